"""Correcting an entry of the timeline: every field of an interaction; every score of an assessment."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from canvas_app.domain.activity.model import DIRECTIONS, INTERACTION_KINDS, OUTCOMES, Interaction
from canvas_app.domain.errors import PersonError
from canvas_app.domain.stages.model import SCORES, SOURCES, Assessment
from canvas_app.services.clients import assessments, interactions
from canvas_app.services.typed import typed_score
from canvas_app.ui.clients.form import Form
from canvas_app.ui.clients.origin import ORIGIN
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.day_field import DayField
from canvas_app.ui.common.fields import Combo
from canvas_app.ui.common.text import translate


class EntryForm(Form):
    """An interaction."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._id = 0
        self.kind, self.direction, self.outcome = Combo(self), Combo(self), Combo(self)
        self.two_way, self.employee, self.person = Combo(self), Combo(self), Combo(self)
        self.on, self.answered = DayField(context, self), DayField(context, self)
        self.time, self.summary = QLineEdit(self), QPlainTextEdit(self)
        self.summary.setTabChangesFocus(True)
        self.summary.setFixedHeight(context.theme.px(72))
        self.kind.currentIndexChanged.connect(lambda _index: self._show_answered())
        self.add_field(lambda: translate("Clients", "Kind"), self.kind)
        self.add_field(lambda: translate("Clients", "Day"), self.on)
        self.add_field(lambda: translate("Clients", "Time"), self.time)
        self.add_field(lambda: translate("Clients", "What happened"), self.summary)
        self.add_field(lambda: translate("Clients", "Direction"), self.direction)
        self.add_field(lambda: translate("Clients", "Client took part"), self.two_way)
        self.add_field(lambda: translate("Clients", "Outcome"), self.outcome)
        self.add_field(lambda: translate("Clients", "Person"), self.person)
        self.add_field(lambda: translate("Clients", "Employee"), self.employee)
        self.add_field(lambda: translate("Clients", "Answered on"), self.answered)
        self.by_code = {"value.time": self.time, "value.dates_order": self.answered}

    def edit(self, entry: Interaction) -> None:
        """Open with the values of an interaction."""
        if self.shown is None:
            return
        if self.resumes(entry.id):
            return
        self._id = entry.id
        self.offer()
        for combo, value in (
            (self.kind, entry.kind_key),
            (self.direction, entry.direction),
            (self.outcome, entry.outcome),
            (self.two_way, entry.two_way),
            (self.person, entry.person_id),
            (self.employee, entry.employee_id),
        ):
            combo.choose(value)
        self.on.show_day(entry.on)
        self.answered.show_day(entry.answered_on)
        self.time.setText(entry.time)
        self.summary.setPlainText(entry.summary)
        self._show_answered()
        self.open_form()

    def offer(self) -> None:
        """Offer kinds, directions, outcomes, people and employees; what is chosen stays."""
        if self.shown is None:
            return
        text, unsaid = self.context.text, translate("Clients", "not said")
        hidden, staff = self.shown.words.hidden, self.shown.names.employees
        by_kind = translate("Clients", "follows from the kind")
        for combo, choices in (
            (self.kind, [(kind, text(f"int.{kind}")) for kind in INTERACTION_KINDS]),
            (self.direction, [("", unsaid), *((o, text(f"int.direction.{o}")) for o in DIRECTIONS if o)]),
            (self.outcome, [("", unsaid), *((one, text(f"outcome.{one}")) for one in OUTCOMES if one)]),
            (self.two_way, [(None, by_kind), (True, text("cond.yes")), (False, text("cond.no"))]),
            (self.person, [(None, unsaid), *((o.id, hidden(o.name)) for o in self.shown.card.persons)]),
            (
                self.employee,
                [(None, unsaid), *((one, hidden(name)) for one, name in staff.items())],
            ),
        ):
            combo.fill(_offered(choices), combo.currentData())

    def _show_answered(self) -> None:
        self.fields.show(self.answered, self.kind.currentData() == "complaint")

    def about(self) -> str:
        """Return what the form is about."""
        return translate("Clients", "Interaction")

    def save(self) -> Any:
        """Write the fields."""
        on = self.read(self.on, self.on.needed)
        answered = self.read(self.answered, self.answered.day)
        return interactions.edit_interaction(
            self.context.workbook,
            self._id,
            origin=ORIGIN,
            kind_key=self.kind.currentData(),
            on=on,
            time=self.time.text(),
            summary=self.summary.toPlainText(),
            direction=self.direction.currentData(),
            two_way=self.two_way.currentData(),
            outcome=self.outcome.currentData(),
            person_id=self.person.currentData(),
            employee_id=self.employee.currentData(),
            answered_on=answered,
        )


class AssessmentForm(Form):
    """An assessment: seven scores on 1–5, empty means unknown."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._id = 0
        self.on, self.source = DayField(context, self), Combo(self)
        self.scores = {key: QLineEdit(self) for key in SCORES}
        self.add_field(lambda: translate("Clients", "Day"), self.on)
        self.add_field(lambda: translate("Clients", "Given by"), self.source)
        for key, field in self.scores.items():
            self.add_field(partial(self._label, key), field)

    def _label(self, key: str) -> str:
        return self.context.catalogue.short(f"score.{key}", self.context.lang)

    def edit(self, assessment: Assessment) -> None:
        """Open with the values of an assessment, as they were given on its scale."""
        if self.resumes(assessment.id):
            return
        self._id = assessment.id
        self.offer()
        self.source.choose(assessment.source)
        self.on.show_day(assessment.on)
        for key, field in self.scores.items():
            raw = getattr(assessment, key.lower())
            field.setText("" if raw is None else self.context.formats.number(raw))
        self.open_form()

    def offer(self) -> None:
        """Offer sources, and say of empty scores that there are no data."""
        sources: list[tuple[object, str]] = [
            (one, self.context.text(f"score.source.{one}")) for one in SOURCES
        ]
        self.source.fill(sources, self.source.currentData())
        for field in self.scores.values():
            field.setPlaceholderText(translate("Clients", "no data"))

    def about(self) -> str:
        """Return what the form is about."""
        return translate("Clients", "Scores")

    def save(self) -> Any:
        """Write the fields."""
        on = self.read(self.on, self.on.needed)
        values = {key: self.read(field, partial(self._score, field)) for key, field in self.scores.items()}
        source = str(self.source.currentData())
        return assessments.edit_assessment(
            self.context.workbook, self._id, on=on, source=source, values=values, origin=ORIGIN
        )

    def _score(self, field: QLineEdit) -> float | None:
        return typed_score(field.text(), self.lang)

    def field_of(self, error: PersonError) -> QWidget | None:
        """Return the field of what the service refused."""
        fields = list(self.scores.values())
        if error.code == "value.score":
            refused = error.params.get("value")
            return next((one for one in fields if f"{self._score(one) or 0:g}" == refused), None)
        return fields[0] if error.code == "value.scores_none" else None


def _offered(choices: Iterable[tuple[object, str]]) -> list[tuple[object, str]]:
    return list(choices)
