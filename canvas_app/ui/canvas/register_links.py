"""From the canvas to the register: records behind figures, and what becomes of segments and streams."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from canvas_app.domain.canvas.model import Note, Segment, Stream
from canvas_app.services.canvas import names, reads
from canvas_app.services.canvas.names import Use
from canvas_app.ui.common.notice import Notice
from canvas_app.ui.common.text import fill, translate

if TYPE_CHECKING:
    from canvas_app.services.canvas.figure_parts import FigureRow, QuestionFigure
    from canvas_app.ui.canvas.page import CanvasPage

_NOTICE_KEY = "deleted"
_OFFERED = 4
_COUNTING = "told_counting"
Choices = list[tuple[str, Callable[[], object]]]


class RegisterLinks:
    """Opens records of the register, deletes and merges segments and streams, for a canvas page."""

    def __init__(self, page: CanvasPage) -> None:
        self._page = page
        self._texts, self._notifier, self._navigator, self._edits, self._tools = (
            page.context.texts,
            page.context.notifier,
            page.context.navigator,
            page.context.edits,
            page.context.tools,
        )

    # the records behind figures

    def open_live(self, block: str = "") -> None:
        """Open the records behind the figure of the selected segment or stream, else of the block (F4)."""
        page = self._page
        page.close_editors()
        note = next(iter(page.selected_notes()), None)
        if not block and note is not None and note.segment_id is not None:
            self._navigator.go("clients", segment=note.segment_id, crumb=self._crumb(note.text))
            return
        block = block or page.view.selection.block
        if block == "cs" and page.view.marks.quiet is not None:
            page.notes.show_segments()
        elif block == "cr" and page.reader.live_sentence("cr"):
            self._navigator.go("relationships")
        elif block == "rs" and (shares := page.reader.figures().of("rs.q.share")) is not None:
            row = next((row for row in shares.rows if note is not None and row.label == note.text), None)
            self.open_row(row) if row is not None else self.open_figure(shares)
        elif figures := page.reader.figures().of_block(block):
            self.open_figure(figures[0])
        else:
            self._notifier.say(translate("Canvas", "The register has no figure for this block yet."))

    def open_figure(self, figure: QuestionFigure) -> None:
        """Open the records behind a whole figure."""
        clients = list(dict.fromkeys(one for row in figure.rows for one in row.clients))
        deals = list(dict.fromkeys(one for row in figure.rows for one in row.deals))
        crumb = self._crumb(self._texts.text(figure.question))
        if deals:
            self._navigator.go("clients", deals=deals, crumb=crumb)
        elif clients:
            self._navigator.go("clients", ids=clients, crumb=crumb)
        elif figure.question.startswith("cr."):
            self._navigator.go("relationships")
        else:
            self._navigator.go("clients")

    def open_row(self, row: FigureRow) -> None:
        """Open the records behind one row of a figure."""
        crumb = self._crumb(row.label)
        if row.stage and row.segment is None:
            self._navigator.go("clients", stage=row.stage, crumb=crumb)
        elif row.segment is not None:
            self._navigator.go("clients", segment=row.segment or None, crumb=crumb)
        elif row.deals:
            self._navigator.go("clients", deals=list(row.deals), crumb=crumb)
        elif row.clients:
            self._navigator.go("clients", ids=list(row.clients), crumb=crumb)
        else:
            self._navigator.go("relationships")

    def _crumb(self, label: str) -> str:
        return f"{translate('Canvas', 'Canvas')} › {label}"

    def tell_counting(self) -> None:
        """Say once, when the first client of a segment came, that its note counts clients now."""
        preferences = self._tools.preferences
        if preferences.flag(_COUNTING, False):
            return
        counted = reads.clients_by_segment(self._page.workbook)
        canvases = reads.canvases(self._page.workbook)
        notes = [note for canvas in canvases for note in reads.notes(self._page.workbook, canvas.id)]
        note = next(
            (note for note in notes if note.segment_id is not None and counted.get(note.segment_id)), None
        )
        if note is None:
            return
        preferences.keep(**{_COUNTING: True})
        go = partial(self._navigator.go, "canvas", canvas=note.canvas_id, note=note.id)
        text = fill(translate("Canvas", "The note “%1” counts clients now."), note.text)
        self._notifier.notify(Notice(text, [(translate("Canvas", "Show"), go)], key="counting"))

    # segments and streams whose note went

    def say_deleted(self, notes: list[Note]) -> None:
        """Say what was deleted, what stays in the register, and offer the ways back and on."""
        left = [thing for note in notes if (thing := self._thing(note)) is not None]
        choices: Choices = [self._notifier.undo_choice()]
        if len(notes) == 1 and left:
            thing = left[0]
            text = self._stays(thing)
            if not self._use(thing).notes:
                words = (
                    translate("Canvas", "Delete the segment…")
                    if isinstance(thing, Segment)
                    else translate("Canvas", "Delete the stream…")
                )
                choices.append((words, lambda: self.delete(thing)))
        else:
            text = translate("Canvas", "%n notes deleted.", None, len(notes))
            if left:
                text = f"{text} {translate('Canvas', 'Their segments and streams stay in the register.')}"
        self._notifier.notify(Notice(text, choices, key=_NOTICE_KEY, undoes=True))

    def _thing(self, note: Note) -> Segment | Stream | None:
        if note.segment_id is not None:
            return self._page.workbook.get(Segment, note.segment_id)
        return self._page.workbook.get(Stream, note.stream_id) if note.stream_id is not None else None

    def _use(self, thing: Segment | Stream) -> Use:
        return names.use_of(self._page.workbook, thing)

    def _stays(self, thing: Segment | Stream) -> str:
        if isinstance(thing, Stream):
            return fill(
                translate("Canvas", "The note left the canvas. The stream “%1” stays in the register."),
                thing.name,
            )
        clients = reads.clients_by_segment(self._page.workbook).get(thing.id, 0)
        if clients:
            return translate(
                "Canvas",
                "The note left the canvas. The segment and its %n clients stay in the register.",
                None,
                clients,
            )
        return fill(
            translate("Canvas", "The note left the canvas. The segment “%1” stays in the register."),
            thing.name,
        )

    def delete(self, thing: Segment | Stream) -> None:
        """Delete a segment or stream; what belongs to it is asked about first, where there is anything."""
        known: tuple[Segment, ...] | tuple[Stream, ...]
        workbook = self._page.workbook
        if not self._use(thing).register:
            self._drop(thing, None)
            return
        if isinstance(thing, Segment):
            asked, none = (
                translate("Canvas", "What becomes of its clients?"),
                translate("Canvas", "No segment"),
            )
            known = reads.segments(workbook)
        else:
            asked, none = translate("Canvas", "What becomes of its deals?"), translate("Canvas", "No stream")
            known = reads.streams(workbook)
        choices: Choices = [(none, lambda: self._drop(thing, None))]
        for one in [one for one in known if one.id != thing.id][:_OFFERED]:
            choices.append(
                (fill(translate("Canvas", "To “%1”"), one.name), partial(self._drop, thing, one.id))
            )
        choices.append((translate("Canvas", "Leave it"), lambda: self._notifier.withdraw(_NOTICE_KEY)))
        self._notifier.notify(
            Notice(f"{thing.name}. {asked}", choices, "warning", seconds=0, key=_NOTICE_KEY)
        )

    def _drop(self, thing: Segment | Stream, to: int | None) -> None:
        workbook = self._page.workbook
        self._notifier.withdraw(_NOTICE_KEY)
        if isinstance(thing, Segment):
            done = self._edits.run(
                lambda: names.delete_segment(workbook, thing.id, clients_to=to, origin="canvas")
            )
            text = translate("Canvas", "The segment “%1” is deleted.")
        else:
            done = self._edits.run(
                lambda: names.delete_stream(workbook, thing.id, lines_to=to, origin="canvas")
            )
            text = translate("Canvas", "The stream “%1” is deleted.")
        if done is not None:
            undo = self._notifier.undo_choice()
            self._notifier.notify(Notice(fill(text, thing.name), [undo], key=_NOTICE_KEY, undoes=True))

    # two of one name

    def say_taken(self, note_id: int, name: str) -> None:
        """Say that a name belongs to another segment or stream, so that the note kept its own."""
        note = self._page.reading.records.note(note_id)
        thing = self._thing(note) if note is not None else None
        if thing is None:
            return
        text = fill(translate("Canvas", "“%1” exists already, so the name stayed “%2”."), name, thing.name)
        other = names.find(self._known(thing), name)
        choices: Choices = []
        if other is not None:
            choices = [(translate("Canvas", "Merge the two"), lambda: self.merge(thing, other))]
        self._notifier.notify(Notice(text, choices, "warning", key="taken"))

    def _known(self, thing: Segment | Stream) -> tuple[Segment | Stream, ...]:
        workbook = self._page.workbook
        return reads.segments(workbook) if isinstance(thing, Segment) else reads.streams(workbook)

    def others(self, note: Note) -> list[Segment | Stream]:
        """Return the segments or streams with which a note's own can be merged."""
        thing = self._thing(note)
        return [one for one in self._known(thing) if one.id != thing.id] if thing is not None else []

    def merge_note(self, note: Note, other: Segment | Stream) -> None:
        """Merge the segment or stream of a note with another one."""
        thing = self._thing(note)
        if thing is not None:
            self.merge(thing, other)

    def merge(self, gone: Segment | Stream, kept: Segment | Stream) -> None:
        """Make two segments or streams one, and offer the way back."""
        workbook = self._page.workbook
        merge = names.merge_segments if isinstance(gone, Segment) else names.merge_streams
        if self._edits.run(lambda: merge(workbook, gone.id, kept.id, origin="canvas")) is None:
            return
        text = fill(translate("Canvas", "“%1” is part of “%2” now."), gone.name, kept.name)
        self._notifier.notify(Notice(text, [self._notifier.undo_choice()], key="taken", undoes=True))
        field = "segment_id" if isinstance(kept, Segment) else "stream_id"
        for note in self._page.reading.records.notes:
            if getattr(note, field) == kept.id:
                self._page.select_note(note.id)
