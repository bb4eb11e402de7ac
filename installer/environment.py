"""The folder .venv: made when absent or unfit, filled from the hash-locked list.

It is left alone while nothing that it was made from has changed.
"""

from __future__ import annotations

import compileall
import hashlib
import importlib.util
import os
import platform
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from installer import pipes
from installer.words import Failure, say, text

SUPPORTED = ((3, 11), (3, 14))


@dataclass(frozen=True)
class Project:
    """Where the parts of one checkout are; another environment of it has other names."""

    root: Path
    venv_name: str = ".venv"
    lock_name: str = "installer/requirements.lock"

    @property
    def venv(self) -> Path:
        """Return the folder of the environment."""
        return self.root / self.venv_name

    @property
    def lock(self) -> Path:
        """Return the list of libraries with exact versions and hashes."""
        return self.root / self.lock_name

    @property
    def stamp(self) -> Path:
        """Return the file that says what the environment was made from."""
        return self.venv / "canvas-app.stamp"

    def script(self, name: str) -> Path:
        """Return where the environment keeps a program."""
        if os.name == "nt":
            return self.venv / "Scripts" / f"{name}.exe"
        return self.venv / "bin" / name

    @property
    def python(self) -> Path:
        """Return the environment's interpreter."""
        return self.script("python")

    @property
    def program(self) -> Path:
        """Return Canvas App itself, as the environment starts it."""
        return self.script("canvas-app")


def state(project: Project) -> str:
    """Return a digest of all that the environment is made from: versions, settings, place, Python.

    The place counts because the programs of an environment hold absolute paths.
    """
    digest = hashlib.sha256()
    parts = [
        project.lock.read_bytes(),
        (project.root / "pyproject.toml").read_bytes(),
        str(project.root).encode(),
        os.path.realpath(project.python).encode(),
        _bytes_or_nothing(project.venv / "pyvenv.cfg"),
    ]
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


