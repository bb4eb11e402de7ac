"""A kind of record that is declared here and nowhere else, in the window: its list, form, filter and undo.

Prints what was seen as JSON: ``python -m tests.ui.common.records.made_up_panel FOLDER LANGUAGE``.
"""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path

from tests.storage.made_up_kind import Visit, declare, put_into_words

WORDS = {
    "visit_add": ("visit “{name}”", "посещение «{name}»"),
    "visit_edit": ("visit “{name}”", "посещение «{name}»"),
    "visit_delete": ("deleting {count:d} “{name}”", "удаление {count:d} «{name}»"),
}


def name_edits() -> None:
    """Add what the edits of the kind are called, as ``resources/content`` would have it."""
    from canvas_app.content import load_messages
    from canvas_app.content.messages import _build

    messages = load_messages()._messages("edit")
    for name, (en, ru) in WORDS.items():
        key = f"edit.{name}"
        messages[key] = _build("messages_edits.toml", key, {"en": en, "ru": ru})


def live(folder: Path, lang: str) -> dict[str, object]:
    """List, enter, correct and delete visits as a person does; return what was seen."""
    from PySide6.QtWidgets import QApplication

    from canvas_app.app import WorkbookFiles
    from canvas_app.domain.kinds import KINDS
    from canvas_app.services.clients import register
    from canvas_app.ui.common.actions import Actions
    from canvas_app.ui.common.context import Tools, page_context
    from canvas_app.ui.common.preferences import Preferences
    from canvas_app.ui.common.records.panel import RecordPanel
    from canvas_app.ui.common.text import Language
    from canvas_app.ui.common.theme import Theme
    from canvas_app.ui.common.worker import Worker
    from tests.people import add_person
    from tests.ui.helpers import FakeDialogs, FakeShell, press, settle, type_text

    app = QApplication([])
    language, theme, shell = Language(), Theme("light", 100), FakeShell()
    language.use(lang)
    tools = Tools(
        language, theme, Preferences(folder / "preferences.json"), Worker(), FakeDialogs(), Actions()
    )
    book = WorkbookFiles().create(folder / "book.canvasbook", "Кофейня", lang, "Vera")
    context = page_context(book, tools, shell)
    ann = register.add_client(book, "Ann", date(2026, 11, 1)).id
    bob = add_person(book, ann, "Bob").id
    panel = RecordPanel(context, KINDS["visit"], origin="visits")
    book.subscribe(panel.notice)
    panel.show_owner(ann)
    panel.resize(900, 600)
    panel.show()
    settle()
    seen: dict[str, object] = {"empty": panel.empty.text(), "add": panel.add.text()}
    form, table, model = panel.form, panel.table, panel.model

    def rows() -> list[list[str]]:
        names = [one.key for one in model.columns]
        return [[model.text(row, name) for name in names] for row in range(model.rowCount())]

    def enter(name: str, **typed: str) -> None:
        panel.new()
        type_text(form.widget("name"), name)
        for field, text in typed.items():
            form.widget(field).setText(text)
        press(form.widget("name"), "Return")
        settle()

    # what is wrong stands beside its field
    seen["refused"] = {}
    panel.new()
    for field, text in (("name", " "), ("on", "?"), ("on", ""), ("minutes", "601"), ("minutes", "x")):
        form.widget("name").setText("Talk")
        form.widget("on").setText("2026-11-03")
        form.widget("minutes").setText("30")
        form.widget(field).setText(text)
        form.submit()
        said = {key: label.text() for key, label in form.errors.items() if label.isVisible()}
        seen["refused"][f"{field} {text}".strip()] = list(said.values())
        assert list(said) == [form.widget(field)]
        assert form.widget(field).hasFocus()
    press(form.widget("name"), "Escape")
    seen["kept"] = [form.isVisible(), shell.said[-1][0]]
    panel.new()
    seen["kept"].append(form.widget("minutes").text())
    form.cancel_button.click()

    # entered, listed, narrowed, corrected, deleted, taken back
    enter("Zebra", on="2026-11-03", minutes="90", tags="blue, Blue")
    enter("Ёлка", on="2026-11-05", code="V-1")
    seen["headings"] = [model.heading(one.key) for one in model.columns]
    seen["rows"] = rows()
    table.sort_wanted.emit(panel.sort._replace(field="name", descending=False))
    seen["sorted"] = [row[0] for row in rows()]
    panel.narrow(panel.wanted.with_chosen("tags", ("blue",)))
    seen["narrowed"] = [[row[0] for row in rows()], [chip.accessibleName() for chip in panel.bar.chips]]
    panel.bar.chips[0].click()
    settle()
    seen["menus"] = [action.text() for action in panel.bar.menu().actions()]
    panel.bar.wanted_changed.emit(panel.wanted.with_days("on", date(2026, 11, 4), None))
    seen["by day"] = [row[0] for row in rows()]
    panel.narrow(panel.wanted.with_days("on", None, None))
    zebra = next(one for one in book.all(Visit) if one.name == "Zebra")
    table.go_to(zebra.id)
    press(table, "Return")
    form.widget("person_id").choose(bob)
    form.widget("sort").choose("person")
    form.widget("name").setText("Giraffe")
    form.save_button.click()
    settle()
    changed = book.get(Visit, zebra.id)
    seen["changed"] = [changed.name, changed.sort, changed.person_id == bob, changed.tags, rows()[1][:1]]
    seen["step"] = context.texts.edit_name(book.undo_step().name, book.undo_step().params)
    book.undo()
    seen["undone"] = [book.get(Visit, zebra.id) == zebra, sorted(row[0] for row in rows())]
    table.go_to(zebra.id)
    press(table, "Del")
    seen["deleted"] = [[row[0] for row in rows()], shell.notifications[-1][0]]
    book.undo()
    seen["back"] = sorted(row[0] for row in rows())
    panel.close()
    tools.worker.stop()
    context.session.typed.close()
    book.close()
    del app
    return seen


if __name__ == "__main__":
    declare()
    put_into_words()
    name_edits()
    print(json.dumps(live(Path(sys.argv[1]), sys.argv[2]), ensure_ascii=False))
