"""Why an installer failed is read from what it printed."""

import sys

import pytest

from installer import pipes

SAID = {
    "network": [
        "WARNING: Retrying (Retry(total=4)) after connection broken by 'NewConnectionError(...)'",
        "error: Failed to fetch: `simple/alembic/`\n  Caused by: dns error",
        "ConnectTimeoutError: connection timed out",
        "SSLError(SSLCertVerificationError: certificate verify failed)",
    ],
    "hash": [
        "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.",
        "error: Hash mismatch for `alembic==1.20.1`",
    ],
    "space": ["OSError: [Errno 28] No space left on device"],
    "absent": ["ERROR: Could not find a version that satisfies the requirement x (from versions: none)"],
    "platform": ["ERROR: No matching distribution found for pyside6-essentials==6.11.3"],
    "exit": ["error: something nobody has thought of"],
}


@pytest.mark.parametrize(("cause", "line"), [(c, line) for c, lines in SAID.items() for line in lines])
def test_causes_are_told_apart(cause, line):
    assert pipes.cause(pipes.Ended(1, line)) == cause


def test_every_cause_has_its_words(tmp_path):
    for cause, lines in SAID.items():
        failure = pipes.install_failure(pipes.Ended(7, lines[0]), tmp_path / "requirements.lock")
        assert failure.key == "install_failed"
        assert "requirements.lock" in str(failure), cause


def test_errors_are_passed_on_and_kept(capfd):
    code = "import sys; print('made it'); print('ошибка: тут', file=sys.stderr); sys.exit(3)"
    ended = pipes.run([sys.executable, "-c", code])
    assert (ended.code, ended.last_line) == (3, "ошибка: тут")
    shown = capfd.readouterr()
    assert shown.out == ""
    assert "made it" in shown.err


def test_a_users_settings_do_not_lead_the_installer_away(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    monkeypatch.setenv("PIP_TARGET", "/elsewhere")
    code = "import os, sys; sys.exit('PYTHONPATH' in os.environ or 'PIP_TARGET' in os.environ)"
    assert pipes.run([sys.executable, "-c", code]).code == 0
