"""The inspector of the selected block: its questions, kinds, figures and notes as a list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from canvas_app.services.canvas.question_figures import QuestionFigure
from canvas_app.ui.canvas.figures_tab import FiguresTab
from canvas_app.ui.canvas.kinds_tab import KindsTab
from canvas_app.ui.canvas.list_tab import ListTab
from canvas_app.ui.canvas.note_section import NoteSection
from canvas_app.ui.canvas.questions_tab import QuestionsTab
from canvas_app.ui.common.buttons import IconButton
from canvas_app.ui.common.card import EmptyState
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.fields import TabStrip
from canvas_app.ui.common.labels import Heading, QuietLabel
from canvas_app.ui.common.text import translate

QUESTIONS, KINDS, FIGURES, LIST = "questions", "kinds", "figures", "list"


class Inspector(QFrame):
    """Title, selected note, tabs.

    Attributes:
        closed: the drawer's × was pressed.
        empty_wanted: what the empty figures tab offers (``add`` or ``import``).

    """

    closed = Signal()
    empty_wanted = Signal(str)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("surface")
        self._context = context
        self._block = "cs"
        self._counts: tuple[str, str, str] = ("", "", "")
        self._narrow = False
        self._title = Heading("", self, wrap=True)
        self._hint = QuietLabel("", self, wrap=True)
        self._about = IconButton(context.theme, "info", "", self, side=24)
        self._about.clicked.connect(self._show_about)
        self._close = IconButton(context.theme, "close", "", self, side=24)
        self._close.clicked.connect(self.closed)
        self._about_text = QuietLabel("", self, wrap=True)
        self._about_text.hide()
        self.note = NoteSection(context, self)
        self.tabs = TabStrip("", self)
        self.questions = QuestionsTab(context, self)
        self.kinds = KindsTab(context, self)
        self.figures = FiguresTab(context, self)
        self.list = ListTab(self)
        self._no_figures = EmptyState(self)
        self._stack = QStackedWidget(self)
        self._pages = {QUESTIONS: self.questions, KINDS: self.kinds, FIGURES: self.figures, LIST: self.list}
        for page in (*self._pages.values(), self._no_figures):
            self._stack.addWidget(page)
        self.tabs.chosen.connect(self._on_tab)
        self._has_figures = False
        self._has_clients = False
        self._arrange()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._title, 1)
        head.addWidget(self._about, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 12, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._hint)
        column.addWidget(self._about_text)
        column.addWidget(self.note)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)

    def set_drawer(self, drawer: bool, *, narrow: bool) -> None:
        """Show the × of a drawer; at 320 px tabs lose their counts."""
        self._close.setVisible(drawer)
        if narrow != self._narrow:
            self._narrow = narrow
            self._name_tabs()

    def show_block(self, block: str, counts: tuple[str, str, str]) -> None:
        """Show the title of a block; ``counts`` stand beside questions, clients and list."""
        changed = block != self._block
        self._block, self._counts = block, counts
        lang = self._context.lang
        self._title.setText(self._context.text(f"block.{block}"))
        self._hint.setText(self._context.catalogue.hint(f"block.{block}", lang))
        self._about_text.setText(self._context.catalogue.about(f"block.{block}", lang))
        if changed:
            self._about_text.hide()
        self._name_tabs()

    def show_figures(self, figures: list[QuestionFigure], *, possible: bool, clients: bool) -> None:
        """Show the figures tab: figures, an offer to begin, or no tab where the block can have none."""
        shown = possible and (bool(figures) or not clients)
        self._has_clients = clients
        self.figures.show_figures(figures)
        if shown != self._has_figures:
            self._has_figures = shown
            self._name_tabs()
        self._on_tab(self.tabs.current())

    def _name_tabs(self) -> None:
        questions, clients, listed = self._counts if not self._narrow else ("", "", "")

        def named(word: str, count: str) -> str:
            return f"{word}\u00a0{count}" if count else word

        tabs = [
            (QUESTIONS, named(translate("Canvas", "Questions"), questions)),
            (KINDS, translate("Canvas", "Kinds")),
        ]
        if self._has_figures:
            tabs.append((FIGURES, named(translate("Canvas", "Clients"), clients)))
        tabs.append((LIST, named(translate("Canvas", "List"), listed)))
        current = self.tabs.current()
        self.tabs.set_tabs(tabs)
        self.tabs.choose(current if current in dict(tabs) else QUESTIONS)
        self._on_tab(self.tabs.current())

    def _on_tab(self, key: str) -> None:
        page: QWidget = self._pages.get(key, self.questions)
        if key == FIGURES and not self._has_clients:
            page = self._no_figures
        self._stack.setCurrentWidget(page)

    def choose(self, tab: str) -> None:
        """Show a tab."""
        self.tabs.choose(tab)
        self._on_tab(tab)

    def focus_current(self) -> None:
        """Put the focus where work goes on: the open question's field, the chips, the list."""
        tab = self.tabs.current()
        if tab == KINDS:
            self.kinds.focus_first()
        elif tab == LIST:
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
        elif tab == QUESTIONS and self.questions.open_question:
            self.questions.open(self.questions.open_question)
        else:
            self.tabs.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_about(self) -> None:
        self._about_text.setVisible(not self._about_text.isVisible())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back to the sheet from anything that does not take it."""
        if event.key() == Qt.Key.Key_Escape:
            self.questions.left.emit()
            event.accept()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Set every text in the language of the moment."""
        self.setAccessibleName(translate("Canvas", "Inspector"))
        self.tabs.setAccessibleName(translate("Canvas", "What to show of the block"))
        self._about.set_name(translate("Canvas", "More about this block"))
        self._close.set_name(translate("Canvas", "Close"))
        self._no_figures.say(
            translate("Canvas", "Add clients and this block's figures appear here."),
            links=[
                (translate("Canvas", "Add"), lambda: self.empty_wanted.emit("add")),
                (translate("Canvas", "Import"), lambda: self.empty_wanted.emit("import")),
            ],
        )
        self.note.retranslate()
        self.kinds.retranslate()
        self.figures.retranslate()
        self.list.retranslate()
        self.show_block(self._block, self._counts)

    def changeEvent(self, event: QEvent) -> None:
        """Follow changes of the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
