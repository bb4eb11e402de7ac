"""Going from page to page, and waiting for what a page draws beside the window."""

from __future__ import annotations

from canvas_app.ui.common.page import Page
from tests.workflows.acting import Person

PAGES = {"canvas": "Ctrl+1", "clients": "Ctrl+2", "relationships": "Ctrl+3", "documents": "Ctrl+4"}
"""The pages and their keys, in the order of the rail."""


def go(person: Person, page: str) -> None:
    """Open a page and wait for what it draws beside the window."""
    person.press(PAGES[page])
    ready(person)


def ready(person: Person) -> None:
    """Wait until the page shows what it is asked for."""
    person.wait(lambda: drawn(person.page), "what is drawn beside the window")


def drawn(page: Page) -> bool:
    """Tell whether the page shows what it is asked for: charts and pages are drawn beside the window."""
    if page.key == "relationships":
        return page.settled
    if page.key == "documents":
        return bool(page.preview.view.pages) and not page.parts.producer.busy
    return True
