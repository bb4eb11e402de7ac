"""Two small pages, so that the shell is tested without the real ones."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout

from canvas_app.domain.canvas.model import Canvas
from canvas_app.domain.sales.model import Deal
from canvas_app.services.waiting import Waiting
from canvas_app.ui.common.actions import FOCUS, Command
from canvas_app.ui.common.buttons import MenuButton
from canvas_app.ui.common.page import Hit, Page
from canvas_app.ui.pages import PageEntry


class NamesPage(Page):
    """Shows the canvases' names, one field for each, and renames by typing."""

    key, icon = "names", "canvas"

    def __init__(self, context, parent=None):
        super().__init__(context, parent)
        self.calls: list[str] = []
        self.revealed: list = []
        self.place = ""
        self.level = 100
        self.field, self.text = QLineEdit(), QPlainTextEdit()
        self.field.setAccessibleName("Name")
        self.text.setAccessibleName("Text")
        self.menu = MenuButton("Как есть")
        self.names: list[str] = []
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(self.text)
        self.retranslate()

    def title(self):
        return "Имена" if self.context.texts.lang == "ru" else "Names"

    def commands(self):
        return [
            Command("names.export", self.title, lambda: self.calls.append("export"), ("Ctrl+E",), "page"),
            Command("names.add", lambda: "Add", lambda: self.calls.append("add"), ("Insert",), reach=FOCUS),
        ]

    def primary(self):
        return "names.export"

    def header(self):
        return self.menu

    def panes(self):
        return (self.field, self.text)

    def refresh(self):
        self.calls.append("refresh")
        self.names = [canvas.name for canvas in self.context.session.workbook.all(Canvas)]

    def apply(self, changes):
        self.calls.append("apply")
        self.names = [canvas.name for canvas in self.context.session.workbook.all(Canvas)]

    def retranslate(self):
        self.calls.append("retranslate")

    def activate(self, **state):
        self.place = str(state.get("place", self.place))
        self.field.setFocus()

    def go_back_state(self):
        return {"place": self.place}

    def reveal(self, changes):
        self.revealed.append(changes)

    def close_editors(self):
        self.calls.append("close")

    def open_search(self):
        self.calls.append("search")

    def find_next(self, *, forward=True):
        self.calls.append("next" if forward else "previous")

    def toggle_inspector(self):
        self.calls.append("inspector")

    def zoom_text(self):
        return f"{self.level} %"

    def zoom(self, step):
        self.level += {"in": 10, "out": -10}.get(step, 0)
        self.calls.append(f"zoom {step}")
        self.zoom_changed.emit()

    @classmethod
    def search(cls, context, text):
        if text == "офисы":
            return [Hit("Офисы рядом", "стикер", lambda: context.navigator.go("names", place="found"))]
        return []


class OtherPage(NamesPage):
    """Another page."""

    key, icon = "other", "clients"

    def title(self):
        return "Другие" if self.context.texts.lang == "ru" else "Others"

    def commands(self):
        return []

    def primary(self):
        return ""

    def header(self):
        return None

    def panes(self):
        button = self.findChild(QPushButton)
        return (self, button) if button else (self.field,)

    def zoom_text(self):
        return ""

    @classmethod
    def search(cls, context, text):
        return [Hit("Ромашкин Олег", "клиент", lambda: None)] if text == "ромаш" else []


class DealsPage(OtherPage):
    """A page that comes with the first deal."""

    key, icon = "deals", "deal"

    def title(self):
        return "Сделки" if self.context.texts.lang == "ru" else "Deals"


def open_deals(workbook, day):
    """Count the deals that are not closed on a day."""
    found = [one for one in workbook.all(Deal) if (one.won_on or one.lost_on or date.max) > day]
    return Waiting("n.deals", {"count": len(found)}) if found else None


DEALS = PageEntry(
    "deals",
    "deal",
    lambda: "Сделки",
    "tests.ui.small_pages:DealsPage",
    "Ctrl+5",
    frozenset({"deal"}),
    appears_with="deal",
    counter="tests.ui.small_pages:open_deals",
)


def entries() -> list[PageEntry]:
    return [
        PageEntry(
            "names",
            "canvas",
            lambda: "Имена",
            "tests.ui.small_pages:NamesPage",
            "Ctrl+1",
            frozenset({"canvas"}),
        ),
        PageEntry(
            "other",
            "clients",
            lambda: "Другие",
            "tests.ui.small_pages:OtherPage",
            "Ctrl+2",
            frozenset({"client"}),
            names_clients=True,
        ),
        PageEntry("absent", "sales", lambda: "Сделки", "tests.ui.no_such:Page", "Ctrl+5"),
    ]
