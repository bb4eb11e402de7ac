"""Running installers so that a person sees their progress and we understand why they failed."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from collections import deque
from dataclasses import dataclass
from pathlib import Path

from installer.words import Failure, text

# Settings of other projects and users that would lead an installer away from our environment.
DISTURBING = ("PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV", "PIP_TARGET", "PIP_PREFIX", "PIP_USER")
KEPT_LINES = 60

# What tells one cause from another in what pip and uv print, most certain first.
SIGNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("space", ("no space left on device", "errno 28", "disk quota exceeded")),
    ("hash", ("do not match the hashes", "hash mismatch")),
    (
        "network",
        (
            "newconnectionerror",
            "connection error",
            "connecttimeout",
            "connection to ",
            "connection refused",
            "readtimeout",
            "read timed out",
            "maxretryerror",
            "name resolution",
            "name or service not known",
            "dns error",
            "error sending request",
            "network is unreachable",
            "failed to fetch",
            "proxyerror",
            "sslerror",
            "certificate verify failed",
            "could not connect",
        ),
    ),
    ("absent", ("from versions: none",)),
    (
        "platform",
        ("no matching distribution", "no compatible wheel", "has no usable wheels", "no wheels"),
    ),
)


@dataclass(frozen=True)
class Ended:
    """How a command ended: its exit code and the last lines that it wrote to stderr."""

    code: int
    errors: str

    @property
    def last_line(self) -> str:
        """Return the last line that says something."""
        lines = [line.strip() for line in self.errors.splitlines() if line.strip()]
        return lines[-1] if lines else ""


def run(command: list[str]) -> Ended:
    """Run a command, pass on what it writes to our stderr, and keep its last error lines."""
    environment = {k: v for k, v in os.environ.items() if k not in DISTURBING}
    environment["PYTHONUTF8"] = "1"
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=sys.stderr.fileno(),
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        errors="replace",
        env=environment,
    )
    kept: deque[str] = deque(maxlen=KEPT_LINES)
    assert process.stderr is not None  # a pipe was asked for
    for line in process.stderr:
        kept.append(line)
        sys.stderr.write(line)
        sys.stderr.flush()
    return Ended(process.wait(), "".join(kept))


def cause(ended: Ended) -> str:
    """Return "network", "hash", "space", "platform" or "exit" for a failed installer."""
    said = ended.errors.lower()
    for name, signs in SIGNS:
        if any(sign in said for sign in signs):
            return name
    return "exit"


def install_failure(ended: Ended, lock: Path) -> Failure:
    """Return what to tell a person about an installer that failed."""
    name = cause(ended)
    machine = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    return Failure(
        "install_failed",
        lock=lock,
        reason=text(f"reason_{name}", machine=machine, code=ended.code),
        way_out=text(f"way_{name}"),
    )
