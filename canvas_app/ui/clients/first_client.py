"""What is said with the first client: the note of its segment counts clients from now on."""

from __future__ import annotations

from canvas_app.ui.clients.state import ClientsState
from canvas_app.ui.common.card import Choice
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.notice import Notice
from canvas_app.ui.common.text import fill, translate


def tell_of_the_sheet(context: PageContext, state: ClientsState, client_id: int) -> None:
    """Say it if this client is the only one and belongs to a segment."""
    row = next(iter(state.rows([client_id])), None)
    segment = state.names.segments.get(row.segment_id or 0) if row is not None else None
    if segment is None or state.lister.total() != 1:
        return
    text = fill(translate("Clients", "The note “%1” counts clients now."), segment)
    show: Choice = (translate("Clients", "Show"), lambda: context.navigator.go("canvas", block="cs"))
    context.notifier.notify(Notice(text, [show], key="first-client"))
