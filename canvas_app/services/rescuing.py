"""Saving what can be read of a damaged file into a new workbook, and the report of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from canvas_app.content import load_messages
from canvas_app.content.messages import Messages
from canvas_app.domain.changes import Changes
from canvas_app.domain.kind_relations import stood_in_for
from canvas_app.domain.kinds import KINDS
from canvas_app.domain.languages import LANGUAGES
from canvas_app.domain.progress import Progress
from canvas_app.domain.setting import Setting
from canvas_app.services.files import system_user
from canvas_app.storage.rescue import saving
from canvas_app.storage.rescue.choosing import UNNAMED
from canvas_app.storage.rescue.report import KindReport, RescueReport
from canvas_app.storage.workbook import Workbook

__all__ = ["RescueReport", "as_json", "lines", "looked_through", "rescue_file", "rescued_from"]

_NAMED = (*(kind for kind in KINDS if kind in stood_in_for()), UNNAMED)
_PARTS = ("altered", "lost", "stand_ins", "doubtful", "mended")


def rescue_file(
    path: Path, target: Path, lang: str, *, who: str = "", progress: Progress | None = None
) -> RescueReport:
    """Save what can be read of the file at ``path`` into the new workbook ``target``.

    The file itself is only read. Of a sound file a plain copy is made.

    Args:
        path: the damaged file.
        target: the file to make; its name ends in ``.canvasbook``.
        lang: of the new workbook and the names that stand in for what was lost, if the old one does not say.
        who: signs the new file, by default the system's user.
        progress: may stop it.

    Raises:
        WorkbookError: nothing can be read, or ``target`` not be written; nothing is left behind.
        Cancelled: by ``progress``; likewise.

    """
    messages = load_messages()
    names = {own: {kind: _stand_in_name(kind, messages, own) for kind in _NAMED} for own in LANGUAGES}
    return saving.rescue(
        path,
        target,
        language=lang,
        names=names,
        day=date.today(),
        who=who or system_user(),
        progress=progress,
    )


def _stand_in_name(kind: str, messages: Messages, lang: str) -> str:
    """Return what a record that takes the place of a lost one is called; of a kind without words, as any."""
    key = f"rescue.name.{kind}"
    return messages.say(key if messages.has(key) else f"rescue.name.{UNNAMED}", lang)


def lines(report: RescueReport, path: Path, target: Path, messages: Messages, lang: str) -> Iterator[str]:
    """Yield what was saved and what was not, a sentence each."""

    def say(key: str, **params: object) -> str:
        return messages.say(f"rescue.{key}", lang, **params)

    if report.healthy:
        yield say("healthy", name=path.name, path=str(target))
        return
    yield say("done", name=path.name, path=str(target), count=report.saved)
    if report.unfinished is not None:
        yield say("before_edit" if report.unfinished else "after_edit")
    for kind in report.kinds:
        yield f"  {kind_line(kind, messages, lang, report.language)}"
    if report.missing:
        yield say("missing", count=report.missing, all=report.pages)
    yield say(f"history_{report.history}")
    yield say("exact" if report.exact else "doubt")


def kind_line(kind: KindReport, messages: Messages, lang: str, own: str) -> str:
    """Return how many records of a kind were saved, altered, lost; ``own``: the language of the new file."""
    saved = messages.say(
        "rescue.saved", lang, kind=messages.say(f"rescue.kind.{kind.kind}", lang), count=kind.saved
    )
    parts = [saved]
    for part in _PARTS:
        if count := getattr(kind, part):
            name = messages.say(f"rescue.name.{kind.kind}", own) if part == "stand_ins" else ""
            parts.append(messages.say(f"rescue.{part}", lang, count=count, name=name))
    return ", ".join(parts)


def as_json(report: RescueReport) -> dict[str, Any]:
    """Return the report for a script."""
    return {
        "healthy": report.healthy,
        "exact": report.exact,
        "history": report.history,
        "unfinished_edit": {None: "none", True: "before", False: "after"}[report.unfinished],
        "pages": report.pages,
        "missing_pages": report.missing,
        "records": {
            kind.kind: {"saved": kind.saved, **{part: getattr(kind, part) for part in _PARTS}}
            for kind in report.kinds
        },
    }


def rescued_from(workbook: Workbook) -> tuple[str, date] | None:
    """Return from which file and when a workbook was rescued, until somebody has looked it through."""
    return saving.label_of(workbook.setting(saving.RESCUED))


def looked_through(workbook: Workbook, *, origin: str = "") -> Changes:
    """Take the mark off a rescued workbook: a person has looked it through."""
    with workbook.edit("edit.rescue_seen", origin=origin) as edit:
        for one in workbook.all(Setting, key=saving.RESCUED):
            edit.delete(Setting, one.id)
    return edit.changes
