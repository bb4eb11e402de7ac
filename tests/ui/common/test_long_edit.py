"""A long edit has the workbook to itself, shows how far it is, can be stopped, and is told of at its end."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from canvas_app.domain.canvas.model import Canvas
from canvas_app.domain.errors import WorkbookError


@pytest.fixture
def heard(context) -> list[tuple[int, int]]:
    """The thread that was told, and how much changed, for each edit."""
    found: list[tuple[int, int]] = []
    context.session.workbook.subscribe(lambda changes: found.append((threading.get_ident(), changes.size)))
    return found


def writing(workbook, *, until=lambda progress: None):
    def call(progress):
        with workbook.edit("edit.x") as edit:
            edit.put_all(Canvas(number, f"{number}") for number in range(100, 120))
            until(progress)
        return "written"

    return call


def test_the_pages_hear_of_it_when_it_is_done(context, shell, heard, qtbot):
    workbook, go_on, results = context.session.workbook, threading.Event(), []

    def until(progress):
        progress.report(1, 4)
        go_on.wait(10)

    run = context.edits.run_long("Импорт", writing(workbook, until=until), results.append)
    qtbot.waitUntil(lambda: run.window.bar.maximum() == 4)
    assert (run.window.isModal(), run.window.bar.value()) == (True, 1)
    assert (workbook.lent, shell.held) == (True, [True])
    with pytest.raises(WorkbookError) as refused:
        workbook.all(Canvas)
    assert refused.value.params["what"] == "Импорт"
    go_on.set()
    qtbot.waitUntil(lambda: bool(results))
    assert results == ["written"]
    assert heard == [(threading.get_ident(), 20)]
    assert (workbook.lent, shell.held, shell.saves) == (False, [True, False], 1)
    assert workbook.get(Canvas, 119) is not None


@pytest.mark.parametrize("way", ["button", "Esc", "closing"])
def test_what_is_stopped_leaves_the_file_as_it_was(context, shell, heard, qtbot, way):
    workbook, results = context.session.workbook, []
    begun = threading.Event()

    def until(progress):
        begun.set()
        while True:
            progress.report(1, 0)

    before = workbook.generation
    run = context.edits.run_long("Импорт", writing(workbook, until=until), results.append)
    qtbot.waitUntil(begun.is_set)
    if way == "button":
        run.window.stop.click()
    elif way == "Esc":
        QTest.keyClick(run.window, Qt.Key.Key_Escape)
    else:
        run.window.close()
    qtbot.waitUntil(lambda: bool(shell.said))
    assert (results, heard, shell.failures) == ([], [], [])
    assert (workbook.generation, workbook.get(Canvas, 119), workbook.check()) == (before, None, [])


def test_what_the_file_refuses_is_said(context, shell, qtbot):
    def call(_progress):
        raise WorkbookError("file.write", reason="full")

    context.edits.run_long("Импорт", call, pytest.fail)
    qtbot.waitUntil(lambda: bool(shell.failures))
    assert shell.failures[0].code == "file.write"
    assert not context.session.workbook.lent


def test_it_waits_for_what_the_worker_does_already(context, qtbot):
    workbook, go_on, read, results = context.session.workbook, threading.Event(), [], []
    context.tools.worker.run(lambda _: go_on.wait(10), lambda _: read.append(workbook.all(Canvas)))
    context.edits.run_long("Импорт", writing(workbook), results.append)
    assert not workbook.lent
    go_on.set()
    qtbot.waitUntil(lambda: bool(results))
    assert len(read) == 1, "what was handed over before could still read"


def test_it_is_stopped_while_it_waits(context, shell, qtbot):
    go_on = threading.Event()
    context.tools.worker.run(lambda _: go_on.wait(10), lambda _: None)
    run = context.edits.run_long("Импорт", pytest.fail, pytest.fail)
    run.window.stop.click()
    go_on.set()
    qtbot.waitUntil(lambda: bool(shell.said))
    assert not context.session.workbook.lent
