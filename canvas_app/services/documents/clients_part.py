"""The list of clients, gathered: where each stands, since when, how sure that is, and what needs care."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from canvas_app.content.stage_models import held_text
from canvas_app.documents.data import ClientPart
from canvas_app.domain.stages.months import year_before
from canvas_app.domain.stages.rules import Missing
from canvas_app.domain.text import lowered, match_key
from canvas_app.services import stages
from canvas_app.services.documents.source import Source
from canvas_app.storage.queries import clients as client_reads
from canvas_app.storage.queries import documents as queries
from canvas_app.storage.queries import stages as stage_reads
from canvas_app.storage.queries.clients import ClientRow


def client_parts(source: Source) -> tuple[ClientPart, ...]:
    """Return the clients of the report: those that fell first, then from the highest stage, then by name."""
    return _Listed(source).parts()


class _Listed:
    """What every row is made from, read once."""

    def __init__(self, source: Source) -> None:
        self._source = source
        seen, workbook = source.overview, source.workbook
        self._fell = set(seen.moves.down)
        self._why: Mapping[int, str | tuple[Missing, ...]] = stages.fall_reasons(
            workbook, seen.request, seen.moves.down
        )
        self._confidence = queries.confidences(workbook, source.model.key)
        self._rows = client_reads.rows(
            workbook, seen.sentence.total, source.model.key, year_before(source.day), source.day
        )
        overruled = [row.id for row in self._rows if row.confirmed and row.confirmed != row.suggested]
        self._reasons = stage_reads.last_reasons(workbook, source.model.key, overruled, date.min, source.day)

    def parts(self) -> tuple[ClientPart, ...]:
        """Return every row in order."""
        rung = self._source.model.rung
        names = self._source.names

        def order(row: ClientRow) -> tuple[bool, int, str, int]:
            told = "" if names.anonymous else match_key(row.name)
            return row.id not in self._fell, -rung(self._stage(row)), told, row.id

        return tuple(self._part(row) for row in sorted(self._rows, key=order))

    def _stage(self, row: ClientRow) -> str:
        """Return the stage that counts by the basis of the report."""
        basis = self._source.request.basis
        if basis == "suggested":
            return row.suggested
        return row.confirmed if basis == "confirmed" else row.shown

    def _part(self, row: ClientRow) -> ClientPart:
        source, words, stage = self._source, self._source.words, self._stage(row)
        confirmed = bool(row.confirmed) and source.request.basis != "suggested"
        confidence = self._confidence.get(row.id, "")
        return ClientPart(
            source.names.client(row.id),
            source.stage_name(stage, short=True) if stage else "",
            confirmed,
            row.since if confirmed else None,
            source.segment_name(row.segment_id),
            source.names.employee(row.employee_id),
            words.text(f"state.{row.state}.one") if row.state not in ("", "active") else "",
            words.text(f"conf.{confidence}") if confidence else "",
            self._flags(row),
            self._income(row),
            self._reason(row),
        )

    def _flags(self, row: ClientRow) -> tuple[str, ...]:
        keys = self._source.overview.flags.get(row.id, ())
        silent = (self._source.day - row.last_contact).days if row.last_contact else 0
        catalogue, lang = self._source.words.catalogue, self._source.words.lang
        return tuple(
            catalogue.fill(f"flag.{key}", lang, silent).replace(f"{silent} ", f"{silent}\u00a0")
            if key == "silence"
            else catalogue.short(f"flag.{key}", lang)
            for key in keys
        )

    def _income(self, row: ClientRow) -> str:
        formats, own = self._source.words.formats, self._source.currency
        amounts = sorted(row.revenue, key=lambda item: (item[0] != own, item[0]))
        return "\n".join(formats.money(amount, currency, 0) for currency, amount in amounts)

    def _reason(self, row: ClientRow) -> str:
        """Return why a client fell, or why a person decided otherwise than the rules suggest."""
        source = self._source
        if row.id not in self._fell:
            return source.names.about_person(self._reasons.get(row.id, ""))
        why = self._why.get(row.id, "")
        if isinstance(why, tuple):
            lacking = (held_text(one, source.words.catalogue, source.words.lang) for one in why)
            said = "; ".join(map(lowered, dict.fromkeys(lacking)))
        else:
            said = source.names.about_person(why)
        before = source.overview.request.begin
        fell = source.words.say("doc.stages.fell", date=row.move.on if row.move else before)
        if row.move is not None and row.move.previous in source.model.places:
            stage = source.stage_name(row.move.previous, short=True)
            fell = source.words.say("doc.stages.fell_from", stage=stage, date=row.move.on)
        return f"{fell}: {said}" if said else fell
