"""Every label of the window is written out, translated, and in the files that the program loads."""

import pytest

from installer import i18n
from tests.architecture.project import ROOT


@pytest.mark.timeout(300)
def test_translations_are_complete_and_built():
    assert i18n.check(ROOT) == []
