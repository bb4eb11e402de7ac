"""Icons: one-colour drawings named by meaning, recoloured to a role and drawn only when asked for."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap


class Icons:
    """The drawings of one folder, kept once drawn."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._kept: dict[tuple[str, str, str, int], QIcon] = {}

    def icon(self, name: str, colour: QColor, size: int, disabled: QColor) -> QIcon:
        """Return icon ``name`` in ``colour`` at ``size`` px, sharp up to twice that density."""
        key = (name, colour.name(), disabled.name(), size)
        if key not in self._kept:
            icon = QIcon(_draw(self._folder / f"{name}.svg", colour, size))
            icon.addPixmap(_draw(self._folder / f"{name}.svg", disabled, size), QIcon.Mode.Disabled)
            self._kept[key] = icon
        return self._kept[key]


def _draw(file: Path, colour: QColor, size: int) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer  # late: the frame is painted without it

    text = file.read_text("utf-8").replace("currentColor", colour.name())
    density = 2
    pixmap = QPixmap(QSize(size, size) * density)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(text.encode())).render(painter, QRectF(0, 0, size * density, size * density))
    painter.end()
    pixmap.setDevicePixelRatio(density)
    return pixmap
