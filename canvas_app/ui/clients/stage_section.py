"""The stage of a client: the ladder, what is suggested, and the buttons that decide."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from canvas_app.content.stage_models import name_of
from canvas_app.services import stages
from canvas_app.ui.clients.card_head import Badge
from canvas_app.ui.clients.ladder_bar import LadderBar
from canvas_app.ui.clients.origin import ORIGIN
from canvas_app.ui.clients.override_form import OverrideForm
from canvas_app.ui.clients.pick_button import PickButton
from canvas_app.ui.clients.section import Section, Shown
from canvas_app.ui.clients.why_table import WhyTable
from canvas_app.ui.common.buttons import LinkButton, PrimaryButton, SecondaryButton
from canvas_app.ui.common.card import Card as Box
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.flow import FlowLayout
from canvas_app.ui.common.labels import PlainLabel, QuietLabel, StrongLabel
from canvas_app.ui.common.text import fill, set_tip, translate


class SuggestionBox(Box):
    """The box in which a stage is suggested."""


class StageSection(Section):
    """Model, ladder, stage, suggestion, warnings.

    Attributes:
        model_wanted: another stage model is to be shown (its key).
        decided: a stage was confirmed or chosen.

    """

    model_wanted = Signal(str)
    decided = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.model = PickButton("", self)
        self.model.menu().aboutToShow.connect(self._fill_models)
        self.ladder = LadderBar(context.tools.theme, self)
        self._stage = StrongLabel("", self)
        self._since = QuietLabel("", self)
        self._subs = QuietLabel("", self, wrap=True)
        self._overruled = QuietLabel("", self, wrap=True)
        self.box = SuggestionBox(self, margin=10, gap=6)
        self._said = PlainLabel("", self.box, wrap=True)
        self.confirm_button = PrimaryButton("", self.box)
        self.keep_button = SecondaryButton("", self.box)
        self.other_button = SecondaryButton("", self.box)
        self.why_button = LinkButton("", self.box)
        self._quiet_other = LinkButton("", self)
        self._quiet_why = LinkButton("", self)
        self.form = OverrideForm(context, self)
        self.why = WhyTable(context, self)
        self._flags = QWidget(self)
        self._flag_flow = FlowLayout(self._flags, gap=4)
        self._asked_from: QWidget | None = None
        self._arrange()
        self._connect()
        self.begin()

    def _arrange(self) -> None:
        line = FlowLayout(gap=8)
        line.addWidget(self._stage)
        line.addWidget(self._since)
        buttons = FlowLayout(gap=6)
        for button in (self.confirm_button, self.keep_button, self.other_button, self.why_button):
            buttons.addWidget(button)
        self.box.body.addWidget(self._said)
        self.box.body.addLayout(buttons)
        quiet = FlowLayout(gap=4)
        quiet.addWidget(self._quiet_other)
        quiet.addWidget(self._quiet_why)
        top = QHBoxLayout()
        top.addWidget(self.model)
        top.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(top)
        for part in (
            self.ladder,
            line,
            self._subs,
            self._overruled,
            self.box,
            quiet,
            self.form,
            self.why,
            self._flags,
        ):
            column.addLayout(part) if isinstance(part, FlowLayout) else column.addWidget(part)

    def _connect(self) -> None:
        self.confirm_button.clicked.connect(self.confirm)
        self.keep_button.clicked.connect(self.keep)
        for button in (self.other_button, self._quiet_other):
            button.clicked.connect(self.choose_other)
        for button in (self.why_button, self._quiet_why):
            button.clicked.connect(self.toggle_why)
        self.form.chosen.connect(self._override)
        self.form.left.connect(self._leave_form)

    def begin(self) -> None:
        """Close what was open for the client before."""
        self.form.hide()
        self.why.open(False)

    # what is shown

    def fill(self, shown: Shown) -> None:
        """Show stage and suggestion of a card."""
        words, card = shown.words, shown.card
        found = card.explanation
        self.model.set_text(words.model_name())
        self.model.setAccessibleName(fill(translate("Clients", "Stage model: %1"), words.model_name()))
        self._stage.setText(words.numbered(card.shown))
        self._subs.setText(", ".join(self.context.texts.text(f"sub.{key}") for key in found.suggestion.subs))
        self._subs.setVisible(bool(found.suggestion.subs))
        self._since.setText(self._since_text(shown))
        aloud = f"{self._stage.text()}, {self._since.text()}"
        self.ladder.show_stage(card.model, found.confirmed, found.suggestion.stage, aloud)
        self._show_suggestion(shown)
        self._show_flags(shown)
        self.why.show_card(shown)
        self.form.show_card(shown)

    def _since_text(self, shown: Shown) -> str:
        since = shown.card.explanation.since
        if since is None:
            return translate("Clients", "suggested, not confirmed")
        days = (shown.card.day - since).days
        text = translate("Clients", "confirmed %1 · %n day(s)", None, days)
        return fill(text, shown.words.day(since))

    def _show_suggestion(self, shown: Shown) -> None:
        card, words = shown.card, shown.words
        said = card.explanation.suggestion
        open_question = card.to_decide and not card.client.archived
        self.box.setVisible(open_question)
        self._quiet_other.setVisible(not open_question and not card.client.archived)
        self._quiet_why.setVisible(not open_question)
        confidence = self.context.texts.text(f"conf.{said.confidence}").lower()
        text = translate("Clients", "By the facts: stage %1. Confidence: %2.")
        for label in (self._said, self._overruled):
            label.setText(fill(text, words.numbered(said.stage), confidence))
            set_tip(label, self.context.texts.hint(f"conf.{said.confidence}"))
        self._overruled.setVisible(card.differs and not open_question and not card.client.archived)
        short = words.number(said.stage) or words.stage(said.stage)
        self.confirm_button.set_text(fill(translate("Clients", "Confirm %1"), short))
        self.confirm_button.setAccessibleName(
            fill(translate("Clients", "Confirm stage %1"), words.numbered(said.stage))
        )
        set_tip(self.confirm_button, self.confirm_button.accessibleName(), "F8")
        confirmed = card.explanation.confirmed
        self.keep_button.setVisible(confirmed is not None)
        if confirmed is not None:
            kept = words.number(confirmed) or words.stage(confirmed)
            self.keep_button.set_text(fill(translate("Clients", "Keep %1…"), kept))

    def _show_flags(self, shown: Shown) -> None:
        self._flag_flow.clear()
        found = shown.card.explanation
        catalogue, lang = self.context.texts.catalogue, self.context.texts.lang
        for flag in found.suggestion.flags:
            label = Badge("", self._flags)
            values = (found.silent_days,) if flag == "silence" else ()
            label.say(catalogue.fill(f"flag.{flag}", lang, *values), "warning")
            set_tip(label, self.context.texts.hint(f"flag.{flag}"))
            self._flag_flow.addWidget(label)
        self._flags.setVisible(bool(found.suggestion.flags))

    def _fill_models(self) -> None:
        if self.shown is None:
            return
        found = stages.models(self.context.session.workbook)
        menu = self.model.menu()
        menu.clear()
        for model in found:
            words = name_of(model.name, self.context.texts.catalogue, self.context.texts.lang)
            action = menu.addAction(words.replace("&", "&&"), partial(self.model_wanted.emit, model.key))
            action.setCheckable(True)
            action.setChecked(model.key == self.shown.card.model.key)

    # deciding

    def confirm(self) -> bool:
        """Confirm the suggested stage; tell whether it was done."""
        if self.shown is None or self.shown.card.client.archived:
            return False
        workbook, card = self.context.session.workbook, self.shown.card
        call = partial(stages.confirm, workbook, card.client.id, card.model.key, card.day, origin=ORIGIN)
        done = self.context.edits.run(call) is not None
        if done:
            name = self.shown.words.numbered(card.explanation.suggestion.stage)
            self.context.notifier.say(fill(translate("Clients", "Confirmed: %1"), name), "good")
            self.decided.emit()
        return done

    def keep(self) -> None:
        """Ask why the confirmed stage is to be kept."""
        if self.shown is not None:
            self._ask(self.shown.card.explanation.confirmed or "")

    def choose_other(self) -> None:
        """Ask which other stage, and why."""
        if self.shown is not None and not self.shown.card.client.archived:
            self._ask("")

    def _ask(self, stage: str) -> None:
        if not self.context.edits.may_edit():
            return
        if self.form.isHidden():
            self._asked_from = self.window().focusWidget()
        self.form.ask(stage)

    def toggle_why(self) -> None:
        """Show or hide the explanation."""
        self.why.open(self.why.isHidden())

    def _override(self, stage: str, reason: str) -> None:
        if self.shown is None:
            return
        card, workbook = self.shown.card, self.context.session.workbook
        outcome = self.attempt(
            lambda: stages.override(
                workbook, card.client.id, card.model.key, stage, reason, card.day, origin=ORIGIN
            )
        )
        self.form.say(outcome.problem)
        if outcome.done:
            self.form.forget()
            self._leave_form()
            self.context.notifier.say(
                fill(translate("Clients", "Stage: %1"), self.shown.words.numbered(stage)), "good"
            )
            self.decided.emit()

    def _leave_form(self) -> None:
        """Close the form; the focus returns to the row or button from which it was asked for."""
        before, self._asked_from = self._asked_from, None
        if before is None or not isValid(before) or not before.isVisible():
            before = self.confirm_button if self.box.isVisible() else self._quiet_other
        before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.form.hide()

    def retranslate(self) -> None:
        """Set every text in the language of the moment."""
        for button in (self.other_button, self._quiet_other):
            button.set_text(translate("Clients", "Other…"))
            set_tip(button, translate("Clients", "Choose another stage, with a reason"), "Shift+F8")
        for button in (self.why_button, self._quiet_why):
            button.set_text(translate("Clients", "Why?"))
        self.form.retranslate()
