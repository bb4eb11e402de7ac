"""A colour is called the same in the window, in imports and in documents."""

from __future__ import annotations

import pytest

from canvas_app.domain.canvas.model import COLOURS
from canvas_app.ui.canvas.colours import colour_name
from tests.ui.canvas.conftest import BOTH


@BOTH
@pytest.mark.parametrize("colour", COLOURS)
def test_a_colour_has_one_name(sheet, colour):
    assert colour_name(colour) == sheet.context.text(f"colour.{colour}")
