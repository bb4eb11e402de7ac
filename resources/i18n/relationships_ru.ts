<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
<context>
    <name>Relationships</name>
    <message>
        <source>Show as a table</source>
        <translation>Показать таблицей</translation>
    </message>
    <message>
        <source>Save chart</source>
        <translation>Сохранить график</translation>
    </message>
    <message>
        <source>Table, copy, save</source>
        <translation>Таблица, копирование, сохранение</translation>
    </message>
    <message>
        <source>Show the chart</source>
        <translation>Показать график</translation>
    </message>
    <message>
        <source>Picture and table copied.</source>
        <translation>Картинка и таблица скопированы.</translation>
    </message>
    <message>
        <source>%1, table</source>
        <translation>%1, таблица</translation>
    </message>
    <message>
        <source>Copy picture and table</source>
        <translation>Скопировать картинку и таблицу</translation>
    </message>
    <message>
        <source>Save chart…</source>
        <translation>Сохранить график…</translation>
    </message>
    <message>
        <source>Chart saved: %1</source>
        <translation>График сохранён: %1</translation>
    </message>
    <message>
        <source>Drawing…</source>
        <translation>Рисую…</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Графики</translation>
    </message>
    <message>
        <source>Report PDF</source>
        <translation>Отчёт PDF</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Печать…</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Сбросить фильтры</translation>
    </message>
    <message>
        <source>Confirm all suggested stages</source>
        <translation>Подтвердить все предлагаемые стадии</translation>
    </message>
    <message>
        <source>Review suggested stages</source>
        <translation>Проверить предложенные стадии</translation>
    </message>
    <message>
        <source>Show as of today</source>
        <translation>Показать на сегодня</translation>
    </message>
    <message>
        <source>Chart ↔ table</source>
        <translation>График ↔ таблица</translation>
    </message>
    <message>
        <source>Chart to chart</source>
        <translation>От графика к графику</translation>
    </message>
    <message>
        <source>Bar to bar</source>
        <translation>От столбца к столбцу</translation>
    </message>
    <message>
        <source>Its clients</source>
        <translation>Клиенты столбца</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n stages</source>
        <translation>
            <numerusform>%1, %n стадия</numerusform>
            <numerusform>%1, %n стадии</numerusform>
            <numerusform>%1, %n стадий</numerusform>
        </translation>
    </message>
    <message>
        <source>Period of moves: %1</source>
        <translation>Период переходов: %1</translation>
    </message>
    <message>
        <source>Which stages count: %1</source>
        <translation>Какие стадии считаются: %1</translation>
    </message>
    <message>
        <source>clients</source>
        <translation>клиенты</translation>
    </message>
    <message>
        <source>income</source>
        <translation>доход</translation>
    </message>
    <message>
        <source>Charts show the income of the last 12 months</source>
        <translation>Графики показывают доход за последние 12 месяцев</translation>
    </message>
    <message>
        <source>Stage model: %1</source>
        <translation>Модель стадий: %1</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 дней</translation>
    </message>
    <message>
        <source>90 days</source>
        <translation>90 дней</translation>
    </message>
    <message>
        <source>365 days</source>
        <translation>365 дней</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Этот год</translation>
    </message>
    <message>
        <source>All time</source>
        <translation>Всё время</translation>
    </message>
    <message>
        <source>From a day…</source>
        <translation>С даты…</translation>
    </message>
    <message>
        <source>Confirmed, otherwise suggested</source>
        <translation>подтверждённые, иначе предлагаемые</translation>
    </message>
    <message>
        <source>Confirmed only</source>
        <translation>только подтверждённые</translation>
    </message>
    <message>
        <source>Suggested only</source>
        <translation>только предлагаемые</translation>
    </message>
    <message>
        <source>All segments</source>
        <translation>Все сегменты</translation>
    </message>
    <message>
        <source>Without a segment</source>
        <translation>Без сегмента</translation>
    </message>
    <message>
        <source>All employees</source>
        <translation>Все сотрудники</translation>
    </message>
    <message>
        <source>Employee %1</source>
        <translation>Сотрудник %1</translation>
    </message>
    <message>
        <source>Without an employee</source>
        <translation>Без сотрудника</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>с %1</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>на %1</translation>
    </message>
    <message>
        <source>suggested</source>
        <translation>предлагаемая</translation>
    </message>
    <message>
        <source>The latest record is of %1. As of today every relationship looks inactive.</source>
        <translation>Последняя запись в реестре — %1. На сегодня все отношения выглядят неактивными.</translation>
    </message>
    <message>
        <source>These are suggested stages: none is confirmed yet.</source>
        <translation>Показаны предлагаемые стадии: ни одна ещё не подтверждена.</translation>
    </message>
    <message>
        <source>Confirm all (%1)</source>
        <translation>Подтвердить все (%1)</translation>
    </message>
    <message>
        <source>Keep today</source>
        <translation>Оставить сегодня</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Проверить</translation>
    </message>
    <message>
        <source>Show as of %1</source>
        <translation>Показать на %1</translation>
    </message>
    <message>
        <source>the period before: ▲ %1, ▼ %2, new %3</source>
        <translation>период до этого: ▲ %1, ▼ %2, новых %3</translation>
    </message>
    <message>
        <source>flow</source>
        <translation>поток</translation>
    </message>
    <message>
        <source>Show moves as a flow</source>
        <translation>Показать переходы потоком</translation>
    </message>
    <message>
        <source>shares</source>
        <translation>доли</translation>
    </message>
    <message>
        <source>Show shares instead of clients</source>
        <translation>Показать доли вместо числа клиентов</translation>
    </message>
    <message>
        <source>Print the questionnaire for %1</source>
        <translation>Распечатать анкету для %1</translation>
    </message>
    <message>
        <source>No moves yet: stage history begins with the first confirmation. You can compare from %1.</source>
        <translation>Переходов пока нет: история стадий начинается с первого подтверждения. Сравнить можно с %1.</translation>
    </message>
    <message>
        <source>Moves</source>
        <translation>Переходы</translation>
    </message>
    <message>
        <source>No line</source>
        <translation>Без линии</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Линия</translation>
    </message>
    <message>
        <source>Line of clients: %1</source>
        <translation>Линия клиентов: %1</translation>
    </message>
    <message>
        <source>%1 or above</source>
        <translation>%1 и выше</translation>
    </message>
    <message>
        <source>Relationships</source>
        <translation>Отношения</translation>
    </message>
    <message>
        <source>Few clients (%1): names are shown, no percentages.</source>
        <translation>Клиентов мало (%1): показаны имена, без процентов.</translation>
    </message>
    <message>
        <source>Nobody of %1 fits the filter.</source>
        <translation>Под фильтр не подходит никто из %1.</translation>
    </message>
    <message numerus="yes">
        <source>None of %n clients has scores yet.</source>
        <translation>
            <numerusform>Оценок пока нет ни у %n клиента.</numerusform>
            <numerusform>Оценок пока нет ни у одного из %n клиентов.</numerusform>
            <numerusform>Оценок пока нет ни у одного из %n клиентов.</numerusform>
        </translation>
    </message>
    <message>
        <source>Risks</source>
        <translation>Риски</translation>
    </message>
    <message>
        <source>Stages appear once the register has clients.</source>
        <translation>Стадии появятся, когда в реестре будут клиенты.</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Обзор</translation>
    </message>
    <message>
        <source>Factors</source>
        <translation>Факторы</translation>
    </message>
    <message>
        <source>Income by stage</source>
        <translation>Доход по стадиям</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Импортировать</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Сбросить</translation>
    </message>
    <message>
        <source>Print the questionnaire</source>
        <translation>Распечатать анкету</translation>
    </message>
    <message>
        <source>Enter scores</source>
        <translation>Ввести оценки</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Считаю…</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Добавить</translation>
    </message>
    <message>
        <source>without scores</source>
        <translation>без оценок</translation>
    </message>
    <message>
        <source>Few clients (%1): each is shown, no percentages.</source>
        <translation>Клиентов мало (%1): показан каждый, без процентов.</translation>
    </message>
    <message>
        <source>Four models</source>
        <translation>Четыре модели</translation>
    </message>
    <message>
        <source>only suggested</source>
        <translation>только предложена</translation>
    </message>
    <message>
        <source>Every stage is confirmed already.</source>
        <translation>Все стадии уже подтверждены.</translation>
    </message>
    <message>
        <source>Client %1</source>
        <translation>Клиент %1</translation>
    </message>
    <message numerus="yes">
        <source>%n clients as of %1</source>
        <translation>
            <numerusform>%n клиент на %1</numerusform>
            <numerusform>%n клиента на %1</numerusform>
            <numerusform>%n клиентов на %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n moved up</source>
        <comment>in the sentence: In 90 days 31 moved up</comment>
        <translation>
            <numerusform>выше — %n</numerusform>
            <numerusform>выше — %n</numerusform>
            <numerusform>выше — %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n down</source>
        <comment>in the sentence: 31 moved up, 12 down</comment>
        <translation>
            <numerusform>ниже — %n</numerusform>
            <numerusform>ниже — %n</numerusform>
            <numerusform>ниже — %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are new</source>
        <comment>in the sentence: 12 down, 20 are new</comment>
        <translation>
            <numerusform>новых — %n</numerusform>
            <numerusform>новых — %n</numerusform>
            <numerusform>новых — %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The stage is confirmed for %n.</source>
        <translation>
            <numerusform>Стадия подтверждена у %n.</numerusform>
            <numerusform>Стадия подтверждена у %n.</numerusform>
            <numerusform>Стадия подтверждена у %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left</source>
        <comment>in the sentence: 20 are new, 3 left</comment>
        <translation>
            <numerusform>ушли — %n</numerusform>
            <numerusform>ушли — %n</numerusform>
            <numerusform>ушли — %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n up</source>
        <comment>in the sentence: steps within it: 1 up</comment>
        <translation>
            <numerusform>вверх&#xa0;— %n</numerusform>
            <numerusform>вверх&#xa0;— %n</numerusform>
            <numerusform>вверх&#xa0;— %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n down</source>
        <comment>in the sentence: steps within it: 1 down</comment>
        <translation>
            <numerusform>вниз&#xa0;— %n</numerusform>
            <numerusform>вниз&#xa0;— %n</numerusform>
            <numerusform>вниз&#xa0;— %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %n days</source>
        <translation>
            <numerusform>За&#xa0;%n&#xa0;день</numerusform>
            <numerusform>За&#xa0;%n&#xa0;дня</numerusform>
            <numerusform>За&#xa0;%n&#xa0;дней</numerusform>
        </translation>
    </message>
    <message>
        <source>This year</source>
        <comment>beginning of a sentence: This year 31 moved up</comment>
        <translation>С начала года</translation>
    </message>
    <message>
        <source>Since the first record</source>
        <comment>beginning of a sentence</comment>
        <translation>С первой записи</translation>
    </message>
    <message>
        <source>Since %1</source>
        <comment>beginning of a sentence: Since 1 Jan 2026</comment>
        <translation>С %1</translation>
    </message>
    <message>
        <source>The stage was confirmed for the first time in this period, or they came back</source>
        <translation>Стадия впервые подтверждена в этот период, или клиент вернулся</translation>
    </message>
    <message>
        <source>The relationship ended in this period</source>
        <translation>Отношения прекращены в этот период</translation>
    </message>
    <message numerus="yes">
        <source>%n active</source>
        <translation>
            <numerusform>%n активен</numerusform>
            <numerusform>%n активны</numerusform>
            <numerusform>%n активны</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n inactive</source>
        <translation>
            <numerusform>%n неактивен</numerusform>
            <numerusform>%n неактивны</numerusform>
            <numerusform>%n неактивны</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ended</source>
        <translation>
            <numerusform>с %n отношения прекращены</numerusform>
            <numerusform>с %n отношения прекращены</numerusform>
            <numerusform>с %n отношения прекращены</numerusform>
        </translation>
    </message>
    <message>
        <source>The stage is confirmed for nobody yet.</source>
        <translation>Стадия пока ни у кого не подтверждена.</translation>
    </message>
    <message>
        <source>all</source>
        <translation>все</translation>
    </message>
    <message>
        <source>active</source>
        <translation>активные</translation>
    </message>
    <message>
        <source>inactive</source>
        <translation>неактивные</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>прекращённые</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>подтверждённые</translation>
    </message>
    <message>
        <source>moved up</source>
        <translation>выше</translation>
    </message>
    <message>
        <source>moved down</source>
        <translation>ниже</translation>
    </message>
    <message>
        <source>new</source>
        <translation>новые</translation>
    </message>
    <message>
        <source>left</source>
        <translation>ушли</translation>
    </message>
    <message>
        <source>a step up within the period</source>
        <translation>шаг вверх внутри периода</translation>
    </message>
    <message>
        <source>a step down within the period</source>
        <translation>шаг вниз внутри периода</translation>
    </message>
    <message>
        <source>; steps within it:</source>
        <translation>; шаги внутри периода:</translation>
    </message>
    <message>
        <source>Half are on “%1” or above.</source>
        <translation>Половина&#xa0;— на&#xa0;стадии «%1» или&#xa0;выше.</translation>
    </message>
    <message>
        <source>Went down in the period</source>
        <translation>Ниже, чем до периода</translation>
    </message>
    <message>
        <source>Clients at risk</source>
        <translation>Клиенты, которым нужно внимание</translation>
    </message>
    <message numerus="yes">
        <source>Show these %n in the list of clients</source>
        <translation>
            <numerusform>Показать в списке клиентов: %n</numerusform>
            <numerusform>Показать в списке клиентов: %n</numerusform>
            <numerusform>Показать в списке клиентов: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>A step up within the period that its two ends do not show</source>
        <translation>Шаг вверх внутри периода, которого не видно по его началу и концу</translation>
    </message>
    <message>
        <source>A step down within the period that its two ends do not show</source>
        <translation>Шаг вниз внутри периода, которого не видно по его началу и концу</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Стадия</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Почему</translation>
    </message>
    <message>
        <source>Employee</source>
        <translation>Сотрудник</translation>
    </message>
    <message>
        <source>Income, 12 months</source>
        <translation>Доход за 12 мес.</translation>
    </message>
    <message>
        <source>No warnings: nobody needs you today.</source>
        <translation>Предупреждений нет: сегодня внимание никому не нужно.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Все</translation>
    </message>
</context>
</TS>
