"""An edit is whole or not there, says what it changed, and tells everyone who listens."""

import threading

import pytest

from canvas_app.domain.canvas.model import Canvas, Note
from canvas_app.domain.changes import Changes
from canvas_app.domain.clients.model import Client
from canvas_app.domain.errors import WorkbookError
from canvas_app.domain.progress import Cancelled
from canvas_app.storage.sqlite.driver import ConstraintError, DriverError
from canvas_app.storage.workbook import Workbook


def put(book: Workbook, *records: object, **how: str) -> Changes:
    with book.edit("edit.x", **how) as edit:
        edit.put_all(records)
    return edit.changes


def fail_after(book: Workbook, *records: object) -> None:
    with book.edit("edit.x") as edit:
        edit.put_all(records)
        raise ZeroDivisionError


def test_changes_say_what_was_touched(workbook: Workbook) -> None:
    put(workbook, Canvas(1, "a"), Note(2, 1, "cs", 1))
    heard: list[Changes] = []
    workbook.subscribe(heard.append)
    with workbook.edit("edit.note_move", origin="canvas", count=2) as edit:
        edit.put(Note(2, 1, "vp", 1))
        edit.put(Note(3, 1, "vp", 2))
        edit.put(Note(4, 1, "vp", 3))
        edit.delete(Note, 4)
        edit.delete(Note, 999)
        edit.put(Canvas(1, "a"))
        assert heard == [], "nothing is told before it is kept"
    assert dict(edit.changes.ids) == {"note": frozenset({2, 3})}
    assert (edit.changes.name, edit.changes.origin, edit.changes.params) == (
        "edit.note_move",
        "canvas",
        {"count": 2},
    )
    assert heard == [edit.changes]


def test_an_edit_that_changes_nothing_writes_nothing(workbook: Workbook) -> None:
    put(workbook, Canvas(1, "a"))
    before = (workbook.generation, workbook.path.stat().st_mtime_ns, len(workbook.history()))
    heard: list[Changes] = []
    workbook.subscribe(heard.append)
    assert put(workbook, Canvas(1, "a")).size == 0
    with workbook.edit("edit.x") as edit:
        edit.put(Canvas(1, "b"))
        edit.put(Canvas(1, "a"))
    assert (edit.changes.size, heard) == (0, [])
    assert (workbook.generation, workbook.path.stat().st_mtime_ns, len(workbook.history())) == before


def test_a_block_that_raises_leaves_nothing(workbook: Workbook) -> None:
    put(workbook, Canvas(1, "a"))
    before = (workbook.generation, workbook.digest())
    with pytest.raises(ZeroDivisionError):
        fail_after(workbook, Canvas(1, "b"), Client(5, "Ромашка"))
    assert (workbook.generation, workbook.digest()) == before
    assert (workbook.get(Canvas, 1).name, workbook.all(Client)) == ("a", ())
    put(workbook, Canvas(1, "c"))
    assert workbook.check() == []


def test_an_edit_is_of_no_use_after_its_block(workbook: Workbook) -> None:
    with workbook.edit("edit.x") as edit:
        edit.put(Canvas(1, "a"))
    with pytest.raises(RuntimeError, match="ended"):
        edit.put(Canvas(1, "outside of any transaction"))
    assert workbook.get(Canvas, 1).name == "a"


def test_an_edit_inside_an_edit(workbook: Workbook) -> None:
    put(workbook, Canvas(1, "first"))
    with workbook.edit("edit.x") as edit:
        edit.put(Canvas(1, "outer"))
        with pytest.raises(RuntimeError, match="inside"), workbook.edit("edit.y") as inner:
            inner.put(Canvas(1, "inner"))
        with pytest.raises(RuntimeError, match="inside"):
            workbook.undo()
        with pytest.raises(RuntimeError, match="under way"):
            workbook.lend()
    assert workbook.get(Canvas, 1).name == "outer"


def test_broken_references_are_a_mistake_of_ours(workbook: Workbook) -> None:
    with pytest.raises(ConstraintError, match="FOREIGN KEY"):
        put(workbook, Note(1, 99, "cs", 1))
    with pytest.raises(ConstraintError, match="UNIQUE"):
        put(workbook, Client(1, "A", code="1"), Client(2, "B", code="1"))
    assert (workbook.all(Note), workbook.all(Client), workbook.check()) == ((), (), [])


def test_records_may_come_in_any_order(workbook: Workbook) -> None:
    put(workbook, Note(1, 2, "cs", 1), Canvas(2, "a"))
    assert workbook.check() == []


def test_no_value_shows_in_an_error(workbook: Workbook) -> None:
    with pytest.raises(ConstraintError) as caught:
        put(workbook, Client(1, "паспорт 4509", code="1"), Client(2, "паспорт 4510", code="1"))
    assert "паспорт" not in f"{caught.value!r} {caught.value.__context__!r}"


def test_reads_inside_an_edit_see_it(workbook: Workbook) -> None:
    with workbook.edit("edit.x") as edit:
        edit.put(Canvas(1, "a"))
        assert edit.get(Canvas, 1) == Canvas(1, "a")
        assert workbook.all(Canvas) == (Canvas(1, "a"),)
        assert edit.get(Canvas, 2) is None


def test_every_listener_hears_though_one_fails(workbook: Workbook) -> None:
    heard: list[str] = []

    def broken(changes: Changes) -> None:
        heard.append("broken")
        raise ZeroDivisionError

    workbook.subscribe(broken)
    leave = workbook.subscribe(lambda changes: heard.append("sound"))
    with pytest.raises(ZeroDivisionError):
        put(workbook, Canvas(1, "a"))
    assert heard == ["broken", "sound"]
    assert workbook.get(Canvas, 1) is not None, "it is kept: only telling failed"
    leave()
    leave()
    with pytest.raises(ZeroDivisionError):
        put(workbook, Canvas(1, "b"))
    assert heard == ["broken", "sound", "broken"]


