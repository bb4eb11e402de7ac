"""What lies where: the top of the project, names of machines, the lock file."""

import re
import tomllib

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from installer.locked import entries
from tests.architecture.project import ROOT, tracked

TOP = {"README.md", "canvas_app", "installer", "pyproject.toml", "resources", "tests"}
HIDDEN = {".ci", ".gitignore"}
LOCK = ROOT / "installer" / "requirements.lock"

# Hosts that packages are fetched from and folders of one machine; written in parts, so that this file
# does not hold what it looks for.
HOSTS = [("py" + "pi", "org"), ("python" + "hosted", "org"), ("npm" + "js", "org"), ("deb", "debian", "org")]
FOLDERS = [("root",), ("work", "main"), ("work", "shared"), ("opt", "wheels"), ("opt", "py" + "pi")]


def test_the_top_holds_what_was_agreed():
    top = {path.relative_to(ROOT).parts[0] for path in tracked()}
    assert top <= TOP | HIDDEN


def test_no_file_names_a_registry_or_a_folder_of_one_machine():
    hosts = [re.escape(".".join(host)) for host in HOSTS]
    folders = [r"(?<![\w.$}-])" + "/" + "/".join(folder) + "/" for folder in FOLDERS]
    unwanted = re.compile("|".join(hosts + folders).encode())
    found = [
        f"{path.relative_to(ROOT)}: {match[0].decode()}"
        for path in tracked()
        for match in unwanted.finditer(path.read_bytes())
    ]
    assert not found


def test_the_lock_names_no_place_to_fetch_from():
    text = LOCK.read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index" not in text
    assert "--find-links" not in text


def test_every_locked_library_has_its_hashes():
    libraries = entries(LOCK.read_text(encoding="utf-8"))
    assert len(libraries) > 30
    assert not [library.name for library in libraries if "--hash=sha256:" not in library.lines]


def locked_versions():
    found = re.findall(r"^([\w.-]+)==([\w.]+)", LOCK.read_text(encoding="utf-8"), re.MULTILINE)
    versions: dict[str, list[Version]] = {}
    for name, version in found:
        versions.setdefault(canonicalize_name(name), []).append(Version(version))
    return versions


def test_qt_stays_below_the_version_that_loses_references_to_none():
    versions = locked_versions()
    for name in ("pyside6-essentials", "shiboken6"):
        assert [version.release[:2] for version in versions[name]] == [(6, 11)]


def test_the_lock_answers_what_pyproject_asks_for():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = settings["dependency-groups"]
    versions = locked_versions()
    for line in [*settings["project"]["dependencies"], *groups["dev"], *groups["build"]]:
        asked = Requirement(line)
        found = versions.get(canonicalize_name(asked.name), [])
        assert found, f"{asked.name} is not locked: run installer/dev.py lock"
        assert all(version in asked.specifier for version in found), line


def test_the_readme_begins_with_the_two_commands():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "python3 installer/dev.py run" in text
    assert "python3 installer/dev.py test" in text
