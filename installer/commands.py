"""The commands of installer/dev.py; each makes the environment ready first."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from installer import system, testing
from installer.environment import Project, is_fresh, lacks_every_installer, make_ready, working_uv
from installer.words import Failure, say, text

ROOT = Path(__file__).resolve().parent.parent
OPTIONS_WITH_VALUE = ("--lang",)
LINTERS: dict[str, list[str]] = {
    "ruff check": ["-m", "ruff", "check"],
    "ruff format": ["-m", "ruff", "format", "--check"],
    "mypy": ["-m", "mypy"],
    "import contracts": ["-c", "from importlinter.cli import lint_imports_command as main; main()"],
    "statements": ["-m", "installer.statements", "--check"],
}


def prepare(
    project: Project,
    needed: tuple[system.Library, ...] = system.QT,
    wanted: tuple[system.Library, ...] = (),
    wanted_packages: tuple[str, ...] = (),
) -> None:
    """Make system and environment ready for what a command needs."""
    packages: tuple[str, ...] = ()
    if not is_fresh(project) and lacks_every_installer(project) and system.has_apt():
        packages = (system.venv_package(),)
    system.require(needed, packages=packages, wanted=wanted, wanted_packages=wanted_packages)
    make_ready(project)


def become(command: list[str], environment: dict[str, str] | None = None) -> int:
    """Turn this process into another program, so that signals and exit codes are its own."""
    sys.stdout.flush()
    sys.stderr.flush()
    environment = dict(os.environ) if environment is None else environment
    if os.name != "nt":
        os.execve(command[0], command, environment)
    return subprocess.run(command, env=environment, check=False).returncode


def names_a_file(arguments: list[str]) -> bool:
    """Say whether any of the program's arguments is a file, and not an option or its value."""
    before = ["", *arguments]
    return any(
        not argument.startswith("-") and previous not in OPTIONS_WITH_VALUE
        for previous, argument in zip(before, arguments, strict=False)
    )


def run(project: Project, arguments: list[str]) -> int:
    """Start the program with a person's file, or with its example when no file is named."""
    on_wayland = bool(os.environ.get("WAYLAND_DISPLAY"))
    prepare(project, needed=system.QT if on_wayland else system.QT + system.X11)
    shown_elsewhere = os.environ.get("QT_QPA_PLATFORM") or os.environ.get("DISPLAY") or on_wayland
    if sys.platform.startswith("linux") and not shown_elsewhere:
        raise Failure("no_display", program=project.program)
    if not names_a_file(arguments):
        arguments = ["--sample", *arguments]
    return become([str(project.program), *arguments])


def tests_need_x_server(project: Project) -> bool:
    """Say whether any test asks for a real X server by the marker xvfb."""
    sign = "pytest.mark.xvfb"
    return any(sign in path.read_text(encoding="utf-8") for path in (project.root / "tests").rglob("*.py"))


def test(project: Project, arguments: list[str]) -> int:
    """Run the checks: tests, style, types and import rules, all of them by pytest.

    With --coverage say how much of each layer the tests reach; with --mutate try the tests on mutants.
    """
    lacking: tuple[str, ...] = ()
    if sys.platform.startswith("linux") and not shutil.which("Xvfb") and tests_need_x_server(project):
        lacking = system.XVFB
    prepare(project, wanted=system.X11, wanted_packages=lacking)
    os.chdir(project.root)
    given = [argument for argument in arguments if argument not in (testing.COVERAGE, testing.MUTATE)]
    if testing.MUTATE in arguments:
        return become([str(project.python), "-m", "tests.mutation", *given], testing.environment())
    if testing.COVERAGE in arguments:
        return testing.measure_coverage(project, given)
    return become([str(project.python), *testing.arguments_of_pytest(given)], testing.environment())


def setup(project: Project, arguments: list[str]) -> int:
    """Only make everything ready."""
    del arguments
    prepare(project, wanted=system.X11)
    say("ready", program=project.program)
    return 0


