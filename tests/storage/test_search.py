"""Searching clients: Cyrillic, case and ё, any part of a word, telephone numbers in any spelling."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from canvas_app.domain.clients.model import Client, Person
from canvas_app.domain.text import search_key
from canvas_app.storage.filters import ClientFilter
from canvas_app.storage.queries import clients
from canvas_app.storage.sqlite import search
from canvas_app.storage.workbook import Workbook

CLIENTS = (
    Client(1, "Ёлкин Пётр", company="ООО «Хвоя»", city="Санкт-Петербург", phone="+7 (912) 345-67-89"),
    Client(2, "Иванов Иван", email="ivan.ivanov@example.ru", phone="8 495 123 45 67", tags=("vip", "опт")),
    Client(3, "R&D 100% Ltd", code="A_17", remarks="«кавычки» \"quotes\" 'single' -- ; DROP TABLE client"),
    Client(4, "Straße GmbH", country="Deutschland"),
    Client(5, "Иваново-Вознесенская мануфактура", company="ИП Ли"),
    Client(6, "A 17 плюс"),
    Client(7, "Zoë ﬁnance", email="zoe@ex.com"),  # a ligature
)


@pytest.fixture
def book(workbook: Workbook) -> Workbook:
    with workbook.edit("edit.import") as edit:
        edit.put_all(CLIENTS)
        edit.put(Person(20, 4, "Jürgen Müller", "Einkauf", "jm@example.de", "+49 30 901820"))
    return workbook


def found(book: Workbook, query: str) -> list[int]:
    fitting = clients.matching(book, ClientFilter(search=query), "")
    return sorted(book_ids(book) if fitting is None else fitting)


def book_ids(book: Workbook) -> list[int]:
    return [client.id for client in book.all(Client)]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("", [1, 2, 3, 4, 5, 6, 7]),
        ("   ", [1, 2, 3, 4, 5, 6, 7]),
        ("иван", [2, 5]),
        ("ИВАН", [2, 5]),
        ("ванов", [2, 5]),
        ("елкин", [1]),
        ("ЁЛКИН", [1]),
        ("пётр ёлк", [1]),
        ("петербург", [1]),
        ("Иванов ivan", [2]),
        ("ivan.ivanov@example.ru", [2]),
        ("@example", [2, 4]),
        ("vip", [2]),
        ("опт", [2]),
        ("[", []),
        ("strasse", [4]),
        ("müller", [4]),
        ("einkauf", [4]),
        ("finance", [7]),
        ("Zoe\u0308", [7]),  # in two code points
        ("Ива\u200bнов", [2, 5]),  # a zero-width space
        ("нет такого", []),
    ],
)
def test_any_part_of_any_field(book: Workbook, query: str, ids: list[int]) -> None:
    assert found(book, query) == ids


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("и", [2, 5]),
        ("ё", [1]),
        ("пё", [1]),
        ("ва", []),
        ("17", [6]),
        ("во", []),
        ("ип", []),  # a company's word is looked for only beside a longer one
        ("ип мануф", [5]),
        ("мануф ли", [5]),
        ("r&", [3]),
        ("a", [6]),
    ],
)
def test_short_words_begin_words(book: Workbook, query: str, ids: list[int]) -> None:
    assert found(book, query) == ids


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("%", []),
        ("_", []),
        ("100%", [3]),
        ("%%%", []),
        ("___", []),
        ("a_1", [3]),
        ("A_17", [3]),
        ('"quotes"', [3]),
        ('"', []),
        ('""""', []),
        ("'single'", [3]),
        ("-- ;", []),
        ("drop table", [3]),
        ("«кавычки»", [3]),
        ("иван*", []),
        ("NOT иван", []),
        ("text:иван", []),
        ("NEAR(иван)", []),
        ("\\", []),
        ("\x00иван", [2, 5]),
        ("иван\ud800", [2, 5]),
    ],
)
def test_nothing_typed_is_a_command(book: Workbook, query: str, ids: list[int]) -> None:
    assert found(book, query) == ids


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("9123456789", [1]),
        ("+7 (912) 345-67-89", [1]),
        ("8 (912) 345", [1]),
        ("+7912", [1]),
        ("345-67", [1, 2]),
        ("84951234567", [2]),
        ("+7 495 123-45-67", [2]),
        ("495 123", [2]),
        ("+49 (30) 90", [4]),
        ("00", []),
        ("+7", []),
    ],
)
def test_telephone_numbers(book: Workbook, query: str, ids: list[int]) -> None:
    assert found(book, query) == ids


