"""Chips stand in one line; those that do not fit are in its menu, the one that is on never is."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from canvas_app.ui.common.chip_row import ChipRow
from tests.ui.helpers import settle

ENTRIES = [(f"k{number}", f"Предупреждение номер {number}") for number in range(8)]


@pytest.fixture
def row(qtbot) -> ChipRow:
    box = QWidget()
    qtbot.addWidget(box)
    row = ChipRow(box)
    row.box = box  # or Python lets it go
    row.show_chips(ENTRIES)
    row.choose("k0")
    box.show()
    row.resize(520, row.sizeHint().height())
    settle()
    return row


def test_the_chips_that_do_not_fit_are_in_the_menu(row):
    shown = [chip for chip in row.chips.values() if not chip.isHidden()]
    assert 1 <= len(shown) < len(ENTRIES)
    assert all(chip.geometry().right() < row.more.x() and chip.y() == 0 for chip in shown)
    assert row.more.geometry().right() <= row.width()
    behind = [action.text() for action in row.menu().actions()]
    assert behind == [words for _, words in ENTRIES[len(shown) :]]


def test_what_is_chosen_in_the_menu_comes_into_sight(row):
    heard = []
    row.chosen.connect(heard.append)
    row.menu().actions()[-1].trigger()
    assert heard == ["k7"]
    assert not row.chips["k7"].isHidden()
    assert row.chips["k7"].isChecked()
    assert row.more.geometry().right() <= row.width()


def test_with_room_for_all_there_is_no_menu(row):
    row.resize(4000, row.height())
    settle()
    assert row.behind() == []
    assert row.more.isHidden()
