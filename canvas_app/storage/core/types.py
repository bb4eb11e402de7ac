"""Column types: how a value of ours is kept in a STRICT table of SQLite, and in another database.

A type also says how a bound value travels (``coding``): the program sends statements through the driver, not
through SQLAlchemy, so ``storage.prepared`` does what ``process_bind_param`` would do.
"""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Final

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.types import TypeDecorator, TypeEngine

from canvas_app.storage.coding import DAY, FLAG, IDS, TEXTS


class Coded(TypeDecorator[Any]):
    """A type whose bound values are sent in another form; ``coding`` names it."""

    coding: ClassVar[str]
    cache_ok = True


class Day(Coded):
    """A local date: ``YYYY-MM-DD`` in SQLite, which a STRICT table would refuse as DATE."""

    impl = sa.Date
    coding = DAY

    def load_dialect_impl(self, dialect: sa.Dialect) -> TypeEngine[Any]:
        """Return TEXT for SQLite, DATE elsewhere."""
        return dialect.type_descriptor(sa.TEXT() if dialect.name == "sqlite" else sa.Date())

    def process_bind_param(self, value: date | None, dialect: sa.Dialect) -> Any:
        """Return the day as it is kept."""
        return value.isoformat() if value is not None and dialect.name == "sqlite" else value


class Switch(Coded):
    """Yes or no: 1 or 0 in SQLite."""

    impl = sa.Boolean
    coding = FLAG

    def load_dialect_impl(self, dialect: sa.Dialect) -> TypeEngine[Any]:
        """Return INTEGER for SQLite, BOOLEAN elsewhere."""
        return dialect.type_descriptor(sa.INTEGER() if dialect.name == "sqlite" else sa.Boolean())


class Ids(Coded):
    """Many ids as one bound value: JSON for SQLite, an array elsewhere."""

    impl = sa.Text
    coding = IDS

    def load_dialect_impl(self, dialect: sa.Dialect) -> TypeEngine[Any]:
        """Return TEXT for SQLite, an array elsewhere."""
        element = sa.TEXT() if dialect.name == "sqlite" else postgresql.ARRAY(sa.BigInteger())
        return dialect.type_descriptor(element)


class Texts(Coded):
    """Many keys as one bound value: JSON for SQLite, an array elsewhere."""

    impl = sa.Text
    coding = TEXTS

    def load_dialect_impl(self, dialect: sa.Dialect) -> TypeEngine[Any]:
        """Return TEXT for SQLite, an array elsewhere."""
        element = sa.TEXT() if dialect.name == "sqlite" else postgresql.ARRAY(sa.Text())
        return dialect.type_descriptor(element)


WHOLE: Final = sa.BigInteger().with_variant(sa.INTEGER(), "sqlite")
"""A whole number of up to 64 bits: ids, amounts, counts. A STRICT table knows no BIGINT."""
REAL: Final[TypeEngine[float]] = sa.Double().with_variant(sa.REAL(), "sqlite")
"""A number with a fraction."""
TEXT: Final = sa.Text()
"""Any text, also a list as JSON."""
BYTES: Final = sa.LargeBinary()
"""Bytes."""
