"""Settings of the program and of the workbook: they take effect at once, and what is wrong is refused."""

from __future__ import annotations

import pytest

from canvas_app.domain.stages.thresholds import DEFAULTS
from canvas_app.services import stages
from canvas_app.services.canvas.figures import live_figures
from tests.ui.dialogs_shown import window_of
from tests.ui.helpers import settle, type_text, unnamed


def typed(field, text: str) -> None:
    field.selectAll()
    type_text(field, text)
    field.editingFinished.emit()


def test_settings_take_effect_at_once(small, lang):
    small.dialog_opener.open_settings()
    found = window_of(small, "Settings")
    assert unnamed(found) == []
    assert found.text.currentText() == ("100\u00a0%" if lang == "ru" else "100%")
    found.theme.setCurrentIndex(2)
    found.theme.activated.emit(2)
    assert small.tools.theme.dark
    assert small.tools.preferences.text("theme") == "dark"
    found.theme.setCurrentIndex(1)
    found.theme.activated.emit(1)
    other = 1 if lang == "ru" else 0
    found.language.setCurrentIndex(other)
    found.language.activated.emit(other)
    settle()
    assert found.windowTitle() == ("Settings" if lang == "ru" else "Настройки")
    found.who.setText("Вера Орлова")
    found.who.editingFinished.emit()
    assert small.context.session.workbook.who == "Вера Орлова"
    found.close()


def test_settings_of_the_workbook_are_edits(small):
    small.dialog_opener.open_settings()
    book = window_of(small, "Settings")._book
    typed(book.business, "Кофейня «R&D»")
    assert small.context.session.workbook.setting("business") == "Кофейня «R&D»"
    assert small.top_bar.business.text() == "Кофейня «R&D»"
    typed(book.currency, "eur")
    assert small.context.session.workbook.setting("currency") == "EUR"
    typed(book.currency, "qqq")
    assert small.context.session.workbook.setting("currency") == "EUR"
    typed(book.numbers["high"], "4,2")
    assert stages.thresholds(small.context.session.workbook).high == 4.2
    assert stages.thresholds(small.context.session.workbook).version == 1
    small.context.session.workbook.undo()
    assert stages.thresholds(small.context.session.workbook) == DEFAULTS


def test_a_number_is_read_as_the_language_writes_it(small, lang):
    small.dialog_opener.open_settings()
    book = window_of(small, "Settings")._book
    typed(book.numbers["lapse_days"], "2,000" if lang == "en" else "2 000")
    assert stages.thresholds(small.context.session.workbook).lapse_days == 2000
    typed(book.numbers["high"], "4.2" if lang == "en" else "4,2")
    assert stages.thresholds(small.context.session.workbook).high == 4.2


def test_the_model_shown_first_is_chosen_for_every_page(small):
    small.dialog_opener.open_settings()
    book = window_of(small, "Settings")._book
    assert book.model.currentData() == "kotler"
    book.model.setCurrentIndex(book.model.findData("payne"))
    book.model.activated.emit(book.model.currentIndex())
    assert stages.default_model(small.context.session.workbook).key == "payne"
    assert live_figures(small.context.session.workbook, small.context.session.as_of).model.key == "payne"
    small.context.session.workbook.undo()
    assert stages.default_model(small.context.session.workbook).key == "kotler"


def test_days_that_could_be_a_thousandth_of_them_are_refused(small, lang):
    small.dialog_opener.open_settings()
    book = window_of(small, "Settings")._book
    typed(book.numbers["lapse_days"], "3,000" if lang == "ru" else "3.000")
    assert stages.thresholds(small.context.session.workbook) == DEFAULTS, "not three days"
    assert book._error.isVisibleTo(book)


@pytest.mark.parametrize("high", ["4", "4.5"])
def test_thresholds_that_cannot_be_read_are_set_anew(small, high):
    with small.context.session.workbook.edit("edit.setting") as edit:
        edit.set_setting("thresholds", '{"high": 9}')
    small.dialog_opener.open_settings()
    book = window_of(small, "Settings")._book
    assert book._error.text() == small.context.texts.sentence("error.thresholds.text")
    typed(book.numbers["high"], high)
    assert stages.thresholds(small.context.session.workbook).high == float(high)
    assert not book._error.isVisibleTo(book)


@pytest.mark.parametrize(
    ("name", "text"), [("high", "пять"), ("high", "9"), ("keep", "4,5"), ("repeat", "2,5")]
)
def test_a_wrong_number_stays_in_its_field_with_the_reason(small, name, text):
    small.dialog_opener.open_settings()
    book = window_of(small, "Settings")._book
    typed(book.numbers[name], text)
    assert book.numbers[name].text() == text
    assert book._error.isVisibleTo(book)
    assert stages.thresholds(small.context.session.workbook) == DEFAULTS
