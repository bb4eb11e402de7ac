"""One page of findings in sentences, gathered: each with what it rests on and where its proof stands."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from canvas_app.content.stage_models import held_text
from canvas_app.documents.data import CHARTS_FROM, SHARES_FROM, Finding, FindingsReport
from canvas_app.domain.canvas.checks import CODES
from canvas_app.domain.stages.months import year_before
from canvas_app.domain.text import lowered
from canvas_app.services.canvas import reads
from canvas_app.services.canvas.figures import live_figures
from canvas_app.services.documents.basis import basis_of, count_basis, period_of
from canvas_app.services.documents.checks import canvas_checks, check_text
from canvas_app.services.documents.document_request import ANSWERS
from canvas_app.services.documents.source import Source
from canvas_app.storage.queries import clients as client_reads

_CHECKS = 3
"""Checks of the canvas that are worth a director's page."""
_STREAM_FROM = 5
"""Deals from which a stream may be called the largest."""


def findings_report(source: Source) -> FindingsReport:
    """Return the findings on a canvas and its clients, the most important first."""
    income = list(_income(source))
    said = {"rs_one_client"} if any(found.anchor == "clients" for found in income) else set()
    found = [*stage_sentences(source), *income, *_risks(source), *_checks(source, said)]
    if not source.overview.of:
        found.append(Finding(source.words.say("doc.findings.no_clients")))
    cover = source.cover(source.words.say("doc.findings.title"))
    return FindingsReport(cover, tuple(found), basis_of(source))


def stage_sentences(source: Source) -> Iterator[Finding]:
    """Yield who the clients are, how they moved and what holds them; nothing without clients."""
    seen = source.overview
    if not seen.number:
        return
    yield Finding(" ".join(_who(source)), count_basis(source), "ladder")
    sentence = seen.sentence
    if sentence.up or sentence.down or sentence.new or sentence.left:
        yield Finding(" ".join(_moved(source)), period_of(source), "moves")
    elif not sentence.confirmed:
        yield Finding(source.words.say("doc.stages.none_confirmed"), "", "ladder")
    if seen.number >= CHARTS_FROM and seen.holds:
        yield Finding(_held_most(source), count_basis(source, len(seen.held)), "held")


def _held_most(source: Source) -> str:
    """Return the condition that holds most, as the chart shows it: not met and not known together."""
    words, hold = source.words, max(source.overview.holds, key=lambda one: len(one.clients))
    params = {
        "reason": lowered(held_text(hold.missing, words.catalogue, words.lang)),
        "count": len(hold.clients),
    }
    if hold.no and hold.unknown:
        return words.say("doc.findings.held_partly", unknown=len(hold.unknown), **params)
    return words.say("doc.findings.held", **params)


def _who(source: Source) -> Iterator[str]:
    """Yield the numbers of clients as sentences that belong together."""
    say, seen = source.words.say, source.overview
    sentence = seen.sentence
    yield say(
        "doc.findings.clients",
        count=seen.number,
        date=source.day,
        active=len(sentence.active),
        inactive=len(sentence.inactive),
        ended=len(sentence.ended),
    )
    if sentence.confirmed:
        yield say("doc.findings.confirmed", confirmed=len(sentence.confirmed), total=seen.number)
    if sentence.median is not None and seen.number >= CHARTS_FROM:
        yield say("doc.findings.half", stage=source.stage_name(sentence.median))


def _moved(source: Source) -> Iterator[str]:
    """Yield how clients moved over the period, and the steps within it that this leaves out."""
    seen, say = source.overview, source.words.say
    said = seen.sentence
    days = (seen.request.day - seen.request.begin).days + 1
    counts = {name: len(getattr(said, name)) for name in ("up", "down", "new", "left")}
    yield say("doc.findings.moves", days=days, **counts)
    if said.passed_up or said.passed_down:
        yield say("doc.findings.steps", up=len(said.passed_up), down=len(said.passed_down))


def _income(source: Source) -> Iterator[Finding]:
    """Yield the largest stream and the largest client: in per cent from SHARES_FROM clients on."""
    words, day = source.words, source.day
    live = live_figures(source.workbook, day)
    if live.deals < _STREAM_FROM or live.amount <= 0:
        return
    shares = sum(live.clients.values()) >= SHARES_FROM
    money = words.formats.compact_money
    names = {stream.id: source.names.free(stream.name) for stream in reads.streams(source.workbook)}
    stream, amount = max(live.streams.items(), key=lambda item: item[1])
    if stream is not None and len(live.streams) > 1:
        params = {"name": names[stream], "amount": money(amount, live.currency), "n": live.deals}
        if shares:
            share = words.formats.share(amount / live.amount)
            text = words.say("doc.findings.stream", share=share, **params)
        else:
            total = money(live.amount, live.currency)
            text = words.say("doc.findings.stream_amount", total=total, **params)
        yield Finding(text, words.say("doc.period_12", date=words.formats.date(day)), "canvas")
    yield from _largest_client(source, live.amount, live.currency, shares)


def _largest_client(source: Source, total: int, currency: str, shares: bool) -> Iterator[Finding]:
    words, day = source.words, source.day
    brought = client_reads.revenues(source.workbook, currency, year_before(day), day)
    if len(brought) < 2:
        return
    client, amount = max(brought.items(), key=lambda item: item[1])
    if shares:
        key, params = "largest_client", {"share": words.formats.share(amount / total)}
    else:
        money = words.formats.compact_money
        key = "largest_amount"
        params = {"amount": money(amount, currency), "total": money(total, currency)}
    text = words.say(f"doc.findings.{key}", name=source.names.client(client), **params)
    buyers = words.say("doc.chart.n", n=len(brought))
    yield Finding(text, f"{buyers} · {words.say('doc.period_12', date=words.formats.date(day))}", "clients")


def _risks(source: Source) -> Iterator[Finding]:
    """Yield how many need somebody: those of the worklist on the screen, flagged or gone down."""
    seen = source.overview
    flagged = {one for one, flags in seen.flags.items() if flags}
    down = set(seen.moves.down)
    if not flagged:
        return
    first = max(seen.risks, key=lambda risk: len(risk.clients))
    text = source.words.say("doc.findings.risks", count=len(flagged))
    if down:
        params = {"flagged": len(flagged), "down": len(down)}
        text = source.words.say("doc.findings.attention", count=len(flagged | down), **params)
    if first.flag != "silence":  # its text counts days of one client
        often = source.words.text(f"flag.{first.flag}")
        text = f"{text} {source.words.say('doc.findings.risk_first', flag=often, count=len(first.clients))}"
    yield Finding(text, count_basis(source), "clients")


def _checks(source: Source, said: Collection[str]) -> Iterator[Finding]:
    """Yield the weightiest checks of the canvas but those ``said`` already and what waits to be filled in."""
    found = canvas_checks(source.workbook, source.canvas.id, source.day, source.words.catalogue)
    told = sorted(
        (one for one in found if one.code not in ("questions_open", *said)),
        key=lambda one: CODES.index(one.code),
    )
    proof = "checks" if ANSWERS in source.request.parts else "canvas"
    for one in told[:_CHECKS]:
        text = check_text(one, source.words, source.names.free(one.name))
        yield Finding(text, source.words.say("doc.findings.of_canvas", name=source.canvas_name), proof)
