<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
<context>
    <name>Activity</name>
    <message>
        <source>Activity</source>
        <translation>Дела</translation>
    </message>
    <message>
        <source>Log a conversation</source>
        <translation>Записать разговор</translation>
    </message>
    <message>
        <source>Overdue: %1</source>
        <translation>Просрочено: %1</translation>
    </message>
    <message>
        <source>Today: %1</source>
        <translation>Сегодня: %1</translation>
    </message>
    <message>
        <source>To do: %1</source>
        <translation>К выполнению: %1</translation>
    </message>
    <message>
        <source>+ Task</source>
        <translation>+ Дело</translation>
    </message>
</context>
</TS>
