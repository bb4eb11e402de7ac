"""The one command that packs the program, run as a script from anywhere."""

import os
import subprocess
import sys

import pytest

from tests.architecture.project import ROOT


@pytest.mark.parametrize(("tool", "said"), [("", "build --no-try"), ("dpkg-deb", "build --deb --no-try")])
def test_it_builds_the_package_where_it_can(tmp_path, tool, said):
    tools = tmp_path / "tools"
    tools.mkdir()
    if tool:
        (tools / tool).write_text("#!/bin/sh\n", encoding="utf-8")
        (tools / tool).chmod(0o755)
    stub = tmp_path / "sitecustomize.py"
    stub.write_text(
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); import installer.commands as commands; "
        f"sys.path.remove({str(ROOT)!r}); commands.run_command = lambda arguments: print(*arguments) or 0",
        encoding="utf-8",
    )
    told = subprocess.run(
        [sys.executable, str(ROOT / "installer" / "build.py"), "--no-try"],
        cwd=tmp_path,
        env={**os.environ, "PATH": str(tools), "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (told.stdout.strip(), told.stderr) == (said, "")
