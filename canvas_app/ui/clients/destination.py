"""Where the clients page can be: what other pages ask of it, and the places Alt+← returns to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from canvas_app.services.clients.listing import ClientFilter, Sort


@dataclass(frozen=True, slots=True)
class Destination:
    """What the page is to show.

    Attributes:
        model: key of the stage model, empty for the one shown.
        wanted: the filter, None for the one shown; ``crumb`` says in words where its clients come from.
        client: whose card is to be opened.
        run: what is to be begun: ``import``, ``add``, ``review`` (of ``ids``, None for everybody), or empty.

    """

    model: str = ""
    wanted: ClientFilter | None = None
    crumb: str = ""
    client: int | None = None
    run: str = ""
    ids: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class ListPlace:
    """A place in the list: what was listed, who was selected, which row stood at the top."""

    wanted: ClientFilter
    sort: Sort
    model: str
    crumb: str
    selected: tuple[int, ...]
    current: int | None
    top: int


def destination_of(state: Mapping[str, object]) -> Destination:
    """Return the destination that named values of another page mean; what does not fit is left out."""
    client = state.get("client")
    return Destination(
        _text(state.get("model")),
        _filter_of(state),
        _text(state.get("crumb")),
        client if isinstance(client, int) else None,
        _text(state.get("run")),
        _ids(state.get("ids")),
    )


def _filter_of(state: Mapping[str, object]) -> ClientFilter | None:
    ids, deals = _ids(state.get("ids")), _ids(state.get("deals"))
    if ids is not None or deals is not None:
        return ClientFilter(ids=ids, deals=deals)
    if "segment" in state:
        segment = state["segment"]
        return ClientFilter(segments=(segment if isinstance(segment, int) else None,))
    if stage := _text(state.get("stage")):
        return ClientFilter(stages=(stage,))
    return None


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _ids(value: object) -> tuple[int, ...] | None:
    if not isinstance(value, list | tuple | set | frozenset):
        return None
    return tuple(one for one in value if isinstance(one, int))
