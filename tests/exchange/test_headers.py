"""Columns find their fields by name in both languages, or as the person says."""

import pytest

from canvas_app.content import load_catalogue
from canvas_app.domain.errors import PersonError
from canvas_app.exchange.dates import Order
from canvas_app.exchange.fields import FIELDS
from canvas_app.exchange.headers import Headers, currency_of, header_key
from canvas_app.exchange.numbers import Style
from canvas_app.exchange.options import ImportOptions, mapping_from
from tests.exchange.conftest import Read


def guessed(kind: str, *header: str) -> dict[str, str]:
    found = Headers(kind, load_catalogue()).guess(header)
    return {field: header[columns[0]] for field, columns in found.items()}


@pytest.mark.parametrize("kind", FIELDS)
def test_every_field_is_known_by_its_key_and_by_its_names(kind: str) -> None:
    catalogue = load_catalogue()
    for field in FIELDS[kind]:
        entry = catalogue.entry(f"field.{kind}.{field.key}")
        for name in (field.key, *entry.text):
            assert guessed(kind, name) == {field.key: name}


def test_headers_of_other_programs() -> None:
    assert guessed("clients", "CustomerID", "CompanyName", "ContactName", "ContactTitle", "City", "Fax") == {
        "id": "CustomerID", "company": "CompanyName", "contact": "ContactName", "role": "ContactTitle",
        "city": "City",
    }  # fmt: skip
    assert guessed("deals", "OrderID", "CustomerID", "OrderDate", "CategoryName", "ExtendedPrice") == {
        "id": "OrderID", "client_id": "CustomerID", "won_on": "OrderDate", "stream": "CategoryName",
        "amount": "ExtendedPrice",
    }  # fmt: skip
    assert guessed("clients", "Контрагент", "ИНН", "Эл. почта", "ТЕЛЕФОН *", "населенный пункт") == {
        "name": "Контрагент", "email": "Эл. почта", "phone": "ТЕЛЕФОН *", "city": "населенный пункт",
    }  # fmt: skip
    assert guessed("deals", "№ заказа", "Код клиента", "Сумма, руб.", "Дата оплаты") == {
        "id": "№ заказа", "client_id": "Код клиента", "amount": "Сумма, руб.", "won_on": "Дата оплаты",
    }  # fmt: skip


def test_the_better_name_takes_the_field() -> None:
    assert guessed("clients", "Mobile", "Phone") == {"phone": "Phone"}
    assert guessed("deals", "Date", "Won on") == {"won_on": "Won on"}


def test_one_key_for_many_spellings() -> None:
    spellings = ("CompanyName", "company_name", "Company name", "COMPANY-NAME", " company  name: ")
    assert {header_key(one) for one in spellings} == {"company name"}


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ("Сумма, руб.", "RUB"),
        ("Amount (USD)", "USD"),
        ("Amount [€]", "EUR"),
        ("Сумма", ""),
        ("Price, net", ""),
    ],
)
def test_a_header_names_the_currency(header: str, code: str) -> None:
    assert currency_of(header) == code


def test_the_person_maps_columns(read: Read) -> None:
    text = "a,b,c\n1,Anna,Omsk\n"
    parsed = read(text, options=ImportOptions(mapping={"name": "b", "city": "#3", "id ": " A"}))
    assert list(parsed.values()) == [(2, {"name": "Anna", "city": "Omsk", "id": "1"})]
    without = read("name,city\nAnna,Omsk\n", options=ImportOptions(mapping={"city": ""}))
    assert list(without.values()) == [(2, {"name": "Anna"})]
    assert without.unused == ("city",)
    moved = read("name,city\nAnna,Omsk\n", options=ImportOptions(mapping={"source": "city"}))
    assert list(moved.values()) == [(2, {"name": "Anna", "source": "Omsk"})]


@pytest.mark.parametrize(
    ("pairs", "code"),
    [
        (["name"], "map_form"), (["=b"], "map_form"), (["shoe=b"], "no_field"), (["name=d"], "no_column"),
        (["name=#5"], "no_column"), (["name=b", "dates=ymd"], "answer"), (["name=x"], "column_twice"),
    ],
)  # fmt: skip
def test_a_mapping_that_cannot_be(read: Read, pairs: list[str], code: str) -> None:
    with pytest.raises(PersonError) as caught:
        read("a,b,x,x\n1,2,3,4\n", options=ImportOptions(mapping=mapping_from(pairs)))
    assert caught.value.code == f"import.{code}"


def test_options_of_a_command() -> None:
    pairs = ["dates=mdy", "numbers=comma", "header=no", "same_id=separate", "name=A=B"]
    options = ImportOptions(encoding=" cp1251", delimiter="tab", mapping=mapping_from(pairs)).settled()
    assert options == ImportOptions(
        encoding="cp1251", delimiter="\t", header="no", mapping={"name": "A=B"}, dates=Order.MONTH,
        numbers=Style.COMMA, same_id="separate",
    )  # fmt: skip
    with pytest.raises(PersonError) as caught:
        ImportOptions(delimiter=";;").settled()
    assert caught.value.code == "import.delimiter"


def test_a_title_above_the_header_is_said(read: Read) -> None:
    parsed = read("Список клиентов на 1 мая\n\nНазвание;Город\nРомашка;Тверь\n")
    assert parsed.header_line == 3
    assert [(p.line, p.code, p.refused) for p in parsed.problems] == [(1, "import.row.above_header", False)]


def test_columns_that_are_needed_and_missing(read: Read) -> None:
    parsed = read("x,y\n1,2\n", "interactions")
    assert parsed.missing == (("client_id", "client"), ("at",))
    assert parsed.sample == ((2, ("1", "2")),)


def test_a_table_without_headers(read: Read) -> None:
    text = "Ромашка\tinfo@romashka.ru\t+7 495 123-45-67\nВектор\tv@vector.ru\t8 (812) 555-12-12\n"
    parsed = read(text, options=ImportOptions(header="no"))
    assert parsed.header == ("#1", "#2", "#3")
    assert parsed.mapping == {"name": 0, "email": 1, "phone": 2}
    assert parsed.count == 2
