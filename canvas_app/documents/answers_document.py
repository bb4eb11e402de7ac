"""A canvas with its answers: block by block, what is on the sheet, what was asked and what was said."""

from __future__ import annotations

from canvas_app.documents import texts
from canvas_app.documents.data import AnswersReport, BlockPart, QuestionPart
from canvas_app.documents.report import Running, Section
from canvas_app.documents.story import Story
from canvas_app.documents.table import Cell, Column, Row
from canvas_app.documents.words import Words


def answers_section(report: AnswersReport, words: Words) -> Section:
    """Return the canvas with answers as a part of a document."""
    cover = report.cover
    notes = (report.credit, words.say("anonymous.note")) if cover.anonymous else (report.credit,)
    foot = words.say("as_of", date=words.formats.date(cover.day))
    running = Running(f"{cover.business} · {report.canvas}", cover.title, foot, notes)
    return Section(running, lambda story: _write(report, story))


def _write(report: AnswersReport, story: Story) -> None:
    words = story.words
    story.cover(report.cover, report.canvas)
    total = sum(len(block.questions) for block in report.blocks)
    answered = sum(block.answered for block in report.blocks)
    if total:
        story.text(words.say("answers.answered", answered=answered, total=total), texts.LEAD)
    _write_checks(report, story)
    for block in report.blocks:
        _write_block(block, story)


def _write_checks(report: AnswersReport, story: Story) -> None:
    """List what the checks found, before everything: it is what to do."""
    found = [check for block in report.blocks for check in block.checks]
    story.heading(story.words.say("answers.checks"), anchor="checks")
    if found:
        story.items(dict.fromkeys(found))
    else:
        story.text(story.words.say("answers.checks_none"), texts.QUIET)


def _write_block(block: BlockPart, story: Story) -> None:
    story.heading(block.name)
    story.text(block.about, texts.QUIET)
    story.text(block.live, texts.SMALL)
    _write_notes(block, story)
    if block.questions:
        story.heading(story.words.say("answers.questions"), 2)
    for question in block.questions:
        _write_question(question, story)


def _write_notes(block: BlockPart, story: Story) -> None:
    words = story.words
    if not block.notes:
        story.text(words.say("answers.empty_block"), texts.QUIET)
        return
    story.heading(words.say("answers.notes"), 2)
    rows: list[Row] = []
    for note in block.notes:
        certainty = words.text(f"certainty.{note.certainty}") if note.certainty else ""
        about = "\n".join(part for part in (note.second, ", ".join(note.segments)) if part)
        rows.append([note.text, Cell.quiet(about), Cell.quiet(certainty)])
    columns = [Column("", 5), Column("", 4), Column("", 2.2)]
    story.table(columns, rows, headings=False)


def _write_question(question: QuestionPart, story: Story) -> None:
    words = story.words
    story.heading(question.question, 3)
    status = words.text(f"qstatus.{question.status}")
    by_notes = words.say("answers.by_notes", count=len(question.notes)) if question.notes else ""
    if question.status != "answered" or not question.answers:
        story.text(by_notes if question.status == "answered" and by_notes else status, texts.SMALL)
    rows = []
    for answer in question.answers:
        name = answer.segment or (words.say("answers.everyone") if len(question.answers) > 1 else "")
        rows.append((name, answer.text))
    if any(name for name, _ in rows):
        story.table(
            [Column("", 2), Column("", 7)], [[Cell.quiet(name), text] for name, text in rows], headings=False
        )
    else:
        for _, text in rows:
            story.text(text)
    story.items(question.notes, texts.BODY, "→")
    if question.figure:
        story.text(f"▪ {question.figure}", texts.SMALL)
