"""Importing and pasting through the preview, and walking through what is suggested afterwards."""

from __future__ import annotations

import subprocess
import sys

from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from canvas_app.domain.canvas.model import Segment
from canvas_app.domain.clients.model import Client
from canvas_app.domain.sales.model import Deal
from canvas_app.exchange import apart, limits
from canvas_app.ui.clients import importing
from canvas_app.ui.common.chips import Chip
from tests.ui.clients.conftest import shown
from tests.ui.clients.importing import WORDS, notification
from tests.ui.helpers import click, press, settle, unnamed

CLIENTS = "id;Название;Сегмент;Телефон\n1;Ромашка;Офисы;+7 912 000-11-22\n2;Вектор;Студенты;\n3;;;\n"


def read(qtbot, page) -> None:
    """Wait until the preview is there."""
    qtbot.waitUntil(lambda: page.importing._job is None, timeout=10_000)
    settle()


def start(qtbot, page, tmp_path, text: str, encoding: str = "utf-8", name: str = "таблица.csv"):
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    page.importing.begin(path)
    read(qtbot, page)
    return page.importing.panel


def paste(page, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)
    page.area.focus_rows()
    press(page.window().focusWidget(), "Ctrl+V")


def test_very_many_rows_are_imported_beside_the_window(qtbot, empty_page, window, tmp_path, monkeypatch):
    monkeypatch.setattr(importing, "LONG", 1)
    page, book = empty_page, empty_page.context.session.workbook
    panel = start(qtbot, page, tmp_path, CLIENTS)
    panel.accept_button.click()
    assert "таблица.csv" in QApplication.activeModalWidget().windowTitle()
    qtbot.waitUntil(lambda: bool(window.notifications.notifications()))
    assert QApplication.activeModalWidget() is None
    assert shown(page) == ["Вектор", "Ромашка"]
    assert not panel.isVisible()
    assert book.undo_step().name == "edit.import_clients"


def test_a_file_is_shown_before_it_is_imported_in_one_step(qtbot, empty_page, window, tmp_path, lang):
    page, book = empty_page, empty_page.context.session.workbook
    before = book.generation
    panel = start(qtbot, page, tmp_path, CLIENTS, "cp1251")
    assert page.main.currentWidget() is page.main.import_area
    assert not page.card.isVisible()
    parsed = page.importing.preview.parsed
    assert (parsed.encoding, parsed.delimiter, parsed.kind) == ("cp1251", ";", "clients")
    assert panel.sample.item(1, 1).text() == "Ромашка"
    assert [combo.currentData() for combo in panel.sample.combos] == ["id", "name", "segment", "phone"]
    assert {"ru": "Строка 4", "en": "Line 4"}[lang] in panel.problems.item(0).text()
    rest = {"ru": "Остальные 2 строки готовы.", "en": "The other 2 lines are ready."}[lang]
    assert [panel.problems.item(place).text() for place in range(1, panel.problems.count())] == [rest]
    assert "Офисы, Студенты" in panel._new_told.text()
    assert book.generation == before
    assert unnamed(panel) == []
    panel.accept_button.click()
    settle()
    assert sorted(client.name for client in book.all(Client)) == ["Вектор", "Ромашка"]
    assert [one.name for one in book.all(Segment)] == ["Офисы", "Студенты"]
    assert page.main.currentWidget() is page.area
    told = notification(window, {"ru": "Прочитано строк: 3", "en": "Rows read: 3"}[lang])
    shown_button = next(b for b in told.buttons if b.text() == WORDS["show"][lang])
    assert shown_button.hasFocus()
    shown_button.click()
    assert shown(page) == ["Вектор", "Ромашка"]
    assert page.area.filters.chips
    book.undo()
    assert (book.all(Client), book.all(Segment)) == ((), ())


def test_names_of_the_register_are_not_said_while_they_are_hidden(qtbot, empty_page, tmp_path):
    start(qtbot, empty_page, tmp_path, "id;Название;Эл. почта\n1;Тайный клиент;a@b.c\n").accept_button.click()
    settle()
    empty_page.context.session.hide_names(True)
    panel = start(qtbot, empty_page, tmp_path, "id;Название;Эл. почта\n2;Тайный клиент;d@e.f\n")
    assert "•••" in panel.problems.item(0).text()
    assert "Тайный" not in panel.problems.item(0).text()


