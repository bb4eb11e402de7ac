"""Libraries of the operating system that Qt loads, and how a missing one gets installed.

The lists were found by starting Qt on a Debian system that held nothing else: each library is
linked by Qt itself and none comes in through the others.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from installer.words import Failure, say

LISTS = Path("/var/lib/apt/lists")


@dataclass(frozen=True)
class Library:
    """A shared library by its file name and the Debian packages that can hold it."""

    file: str
    packages: tuple[str, ...]


# Loaded by Qt on every platform plug-in, also without a screen.
QT = (
    Library("libEGL.so.1", ("libegl1",)),
    Library("libGL.so.1", ("libgl1",)),
    Library("libxkbcommon.so.0", ("libxkbcommon0",)),
    Library("libfontconfig.so.1", ("libfontconfig1",)),
    Library("libglib-2.0.so.0", ("libglib2.0-0t64", "libglib2.0-0")),  # renamed in 2024
    Library("libdbus-1.so.3", ("libdbus-1-3",)),
    Library("libgssapi_krb5.so.2", ("libgssapi-krb5-2",)),  # QtNetwork: a part of Debian 12, not of 14
)
# Loaded to show a window on an X server.
X11 = (
    Library("libxcb-cursor.so.0", ("libxcb-cursor0",)),
    Library("libxkbcommon-x11.so.0", ("libxkbcommon-x11-0",)),
    Library("libxcb-icccm.so.4", ("libxcb-icccm4",)),
    Library("libxcb-keysyms.so.1", ("libxcb-keysyms1",)),
    Library("libxcb-shape.so.0", ("libxcb-shape0",)),
)
XVFB = ("xvfb", "xauth")


def loads(file: str) -> bool:
    """Say whether the dynamic loader finds a library and everything that it needs itself."""
    try:
        ctypes.CDLL(file)
    except OSError:
        return False
    return True


def missing(libraries: tuple[Library, ...]) -> list[Library]:
    """Return those of the libraries that cannot be loaded; on Windows and macOS none is needed."""
    if not sys.platform.startswith("linux"):
        return []
    return [library for library in libraries if not loads(library.file)]


def has_apt() -> bool:
    """Say whether packages are installed by Debian's tools here."""
    return sys.platform.startswith("linux") and shutil.which("apt-get") is not None


def rights() -> list[str] | None:
    """Return what to put before an administrator's command, or None when it cannot be run."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo is None:
        return None
    if sys.stdin is not None and sys.stdin.isatty():
        return [sudo]
    silent = subprocess.run([sudo, "-n", "true"], capture_output=True, check=False)
    return [sudo, "-n"] if silent.returncode == 0 else None


def has_lists() -> bool:
    """Say whether this system knows any packages yet; a fresh image does not."""
    return any(LISTS.glob("*_Packages*"))


def command_line(packages: list[str]) -> str:
    """Return the one command that installs packages, as a person would type it here."""
    steps = [] if has_lists() else ["apt-get update"]
    steps.append(f"apt-get install --no-install-recommends {' '.join(packages)}")
    if os.geteuid() == 0:
        return " && ".join(steps)
    if shutil.which("sudo"):
        return " && ".join(f"sudo {step}" for step in steps)
    return f"su -c '{' && '.join(steps)}'"


def chosen(alternatives: tuple[str, ...]) -> str:
    """Return the first package that this release of the system knows, else the last one."""
    for name in alternatives[:-1]:
        shown = subprocess.run(["apt-cache", "show", name], capture_output=True, check=False)
        if shown.returncode == 0:
            return name
    return alternatives[-1]


def _apt(prefix: list[str], *arguments: str) -> int:
    environment = ["env", "DEBIAN_FRONTEND=noninteractive"]
    waiting = ["-o", "DPkg::Lock::Timeout=300", "-o", "Acquire::Retries=3"]
    command = [*prefix, *environment, "apt-get", "-q", *waiting, *arguments]
    # What apt prints is progress, not this program's answer: keep stdout for that.
    return subprocess.run(command, stdout=sys.stderr.fileno(), check=False).returncode


def install(packages: list[str], prefix: list[str]) -> None:
    """Install Debian packages; when that fails, refresh the lists of packages and try once more."""
    say("system_packages", packages=", ".join(packages))
    wanted = ["install", "-y", "--no-install-recommends", *packages]
    if _apt(prefix, *wanted) == 0:
        return
    updated = _apt(prefix, "update")
    code = _apt(prefix, *wanted)
    if code:
        reason = f"apt-get update: {updated}, apt-get install: {code}"
        names, command = ", ".join(packages), command_line(packages)
        raise Failure("apt_failed", packages=names, reason=reason, command=command)


def venv_package() -> str:
    """Return the Debian package that lets the running interpreter make environments with pip."""
    return f"python{sys.version_info.major}.{sys.version_info.minor}-venv"


def _no_libraries(libraries: list[Library]) -> Failure:
    files = ", ".join(library.file for library in libraries)
    names = " ".join(library.packages[-1] for library in libraries)
    return Failure("no_libraries", libraries=files, packages=names)


def require(
    needed: tuple[Library, ...],
    *,
    packages: tuple[str, ...] = (),
    wanted: tuple[Library, ...] = (),
    wanted_packages: tuple[str, ...] = (),
) -> None:
    """Make sure that libraries and packages are here, installing them where there is the right to.

    `needed` and `packages` (known to be absent) are demanded: without rights, Failure carries the
    one command to run. Of the wanted ones a person is only told.
    """
    lacking, useful = missing(needed), missing(wanted)
    if not (lacking or packages or useful or wanted_packages):
        return
    if not has_apt():
        if lacking:
            raise _no_libraries(lacking)
        return
    prefix = rights()
    if prefix is not None and not has_lists():
        _apt(prefix, "update")
    must = [*packages, *(chosen(library.packages) for library in lacking)]
    may = [*wanted_packages, *(chosen(library.packages) for library in useful)]
    if prefix is not None:
        install([*must, *may], prefix)
    elif must:
        everything = [*must, *may]
        names, command = ", ".join(everything), command_line(everything)
        raise Failure("no_rights", packages=names, command=command)
    else:
        say("package_missing", packages=", ".join(may), command=command_line(may))
    still = missing(needed)
    if still:
        raise _no_libraries(still)
