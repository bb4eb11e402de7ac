"""Clients as a table for other programs: the columns are those that an import knows."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection
from pathlib import Path
from typing import Final

from canvas_app.content import Catalogue
from canvas_app.domain.canvas.model import Segment
from canvas_app.domain.clients.model import Client, Employee
from canvas_app.domain.own_codes import own_code
from canvas_app.exchange.formulas import guarded
from canvas_app.exchange.tags import joined
from canvas_app.services.writing import write_file
from canvas_app.storage.queries import client_records
from canvas_app.storage.workbook import Workbook

_SWITCHES: Final = {"qualified": "qualified", "continuing": "continuing", "sole": "sole"}
_COUNTERS: Final = ("mentions", "referrals", "referrals_won", "joint")
_LINES: Final = ("email", "phone", "city", "country", "source")
FIELDS: Final = (
    "id", "type", "name", "company", "segment", "employee", *_LINES, "tags", "notes",
    *_SWITCHES, *_COUNTERS, "ended_on",
)  # fmt: skip
"""Columns, as ``field.clients.*`` of the catalogue."""


def export_clients(
    workbook: Workbook,
    client_ids: Collection[int],
    path: Path,
    catalogue: Catalogue,
    lang: str,
    *,
    source: Path | None = None,
) -> int:
    """Write these clients to a CSV file in UTF-8; return how many rows it has.

    An import of the file finds each of them again: a client without an id gets one that lasts. What a
    spreadsheet would take for a formula gets an apostrophe before it, which an import takes off.
    ``source`` is a table that is being imported, and is not replaced.

    Raises:
        PersonError: the file cannot be written.

    """
    found = client_records.records(workbook, client_ids)
    segments = {one.id: one.name for one in workbook.all(Segment)}
    employees = {one.id: one.name for one in workbook.all(Employee)}
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";" if lang == "ru" else ",", lineterminator="\r\n")
    writer.writerow([catalogue.text(f"field.clients.{field}", lang) for field in FIELDS])
    for client in found:
        names = segments.get(client.segment_id or 0, ""), employees.get(client.employee_id or 0, "")
        writer.writerow([guarded(cell) for cell in _cells(client, names, catalogue, lang)])
    content = b"\xef\xbb\xbf" + text.getvalue().encode("utf-8")
    write_file(path, lambda file: file.write(content), source=source)
    return len(found)


def _cells(client: Client, names: tuple[str, str], catalogue: Catalogue, lang: str) -> list[str]:
    yes_no = {True: catalogue.text("word.yes", lang), False: ""}
    return [
        client.code or own_code(client.id),
        catalogue.text(f"client.type.{client.type}", lang),
        client.name,
        client.company,
        *names,
        *(getattr(client, field) for field in _LINES),
        joined(client.tags),
        client.remarks,
        *(yes_no[getattr(client, field)] for field in _SWITCHES),
        *(str(getattr(client, field) or "") for field in _COUNTERS),
        client.ended_on.isoformat() if client.ended_on else "",
    ]