def test_what_an_import_said_and_offered_goes_when_it_is_undone(qtbot, empty_page, tmp_path, window, lang):
    page = empty_page
    panel = start(qtbot, page, tmp_path, "name\nРомашка\nВектор\n")
    panel.accept_button.click()
    settle()
    told = notification(window, {"ru": "Прочитано строк: 2", "en": "Rows read: 2"}[lang])
    assert len(window.notifications.notifications()) == 2
    told.buttons[-1].click()
    settle()
    assert page.context.session.workbook.all(Client) == ()
    assert window.notifications.notifications() == []


def test_columns_are_mapped_by_hand(qtbot, empty_page, tmp_path, lang):
    page = empty_page
    panel = start(qtbot, page, tmp_path, "Кто;Откуда взялся\nРомашка;выставка\n")
    combo = panel.sample.combos[0]
    assert combo.currentData() != "name"
    combo.setCurrentIndex(combo.findData("name"))
    combo.activated.emit(combo.currentIndex())
    read(qtbot, page)
    other = panel.sample.combos[1]
    other.setCurrentIndex(other.findData("city"))
    other.activated.emit(other.currentIndex())
    read(qtbot, page)
    panel.accept_button.click()
    (client,) = page.context.session.workbook.all(Client)
    assert (client.name, client.city, client.source) == ("Ромашка", "выставка", "")


def test_each_choice_lies_in_the_cell_of_its_column(qtbot, empty_page, tmp_path, window):
    panel = start(qtbot, empty_page, tmp_path, "id;Имя;Очень длинное название столбца\n1;Ромашка;да\n")
    elapsed: list[bool] = []
    QTimer.singleShot(100, lambda: elapsed.append(True))  # Qt fits a choice to its words 20 ms later
    qtbot.waitUntil(lambda: bool(elapsed))
    sample = panel.sample
    for place, combo in enumerate(sample.combos):
        cell = sample.visualRect(sample.model().index(0, place))
        assert cell.contains(combo.geometry())
        assert combo.height() > cell.height() * 0.8


def test_the_focus_stays_on_the_choice_of_a_column_and_returns_to_the_rows(qtbot, page, tmp_path):
    panel = start(qtbot, page, tmp_path, "Имя;Телефон;Телефон\nРомашка;+7 912 000-11-22;8 800\n")
    answer = panel.questions.findChildren(Chip)[0]
    answer.setFocus()
    press(answer, "Space")
    read(qtbot, page)
    assert not panel.questions.isVisible()  # the choice of that column is the answer now
    assert QApplication.focusWidget() is panel.kind
    combo = panel.sample.combos[0]
    combo.setFocus()
    press(combo, "Down")
    read(qtbot, page)
    assert panel.sample.combos[0] is not combo
    assert QApplication.focusWidget() is panel.sample.combos[0]
    press(panel.sample.combos[0], "Escape")
    assert page.main.currentWidget() is page.area
    assert QApplication.focusWidget() is page.area.table


def test_a_missing_column_is_named_and_nothing_can_be_imported(qtbot, empty_page, tmp_path, lang):
    panel = start(qtbot, empty_page, tmp_path, "Когда;Сколько\n2026-01-02;5\n")
    assert empty_page.context.texts.text("field.clients.name") in panel._error.text()
    assert not panel.accept_button.isEnabled()


def test_what_only_the_person_knows_is_asked(qtbot, page, tmp_path, lang):
    text = "client,amount,won_on\nКим Вера,100,01/02/2026\nКим Вера,200,03/02/2026\n"
    panel = start(qtbot, page, tmp_path, text)
    assert panel.kind.currentData() == "deals"
    assert panel.questions.isVisible()
    assert not panel.accept_button.isEnabled()
    waiting = {"ru": "Прочитано строк: 2.", "en": "Rows read: 2."}[lang]
    assert panel.forecast.text().startswith(waiting)
    chips = panel.questions.chips
    month, day = chips["dates", "mdy"], chips["dates", "dmy"]
    month.setFocus()
    press(month, "Space")
    read(qtbot, page)
    assert page.importing.preview.parsed.options.dates == "mdy"
    assert QApplication.focusWidget() is month  # and the answer can be changed
    assert (day.isChecked(), month.isChecked()) == (False, True)
    click(panel, {"ru": "сначала день", "en": "day first"}[lang])
    read(qtbot, page)
    assert (day.isChecked(), month.isChecked()) == (True, False)
    panel.accept_button.click()
    settle()
    days = {deal.won_on.isoformat() for deal in page.context.session.workbook.all(Deal) if not deal.title}
    assert days == {"2026-02-01", "2026-02-03"}


