<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>Relationships</name>
    <message numerus="yes">
        <source>%1, %n stages</source>
        <translation>
            <numerusform>%1, %n stage</numerusform>
            <numerusform>%1, %n stages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>None of %n clients has scores yet.</source>
        <translation>
            <numerusform>%n client has no scores yet.</numerusform>
            <numerusform>None of %n clients has scores yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clients as of %1</source>
        <translation>
            <numerusform>%n client as of %1</numerusform>
            <numerusform>%n clients as of %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n moved up</source>
        <comment>in the sentence: In 90 days 31 moved up</comment>
        <translation>
            <numerusform>%n moved up</numerusform>
            <numerusform>%n moved up</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n down</source>
        <comment>in the sentence: 31 moved up, 12 down</comment>
        <translation>
            <numerusform>%n down</numerusform>
            <numerusform>%n down</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are new</source>
        <comment>in the sentence: 12 down, 20 are new</comment>
        <translation>
            <numerusform>%n is new</numerusform>
            <numerusform>%n are new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The stage is confirmed for %n.</source>
        <translation>
            <numerusform>The stage is confirmed for %n.</numerusform>
            <numerusform>The stage is confirmed for %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left</source>
        <comment>in the sentence: 20 are new, 3 left</comment>
        <translation>
            <numerusform>%n left</numerusform>
            <numerusform>%n left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n up</source>
        <comment>in the sentence: steps within it: 1 up</comment>
        <translation>
            <numerusform>%n up</numerusform>
            <numerusform>%n up</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n down</source>
        <comment>in the sentence: steps within it: 1 down</comment>
        <translation>
            <numerusform>%n down</numerusform>
            <numerusform>%n down</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %n days</source>
        <translation>
            <numerusform>In %n day</numerusform>
            <numerusform>In %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n active</source>
        <translation>
            <numerusform>%n active</numerusform>
            <numerusform>%n active</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n inactive</source>
        <translation>
            <numerusform>%n inactive</numerusform>
            <numerusform>%n inactive</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ended</source>
        <translation>
            <numerusform>%n ended</numerusform>
            <numerusform>%n ended</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show these %n in the list of clients</source>
        <translation>
            <numerusform>Show this %n in the list of clients</numerusform>
            <numerusform>Show these %n in the list of clients</numerusform>
        </translation>
    </message>
</context>
</TS>
