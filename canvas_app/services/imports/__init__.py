"""Importing clients, deals, interactions, assessments, stages and notes from tables of other programs."""

from canvas_app.exchange.delimiter import DELIMITERS
from canvas_app.exchange.encoding import CHOICES as ENCODINGS
from canvas_app.exchange.fields import FIELDS, KINDS, REQUIRED
from canvas_app.exchange.headers import field_name, table_name
from canvas_app.exchange.options import ImportOptions, mapping_from
from canvas_app.exchange.parsed import Parsed
from canvas_app.exchange.problems import Problem, Question
from canvas_app.services.imports.lookups import Lookups
from canvas_app.services.imports.model import ImportRefusedError, ImportResult, Preview, sentence
from canvas_app.services.imports.planners import gather
from canvas_app.services.imports.reading import parse_file, parse_text
from canvas_app.services.imports.rejected import first_problems, refuse_rejected, write_rejected
from canvas_app.services.imports.run import (
    READ,
    apply_import,
    preview_of,
    read_source,
    read_text,
)

__all__ = [
    "DELIMITERS",
    "ENCODINGS",
    "FIELDS",
    "KINDS",
    "READ",
    "REQUIRED",
    "ImportOptions",
    "ImportRefusedError",
    "ImportResult",
    "Lookups",
    "Parsed",
    "Preview",
    "Problem",
    "Question",
    "apply_import",
    "field_name",
    "first_problems",
    "gather",
    "mapping_from",
    "parse_file",
    "parse_text",
    "preview_of",
    "read_source",
    "read_text",
    "refuse_rejected",
    "sentence",
    "table_name",
    "write_rejected",
]
