<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
<context>
    <name>Documents</name>
    <message>
        <source>Client is chosen</source>
        <translation>Клиент выбран</translation>
    </message>
    <message>
        <source>Client: name, e-mail, telephone…</source>
        <translation>Клиент: имя, почта, телефон…</translation>
    </message>
    <message>
        <source>Clients found</source>
        <translation>Найденные клиенты</translation>
    </message>
    <message>
        <source>Nobody is called “%1”.</source>
        <translation>По запросу «%1» никого нет.</translation>
    </message>
    <message>
        <source>Document: poster for the wall</source>
        <translation>Документ: плакат на стену</translation>
    </message>
    <message>
        <source>Document: for the director</source>
        <translation>Документ: директору</translation>
    </message>
    <message>
        <source>Document: everything, for work</source>
        <translation>Документ: рабочий полный</translation>
    </message>
    <message>
        <source>Document: canvas with answers</source>
        <translation>Документ: канва с ответами</translation>
    </message>
    <message>
        <source>Document: stages report</source>
        <translation>Документ: отчёт о стадиях</translation>
    </message>
    <message>
        <source>Document: report on a client</source>
        <translation>Документ: отчёт по клиенту</translation>
    </message>
    <message>
        <source>Document: questionnaire</source>
        <translation>Документ: анкета</translation>
    </message>
    <message>
        <source>Save PDF…</source>
        <translation>Сохранить PDF…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Печать…</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Следующая страница</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Предыдущая страница</translation>
    </message>
    <message>
        <source>First page, last page</source>
        <translation>Первая, последняя страница</translation>
    </message>
    <message>
        <source>Save the document</source>
        <translation>Сохранить документ</translation>
    </message>
    <message numerus="yes">
        <source>Done: %n pages</source>
        <translation>
            <numerusform>Готово: %n страница</numerusform>
            <numerusform>Готово: %n страницы</numerusform>
            <numerusform>Готово: %n страниц</numerusform>
        </translation>
    </message>
    <message>
        <source>PDF document</source>
        <translation>Документ PDF</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Показать в папке</translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation>Канва</translation>
    </message>
    <message>
        <source>Findings on one page</source>
        <translation>Выводы на одной странице</translation>
    </message>
    <message>
        <source>Questions, answers, checks</source>
        <translation>Вопросы, ответы, проверки</translation>
    </message>
    <message>
        <source>Ladder and what holds clients</source>
        <translation>Лестница и что держит</translation>
    </message>
    <message>
        <source>Moves</source>
        <translation>Переходы</translation>
    </message>
    <message>
        <source>Stages by month</source>
        <translation>Стадии по месяцам</translation>
    </message>
    <message>
        <source>Scores by stage</source>
        <translation>Оценки по стадиям</translation>
    </message>
    <message>
        <source>Income by stage</source>
        <translation>Доход по стадиям</translation>
    </message>
    <message>
        <source>Clients by employee</source>
        <translation>Клиенты по сотрудникам</translation>
    </message>
    <message>
        <source>How it was counted</source>
        <translation>Как это посчитано</translation>
    </message>
    <message>
        <source>Poster for the wall</source>
        <translation>Плакат на стену</translation>
    </message>
    <message>
        <source>The canvas on one sheet of any size</source>
        <translation>Канва на одном листе любого размера</translation>
    </message>
    <message>
        <source>For the director</source>
        <translation>Директору</translation>
    </message>
    <message>
        <source>Canvas, findings on one page, ladder, moves, income, clients</source>
        <translation>Канва, выводы на одной странице, лестница, переходы, доход, клиенты</translation>
    </message>
    <message>
        <source>Everything, for work</source>
        <translation>Рабочий полный</translation>
    </message>
    <message>
        <source>With answers, checks, months and scores</source>
        <translation>Ещё ответы, проверки, месяцы и оценки</translation>
    </message>
    <message>
        <source>Canvas with answers</source>
        <translation>Канва с ответами</translation>
    </message>
    <message>
        <source>Stages report</source>
        <translation>Отчёт о стадиях</translation>
    </message>
    <message>
        <source>Report on a client</source>
        <translation>Отчёт по клиенту</translation>
    </message>
    <message>
        <source>Questionnaire</source>
        <translation>Анкета</translation>
    </message>
    <message>
        <source>Names of the register are replaced, in texts, too. Nicknames, misspelt names and people who are not in the register stay: read the pages before you hand them on.</source>
        <translation>Имена из реестра заменены и в текстах. Прозвища, имена с ошибками и люди, которых нет в реестре, остаются: прочитайте страницы, прежде чем отдать их.</translation>
    </message>
    <message numerus="yes">
        <source>For %n clients</source>
        <translation>
            <numerusform>Для %n клиента</numerusform>
            <numerusform>Для %n клиентов</numerusform>
            <numerusform>Для %n клиентов</numerusform>
        </translation>
    </message>
    <message>
        <source>Only the clients chosen before</source>
        <translation>Только отобранные клиенты</translation>
    </message>
    <message>
        <source>Smallest text %1 pt: on %2 it is read from %3 cm.</source>
        <translation>Самый мелкий текст %1 pt: на %2 читается с %3 см.</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Бумага</translation>
    </message>
    <message>
        <source>Stage model</source>
        <translation>Модель стадий</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Figures as of</source>
        <translation>Цифры на</translation>
    </message>
    <message>
        <source>Without names and contact data</source>
        <translation>Без имён и контактов</translation>
    </message>
    <message>
        <source>Register&apos;s figures on the canvas</source>
        <translation>Цифры реестра на канве</translation>
    </message>
    <message>
        <source>Questions in empty blocks</source>
        <translation>Вопросы в пустых блоках</translation>
    </message>
    <message>
        <source>What goes in</source>
        <translation>Что войдёт</translation>
    </message>
    <message>
        <source>For a wall take %1.</source>
        <translation>Для стены возьмите %1.</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Документы</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>Выбор</translation>
    </message>
    <message>
        <source>Names are hidden on the screen (F7); the file will have them.</source>
        <translation>Имена скрыты на экране (F7); в файле они будут.</translation>
    </message>
    <message>
        <source>Preparing pages…</source>
        <translation>Готовлю страницы…</translation>
    </message>
    <message>
        <source>Choose the client the report is about.</source>
        <translation>Выберите клиента, о котором отчёт.</translation>
    </message>
    <message>
        <source>Page %1</source>
        <translation>Страница %1</translation>
    </message>
    <message>
        <source>%1 (continued)</source>
        <translation>%1 (продолжение)</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Просмотр</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Страница %1 из %2</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Мельче</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Крупнее</translation>
    </message>
    <message>
        <source>Whole page</source>
        <translation>Страница целиком</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Страницы</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Ход работы</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Остановить</translation>
    </message>
    <message numerus="yes">
        <source>Preparing pages: %n</source>
        <translation>
            <numerusform>Готовлю страницы: %n</numerusform>
            <numerusform>Готовлю страницы: %n</numerusform>
            <numerusform>Готовлю страницы: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sent to the printer: %n pages</source>
        <translation>
            <numerusform>Отправлено на печать: %n страница</numerusform>
            <numerusform>Отправлено на печать: %n страницы</numerusform>
            <numerusform>Отправлено на печать: %n страниц</numerusform>
        </translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Печать</translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation>Печатаю…</translation>
    </message>
    <message>
        <source>Who is named</source>
        <translation>Кто указан в документе</translation>
    </message>
    <message>
        <source>Business</source>
        <translation>Бизнес</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Автор</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Контакт</translation>
    </message>
    <message>
        <source>Person or firm</source>
        <translation>Человек или фирма</translation>
    </message>
    <message>
        <source>E-mail or telephone</source>
        <translation>Почта или телефон</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Without it</source>
        <translation>Не указывать</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Изменить</translation>
    </message>
    <message>
        <source>Change who is named</source>
        <translation>Изменить, кто указан в документе</translation>
    </message>
</context>
</TS>
