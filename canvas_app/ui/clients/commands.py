"""The commands of the clients page as a table: menu, keys, palette and keyboard map are made from it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from canvas_app.ui.clients.parts import ClientsParts
from canvas_app.ui.common.actions import FOCUS, SHOWN, Command
from canvas_app.ui.common.text import translate


def client_commands(to: ClientsParts) -> list[Command]:
    """Return every command of the page."""
    return [*_of_page(to), *_of_rows(to), *_of_card(to), *_shown()]


def _of_page(to: ClientsParts) -> list[Command]:
    def make(
        name: str, words: Callable[[], str], run: Callable[[], object], *keys: str, section: str = "list"
    ) -> Command:
        return Command(f"clients.{name}", words, run, keys, menu="page", section=section)

    return [
        Command(
            "clients.add",
            lambda: translate("Clients", "+ Client"),
            to.cards.add_client,
            ("Insert",),
            menu="page",
            section="list",
            reach=FOCUS,
            target=to.area,
        ),
        Command(
            "clients.paste",
            lambda: translate("Clients", "Paste rows"),
            to.importing.paste,
            ("Ctrl+V",),
            menu="edit",
            section="clipboard",
            reach=FOCUS,
            target=to.area,
        ),
        make("save_view", lambda: translate("Clients", "Save this view…"), to.views.save),
        make("review", lambda: translate("Clients", "Review suggested stages"), to.review.start),
        make("employees", lambda: translate("Clients", "Employees…"), to.cards.open_employees),
        make(
            "erase_deleted", lambda: translate("Clients", "Erase deleted people…"), to.actions.erase_deleted
        ),
        make(
            "erased", lambda: translate("Clients", "Erased clients in backups…"), to.actions.look_for_erased
        ),
        make("export", lambda: translate("Clients", "Export CSV…"), to.outputs.export),
        Command(
            "clients.document",
            lambda: translate("Clients", "Document of the client"),
            to.outputs.open_document,
            ("Ctrl+E",),
            menu="file",
            section="document",
        ),
        Command(
            "clients.print",
            lambda: translate("Clients", "Print…"),
            partial(to.outputs.open_document, printing=True),
            ("Ctrl+P",),
            menu="file",
            section="document",
        ),
    ]


def _of_rows(to: ClientsParts) -> list[Command]:
    return [
        Command(
            "clients.confirm",
            lambda: translate("Clients", "Confirm suggested stage"),
            to.decisions.confirm,
            ("F8",),
            menu="page",
            section="stage",
        ),
        Command(
            "clients.other",
            lambda: translate("Clients", "Choose another stage…"),
            to.cards.choose_other,
            ("Shift+F8",),
            menu="page",
            section="stage",
        ),
        Command(
            "clients.archive",
            lambda: translate("Clients", "To the archive"),
            to.actions.archive,
            ("Del",),
            menu="page",
            section="rows",
            reach=FOCUS,
            target=to.area.table,
        ),
        Command(
            "clients.edit",
            lambda: translate("Clients", "Edit fields"),
            to.cards.edit_fields,
            ("F2",),
            menu="page",
            section="rows",
            reach=FOCUS,
            target=to.area.table,
        ),
        Command(
            "clients.delete",
            lambda: translate("Clients", "Delete with everything"),
            to.actions.delete,
            menu="page",
            section="rows",
        ),
    ]


def _of_card(to: ClientsParts) -> list[Command]:
    return [
        Command(
            "clients.entry",
            lambda: translate("Clients", "New entry"),
            to.card.entry.focus_line,
            ("Insert",),
            menu="page",
            section="card",
            where=_card,
            reach=FOCUS,
            target=to.card,
        ),
        Command(
            "clients.why",
            lambda: translate("Clients", "Why this stage"),
            to.card.stage.toggle_why,
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
