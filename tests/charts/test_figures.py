"""Every chart draws in both themes and languages, inside its bounds, its numbers where its places are."""

from __future__ import annotations

import tomllib
from dataclasses import replace

import pytest

from canvas_app import paths
from canvas_app.charts import figures
from canvas_app.charts.data import (
    Dot,
    HoldsData,
    LadderData,
    ModelBars,
    ModelsData,
    MonthsData,
    Part,
    StageName,
)
from canvas_app.charts.library import FAMILIES, Rectangle, Text, fontManager, mpl
from canvas_app.charts.style import print_style, style_of
from tests.charts import samples

pytestmark = pytest.mark.filterwarnings("ignore:Glyph .* missing:UserWarning")


def style(theme: str = "light", lang: str = "ru", size: float = 12.0):
    data = tomllib.loads((paths.resources() / "themes" / f"{theme}.toml").read_text("utf-8"))
    return style_of(data["roles"], data["stages"]["ramp"], lang, size)


def texts(figure) -> list[str]:
    return [text.get_text() for text in figure.findobj(Text) if text.get_text()]


def patches(figure) -> list[Rectangle]:
    return [patch for patch in figure.findobj(Rectangle) if patch is not figure.patch]


@pytest.mark.parametrize("data", samples.everything(), ids=lambda data: type(data).__name__)
@pytest.mark.parametrize("size", [(320, 160), (700, 300), (1300, 700)])
def test_every_chart_draws_inside_its_bounds(data, size):
    wide, high = size
    drawn = figures.draw(data, style(), wide, high)
    assert tuple(drawn.figure.get_size_inches() * 72) == pytest.approx(size)
    for region in drawn.regions:
        assert region.words.strip()
        assert region.x >= -0.5
        assert region.x + region.width <= wide + 0.5


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["ru", "en"])
def test_charts_render_for_the_screen(theme, lang):
    for data in samples.everything():
        picture = figures.render(data, style(theme, lang), 420, 220, 1.5)
        assert (picture.width, picture.height) == (630, 330)
        assert len(picture.pixels) == 630 * 330 * 4
        assert len(set(picture.pixels[::97])) > 3, "an empty picture"


@pytest.mark.parametrize("data", samples.everything(), ids=lambda data: type(data).__name__)
def test_letters_that_stand_side_by_side_do_not_overlap(data):
    least, best = figures.heights(data, style())
    assert 0 < least <= best
    drawn = figures.draw(data, style(), 900, best)
    figure = drawn.figure
    renderer = figures.FigureCanvasAgg(figure).get_renderer()
    boxes = [
        (text.get_text(), text.get_window_extent(renderer))
        for text in figure.findobj(Text)
        if text.get_text()
    ]
    for place, (words, box) in enumerate(boxes):
        assert box.x0 >= -1
        assert box.x1 <= 901, words
        for other, another in boxes[place + 1 :]:
            inside = min(box.x1, another.x1) - max(box.x0, another.x0)
            along = min(box.y1, another.y1) - max(box.y0, another.y0)
            assert inside < 3 or along < 3, (words, other)


def test_no_text_is_taken_for_mathematics():
    for name in samples.HOSTILE:
        drawn = figures.draw(samples.few((name, "обычный")), style(), 1400, 400)
        found = [text for text in drawn.figure.findobj(Text) if name.split()[0] in text.get_text()]
        assert found, f"{name} is not on the chart"
        assert not any(text.get_parse_math() or text.get_usetex() for text in found)
        figures.render(samples.few((name, "обычный")), style(), 900, 300, 1)


def test_hostile_names_go_through_every_chart():
    """A character that no font of ours has shows as a box and stops nothing."""
    for name in samples.HOSTILE:
        stage = replace(samples.STAGES[1], name=name, short=name)
        stages = (samples.STAGES[0], stage, *samples.STAGES[2:])
        for data in (
            samples.moves(),
            samples.moves(flow=True),
            samples.months(),
            samples.factors(),
            samples.path(),
        ):
            figures.render(replace(data, stages=stages), style(), 500, 260, 1)


def test_a_matplotlibrc_of_the_person_changes_nothing(monkeypatch):
    assert mpl.rcParams["text.usetex"] is False
    assert mpl.rcParams["text.parse_math"] is False
    assert mpl.rcParams["font.family"] == list(FAMILIES)


