<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>Canvas</name>
    <message numerus="yes">
        <source>The list has %n lines.</source>
        <translation>
            <numerusform>The list has %n line.</numerusform>
            <numerusform>The list has %n lines.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n notes added.</source>
        <translation>
            <numerusform>%n note added.</numerusform>
            <numerusform>%n notes added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A note takes %1 characters: %n characters were left out.</source>
        <translation>
            <numerusform>A note takes %1 characters: %n character was left out.</numerusform>
            <numerusform>A note takes %1 characters: %n characters were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n on both</source>
        <translation>
            <numerusform>%n on both</numerusform>
            <numerusform>%n on both</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For %n notes:</source>
        <translation>
            <numerusform>For %n note:</numerusform>
            <numerusform>For %n notes:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n notes copied to “%1”</source>
        <translation>
            <numerusform>%n note copied to “%1”</numerusform>
            <numerusform>%n notes copied to “%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n notes moved to “%1”</source>
        <translation>
            <numerusform>%n note moved to “%1”</numerusform>
            <numerusform>%n notes moved to “%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n notes are on the parking lot now.</source>
        <translation>
            <numerusform>%n note is on the parking lot now.</numerusform>
            <numerusform>%n notes are on the parking lot now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were on this canvas already.</source>
        <translation>
            <numerusform>%n was on this canvas already.</numerusform>
            <numerusform>%n were on this canvas already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n segments</source>
        <translation>
            <numerusform>%1 of %n segment</numerusform>
            <numerusform>%1 of %n segments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>An answer takes %1 characters: %n characters were left out.</source>
        <translation>
            <numerusform>An answer takes %1 characters: %n character was left out.</numerusform>
            <numerusform>An answer takes %1 characters: %n characters were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more segments of the register are not on the canvas · show</source>
        <translation>
            <numerusform>%n more segment of the register is not on the canvas · show</numerusform>
            <numerusform>%n more segments of the register are not on the canvas · show</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more in the register · show</source>
        <translation>
            <numerusform>%n more in the register · show</numerusform>
            <numerusform>%n more in the register · show</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n notes deleted.</source>
        <translation>
            <numerusform>%n note deleted.</numerusform>
            <numerusform>%n notes deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The note left the canvas. The segment and its %n clients stay in the register.</source>
        <translation>
            <numerusform>The note left the canvas. The segment and its %n client stay in the register.</numerusform>
            <numerusform>The note left the canvas. The segment and its %n clients stay in the register.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n notes</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Answered by %n notes. Add words if you like.</source>
        <translation>
            <numerusform>Answered by %n note. Add words if you like.</numerusform>
            <numerusform>Answered by %n notes. Add words if you like.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Answered by %n notes</source>
        <translation>
            <numerusform>Answered by %n note</numerusform>
            <numerusform>Answered by %n notes</numerusform>
        </translation>
    </message>
</context>
</TS>
