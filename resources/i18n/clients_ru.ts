<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
<context>
    <name>Clients</name>
    <message>
        <source>Clients</source>
        <translation>Клиенты</translation>
    </message>
    <message>
        <source>Name, phone, e-mail…</source>
        <translation>Имя, телефон, почта…</translation>
    </message>
    <message>
        <source>Search clients</source>
        <translation>Поиск клиентов</translation>
    </message>
    <message>
        <source>+ Filter</source>
        <translation>+ Фильтр</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Подборки</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Импорт…</translation>
    </message>
    <message>
        <source>Import from a table</source>
        <translation>Импорт из таблицы</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>Выбран %n</numerusform>
            <numerusform>Выбрано %n</numerusform>
            <numerusform>Выбрано %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>Сегмент</translation>
    </message>
    <message>
        <source>Employee</source>
        <translation>Сотрудник</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Метки</translation>
    </message>
    <message>
        <source>Confirm stages…</source>
        <translation>Подтвердить стадии…</translation>
    </message>
    <message>
        <source>To the archive</source>
        <translation>В архив</translation>
    </message>
    <message>
        <source>Out of the archive</source>
        <translation>Вернуть из архива</translation>
    </message>
    <message>
        <source>Export CSV…</source>
        <translation>Экспорт CSV…</translation>
    </message>
    <message>
        <source>Clear selection</source>
        <translation>Снять выделение</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Подтвердить</translation>
    </message>
    <message>
        <source>Another…</source>
        <translation>Другая…</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Пропустить</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Закончить</translation>
    </message>
    <message numerus="yes">
        <source>Confirm suggested stages: %n client(s)</source>
        <translation>
            <numerusform>Подтвердить предложенные стадии: %n клиент</numerusform>
            <numerusform>Подтвердить предложенные стадии: %n клиента</numerusform>
            <numerusform>Подтвердить предложенные стадии: %n клиентов</numerusform>
        </translation>
    </message>
    <message>
        <source>one reason for all, if there is one</source>
        <translation>общая причина, если она есть</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Review: %1 of %2</source>
        <translation>Проверка: %1 из %2</translation>
    </message>
    <message>
        <source>Card of the client</source>
        <translation>Карточка клиента</translation>
    </message>
    <message>
        <source>What to show of the client</source>
        <translation>Что показать о клиенте</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Choose a client in the list.</source>
        <translation>Выберите клиента в списке.</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>История</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Сведения</translation>
    </message>
    <message>
        <source>Deals</source>
        <translation>Сделки</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Люди</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>никто</translation>
    </message>
    <message>
        <source>no segment</source>
        <translation>без сегмента</translation>
    </message>
    <message>
        <source>not assigned</source>
        <translation>не назначен</translation>
    </message>
    <message>
        <source>looked after by %1</source>
        <translation>ведёт %1</translation>
    </message>
    <message>
        <source>New employee…</source>
        <translation>Новый сотрудник…</translation>
    </message>
    <message>
        <source>All employees…</source>
        <translation>Все сотрудники…</translation>
    </message>
    <message>
        <source>archived</source>
        <translation>в архиве</translation>
    </message>
    <message>
        <source>Segment: %1</source>
        <translation>Сегмент: %1</translation>
    </message>
    <message>
        <source>nobody looks after</source>
        <translation>никто не ведёт</translation>
    </message>
    <message>
        <source>Employee: %1</source>
        <translation>Сотрудник: %1</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Сбросить</translation>
    </message>
    <message>
        <source>No clients yet. Paste rows from a spreadsheet (Ctrl+V), import a CSV or add the first one.</source>
        <translation>Клиентов пока нет. Вставьте строки из таблицы (Ctrl+V), импортируйте CSV или добавьте первого.</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>Новая метка</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Метка</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>Стереть навсегда</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Стереть</translation>
    </message>
    <message>
        <source>Clients.csv</source>
        <translation>Клиенты.csv</translation>
    </message>
    <message>
        <source>Export clients</source>
        <translation>Экспорт клиентов</translation>
    </message>
    <message>
        <source>Nobody matches “%1” among %2.</source>
        <translation>По запросу «%1» никого нет среди %2.</translation>
    </message>
    <message>
        <source>Add “%1”</source>
        <translation>Добавить «%1»</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Добавить</translation>
    </message>
    <message>
        <source>Erased.</source>
        <translation>Стёрто.</translation>
    </message>
    <message>
        <source>These stages are confirmed already.</source>
        <translation>Эти стадии уже подтверждены.</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Таблица</translation>
    </message>
    <message>
        <source>Exported: %1</source>
        <translation>Экспортировано: %1</translation>
    </message>
    <message>
        <source>Three are enough to see how it works.</source>
        <translation>Хватит трёх, чтобы увидеть, как это работает.</translation>
    </message>
    <message>
        <source>The archive is empty.</source>
        <translation>В архиве никого нет.</translation>
    </message>
    <message>
        <source>Nobody of %1 fits the filter.</source>
        <translation>Под фильтр не подходит никто из %1.</translation>
    </message>
    <message>
        <source>+ Client</source>
        <translation>+ Клиент</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Сбросить фильтры</translation>
    </message>
    <message>
        <source>Add a tag…</source>
        <translation>Новая метка…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Снять</translation>
    </message>
    <message>
        <source>Open card</source>
        <translation>Открыть карточку</translation>
    </message>
    <message>
        <source>Confirm suggested stage</source>
        <translation>Подтвердить предложенную стадию</translation>
    </message>
    <message>
        <source>Choose another stage…</source>
        <translation>Выбрать другую стадию…</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Импортированные</translation>
    </message>
    <message>
        <source>Stages are suggested for %1</source>
        <translation>Предложены стадии для %1</translation>
    </message>
    <message>
        <source>Added. Next one?</source>
        <translation>Добавлено. Кто следующий?</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>Показать %1</translation>
    </message>
    <message>
        <source>Confirm all</source>
        <translation>Подтвердить все</translation>
    </message>
    <message>
        <source>Review one by one</source>
        <translation>Проверить по одному</translation>
    </message>
    <message>
        <source>Interaction</source>
        <translation>Взаимодействие</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Компания</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Стадия</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Изменение</translation>
    </message>
    <message>
        <source>Looked after by</source>
        <translation>Ведёт</translation>
    </message>
    <message>
        <source>Revenue, 12 mo</source>
        <translation>Выручка, 12 мес</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Карточка</translation>
    </message>
    <message>
        <source>Review of suggestions</source>
        <translation>Проверка предложений</translation>
    </message>
    <message>
        <source>Paste rows</source>
        <translation>Вставить строки</translation>
    </message>
    <message>
        <source>Save this view…</source>
        <translation>Сохранить как подборку…</translation>
    </message>
    <message>
        <source>Review suggested stages</source>
        <translation>Проверить предложенные стадии</translation>
    </message>
    <message>
        <source>Employees…</source>
        <translation>Сотрудники…</translation>
    </message>
    <message>
        <source>Erase deleted people…</source>
        <translation>Стереть удалённых…</translation>
    </message>
    <message>
        <source>Document of the client</source>
        <translation>Документ о клиенте</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Печать…</translation>
    </message>
    <message>
        <source>Edit fields</source>
        <translation>Изменить сведения</translation>
    </message>
    <message>
        <source>Delete with everything</source>
        <translation>Удалить со всеми записями</translation>
    </message>
    <message>
        <source>New entry</source>
        <translation>Новая запись</translation>
    </message>
    <message>
        <source>Why this stage</source>
        <translation>Почему эта стадия</translation>
    </message>
    <message>
        <source>any text: search</source>
        <translation>любой текст: поиск</translation>
    </message>
    <message>
        <source>card of the row</source>
        <translation>карточка строки</translation>
    </message>
    <message>
        <source>back to the row</source>
        <translation>назад к строке</translation>
    </message>
    <message>
        <source>first row, last row</source>
        <translation>первая строка, последняя строка</translation>
    </message>
    <message>
        <source>select all found</source>
        <translation>выделить всех найденных</translation>
    </message>
    <message>
        <source>filter of the column</source>
        <translation>фильтр столбца</translation>
    </message>
    <message>
        <source>save entry, next</source>
        <translation>сохранить запись, следующая</translation>
    </message>
    <message>
        <source>1 … 5: score</source>
        <translation>1 … 5: оценка</translation>
    </message>
    <message>
        <source>score unknown</source>
        <translation>оценка неизвестна</translation>
    </message>
    <message>
        <source>confirm, next</source>
        <translation>подтвердить, следующий</translation>
    </message>
    <message>
        <source>skip</source>
        <translation>пропустить</translation>
    </message>
    <message>
        <source>end</source>
        <translation>закончить</translation>
    </message>
    <message>
        <source>Remove line</source>
        <translation>Убрать строку</translation>
    </message>
    <message>
        <source>amount</source>
        <translation>сумма</translation>
    </message>
    <message>
        <source>Last interaction</source>
        <translation>Последнее взаимодействие</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Сумма</translation>
    </message>
    <message>
        <source>Revenue stream</source>
        <translation>Поток дохода</translation>
    </message>
    <message>
        <source>no stream</source>
        <translation>без потока</translation>
    </message>
    <message>
        <source>+ Line</source>
        <translation>+ Строка</translation>
    </message>
    <message>
        <source>Amount and stream</source>
        <translation>Сумма и поток</translation>
    </message>
    <message>
        <source>No deals with this client yet.</source>
        <translation>Сделок с этим клиентом пока нет.</translation>
    </message>
    <message>
        <source>Deal</source>
        <translation>Сделка</translation>
    </message>
    <message>
        <source>+ Deal</source>
        <translation>+ Сделка</translation>
    </message>
    <message>
        <source>won</source>
        <translation>заключена</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>проиграна</translation>
    </message>
    <message>
        <source>open</source>
        <translation>открыта</translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>ещё не начата</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Изменить…</translation>
    </message>
    <message>
        <source>Take up again</source>
        <translation>Возобновить</translation>
    </message>
    <message>
        <source>Won on %1</source>
        <translation>Заключена %1</translation>
    </message>
    <message>
        <source>Lost on %1</source>
        <translation>Проиграна %1</translation>
    </message>
    <message>
        <source>parted by commas</source>
        <translation>через запятую</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Передать</translation>
    </message>
    <message>
        <source>Day of the interaction: %1</source>
        <translation>День взаимодействия: %1</translation>
    </message>
    <message>
        <source>Kind of interaction: %1</source>
        <translation>Вид взаимодействия: %1</translation>
    </message>
    <message>
        <source>Somebody was erased from this workbook earlier; the history keeps no names.</source>
        <translation>Из этой книги стирали раньше; имён история не хранит.</translation>
    </message>
    <message>
        <source>Import a table</source>
        <translation>Импорт таблицы</translation>
    </message>
    <message>
        <source>Go to a line and press 1–5, or click its bar.</source>
        <translation>Выберите строку и нажмите 1–5 или щёлкните по шкале.</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>ещё не известно</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s) after the day looked at.</source>
        <translation>
            <numerusform>%n запись позже выбранного дня.</numerusform>
            <numerusform>%n записи позже выбранного дня.</numerusform>
            <numerusform>%n записей позже выбранного дня.</numerusform>
        </translation>
    </message>
    <message>
        <source>The note “%1” counts clients now.</source>
        <translation>Стикер «%1» теперь считает клиентов.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Показать</translation>
    </message>
    <message>
        <source>Erased clients in backups…</source>
        <translation>Стёртые клиенты в резервных копиях…</translation>
    </message>
    <message>
        <source>Erase for good…</source>
        <translation>Стереть навсегда…</translation>
    </message>
    <message>
        <source>In the register since %1</source>
        <translation>В реестре с %1</translation>
    </message>
    <message>
        <source>Hand over to nobody</source>
        <translation>Не передавать никому</translation>
    </message>
    <message>
        <source>Employees</source>
        <translation>Сотрудники</translation>
    </message>
    <message>
        <source>Nobody is named yet. Who looks after your clients?</source>
        <translation>Пока никто не назван. Кто ведёт ваших клиентов?</translation>
    </message>
    <message>
        <source>Name of an employee</source>
        <translation>Имя сотрудника</translation>
    </message>
    <message>
        <source>Name of a new employee</source>
        <translation>Имя нового сотрудника</translation>
    </message>
    <message>
        <source>%1 leaves: clients go to…</source>
        <translation>%1 уходит: клиенты переходят к…</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Hand over to %1</source>
        <translation>Передать: %1</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Что было</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>нет данных</translation>
    </message>
    <message>
        <source>today</source>
        <translation>сегодня</translation>
    </message>
    <message>
        <source>what happened…</source>
        <translation>что было…</translation>
    </message>
    <message>
        <source>Enter notes it</source>
        <translation>Enter записывает</translation>
    </message>
    <message>
        <source>Noted: %1</source>
        <translation>Записано: %1</translation>
    </message>
    <message>
        <source>Erased for good</source>
        <translation>Стёрто навсегда</translation>
    </message>
    <message>
        <source>Rewrite without them</source>
        <translation>Переписать без них</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>Сохранить отчёт…</translation>
    </message>
    <message>
        <source>Nobody has been erased from this workbook.</source>
        <translation>Из этой книги никто не стёрт.</translation>
    </message>
    <message>
        <source>“%1” is erased from the workbook and its history.</source>
        <translation>«%1»: стёрто из книги и её истории.</translation>
    </message>
    <message>
        <source>Looking through the backups…</source>
        <translation>Просматриваем резервные копии…</translation>
    </message>
    <message>
        <source>Report on erasing.txt</source>
        <translation>Отчёт о стирании.txt</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Сохранить отчёт</translation>
    </message>
    <message>
        <source>Erased from the history of the workbook: %1 people.</source>
        <translation>Из истории книги стёрто людей: %1.</translation>
    </message>
    <message>
        <source>Rewriting the backups…</source>
        <translation>Переписываем резервные копии…</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Текст</translation>
    </message>
    <message>
        <source>Report saved: %1</source>
        <translation>Отчёт сохранён: %1</translation>
    </message>
    <message>
        <source>Everything about “%1” is removed from the file and its history. This cannot be undone. Then the program looks which backups, made before, still hold it.</source>
        <translation>Всё, что записано о «%1», будет удалено из файла и его истории. Отменить это нельзя. Затем программа посмотрит, в каких резервных копиях, сделанных раньше, это ещё есть.</translation>
    </message>
    <message>
        <source>Relationship ended…</source>
        <translation>Отношения прекращены…</translation>
    </message>
    <message>
        <source>Another day of the end…</source>
        <translation>Другой день прекращения…</translation>
    </message>
    <message>
        <source>Taken up again…</source>
        <translation>Отношения возобновлены…</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Факты</translation>
    </message>
    <message>
        <source>Ended: %1</source>
        <translation>Отношения прекращены: %1</translation>
    </message>
    <message>
        <source>Taken up again: %1</source>
        <translation>Отношения возобновлены: %1</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Архив</translation>
    </message>
    <message>
        <source>Sort ascending</source>
        <translation>Сортировать по возрастанию</translation>
    </message>
    <message>
        <source>Sort descending</source>
        <translation>Сортировать по убыванию</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Решение</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Предупреждение</translation>
    </message>
    <message>
        <source>Chosen clients</source>
        <translation>Выбранные клиенты</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>подтверждена</translation>
    </message>
    <message>
        <source>only suggested</source>
        <translation>только предложена</translation>
    </message>
    <message>
        <source>other than suggested</source>
        <translation>отличается от предложенной</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Rows read: %1. To be added: %2, changed: %3, left out or unchanged: %4.</source>
        <translation>Прочитано строк: %1. Добавится: %2, изменится: %3, без изменений или не взято: %4.</translation>
    </message>
    <message>
        <source>Import: %1</source>
        <translation>Импорт: %1</translation>
    </message>
    <message>
        <source> (guessed)</source>
        <translation> (определена по тексту)</translation>
    </message>
    <message>
        <source>semicolon ;</source>
        <translation>точка с запятой ;</translation>
    </message>
    <message>
        <source>comma ,</source>
        <translation>запятая ,</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>табуляция</translation>
    </message>
    <message>
        <source>bar |</source>
        <translation>черта |</translation>
    </message>
    <message>
        <source>A column is still missing for: %1. Choose it below.</source>
        <translation>Не хватает столбца для: %1. Выберите его ниже.</translation>
    </message>
    <message>
        <source>Rows read: %1. What becomes of them shows after your answer above.</source>
        <translation>Прочитано строк: %1. Что из них получится, станет видно после ответа на вопрос выше.</translation>
    </message>
    <message>
        <source>Notes for the canvas “%1”: %2.</source>
        <translation>Стикеров для канвы «%1»: %2.</translation>
    </message>
    <message>
        <source>New names: %1, too many for a canvas: only the register gets them.</source>
        <translation>Новых имён: %1, для канвы это слишком много: их получит только реестр.</translation>
    </message>
    <message>
        <source>Rows are</source>
        <translation>Что в таблице</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Кодировка</translation>
    </message>
    <message>
        <source>Separated by</source>
        <translation>Разделитель</translation>
    </message>
    <message>
        <source>First row names the columns</source>
        <translation>Первая строка — заголовки</translation>
    </message>
    <message>
        <source>What each column fills</source>
        <translation>Что заполняет каждый столбец</translation>
    </message>
    <message>
        <source>Import preview</source>
        <translation>Предпросмотр импорта</translation>
    </message>
    <message>
        <source>First rows of the table</source>
        <translation>Первые строки таблицы</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Проблемы</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Чтение</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Остановить</translation>
    </message>
    <message>
        <source>Save the refused rows…</source>
        <translation>Сохранить не взятые строки…</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Импортировать</translation>
    </message>
    <message>
        <source>Import: pasted rows</source>
        <translation>Импорт: вставленные строки</translation>
    </message>
    <message>
        <source>%1, the first %2:</source>
        <translation>%1, первые %2:</translation>
    </message>
    <message>
        <source>one column</source>
        <translation>один столбец</translation>
    </message>
    <message>
        <source>day first</source>
        <translation>сначала день</translation>
    </message>
    <message>
        <source>month first</source>
        <translation>сначала месяц</translation>
    </message>
    <message>
        <source>comma begins the decimals</source>
        <translation>запятая отделяет дробную часть</translation>
    </message>
    <message>
        <source>point begins the decimals</source>
        <translation>точка отделяет дробную часть</translation>
    </message>
    <message>
        <source>lines of one deal</source>
        <translation>строки одной сделки</translation>
    </message>
    <message>
        <source>separate deals</source>
        <translation>разные сделки</translation>
    </message>
    <message>
        <source>not imported</source>
        <translation>не импортируется</translation>
    </message>
    <message>
        <source>Column “%1” fills</source>
        <translation>Столбец «%1» заполняет</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Таблицы</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Все файлы</translation>
    </message>
    <message>
        <source>There are no rows on the clipboard.</source>
        <translation>В буфере обмена нет строк.</translation>
    </message>
    <message>
        <source>List of clients</source>
        <translation>Список клиентов</translation>
    </message>
    <message>
        <source>Add and next</source>
        <translation>Добавить и далее</translation>
    </message>
    <message>
        <source>Add this client and name the next one</source>
        <translation>Добавить клиента и сразу назвать следующего</translation>
    </message>
    <message>
        <source>a client</source>
        <translation>клиента</translation>
    </message>
    <message>
        <source>There already:</source>
        <translation>Уже есть:</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>Открыть: %1</translation>
    </message>
    <message>
        <source>In a few words: why not “%1”?</source>
        <translation>Коротко: почему не «%1»?</translation>
    </message>
    <message>
        <source>A remark, if you like</source>
        <translation>Примечание, если нужно</translation>
    </message>
    <message>
        <source>Stage model: %1</source>
        <translation>Модель стадий: %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 из %2</translation>
    </message>
    <message>
        <source>In the archive: %1</source>
        <translation>В архиве: %1</translation>
    </message>
    <message>
        <source>No contact persons yet.</source>
        <translation>Контактных лиц пока нет.</translation>
    </message>
    <message>
        <source>+ Person</source>
        <translation>+ Человек</translation>
    </message>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>Показать ещё %n</numerusform>
            <numerusform>Показать ещё %n</numerusform>
            <numerusform>Показать ещё %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Review of stages</source>
        <translation>Проверка стадий</translation>
    </message>
    <message>
        <source>Every suggested stage is confirmed.</source>
        <translation>Все предложенные стадии подтверждены.</translation>
    </message>
    <message>
        <source>That was the last one.</source>
        <translation>Это был последний клиент.</translation>
    </message>
    <message>
        <source>New scores: %1</source>
        <translation>Новые оценки: %1</translation>
    </message>
    <message>
        <source>Scores of the relationship, 1–5</source>
        <translation>Оценки взаимоотношений, 1–5</translation>
    </message>
    <message>
        <source>Questionnaire…</source>
        <translation>Анкета…</translation>
    </message>
    <message numerus="yes">
        <source>confirmed %1 · %n day(s)</source>
        <translation>
            <numerusform>подтверждена %1 · %n день</numerusform>
            <numerusform>подтверждена %1 · %n дня</numerusform>
            <numerusform>подтверждена %1 · %n дней</numerusform>
        </translation>
    </message>
    <message>
        <source>suggested, not confirmed</source>
        <translation>предложена, не подтверждена</translation>
    </message>
    <message>
        <source>By the facts: stage %1. Confidence: %2.</source>
        <translation>По фактам — стадия %1. Уверенность: %2.</translation>
    </message>
    <message>
        <source>Deleted clients and contact persons stay in the history so that undo can bring them back. Here they are erased for good. Who is only mentioned in a text about something else is not found.</source>
        <translation>Удалённые клиенты и контактные лица остаются в истории, чтобы их можно было вернуть отменой. Здесь они стираются навсегда. Те, кто лишь упомянут в тексте о другом, не находятся.</translation>
    </message>
    <message>
        <source>%1, contact person of %2</source>
        <translation>%1, контактное лицо: %2</translation>
    </message>
    <message>
        <source>%1 · deleted %2</source>
        <translation>%1 · удаление: %2</translation>
    </message>
    <message>
        <source>Erase deleted people</source>
        <translation>Стереть удалённых</translation>
    </message>
    <message>
        <source>Name of the person or of the client</source>
        <translation>Имя человека или клиента</translation>
    </message>
    <message>
        <source>People deleted earlier</source>
        <translation>Удалённые раньше</translation>
    </message>
    <message>
        <source>Looking through the history…</source>
        <translation>Просматривается история…</translation>
    </message>
    <message>
        <source>Names are hidden. Show them with F7, then open this window again.</source>
        <translation>Имена скрыты. Покажите их клавишей F7 и откройте это окно снова.</translation>
    </message>
    <message>
        <source>%1: names, contacts, deals, interactions, stages and the names of edits go out of the history. This cannot be undone, and undo leaves them out. Then the program looks which backups and copies still hold them.</source>
        <translation>%1: из истории уйдут имена, контакты, сделки, взаимодействия, стадии и названия правок. Вернуть это нельзя, отмена их пропустит. Затем программа посмотрит, в каких резервных копиях и копиях книги они ещё есть.</translation>
    </message>
    <message>
        <source>Erasing from the history…</source>
        <translation>Стирание из истории…</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 и ещё %2</translation>
    </message>
    <message>
        <source>The history tells of nobody who was deleted.</source>
        <translation>Удалённых в истории нет.</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>«%1»</translation>
    </message>
    <message>
        <source>Nobody of that name was deleted.</source>
        <translation>Среди удалённых такого имени нет.</translation>
    </message>
    <message>
        <source>Found: %1. Chosen: %2.</source>
        <translation>Найдено: %1. Выбрано: %2.</translation>
    </message>
    <message>
        <source>Save the refused rows</source>
        <translation>Сохранить не взятые строки</translation>
    </message>
    <message>
        <source>refused rows</source>
        <translation>не взятые строки</translation>
    </message>
    <message>
        <source>Everything about them</source>
        <translation>Всё о них</translation>
    </message>
    <message>
        <source>Confirm %1</source>
        <translation>Подтвердить %1</translation>
    </message>
    <message>
        <source>Confirm stage %1</source>
        <translation>Подтвердить стадию %1</translation>
    </message>
    <message>
        <source>Other…</source>
        <translation>Другая…</translation>
    </message>
    <message>
        <source>Choose another stage, with a reason</source>
        <translation>Выбрать другую стадию, с причиной</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Почему?</translation>
    </message>
    <message>
        <source>Keep %1…</source>
        <translation>Оставить %1…</translation>
    </message>
    <message>
        <source>Confirmed: %1</source>
        <translation>Подтверждено: %1</translation>
    </message>
    <message>
        <source>Stage: %1</source>
        <translation>Стадия: %1</translation>
    </message>
    <message>
        <source>Save scores</source>
        <translation>Сохранить оценки</translation>
    </message>
    <message>
        <source>Questionnaire</source>
        <translation>Анкета</translation>
    </message>
    <message>
        <source>Nothing has happened yet. Note the first talk in the row above.</source>
        <translation>Пока ничего не было. Запишите первый разговор в строке выше.</translation>
    </message>
    <message>
        <source>Deal of %1 opened</source>
        <translation>Сделка на %1 открыта</translation>
    </message>
    <message>
        <source>Stage confirmed: %1</source>
        <translation>Стадия подтверждена: %1</translation>
    </message>
    <message>
        <source>not answered</source>
        <translation>без ответа</translation>
    </message>
    <message>
        <source>Deal of %1 won</source>
        <translation>Сделка на %1 заключена</translation>
    </message>
    <message>
        <source>Deal of %1 lost</source>
        <translation>Сделка на %1 проиграна</translation>
    </message>
    <message>
        <source>Withdraw this stage</source>
        <translation>Отозвать эту стадию</translation>
    </message>
    <message>
        <source>Answered today</source>
        <translation>Ответ дан</translation>
    </message>
    <message>
        <source>answered %1</source>
        <translation>ответ %1</translation>
    </message>
    <message>
        <source>All clients</source>
        <translation>Все клиенты</translation>
    </message>
    <message>
        <source>Save this view</source>
        <translation>Сохранить подборку</translation>
    </message>
    <message>
        <source>Name of the view</source>
        <translation>Название подборки</translation>
    </message>
    <message>
        <source>Delete a view</source>
        <translation>Удалить подборку</translation>
    </message>
    <message>
        <source>View saved: %1</source>
        <translation>Подборка сохранена: %1</translation>
    </message>
    <message>
        <source>View deleted: %1</source>
        <translation>Подборка удалена: %1</translation>
    </message>
    <message>
        <source>The first stage asks nothing.</source>
        <translation>Первая стадия ничего не требует.</translation>
    </message>
    <message>
        <source>Confidence: %1</source>
        <translation>Уверенность: %1</translation>
    </message>
    <message>
        <source>Ask by the questionnaire how far the client agrees</source>
        <translation>Спросите по анкете, насколько клиент с этим согласен</translation>
    </message>
    <message>
        <source>thresholds changed</source>
        <translation>пороги изменены</translation>
    </message>
    <message>
        <source>or %1</source>
        <translation>или %1</translation>
    </message>
    <message>
        <source>Client %1</source>
        <translation>Клиент %1</translation>
    </message>
    <message>
        <source>from %1, %2</source>
        <translation>с %1, %2</translation>
    </message>
    <message>
        <source>up from %1 on %2</source>
        <translation>выше, была «%1», %2</translation>
    </message>
    <message>
        <source>down from %1 on %2</source>
        <translation>ниже, была «%1», %2</translation>
    </message>
    <message>
        <source>unchanged since %2</source>
        <translation>без изменений с %2</translation>
    </message>
</context>
</TS>
