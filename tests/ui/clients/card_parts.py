"""What the tests of the card share: the client that it shows."""

from __future__ import annotations

from canvas_app.domain.clients.model import Client


def client(page, name: str) -> Client:
    return page.context.session.workbook.get(Client, page.ids[name])
