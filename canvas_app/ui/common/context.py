"""What a page is given: the workbook, the words, the look, and the ways to speak to the person."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from canvas_app.domain.errors import PersonError, UnverifiedError
from canvas_app.domain.kinds import KINDS
from canvas_app.ui.common.soundness import Soundness
from canvas_app.ui.common.text import translate
from canvas_app.ui.common.typed import TypedText

if TYPE_CHECKING:
    from canvas_app.content import Catalogue, Formats, Messages
    from canvas_app.domain.progress import Progress
    from canvas_app.storage.workbook import Workbook
    from canvas_app.ui.common.actions import Actions
    from canvas_app.ui.common.card import Choice
    from canvas_app.ui.common.dialogs import Dialogs
    from canvas_app.ui.common.long_edit import LongEdit
    from canvas_app.ui.common.preferences import Preferences
    from canvas_app.ui.common.text import Language
    from canvas_app.ui.common.theme import Theme
    from canvas_app.ui.common.worker import Worker

T = TypeVar("T")

LONG = 5_000
"""An edit of more records than this takes longer than half a second: it is done beside the window."""


class Shell(Protocol):
    """What the window does for its pages."""

    def go(self, page: str, state: dict[str, object]) -> None:
        """Open a page at a place."""

    def say(self, text: str, kind: str) -> None:
        """Show the last message in the status bar and announce it."""

    def strip(
        self,
        text: str,
        buttons: Sequence[Choice],
        kind: str,
        seconds: int,
        key: str,
        again: Callable[[], object] | None,
        undoes: bool,
    ) -> None:
        """Show a message under the top bar."""

    def take_back(self, step: int) -> None:
        """Undo this step if it is the one that undo would take back now."""

    def unstrip(self, key: str) -> bool:
        """Take that message away; tell whether it was there."""

    def restrip(self, key: str, words: Callable[[], str | None]) -> None:
        """Say a message that is shown with the figures of the moment."""

    def failed(self, error: Exception, again: Callable[[], object] | None) -> None:
        """Say that something was not done, and why."""

    def saved(self) -> None:
        """Show that everything is in the file."""

    def hold(self, held: bool) -> None:
        """Leave the pages as they are while a long edit has the workbook, or let them go on."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What lives as long as the program: words, look, settings, worker, dialogs, actions.

    The bilingual content is read when it is first asked for: the frame is painted without it.
    """

    language: Language
    theme: Theme
    preferences: Preferences
    worker: Worker
    dialogs: Dialogs
    actions: Actions

    @property
    def catalogue(self) -> Catalogue:
        """The labels of the content in both languages."""
        from canvas_app.content import load_catalogue

        return load_catalogue()

    @property
    def messages(self) -> Messages:
        """The sentences of the content in both languages."""
        from canvas_app.content import load_messages

        return load_messages()


_ABOUT_PEOPLE = (
    *(f"edit.{kind.name}_" for kind in KINDS.values() if kind.about_people),
    "error.value.code_taken",
    "error.value.merge_same",
    "error.not_found.client_several",
    "error.import.row.duplicate",
    "error.import.row.id_other",
)
_NAMES, _HIDDEN = ("name", "into"), "•••"


class PageContext(QObject):
    """Given to every page by its constructor; one per open workbook.

    Attributes:
        as_of_changed: the day the figures are as of is another one now.
        names_hidden_changed: clients' names are to be hidden on the screen (``names_hidden``), or shown.
        workbook: the open file; pages call services with it. ``closed``: not any more.
        soundness: what of the file is known to be sound, and what stands in place of other figures.
        kept_begun: under what the forms begun were kept when the session asked for it; empty when it did not.
        promised: name of a file that the person asked for and that is still being made.
        typed: what is typed and not in the file yet: every field that edits the workbook is watched by it.
        catalogue, messages: the bilingual content.
        theme, worker, dialogs, preferences, actions: see their classes.

    """

    as_of_changed = Signal()
    names_hidden_changed = Signal()

    def __init__(self, workbook: Workbook, tools: Tools, shell: Shell, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workbook = workbook
        self.catalogue, self.messages = tools.catalogue, tools.messages
        self.theme, self.worker, self.dialogs = tools.theme, tools.worker, tools.dialogs
        self.preferences, self.actions = tools.preferences, tools.actions
        self._language, self._shell = tools.language, shell
        self._as_of: date | None = None
        self._today = date.today()
        self._formats: Formats | None = None
        self.soundness = Soundness(workbook, tools.worker, self)
        self.soundness.changed.connect(self.as_of_changed)
        self.names_hidden = False
        self.closed = False
        self.promised = self.kept_begun = ""
        self.typed = TypedText(workbook, self)

    @property
    def lang(self) -> str:
        """The language of the window: ``ru`` or ``en``."""
        return self._language.code

    @property
    def formats(self) -> Formats:
        """How numbers, dates and money are written in the language of the window."""
        if self._formats is None or self._formats.lang != self.lang:
            from canvas_app.content import Formats

            self._formats = Formats(self.lang)
        return self._formats

    @property
    def as_of(self) -> date:
        """The day the figures are as of; today unless the person chose another."""
        return self._as_of or date.today()

    def set_as_of(self, day: date | None) -> None:
        """Show the figures as of ``day`` (None: today)."""
        before = self.as_of
        self._as_of = None if day == date.today() else day
        if self.as_of != before:
            self.as_of_changed.emit()

    def notice_day(self) -> None:
        """Notice that another day has come since the figures were read (the window is returned to)."""
        today, self._today = self._today, date.today()
        if self._as_of is None and today != self._today:
            self.as_of_changed.emit()

    def hide_names(self, hidden: bool) -> None:
        """Hide clients' names on the screen, or show them."""
        if hidden != self.names_hidden:
            self.names_hidden = hidden
            self.names_hidden_changed.emit()

    def edit_name(self, name: str, params: Mapping[str, Any]) -> str:
        """Return what an edit is called; while names are hidden, without the people it is about."""
        return self.messages.say_edit(name, self.lang, self.hiding(name, params))

    def edit_done(self, name: str, params: Mapping[str, Any]) -> str:
        """Return what an edit did as a sentence of its own, where one is written, else what it is called."""
        done = name.replace("edit.", "done.", 1)
        key = done if self.messages.has(done) else name
        text = self.messages.say_edit(key, self.lang, self.hiding(name, params))
        return text[:1].upper() + text[1:]

    def hiding(self, key: str, params: Mapping[str, Any]) -> dict[str, Any]:
        """Return the values of the message ``key``; while names are hidden, without those of people."""
        hidden = self.names_hidden and key.startswith(_ABOUT_PEOPLE)
        return {name: _HIDDEN if hidden and name in _NAMES else value for name, value in params.items()}

    def text(self, key: str) -> str:
        """Return the catalogue's label of ``key`` in the language of the window."""
        return self._with_numbers(self.catalogue.text(key, self.lang))

    def hint(self, key: str) -> str:
        """Return the catalogue's explanation of ``key`` in the language of the window, empty for none."""
        return self._with_numbers(self.catalogue.hint(key, self.lang))

    def _with_numbers(self, text: str) -> str:
        if "{" not in text:
            return text
        from canvas_app.content.rule_numbers import with_numbers
        from canvas_app.services.stages import thresholds

        return with_numbers(text, partial(thresholds, self.workbook), self.lang)

    def sentence(self, key: str, /, **params: object) -> str:
        """Return the message ``key`` with its values, but no hidden names, in the language of the window."""
        return self.messages.say(key, self.lang, **self.hiding(key, params))

    def go(self, page: str, **state: object) -> None:
        """Open ``page`` and hand it ``state``; Alt+← comes back to the place left."""
        self._shell.go(page, state)

    def say(self, text: str, kind: str = "info") -> None:
        """Show ``text`` in the middle of the status bar and announce it (info, good, warning, bad)."""
        self._shell.say(text, kind)

    def strip(
        self,
        text: str,
        buttons: Sequence[Choice] = (),
        kind: str = "info",
        *,
        seconds: int = 10,
        key: str = "",
        again: Callable[[], object] | None = None,
        undoes: bool = False,
    ) -> None:
        """Show ``text`` under the top bar with ``buttons`` (words, what to do); ``seconds=0`` stays.

        ``again`` shows the same with the same key: called when the language changes while it is shown.
        ``undoes``: it tells of the latest step, and goes as soon as undo would take back another one;
        ``undo_choice`` is its button.
        """
        self._shell.strip(text, buttons, kind, seconds, key, again, undoes)

    def figure(self, read: Callable[[], T], pending: T) -> T:
        """Return what ``read`` reads of the workbook, or ``pending`` while that is not known to be sound.

        Every page reads its figures through this; which tables they need is seen from what is read. Once
        more of the file was verified, pages are told as of another day, and read anew.
        """
        try:
            with self.workbook.only_sound():
                return read()
        except UnverifiedError:
            self.soundness.waited = True
            return pending

    def undo_choice(self) -> Choice:
        """Return the button of a strip that takes back the step done just now, and never another one."""
        step = self.workbook.undo_step()
        group = step.group if step is not None else 0
        return translate("Common", "Undo"), lambda: self._shell.take_back(group)

    def unstrip(self, key: str) -> bool:
        """Take away the message that was shown with ``key``; tell whether it was there."""
        return self._shell.unstrip(key)

    def restrip(self, key: str, words: Callable[[], str | None]) -> None:
        """Say the message of ``key`` with the figures of the moment; no words take it away.

        Nothing when it is not shown.
        """
        self._shell.restrip(key, words)

    def run_edit(
        self, call: Callable[[], T], written: Callable[[T], bool] = lambda _result: True
    ) -> T | None:
        """Call a service that edits. What the person's world refuses becomes a strip, and None is returned.

        ``written`` tells of a result whether it means that something was written, so that it is saved.
        Nothing is done once the workbook is closed: a field that goes away commits a last time. Unexpected
        errors are ours: they go on to the crash window by way of ``sys.excepthook``.
        """
        if self.closed:
            return None
        try:
            result = call()
        except (PersonError, OSError) as error:
            self._shell.failed(error, lambda: self.run_edit(call, written))
            return None
        if written(result):
            self._shell.saved()
        return result

    def run_long_edit(
        self, text: str, call: Callable[[Progress], T], done: Callable[[T], object]
    ) -> LongEdit | None:
        """Call a service that edits very many records, beside the window, which shows how far it is.

        ``text`` says what is done. ``call`` runs in the worker's thread and touches nothing but the workbook;
        ``done`` gets its result when the pages have heard of the changes. What is refused becomes a strip, as
        in ``run_edit``.
        """
        if self.closed:
            return None
        from canvas_app.ui.common.long_edit import LongEdit

        again = partial(self.run_long_edit, text, call, done)
        edit = LongEdit(self.workbook, self.worker, text, call, self)
        edit.ended.connect(lambda: self._shell.hold(False))
        edit.done.connect(lambda _result: self._shell.saved())
        edit.done.connect(done)
        edit.failed.connect(lambda error: self._shell.failed(error, again))
        edit.stopped.connect(lambda: self.say(translate("Common", "Stopped. The file is as it was.")))
        self._shell.hold(True)
        edit.start()
        return edit

    def may_edit(self) -> bool:
        """Return whether the file can be written; when not, it is said why, before anything is typed."""
        if not self.workbook.read_only:
            return True
        from canvas_app.services.canvas.writing import require_writable  # late: a file is rarely read-only

        self.run_edit(lambda: require_writable(self.workbook))
        return False

    def report(self, error: Exception) -> None:
        """Say why something that is no edit (an export, a read) was not done."""
        self._shell.failed(error, None)
