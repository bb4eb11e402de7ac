"""What pages are built with: each takes it apart for its parts, which get only what they use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from canvas_app.ui.common.edit_runner import EditRunner
from canvas_app.ui.common.navigator import Navigator
from canvas_app.ui.common.notifier import Notifier
from canvas_app.ui.common.session import Session
from canvas_app.ui.common.texts import Texts

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from canvas_app.content import Catalogue, Messages
    from canvas_app.storage.workbook import Workbook
    from canvas_app.ui.common.actions import Actions
    from canvas_app.ui.common.dialogs import Dialogs
    from canvas_app.ui.common.preferences import Preferences
    from canvas_app.ui.common.shell import Shell
    from canvas_app.ui.common.text import Language
    from canvas_app.ui.common.theme import Theme
    from canvas_app.ui.common.worker import Worker


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


@dataclass(frozen=True, slots=True, eq=False)
class PageContext:
    """What the pages of one open workbook are built with.

    Attributes:
        session: the open workbook and the day it is looked at.
        texts: the bilingual content in the language of the window.
        notifier: tells the person something.
        navigator: opens pages.
        edits: calls services that edit.
        tools: what outlives the workbook.

    """

    session: Session
    texts: Texts
    notifier: Notifier
    navigator: Navigator
    edits: EditRunner
    tools: Tools


def page_context(
    workbook: Workbook, tools: Tools, shell: Shell, parent: QObject | None = None
) -> PageContext:
    """Return what the pages of ``workbook`` are built with in the window ``shell``."""
    session = Session(workbook, tools.worker, parent)
    return PageContext(
        session,
        Texts(session, tools.language, tools.catalogue, tools.messages),
        Notifier(workbook, shell),
        Navigator(shell),
        EditRunner(session, tools.worker, shell),
        tools,
    )
