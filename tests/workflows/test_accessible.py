"""Without mouse and eyes: every control has a name, Tab goes round without a trap, F6 through the panes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from tests.ui.helpers import settle, unnamed
from tests.workflows.acting import Person
from tests.workflows.pages import PAGES, go

MOST = 400
"""More stops than any page has."""

pytestmark = pytest.mark.parametrize("lang", ["ru"])


def stops(person: Person) -> set[QObject]:
    """Return what Tab should reach: what is visible, enabled and in the tab order."""
    return {
        stop(widget)
        for widget in person.window.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and widget.window() is person.window
        and not widget.objectName().startswith("qt_")
    }


def stop(widget: QWidget) -> QObject:
    """Return the widget, or the group of choices of which only one is a stop."""
    return (widget.group() or widget) if isinstance(widget, QAbstractButton) else widget


def round_by(person: Person, key: Qt.Key, start: QWidget) -> list[QWidget]:
    """Press ``key`` until the focus is where it began; return the stops in between."""
    visited: list[QWidget] = []
    for _ in range(MOST):
        QTest.keyClick(QApplication.focusWidget(), key)
        now = QApplication.focusWidget()
        assert now is not None, f"the focus is lost after {visited[-1:]}"
        if now is start:
            return visited
        assert now not in visited, f"trapped: {visited[-3:]} and again {now}"
        visited.append(now)
    raise AssertionError(f"Tab never returns: {visited[:5]}")


@pytest.mark.parametrize("page", PAGES)
def test_every_control_has_a_name_and_tab_goes_round(greek: Person, page: str) -> None:
    person = greek
    go(person, page)
    settle()
    assert unnamed(person.window) == []
    start = person.focus()
    there = round_by(person, Qt.Key.Key_Tab, start)
    back = round_by(person, Qt.Key.Key_Backtab, start)
    left_out = stops(person) - {stop(widget) for widget in (start, *there, *back)}
    assert not left_out, [f"{one} {one.accessibleName()}" for one in left_out]


@pytest.mark.parametrize("page", PAGES)
def test_f6_goes_through_the_panes_and_returns(greek: Person, page: str) -> None:
    person = greek
    go(person, page)
    start = person.focus()
    panes = [person.window.rail, *(pane for pane in person.page.panes() if pane.isVisible())]
    assert len(panes) >= 3
    seen = []
    for _ in panes:
        person.press("F6")
        seen.append(
            next(pane for pane in panes if pane is person.focus() or pane.isAncestorOf(person.focus()))
        )
    assert set(seen) == set(panes)
    assert person.focus() is start, "the last pane is the first again, at the same control"
    for _ in panes:
        person.press("Shift+F6")
    assert person.focus() is start


def test_tab_goes_through_the_questions_as_they_stand(greek: Person) -> None:
    person = greek
    go(person, "canvas")
    questions = person.page.inspector.questions
    questions.open(list(questions.cards)[1])
    settle()
    visited = [person.focus(), *round_by(person, Qt.Key.Key_Tab, person.focus())]
    inside = [one for one in visited if questions.isAncestorOf(one)]
    tops = [one.mapTo(questions, one.rect().topLeft()).y() for one in inside]
    seen = tops.index(min(tops))
    assert tops[seen:] + tops[:seen] == sorted(tops)
    assert len(inside) > len(questions.cards)


def test_tab_goes_through_the_top_bar_from_left_to_right(greek: Person) -> None:
    person = greek
    go(person, "canvas")
    bar = person.window.top_bar
    bar.menu_button.setFocus()
    visited = [bar.menu_button, *round_by(person, Qt.Key.Key_Tab, bar.menu_button)]
    left = [one.mapTo(bar, one.rect().topLeft()).x() for one in visited if bar.isAncestorOf(one)]
    assert left == sorted(left)
    assert len(left) >= 4
