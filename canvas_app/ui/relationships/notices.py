"""Strips of the page: old data, stages that nobody has confirmed; each offered once for what it is about."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal

from canvas_app.services.stages import Overview
from canvas_app.ui.common.card import Choice
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.notice import Notice
from canvas_app.ui.common.text import fill, translate
from canvas_app.ui.relationships.state import RelationshipsState

OLD, UNCONFIRMED = "relationships.old", "relationships.unconfirmed"
_OLD_DAYS = 90
_MOSTLY = 0.8


class Notices(QObject):
    """Shows and takes away the strips, while the page is shown.

    Attributes:
        confirm_wanted: every suggested stage is to be confirmed; review_wanted: they are to be looked at.

    """

    confirm_wanted = Signal()
    review_wanted = Signal()

    def __init__(self, context: PageContext, state: RelationshipsState, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._texts, self._notifier = context.session, context.texts, context.notifier
        self._state = state
        self._offered: dict[str, object] = {}
        self._paused = True
        state.glance_read.connect(self._show)

    def resume(self) -> None:
        """Offer again what there is to offer: the page is shown."""
        self._paused = False
        self._show()

    def pause(self) -> None:
        """Take the strips away: the page is left; they come back with it."""
        self._paused = True
        for key in (OLD, UNCONFIRMED):
            self._notifier.withdraw(key)
        self._offered.clear()

    def _show(self) -> None:
        """Offer what fits the figures; a strip that was closed does not come back by itself."""
        overview = self._state.overview
        if overview is None or self._paused:  # read to the end after the page was left
            return
        old = looks_old(overview) if overview.request.day == date.today() else None
        unconfirmed = len(overview.unconfirmed)
        nobody = overview.number > 0 and not overview.sentence.confirmed
        asks = nobody and overview.request.basis != "suggested" and old is None
        self._offer(OLD, old, self._offer_old)
        about = (overview.model.key, unconfirmed) if asks else None
        self._offer(UNCONFIRMED, about, lambda: self._offer_confirming(unconfirmed))

    def _offer(self, key: str, about: object, show: Callable[[], None]) -> None:
        if about is None:
            if self._offered.pop(key, None) is not None:
                self._notifier.withdraw(key)
        elif self._offered.get(key) != about:
            self._offered[key] = about
            show()

    def _offer_old(self) -> None:
        day = self._offered[OLD]
        assert isinstance(day, date)
        shown = self._texts.formats.date(day)
        text = translate(
            "Relationships",
            "The latest record is of %1. As of today every relationship looks inactive.",
        )
        buttons: list[Choice] = [
            (
                fill(translate("Relationships", "Show as of %1"), shown),
                lambda: self._session.set_as_of(day),
            ),
            (translate("Relationships", "Keep today"), lambda: None),
        ]
        self._notifier.notify(
            Notice(fill(text, shown), buttons, "warning", seconds=0, key=OLD, again=self._offer_old)
        )

    def _offer_confirming(self, number: int) -> None:
        text = translate("Relationships", "These are suggested stages: none is confirmed yet.")
        confirm = translate("Relationships", "Confirm all (%1)")
        buttons: list[Choice] = [
            (fill(confirm, self._texts.formats.number(number)), self.confirm_wanted.emit),
            (translate("Relationships", "Review"), self.review_wanted.emit),
        ]
        again = partial(self._offer_confirming, number)
        self._notifier.notify(Notice(text, buttons, "info", seconds=0, key=UNCONFIRMED, again=again))


def looks_old(overview: Overview) -> date | None:
    """Return the day of the latest record when it is so old that nearly everybody looks inactive."""
    last, summary = overview.last_record, overview.sentence
    going_on = overview.number - len(summary.ended)
    if last is None or not going_on or (overview.request.day - last).days <= _OLD_DAYS:
        return None
    return last if len(summary.inactive) >= _MOSTLY * going_on else None