def test_a_listener_may_edit(workbook: Workbook) -> None:
    def follow(changes: Changes) -> None:
        if changes.touch("canvas"):
            put(workbook, Client(1, "made by a listener"))

    workbook.subscribe(follow)
    put(workbook, Canvas(1, "a"))
    assert len(workbook.all(Client)) == 1


def test_undo_and_redo_tell_too(workbook: Workbook) -> None:
    put(workbook, Canvas(1, "a"), origin="canvas")
    heard: list[str] = []
    workbook.subscribe(lambda changes: heard.append(changes.origin))
    assert workbook.undo().ids == {"canvas": {1}}
    workbook.redo(origin="menu")
    assert heard == ["undo", "menu"]


def test_undo_that_is_stopped_leaves_the_file_as_it_was(workbook: Workbook) -> None:
    put(workbook, *[Client(number, f"Клиент {number}") for number in range(1, 3_000)])
    told: list[int] = []

    class Stopping:
        def __init__(self, at: int) -> None:
            self.at = at

        def report(self, done: int, total: int) -> None:
            told.append(done * 100 // total)
            if told[-1] >= self.at:
                raise Cancelled

    before = workbook.generation, workbook.digest()
    for at in (1, 40):
        with pytest.raises(Cancelled):
            workbook.undo(progress=Stopping(at))
        assert (workbook.generation, workbook.digest(), workbook.check()) == (*before, [])
    told.clear()
    assert workbook.undo(progress=Stopping(101)).size == 2_999
    assert told == sorted(told)
    assert len(set(told)) > 3
    assert workbook.redo(progress=Stopping(101)).size == 2_999
    assert len(workbook.all(Client)) == 2_999
    assert workbook.check() == []


class TestLending:
    """A long job of another thread has the workbook to itself."""

    def test_a_job_edits_while_the_window_waits(self, workbook: Workbook) -> None:
        heard: list[tuple[int, int]] = []
        workbook.subscribe(lambda changes: heard.append((threading.get_ident(), changes.size)))
        problems: list[BaseException] = []
        workbook.lend("импорт")

        def job() -> None:
            try:
                workbook.adopt()
                put(workbook, *[Client(n, f"Клиент {n}") for n in range(1, 50)])
                assert len(workbook.all(Client)) == 49
                workbook.give_back()
            except BaseException as error:
                problems.append(error)

        for touch in (
            lambda: put(workbook, Canvas(1, "a")),
            lambda: workbook.all(Canvas),
            workbook.undo_step,
        ):
            with pytest.raises(WorkbookError) as caught:
                touch()
            assert (caught.value.code, caught.value.params["what"]) == ("file.busy", "импорт")
        thread = threading.Thread(target=job)
        thread.start()
        thread.join()
        assert problems == []
        assert heard == [], "views are told in their own thread"
        workbook.catch_up()
        assert heard == [(threading.get_ident(), 49)]
        workbook.catch_up()
        assert len(heard) == 1
        put(workbook, Canvas(1, "a"))
        assert workbook.undo_step().size == 1

    def test_a_job_that_never_began(self, workbook: Workbook) -> None:
        workbook.lend()
        workbook.give_back()
        put(workbook, Canvas(1, "a"))

    def test_nobody_takes_what_was_not_lent(self, workbook: Workbook) -> None:
        errors: list[str] = []

        def stranger() -> None:
            for touch in (workbook.adopt, workbook.give_back, lambda: workbook.all(Canvas), workbook.close):
                try:
                    touch()
                except RuntimeError as error:
                    errors.append(str(error))

        thread = threading.Thread(target=stranger)
        thread.start()
        thread.join()
        assert len(errors) == 4
        put(workbook, Canvas(1, "a"))

    def test_closing_waits_for_the_job(self, workbook: Workbook) -> None:
        workbook.lend()
        with pytest.raises(WorkbookError):
            workbook.close()
        workbook.give_back()


def test_a_closed_workbook(workbook: Workbook) -> None:
    workbook.close()
    workbook.close()
    with pytest.raises(RuntimeError, match="closed"):
        workbook.all(Canvas)
    with pytest.raises(RuntimeError, match="closed"):
        put(workbook, Canvas(1, "a"))


class Failing:
    """A connection whose COMMIT reports an error, having happened or not."""

    def __init__(self, connection: object, *, happens: bool) -> None:
        self._connection, self._happens = connection, happens

    def __getattr__(self, name: str) -> object:
        return getattr(self._connection, name)

    def execute(self, sql: str, *values: object) -> object:
        if sql == "COMMIT":
            self._connection.execute(sql if self._happens else "ROLLBACK")
            raise DriverError("disk I/O error")
        return self._connection.execute(sql, *values)


def test_a_commit_that_reports_an_error_and_happened_is_no_error(workbook: Workbook) -> None:
    heard: list[Changes] = []
    workbook.subscribe(heard.append)
    real = workbook.connection
    workbook._connection = Failing(real, happens=True)
    changes = put(workbook, Canvas(1, "kept"))
    workbook._connection = Failing(real, happens=False)
    with pytest.raises(DriverError):
        put(workbook, Canvas(2, "lost"))
    workbook._connection = real
    assert [canvas.name for canvas in workbook.all(Canvas)] == ["kept"]
    assert heard == [changes], "saying no would let the person do it twice"
    assert workbook.check() == []
