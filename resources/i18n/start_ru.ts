<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
<context>
    <name>Start</name>
    <message>
        <source>Text size:</source>
        <translation>Размер текста:</translation>
    </message>
    <message>
        <source>Language: %1</source>
        <translation>Язык: %1</translation>
    </message>
    <message>
        <source>Text size %1</source>
        <translation>Размер текста %1</translation>
    </message>
    <message>
        <source>Where to keep the workbook</source>
        <translation>Где хранить книгу</translation>
    </message>
    <message>
        <source>Canvas: answer the questions, an answer becomes a note.</source>
        <translation>Канва: ответьте на вопросы, ответ станет стикером.</translation>
    </message>
    <message>
        <source>Clients: add or import them, segments count by themselves.</source>
        <translation>Клиенты: добавьте или импортируйте их, они сами распределятся по сегментам.</translation>
    </message>
    <message>
        <source>Relationships: the program suggests a stage and says why. You decide.</source>
        <translation>Отношения: программа предложит стадию и объяснит, почему. Решаете вы.</translation>
    </message>
    <message>
        <source>Documents: PDF from an A4 sheet to an A0 poster.</source>
        <translation>Документы: PDF от листа A4 до плаката A0.</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Клиенты</translation>
    </message>
    <message>
        <source>Business model and clients in one file</source>
        <translation>Бизнес-модель и клиенты в одном файле</translation>
    </message>
    <message>
        <source>Everything stays on this computer: nothing is ever sent anywhere.</source>
        <translation>Всё остаётся на этом компьютере: программа ничего никуда не отправляет.</translation>
    </message>
    <message>
        <source>What is the business called?</source>
        <translation>Как называется бизнес?</translation>
    </message>
    <message>
        <source>For example, Corner Coffee</source>
        <translation>Например, Кофейня у метро</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Изменить</translation>
    </message>
    <message>
        <source>Change where the file is kept</source>
        <translation>Изменить место файла</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Создать</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Открыть файл…</translation>
    </message>
    <message>
        <source>See an example: a coffee shop with 800 invented clients</source>
        <translation>Посмотреть пример: кофейня и 800 вымышленных клиентов</translation>
    </message>
    <message>
        <source>Backups of a file…</source>
        <translation>Резервные копии файла…</translation>
    </message>
    <message>
        <source>Start from a client list (CSV)</source>
        <translation>Начать со списка клиентов (CSV)</translation>
    </message>
    <message>
        <source>Corner Coffee</source>
        <translation>Кофейня у метро</translation>
    </message>
    <message>
        <source>Type a name first.</source>
        <translation>Сначала введите название.</translation>
    </message>
    <message>
        <source>File: %1</source>
        <translation>Файл: %1</translation>
    </message>
    <message>
        <source>Show recent files</source>
        <translation>Показать недавние файлы</translation>
    </message>
    <message>
        <source>Hide recent files</source>
        <translation>Скрыть недавние файлы</translation>
    </message>
    <message>
        <source>File not found: %1</source>
        <translation>Файл не найден: %1</translation>
    </message>
    <message>
        <source>Locate…</source>
        <translation>Найти…</translation>
    </message>
    <message>
        <source>Remove from list</source>
        <translation>Убрать из списка</translation>
    </message>
    <message>
        <source>Recent files are hidden.</source>
        <translation>Недавние скрыты.</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Недавние</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Показать</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Скрыть</translation>
    </message>
    <message>
        <source>Your workbooks will appear here.</source>
        <translation>Здесь появятся ваши книги.</translation>
    </message>
</context>
</TS>
