"""What each command hands on to the program and to the tools."""

import os

import pytest

from installer import commands, system
from installer.environment import Project
from installer.words import Failure


@pytest.fixture
def project(tmp_path):
    (tmp_path / "tests").mkdir()
    return Project(tmp_path)


@pytest.fixture
def became(monkeypatch):
    """Programs that this process would have turned into; nothing is prepared or started."""
    started = []
    monkeypatch.setattr(commands, "prepare", lambda project, **needs: None)
    monkeypatch.setattr(commands, "become", lambda command, environment=None: started.append(command) or 0)
    monkeypatch.setattr(os, "chdir", lambda path: None)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    return started


def test_run_without_a_file_opens_the_example(project, became):
    commands.run(project, [])
    commands.run(project, ["--smoke"])
    assert became == [[str(project.program), "--sample"], [str(project.program), "--sample", "--smoke"]]


def test_run_with_a_file_opens_that_file(project, became):
    commands.run(project, ["--lang", "ru", "мой.canvasbook", "--smoke"])
    assert became == [[str(project.program), "--lang", "ru", "мой.canvasbook", "--smoke"]]


def test_the_value_of_an_option_is_not_a_file(project, became):
    commands.run(project, ["--lang", "ru"])
    assert became == [[str(project.program), "--sample", "--lang", "ru"]]


@pytest.mark.skipif(os.name == "nt" or os.uname().sysname != "Linux", reason="a session without screen")
def test_run_without_a_screen_says_so(project, became, monkeypatch):
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(Failure) as failure:
        commands.run(project, [])
    assert failure.value.key == "no_display"
    assert became == []


def test_tests_run_without_a_screen_and_take_arguments(project, monkeypatch):
    seen = {}
    monkeypatch.setattr(commands, "prepare", lambda project, **needs: None)
    monkeypatch.setattr(os, "chdir", lambda path: None)
    monkeypatch.setenv("QT_QPA_PLATFORM", "wayland")
    monkeypatch.setattr(
        commands, "become", lambda command, environment: seen.update(c=command, e=environment)
    )
    commands.test(project, ["tests/domain", "-x"])
    assert seen["c"][:3] == [str(project.python), "-m", "pytest"]
    assert seen["c"][-2:] == ["tests/domain", "-x"], "what is asked for comes last"
    assert seen["c"][3:5] == ["-n", "auto"]
    assert seen["e"]["QT_QPA_PLATFORM"] == "offscreen"


def test_xvfb_is_installed_only_for_tests_that_ask_for_it(project, became, monkeypatch):
    asked = []
    monkeypatch.setattr(commands, "prepare", lambda project, **needs: asked.append(needs["wanted_packages"]))
    monkeypatch.setattr("shutil.which", lambda name: None)
    monkeypatch.setattr("sys.platform", "linux")
    commands.test(project, [])
    (project.root / "tests" / "test_seen.py").write_text("@pytest.mark." + "xvfb\ndef test_seen(): ...\n")
    commands.test(project, [])
    assert asked == [(), system.XVFB]


@pytest.mark.parametrize(
    ("command", "folder"), [(commands.bench, "benchmarks"), (commands.faults, "campaign")]
)
def test_missing_measurements_are_named(project, command, folder):
    with pytest.raises(Failure, match=folder):
        command(project, [])


def test_faults_are_measured_with_the_arguments_given(project, became, monkeypatch):
    (project.root / "tests" / "campaign").mkdir(parents=True)
    (project.root / "tests" / "campaign" / "__main__.py").write_text("")
    monkeypatch.setattr(commands, "prepare", lambda project: None)
    commands.faults(project, ["--only", "flips"])
    assert became == [[str(project.python), "-m", "tests.campaign", "--only", "flips"]]


def test_a_failure_is_told_without_a_traceback(monkeypatch, capsys):
    def fail(project, arguments):
        raise Failure("no_uv")

    monkeypatch.setitem(commands.COMMANDS, "lock", fail)
    assert commands.run_command(["lock"]) == 1
    said = capsys.readouterr().err
    assert "uv" in said
    assert "Traceback" not in said


def test_stopping_by_keyboard_is_code_130(monkeypatch):
    def stop(project, arguments):
        raise KeyboardInterrupt

    monkeypatch.setitem(commands.COMMANDS, "bench", stop)
    assert commands.run_command(["bench"]) == 130
