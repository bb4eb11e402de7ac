"""Damaged files: whatever a command or the window gives out of one is what the sound file gives, or nothing.

A file is spoilt, then every command is run on it, and the window opened. No command may end in a traceback;
what ends with 0 has said and written what it says and writes of the sound file; what ends with 1 has written
nothing. What the file really holds is read by another library.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from tests.campaign import commanding, crafting, examples, reading, spoiling, windows
from tests.campaign.commanding import Outcome
from tests.campaign.table import Case, Played

EACH_WHOLE = 8
"""Of so many rounds one makes the longest document and draws the charts: they take longer than the rest."""


@dataclass
class Spoilt:
    """A damaged file in a folder of its own."""

    path: Path
    before: bytes
    content: reading.Content | None
    wrong: bool  # it holds what is in no way a value
    agreed: bool  # by its digests it is sound


class Player:
    """Plays rounds on copies of one sound example."""

    def __init__(self, seed: int, folder: Path) -> None:
        self._seed, self._folder = seed, folder
        self._source = folder / "clients.csv"
        self._source.write_text(commanding.CLIENTS, "utf-8")
        self._sound = examples.thinned(folder / "sound")
        self._data = self._sound.read_bytes()
        self._content = reading.content(self._sound)
        assert self._content is not None
        self._copy = Path(shutil.copy(self._sound, folder / "sound" / "book.canvasbook"))
        self._sound.unlink()
        self._window = windows.Watcher()
        self._answers: dict[str, Outcome] = {}
        self._seen: dict[bool, windows.Seen] = {}

    def _answer(self, name: str) -> Outcome:
        """Return what a command makes of the sound file."""
        if name not in self._answers:
            words = commanding.lines(self._copy, self._source, whole=True)
            words["import"] = commanding.adding(self._copy, self._source)
            self._answers[name] = self._run(words[name], self._copy)
            assert self._answers[name].code == 0, (name, self._answers[name])
            self._copy.write_bytes(self._data)
        return self._answers[name]

    def _sight(self, *, deep: bool) -> windows.Seen:
        """Return what the window shows of the sound file."""
        if deep not in self._seen:
            self._seen[deep] = self._window.look(self._copy, deep=deep)
            assert not self._seen[deep].told + self._seen[deep].refused, self._seen[deep]
        return self._seen[deep]

    @staticmethod
    def _run(words: list[str | Path], book: Path) -> Outcome:
        """Run a command; take away what it made beside the book, and remember it."""
        outcome = commanding.run(words)
        for path in sorted(book.parent.rglob("*")):
            if path != book and path.is_file():
                outcome.made[path.name] = path.read_bytes()
        for path in list(book.parent.iterdir()):
            if path.is_dir():
                shutil.rmtree(path)
            elif path != book:
                path.unlink()
        return outcome

    def play(self, case: Case) -> Played:
        """Spoil a copy and try everything on it."""
        folder = self._folder / "round"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        spoilt = self._spoil(case, folder / "book.canvasbook")
        found = []
        whole = not case.number % EACH_WHOLE or case.group in ("crafted", "agreed")
        for name, words in commanding.lines(spoilt.path, self._source, whole=whole).items():
            outcome = self._run(words, spoilt.path)
            problems = outcome.faults() + self._unequal(name, outcome, spoilt)
            if spoilt.path.read_bytes() != spoilt.before:
                problems.append("the file was written into")
                spoilt.path.write_bytes(spoilt.before)
            found += [f"{name}: {problem}" for problem in problems]
        found += [f"window: {problem}" for problem in self._look(spoilt, deep=whole)]
        found += [f"import: {problem}" for problem in self._import(spoilt)]
        return Played(found)

    def _spoil(self, case: Case, path: Path) -> Spoilt:
        dice = spoiling.chance(self._seed, case.group, case.number)
        wrong = False
        if case.group in spoiling.WAYS:
            data, _ = spoiling.WAYS[case.group](self._data, dice)
            path.write_bytes(data)
        else:
            path.write_bytes(self._data)
            _, wrong = crafting.craft(path, case.number, agree=case.group == "agreed")
        return Spoilt(path, path.read_bytes(), reading.content(path), wrong, case.group == "agreed")

    def _unequal(self, name: str, outcome: Outcome, spoilt: Spoilt) -> list[str]:
        """Return in what the result differs from that of the sound file, or what is left of a refusal."""
        if outcome.code != 0:
            return [f"refused, but wrote {one}" for one in outcome.made]
        if spoilt.agreed and not (spoilt.wrong and name == "check"):
            return []  # by its digests this is what was written: a large number may be a right one
        if name == "check" and (spoilt.wrong or spoilt.content != self._content):
            return ["says that the file is sound"]
        sound = self._answer(name)
        found = [] if commanding.same_words(outcome.out, sound.out) else ["other figures"]
        if name.startswith("export"):
            made, wanted = (list(one.made.values()) for one in (outcome, sound))
            if len(made) != 1 or not commanding.same_document(made[0], wanted[0]):
                found.append("another document")
        if name == "backup":
            found += self._not_the_same(outcome)
        return found

    def _not_the_same(self, outcome: Outcome) -> list[str]:
        """Return what is wrong with a backup."""
        copy = self._folder / "backup"
        for data in outcome.made.values():
            copy.write_bytes(data)
            if reading.content(copy) != self._content:
                return ["a backup of other content"]
        return [] if outcome.made else ["no backup"]

    def _look(self, spoilt: Spoilt, *, deep: bool) -> list[str]:
        seen = self._window.look(spoilt.path, deep=deep)
        found = seen.faults()
        if not spoilt.agreed:
            found += seen.differs(self._sight(deep=deep))
        if (spoilt.content != self._content or spoilt.wrong) and not spoilt.agreed:
            found += self._not_barred(spoilt, seen)
        spoilt.path.write_bytes(spoilt.before)
        for path in list(spoilt.path.parent.iterdir()):
            if path != spoilt.path and path.is_file():
                path.unlink()
        return found

    def _not_barred(self, spoilt: Spoilt, seen: windows.Seen) -> list[str]:
        """Return how a damaged file could be worked in; what follows from sound records may be made anew."""
        if spoilt.content == self._content and commanding.run(["check", spoilt.path]).code == 0:
            return []
        found = []
        if not seen.refused and not (seen.told and seen.read_only):
            found.append("damaged, and neither told nor read-only")
        if spoilt.path.read_bytes() != spoilt.before:
            found.append("the file was written into")
        return found

    def _import(self, spoilt: Spoilt) -> list[str]:
        """Import; what was damaged before must not count as sound afterwards."""
        outcome = self._run(commanding.adding(spoilt.path, self._source), spoilt.path)
        found = outcome.faults()
        if outcome.code != 0:
            if spoilt.path.read_bytes() != spoilt.before:
                found.append("refused, but wrote into the file")
            return found
        if spoilt.agreed:
            return found
        if not commanding.same_words(outcome.out, self._answer("import").out):
            found.append("other figures")
        if spoilt.content != self._content or spoilt.wrong:
            if commanding.run(["check", spoilt.path]).code == 0:
                found.append("the damage counts as sound afterwards")
        elif not reading.holds(reading.content(spoilt.path), self._content or {}):
            found.append("what was there is not there any more")
        return found
