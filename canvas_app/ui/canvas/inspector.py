"""The inspector of the selected block: its questions, kinds, figures and notes as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from canvas_app.ui.canvas.figures_tab import FiguresTab
from canvas_app.ui.canvas.kinds_tab import KindsTab
from canvas_app.ui.canvas.list_tab import ListTab
from canvas_app.ui.canvas.note_section import NoteSection
from canvas_app.ui.canvas.off_canvas import OffCanvas
from canvas_app.ui.canvas.questions_tab import QuestionsTab
from canvas_app.ui.canvas.quiet_line import quiet_words
from canvas_app.ui.canvas.spoken import spoken_notes
from canvas_app.ui.common.beside import ScrollColumn, bring
from canvas_app.ui.common.buttons import IconButton
from canvas_app.ui.common.card import EmptyState
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.fields import TabStrip
from canvas_app.ui.common.labels import ElidedLabel, Heading, QuietLabel
from canvas_app.ui.common.text import translate
from canvas_app.ui.common.theme import Theme

if TYPE_CHECKING:
    from canvas_app.ui.canvas.page import CanvasPage
    from canvas_app.ui.canvas.reader import Reading

QUESTIONS, KINDS, FIGURES, LIST = "questions", "kinds", "figures", "list"
_FIGURED = ("rs", "cs", "cr", "ch", "kr", "kp")
"""Blocks about which the register can say something."""
_NARROW_NBSP = "\u202f"
_LOWEST = 150  # pixels of a tab at 100 % text size: less room, and the whole inspector scrolls


class Inspector(QFrame):
    """Title, selected note, tabs.

    Attributes:
        closed: the drawer's × was pressed.
        left: Esc: back to the sheet.
        empty_wanted: what the empty figures tab offers (``add`` or ``import``).
        segments_wanted: the segments that are not on the canvas shall be shown.

    """

    closed = Signal()
    left = Signal()
    empty_wanted = Signal(str)
    segments_wanted = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("surface")
        self._context = context
        self._block = "cs"
        self._counts: tuple[str, str, str] = ("", "", "")
        self._narrow = False
        self._title = Heading("", self, wrap=True)
        self._hint = ElidedLabel("", self)
        self._hint.setObjectName("quiet")
        self._about = IconButton(context.tools.theme, "info", "", self, side=24)
        self._about.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._about.setCheckable(True)
        self._about.toggled.connect(self._show_about)
        self._close = IconButton(context.tools.theme, "close", "", self, side=24)
        self._close.clicked.connect(self.closed)
        self._about_text = QuietLabel("", self, wrap=True)
        self._about_text.hide()
        self._off_canvas = OffCanvas(self)
        self._off_canvas.show_them.clicked.connect(self.segments_wanted)
        self.note = NoteSection(context, self)
        self.tabs = TabStrip("", self)
        self.questions = QuestionsTab(context, self)
        self.kinds = KindsTab(context, self)
        self.figures = FiguresTab(context, self)
        self.list = ListTab(self)
        self._no_figures = EmptyState(self)
        self._stack = TabPages(context.tools.theme, self)
        self._pages = {QUESTIONS: self.questions, KINDS: self.kinds, FIGURES: self.figures, LIST: self.list}
        for page in (*self._pages.values(), self._no_figures):
            self._stack.addWidget(page)
        self.tabs.chosen.connect(self._on_tab)
        self._has_figures = False
        self._pending = ""
        self._has_clients = False
        self._clients = 0
        self._arrange()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._title, 1)
        head.addWidget(self._about, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 14, 12, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._hint)
        column.addWidget(self._about_text)
        column.addWidget(self._off_canvas)
        column.addWidget(self.note)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        self._area = ScrollColumn(inside, self, name="inspectorInside")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
        self._follow = QTimer(self, singleShot=True, interval=0)  # first everything finds its place
        self._follow.timeout.connect(self._bring_focus)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def _on_focus(self) -> None:
        self._follow.start()

    def _bring_focus(self) -> None:
        """Bring what has the focus into view where the inspector is too low for all of it."""
        focus = self.window().focusWidget()
        if focus is not None and self._stack.isAncestorOf(focus):
            bring(self._area, self._stack)
            if self.questions.isAncestorOf(focus):
                bring(self.questions, focus)
        elif focus is not None and self._area.isAncestorOf(focus):
            bring(self._area, focus)

    def set_drawer(self, drawer: bool, *, narrow: bool) -> None:
        """Show the × of a drawer; at 320 px tabs lose their counts."""
        self._close.setVisible(drawer)
        if narrow != self._narrow:
            self._narrow = narrow
            self._name_tabs()

    # what is shown

    def show_page(self, page: CanvasPage) -> None:
        """Show block and notes that are selected on the sheet."""
        reading, at = page.reading, page.view.selection
        notes = page.selected_notes()
        self.questions.show_block(reading.records, at.block)
        linked = [reading.records.note(one) for one in page.linked_now()]
        self.note.show_notes(notes, reading.records.segments, [one for one in linked if one is not None])
        self.note.show_current(page.colour)
        self.kinds.show_block(at.block, [note for note in notes if note.block == at.block])
        words = quiet_words(self._context, reading) if at.block == "cs" else ""
        self._off_canvas.say(words)
        self._show_figures(page, at.block)
        self._show_block(reading, at.block, at.note)

    def _show_figures(self, page: CanvasPage, block: str) -> None:
        """Show the figures tab: figures, an offer to begin, or no tab where the block can have none."""
        possible = block in _FIGURED
        live = page.reader.live()
        self._clients, self._pending = sum(live.clients.values()), live.pending
        self._has_clients = self._clients > 0 or bool(live.pending)
        found = page.reader.figures().of_block(block) if possible and self._has_clients else []
        self.figures.show_figures(found)
        self._has_figures = possible and (bool(found) or bool(live.pending) or not self._has_clients)

    def _show_block(self, reading: Reading, block: str, current: int | None) -> None:
        changed, self._block = block != self._block, block
        board = reading.block(block)
        clients = self._clients
        number = self._context.texts.formats.number
        answered = f"{board.answered}{_NARROW_NBSP}/{_NARROW_NBSP}{board.total}"
        self._counts = (
            answered,
            self._pending or (number(clients) if clients else ""),
            number(len(board.notes)) if board.notes else "",
        )
        if changed:
            self._about.setChecked(False)
        self._write_block()
        self.list.show_block(board, current, spoken_notes(self._context, reading))

    def _write_block(self) -> None:
        lang, block = self._context.texts.lang, self._block
        self._title.setText(self._context.texts.text(f"block.{block}"))
        hint = self._context.texts.hint(f"block.{block}")
        self._hint.setText(hint)
        self._about_text.setText(f"{hint}\n\n{self._context.texts.catalogue.about(f'block.{block}', lang)}")
        self._name_tabs()

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
        if [key for key, _ in tabs] == [str(self.tabs.tabData(at)) for at in range(self.tabs.count())]:
            for key, words in tabs:
                self.tabs.set_words(key, words)
        else:
            self.tabs.set_tabs(tabs)
            self.tabs.choose(current if current in dict(tabs) else QUESTIONS)
        self._on_tab(self.tabs.current())

    def _on_tab(self, key: str) -> None:
        page: QWidget = self._pages.get(key, self.questions)
        if key == FIGURES and not self._has_clients:
            page = self._no_figures
        if self._stack.currentWidget() is not page:
            self._stack.setCurrentWidget(page)

    def choose(self, tab: str) -> None:
        """Show a tab."""
        self.tabs.choose(tab)
        self._on_tab(tab)

    def go_to_kinds(self) -> None:
        """Show the kinds, with the focus on them."""
        self.choose(KINDS)
        self.kinds.focus_first()

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

    def _show_about(self, shown: bool) -> None:
        self._about_text.setVisible(shown)
        self._hint.setVisible(not shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back to the sheet from anything that does not take it."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
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
        self._write_block()


class TabPages(QStackedWidget):
    """The pages of the tabs: they take what room is left, and scroll in it; a few lines always show."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return the least, so that no page makes the inspector scroll by being long."""
        return QSize(0, self._theme.px(_LOWEST))

    def minimumSizeHint(self) -> QSize:
        """Return the room for a few lines."""
        return self.sizeHint()

    def hasHeightForWidth(self) -> bool:
        """Return that pages take the height they are given."""
        return False


