"""Where the file is: opened by the save state at the left of the status bar."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from canvas_app.ui.common.buttons import SecondaryButton
from canvas_app.ui.common.flow import FlowLayout
from canvas_app.ui.common.labels import QuietLabel, StrongLabel
from canvas_app.ui.common.text import fill, translate
from canvas_app.ui.copying import left_out

if TYPE_CHECKING:
    from canvas_app.ui.main_window import MainWindow

_WIDTH = 360


class FileState(QFrame):
    """The path of the open workbook, and what can be done with the file."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(translate("Shell", "Where the file is"))
        context = window.context
        path = context.session.workbook.path if context is not None else None
        plain = translate("Commands", "Save a copy without history…")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        name = StrongLabel(path.name if path else "", self, wrap=True)
        name.setMinimumWidth(window.tools.theme.px(_WIDTH))
        column.addWidget(name)
        where = QLineEdit(str(path.parent) if path else "", self)  # to be copied, however long it is
        where.setReadOnly(True)
        where.setFrame(False)
        where.setCursorPosition(0)  # the beginning of a long path is seen
        where.setAccessibleName(translate("Shell", "Where the file is"))
        column.addWidget(where)
        column.addWidget(QuietLabel(_what_saving_means(window), self, wrap=True))
        backup = _last_backup(window)
        if backup:
            column.addWidget(QuietLabel(backup, self))
        row = FlowLayout(gap=8)
        for words, act in (
            (translate("Commands", "Show in folder"), window.controller.show_folder),
            (translate("Commands", "Save a copy…"), window.controller.save_copy),
            (plain, partial(window.controller.save_copy, history=False)),
        ):
            button = SecondaryButton(words, self)
            button.clicked.connect(lambda _checked=False, act=act: self._do(act))
            row.addWidget(button)
        column.addLayout(row)
        column.addWidget(QuietLabel(left_out(), self, wrap=True))

    def open_above(self, anchor: QWidget) -> None:
        """Show just above ``anchor``."""
        self.adjustSize()
        self.move(anchor.mapToGlobal(QPoint(0, -self.height() - 4)))
        self.show()
        first = self.findChild(SecondaryButton)
        if isinstance(first, SecondaryButton):
            first.setFocus(Qt.FocusReason.PopupFocusReason)

    def _do(self, act: object) -> None:
        self.close()
        if callable(act):
            act()


def _last_backup(window: MainWindow) -> str:
    """Return when the latest backup was made, empty when there is none."""
    from canvas_app.services import files

    context = window.context
    if context is None:
        return ""
    found = files.backups_of(context.session.workbook.path, context.session.workbook.meta("workbook"))
    if not found:
        return ""
    made = datetime.fromtimestamp(found[0].path.stat().st_mtime)
    return fill(translate("Shell", "Last backup: %1"), context.texts.formats.moment(made, date.today()))


def _what_saving_means(window: MainWindow) -> str:
    if window.status_bar.failed:
        return translate("Shell", "The last change is not in the file.")
    if window.status_bar.missing:
        return translate("Shell", "The file is not in its folder: nothing is written.")
    workbook = window.context.session.workbook if window.context is not None else None
    if workbook is not None and (workbook.read_only or workbook.outside is not None):
        return translate("Shell", "The file is read-only: nothing is written.")
    return translate("Shell", "Every change is written to the file at once.")
