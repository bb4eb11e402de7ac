"""All seven scores of a client: entered in place or by survey, each with who gave it and when."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from canvas_app.domain.stages.model import SCORES, SOURCES
from canvas_app.services.clients import assessments
from canvas_app.services.clients.assessments import ScoreView
from canvas_app.ui.clients.origin import ORIGIN
from canvas_app.ui.clients.pick_button import PickButton
from canvas_app.ui.clients.score_row import ScoreRow
from canvas_app.ui.clients.section import Section, Shown
from canvas_app.ui.clients.survey_form import SurveyForm
from canvas_app.ui.common.announce import announce
from canvas_app.ui.common.buttons import LinkButton
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.flow import FlowLayout
from canvas_app.ui.common.labels import SectionHeader, SmallLabel
from canvas_app.ui.common.text import fill, set_tip, translate

_KEPT = "clients.score_source"


class ScoresSection(Section):
    """Seven rows; new scores are of the as-of day and of the source chosen."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._title = SectionHeader("", self, wrap=True)
        self._given = SmallLabel("", self, wrap=True)
        self.source = PickButton("", self)
        self.source.menu().aboutToShow.connect(self._fill_sources)
        self.survey_button = LinkButton("", self)
        self.survey_button.clicked.connect(self.open_survey)
        self.rows = {key: ScoreRow(context.tools.theme, self) for key in SCORES}
        self.survey = SurveyForm(context, self)
        self.survey.left.connect(lambda: self.survey_button.setFocus(Qt.FocusReason.OtherFocusReason))
        for key, row in self.rows.items():
            row.value_wanted.connect(partial(self.set_score, key))
            row.step_wanted.connect(partial(self._step, key))
        picks = FlowLayout(gap=4)
        picks.addWidget(self.source)
        picks.addWidget(self.survey_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._title)
        column.addWidget(self._given)
        for row in self.rows.values():
            column.addWidget(row)
        column.addLayout(picks)
        column.addWidget(self.survey)

    def begin(self) -> None:
        """Close the survey of the client before."""
        self.survey.close_form()

    @property
    def chosen_source(self) -> str:
        """Who gives the scores that are entered now."""
        kept = self.context.tools.preferences.text(_KEPT, "staff")
        return kept if kept in SOURCES else "staff"

    def fill(self, shown: Shown) -> None:
        """Show the scores of a card."""
        for view in shown.card.scores:
            self._show_row(view)
        self._given.setText(self._given_text(shown.card.scores))
        self.survey.show_card(shown)
        self._name_source()

    def _show_row(self, view: ScoreView) -> None:
        context, row = self.context, self.rows[view.key]
        label = context.texts.text(f"score.{view.key}")
        if view.score is None:
            text = translate("Clients", "no data")
            aloud = f"{label}: {text}"
            row.show_score(
                context.texts.catalogue.short(f"score.{view.key}", context.texts.lang), None, text, "", aloud
            )
        else:
            text, change = context.texts.formats.score(view.score.value), self._change_text(view.change)
            aloud = f"{label}: {text}. {self._who_when(view)}"
            short = context.texts.catalogue.short(f"score.{view.key}", context.texts.lang)
            row.show_score(short, view.score.value, text, change, aloud)
        set_tip(row, f"{row.accessibleName()}\n{context.texts.hint(f'score.{view.key}')}")

    def _change_text(self, change: float | None) -> str:
        if not change:
            return ""
        mark = "▲" if change > 0 else "▼"
        return f"{mark} {self.context.texts.formats.number(round(abs(change), 1), 1)}"

    def _who_when(self, view: ScoreView) -> str:
        assert view.score is not None
        source = self.context.texts.text(f"score.source.{view.score.source}")
        return f"{source}, {self.context.texts.formats.date(view.score.on)}"

    def _given_text(self, views: tuple[ScoreView, ...]) -> str:
        """Return who gave the newest scores and when; several sources are told apart in the rows' tips."""
        known = [view for view in views if view.score is not None]
        if not known:
            return translate("Clients", "Go to a line and press 1–5, or click its bar.")
        newest = max(known, key=lambda view: view.score.on if view.score else self.context.session.as_of)
        return self._who_when(newest)

    # entering

    def set_score(self, key: str, value: float | None) -> None:
        """Give a score as of the day looked at, or take it away."""
        workbook, client_id, day = self.context.session.workbook, self.client_id, self.context.session.as_of
        outcome = self.attempt(
            lambda: assessments.set_score(
                workbook, client_id, key, value, day, self.chosen_source, origin=ORIGIN
            )
        )
        if outcome.done:
            announce(self.rows[key], self.rows[key].accessibleName())
        elif outcome.problem:
            self.context.notifier.say(outcome.problem, "warning")

    def _step(self, key: str, step: int) -> None:
        place = SCORES.index(key) + step
        if 0 <= place < len(SCORES):
            self.rows[SCORES[place]].setFocus(Qt.FocusReason.TabFocusReason)

    def _fill_sources(self) -> None:
        menu = self.source.menu()
        menu.clear()
        for source in SOURCES:
            action = menu.addAction(self.context.texts.text(f"score.source.{source}"))
            action.setCheckable(True)
            action.setChecked(source == self.chosen_source)
            action.triggered.connect(partial(self._choose_source, source))

    def _choose_source(self, source: str, _checked: bool = False) -> None:
        self.context.tools.preferences.keep(**{_KEPT: source})
        self._name_source()

    def _name_source(self) -> None:
        words = self.context.texts.text(f"score.source.{self.chosen_source}")
        self.source.set_text(words)
        name = fill(translate("Clients", "New scores: %1"), words)
        self.source.setAccessibleName(name)
        set_tip(self.source, name)

    def open_survey(self) -> None:
        """Show the statements by which the scores are asked for."""
        if not self.context.edits.may_edit():
            return
        self.survey.open_form(self.chosen_source)

    def retranslate(self) -> None:
        """Set every text in the language of the moment."""
        self._title.setText(translate("Clients", "Scores of the relationship, 1–5"))
        self.survey_button.set_text(translate("Clients", "Questionnaire…"))
        self.survey.retranslate()
        self._name_source()
