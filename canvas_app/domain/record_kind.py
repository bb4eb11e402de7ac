"""What is declared of a kind of record."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import MISSING
from dataclasses import fields as dataclass_fields
from typing import Any, NamedTuple

from canvas_app.domain.fields import Field, Line, Ref
from canvas_app.domain.record_table import Table

SHEET, SHEET_FIGURES, CLIENTS, RELATIONSHIPS = "sheet", "sheet figures", "clients", "relationships"
"""Views of the window that read kinds of records."""


class Index(NamedTuple):
    """An index of a kind's table.

    Attributes:
        name: what it is called after the kind (``by_client``).
        columns: names of the columns that it is of, parted by commas.
        unique: whether no two records may be alike in it, with nothing as good as 0 where a column may hold
            nothing; of two that swap, both must leave first.
        filled: a column of texts: only the records in which it is not empty are in it; empty for all.

    """

    name: str
    columns: str
    unique: bool = False
    filled: str = ""


class Together(NamedTuple):
    """What the values of several fields of one record may be beside each other, as they are kept.

    Attributes:
        fields: those that it is about.
        are_sound: given their values in that order, and the stages of each stage model that is known for
            certain, tells whether an edit may have written them.

    """

    fields: tuple[str, ...]
    are_sound: Callable[[tuple[Any, ...], Mapping[str, Collection[str]]], bool]


class Listing(NamedTuple):
    """How a list shows the records of a kind.

    Attributes:
        columns: fields in the order of the columns.
        extra: those of the columns that are shown only when a person asks for them.
        sort: the field by which it is sorted at first, ``descending`` the other way round.
        filters: fields that it can be narrowed by: choices, references, switches and days.

    """

    columns: tuple[str, ...]
    extra: tuple[str, ...] = ()
    sort: str = ""
    descending: bool = False
    filters: tuple[str, ...] = ()


FormRow = str | tuple[str, ...]
"""A row of a form: one field, or several side by side."""


class Kind:
    """What is declared of one kind of record.

    Attributes:
        record: the frozen dataclass; ``name`` its ``kind``.
        fields: what each field beside the id may hold, in the order of the dataclass.
        indexes: see Index.
        home: the page that its undo opens, empty for none.
        counted: the message that counts its records (``n.clients``).
        views: which read anew when such a record is another one now.
        evidence: suggested stages follow from it, beside other things.
        about_people: the names of its edits name somebody; they are left out while names are hidden.
        outside: its name is that of somebody outside, who may ask to be erased.
        searched: fields by which the client is found that it is or belongs to, in the order of the index.
        reported: fields that a section of the client's document shows of each such record, in their order;
            None: all that can be read. Empty: it has no section, the document tells of it elsewhere.
        form: the rows of its form from the top; None: every field that a person fills, each in its own row.
        listing: how a list shows it; None: as ``record_views.listing_of`` says.
        rule: what holds between fields: returns the record fit to be stored, or refuses it.
        together: what of values that stand side by side in the file is damage; None: each may be by itself.
        on_card: it has a tab on the card of the client it belongs to.
        services: the module of ``services`` with what can be done with its records beside editing and
            deleting them (``services.record_actions``); empty: nothing.
        table: how it is imported and exported; None: not by itself.
        made_by_name: an import that names one nobody has makes it.

    """

    __slots__ = (
        "about_people", "counted", "evidence", "fields", "form", "home", "indexes", "listing", "made_by_name",
        "name", "on_card", "outside", "record", "reported", "rule", "searched", "services", "table",
        "together", "views",
    )  # fmt: skip

    def __init__(
        self,
        record: type[Any],
        fields: Mapping[str, Field],
        *,
        home: str = "",
        counted: str = "n.records",
        indexes: tuple[Index, ...] = (),
        views: tuple[str, ...] = (),
        evidence: bool = False,
        about_people: bool = False,
        outside: bool = False,
        searched: tuple[str, ...] = (),
        reported: tuple[str, ...] | None = None,
        form: tuple[FormRow, ...] | None = None,
        listing: Listing | None = None,
        rule: Callable[[Any], Any] | None = None,
        together: Together | None = None,
        table: Table | None = None,
        made_by_name: bool = False,
        on_card: bool = False,
        services: str = "",
    ) -> None:
        self.record, self.fields, self.indexes = record, fields, indexes
        self.home, self.counted, self.views = home, counted, views
        self.name: str = record.kind
        self.evidence, self.about_people, self.outside = evidence, about_people, outside
        self.searched, self.reported, self.rule = searched, reported, rule
        self.form, self.listing = form, listing
        self.together = together
        self.table, self.made_by_name = table, made_by_name
        self.on_card, self.services = on_card, services

    @property
    def owner(self) -> tuple[str, str] | None:
        """The field that names the record which owns this one, and that record's kind."""
        return next(((name, one.kind) for name, one in self.references() if one.owns), None)

    @property
    def has_name(self) -> bool:
        """Whether it is called by a name, without which it could not be told from others."""
        name = self.fields.get("name")
        return isinstance(name, Line) and name.required

    @property
    def called_by(self) -> str:
        """The field by which people call it, empty for none."""
        return next((one for one in ("name", "title") if one in self.fields), "")

    @property
    def unique(self) -> bool:
        """Whether there is something that no two of its records may share."""
        return any(one.unique for one in self.indexes)

    def defaults(self) -> dict[str, Any]:
        """Return what the fields of a new record hold unless it is said, of those that may be unsaid."""
        known = dataclass_fields(self.record)
        return {one.name: one.default for one in known if one.default is not MISSING}

    def may_lack(self, name: str) -> bool:
        """Return whether a record may hold nothing (None) in a field."""
        annotation = next(str(one.type) for one in dataclass_fields(self.record) if one.name == name)
        return annotation.endswith("None")

    def fields_in(self, index: Index) -> tuple[str, ...]:
        """Return the fields that an index of this kind is of."""
        words = set(re.findall(r"\w+", index.columns))
        return tuple(name for name in self.fields if name in words)

    def stand_in(self, record_id: int, name: str) -> Any:
        """Return a record that takes the place of a lost one: it is called ``name`` and belongs to nobody."""
        nobody = {self.owner[0]: 0} if self.owner is not None else {}
        return self.record(record_id, **nobody, **{self.called_by: name})

    def references(self) -> Iterator[tuple[str, Ref]]:
        """Yield the fields that name a record of another kind."""
        return ((name, one) for name, one in self.fields.items() if isinstance(one, Ref))
