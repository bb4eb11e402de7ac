"""What the tests of the project's shape share: its files and ways to run its tools."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MADE_BY_TOOLS = {".venv", ".git", ".hypothesis", "build", "dist", "__pycache__"}


def tracked() -> list[Path]:
    """Every file of the project, as git knows them; all files that no tool made where git is absent."""
    if shutil.which("git") and (ROOT / ".git").exists():
        listed = subprocess.run(
            ["git", "-c", "safe.directory=*", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True
        )
        paths = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
        return [path for path in paths if path.is_file()]
    return [
        path
        for path in ROOT.rglob("*")
        if path.is_file()
        and not MADE_BY_TOOLS & set(path.relative_to(ROOT).parts)
        and not path.relative_to(ROOT).parts[0].endswith("_cache")
    ]


def sources(*folders: str) -> list[Path]:
    """Every Python file under some folders of the project."""
    return [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]


def tool(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a tool of the environment at the project's root."""
    return subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)


def fresh_python(code: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a few lines in an interpreter of their own, so that only they decide what gets imported."""
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment},
        capture_output=True,
        text=True,
        check=False,
    )
