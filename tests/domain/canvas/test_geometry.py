"""Every note has its place: whole, inside its block, off the live line, in an allowed size."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from canvas_app.domain.canvas.board import Board, BoardNote
from canvas_app.domain.canvas.geometry import lay_out
from canvas_app.domain.canvas.layout import SIZES
from canvas_app.domain.canvas.model import BLOCKS
from canvas_app.domain.canvas.sheet import PAPERS, POINT, Line, Page, Rect, Sheet, fit, paper_for, reads_from
from tests.domain.canvas.boards import CREDIT, board, measurer, random_notes, short
from tests.domain.canvas.test_lines import plain

NEAR = 1e-3


def inside(inner: Rect, outer: Rect) -> bool:
    return (
        inner.x >= outer.x - NEAR
        and inner.y >= outer.y - NEAR
        and inner.right <= outer.right + NEAR
        and inner.bottom <= outer.bottom + NEAR
    )


def apart(one: Rect, two: Rect) -> bool:
    return (
        one.right <= two.x + NEAR
        or two.right <= one.x + NEAR
        or one.bottom <= two.y + NEAR
        or two.bottom <= one.y + NEAR
    )


def line_rect(line: Line) -> Rect:
    """Return the surface of a line from ascender to descender."""
    left = line.x - line.width if line.right else line.x
    em = line.size * POINT
    return Rect(left, line.y - 0.97 * em, line.width, 1.21 * em)


def check_page(page: Page) -> None:
    paper = Rect(0, 0, 297, 210)
    for block in page.blocks:
        assert inside(block.rect, page.frame)
        fixed = [*block.heading, *block.more, *block.live, *block.empty]
        for note in block.notes:
            assert inside(note.rect, block.rect)
            assert not block.live_rect or note.rect.bottom <= block.live_rect.y
            for line in (*note.lines, *note.second):
                assert line.x >= note.rect.x + note.bar
                one_char = len(line.text.strip("-")) <= 1 or line.width <= line.size * POINT * 1.3
                assert inside(line_rect(line), note.rect) or one_char
            assert all(apart(line_rect(line), note.rect) for line in fixed)
        for one, two in itertools.combinations(block.notes, 2):
            assert apart(one.rect, two.rect)
            assert one.index <= two.index
    for one, two in itertools.combinations(page.blocks, 2):
        assert apart(one.rect, two.rect)
    for line in (*page.head, *page.foot):
        assert inside(line_rect(line), paper)
        assert apart(line_rect(line), page.frame)


def texts(sheet: Sheet) -> dict[int, str]:
    """Return each note's text and quiet lines as painted over all pages."""
    found: dict[int, str] = {}
    for page in sheet.pages:
        for block in page.blocks:
            for note in block.notes:
                for line in (*note.lines, *note.second):
                    shown = line.text[:-1] if line.joint == "-" else line.text
                    found[note.id] = found.get(note.id, "") + shown
    return found


def check_sheet(given_board: Board, sheet: Sheet) -> None:
    assert sheet.size in SIZES
    assert sheet.second_size >= 6.5
    assert sheet.smallest >= 6.5
    for page in sheet.pages:
        check_page(page)
        assert "".join(line.text for line in page.foot).endswith(given_board.credit.split()[-1])
    shown = texts(sheet)
    for block in given_board.blocks:
        for note in block.notes:
            given = plain(note.text) + plain(note.second)  # a dot at a quiet line's end is not painted
            assert plain(shown[note.id]).replace("·", "") == given.replace("·", "")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(random_notes())
def test_any_board_is_laid_out_whole(notes: dict[str, list[BoardNote]]) -> None:
    made = board(notes)
    check_sheet(made, lay_out(made, measurer()))


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(random_notes())
def test_counters_change_neither_size_nor_lines(notes: dict[str, list[BoardNote]]) -> None:
    made = board(notes)
    paper, screen = lay_out(made, measurer()), lay_out(made, measurer(), counters=True)
    check_sheet(made, screen)

    def lines(sheet: Sheet) -> list[list[tuple[int, list[str]]]]:
        return [
            [(note.id, [line.text for line in note.lines]) for block in page.blocks for note in block.notes]
            for page in sheet.pages
        ]

    assert paper.size == screen.size
    assert lines(paper) == lines(screen)


@pytest.mark.parametrize(("count", "size"), [(0, 14.0), (9, 14.0), (21, 14.0), (27, 14.0)])
def test_few_short_notes_are_large(count: int, size: float) -> None:
    assert lay_out(board(short(count)), measurer()).size == size


