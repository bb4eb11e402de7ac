"""Deals and their lines: entered, corrected, won, lost, reopened, deleted."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from canvas_app.domain.canvas.model import Stream
from canvas_app.domain.changes import Changes
from canvas_app.domain.errors import NotFoundError, ValueRefusedError
from canvas_app.domain.kinds import KINDS, clean
from canvas_app.domain.money import require_countable
from canvas_app.domain.sales.model import Deal, DealLine, deal_status
from canvas_app.domain.text import clean_line
from canvas_app.services import records
from canvas_app.services.canvas.names import find_or_make
from canvas_app.services.clients.register import Added, client_of
from canvas_app.storage.edit import Edit
from canvas_app.storage.queries import counts
from canvas_app.storage.workbook import Workbook


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is entered.

    Attributes:
        amount: 1/10,000 of the deal's currency.
        stream_id: the stream it belongs to; ``stream`` names one that may be new; neither: none.

    """

    amount: int
    stream_id: int | None = None
    stream: str = ""


@dataclass(frozen=True, slots=True)
class DealView:
    """A deal with its lines.

    Attributes:
        status: ``won``, ``lost``, ``open`` or ``none`` as of the day asked for.
        amount: the sum of its lines.
        streams: names of their streams, each once.

    """

    deal: Deal
    lines: tuple[DealLine, ...]
    status: str
    streams: tuple[str, ...]

    @property
    def amount(self) -> int:
        """The sum of the lines, in 1/10,000 of the deal's currency."""
        return sum(line.amount for line in self.lines)

    @property
    def day(self) -> date | None:
        """The day it was won or lost, else expected, else opened."""
        deal = self.deal
        return deal.won_on or deal.lost_on or deal.expected_on or deal.opened_on


def deals(workbook: Workbook, client_id: int, day: date) -> tuple[DealView, ...]:
    """Return the deals of a client, open ones first, then the latest."""
    names = {stream.id: stream.name for stream in workbook.all(Stream)}
    found = []
    for deal in workbook.all(Deal, client_id=client_id):
        lines = workbook.all(DealLine, deal_id=deal.id)
        streams = dict.fromkeys(names[line.stream_id] for line in lines if line.stream_id is not None)
        found.append(DealView(deal, lines, deal_status(deal, day), tuple(streams)))
    return tuple(sorted(found, key=_order))


def _order(view: DealView) -> tuple[bool, int, int]:
    day = view.day
    return view.status != "open", -(day.toordinal() if day else 0), -view.deal.id


def add_deal(
    workbook: Workbook, client_id: int, lines: Iterable[Line], *, origin: str = "", **fields: Any
) -> Added:
    """Add a deal; ``fields`` are those of ``Deal``, the workbook's currency unless one is given.

    Raises:
        NotFoundError: the client is gone.
        ValueRefusedError: ``value.no_lines``, ``value.currency``, ``value.probability``,
            ``value.won_and_lost``, ``value.dates_order`` or ``value.amounts_large``.

    """
    client = client_of(workbook, client_id)
    wanted = _some(lines)
    values = {"employee_id": client.employee_id, "currency": workbook.setting("currency"), **fields}
    deal = clean(replace(Deal(workbook.ids(), client_id), **values))
    with workbook.edit("edit.deal_add", origin=origin, name=client.name) as edit:
        edit.put(deal)
        _write_lines(workbook, edit, deal.id, (), wanted)
    return Added(deal.id, edit.changes)


def edit_deal(
    workbook: Workbook, deal_id: int, lines: Iterable[Line] | None = None, *, origin: str = "", **fields: Any
) -> Changes:
    """Change fields of a deal, and its lines when they are given.

    Raises:
        NotFoundError: the deal is gone.
        ValueRefusedError: as for ``add_deal``.

    """
    before = _deal(workbook, deal_id)
    client = client_of(workbook, before.client_id)
    deal = clean(replace(before, **fields))
    wanted = None if lines is None else _some(lines)
    with workbook.edit("edit.deal_edit", origin=origin, name=client.name) as edit:
        edit.put(deal)
        if wanted is not None:
            _write_lines(workbook, edit, deal_id, workbook.all(DealLine, deal_id=deal_id), wanted)
    return edit.changes


def _some(lines: Iterable[Line]) -> tuple[Line, ...]:
    wanted = tuple(lines)
    if not wanted:
        raise ValueRefusedError("value.no_lines")
    return wanted


def _write_lines(
    workbook: Workbook, edit: Edit, deal_id: int, before: tuple[DealLine, ...], wanted: tuple[Line, ...]
) -> None:
    """Bring a deal's lines to what is wanted; the records of the first lines are kept."""
    for place, line in enumerate(wanted):
        stream_id = line.stream_id
        if stream_id is None and clean_line(line.stream):
            stream_id = find_or_make(workbook, edit, Stream, clean_line(line.stream), "yellow").id
        record_id = before[place].id if place < len(before) else edit.new_id()
        edit.put(DealLine(record_id, deal_id, line.amount, stream_id, place))
    edit.delete_all(DealLine, [line.id for line in before[len(wanted) :]])
    require_countable(counts.amounts(workbook))


def win_deal(workbook: Workbook, deal_id: int, day: date, *, origin: str = "") -> Changes:
    """Note that a deal was won on ``day``.

    Raises:
        NotFoundError: the deal is gone.
        ValueRefusedError: ``value.dates_order``: before it was opened.

    """
    deal, client = _with_client(workbook, deal_id)
    changed = clean(replace(deal, won_on=day, lost_on=None))
    with workbook.edit("edit.deal_won", origin=origin, name=client) as edit:
        edit.put(changed)
    return edit.changes


def lose_deal(workbook: Workbook, deal_id: int, day: date, *, origin: str = "") -> Changes:
    """Note that a deal was lost on ``day`` (errors as for ``win_deal``)."""
    deal, client = _with_client(workbook, deal_id)
    changed = clean(replace(deal, won_on=None, lost_on=day))
    with workbook.edit("edit.deal_lost", origin=origin, name=client) as edit:
        edit.put(changed)
    return edit.changes


def reopen_deal(workbook: Workbook, deal_id: int, *, origin: str = "") -> Changes:
    """Take a deal up again: it is neither won nor lost (NotFoundError when it is gone)."""
    deal, client = _with_client(workbook, deal_id)
    with workbook.edit("edit.deal_reopen", origin=origin, name=client) as edit:
        edit.put(replace(deal, won_on=None, lost_on=None))
    return edit.changes


def delete_deals(workbook: Workbook, deal_ids: Collection[int], *, origin: str = "") -> Changes:
    """Delete deals with their lines; those that are gone are left out."""
    found = [deal for one in deal_ids if (deal := workbook.get(Deal, one)) is not None]
    name = client_of(workbook, found[0].client_id).name if found else ""
    with workbook.edit("edit.deal_delete", origin=origin, count=len(found), name=name) as edit:
        records.remove(workbook, edit, KINDS["deal"], [deal.id for deal in found])
    return edit.changes


def _deal(workbook: Workbook, deal_id: int) -> Deal:
    deal = workbook.get(Deal, deal_id)
    if deal is None:
        raise NotFoundError("not_found.deal", id=deal_id)
    return deal


def _with_client(workbook: Workbook, deal_id: int) -> tuple[Deal, str]:
    deal = _deal(workbook, deal_id)
    return deal, client_of(workbook, deal.client_id).name
