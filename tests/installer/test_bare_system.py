"""The two commands of the README on a Debian system that holds Python and nothing else.

Left out of ordinary runs: it takes minutes, a network, debootstrap and an administrator's rights. Run by

    python3 installer/dev.py test -m slow tests/installer/test_bare_system.py
"""

import os
import shutil
import subprocess
import sys

import pytest

from tests.architecture.project import ROOT, tracked

# Access to package indexes as this machine has it; nothing else of its environment gets in.
ACCESS = ("PIP_", "SSL_CERT_FILE", "http_proxy", "https_proxy", "no_proxy")
CERTIFICATES = "etc/ssl/certs/ca-certificates.crt"
SUITE = "bookworm"
INSIDE = """set -e; root=$1; who=$2; shift 2
mount -t proc proc "$root/proc"
mount -t tmpfs shm "$root/dev/shm"
exec chroot --userspec="$who" "$root" "$@"
"""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(3600),
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="makes a Debian system"),
]


class BareSystem:
    """A root file system with a copy of the project in the home of a person without rights.

    Each command has mounts of its own, /proc among them as on a machine; they go when it ends.
    """

    def __init__(self, folder):
        self.folder = folder
        self.project = folder / "home" / "person" / "app"

    def run(self, command, person="root", **variables):
        """Run a shell command at the project's root inside, and return how it ended."""
        given = {name: value for name, value in os.environ.items() if name.startswith(ACCESS)}
        given |= {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8", "HOME": f"/home/{person}"}
        inside = ["/bin/sh", "-c", f"cd /home/person/app && {command}"]
        return subprocess.run(
            ["unshare", "--mount", "sh", "-c", INSIDE, "sh", self.folder, f"{person}:{person}", *inside],
            env=given | variables,
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A fresh system of Python alone; made once and copied for each test."""
    if shutil.which("debootstrap") is None or os.geteuid() != 0:
        pytest.skip("needs debootstrap and an administrator's rights")
    folder = tmp_path_factory.mktemp("bare")
    folder.chmod(0o755)  # what a person inside sees as /
    options = ["--variant=minbase", "--include=python3,ca-certificates"]
    subprocess.run(["debootstrap", *options, SUITE, folder], check=True, capture_output=True)
    for name in ("etc/resolv.conf", CERTIFICATES):
        shutil.copyfile(f"/{name}", folder / name)
    subprocess.run(["chroot", folder, "useradd", "--create-home", "person"], check=True)
    return folder


@pytest.fixture
def system(made, tmp_path):
    folder = tmp_path / "system"
    subprocess.run(["cp", "-a", made, folder], check=True)
    bare = BareSystem(folder)
    for path in tracked():
        place = bare.project / path.relative_to(ROOT)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, place)
    subprocess.run(["chroot", folder, "chown", "-R", "person:person", "/home/person"], check=True)
    return bare


def test_an_administrator_needs_one_command(system):
    tested = system.run("python3 installer/dev.py test")
    assert tested.returncode == 0, tested.stdout[-3000:] + tested.stderr[-3000:]
    assert " passed" in tested.stdout.splitlines()[-1]
    started = system.run("python3 installer/dev.py run --smoke", QT_QPA_PLATFORM="offscreen")
    assert started.returncode == 0, started.stderr[-3000:]


def test_a_person_without_rights_is_told_the_one_command(system):
    refused = system.run("python3 installer/dev.py setup", person="person")
    assert refused.returncode == 1
    assert "Traceback" not in refused.stderr
    command = refused.stderr.strip().splitlines()[-1].strip().removeprefix("su -c '").removesuffix("'")
    assert command.startswith("apt-get ")
    installed = system.run(command.replace(" install ", " install -y "), DEBIAN_FRONTEND="noninteractive")
    assert installed.returncode == 0, installed.stderr[-3000:]
    started = system.run("python3 installer/dev.py run --smoke", person="person", QT_QPA_PLATFORM="offscreen")
    assert started.returncode == 0, started.stderr[-3000:]
    example = list((system.folder / "home" / "person").rglob("*.canvasbook"))
    assert len(example) == 1


def test_a_network_that_does_not_answer_is_told(system):
    system.run("apt-get install -y python3-venv libegl1 libgl1 libxkbcommon0 libfontconfig1 libglib2.0-0")
    failed = system.run("python3 installer/dev.py setup", PIP_INDEX_URL="http://127.0.0.1:9/simple")
    assert failed.returncode == 1
    assert "Traceback" not in failed.stderr
    assert "Check the network" in failed.stderr