def bench(project: Project, arguments: list[str]) -> int:
    """Measure speed and memory."""
    folder = project.root / "tests" / "benchmarks"
    if not (folder / "__main__.py").exists():
        raise Failure("no_benchmarks", path=folder)
    prepare(project)
    os.chdir(project.root)
    return become([str(project.python), "-m", "tests.benchmarks", *arguments])


def faults(project: Project, arguments: list[str]) -> int:
    """Measure what the program stands: damaged files, kills, failing disks; print one table."""
    folder = project.root / "tests" / "campaign"
    if not (folder / "__main__.py").exists():
        raise Failure("no_benchmarks", path=folder)
    prepare(project)
    os.chdir(project.root)
    return become([str(project.python), "-m", "tests.campaign", *arguments])


def lint(project: Project, arguments: list[str]) -> int:
    """Check style, types and import rules; with --fix put right what can be put right by itself."""
    prepare(project)
    if "--fix" in arguments:
        for step in (["check", "--fix", "--quiet"], ["format", "--quiet"]):
            subprocess.run([project.python, "-m", "ruff", *step], cwd=project.root, check=False)
    failed = [
        name
        for name, command in LINTERS.items()
        if subprocess.run([project.python, *command], cwd=project.root, check=False).returncode
    ]
    say("lint_failed" if failed else "lint_passed", names=", ".join(failed or LINTERS))
    return 1 if failed else 0


def i18n(project: Project, arguments: list[str]) -> int:
    """Collect the window's labels into .ts files and build the .qm files from them."""
    prepare(project)
    os.chdir(project.root)
    return become([str(project.python), "-m", "installer.i18n", *arguments])


def schema(project: Project, arguments: list[str]) -> int:
    """Freeze the newest schema of workbooks as text; with --release make the kept file of it."""
    folder = project.root / "tests" / "storage"
    if not (folder / "make_released.py").exists():
        raise Failure("no_checks", path=folder)
    prepare(project)
    os.chdir(project.root)
    release = "--release" in arguments
    module = "tests.storage.make_released" if release else "installer.schemas"
    return become([str(project.python), "-m", module, *(a for a in arguments if a != "--release")])


def statements(project: Project, arguments: list[str]) -> int:
    """Compile the statements of the database into the resource that the program reads."""
    prepare(project)
    os.chdir(project.root)
    return become([str(project.python), "-m", "installer.statements", *arguments])


def diagram(project: Project, arguments: list[str]) -> int:
    """Draw the tables of a workbook into the README, from the declared kinds of record."""
    prepare(project)
    os.chdir(project.root)
    return become([str(project.python), "-m", "installer.diagram", *arguments])


def lock(project: Project, arguments: list[str]) -> int:
    """Choose the libraries' versions anew, for all platforms, without naming any host."""
    uv = working_uv()
    if uv is None:
        raise Failure("no_uv")
    groups = ["--group", "dev", "--group", "build", "-o", "installer/requirements.lock"]
    options = ["--quiet", "--universal", "--no-header", "--generate-hashes", *groups]
    command = [uv, "pip", "compile", *options, "pyproject.toml", *arguments]
    return subprocess.run(command, cwd=project.root, check=False).returncode


def build(project: Project, arguments: list[str]) -> int:
    """Pack the program for people without Python."""
    from installer.bundle import main

    return main(project.root, arguments)


COMMANDS: dict[str, Callable[[Project, list[str]], int]] = {
    command.__name__: command
    for command in (run, test, setup, lint, bench, faults, i18n, schema, statements, diagram, lock, build)
}


def run_command(arguments: list[str]) -> int:
    """Carry out a command line and return its exit code: 1 a failure, 2 wrong usage."""
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        print(text("usage"))
        return 0 if arguments else 2
    command = COMMANDS.get(arguments[0])
    if command is None:
        say("unknown_command", name=arguments[0])
        say("usage")
        return 2
    try:
        return command(Project(ROOT), arguments[1:])
    except Failure as failure:
        print(failure, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        say("interrupted")
        return 130
