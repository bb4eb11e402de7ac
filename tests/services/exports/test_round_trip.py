"""Every table is exported and imported again: nothing changes, and another workbook gets it all."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from canvas_app.content import load_catalogue
from canvas_app.domain.canvas.model import Canvas, Note, Segment, Stream
from canvas_app.domain.kinds import KINDS
from canvas_app.exchange.fields import FIELDS, KIND_OF
from canvas_app.services import imports
from canvas_app.services.exports import export_table
from canvas_app.storage.workbook import Workbook
from tests.services.exports.registers import registers
from tests.services.imports.helpers import TODAY, new_workbook, say_all

TABLES = tuple(
    kind.table.name for kind in KINDS.values() if kind.table is not None and kind.record is not Note
)
"""Tables of the register, those whom others name first."""


@contextmanager
def filled(folder: Path, records: Iterable[Any]) -> Iterator[Workbook]:
    """Open a new workbook in a folder that is made, with these records."""
    folder.mkdir()
    with new_workbook(folder) as workbook:
        with workbook.edit("edit.x") as edit:
            edit.put_all(records)
        yield workbook


def exported(workbook: Workbook, folder: Path, table: str, lang: str) -> Path:
    path = folder / f"{table}.csv"
    export_table(workbook, table, path, load_catalogue(), lang)
    return path


def taken(workbook: Workbook, path: Path) -> imports.ImportResult | None:
    """Import a table; None where it has no rows."""
    if len(path.read_text("utf-8-sig").splitlines()) < 2:
        return None
    result = imports.apply_import(workbook, imports.read_source(workbook, path, path.stem), today=TODAY)
    assert not result.refused, say_all(result.problems)
    return result


@pytest.mark.parametrize("lang", ["en", "ru"])
@settings(max_examples=12, derandomize=True, suppress_health_check=list(HealthCheck))
@given(register=registers())
def test_a_register_comes_back_as_it_went(
    lang: str, register: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        monkeypatch.setenv("CANVAS_APP_HOME", str(folder / "home"))
        with filled(folder / "one", register) as workbook, filled(folder / "two", ()) as other:
            before = workbook.digest()
            for table in TABLES:
                path = exported(workbook, folder, table, lang)
                result = taken(workbook, path)
                assert result is None or (result.skipped, result.problems) == (result.read, ()), table
                taken(other, path)
            assert workbook.digest() == before
            (folder / "again").mkdir()
            for table in TABLES:
                path = exported(other, folder / "again", table, lang)
                assert path.read_text("utf-8") == (folder / path.name).read_text("utf-8"), table


def test_every_field_of_a_record_has_a_column_but_those_of_the_canvas() -> None:
    missing = {}
    for table, kind in KIND_OF.items():
        moments = kind.table.moments.values() if kind.table is not None else ()
        said = {one.fills for one in FIELDS[table]} | {name for pair in moments for name in pair}
        if left := set(kind.fields) - said:
            missing[table] = left
    assert missing == {
        "tasks": {"deal_id"},  # a deal has no name of its own that could be meant
        "stages": {"suggested", "confidence", "thresholds_version", "evidence"},
        "notes": {
            "canvas_id", "position", "kinds", "certainty", "question", "stream_id", "segments",
            "links", "target", "monthly_cost",
        },
    }  # fmt: skip


NOTES = (
    Segment(1, "=Cafe, open", "pink"),
    Stream(2, "Beans", "violet"),
    Note(11, 0, "cs", 1, segment_id=1),
    Note(12, 0, "rs", 2, stream_id=2, segments=(1,)),
    Note(13, 0, "vp", 3, "-2\n+3", "blue", ("vp.el.newness",), segments=(1,)),
    Note(14, 0, "ch", 4, "Kiosk"),
)


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_notes_of_a_canvas_come_back_with_segments_streams_and_kinds(
    lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CANVAS_APP_HOME", str(tmp_path / "home"))
    with filled(tmp_path / "one", ()) as workbook, filled(tmp_path / "two", ()) as other:
        canvas = workbook.all(Canvas)[0].id
        with workbook.edit("edit.x") as edit:
            edit.put(Canvas(99, "To be", 9))
            edit.put_all(replace(one, canvas_id=canvas) if isinstance(one, Note) else one for one in NOTES)
            edit.put(Note(15, 99, "ch", 1, "on another canvas"))
        path = exported(workbook, tmp_path, "notes", lang)
        assert "another canvas" not in path.read_text("utf-8")
        before = workbook.digest()
        result = taken(workbook, path)
        assert result is not None
        assert (result.skipped, workbook.digest()) == (4, before)
        taken(other, path)
        (tmp_path / "again").mkdir()
        assert exported(other, tmp_path / "again", "notes", lang).read_bytes() == path.read_bytes()
