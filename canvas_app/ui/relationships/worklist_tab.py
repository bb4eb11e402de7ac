"""Risks as a worklist: who needs somebody, why, who looks after them, what they bring."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QTableView, QVBoxLayout, QWidget

from canvas_app.content.formats import money_places
from canvas_app.content.stage_models import held_text, name_of
from canvas_app.domain.stages.stage_model import StageModel
from canvas_app.services import stages
from canvas_app.services.stage_charts import AtRisk
from canvas_app.ui.common.buttons import LinkButton
from canvas_app.ui.common.chip_row import ChipRow
from canvas_app.ui.common.columns import Column
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.labels import QuietLabel
from canvas_app.ui.common.table_rows import HEIGHT, RowDelegate, fit_columns, heading_width
from canvas_app.ui.common.text import fill, plain_tip, translate
from canvas_app.ui.common.theme import Theme
from canvas_app.ui.relationships.reader import RelationshipsFigures

_Index = QModelIndex | QPersistentModelIndex
_DOWN = "down"
_HIDDEN = "•••"
_SAMPLE = 200
CLIENT, STAGE, WHY, EMPLOYEE, INCOME = range(5)
COLUMNS: Final = (
    Column("client", 150, 240, 1, 0),
    Column("stage", 220, 220, 0, 2),
    Column("why", 260, 900, 6, 1),
    Column("employee", 104, 170, 1, 4),
    Column("income", 180, 180, 0, 3, right=True),
)


def heading(column: int) -> str:
    """Return what stands above a column."""
    return {
        CLIENT: translate("Relationships", "Client"),
        STAGE: translate("Relationships", "Stage"),
        WHY: translate("Relationships", "Why"),
        EMPLOYEE: translate("Relationships", "Employee"),
        INCOME: translate("Relationships", "Income, 12 months"),
    }[column]


class WorklistModel(QAbstractTableModel):
    """Gives the cells of the worklist, said when they are looked at."""

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.rows: Sequence[AtRisk] = ()
        self._model: StageModel | None = None
        self._currency, self._whole, self._days, self._places = "", 0, 90, 0

    def show_rows(self, rows: Sequence[AtRisk], figures: RelationshipsFigures, days: int) -> None:
        """Show ``rows`` of what was read; ``days`` without contact are a warning."""
        self.beginResetModel()
        self.rows, self._model = rows, figures.stages.overview.model
        self._currency = figures.stages.currency
        self._places = money_places(row.income for row in rows)
        self._whole = sum(figures.stages.sums.values())
        self._days = days
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of clients."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of columns."""
        return 0 if parent.isValid() else 5

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the text or alignment of a cell."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(index.row(), index.column())
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == WHY:
            return plain_tip(self.text(index.row(), index.column()))
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == INCOME:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the heading of a column."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section == INCOME else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return heading(section)

    def text(self, place: int, column: int) -> str:
        """Return what a cell says."""
        row, hidden = self.rows[place], self._context.session.names_hidden
        if column == CLIENT:
            said = translate("Relationships", "Client %1")
            return fill(said, f"{row.number:04d}") if hidden else row.name
        if column == STAGE:
            return self._stage(row)
        if column == WHY:
            return " · ".join(self._why(row))
        if column == EMPLOYEE:
            return _HIDDEN if hidden and row.employee else row.employee
        if not row.income:
            return ""
        if hidden:
            return self._context.texts.formats.share(row.income / self._whole, 1) if self._whole else _HIDDEN
        return self._context.texts.formats.money(row.income, self._currency, self._places)

    def _stage(self, row: AtRisk) -> str:
        if self._model is None or row.stage not in self._model.places:
            return row.stage
        name = name_of(
            self._model.stage(row.stage).name,
            self._context.texts.catalogue,
            self._context.texts.lang,
            short=True,
        )
        return name if row.confirmed else f"{name} ({translate('Relationships', 'suggested')})"

    def _why(self, row: AtRisk) -> list[str]:
        """Return what warns: that it went down and why, then the flags."""
        stages = []
        if row.down:
            reason = row.reason
            if not isinstance(reason, str):
                lang, catalogue = self._context.texts.lang, self._context.texts.catalogue
                reason = ", ".join(held_text(one, catalogue, lang) for one in reason)
            elif reason and self._context.session.names_hidden:
                reason = _HIDDEN
            down = flag_text(self._context, _DOWN, self._days)
            stages.append(f"▼ {down}: {reason}" if reason else f"▼ {down}")
        return [*stages, *(flag_text(self._context, flag, self._days) for flag in row.flags)]


