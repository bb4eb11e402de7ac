"""Every pair of colours that meet on the screen can be read, in both themes; sizes follow the text size."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QFontInfo, QFontMetrics
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from canvas_app import paths
from canvas_app.ui.common.theme import Theme, read_colours

TEXT, CONTROL = 4.5, 3.0
GROUNDS = ("background", "surface")
TEXT_PAIRS = [
    *[(role, ground) for role in ("text", "quiet", "accent", "good", "warning", "bad") for ground in GROUNDS],
    *[(role, "accent_surface") for role in ("text", "quiet", "accent")],
    *[(role, "selected") for role in ("text", "quiet", "accent", "good", "warning", "bad")],
    *[(role, f"{role}_surface") for role in ("good", "warning", "bad")],
    *[("text", ground) for ground in ("good_surface", "warning_surface", "bad_surface", "hover", "pressed")],
    *[("quiet", ground) for ground in ("good_surface", "warning_surface", "bad_surface", "hover", "track")],
    *[("on_accent", ground) for ground in ("accent", "accent_hover", "accent_pressed")],
    ("on_accent_quiet", "accent"),
    ("on_tip", "tip"),
    ("up", "surface"),
    ("down", "surface"),
]
CONTROL_PAIRS = [
    *[(role, ground) for role in ("control_border", "focus", "accent") for ground in GROUNDS],
    ("focus", "selected"),
    ("sheet_line", "sheet"),
    ("stage_outline", "surface"),
    ("stage_outline", "background"),
]


def luminance(colour: QColor) -> float:
    parts = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(first: str, second: str) -> float:
    light, dark = sorted((luminance(QColor(first)), luminance(QColor(second))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture(params=["light", "dark"])
def colours(request):
    return read_colours(request.param)


def test_white_on_black_is_21():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") < TEXT


@pytest.mark.parametrize(("role", "ground"), TEXT_PAIRS)
def test_text_can_be_read(colours, role, ground):
    assert contrast(colours.roles[role], colours.roles[ground]) >= TEXT


@pytest.mark.parametrize(("role", "ground"), CONTROL_PAIRS)
def test_borders_of_controls_can_be_seen(colours, role, ground):
    assert contrast(colours.roles[role], colours.roles[ground]) >= CONTROL


def test_words_on_every_note_can_be_read(colours):
    for ground in colours.note_fill.values():
        for words in colours.note.values():
            assert contrast(words, ground) >= TEXT


def test_the_stage_ramp_runs_one_way_and_stands_out(colours):
    shades = [luminance(QColor(stage)) for stage in colours.stages]
    assert len(shades) == 8
    dark = colours.name == "dark"
    assert shades == sorted(shades, reverse=not dark)
    assert len(set(shades)) == 8
    for stage in colours.stages if dark else [colours.roles["stage_outline"]]:
        assert contrast(stage, colours.roles["surface"]) >= CONTROL


def test_both_themes_have_the_same_roles():
    light, dark = read_colours("light"), read_colours("dark")
    assert light.roles.keys() == dark.roles.keys()
    assert (
        light.note_fill.keys()
        == dark.note_edge.keys()
        == {*["yellow", "blue", "green", "pink", "violet", "grey"]}
    )


def test_the_style_names_known_roles_only():
    known = read_colours("light").roles.keys() | {"check"}
    for file in (paths.resources() / "themes").glob("*.qss"):
        assert set(re.findall(r"@([a-z_]+)", file.read_text("utf-8"))) <= known, file.name


def test_no_colour_stands_in_code():
    package = paths.resources().parent / "canvas_app" / "ui"
    found = [
        f"{file.name}: {colour}"
        for file in package.rglob("*.py")
        for colour in re.findall(r"""["'](#[0-9a-fA-F]{6})["']""", file.read_text("utf-8"))
    ]
    assert found == []


def test_the_font_is_ours_at_13_px_with_figures_of_one_width(qapp):
    theme = Theme("light", 100)
    theme.apply()
    for weight in (400, 500, 600):
        assert QFontInfo(theme.font(weight=weight)).family() == "Inter"
    font = QApplication.font()
    assert font.pixelSize() == 13
    assert len({QFontMetrics(font).horizontalAdvance(digit * 10) for digit in "0123456789"}) == 1


@pytest.mark.parametrize("percent", [90, 150, 200])
def test_text_and_sizes_grow_together(qapp, qtbot, percent):
    theme = Theme("light", 100)
    theme.apply()
    label = QLabel("Кофейня у метро")
    qtbot.addWidget(label)
    before = label.sizeHint().width()
    theme.use(percent=percent)
    try:
        assert theme.px(100) == percent
        assert QApplication.font().pixelSize() == round(13 * percent / 100)
        assert label.sizeHint().width() == pytest.approx(before * percent / 100, rel=0.08)
    finally:
        theme.use(percent=100)


def test_the_theme_changes_while_the_window_runs(qapp, qtbot):
    theme = Theme("light", 100)
    theme.apply()
    with qtbot.waitSignal(theme.changed):
        theme.use(mode="dark")
    try:
        assert theme.dark
        assert QApplication.palette().window().color().name().upper() == "#101828"
        assert "#84ADFF" in qapp.styleSheet()
    finally:
        theme.use(mode="light")
    assert not theme.dark


class Dressed(QLabel):
    """Counts how often it is told that its style is another."""

    times = 0

    def changeEvent(self, event):
        self.times += event.type() == QEvent.Type.StyleChange
        super().changeEvent(event)


def test_a_change_dresses_a_widget_as_often_however_deep_it_lies(qapp, qtbot):
    theme = Theme("light")
    theme.apply()
    outer = place = QWidget()
    qtbot.addWidget(outer)
    for _ in range(8):
        place = QWidget(place)
    shallow, deep = Dressed(outer), Dressed(place)
    outer.show()
    shallow.times = deep.times = 0
    theme.use("dark")
    assert deep.times == shallow.times > 0
    theme.use("light")


def test_stages_of_shorter_models_use_both_ends_of_the_ramp():
    theme = Theme("light", 100)
    ramp = [QColor(stage) for stage in theme.colours.stages]
    assert theme.stage(0, 5) == ramp[0]
    assert theme.stage(4, 5) == ramp[-1]
    assert [theme.stage(i, 8) for i in range(8)] == ramp
    assert len({theme.stage(i, 6).name() for i in range(6)}) == 6


def test_icons_take_the_colour_of_their_role(qapp):
    theme = Theme("light", 100)
    for file in (paths.resources() / "icons").glob("*.svg"):
        image = theme.icon(file.stem, "bad", 48).pixmap(48, 48).toImage()
        points = [(x, y) for x in range(image.width()) for y in range(image.height())]
        inks = [ink for ink in (image.pixelColor(*point) for point in points) if ink.alpha() > 250]
        assert inks, file.name
        assert all(_near(ink, theme.colour("bad")) for ink in inks), file.name


def _near(first: QColor, second: QColor) -> bool:
    """Equal but for the rounding of a half transparent edge."""
    return all(abs(a - b) <= 3 for a, b in zip(first.getRgb()[:3], second.getRgb()[:3], strict=True))
