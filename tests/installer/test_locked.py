"""The bundle takes from the lock what the program needs, in the same versions, and nothing else."""

import pytest

from installer.locked import entries, part
from tests.architecture.project import ROOT

LOCK = """\
reportlab==5.1.0 \\
    --hash=sha256:aa \\
    --hash=sha256:bb
    # via canvas-app (pyproject.toml)
pillow==13.0.0 \\
    --hash=sha256:cc
    # via reportlab
pefile==2024.8.26 ; sys_platform == 'win32' \\
    --hash=sha256:dd
    # via pyinstaller
pyinstaller==6.22.3 \\
    --hash=sha256:ee
    # via canvas-app (pyproject.toml:build)
hatchling==1.33.0 \\
    --hash=sha256:ff
    # via
    #   canvas-app (pyproject.toml:build)
    #   canvas-app (pyproject.toml:dev)
ruff==0.17.6 \\
    --hash=sha256:00
    # via canvas-app (pyproject.toml:dev)
"""


def names(lock):
    return {entry.name for entry in entries(lock)}


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        (set(), {"reportlab", "pillow"}),
        ({"build"}, {"reportlab", "pillow", "pefile", "pyinstaller", "hatchling"}),
        ({"dev"}, {"reportlab", "pillow", "hatchling", "ruff"}),
    ],
)
def test_each_purpose_gets_what_it_needs_in_turn(groups, expected):
    assert names(part(LOCK, frozenset(groups))) == expected


def test_versions_markers_and_hashes_stay():
    kept = part(LOCK, frozenset({"build"}))
    assert kept == LOCK.replace(LOCK[LOCK.index("ruff==") :], "")


def test_the_real_lock_is_understood():
    lock = (ROOT / "installer" / "requirements.lock").read_text(encoding="utf-8")
    assert part(lock, frozenset({"dev", "build"})) == lock
    runtime = names(part(lock, frozenset()))
    assert {"pyside6-essentials", "sqlcipher3", "numpy", "pillow"} <= runtime
    assert not {"pytest", "ruff", "mypy", "pyinstaller"} & runtime
