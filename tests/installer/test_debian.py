"""The Debian package: what it needs and where its files go."""

import shutil
import subprocess
from xml.etree import ElementTree

import pytest

from installer import debian
from tests.architecture.project import ROOT


@pytest.fixture
def bundle(tmp_path):
    """A bundle with a program, a library that asks for a newer C library, and a link."""
    folder = tmp_path / "canvas-app"
    (folder / "_internal").mkdir(parents=True)
    (folder / "canvas-app").write_text("#!/bin/sh\necho started\n")
    (folder / "_internal" / "libnew.so").write_bytes(b"\x7fELF\0GLIBC_2.4\0GLIBC_2.38\0")
    (folder / "_internal" / "text.txt").write_text("GLIBC_2.99")
    (folder / "_internal" / "liblink.so").symlink_to("libnew.so")
    return folder


def test_the_c_library_asked_for_is_the_newest_that_a_file_needs(bundle):
    assert debian.glibc_of(bundle) == (2, 38)
    (bundle / "_internal" / "libnew.so").unlink()
    assert debian.glibc_of(bundle) == debian.OLDEST_GLIBC


def test_it_depends_on_what_qt_loads():
    names = debian.depends((2, 36)).split(", ")
    assert names[0] == "libc6 (>= 2.36)"
    assert "libglib2.0-0 | libglib2.0-0t64" in names
    assert {"libstdc++6", "libgcc-s1", "libfreetype6", "libegl1", "libxcb-cursor0"} <= set(names)
    assert "libgssapi-krb5-2" in names


def test_files_go_where_a_desktop_looks_for_them(bundle, tmp_path):
    target = tmp_path / "deb"
    debian.lay_out(ROOT, bundle, target)
    program = target / "opt/canvas-app/canvas-app"
    assert program.stat().st_mode & 0o777 == 0o755
    assert (target / "usr/bin/canvas-app").readlink().as_posix() == "/opt/canvas-app/canvas-app"
    assert (target / "opt/canvas-app/_internal/liblink.so").is_symlink()
    assert (target / "opt/canvas-app/_internal/libnew.so").stat().st_mode & 0o777 == 0o644
    assert "Pillow" in (target / "usr/share/doc/canvas-app/copyright").read_text().title()


def test_menu_entry_file_type_and_icon_name_each_other():
    linux = ROOT / "installer" / "linux"
    entry = (linux / "canvas-app.desktop").read_text(encoding="utf-8")
    kind = ElementTree.parse(linux / "canvas-app.xml").getroot()[0].get("type")
    assert kind == "application/x-canvasbook"
    assert f"MimeType={kind};" in entry
    assert "Exec=canvas-app %f" in entry
    assert "[ru]=" in entry
    ElementTree.parse(ROOT / "resources" / "app.svg")


@pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="Debian's packing tool is not here")
def test_the_package_is_built(bundle, tmp_path):
    root = tmp_path / "checkout"
    root.mkdir()
    shutil.copytree(ROOT / "installer" / "linux", root / "installer" / "linux")
    (root / "resources").mkdir()
    for name in ("resources/app.svg", "resources/LICENSES.md", "pyproject.toml"):
        shutil.copyfile(ROOT / name, root / name)
    package = debian.package(root, bundle)
    listed = subprocess.run(["dpkg-deb", "--contents", package], capture_output=True, text=True, check=True)
    assert "./usr/bin/canvas-app -> /opt/canvas-app/canvas-app" in listed.stdout
    assert "root/root" in listed.stdout.splitlines()[0]
    asked = subprocess.run(["dpkg-deb", "-f", package, "Depends"], capture_output=True, text=True, check=True)
    assert "libc6 (>= 2.38)" in asked.stdout
