"""The fault-injecting library of this process, loaded by LD_PRELOAD, and children that it acts on."""

import ctypes
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[2]
SOURCE = Path(__file__).with_name("faultio.c")


def build(folder: Path) -> Path:
    """Compile the library; the compiler is that of the system."""
    library = folder / "faultio.so"
    command = ["gcc", "-O2", "-w", "-shared", "-fPIC", "-o", str(library), str(SOURCE), "-ldl"]
    subprocess.run(command, check=True)
    return library


def run_under(library: Path, module: str, *arguments: str) -> Any:
    """Run a module of these tests under the library and return what it prints as JSON."""
    told = subprocess.run(
        [sys.executable, "-m", f"tests.faults.{module}", *arguments],
        cwd=ROOT,
        env={**os.environ, "LD_PRELOAD": str(library), "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=600,
    )
    return json.loads(told.stdout)


Say = Callable[[str], None]


class Fault(NamedTuple):
    """What happens at the n-th call that changes something."""

    kill: bool = False
    error: int = 0
    sticky: bool = False
    locks: int = 0  # 1: locks "succeed" whoever holds them; else the error that asking for one gives


class Told(NamedTuple):
    """What a child said before its end: acknowledged generations, its words, whether it was killed."""

    acknowledged: list[int]
    words: list[str]
    killed: bool


def watch(folder: Path, log: Path | None = None) -> None:
    """Let faults and records concern ``folder`` and the files in it only."""
    ctypes.CDLL(None).fio_watch(os.fsencode(folder), os.fsencode(log) if log else None)


def arm(number: int, fault: Fault) -> None:
    """Let the fault happen at the ``number``-th call from now on; 0: never."""
    kill, fail = (number, 0) if fault.kill else (0, number)
    ctypes.CDLL(None).fio_arm(
        ctypes.c_long(kill), ctypes.c_long(fail), fault.error, int(fault.sticky), fault.locks
    )


def calls() -> int:
    """Return how many calls that change something there were since ``arm``."""
    library = ctypes.CDLL(None)
    library.fio_calls.restype = ctypes.c_long
    return int(library.fio_calls())


def in_child(act: Callable[[Say], None]) -> Told:
    """Run ``act`` in a forked child, giving it a function to say words with; return what was heard."""
    ears, mouth = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(ears)
        status = 1
        try:
            os.environ["CANVAS_APP_ACK_FD"] = str(mouth)
            act(lambda word: void(os.write(mouth, f"{word}\n".encode())))
            status = 0
        except BaseException as error:
            os.write(mouth, f"unexpected {error!r}\n".encode())
        finally:
            os._exit(status)
    os.close(mouth)
    with os.fdopen(ears, "rb") as heard:
        lines = heard.read().decode().splitlines()
    _, status = os.waitpid(child, 0)
    killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
    if not killed and os.WIFSIGNALED(status):
        lines.append(f"unexpected signal {os.WTERMSIG(status)}")
    return Told(
        [int(line) for line in lines if line.isdigit()],
        [line for line in lines if not line.isdigit()],
        killed,
    )


def void(_: object) -> None:
    """Take a value and return nothing."""
