"""The derived table of stages: always what the rules say as of the day asked for, whatever was edited."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from canvas_app.domain.activity.model import Interaction
from canvas_app.domain.clients.model import Client
from canvas_app.domain.errors import WorkbookError
from canvas_app.domain.progress import Cancelled
from canvas_app.domain.sales.model import Deal, DealLine
from canvas_app.domain.stages.model import Assessment, StageRecord
from canvas_app.domain.stages.rules import suggest
from canvas_app.domain.stages.thresholds import SETTING, Thresholds
from canvas_app.storage import stage_cache
from canvas_app.storage.stage_evidence import evidence
from canvas_app.storage.workbook import Workbook
from tests.storage.other import spoil

TODAY = date.today()
COLUMNS = (
    "client_id, model, suggested, confirmed, shown, state, confidence, flags, holding, since, valid_until"
)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.fixture
def book(tmp_path: Path):
    with Workbook.create(tmp_path / "stages.canvasbook", language="en") as workbook:
        with workbook.edit("edit.sample") as edit:
            for number in range(1, 7):
                edit.put(Client(number, f"Client {number}", qualified=number == 2, archived=number == 6))
            edit.put_all(Deal(number * 10 + n, number, won_on=ago(100 * n + number))
                         for number in (3, 4, 5) for n in range(number))  # fmt: skip
            edit.put(Assessment(500, 4, ago(40), "client", s=4.5, te=4.5, tc=4.0))
            edit.put(Interaction(600, 2, ago(80), "recommendation"))
            edit.put(StageRecord(700, 4, "kotler", "repeat", ago(30)))
            edit.put(StageRecord(701, 5, "dwyer", "expansion", ago(60)))
            edit.put(Deal(800, 1, won_on=TODAY + timedelta(days=20)))
        yield workbook


def table(workbook: Workbook) -> list[tuple[object, ...]]:
    return workbook.rows(f"SELECT {COLUMNS} FROM client_stage ORDER BY client_id, model")


def worked_out(workbook: Workbook, day: date) -> list[tuple[object, ...]]:
    """What the table should say, each client and model judged alone; without the days a row stays good."""
    rows = []
    for one in evidence(workbook, [client.id for client in workbook.all(Client, archived=False)]):
        facts = one.facts(day, stage_cache.thresholds(workbook))
        for model in sorted(stage_cache.stage_models(workbook), key=lambda each: each.key):
            said = suggest(model, facts, facts.last_confirmed(model.key))
            last = facts.confirmed.get(model.key)
            confirmed = last.stage if last else ""
            flags = " ".join(said.flags)
            rows.append((one.client.id, model.key, said.stage, confirmed, said.state, said.confidence, flags))
    return rows


def told(workbook: Workbook) -> list[tuple[object, ...]]:
    return [(*row[:4], *row[5:8]) for row in table(workbook)]


def in_memory(workbook: Workbook) -> bool:
    return bool(workbook.rows("SELECT 1 FROM temp.sqlite_schema WHERE name = 'client_stage'"))


def test_each_edit_brings_the_table_up_to_date(book):
    assert told(book) == worked_out(book, TODAY)
    assert {row[0] for row in table(book)} == {1, 2, 3, 4, 5}, "archived clients have no row"
    edits = [
        lambda edit: edit.put(replace(book.get(Client, 1), qualified=True)),
        lambda edit: edit.put(Deal(90, 1, won_on=ago(3))),
        lambda edit: edit.delete(Deal, 30),
        lambda edit: edit.put(Interaction(91, 3, ago(1), "complaint")),
        lambda edit: edit.put(Assessment(92, 5, ago(1), "staff", s=2.0, te=2.0)),
        lambda edit: edit.put(StageRecord(93, 3, "payne", "partner", ago(1))),
        lambda edit: edit.put(replace(book.get(Client, 6), archived=False)),
        lambda edit: edit.put(replace(book.get(Client, 5), archived=True)),
        lambda edit: edit.put(replace(book.get(Deal, 90), client_id=2)),
        lambda edit: edit.put(DealLine(94, 90, 10_000)),
    ]
    for change in edits:
        before = table(book)
        with book.edit("edit.sample") as edit:
            change(edit)
        assert told(book) == worked_out(book, TODAY)
        after = table(book)
        book.undo()
        assert table(book) == before
        book.redo()
        assert table(book) == after


def test_a_failed_edit_leaves_the_table_as_it_was(book):
    before = table(book)
    with suppress(RuntimeError), book.edit("edit.sample") as edit:
        edit.put(replace(book.get(Client, 1), qualified=True))
        raise RuntimeError
    assert table(book) == before
    assert book.get(Client, 1).qualified is False


def test_shown_is_the_confirmed_stage_otherwise_the_suggested(book):
    shown = {row[:2]: (row[3], row[4], row[9]) for row in table(book)}
    assert shown[4, "kotler"] == ("repeat", "repeat", ago(30).isoformat())
    assert shown[3, "kotler"] == ("", "repeat", None)


def test_a_later_day_works_out_anew_what_may_have_changed(book):
    for days in (1, 20, 21, 60, 400):
        day = TODAY + timedelta(days=days)
        stage_cache.ensure(book, day, today=day)
        assert told(book) == worked_out(book, day)
        assert not in_memory(book)


def test_another_day_is_seen_through_a_table_in_memory_and_leaves_the_file_alone(book):
    file_rows = table(book)
    for day in (ago(50), ago(49), ago(700), TODAY + timedelta(days=30)):
        stage_cache.ensure(book, day, today=TODAY)
        assert told(book) == worked_out(book, day)
        assert book.rows(f"SELECT {COLUMNS} FROM main.client_stage ORDER BY client_id, model") == file_rows
    stage_cache.ensure(book, TODAY, today=TODAY)
    assert (table(book), in_memory(book)) == (file_rows, False)


def test_edits_reach_the_table_in_memory_too(book):
    stage_cache.ensure(book, ago(50), today=TODAY)
    with book.edit("edit.sample") as edit:
        edit.put(Deal(90, 1, won_on=ago(60)))
    assert told(book) == worked_out(book, ago(50))
    book.undo()
    assert told(book) == worked_out(book, ago(50))
    stage_cache.ensure(book, TODAY, today=TODAY)
    assert told(book) == worked_out(book, TODAY)


def test_changed_thresholds_change_every_suggestion_and_undo_brings_them_back(book):
    before = table(book)
    stage_cache.ensure(book, ago(50), today=TODAY)
    for setting in (Thresholds(repeat=4, client=5), Thresholds(high=4.8)):
        with book.edit("edit.thresholds") as edit:
            edit.set_setting(SETTING, setting.to_text())
        assert told(book) == worked_out(book, ago(50))
        stage_cache.ensure(book, TODAY, today=TODAY)
        assert told(book) == worked_out(book, TODAY)
        assert table(book) != before
        book.undo()
        assert table(book) == before
        stage_cache.ensure(book, ago(50), today=TODAY)


def test_an_unreadable_setting_leaves_the_defaults(book):
    before = table(book)
    with book.edit("edit.thresholds") as edit:
        edit.set_setting(SETTING, "{")
        edit.set_setting(stage_cache.OWN_MODELS, "[[")
    assert table(book) == before


def test_a_file_opened_read_only_shows_any_day_and_is_not_written(book, tmp_path):
    copy = tmp_path / "copy.canvasbook"
    book.copy_to(copy)
    content = copy.read_bytes()
    with Workbook.open(copy, read_only=True) as workbook:
        for day in (TODAY, ago(50), TODAY + timedelta(days=25)):
            stage_cache.ensure(workbook, day, today=day)
            assert told(workbook) == worked_out(workbook, day)
        stage_cache.ensure(workbook, TODAY, today=TODAY)
        assert not in_memory(workbook)
        with pytest.raises(Exception, match="readonly"):
            workbook.connection.execute("DELETE FROM client")
    assert copy.read_bytes() == content


def test_a_table_made_by_other_rules_is_made_anew(book, monkeypatch):
    book.connection.execute("UPDATE client_stage SET suggested = 'partner'")
    stage_cache.ensure(book, TODAY, today=TODAY)
    assert told(book) != worked_out(book, TODAY)
    monkeypatch.setattr(stage_cache, "RULES", stage_cache.RULES + 1)
    stage_cache.ensure(book, TODAY, today=TODAY)
    assert told(book) == worked_out(book, TODAY)


def test_a_day_kept_by_a_wrong_clock_is_given_up(book):
    far = TODAY + timedelta(days=900)
    stage_cache.ensure(book, far, today=far)
    stage_cache.ensure(book, TODAY, today=TODAY)
    assert told(book) == worked_out(book, TODAY)
    assert not in_memory(book)


def test_when_the_file_cannot_take_it_memory_does(book, monkeypatch):
    @contextmanager
    def full(_connection):
        raise WorkbookError("file.full", name="", path="", folder="")
        yield

    later = TODAY + timedelta(days=400)
    kept = table(book)
    with monkeypatch.context() as patched:
        patched.setattr(stage_cache.driver, "transaction", full)
        stage_cache.ensure(book, later, today=later)
        assert (told(book), in_memory(book)) == (worked_out(book, later), True)
        assert book.rows(f"SELECT {COLUMNS} FROM main.client_stage ORDER BY client_id, model") == kept


def test_bookkeeping_of_stages_is_outside_generation_and_digest(book):
    before = (book.generation, book.digest())
    later = TODAY + timedelta(days=400)
    stage_cache.ensure(book, later, today=later)
    stage_cache.ensure(book, ago(3), today=later)
    assert (book.generation, book.digest()) == before
    assert book.check() == []


def test_a_workbook_without_clients_costs_nothing(tmp_path):
    with Workbook.create(tmp_path / "empty.canvasbook", language="ru") as workbook:
        stage_cache.ensure(workbook, TODAY)
        stage_cache.ensure(workbook, ago(10))
        assert table(workbook) == []


WRONG = (
    "UPDATE client_stage SET shown = 'partner' WHERE client_id = 3 AND model = 'kotler'",
    "UPDATE client_stage SET valid_until = '2999-01-01' WHERE client_id = 1 AND model = 'dwyer'",
    "UPDATE client_stage SET flags = CAST(x'd0ff41' AS TEXT) WHERE client_id = 3 AND model = 'kotler'",
    "DELETE FROM client_stage WHERE client_id = 5 AND model = 'payne'",
    "INSERT INTO client_stage VALUES (99, 'kotler', '', '', '', '', '', '', '', NULL, NULL)",
)


@pytest.mark.parametrize("statement", WRONG)
def test_a_table_that_is_not_what_the_rules_say_is_found_and_made_anew(book, statement):
    right = table(book)
    assert book.check() == []
    spoil(book, statement)
    assert len(book.check()) == 1
    with book.snapshot() as copy:
        assert len(copy.check()) == 1
    digest, generation = book.digest(), book.generation
    stage_cache.rebuild(book)
    assert (table(book), book.check()) == (right, [])
    assert (book.digest(), book.generation) == (digest, generation)


def test_a_table_of_a_day_before_or_of_other_rules_is_not_blamed(book):
    stage_cache.ensure(book, TODAY + timedelta(days=40), today=TODAY + timedelta(days=40))
    assert book.check() == []
    book.connection.execute("UPDATE meta SET value = 'other' WHERE key = 'stages_rules'")
    book.connection.execute("UPDATE client_stage SET shown = 'partner'")
    assert book.check() == [], "the next read makes it anew"


@pytest.mark.parametrize("day", ["", "2026-1x-01"])
def test_a_table_whose_day_is_lost_is_made_anew(book, day):
    right = table(book)
    spoil(book, "UPDATE meta SET value = ? WHERE key = 'stages_day'", (day,))
    spoil(book, "UPDATE client_stage SET shown = 'partner'")
    stage_cache.ensure(book, TODAY)
    assert table(book) == right


def test_looking_at_the_table_can_be_stopped(book):
    class Impatient:
        def report(self, done: int, total: int) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        stage_cache.problems(book, Impatient())
    assert book.check() == []
