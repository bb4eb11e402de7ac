"""The table of a kind of record as a CSV file: its columns are those that an import knows."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, BinaryIO

from canvas_app.content import Catalogue
from canvas_app.domain.canvas.model import Canvas
from canvas_app.domain.record_kind import Kind
from canvas_app.exchange.cell_writer import CellWriter
from canvas_app.exchange.fields import KIND_OF, TableField
from canvas_app.exchange.formulas import guarded
from canvas_app.exchange.headers import field_name
from canvas_app.services.exports.own_rows import OWN, Source
from canvas_app.services.exports.record_names import RecordNames
from canvas_app.services.exports.rows import RecordRows, Row
from canvas_app.services.exports.whose import Whose, records_of
from canvas_app.services.writing import write_file
from canvas_app.storage.workbook import Workbook


def export_table(
    workbook: Workbook,
    table: str,
    path: Path,
    catalogue: Catalogue,
    lang: str,
    *,
    whose: Whose | None = None,
    source: Path | None = None,
) -> int:
    """Write the table of a kind to a CSV file in UTF-8; return how many records it has.

    An import of the file finds each of them again: a record without an id gets one that lasts. What a
    spreadsheet would take for a formula gets an apostrophe before it, which an import takes off.

    Args:
        workbook: the open workbook.
        table: one of ``exchange.fields.KINDS``.
        path: the new file.
        catalogue: the names of columns and of what stands in them.
        lang: their language.
        whose: whose records; None: all, of what stands on canvases that of the first, which an import fills.
        source: a table that is being imported, and is not replaced.

    Raises:
        PersonError: the file cannot be written.

    """
    kind = KIND_OF[table]
    records = records_of(workbook, kind, whose or _first_canvas(workbook, kind))
    given = Source(workbook, RecordNames(workbook), CellWriter(catalogue, lang))
    columns, rows = table_rows(given, table, records)
    heads = [field_name(catalogue, table, one.key, lang) for one in columns]
    write_file(path, _writing(heads, [one.key for one in columns], rows, lang), source=source)
    return len(records)


def _first_canvas(workbook: Workbook, kind: Kind) -> Whose | None:
    if kind.owner is None or kind.owner[1] != Canvas.kind:
        return None
    return Whose(Canvas.kind, [one.id for one in workbook.all(Canvas)[:1]])


def table_rows(source: Source, table: str, records: Iterable[Any]) -> tuple[list[TableField], Iterable[Row]]:
    """Return the columns of a table and the rows of these records of its kind."""
    own = OWN.get(KIND_OF[table].name)
    plain = RecordRows(table, source.names, source.writer, own.columns if own is not None else ())
    return plain.columns, plain.rows(records) if own is None else own.rows(source, plain, records)


def _writing(heads: list[str], keys: list[str], rows: Iterable[Row], lang: str) -> Callable[[BinaryIO], None]:
    def write(file: BinaryIO) -> None:
        text = io.TextIOWrapper(file, "utf-8-sig", newline="")
        writer = csv.writer(text, delimiter=";" if lang == "ru" else ",", lineterminator="\r\n")
        writer.writerow(heads)
        writer.writerows([guarded(row.get(key, "")) for key in keys] for row in rows)
        text.flush()
        text.detach()

    return write
