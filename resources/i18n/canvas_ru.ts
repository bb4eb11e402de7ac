<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
<context>
    <name>Canvas</name>
    <message>
        <source>New canvas</source>
        <translation>Новая канва</translation>
    </message>
    <message>
        <source>Duplicate canvas</source>
        <translation>Дублировать канву</translation>
    </message>
    <message>
        <source>Rename canvas</source>
        <translation>Переименовать канву</translation>
    </message>
    <message>
        <source>Name of the canvas</source>
        <translation>Название канвы</translation>
    </message>
    <message>
        <source>%1, copy</source>
        <translation>%1, копия</translation>
    </message>
    <message>
        <source>Canvas: %1</source>
        <translation>Канва: %1</translation>
    </message>
    <message>
        <source>Canvas “%1” deleted.</source>
        <translation>Канва «%1» удалена.</translation>
    </message>
    <message>
        <source>“%1” is on this canvas already</source>
        <translation>«%1» уже есть на этой канве</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Лист</translation>
    </message>
    <message>
        <source>Note editor</source>
        <translation>Редактор стикера</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Вопрос</translation>
    </message>
    <message>
        <source>PDF of the canvas</source>
        <translation>PDF канвы</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Печать…</translation>
    </message>
    <message>
        <source>New canvas…</source>
        <translation>Новая канва…</translation>
    </message>
    <message>
        <source>Duplicate canvas…</source>
        <translation>Дублировать канву…</translation>
    </message>
    <message>
        <source>Rename canvas…</source>
        <translation>Переименовать канву…</translation>
    </message>
    <message>
        <source>Delete canvas</source>
        <translation>Удалить канву</translation>
    </message>
    <message>
        <source>Next canvas</source>
        <translation>Следующая канва</translation>
    </message>
    <message>
        <source>Previous canvas</source>
        <translation>Предыдущая канва</translation>
    </message>
    <message>
        <source>Register&apos;s figures on the sheet</source>
        <translation>Цифры реестра на листе</translation>
    </message>
    <message>
        <source>Legend of colours…</source>
        <translation>Легенда цветов…</translation>
    </message>
    <message>
        <source>Show all segments of the register</source>
        <translation>Показать все сегменты реестра</translation>
    </message>
    <message>
        <source>New note</source>
        <translation>Новый стикер</translation>
    </message>
    <message>
        <source>Edit note</source>
        <translation>Изменить стикер</translation>
    </message>
    <message>
        <source>Delete notes</source>
        <translation>Удалить стикеры</translation>
    </message>
    <message>
        <source>Duplicate notes</source>
        <translation>Дублировать стикеры</translation>
    </message>
    <message>
        <source>Move or copy to…</source>
        <translation>Переместить или копировать в…</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Вырезать</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Вставить</translation>
    </message>
    <message>
        <source>Paste as one note</source>
        <translation>Вставить одним стикером</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Выделить всё</translation>
    </message>
    <message>
        <source>Records behind the figure</source>
        <translation>Записи, стоящие за цифрой</translation>
    </message>
    <message>
        <source>Next unanswered question</source>
        <translation>Следующий вопрос без ответа</translation>
    </message>
    <message>
        <source>Question not applicable</source>
        <translation>Вопрос не применим</translation>
    </message>
    <message>
        <source>Answer is a draft</source>
        <translation>Ответ — черновик</translation>
    </message>
    <message>
        <source>Insert the register&apos;s figure</source>
        <translation>Вставить цифру реестра</translation>
    </message>
    <message>
        <source>any text: a new note after the current one</source>
        <translation>любой текст: новый стикер после текущего</translation>
    </message>
    <message>
        <source>arrows: note to note, block to block</source>
        <translation>стрелки: от стикера к стикеру, от блока к блоку</translation>
    </message>
    <message>
        <source>new note on a block, edit on a note</source>
        <translation>на блоке — новый стикер, на стикере — правка</translation>
    </message>
    <message>
        <source>move the note within its block</source>
        <translation>переместить стикер внутри блока</translation>
    </message>
    <message>
        <source>move the note to the neighbouring block</source>
        <translation>переместить стикер в соседний блок</translation>
    </message>
    <message>
        <source>note from the selection or the line</source>
        <translation>стикер из выделенного или из строки</translation>
    </message>
    <message>
        <source>New note, %1</source>
        <translation>Новый стикер, %1</translation>
    </message>
    <message>
        <source>Note, %1</source>
        <translation>Стикер, %1</translation>
    </message>
    <message numerus="yes">
        <source>The list has %n lines.</source>
        <translation>
            <numerusform>В списке %n строка.</numerusform>
            <numerusform>В списке %n строки.</numerusform>
            <numerusform>В списке %n строк.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n notes added.</source>
        <translation>
            <numerusform>Добавлен %n стикер.</numerusform>
            <numerusform>Добавлено %n стикера.</numerusform>
            <numerusform>Добавлено %n стикеров.</numerusform>
        </translation>
    </message>
    <message>
        <source>Make notes</source>
        <translation>Сделать стикерами</translation>
    </message>
    <message>
        <source>As one note</source>
        <translation>Одним стикером</translation>
    </message>
    <message>
        <source>As of %1. Shares are of income, not of profit.</source>
        <translation>На %1. Доли — от дохода, а не от прибыли.</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Панель справа</translation>
    </message>
    <message>
        <source>What to show of the block</source>
        <translation>Что показать о блоке</translation>
    </message>
    <message>
        <source>More about this block</source>
        <translation>Подробнее о блоке</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Add clients and this block&apos;s figures appear here.</source>
        <translation>Добавьте клиентов, и здесь появятся цифры этого блока.</translation>
    </message>
    <message>
        <source>Kinds</source>
        <translation>Виды</translation>
    </message>
    <message>
        <source>The register has no figure for this question.</source>
        <translation>На этот вопрос у реестра цифры нет.</translation>
    </message>
    <message numerus="yes">
        <source>A note takes %1 characters: %n characters were left out.</source>
        <translation>
            <numerusform>В стикер входит до %1 знаков: не сохранён %n знак.</numerusform>
            <numerusform>В стикер входит до %1 знаков: не сохранено %n знака.</numerusform>
            <numerusform>В стикер входит до %1 знаков: не сохранено %n знаков.</numerusform>
        </translation>
    </message>
    <message>
        <source>Compare canvases…</source>
        <translation>Сравнить канвы…</translation>
    </message>
    <message>
        <source>Wider inspector</source>
        <translation>Панель справа шире</translation>
    </message>
    <message>
        <source>Narrower inspector</source>
        <translation>Панель справа уже</translation>
    </message>
    <message>
        <source>Link with…</source>
        <translation>Связать с…</translation>
    </message>
    <message>
        <source>with Shift: select more notes</source>
        <translation>с Shift: выделить ещё стикеры</translation>
    </message>
    <message>
        <source>first, last note of the block</source>
        <translation>первый, последний стикер блока</translation>
    </message>
    <message>
        <source>first, last block of the walk</source>
        <translation>первый, последний блок по порядку</translation>
    </message>
    <message>
        <source>next, previous block of the walk</source>
        <translation>следующий, предыдущий блок по порядку</translation>
    </message>
    <message>
        <source>to the inspector</source>
        <translation>в панель справа</translation>
    </message>
    <message>
        <source>what can be done with the notes</source>
        <translation>что можно сделать со стикерами</translation>
    </message>
    <message>
        <source>keep; after a new note, the next one</source>
        <translation>сохранить; после нового — следующий стикер</translation>
    </message>
    <message>
        <source>line break</source>
        <translation>новая строка</translation>
    </message>
    <message>
        <source>keep, to the note&apos;s kinds</source>
        <translation>сохранить и перейти к видам стикера</translation>
    </message>
    <message>
        <source>keep and end</source>
        <translation>сохранить и закончить</translation>
    </message>
    <message>
        <source>next, previous question</source>
        <translation>следующий, предыдущий вопрос</translation>
    </message>
    <message>
        <source>next segment</source>
        <translation>следующий сегмент</translation>
    </message>
    <message>
        <source>back to the sheet</source>
        <translation>обратно на лист</translation>
    </message>
    <message>
        <source>arrows: kind to kind</source>
        <translation>стрелки: от вида к виду</translation>
    </message>
    <message>
        <source>give the note the kind, or take it away</source>
        <translation>дать стикеру вид или убрать его</translation>
    </message>
    <message>
        <source>back to the notes</source>
        <translation>обратно к стикерам</translation>
    </message>
    <message>
        <source>Duplicate as a scenario</source>
        <translation>Сделать копию как вариант</translation>
    </message>
    <message>
        <source>Only on “%1”</source>
        <translation>Только на «%1»</translation>
    </message>
    <message numerus="yes">
        <source>%n on both</source>
        <translation>
            <numerusform>%n на обеих</numerusform>
            <numerusform>%n на обеих</numerusform>
            <numerusform>%n на обеих</numerusform>
        </translation>
    </message>
    <message>
        <source>Compare canvases</source>
        <translation>Сравнение канв</translation>
    </message>
    <message>
        <source>Canvas on the left</source>
        <translation>Канва слева</translation>
    </message>
    <message>
        <source>Canvas on the right</source>
        <translation>Канва справа</translation>
    </message>
    <message>
        <source>Nothing to compare with yet.</source>
        <translation>Сравнивать пока не с чем.</translation>
    </message>
    <message>
        <source>empty on both</source>
        <translation>на обеих пусто</translation>
    </message>
    <message>
        <source>no difference</source>
        <translation>различий нет</translation>
    </message>
    <message>
        <source>As of %1.</source>
        <translation>На %1.</translation>
    </message>
    <message>
        <source>Find in the notes</source>
        <translation>Найти в стикерах</translation>
    </message>
    <message>
        <source>Previous note found</source>
        <translation>Предыдущий найденный стикер</translation>
    </message>
    <message>
        <source>Next note found</source>
        <translation>Следующий найденный стикер</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>не найдено</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 из %2</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Вопросы</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Список</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Клиенты</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Добавить</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Импортировать</translation>
    </message>
    <message numerus="yes">
        <source>For %n notes:</source>
        <translation>
            <numerusform>Для %n стикера:</numerusform>
            <numerusform>Для %n стикеров:</numerusform>
            <numerusform>Для %n стикеров:</numerusform>
        </translation>
    </message>
    <message>
        <source>New note of a kind:</source>
        <translation>Новый стикер вида:</translation>
    </message>
    <message>
        <source>For the note “%1”:</source>
        <translation>Для стикера «%1»:</translation>
    </message>
    <message>
        <source>An empty line: the segments of that colour, or no entry.</source>
        <translation>Пустая строка: сегменты этого цвета или ничего.</translation>
    </message>
    <message>
        <source>Legend of colours</source>
        <translation>Легенда цветов</translation>
    </message>
    <message>
        <source>What the colours stand for</source>
        <translation>Что означают цвета</translation>
    </message>
    <message>
        <source>Name of the colour: %1</source>
        <translation>Название цвета: %1</translation>
    </message>
    <message>
        <source>Notes of the block</source>
        <translation>Стикеры блока</translation>
    </message>
    <message>
        <source>Copied to %1</source>
        <translation>Скопировано: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n notes copied to “%1”</source>
        <translation>
            <numerusform>%n стикер скопирован на канву «%1»</numerusform>
            <numerusform>%n стикера скопировано на канву «%1»</numerusform>
            <numerusform>%n стикеров скопировано на канву «%1»</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n notes moved to “%1”</source>
        <translation>
            <numerusform>%n стикер перемещён на канву «%1»</numerusform>
            <numerusform>%n стикера перемещено на канву «%1»</numerusform>
            <numerusform>%n стикеров перемещено на канву «%1»</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Показать</translation>
    </message>
    <message numerus="yes">
        <source>%n notes are on the parking lot now.</source>
        <translation>
            <numerusform>%n стикер теперь на парковке.</numerusform>
            <numerusform>%n стикера теперь на парковке.</numerusform>
            <numerusform>%n стикеров теперь на парковке.</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy to a block</source>
        <translation>Копировать в блок</translation>
    </message>
    <message>
        <source>To the parking lot</source>
        <translation>На парковку</translation>
    </message>
    <message>
        <source>Merge with</source>
        <translation>Объединить с</translation>
    </message>
    <message>
        <source>There is nothing to link with yet.</source>
        <translation>Связать пока не с чем.</translation>
    </message>
    <message>
        <source>Move to canvas “%1”</source>
        <translation>Переместить на канву «%1»</translation>
    </message>
    <message>
        <source>Links: %1</source>
        <translation>Связи: %1</translation>
    </message>
    <message>
        <source>Kinds: %1</source>
        <translation>Виды: %1</translation>
    </message>
    <message>
        <source>Name the colours</source>
        <translation>Назвать цвета</translation>
    </message>
    <message>
        <source>Colour of new notes</source>
        <translation>Цвет новых стикеров</translation>
    </message>
    <message>
        <source>Answers: %1</source>
        <translation>Ответ на: %1</translation>
    </message>
    <message>
        <source>There is only this canvas.</source>
        <translation>Других канв пока нет.</translation>
    </message>
    <message numerus="yes">
        <source>%n were on this canvas already.</source>
        <translation>
            <numerusform>%n уже был на этой канве.</numerusform>
            <numerusform>%n уже были на этой канве.</numerusform>
            <numerusform>%n уже были на этой канве.</numerusform>
        </translation>
    </message>
    <message>
        <source>on “%1”: %2</source>
        <translation>на «%1»: %2</translation>
    </message>
    <message>
        <source>Show the inspector</source>
        <translation>Показать панель справа</translation>
    </message>
    <message>
        <source>Shorten it for the note: Enter makes it, Esc leads back</source>
        <translation>Сократите для стикера: Enter — сделать, Esc — назад</translation>
    </message>
    <message>
        <source>Find a segment</source>
        <translation>Найти сегмент</translation>
    </message>
    <message>
        <source>Answer by segment</source>
        <translation>Ответить по сегментам</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n segments</source>
        <translation>
            <numerusform>%1 из %n сегмента</numerusform>
            <numerusform>%1 из %n сегментов</numerusform>
            <numerusform>%1 из %n сегментов</numerusform>
        </translation>
    </message>
    <message>
        <source>New segment “%1” without an answer</source>
        <translation>Новый сегмент «%1» без ответа</translation>
    </message>
    <message numerus="yes">
        <source>An answer takes %1 characters: %n characters were left out.</source>
        <translation>
            <numerusform>В ответ входит до %1 знаков: не сохранён %n знак.</numerusform>
            <numerusform>В ответ входит до %1 знаков: не сохранено %n знака.</numerusform>
            <numerusform>В ответ входит до %1 знаков: не сохранено %n знаков.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more segments of the register are not on the canvas · show</source>
        <translation>
            <numerusform>Ещё %n сегмент реестра не на канве · показать</numerusform>
            <numerusform>Ещё %n сегмента реестра не на канве · показать</numerusform>
            <numerusform>Ещё %n сегментов реестра не на канве · показать</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more in the register · show</source>
        <translation>
            <numerusform>Ещё %n в реестре · показать</numerusform>
            <numerusform>Ещё %n в реестре · показать</numerusform>
            <numerusform>Ещё %n в реестре · показать</numerusform>
        </translation>
    </message>
    <message>
        <source>The note “%1” counts clients now.</source>
        <translation>Стикер «%1» теперь считает клиентов.</translation>
    </message>
    <message numerus="yes">
        <source>%n notes deleted.</source>
        <translation>
            <numerusform>Удалено стикеров: %n.</numerusform>
            <numerusform>Удалено стикеров: %n.</numerusform>
            <numerusform>Удалено стикеров: %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>The note left the canvas. The segment “%1” stays in the register.</source>
        <translation>Стикер убран с канвы. Сегмент «%1» остался в реестре.</translation>
    </message>
    <message>
        <source>The segment “%1” is deleted.</source>
        <translation>Сегмент «%1» удалён.</translation>
    </message>
    <message>
        <source>The stream “%1” is deleted.</source>
        <translation>Поток «%1» удалён.</translation>
    </message>
    <message>
        <source>“%1” exists already, so the name stayed “%2”.</source>
        <translation>«%1» уже есть, поэтому имя осталось прежним: «%2».</translation>
    </message>
    <message>
        <source>“%1” is part of “%2” now.</source>
        <translation>«%1» теперь часть «%2».</translation>
    </message>
    <message>
        <source>The note left the canvas. The stream “%1” stays in the register.</source>
        <translation>Стикер убран с канвы. Поток «%1» остался в реестре.</translation>
    </message>
    <message>
        <source>What becomes of its clients?</source>
        <translation>Что станет с его клиентами?</translation>
    </message>
    <message numerus="yes">
        <source>The note left the canvas. The segment and its %n clients stay in the register.</source>
        <translation>
            <numerusform>Стикер убран с канвы. Сегмент и его %n клиент остались в реестре.</numerusform>
            <numerusform>Стикер убран с канвы. Сегмент и его %n клиента остались в реестре.</numerusform>
            <numerusform>Стикер убран с канвы. Сегмент и его %n клиентов остались в реестре.</numerusform>
        </translation>
    </message>
    <message>
        <source>Moved to %1</source>
        <translation>Перемещено: %1</translation>
    </message>
    <message>
        <source>No segment</source>
        <translation>Без сегмента</translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation>Канва</translation>
    </message>
    <message>
        <source>Delete the segment…</source>
        <translation>Удалить сегмент…</translation>
    </message>
    <message>
        <source>To “%1”</source>
        <translation>В сегмент «%1»</translation>
    </message>
    <message>
        <source>Copy to canvas “%1”</source>
        <translation>Копировать на канву «%1»</translation>
    </message>
    <message>
        <source>Note “%1” added</source>
        <translation>Стикер «%1» добавлен</translation>
    </message>
    <message>
        <source>Enter: done · Shift+Enter: new line</source>
        <translation>Enter&#xa0;—&#xa0;готово · Shift+Enter&#xa0;—&#xa0;новая&#xa0;строка</translation>
    </message>
    <message>
        <source>Enter: another note · Esc: done</source>
        <translation>Enter&#xa0;—&#xa0;ещё · Esc&#xa0;—&#xa0;готово</translation>
    </message>
    <message>
        <source>none</source>
        <translation>нет</translation>
    </message>
    <message numerus="yes">
        <source>%n notes</source>
        <translation>
            <numerusform>%n стикер</numerusform>
            <numerusform>%n стикера</numerusform>
            <numerusform>%n стикеров</numerusform>
        </translation>
    </message>
    <message>
        <source>Segments: %1</source>
        <translation>Сегменты: %1</translation>
    </message>
    <message>
        <source>Note “%1”</source>
        <translation>Стикер «%1»</translation>
    </message>
    <message>
        <source>Sheet of the canvas</source>
        <translation>Лист канвы</translation>
    </message>
    <message>
        <source>Every question of this canvas is answered.</source>
        <translation>На все вопросы этой канвы есть ответ.</translation>
    </message>
    <message numerus="yes">
        <source>Answered by %n notes. Add words if you like.</source>
        <translation>
            <numerusform>Ответ дан стикером: %n. Можно дописать словами.</numerusform>
            <numerusform>Ответ дан стикерами: %n. Можно дописать словами.</numerusform>
            <numerusform>Ответ дан стикерами: %n. Можно дописать словами.</numerusform>
        </translation>
    </message>
    <message>
        <source>Text of the note</source>
        <translation>Текст стикера</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>Вставить</translation>
    </message>
    <message>
        <source>Put this figure into the answer</source>
        <translation>Вставить эту цифру в ответ</translation>
    </message>
    <message>
        <source>Show records</source>
        <translation>Показать записи</translation>
    </message>
    <message>
        <source>To a note</source>
        <translation>В стикер</translation>
    </message>
    <message>
        <source>Make a note of the selected text or of this line</source>
        <translation>Сделать стикер из выделенного или из этой строки</translation>
    </message>
    <message>
        <source>Applicable</source>
        <translation>Применимо</translation>
    </message>
    <message>
        <source>Not applicable</source>
        <translation>Не применимо</translation>
    </message>
    <message>
        <source>Answer for each segment</source>
        <translation>Ответить для каждого сегмента</translation>
    </message>
    <message numerus="yes">
        <source>Answered by %n notes</source>
        <translation>
            <numerusform>Ответ дан стикером: %n</numerusform>
            <numerusform>Ответ дан стикерами: %n</numerusform>
            <numerusform>Ответ дан стикерами: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Block done.</source>
        <translation>Блок готов.</translation>
    </message>
    <message>
        <source>For all</source>
        <translation>Для всех</translation>
    </message>
    <message>
        <source>Name your segments first; then each can have its own answer.</source>
        <translation>Сначала назовите сегменты, тогда ответ можно дать для каждого.</translation>
    </message>
    <message>
        <source>Next: %1</source>
        <translation>Дальше: %1</translation>
    </message>
    <message>
        <source>Go to segments</source>
        <translation>К сегментам</translation>
    </message>
    <message>
        <source>What becomes of its deals?</source>
        <translation>Что станет с его сделками?</translation>
    </message>
    <message>
        <source>No stream</source>
        <translation>Без потока</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Оставить</translation>
    </message>
    <message>
        <source>Delete the stream…</source>
        <translation>Удалить поток…</translation>
    </message>
    <message>
        <source>Merge the two</source>
        <translation>Объединить</translation>
    </message>
    <message>
        <source>Their segments and streams stay in the register.</source>
        <translation>Их сегменты и потоки остались в реестре.</translation>
    </message>
    <message>
        <source>The register has no figure for this block yet.</source>
        <translation>У реестра пока нет цифры для этого блока.</translation>
    </message>
    <message>
        <source>What a month of this relationship costs</source>
        <translation>Во что обходится месяц этих отношений</translation>
    </message>
    <message>
        <source>various</source>
        <translation>разные</translation>
    </message>
    <message>
        <source>Target: %1</source>
        <translation>Цель: %1</translation>
    </message>
    <message>
        <source>No target</source>
        <translation>Без цели</translation>
    </message>
    <message>
        <source>A month</source>
        <translation>В месяц</translation>
    </message>
    <message>
        <source>costs</source>
        <translation>расходы</translation>
    </message>
    <message>
        <source>What can be done with the note</source>
        <translation>Что можно сделать со стикером</translation>
    </message>
    <message>
        <source>%1 of %2 questions answered</source>
        <translation>отвечено %1 из %2 вопросов</translation>
    </message>
    <message>
        <source>Note %1 of %2, %3</source>
        <translation>Стикер %1 из %2, %3</translation>
    </message>
    <message>
        <source>Segment: %1</source>
        <translation>Сегмент: %1</translation>
    </message>
</context>
</TS>
