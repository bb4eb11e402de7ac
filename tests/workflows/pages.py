"""Going from page to page, and waiting for what a page draws beside the window."""

from __future__ import annotations

from tests.workflows.acting import Person

PAGES = {"canvas": "Ctrl+1", "clients": "Ctrl+2", "relationships": "Ctrl+3", "documents": "Ctrl+4"}
"""The pages and their keys, in the order of the rail."""


def go(person: Person, page: str) -> None:
    """Open a page and wait for what it draws beside the window."""
    person.press(PAGES[page])
    ready(person)


def ready(person: Person) -> None:
    """Wait until the page shows what it is asked for."""
    page = person.page
    if page.key == "relationships":
        person.wait(lambda: page.settled, "the charts")
    elif page.key == "documents":
        person.wait(lambda: page.preview.view.pages and not page.producer.busy, "the pages")
