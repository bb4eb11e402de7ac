"""One page of findings in sentences: what a reader with ten seconds takes away, each leading to its proof."""

from __future__ import annotations

from canvas_app.documents import texts
from canvas_app.documents.data import FindingsReport
from canvas_app.documents.report import Running, Section
from canvas_app.documents.story import Story
from canvas_app.documents.words import Words


def findings_section(report: FindingsReport, words: Words) -> Section:
    """Return the findings as a part of a document; links lead to parts that the document has."""
    cover = report.cover
    notes = (words.say("anonymous.note"),) if cover.anonymous else ()
    running = Running(f"{cover.business} · {cover.title}", "", report.basis, notes)
    return Section(running, lambda story: _write(report, story))


def _write(report: FindingsReport, story: Story) -> None:
    story.cover(report.cover)
    if not report.findings:
        story.text(story.words.say("findings.no_clients"), texts.QUIET)
    for finding in report.findings:
        indent = texts.LEAD.size * 1.6
        story.text(finding.text, texts.LEAD, indent=indent, sign="→", link=finding.anchor)
        story.text(finding.basis, texts.SMALL, indent=indent, link=finding.anchor)
        story.gap(4)
