"""Looks: colour roles from ``resources/themes``, made into a palette and one style sheet on Fusion."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPalette, Qt
from PySide6.QtWidgets import QApplication

from canvas_app import paths
from canvas_app.ui.common.icons import Icons

THEMES = ("system", "light", "dark")
"""Choices of a person; ``system`` follows the desktop."""

TEXT_SIZES = (90, 100, 110, 125, 150, 175, 200)
"""Steps of the text size in percent; 100 % is 13 px."""

BASE_PX = 13
_FAMILY = "Inter"
_LOADED = "fonts_loaded"
_ROLE = re.compile(r"@([a-z_]+)")
_SIZE = re.compile(r"(\d+)sp\b")


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of one theme: ``roles`` by name, the stages' ramp, the notes' fills and edges."""

    name: str
    roles: dict[str, str]
    stages: tuple[str, ...]
    note: dict[str, str]
    note_fill: dict[str, str]
    note_edge: dict[str, str]


def read_colours(name: str, folder: Path | None = None) -> Colours:
    """Read the theme ``name`` (``light`` or ``dark``)."""
    data = tomllib.loads(((folder or paths.resources() / "themes") / f"{name}.toml").read_text("utf-8"))
    note = data["note"]
    words = {key: value for key, value in note.items() if isinstance(value, str)}
    return Colours(name, data["roles"], tuple(data["stages"]["ramp"]), words, note["fill"], note["edge"])


class Theme(QObject):
    """The look in use: ``theme.colour("quiet")``, ``theme.px(24)``, ``theme.icon("search")``.

    Attributes:
        changed: emitted after the colours or the text size changed; painted widgets then repaint,
            widgets with icons take them anew.
        mode: what the person chose: ``system``, ``light`` or ``dark``.
        percent: the text size; 100 means 13 px.

    """

    changed = Signal()

    def __init__(self, mode: str = "system", percent: int = 100, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.mode = mode if mode in THEMES else "system"
        self.percent = max(90, min(200, percent))
        self._colours = read_colours(self._name())
        self._icons = Icons(paths.resources() / "icons")
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    @property
    def dark(self) -> bool:
        """Tell whether the dark colours are in use."""
        return self._colours.name == "dark"

    @property
    def colours(self) -> Colours:
        """The colours in use."""
        return self._colours

    def colour(self, role: str) -> QColor:
        """Return the colour of a role of the theme's file, for painting."""
        return QColor(self._colours.roles[role])

    def note_fill(self, colour: str) -> QColor:
        """Return the ground of a note of ``colour`` (``yellow`` …)."""
        return QColor(self._colours.note_fill.get(colour, self._colours.note_fill["grey"]))

    def note_edge(self, colour: str) -> QColor:
        """Return the edge of a note of ``colour``."""
        return QColor(self._colours.note_edge.get(colour, self._colours.note_edge["grey"]))

    def note_text(self, part: str = "text") -> QColor:
        """Return the colour of words on a note: ``text``, ``quiet`` or ``link``."""
        return QColor(self._colours.note[part])

    def stage(self, index: int, count: int = 8) -> QColor:
        """Return the colour of stage ``index`` (from 0) of ``count``; both ends of the ramp are used."""
        ramp = self._colours.stages
        place = round(index * (len(ramp) - 1) / (count - 1)) if count > 1 else len(ramp) - 1
        return QColor(ramp[max(0, min(len(ramp) - 1, place))])

    def px(self, size: float) -> int:
        """Return ``size`` px of the 100 % design in the text size in use."""
        return round(size * self.percent / 100)

    def icon(self, name: str, role: str = "text", size: int = 18) -> QIcon:
        """Return the icon ``name`` of ``resources/icons`` in the colour of ``role``."""
        return self._icons.icon(name, self.colour(role), self.px(size), self.colour("disabled"))

    def font(self, size: float = BASE_PX, weight: int = 400) -> QFont:
        """Return the program's font: ``size`` in px of the 100 % design, ``weight`` 400, 500 or 600."""
        font = QFont(_FAMILY)
        font.setPixelSize(max(1, self.px(size)))
        font.setWeight(QFont.Weight(weight))
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def apply(self) -> None:
        """Dress the application: font, palette and style sheet."""
        load_fonts()
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            return
        app.setFont(self.font())
        app.setPalette(self._palette())
        app.setStyleSheet("")  # a sheet in place of another dresses each widget once for every one it lies in
        app.setStyleSheet(self._style())

    def use(self, mode: str | None = None, percent: int | None = None) -> None:
        """Change the theme or the text size while the window runs."""
        self.mode = mode if mode in THEMES else self.mode
        self.percent = max(90, min(200, percent)) if percent is not None else self.percent
        self._colours = read_colours(self._name())
        self.apply()
        self.changed.emit()

    def _on_system_changed(self) -> None:
        if self.mode == "system" and self._name() != self._colours.name:
            self.use()

    def _name(self) -> str:
        if self.mode != "system":
            return self.mode
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return "dark" if dark else "light"

    def _style(self) -> str:
        folder = paths.resources() / "themes"
        roles = self._colours.roles | {"check": (folder / f"check-{self._colours.name}.svg").as_posix()}
        shared = folder / "style.qss"
        areas = sorted(file for file in folder.glob("*.qss") if file != shared)
        text = "\n".join(file.read_text("utf-8") for file in (shared, *areas))
        text = _ROLE.sub(lambda found: roles[found[1]], text)
        return _SIZE.sub(lambda found: f"{self.px(int(found[1]))}px", text)

    def _palette(self) -> QPalette:
        palette = QPalette()
        for place, role in _PALETTE.items():
            palette.setColor(place, self.colour(role))
        for place in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
            palette.setColor(QPalette.ColorGroup.Disabled, place, self.colour("disabled"))
        return palette


_PALETTE = {
    QPalette.ColorRole.Window: "background",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "background",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "quiet",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "on_accent",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.ToolTipBase: "tip",
    QPalette.ColorRole.ToolTipText: "on_tip",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "border",
    QPalette.ColorRole.Mid: "control_border",
    QPalette.ColorRole.Dark: "control_border",
    QPalette.ColorRole.Shadow: "border",
}


def load_fonts() -> None:
    """Make the bundled font known to Qt, once: figures and Cyrillic then look the same everywhere."""
    app = QGuiApplication.instance()
    if app is None or app.property(_LOADED):
        return
    app.setProperty(_LOADED, True)
    for file in sorted((paths.resources() / "fonts").glob("Inter-*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
