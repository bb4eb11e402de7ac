"""Every kind of record, declared once; what storage, services and views need of it follows from here.

A new kind is a frozen dataclass with a ``Kind`` in ``KINDS``, its words, and a migration. Its table, indexes,
references, digest, undo, going with its owner, erasing, the check of its values and their rescue, the views
that read anew, whether suggested stages are worked out anew, its form, its list with columns and filters, and
what its fields are called and say follow from what is declared.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from canvas_app.domain import kind_forms, kind_rules, kind_tables
from canvas_app.domain.activity.model import DIRECTIONS, INTERACTION_KINDS, OUTCOMES, Interaction
from canvas_app.domain.activity.tasks import TASK
from canvas_app.domain.canvas.model import (
    ANSWER_MARKS,
    BLOCKS,
    CERTAINTIES,
    COLOURS,
    Answer,
    Canvas,
    Note,
    Segment,
    Stream,
)  # fmt: skip
from canvas_app.domain.clients.model import CLIENT_TYPES, COUNT_LIMIT, TAG_LIMIT, Client, Employee, Person
from canvas_app.domain.errors import ValueRefusedError
from canvas_app.domain.fields import (
    Amount,
    Choice,
    Clock,
    Count,
    Currency,
    Day,
    Json,
    Line,
    Phone,
    Place,
    Ref,
    Refs,
    Score,
    Switch,
    Text,
    Version,
    Whole,
    Words,
)  # fmt: skip
from canvas_app.domain.record_kind import CLIENTS, RELATIONSHIPS, SHEET, SHEET_FIGURES, Index, Kind
from canvas_app.domain.sales.model import Deal, DealLine
from canvas_app.domain.setting import Setting
from canvas_app.domain.stages.model import (
    CONFIDENCES,
    SCALES,
    SCORES,
    SOURCES,
    Assessment,
    StageRecord,
)  # fmt: skip

_COUNT: Final = Count(COUNT_LIMIT)
_SCORE: Final = Score(min(low for low, _ in SCALES.values()), max(high for _, high in SCALES.values()))
_OF_CLIENT: Final = Ref("client", owns=True)
_TOLD_ELSEWHERE: Final = ()
"""The client's document tells of it on its card or among what happened, and not in a section of its own."""