def test_no_font_of_the_machine_is_looked_for():
    names = {font.fname for font in fontManager.ttflist}
    ours = {name for name in names if "matplotlib" in name or str(paths.resources()) in name}
    assert names == ours
    assert any("Inter-SemiBold" in name for name in names)


def test_numbers_of_bars_are_their_clients():
    drawn = figures.draw(samples.ladder(), style(), 800, 300)
    shown = texts(drawn.figure)
    for number in ("51", "29", "7", "13"):
        assert number in shown
    assert any("51\u00a0%" in text for text in shown)


@pytest.mark.parametrize(("n", "shares"), [(5, False), (29, False), (30, True), (100, True)])
def test_shares_are_said_of_thirty_clients_or_more(n, shares):
    for data in (samples.ladder(n), replace(samples.income(), n=n)):
        assert any("%" in text for text in texts(figures.draw(data, style(), 800, 300).figure)) is shares
    spoken = [region.words for region in figures.draw(samples.ladder(n), style(), 800, 300).regions]
    assert any("%" in words for words in spoken) is shares


def test_few_clients_are_dots_that_open_their_cards():
    drawn = figures.draw(samples.few(("Анна", "Пётр")), style(), 900, 300)
    keys = [region.key for region in drawn.regions if region.key.startswith("client:")]
    assert len(keys) == len(set(keys)) == 8
    assert texts(drawn.figure).count("Анна") == 4
    narrow = figures.draw(samples.few(tuple(f"Очень длинное имя {at}" for at in range(7))), style(), 300, 300)
    assert not any("Очень" in text for text in texts(narrow.figure))
    assert len([region for region in narrow.regions if region.key.startswith("client:")]) == 28


def test_names_stand_on_every_rung_or_on_none():
    def named(count):
        data = samples.few(("Ли Лейла",))
        many = tuple(Dot(f"Абросимова Александра {number}", f"client:{number}") for number in range(count))
        rows = (data.rows[0], replace(data.rows[1], dots=many), *data.rows[2:])
        return texts(figures.draw(replace(data, rows=rows), style(), 640, 220).figure)

    assert {"Ли Лейла", "Абросимова Александра 0"} <= set(named(2))
    assert any(word.endswith("…") for word in named(5))
    assert not any(word.startswith(("Ли", "Абр")) for word in named(25))


def test_the_way_out_stands_apart_and_below():
    drawn = figures.draw(samples.ladder(), style(), 800, 300)
    bars = {region.key: region for region in drawn.regions if region.key.startswith("stage:")}
    out, lowest, highest = bars["stage:Разрыв"], bars["stage:Интерес"], bars["stage:Партнёр"]
    assert highest.y < lowest.y < out.y
    assert out.y - lowest.y - lowest.height > 3
    assert {"inactive", "ended"} <= {region.key for region in drawn.regions}


def test_a_trend_needs_three_months():
    data = samples.ladder()
    short = replace(data, rows=tuple(replace(row, trend=row.trend[:2]) for row in data.rows))
    assert any("4 мес" in text for text in texts(figures.draw(data, style(), 900, 300).figure))
    assert not any("мес" in text for text in texts(figures.draw(short, style(), 900, 300).figure))


def test_what_finds_no_room_is_counted():
    drawn = figures.draw(samples.holds(20), style(), 500, 150)
    shown = len({region.row for region in drawn.regions})
    assert any(str(20 - shown) in text and "в таблице" in text for text in texts(drawn.figure))


def test_moves_are_blank_where_nobody_moved():
    drawn = figures.draw(samples.moves(), style(), 700, 300)
    assert "0" not in texts(drawn.figure)
    keys = {region.key for region in drawn.regions}
    assert {"0>1", "1>3", "1>4", "4>0", "b0", "a0"} <= keys
    flow = figures.draw(samples.moves(flow=True), style(), 700, 300)
    assert "0>0" not in {region.key for region in flow.regions}
    assert any("26" in text for text in texts(flow.figure))


