"""Gathering the document that is wanted, and writing it to a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from canvas_app.domain.canvas.sheet import PAPERS
from canvas_app.domain.errors import PersonError
from canvas_app.domain.progress import NoProgress, Progress
from canvas_app.services.documents.document_request import (
    ANSWERS,
    BRIEF,
    CANVAS,
    CLIENT,
    DIRECTOR,
    DOCUMENTS,
    FINDINGS,
    FULL,
    OF_STAGES,
    POSTER,
    QUESTIONNAIRE,
    DocumentRequest,
)
from canvas_app.services.documents.source import Source
from canvas_app.services.writing import refuse_target, write_file
from canvas_app.storage.workbook import Workbook

if TYPE_CHECKING:
    from canvas_app.documents.pdf import Meta
    from canvas_app.documents.report import Part
    from canvas_app.documents.words import Words

Writer = Callable[[BinaryIO, Progress], int]
"""Writes a gathered document into a file and returns its pages; touches no workbook, runs on any thread."""

_TITLES = {
    "canvas": "pdf.canvas",
    POSTER: "pdf.canvas",
    "answers": "pdf.canvas_full",
    DIRECTOR: "pdf.director",
    FULL: "pdf.full",
}


def prepare(workbook: Workbook, request: DocumentRequest, progress: Progress | None = None) -> Writer:
    """Gather everything a document needs and return what writes it.

    Args:
        workbook: read by the thread that owns it: the open file, or a snapshot of it in the worker.
        request: what is wanted.
        progress: may stop the gathering between two parts.

    Raises:
        PersonError: there is no such document or paper, or what it is about does not exist.
        Cancelled: by ``progress``.

    """
    if request.document not in DOCUMENTS:
        raise PersonError("export.document", value=request.document, names=", ".join(DOCUMENTS))
    if request.paper not in PAPERS:
        raise PersonError("export.paper", value=request.paper)
    source = Source(workbook, request, progress)
    about = _about(source)
    if request.parts == (CANVAS,):
        return _sheets_alone(source, about)
    gathered = list(_gathered(source))

    def write(out: BinaryIO, told: Progress) -> int:
        from canvas_app.documents.report import write_report
        from canvas_app.documents.words import Words

        words = Words.of(request.lang)
        parts = [part for found in gathered for part in found(words)]
        return write_report(
            parts,
            out,
            _meta(about, request),
            words,
            paper=request.paper,
            progress=told,
            counted=request.document not in BRIEF,
            numbered=request.document != QUESTIONNAIRE,
        )

    return write


def _sheets_alone(source: Source, about: tuple[str, str, str]) -> Writer:
    """Return what writes a canvas and nothing beside it: no head or foot but the sheet's own."""
    from canvas_app.services.documents.canvas_sheet import canvas_sheet

    source.progress.report(0, 0)
    request, name, sheet = source.request, source.canvas_name, canvas_sheet(source)

    def write(out: BinaryIO, told: Progress) -> int:
        from canvas_app.documents.canvas_document import CanvasPart, canvas_pdf

        part = CanvasPart(name, sheet)
        return canvas_pdf([part], out, _meta(about, request), paper=request.paper, progress=told)

    return write


def _gathered(source: Source) -> list[Callable[[Words], Sequence[Part]]]:
    """Return what makes each part of the document, in order; all data of them are read here."""
    request = source.request
    if request.document == QUESTIONNAIRE:
        return [_questionnaire(source)]
    return [lambda words, part=part: [part(words)] for part in _parts(source)]  # type: ignore[misc] # a default


def _parts(source: Source) -> list[Callable[[Words], Part]]:
    request = source.request
    if request.document == CLIENT:
        return [_client(source)]
    wanted: list[Callable[[Source], Callable[[Words], Part]]] = []
    wanted += [_canvas] if CANVAS in request.parts else []
    wanted += [_findings] if FINDINGS in request.parts else []
    wanted += [_answers] if ANSWERS in request.parts else []
    if any(part in OF_STAGES for part in request.parts):
        alone = not wanted  # beside other parts, an empty register is worth a sentence only
        wanted += [_stages] if alone or source.overview.of else []
    made = []
    for gather in wanted:
        source.progress.report(0, 0)
        made.append(gather(source))
    return made


def _canvas(source: Source) -> Callable[[Words], Part]:
    from canvas_app.documents.canvas_document import CanvasPart
    from canvas_app.services.documents.canvas_sheet import canvas_sheet

    part = CanvasPart(source.canvas_name, canvas_sheet(source))
    return lambda _words: part


def _findings(source: Source) -> Callable[[Words], Part]:
    from canvas_app.documents.findings_document import findings_section
    from canvas_app.services.documents.findings_part import findings_report

    report = findings_report(source)
    return lambda words: findings_section(report, words)


def _answers(source: Source) -> Callable[[Words], Part]:
    from canvas_app.documents.answers_document import answers_section
    from canvas_app.services.documents.answers_part import answers_report

    report = answers_report(source)
    return lambda words: answers_section(report, words)


def _stages(source: Source) -> Callable[[Words], Part]:
    from canvas_app.documents.stages_document import stages_section
    from canvas_app.services.documents.stages_part import stages_report

    report = stages_report(source)
    return lambda words: stages_section(report, words)


def _client(source: Source) -> Callable[[Words], Part]:
    from canvas_app.documents.client_document import client_section
    from canvas_app.services.documents.client_part import client_report

    report = client_report(source)
    return lambda words: client_section(report, words)


def _questionnaire(source: Source) -> Callable[[Words], Sequence[Part]]:
    from canvas_app.documents.questionnaire_document import questionnaire_sections
    from canvas_app.services.documents.questionnaire_part import questionnaire_report

    report = questionnaire_report(source)
    return lambda words: questionnaire_sections(report, words)


def _about(source: Source) -> tuple[str, str, str]:
    """Return title, subject and author of the file; nothing in them names anybody who is to stay unnamed."""
    request, words = source.request, source.words
    if request.document == CLIENT:
        subject, name = words.text("pdf.client"), source.names.client(source.client.id)
    elif request.document == QUESTIONNAIRE:
        subject = name = words.text("pdf.questionnaire")
    elif any(part not in OF_STAGES for part in request.parts):
        subject, name = words.text(_TITLES.get(request.document, "pdf.canvas_full")), source.canvas_name
    else:
        subject, name = words.text("pdf.stages"), source.model_name
    title = " — ".join(part for part in (source.business, name) if part)
    return title, subject, source.author[0] if source.author else ""


def _meta(about: tuple[str, str, str], request: DocumentRequest) -> Meta:
    from canvas_app.documents.pdf import Meta

    title, subject, author = about
    return Meta(title, subject, request.lang, author, request.day)


def export_document(
    workbook: Workbook, request: DocumentRequest, out: Path, progress: Progress | None = None
) -> int:
    """Write a document to ``out`` (``*.pdf``) and return its pages.

    Raises:
        PersonError: another ending than ``.pdf``, nothing to write about, or a file that cannot be written.
        Cancelled: by ``progress``; nothing was written.

    """
    check_target(out)
    write = prepare(workbook, request, progress)
    return write_file(out, lambda file: write(file, progress or NoProgress()))


def check_target(out: Path) -> None:
    """Refuse, before anything is gathered, what no document may be written to.

    Raises:
        PersonError: the name is not that of a PDF, or ``writing.write_file`` would refuse it.

    """
    refuse_target(out)
    if out.suffix.lower() != ".pdf":
        raise PersonError("export.ending", name=out.name, names=".pdf")