_DECLARED: Final = (
    Kind(
        Canvas,
        {"name": Line(required=True), "position": Place()},
        home="canvas",
        views=(SHEET,),
        form=kind_forms.EDITED_ELSEWHERE,
    ),
    Kind(
        Segment,
        {"name": Line(required=True), "colour": Choice(COLOURS, "colour"), "position": Place()},
        home="canvas",
        views=(SHEET, CLIENTS, RELATIONSHIPS),
        form=kind_forms.EDITED_ELSEWHERE,
        made_by_name=True,
    ),
    Kind(
        Stream,
        {"name": Line(required=True), "colour": Choice(COLOURS, "colour"), "position": Place()},
        home="canvas",
        views=(SHEET, CLIENTS),
        form=kind_forms.EDITED_ELSEWHERE,
        made_by_name=True,
    ),
    Kind(
        Note,
        {
            "canvas_id": Ref("canvas", owns=True),
            "block": Choice(BLOCKS, "block"),
            "position": Place(),
            "text": Text(),
            "colour": Choice(COLOURS, "colour"),
            "kinds": Words(),
            "certainty": Choice(CERTAINTIES, "certainty"),
            "question": Line(),
            "segment_id": Ref("segment"),
            "stream_id": Ref("stream"),
            "segments": Refs("segment"),
            "links": Refs("note"),
            "target": Line(),
            "monthly_cost": Amount(),
        },
        indexes=(Index("by_canvas", "canvas_id, block, position"),),
        home="canvas",
        views=(SHEET,),
        form=kind_forms.EDITED_ELSEWHERE,
        table=kind_tables.NOTES,
    ),
    Kind(
        Answer,
        {
            "canvas_id": Ref("canvas", owns=True),
            "question": Line(),
            "segment_id": Ref("segment"),
            "text": Text(),
            "mark": Choice(ANSWER_MARKS),
        },
        indexes=(Index("by_question", "canvas_id, question, segment_id", unique=True),),
        home="canvas",
        views=(SHEET,),
        form=kind_forms.EDITED_ELSEWHERE,
    ),
    Kind(
        Employee,
        {"name": Line(required=True), "role": Line()},
        home="clients",
        views=(SHEET_FIGURES, CLIENTS, RELATIONSHIPS),
        about_people=True,
        table=kind_tables.EMPLOYEES,
        made_by_name=True,
    ),
    Kind(
        Client,
        {
            "name": Line(required=True),
            "type": Choice(CLIENT_TYPES, "client.type"),
            "code": Line(),
            "company": Line(),
            "segment_id": Ref("segment"),
            "employee_id": Ref("employee"),
            "email": Line(),
            "phone": Phone(),
            "city": Line(),
            "country": Line(),
            "source": Line(),
            "tags": Words(limit=TAG_LIMIT),
            "remarks": Text(),
            "created_on": Day(),
            "qualified": Switch(),
            "continuing": Switch(),
            "sole": Switch(),
            "mentions": _COUNT,
            "referrals": _COUNT,
            "referrals_won": _COUNT,
            "joint": _COUNT,
            "ended_on": Day(),
            "reopened_on": Day(),
            "archived": Switch(),
        },
        indexes=(
            Index("by_code", "code", unique=True, filled="code"),
            Index("by_segment", "segment_id"),
            Index("by_employee", "employee_id"),
        ),
        home="clients",
        counted="n.clients",
        views=(SHEET_FIGURES, CLIENTS, RELATIONSHIPS),
        evidence=True,
        about_people=True,
        outside=True,
        form=kind_forms.CLIENT,
        listing=kind_forms.CLIENTS,
        searched=("tags", "name", "company", "code", "email", "city", "country", "remarks", "phone"),
        table=kind_tables.CLIENTS,
    ),
    Kind(
        Person,
        {
            "client_id": _OF_CLIENT,
            "name": Line(required=True),
            "role": Line(),
            "email": Line(),
            "phone": Phone(),
        },
        indexes=(Index("by_client", "client_id"),),
        home="clients",
        reported=_TOLD_ELSEWHERE,
        counted="n.people",
        views=(CLIENTS,),
        about_people=True,
        outside=True,
        form=kind_forms.PERSON,
        searched=("name", "role", "email", "phone"),
        table=kind_tables.PEOPLE,
        made_by_name=True,
    ),
    Kind(
        Interaction,
        {
            "client_id": _OF_CLIENT,
            "on": Day(),
            "kind_key": Choice(INTERACTION_KINDS, "int"),
            "time": Clock(),
            "direction": Choice(DIRECTIONS, "int.direction"),
            "two_way": Switch(),
            "outcome": Choice(OUTCOMES, "outcome"),
            "employee_id": Ref("employee"),
            "person_id": Ref("person", forgets=True),
            "summary": Text(),
            "answered_on": Day(),
        },
        indexes=(Index("by_client", "client_id, day"),),
        home="clients",
        reported=_TOLD_ELSEWHERE,
        counted="n.interactions",
        views=(SHEET_FIGURES, CLIENTS, RELATIONSHIPS),
        evidence=True,
        about_people=True,
        form=kind_forms.INTERACTION,
        rule=kind_rules.interaction_rule,
        table=kind_tables.INTERACTIONS,
    ),
    Kind(
        Deal,
        {
            "client_id": _OF_CLIENT,
            "title": Line(),
            "code": Line(),
            "currency": Currency(),
            "opened_on": Day(),
            "won_on": Day(),
            "lost_on": Day(),
            "expected_on": Day(),
            "probability": Whole(0, 100, "value.probability"),
            "employee_id": Ref("employee"),
        },
        indexes=(
            Index("by_code", "code", unique=True, filled="code"),
            Index("by_client", "client_id"),
            Index("by_won", "won_on"),
        ),
        home="clients",
        reported=_TOLD_ELSEWHERE,
        counted="n.deals",
        views=(SHEET_FIGURES, CLIENTS, RELATIONSHIPS),
        evidence=True,
        about_people=True,
        form=kind_forms.DEAL,
        rule=kind_rules.deal_rule,
        table=kind_tables.DEALS,
    ),
    Kind(
        DealLine,
        {
            "deal_id": Ref("deal", owns=True),
            "amount": Amount(),
            "stream_id": Ref("stream"),
            "position": Place(),
        },
        indexes=(Index("by_deal", "deal_id"),),
        home="clients",
        counted="n.deal_lines",
        views=(SHEET_FIGURES, CLIENTS, RELATIONSHIPS),
        form=kind_forms.EDITED_ELSEWHERE,
        evidence=True,
    ),
    Kind(
        Assessment,
        {
            "client_id": _OF_CLIENT,
            "on": Day(),
            "source": Choice(SOURCES, "score.source"),
            "scale": Choice(SCALES),
            **{key.lower(): _SCORE for key in SCORES},
        },
        indexes=(Index("by_client", "client_id, day"),),
        home="clients",
        reported=_TOLD_ELSEWHERE,
        counted="n.assessments",
        views=(SHEET_FIGURES, CLIENTS, RELATIONSHIPS),
        together=kind_rules.SCORES_OF_A_SCALE,
        evidence=True,
        about_people=True,
        form=kind_forms.ASSESSMENT,
        listing=kind_forms.ASSESSMENTS,
        table=kind_tables.ASSESSMENTS,
    ),
    Kind(
        StageRecord,
        {
            "client_id": _OF_CLIENT,
            "model": Line(),
            "stage": Line(),
            "on": Day(),
            "suggested": Line(),
            "reason": Text(),
            "decided_by": Line(),
            "confidence": Choice(("", *CONFIDENCES), "conf"),
            "thresholds_version": Version(),
            "evidence": Json(),
        },
        indexes=(Index("by_client", "client_id, model, day"), Index("by_day", "model, day")),
        home="clients",
        reported=_TOLD_ELSEWHERE,
        counted="n.stages",
        views=(SHEET_FIGURES, CLIENTS, RELATIONSHIPS),
        together=kind_rules.STAGE_OF_A_MODEL,
        evidence=True,
        about_people=True,
        form=kind_forms.EDITED_ELSEWHERE,
        table=kind_tables.STAGES,
    ),
    TASK,
    Kind(
        Setting,
        {"key": Line(), "value": Text()},
        indexes=(Index("by_key", "key", unique=True),),
        form=kind_forms.EDITED_ELSEWHERE,
        together=kind_rules.SETTING_THAT_FITS,
        views=(SHEET, SHEET_FIGURES, CLIENTS, RELATIONSHIPS),
    ),
)

KINDS: Final[Mapping[str, Kind]] = {one.name: one for one in _DECLARED}
"""Every kind of record a workbook keeps, parents before children."""


def clean(record: Any) -> Any:
    """Return ``record`` with every field cleaned and what holds between them checked.

    Raises:
        ValueRefusedError: a value cannot be stored, and why.

    """
    kind = KINDS[record.kind]
    cleaned: dict[str, Any] = {}
    for name, field in kind.fields.items():
        value = getattr(record, name)
        if value is None:
            continue
        try:
            now = field.clean(value)
        except ValueRefusedError as error:
            raise error.about(name) from None
        if now != value:
            cleaned[name] = now
    record = replace(record, **cleaned) if cleaned else record
    return record if kind.rule is None else kind.rule(record)
