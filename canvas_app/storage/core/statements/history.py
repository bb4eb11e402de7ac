"""The journal: what it is asked for undo, for the history, and for whatever an erasing has to find in it."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Select, exists, func, insert, literal_column, select, update

from canvas_app.storage.core.constructs import given
from canvas_app.storage.core.tables import table
from canvas_app.storage.core.types import WHOLE

_journal, _part = table("journal"), table("journal_part")

LAST: Final = (
    select(_journal.c.seq, _journal.c.action, _journal.c.merge, _journal.c.session, _journal.c.grp)
    .order_by(_journal.c.seq.desc())
    .limit(1)
)
ADD: Final = insert(_journal)
ADD_PART: Final = insert(_part)


def _undo_group() -> Select[Any]:
    """Return the latest step whose last word is not an undo."""
    step, word = _journal.alias("step"), _journal.alias("word")
    last_word = (
        select(word.c.action)
        .where(word.c.reverses == step.c.grp)
        .order_by(word.c.seq.desc())
        .limit(1)
        .scalar_subquery()
    )
    return (
        select(step.c.grp)
        .where(step.c.action == "do", step.c.size > 0, func.coalesce(last_word, "redo") != "undo")
        .order_by(step.c.seq.desc())
        .limit(1)
    )


def _redo_group() -> Select[Any]:
    """Return the earliest step that was undone since the last new edit and not redone."""
    word, done, later = _journal.alias("word"), _journal.alias("done"), _journal.alias("later")
    last_edit = (
        select(done.c.seq).where(done.c.action == "do").order_by(done.c.seq.desc()).limit(1).scalar_subquery()
    )
    return select(func.min(word.c.reverses)).where(
        word.c.action == "undo",
        word.c.size > 0,
        word.c.seq > func.coalesce(last_edit, literal_column("0")),
        ~exists().where(later.c.reverses == word.c.reverses, later.c.seq > word.c.seq),
    )


UNDO_GROUP: Final = _undo_group()
REDO_GROUP: Final = _redo_group()

_of_group: Final = _journal.c.grp == given("step")
_done: Final = _journal.c.action == "do"

GROUP_SIZE: Final = select(func.sum(_journal.c.size)).where(_of_group)
"""Changes of a step, however they were made."""
STEP: Final = (
    select(_journal.c.name, _journal.c.params, _journal.c.at, _journal.c.who, _journal.c.session)
    .where(_of_group, _done)
    .order_by(_journal.c.seq.desc())
    .limit(1)
)
STEP_SIZE: Final = select(func.sum(_journal.c.size)).where(_of_group, _done)
RECORDS_OF_STEP: Final = select(_journal.c.seq).where(_of_group, _done).order_by(_journal.c.seq)
LATEST: Final = (
    select(
        _journal.c.seq,
        _journal.c.at,
        _journal.c.who,
        _journal.c.name,
        _journal.c.params,
        _journal.c.action,
        _journal.c.size,
    )
    .order_by(_journal.c.seq.desc())
    .limit(given("limit", WHOLE))
)
RECORD: Final = select(_journal).where(_journal.c.seq == given("seq"))
SIGN: Final = (
    update(_journal)
    .where(_journal.c.seq == given("record"))
    .values(params=given("texts"), size=given("changes"), hash=given("signature"))
)

PARTS_OF_RECORD: Final = (
    select(_part.c.packed, _part.c.data).where(_part.c.seq == given("seq")).order_by(_part.c.part)
)
PARTS: Final = select(_part.c.seq, _part.c.part, _part.c.packed, _part.c.data)
PART_COUNT: Final = select(func.count()).select_from(_part)
DATED_PARTS: Final = (
    select(_journal.c.at, _part.c.packed, _part.c.data)
    .join_from(_part, _journal, _journal.c.seq == _part.c.seq)
    .order_by(_part.c.seq, _part.c.part)
)
PARTS_OF_ERASING: Final = select(_part.c.packed, _part.c.data).where(
    _part.c.seq.in_(select(_journal.c.seq).where(_journal.c.action == "erase"))
)
REWRITE_PART: Final = (
    update(_part)
    .where(_part.c.seq == given("record"), _part.c.part == given("number"))
    .values(packed=given("packing"), data=given("content"))
)
NAMED: Final = select(_journal.c.seq, _journal.c.params).where(_journal.c.params != "{}")
"""Records whose names have texts in them."""
