"""Missing libraries of the system are found, installed with the right to, and named without it."""

import sys

import pytest

from installer import system
from installer.words import Failure

ABSENT = system.Library("libno-such-thing.so.9", ("libno-such-thing9t64", "libno-such-thing9"))

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux only")


@pytest.fixture
def apt(monkeypatch):
    """A system with apt whose calls are recorded and which has no other package to offer."""
    calls = []
    monkeypatch.setattr(system, "has_apt", lambda: True)
    monkeypatch.setattr(system, "has_lists", lambda: True)
    monkeypatch.setattr(system, "chosen", lambda alternatives: alternatives[-1])
    monkeypatch.setattr(system, "_apt", lambda prefix, *arguments: calls.append((prefix, arguments)) or 0)
    return calls


def test_a_library_that_is_here_is_not_missing():
    present = system.Library("libc.so.6", ("libc6",))
    assert system.missing((present, ABSENT)) == [ABSENT]


def test_nothing_is_asked_of_a_complete_system(apt):
    system.require((system.Library("libc.so.6", ("libc6",)),))
    assert apt == []


def test_without_rights_the_one_command_is_named(apt, monkeypatch):
    monkeypatch.setattr(system, "rights", lambda: None)
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    monkeypatch.setattr("shutil.which", lambda name: "/usr/bin/sudo")
    with pytest.raises(Failure) as failure:
        system.require((ABSENT,), packages=("python3.11-venv",))
    last = str(failure.value).splitlines()[-1].strip()
    assert last == "sudo apt-get install --no-install-recommends python3.11-venv libno-such-thing9"
    assert apt == []


def test_the_command_refreshes_the_lists_of_a_system_that_has_none(apt, monkeypatch):
    monkeypatch.setattr(system, "has_lists", lambda: False)
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    monkeypatch.setattr("shutil.which", lambda name: None)
    assert system.command_line(["a", "b"]) == (
        "su -c 'apt-get update && apt-get install --no-install-recommends a b'"
    )


def test_with_rights_it_is_installed_and_checked_again(apt, monkeypatch):
    monkeypatch.setattr(system, "rights", lambda: ["sudo", "-n"])
    with pytest.raises(Failure) as failure:  # the recorded apt installs nothing, and that is noticed
        system.require((ABSENT,))
    assert failure.value.key == "no_libraries"
    (prefix, arguments), *_ = apt
    assert prefix == ["sudo", "-n"]
    assert arguments[0] == "install"
    assert arguments[-1] == "libno-such-thing9"


def test_stale_lists_are_refreshed_once(apt, monkeypatch):
    outcomes = iter([100, 0, 0])
    calls = []
    monkeypatch.setattr(
        system, "_apt", lambda prefix, *arguments: calls.append(arguments[0]) or next(outcomes)
    )
    system.install(["libegl1"], [])
    assert calls == ["install", "update", "install"]


def test_a_failing_apt_is_told_with_the_command_to_repeat(monkeypatch):
    monkeypatch.setattr(system, "_apt", lambda prefix, *arguments: 100)
    with pytest.raises(Failure) as failure:
        system.install(["libegl1"], [])
    assert "libegl1" in str(failure.value).splitlines()[-1]


def test_wanted_libraries_are_only_mentioned(apt, monkeypatch, capsys):
    monkeypatch.setattr(system, "rights", lambda: None)
    system.require((), wanted=(ABSENT,))
    assert "libno-such-thing9" in capsys.readouterr().err


def test_elsewhere_the_libraries_are_named(monkeypatch):
    monkeypatch.setattr(system, "has_apt", lambda: False)
    with pytest.raises(Failure) as failure:
        system.require((ABSENT,))
    assert ABSENT.file in str(failure.value)
    system.require((), wanted=(ABSENT,))  # not needed: nothing to say


def test_other_systems_bring_their_own_libraries(monkeypatch):
    monkeypatch.setattr("sys.platform", "darwin")
    assert system.missing((ABSENT,)) == []
