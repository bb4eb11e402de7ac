"""Choosing a document and what belongs to it."""

from __future__ import annotations

from tests.ui.documents.conftest import wait


def choose(qtbot, page, document: str) -> None:
    options = page.options
    {**options.cards, **options.others}[document].click()
    if page.state.request is not None:
        wait(qtbot, page)
