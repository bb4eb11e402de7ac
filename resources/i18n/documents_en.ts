<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>Documents</name>
    <message numerus="yes">
        <source>Done: %n pages</source>
        <translation>
            <numerusform>Done: %n page</numerusform>
            <numerusform>Done: %n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For %n clients</source>
        <translation>
            <numerusform>For %n client</numerusform>
            <numerusform>For %n clients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Preparing pages: %n</source>
        <translation>
            <numerusform>Preparing pages: %n</numerusform>
            <numerusform>Preparing pages: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sent to the printer: %n pages</source>
        <translation>
            <numerusform>Sent to the printer: %n page</numerusform>
            <numerusform>Sent to the printer: %n pages</numerusform>
        </translation>
    </message>
</context>
</TS>