def test_months_show_hatched_what_nobody_confirmed():
    drawn = figures.draw(samples.months(), style(), 700, 300)
    hatched = [patch for patch in patches(drawn.figure) if patch.get_hatch()]
    columns = samples.months().columns
    before = [part for column in columns if not column.confirmed for part in column.parts if part.value]
    assert len(hatched) == len(before) > 0
    assert columns[5].parts[0].hatched, "a later month is one solid band a stage all the same"
    last = columns[-1]
    assert any(last.name in region.words for region in drawn.regions)
    shared = figures.draw(samples.months(share=True, line_from=1), style(), 700, 300)
    assert any("%" in region.words for region in shared.regions)


def test_four_models_share_one_scale():
    names = ("Первая", "Вторая модель с названием подлиннее, на две строки")
    short, long = samples.ladder(), samples.ladder()
    stages = [
        replace(row, stage=StageName("Очень длинное имя стадии", "Длинное имя", 1)) for row in long.rows
    ]
    data = ModelsData(
        samples.HEAD, (ModelBars(names[0], short.rows), ModelBars(names[1], tuple(stages))), 100
    )
    drawn = figures.draw(data, style(), 700, 300)
    solid = [row.solid.value for row in short.rows if row.solid]
    bars = [patch for patch in patches(drawn.figure) if not patch.get_hatch() and patch.get_width() > 1]
    assert len(bars) == 2 * len(solid)
    widths = sorted(round(patch.get_width(), 3) for patch in bars)
    assert widths[::2] == widths[1::2]
    assert "Вторая" in " ".join(texts(drawn.figure))
    assert not any(text.endswith("…") and "Вторая" in text for text in texts(drawn.figure))


def test_amounts_of_nothing_are_not_written():
    rows = tuple(
        replace(row, up=Part(0, 2, "up"), new=Part(0, 3, "new"), down=Part(), trend=(0, 0, 0))
        for row in samples.ladder().rows
    )
    drawn = figures.draw(replace(samples.ladder(), rows=rows, currency="RUB"), style(), 900, 300)
    assert not any(text.startswith("+0") for text in texts(drawn.figure))
    assert not {"up", "new"} & {region.key for region in drawn.regions}
    before = figures.draw(samples.ladder(), style(), 900, 300)
    lines = [region for region in before.regions if "концы" in region.words]
    counted = figures.draw(replace(samples.ladder(), rows=rows), style(), 900, 300)
    assert lines
    assert not any("концы" in region.words for region in counted.regions), "a row of zeros is no line"


def test_factor_cells_have_bands_marks_and_outlines():
    drawn = figures.draw(samples.factors(), style(), 900, 300)
    shown = texts(drawn.figure)
    assert "4,5" in shown
    assert "3,96" in shown, "a score near a limit keeps two decimals"
    outlined = [patch for patch in patches(drawn.figure) if patch.get_linewidth() == pytest.approx(1.6)]
    assert len(outlined) == 1
    assert sum("Высокий" in text for text in shown) == 1


def test_letters_keep_the_width_they_were_measured_with():
    from canvas_app.charts import measure
    from canvas_app.charts.board import Board
    from canvas_app.charts.data import Head

    words = "Потенциальный клиент 0123456789"
    board = Board(style(), Head(), 400, 40)
    board.text(0, 20, words)
    renderer = figures.FigureCanvasAgg(board.figure).get_renderer()
    real = board.figure.texts[-1] if board.figure.texts else board.figure.findobj(Text)[-1]
    assert real.get_window_extent(renderer).width == pytest.approx(measure.width(words, 12), rel=0.03)


def test_colours_read_on_their_ground():
    for theme in ("light", "dark"):
        made = style(theme)
        assert len(made.ramp) == 8
        assert made.bands["high"] != made.bands["critical"]
    assert print_style("ru").surface == "#FFFFFF"


def test_charts_are_grey_safe():
    """Solid and hatched, and the five bands, differ without colour."""
    drawn = figures.draw(samples.ladder(), style(), 800, 300)
    assert any(patch.get_hatch() for patch in patches(drawn.figure))
    assert any(not patch.get_hatch() for patch in patches(drawn.figure))


def test_charts_of_nobody_are_drawn():
    empty = LadderData(samples.HEAD, tuple(replace(row, trend=()) for row in samples.few(()).rows), 0)
    for data in (empty, HoldsData(samples.HEAD, (), 0), MonthsData(samples.HEAD, samples.STAGES, (), 0)):
        figures.render(data, style(), 400, 200, 1)
