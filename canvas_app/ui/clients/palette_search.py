"""Clients for the palette: found without the page, which need not be there yet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from canvas_app.services import stages
from canvas_app.services.clients.listing import ClientFilter, ClientList, ClientRow, Sort
from canvas_app.ui.clients.words import ClientWords
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.page import Hit

_HITS = 8


def find_clients(context: PageContext, text: str) -> Sequence[Hit]:
    """Return the first clients that fit ``text``."""
    if not text.strip():
        return ()
    lister = ClientList(context.session.workbook)
    model = stages.default_model(context.session.workbook)
    words = ClientWords(context, model)
    nobody: list[ClientRow] = []
    rows = context.session.figure(lambda: _rows(lister, text, model.key, context.session.as_of), nobody)
    return [
        Hit(
            words.client(row.name, lister.number(row.id)),
            " · ".join(part for part in (words.hidden(row.company), words.stage(row.shown)) if part),
            partial(context.navigator.go, "clients", client=row.id),
        )
        for row in rows
    ]


def _rows(lister: ClientList, text: str, model: str, day: date) -> list[ClientRow]:
    return lister.rows(lister.find(ClientFilter(search=text), Sort(), model, day)[:_HITS], model, day)
