"""The real dialog for saving: the ending is there before it is asked whether the file may be replaced."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from canvas_app.services import files
from canvas_app.ui.common.dialogs import WindowDialogs
from canvas_app.ui.common.question import Question
from canvas_app.ui.common.save_dialog import with_ending
from canvas_app.ui.common.text import Language

PDF = [("PDF document", "*.pdf")]
CHARTS = [("PNG", "*.png"), ("SVG", "*.svg")]


@pytest.fixture
def dialogs(qapp, lang):
    words = Language()
    words.use(lang)
    yield WindowDialogs(words)
    words.forget()
    Person.leave()


class Person:
    """Types names into the dialog of Qt, one after the other, and answers the questions that come."""

    there: ClassVar[list[Person]] = []

    def __init__(self, qtbot, *names: str, yes: tuple[bool, ...] = (), kind: str = "") -> None:
        self.names, self.yes, self.kind = list(names), list(yes), kind
        self.asked: list[str] = []
        self.leave()
        self.there.append(self)
        self._timer = QTimer()
        self._timer.timeout.connect(self._act)
        self._timer.start(10)

    @classmethod
    def leave(cls) -> None:
        """Touch no dialog any more: the next test has other ones."""
        while cls.there:
            cls.there.pop()._timer.stop()

    def _act(self) -> None:
        shown = QApplication.activeModalWidget()
        if isinstance(shown, QFileDialog):
            if not self.names:
                shown.reject()
                return
            if self.kind:
                shown.selectNameFilter(self.kind)
                shown.filterSelected.emit(self.kind)
            field = shown.findChild(QLineEdit, "fileNameEdit")
            field.setFocus()  # else what is selected in the list stays chosen, whatever is typed
            if field.hasFocus():
                field.setText(self.names[0])
                shown.accept()
                if not shown.isVisible():  # before the folder is read, Qt takes a name for nothing
                    self.names.pop(0)
        elif isinstance(shown, Question):
            self.asked.append(shown.label.text())
            agreed = self.yes.pop(0) if self.yes else False
            (shown.yes if agreed else shown.no).click()
        elif shown is not None:
            raise AssertionError(f"Qt asked by itself: {shown}")


def ask(dialogs, folder: Path, filters=PDF, suggested: str = "Отчёт.pdf", **more: bool) -> Path | None:
    return dialogs.save_file("Save", filters, folder / suggested, **more)


def test_the_name_without_its_ending_is_asked_about_with_it(dialogs, qtbot, tmp_path, lang):
    (tmp_path / "report.pdf").write_bytes(b"x" * 1234)
    person = Person(qtbot, "report", yes=(True,))
    assert ask(dialogs, tmp_path) == tmp_path / "report.pdf"
    (asked,) = person.asked
    assert "report.pdf" in asked
    assert {"ru": "1,2 КБ", "en": "1.2 KB"}[lang] in asked


def test_no_goes_back_to_the_dialog(dialogs, qtbot, tmp_path):
    (tmp_path / "report.pdf").write_bytes(b"x")
    person = Person(qtbot, "report", "other", yes=(False,))
    assert ask(dialogs, tmp_path) == tmp_path / "other.pdf"
    assert len(person.asked) == 1
    person = Person(qtbot, "report", yes=(False,))
    assert ask(dialogs, tmp_path) is None, "and may be left there"


def test_a_new_file_is_not_asked_about(dialogs, qtbot, tmp_path):
    person = Person(qtbot, "Отчёт v1.2")
    assert ask(dialogs, tmp_path) == tmp_path / "Отчёт v1.2.pdf"
    assert person.asked == []


def test_the_ending_is_that_of_the_kind_chosen(dialogs, qtbot, tmp_path):
    (tmp_path / "chart.svg").write_bytes(b"x")
    person = Person(qtbot, "chart", yes=(True,), kind="SVG (*.svg)")
    assert ask(dialogs, tmp_path, CHARTS, "chart.png") == tmp_path / "chart.svg"
    assert len(person.asked) == 1
    Person(qtbot, "chart")
    assert ask(dialogs, tmp_path, CHARTS, "chart.png") == tmp_path / "chart.png"


def test_which_of_several_kinds_with_one_ending_was_chosen_is_said(dialogs, qtbot, tmp_path):
    tables = [("Clients", "*.csv"), ("Deals", "*.csv"), ("All", "*.json")]
    for kind, place in (("", 0), ("Deals (*.csv)", 1), ("All (*.json)", 2)):
        Person(qtbot, "out", **({"kind": kind} if kind else {}))
        ending = tables[place][1].removeprefix("*")
        found = dialogs.save_as("Save", tables, tmp_path / "Clients.csv")
        assert found == (tmp_path / f"out{ending}", place)
    Person(qtbot)


def test_a_workbook_is_never_offered_to_be_replaced(dialogs, qtbot, tmp_path):
    files.create_workbook(tmp_path / "a.canvasbook", language="en").close()
    (tmp_path / "a.canvasbook").rename(tmp_path / "report.pdf")
    person = Person(qtbot, "report")
    assert ask(dialogs, tmp_path) == tmp_path / "report.pdf"
    assert person.asked == [], "who writes there refuses, and says why"


def test_who_replaces_nothing_is_not_asked(dialogs, qtbot, tmp_path):
    (tmp_path / "report.pdf").write_bytes(b"x")
    person = Person(qtbot, "report")
    assert ask(dialogs, tmp_path, replaces=False) == tmp_path / "report.pdf"
    assert person.asked == []


@pytest.mark.parametrize(
    ("name", "whole"),
    [("a", "a.pdf"), ("a.", "a.pdf"), ("a.PDF", "a.PDF"), ("a.txt", "a.txt.pdf"), ("Ё v2.1", "Ё v2.1.pdf")],
)
def test_endings(name, whole):
    assert with_ending(Path("/x") / name, [".pdf"], ".pdf") == Path("/x") / whole
