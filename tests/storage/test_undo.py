"""Undo and redo read the journal: any sequence of edits ends where a plain list of states says."""

from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from canvas_app.domain.canvas.model import Canvas, Note
from canvas_app.domain.clients.model import Client
from canvas_app.domain.errors import WorkbookError
from canvas_app.storage.workbook import Workbook
from tests.storage.other import spoil

State = dict[int, Note]

_SLOTS = st.integers(100, 104)
_OPERATION = st.one_of(
    st.tuples(st.just("put"), _SLOTS, st.sampled_from("abc"), st.sampled_from(["", "", "g", "h"])),
    st.tuples(st.just("delete"), _SLOTS, st.just(""), st.sampled_from(["", "g"])),
    st.tuples(st.just("swap"), _SLOTS, st.just(""), st.just("")),
    st.tuples(
        st.sampled_from(["undo", "undo", "redo", "reopen", "fail"]), st.just(0), st.just(""), st.just("")
    ),
)


@dataclass
class Model:
    """What a person would expect: states before and after each step."""

    state: State = field(default_factory=dict)
    undone: list[tuple[State, State]] = field(default_factory=list)
    done: list[tuple[State, State]] = field(default_factory=list)
    mergeable: str = ""

    def edit(self, after: State, group: str) -> None:
        if after == self.state:
            return
        self.undone.clear()
        if group and group == self.mergeable:
            before, _ = self.done.pop()
            if before == after:
                self.mergeable = ""
            else:
                self.done.append((before, after))
        else:
            self.done.append((self.state, after))
            self.mergeable = group
        self.state = after

    def reverse(self, *, redo: bool) -> None:
        source, target = (self.undone, self.done) if redo else (self.done, self.undone)
        if source:
            step = source.pop()
            target.append(step)
            self.state = step[1] if redo else step[0]
            self.mergeable = ""


def wanted(state: State, what: str, slot: int, text: str) -> State:
    after = dict(state)
    if what == "put":
        after[slot] = Note(slot, 1, "cs", 0, text)
    elif what == "delete":
        after.pop(slot, None)
    elif slot in after and slot + 1 in after:
        after[slot], after[slot + 1] = (
            replace(after[slot], text=after[slot + 1].text),
            replace(after[slot + 1], text=after[slot].text),
        )
    return after


def write(workbook: Workbook, before: State, after: State, group: str, *, fail: bool = False) -> None:
    with workbook.edit("edit.x", group=group) as edit:
        for slot in before.keys() - after.keys():
            edit.delete(Note, slot)
        edit.put_all(after.values())
        if fail:
            raise ZeroDivisionError


@settings(max_examples=150)
@given(st.lists(_OPERATION, max_size=25))
def test_any_sequence_ends_where_a_list_of_states_says(fast_folder: Path, operations: list) -> None:
    path = fast_folder / "a.canvasbook"
    path.unlink(missing_ok=True)
    workbook = Workbook.create(path, language="en")
    with workbook.edit("edit.x", action="start") as edit:
        edit.put(Canvas(1, "a"))
    model = Model()
    for what, slot, text, group in operations:
        if what == "undo":
            workbook.undo()
            model.reverse(redo=False)
        elif what == "redo":
            workbook.redo()
            model.reverse(redo=True)
        elif what == "reopen":
            workbook.close()
            workbook = Workbook.open(path)
            model.mergeable = ""
        elif what == "fail":
            with pytest.raises(ZeroDivisionError):
                write(workbook, model.state, {104: Note(104, 1, "cs", 9, "never")}, "g", fail=True)
        else:
            after = wanted(model.state, what, slot, text)
            write(workbook, model.state, after, group)
            model.edit(after, group)
        assert {note.id: note for note in workbook.all(Note)} == model.state, what
        assert (workbook.undo_step() is None) == (not model.done)
        assert (workbook.redo_step() is None) == (not model.undone)
    assert workbook.check() == []
    workbook.close()


@pytest.fixture
def book(workbook: Workbook) -> Workbook:
    with workbook.edit("edit.x", action="start") as edit:
        edit.put(Canvas(1, "Как есть"))
        edit.put(Note(10, 1, "cs", 0, "a"))
    return workbook


