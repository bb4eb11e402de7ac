"""Clients: adding, changing one or many, putting away, taking back and deleting them; see ``erasing``."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from canvas_app.domain.changes import Changes
from canvas_app.domain.clients.bulk import BulkChange
from canvas_app.domain.clients.keys import duplicate_keys
from canvas_app.domain.clients.model import Client
from canvas_app.domain.clients.values import COUNTERS, SWITCHES
from canvas_app.domain.errors import NotFoundError, ValueRefusedError
from canvas_app.domain.kinds import KINDS, clean
from canvas_app.services import records
from canvas_app.storage.queries import client_records
from canvas_app.storage.workbook import Workbook


@dataclass(frozen=True, slots=True)
class Added:
    """A new record: its id, and what changed."""

    id: int
    changes: Changes


def client_of(workbook: Workbook, client_id: int) -> Client:
    """Return a client (NotFoundError when it is gone)."""
    client = workbook.get(Client, client_id)
    if client is None:
        raise NotFoundError("not_found.client", id=client_id)
    return client


def add_client(
    workbook: Workbook, name: str, day: date, *, origin: str = "", group: str = "", **fields: Any
) -> Added:
    """Add a client; ``fields`` are those of ``Client``, ``day`` when it came into the register.

    Raises:
        ValueRefusedError: ``value.empty_name``, ``value.count``, ``value.choice`` or ``value.code_taken``.

    """
    client = clean(replace(Client(workbook.ids(), name, created_on=day), **fields))
    _refuse_taken_code(workbook, client)
    with workbook.edit("edit.client_add", origin=origin, group=group, name=client.name) as edit:
        edit.put(client)
    return Added(client.id, edit.changes)


def edit_client(
    workbook: Workbook, client_id: int, *, origin: str = "", group: str = "", **fields: Any
) -> Changes:
    """Change fields of one client; the others stay as they are.

    Raises:
        NotFoundError: the client is gone.
        ValueRefusedError: as for ``add_client``.

    """
    client = clean(replace(client_of(workbook, client_id), **fields))
    _refuse_taken_code(workbook, client)
    fact = fields.keys() <= {*COUNTERS, *SWITCHES, "ended_on", "reopened_on"}
    name = "edit.client_fact" if fact else "edit.client_edit"
    with workbook.edit(name, origin=origin, group=group, name=client.name) as edit:
        edit.put(client)
    return edit.changes


def _refuse_taken_code(workbook: Workbook, client: Client) -> None:
    for other in workbook.all(Client, code=client.code) if client.code else ():
        if other.id != client.id:
            raise ValueRefusedError("value.code_taken", id=client.code, name=other.name)


def change_clients(
    workbook: Workbook, client_ids: Collection[int], change: BulkChange, *, origin: str = ""
) -> Changes:
    """Do one change to many clients, as one undo step; those that are gone are left out."""
    found = client_records.records(workbook, client_ids)
    name = found[0].name if found else ""
    with workbook.edit(change.name, origin=origin, count=len(found), name=name) as edit:
        edit.put_all(change.applied(client) for client in found)
    return edit.changes


def archive_clients(workbook: Workbook, client_ids: Collection[int], *, origin: str = "") -> Changes:
    """Put clients away: they are counted nowhere, and nothing of them is lost."""
    return change_clients(workbook, client_ids, BulkChange(archived=True), origin=origin)


def restore_clients(workbook: Workbook, client_ids: Collection[int], *, origin: str = "") -> Changes:
    """Take clients out of the archive."""
    return change_clients(workbook, client_ids, BulkChange(archived=False), origin=origin)


def delete_clients(workbook: Workbook, client_ids: Collection[int], *, origin: str = "") -> Changes:
    """Delete clients with everything that belongs to them; undo brings all of it back."""
    found = client_records.records(workbook, client_ids)
    name = found[0].name if found else ""
    with workbook.edit("edit.client_delete", origin=origin, count=len(found), name=name) as edit:
        records.remove(workbook, edit, KINDS["client"], [client.id for client in found])
    return edit.changes


def possible_duplicates(workbook: Workbook, client: Client) -> list[Client]:
    """Return other clients that share name, e-mail or telephone number with ``client``, by id."""
    keys = dict(duplicate_keys(client))
    found = client_records.possible_duplicates(
        workbook, keys.get("name", ""), keys.get("email", ""), keys.get("phone", "")
    )
    return [other for other in found if other.id != client.id]
