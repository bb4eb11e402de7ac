"""The commands of the canvas page as a table: menu, keys, palette and keyboard map are made from it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from canvas_app.domain.canvas.model import CERTAINTIES, COLOURS
from canvas_app.ui.canvas.note_section import colour_name
from canvas_app.ui.common.actions import FOCUS, SHOWN, Command
from canvas_app.ui.common.text import translate

if TYPE_CHECKING:
    from canvas_app.ui.canvas.page import CanvasPage


def canvas_commands(page: CanvasPage) -> list[Command]:
    """Return every command of the page."""
    return [*_of_page(page), *_of_notes(page), *_of_looks(page), *_of_questions(page), *_shown()]


def _of_page(page: CanvasPage) -> list[Command]:
    menu = page.menu
    return [
        Command(
            "canvas.document",
            lambda: translate("Canvas", "PDF of the canvas"),
            page.open_document,
            ("Ctrl+E",),
            menu="file",
            section="document",
        ),
        Command(
            "canvas.print",
            lambda: translate("Canvas", "Print…"),
            page.open_document,
            ("Ctrl+P",),
            menu="file",
            section="document",
        ),
        Command(
            "canvas.new", lambda: translate("Canvas", "New canvas…"), menu.new, menu="page", section="canvas"
        ),
        Command(
            "canvas.duplicate_canvas",
            lambda: translate("Canvas", "Duplicate canvas…"),
            menu.duplicate,
            menu="page",
            section="canvas",
        ),
        Command(
            "canvas.rename",
            lambda: translate("Canvas", "Rename canvas…"),
            menu.rename,
            menu="page",
            section="canvas",
        ),
        Command(
            "canvas.delete_canvas",
            lambda: translate("Canvas", "Delete canvas"),
            menu.delete,
            menu="page",
            section="canvas",
        ),
        Command(
            "canvas.next",
            lambda: translate("Canvas", "Next canvas"),
            lambda: page.step_canvas(1),
            ("Ctrl+Tab",),
            menu="page",
            section="canvas",
        ),
        Command(
            "canvas.previous",
            lambda: translate("Canvas", "Previous canvas"),
            lambda: page.step_canvas(-1),
            ("Ctrl+Shift+Tab",),
            menu="page",
            section="canvas",
        ),
        Command(
            "canvas.figures",
            lambda: translate("Canvas", "Register's figures on the sheet"),
            page.toggle_figures,
            menu="view",
            section="canvas",
        ),
        Command(
            "canvas.show_segments",
            lambda: translate("Canvas", "Show all segments of the register"),
            page.show_segments,
            menu="page",
            section="segments",
        ),
    ]


def _of_notes(page: CanvasPage) -> list[Command]:
    sheet = page.view
    return [
        Command(
            "note.add",
            lambda: translate("Canvas", "New note"),
            page.add_note,
            ("Insert",),
            menu="page",
            section="notes",
            where=_sheet,
        ),
        Command(
            "note.edit",
            lambda: translate("Canvas", "Edit note"),
            page.edit_note,
            ("F2",),
            menu="page",
            section="notes",
            where=_sheet,
            reach=FOCUS,
            target=sheet,
        ),
        Command(
            "note.delete",
            lambda: translate("Canvas", "Delete notes"),
            page.delete_notes,
            ("Del",),
            menu="page",
            section="notes",
            where=_sheet,
            reach=FOCUS,
            target=sheet,
        ),
        Command(
            "note.duplicate",
            lambda: translate("Canvas", "Duplicate notes"),
            page.duplicate_notes,
            ("Ctrl+D",),
            menu="page",
            section="notes",
            where=_sheet,
            reach=FOCUS,
            target=sheet,
        ),
        Command(
            "note.move",
            lambda: translate("Canvas", "Move or copy to…"),
            page.open_move_menu,
            ("Ctrl+M",),
            menu="page",
            section="notes",
            where=_sheet,
            reach=FOCUS,
            target=sheet,
        ),
        Command(
            "note.link",
            lambda: translate("Canvas", "Link to segments…"),
            page.open_links,
            ("Ctrl+L",),
            menu="page",
            section="notes",
            where=_sheet,
            reach=FOCUS,
            target=sheet,
        ),
        Command(
            "note.cut",
            lambda: translate("Canvas", "Cut"),
            page.cut_notes,
            ("Ctrl+X",),
            menu="edit",
            section="clipboard",
            where=_sheet,
            reach=FOCUS,
            target=sheet,
        ),
        Command(
            "note.copy",
            lambda: translate("Canvas", "Copy"),
            page.copy_notes,
            ("Ctrl+C",),
            menu="edit",
            section="clipboard",
            where=_sheet,
            reach=FOCUS,
            target=sheet,
        ),
        Command(
            "note.paste",
            lambda: translate("Canvas", "Paste"),
            page.paste,
            ("Ctrl+V",),
            menu="edit",
            section="clipboard",
            where=_sheet,
            reach=FOCUS,
            target=sheet,
        ),
        Command(
            "note.paste_one",
            lambda: translate("Canvas", "Paste as one note"),
            page.paste_as_one,
            ("Ctrl+Shift+V",),
            menu="edit",
            section="clipboard",
            where=_sheet,
            reach=FOCUS,
            target=sheet,
        ),
        Command(
            "note.select_all",
            lambda: translate("Canvas", "Select all"),
            page.select_all,
            ("Ctrl+A",),
            menu="edit",
            section="select",
            where=_sheet,
            reach=FOCUS,
            target=sheet,
        ),
        Command(
            "block.figure",
            lambda: translate("Canvas", "Records behind the figure"),
            page.open_live,
            ("F4",),
            where=_sheet,
            reach=FOCUS,
            target=sheet,
        ),
    ]


def _of_looks(page: CanvasPage) -> list[Command]:
    looks: list[tuple[str, Callable[[], str], Callable[[], object]]] = [
        (f"note.colour_{colour}", partial(colour_name, colour), partial(page.set_colour, colour))
        for colour in COLOURS
    ]
    looks += [
        (
            f"note.certainty_{key}",
            partial(page.context.text, f"certainty.{key}"),
            partial(page.toggle_certainty, key),
        )
        for key in CERTAINTIES[1:]
    ]
    return [
        Command(name, words, run, (f"Alt+{number}",), where=_sheet, reach=FOCUS, target=page.view)
        for number, (name, words, run) in enumerate(looks, 1)
    ]


def _of_questions(page: CanvasPage) -> list[Command]:
    inspector = page.inspector
    return [
        Command(
            "question.next_open",
            lambda: translate("Canvas", "Next unanswered question"),
            page.next_unanswered,
            ("Ctrl+J",),
            menu="page",
            section="questions",
        ),
        Command(
            "question.na",
            lambda: translate("Canvas", "Question not applicable"),
            lambda: inspector.questions.mark("na"),
            ("F8",),
            menu="page",
            section="questions",
            where=_question,
            reach=FOCUS,
            target=inspector,
        ),
        Command(
            "question.draft",
            lambda: translate("Canvas", "Answer is a draft"),
            lambda: inspector.questions.mark("draft"),
            ("Shift+F8",),
            menu="page",
            section="questions",
            where=_question,
            reach=FOCUS,
            target=inspector,
        ),
        Command(
            "question.figure",
            lambda: translate("Canvas", "Insert the register's figure"),
            page.insert_figure,
            ("F4",),
            where=_question,
            reach=FOCUS,
            target=inspector,
        ),
    ]


def _shown() -> list[Command]:
    return [
        Command(
            "sheet.type",
            lambda: translate("Canvas", "any text: a new note after the current one"),
            None,
            (),
            where=_sheet,
            reach=SHOWN,
            palette=False,
        ),
        Command(
            "sheet.walk",
            lambda: translate("Canvas", "arrows: note to note, block to block"),
            None,
            (),
            where=_sheet,
            reach=SHOWN,
            palette=False,
        ),
        Command(
            "sheet.enter",
            lambda: translate("Canvas", "new note on a block, edit on a note"),
            None,
            ("Return",),
            where=_sheet,
            reach=SHOWN,
            palette=False,
        ),
        Command(
            "sheet.reorder",
            lambda: translate("Canvas", "move the note within its block"),
            None,
            ("Ctrl+Up", "Ctrl+Down"),
            where=_sheet,
            reach=SHOWN,
            palette=False,
        ),
        Command(
            "sheet.across",
            lambda: translate("Canvas", "move the note to the neighbouring block"),
            None,
            ("Ctrl+Left", "Ctrl+Right"),
            where=_sheet,
            reach=SHOWN,
            palette=False,
        ),
        Command(
            "sheet.block",
            lambda: translate("Canvas", "next block of the walk"),
            None,
            ("Ctrl+PgDown", "Ctrl+PgUp"),
            where=_sheet,
            reach=SHOWN,
            palette=False,
        ),
        Command(
            "question.note",
            lambda: translate("Canvas", "note from the selection or the line"),
            None,
            ("Ctrl+Return",),
            where=_question,
            reach=SHOWN,
            palette=False,
        ),
        Command(
            "question.step",
            lambda: translate("Canvas", "next question"),
            None,
            ("PgDown", "PgUp"),
            where=_question,
            reach=SHOWN,
            palette=False,
        ),
    ]


def _sheet() -> str:
    return translate("Canvas", "Sheet")


def _question() -> str:
    return translate("Canvas", "Question")
