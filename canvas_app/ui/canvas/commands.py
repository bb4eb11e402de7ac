"""The commands of the canvas page as a table: menu, keys, palette and keyboard map are made from it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from canvas_app.domain.canvas.model import CERTAINTIES, COLOURS
from canvas_app.ui.common.actions import FOCUS, SHOWN, Command
from canvas_app.ui.common.text import translate

if TYPE_CHECKING:
    from canvas_app.ui.canvas.page import CanvasPage

Words = Callable[[], str]
Run = Callable[[], object]


def canvas_commands(page: CanvasPage) -> list[Command]:
    """Return every command of the page."""
    return [
        *_of_document(page),
        *_of_canvases(page),
        *_of_view(page),
        *_of_notes(page),
        *_of_clipboard(page),
        *_of_looks(page),
        *_of_questions(page),
        *_shown_on_sheet(),
        *_shown_elsewhere(),
    ]


def _of_document(page: CanvasPage) -> list[Command]:
    def command(name: str, words: Words, key: str, *, printing: bool) -> Command:
        run = partial(page.open_document, printing=printing)
        return Command(name, words, run, (key,), menu="file", section="document")

    return [
        command(
            "canvas.document", lambda: translate("Canvas", "PDF of the canvas"), "Ctrl+E", printing=False
        ),
        command("canvas.print", lambda: translate("Canvas", "Print…"), "Ctrl+P", printing=True),
    ]


def _of_canvases(page: CanvasPage) -> list[Command]:
    menu = page.menu

    def command(name: str, words: Words, run: Run, *keys: str) -> Command:
        return Command(name, words, run, keys, menu="page", section="canvas")

    return [
        command("canvas.new", lambda: translate("Canvas", "New canvas…"), menu.new),
        command("canvas.duplicate_canvas", lambda: translate("Canvas", "Duplicate canvas…"), menu.duplicate),
        command("canvas.rename", lambda: translate("Canvas", "Rename canvas…"), menu.rename),
        command("canvas.compare", lambda: translate("Canvas", "Compare canvases…"), page.compare),
        command("canvas.delete_canvas", lambda: translate("Canvas", "Delete canvas"), menu.delete),
        command("canvas.next", lambda: translate("Canvas", "Next canvas"),
                lambda: page.step_canvas(1), "Ctrl+Tab"),
        command("canvas.previous", lambda: translate("Canvas", "Previous canvas"),
                lambda: page.step_canvas(-1), "Ctrl+Shift+Tab"),
    ]  # fmt: skip


def _of_view(page: CanvasPage) -> list[Command]:
    return [
        Command(
            "canvas.figures",
            lambda: translate("Canvas", "Register's figures on the sheet"),
            page.toggle_figures,
            menu="view",
            section="canvas",
            checkable=True,
        ),
        Command(
            "canvas.legend",
            lambda: translate("Canvas", "Legend of colours…"),
            page.open_legend,
            menu="page",
            section="legend",
        ),
        Command(
            "canvas.show_segments",
            lambda: translate("Canvas", "Show all segments of the register"),
            lambda: page.notes.show_segments(),
            menu="page",
            section="legend",
        ),
        Command(
            "inspector.wider",
            lambda: translate("Canvas", "Wider inspector"),
            lambda: page.place.step(wider=True),
        ),
        Command(
            "inspector.narrower",
            lambda: translate("Canvas", "Narrower inspector"),
            lambda: page.place.step(wider=False),
        ),
    ]


def _of_notes(page: CanvasPage) -> list[Command]:
    def command(name: str, words: Words, run: Run, key: str) -> Command:
        return Command(
            name,
            words,
            run,
            (key,),
            menu="page",
            section="notes",
            where=_sheet,
            reach=FOCUS,
            target=page.view,
        )

    add = Command(
        "note.add",
        lambda: translate("Canvas", "New note"),
        lambda: page.notes.add(),
        ("Insert",),
        menu="page",
        section="notes",
        where=_sheet,
    )
    return [
        add,
        command("note.edit", lambda: translate("Canvas", "Edit note"), lambda: page.notes.edit(), "F2"),
        command(
            "note.delete", lambda: translate("Canvas", "Delete notes"), lambda: page.notes.delete(), "Del"
        ),
        command(
            "note.duplicate",
            lambda: translate("Canvas", "Duplicate notes"),
            lambda: page.notes.duplicate(),
            "Ctrl+D",
        ),
        command(
            "note.move",
            lambda: translate("Canvas", "Move or copy to…"),
            lambda: page.menus.open_move(),
            "Ctrl+M",
        ),
        command(
            "note.link", lambda: translate("Canvas", "Link with…"), lambda: page.menus.open_links(), "Ctrl+L"
        ),
        Command(
            "block.figure",
            lambda: translate("Canvas", "Records behind the figure"),
            lambda: page.register.open_live(),
            ("F4",),
            where=_sheet,
            reach=FOCUS,
            target=page.view,
        ),
    ]


def _of_clipboard(page: CanvasPage) -> list[Command]:
    def command(name: str, words: Words, run: Run, key: str, section: str = "clipboard") -> Command:
        return Command(
            name,
            words,
            run,
            (key,),
            menu="edit",
            section=section,
            where=_sheet,
            reach=FOCUS,
            target=page.view,
        )

    return [
        command("note.cut", lambda: translate("Canvas", "Cut"), lambda: page.notes.cut(), "Ctrl+X"),
        command("note.copy", lambda: translate("Canvas", "Copy"), lambda: page.notes.copy(), "Ctrl+C"),
        command("note.paste", lambda: translate("Canvas", "Paste"), lambda: page.notes.paste(), "Ctrl+V"),
        command(
            "note.paste_one",
            lambda: translate("Canvas", "Paste as one note"),
            lambda: page.notes.paste_as_one(),
            "Ctrl+Shift+V",
        ),
        command(
            "note.select_all",
            lambda: translate("Canvas", "Select all"),
            lambda: page.notes.select_all(),
            "Ctrl+A",
            "select",
        ),
    ]


def _of_looks(page: CanvasPage) -> list[Command]:
    words = page.context.texts.text
    looks: list[tuple[str, Words, Run]] = [
        (f"note.colour_{colour}", partial(words, f"colour.{colour}"), partial(_colour, page, colour))
        for colour in COLOURS
    ]
    looks += [
        (f"note.certainty_{key}", partial(words, f"certainty.{key}"), partial(_doubt, page, key))
        for key in CERTAINTIES[1:]
    ]
    return [
        Command(name, words, run, (f"Alt+{number}",), where=_sheet, reach=FOCUS, target=page.view)
        for number, (name, words, run) in enumerate(looks, 1)
    ]


def _colour(page: CanvasPage, colour: str) -> None:
    page.notes.set_colour(colour)


def _doubt(page: CanvasPage, certainty: str) -> None:
    page.notes.toggle_certainty(certainty)


def _of_questions(page: CanvasPage) -> list[Command]:
    frame = page.place.frame

    def command(name: str, words: Words, run: Run, key: str, *, menu: str = "page") -> Command:
        return Command(
            name,
            words,
            run,
            (key,),
            menu=menu,
            section="questions",
            where=_question,
            reach=FOCUS,
            target=frame,
        )

    return [
        Command(
            "question.next_open",
            lambda: translate("Canvas", "Next unanswered question"),
            lambda: page.answering.next_open(),
            ("Ctrl+J",),
            menu="page",
            section="questions",
        ),
        command(
            "question.na",
            lambda: translate("Canvas", "Question not applicable"),
            lambda: page.inspector.questions.mark("na"),
            "F8",
        ),
        command(
            "question.draft",
            lambda: translate("Canvas", "Answer is a draft"),
            lambda: page.inspector.questions.mark("draft"),
            "Shift+F8",
        ),
        command(
            "question.figure",
            lambda: translate("Canvas", "Insert the register's figure"),
            lambda: page.answering.insert_figure(),
            "F4",
            menu="",
        ),
    ]


def _shown_on_sheet() -> list[Command]:
    def shown(name: str, words: Words, *keys: str) -> Command:
        return Command(name, words, None, keys, where=_sheet, reach=SHOWN, palette=False)

    return [
        shown("sheet.type", lambda: translate("Canvas", "any text: a new note after the current one")),
        shown("sheet.walk", lambda: translate("Canvas", "arrows: note to note, block to block")),
        shown(
            "sheet.extend",
            lambda: translate("Canvas", "with Shift: select more notes"),
            "Shift+Down",
            "Shift+Up",
        ),
        shown("sheet.ends", lambda: translate("Canvas", "first, last note of the block"), "Home", "End"),
        shown(
            "sheet.walk_ends",
            lambda: translate("Canvas", "first, last block of the walk"),
            "Ctrl+Home",
            "Ctrl+End",
        ),
        shown("sheet.enter", lambda: translate("Canvas", "new note on a block, edit on a note"), "Return"),
        shown(
            "sheet.reorder",
            lambda: translate("Canvas", "move the note within its block"),
            "Ctrl+Up",
            "Ctrl+Down",
        ),
        shown(
            "sheet.across",
            lambda: translate("Canvas", "move the note to the neighbouring block"),
            "Ctrl+Left",
            "Ctrl+Right",
        ),
        shown(
            "sheet.block",
            lambda: translate("Canvas", "next, previous block of the walk"),
            "Ctrl+PgDown",
            "Ctrl+PgUp",
        ),
        shown("sheet.leave", lambda: translate("Canvas", "to the inspector"), "Tab"),
        shown("sheet.menu", lambda: translate("Canvas", "what can be done with the notes"), "Shift+F10"),
    ]


def _shown_elsewhere() -> list[Command]:
    def shown(where: Words, name: str, words: Words, *keys: str) -> Command:
        return Command(name, words, None, keys, where=where, reach=SHOWN, palette=False)

    return [
        shown(
            _editor,
            "editor.keep",
            lambda: translate("Canvas", "keep; after a new note, the next one"),
            "Return",
        ),
        shown(_editor, "editor.break", lambda: translate("Canvas", "line break"), "Shift+Return"),
        shown(_editor, "editor.kinds", lambda: translate("Canvas", "keep, to the note's kinds"), "Tab"),
        shown(_editor, "editor.end", lambda: translate("Canvas", "keep and end"), "Escape"),
        shown(
            _question,
            "question.note",
            lambda: translate("Canvas", "note from the selection or the line"),
            "Ctrl+Return",
        ),
        shown(
            _question,
            "question.step",
            lambda: translate("Canvas", "next, previous question"),
            "PgDown",
            "PgUp",
        ),
        shown(_question, "question.row", lambda: translate("Canvas", "next segment"), "Tab"),
        shown(_question, "question.leave", lambda: translate("Canvas", "back to the sheet"), "Escape"),
        shown(_kinds, "kinds.walk", lambda: translate("Canvas", "arrows: kind to kind")),
        shown(
            _kinds,
            "kinds.switch",
            lambda: translate("Canvas", "give the note the kind, or take it away"),
            "Space",
        ),
        shown(_kinds, "kinds.leave", lambda: translate("Canvas", "back to the notes"), "Return"),
    ]


def _sheet() -> str:
    return translate("Canvas", "Sheet")


def _editor() -> str:
    return translate("Canvas", "Note editor")


def _question() -> str:
    return translate("Canvas", "Question")


def _kinds() -> str:
    return translate("Canvas", "Kinds")
