"""The two small windows of our own: which button stands out, and which one Enter presses."""

from __future__ import annotations

import pytest

from canvas_app.ui.common.buttons import PrimaryButton
from canvas_app.ui.common.question import Question


@pytest.mark.parametrize("danger", [False, True])
def test_the_button_that_stands_out_is_the_one_that_loses_nothing(tools, qtbot, danger):
    asked = Question(None, "Not saved", "Closing loses it.", "Close anyway", danger=danger)
    qtbot.addWidget(asked)
    asked.finish()
    safe, other = (asked.no, asked.yes) if danger else (asked.yes, asked.no)
    assert isinstance(safe, PrimaryButton)
    assert not isinstance(other, PrimaryButton)
    assert safe.isDefault()
    assert not other.isDefault()
