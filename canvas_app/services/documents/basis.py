"""What the figures of a report rest on, in one line: n of N, period, day, basis, model."""

from __future__ import annotations

from canvas_app.services.documents.source import Source

_BASES = {"shown": "basis_confirmed", "confirmed": "basis_confirmed_only", "suggested": "basis_suggested"}


def basis_of(source: Source) -> str:
    """Return the foot of everything that counts stages."""
    words, seen = source.words, source.overview
    text = words.say(
        "doc.basis",
        n=seen.number,
        total=seen.of,
        period=period_of(source),
        basis=words.say(f"doc.{_BASES[source.request.basis]}"),
        model=source.model_short,
    )
    if seen.thresholds_changed:
        text = f"{text} · {words.say('doc.thresholds_changed')}"
    return text


def period_of(source: Source) -> str:
    """Return first and last day of the period of moves."""
    asked = source.overview.request
    return source.words.say("doc.period", **source.words.formats.period(asked.begin, asked.day))


def count_basis(source: Source, number: int | None = None) -> str:
    """Return «n 797 из 797», of all clients in use unless ``number`` is given."""
    seen = source.overview
    return source.words.say("doc.chart.n_of", n=seen.number if number is None else number, total=seen.of)


def filter_text(source: Source) -> str:
    """Return which segments and employees were chosen, empty for all."""
    wanted, words = source.request, source.words
    segments = [source.segment_name(one) or words.say("canvas.no_segment") for one in wanted.segments]
    employees = [
        source.names.employee(one) or words.say("doc.stages.no_employee") for one in wanted.employees
    ]
    return " · ".join(", ".join(names) for names in (segments, employees) if names)
