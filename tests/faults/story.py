"""A person's story in the real program: open, type, dialogs, import, export, until the process is ended.

Played by ``python -m tests.faults.story FILE WORK SEED`` (offscreen, the real ``app.run`` with its real
dialogs). It says on stdout, one line of JSON each, what was ``typed`` and what was then ``shown`` as saved by
the status bar; each edit acknowledges its generation to the pipe ``CANVAS_APP_ACK_FD``. ``play`` starts it
and ends it by a signal at a chosen moment, ``problems`` says what of its promises the file does not keep.
"""

import faulthandler
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
STEP = 25
"""Milliseconds between two things that the person does."""
PATIENCE = 60.0


class Told(NamedTuple):
    """What was heard of a story until it ended.

    Attributes:
        generations: acknowledged, in order.
        typed: texts that were typed into the window, in order.
        shown: those of them that were on the screen, as saved.
        done: what else was finished (``import 3``).
        code: the exit code, negative for a signal.
        said: what went to stderr.

    """

    generations: list[int]
    typed: list[str]
    shown: list[str]
    done: list[str]
    code: int
    said: str


def make(path: Path) -> None:
    """Make the workbook in which the story plays."""
    from datetime import date

    from canvas_app.services.clients import register
    from canvas_app.services.files import create_workbook

    with create_workbook(path, language="ru", business="Кофейня", who="Анна") as book:
        for number in range(3):
            register.add_client(book, f"Клиент {number}", date(2026, 1, 1))


# the parent: start, end at a moment, compare


@contextmanager
def signals_heard() -> Iterator[None]:
    """Let a child that is started in the block hear the signals that end it.

    Under nohup, or behind a shell that runs this beside other work, they are ignored, which a child inherits.
    """
    ignored = [
        number
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
        if signal.getsignal(number) is signal.SIG_IGN
    ]
    for number in ignored:
        signal.signal(number, signal.SIG_DFL)
    try:
        yield
    finally:
        for number in ignored:
            signal.signal(number, signal.SIG_IGN)


def play(path: Path, work: Path, seed: int, number: signal.Signals, lines: int, wait: float = 0.0) -> Told:
    """Play the story and send it a signal ``wait`` seconds after it has said so many lines."""
    ears, mouth = os.pipe()
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "CANVAS_APP_HOME": str(work / "home"),
        "CANVAS_APP_ACK_FD": str(mouth),
        "PYTHONPATH": str(ROOT),
        "PYTHONUNBUFFERED": "1",
    }
    with (work / f"stderr-{seed}.txt").open("w+b") as said:
        with signals_heard():
            child = subprocess.Popen(
                [sys.executable, "-m", "tests.faults.story", str(path), str(work), str(seed)],
                cwd=ROOT, env=environment, pass_fds=[mouth], stdout=subprocess.PIPE, stderr=said,
            )  # fmt: skip
        os.close(mouth)
        heard: list[dict] = []
        generations: list[bytes] = []
        reader = threading.Thread(target=_hear, args=(ears, generations))
        reader.start()
        timer = threading.Timer(PATIENCE, child.kill)
        timer.start()
        assert child.stdout is not None
        for line in child.stdout:
            heard.append(json.loads(line))
            if len(heard) == lines:
                time.sleep(wait)
                child.send_signal(number)
        code = child.wait()
        timer.cancel()
        reader.join()
        said.seek(0)
        words = said.read().decode(errors="replace")
    numbers = [int(one) for one in b"".join(generations).split()]
    kinds = ("typed", "shown", "done", "replaced")
    of = {kind: [line[kind] for line in heard if kind in line] for kind in kinds}
    typed, shown = ([text for text in of[kind] if text not in of["replaced"]] for kind in ("typed", "shown"))
    return Told(numbers, typed, shown, of["done"], code, words)


def _hear(ears: int, into: list[bytes]) -> None:
    with os.fdopen(ears, "rb", buffering=0) as stream:
        while more := stream.read(4096):
            into.append(more)


