"""Several processes that test at once: how tests are dealt out to them, and how a failure is repeated.

Tests are dealt out as the workers get free, so the seed alone does not give the order back. The process that
deals them out writes it down, and says how to run exactly those tests in one process again.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from xdist.scheduler import LoadGroupScheduling

FOLDER = Path("build") / "test-order"

TOGETHER = (
    "tests/architecture/test_style.py",
    "tests/campaign/",
    "tests/faults/test_ending.py",
    "tests/faults/test_kills.py",
    "tests/faults/test_lost_lock.py",
    "tests/faults/test_reader_process.py",
    "tests/installer/test_testing.py",
    "tests/storage/test_leftovers.py",
)
"""Tests that start several processes at once, or kill them and wait for it: one at a time of all these."""

_begun: dict[str, list[str]] = defaultdict(list)
_failed: dict[str, str] = {}


def plain(nodeid: str) -> str:
    """Return the id of a test without the group that xdist adds to it as ``@group``."""
    return nodeid.rpartition("@")[0] if nodeid.rfind("@") > nodeid.rfind("]") else nodeid


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let tests run in one worker that would disturb each other or that share a fixture of their module."""
    for item in items:
        if item.nodeid.startswith(TOGETHER):
            item.add_marker(pytest.mark.xdist_group("processes"))
        elif _shares_a_fixture(item):
            item.add_marker(pytest.mark.xdist_group(item.nodeid.partition("::")[0]))


def _shares_a_fixture(item: pytest.Item) -> bool:
    known = getattr(item, "_fixtureinfo", None)
    used = known.name2fixturedefs.values() if known else ()
    return any(one.scope in ("module", "package", "class") for several in used for one in several)


def pytest_sessionstart(session: pytest.Session) -> None:
    """Say what the order of this run is; the header, where the plug-in says it, is left out by ``-q``."""
    config = session.config
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    if (
        reporter is not None
        and not hasattr(config, "workerinput")
        and config.pluginmanager.has_plugin("randomly")
    ):
        reporter.write_line(f"in random order: --randomly-seed={config.getoption('randomly_seed')}")


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Note which worker began a test and which failed; a crash is a report without a phase of its own."""
    worker = getattr(getattr(report, "node", None), "gateway", None)
    if worker is None:
        return
    name, begun = plain(report.nodeid), _begun[worker.id]
    if not begun or begun[-1] != name:
        begun.append(name)
    if report.failed and worker.id not in _failed:
        _failed[worker.id] = name


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Write down what each worker ran up to its first failure, and print the command that repeats it."""
    for worker, last in sorted(_failed.items()):
        order = _begun[worker]
        path = config.rootpath / FOLDER / f"{worker}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(f"{name}\n" for name in order[: order.index(last) + 1]), encoding="utf-8")
        terminalreporter.write_line(f"{worker} failed first in {last}; the same tests again, in one process:")
        terminalreporter.write_line("  python3 installer/dev.py test " + " ".join(again(config, path)))


def again(config: pytest.Config, path: Path) -> list[str]:
    """Return the arguments that run the tests of an order file one after another in one process."""
    seed = config.getoption("randomly_seed", None)
    same = [] if seed is None else [f"--randomly-seed={seed}", "--randomly-dont-reorganize"]
    return ["-n", "0", *same, f"@{path.relative_to(config.rootpath).as_posix()}"]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> LoadGroupScheduling | None:
    """Deal tests out by groups, where that is asked for."""
    if config.getvalue("dist") != "loadgroup":
        return None
    from xdist.scheduler import LoadGroupScheduling

    class Scheduler(LoadGroupScheduling):
        """Outlives a crash: that of xdist runs the test anew that crashed, or waits for ever at the end."""

        def remove_node(self, node):
            """Give what a worker had to do to the others, without the test that ended it; return that one."""
            work = self.assigned_work.pop(node)
            waiting = [(unit, name) for unit in work.values() for name, done in unit.items() if not done]
            if not waiting:
                return None
            unit, crashed = waiting[0]
            unit[crashed] = True
            self.workqueue.update({scope: unit for scope, unit in work.items() if not all(unit.values())})
            for other in self.assigned_work:
                self._reschedule(other)
            return crashed

        def schedule(self):
            """Give a new worker what there is: it begins a test once it knows what follows."""
            super().schedule()
            for node in self.nodes:
                while (
                    self.workqueue
                    and not node.shutting_down
                    and self._pending_of(self.assigned_work[node]) < 2
                ):
                    self._assign_work_unit(node)
                if not self.workqueue:
                    node.shutdown()

    return Scheduler(config, log)
