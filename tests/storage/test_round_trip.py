"""What is written is what is read, in every field of every kind, also after the file was closed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings

from canvas_app.domain.canvas.model import Canvas, Note
from canvas_app.domain.clients.model import Client
from canvas_app.domain.stages.model import Assessment
from canvas_app.storage.records import TABLES
from canvas_app.storage.sqlite.digest import content_digest
from canvas_app.storage.workbook import Workbook
from tests.storage.records import KINDS, any_record, put_parents


@pytest.fixture(scope="module")
def shared(fast_folder: Path) -> Iterator[Workbook]:
    # A folder of its own: in another order of the tests the fixture is made more than once.
    with (
        TemporaryDirectory(dir=fast_folder) as folder,
        Workbook.create(Path(folder) / "round.canvasbook", language="en") as made,
    ):
        with made.edit("edit.x") as edit:
            put_parents(edit)
        yield made


def test_every_kind_has_a_table() -> None:
    assert [table.record for table in TABLES.values()] == list(KINDS)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_round_trip(shared: Workbook, kind: type) -> None:
    before = shared.digest()

    @settings(max_examples=40)
    @given(any_record(kind))
    def every_record(record: object) -> None:
        with shared.edit("edit.x") as edit:
            edit.put(record)
            assert edit.get(kind, record.id) == record
        assert shared.get(kind, record.id) == record
        assert shared.digest() == content_digest(shared.connection)
        shared.undo()
        assert shared.get(kind, record.id) is None
        assert shared.digest() == before

    every_record()


def test_reopened(path: Path) -> None:
    client = Client(
        7,
        "Ёлкин & Сыновья",
        tags=("a,b", '"c"'),
        created_on=date(2024, 2, 29),
        qualified=True,
        ended_on=date.max,
    )
    with Workbook.create(path, language="ru") as book, book.edit("edit.client_add") as edit:
        edit.put(client)
    with Workbook.open(path) as book:
        assert book.get(Client, 7) == client
        assert book.all(Client, name="Ёлкин & Сыновья") == (client,)
        assert book.all(Client, segment_id=None) == (client,)
        assert book.all(Client, segment_id=1) == ()


def test_records_come_by_position(workbook: Workbook) -> None:
    with workbook.edit("edit.x") as edit:
        edit.put(Canvas(1, "a"))
        edit.put_all([Note(10 + n, 1, "cs", position=5 - n) for n in range(5)])
    assert [note.position for note in workbook.all(Note, canvas_id=1)] == [1, 2, 3, 4, 5]


def test_unknown_field(workbook: Workbook) -> None:
    with pytest.raises(KeyError):
        workbook.all(Note, **{"id = 1 OR 1": 1})


@pytest.mark.parametrize(
    "record",
    [
        replace(Client(1, "a"), mentions=True),
        replace(Client(1, "a"), mentions=2.0),
        replace(Client(1, "a"), name=None),
        replace(Client(1, "a"), name=b"a"),
    ],
)
def test_values_of_another_type_are_refused(workbook: Workbook, record: Client) -> None:
    with pytest.raises(TypeError), workbook.edit("edit.x") as edit:
        edit.put(record)
    assert workbook.all(Client) == ()


@pytest.mark.parametrize("score", [float("nan"), float("inf")])
def test_scores_are_finite(workbook: Workbook, score: float) -> None:
    with pytest.raises(ValueError, match="finite"), workbook.edit("edit.x") as edit:
        edit.put(Assessment(1, 5, date.today(), s=score))


def test_zero_has_no_sign(workbook: Workbook) -> None:
    with workbook.edit("edit.x") as edit:
        put_parents(edit)
        edit.put(Assessment(1, 5, date(2026, 1, 1), scale="0-10", s=-0.0))
    assert workbook.check() == []


def test_settings(workbook: Workbook) -> None:
    assert (workbook.setting("language"), workbook.setting("currency")) == ("ru", "RUB")
    assert workbook.setting("business") == "Кофейня"
    assert workbook.setting("none", "default") == "default"
    with workbook.edit("edit.setting") as edit:
        edit.set_setting("business", "Чайная")
        edit.set_setting("new", "1")
        edit.set_setting("new", "2")
    assert (workbook.setting("business"), workbook.setting("new")) == ("Чайная", "2")
    workbook.undo()
    assert (workbook.setting("business"), workbook.setting("new")) == ("Кофейня", "")