def test_text_shrinks_step_by_step_with_more_notes() -> None:
    many = [BoardNote(number, f"Офис {number}") for number in range(1, 40)]
    sizes = [lay_out(board({"cs": many[:count]}), measurer()).size for count in range(1, 40)]
    assert sizes == sorted(sizes, reverse=True)
    assert set(sizes) == set(SIZES)


def test_the_size_is_the_largest_that_holds() -> None:
    """Short notes grow in proportion to their text, so one step more would push the last out of its block."""
    for count in (11, 14, 17, 20):
        sheet = lay_out(board({"kp": [BoardNote(at + 1, f"Офис {at}") for at in range(count)]}), measurer())
        block = sheet.pages[0].block("kp")
        assert block is not None
        larger = SIZES[SIZES.index(sheet.size) - 1]
        used = block.notes[-1].rect.bottom - block.body.y
        assert used <= block.body.h < used * larger / sheet.size


def test_stacked_blocks_share_their_height_so_that_the_text_is_large() -> None:
    kinds = "Персональная поддержка · Удержание клиентов"
    notes = [BoardNote(at, "Помним заказ по имени", kinds) for at in (1, 2)]
    for full, spare, size in (("cr", "ch", 12.0), ("ch", "cr", 14.0), ("ka", "kr", 14.0)):
        made = board({full: notes, spare: [BoardNote(9, "Бот")]})
        paper, screen = lay_out(made, measurer()), lay_out(made, measurer(), counters=True)
        rects = {block.key: block.rect for block in paper.pages[0].blocks}
        assert paper.size == screen.size == size, full
        assert rects == {block.key: block.rect for block in screen.pages[0].blocks}
        assert rects[full].h > paper.pages[0].frame.h / 3 > rects[spare].h
        assert rects[full].h + rects[spare].h == pytest.approx(paper.pages[0].frame.h * 2 / 3)
        check_sheet(made, paper)
        check_sheet(made, screen)
    equal = lay_out(board({"cr": notes[:1], "ch": notes[:1]}), measurer()).pages[0]
    assert equal.blocks[3].rect.h == pytest.approx(equal.frame.h / 3), "without need nothing moves"


def test_a_quiet_line_does_not_end_in_a_dot() -> None:
    note = BoardNote(1, "Напитки", "Разовые сделки · Цена по прейскуранту · ▪ 69\u00a0%")
    for text in ("Точка", "Точка у метро и ещё одна, чтобы строка была длиннее обычной " * 3):
        made = board({"rs": [note, BoardNote(2, text, note.second)], "vp": [BoardNote(3, text, note.second)]})
        for block in lay_out(made, measurer()).pages[0].blocks:
            for box in block.notes:
                assert not any(line.text.endswith("·") for line in box.second)
                assert "Разовые сделки" in box.second[0].text


def test_a_long_word_makes_the_text_smaller_rather_than_broken() -> None:
    made = board({"cs": [BoardNote(1, "Предпринимательницы")]})
    sheet = lay_out(made, measurer())
    assert sheet.size < 14
    assert [line.text for line in sheet.pages[0].block("cs").notes[0].lines] == ["Предпринимательницы"]  # type: ignore[union-attr]


def test_what_does_not_fit_goes_on_and_says_so() -> None:
    made = board(
        {"ka": [BoardNote(number, f"Стикер {number} " + "и ещё слова " * 6) for number in range(1, 60)]}
    )
    sheet = lay_out(made, measurer())
    check_sheet(made, sheet)
    assert sheet.size == 6.5
    assert len(sheet.pages) > 1
    block = sheet.pages[0].block("ka")
    assert block is not None
    held = len(block.notes)
    assert [line.text for line in block.more] == [f"Ещё {59 - held} — на листе 2"]
    assert [line.text for line in sheet.pages[1].blocks[0].heading] == [
        "Ключевые виды деятельности",
        "— продолжение",
    ]
    assert "Лист 2 из 2" in [line.text for line in sheet.pages[1].foot]
    assert "Лист 1 из 2" in [line.text for line in sheet.pages[0].foot]


