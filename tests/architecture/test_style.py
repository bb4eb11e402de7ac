"""Style, types and import rules are part of the one command that checks everything."""

import pytest

from installer.commands import LINTERS
from tests.architecture.project import tool


@pytest.mark.timeout(900)
@pytest.mark.parametrize("name", LINTERS)
def test_tool_has_nothing_to_say(name):
    done = tool(*LINTERS[name])
    assert done.returncode == 0, done.stdout + done.stderr
