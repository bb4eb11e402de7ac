"""Pasted text: each line a note, its bullets taken off; long lists ask first; the other way is offered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from canvas_app.domain.canvas.paste import AT_ONCE, PastedLine, pasted_lines
from canvas_app.domain.text import match_key
from canvas_app.services.canvas import notes as use
from canvas_app.services.canvas.notes import NewNote
from canvas_app.ui.canvas.selection import Selection
from canvas_app.ui.common.card import Choice
from canvas_app.ui.common.notice import Notice
from canvas_app.ui.common.text import translate

if TYPE_CHECKING:
    from canvas_app.ui.canvas.clipboard import CopiedNote
    from canvas_app.ui.canvas.page import CanvasPage

_NOTICE_KEY = "paste"


class Pasting:
    """Makes notes of what is pasted on a canvas page."""

    def __init__(self, page: CanvasPage) -> None:
        self._page = page
        self._texts, self._notifier, self._edits = (
            page.context.texts,
            page.context.notifier,
            page.context.edits,
        )

    def paste(self, block: str, after: int | None, text: str) -> None:
        """Make a note of each line, after the note ``after``; of more than thirty only when asked."""
        lines = pasted_lines(text)
        if not lines or not self._page.may_edit():
            return
        if len(lines) == 1 and not lines[0].more:
            self.whole(block, after, lines[0].text)
        elif len(lines) <= AT_ONCE:
            self.lines(block, after, text)
        else:
            self._notifier.notify(
                Notice(
                    translate("Canvas", "The list has %n lines.", None, len(lines)),
                    [
                        (translate("Canvas", "Make notes"), lambda: self.lines(block, after, text)),
                        (translate("Canvas", "As one note"), lambda: self.whole(block, after, text)),
                    ],
                    seconds=0,
                    key=_NOTICE_KEY,
                )
            )

    def lines(self, block: str, after: int | None, text: str) -> None:
        """Add one note for each line of ``text``, in one undo step, and offer the other way."""
        new = [self._note(block, line) for line in pasted_lines(text)]
        one = translate("Canvas", "As one note")
        self._add(block, after, new, [(one, lambda: self._as_one(block, after, text))])

    def notes(self, block: str, after: int | None, copied: Sequence[CopiedNote]) -> None:
        """Add copied notes whole, in one undo step; question and kinds stay with their own block."""
        if not self._page.may_edit():
            return
        own, first = self._page.workbook.meta("workbook"), self._page.new_note(block).question
        segments = {segment.id for segment in self._page.reading.records.segments}
        new = [one.placed(block, own, segments) for one in copied]
        self._add(block, after, [one if one.question else replace(one, question=first) for one in new], [])

    def _add(self, block: str, after: int | None, new: Sequence[NewNote], choices: Sequence[Choice]) -> None:
        page = self._page
        self._notifier.withdraw(_NOTICE_KEY)
        made = self._edits.run(
            lambda: use.add_notes(page.workbook, page.canvas_id, block, new, after=after, origin="canvas")
        )
        if made is None or not made.ids:
            return
        page.view.select(Selection(block, made.ids[-1], frozenset(made.ids), made.ids[-1]))
        page.view.flash(frozenset(made.ids))
        said = translate("Canvas", "%n notes added.", None, len(made.new))
        if made.known:
            told = translate("Canvas", "%n were on this canvas already.", None, len(made.known))
            said = f"{said} {told}" if made.new else told
        buttons = [*choices, self._notifier.undo_choice()] if made.new else []
        self._notifier.notify(Notice(said, buttons, key=_NOTICE_KEY, undoes=bool(made.new)))
        page.say_cut(block, *(one.text for one in new))

    def whole(self, block: str, after: int | None, text: str) -> None:
        """Add the whole text as one note."""
        page = self._page
        self._notifier.withdraw(_NOTICE_KEY)
        if not text.strip() or not page.may_edit():
            return
        new = replace(page.new_note(block), text=text.strip())
        made = self._edits.run(
            lambda: use.add_note(page.workbook, page.canvas_id, block, new, after=after, origin="canvas")
        )
        if made is not None:
            page.view.select(page.view.selection.with_note(block, made.ids[0]))
            page.view.flash(frozenset(made.ids))
            page.say_added(made.ids[0], known=bool(made.known))
            page.say_cut(block, text)

    def _as_one(self, block: str, after: int | None, text: str) -> None:
        self._edits.run(self._page.workbook.undo)
        self.whole(block, after, text)

    def _note(self, block: str, line: PastedLine) -> NewNote:
        """Return a line as a note; further columns that name a kind or a segment are taken for these."""
        new = replace(self._page.new_note(block), text=line.text)
        segments = {match_key(one.name): one.id for one in self._page.reading.records.segments}
        for cell in line.more:
            kind = self._kind(block, cell)
            if kind is not None:
                new = replace(new, kinds=(*new.kinds, kind))
            elif block != "cs" and match_key(cell) in segments:
                new = replace(new, segments=(*new.segments, segments[match_key(cell)]))
        return new

    def _kind(self, block: str, name: str) -> str | None:
        find: Callable[[str, str], str | None] = self._texts.catalogue.find_key
        found = (find(group.family, name) for group in self._texts.catalogue.kind_groups(block))
        return next((kind for kind in found if kind is not None), None)
