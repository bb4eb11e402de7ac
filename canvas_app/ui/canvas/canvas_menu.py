"""The canvas menu in the top bar: which canvas is shown, and what can be done with canvases."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QWidget

from canvas_app.domain.canvas.model import Canvas
from canvas_app.services.canvas import reads
from canvas_app.ui.common.buttons import MenuButton
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.notice import Notice
from canvas_app.ui.common.text import no_mnemonic, translate

_COMMANDS = (
    "canvas.new",
    "canvas.duplicate_canvas",
    "canvas.rename",
    "canvas.compare",
    "canvas.delete_canvas",
)


class CanvasMenu(MenuButton):
    """Names the canvas shown and lists the others."""

    def __init__(
        self, context: PageContext, choose: Callable[[int], None], parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent)
        self._session, self._notifier, self._edits, self._tools = (
            context.session,
            context.notifier,
            context.edits,
            context.tools,
        )
        self._choose = choose
        self._current: Canvas | None = None
        self.menu().aboutToShow.connect(self._fill)

    def show_canvas(self, canvas: Canvas) -> None:
        """Name the canvas that is shown."""
        self._current = canvas
        self.set_text(canvas.name)
        self.setAccessibleName(translate("Canvas", "Canvas: %1").replace("%1", canvas.name))

    def _fill(self) -> None:
        menu = self.menu()
        menu.clear()
        group = QActionGroup(menu)
        for canvas in reads.canvases(self._session.workbook):
            action = menu.addAction(no_mnemonic(canvas.name))
            action.setCheckable(True)
            action.setChecked(self._current is not None and canvas.id == self._current.id)
            group.addAction(action)
            action.triggered.connect(lambda _on=False, one=canvas.id: self._choose(one))
        menu.addSeparator()
        for name in (
            "canvas.new",
            "canvas.duplicate_canvas",
            "canvas.rename",
            "canvas.compare",
            "canvas.delete_canvas",
        ):
            menu.addAction(self._tools.actions.action(name))

    def new(self) -> None:
        """Ask for a name and add an empty canvas."""
        from canvas_app.services.canvas import canvases as use

        name = self._ask(translate("Canvas", "New canvas"), "")
        if name:
            made = self._edits.run(lambda: use.new_canvas(self._session.workbook, name, origin="canvas"))
            if made is not None:
                self._choose(made.ids[0])

    def duplicate(self) -> None:
        """Ask for a name and copy the canvas."""
        from canvas_app.services.canvas import canvases as use

        current = self._current
        if current is None:
            return
        suggested = translate("Canvas", "%1, copy").replace("%1", current.name)
        name = self._ask(translate("Canvas", "Duplicate canvas"), suggested)
        if name:
            made = self._edits.run(
                lambda: use.duplicate_canvas(self._session.workbook, current.id, name, origin="canvas")
            )
            if made is not None:
                self._choose(made.ids[0])

    def rename(self) -> None:
        """Ask for another name."""
        from canvas_app.services.canvas import canvases as use

        current = self._current
        if current is None:
            return
        name = self._ask(translate("Canvas", "Rename canvas"), current.name)
        if name and name != current.name:
            self._edits.run(
                lambda: use.rename_canvas(self._session.workbook, current.id, name, origin="canvas")
            )

    def delete(self) -> None:
        """Delete the canvas, with the way back under the top bar."""
        from canvas_app.services.canvas import canvases as use

        current = self._current
        if current is None:
            return
        workbook = self._session.workbook
        if self._edits.run(lambda: use.delete_canvas(workbook, current.id, origin="canvas")) is not None:
            self._notifier.notify(
                Notice(
                    translate("Canvas", "Canvas “%1” deleted.").replace("%1", current.name),
                    [self._notifier.undo_choice()],
                    undoes=True,
                )
            )

    def _ask(self, title: str, value: str) -> str | None:
        return self._tools.dialogs.ask_text(title, translate("Canvas", "Name of the canvas"), value)
