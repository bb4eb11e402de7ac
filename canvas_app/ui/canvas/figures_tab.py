"""What the register says of the block: each figure with its n, a click opens the records behind it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from canvas_app.services.canvas.figure_parts import FigureRow, QuestionFigure
from canvas_app.ui.common.buttons import LinkButton
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.labels import ElidedLabel, PlainLabel, QuietLabel, SmallLabel, StrongLabel
from canvas_app.ui.common.text import translate

_LONG = 24  # characters above which a value may be cut


class FiguresTab(QScrollArea):
    """The figures of a block's questions.

    Attributes:
        row_wanted: the records behind a row shall open (FigureRow).

    """

    row_wanted = Signal(object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._texts = context.session, context.texts
        self._figures: tuple[QuestionFigure, ...] = ()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_figures(self, figures: Sequence[QuestionFigure]) -> None:
        """Show the figures of a block, question by question."""
        listed = tuple(figure for figure in figures if figure.rows)
        if listed == self._figures and self.widget() is not None:
            return
        self._figures = listed
        self._build()

    def shown(self) -> tuple[QuestionFigure, ...]:
        """Return the figures shown."""
        return self._figures

    def _build(self) -> None:
        inside = QWidget(self)
        inside.setObjectName("inspectorInside")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 8, 4, 12)
        column.setSpacing(4)
        for figure in self._figures:
            column.addWidget(StrongLabel(self._texts.text(figure.question), inside, wrap=True))
            column.addWidget(SmallLabel(figure.heading, inside, wrap=True))
            for row in figure.rows:
                column.addLayout(self._row(row, inside))
            column.addSpacing(10)
        as_of = self._texts.formats.date(self._session.as_of)
        shares = any("%" in row.value for figure in self._figures for row in figure.rows)
        words = (
            translate("Canvas", "As of %1. Shares are of income, not of profit.")
            if shares
            else translate("Canvas", "As of %1.")
        )
        foot = words.replace("%1", as_of)
        column.addWidget(SmallLabel(foot, inside, wrap=True))
        column.addStretch(1)
        self.setWidget(inside)

    def _row(self, row: FigureRow, parent: QWidget) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(6)
        linked = bool(row.clients or row.deals or row.stage or row.segment is not None)
        if linked:
            name = LinkButton(row.label, parent)
            name.clicked.connect(lambda: self.row_wanted.emit(row))
            name.setAccessibleName(f"{row.label}: {row.value}, n {row.n}")
            line.addWidget(name)
        else:
            _add_words(line, row.label, parent)
        line.addStretch(1)
        _add_words(line, row.value, parent)
        if str(row.n) != row.value:
            line.addWidget(QuietLabel(f"n {self._texts.formats.number(row.n)}", parent))
        return line

    def retranslate(self) -> None:
        """Write the figures in the language of the moment."""
        if self.widget() is not None:
            self._build()


def _add_words(line: QHBoxLayout, words: str, parent: QWidget) -> None:
    """Add a value; one that is a name gives way where there is no room."""
    if len(words) > _LONG:
        line.addWidget(ElidedLabel(words, parent), 2)
    else:
        line.addWidget(PlainLabel(words, parent))
