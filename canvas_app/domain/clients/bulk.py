"""One change of many clients: segment, employee, tags, archive; what is not said stays as it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from canvas_app.domain.clients.model import Client
from canvas_app.domain.clients.values import clean_tags
from canvas_app.domain.text import match_key


class Kept(Enum):
    """Stands for a field that a bulk change leaves alone; None means: without one."""

    KEEP = "keep"


KEEP: Final = Kept.KEEP


@dataclass(frozen=True, slots=True)
class BulkChange:
    """What is to become of each client.

    Attributes:
        segment_id, employee_id: an id, None for none, KEEP.
        add_tags, drop_tags: tags to add and to take away; case does not count.
        archived: True or False; None leaves it.

    """

    segment_id: int | Kept | None = KEEP
    employee_id: int | Kept | None = KEEP
    add_tags: tuple[str, ...] = ()
    drop_tags: tuple[str, ...] = ()
    archived: bool | None = None

    def applied(self, client: Client) -> Client:
        """Return ``client`` after the change."""
        dropped = {match_key(tag) for tag in self.drop_tags}
        kept = tuple(tag for tag in client.tags if match_key(tag) not in dropped)
        return replace(
            client,
            segment_id=client.segment_id if isinstance(self.segment_id, Kept) else self.segment_id,
            employee_id=client.employee_id if isinstance(self.employee_id, Kept) else self.employee_id,
            tags=clean_tags((*kept, *self.add_tags)) if self.add_tags or self.drop_tags else client.tags,
            archived=client.archived if self.archived is None else self.archived,
        )

    @property
    def name(self) -> str:
        """Key of what the edit is called."""
        archive = {True: "edit.client_archive", False: "edit.client_restore"}
        said = [
            *(["edit.client_segment"] if not isinstance(self.segment_id, Kept) else []),
            *(["edit.client_assign"] if not isinstance(self.employee_id, Kept) else []),
            *(["edit.client_bulk"] if self.add_tags or self.drop_tags else []),
            *([archive[self.archived]] if self.archived is not None else []),
        ]
        return said[0] if len(said) == 1 else "edit.client_bulk"