def flag_text(context: PageContext, flag: str, days: int) -> str:
    """Return a warning in words."""
    if flag == _DOWN:
        return translate("Relationships", "Went down in the period")
    return context.texts.text(f"flag.{flag}").replace("{0}", context.texts.formats.number(days))


class WorklistTable(QTableView):
    """The list itself; Enter or a double click opens the client."""

    opened = Signal(int)

    def __init__(self, theme: Theme, model: WorklistModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._list = theme, model
        self._delegate = RowDelegate(theme, self, self)
        self._wanted = {column.key: 0 for column in COLUMNS}
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        model.modelReset.connect(self.measure)
        theme.changed.connect(self.measure)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))

    def measure(self) -> None:
        """Measure what stands in the columns, by the first rows, and fit them."""
        metrics, number = QFontMetrics(self._theme.font()), min(len(self._list.rows), _SAMPLE)
        for place, column in enumerate(COLUMNS):
            texts = {self._list.text(row, place) for row in range(number)}
            widest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
            head = heading_width(self._theme, heading(place))
            self._wanted[column.key] = max(widest, head) + self._delegate.edges()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(self._theme.px(HEIGHT))
        fit_columns(self, COLUMNS, self._theme, self._wanted, ())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the new width."""
        super().resizeEvent(event)
        fit_columns(self, COLUMNS, self._theme, self._wanted, ())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the client of the current row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F4):
            if self.currentIndex().isValid():
                self.opened.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)


class WorklistTab(QWidget):
    """The worklist with a chip for each warning.

    Attributes:
        client_chosen: the id of the client to open.
        clients_wanted: the clients of the list, to be shown on the clients page, with what they share.

    """

    client_chosen = Signal(object)
    clients_wanted = Signal(object, str)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._figures: RelationshipsFigures | None = None
        self._days = 0
        self.flag = ""
        self.row = ChipRow(self)
        self.row.chosen.connect(self.choose)
        self.empty = QuietLabel("", self, wrap=True)
        self.model = WorklistModel(context, self)
        self.table = WorklistTable(context.tools.theme, self.model, self)
        self.all = LinkButton("", self)
        self._build()

    def _build(self) -> None:
        self.table.opened.connect(self._open)
        foot = QHBoxLayout()
        foot.addWidget(self.all)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.row)
        column.addWidget(self.empty)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        self.all.clicked.connect(self._show_all)

    def show_figures(self, figures: RelationshipsFigures) -> None:
        """Show the worklist of what was read."""
        self._figures = figures
        self._days = stages.thresholds(self._context.session.workbook).contact_gap
        self._say(figures)

    def _say(self, figures: RelationshipsFigures) -> None:
        self._make_chips(figures)
        self.choose(self.flag if self.flag in self.row.chips else "")

    def retranslate(self) -> None:
        """Say what is shown in the language of the moment, before it is read anew."""
        if self._figures is not None:
            self._say(self._figures)

    def choose(self, flag: str) -> None:
        """Show only the clients with one warning; empty: all."""
        if self._figures is None:
            return
        self.flag = flag
        self.row.choose(flag)
        rows = [row for row in self._figures.rows if _fits(row, flag)]
        self.model.show_rows(rows, self._figures, self._days)
        self.table.setAccessibleName(translate("Relationships", "Clients at risk"))
        if rows:
            self.table.setCurrentIndex(self.model.index(0, 0))
        some = bool(self._figures.rows)
        self.table.setVisible(some)
        self.row.setVisible(some)
        self.all.setVisible(some)
        self.all.set_text(translate("Relationships", "Show these %n in the list of clients", None, len(rows)))
        self.empty.setText("" if some else translate("Relationships", "No warnings: nobody needs you today."))
        self.empty.setVisible(not some)

    def _make_chips(self, figures: RelationshipsFigures) -> None:
        flags = [(_DOWN, sum(row.down for row in figures.rows))]
        flags += [(risk.flag, len(risk.clients)) for risk in figures.stages.overview.risks]
        entries = [("", translate("Relationships", "All"), len(figures.rows))]
        entries += [
            (flag, flag_text(self._context, flag, self._days), count) for flag, count in flags if count
        ]
        number = self._context.texts.formats.number
        self.row.show_chips([(flag, f"{words} {number(count)}") for flag, words, count in entries])

    def _open(self, place: int) -> None:
        self.client_chosen.emit(self.model.rows[place].client_id)

    def _show_all(self) -> None:
        words = translate("Relationships", "Risks")
        if self.flag:
            words = flag_text(self._context, self.flag, self._days)
        self.clients_wanted.emit(tuple(row.client_id for row in self.model.rows), words)


def _fits(row: AtRisk, flag: str) -> bool:
    return not flag or (row.down if flag == _DOWN else flag in row.flags)
