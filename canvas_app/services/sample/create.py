"""Making a workbook of a sample."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from canvas_app.domain.ids import new_id
from canvas_app.domain.setting import Setting
from canvas_app.services.sample.build import COFFEE, build_sample
from canvas_app.services.sample.dice import SampleIds
from canvas_app.storage.workbook import Workbook

_BEFORE_THE_RECORDS = -600
"""Minutes by which the ids of the settings lie before those of the records."""


def create_sample(
    path: Path, lang: str, day: date, currency: str = "", who: str = "", name: str = COFFEE
) -> Workbook:
    """Make the sample ``name`` at ``path`` and return the workbook open.

    The content, and so the digest, depends on language, currency and day alone. Making it cannot be undone:
    it is what the file begins with.

    Raises:
        FileNotFoundError: there is no such sample.
        WorkbookError: the file exists already or cannot be written; nothing is left behind.

    """
    records = build_sample(lang, day, currency, name)
    settings = {record.key: record.value for record in records if isinstance(record, Setting)}
    workbook = Workbook.create(
        path,
        language=lang,
        currency=settings["currency"],
        business=settings["business"],
        who=who,
        ids=SampleIds(f"{name}/{lang}/settings", _BEFORE_THE_RECORDS),
    )
    try:
        with workbook.edit("edit.sample", origin="command", action="start") as edit:
            for key, value in settings.items():
                edit.set_setting(key, value)
            edit.put_all(record for record in records if not isinstance(record, Setting))
    except BaseException:
        workbook.close()
        path.unlink(missing_ok=True)
        raise
    workbook.ids = new_id
    return workbook
