"""Style, types and import rules are part of the one command that checks everything."""

import re

import pytest

from installer.commands import LINTERS
from tests.architecture.project import ROOT, sources, tool

IGNORE = re.compile(r"# (?:noqa(?:: [A-Z0-9]+(?:, [A-Z0-9]+)*)?|type: ignore(?:\[[a-z, -]+\])?)(.*)")
REASON = re.compile(r"\s+[#-] \S")


@pytest.mark.timeout(900)
@pytest.mark.parametrize("name", LINTERS)
def test_tool_has_nothing_to_say(name):
    done = tool(*LINTERS[name])
    assert done.returncode == 0, done.stdout + done.stderr


def test_what_is_ignored_says_why():
    bare = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in sources("canvas_app", "installer")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if (found := IGNORE.search(line)) and not REASON.match(found[1])
    ]
    assert not bare
