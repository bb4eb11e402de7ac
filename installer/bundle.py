"""Packing the program: one folder that runs without Python, and a Debian package of it.

Everything happens under ``build/``: an environment of its own with nothing but what the program needs
and PyInstaller, all of the locked versions; the results are ``build/dist/canvas-app`` and
``build/canvas-app_VERSION_ARCH.deb``.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from installer import debian, system
from installer.environment import Project, lacks_every_installer, make_ready
from installer.locked import entries, part
from installer.words import Failure, say

GROUPS = frozenset({"build"})
# Licences inside a dist-info: all of its folder "licenses", or single files at its top.
LICENCE = re.compile(r"licenses/|(?i:licen[cs]e|copying|notice|authors)")


def build_project(root: Path) -> Project:
    """Write the part of the lock file that the bundle needs, and return the environment for it."""
    project = Project(root, venv_name="build/venv", lock_name="build/requirements.lock")
    project.lock.parent.mkdir(exist_ok=True)
    whole = (root / "installer" / "requirements.lock").read_text(encoding="utf-8")
    project.lock.write_text(part(whole, GROUPS), encoding="utf-8")
    return project


def run_step(name: str, command: list[str], **extra: str) -> None:
    """Run one step of the build with further environment variables; Failure when it fails."""
    done = subprocess.run(command, env={**os.environ, **extra}, check=False)
    if done.returncode:
        raise Failure("step_failed", step=name, code=done.returncode)


def bundle(project: Project) -> Path:
    """Run PyInstaller and return the folder of the program."""
    build = project.root / "build"
    places = ["--distpath", str(build / "dist"), "--workpath", str(build / "work")]
    spec = str(project.root / "installer" / "canvas_app.spec")
    command = [str(project.python), "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *places, spec]
    run_step("PyInstaller", command, PYTHONHASHSEED="0")
    folder = build / "dist" / "canvas-app"
    _strip_python(folder)
    copy_licences(project, folder / "licences")
    return folder


def _strip_python(folder: Path) -> None:
    """Take the symbols out of libpython (17 MB); out of nothing else, see the spec."""
    strip = shutil.which("strip")
    for library in folder.rglob("libpython3*.so*"):
        if strip is not None and not library.is_symlink():
            run_step("strip", [strip, "--strip-unneeded", str(library)])


def copy_licences(project: Project, target: Path) -> None:
    """Put the licence of every library that is passed on beside the program, as each of them asks."""
    shutil.rmtree(target, ignore_errors=True)
    passed_on = {entry.name for entry in entries(part(project.lock.read_text("utf-8"), frozenset()))}
    for folder in sorted(project.venv.glob("[Ll]ib*/**/site-packages/*.dist-info")):
        name = re.sub(r"[-_.]+", "-", folder.name.split("-")[0]).lower()
        if name not in passed_on | {"pyinstaller"}:
            continue
        for path in folder.rglob("*"):
            inside = path.relative_to(folder)
            if path.is_file() and LICENCE.match(str(inside)):
                place = target / name / inside
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, place)
    shutil.copytree(project.root / "resources" / "licences", target, dirs_exist_ok=True)
    shutil.copyfile(project.root / "resources" / "LICENSES.md", target / "LICENSES.md")


def try_out(program: Path) -> None:
    """Make the example with the bundle, export a PDF of it and open it once without a screen."""
    with tempfile.TemporaryDirectory() as name:
        # Nothing of the checkout may help: another folder, no variables of Python, an empty home.
        home = {"HOME": name, "CANVAS_APP_HOME": name, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": ""}
        book = str(Path(name) / "example.canvasbook")
        poster = str(Path(name) / "example.pdf")
        run_step("new", [str(program), "new", book, "--sample", "coffee"], **home)
        run_step("check", [str(program), "check", book], **home)
        run_step("export", [str(program), "export", book, poster], **home)
        run_step("window", [str(program), book, "--smoke"], **home)


def main(root: Path, arguments: list[str]) -> int:
    """Build the folder and, with --deb, the Debian package; --no-try leaves out the trial run."""
    project = build_project(root)
    packages = (system.venv_package(),) if lacks_every_installer(project) and system.has_apt() else ()
    system.require(system.QT, packages=packages)
    make_ready(project)
    folder = bundle(project)
    if "--no-try" not in arguments:
        try_out(folder / "canvas-app")
    say("ready", program=folder / "canvas-app")
    if "--deb" in arguments:
        say("ready", program=debian.package(root, folder))
    return 0
