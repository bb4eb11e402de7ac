"""Builds the charts of one overview."""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType

from canvas_app.charts import data as charts
from canvas_app.charts.style import SHARES, WHOLE
from canvas_app.content.stage_models import held_text, name_of
from canvas_app.domain.stages.ladder import Ladder, Month, Rung
from canvas_app.domain.stages.movement import LEFT, NEW, Ids
from canvas_app.domain.stages.stage_model import StageModel
from canvas_app.services.stage_charts.built_chart import BuiltChart, Target
from canvas_app.services.stage_charts.chart_source import ChartSource
from canvas_app.services.stages import IncomeRow, RungRow
from canvas_app.services.stages.views import FACTORS


class _ChartPlaces:
    """The parts of one chart, each remembered with the clients behind it."""

    def __init__(self, source: ChartSource) -> None:
        self._source = source
        self._whole = max(1, sum(source.sums.get(one, 0) for one in source.overview.sentence.total))
        self.targets: dict[str, Target] = {}

    def part(self, key: str, clients: Ids, words: str) -> charts.Part:
        """Return the number of ``clients``, or their income where the charts show it."""
        return self._part(key, clients, words, self.income(clients) if self._source.income else len(clients))

    def counted(self, key: str, clients: Ids, words: str) -> charts.Part:
        """Return the number of ``clients``, whatever the other charts show."""
        return self._part(key, clients, words, len(clients))

    def earned(self, key: str, clients: Ids, words: str, amount: int) -> charts.Part:
        """Return ``amount`` earned with ``clients``."""
        return self._part(key, clients, words, self.shown(amount))

    def income(self, clients: Iterable[int]) -> int:
        """Return the income of ``clients``, as it may be shown."""
        return self.shown(sum(self._source.sums.get(one, 0) for one in clients))

    def shown(self, amount: int) -> int:
        """Return ``amount``, or its share of the whole while amounts are hidden."""
        return round(amount * WHOLE / self._whole) if self._source.hidden else amount

    def built(self, subject: str, data: charts.ChartData) -> BuiltChart:
        """Return the chart with its places."""
        return BuiltChart(subject, data, MappingProxyType(self.targets))

    def _part(self, key: str, clients: Ids, words: str, value: int) -> charts.Part:
        if not clients:
            return charts.NOBODY
        self.targets[key] = Target(clients, words)
        return charts.Part(value, len(clients), key)


