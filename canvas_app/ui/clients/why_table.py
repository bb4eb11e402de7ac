"""Why a stage is suggested: each condition with what it asks and what was found, and what is missing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from canvas_app.content.stage_models import condition_text
from canvas_app.domain.stages.rules import Check
from canvas_app.domain.stages.stage_model import COUNTS, SCORED
from canvas_app.domain.text import lowered
from canvas_app.services.stages import Gap
from canvas_app.ui.clients.section import Section, Shown
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.labels import PlainLabel, QuietLabel, SectionHeader, SmallLabel
from canvas_app.ui.common.text import fill, set_tip, translate

_MARKS = {"yes": "✓", "no": "✗", "unknown": "?"}
_FIELD_NAMES = {
    "qualified": "fact.qualified",
    "continuing": "fact.continuing",
    "sole": "fact.sole",
    "mentions": "fact.word",
    "referrals": "fact.referrals",
    "referrals_won": "fact.referrals_won",
    "joint": "fact.joint",
}
"""Field of the card to its label in the catalogue."""


class WhyTable(Section):
    """The explanation of a suggestion."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 0)
        self._column.setSpacing(6)
        self._inside: QWidget | None = None

    def fill(self, shown: Shown) -> None:
        """Show the explanation of a card, if it is open."""
        if self.isHidden():
            return
        if self._inside is not None:
            self._column.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = QWidget(self)
        self._column.addWidget(self._inside)
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._add_checks(column, shown)
        self._add_gaps(column, shown.card.explanation.gaps)
        self._inside.show()

    def open(self, on: bool) -> None:
        """Show or hide the explanation."""
        self.setVisible(on)
        if on and self.shown is not None:
            self.fill(self.shown)

    def _add_checks(self, column: QVBoxLayout, shown: Shown) -> None:
        explanation = shown.card.explanation
        said = explanation.suggestion
        confidence = self.context.texts.text(f"conf.{said.confidence}")
        column.addWidget(SectionHeader(self.context.texts.text("why.title"), self._inside))
        for stage in (said.stage, said.next_stage):
            checks = [check for check in explanation.checks if check.stage == stage]
            if checks:
                column.addWidget(SmallLabel(shown.words.numbered(stage), self._inside, wrap=True))
                column.addLayout(self._grid(checks))
        if not any(check.stage == said.stage for check in explanation.checks):
            first = translate("Clients", "The first stage asks nothing.")
            column.addWidget(QuietLabel(first, self._inside, wrap=True))
        for fact in explanation.supporting:
            column.addWidget(
                QuietLabel(f"+ {self.context.texts.text(f'why.{fact}')}", self._inside, wrap=True)
            )
        text = fill(translate("Clients", "Confidence: %1"), confidence)
        if explanation.thresholds_changed:
            text = f"{text} · {translate('Clients', 'thresholds changed')}"
        trusted = QuietLabel(text, self._inside, wrap=True)
        set_tip(trusted, self.context.texts.hint(f"conf.{said.confidence}"))
        column.addWidget(trusted)

    def _grid(self, checks: list[Check]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for row, check in enumerate(checks):
            result = self.context.texts.text(f"cond.{check.result}")
            mark = PlainLabel(_MARKS[check.result], self._inside)
            mark.setProperty("result", check.result)
            mark.setAccessibleName(result)
            asked = condition_text(
                check.condition, check.required, self.context.texts.catalogue, self.context.texts.lang
            )
            if check.group is not None and row and checks[row - 1].group == check.group:
                asked = fill(translate("Clients", "or %1"), lowered(asked))
            label = PlainLabel(asked, self._inside, wrap=True)
            label.setAccessibleName(f"{asked}: {result}")
            actual = QuietLabel(self.actual(check), self._inside)
            grid.addWidget(mark, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label, row, 1)
            grid.addWidget(actual, row, 2, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        return grid

    def actual(self, check: Check) -> str:
        """Return what was found for a condition."""
        found, formats = check.actual, self.context.texts.formats
        if found is None:
            return self.context.texts.text("cond.unknown")
        if isinstance(found, bool):
            return self.context.texts.text("cond.yes" if found else "cond.no")
        if check.condition in SCORED and isinstance(found, int | float):
            return formats.score(float(found))
        return formats.value(found) if check.condition in COUNTS else str(found)

    def _add_gaps(self, column: QVBoxLayout, gaps: tuple[Gap, ...]) -> None:
        advice = list(dict.fromkeys(key for gap in gaps for key in gap.advice))[:3]
        asks = list(dict.fromkeys(key for gap in gaps for key in gap.statements))[:3]
        facts = list(dict.fromkeys(_FIELD_NAMES[name] for gap in gaps for name in gap.fields))
        for heading, keys in (
            (self.context.texts.text("why.next"), advice),
            (self.context.texts.text("why.ask"), facts),
            (translate("Clients", "Ask by the questionnaire how far the client agrees"), asks),
        ):
            if keys:
                column.addWidget(SectionHeader(heading, self._inside, wrap=True))
                column.addLayout(self._bullets([self.context.texts.text(key) for key in keys]))

    def _bullets(self, texts: list[str]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for row, text in enumerate(texts):
            grid.addWidget(PlainLabel("•", self._inside), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(PlainLabel(text, self._inside, wrap=True), row, 1)
        return grid
