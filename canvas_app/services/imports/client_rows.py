"""A row of a table of clients, as the client it speaks of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from canvas_app.domain.fields import Ref
from canvas_app.domain.text import match_key
from canvas_app.exchange.fields import FIELDS
from canvas_app.exchange.problems import RowRefusedError
from canvas_app.services.imports.plan import Row

_APART: Final = {"name", "company", "tags", "notes"}
PLAIN: Final = {
    field.key: field.key if isinstance(field.declared, Ref) else field.fills
    for field in FIELDS["clients"]
    if field.fills and field.key not in _APART
}
"""Fields that are taken as they are, to the client's fields; of segment and employee it is the name."""


@dataclass(slots=True)
class ClientRow:
    """What a row says of a client.

    Attributes:
        key: the match key of ``name``.
        values: the client's fields that the row gives, among them the names of segment and employee.
        new_type: what the client is if it is new and the row does not say.
        contact, role: a contact person and what they are, or empty.

    """

    line: int
    name: str
    key: str
    code: str
    values: dict[str, Any]
    new_type: str
    contact: str
    role: str
    remarks: str
    tags: tuple[str, ...]


def client_row(line: int, row: Row, plain: Sequence[tuple[str, str]]) -> ClientRow:
    """Return the client that a row speaks of.

    A company without a name is named by the company, a contact person alone is a client themselves.

    Args:
        line: the row's line.
        row: its values.
        plain: the pairs of PLAIN whose fields have a column.

    Raises:
        RowRefusedError: there is no name of any kind.

    """
    name, company, contact = row.get("name", ""), row.get("company", ""), row.get("contact", "")
    values = {ours: row[theirs] for theirs, ours in plain if theirs in row}
    new_type = "company"
    if not name and company:
        name, company = company, ""
    elif not name:
        if not contact:
            raise RowRefusedError("import.row.name_missing", field="name")
        name, contact, new_type = contact, "", "person"
    key = match_key(name)
    if company and match_key(company) != key:
        values["company"], new_type = company, "person"
    code, role = row.get("id", ""), row.get("role", "")
    remarks, tags = row.get("notes", ""), row.get("tags", ())
    return ClientRow(line, name, key, code, values, new_type, contact, role, remarks, tags)


def alike(name: str, one: Any, two: Any) -> bool:
    """Tell whether two values of a client's field ``name`` mean the same: case and a phone's signs apart."""
    return bool(_key(name, one) == _key(name, two))


def _key(name: str, value: Any) -> Any:
    if name == "phone":
        return "".join(character for character in value if character.isdigit()) or match_key(value)
    return match_key(value) if isinstance(value, str) else value
