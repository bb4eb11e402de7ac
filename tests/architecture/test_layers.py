"""Who knows whom, beyond what the contracts in pyproject.toml can say."""

import json
import sys
import tomllib

import grimp
import pytest

from tests.architecture.project import ROOT, fresh_python

# What must not be loaded by a command line, nor by reading its first import.
WINDOW = {"PySide6", "shiboken6"}
HEAVY = {"matplotlib", "numpy", "reportlab", "sqlalchemy", "alembic", "PIL", "fontTools", "pypdfium2"}

CHILD = """
import json, sys
from canvas_app.cli import main
code = None
if len(sys.argv) > 1:
    try:
        code = main(sys.argv[1:])
    except SystemExit as stop:
        code = stop.code
tops = sorted({name.partition(".")[0] for name in sys.modules})
print(json.dumps({"code": code or 0, "loaded": tops}), file=sys.stderr)
"""


@pytest.fixture(scope="module")
def graph():
    return grimp.build_graph("canvas_app", include_external_packages=True, cache_dir=None)


def test_domain_needs_nothing_but_the_standard_library(graph):
    foreign = {
        (module, imported)
        for module in graph.modules
        if module == "canvas_app.domain" or module.startswith("canvas_app.domain.")
        for imported in graph.find_modules_directly_imported_by(module)
        if not imported.startswith("canvas_app.") and imported not in sys.stdlib_module_names
    }
    assert not foreign


def test_no_package_has_a_cycle_among_its_parts():
    at_run_time = grimp.build_graph("canvas_app", exclude_type_checking_imports=True, cache_dir=None)
    to_cut = {
        package: breakers
        for package in sorted(at_run_time.modules)
        if len(at_run_time.find_children(package)) > 1
        and (breakers := at_run_time.nominate_cycle_breakers(package))
    }
    assert not to_cut


def test_every_library_imported_is_a_dependency(graph):
    import importlib.metadata

    from packaging.requirements import Requirement

    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    asked = {Requirement(line).name.lower().replace("_", "-") for line in project["dependencies"]}
    packages = importlib.metadata.packages_distributions()
    # What a library of ours always brings: shiboken6 is part of PySide6, numpy of matplotlib's interface.
    brought = {"shiboken6": "pyside6-essentials", "numpy": "matplotlib"}
    used = {
        imported.partition(".")[0]
        for module in graph.modules
        if module.startswith("canvas_app")
        for imported in graph.find_modules_directly_imported_by(module)
        if not imported.startswith("canvas_app")
    } - set(sys.stdlib_module_names)
    for name in used:
        distributions = {each.lower().replace("_", "-") for each in packages.get(name, [name])}
        distributions |= {brought[each] for each in distributions if each in brought}
        assert distributions & asked, f"{name} is imported and not asked for in pyproject.toml"


def loaded_by(*arguments, **environment):
    """What is in memory after a command, or after importing the command line alone."""
    done = fresh_python(CHILD, *arguments, **environment)
    last = done.stderr.strip().splitlines()[-1] if done.stderr.strip() else ""
    assert last.startswith("{"), done.stdout + done.stderr
    report = json.loads(last)
    return report["code"], set(report["loaded"])


def test_the_first_import_loads_nothing_heavy():
    _, loaded = loaded_by()
    assert not loaded & (WINDOW | HEAVY)


def test_help_loads_no_window():
    code, loaded = loaded_by("--help")
    assert code == 0
    assert not loaded & (WINDOW | HEAVY)


def test_commands_load_no_window(tmp_path):
    book = tmp_path / "example.canvasbook"
    home = str(tmp_path / "home")
    commands = [
        ("new", str(book), "--sample", "coffee", "--lang", "ru"),
        ("check", str(book)),
        ("info", str(book), "--json"),
        ("backup", str(book), str(tmp_path / "backups")),
        ("export", str(book), str(tmp_path / "canvas.pdf")),
    ]
    for command in commands:
        code, loaded = loaded_by(*command, CANVAS_APP_HOME=home)
        assert code == 0, command
        assert not loaded & WINDOW, command


def test_the_window_is_painted_before_charts_and_documents_are_loaded():
    code = "import canvas_app.app, sys; print(*sorted({n.partition('.')[0] for n in sys.modules}))"
    done = fresh_python(code)
    assert done.returncode == 0, done.stderr
    assert not set(done.stdout.split()) & HEAVY