class ChartBuilder:
    """Builds charts of ``source``; each asks for what it needs of the overview."""

    def __init__(self, source: ChartSource) -> None:
        self.source = source

    @property
    def _currency(self) -> str | None:
        if not self.source.income:
            return None
        return SHARES if self.source.hidden else self.source.currency

    @property
    def _few(self) -> bool:
        """Tell whether each client is shown by itself."""
        return self.source.overview.number < charts.SHARES_FROM and not self.source.income

    def _say(self, key: str, **params: object) -> str:
        return self.source.words.say(key, **params)

    def ladder(self) -> BuiltChart:
        """Return who stands where."""
        source, places = self.source, _ChartPlaces(self.source)
        overview = source.overview
        rows = tuple(self._rung(places, row) for row in overview.rungs)
        inactive, ended = (overview.ladder.in_state(state) for state in ("inactive", "ended"))
        head = source.head(
            self._say("chart.title.ladder"),
            self._say("chart.note.dots" if self._few else "chart.note.ladder"),
            overview.number,
            period=True,
            money=True,
        )
        data = charts.LadderData(
            head,
            rows,
            overview.number,
            places.part("inactive", inactive, self._say("doc.stages.inactive")),
            places.part("ended", ended, self._say("doc.stages.ended")),
            self._currency,
        )
        return places.built("ladder", data)

    def _rung(self, places: _ChartPlaces, row: RungRow) -> charts.LadderRow:
        rung = row.rung
        plain = self._bars(places, rung, self.source.model, "")
        key, label = rung.stage.key, plain.stage.label
        months = len(self._months())
        return charts.LadderRow(
            plain.stage,
            plain.solid,
            plain.hatched,
            plain.all,
            places.part(f"up:{key}", row.up, f"▲ {label}"),
            places.part(f"down:{key}", row.down, f"▼ {label}"),
            places.part(f"new:{key}", row.new, f"{self._say('chart.new')} {label}"),
            row.trend[len(row.trend) - months :] if months >= charts.TREND_FROM else (),
            self._dots(places, rung) if self._few else (),
        )

    def _bars(self, places: _ChartPlaces, rung: Rung, model: StageModel, prefix: str) -> charts.LadderRow:
        """Return a stage with its clients, without moves."""
        stage = self.source.stage(rung.stage, model)
        count = places.counted if prefix else places.part
        before, key = f"{prefix} " if prefix else "", f"{prefix}{rung.stage.key}"
        label = f"{before}{stage.label}"
        return charts.LadderRow(
            stage,
            count(f"solid:{key}", rung.confirmed, f"{label}, {self._say('chart.confirmed')}"),
            count(f"hatched:{key}", rung.suggested, f"{label}, {self._say('chart.suggested')}"),
            count(f"stage:{key}", rung.clients, label),
        )

    def _dots(self, places: _ChartPlaces, rung: Rung) -> tuple[charts.Dot, ...]:
        found = [(self.source.name(one), one, one in set(rung.confirmed)) for one in rung.clients]
        dots = []
        for name, one, confirmed in sorted(found, key=lambda each: (not each[2], each[0].casefold())):
            places.targets[f"client:{one}"] = Target((one,), name)
            dots.append(charts.Dot(name, f"client:{one}", confirmed))
        return tuple(dots)

    def holds(self) -> BuiltChart:
        """Return what holds clients on their stage."""
        source, places = self.source, _ChartPlaces(self.source)
        rows = []
        for number, hold in enumerate(source.overview.holds):
            name = held_text(hold.missing, source.words.catalogue, source.words.lang)
            rows.append(
                charts.HoldRow(
                    name,
                    places.part(f"no:{number}", hold.no, f"{name}: {self._say('chart.column.unmet')}"),
                    places.part(
                        f"unknown:{number}", hold.unknown, f"{name}: {self._say('chart.column.unknown')}"
                    ),
                    places.part(f"held:{number}", hold.clients, name),
                )
            )
        if source.income:
            rows.sort(key=lambda row: -row.all.value)
        number = len(source.overview.held)
        head = source.head(
            self._say("chart.title.holds"),
            self._say("chart.note.holds"),
            number,
            money=True,
            basis="suggested",
            more=self._left_out(number),
        )
        return places.built("holds", charts.HoldsData(head, tuple(rows), number, self._currency))

    def _left_out(self, held: int) -> str:
        """Say whom the chart of what holds clients leaves out, so that n can be checked."""
        overview = self.source.overview
        ended = len(overview.sentence.ended)
        highest = overview.number - ended - held
        return self._say("chart.note.held", highest=highest, ended=ended) if ended or highest else ""

    def moves(self, *, flow: bool = False) -> BuiltChart:
        """Return where clients stood before the period and at its end, as a matrix or a flow."""
        source, places = self.source, _ChartPlaces(self.source)
        moves = source.overview.moves
        keys = [stage.key for stage in source.model.stages]
        names = tuple(source.stage(stage) for stage in source.model.stages)
        labels = [str(name.number) if name.number else name.short for name in names]
        new, left, total, ended = (self._say(f"chart.{word}") for word in ("new", "left", "total", "over"))
        cells = {}
        for (before, after), ids in moves.cells.items():
            at = [*keys, NEW].index(before), [*keys, LEFT].index(after)
            words = f"{[*labels, new][at[0]]} → {[*labels, left][at[1]]}"
            cells[at] = places.part(f"{before}>{after}", ids, words)
        both = list(zip(keys, labels, strict=True))
        number = sum(len(ids) for ids in moves.cells.values())
        note = self._say("chart.note.flow" if flow else "chart.note.moves")
        data = charts.MovesData(
            source.head(
                self._say("chart.title.moves"),
                note,
                number,
                period=True,
                money=True,
                basis="confirmed",
                more=self._not_moved(),
            ),
            names,
            MappingProxyType(cells),
            tuple(
                places.part(f"before:{key}", moves.start.get(key, ()), f"{label} → {total}")
                for key, label in both
            ),
            tuple(
                places.part(f"after:{key}", moves.end.get(key, ()), f"{total} → {label}")
                for key, label in both
            ),
            places.part("new", moves.new, new),
            places.part("left", moves.left, left),
            places.part("up", moves.up, "▲"),
            places.part("down", moves.down, "▼"),
            places.part("same", moves.same, "="),
            number,
            self._currency,
            flow,
            tuple(
                places.part(f"over:{rung.stage.key}", rung.over, f"{label}, {ended}")
                for rung, label in zip(source.overview.ladder.rungs, labels, strict=True)
            ),
        )
        return places.built("flow" if flow else "moves", data)

    def _not_moved(self) -> str:
        """Say how many confirmed clients the moves leave out, and who is called new."""
        overview = self.source.overview
        ended = len(overview.unmoved)
        remarks = [self._say("chart.note.ended", count=ended)] if ended else []
        return " · ".join([*remarks, self._say("chart.note.new")] if overview.moves.new else remarks)

    def _months(self) -> list[int]:
        """Return the places of the months from the first record or confirmed stage on."""
        first = self.source.first_record
        months = self.source.overview.months
        return [at for at, month in enumerate(months) if first is None or month.day >= first or month.solid]

    def months(self, *, share: bool = False, line_from: int | None = None) -> BuiltChart:
        """Return the stages at the ends of the last months."""
        source, places = self.source, _ChartPlaces(self.source)
        names = tuple(source.stage(stage) for stage in source.model.stages)
        columns = tuple(self._month(places, source.overview.months[at], names) for at in self._months())
        notes = [self._say("chart.note.clients")] if source.income else []
        notes += [self._say("chart.note.months")] if any(map(_worked_out, columns)) else []
        notes += [self._say("chart.note.imported")] if any(column.imported for column in columns) else []
        number = source.overview.number
        head = source.head(self._say("chart.title.months"), " · ".join(notes), number)
        share = share and number >= charts.SHARES_FROM
        return places.built("months", charts.MonthsData(head, names, columns, number, share, line_from))

    def _month(
        self, places: _ChartPlaces, month: Month, names: tuple[charts.StageName, ...]
    ) -> charts.MonthColumn:
        formats = self.source.words.formats
        called = formats.month_year(month.day)
        parts = []
        for stage, name in zip(self.source.model.stages, names, strict=True):
            clients, words = month.clients(stage.key), f"{called}, {name.label}"
            whole = places.counted(f"{month.day}:{stage.key}", clients, words)
            solid, hatched = (len(each.get(stage.key, ())) for each in (month.solid, month.hatched))
            parts.append(
                charts.MonthPart(
                    charts.Part(solid, solid, whole.key if solid else ""),
                    charts.Part(hatched, hatched, whole.key if hatched else ""),
                )
            )
        imported = any(
            (day.year, day.month) == (month.day.year, month.day.month) for day in self.source.overview.imports
        )
        return charts.MonthColumn(month.day, formats.month(month.day), called, tuple(parts), imported)

    def factors(self) -> BuiltChart:
        """Return the scores by stage."""
        source, places = self.source, _ChartPlaces(self.source)
        words = source.words
        names = {stage.key: source.stage(stage) for stage in source.model.stages}
        headings = tuple(words.catalogue.short(f"score.{key}", words.lang) for key in FACTORS)
        found: dict[str, list[charts.FactorCell]] = {key: [] for key in names}
        for cell in source.overview.factors:
            label = f"{names[cell.stage].label}, {headings[FACTORS.index(cell.score)]}"
            known = places.counted(f"{cell.stage}:{cell.score}", cell.clients, label)
            values = tuple(sorted(cell.values.values()))
            found[cell.stage].append(charts.FactorCell(cell.mean, known, values, cell.by_rule))
        head = source.head(
            self._say("chart.title.factors"), self._say("doc.stages.outlined"), source.overview.number
        )
        cells = tuple(tuple(found[stage.key]) for stage in source.model.stages)
        number = source.overview.number
        data = charts.FactorsData(head, tuple(names.values()), FACTORS, headings, cells, number)
        return places.built("factors", data)

    def income(self) -> BuiltChart:
        """Return what the clients of each stage brought in 12 months, in the workbook's currency."""
        source, places = self.source, _ChartPlaces(self.source)
        everyone = {rung.stage.key: rung.clients for rung in source.overview.ladder.rungs}
        rows = tuple(self._income_row(places, row, everyone[row.stage]) for row in source.overview.income)
        others: dict[str, int] = {}
        for row in source.overview.income:
            for currency, amount in row.amounts.items():
                if currency != source.currency:
                    others[currency] = others.get(currency, 0) + amount
        money = source.words.formats.money
        amounts = [] if source.hidden else [money(amount, code) for code, amount in others.items()]
        apart = self._say("chart.note.apart", amounts=", ".join(amounts)) if amounts else ""
        title, note = self._say("chart.title.income"), self._say("chart.note.income")
        head = source.head(title, note, source.overview.number, more=apart)
        currency = SHARES if source.hidden else source.currency
        data = charts.IncomeData(head, rows, currency, source.overview.number, apart)
        return places.built("income", data)

    def _income_row(self, places: _ChartPlaces, row: IncomeRow, everyone: Ids) -> charts.IncomeRow:
        source = self.source
        stage = source.stage(source.model.stage(row.stage))
        amount = row.amounts.get(source.currency, 0)
        buyers = tuple(one for one in row.clients if one in source.sums)
        total = places.earned(f"income:{row.stage}", buyers, stage.label, amount)
        mean = row.mean(source.currency)
        return charts.IncomeRow(
            stage,
            total,
            places.counted(f"all:{row.stage}", everyone, stage.label),
            None if mean is None else places.shown(mean),
        )

    def models(self) -> BuiltChart:
        """Return the same clients in every model."""
        source, places = self.source, _ChartPlaces(self.source)
        bars = tuple(self._model(places, ladder) for ladder in source.overview.models)
        title, note, number = (
            self._say("chart.title.models"),
            self._say("chart.note.models"),
            source.overview.number,
        )
        head = source.head(title, note, number, every=True)
        return places.built("models", charts.ModelsData(head, bars, number))

    def _model(self, places: _ChartPlaces, ladder: Ladder) -> charts.ModelBars:
        words = self.source.words
        name = name_of(ladder.model.name, words.catalogue, words.lang)
        short = name_of(ladder.model.name, words.catalogue, words.lang, short=True)
        rows = tuple(self._bars(places, rung, ladder.model, f"{short}:") for rung in ladder.rungs)
        return charts.ModelBars(name, rows)


def _worked_out(column: charts.MonthColumn) -> bool:
    return column.total > 0 and not column.confirmed
