<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
<context>
    <name>FileRescue</name>
    <message>
        <source>sound</source>
        <translation>исправна</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Резервные копии</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>повреждена</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Сделана</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Клиенты</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Стикеры</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>The file does not say which workbook it is. This backup has the same name, but it may be of another one: it is of “%1”, %2.</source>
        <translation>По файлу не видно, что это за книга. У копии такое же имя, но она может быть от другой книги: это «%1», %2.</translation>
    </message>
    <message>
        <source>“%1” does not say which workbook it is. These backups have its name, but may be of another one:</source>
        <translation>По файлу «%1» не видно, что это за книга. У этих копий такое же имя, но они могут быть от другой:</translation>
    </message>
    <message>
        <source>Restoring makes a new file. Nothing is replaced.</source>
        <translation>Восстановление создаёт новый файл. Ничто не заменяется.</translation>
    </message>
    <message>
        <source>Restore as a copy</source>
        <translation>Восстановить как копию</translation>
    </message>
    <message>
        <source>Save what can be read…</source>
        <translation>Спасти то, что читается…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Looking into the backups…</source>
        <translation>Чтение резервных копий…</translation>
    </message>
    <message>
        <source>Looking into it…</source>
        <translation>Копия читается…</translation>
    </message>
    <message>
        <source>This backup is damaged and cannot be restored.</source>
        <translation>Эта копия повреждена, восстановить её нельзя.</translation>
    </message>
    <message>
        <source>Picture of the canvas in this backup</source>
        <translation>Канва из этой копии</translation>
    </message>
    <message>
        <source>Backup of another file?</source>
        <translation>Копия другого файла?</translation>
    </message>
    <message>
        <source>No backup of “%1” was found on this computer.</source>
        <translation>Резервных копий файла «%1» на этом компьютере не найдено.</translation>
    </message>
    <message>
        <source>“%1” does not say which workbook it is. These lay in its place:</source>
        <translation>По файлу «%1» не видно, что это за книга. Копии книги, которая лежала на его месте:</translation>
    </message>
    <message>
        <source>Backups of “%1”, the newest first:</source>
        <translation>Резервные копии файла «%1», сначала новые:</translation>
    </message>
    <message>
        <source>Business: %1</source>
        <translation>Бизнес: %1</translation>
    </message>
    <message>
        <source>Restoring…</source>
        <translation>Восстановление…</translation>
    </message>
    <message>
        <source>It lay here: %1</source>
        <translation>Лежала здесь: %1</translation>
    </message>
    <message>
        <source>%1 (restored)</source>
        <translation>%1 (восстановлено)</translation>
    </message>
    <message>
        <source>What was saved and what was not</source>
        <translation>Что спасено и что нет</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Скопировать отчёт</translation>
    </message>
</context>
</TS>
