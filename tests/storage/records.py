"""Records of every kind for tests: hypothesis strategies built from the dataclasses themselves."""

from dataclasses import fields
from datetime import date
from typing import Any

from hypothesis import strategies as st

from canvas_app.domain.activity.model import Interaction
from canvas_app.domain.activity.tasks import Task
from canvas_app.domain.canvas.model import BLOCKS, Answer, Canvas, Note, Segment, Stream
from canvas_app.domain.clients.model import CLIENT_TYPES, Client, Employee, Person
from canvas_app.domain.sales.model import Deal, DealLine
from canvas_app.domain.setting import Setting
from canvas_app.domain.stages.model import SCALES, SOURCES, Assessment, StageRecord
from canvas_app.domain.text import clean_text
from canvas_app.storage.edit import Edit

KINDS = (
    Canvas, Segment, Stream, Note, Answer, Employee, Client, Person, Interaction, Deal, DealLine, Assessment,
    StageRecord, Task, Setting,
)  # fmt: skip
PARENTS = {
    "canvas_id": 1,
    "segment_id": 2,
    "stream_id": 3,
    "employee_id": 4,
    "client_id": 5,
    "person_id": 6,
    "deal_id": 7,
}
"""Ids that ``put_parents`` gives to what others refer to."""

TEXT = st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=40).map(clean_text)
INTEGERS = st.integers(min_value=-(2**63), max_value=2**63 - 1)
_BY_TYPE: dict[str, st.SearchStrategy[Any]] = {
    "int": INTEGERS,
    "int | None": st.none() | INTEGERS,
    "str": TEXT,
    "bool": st.booleans(),
    "bool | None": st.none() | st.booleans(),
    "float | None": st.none() | st.floats(allow_nan=False, allow_infinity=False),
    "date": st.dates(),
    "date | None": st.none() | st.dates(),
    "tuple[int, ...]": st.lists(INTEGERS, max_size=3).map(tuple),
    "tuple[str, ...]": st.lists(TEXT, max_size=3).map(tuple),
}
_CHOICES = {
    "scale": tuple(SCALES),
    "source": SOURCES,
    "model": ("dwyer", "kotler"),
    "type": CLIENT_TYPES,
    "block": BLOCKS,
}


def any_record(kind: type[Any]) -> st.SearchStrategy[Any]:
    """Return a strategy for records of ``kind`` that refer only to the parents."""
    values = {}
    for field in fields(kind):
        parent = PARENTS.get(field.name)
        if field.name == "id":
            values["id"] = st.integers(min_value=100, max_value=2**63 - 1)
        elif parent is not None:
            values[field.name] = st.just(parent) if field.type == "int" else st.sampled_from([None, parent])
        elif field.name in _CHOICES:
            values[field.name] = st.sampled_from(_CHOICES[field.name])
        else:
            values[field.name] = _BY_TYPE[str(field.type)]
    return st.builds(kind, **values)


def put_parents(edit: Edit) -> None:
    """Write one record of each kind that others refer to."""
    edit.put_all(
        [
            Canvas(1, "Как есть"),
            Segment(2, "Студенты"),
            Stream(3, "Напитки"),
            Employee(4, "Мария"),
            Client(5, "Ромашка"),
            Person(6, 5, "Иван"),
            Deal(7, 5, "Договор", opened_on=date(2026, 1, 31)),
        ]
    )
