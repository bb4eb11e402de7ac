"""What of the collected files goes into the bundle.

Left out is what the program never loads (Qt's plug-ins for phones and QML, other languages' texts,
sample data) and what the system must supply itself: graphics, X11, fonts and the C++ run-time. A
bundled old libstdc++ breaks the system's newer graphics drivers.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

# Where a library comes from the system, only these go along: Python's own modules link to them and
# their names change from release to release.
PYTHON_NEEDS = ("libpython", "libssl", "libcrypto", "libffi", "liblzma", "libbz2", "libz.", "libexpat")
SYSTEM_FOLDERS = ("/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/")

# Plug-ins of Qt by folder: the ones that stay. A folder not named stays out whole.
PLUGINS: dict[str, tuple[str, ...]] = {
    "platforms": ("qxcb", "qwayland", "qoffscreen", "qminimal.", "qwindows", "qcocoa"),
    "platformthemes": ("qxdgdesktopportal",),
    "platforminputcontexts": ("compose", "ibus"),
    "imageformats": ("qgif", "qico", "qjpeg", "qsvg", "qwebp"),
    "iconengines": ("qsvgicon",),
    "printsupport": ("",),
    "styles": ("",),
    "xcbglintegrations": ("",),
    "wayland-decoration-client": ("",),
    "wayland-graphics-integration-client": ("wayland-egl",),
    "wayland-shell-integration": ("xdg-shell",),
}
QT_LEFT_OUT = re.compile(r"Qt6(Qml|Quick|VirtualKeyboard|Pdf|Egl[Ff][Ss]|Designer|Test|WlShell|WaylandComp)")
QT_TEXTS = re.compile(r"qtbase_(ru|en)\.qm$")
# matplotlib falls back to DejaVu Sans, and fails without LastResort when it lists its fonts.
MATPLOTLIB_FONTS = re.compile(r"^(DejaVuSans(-Bold)?|LastResortHE-Regular)\.ttf$")
MATPLOTLIB_LEFT_OUT = ("sample_data", "plot_directive", "images", "pdfcorefonts", "afm")


def keeps(target: str, source: str) -> bool:
    """Say whether a file goes into the bundle, by its place in it and the place it comes from."""
    path = PurePosixPath(target.replace("\\", "/"))
    rules = (_plugin, _qt, _matplotlib, _pillow, _reportlab)
    return _is_ours(path.name, source) and all(rule(path) for rule in rules)


def _is_ours(name: str, source: str) -> bool:
    if not source.startswith(SYSTEM_FOLDERS) or ".so" not in name:
        return True
    return "lib-dynload" in source or name.startswith(PYTHON_NEEDS)


def _plugin(path: PurePosixPath) -> bool:
    parts = path.parts
    if "PySide6" not in parts or "plugins" not in parts:
        return True
    folder, name = parts[parts.index("plugins") + 1], path.name.removeprefix("lib")
    return any(name.startswith(kept) or kept in name for kept in PLUGINS.get(folder, ()))


def _qt(path: PurePosixPath) -> bool:
    # Also for the links that lie at the top and point into PySide6's folder.
    if QT_LEFT_OUT.search(path.name):
        return False
    return "PySide6" not in path.parts or path.suffix != ".qm" or QT_TEXTS.match(path.name) is not None


def _matplotlib(path: PurePosixPath) -> bool:
    if "mpl-data" not in path.parts:
        return True
    if path.parent.name == "ttf":
        return MATPLOTLIB_FONTS.match(path.name) is not None
    return not any(part in MATPLOTLIB_LEFT_OUT for part in path.parts)


def _pillow(path: PurePosixPath) -> bool:
    return not path.name.startswith(("libavif", "_avif"))  # a film codec; pictures are PNG and JPEG


def _reportlab(path: PurePosixPath) -> bool:
    return path.parts[:2] != ("reportlab", "fonts")
