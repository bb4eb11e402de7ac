"""The foot of the list: how many clients fit, of how many, the archive, the stage model."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from canvas_app.content.stage_models import name_of
from canvas_app.services import stages
from canvas_app.ui.clients.list_area import ListArea
from canvas_app.ui.clients.state import ClientsState
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.text import fill, no_mnemonic, translate


class ListSummary(QObject):
    """Counts what the list shows; the stage model is chosen in its menu."""

    def __init__(self, context: PageContext, state: ClientsState, area: ListArea) -> None:
        super().__init__(area)
        self._session, self._texts = context.session, context.texts
        self._state, self._area = state, area
        state.list_read.connect(self._show)
        area.model_button.menu().aboutToShow.connect(self._fill_models)

    def _show(self) -> None:
        state, area = self._state, self._area
        area.model_button.set_text(state.words.model_name())
        name = fill(translate("Clients", "Stage model: %1"), state.words.model_name())
        area.model_button.setAccessibleName(name)
        if state.pending:
            area.count.setText(state.pending)
            area.archive_link.hide()
            area.show_table(True)
            return
        area.count.setText(self._count_text())
        away = state.lister.total(archived=True)
        area.archive_link.setVisible(bool(away) and not state.wanted.archived)
        archived = self._texts.formats.number(away)
        area.archive_link.set_text(fill(translate("Clients", "In the archive: %1"), archived))
        area.show_table(bool(state.listed.ids))

    def _count_text(self) -> str:
        state = self._state
        found, total = len(state.listed.ids), state.lister.total(archived=state.wanted.archived)
        if not total and not found:
            return ""
        if found == total:
            return self._texts.sentence("n.clients", count=total)
        of = self._texts.sentence("n.of_clients", count=total)
        return fill(translate("Clients", "%1 of %2"), self._texts.formats.number(found), of)

    def _fill_models(self) -> None:
        """Offer the stage models."""
        menu = self._area.model_button.menu()
        menu.clear()
        for model in stages.models(self._session.workbook):
            words = name_of(model.name, self._texts.catalogue, self._texts.lang)
            action = menu.addAction(no_mnemonic(words), partial(self._state.choose_model, model.key))
            action.setCheckable(True)
            action.setChecked(model.key == self._state.words.model.key)