def type_text(book: Workbook, text: str, group: str = "note:10") -> None:
    with book.edit("edit.note_edit", group=group, origin="canvas", text=text) as edit:
        edit.put(Note(10, 1, "cs", 0, text))


def shown(book: Workbook) -> str:
    note = book.get(Note, 10)
    return note.text if note else ""


def test_typing_is_one_step(book: Workbook) -> None:
    for text in ("ab", "abc", "abcd"):
        type_text(book, text)
    step = book.undo_step()
    assert (step.name, step.params, step.size, step.who) == ("edit.note_edit", {"text": "abcd"}, 3, "Анна")
    assert step.this_session
    assert step.at.tzinfo is not None
    book.undo()
    assert shown(book) == "a"
    assert book.undo_step() is None
    book.redo()
    assert shown(book) == "abcd"


def test_another_edit_between_ends_the_group(book: Workbook) -> None:
    type_text(book, "ab")
    with book.edit("edit.canvas_rename") as edit:
        edit.put(Canvas(1, "Как будет"))
    type_text(book, "abc")
    book.undo()
    assert shown(book) == "ab"


def test_undo_and_redo_end_the_group(book: Workbook) -> None:
    type_text(book, "ab")
    book.undo()
    type_text(book, "ac")
    book.undo()
    assert (shown(book), book.undo_step()) == ("a", None)
    book.redo()
    type_text(book, "acd")
    book.undo()
    assert shown(book) == "ac", "after a redo the same group is a new step"


def test_a_new_session_ends_the_group(book: Workbook, path: Path) -> None:
    type_text(book, "ab")
    book.close()
    with Workbook.open(path) as again:
        assert not again.undo_step().this_session
        type_text(again, "abc")
        again.undo()
        assert shown(again) == "ab"
        again.undo()
        assert shown(again) == "a"


def test_typing_back_leaves_no_step(book: Workbook) -> None:
    with book.edit("edit.canvas_rename") as edit:
        edit.put(Canvas(1, "Как будет"))
    type_text(book, "ab")
    type_text(book, "a")
    assert book.undo_step().name == "edit.canvas_rename", "undo never stands still"
    assert book.redo_step() is None
    type_text(book, "b")
    book.undo()
    assert shown(book) == "a"
    assert book.check() == []


def test_a_note_made_changed_and_deleted_in_one_group_leaves_no_step(book: Workbook) -> None:
    for note in (Note(11, 1, "cs", 1), Note(11, 1, "cs", 1, "x")):
        with book.edit("edit.note_add", group="new") as edit:
            edit.put(note)
    with book.edit("edit.note_add", group="new") as edit:
        edit.delete(Note, 11)
    assert book.undo_step() is None


def test_a_new_edit_ends_redo(book: Workbook) -> None:
    type_text(book, "b", group="")
    type_text(book, "c", group="")
    book.undo()
    type_text(book, "d", group="")
    assert book.redo_step() is None
    assert book.redo() is None
    book.undo()
    book.undo()
    assert (shown(book), book.undo()) == ("a", None)
    book.redo()
    book.redo()
    assert shown(book) == "d"


def test_what_two_records_share_may_be_swapped(book: Workbook) -> None:
    with book.edit("edit.x") as edit:
        edit.put_all([Client(1, "A", code="1"), Client(2, "B", code="2")])
    with book.edit("edit.x") as edit:
        edit.put_all([Client(1, "A", code="2"), Client(2, "B", code="1")])
    for _ in range(2):
        book.undo()
        assert [client.code for client in book.all(Client)] == ["1", "2"]
        book.redo()
        assert [client.code for client in book.all(Client)] == ["2", "1"]


def test_undo_of_many_records_is_one_step(book: Workbook) -> None:
    before = book.digest()
    with book.edit("edit.import", count=2500) as edit:
        edit.put_all(Client(1000 + n, f"Клиент {n}", code=str(n)) for n in range(2500))
    after = book.digest()
    assert book.undo_step().size == 2500
    assert len(book.undo().of("client")) == 2500
    assert (book.digest(), book.all(Client)) == (before, ())
    assert len(book.redo().of("client")) == 2500
    assert book.digest() == after
    assert book.check() == []


