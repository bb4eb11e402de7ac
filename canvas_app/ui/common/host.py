"""What forms and lists of records need of the window around them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from canvas_app.content import Catalogue, Formats
    from canvas_app.storage.workbook import Workbook
    from canvas_app.ui.common.card import Choice
    from canvas_app.ui.common.theme import Theme
    from canvas_app.ui.common.typed import TypedText

T = TypeVar("T")


class Host(Protocol):
    """The workbook that is edited, the day and the words of the window, and how a person is told.

    Attributes:
        workbook: the open file.
        typed: what is begun and not in the file yet.
        catalogue: the bilingual content.
        theme: sizes and colours.
        names_hidden: names of people are not to be read on the screen.

    """

    workbook: Workbook
    typed: TypedText
    catalogue: Catalogue
    theme: Theme
    names_hidden: bool

    @property
    def lang(self) -> str:
        """The language of the window."""

    @property
    def formats(self) -> Formats:
        """How that language writes values."""

    @property
    def as_of(self) -> date:
        """The day that is looked at."""

    def sentence(self, key: str, /, **params: object) -> str:
        """Return a message in the language of the window."""

    def edit_done(self, name: str, params: Mapping[str, Any]) -> str:
        """Return what an edit did as a sentence."""

    def say(self, text: str, kind: str = "info") -> None:
        """Tell something in passing."""

    def strip(
        self,
        text: str,
        buttons: Sequence[Choice] = (),
        kind: str = "info",
        *,
        key: str = "",
        undoes: bool = False,
    ) -> None:
        """Show a message with buttons."""

    def undo_choice(self) -> Choice:
        """Return the button that takes back the step done just now."""

    def run_edit(self, call: Callable[[], T], written: Callable[[T], bool] = ...) -> T | None:
        """Do an edit; what the file refuses is told, and None is returned."""

    def may_edit(self) -> bool:
        """Return whether the file can be written; when not, it is said why."""
