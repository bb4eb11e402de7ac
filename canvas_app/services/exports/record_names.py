"""What other programs call the records of a workbook: an id that lasts, or a name where that tells them."""

from __future__ import annotations

from collections import Counter
from typing import Any

from canvas_app.domain.kinds import KINDS
from canvas_app.domain.own_codes import own_code
from canvas_app.domain.text import match_key
from canvas_app.storage.workbook import Workbook


class RecordNames:
    """Names the records that others refer to; each kind is read once."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._records: dict[str, dict[int, Any]] = {}
        self._shared: dict[str, Counter[str]] = {}

    def code(self, kind: str, record_id: int | None) -> str:
        """Return the id of a record for other programs, empty for none."""
        record = self._record(kind, record_id)
        return "" if record is None else code_of(record)

    def name(self, kind: str, record_id: int | None) -> str:
        """Return what people call a record, empty for none and where its kind has no names."""
        record, called = self._record(kind, record_id), KINDS[kind].called_by
        return "" if record is None or not called else str(getattr(record, called))

    def reference(self, kind: str, record_id: int | None) -> str:
        """Return by what an import finds a record, empty for none.

        Its name where one that nobody has would be made; else its id from elsewhere, its name if no other
        record has that, or the id that is made for it.
        """
        record, declared = self._record(kind, record_id), KINDS[kind]
        if record is None:
            return ""
        name = self.name(kind, record_id)
        alone = name and ("code" not in declared.fields) and self._is_alone(kind, name)
        return name if declared.made_by_name or alone else code_of(record)

    def _record(self, kind: str, record_id: int | None) -> Any | None:
        if record_id is None:
            return None
        known = self._records.get(kind)
        if known is None:
            known = {one.id: one for one in self._workbook.all(KINDS[kind].record)}
            self._records[kind] = known
        return known.get(record_id)

    def _is_alone(self, kind: str, name: str) -> bool:
        if kind not in self._shared:
            called = KINDS[kind].called_by
            names = (match_key(getattr(one, called)) for one in self._records[kind].values())
            self._shared[kind] = Counter(names)
        return self._shared[kind][match_key(name)] == 1


def code_of(record: Any) -> str:
    """Return the id that a record has elsewhere, or one that is made for it and lasts."""
    code: str = getattr(record, "code", "")
    return code or own_code(record.id, record.kind)
