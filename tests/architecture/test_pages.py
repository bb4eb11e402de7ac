"""A page knows its parts, and none of them knows the page: each can be read, and changed, by itself."""

from __future__ import annotations

import ast

import grimp
import pytest

from tests.architecture.project import ROOT, sources

UI = "canvas_app.ui"

# Parts that still reach back into their page. The list only shrinks.
REACHING_BACK = {
    *(
        f"{UI}.canvas.{part}"
        for part in (
            "answering", "commands", "compare_panel", "find_bar", "inspector", "note_actions", "note_menus",
            "parts", "pasting", "register_links", "revealing", "switches",
        )
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def graph():
    return grimp.build_graph("canvas_app", cache_dir=None)  # with what is imported for types alone


def reaching_back(graph, ui=UI):
    """The modules of a page's folder that import the page."""
    pages = [module for module in graph.modules if module.startswith(f"{ui}.") and module.endswith(".page")]
    return {
        part
        for page in pages
        for part in graph.find_modules_that_directly_import(page)
        if part.startswith(page.removesuffix("page"))
    }


def test_no_part_imports_its_page(graph):
    found = reaching_back(graph)
    assert f"{UI}.clients.page" in graph.modules
    assert not found - REACHING_BACK, "give it the state, its view and what it calls, and let it emit signals"
    assert not REACHING_BACK - found, "it does not any more: take it out of REACHING_BACK"


def test_imports_for_types_and_inside_functions_are_seen(tmp_path, monkeypatch):
    folder = tmp_path / "shop_of_this_test" / "till"
    folder.mkdir(parents=True)
    module = "from shop_of_this_test.till.page import Till"
    texts = {
        "page": "class Till: ...",
        "typed": f"from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    {module}",
        "late": f"def open():\n    {module}",
        "apart": "x = 1",
    }
    for name, text in {"__init__": "", **texts}.items():
        (folder / f"{name}.py").write_text(text)
    (folder.parent / "__init__.py").write_text("")
    monkeypatch.syspath_prepend(tmp_path)
    found = reaching_back(grimp.build_graph("shop_of_this_test", cache_dir=None), "shop_of_this_test")
    assert found == {"shop_of_this_test.till.typed", "shop_of_this_test.till.late"}


PARTED = [f"canvas_app/ui/{page}" for page in ("clients", "relationships", "documents")]
"""Pages that are a state, views and parts."""


@pytest.mark.parametrize("path", sources(*PARTED), ids=lambda path: f"{path.parent.name}.{path.stem}")
def test_no_part_declares_what_another_class_has(path):
    """A class that names members without giving them a value counts on who inherits it."""
    borrowed = [
        f"{node.name}.{one.target.id}"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef) and not _is_data(node)
        for one in node.body
        if isinstance(one, ast.AnnAssign) and one.value is None and isinstance(one.target, ast.Name)
    ]
    assert not borrowed


def test_the_state_of_a_page_shows_nothing():
    states = [path for path in sources("canvas_app/ui") if path.stem == "state"]
    assert {ROOT / folder / "state.py" for folder in PARTED} <= set(states)
    for path in states:
        assert "QtWidgets" not in path.read_text(encoding="utf-8"), path


def _is_data(node: ast.ClassDef) -> bool:
    """Tell whether the fields of a class are made into its constructor."""
    return bool(node.decorator_list) or any(
        isinstance(base, ast.Name) and base.id in ("NamedTuple", "Protocol") for base in node.bases
    )
