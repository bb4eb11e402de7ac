"""The documents page: what is chosen is what is shown, written and printed."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from canvas_app.services.canvas import reads
from canvas_app.services.canvas.canvases import delete_canvas, duplicate_canvas
from canvas_app.services.documents.title import Title, title_of
from canvas_app.ui.documents import document_job
from tests.ui.documents.choosing import choose
from tests.ui.documents.conftest import DAY, shown, text, wait
from tests.ui.helpers import press, settle, type_text


def dark_pixels(widget) -> int:
    image = widget.grab().toImage()
    inside = [(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)]
    return sum(image.pixelColor(x, y).lightness() < 90 for x, y in inside)


def test_choices_are_not_cut_where_letters_are_large(qtbot, page):
    page.context.tools.theme.use(percent=200)
    try:
        page.resize(904, 420)
        for document in ("poster", "full"):
            choose(qtbot, page, document)
            settle()
            room = page.options.viewport().width()
            assert page.options.width() <= page.width() / 2
            assert page.preview.minimumSizeHint().width() <= page.preview.width()
            assert page.options.widget().width() == room
            inside = page.options.widget()
            for child in inside.findChildren(QAbstractButton):
                if child.isVisibleTo(inside):
                    assert child.height() >= child.heightForWidth(child.width()), child.text()
                    right = child.mapTo(inside, child.rect().topRight()).x()
                    assert right < room, child.text()
                    assert child.width() >= child.minimumSizeHint().width(), child.text()
    finally:
        page.context.tools.theme.use(percent=100)


# the preview


def test_the_real_page_is_shown_at_once(page):
    preview = page.preview
    assert len(preview.view.pages) == 1
    assert not preview.message_shown
    assert "Тёплыйхлеб" in shown(page)
    assert dark_pixels(preview.view.viewport()) > 100  # letters and lines, not a white sheet


def test_the_preview_follows_every_choice_and_keeps_the_old_pages_meanwhile(qtbot, page):
    before = page.preview.document
    choose(qtbot, page, "full")
    after = page.preview.document
    assert after is not before
    assert len(after.pages) > 5
    page.options.switches["anonymous"].click()
    assert page.preview.document is after
    assert not page.preview.message_shown
    wait(qtbot, page)
    assert "Пекарня№1" in text(after.data)
    assert "Пекарня№" not in shown(page)


def test_the_document_is_made_beside_the_window(qtbot, page, monkeypatch):
    threads = []
    made = document_job._create
    monkeypatch.setattr(
        document_job, "_create", lambda *given: threads.append(threading.current_thread()) or made(*given)
    )
    choose(qtbot, page, "director")
    assert threads
    assert threading.main_thread() not in threads


def test_quick_changes_make_one_document(qtbot, page, monkeypatch):
    made = []
    real = document_job._create
    monkeypatch.setattr(document_job, "_create", lambda *given: made.append(given[1]) or real(*given))
    for paper in ("A3", "A2", "A1"):
        page.options.paper.setCurrentText(paper)
    wait(qtbot, page)
    assert [one.request.paper for one in made] == ["A1"]
    assert page.preview.view.pages[0].size.width == pytest.approx(2384, abs=1)


def test_an_edit_of_the_workbook_is_seen(qtbot, page):
    from canvas_app.services.canvas.notes import NewNote, add_notes

    added = add_notes(page.context.session.workbook, page.state.canvases[0].id, "kp", [NewNote("Мельница")])
    page.receive(added.changes)
    wait(qtbot, page)
    assert "Мельница" in shown(page)


def test_the_language_of_the_document_is_not_that_of_the_window(qtbot, page, lang):
    other = "en" if lang == "ru" else "ru"
    heading = {"ru": "Ключевыепартнёры", "en": "Keypartners"}
    assert heading[lang] in shown(page)  # the workbook's language at first
    page.options.language.setCurrentIndex(page.options.language.findData(other))
    wait(qtbot, page)
    assert heading[other] in shown(page)
    assert heading[lang] not in shown(page)
    assert page.title() == ("Документы" if lang == "ru" else "Documents")


def test_the_figures_are_those_of_the_windows_day(qtbot, page):
    choose(qtbot, page, "stages")
    page.context.session.set_as_of(DAY.replace(month=9))
    wait(qtbot, page)
    assert page.preview.document.versioned.request.day == DAY.replace(month=9)
    assert page.options.day.day == DAY.replace(month=9)


def test_the_paper_says_from_how_far_it_is_read(qtbot, page, lang):
    said = page.options.hint.text()
    assert "A4" in said
    assert "A1" in said
    page.options.paper.setCurrentText("A1")
    wait(qtbot, page)
    assert page.options.hint.text().count("A1") == 1


def test_parts_can_be_taken_out_and_put_back(qtbot, page, lang):
    heading = "Клиентыиихстадии" if lang == "ru" else "Clientswiththeirstage"
    choose(qtbot, page, "director")
    assert not page.options.sections["answers"].isChecked()
    pages = len(page.preview.document.pages)
    assert heading in shown(page)
    page.options.sections["clients"].click()
    wait(qtbot, page)
    assert heading not in shown(page)
    assert page.state.selection.sections
    page.options.sections["clients"].click()
    wait(qtbot, page)
    assert page.state.selection.sections == ()
    assert len(page.preview.document.pages) == pages


def test_what_hiding_names_cannot_find_is_said_where_it_is_chosen(qtbot, page, lang):
    options = page.options
    assert not options.beware.isVisibleTo(options)
    options.switches["anonymous"].click()
    wait(qtbot, page)
    assert options.beware.isVisibleTo(options)
    assert {"ru": "Прозвища", "en": "Nicknames"}[lang] in options.beware.text()
    choose(qtbot, page, "questionnaire")
    assert not options.beware.isVisibleTo(options), "a questionnaire for clients has their names"


def test_names_hidden_on_the_screen_are_not_in_the_preview(qtbot, page):
    choose(qtbot, page, "stages")
    page.context.session.hide_names(True)
    settle()
    assert page.preview.message_shown
    page.context.session.hide_names(False)
    wait(qtbot, page)
    assert not page.preview.message_shown


# moving about in it


def test_pages_are_turned_by_keys_and_by_the_list(qtbot, page):
    choose(qtbot, page, "full")
    view, rows = page.preview.view, page.preview.list
    view.setFocus()
    press(view, "PgDown")
    press(view, "PgDown")
    assert view.current == 2
    assert rows.currentRow() == 2
    press(view, "PgUp")
    assert view.current == 1
    press(view, "End")
    assert view.current == len(view.pages) - 1
    press(view, "Home")
    assert view.current == 0
    rows.setCurrentRow(3)
    assert view.current == 3
    assert rows.item(3).text().startswith("4")


def test_the_list_shows_small_pictures_of_the_pages(qtbot, page):
    choose(qtbot, page, "full")
    rows = page.preview.list
    assert rows.isVisible()
    qtbot.waitUntil(lambda: page.preview.pictures.exact(rows._image_request(1)) is not None, timeout=10_000)
    assert not rows.item(1).icon().isNull()
    page.resize(900, 600)
    settle()
    assert not rows.isVisible()


def test_zoom_keeps_the_page_and_comes_back_to_the_whole(qtbot, page):
    choose(qtbot, page, "full")
    view = page.preview.view
    view.go_to(2)
    assert view.whole
    whole = view.zoom
    page.zoom("toggle")
    assert view.zoom == pytest.approx(1.0)
    assert view.current == 2
    page.zoom("in")
    assert view.zoom == pytest.approx(1.25)
    assert page.zoom_text().startswith("125")
    page.zoom("toggle")
    assert view.zoom == pytest.approx(whole)
    assert view.current == 2


def test_the_page_stays_when_the_document_is_made_anew(qtbot, page):
    choose(qtbot, page, "full")
    page.preview.view.go_to(4)
    page.options.switches["prompts"].click()
    wait(qtbot, page)
    assert page.preview.view.current == 4


# from other pages and back


def test_another_page_asks_for_a_document(qtbot, page):
    workbook = page.context.session.workbook
    copy = duplicate_canvas(workbook, reads.canvases(workbook)[0].id, "Как будет").ids[0]
    page.refresh()
    page.activate(preset="director", canvas=copy)
    wait(qtbot, page)
    assert page.state.selection.document == "director"
    assert "Какбудет" in shown(page)
    state = page.go_back_state()
    page.activate(preset="poster")
    wait(qtbot, page)
    page.restore(state)
    wait(qtbot, page)
    assert page.state.selection.document == "director"
    assert "Какбудет" in shown(page)
    page.receive(delete_canvas(workbook, copy))
    wait(qtbot, page)
    assert page.state.selection.canvas == 0


def test_a_filter_of_another_page_is_shown_and_can_be_taken_away(qtbot, page):
    page.activate(document="stages", segments=[None])
    wait(qtbot, page)
    assert page.options.filter.isVisible()
    assert "12" in shown(page)
    assert page.preview.document.versioned.request.segments == (None,)
    page.options.filter.click()
    wait(qtbot, page)
    assert page.preview.document.versioned.request.segments == ()


def test_a_document_nobody_sees_is_not_made(qtbot, page, monkeypatch):
    made = []
    real = document_job._create
    monkeypatch.setattr(document_job, "_create", lambda *given: made.append(given[1]) or real(*given))
    page.options.paper.setCurrentText("A3")
    page.hide()
    QTest.qWait(400)
    assert made == []
    page.show()
    wait(qtbot, page)
    assert [one.request.paper for one in made] == ["A3"]


# the client of a report


def test_the_client_is_found_and_chosen_by_keyboard(qtbot, page, lang):
    page.options.others["client"].click()
    settle()
    choice = page.options.client
    assert page.preview.message_shown
    assert not page.context.tools.actions.action("documents.export").isEnabled()
    assert choice.field.hasFocus()
    type_text(choice.field, "пекарня № 7")
    press(choice.field, "Return")
    wait(qtbot, page)
    assert page.state.selection.client == 107
    assert "Пекарня№7" in shown(page)
    assert page.context.tools.actions.action("documents.export").isEnabled()
    choice.chip.click()
    settle()
    assert page.state.selection.client == 0
    assert page.preview.message_shown


def test_nobody_found_is_said(page):
    page.options.others["client"].click()
    choice = page.options.client
    type_text(choice.field, "Никого такого")
    press(choice.field, "Return")
    assert page.state.selection.client == 0
    assert choice._nobody.isVisible()
    assert "Никого такого" in choice._nobody.text()


def test_a_client_card_asks_for_its_report(qtbot, page):
    page.activate(client=103)
    wait(qtbot, page)
    assert page.state.selection.document == "client"
    assert "Пекарня№3" in shown(page)


def test_a_questionnaire_is_made_for_the_clients_asked_for(qtbot, page, lang):
    page.activate(document="questionnaire", clients=[101, 102])
    wait(qtbot, page)
    assert [one.heading for one in page.preview.view.pages] == ["Пекарня № 1", "Пекарня № 2"]
    assert page.options.filter.isVisible()
    assert "2" in page.options.filter.text()
    page.options.filter.click()
    wait(qtbot, page)
    assert len(page.preview.view.pages) == 1
    assert not page.options.switches["anonymous"].isVisible()


# title data


def test_title_data_are_asked_once_and_kept(qtbot, page, lang):
    form, workbook = page.options.title, page.context.session.workbook
    assert form.author.isVisible()
    type_text(form.author, "А. Ветрова")
    type_text(form.contact, "vetrova@example.com")
    press(form.contact, "Return")
    assert title_of(workbook) == Title("Кофейня", "А. Ветрова", "vetrova@example.com")
    page.refresh()
    wait(qtbot, page)
    assert not form.author.isVisible()
    assert "А.Ветрова" in shown(page)
    workbook.undo()
    assert title_of(workbook).author == ""


def test_a_business_without_a_name_is_refused_in_place(page):
    form = page.options.title
    form.open()
    form.business.clear()
    form.business.setModified(True)
    form.keep()
    assert form._error.isVisible()
    assert form.business.hasFocus()
    assert title_of(page.context.session.workbook).business == "Кофейня"


def test_what_was_typed_is_kept_when_the_page_is_left(page):
    type_text(page.options.title.author, "Студия «Север»")
    page.options.title.author.setModified(True)
    page.close_editors()
    assert title_of(page.context.session.workbook).author == "Студия «Север»"


def test_a_questionnaire_is_for_the_client_that_a_report_was_about(page, qtbot):
    page.activate(document="client", client=103)
    page.parts.navigation.choose("questionnaire")
    wait(qtbot, page)
    assert "Пекарня№3" in shown(page)
    page.activate(document="questionnaire", clients=[104, 103])
    assert page.state.request.clients == (104, 103)
