<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
<context>
    <name>Commands</name>
    <message>
        <source>Save a copy without history…</source>
        <translation>Сохранить копию без истории…</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Показать в папке</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>Сохранить копию…</translation>
    </message>
    <message>
        <source>Start page</source>
        <translation>Начальная страница</translation>
    </message>
    <message>
        <source>New workbook…</source>
        <translation>Новая книга…</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Открыть…</translation>
    </message>
    <message>
        <source>Import clients…</source>
        <translation>Импорт клиентов…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Backups…</source>
        <translation>Резервные копии…</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Сделать резервную копию</translation>
    </message>
    <message>
        <source>Check the file</source>
        <translation>Проверить файл</translation>
    </message>
    <message>
        <source>Save what can be read of a damaged file…</source>
        <translation>Спасти то, что читается в повреждённом файле…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Настройки…</translation>
    </message>
    <message>
        <source>Close workbook</source>
        <translation>Закрыть книгу</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Выход</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Вернуть</translation>
    </message>
    <message>
        <source>Find on this page</source>
        <translation>Найти на этой странице</translation>
    </message>
    <message>
        <source>Find next</source>
        <translation>Найти далее</translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation>Найти ранее</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Крупнее</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Мельче</translation>
    </message>
    <message>
        <source>Whole sheet or readable</source>
        <translation>Весь лист или читаемый размер</translation>
    </message>
    <message>
        <source>Fill the window with the current block</source>
        <translation>Текущий блок во всё окно</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Панель справа</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Полный экран</translation>
    </message>
    <message>
        <source>Hide clients&apos; names on screen</source>
        <translation>Скрыть имена клиентов на экране</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Текст крупнее</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Текст мельче</translation>
    </message>
    <message>
        <source>Light or dark theme</source>
        <translation>Сменить тему (светлая / тёмная)</translation>
    </message>
    <message>
        <source>Russian or English</source>
        <translation>Сменить язык (русский / английский)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Вперёд</translation>
    </message>
    <message>
        <source>Find or do anything</source>
        <translation>Найти или выполнить что угодно</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Следующая область</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>Предыдущая область</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Меню</translation>
    </message>
    <message>
        <source>What can be done here</source>
        <translation>Что можно сделать здесь</translation>
    </message>
    <message>
        <source>Help on this page</source>
        <translation>Справка по этой странице</translation>
    </message>
    <message>
        <source>Keyboard map</source>
        <translation>Карта клавиатуры</translation>
    </message>
    <message>
        <source>About the program</source>
        <translation>О программе</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Type what the business is called and press Enter: the workbook is one file.</source>
        <translation>Введите название бизнеса и нажмите Enter: рабочая книга — один файл.</translation>
    </message>
    <message>
        <source>Everything is saved at once; every change can be undone, also after closing.</source>
        <translation>Всё сохраняется сразу; любое изменение можно отменить, даже после закрытия.</translation>
    </message>
    <message>
        <source>Nine blocks describe the business. Select one and type: Enter makes a note.</source>
        <translation>Девять блоков описывают бизнес. Выберите блок и печатайте: Enter создаёт стикер.</translation>
    </message>
    <message>
        <source>The questions at the right help; an answer can become a note.</source>
        <translation>Справа — вопросы-подсказки; ответ можно превратить в стикер.</translation>
    </message>
    <message>
        <source>A note of Customer Segments is also a group of clients in the register.</source>
        <translation>Стикер «Потребительских сегментов» — это и группа клиентов в реестре.</translation>
    </message>
    <message>
        <source>Everyone the business deals with. Type to search, Enter opens the card.</source>
        <translation>Все, с кем имеет дело бизнес. Печатайте — пойдёт поиск, Enter откроет карточку.</translation>
    </message>
    <message>
        <source>Add clients by hand, paste rows from a spreadsheet, or import a file.</source>
        <translation>Добавляйте клиентов вручную, вставляйте строки из таблицы или импортируйте файл.</translation>
    </message>
    <message>
        <source>The program suggests a stage from facts; you confirm or choose another.</source>
        <translation>Программа предлагает стадию по фактам; вы подтверждаете её или выбираете другую.</translation>
    </message>
    <message>
        <source>How many clients stand on each stage, what holds them, and who moved.</source>
        <translation>Сколько клиентов на каждой стадии, что их держит и кто перешёл.</translation>
    </message>
    <message>
        <source>Every number and bar opens exactly those clients; Alt+← returns.</source>
        <translation>Любое число и любой столбик открывают именно этих клиентов; Alt+← возвращает.</translation>
    </message>
    <message>
        <source>All figures are as of the day at the bottom right.</source>
        <translation>Все цифры — на дату, указанную внизу справа.</translation>
    </message>
    <message>
        <source>Choose who will read it: a poster, a report for the director, or everything.</source>
        <translation>Выберите, кто будет читать: плакат на стену, отчёт директору или полный документ.</translation>
    </message>
    <message>
        <source>The preview shows the real pages: the PDF will be exactly these.</source>
        <translation>В предпросмотре — настоящие страницы: в PDF будут именно они.</translation>
    </message>
    <message>
        <source>Without names: what the register knows is replaced; nicknames and people it does not know stay.</source>
        <translation>Без имён: заменяется то, что знает реестр; прозвища и люди, которых в нём нет, остаются.</translation>
    </message>
    <message>
        <source>What is to be done. Type a line and press Enter: it is due on the day beside it.</source>
        <translation>Что предстоит сделать. Напишите строку и нажмите Enter: срок — день рядом с ней.</translation>
    </message>
    <message>
        <source>The menu of a task marks it as done or puts it off; Enter opens all of it.</source>
        <translation>В меню дела его можно отметить выполненным или отложить; Enter открывает его целиком.</translation>
    </message>
    <message>
        <source>Every number at the top lists exactly the tasks it counts.</source>
        <translation>Каждое число наверху показывает ровно те дела, которые оно считает.</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Canvas</source>
        <translation>Канва</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Клиенты</translation>
    </message>
    <message>
        <source>Relationships</source>
        <translation>Отношения</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Документы</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Дела</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>Program on this computer</source>
        <translation>Программа на этом компьютере</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Тема</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Размер текста</translation>
    </message>
    <message>
        <source>Your name, as it signs changes</source>
        <translation>Ваше имя — им подписываются изменения</translation>
    </message>
    <message>
        <source>Hide recent files while another display is connected</source>
        <translation>Скрывать недавние файлы при втором экране</translation>
    </message>
    <message>
        <source>Every setting takes effect at once.</source>
        <translation>Каждая настройка действует сразу.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Как в системе</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Светлая</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Тёмная</translation>
    </message>
    <message>
        <source>This workbook</source>
        <translation>Эта книга</translation>
    </message>
    <message>
        <source>Thresholds of the stage rules</source>
        <translation>Пороги правил стадий</translation>
    </message>
    <message>
        <source>The rules compare with these numbers; reports say when they were changed.</source>
        <translation>С этими числами сравнивают правила; если они изменены, отчёты об этом говорят.</translation>
    </message>
    <message>
        <source>Business</source>
        <translation>Бизнес</translation>
    </message>
    <message>
        <source>Currency (code)</source>
        <translation>Валюта (код)</translation>
    </message>
    <message>
        <source>Stage model shown first</source>
        <translation>Модель стадий, которая открыта сначала</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>Business model and clients in one file. Works offline, sends nothing anywhere.</source>
        <translation>Бизнес-модель и клиенты в одном файле. Работает без интернета и ничего никуда не отправляет.</translation>
    </message>
    <message>
        <source>Canvas: Business Model Canvas, A. Osterwalder and Y. Pigneur (Strategyzer), CC BY-SA 3.0.</source>
        <translation>Структура канвы: Business Model Canvas, А. Остервальдер и И. Пинье (Strategyzer), CC BY-SA 3.0.</translation>
    </message>
    <message>
        <source>About the program</source>
        <translation>О программе</translation>
    </message>
    <message>
        <source>Licences of its parts</source>
        <translation>Лицензии составных частей</translation>
    </message>
    <message>
        <source>Copy versions</source>
        <translation>Скопировать версии</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>What was there before is here: %1</source>
        <translation>Прежний файл теперь здесь: %1</translation>
    </message>
    <message>
        <source>A mistake in the program</source>
        <translation>Ошибка в программе</translation>
    </message>
    <message>
        <source>What happened is written in %1</source>
        <translation>Подробности записаны в %1</translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation>Показать журнал</translation>
    </message>
    <message>
        <source>Every change is written to the file at once.</source>
        <translation>Каждое изменение сразу записывается в файл.</translation>
    </message>
    <message>
        <source>The last change is not in the file.</source>
        <translation>Последнего изменения в файле нет.</translation>
    </message>
    <message>
        <source>The file is read-only: nothing is written.</source>
        <translation>Файл открыт только для чтения: в него ничего не записывается.</translation>
    </message>
    <message>
        <source>Where the file is</source>
        <translation>Где находится файл</translation>
    </message>
    <message>
        <source>Nothing found. Enter: new note “%1”</source>
        <translation>Ничего не найдено. Enter — новый стикер «%1»</translation>
    </message>
    <message>
        <source>Keyboard map</source>
        <translation>Карта клавиатуры</translation>
    </message>
    <message>
        <source>Help: %1</source>
        <translation>Справка: %1</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Везде</translation>
    </message>
    <message>
        <source>Search keys and commands</source>
        <translation>Найти клавишу или команду</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Где</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Клавиша</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Что делает</translation>
    </message>
    <message>
        <source>Clients&apos; names are shown.</source>
        <translation>Имена клиентов показаны.</translation>
    </message>
    <message>
        <source>Canvas App</source>
        <translation>Canvas App</translation>
    </message>
    <message>
        <source>Last backup: %1</source>
        <translation>Последняя копия: %1</translation>
    </message>
    <message>
        <source>Clients&apos; names are hidden; notes and answers show what is typed in them. F7 shows all.</source>
        <translation>Имена клиентов скрыты; стикеры и ответы показаны как написаны. F7 — показать всё.</translation>
    </message>
    <message>
        <source>Text size: %1</source>
        <translation>Размер текста: %1</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Страницы</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>Сохранить копию…</translation>
    </message>
    <message>
        <source>Work in a copy…</source>
        <translation>Работать в копии…</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Файл</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Правка</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Страница</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>Переход</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Справка</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Меню</translation>
    </message>
    <message>
        <source>The file was opened only to be read: %1</source>
        <translation>Файл открыт только для чтения: %1</translation>
    </message>
    <message>
        <source>Open a workbook</source>
        <translation>Открыть рабочую книгу</translation>
    </message>
    <message>
        <source>Corner Coffee (example)</source>
        <translation>Кофейня у метро (пример)</translation>
    </message>
    <message>
        <source>Work in a copy</source>
        <translation>Работать в копии</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Сохранить копию</translation>
    </message>
    <message>
        <source>“%1” is still being made. Closing now leaves it unwritten.</source>
        <translation>Файл «%1» ещё готовится. Если закрыть сейчас, он не будет записан.</translation>
    </message>
    <message>
        <source>The file is read-only, its disk takes no changes: %1</source>
        <translation>Файл открыт только для чтения, на его диск нельзя писать: %1</translation>
    </message>
    <message>
        <source>The file is read-only, you have no right to change it: %1</source>
        <translation>Файл открыт только для чтения, у вас нет права его менять: %1</translation>
    </message>
    <message>
        <source>The file is read-only, nothing can be written into its folder: %1</source>
        <translation>Файл открыт только для чтения, в его папку ничего не записать: %1</translation>
    </message>
    <message>
        <source>You are working in a copy: %1</source>
        <translation>Вы работаете в копии: %1</translation>
    </message>
    <message>
        <source>Already saved: every change goes into the file at once.</source>
        <translation>Уже сохранено: каждое изменение сразу попадает в файл.</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Не сохранено</translation>
    </message>
    <message>
        <source>The last change is not in the file. Closing loses it.</source>
        <translation>Последнего изменения в файле нет. При закрытии оно пропадёт.</translation>
    </message>
    <message>
        <source>Not ready yet</source>
        <translation>Ещё не готово</translation>
    </message>
    <message>
        <source>This did not work: %1</source>
        <translation>Не получилось: %1</translation>
    </message>
    <message>
        <source>Workbooks</source>
        <translation>Рабочие книги</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Все файлы</translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation>Канва</translation>
    </message>
    <message>
        <source>Open a copy</source>
        <translation>Открыть копию</translation>
    </message>
    <message>
        <source>Go to it</source>
        <translation>Перейти к нему</translation>
    </message>
    <message>
        <source>Remove from list</source>
        <translation>Убрать из списка</translation>
    </message>
    <message>
        <source>This is an example with invented data. Change anything.</source>
        <translation>Это пример с вымышленными данными. Меняйте что угодно.</translation>
    </message>
    <message>
        <source>Copy saved: %1</source>
        <translation>Копия сохранена: %1</translation>
    </message>
    <message>
        <source>Copy saved without the last change, which is still on screen: %1</source>
        <translation>Копия сохранена без последнего изменения, оно пока только на экране: %1</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Показать в папке</translation>
    </message>
    <message>
        <source>Working out the suggested stages anew…</source>
        <translation>Предлагаемые стадии рассчитываются заново…</translation>
    </message>
    <message>
        <source>The suggested stages kept in the file were not what the rules say of its records. They were worked out anew; nothing else was changed.</source>
        <translation>Сохранённые в файле предлагаемые стадии расходились с тем, что по его записям говорят правила. Они рассчитаны заново; больше ничего не изменено.</translation>
    </message>
    <message>
        <source>Close anyway</source>
        <translation>Всё равно закрыть</translation>
    </message>
    <message>
        <source>What you began is not saved yet: %1. Closing loses it.</source>
        <translation>Начатое ещё не сохранено: %1. При закрытии оно пропадёт.</translation>
    </message>
    <message>
        <source>What you typed does not fit its field and is not saved. Closing loses it.</source>
        <translation>Набранное не подходит для своего поля и не сохранено. При закрытии оно пропадёт.</translation>
    </message>
    <message>
        <source>What was shown as saved is in the file.</source>
        <translation>Всё, что было показано сохранённым, есть в файле.</translation>
    </message>
    <message>
        <source>The open file is damaged and is not written any more.</source>
        <translation>Открытый файл повреждён, в него больше ничего не записывается.</translation>
    </message>
    <message>
        <source>What was shown as saved is in the file; what you typed last is not yet.</source>
        <translation>Показанное сохранённым есть в файле; того, что вы набрали последним, в нём ещё нет.</translation>
    </message>
    <message>
        <source>The program made a mistake.</source>
        <translation>В программе произошла ошибка.</translation>
    </message>
    <message>
        <source>Locate…</source>
        <translation>Найти…</translation>
    </message>
    <message>
        <source>A copy without history holds what you see now and nothing of what was deleted or changed before: good for handing on. Undo does not go back in it.</source>
        <translation>В копии без истории есть то, что вы видите сейчас, и нет ничего из удалённого и изменённого раньше: такую можно передать другим. Отменить в ней прежние действия нельзя.</translation>
    </message>
    <message>
        <source>This is a backup of “%1”, %2. It is only shown; restore it to work with it.</source>
        <translation>Это резервная копия книги «%1» (сделана %2). Она открыта только для просмотра; чтобы работать с ней, восстановите её.</translation>
    </message>
    <message>
        <source>Restore as a copy</source>
        <translation>Восстановить как копию</translation>
    </message>
    <message>
        <source>Restore as a copy…</source>
        <translation>Восстановить как копию…</translation>
    </message>
    <message>
        <source>Copy without history saved: %1</source>
        <translation>Копия без истории сохранена: %1</translation>
    </message>
    <message>
        <source>Save a copy without history</source>
        <translation>Сохранить копию без истории</translation>
    </message>
    <message>
        <source>“%1” in %2 is the workbook of “%3”, last changed %4. The copy takes its place; that workbook is kept among its backups.</source>
        <translation>«%1» в папке %2 — книга «%3», изменена %4. Её место займёт копия, а прежняя книга останется среди своих резервных копий.</translation>
    </message>
    <message>
        <source>There is a file “%1” in %2, last changed %3, that cannot be opened as a workbook. The copy takes its place; that file is kept beside it.</source>
        <translation>В папке %2 уже есть файл «%1» (изменён %3), который не открывается как книга. Его место займёт копия, а прежний файл останется рядом.</translation>
    </message>
    <message>
        <source>Replace the file?</source>
        <translation>Заменить файл?</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Заменить</translation>
    </message>
    <message>
        <source>%1 (without history)</source>
        <translation>%1 (без истории)</translation>
    </message>
    <message>
        <source>Open another…</source>
        <translation>Открыть другой…</translation>
    </message>
    <message>
        <source>Check which file?</source>
        <translation>Какой файл проверить?</translation>
    </message>
    <message>
        <source>%1 (restored)</source>
        <translation>%1 (восстановлено)</translation>
    </message>
    <message>
        <source>The program was ended %2 before this could be written: %1. What was typed is kept.</source>
        <translation>Программа завершилась (%2), не записав начатое: %1. Набранное сохранено отдельно.</translation>
    </message>
    <message>
        <source>Show what was typed…</source>
        <translation>Показать набранное…</translation>
    </message>
    <message>
        <source>Begun and not written</source>
        <translation>Начато и не записано</translation>
    </message>
    <message>
        <source>It is not in the workbook. It is shown at each opening until you forget it; what you need, enter again.</source>
        <translation>Этого нет в рабочей книге. Напоминание будет при каждом открытии, пока вы не нажмёте «Забыть»; нужное введите заново.</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>Забыть</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
    <message>
        <source>another program changed the file</source>
        <translation>файл изменила другая программа</translation>
    </message>
    <message>
        <source>the file is damaged</source>
        <translation>файл повреждён</translation>
    </message>
    <message>
        <source>the file is read-only</source>
        <translation>файл открыт только для чтения</translation>
    </message>
    <message>
        <source>Save what can be read</source>
        <translation>Спасти то, что читается</translation>
    </message>
    <message>
        <source>Save what can be read…</source>
        <translation>Спасти то, что читается…</translation>
    </message>
    <message>
        <source>Backups of which file?</source>
        <translation>Резервные копии какого файла?</translation>
    </message>
    <message>
        <source>Checking the file…</source>
        <translation>Файл проверяется…</translation>
    </message>
    <message>
        <source>Checked %1: “%2” is sound.</source>
        <translation>Проверено %1: файл «%2» исправен.</translation>
    </message>
    <message>
        <source>Checked %1. %2</source>
        <translation>Проверено %1. %2</translation>
    </message>
    <message>
        <source>Making a backup…</source>
        <translation>Создаётся резервная копия…</translation>
    </message>
    <message>
        <source>Backup made %1: %2</source>
        <translation>Резервная копия сделана %1: %2</translation>
    </message>
    <message>
        <source>Save what can be read of which file?</source>
        <translation>В каком файле спасти то, что читается?</translation>
    </message>
    <message>
        <source>%1 (saved from damage)</source>
        <translation>%1 (спасённое)</translation>
    </message>
    <message>
        <source>Saving what can be read…</source>
        <translation>Спасается то, что читается…</translation>
    </message>
    <message>
        <source>Restored as a new file: %1</source>
        <translation>Восстановлено в новый файл: %1</translation>
    </message>
    <message>
        <source>Backups…</source>
        <translation>Резервные копии…</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Остановлено.</translation>
    </message>
    <message>
        <source>The suggested stages were not worked out anew, so the figures that need them are not shown.</source>
        <translation>Предлагаемые стадии не пересчитаны, поэтому показатели, которым они нужны, не показаны.</translation>
    </message>
    <message>
        <source>Work them out now</source>
        <translation>Рассчитать сейчас</translation>
    </message>
    <message>
        <source>The file is not in its folder: nothing is written.</source>
        <translation>Файла нет в его папке: ничего не записывается.</translation>
    </message>
    <message>
        <source>This workbook was saved from the damaged file “%1” on %2. Values may have changed, and deleted records may be back.</source>
        <translation>Эта книга спасена из повреждённого файла «%1» %2. Значения могли измениться, а удалённые записи — вернуться.</translation>
    </message>
    <message>
        <source>I have looked it through</source>
        <translation>Книга просмотрена</translation>
    </message>
    <message>
        <source>Start your own</source>
        <translation>Начать свою</translation>
    </message>
    <message>
        <source>Command, page, note or client</source>
        <translation>Команда, страница, стикер или клиент</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Что найдено</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Ещё</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Записываю…</translation>
    </message>
    <message>
        <source>The file is gone</source>
        <translation>Файл исчез</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Только чтение</translation>
    </message>
    <message>
        <source>You are typing…</source>
        <translation>Вы печатаете…</translation>
    </message>
    <message>
        <source>A form is not saved</source>
        <translation>Форма не сохранена</translation>
    </message>
    <message>
        <source>Where the file is, and its backups</source>
        <translation>Где находится файл и его копии</translation>
    </message>
    <message>
        <source>The day all figures are as of</source>
        <translation>Дата, на которую показаны все цифры</translation>
    </message>
    <message>
        <source>Whole sheet or readable</source>
        <translation>Весь лист или читаемый размер</translation>
    </message>
    <message>
        <source>Language of the window</source>
        <translation>Язык окна</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Сохранено %1</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>на %1</translation>
    </message>
    <message>
        <source>Zoom: %1</source>
        <translation>Масштаб: %1</translation>
    </message>
    <message>
        <source>Language: %1</source>
        <translation>Язык: %1</translation>
    </message>
    <message>
        <source>Find or do…</source>
        <translation>Найти или выполнить…</translation>
    </message>
    <message>
        <source>Find or do anything</source>
        <translation>Найти или выполнить что угодно</translation>
    </message>
    <message numerus="yes">
        <source>This touches %n record(s): %1. Ctrl+Z once more undoes it.</source>
        <translation>
            <numerusform>Это затронет %n запись: %1. Ещё раз Ctrl+Z — отменить.</numerusform>
            <numerusform>Это затронет %n записи: %1. Ещё раз Ctrl+Z — отменить.</numerusform>
            <numerusform>Это затронет %n записей: %1. Ещё раз Ctrl+Z — отменить.</numerusform>
        </translation>
    </message>
    <message>
        <source>This was done %2: %1. Ctrl+Z once more undoes it.</source>
        <translation>Это сделано %2: %1. Ещё раз Ctrl+Z — отменить.</translation>
    </message>
    <message>
        <source>Redone: %1</source>
        <translation>Возвращено: %1</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>Отменено: %1</translation>
    </message>
    <message>
        <source>This field is as it was. Ctrl+Z once more undoes: %1</source>
        <translation>Поле такое, каким было. Ещё раз Ctrl+Z отменит: %1</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Отменять нечего.</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>Возвращать нечего.</translation>
    </message>
    <message>
        <source>Redoing: %1</source>
        <translation>Возвращаю: %1</translation>
    </message>
    <message>
        <source>Undoing: %1</source>
        <translation>Отменяю: %1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Your settings could not be read; the usual ones hold. What was there is kept as %1.</source>
        <translation>Ваши настройки не удалось прочитать, действуют обычные. Прежний файл сохранён под именем %1.</translation>
    </message>
</context>
</TS>
