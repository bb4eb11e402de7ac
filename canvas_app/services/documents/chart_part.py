"""The charts of the stages report, gathered: the numbers of its tables, drawn for paper by the worker."""

from __future__ import annotations

from collections.abc import Collection

from canvas_app.charts.data import (
    NOBODY,
    SHARES_FROM,
    Dot,
    FactorCell,
    FactorsData,
    Head,
    HoldRow,
    HoldsData,
    IncomeData,
    IncomeRow,
    LadderData,
    LadderRow,
    MonthColumn,
    MonthPart,
    MonthsData,
    MovesData,
    Part,
    StageName,
)
from canvas_app.content.stage_models import held_text
from canvas_app.documents.charts import chart_of
from canvas_app.documents.data import Chart, Charts
from canvas_app.domain.stages.ladder import Month
from canvas_app.domain.stages.movement import LEFT, NEW
from canvas_app.domain.text import match_key
from canvas_app.services.documents.basis import basis_of
from canvas_app.services.documents.source import Source
from canvas_app.services.documents.wanted import FACTORS, INCOME, LADDER, MONTHS, MOVES
from canvas_app.services.stages import RungRow
from canvas_app.services.stages.views import FACTORS as SCORES
from canvas_app.services.stages.views import FactorCell as Cell


def stage_charts(source: Source) -> Charts:
    """Return the charts of the parts that the document wants, those there is anything to draw for."""
    parts, drawn = source.request.parts, _Charts(source)
    return Charts(
        ladder=drawn.ladder() if LADDER in parts else None,
        held=drawn.held() if LADDER in parts else None,
        moves=drawn.moves() if MOVES in parts else None,
        months=drawn.months() if MONTHS in parts else None,
        factors=drawn.factors() if FACTORS in parts else None,
        income=drawn.income() if INCOME in parts else None,
    )


def stage_names(source: Source) -> tuple[StageName, ...]:
    """Return the stages of the model as charts call them."""
    return tuple(
        StageName(
            source.stage_name(stage),
            source.stage_name(stage, short=True),
            None if stage.exit else place,
        )
        for place, stage in enumerate(source.model.stages, 1)
    )


def part(clients: Collection[int]) -> Part:
    """Return clients as a number of a chart."""
    return Part(len(clients), len(clients))


class _Charts:
    def __init__(self, source: Source) -> None:
        self._source, self._seen, self._words = source, source.overview, source.words
        self._stages = stage_names(source)
        self._keys = [stage.key for stage in source.model.stages]

    def _head(self, title: str, note: str = "") -> Head:
        said = self._words.say(note) if note else ""
        return Head(title, said, basis_of(self._source))

    def ladder(self) -> Chart:
        """Return who stands on which stage."""
        seen = self._seen
        data = LadderData(
            self._head(self._words.text("chart.stages"), "doc.chart.solid_stage"),
            tuple(self._rung(row, name) for row, name in zip(seen.rungs, self._stages, strict=True)),
            seen.number,
            part(seen.sentence.inactive),
            part(seen.sentence.ended),
        )
        return chart_of(data, self._words.lang)

    def _rung(self, row: RungRow, name: StageName) -> LadderRow:
        rung = row.rung
        dots: tuple[Dot, ...] = ()
        if self._seen.number < SHARES_FROM:
            told = ((self._source.names.client(one), one in rung.confirmed) for one in rung.clients)
            dots = tuple(Dot(who, "", sure) for who, sure in sorted(told, key=lambda one: match_key(one[0])))
        return LadderRow(
            name,
            part(rung.confirmed),
            part(rung.suggested),
            part(rung.clients),
            part(row.up),
            part(row.down),
            part(row.new),
            row.trend,
            dots,
        )

    def held(self) -> Chart | None:
        """Return what holds clients, None when nothing does."""
        words, seen = self._words, self._seen
        rows = tuple(
            HoldRow(
                held_text(hold.missing, words.catalogue, words.lang),
                part(hold.no),
                part(hold.unknown),
                part(hold.clients),
            )
            for hold in seen.holds
        )
        head = self._head(words.say("doc.stages.held"), "doc.chart.solid_held")
        return chart_of(HoldsData(head, rows, len(seen.held)), words.lang) if rows else None

    def moves(self) -> Chart | None:
        """Return where clients came from, None while nothing was confirmed."""
        moves = self._seen.moves
        if not moves.cells:
            return None
        rows, columns = [*self._keys, NEW], [*self._keys, LEFT]
        cells = {
            (rows.index(before), columns.index(after)): part(ids)
            for (before, after), ids in moves.cells.items()
        }
        data = MovesData(
            self._head(self._words.text("chart.moves")),
            self._stages,
            cells,
            tuple(part(moves.start.get(key, ())) for key in self._keys),
            tuple(part(moves.end.get(key, ())) for key in self._keys),
            part(moves.new),
            part(moves.left),
            part(moves.up),
            part(moves.down),
            part(moves.same),
            self._seen.number,
        )
        return chart_of(data, self._words.lang)

    def months(self) -> Chart | None:
        """Return the stages at the ends of the last months."""
        seen = self._seen
        imported = {(day.year, day.month) for day in seen.imports}
        columns = tuple(self._month(month, imported) for month in seen.months)
        head = self._head(self._words.text("chart.dynamics"), "doc.chart.hatched_months")
        data = MonthsData(head, self._stages, columns, seen.number)
        return chart_of(data, self._words.lang) if any(column.total for column in columns) else None

    def _month(self, month: Month, imported: Collection[tuple[int, int]]) -> MonthColumn:
        formats = self._words.formats
        return MonthColumn(
            month.day,
            formats.month(month.day),
            formats.month_year(month.day),
            tuple(
                MonthPart(part(month.solid.get(key, ())), part(month.hatched.get(key, ())))
                for key in self._keys
            ),
            (month.day.year, month.day.month) in imported,
        )

    def factors(self) -> Chart | None:
        """Return the scores by stage, None when nobody gave any."""
        words, found = self._words, {(cell.stage, cell.score): cell for cell in self._seen.factors}
        if not any(cell.clients for cell in found.values()):
            return None
        data = FactorsData(
            self._head(words.text("chart.heat"), "doc.chart.outlined"),
            self._stages,
            SCORES,
            tuple(words.short(f"score.{score}") for score in SCORES),
            tuple(tuple(_factor(found[key, score]) for score in SCORES) for key in self._keys),
            self._seen.number,
        )
        return chart_of(data, words.lang)

    def income(self) -> Chart | None:
        """Return income by stage in the workbook's currency, None when there is none."""
        words, currency = self._words, self._source.workbook.setting("currency")
        rows = []
        for row, rung, name in zip(self._seen.income, self._seen.rungs, self._stages, strict=True):
            own = row.amounts.get(currency, 0)
            buyers = len(row.clients) if own else 0
            rows.append(
                IncomeRow(
                    name,
                    Part(own, buyers) if own else NOBODY,
                    part(rung.rung.clients),
                    own // buyers if buyers else None,
                )
            )
        head = self._head(words.text("chart.value_stage"))
        data = IncomeData(head, tuple(rows), currency, self._seen.number)
        return chart_of(data, words.lang) if any(row.total for row in rows) else None


def _factor(cell: Cell) -> FactorCell:
    return FactorCell(cell.mean, part(cell.clients), tuple(sorted(cell.values.values())), cell.by_rule)