def problems(path: Path, told: Told, *, graceful: bool) -> list[str]:
    """Return what the file does not keep of what was promised; ``graceful``: all that was typed is in it."""
    from canvas_app.storage.workbook import Workbook

    with Workbook.open(path) as book:
        found = list(book.check())
        last = max(told.generations, default=book.generation)
        if not last <= book.generation <= last + (len(told.typed) + 3 if graceful else 1):
            found.append(f"generation {book.generation} after {last} was acknowledged")
        texts = _texts(book)
        wanted = told.typed if graceful else told.shown
        found += [f"lost: {text}" for text in wanted if text not in texts]
        if book.undo_step() is not None:
            book.undo()
            book.redo()
    return found


def _texts(book: object) -> str:
    """Return all that a person wrote into the workbook."""
    from canvas_app.domain.activity.model import Interaction
    from canvas_app.domain.canvas.model import Answer, Canvas, Note, Segment
    from canvas_app.domain.clients.model import Client

    parts = [note.text for note in book.all(Note)] + [answer.text for answer in book.all(Answer)]
    parts += [one.name for one in (*book.all(Canvas), *book.all(Segment))]
    parts += [f"{client.name}\n{client.remarks}\n{client.city}" for client in book.all(Client)]
    parts += [one.summary for one in book.all(Interaction)]
    return "\n".join(parts)


# the child: a person at the window


