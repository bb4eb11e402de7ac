"""About the program: versions of what it is made of, where licences are."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, qVersion
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from canvas_app import __version__, paths
from canvas_app.ui.common.buttons import LinkButton, SecondaryButton
from canvas_app.ui.common.labels import Heading, PlainLabel, QuietLabel
from canvas_app.ui.common.text import translate

if TYPE_CHECKING:
    from canvas_app.ui.main_window import MainWindow


def versions(window: MainWindow) -> list[str]:
    """Return a line per component: program, Python, Qt, SQLite, system."""
    return [
        f"Canvas App {__version__}",
        f"Python {platform.python_version()}",
        f"Qt {qVersion()}, PySide6 {_of('PySide6-Essentials')}",
        f"SQLite {window.files.engine()}",
        f"{platform.system()} {platform.release()} ({platform.machine()})",
    ]


def _of(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:  # a packed program may come without the package's record
        return qVersion()


class About(QDialog):
    """Versions, to be copied into a letter to whoever helps."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setWindowTitle(translate("Shell", "About the program"))
        self._lines = versions(window)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        column.addWidget(Heading("Canvas App", self))
        what = translate(
            "Shell", "Business model and clients in one file. Works offline, sends nothing anywhere."
        )
        column.addWidget(PlainLabel(what, self, wrap=True))
        for line in self._lines:
            label = QuietLabel(line, self)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        credit = translate(
            "Shell",
            "Canvas: Business Model Canvas, A. Osterwalder and Y. Pigneur (Strategyzer), CC BY-SA 3.0.",
        )
        column.addWidget(QuietLabel(credit, self, wrap=True))
        row = QHBoxLayout()
        licences = LinkButton(translate("Shell", "Licences of its parts"), self)
        licences.clicked.connect(_open_licences)
        copy = SecondaryButton(translate("Shell", "Copy versions"), self)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText("\n".join(self._lines)))
        close = SecondaryButton(translate("Shell", "Close"), self)
        close.clicked.connect(self.close)
        row.addWidget(licences)
        row.addStretch(1)
        row.addWidget(copy)
        row.addWidget(close)
        column.addLayout(row)
        width = self.sizeHint().width()
        self.resize(width, column.totalHeightForWidth(width))
        close.setFocus()


def _open_licences() -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(paths.resources() / "LICENSES.md")))
