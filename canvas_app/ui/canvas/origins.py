"""Who starts an edit of the canvas page, where the page treats its own edits in another way."""

from __future__ import annotations

TYPING = "canvas.typing"
"""Edits made while the editor of a note is open: the sheet is laid out again only when the visit ends."""
ANSWERING = "canvas.answering"
"""Edits of answers: the fields being typed in stay as they are."""
ORIGIN = "canvas"
"""All others."""