def test_rows_from_a_spreadsheet_are_pasted_through_the_preview(qtbot, empty_page, lang):
    paste(empty_page, "Название\tТелефон\nАптека\t8 900 111-22-33\nЛес & Ко\t\n")
    read(qtbot, empty_page)
    panel = empty_page.importing.panel
    assert panel.isVisible()
    assert not panel.encoding.isVisible()  # what was pasted is text already
    panel.accept_button.click()
    settle()
    assert shown(empty_page) == ["Аптека", "Лес & Ко"]


def test_rows_pasted_into_the_search_field_are_no_search(qtbot, page):
    data = QMimeData()
    data.setText("Аптека\tМосква\nЛес\tТверь")
    QGuiApplication.clipboard().setMimeData(data)
    press(page.area.filters.search, "Ctrl+V")
    read(qtbot, page)
    assert page.importing.panel.isVisible()
    press(page.importing.panel, "Escape")
    assert page.main.currentWidget() is page.area
    assert page.area.filters.search.text() == ""


def test_a_file_that_is_no_table_says_why_and_changes_nothing(qtbot, empty_page, tmp_path, lang):
    path = tmp_path / "bild.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    before = empty_page.context.session.workbook.generation
    empty_page.importing.begin(path)
    read(qtbot, empty_page)
    panel = empty_page.importing.panel
    assert panel._error.text() == empty_page.context.texts.sentence("error.import.not_text", name=path.name)
    assert not panel.accept_button.isEnabled()
    click(panel, {"ru": "Отмена", "en": "Cancel"}[lang])
    assert empty_page.context.session.workbook.generation == before


def test_ctrl_i_and_other_pages_begin_an_import(qtbot, empty_page, dialogs, tmp_path, window):
    path = tmp_path / "клиенты.csv"
    path.write_text("name\nРомашка\n", "utf-8")
    dialogs.answer("open_file", path, None)
    empty_page.context.navigator.go("clients", run="import")
    read(qtbot, empty_page)
    assert empty_page.importing.panel.isVisible()
    press(empty_page.importing.panel, "Escape")
    empty_page.context.navigator.go("clients", run="import")  # changed one's mind
    assert empty_page.main.currentWidget() is empty_page.area
    empty_page.context.navigator.go("clients", run="add")
    assert empty_page.card.new_form.widget("name").hasFocus()


def test_another_kind_and_another_encoding_are_read_anew(qtbot, page, tmp_path):
    panel = start(qtbot, page, tmp_path, "client,on,satisfaction\nКим Вера,2026-03-01,4\n")
    assert panel.kind.currentData() == "assessments"
    panel.kind.setCurrentIndex(panel.kind.findData("clients"))
    panel.kind.activated.emit(panel.kind.currentIndex())
    read(qtbot, page)
    assert page.importing.preview.parsed.kind == "clients"
    panel.encoding.setCurrentIndex(panel.encoding.findData("cp1251"))
    panel.encoding.activated.emit(panel.encoding.currentIndex())
    read(qtbot, page)
    assert page.importing.preview.parsed.encoding == "cp1251"


def test_reading_can_be_stopped(qtbot, page, tmp_path):
    path = tmp_path / "много.csv"
    path.write_text("name\n" + "".join(f"Клиент {number}\n" for number in range(60_000)), "utf-8")
    page.importing.begin(path)
    page.importing.panel.stop.click()
    qtbot.waitUntil(lambda: not page.context.tools.worker.busy, timeout=20_000)
    settle()
    assert page.importing.preview is None
    assert page.main.currentWidget() is page.area
    assert len(page.context.session.workbook.all(Client)) == 5


def test_the_preview_grows_with_the_text_and_its_choices_are_not_cut(qtbot, empty_page):
    paste(empty_page, "Имя\tДолжность контактного лица\nАптека\tдиректор по развитию\n")
    read(qtbot, empty_page)
    sample, theme = empty_page.importing.panel.sample, empty_page.context.tools.theme
    before = sample.rowHeight(1)
    theme.use(percent=150)
    settle()
    assert sample.rowHeight(1) > before
    for column, combo in enumerate(sample.combos):
        words = combo.fontMetrics().horizontalAdvance(combo.currentText())
        assert sample.columnWidth(column) > words + 22
    theme.use(percent=100)


