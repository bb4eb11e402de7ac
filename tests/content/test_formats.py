"""Numbers, money, scores and dates are written as Babel's data says, without importing Babel."""

import datetime
import subprocess
import sys
from decimal import Decimal

import pytest
from babel import dates, lists, numbers

from canvas_app.content import LANGUAGES, Formats
from canvas_app.content.formats import money_places

LOCALES = {"en": "en_GB", "ru": "ru"}
NBSP = "\u00a0"
VALUES = (
    0, 1, 12, 999, 1000, 1908, 12500, 999_999, 1_265_793, -5, -12500, 10**12, 0.5, 1.25, 1234.5, -0.25,
    Decimal("1265793.29"), Decimal("0.125"), Decimal("1000.10"), 2.5, 1e15,
)  # fmt: skip
DAYS = [datetime.date(2026, month, day) for month in range(1, 13) for day in (1, 5, 23)]
EN, RU = Formats("en"), Formats("ru")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("value", VALUES)
def test_numbers_are_those_of_babel(lang: str, value: float) -> None:
    assert Formats(lang).number(value) == numbers.format_decimal(value, locale=LOCALES[lang])


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("value", [0, 7, 1234, 0.005, 1234.565, Decimal("0.015"), -1234.5])
def test_a_number_of_places_is_kept(lang: str, value: float) -> None:
    expected = numbers.format_decimal(value, "#,##0.00", locale=LOCALES[lang])
    assert Formats(lang).number(value, 2) == expected


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("NaN")])
def test_what_is_no_number_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="not a number"):
        EN.number(value)


def test_nothing_is_below_zero_by_rounding() -> None:
    assert EN.number(-0.0001) == "0"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("share", [0, 0.005, 0.015, 0.71, 1, 12.5, -0.03, Decimal("0.3333")])
def test_percents_are_those_of_babel(lang: str, share: float) -> None:
    assert Formats(lang).percent(share) == numbers.format_percent(share, locale=LOCALES[lang])


def test_a_percent_sign_does_not_break_away() -> None:
    assert RU.percent(0.714) == f"71{NBSP}%"
    assert RU.percent(0.714, 1) == f"71,4{NBSP}%"
    assert EN.percent(0.714) == "71%"


@pytest.mark.parametrize("formats", [RU, EN])
def test_a_share_that_is_there_is_never_said_to_be_nothing(formats: Formats) -> None:
    assert formats.share(0) == formats.percent(0)
    assert formats.share(0.0005) == f"<{NBSP}{formats.percent(0.01)}"
    assert formats.share(0.006) == formats.percent(0.01)
    assert formats.share(0.0004, 1) == f"<{NBSP}{formats.percent(0.001, 1)}"
    assert formats.share(0.0006, 1) == formats.percent(0.001, 1)


def test_amounts_of_a_column_have_the_same_decimals() -> None:
    assert money_places([]) == money_places([42_730_000, 0]) == 0
    amounts = [42_730_000, 13_141_500, -1_000]
    places = money_places(amounts)
    assert [RU.money(amount, "USD", places) for amount in amounts] == [
        f"4{NBSP}273,00{NBSP}$", f"1{NBSP}314,15{NBSP}$", f"-0,10{NBSP}$",
    ]  # fmt: skip
    assert money_places([10_000, 1]) == 4


@pytest.mark.parametrize("currency", ["RUB", "EUR", "GBP", "USD"])
@pytest.mark.parametrize("amount", [12_345_600, 0, 10_000, -12_345_600, 12_500_000_000])
def test_money_is_that_of_babel(currency: str, amount: int) -> None:
    shown = numbers.format_currency(Decimal(amount) / 10_000, currency, locale="ru")
    assert RU.money(amount, currency, 2) == shown
    if currency != "RUB":  # CLDR writes RUB in English, domain catalogue 7.2 the sign
        shown = numbers.format_currency(Decimal(amount) / 10_000, currency, locale="en")
        assert EN.money(amount, currency, 2) == shown


def test_money_has_the_places_it_needs() -> None:
    assert RU.money(350_000_000, "RUB") == f"35{NBSP}000{NBSP}₽"
    assert RU.money(12_345_600, "RUB") == f"1{NBSP}234,56{NBSP}₽"
    assert EN.money(12_345_600, "RUB") == "₽1,234.56"
    assert RU.money(85_000) == "8,50"
    assert RU.money(1, "USD") == f"0,0001{NBSP}$"
    assert RU.money(12_345_678, "RUB", 0) == f"1{NBSP}235{NBSP}₽"
    assert RU.money(350_000_000, "KZT") == f"35{NBSP}000{NBSP}KZT"
    assert EN.money(-350_000_000, "KZT") == f"-KZT{NBSP}35,000"


def test_amounts_under_each_other_have_the_places_of_the_longest() -> None:
    assert money_places([]) == 0
    assert money_places([10_000, -350_000_000]) == 0
    assert money_places([10_000, 85_000]) == 2
    assert money_places([85_000, 1, 10_000]) == 4


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("value", [0, 5, 999, 1000, 6234, 62_345, 6_234_567, 62_345_678, 6_234_567_890])
def test_short_amounts_are_those_of_babel(lang: str, value: int) -> None:
    expected = numbers.format_compact_decimal(value, locale=LOCALES[lang], fraction_digits=1)
    assert Formats(lang).compact(value) == expected


