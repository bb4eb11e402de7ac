"""Tasks: what is to be done, by when and by whom, and when it comes again."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import ClassVar, Final

from canvas_app.domain.fields import Choice, Clock, Day, Line, Ref, Text
from canvas_app.domain.record_kind import CLIENTS, Index, Kind, Listing
from canvas_app.domain.record_table import Table

TASK_KINDS: Final = ("call", "meeting", "email", "proposal", "test", "other")
"""Keys of the catalogue's ``task.kind.*``."""
TASK_STATUSES: Final = ("open", "doing", "done", "cancelled")
"""Keys of the catalogue's ``task.*``; the first two wait to be done."""
WAITING: Final = TASK_STATUSES[:2]
PRIORITIES: Final = ("1", "2", "3")
"""High, normal, low; keys of the catalogue's ``task.priority.*``."""
REPEATS: Final = ("", "day", "week", "month", "quarter", "year")
"""How often it comes again; keys of the catalogue's ``task.repeats.*``."""

_MONTHS: Final = {"month": 1, "quarter": 3, "year": 12}
_DAYS: Final = {"day": 1, "week": 7}


@dataclass(frozen=True, slots=True)
class Task:
    """Something to be done, for a client or for nobody in particular.

    Attributes:
        due_on: local date until which; None: whenever. ``due_time`` is ``HH:MM`` or empty.
        priority: one of PRIORITIES.
        status: one of TASK_STATUSES.
        repeats: one of REPEATS; when it is done, the next one is made.
        result: what came of it.
        done_on: the day it was done; None while it is not, or where nobody knows.
        code: its number in another program.

    """

    kind: ClassVar[str] = "task"
    id: int
    title: str
    kind_key: str = "other"
    due_on: date | None = None
    due_time: str = ""
    priority: str = "2"
    client_id: int | None = None
    deal_id: int | None = None
    employee_id: int | None = None
    status: str = "open"
    repeats: str = ""
    result: str = ""
    done_on: date | None = None
    code: str = ""


def task_rule(task: Task) -> Task:
    """Let only a task that is done have a day on which it was done."""
    return task if task.status == "done" or task.done_on is None else replace(task, done_on=None)


TASK: Final = Kind(
    Task,
    {
        "title": Line(required=True),
        "kind_key": Choice(TASK_KINDS, "task.kind"),
        "due_on": Day(),
        "due_time": Clock(),
        "priority": Choice(PRIORITIES, "task.priority"),
        "client_id": Ref("client", owns=True),
        "deal_id": Ref("deal"),
        "employee_id": Ref("employee"),
        "status": Choice(TASK_STATUSES, "task"),
        "repeats": Choice(REPEATS, "task.repeats"),
        "result": Text(),
        "done_on": Day(),
        "code": Line(),
    },
    indexes=(
        Index("by_code", "code", unique=True, filled="code"),
        Index("by_client", "client_id"),
        Index("by_status", "status, due_on"),
    ),
    home="activity",
    counted="n.tasks",
    reported=("due_on", "title", "kind_key", "status", "employee_id", "result"),
    views=(CLIENTS,),
    about_people=True,
    searched=("title",),
    form=(
        "title",
        ("due_on", "due_time"),
        ("kind_key", "priority"),
        "client_id",
        "deal_id",
        "employee_id",
        "repeats",
        "result",
    ),
    listing=Listing(
        (
            "title",
            "due_on",
            "due_time",
            "client_id",
            "kind_key",
            "priority",
            "employee_id",
            "status",
            "deal_id",
            "repeats",
            "done_on",
        ),
        extra=("due_time", "deal_id", "repeats", "done_on"),
        sort="due_on",
        filters=("status", "due_on", "kind_key", "priority", "employee_id", "client_id", "done_on"),
    ),
    rule=task_rule,
    table=Table(
        "tasks",
        (
            "id",
            "client_id",
            "client",
            "title",
            "kind",
            "due",
            "priority",
            "employee",
            "status",
            "repeats",
            "result",
            "done_on",
        ),
        fills={"kind": "kind_key"},
        moments={"due": ("due_on", "due_time")},
        needed=(("title",),),
        rank=35,
    ),
    on_card=True,
    services="tasks",
)


def waits(task: Task) -> bool:
    """Tell whether it is still to be done."""
    return task.status in WAITING


def next_due(due: date, repeats: str, done: date) -> date:
    """Return when a task that comes again is due next: in its rhythm, and after ``done``.

    The 31st becomes the last day of a shorter month, and the 31st again after it.
    """
    step, found = 0, due
    while found <= max(due, done):
        step += 1
        found = _after(due, repeats, step)
    return found


def _after(due: date, repeats: str, steps: int) -> date:
    if repeats in _DAYS:
        return due + timedelta(days=_DAYS[repeats] * steps)
    year, month = divmod(due.year * 12 + due.month - 1 + _MONTHS[repeats] * steps, 12)
    return date(year, month + 1, min(due.day, monthrange(year, month + 1)[1]))
