"""The sample's deals: won by the story's days, some lost, some open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from canvas_app.domain.clients.model import Client
from canvas_app.domain.sales.model import Deal, DealLine
from canvas_app.services.sample.book import Book
from canvas_app.services.sample.cast import ADVOCATE, FIRST, PARTNER, PROSPECT, SUPPORTER, Guest
from canvas_app.services.sample.script import Entry

_DEARER_SINCE = 290
_BEFORE = 0.92
"""Prices were raised once: share of today's price that was asked before."""
_LARGEST = 6.0
"""No client buys more of a thing at once than so many times the usual."""
_LOYAL = {SUPPORTER: 1.1, ADVOCATE: 1.4, PARTNER: 2.2}
"""How much more those buy at once who stand high."""


@dataclass(frozen=True, slots=True)
class _Taste:
    """What a client buys: the products, the favourite among them, how much of each."""

    products: Sequence[tuple[Entry, float]]
    favourite: Entry
    size: float


def sell(book: Book, guest: Guest, client: Client) -> list[Deal]:
    """Add the client's deals with their lines and return the deals, the oldest first."""
    taste = _taste(book, guest)
    deals = [_won(book, guest, client, taste, ago) for ago in guest.deals]
    newest = guest.ended + 1
    oldest = guest.reach.get(PROSPECT, 0)
    if guest.facts >= PROSPECT and not guest.silent:
        lost_chance = 0.3 if guest.facts == PROSPECT else 0.2
        if oldest - newest > 25 and book.dice.chance(lost_chance):
            deals.append(_lost(book, guest, client, taste, book.dice.whole(newest, oldest - 22)))
        if guest.active and oldest > 2 and book.dice.chance(0.34 if guest.facts == PROSPECT else 0.09):
            deals.append(_open(book, guest, client, taste, min(oldest, book.dice.whole(2, 55))))
    return deals


def _taste(book: Book, guest: Guest) -> _Taste:
    products = [
        (entry, float(entry["weight"]))
        for entry in book.script.many("product")
        if entry["segment"] == guest.segment and entry.get("company", False) == guest.company
    ] or [(entry, 1.0) for entry in book.script.many("product") if entry["segment"] == guest.segment]
    favourites = [(entry, weight) for entry, weight in products if not entry.get("seldom")]
    size = book.dice.skewed(0.46, 4.6, 5) if guest.company else book.dice.skewed(0.55, 1.4)
    size = min(size * _LOYAL.get(guest.rung, 1.0), _LARGEST)
    return _Taste(products, book.dice.weighted(favourites), size)


def _won(book: Book, guest: Guest, client: Client, taste: _Taste, ago: int) -> Deal:
    lag = min(book.dice.whole(0, 9) if guest.company else 0, guest.reach[FIRST] - ago)
    on = book.calendar.business(ago, guest.segment)
    first = _product(book, taste)
    deal = book.add(
        Deal,
        client_id=client.id,
        title=book.script.text(first),
        currency=book.script.currency,
        opened_on=book.calendar.business(ago + lag, guest.segment),
        won_on=on,
        employee_id=_seller(book, client),
    )
    _lines(book, guest, deal, taste, first, ago)
    return deal


def _lost(book: Book, guest: Guest, client: Client, taste: _Taste, ago: int) -> Deal:
    first = _product(book, taste)
    deal = book.add(
        Deal,
        client_id=client.id,
        title=book.script.text(first),
        currency=book.script.currency,
        opened_on=book.calendar.business(ago + book.dice.whole(3, 20), guest.segment),
        lost_on=book.calendar.business(ago, guest.segment),
        employee_id=_seller(book, client),
    )
    _lines(book, guest, deal, taste, first, ago)
    return deal


def _open(book: Book, guest: Guest, client: Client, taste: _Taste, ago: int) -> Deal:
    """Add an open deal; the day it is expected by may well lie ahead, or have passed."""
    suits = "company" if guest.company else "person"
    sold = {entry["stream"]: entry for entry, _ in reversed(taste.products)}
    offers = [e for e in book.script.many("open_deal") if e["for"] == suits and e["stream"] in sold]
    offer = book.dice.pick(offers)
    deal = book.add(
        Deal,
        client_id=client.id,
        title=book.script.text(offer),
        currency=book.script.currency,
        opened_on=book.calendar.business(ago, guest.segment),
        expected_on=book.calendar.on(ago - book.dice.whole(20, 75)),
        probability=book.dice.pick((10, 20, 30, 40, 50, 60, 70, 80, 90)),
        employee_id=client.employee_id,
    )
    _lines(book, guest, deal, taste, sold[offer["stream"]], ago, times=offer["times"])
    return deal


def _seller(book: Book, client: Client) -> int | None:
    return client.employee_id if book.dice.chance(0.7) else book.dice.pick(book.employees).id


def _product(book: Book, taste: _Taste) -> Entry:
    return taste.favourite if book.dice.chance(0.55) else book.dice.weighted(taste.products)


def _lines(
    book: Book, guest: Guest, deal: Deal, taste: _Taste, first: Entry, ago: int, times: int = 1
) -> None:
    """Add the deal's lines: the first product, and now and then others of other streams."""
    products = [first]
    if times == 1:
        for chance in (0.24, 0.2) if guest.company else (0.1, 0.05):
            extra = book.dice.weighted(taste.products)
            taken = {entry["stream"] for entry in products}
            if book.dice.chance(chance) and extra["stream"] not in taken:
                products.append(extra)
    for position, entry in enumerate(products):
        low, high = entry["count"]
        count = max(1, round(book.dice.skewed(low, high) * taste.size)) * times
        amount = book.script.amount(entry["price"], count, _BEFORE if ago > _DEARER_SINCE else 1.0)
        book.add(
            DealLine,
            deal_id=deal.id,
            amount=amount,
            stream_id=book.streams[entry["stream"]],
            position=position,
        )