def test_a_note_longer_than_a_page_is_broken_not_cut() -> None:
    made = board(
        {
            "c": [BoardNote(1, "слово " * 4000, "Постоянные"), BoardNote(2, "после")],
            "ka": [BoardNote(3, "ы" * 9000)],
        }
    )
    sheet = lay_out(made, measurer())
    check_sheet(made, sheet)
    parts = [note for page in sheet.pages for block in page.blocks for note in block.notes if note.id == 1]
    assert len(parts) > 10
    assert [part.first for part in parts] == [True] + [False] * (len(parts) - 1)
    assert [part.last for part in parts] == [False] * (len(parts) - 1) + [True]


def test_blocks_lie_in_the_classic_arrangement() -> None:
    page = lay_out(board({}), measurer()).pages[0]
    rects = {block.key: block.rect for block in page.blocks}
    assert set(rects) == set(BLOCKS)
    assert sum(rect.w * rect.h for rect in rects.values()) == pytest.approx(page.frame.w * page.frame.h)
    fifth, row = page.frame.w / 5, rects["ka"].h
    assert row == pytest.approx(page.frame.h / 3)
    assert [rects[key].x for key in ("kp", "ka", "vp", "cr", "cs")] == pytest.approx(
        [page.frame.x + fifth * at for at in range(5)]
    )
    assert rects["kr"].y == rects["ch"].y == pytest.approx(page.frame.y + row)
    assert rects["c"].w == rects["rs"].w == pytest.approx(page.frame.w / 2)
    assert [rects[key].h for key in ("kp", "vp", "cs")] == pytest.approx([2 * row] * 3)


def test_an_empty_block_speaks_quietly() -> None:
    page = lay_out(board({}), measurer()).pages[0]
    block = page.block("cs")
    assert block is not None
    assert block.empty[0].text == "—"
    assert {line.colour for line in block.empty} == {"quiet"}


def test_certainty_shows_as_edge_and_in_the_legend_only_when_used() -> None:
    notes = {"cs": [BoardNote(1, "а", certainty="hypothesis"), BoardNote(2, "б", certainty="partly")]}
    page = lay_out(board(notes), measurer()).pages[0]
    block = page.block("cs")
    assert block is not None
    assert [note.edge for note in block.notes] == ["dotted", "dashed"]
    foot = [line.text for line in page.foot]
    assert {"Гипотеза", "Частично"} <= set(foot)
    assert "Подтверждено" not in foot
    assert [sign.edge for sign in page.swatches] == ["", "", "dashed", "dotted"]


@pytest.mark.parametrize("name", ["Кофейня у метро " * 6, "Я" * 1000, ""])
def test_a_long_name_shrinks_and_wraps(name: str) -> None:
    made = board(short(9), business=name, author=("Очень длинное имя автора " * 6, "и адрес"))
    sheet = lay_out(made, measurer())
    check_sheet(made, sheet)
    shown = "".join(line.text for line in sheet.pages[0].head if line.weight == 600)
    assert plain(shown.replace("-", "")) == plain(name)


def test_a_long_legend_takes_rows() -> None:
    from canvas_app.domain.canvas.board import Legend

    legend = tuple(
        Legend(colour, "Очень длинное название группы " * 3) for colour in ("blue", "pink", "grey")
    )
    made = board(short(9), legend=(*legend, Legend("green", "слово " * 200)))
    check_sheet(made, lay_out(made, measurer()))


def test_a_sheet_without_live_lines_and_legend() -> None:
    made = board(short(21), live=False, legend=(), data="", author=())
    sheet = lay_out(made, measurer())
    check_sheet(made, sheet)
    assert not [block for block in sheet.pages[0].blocks if block.live_rect]
    assert [line.text for line in sheet.pages[0].foot] == [CREDIT]


def test_the_sheet_fits_every_paper_with_its_margins() -> None:
    for width, height in PAPERS.values():
        scale, dx, dy = fit(width, height)
        assert 0 <= dx < 0.5
        assert 0 <= dy < 0.5
        assert dx + 297 * scale <= width + 1e-9
        assert dy + 210 * scale <= height + 1e-9


def test_the_same_board_is_laid_out_the_same() -> None:
    made = board(short(50))
    assert lay_out(made, measurer()) == lay_out(replace(made), measurer())


def test_how_far_the_sheet_is_read_from() -> None:
    assert reads_from(9) == 60
    sheet = lay_out(board(short(21), live=False), measurer())
    assert sheet.smallest == 9.0  # the headings
    assert sheet.smallest_on("A1") == pytest.approx(9 * 841 / 297, rel=0.01)
    assert paper_for(sheet, 60) == "A4"
    assert paper_for(sheet, 150) == "A1"
    assert paper_for(sheet, 10_000) == "A0"
