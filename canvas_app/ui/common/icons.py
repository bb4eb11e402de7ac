"""Icons: one-colour drawings named by meaning, recoloured to a role and drawn only when asked for."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap


class Icons:
    """The drawings of one folder, kept once drawn."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._kept: dict[tuple[str, str, str, int], QIcon] = {}

    def icon(self, name: str, colour: QColor, size: int, disabled: QColor) -> QIcon:
        """Return icon ``name`` in ``colour`` at ``size`` px, sharp on every screen there is."""
        key = (name, colour.name(), disabled.name(), size)
        if key not in self._kept:
            self._kept[key] = self._made(self._folder / f"{name}.svg", colour, size, disabled)
        return self._kept[key]

    @staticmethod
    def _made(file: Path, colour: QColor, size: int, disabled: QColor) -> QIcon:
        icon = QIcon()
        app = QGuiApplication.instance()
        densest = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
        for density in (1, 2) if densest > 1 else (1,):
            icon.addPixmap(_draw(file, colour, size, density))
            icon.addPixmap(_draw(file, disabled, size, density), QIcon.Mode.Disabled)
        return icon


def _draw(file: Path, colour: QColor, size: int, density: int) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer  # late: the frame is painted without it

    text = file.read_text("utf-8").replace("currentColor", colour.name())
    pixmap = QPixmap(QSize(size, size) * density)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(text.encode())).render(painter, QRectF(0, 0, size * density, size * density))
    painter.end()
    pixmap.setDevicePixelRatio(density)
    return pixmap