def build_inspector(page: CanvasPage) -> Inspector:
    """Return a new inspector that asks ``page`` for what a person wants."""
    made = Inspector(page.context, page.place.frame)
    questions = made.questions
    questions.figures = page.reader.figures
    questions.note_wanted.connect(page.answering.to_note)
    questions.block_wanted.connect(page.answering.walk)
    questions.next_wanted.connect(page.answering.go_on)
    questions.figure_wanted.connect(page.register.open_figure)
    questions.left.connect(page.back_to_sheet)
    questions.kind_wanted.connect(page.notes.of_kind)
    made.kinds.kind_chosen.connect(page.notes.choose_kind)
    made.kinds.left.connect(page.back_to_sheet)
    made.kinds.next_wanted.connect(page.notes.next_new)
    made.figures.row_wanted.connect(page.register.open_row)
    made.list.note_chosen.connect(page.select_note)
    made.list.edit_wanted.connect(lambda note: page.editing.begin_edit(note))
    made.list.delete_wanted.connect(lambda _note: page.notes.delete())
    made.list.left.connect(page.back_to_sheet)
    made.note.colour_chosen.connect(page.notes.set_colour)
    made.note.certainty_chosen.connect(page.notes.set_certainty)
    made.note.question_wanted.connect(lambda _question: page.answering.open_of_note())
    made.note.legend_wanted.connect(page.open_legend)
    made.note.kinds_wanted.connect(made.go_to_kinds)
    made.note.fill_links = page.menus.fill_links
    made.note.relationship.set_target = page.notes.set_target
    made.note.relationship.set_cost = page.notes.set_cost
    made.left.connect(page.back_to_sheet)
    made.closed.connect(page.toggle_inspector)
    made.empty_wanted.connect(lambda what: page.context.navigator.go("clients", run=what))
    made.segments_wanted.connect(page.notes.show_segments)
    made.retranslate()
    return made
