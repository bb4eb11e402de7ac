"""Settings of the workbook, and the file's own bookkeeping."""

from __future__ import annotations

from typing import Final

from sqlalchemy import cast, literal_column, select, update

from canvas_app.storage.core.constructs import given
from canvas_app.storage.core.tables import table
from canvas_app.storage.core.types import TEXT, WHOLE

_setting, _meta = table("setting"), table("meta")

SETTING: Final = select(_setting.c.value).where(_setting.c.key == given("key"))
SETTING_OF: Final = select(_setting.c.id).where(_setting.c.key == given("key"))
META: Final = select(_meta.c.value).where(_meta.c.key == given("key"))
COUNT_GENERATION: Final = (
    update(_meta)
    .where(_meta.c.key == "generation")
    .values(value=cast(cast(_meta.c.value, WHOLE) + literal_column("1"), TEXT))
)
