"""The Debian package of a bundle: the program in /opt, its menu entry, icon and file type."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

from installer.system import QT, X11
from installer.words import Failure

PLACE = "opt/canvas-app"
OLDEST_GLIBC = (2, 34)  # what PySide6's wheels are built for
# What the bundle leaves to the system beside Qt's libraries.
ALWAYS = ("libstdc++6", "libgcc-s1", "libfreetype6")
USEFUL = ("libwayland-client0", "libwayland-cursor0", "libwayland-egl1", "libcups2 | libcups2t64")

CONTROL = """\
Package: canvas-app
Version: {version}
Architecture: {architecture}
Maintainer: Canvas App maintainers <canvas-app@localhost>
Installed-Size: {size}
Section: office
Priority: optional
Depends: {depends}
Recommends: {recommends}
Description: business models and client relationships in one file, offline
 Fill in the Business Model Canvas by answering its guiding questions, keep a
 register of clients beside it, see on which stage of the relationship each
 client stands and why, and print the result. In English and Russian.
"""


def glibc_of(folder: Path) -> tuple[int, int]:
    """Return the newest version of the C library that any file of the bundle asks for."""
    newest = OLDEST_GLIBC
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink() and (path.suffix != ".pyc"):
            content = path.read_bytes()
            if content.startswith(b"\x7fELF"):
                asked = {(2, int(minor)) for minor in re.findall(rb"\0GLIBC_2\.(\d+)", content)}
                newest = max(newest, *asked) if asked else newest
    return newest


def depends(glibc: tuple[int, int]) -> str:
    """Return the packages without which the program does not start."""
    names = [f"libc6 (>= {glibc[0]}.{glibc[1]})", *ALWAYS]
    # apt takes the first alternative that it can have; the name of the older release goes first.
    names += [" | ".join(reversed(library.packages)) for library in QT + X11]
    return ", ".join(names)


def lay_out(root: Path, folder: Path, target: Path) -> None:
    """Put the files of the package where they belong under a folder."""
    shutil.copytree(folder, target / PLACE, symlinks=True)
    (target / "usr/bin").mkdir(parents=True)
    (target / "usr/bin/canvas-app").symlink_to(f"/{PLACE}/canvas-app")
    linux, icon = root / "installer/linux", root / "resources/app.svg"
    icons = "usr/share/icons/hicolor/scalable"
    for source, place in (
        (linux / "canvas-app.desktop", "usr/share/applications/canvas-app.desktop"),
        (linux / "canvas-app.xml", "usr/share/mime/packages/canvas-app.xml"),
        (icon, f"{icons}/apps/canvas-app.svg"),
        (icon, f"{icons}/mimetypes/application-x-canvasbook.svg"),
        (root / "resources/LICENSES.md", "usr/share/doc/canvas-app/copyright"),
    ):
        (target / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target / place)
    _set_modes(target)


def _set_modes(target: Path) -> None:
    """Give every file the mode that a package's files have, whatever the umask of the builder."""
    for path in target.rglob("*"):
        if not path.is_symlink():
            runs = path.is_dir() or (path.parent.name == "canvas-app" and path.name == "canvas-app")
            path.chmod(0o755 if runs else 0o644)


def package(root: Path, folder: Path) -> Path:
    """Build the package of a bundle and return its path; needs dpkg-deb, which every Debian has."""
    version = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    asked = subprocess.run(["dpkg", "--print-architecture"], capture_output=True, text=True, check=True)
    architecture = asked.stdout.strip()
    target = root / "build" / "deb"
    shutil.rmtree(target, ignore_errors=True)
    lay_out(root, folder, target)
    size = sum(path.lstat().st_size for path in target.rglob("*")) // 1024
    (target / "DEBIAN").mkdir()
    control = CONTROL.format(
        version=version,
        architecture=architecture,
        size=size,
        depends=depends(glibc_of(folder)),
        recommends=", ".join(USEFUL),
    )
    (target / "DEBIAN/control").write_text(control, encoding="utf-8")
    result = root / "build" / f"canvas-app_{version}_{architecture}.deb"
    made = subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(target), str(result)], check=False
    )
    if made.returncode:
        raise Failure("step_failed", step="dpkg-deb", code=made.returncode)
    return result
