"""Doing an edit whose refusal belongs beside its field, not into a strip."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from canvas_app.domain.errors import PersonError, WorkbookError
from canvas_app.ui.common.context import PageContext


class Outcome(NamedTuple):
    """What came of an edit.

    Attributes:
        done: it is in the file.
        value: what the service returned.
        problem: the sentence for under the field; empty when a strip says it (the file refused).
        error: what was refused, when there is a problem.

    """

    done: bool
    value: Any = None
    problem: str = ""
    error: PersonError | None = None


def attempt(context: PageContext, call: Callable[[], Any]) -> Outcome:
    """Call a service that edits; a value that does not fit comes back as a sentence."""
    problem = ""

    def guarded() -> Outcome:
        nonlocal problem
        try:
            return Outcome(True, call())
        except WorkbookError:
            raise
        except PersonError as error:
            problem = context.texts.sentence(f"error.{error.code}", **error.params)
            return Outcome(False, None, problem, error)

    return context.edits.run(guarded, lambda outcome: outcome.done) or Outcome(False)
