"""What is done with tasks: begun, done, put off, cancelled; and which wait today."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Final

from canvas_app.domain.activity.tasks import WAITING, Task, next_due, waits
from canvas_app.domain.changes import Changes
from canvas_app.services.record_actions import Action
from canvas_app.services.waiting import Waiting
from canvas_app.storage.edit import Edit
from canvas_app.storage.workbook import Workbook


def waiting_tasks(workbook: Workbook) -> list[Task]:
    """Return the tasks that are still to be done."""
    return [one for status in WAITING for one in workbook.all(Task, status=status)]


def due(workbook: Workbook, day: date) -> tuple[int, int]:
    """Return how many tasks were to be done before a day, and how many are on it."""
    days = [one.due_on for one in waiting_tasks(workbook) if one.due_on is not None]
    return sum(one < day for one in days), days.count(day)


def waiting(workbook: Workbook, day: date) -> Waiting | None:
    """Return what the status bar says of tasks on a day; None: nothing is due."""
    overdue, today = due(workbook, day)
    if not overdue and not today:
        return None
    key = "both" if overdue and today else "overdue" if overdue else "today"
    return Waiting(f"n.tasks_{key}", {"overdue": overdue, "today": today})


def finish(workbook: Workbook, ids: Collection[int], day: date) -> Changes:
    """Mark tasks as done on a day; of each that comes again the next one is made."""

    def done(edit: Edit, task: Task) -> Iterator[Task]:
        yield replace(task, status="done", done_on=day)
        if task.repeats and task.due_on is not None:
            then = next_due(task.due_on, task.repeats, day)
            yield replace(
                task, id=edit.new_id(), status="open", due_on=then, result="", done_on=None, code=""
            )

    return _change(workbook, "edit.task_done", ids, waits, done)


def put_off(workbook: Workbook, ids: Collection[int], day: date, *, days: int) -> Changes:
    """Let tasks be due so many days later, counted from ``day`` where that is later or none was named."""
    return _each(
        workbook,
        "edit.task_put_off",
        ids,
        waits,
        lambda task: replace(task, due_on=max(task.due_on or day, day) + timedelta(days=days)),
    )


def start(workbook: Workbook, ids: Collection[int], day: date) -> Changes:
    """Mark tasks as begun."""
    del day
    return _each(workbook, "edit.task_start", ids, _is("open"), lambda task: replace(task, status="doing"))


def cancel(workbook: Workbook, ids: Collection[int], day: date) -> Changes:
    """Mark tasks as cancelled."""
    del day
    return _each(workbook, "edit.task_cancel", ids, waits, lambda task: replace(task, status="cancelled"))


def reopen(workbook: Workbook, ids: Collection[int], day: date) -> Changes:
    """Have tasks to be done again."""
    del day
    opened = partial(replace, status="open", done_on=None)
    return _each(workbook, "edit.task_reopen", ids, lambda task: not waits(task), opened)


def _is(status: str) -> Callable[[Task], bool]:
    return lambda task: task.status == status


def _each(
    workbook: Workbook,
    name: str,
    ids: Collection[int],
    fits: Callable[[Task], bool],
    changed: Callable[[Task], Task],
) -> Changes:
    return _change(workbook, name, ids, fits, lambda _edit, task: iter((changed(task),)))


def _change(
    workbook: Workbook,
    name: str,
    ids: Collection[int],
    fits: Callable[[Task], bool],
    written: Callable[[Edit, Task], Iterator[Task]],
) -> Changes:
    """Write what ``written`` makes of each task that there is and that fits, as one edit."""
    found = [task for one in ids if (task := workbook.get(Task, one)) is not None and fits(task)]
    title = found[0].title if found else ""
    with workbook.edit(name, origin="activity", count=len(found), name=title) as edit:
        for task in found:
            edit.put_all(written(edit, task))
    return edit.changes


ACTIONS: Final = (
    Action("done", finish, waits),
    Action("start", start, _is("open")),
    Action("tomorrow", partial(put_off, days=1), waits),
    Action("week", partial(put_off, days=7), waits),
    Action("cancel", cancel, waits),
    Action("reopen", reopen, lambda task: not waits(task)),
)
"""What a list of tasks offers to do with them."""
