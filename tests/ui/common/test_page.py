"""What the context does for pages, and what a page does by itself."""

from __future__ import annotations

from datetime import date

import pytest

from canvas_app.domain.changes import Changes
from canvas_app.domain.errors import NotFoundError, ValueRefusedError
from canvas_app.services.canvas.canvases import new_canvas
from canvas_app.ui.common.page import Page, merged


class Plain(Page):
    key = "plain"

    def __init__(self, context, parent=None):
        super().__init__(context, parent)
        self.calls = []

    def title(self):
        return "Plain"

    def refresh(self):
        self.calls.append("refresh")

    def apply(self, changes):
        self.calls.append(changes)


@pytest.fixture
def page(context, qtbot) -> Plain:
    made = Plain(context)
    qtbot.addWidget(made)
    return made


def test_an_edit_that_works_is_shown_as_saved(context, shell):
    made = context.edits.run(lambda: new_canvas(context.session.workbook, "To be"))
    assert made is not None
    assert shell.saves == 1
    assert shell.failures == []


@pytest.mark.parametrize(
    "error", [ValueRefusedError("value.number", value="x"), OSError(28, "full"), NotFoundError("x")]
)
def test_what_the_persons_world_refuses_is_told(context, shell, error):
    def call():
        raise error

    assert context.edits.run(call) is None
    assert shell.failures == [error]
    assert shell.saves == 0


def test_an_error_of_ours_is_not_hidden(context, shell):
    with pytest.raises(ZeroDivisionError):
        context.edits.run(lambda: 1 // 0)
    assert shell.failures == []


def test_the_as_of_day_is_today_until_chosen(context):
    heard = []
    context.session.as_of_changed.connect(lambda: heard.append(context.session.as_of))
    assert context.session.as_of == date.today()
    context.session.set_as_of(date.today())
    assert heard == []
    context.session.set_as_of(date(1998, 5, 6))
    context.session.set_as_of(None)
    assert heard == [date(1998, 5, 6), date.today()]


def test_a_new_day_is_noticed_unless_another_was_chosen(context, monkeypatch):
    from canvas_app.ui.common import session as module

    heard = []
    context.session.as_of_changed.connect(lambda: heard.append(context.session.as_of))

    class Tomorrow(date):
        @classmethod
        def today(cls):
            return date(2030, 1, 1)

    monkeypatch.setattr(module, "date", Tomorrow)
    context.session.notice_day()
    context.session.notice_day()
    assert heard == [date(2030, 1, 1)]


def test_words_and_formats_follow_the_language(context, lang, tools):
    assert context.texts.formats.date(date(2026, 11, 23)) == ("23.11.2026" if lang == "ru" else "23 Nov 2026")
    other = "en" if lang == "ru" else "ru"
    tools.language.use(other)
    assert context.texts.lang == other
    assert context.texts.formats.date(date(2026, 11, 23)) == (
        "23.11.2026" if other == "ru" else "23 Nov 2026"
    )


def test_a_page_reads_first_when_it_is_shown(page):
    page.receive(Changes({"note": frozenset({1})}))
    assert page.calls == []
    page.catch_up()
    page.show()
    assert page.calls == ["refresh"]


def test_a_visible_page_applies_and_a_hidden_one_remembers(page):
    page.catch_up()
    page.show()
    first, second = (
        Changes({"note": frozenset({1})}),
        Changes({"note": frozenset({2}), "client": frozenset({3})}),
    )
    page.receive(first)
    assert page.calls[-1] is first
    page.hide()
    page.receive(first)
    page.receive(second)
    page.catch_up()
    assert page.calls[-1].of("note") == {1, 2}
    assert page.calls[-1].of("client") == {3}
    page.catch_up()
    assert len(page.calls) == 3, "what was caught up with is not read again"


def test_a_new_day_makes_a_hidden_page_read_all_when_shown(page, context):
    page.catch_up()
    context.session.set_as_of(date(1998, 5, 6))
    page.receive(Changes({"note": frozenset({1})}))
    assert page.calls == ["refresh"]
    page.catch_up()
    assert page.calls == ["refresh", "refresh"]


def test_merging_keeps_the_later_name():
    found = merged(Changes({"note": frozenset({1})}, name="a"), Changes({"client": frozenset({2})}, name="b"))
    assert (found.name, found.of("note"), found.of("client")) == ("b", {1}, {2})
