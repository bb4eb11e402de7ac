"""What is said about persons erased for good: in the window that follows, and as a report for the client."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from canvas_app.domain.kinds import KINDS
from canvas_app.services.writing import write_file

if TYPE_CHECKING:
    from canvas_app.content import Formats, Messages
    from canvas_app.services.clients.erasing import Erasure, Found, Search


class Telling:
    """Says it in one language."""

    def __init__(self, messages: Messages, formats: Formats) -> None:
        self._messages, self._formats = messages, formats

    def say(self, key: str, /, **params: object) -> str:
        """Return a message with its values."""
        return self._messages.say(key, self._formats.lang, **params)

    def of_backups(self, found: Found, *, names: bool = False) -> list[str]:
        """Return how it is with the backups, a sentence each; with ``names`` its files follow each."""
        if not found.total:
            return [self.say("erased.no_backups"), *self._of_copies(found)]
        said: list[str] = []

        def tell(sentence: str, files: Iterable[str]) -> None:
            said.extend([sentence, *(f"  {name}" for name in files if names)])

        if found.rewritten:
            rewritten = self.say("erased.rewritten", backups=self._backups(len(found.rewritten)))
            tell(rewritten, [backup.path.name for backup in found.rewritten])
        if found.holding:
            of = self.say("n.of_backups", count=found.total)
            hold = self.say("erased.hold", count=len(found.holding), of=of)
            tell(hold, [backup.path.name for backup in found.holding])
        elif not found.failed:
            tell(self.say("erased.clean", backups=self._backups(found.total)), ())
        if found.failed:
            failed = self.say("erased.failed", backups=self._backups(len(found.failed)))
            tell(failed, self.failures(found))
        return [*said, *self._of_copies(found)]

    def _of_copies(self, found: Found) -> list[str]:
        """Return how it is with the copies that the program knows, each with its files."""
        said: list[str] = []
        for key, files in (
            ("erased.copies_rewritten", found.copies_rewritten),
            ("erased.copies_hold", found.copies),
            ("erased.copies_failed", [path for path, _ in found.copies_failed]),
        ):
            if files:
                said += [self.say(key), *(f"  {path}" for path in files)]
        return said

    def failures(self, found: Found) -> list[str]:
        """Return the names of the files that could not be read or rewritten, and why."""
        failed = [(backup.path, error) for backup, error in found.failed]
        return [
            f"{path.name}: {self.say(f'error.{error.code}', **error.params)}"
            for path, error in (*failed, *found.copies_failed)
        ]

    def _backups(self, count: int) -> str:
        return self.say("n.backups", count=count)

    # the report

    def report(self, erasures: Sequence[Erasure], search: Search, found: Found | None, now: datetime) -> str:
        """Return the report as a text of a few lines; ``found`` None: nobody looked into the backups."""
        lines = [self.say("erased.title"), ""]
        lines += [self.say("erased.workbook", path=search.workbook)]
        lines += [self.say("erased.written", at=self._at(now)), ""]
        for erasure in erasures:
            lines += [*self._of(erasure), ""]
        lines += self._backups_told(search, found)
        return "\n".join([*lines, "", self.say("erased.limits"), ""])

    def _of(self, erasure: Erasure) -> Iterator[str]:
        for name in erasure.names:
            yield self.say("erased.about", name=name)
        key = "erased.when_by" if erasure.who else "erased.when"
        yield self.say(key, at=self._at(erasure.at), **({"who": erasure.who} if erasure.who else {}))
        counted = [self.say(_counted(kind), count=count) for kind, count in erasure.counts]
        yield self.say("erased.what", what=", ".join(counted))

    def _backups_told(self, search: Search, found: Found | None) -> list[str]:
        if found is None:
            return [self.say("erased.not_looked")]
        where = [self.say("erased.folder", folder=search.folder)] if found.total else []
        return [*where, *self.of_backups(found, names=True)]

    def _at(self, moment: datetime) -> str:
        return f"{self._formats.long_date(moment.date())}, {self._formats.time(moment)}"


def save_report(path: Path, text: str) -> None:
    """Write a report as a text file in UTF-8.

    Raises:
        PersonError: it cannot be written.

    """
    write_file(path, lambda file: file.write(text.encode("utf-8")))


def _counted(kind: str) -> str:
    """Return the message that counts records of a kind; the journal may know one that is no more."""
    return KINDS[kind].counted if kind in KINDS else "n.records"
