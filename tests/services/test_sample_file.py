"""A sample as a file: everything stored, the same each time, nothing to undo, real ids from then on."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from canvas_app.domain.canvas.model import Canvas
from canvas_app.domain.clients.model import Client
from canvas_app.domain.errors import WorkbookError
from canvas_app.domain.record import Record
from canvas_app.domain.setting import Setting
from canvas_app.services.sample import create, create_sample
from canvas_app.storage.workbook import Workbook
from tests.services.samples import DAY, LANGUAGES, built


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_file_holds_every_record(tmp_path: Path, lang: str) -> None:
    path = tmp_path / "coffee.canvasbook"
    with create_sample(path, lang, DAY, who="A. Wetherby") as made:
        digest = made.digest()
    expected: dict[type[Record], set[Record]] = defaultdict(set)
    for record in built(lang).records:
        expected[type(record)].add(record)
    with Workbook.open(path, read_only=True) as workbook:
        assert workbook.digest() == digest
        assert workbook.check() == []
        for setting in expected.pop(Setting):
            assert workbook.setting(setting.key) == setting.value
        for kind, records in expected.items():
            assert set(workbook.all(kind)) == records


def test_same_language_and_day_give_the_same_digest(tmp_path: Path) -> None:
    def digest(name: str, lang: str, day: date, who: str) -> int:
        with create_sample(tmp_path / name, lang, day, who=who) as workbook:
            return workbook.digest()

    first = digest("a", "ru", DAY, "one")
    assert digest("b", "ru", DAY, "another") == first
    assert digest("c", "ru", date(2026, 11, 24), "one") != first
    assert digest("d", "en", DAY, "one") != first


def test_there_is_nothing_to_undo_and_new_ids_are_real_ones(tmp_path: Path) -> None:
    with create_sample(tmp_path / "coffee", "en", DAY) as workbook:
        assert workbook.undo_step() is None
        newest = max(client.id for client in workbook.all(Client))
        fresh = Client(workbook.ids(), name="Somebody new")
        assert fresh.id > newest
        with workbook.edit("edit.client_add", name=fresh.name) as edit:
            edit.put(fresh)
        workbook.undo()
        assert workbook.get(Client, fresh.id) is None
        assert len(workbook.all(Client)) == 797


def test_the_currency_may_be_another(tmp_path: Path) -> None:
    with create_sample(tmp_path / "coffee", "ru", DAY, "EUR") as workbook:
        assert workbook.setting("currency") == "EUR"
        assert workbook.setting("language") == "ru"


def test_an_existing_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "mine.canvasbook"
    path.write_bytes(b"mine")
    with pytest.raises(WorkbookError):
        create_sample(path, "ru", DAY)
    assert path.read_bytes() == b"mine"


def test_an_unknown_sample_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        create_sample(tmp_path / "tea", "ru", DAY, name="tea")
    assert list(tmp_path.iterdir()) == []


def test_a_failure_on_the_way_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    canvas = Canvas(1, "As is")
    settings = [Setting(2, "currency", "USD"), Setting(3, "business", "Shop")]
    monkeypatch.setattr(create, "build_sample", lambda *_: (*settings, canvas, object()))
    with pytest.raises(AttributeError):
        create_sample(tmp_path / "coffee", "en", DAY)
    assert list(tmp_path.iterdir()) == []