def test_the_journal_only_grows(book: Workbook) -> None:
    type_text(book, "b", group="")
    book.undo()
    book.redo()
    actions = [record.action for record in book.history()]
    assert actions == ["redo", "undo", "do"]
    assert [record.number for record in book.history()] == [3, 2, 1]
    assert book.history(1)[0].params == {"text": "b"}


def test_undo_of_a_deleted_parent_brings_its_children(book: Workbook) -> None:
    with book.edit("edit.canvas_delete") as edit:
        edit.delete(Canvas, 1)
        edit.delete(Note, 10)
    book.undo()
    assert (shown(book), book.check()) == ("a", [])


def test_a_damaged_record_is_not_played_back(book: Workbook) -> None:
    type_text(book, "b", group="")
    spoil(book, "UPDATE journal_part SET data = CAST(replace(data, 'a', 'z') AS BLOB)")
    with pytest.raises(WorkbookError) as caught:
        book.undo()
    assert caught.value.code == "journal.damaged"
    assert shown(book) == "b"


def test_what_cannot_be_undone_any_more_says_so_once(book: Workbook) -> None:
    type_text(book, "before")
    with book.edit("edit.x") as edit:
        edit.put(Canvas(2, "b"))
    with book.edit("edit.x", action="start") as edit:  # leaves no record, as erasing does
        edit.put(Note(12, 2, "cs", 1))
    with pytest.raises(WorkbookError) as caught:
        book.undo()
    assert caught.value.code == "journal.conflict"
    assert [canvas.id for canvas in book.all(Canvas)] == [1, 2]
    assert book.redo_step() is None
    book.undo()
    assert (shown(book), book.undo_step()) == ("a", None), "the next undo goes on before it"
    type_text(book, "still works")
    assert book.check() == []


def test_what_cannot_be_redone_any_more_says_so_once(book: Workbook) -> None:
    for name in ("b", "c"):
        with book.edit("edit.canvas_rename") as edit:
            edit.put(Canvas(2, name))
    with book.edit("edit.canvas_rename") as edit:
        edit.put(Canvas(1, "d"))
    for _ in range(3):
        book.undo()
    book.redo()
    with book.edit("edit.x", action="start") as edit:
        edit.delete(Canvas, 2)
    with pytest.raises(WorkbookError) as caught:
        book.redo()
    assert caught.value.code == "journal.conflict"
    book.redo()
    assert [canvas.name for canvas in book.all(Canvas)] == ["d"], "the next redo goes on after it"
    assert book.redo_step() is None
    assert book.check() == []


def count_steps(book: Workbook, ask: str) -> int:
    """Return how many thousands of instructions SQLite needs for one question."""
    counted = 0

    def tick() -> int:
        nonlocal counted
        counted += 1
        return 0

    book.connection.set_progress_handler(tick, 100)
    getattr(book, ask)()
    book.connection.set_progress_handler(None, 0)
    return counted


@pytest.mark.parametrize("undone", [0, 20])
def test_the_top_of_the_journal_is_found_by_its_indexes(book: Workbook, undone: int) -> None:
    book.connection.execute(
        "WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number LIMIT 50000) "
        "INSERT INTO journal SELECT n, '2026-01-01T00:00:00+00:00', 'a', 'edit.x', '{}', '', 'do', n, '', "
        "NULL, 1, 's', x'' FROM number"
    )
    for number in range(undone):
        book.connection.execute(
            "INSERT INTO journal SELECT max(seq) + 1, at, who, name, params, '', 'undo', max(seq) + 1, '', "
            "?, 1, 's', x'' FROM journal",
            (50000 - number,),
        )
    assert book.undo_step().group == 50000 - undone
    assert count_steps(book, "undo_step") < 20
    assert (book.redo_step() is None) == (not undone)
    assert count_steps(book, "redo_step") < 20
