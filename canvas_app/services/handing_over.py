"""What named one record names another one: of two that become one, or when somebody's work goes to another.

Which records those are follows from the references that their kinds declare.
"""

from __future__ import annotations

from dataclasses import replace

from canvas_app.domain.kind_relations import listing, naming
from canvas_app.domain.kinds import KINDS
from canvas_app.storage.edit import Edit
from canvas_app.storage.workbook import Workbook


def hand_over(
    workbook: Workbook, edit: Edit, kind: str, gone: int, to: int | None, *, listed: bool = True
) -> None:
    """Let every record that names ``gone``, one of ``kind``, name ``to`` instead; None: nobody.

    Args:
        workbook: the one that is edited.
        edit: in which it happens.
        kind: of the record that is about to go.
        gone: its id.
        to: id of another one of its kind.
        listed: whether lists that have ``gone`` among others get ``to`` in its place; else they lose it.

    """
    for name, field in naming(kind):
        there = workbook.all(KINDS[name].record, **{field: gone})
        edit.put_all(replace(one, **{field: to}) for one in there)
    for name, field in listing(kind):
        for one in workbook.all(KINDS[name].record):
            ids = getattr(one, field)
            if gone in ids:
                now = dict.fromkeys((to if listed else None) if each == gone else each for each in ids)
                edit.put(replace(one, **{field: tuple(each for each in now if each is not None)}))
