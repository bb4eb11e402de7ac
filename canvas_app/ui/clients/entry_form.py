"""Correcting an entry of the timeline: every field of an interaction; every score of an assessment."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from canvas_app.domain.kinds import KINDS
from canvas_app.domain.stages.model import SCORES
from canvas_app.services.clients import assessments
from canvas_app.ui.clients.origin import ORIGIN
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.records.form import RecordForm


class EntryForm(RecordForm):
    """An interaction; only a complaint is answered."""

    def __init__(self, host: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(host, KINDS["interaction"], origin=ORIGIN, parent=parent)
        self.editors["kind_key"].changed.connect(self._show_answered)

    def open_form(self) -> None:
        """Show the form with the fields that the kind of interaction has."""
        self._show_answered()
        super().open_form()

    def _show_answered(self) -> None:
        complaint = self.editors["kind_key"].value() == "complaint"
        self.fields.show(self.widget("answered_on"), complaint)


class AssessmentForm(RecordForm):
    """An assessment: scores as they were given on its scale, empty means unknown."""

    def __init__(self, host: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(host, KINDS["assessment"], origin=ORIGIN, parent=parent)

    def save(self) -> Any:
        """Write the fields; what is on no scale, or holds no score at all, is refused."""
        values = self.editors.values()
        scores = {key: values[key.lower()] for key in SCORES}
        assessments.edit_assessment(
            self.host.session.workbook,
            self.record.id,
            on=values["on"],
            source=values["source"],
            values=scores,
            origin=ORIGIN,
        )
        return self.record.id