def test_the_answer_that_holds_now_is_marked_as_chosen(qtbot, page):
    rows = "Клиент\tid\tСумма\tПоток\tЗаключена\n"
    rows += "Ким Вера\t7\t100\tКофе\t2026-02-01\nКим Вера\t7\t50\tЗёрна\t2026-02-01\n"
    paste(page, rows)
    read(qtbot, page)
    panel = page.importing.panel
    panel.option_changed.emit("kind", "deals")
    read(qtbot, page)
    first, second = panel.questions.findChildren(Chip)[:2]
    assert (first.isChecked(), second.isChecked()) == (True, False)
    assert first.isEnabled()
    second.click()
    read(qtbot, page)
    assert (first.isChecked(), second.isChecked()) == (False, True)


def test_twenty_refused_rows_are_shown_and_all_of_them_can_be_saved(
    qtbot, empty_page, window, tmp_path, lang, monkeypatch
):
    page = empty_page
    rows = "".join(f"{number};Клиент {number};нет числа\n" for number in range(50))
    panel = start(qtbot, page, tmp_path, f"id;Название;Упоминания\n{rows}99;Ромашка;1\n")
    texts = [panel.problems.item(place).text() for place in range(panel.problems.count())]
    more = {"ru": "Не будут взяты ещё 30 строк.", "en": "30 more rows will be left out."}[lang]
    assert len(texts) == 22
    assert texts[20] == more
    assert {"ru": "Строка 21", "en": "Line 21"}[lang] in texts[19]
    assert panel.save_rejected.isVisible()
    assert panel.save_rejected.focusPolicy() & Qt.FocusPolicy.TabFocus
    out = tmp_path / "не взято.csv"
    monkeypatch.setattr(page.context.tools.dialogs, "save_file", lambda *_, **__: out, raising=False)
    panel.save_rejected.click()
    qtbot.waitUntil(out.exists, timeout=10_000)
    lines = out.read_text("utf-8-sig").splitlines()
    assert len(lines) == 51
    assert lines[1].startswith("0;Клиент 0;нет числа;")
    assert page.importing.preview is not None, "the import goes on"
    assert panel.accept_button.isEnabled()


def test_without_refused_rows_there_is_nothing_to_save(qtbot, empty_page, tmp_path):
    panel = start(qtbot, empty_page, tmp_path, "id;Название\n1;Ромашка\n")
    assert not panel.save_rejected.isVisible()


def test_a_table_of_size_is_read_beside_the_window_which_stays_live(
    qtbot, empty_page, tmp_path, lang, monkeypatch
):
    monkeypatch.setattr(limits, "IN_PROCESS_BYTES", 0)
    ticks = []
    timer = QTimer(empty_page)
    timer.timeout.connect(lambda: ticks.append(1))
    timer.start(10)
    panel = start(qtbot, empty_page, tmp_path, CLIENTS, "cp1251")
    assert len(ticks) > 3
    assert panel.sample.item(1, 1).text() == "Ромашка"
    panel.accept_button.click()
    settle()
    assert shown(empty_page) == ["Вектор", "Ромашка"]


def test_a_reader_that_is_silent_is_stopped_by_the_button(qtbot, empty_page, tmp_path, monkeypatch):
    page, started = empty_page, []
    monkeypatch.setattr(limits, "IN_PROCESS_BYTES", 0)

    def silent(name):
        command = [sys.executable, "-c", "import time; time.sleep(60)"]
        started.append(subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE))
        return started[-1]

    monkeypatch.setattr(apart, "_started", silent)
    path = tmp_path / "table.csv"
    path.write_text("name\nAnna\n")
    before = page.context.session.workbook.generation
    page.importing.begin(path)
    qtbot.waitUntil(lambda: bool(started))
    page.importing.panel.stop.click()
    qtbot.waitUntil(lambda: started[0].poll() is not None, timeout=5_000)
    assert page.context.session.workbook.generation == before


def test_the_open_workbook_chosen_for_a_table_is_named(qtbot, empty_page, lang):
    page = empty_page
    page.importing.begin(page.context.session.workbook.path)
    read(qtbot, page)
    said = {"ru": "книга, которая сейчас открыта", "en": "the workbook that is open right now"}[lang]
    assert said in page.importing.panel._error.text()
    assert not page.importing.panel.accept_button.isEnabled()
