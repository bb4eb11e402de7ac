<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>Clients</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Confirm suggested stages: %n client(s)</source>
        <translation>
            <numerusform>Confirm the suggested stage of %n client</numerusform>
            <numerusform>Confirm the suggested stages of %n clients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>Show %n more</numerusform>
            <numerusform>Show %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>confirmed %1 · %n day(s)</source>
        <translation>
            <numerusform>confirmed %1 · %n day</numerusform>
            <numerusform>confirmed %1 · %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s) after the day looked at.</source>
        <translation>
            <numerusform>%n entry after the day looked at.</numerusform>
            <numerusform>%n entries after the day looked at.</numerusform>
        </translation>
    </message>
</context>
</TS>
