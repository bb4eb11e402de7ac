"""Where things are: what comes with the program, and what it keeps for a person.

Resources lie beside the package in a checkout, inside it in a wheel, and beside the executable or in
its unpacked folder in a packed program. A person's folders follow the system's conventions
(platformdirs); the variable CANVAS_APP_HOME puts them all under one folder, for tests and for a
program carried on a stick. To ask where something is creates no folder.
"""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path
from types import ModuleType

NAME = "canvas-app"
HOME_VARIABLE = "CANVAS_APP_HOME"


@cache
def resources() -> Path:
    """Return the folder of catalogue, fonts, icons, themes and translations.

    Raises FileNotFoundError when the program is incomplete.
    """
    candidates = _resource_candidates()
    for folder in candidates:
        if (folder / "content").is_dir():
            return folder
    looked = ", ".join(str(folder) for folder in candidates)
    raise FileNotFoundError(f"the program is incomplete: no resources in {looked}")


def _resource_candidates() -> list[Path]:
    package = Path(__file__).resolve().parent
    candidates = [package / "resources", package.parent / "resources"]
    if getattr(sys, "frozen", False):
        beside = Path(sys.executable).resolve().parent
        unpacked = Path(getattr(sys, "_MEIPASS", beside))
        candidates = [unpacked / "resources", beside / "resources", *candidates]
    return candidates


def _chosen(name: str) -> Path | None:
    chosen = os.environ.get(HOME_VARIABLE)
    if chosen:
        with suppress(RuntimeError):  # "~" of somebody unknown
            return Path(chosen).expanduser().absolute() / name
        return Path(chosen).absolute() / name
    return None if _known_user() else home() / name


def _known_user() -> bool:
    try:
        return Path.home().is_absolute()
    except RuntimeError:
        return False


def home() -> Path:
    """Return the person's own folder; of a user whom the system does not know, one among temporary files.

    That happens in containers and services, where neither HOME nor an account says where it is.
    """
    if _known_user():
        return Path.home()
    import tempfile  # late: hardly ever needed

    user = os.getuid() if hasattr(os, "getuid") else 0
    folder = Path(tempfile.gettempdir()) / f"{NAME}-{user}"
    return folder if _is_own(folder) else folder.with_name(f"{folder.name}-{_token()}")


def _is_own(folder: Path) -> bool:
    """Tell whether nobody else made ``folder`` or looks into it; one that is not there will be ours."""
    try:
        found = folder.lstat()
    except OSError:
        return True
    own = not hasattr(os, "getuid") or found.st_uid == os.getuid()
    return own and stat.S_ISDIR(found.st_mode) and not found.st_mode & 0o077


@cache
def _token() -> str:
    import secrets  # late: hardly ever needed

    return secrets.token_hex(8)


def data() -> Path:
    """Return the folder for what the program keeps for itself: recent files, locks, backups."""
    return _chosen("data") or _linux_data() or Path(_system().user_data_path(NAME, appauthor=False))


def settings() -> Path:
    """Return the folder of a person's settings."""
    return _chosen("settings") or _system().user_config_path(NAME, appauthor=False)


def logs() -> Path:
    """Return the folder of logs and crash reports."""
    return _chosen("logs") or _system().user_log_path(NAME, appauthor=False)


def backups() -> Path:
    """Return the folder where backups go unless a person chose another."""
    return data() / "backups"


def documents() -> Path:
    """Return the folder where a person keeps documents, the first place to save a workbook."""
    return _chosen("documents") or _system().user_documents_path()


def private_folder(folder: Path) -> None:
    """Make ``folder`` and every missing one above it, for their owner only whatever the umask.

    Raises:
        OSError: it cannot be made, or is no folder.

    """
    if folder.is_dir():
        return
    if folder.parent != folder:
        private_folder(folder.parent)
    with suppress(FileExistsError):
        folder.mkdir(mode=0o700)
    if not folder.is_dir():
        raise NotADirectoryError(folder)


def _linux_data() -> Path | None:
    """Return what platformdirs returns on Linux: every command needs it, and the import is long for one."""
    base = os.environ.get("XDG_DATA_HOME", "").strip() or f"{os.environ.get('HOME', '')}/.local/share"
    if sys.platform != "linux" or not base.startswith("/") or base == "/.local/share":
        return None
    return Path(base) / NAME


def _system() -> ModuleType:
    """Import platformdirs only when a folder of the system is really asked for."""
    import platformdirs

    return platformdirs
