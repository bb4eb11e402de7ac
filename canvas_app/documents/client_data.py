"""What the report on a client is made of: frozen data in the language of the document, ready to print."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from canvas_app.documents.data import Chart, Cover


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label and its value."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class ScorePart:
    """One of the seven scores; ``value`` on 1–5, None when nobody gave it."""

    label: str
    value: float | None = None
    on: date | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class ConditionPart:
    """A condition with what it requires and what was found, ready to print.

    Attributes:
        result: ``yes``, ``no`` or ``unknown``.
        group: a number shared by conditions of which one suffices; None for one by itself.

    """

    text: str
    required: str
    actual: str
    result: str
    group: int | None = None


@dataclass(frozen=True, slots=True)
class ModelPart:
    """Where a client stands in one model and why.

    Attributes:
        short: what the model is called in the table of all; empty: its name.
        confirmed: the confirmed stage, or empty; ``since`` and ``by`` belong to it, ``reason`` says why it
            differs from the suggested one.
        subs: what belongs to the stage: «доверие только сотруднику».
        conditions: of the suggested stage; ``next_conditions`` of ``next_stage``, empty at the top.
        supporting: what speaks for a stage without being asked by it.

    """

    model: str
    suggested: str
    confirmed: str = ""
    since: date | None = None
    by: str = ""
    reason: str = ""
    confidence: str = ""
    subs: tuple[str, ...] = ()
    conditions: tuple[ConditionPart, ...] = ()
    next_stage: str = ""
    next_conditions: tuple[ConditionPart, ...] = ()
    short: str = ""
    supporting: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EventPart:
    """Something that happened with a client: what it was, in words, and who did it."""

    on: date
    what: str
    text: str = ""
    who: str = ""


@dataclass(frozen=True, slots=True)
class RecordColumn:
    """A column of a table of records: its heading, its share of the width; numbers stand at the right."""

    heading: str
    share: float
    right: bool = False


@dataclass(frozen=True, slots=True)
class RecordRow:
    """A record: its cells, and the longer texts that stand under them over the whole width."""

    cells: tuple[str, ...]
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordsPart:
    """The records of one kind that belong to a client, as a table."""

    title: str
    columns: tuple[RecordColumn, ...]
    rows: tuple[RecordRow, ...]


@dataclass(frozen=True, slots=True)
class ClientReport:
    """Everything about one client.

    Attributes:
        state: active, inactive or ended, in words.
        low_score: a known low score holds the client lower than no score would.
        events: newest first.
        records: what else belongs to the client, a section for each kind of record.

    """

    cover: Cover
    name: str
    state: str
    card: tuple[Labelled, ...] = ()
    facts: tuple[Labelled, ...] = ()
    scores: tuple[ScorePart, ...] = ()
    models: tuple[ModelPart, ...] = ()
    flags: tuple[str, ...] = ()
    advice: tuple[str, ...] = ()
    events: tuple[EventPart, ...] = ()
    records: tuple[RecordsPart, ...] = ()
    profile: Chart | None = None
    path: Chart | None = None
    low_score: bool = False