def _bytes_or_nothing(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def is_fresh(project: Project) -> bool:
    """Say whether the environment was made from exactly what is here now; starts no process."""
    made_from = _bytes_or_nothing(project.stamp).decode(errors="replace").strip()
    return project.program.exists() and project.python.exists() and made_from == state(project)


def is_usable(project: Project) -> bool:
    """Say whether an environment is here, belongs here and runs a Python that the program takes."""
    if not project.python.exists() or not _made_here(project):
        return False
    question = "import sys, sysconfig; print(*sys.version_info[:2], sysconfig.get_path('purelib'))"
    try:
        asked = subprocess.run(
            [project.python, "-I", "-c", question], capture_output=True, text=True, check=False
        )
    except OSError:
        return False
    answer = asked.stdout.split(maxsplit=2)
    if asked.returncode or len(answer) < 3:
        return False
    version = (int(answer[0]), int(answer[1]))
    return SUPPORTED[0] <= version <= SUPPORTED[1] and Path(answer[2].strip()).is_dir()


def _made_here(project: Project) -> bool:
    """Say whether the activation script names this very folder; a moved environment does not."""
    for name in ("activate", "activate.bat"):
        script = project.script(name).with_name(name)
        if script.exists():
            return str(project.venv) in script.read_text(encoding="utf-8", errors="replace")
    return True


def working_uv() -> str | None:
    """Return the path of uv when it is here and starts, else None."""
    uv = shutil.which("uv")
    if uv is None:
        return None
    tried = subprocess.run([uv, "--version"], capture_output=True, check=False)
    return uv if tried.returncode == 0 else None


def has_module(name: str) -> bool:
    """Say whether the running interpreter has a module; Debian leaves ensurepip and pip out."""
    return importlib.util.find_spec(name) is not None


def lacks_every_installer(project: Project) -> bool:
    """Say whether neither uv nor any pip is at hand for this environment."""
    return not (has_module("ensurepip") or has_module("pip") or _has_pip(project) or working_uv())


def _has_pip(project: Project) -> bool:
    return any(project.venv.glob("[Ll]ib*/**/site-packages/pip/__main__.py"))


def create(project: Project, uv: str | None) -> None:
    """Make the environment anew with the interpreter that runs this."""
    if project.venv.exists():
        say("remaking_venv", path=project.venv)
        shutil.rmtree(project.venv)
    base = getattr(sys, "_base_executable", None) or sys.executable
    say("making_venv", path=project.venv, version=platform.python_version())
    if uv is not None:
        command = [uv, "venv", "--quiet", "--no-project", "--python", base, str(project.venv)]
    else:
        bare = [] if has_module("ensurepip") else ["--without-pip"]
        command = [base, "-m", "venv", *bare, str(project.venv)]
    made = pipes.run(command)
    if made.code:
        reason = made.last_line or f"{made.code}"
        raise Failure("venv_failed", path=project.venv, reason=reason)


def pip_command(project: Project) -> list[str]:
    """Return how to call a pip that installs into the environment."""
    if _has_pip(project):
        return [str(project.python), "-m", "pip"]
    if has_module("ensurepip"):
        made = pipes.run([str(project.python), "-m", "ensurepip", "--default-pip"])
        if made.code == 0:
            return [str(project.python), "-m", "pip"]
    if has_module("pip"):
        return [sys.executable, "-m", "pip", "--python", str(project.python)]
    raise Failure("no_pip", version=platform.python_version())


def count_libraries(lock: Path) -> int:
    """Return how many libraries a lock file names."""
    return len(re.findall(r"^[A-Za-z0-9][\w.-]*==", lock.read_text(encoding="utf-8"), re.MULTILINE))


def install_with_uv(project: Project, uv: str) -> pipes.Ended:
    """Install the locked libraries and the project by uv; return how its last command ended."""
    base = [uv, "pip", "install", "--python", str(project.python), "--no-config"]
    # Compiled at once: an interpreter told to write no bytecode would compile at every start.
    locked = ["--compile-bytecode", "--require-hashes", "--only-binary", ":all:"]
    ended = pipes.run([*base, *locked, "-r", str(project.lock)])
    if ended.code:
        return ended
    return pipes.run([*base, "--no-deps", "--no-build-isolation", "--editable", str(project.root)])


def install_with_pip(project: Project) -> pipes.Ended:
    """Install the locked libraries and the project by pip; return how its last command ended."""
    base = [*pip_command(project), "--disable-pip-version-check", "--no-input", "install"]
    locked = ["--require-hashes", "--only-binary", ":all:", "-r", str(project.lock)]
    ended = pipes.run([*base, *locked])
    if ended.code:
        return ended
    own = ["--no-deps", "--no-build-isolation", "--no-index", "--editable", str(project.root)]
    return pipes.run([*base, *own])


def fill(project: Project, uv: str | None) -> None:
    """Install everything into the environment; raises Failure with the reason and the way out."""
    count = count_libraries(project.lock)
    ended = pipes.Ended(1, "")
    if uv is not None:
        say("installing", count=count, tool="uv")
        ended = install_with_uv(project, uv)
        if ended.code:
            say("tool_fell_back")
    if ended.code:
        say("installing", count=count, tool="pip")
        ended = install_with_pip(project)
    if ended.code:
        raise pipes.install_failure(ended, project.lock)


def compile_program(project: Project) -> None:
    """Compile what changed of the program, so that no start pays for it; in this process."""
    ours = f"python{sys.version_info.major}.{sys.version_info.minor}"
    if ours in os.path.realpath(project.python) or _same_version(project):
        compileall.compile_dir(project.root / "canvas_app", quiet=2)


def _same_version(project: Project) -> bool:
    config = _bytes_or_nothing(project.venv / "pyvenv.cfg").decode(errors="replace")
    found = re.search(r"^version(?:_info)?\s*=\s*(\d+)\.(\d+)", config, re.MULTILINE)
    return found is not None and (int(found[1]), int(found[2])) == sys.version_info[:2]


def make_ready(project: Project) -> None:
    """Bring the environment up to date; does nothing slow when it is."""
    if not is_fresh(project):
        _demand_writable(project)
        try:
            project.stamp.unlink(missing_ok=True)
            uv = working_uv()
            if not is_usable(project):
                create(project, uv)
            fill(project, uv)
            project.stamp.write_text(state(project) + "\n", encoding="utf-8")
        except OSError as error:
            path = error.filename or project.venv
            raise Failure("not_writable", path=path, reason=error.strerror) from error
    compile_program(project)


def _demand_writable(project: Project) -> None:
    folder = project.venv if project.venv.exists() else project.root
    if not os.access(folder, os.W_OK):
        raise Failure("not_writable", path=folder, reason=text("reason_no_rights"))
