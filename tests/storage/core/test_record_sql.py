"""The text derived from a kind of record means what Core says of its table."""

import re

import pytest
import sqlalchemy as sa

from canvas_app.domain.kinds import KINDS
from canvas_app.storage.core.constructs import given
from canvas_app.storage.core.tables import table
from canvas_app.storage.records import TABLES
from canvas_app.storage.sqlite.dialect import compiled
from canvas_app.storage.sqlite.record_sql import sql_of


def plain(text: str, kind: str) -> str:
    """Return a statement without the names of its only table before columns, and without quotes."""
    return re.sub(rf"\b{kind}\.", "", text.replace('"', ""))


def said(statement: sa.sql.ClauseElement, kind: str) -> str:
    return plain(compiled(statement)[0].text, kind).replace("=?", " = ?")


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_what_core_would_say(kind: str) -> None:
    of, own = table(kind), sql_of(kind)
    values = {column.name: given(f"new_{column.name}") for column in of.c}
    assert said(sa.select(of), kind) == plain(own.select, kind)
    assert said(sa.insert(of).values(values), kind) == own.insert
    without_id = {name: value for name, value in values.items() if name != "id"}
    assert said(sa.update(of).values(without_id).where(of.c.id == given("one")), kind) == own.update
    assert said(sa.delete(of).where(of.c.id == given("one")), kind) == own.delete


@pytest.mark.parametrize("kind", KINDS)
def test_reads_of_some_are_what_core_would_say(kind: str) -> None:
    of, own, mapped = table(kind), sql_of(kind), TABLES[kind]
    assert said(sa.select(*of.c), kind) == own.fields(mapped.field_names)
    order = [of.c[mapped.order]] if mapped.order == "id" else [of.c[mapped.order], of.c.id]
    assert said(sa.select(of).order_by(*order), kind) == own.equal(())
    for field in mapped.field_names:
        column = of.c[mapped.column(field)]
        equal = sa.select(of).where(column.is_not_distinct_from(given("value"))).order_by(*order)
        assert said(equal, kind) == own.equal([field])
        these = of.c.id.in_([given("a"), given("b")])
        assert said(sa.select(of).where(these), kind) == own.among(2)
        assert said(sa.select(column), kind) == own.fields([field])
        assert said(sa.select(column).distinct().where(these), kind) == own.values(field, 2)
