"""The timeline: what happened with a client, the newest first, each entry with what can be done to it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from canvas_app.content.formats import NBSP
from canvas_app.domain.kinds import KINDS
from canvas_app.domain.stages.model import SCORES
from canvas_app.domain.text import match_key
from canvas_app.services import records, stages
from canvas_app.services.clients import deals, interactions
from canvas_app.services.clients.timeline import Event
from canvas_app.ui.clients.entry_form import AssessmentForm, EntryForm
from canvas_app.ui.clients.origin import ORIGIN
from canvas_app.ui.clients.record_list import RecordList
from canvas_app.ui.clients.record_row import Choice, RecordRow
from canvas_app.ui.clients.section import Shown
from canvas_app.ui.clients.words import DOWN, UP
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.text import fill, translate


class TimelineTab(RecordList):
    """Interactions, deals, assessments and stages in one list.

    Attributes:
        deal_wanted: a deal is to be opened (id).

    """

    deal_wanted = Signal(object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.entry_form = EntryForm(context, self)
        self.assessment_form = AssessmentForm(context, self)
        for form in (self.entry_form, self.assessment_form):
            self.column.insertWidget(0, form)
            form.left.connect(self._on_form_left)
        self._edited: object = None

    def fill(self, shown: Shown) -> None:
        """Show the events of a card."""
        for form in (self.entry_form, self.assessment_form):
            form.show_owner(self.client_id)
        events = shown.card.timeline.events
        number = self.shown_of(events)
        rows = [(event.id, self._row(event, shown)) for event in events[:number]]
        empty = translate("Clients", "Nothing has happened yet. Note the first talk in the row above.")
        later = shown.card.timeline.later
        if later and not events:
            empty = translate("Clients", "%n entry(s) after the day looked at.", None, later)
        self.show_rows(rows, empty, len(events))

    def _row(self, event: Event, shown: Shown) -> RecordRow:
        text, rest = self._said(event, shown)
        mark = "accent" if event.interaction or event.stage else "control_border"
        row = RecordRow(
            self.context.tools.theme,
            shown.words.day(event.on),
            text,
            rest,
            self._choices(event),
            self,
            mark=mark,
        )
        row.opened.connect(partial(self.open_event, event))
        row.deleted.connect(partial(self.delete_event, event))
        return row

    # words

    def _said(self, event: Event, shown: Shown) -> tuple[str, str]:
        if event.interaction is not None:
            return self._interaction(event, shown)
        if event.deal is not None:
            return self._deal(event, shown)
        if event.assessment is not None:
            return self._scores(event), self.context.texts.text(f"score.source.{event.assessment.source}")
        return self._stage(event, shown)

    def _interaction(self, event: Event, shown: Shown) -> tuple[str, str]:
        entry, words = event.interaction, shown.words
        assert entry is not None
        kind = self.context.texts.catalogue.short(f"int.{entry.kind_key}", self.context.texts.lang)
        told = words.hidden(entry.summary)
        named = match_key(told).startswith(match_key(kind))
        text = (told if named else f"{kind}: {told}") if told else kind
        person = next((one.name for one in shown.card.persons if one.id == entry.person_id), "")
        parts = [
            entry.time,
            words.hidden(person),
            words.hidden(shown.names.employees.get(entry.employee_id or 0, "")),
            self.context.texts.text(f"outcome.{entry.outcome}") if entry.outcome else "",
        ]
        if entry.kind_key == "complaint":
            answered = entry.answered_on
            parts.append(
                fill(translate("Clients", "answered %1"), words.day(answered))
                if answered
                else translate("Clients", "not answered")
            )
        return text, " · ".join(part for part in parts if part)

    def _deal(self, event: Event, shown: Shown) -> tuple[str, str]:
        view = event.deal
        assert view is not None
        text = {
            "won": translate("Clients", "Deal of %1 won"),
            "lost": translate("Clients", "Deal of %1 lost"),
        }.get(event.status, translate("Clients", "Deal of %1 opened"))
        said = fill(text, shown.words.amount(view.amount, view.deal.currency))
        return said, " · ".join(part for part in (view.deal.title, ", ".join(view.streams)) if part)

    def _scores(self, event: Event) -> str:
        assessment, formats = event.assessment, self.context.texts.formats
        assert assessment is not None
        said = []
        for key in SCORES:
            value = assessment.score(key)
            if value is None:
                continue
            name = self.context.texts.catalogue.short(f"score.{key}", self.context.texts.lang)
            change = event.changes.get(key)
            moved = ""
            if change:
                sign = UP if change > 0 else DOWN
                moved = f"{NBSP}{sign}{NBSP}{formats.number(round(abs(change), 1), 1)}"
            said.append(f"{name}{NBSP}{formats.score(value)}{moved}")
        return f"{NBSP}· ".join(said)

    def _stage(self, event: Event, shown: Shown) -> tuple[str, str]:
        entry, words = event.stage, shown.words
        assert entry is not None
        record = entry.record
        if entry.before and entry.before != record.stage:
            text = f"{words.stage(entry.before)} → {words.stage(record.stage)}"
        else:
            text = fill(translate("Clients", "Stage confirmed: %1"), words.stage(record.stage))
        return text, " · ".join(
            part for part in (words.hidden(record.reason), words.hidden(record.decided_by)) if part
        )

    # what can be done

    def _choices(self, event: Event) -> list[Choice]:
        edit: Choice = (translate("Clients", "Edit…"), partial(self.open_event, event))
        delete: Choice = (translate("Clients", "Delete"), partial(self.delete_event, event))
        if event.stage is not None:
            return [(translate("Clients", "Withdraw this stage"), partial(self.delete_event, event))]
        entry = event.interaction
        if entry is not None and entry.kind_key == "complaint" and entry.answered_on is None:
            return [(translate("Clients", "Answered today"), partial(self._answer, entry.id)), edit, delete]
        return [edit, delete]

    def open_event(self, event: Event) -> None:
        """Open an entry for correction."""
        if not self.context.edits.may_edit():
            return
        self._edited = event.id
        if event.interaction is not None:
            self.entry_form.edit(event.interaction)
        elif event.assessment is not None:
            self.assessment_form.edit(event.assessment)
        elif event.deal is not None:
            self.deal_wanted.emit(event.deal.deal.id)

    def delete_event(self, event: Event) -> None:
        """Delete an entry, or withdraw a stage; undo brings it back."""
        workbook = self.context.session.workbook
        if event.interaction is not None:
            call = partial(records.delete, workbook, KINDS["interaction"], [event.id], origin=ORIGIN)
        elif event.assessment is not None:
            call = partial(records.delete, workbook, KINDS["assessment"], [event.id], origin=ORIGIN)
        elif event.deal is not None:
            call = partial(deals.delete_deals, workbook, (event.id,), origin=ORIGIN)
        else:
            call = partial(stages.withdraw, workbook, event.id, origin=ORIGIN)
        changes = self.context.edits.run(call)
        if changes is not None:
            self.context.notifier.say(self.context.texts.edit_done(changes.name, changes.params))

    def _answer(self, entry_id: int) -> None:
        workbook, day = self.context.session.workbook, self.context.session.as_of
        self.context.edits.run(lambda: interactions.answer_complaint(workbook, entry_id, day, origin=ORIGIN))

    def _on_form_left(self) -> None:
        row = self.rows.get(self._edited)
        if row is not None:
            row.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Set every text in the language of the moment."""
        self.entry_form.retranslate()
        self.assessment_form.retranslate()
