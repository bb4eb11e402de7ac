"""What the installer says, in English and Russian, and the error that carries it.

These sentences live here and not among the program's own because they are needed before anything
is installed.
"""

from __future__ import annotations

import locale
import os
import sys

WORDS: dict[str, tuple[str, str]] = {
    "usage": (
        "usage: python3 installer/dev.py COMMAND\n"
        "  run [FILE]     start the program; without FILE, with its example\n"
        "  test [ARGS]    every check, or those that pytest's ARGS choose\n"
        "    --coverage   and how much of each layer they reach\n"
        "    --mutate     whether they notice mistakes built in; --number N, --seed S\n"
        "  setup          only prepare the folder .venv\n"
        "  lint [--fix]   style, types and import rules\n"
        "  bench [ARGS]   measure speed and memory\n"
        "  faults [ARGS]  measure what it stands: damaged files, kills, failing disks\n"
        "  i18n [--check] collect the window's labels, build the translations\n"
        "  schema [--check] freeze the newest schema of workbooks as text\n"
        "  schema --release keep a file of it for the checks, once that text is final\n"
        "  statements [--check] compile the statements of the database into a resource\n"
        "  diagram [--check] draw the tables into the README\n"
        "  lock           choose the libraries' versions anew (needs uv)\n"
        "  build [--deb]  pack the program for people without Python",
        "использование: python3 installer/dev.py КОМАНДА\n"
        "  run [ФАЙЛ]        запустить программу; без файла — с примером\n"
        "  test [АРГУМЕНТЫ]  все проверки или выбранные аргументами pytest\n"
        "    --coverage      и какую часть каждого слоя они затрагивают\n"
        "    --mutate        замечают ли они ошибки, внесённые нарочно; --number N, --seed S\n"
        "  setup             только подготовить папку .venv\n"
        "  lint [--fix]      стиль, типы и правила импорта\n"
        "  bench [АРГУМЕНТЫ] измерить скорость и память\n"
        "  faults [АРГУМЕНТЫ] измерить, что программа выдерживает: порчу файлов, сбои, отказы диска\n"
        "  i18n [--check]    собрать подписи окна и переводы\n"
        "  schema [--check]  зафиксировать новейшую схему файлов как текст\n"
        "  schema --release  сохранить для проверок файл этой схемы, когда её текст окончателен\n"
        "  statements [--check] собрать запросы к базе данных в файл ресурсов\n"
        "  diagram [--check] нарисовать таблицы в README\n"
        "  lock              заново выбрать версии библиотек (нужен uv)\n"
        "  build [--deb]     собрать программу для тех, у кого нет Python",
    ),
    "unknown_command": ("unknown command: {name}", "неизвестная команда: {name}"),
    "making_venv": (
        "Preparing the folder {path} (Python {version})…",
        "Готовлю папку {path} (Python {version})…",
    ),
    "remaking_venv": (
        "{path} was made for another place or another Python: making it anew…",
        "Папка {path} сделана для другого места или другого Python: делаю заново…",
    ),
    "installing": (
        "Installing {count} libraries of fixed versions with {tool}; the first time they are downloaded…",
        "Устанавливаю библиотеки ({count}) закреплённых версий через {tool}; в первый раз они загружаются…",
    ),
    "tool_fell_back": (
        "uv could not do it; trying pip…",
        "У uv не получилось, пробую pip…",
    ),
    "system_packages": (
        "Installing what the system lacks: {packages}…",
        "Устанавливаю недостающее в системе: {packages}…",
    ),
    "ready": ("Ready: {program}", "Готово: {program}"),
    "package_missing": (
        "Note: without {packages} some checks are skipped. To have them: {command}",
        "Внимание: без пакетов {packages} часть проверок пропускается. Установить: {command}",
    ),
    "interrupted": ("Stopped.", "Остановлено."),
    "lint_failed": ("Not in order: {names}", "Не в порядке: {names}"),
    "lint_passed": ("In order: {names}", "В порядке: {names}"),
    "schema_frozen": ("Schema {number} is frozen: {path}", "Схема {number} зафиксирована: {path}"),
    "statements_current": (
        "The compiled statements are those of today.",
        "Собранные запросы соответствуют сегодняшним.",
    ),
    "statements_outdated": (
        "Not compiled as they are written today: {names}.\n"
        "Compile them anew: python3 installer/dev.py statements",
        "Собраны не так, как записаны сегодня: {names}.\n"
        "Соберите их заново: python3 installer/dev.py statements",
    ),
    "diagram_current": ("The README shows today's tables.", "В README нарисованы сегодняшние таблицы."),
    "diagram_outdated": (
        "The README shows other tables than today's kinds of record have.\n"
        "Draw them anew: python3 installer/dev.py diagram",
        "В README нарисованы не те таблицы, что объявлены сегодня.\n"
        "Нарисуйте их заново: python3 installer/dev.py diagram",
    ),
    "diagram_no_place": (
        "The README has no place for the picture of the tables.\n"
        "It stands between these lines:\n{begin}\n{end}",
        "В README нет места для рисунка таблиц.\nОн стоит между этими строками:\n{begin}\n{end}",
    ),
    "coverage_layer": ("layer", "слой"),
    "coverage_all": ("all", "всего"),
    "coverage_missed": ("missed", "мимо"),
    "coverage_total": ("total", "итого"),
    "coverage_in": (
        "Statements and branches; those of every file are in {path}",
        "Считаны операторы и ветви; по каждому файлу — в {path}",
    ),
    # Errors: the thing, the reason, the way out.
    "schema_missing": (
        "Schema {number} is not frozen: canvas_app/storage/migrations/schemas/{file} is missing, so no\n"
        "workbook can be made or opened. Write the migration to it in\n"
        "canvas_app/storage/migrations/versions, then run: python3 installer/dev.py schema",
        "Схема {number} не зафиксирована: нет canvas_app/storage/migrations/schemas/{file}, поэтому\n"
        "файл нельзя ни создать, ни открыть. Напишите переход к ней\n"
        "в canvas_app/storage/migrations/versions и выполните: python3 installer/dev.py schema",
    ),
    "schema_lost": (
        "The frozen text of schema {number} is missing: canvas_app/storage/migrations/schemas/{file}.\n"
        "Without it files of that schema cannot be opened. Take it back from the project's history.",
        "Пропал зафиксированный текст схемы {number}: canvas_app/storage/migrations/schemas/{file}.\n"
        "Без него файлы этой схемы не открыть. Верните его из истории проекта.",
    ),
    "schema_beyond": (
        "canvas_app/storage/migrations/schemas/{file} is of no known schema: the newest is {number}.\n"
        "Raise SCHEMA in canvas_app/storage/sqlite/schema.py, or remove the text.",
        "canvas_app/storage/migrations/schemas/{file} не относится ни к одной схеме: новейшая — {number}.\n"
        "Увеличьте SCHEMA в canvas_app/storage/sqlite/schema.py или удалите этот текст.",
    ),
    "schema_outdated": (
        "What is declared today differs from the frozen text of schema {number}: {names}.\n"
        "No file of it is released yet; freeze it again: python3 installer/dev.py schema\n"
        "(for a change to schema {next} raise SCHEMA in canvas_app/storage/sqlite/schema.py first).",
        "Объявленное сегодня отличается от зафиксированного текста схемы {number}: {names}.\n"
        "Файлов этой схемы ещё не выпускали; зафиксируйте её снова: python3 installer/dev.py schema\n"
        "(для перехода к схеме {next} сначала увеличьте SCHEMA в canvas_app/storage/sqlite/schema.py).",
    ),
    "schema_released": (
        "What is declared today differs from schema {number}: {names}.\n"
        "Files of that schema are released, so its text stays as it is. Raise SCHEMA in\n"
        "canvas_app/storage/sqlite/schema.py to {next}, write the migration to it in\n"
        "canvas_app/storage/migrations/versions, then run: python3 installer/dev.py schema",
        "Объявленное сегодня отличается от схемы {number}: {names}.\n"
        "Файлы этой схемы уже выпущены, поэтому её текст не меняется. Увеличьте SCHEMA\n"
        "в canvas_app/storage/sqlite/schema.py до {next}, напишите переход к ней\n"
        "в canvas_app/storage/migrations/versions и выполните: python3 installer/dev.py schema",
    ),
    "schema_no_file": (
        "No file of schema {number} is kept for the checks: tests/storage/released/{file} is missing.\n"
        "When its text is final, make one: python3 installer/dev.py schema --release",
        "Для проверок нет файла схемы {number}: tests/storage/released/{file}.\n"
        "Когда её текст окончателен, создайте файл: python3 installer/dev.py schema --release",
    ),
    "schema_unreadable": (
        "Schema {number} cannot be frozen: two statements make an object of one name, or one holds a\n"
        "semicolon at the end of a line. Change what declares it, then run the command again.",
        "Схему {number} не зафиксировать: две команды создают объект с одним именем или в одной из них\n"
        "строка кончается точкой с запятой. Исправьте объявление и повторите команду.",
    ),
    "no_rights": (
        "The system lacks {packages}, and installing them needs an administrator's rights.\n"
        "Run this once and try again:\n  {command}",
        "В системе не хватает: {packages}. Установить их может только администратор.\n"
        "Выполните один раз и повторите:\n  {command}",
    ),
    "apt_failed": (
        "The system packages {packages} could not be installed: {reason}.\n"
        "Check the network and the system's package sources, then run:\n  {command}",
        "Не удалось установить системные пакеты {packages}: {reason}.\n"
        "Проверьте сеть и источники пакетов системы и выполните:\n  {command}",
    ),
    "no_libraries": (
        "Qt cannot find these libraries of the system: {libraries}.\n"
        "Install them with the system's package manager (on Debian they are called\n"
        "  {packages}) and try again.",
        "Qt не находит системные библиотеки: {libraries}.\n"
        "Установите их средствами вашей системы (в Debian они называются\n"
        "  {packages}) и повторите.",
    ),
    "no_pip": (
        "Python {version} has neither ensurepip nor pip, so nothing can be installed for it.\n"
        "Install pip for this Python, or uv, and try again.",
        "У Python {version} нет ни ensurepip, ни pip, поэтому для него ничего не установить.\n"
        "Установите pip для этого Python или uv и повторите.",
    ),
    "not_writable": (
        "{path} could not be written: {reason}.\n"
        "Copy the project to a folder of your own and run the command there.",
        "Не удалось записать {path}: {reason}.\nСкопируйте проект в свою папку и выполните команду там.",
    ),
    "reason_no_rights": ("there is no right to write there", "нет права записи"),
    "venv_failed": (
        "{path} could not be made: {reason}.\nMake sure this Python is complete (module venv) and try again.",
        "Не удалось создать {path}: {reason}.\n"
        "Проверьте, что этот Python установлен целиком (модуль venv), и повторите.",
    ),
    "install_failed": (
        "The libraries listed in {lock} could not be installed: {reason}.\n{way_out}",
        "Не удалось установить библиотеки из {lock}: {reason}.\n{way_out}",
    ),
    "reason_network": ("the package index did not answer", "хранилище пакетов не отвечает"),
    "way_network": (
        "Check the network, proxy and pip or uv settings and run the same command again.",
        "Проверьте сеть, прокси и настройки pip или uv и повторите ту же команду.",
    ),
    "reason_hash": (
        "a downloaded file differs from the one that was recorded",
        "загруженный файл отличается от записанного",
    ),
    "way_hash": (
        "Nothing of it was installed. Clear the download cache (pip cache purge) and try again;\n"
        "if it happens again, do not trust the index it came from.",
        "Файл не установлен. Очистите кэш загрузок (pip cache purge) и повторите;\n"
        "если повторится, не доверяйте этому хранилищу.",
    ),
    "reason_space": ("the disk is full", "на диске нет места"),
    "way_space": (
        "Free about 1.5 GB and run the same command again.",
        "Освободите около 1,5 ГБ и повторите ту же команду.",
    ),
    "reason_absent": (
        "the package index is not reached or has nothing for {machine}",
        "хранилище пакетов недоступно или в нём нет ничего для {machine}",
    ),
    "way_absent": (
        "Check the network, proxy and pip settings and run the same command again. The program runs\n"
        "on 64-bit Linux (glibc 2.34 or newer), Windows 10+ and macOS 14+.",
        "Проверьте сеть, прокси и настройки pip и повторите ту же команду. Программа работает\n"
        "в 64-разрядных Linux (glibc 2.34+), Windows 10+ и macOS 14+.",
    ),
    "reason_platform": (
        "there is no ready-made build of one of them for {machine}",
        "для одной из них нет готовой сборки под {machine}",
    ),
    "way_platform": (
        "The program runs on 64-bit Linux (glibc 2.34 or newer), Windows 10+ and macOS 14+.",
        "Программа работает в 64-разрядных Linux (glibc 2.34+), Windows 10+ и macOS 14+.",
    ),
    "reason_exit": ("the installer ended with code {code}", "установщик завершился с кодом {code}"),
    "way_exit": (
        "What it said is above; put that right and run the same command again.",
        "Его сообщение — выше; устраните причину и повторите ту же команду.",
    ),
    "no_display": (
        "The window cannot be shown: there is no graphical session here.\n"
        "Start this from a desktop, or use the commands without a window:\n  {program} --help",
        "Окно показать негде: здесь нет графического сеанса.\n"
        "Запустите из рабочего стола или пользуйтесь командами без окна:\n  {program} --help",
    ),
    "no_benchmarks": (
        "There is nothing to measure: {path} does not exist.\nUse a complete checkout.",
        "Измерять нечего: нет папки {path}.\nВозьмите проект целиком.",
    ),
    "no_checks": (
        "A schema is frozen together with the checks, and {path} has none.\nUse a complete checkout.",
        "Схему фиксируют вместе с проверками, а в {path} их нет.\nВозьмите проект целиком.",
    ),
    "no_uv": (
        "The versions cannot be chosen anew: uv is not installed.\n"
        "Install it (pip install uv) and try again.",
        "Выбрать версии заново нельзя: не установлен uv.\nУстановите его (pip install uv).",
    ),
    "step_failed": (
        "{step} failed with code {code}; what it said is above.",
        "Шаг «{step}» завершился с кодом {code}; его сообщение — выше.",
    ),
}


class Failure(Exception):  # noqa: N818 - it is a person's situation, not a programmer's error
    """Something the person at the keyboard can put right; its text is ready to be shown."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(text(key, **values))
        self.key = key


def language() -> str:
    """Return "ru" when the system speaks Russian, otherwise "en"."""
    named = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG")
    if not named:
        named = locale.getlocale()[0] or ""
    return "ru" if named.lower().startswith("ru") else "en"


def text(key: str, **values: object) -> str:
    """Return one sentence in the system's language with its values filled in."""
    english, russian = WORDS[key]
    return (russian if language() == "ru" else english).format(**values)


def say(key: str, **values: object) -> None:
    """Print one sentence of progress at once, also when the output is a file or a pipe."""
    print(text(key, **values), file=sys.stderr, flush=True)