class Player:
    """Does one thing after another in the event loop of the program, whatever dialog is open."""

    def __init__(self, work: Path, seed: int) -> None:
        self.work, self.seed = work, seed
        self.chance = random.Random(seed)
        self.number = 0
        self._name = ""
        self.window = None
        self._steps: Iterator[Callable[[], bool] | None] = iter(())

    def begin(self, window: object) -> None:
        from PySide6.QtCore import QTimer

        self.window = window
        self._steps = self._story()
        self._until: Callable[[], bool] | None = None
        self._timer = QTimer(window, interval=STEP)
        self._timer.timeout.connect(self._step)
        self._timer.start()

    def _step(self) -> None:
        """Go on when what the last step waits for has come; a step may open a dialog and so not return."""
        if self._busy or (self._until is not None and not self._until()):
            return
        self._busy = True
        try:
            self._until = next(self._steps)
        finally:
            self._busy = False

    _busy = False

    def say(self, **what: object) -> None:
        sys.stdout.write(json.dumps(what, ensure_ascii=False) + "\n")
        sys.stdout.flush()

    def text(self) -> str:
        self.number += 1
        return f"строка {self.seed}-{self.number}."

    def _story(self) -> Iterator[Callable[[], bool] | None]:
        acts = [
            self._note,
            self._answer,
            self._remarks,
            self._entry,
            self._rename,
            self._import,
            self._export,
        ]
        while True:
            self.chance.shuffle(acts)
            for act in acts:
                yield from act()

    def _has_focus(self) -> bool:
        """Tell whether a field has the focus; a window that a dialog left behind is called forward."""
        from PySide6.QtWidgets import QApplication

        if QApplication.activeWindow() is None:
            self.window.activateWindow()
        return QApplication.focusWidget() is not None

    def _type(self, text: str) -> Iterator[None]:
        """Type into whatever has the focus, a few letters at a time; the text is promised from its end on."""
        from PySide6.QtWidgets import QApplication

        from tests.ui.helpers import type_text

        yield self._has_focus
        field = QApplication.focusWidget()
        for start in range(0, len(text), 5):
            type_text(field, text[start : start + 5])
            yield None
        self.say(typed=text)

    def _shown(self) -> bool:
        bar = self.window.status_bar
        return not bar.unsaved and bar.state.text().startswith("●")

    def _typed(self, text: str) -> Iterator[Callable[[], bool] | None]:
        yield from self._type(text)
        yield self._shown
        self.say(shown=text)

    def _later(self, act: Callable[[], object]) -> None:
        from PySide6.QtCore import QTimer

        QTimer.singleShot(0, self.window, act)

    def _note(self) -> Iterator[Callable[[], bool] | None]:
        self.window.go("canvas", {})
        page = self.window.page
        yield self._has_focus
        page.view.setFocus()
        page.editing.begin_new("kp", None)
        yield lambda: page.editing.editor.hasFocus()
        yield from self._typed(self.text())
        page.editing.finish()

    def _answer(self) -> Iterator[Callable[[], bool] | None]:
        self.window.go("canvas", {"question": "vp.q.value"})
        yield lambda: "vp.q.value" in self.window.page.inspector.questions.cards
        field = self.window.page.inspector.questions.cards["vp.q.value"].field_with_caret
        yield self._has_focus
        yield lambda: field() is not None and field().hasFocus()
        yield from self._typed(self.text())

    def _client(self) -> Iterator[Callable[[], bool] | None]:
        from canvas_app.domain.clients.model import Client

        client = self.chance.choice(self.window.context.session.workbook.all(Client)[:3])
        self.window.go("clients", {"client": client.id})
        card = self.window.page.card
        yield lambda: card.client_id == client.id

    def _remarks(self) -> Iterator[Callable[[], bool] | None]:
        yield from self._client()
        card = self.window.page.card
        card.choose("details")
        yield None
        yield self._has_focus
        card.details.remarks.setFocus()
        yield card.details.remarks.hasFocus
        card.details.remarks.moveCursor(card.details.remarks.textCursor().MoveOperation.End)
        yield from self._typed(self.text())

    def _entry(self) -> Iterator[Callable[[], bool] | None]:
        yield from self._client()
        entry = self.window.page.card.entry
        yield self._has_focus
        entry.focus_line()
        yield lambda: entry.line.hasFocus()
        text = self.text()
        yield from self._type(text)
        entry.save()
        yield self._shown
        self.say(shown=text)

    def _rename(self) -> Iterator[Callable[[], bool] | None]:
        """Rename the canvas in a small window of ours."""
        from PySide6.QtWidgets import QApplication

        from canvas_app.ui.common.question import Question

        self.window.go("canvas", {})
        yield None
        self._later(lambda: self.window.tools.actions.run("canvas.rename"))
        yield lambda: isinstance(QApplication.activeModalWidget(), Question)
        asked = QApplication.activeModalWidget()
        text = self.text()
        if self._name:
            self.say(replaced=self._name)
        asked.field.selectAll()
        asked.field.setFocus()
        yield from self._type(text)
        asked.accept()
        yield self._shown
        self.say(shown=text)
        self._name = text

    def _pick(self, name: str) -> Iterator[Callable[[], bool] | None]:
        """Choose a file in Qt's own dialog."""
        from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLineEdit

        yield lambda: isinstance(QApplication.activeModalWidget(), QFileDialog)
        dialog = QApplication.activeModalWidget()
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        field.setText(name)
        yield None
        kind = QDialogButtonBox.StandardButton
        box = dialog.findChild(QDialogButtonBox)
        button = box.button(kind.Open) or box.button(kind.Save)
        self._later(button.click)
        yield lambda: not isinstance(QApplication.activeModalWidget(), QFileDialog)

    def _import(self) -> Iterator[Callable[[], bool] | None]:
        number = self.number = self.number + 1
        source = self.work / f"import-{self.seed}-{number}.csv"
        names = [f"Ввоз {self.seed}-{number}-{one}." for one in range(40)]
        source.write_text("name\n" + "\n".join(names) + "\n", "utf-8")
        self.window.go("clients", {})
        yield None
        self._later(lambda: self.window.tools.actions.run("file.import"))
        yield from self._pick(str(source))
        panel = self.window.page.importing.panel
        yield panel.accept_button.isEnabled
        panel.accept_button.click()
        yield lambda: not panel.isVisible() and self._shown()
        for name in names:
            self.say(shown=name)
        self.say(done=f"import {number}")

    def _export(self) -> Iterator[Callable[[], bool] | None]:
        number = self.number = self.number + 1
        target = self.work / f"clients-{self.seed}-{number}.csv"
        self.window.go("clients", {})
        yield None
        self._later(lambda: self.window.tools.actions.run("clients.export"))
        yield from self._pick(str(target))
        yield target.exists
        self.say(done=f"export {target.name}")


def main(path: Path, work: Path, seed: int) -> int:
    """Run the program with a player at its window."""
    from PySide6.QtCore import QCoreApplication, Qt, QTimer

    from canvas_app import app, uncaught

    faulthandler.enable()
    uncaught.install()
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    player, build = Player(work, seed), app.build_window

    def built(**given: object) -> object:
        window = build(**given)
        window.painted.connect(lambda: QTimer.singleShot(0, lambda: player.begin(window)))
        return window

    app.build_window = built
    return app.run(path, smoke=False, sample=False, language="ru")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])))
