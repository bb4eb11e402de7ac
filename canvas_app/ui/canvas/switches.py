"""What the canvas page switches to: other canvases, the figures' layer, legend, comparing, the document."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from canvas_app.services.canvas import reads
from canvas_app.ui.common.text import translate

if TYPE_CHECKING:
    from canvas_app.ui.canvas.page import CanvasPage


class Switches:
    """Mixed into the canvas page."""

    @property
    def _me(self) -> CanvasPage:
        return cast("CanvasPage", self)

    def step_canvas(self, step: int) -> None:
        """Show the next or previous canvas, round at the ends."""
        ids = [canvas.id for canvas in reads.canvases(self._me.workbook)]
        if len(ids) > 1:
            self._me.show_canvas(ids[(ids.index(self._me.canvas_id) + step) % len(ids)])
        else:
            self._me.context.notifier.say(translate("Canvas", "There is only this canvas."))

    def toggle_figures(self) -> None:
        """Show or hide the register's figures on the sheet; remembered on this computer."""
        self._me.reader.shows_figures = not self._me.reader.shows_figures
        self._me.context.tools.preferences.keep(sheet_figures=self._me.reader.shows_figures)
        self._me.context.tools.actions.action("canvas.figures").setChecked(self._me.reader.shows_figures)
        self._me.lay_out()

    def open_legend(self) -> None:
        """Open the names of the colours at the sheet's edge."""
        from canvas_app.ui.canvas.legend_editor import LegendEditor

        if self._me.may_edit():
            LegendEditor(self._me.context, self._me.reading.records, self._me.view).open()

    def compare(self) -> None:
        """Compare two canvases of the workbook."""
        self._me.close_editors()
        self._me.comparing.open()

    def open_document(self, *, printing: bool = False) -> None:
        """Open the document of this page, the poster of this canvas, and print it if that was asked for."""
        self._me.close_editors()
        self._me.context.navigator.go(
            "documents", preset="poster", canvas=self._me.canvas_id, printing=printing
        )
