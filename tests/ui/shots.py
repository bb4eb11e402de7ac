"""Pictures of a page at four sizes, in two languages and two themes; run by hand, collected by no test.

``python -m tests.ui.shots canvas /tmp/out`` shows a new workbook, ``--sample`` the example,
``--file F`` a copy of a workbook, ``--text 150`` another text size, ``--state key=value`` where on the page.
"""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
import time
from pathlib import Path

SIZES = ((1000, 560), (1280, 680), (1440, 900), (1920, 1080))


def main() -> None:
    asked = _arguments()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    scratch = Path(tempfile.mkdtemp())
    os.environ["CANVAS_APP_HOME"] = str(scratch)
    asked.out.mkdir(parents=True, exist_ok=True)
    from PySide6.QtWidgets import QApplication

    app = QApplication([])
    app.setStyle("Fusion")
    for lang in asked.lang.split(","):
        for theme in asked.theme.split(","):
            _shoot(app, asked, lang, theme)
    shutil.rmtree(scratch, ignore_errors=True)


def _shoot(app, asked, lang: str, theme: str) -> None:
    from canvas_app.app import build_window
    from tests.ui.helpers import settle

    window = build_window()
    window.appearance.use_language(lang)
    window.tools.theme.use(mode=theme, percent=asked.text)
    window.resize(1280, 680)
    window.show()
    _open(window, asked, lang)
    for width, height in SIZES if not asked.size else [tuple(map(int, asked.size.split("x")))]:
        window.resize(width, height)
        _wait(window)
        name = f"{asked.page}-{width}x{height}-{lang}-{theme}-{asked.text}.png"
        window.grab().save(str(asked.out / name))
        print(asked.out / name)
    window.close()
    window.tools.language.forget()
    window.deleteLater()
    settle()


def _wait(window) -> None:
    """Let the page draw what it draws beside the window; no picture waits for longer than ten seconds."""
    from tests.ui.helpers import settle
    from tests.workflows.pages import drawn

    for _ in range(100):
        settle()
        if window.workspace is None or drawn(window.workspace.page):
            break
        time.sleep(0.1)  # QTest.qWait would keep Python from the worker
    settle()


def _open(window, asked, lang: str) -> None:
    if asked.page == "start":
        window.show_start()
        return
    folder = Path(tempfile.mkdtemp())
    if asked.file:
        window.controller.open(Path(shutil.copy(asked.file, folder)))
    elif asked.sample:
        window.controller.example()
    else:
        window.controller.create(folder / "Кофейня у метро.canvasbook", "Кофейня у метро")
    pairs = (pair.split("=", 1) for pair in asked.state)
    state = {key: int(value) if value.isdecimal() else value for key, value in pairs}
    if window.workspace is not None and (state or window.workspace.key != asked.page):
        window.go(asked.page, state)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("page", help="start, canvas, clients, relationships, documents")
    parser.add_argument("out", type=Path)
    parser.add_argument("--sample", action="store_true")
    parser.add_argument("--file", default="")
    parser.add_argument("--text", type=int, default=100)
    parser.add_argument("--lang", default="ru,en")
    parser.add_argument("--theme", default="light,dark")
    parser.add_argument("--size", default="")
    parser.add_argument("--state", action="append", default=[])
    return parser.parse_args()


if __name__ == "__main__":
    main()
