"""The filter row: model, segment, employee, period, as-of day, basis, clients or income."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from canvas_app.content.stage_models import name_of
from canvas_app.services.stage_charts import Choices
from canvas_app.ui.common.buttons import MenuButton
from canvas_app.ui.common.chips import Chip
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.fields import DateButton
from canvas_app.ui.common.flow import FlowLayout
from canvas_app.ui.common.text import fill, no_mnemonic, set_tip, translate
from canvas_app.ui.relationships.options import BASES, PERIODS, RelationshipsOptions

_LONGEST = 36
_LOWER = 3  # px: chips are so much lower than buttons above and below, at every text size


class FilterRow(QWidget):
    """The row of buttons above the sentence.

    Attributes:
        changed: the person wants something else (a ``RelationshipsOptions``).
        day_wanted: the figures as of another day.

    """

    changed = Signal(object)
    day_wanted = Signal(object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._texts = context.session, context.texts
        self._choices: Choices | None = None
        self._values: dict[MenuButton, list[object]] = {}
        self.options = RelationshipsOptions()
        flow = QWidget(self)
        row = FlowLayout(flow, gap=8)
        self.model, self.segment, self.employee, self.period, self.basis = (
            MenuButton("", self) for _ in range(5)
        )
        self.first, self.day = (DateButton(date.today(), "", self) for _ in range(2))
        self.clients, self.income = (Chip("", self, checkable=True) for _ in range(2))
        for widget in (
            self.model,
            self.segment,
            self.employee,
            self.period,
            self.first,
            self.day,
            self.basis,
        ):
            row.addWidget(widget)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(flow, 1)
        measures = QWidget(self)
        pair = QHBoxLayout(measures)
        pair.setContentsMargins(0, _LOWER, 0, 0)
        pair.setSpacing(8)
        for chip in (self.clients, self.income):
            pair.addWidget(chip)
        line.addWidget(measures, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()  # empty until there is something to choose from
        self.first.day_changed.connect(lambda day: self._change(first=day))
        self.day.day_changed.connect(self.day_wanted)
        self.clients.clicked.connect(lambda: self._change(income=False))
        self.income.clicked.connect(lambda: self._change(income=True))

    def show_filters(self, options: RelationshipsOptions, choices: Choices, model: str) -> None:
        """Show what is looked at; ``model`` is the model in use."""
        self.options, self._choices = options, choices
        self.show()
        self._fill_models(choices, model)
        self._fill_people(choices)
        self._fill_period()
        self._fill_basis()
        for chip, on in ((self.clients, not options.income), (self.income, options.income)):
            chip.setChecked(on)

    def retranslate(self) -> None:
        """Set the words that do not depend on what is shown."""
        self.clients.set_text(translate("Relationships", "clients"))
        self.income.set_text(translate("Relationships", "income"))
        set_tip(self.income, translate("Relationships", "Charts show the income of the last 12 months"))

    def _change(self, **change: object) -> None:
        options = replace(self.options, **change)  # type: ignore[arg-type] # the names are those of Wanted
        for chip, on in ((self.clients, not options.income), (self.income, options.income)):
            chip.setChecked(on)
        if options != self.options:
            self.options = options
            self.changed.emit(options)

    def _fill_models(self, choices: Choices, model: str) -> None:
        catalogue, lang = self._texts.catalogue, self._texts.lang
        entries = [(one.key, name_of(one.name, catalogue, lang)) for one in choices.models]
        short = {one.key: name_of(one.name, catalogue, lang, short=True) for one in choices.models}
        self._fill(self.model, entries, model, lambda key: self._change(model=key))
        stages = len(next(one.stages for one in choices.models if one.key == model))
        counted = translate("Relationships", "%1, %n stages", None, stages)
        self.model.set_text(fill(counted, short[model]))
        said = fill(translate("Relationships", "Stage model: %1"), dict(entries)[model])
        self.model.setAccessibleName(said)
        set_tip(self.model, said)

    def _fill_people(self, choices: Choices) -> None:
        every, none = (), (None,)
        segments: list[tuple[object, str]] = [(every, translate("Relationships", "All segments"))]
        segments += [((one.id,), one.name) for one in choices.segments]
        segments.append((none, translate("Relationships", "Without a segment")))
        self._fill(self.segment, segments, self.options.segments, lambda ids: self._change(segments=ids))
        employees: list[tuple[object, str]] = [(every, translate("Relationships", "All employees"))]
        for number, one in enumerate(choices.employees, 1):
            hidden = fill(translate("Relationships", "Employee %1"), number)
            employees.append(((one.id,), hidden if self._session.names_hidden else one.name))
        employees.append((none, translate("Relationships", "Without an employee")))
        self._fill(self.employee, employees, self.options.employees, lambda ids: self._change(employees=ids))
        self.segment.setVisible(bool(choices.segments) or bool(self.options.segments))
        self.employee.setVisible(bool(choices.employees) or bool(self.options.employees))

    def _fill_period(self) -> None:
        words = {
            "30": translate("Relationships", "30 days"),
            "90": translate("Relationships", "90 days"),
            "365": translate("Relationships", "365 days"),
            "year": translate("Relationships", "This year"),
            "all": translate("Relationships", "All time"),
            "custom": translate("Relationships", "From a day…"),
        }
        entries = [(period, words[period]) for period in PERIODS]
        self._fill(self.period, entries, self.options.period, self._choose_period)
        said = translate("Relationships", "Period of moves: %1")
        self.period.setAccessibleName(fill(said, words[self.options.period]))
        self.first.setVisible(self.options.period == "custom")
        formats, day = self._texts.formats, self._session.as_of
        first = self.options.begin(day, None)
        for button, shown, said in (
            (self.first, first, translate("Relationships", "from %1")),
            (self.day, day, translate("Relationships", "as of %1")),
        ):
            said = fill(said, formats.date(shown))
            button.set_day(shown, f"{said} ▾")  # it opens, like its neighbours
            button.setAccessibleName(said)

    def _choose_period(self, period: object) -> None:
        first = self.options.begin(self._session.as_of, None) if period == "custom" else self.options.first
        self._change(period=period, first=first)

    def _fill_basis(self) -> None:
        words = {
            "shown": translate("Relationships", "Confirmed, otherwise suggested"),
            "confirmed": translate("Relationships", "Confirmed only"),
            "suggested": translate("Relationships", "Suggested only"),
        }
        entries = [(basis, words[basis]) for basis in BASES]
        self._fill(self.basis, entries, self.options.basis, lambda basis: self._change(basis=basis))
        said = translate("Relationships", "Which stages count: %1")
        self.basis.setAccessibleName(fill(said, words[self.options.basis]))

    def _fill(
        self,
        button: MenuButton,
        entries: Sequence[tuple[object, str]],
        current: object,
        choose: Callable[[object], None],
    ) -> None:
        """Offer ``entries`` of (value, words) in the menu of ``button`` and show the current one."""
        menu = button.menu()
        offered = [(action.data(), action.text()) for action in menu.actions()]
        shown = [(place, no_mnemonic(words)) for place, (_, words) in enumerate(entries)]
        if offered != shown or self._values.get(button) != [value for value, _ in entries]:
            self._offer(button, entries, choose)
        for action, (value, _) in zip(menu.actions(), entries, strict=True):
            action.setChecked(value == current)
        words = next((words for value, words in entries if value == current), entries[0][1])
        button.set_text(words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…")
        button.setAccessibleName(words)

    def _offer(
        self, button: MenuButton, entries: Sequence[tuple[object, str]], choose: Callable[[object], None]
    ) -> None:
        """Fill a menu anew: only when its entries are others, since one of them may be at work."""
        menu = button.menu()
        self._values[button] = [value for value, _ in entries]
        for old in menu.actions():
            menu.removeAction(old)
            old.deleteLater()
        for place, (value, words) in enumerate(entries):
            action = menu.addAction(no_mnemonic(words))
            action.setData(place)
            action.setCheckable(True)
            action.triggered.connect(lambda _on=False, value=value: choose(value))
