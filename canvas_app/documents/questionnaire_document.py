"""The questionnaire for clients: one page each, statements to agree with, room for a remark."""

from __future__ import annotations

from dataclasses import replace

from canvas_app.documents import texts
from canvas_app.documents.questionnaire import QuestionnaireReport
from canvas_app.documents.report import Running, Section
from canvas_app.documents.story import Story
from canvas_app.documents.table import CELL, Cell, Column, Row
from canvas_app.documents.texts import HairLine
from canvas_app.documents.words import Words

_BOX = "○"
_REMARKS = 4
_WRITING = 24
"""Points between lines to write on by hand."""


def questionnaire_sections(report: QuestionnaireReport, words: Words) -> list[Section]:
    """Return the questionnaire as parts of a document: a page for each client, or one for anybody."""
    running = Running("", foot=words.say("questionnaire.not_validated"))
    return [
        Section(running, lambda story, name=name: _write(report, name, story))  # type: ignore[misc] # a default
        for name in report.clients or ("",)
    ]


def _write(report: QuestionnaireReport, client: str, story: Story) -> None:
    words = story.words
    story.text(report.business, texts.SUBTITLE)
    story.opening(words.say("questionnaire.title"), client)
    story.text(client, texts.LEAD)
    story.text(words.say("questionnaire.intro"))
    scale = [f"{value} — {text}".replace(" ", "\u00a0") for value, text in enumerate(report.scale, 1)]
    story.text(" · ".join(scale), texts.SMALL)
    _write_statements(report, story)
    story.heading(words.say("questionnaire.remarks"), 3)
    _write_lines(_REMARKS, story)
    story.gap(_WRITING)
    signed = [Cell.quiet(f"{words.say(f'questionnaire.{key}')}:") for key in ("filled_by", "date")]
    story.table([Column("", 3), Column("", 1)], [signed], headings=False)


def _write_statements(report: QuestionnaireReport, story: Story) -> None:
    box = Cell(_BOX, replace(CELL, size=13, leading=0.95, colour="quiet"))
    said = replace(CELL, size=9.5)
    columns = [
        Column("", 11),
        *(Column(str(value), 0.8, middle=True) for value in range(1, len(report.scale) + 1)),
    ]
    rows: list[Row] = [[Cell(text, said), *([box] * len(report.scale))] for text in report.statements]
    story.table(columns, rows)


def _write_lines(number: int, story: Story) -> None:
    for _ in range(number):
        story.flow.append(HairLine("border", 0.6, before=_WRITING, after=0))
