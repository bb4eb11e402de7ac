"""The bilingual content: catalogue of labels, messages with values, and how a language writes values."""

from canvas_app.content.blocks import KindGroup, Question, toggled
from canvas_app.content.catalogue import Catalogue, load_catalogue, stage_key
from canvas_app.content.entry import Entry
from canvas_app.content.errors import ContentError
from canvas_app.content.formats import Formats
from canvas_app.content.languages import LANGUAGES, Wording
from canvas_app.content.messages import Messages, load_messages

__all__ = [
    "LANGUAGES",
    "Catalogue",
    "ContentError",
    "Entry",
    "Formats",
    "KindGroup",
    "Messages",
    "Question",
    "Wording",
    "load_catalogue",
    "load_messages",
    "stage_key",
    "toggled",
]
