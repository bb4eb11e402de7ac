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
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Лист</translation>
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
        <source>Link to segments…</source>
        <translation>Связать с сегментами…</translation>
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
        <translation>Вопрос неприменим</translation>
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
        <source>next block of the walk</source>
        <translation>следующий блок по порядку</translation>
    </message>
    <message>
        <source>note from the selection or the line</source>
        <translation>стикер из выделенного или из строки</translation>
    </message>
    <message>
        <source>next question</source>
        <translation>следующий вопрос</translation>
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
        <translation>Инспектор</translation>
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
        <source>Notes of the block</source>
        <translation>Стикеры блока</translation>
    </message>
    <message numerus="yes">
        <source>%n notes deleted.</source>
        <translation>
            <numerusform>Удалён %n стикер.</numerusform>
            <numerusform>Удалено %n стикера.</numerusform>
            <numerusform>Удалено %n стикеров.</numerusform>
        </translation>
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
        <translation>Enter — готово · Shift+Enter — новая строка</translation>
    </message>
    <message>
        <source>Enter: another note · Esc: done</source>
        <translation>Enter — ещё · Esc — готово</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>Жёлтый</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Голубой</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Зелёный</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>Розовый</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Фиолетовый</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Серый</translation>
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
        <source>Answers the question</source>
        <translation>Отвечает на вопрос</translation>
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
        <source>By segment</source>
        <translation>По сегментам</translation>
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
        <source>%1 of %2 segments</source>
        <translation>%1 из %2 сегментов</translation>
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
        <source>%1 of %2 questions answered</source>
        <translation>отвечено вопросов: %1 из %2</translation>
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
