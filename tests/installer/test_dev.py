"""The first file a person meets: it must answer every interpreter with a sentence."""

import ast
import subprocess
import sys

import pytest

from installer import commands, dev
from tests.architecture.project import ROOT

DEV = ROOT / "installer" / "dev.py"


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (3, 13), (3, 14)])
def test_supported_interpreters_are_accepted(version):
    assert dev.refusal(version) == ""


@pytest.mark.parametrize("version", [(2, 7), (3, 6), (3, 10), (3, 15), (4, 0)])
def test_other_interpreters_are_refused_in_both_languages(version, monkeypatch):
    monkeypatch.setattr("shutil.which", lambda name: None)
    words = dev.refusal(version)
    name = f"{version[0]}.{version[1]}"
    assert f"Python {name}" in words
    assert "3.11" in words
    assert "3.14" in words
    assert f"Это Python {name}" in words


def test_a_refusal_names_the_interpreter_that_would_do(monkeypatch):
    monkeypatch.setattr("shutil.which", lambda name: "/usr/bin/" + name if name == "python3.12" else None)
    assert dev.refusal((3, 9)).count("python3.12 installer/dev.py") == 2


def test_old_interpreters_can_read_the_file_as_far_as_the_refusal():
    ast.parse(DEV.read_text(encoding="utf-8"), feature_version=(3, 6))


def test_supported_versions_agree_everywhere():
    from installer import environment

    assert (dev.OLDEST, dev.NEWEST) == environment.SUPPORTED
    assert 'requires-python = ">=3.11,<3.15"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def start(*arguments, language="C.UTF-8"):
    return subprocess.run(
        [sys.executable, DEV, *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": "/usr/bin:/bin", "LC_ALL": language, "PYTHONUTF8": "1"},
    )


def test_help_lists_every_command():
    shown = start("--help")
    assert shown.returncode == 0
    assert all(f"  {name}" in shown.stdout for name in commands.COMMANDS)


def test_help_speaks_the_language_of_the_system():
    shown = start("--help", language="ru_RU.UTF-8")
    assert "запустить программу" in shown.stdout
    assert all(f"  {name}" in shown.stdout for name in commands.COMMANDS)


def test_wrong_usage_is_code_2_without_a_traceback():
    for arguments in ((), ("fly",)):
        shown = start(*arguments)
        assert shown.returncode == 2
        assert "Traceback" not in shown.stderr
    assert "fly" in shown.stderr
