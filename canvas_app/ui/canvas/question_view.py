"""What a question's card shows, worked out from a canvas's records."""

from __future__ import annotations

from dataclasses import dataclass

from canvas_app.content import Question
from canvas_app.domain.canvas.progress import QuestionState
from canvas_app.services.canvas.question_figures import QuestionFigures
from canvas_app.services.canvas.records import CanvasRecords
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.text import fill, translate

FULL, EMPTY = "●", "○"


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One field of a question.

    Attributes:
        segment_id: for which segment; None: for all.
        name: what stands beside the field.
        text: what is answered.
        noted: texts of the notes that were made of it.

    """

    segment_id: int | None
    name: str
    text: str
    noted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QuestionView:
    """What a card shows of a question.

    Attributes:
        status: ``none``, ``draft``, ``answered`` or ``na``; ``status_name`` in words.
        summary: one line while closed: the beginning of the answer, or that notes answer it.
        rows: the fields; ``split``: whether segments have rows of their own; ``splits``: whether they could.
        dots: ●●○, one for each segment, and ``told``: «2 из 3 сегментов»; empty where not asked by segment.
        unnamed: whether each segment is asked while the canvas shows none.
        figure: what the register says to it.
        note_count: how many notes answer it.

    """

    key: str
    text: str
    status: str
    status_name: str
    summary: str
    rows: tuple[AnswerRow, ...]
    split: bool
    dots: str = ""
    told: str = ""
    unnamed: bool = False
    splits: bool = False
    figure: str = ""
    note_count: int = 0

    def unfilled(self) -> int | None:
        """Return the first segment without an answer, None where it is the field for all that comes first."""
        if self.rows[0].text.strip():
            return None
        rows = [row for row in self.rows[1:] if not row.text.strip()]
        return rows[0].segment_id if rows and any(row.text.strip() for row in self.rows[1:]) else None


def question_view(
    context: PageContext,
    records: CanvasRecords,
    question: Question,
    figures: QuestionFigures,
    *,
    split: bool,
) -> QuestionView:
    """Return what the card of a question shows; ``split`` by hand where it is not asked by segment."""
    state = records.states[question.key]
    own = {one.segment_id: one.text for one in records.answers if one.question == question.key}
    names = {note.segment_id: note.text for note in records.shown_segments if note.segment_id is not None}
    split = question.per_segment or split or any(own.get(one) for one in names)
    made = [note for note in records.notes if note.question == question.key]

    def noted(segment_id: int | None) -> tuple[str, ...]:
        if segment_id is None:
            return tuple(note.text for note in made if not note.segments)
        return tuple(note.text for note in made if segment_id in note.segments)

    rows = [AnswerRow(None, translate("Canvas", "For all"), own.get(None, ""), noted(None))]
    if split:
        rows += [AnswerRow(one, name, own.get(one, ""), noted(one)) for one, name in names.items()]
    dots, told = _progress(records, question.key, names, rows[0]) if split and names else ("", "")
    figure = figures.of(question.key)
    return QuestionView(
        question.key,
        context.texts.text(question.key),
        state.status,
        context.texts.text(f"qstatus.{state.status}"),
        _summary(rows, state),
        tuple(rows),
        split,
        dots,
        told,
        question.per_segment and not names,
        not split and bool(names) and question.block != "cs",
        figure.text if figure else "",
        state.notes,
    )


def _summary(rows: list[AnswerRow], state: QuestionState) -> str:
    first = next((row for row in rows if row.text.strip()), None)
    if first is not None:
        line = first.text.strip().split("\n")[0]
        return line if first.segment_id is None else f"{first.name}: {line}"
    if state.notes:
        return translate("Canvas", "Answered by %n notes", None, state.notes)
    return ""


def _progress(
    records: CanvasRecords, question: str, names: dict[int, str], for_all: AnswerRow
) -> tuple[str, str]:
    """Return the dots of the segments and what they say; one that came after all answers is named."""
    if for_all.text.strip() or len(names) == 1:
        return "", ""
    filled = records.states[question].filled
    done = [one in filled for one in names]
    dots = "".join(FULL if one else EMPTY for one in done)
    told = fill(translate("Canvas", "%1 of %n segments", None, len(done)), sum(done))
    answered = max((one.id for one in records.answers if one.question == question), default=0)
    came = {note.segment_id: note.id for note in records.shown_segments}  # ids grow with time
    missing = [one for one in names if one not in filled]
    if len(missing) == 1 and answered and came[missing[0]] > answered:
        told = fill(translate("Canvas", "New segment “%1” without an answer"), names[missing[0]])
    return dots, told
