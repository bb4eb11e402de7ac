<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>Shell</name>
    <message numerus="yes">
        <source>This touches %n record(s): %1. Ctrl+Z once more undoes it.</source>
        <translation>
            <numerusform>This touches %n record: %1. Ctrl+Z once more undoes it.</numerusform>
            <numerusform>This touches %n records: %1. Ctrl+Z once more undoes it.</numerusform>
        </translation>
    </message>
</context>
</TS>
