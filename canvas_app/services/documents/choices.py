"""What can be chosen for a document: clients by name, stage models."""

from __future__ import annotations

from canvas_app.content.stage_models import name_of
from canvas_app.domain.clients.model import Client
from canvas_app.services import stages
from canvas_app.services.canvas.board import Translator
from canvas_app.storage.filters import ClientFilter
from canvas_app.storage.queries import clients as reads
from canvas_app.storage.workbook import Workbook


def client_choices(workbook: Workbook, text: str, limit: int = 6) -> tuple[tuple[int, str], ...]:
    """Return (id, name) of the first clients in use that fit ``text``, by name; nobody for an empty text."""
    if not text.strip():
        return ()
    fitting = reads.matching(workbook, ClientFilter(search=text), "") or set()
    away = reads.archived(workbook)
    ids = [one for one in reads.name_order(workbook) if one in fitting and one not in away]
    return tuple((one, client_name(workbook, one)) for one in ids[:limit])


def client_name(workbook: Workbook, client_id: int) -> str:
    """Return a client's name, empty when there is none of that id."""
    found = workbook.get(Client, client_id)
    return found.name if found else ""


def model_choices(workbook: Workbook, words: Translator) -> tuple[tuple[str, str], ...]:
    """Return (key, short name) of every stage model, the one shown first at the head."""
    first = stages.default_model(workbook).key
    catalogue, lang = words.catalogue, words.lang
    models = stages.models(workbook)
    found = [(model.key, name_of(model.name, catalogue, lang, short=True)) for model in models]
    return tuple(sorted(found, key=lambda one: one[0] != first))
