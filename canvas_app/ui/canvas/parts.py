"""The parts of the canvas page that are made when they are first needed, mostly after the first paint."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from canvas_app.storage.workbook import Workbook
    from canvas_app.ui.canvas.answering import Answering
    from canvas_app.ui.canvas.compare_panel import ComparePanel
    from canvas_app.ui.canvas.editing import NoteEditing
    from canvas_app.ui.canvas.find_bar import FindBar
    from canvas_app.ui.canvas.inspector import Inspector
    from canvas_app.ui.canvas.note_actions import NoteActions
    from canvas_app.ui.canvas.note_menus import NoteMenus
    from canvas_app.ui.canvas.page import CanvasPage
    from canvas_app.ui.canvas.register_links import RegisterLinks
    from canvas_app.ui.common.context import PageContext


class Parts:
    """Mixed into the canvas page: what works beside its sheet."""

    context: PageContext

    @property
    def _page(self) -> CanvasPage:
        return cast("CanvasPage", self)

    @property
    def workbook(self) -> Workbook:
        """The open file."""
        return self.context.session.workbook

    @cached_property
    def notes(self) -> NoteActions:
        """What can be done with notes."""
        from canvas_app.ui.canvas.note_actions import NoteActions

        return NoteActions(self._page)

    @cached_property
    def menus(self) -> NoteMenus:
        """The menus of the sheet."""
        from canvas_app.ui.canvas.note_menus import NoteMenus

        return NoteMenus(self._page)

    @cached_property
    def register(self) -> RegisterLinks:
        """The ways to the register."""
        from canvas_app.ui.canvas.register_links import RegisterLinks

        return RegisterLinks(self._page)

    @cached_property
    def answering(self) -> Answering:
        """What can be done with questions."""
        from canvas_app.ui.canvas.answering import Answering

        return Answering(self._page)

    @cached_property
    def finder(self) -> FindBar:
        """The search in the notes of this canvas."""
        from canvas_app.ui.canvas.find_bar import FindBar

        return FindBar(self._page)

    @cached_property
    def comparing(self) -> ComparePanel:
        """Two canvases compared, in place of the sheet."""
        from canvas_app.ui.canvas.compare_panel import ComparePanel

        return ComparePanel(self._page)

    @cached_property
    def editing(self) -> NoteEditing:
        """The editor of notes."""
        from canvas_app.ui.canvas.editing import NoteEditing

        page = self._page
        made = NoteEditing(page.context, page.view, page.new_note, page.text_of, page.may_edit)
        made.canvas_id = page.canvas_id
        made.ended.connect(page.on_written)
        made.kinds_wanted.connect(page.on_kinds_wanted)
        made.pasted.connect(lambda block, after, text: self.notes.pasting.paste(block, after, text))
        return made

    @cached_property
    def inspector_part(self) -> Inspector:
        """The inspector, perhaps not filled yet."""
        from canvas_app.ui.canvas.inspector import build_inspector

        made = build_inspector(self._page)
        self._page.place.take(made)
        return made

    @property
    def inspector(self) -> Inspector:
        """The inspector, as the selection of this moment fills it."""
        made = self.inspector_made
        inspector = self.inspector_part
        self._page.fill_inspector(only_stale=made)
        return inspector

    @property
    def inspector_made(self) -> bool:
        """Whether the inspector was built already."""
        return "inspector_part" in self.__dict__

    def made(self, part: str) -> bool:
        """Whether a part was built already: ``finder``, ``comparing``, ``editing``."""
        return part in self.__dict__

    @property
    def writing(self) -> bool:
        """Whether the editor of a note is open."""
        return self.made("editing") and self.editing.active
