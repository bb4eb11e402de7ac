"""Where text is typed: each module that makes a field says how what is typed there comes into the file.

A new one finds its place in ``FIELDS``: fields that edit the workbook are ``CommitLine``, ``CommitText`` or
given to ``session.typed.watch``; forms with a button of their own are given to ``session.typed.draft``.
``tests/ui/test_every_field.py`` walks through the window and asks each field that is there.
"""

import ast

from tests.architecture.project import sources

WATCHED, DRAFT, NOT_EDITED = "watched", "draft", "edits no workbook: "
FIELDS = {
    "ui.begun": f"{NOT_EDITED}it is read-only",
    "ui.canvas.editing": WATCHED,
    "ui.canvas.legend_editor": WATCHED,
    "ui.canvas.question_fields": f"{WATCHED}; filter and shortened line {NOT_EDITED}the answer has it",
    "ui.canvas.relationship_fields": WATCHED,
    "ui.clients.bars": f"{DRAFT}; the search {NOT_EDITED}it searches",
    "ui.clients.deal_lines": f"{DRAFT}: that of the form around them",
    "ui.clients.details_tab": WATCHED,
    "ui.clients.employees_panel": f"{WATCHED}; the new name {DRAFT}",
    "ui.clients.entry_row": DRAFT,
    "ui.clients.facts_section": WATCHED,
    "ui.clients.override_form": DRAFT,
    "ui.documents.title_form": WATCHED,
    "ui.workbook_settings": WATCHED,
    "ui.canvas.find_bar": f"{NOT_EDITED}it searches",
    "ui.clients.deleted_window": f"{NOT_EDITED}it searches",
    "ui.common.calendar": f"{NOT_EDITED}a day that its button takes",
    "ui.common.question": "a window of its own with Cancel and OK; taken as it is when the program is ended",
    "ui.common.records.editors": f"{DRAFT}: that of the form around them",
    "ui.common.records.filter_bar": f"{NOT_EDITED}it searches",
    "ui.common.records.quick_entry": DRAFT,
    "ui.common.records.ref_editors": f"{DRAFT}: that of the form around them",
    "ui.documents.client_choice": f"{NOT_EDITED}it searches",
    "ui.file_rescue.report_window": f"{NOT_EDITED}it is read-only",
    "ui.file_state": f"{NOT_EDITED}it is read-only",
    "ui.keyboard_map": f"{NOT_EDITED}it searches",
    "ui.palette": f"{NOT_EDITED}it searches",
    "ui.settings": f"{NOT_EDITED}the settings of the program, kept when the line is left",
    "ui.start.page": f"{NOT_EDITED}there is none yet",
}
"""The modules that make fields for text or numbers, and by which rule what is typed there is kept."""

_QT = frozenset(
    {
        "QLineEdit", "QPlainTextEdit", "QTextEdit", "QSpinBox", "QDoubleSpinBox", "QDateEdit", "QTimeEdit",
        "QDateTimeEdit", "QKeySequenceEdit",
    }
)  # fmt: skip


def _trees() -> dict[str, ast.Module]:
    found = {}
    for path in sources("canvas_app"):
        module = ".".join(path.with_suffix("").parts[path.parts.index("canvas_app") + 1 :])
        found[module] = ast.parse(path.read_text(encoding="utf-8"))
    return found


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def _kinds(trees: dict[str, ast.Module]) -> set[str]:
    """Return the names of all classes that are fields: Qt's, and those made of them."""
    kinds = set(_QT)
    classes = [node for tree in trees.values() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    while more := {one.name for one in classes if {_name(base) for base in one.bases} & kinds} - kinds:
        kinds |= more
    return kinds


def test_every_field_follows_a_rule_that_is_written_here():
    trees = _trees()
    kinds = _kinds(trees)
    assert {"CommitLine", "CommitText", "NoteEditor", "AnswerField", "DayField", "CountBox"} <= kinds
    making = {
        module
        for module, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and _name(node.func) in kinds
    }
    assert sorted(making - FIELDS.keys()) == [], "how does what is typed there come into the file?"
    assert sorted(FIELDS.keys() - making) == [], "makes no field any more"
