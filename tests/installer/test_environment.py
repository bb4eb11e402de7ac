"""The environment is made anew exactly when something it was made from has changed."""

import sys

import pytest

from installer import environment, pipes
from installer.environment import Project
from installer.words import Failure


@pytest.fixture
def project(tmp_path):
    """A checkout whose environment has just been made."""
    project = Project(tmp_path)
    (tmp_path / "installer").mkdir()
    (tmp_path / "canvas_app").mkdir()
    project.lock.write_text(
        "alembic==1.20.1 \\\n    --hash=sha256:00\nnumpy==2.4.6 \\\n    --hash=sha256:11\n"
    )
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    project.python.parent.mkdir(parents=True)
    project.python.symlink_to(sys.executable)
    project.program.write_text("")
    (project.venv / "pyvenv.cfg").write_text("version = 3.11.2\n")
    project.stamp.write_text(environment.state(project) + "\n")
    return project


def test_an_unchanged_environment_is_left_alone(project, monkeypatch):
    def unexpected(*arguments, **options):
        raise AssertionError(arguments)

    monkeypatch.setattr("subprocess.Popen", unexpected)
    assert environment.is_fresh(project)
    environment.make_ready(project)


@pytest.mark.parametrize(
    "change",
    [
        lambda project: project.lock.write_text("numpy==2.4.7\n"),
        lambda project: (project.root / "pyproject.toml").write_text("[project]\nname = 'x'\n"),
        lambda project: (project.venv / "pyvenv.cfg").write_text("version = 3.12.0\n"),
        lambda project: project.program.unlink(),
        lambda project: project.python.unlink(),
        lambda project: project.stamp.unlink(),
    ],
    ids=["lock", "settings", "python", "no program", "no python", "never finished"],
)
def test_any_change_is_noticed(project, change):
    change(project)
    assert not environment.is_fresh(project)


def test_a_moved_checkout_is_noticed(project):
    moved = project.root.with_name("moved")
    project.root.rename(moved)
    assert not environment.is_fresh(Project(moved))


def test_an_environment_made_elsewhere_is_not_used(project):
    activate = project.script("activate").with_suffix("")
    activate.write_text("VIRTUAL_ENV=/somewhere/else/.venv\n")
    assert not environment.is_usable(project)


def test_an_interrupted_installation_is_done_again(project, monkeypatch):
    project.lock.write_text("numpy==2.4.7\n")
    monkeypatch.setattr(environment, "is_usable", lambda project: True)
    monkeypatch.setattr(environment, "working_uv", lambda: None)

    def interrupted(project, uv):
        raise KeyboardInterrupt

    monkeypatch.setattr(environment, "fill", interrupted)
    with pytest.raises(KeyboardInterrupt):
        environment.make_ready(project)
    assert not environment.is_fresh(project)
    monkeypatch.setattr(environment, "fill", lambda project, uv: None)
    environment.make_ready(project)
    assert environment.is_fresh(project)


def test_pip_is_tried_when_uv_fails(project, monkeypatch):
    used = []
    monkeypatch.setattr(
        environment, "install_with_uv", lambda project, uv: used.append("uv") or pipes.Ended(2, "dns error")
    )
    monkeypatch.setattr(
        environment, "install_with_pip", lambda project: used.append("pip") or pipes.Ended(0, "")
    )
    environment.fill(project, "uv")
    assert used == ["uv", "pip"]


def test_a_failed_installation_names_reason_and_way_out(project, monkeypatch):
    ended = pipes.Ended(1, "WARNING: Retrying after connection broken by NewConnectionError\n")
    monkeypatch.setattr(environment, "install_with_pip", lambda project: ended)
    monkeypatch.setenv("LC_ALL", "C")
    with pytest.raises(Failure) as failure:
        environment.fill(project, None)
    assert "did not answer" in str(failure.value)
    assert "run the same command again" in str(failure.value)


def test_a_folder_without_the_right_to_write_is_told(project, monkeypatch):
    project.stamp.unlink()
    monkeypatch.setattr("os.access", lambda path, mode: False)
    with pytest.raises(Failure) as failure:
        environment.make_ready(project)
    assert failure.value.key == "not_writable"


def test_no_installer_at_all_is_noticed(project, monkeypatch):
    monkeypatch.setattr(environment, "has_module", lambda name: False)
    monkeypatch.setattr(environment, "working_uv", lambda: None)
    assert environment.lacks_every_installer(project)
    with pytest.raises(Failure) as failure:
        environment.pip_command(project)
    assert failure.value.key == "no_pip"


def test_libraries_are_counted(project):
    assert environment.count_libraries(project.lock) == 2