def test_the_index_follows_every_edit(book: Workbook) -> None:
    with book.edit("edit.client_edit") as edit:
        edit.put(Client(1, "Сосновский"))
        edit.delete(Person, 20)
        edit.delete(Client, 2)
    assert (found(book, "ёлкин"), found(book, "сосн"), found(book, "müller")) == ([], [1], [])
    assert found(book, "иванов") == [5]
    book.undo()
    assert (found(book, "ёлкин"), found(book, "сосн"), found(book, "müller")) == ([1], [], [4])
    assert found(book, "иванов") == [2, 5]
    assert book.check() == []


def test_many_removals_make_the_index_anew(book: Workbook) -> None:
    with book.edit("edit.import") as edit:
        edit.put_all(Client(1000 + n, f"Новый клиент {n}") for n in range(1200))
    assert len(found(book, "новый")) == 1200
    with book.edit("edit.clients_delete") as edit:
        edit.delete_all(Client, range(1000, 2190))
    assert found(book, "новый") == list(range(2190, 2200))
    assert book.check() == []
    book.undo()
    assert len(found(book, "новый")) == 1200
    assert book.check() == []


def test_rebuilding_changes_nothing(book: Workbook) -> None:
    def index() -> list:
        return sorted(
            book.rows(
                "SELECT client_key.client_id, key, text FROM client_key JOIN client_text USING (number)"
            )
        )

    before = index()
    search.rebuild(book.connection)
    assert index() == before
    assert found(book, "иван") == [2, 5]
    assert book.check() == []


def test_a_query_of_any_length(book: Workbook) -> None:
    assert found(book, "а" * 5000) == []
    assert found(book, "а " * 5000) == []
    assert found(book, "иван " * 500) == [2, 5]


WORDS = st.text(alphabet="аеёиБ %_\"'\\-.@", max_size=12)


def test_finds_what_a_plain_look_finds(fast_folder) -> None:
    with Workbook.create(fast_folder / "search.canvasbook", language="ru") as book:

        @settings(max_examples=120)
        @given(st.lists(WORDS, min_size=1, max_size=6), WORDS)
        def compare(names: list[str], query: str) -> None:
            with book.edit("edit.x", action="start") as edit:
                edit.delete_all(Client, [client.id for client in book.all(Client)])
            with book.edit("edit.x", action="start") as edit:
                edit.put_all(Client(number, name) for number, name in enumerate(names, 1))
            typed = search_key(query).split()
            keys = [f" {search_key(name)}" for name in names]
            assert found(book, query) == [
                number
                for number, key in enumerate(keys, 1)
                if all(word in key if len(word) > 2 else f" {word}" in key for word in typed)
            ]

        compare()


@pytest.mark.parametrize(
    "statements",
    [
        ("UPDATE client_text SET client_id = -client_id WHERE client_id IN (1, 2)",
         "UPDATE client_text SET client_id = 3 + client_id WHERE client_id < 0"),
        ("UPDATE client_text SET client_id = 5 WHERE client_id = 1",),
        ("UPDATE client_key SET client_id = -1 WHERE client_id = 1",
         "UPDATE client_key SET client_id = 1 WHERE client_id = 2",
         "UPDATE client_key SET client_id = 2 WHERE client_id = -1"),
        ("UPDATE client_key SET client_id = 99 WHERE client_id = 1",),
        ("INSERT INTO client_text SELECT 1000 + number, client_id, text FROM client_text",),
        ("DELETE FROM client_key WHERE client_id = 4",),
    ],
)  # fmt: skip
def test_the_check_sees_a_text_that_was_given_to_another_client(
    book: Workbook, statements: tuple[str, ...]
) -> None:
    assert list(search.differences(book.connection)) == []
    for statement in statements:
        book.connection.execute(statement)
    assert list(search.differences(book.connection))


def test_the_check_sees_texts_of_two_clients_changed_for_each_other(book: Workbook) -> None:
    numbers = dict(book.connection.execute("SELECT client_id, number FROM client_text"))
    for client_id, number in ((1, numbers[2]), (2, numbers[1])):
        book.connection.execute("UPDATE client_text SET client_id = ? WHERE number = ?", (client_id, number))
    assert len(list(search.differences(book.connection))) == 2
