"""Building the sample's records: pure, and the same for the same language, currency and day."""

from __future__ import annotations

from datetime import date

from canvas_app.content.stage_models import load_stage_models
from canvas_app.domain.clients.model import Client
from canvas_app.domain.record import Record
from canvas_app.domain.setting import Setting
from canvas_app.domain.stages.model import SOURCES, Assessment
from canvas_app.services.sample.book import Book
from canvas_app.services.sample.cast import Guest, cast
from canvas_app.services.sample.decisions import Decisions, Story
from canvas_app.services.sample.names import Names
from canvas_app.services.sample.register import enrol, hire, introduce
from canvas_app.services.sample.scoring import assess
from canvas_app.services.sample.script import load_script
from canvas_app.services.sample.sheet import draw_canvases
from canvas_app.services.sample.story import tell
from canvas_app.services.sample.talk import Talk
from canvas_app.services.sample.trade import sell

COFFEE = "coffee"
_SOURCES = tuple(zip(SOURCES, (55.0, 15.0, 30.0), strict=True))


def build_sample(lang: str, day: date, currency: str = "", name: str = COFFEE) -> tuple[Record, ...]:
    """Return every record of the sample ``name``, parents before children.

    Args:
        lang: ``ru`` or ``en``.
        day: what every date is reckoned from; only the day an open deal is expected by may lie after it.
        currency: ISO 4217 code; empty: the language's own.
        name: which sample.

    Raises:
        FileNotFoundError: there is no such sample.

    """
    book = Book(load_script(name, lang, currency), day)
    names = Names(book.script, book.dice)
    draw_canvases(book)
    hire(book, names)
    guests = _guests(book)
    clients = enrol(book, names, guests)
    talk, decisions = Talk(book), Decisions(book, load_stage_models())
    for guest, client in zip(guests, clients, strict=True):
        people = introduce(book, names, guest, client) if guest.company else []
        deals = sell(book, guest, client)
        interactions = talk.hold(guest, client, people)
        decisions.decide(Story(guest, client, deals, interactions, _assessments(book, guest, client)))
    _settings(book)
    return tuple(book.records())


def _guests(book: Book) -> list[Guest]:
    """Return the guests with their stories, those who came first in front."""
    guests = cast(book.script, book.dice)
    rhythms = {entry["key"]: entry["rhythm"] for entry in book.script.many("segment")}
    for guest in guests:
        tell(guest, book.dice, book.calendar, rhythms[guest.segment])
        assess(guest, book.dice)
    return sorted(guests, key=lambda guest: -guest.reach[1])


def _assessments(book: Book, guest: Guest, client: Client) -> list[Assessment]:
    return [
        book.add(
            Assessment,
            client_id=client.id,
            on=book.calendar.business(ago, guest.segment),
            source=book.dice.weighted(_SOURCES),
            **{key.lower(): value for key, value in scores.items()},
        )
        for ago, scores in guest.scores
    ]


def _settings(book: Book) -> None:
    script = book.script
    settings = {
        "language": script.lang,
        "currency": script.currency,
        "business": script.line("business"),
        "author": f"{script.line('author')}\n{script.line('contact')}",
    }
    for key, value in settings.items():
        book.add(Setting, key=key, value=value)
