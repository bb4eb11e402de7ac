"""The sound workbooks that faults are tried on."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from canvas_app.domain.canvas.model import Answer, Canvas, Note, Segment, Stream
from canvas_app.domain.clients.model import Client, Employee
from canvas_app.domain.record import Record
from canvas_app.domain.sales.model import Deal, DealLine
from canvas_app.domain.setting import Setting
from canvas_app.services.sample.build import build_sample
from canvas_app.storage.workbook import Workbook
from tests.campaign.commanding import DAY

EACH = 6
"""Of so many clients of the example one is kept, so that a thousand rounds take minutes, not hours."""
_WITHOUT_CLIENT = (Canvas, Segment, Stream, Note, Answer, Employee)


def thinned(folder: Path) -> Path:
    """Make the example with a part of its clients and all that belongs to them; it has a journal, too."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    path = folder / "example.canvasbook"
    records = build_sample("en", date.fromisoformat(DAY))
    with Workbook.create(path, language="en", business="Corner Coffee", who="Vera") as book:
        with book.edit("edit.sample", origin="command", action="start") as edit:
            for record in records:
                if isinstance(record, Setting):
                    edit.set_setting(record.key, record.value)
            edit.put_all(kept(records))
        with book.edit("edit.canvas_rename") as edit:
            edit.put_all(Canvas(one.id, one.name, one.position + 1) for one in book.all(Canvas))
        book.undo()
    return path


def kept(records: tuple[Record, ...]) -> list[Record]:
    """Return every sixth client with its records, and what belongs to no client."""
    clients = {one.id for one in [one for one in records if isinstance(one, Client)][::EACH]}
    deals = {one.id for one in records if isinstance(one, Deal) and one.client_id in clients}
    found: list[Record] = []
    for record in records:
        if isinstance(record, Setting):
            continue
        if isinstance(record, (*_WITHOUT_CLIENT,)):
            found.append(record)
        elif isinstance(record, Client):
            found += [record] if record.id in clients else []
        elif isinstance(record, DealLine):
            found += [record] if record.deal_id in deals else []
        elif getattr(record, "client_id", None) in clients:
            found.append(record)
    return found