def test_short_amounts_round_into_the_next_unit() -> None:
    assert RU.compact_money(62_345_670_000, "RUB") == f"6,2{NBSP}млн{NBSP}₽"
    assert EN.compact_money(62_345_670_000, "USD") == "$6.2M"
    assert RU.compact(999_960) == f"1{NBSP}млн"
    assert RU.compact(99_960) == f"100{NBSP}тыс."
    assert EN.compact(234_567) == "235K"
    assert EN.compact(999.7) == "1K"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (4.5, "4,5"), (4.0, "4,0"), (3.96, "3,96"), (3.996, "3,99"), (3.94, "3,9"), (2.4999, "2,49"),
        (2.96, "2,96"), (3.46, "3,46"), (1, "1,0"), (5, "5,0"), (4.25, "4,2"), (4.04, "4,0"), (3.04, "3,0"),
    ],
)  # fmt: skip
def test_a_score_never_seems_to_reach_a_limit(value: float, shown: str) -> None:
    assert RU.score(value) == shown


def test_a_score_knows_other_limits() -> None:
    assert EN.score(4.16, (4.2,)) == "4.16"
    assert EN.score(3.96, (4.2,)) == "4.0"


@pytest.mark.parametrize("day", DAYS)
def test_dates_are_those_of_babel(day: datetime.date) -> None:
    assert RU.date(day) == dates.format_date(day, "short", locale="ru")
    assert RU.long_date(day) == dates.format_date(day, "long", locale="ru").replace("\u202f", NBSP)
    assert EN.long_date(day) == dates.format_date(day, "long", locale="en_GB")
    assert EN.date(day) == dates.format_date(day, "d MMM y", locale="en")
    assert RU.month_year(day) == dates.format_date(day, "LLLL y", locale="ru")
    assert EN.month_year(day) == dates.format_date(day, "LLLL y", locale="en")
    assert EN.month(day) == dates.format_date(day, "LLL", locale="en")
    assert dates.format_date(day, "LLLL", locale="ru").startswith(RU.month(day)[:2])
    assert dates.format_date(day, "d MMMM", locale="ru").startswith(RU.day_month(day).replace(NBSP, " ")[:-1])


def test_dates_as_the_pages_show_them() -> None:
    day = datetime.date(2026, 3, 5)
    assert (RU.date(day), EN.date(day)) == ("05.03.2026", "5 Mar 2026")
    assert (RU.long_date(day), EN.long_date(day)) == (f"5 марта 2026{NBSP}г.", "5 March 2026")
    assert (RU.day_month(day), EN.day_month(day)) == (f"5{NBSP}мар", f"5{NBSP}Mar")
    assert RU.day_month(datetime.date(2026, 5, 9)) == f"9{NBSP}мая"
    assert RU.month(datetime.date(2026, 11, 1)) == "ноя"


def test_a_moment_is_told_from_today() -> None:
    today = datetime.date(2026, 3, 1)
    at = datetime.datetime(2026, 2, 28, 18, 40)
    assert RU.moment(at, today) == f"вчера в{NBSP}18:40"
    assert EN.moment(at, today) == f"yesterday at{NBSP}18:40"
    assert RU.moment(at.replace(month=3, day=1), today) == f"сегодня в{NBSP}18:40"
    assert EN.moment(at.replace(day=2), today) == f"2 Feb 2026 at{NBSP}18:40"
    assert RU.time(at) == "18:40"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("count", range(5))
def test_lists_are_those_of_babel(lang: str, count: int) -> None:
    items = list("abcd")[:count]
    assert Formats(lang).joined(items) == lists.format_list(items, locale=LOCALES[lang])


def test_a_language_there_is_not_is_refused() -> None:
    with pytest.raises(ValueError, match="de"):
        Formats("de")


def test_babel_is_not_imported_for_any_of_this() -> None:
    code = (
        "import sys, datetime\n"
        "from canvas_app.content import Formats, load_catalogue, load_messages\n"
        "load_messages().say('n.clients', 'ru', count=5)\n"
        "Formats('ru').money(10000, 'RUB'); Formats('en').date(datetime.date.today())\n"
        "load_catalogue().questions('cr')\n"
        "print(*{name.partition('.')[0] for name in sys.modules} & {'babel', 'PySide6', 'sqlalchemy'})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


@pytest.mark.parametrize(
    ("count", "en", "ru"),
    [(0, "0 bytes", "0 байт"), (812, "812 bytes", "812 байт"), (1434, "1.4 KB", "1,4 КБ"),
     (217_000, "212 KB", "212 КБ"), (1_500_000, "1.4 MB", "1,4 МБ"), (5 << 40, "5,120 GB", "5 120 ГБ")],
)  # fmt: skip
def test_a_size_of_a_file(count, en, ru):
    assert Formats("en").size(count).replace(NBSP, " ") == en
    assert Formats("ru").size(count).replace(NBSP, " ") == ru
