"""Sentences: values, plural forms, texts of the catalogue by their keys, and what is refused."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from canvas_app.content import LANGUAGES, Messages, load_catalogue, load_messages
from canvas_app.content.messages import MESSAGE_FILES
from canvas_app.content.plurals import FORMS, plural_form

NUMBERS = (0, 1, 2, 5, 11, 12, 21, 22, 25, 101, 111, 112, 1000, 1001)
EDITS = """
[edit.value]
en = "value {value}"
ru = "значение {value}"

[edit.plain]
en = "line {line:d} of {file}"
ru = "строка {line:d} файла {file}"

[edit.named]
en = "{block:block}: {question:text}, {stage:short}"
ru = "{block:block}: {question:text}, {stage:short}"

[edit.counted]
en = {single = "note “{text}”", other = "{count} notes"}
ru = {single = "стикер «{text}»", one = "{count} стикер", few = "{count} стикера", many = "{count} стикеров"}
"""


@pytest.fixture(scope="module")
def messages() -> Messages:
    return load_messages()


@pytest.fixture
def own(tmp_path: Path) -> Messages:
    (tmp_path / "messages_edits.toml").write_text(EDITS, "utf-8")
    return Messages(tmp_path, load_catalogue())


@pytest.mark.parametrize(
    ("count", "en", "ru"),
    [
        (0, "0 clients", "0 клиентов"),
        (1, "1 client", "1 клиент"),
        (2, "2 clients", "2 клиента"),
        (5, "5 clients", "5 клиентов"),
        (11, "11 clients", "11 клиентов"),
        (21, "21 clients", "21 клиент"),
        (22, "22 clients", "22 клиента"),
        (25, "25 clients", "25 клиентов"),
        (1908, "1,908 clients", "1\u00a0908 клиентов"),
        (1.5, "1.5 clients", "1,5 клиента"),
    ],
)
def test_a_number_chooses_the_form(messages: Messages, count: float, en: str, ru: str) -> None:
    assert messages.say("n.clients", "en", count=count) == en
    assert messages.say("n.clients", "ru", count=count) == ru


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("count", [*range(130), 1000, 1001, 1002, 1011, 10**6, -1, -2, 0.5, Decimal("2.5")])
def test_plural_forms_are_those_of_babel(lang: str, count: float) -> None:
    from babel import Locale

    rule = Locale.parse(lang).plural_form
    assert plural_form(lang, count) == rule(abs(count))
    assert plural_form(lang, count) in FORMS[lang]


@pytest.mark.parametrize("count", NUMBERS)
def test_an_import_is_named_by_its_size(messages: Messages, count: int) -> None:
    said = messages.say("edit.import_clients", "ru", count=count)
    assert said.startswith("импорт ")
    assert said.endswith("клиента" if count % 10 == 1 and count % 100 != 11 else "клиентов")


def test_one_thing_is_named_many_are_counted(own: Messages) -> None:
    said = [own.say("edit.counted", "ru", count=count, text="Студенты") for count in (1, 2, 5, 21)]
    assert said == ["стикер «Студенты»", "2 стикера", "5 стикеров", "21 стикер"]
    assert own.say("edit.counted", "en", count=1, text="Students") == "note “Students”"
    assert own.say("edit.counted", "en", count=21, text="") == "21 notes"


@pytest.mark.parametrize(
    ("value", "en", "ru"),
    [
        (12500, "12,500", "12\u00a0500"),
        (-3, "-3", "-3"),
        (0.5, "0.5", "0,5"),
        (Decimal("1234.50"), "1,234.5", "1\u00a0234,5"),
        (date(2026, 11, 23), "23 Nov 2026", "23.11.2026"),
        (datetime(2026, 11, 23, 14, 2), "23 Nov 2026, 14:02", "23.11.2026 14:02"),
        ("12500", "12500", "12500"),
        (Path("a/b.csv"), "a/b.csv", "a/b.csv"),
        (True, "True", "True"),
    ],
)
def test_a_value_is_written_as_the_language_writes_it(own: Messages, value: object, en: str, ru: str) -> None:
    assert own.say("edit.value", "en", value=value) == f"value {en}"
    assert own.say("edit.value", "ru", value=value) == f"значение {ru}"


@pytest.mark.parametrize("text", ["{value}", "{0}", "{value.__class__}", "%s", r"\1 \g<0>", "<b>x</b>", "{"])
def test_what_stands_in_a_value_is_never_read(own: Messages, text: str) -> None:
    assert own.say("edit.value", "ru", value=text) == f"значение {text}"


def test_a_value_does_not_turn_the_words_after_it(own: Messages) -> None:
    assert own.say("edit.value", "ru", value="a\u202eb\u2066c\u2069") == "значение abc"


def test_a_line_number_has_plain_digits(own: Messages) -> None:
    assert own.say("edit.plain", "ru", line=10248, file="a") == "строка 10248 файла a"


def test_a_key_is_shown_as_its_text(own: Messages) -> None:
    said = own.say("edit.named", "ru", block="kp", question="kp.q.who", stage="kotler.first_time")
    assert said == "Ключевые партнёры: Кто наши ключевые партнёры?, Первичный"
    said = own.say("edit.named", "en", block="zz", question="gone", stage="x.y")
    assert said == "zz: gone, x.y"


def test_what_is_not_there_is_refused(messages: Messages) -> None:
    for key in ("error.nothing", "nothing.here", "error", ""):
        assert not messages.has(key)
        with pytest.raises(KeyError):
            messages.say(key, "en")
    with pytest.raises(KeyError, match="value"):
        messages.say("error.value.amount", "en")
    with pytest.raises(KeyError, match="count"):
        messages.say("n.clients", "en")
    with pytest.raises(KeyError, match="count"):
        messages.say("n.clients", "en", count="3")
    with pytest.raises(ValueError, match="de"):
        messages.say("error.value.amount", "de", value="x")


def test_what_is_not_needed_may_be_given(messages: Messages) -> None:
    assert messages.say("error.value.amount", "ru", value="x", path="/tmp").startswith("«x» — не сумма.")


def test_needs_are_told(messages: Messages) -> None:
    assert messages.needs("n.clients") == {"count"}
    assert messages.needs("error.file.newer") == {"name", "version"}
    assert messages.needs("edit.note_delete") == {"count", "text"}


def test_an_edit_of_a_newer_program_has_a_general_name(messages: Messages) -> None:
    assert messages.say_edit("edit.from_the_future", "ru", {}) == "правка"
    assert messages.say_edit("edit.note_text", "ru", {}) == "правка"
    assert messages.say_edit("edit.note_text", "ru", {"text": "Студенты"}) == "текст стикера «Студенты»"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("count", NUMBERS)
def test_every_message_can_be_said(messages: Messages, lang: str, count: int) -> None:
    for prefixes in MESSAGE_FILES.values():
        for prefix in prefixes:
            for key in messages.keys(prefix):
                given = dict.fromkeys(messages.needs(key), "x") | {"count": count}
                said = messages.say(key, lang, **given)
                assert said
                assert "{" not in said


def test_errors_of_the_interface_page_keep_their_wording(messages: Messages) -> None:
    said = messages.say("error.file.newer", "ru", name="a", version=2)
    assert "сделана более новой версией (2). Файл не изменён. Обновите программу или откройте на том" in said
    assert (
        messages.say("error.value.reason", "ru", stage="Пропагандист") == "Коротко: почему не «Пропагандист»?"
    )
    row = messages.say("error.import.row.number", "ru", value="12,5.3")
    said = messages.say("error.import.at", "ru", line=7, column="сумма", message=row)
    assert said == "Строка 7, «сумма»: «12,5.3» — не число."
    assert messages.say("error.import.rest_ready", "ru", count=92) == "Остальные 92 строки готовы."
    said = messages.say("error.file.full_screen", "ru", disk="D:")
    assert said == "Не сохранено: на диске D: нет места. Текст остаётся на экране."
