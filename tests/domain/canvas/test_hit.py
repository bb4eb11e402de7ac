"""Points find notes and blocks; a drop finds its place in the order."""

from __future__ import annotations

from canvas_app.domain.canvas.board import BoardNote
from canvas_app.domain.canvas.geometry import lay_out
from canvas_app.domain.canvas.hit import block_at, insertion_index, insertion_mark, note_at
from tests.domain.canvas.boards import board, measurer

NOTES = {
    "cs": [BoardNote(1, "Офисы"), BoardNote(2, "Жители"), BoardNote(3, "Студенты")],
    "rs": [BoardNote(4, "Напитки"), BoardNote(5, "Зёрна"), BoardNote(6, "Зал")],
}


def page():
    return lay_out(board(NOTES), measurer()).pages[0]


def test_every_note_is_found_at_its_middle() -> None:
    made = page()
    for block in made.blocks:
        for note in block.notes:
            x, y = note.rect.x + note.rect.w / 2, note.rect.y + note.rect.h / 2
            assert note_at(made, x, y) == note
            assert block_at(made, x, y) == block
    assert note_at(made, 1, 1) is None
    assert block_at(made, 1, 1) is None


def test_one_column_inserts_above_and_below_the_middle() -> None:
    block = page().block("cs")
    first, last = block.notes[0].rect, block.notes[-1].rect
    assert insertion_index(block, first.x, first.y + 0.1) == 0
    assert insertion_index(block, first.x, first.bottom - 0.1) == 1
    assert insertion_index(block, first.x, last.bottom + 20) == 3


def test_two_columns_insert_left_and_right_of_the_middle() -> None:
    block = page().block("rs")
    first, second, third = (note.rect for note in block.notes)
    assert insertion_index(block, first.x + 1, first.y + 1) == 0
    assert insertion_index(block, first.right - 1, first.y + 1) == 1
    assert insertion_index(block, second.right - 1, second.y + 1) == 2
    assert insertion_index(block, second.right + 5, second.y + 1) == 2
    assert insertion_index(block, third.right + 5, third.bottom + 5) == 3


def test_an_empty_block_takes_a_note_at_its_beginning() -> None:
    block = page().block("kp")
    assert insertion_index(block, block.body.x, block.body.bottom) == 0
    assert insertion_mark(block, 0).y <= block.body.y


def test_marks_lie_between_notes() -> None:
    block = page().block("cs")
    mark = insertion_mark(block, 1)
    assert block.notes[0].rect.bottom <= mark.y
    assert mark.bottom <= block.notes[1].rect.y
    assert insertion_mark(block, 3).y >= block.notes[2].rect.bottom
    side = page().block("rs")
    assert insertion_mark(side, 1).x >= side.notes[0].rect.right
    assert insertion_mark(side, 1).right <= side.notes[1].rect.x
