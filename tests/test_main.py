"""What holds for the whole process, whichever command it runs."""

from __future__ import annotations

import subprocess
import sys

import pytest

_DIES = """
import resource, sys
from canvas_app import __main__, cli
resource.setrlimit(resource.RLIMIT_CORE, (most := resource.getrlimit(resource.RLIMIT_CORE)[1], most))

def crash(words):
    print(resource.getrlimit(resource.RLIMIT_CORE)[0], flush=True)
    secret = words[0]
    import ctypes
    ctypes.string_at(0)

cli.main = crash
sys.argv = ["canvas-app", "CANARY"]
__main__.main()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="limits and signals of Linux")
def test_a_crash_leaves_the_stack_and_no_memory(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", _DIES], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode < 0
    assert int(done.stdout) <= 1
    assert "in crash" in done.stderr, "the stack says where"
    assert "CANARY" not in done.stderr
    assert list(tmp_path.iterdir()) == []
