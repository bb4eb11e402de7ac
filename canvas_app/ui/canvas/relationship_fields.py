"""What a note of Customer Relationships says besides its text: where it leads, and what a month costs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from canvas_app.content.stage_models import name_of
from canvas_app.domain.canvas.model import Note
from canvas_app.domain.errors import ValueRefusedError
from canvas_app.domain.stages.stage_model import StageModel
from canvas_app.services.canvas.targets import stage_aimed_at, target_of
from canvas_app.services.typed import typed_amount
from canvas_app.ui.common.attempt import attempt
from canvas_app.ui.common.buttons import MenuButton
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.labels import ErrorLabel, SmallLabel
from canvas_app.ui.common.text import fill, no_mnemonic, set_tip, translate
from canvas_app.ui.common.typed import TypedText
from canvas_app.ui.common.typed_fields import CommitLine

_AMOUNT = 104  # px of the field of an amount at 100 % text size


class CostField(CommitLine):
    """A field for an amount; Esc takes back what was typed since it was entered, and only then leads out."""

    def __init__(self, typed: TypedText, parent: QWidget | None = None) -> None:
        super().__init__(typed, parent)
        self._entered = ""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember what was there."""
        super().focusInEvent(event)
        self._entered = self.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take back on Esc what was typed, also what is in the file already."""
        if event.key() == Qt.Key.Key_Escape and self.text() != self._entered:
            self.setText(self._entered)
            self.commit()
            self.reverted.emit()
            event.accept()
            return
        super().keyPressEvent(event)


class RelationshipFields(QWidget):
    """Shows and changes target stage and monthly cost of the selected notes.

    Attributes:
        set_target: called with the stage chosen (``kotler.client``), or "" for none.
        set_cost: called with ids of notes and an amount (1/10,000 of the workbook's currency; None: none).

    """

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._notes: list[Note] = []
        self._told = ""
        self.set_target: Callable[[str], object]
        self.set_cost: Callable[[list[int], int | None], object]
        self.target = MenuButton("", self)
        self.target.menu().aboutToShow.connect(self._fill)
        self._label = SmallLabel("", self)
        self.cost = CostField(context.session.typed, self)
        self.error = ErrorLabel(self)
        self.cost.committed.connect(self._commit)
        self.cost.reverted.connect(lambda: self.error.say(""))
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.target)
        row.addStretch(1)
        row.addWidget(self._label)
        row.addWidget(self.cost)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.error)
        context.tools.theme.changed.connect(self._fit)

    def show_notes(self, notes: list[Note]) -> None:
        """Show what these notes say, or hide where one of them is not of Customer Relationships.

        What is being typed stays while the same notes are shown.
        """
        if [note.id for note in notes] != [note.id for note in self._notes]:
            self.cost.commit()  # for the notes before
            self.cost.reset()
        self._notes = notes
        self.setVisible(bool(notes) and all(note.block == "cr" for note in notes))
        self._show_cost()
        self._show_target()

    def _common(self, values: set[Any]) -> Any:
        """Return the value that all notes share, None where they differ."""
        return values.pop() if len(values) == 1 else None

    # the target

    def _show_target(self) -> None:
        targets = {note.target for note in self._notes}
        aim = (
            stage_aimed_at(self._context.session.workbook, next(iter(targets))) if len(targets) == 1 else None
        )
        if len(targets) > 1:
            words = translate("Canvas", "various")
        elif aim is None:
            words = translate("Canvas", "none")
        else:
            words = name_of(aim[1].name, self._context.texts.catalogue, self._context.texts.lang, short=True)
        self._told = fill(translate("Canvas", "Target: %1"), words)
        self._fit()

    def _fill(self) -> None:
        from canvas_app.services import stages  # late: all of the rules are behind it

        menu, workbook = self.target.menu(), self._context.session.workbook
        menu.clear()
        current = self._common({note.target for note in self._notes})
        group = QActionGroup(menu)
        shown = stages.default_model(workbook)
        aim = stage_aimed_at(workbook, current) if current else None
        self._offer_stages(menu, group, shown, current)
        others = [model for model in stages.models(workbook) if model.key != shown.key]
        menu.addSeparator()
        for model in others:
            name = name_of(model.name, self._context.texts.catalogue, self._context.texts.lang)
            below = menu.addMenu(no_mnemonic(name))
            self._offer_stages(below, group, model, current)
            if aim is not None and aim[0].key == model.key:
                below.menuAction().setCheckable(True)
                below.menuAction().setChecked(True)
        menu.addSeparator()
        self._offer(menu, group, translate("Canvas", "No target"), "", current)

    def _offer_stages(self, menu: QMenu, group: QActionGroup, model: StageModel, current: str | None) -> None:
        for stage in reversed(model.ladder):
            name = name_of(stage.name, self._context.texts.catalogue, self._context.texts.lang)
            self._offer(menu, group, name, target_of(model, stage), current)

    def _offer(
        self, menu: QMenu, group: QActionGroup, words: str, target: str, current: str | None
    ) -> QAction:
        action = menu.addAction(no_mnemonic(words))
        action.setCheckable(True)
        action.setChecked(target == current)
        group.addAction(action)
        action.triggered.connect(lambda: self.set_target(target))
        return action

    # the cost

    def _show_cost(self) -> None:
        amount = self._common({note.monthly_cost for note in self._notes})
        currency = self._context.session.workbook.setting("currency")
        hidden = self._context.session.names_hidden
        shown = "" if amount is None or hidden else self._context.texts.formats.money(amount, currency)
        self.cost.show_text(shown)
        self.cost.setEnabled(not hidden)
        if not self.cost.kept.pending:
            self.error.say("")

    def commit(self) -> None:
        """Keep what was typed, or say beside the field what is wrong with it."""
        self.cost.commit()

    def _commit(self, text: str, final: bool) -> None:
        ids = [note.id for note in self._notes]
        outcome = attempt(self._context, lambda: self.set_cost(ids, self._typed(text)))
        if not outcome.done:
            self.cost.kept.refuse()
        if outcome.done or final:
            self.error.say(outcome.problem)

    def _typed(self, text: str) -> int | None:
        text, own = text.strip(), self._context.session.workbook.setting("currency")
        if not text:
            return None
        amount, currency = typed_amount(text, self._context.texts.lang)
        if currency and currency != own:
            raise ValueRefusedError("value.cost_currency", currency=own)
        return amount

    # looks

    def _fit(self) -> None:
        """Cut the stage's name where the row is too narrow; screen readers are given the whole."""
        self.cost.setFixedWidth(self._context.tools.theme.px(_AMOUNT))
        taken = self._label.sizeHint().width() + self.cost.width() + 48
        metrics, room = self.fontMetrics(), max(80, self.width() - taken)
        self.target.set_text(metrics.elidedText(self._told, Qt.TextElideMode.ElideRight, room))
        self.target.setAccessibleName(self._told)
        set_tip(self.target, self._told)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the line anew."""
        super().resizeEvent(event)
        self._fit()

    def retranslate(self) -> None:
        """Set every text in the language of the moment."""
        self._label.setText(translate("Canvas", "A month"))
        name = translate("Canvas", "What a month of this relationship costs")
        self.cost.setPlaceholderText(translate("Canvas", "costs"))
        self.cost.setAccessibleName(name)
        set_tip(self.cost, name)
        self._show_target()
        self._show_cost()
