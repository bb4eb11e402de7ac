"""The commands of the clients page as a table: menu, keys, palette and keyboard map are made from it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from canvas_app.ui.common.actions import FOCUS, SHOWN, Command
from canvas_app.ui.common.text import translate

if TYPE_CHECKING:
    from canvas_app.ui.clients.page import ClientsPage


def client_commands(page: ClientsPage) -> list[Command]:
    """Return every command of the page."""
    return [*_of_page(page), *_of_rows(page), *_of_card(page), *_shown()]


def _of_page(page: ClientsPage) -> list[Command]:
    def make(
        name: str, words: Callable[[], str], run: Callable[[], object], *keys: str, section: str = "list"
    ) -> Command:
        return Command(f"clients.{name}", words, run, keys, menu="page", section=section)

    return [
        Command(
            "clients.add",
            lambda: translate("Clients", "+ Client"),
            page.add_client,
            ("Insert",),
            menu="page",
            section="list",
            reach=FOCUS,
            target=page.area,
        ),
        Command(
            "clients.paste",
            lambda: translate("Clients", "Paste rows"),
            page.importing.paste,
            ("Ctrl+V",),
            menu="edit",
            section="clipboard",
            reach=FOCUS,
            target=page.area,
        ),
        make("save_view", lambda: translate("Clients", "Save this view…"), page.views.save),
        make("review", lambda: translate("Clients", "Review suggested stages"), page.start_review),
        make("employees", lambda: translate("Clients", "Employees…"), page.open_employees),
        make("erase_deleted", lambda: translate("Clients", "Erase deleted people…"), page.erase_deleted),
        make("erased", lambda: translate("Clients", "Erased clients in backups…"), page.look_for_erased),
        make("export", lambda: translate("Clients", "Export CSV…"), page.export),
        Command(
            "clients.document",
            lambda: translate("Clients", "Document of the client"),
            page.open_document,
            ("Ctrl+E",),
            menu="file",
            section="document",
        ),
        Command(
            "clients.print",
            lambda: translate("Clients", "Print…"),
            partial(page.open_document, printing=True),
            ("Ctrl+P",),
            menu="file",
            section="document",
        ),
    ]


def _of_rows(page: ClientsPage) -> list[Command]:
    return [
        Command(
            "clients.confirm",
            lambda: translate("Clients", "Confirm suggested stage"),
            page.confirm_stage,
            ("F8",),
            menu="page",
            section="stage",
        ),
        Command(
            "clients.other",
            lambda: translate("Clients", "Choose another stage…"),
            page.choose_other,
            ("Shift+F8",),
            menu="page",
            section="stage",
        ),
        Command(
            "clients.archive",
            lambda: translate("Clients", "To the archive"),
            page.archive,
            ("Del",),
            menu="page",
            section="rows",
            reach=FOCUS,
            target=page.area.table,
        ),
        Command(
            "clients.edit",
            lambda: translate("Clients", "Edit fields"),
            page.edit_fields,
            ("F2",),
            menu="page",
            section="rows",
            reach=FOCUS,
            target=page.area.table,
        ),
        Command(
            "clients.delete",
            lambda: translate("Clients", "Delete with everything"),
            page.delete,
            menu="page",
            section="rows",
        ),
    ]


def _of_card(page: ClientsPage) -> list[Command]:
    return [
        Command(
            "clients.entry",
            lambda: translate("Clients", "New entry"),
            page.card.entry.focus_line,
            ("Insert",),
            menu="page",
            section="card",
            where=_card,
            reach=FOCUS,
            target=page.card,
        ),
        Command(
            "clients.why",
            lambda: translate("Clients", "Why this stage"),
            page.card.stage.toggle_why,
            menu="page",
            section="card",
            where=_card,
        ),
    ]


def _shown() -> list[Command]:
    def told(
        name: str, words: Callable[[], str], *keys: str, where: Callable[[], str] | None = None
    ) -> Command:
        return Command(f"clients.{name}", words, None, keys, where=where, reach=SHOWN, palette=False)

    return [
        told("type", lambda: translate("Clients", "any text: search")),
        told("open", lambda: translate("Clients", "card of the row"), "Return"),
        told("back", lambda: translate("Clients", "back to the row"), "Esc"),
        told("ends", lambda: translate("Clients", "first row, last row"), "Home", "End"),
        told("all", lambda: translate("Clients", "select all found"), "Ctrl+A"),
        told("column", lambda: translate("Clients", "filter of the column"), "Alt+Down"),
        told("note", lambda: translate("Clients", "save entry, next"), "Ctrl+Return", where=_card),
        told("score", lambda: translate("Clients", "1 … 5: score"), where=_card),
        told("unknown", lambda: translate("Clients", "score unknown"), "Del", where=_card),
        told("review_next", lambda: translate("Clients", "confirm, next"), "Return", where=_review),
        told("review_skip", lambda: translate("Clients", "skip"), "Down", where=_review),
        told("review_end", lambda: translate("Clients", "end"), "Esc", where=_review),
    ]


def _card() -> str:
    return translate("Clients", "Card")


def _review() -> str:
    return translate("Clients", "Review of suggestions")
