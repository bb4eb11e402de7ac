"""The commands of the Relationships page."""

from __future__ import annotations

from functools import partial

from canvas_app.ui.common.actions import SHOWN, Command
from canvas_app.ui.common.text import translate
from canvas_app.ui.relationships.parts import RelationshipsParts
from canvas_app.ui.relationships.state import RelationshipsState


def relationships_commands(state: RelationshipsState, parts: RelationshipsParts) -> list[Command]:
    """Return what can be done on the page; the keys of charts are handled by the charts themselves."""
    return [*_of_page(state, parts), *_of_stages(state, parts), *_of_charts(parts)]


def _of_page(state: RelationshipsState, parts: RelationshipsParts) -> list[Command]:
    return [
        Command(
            "relationships.document",
            lambda: translate("Relationships", "Report PDF"),
            parts.links.open_report,
            ("Ctrl+E",),
            menu="page",
            icon="report",
        ),
        Command(
            "relationships.print",
            lambda: translate("Relationships", "Print…"),
            partial(parts.links.open_report, printing=True),
            ("Ctrl+P",),
            menu="file",
            section="document",
        ),
        Command(
            "relationships.clear",
            lambda: translate("Relationships", "Clear filters"),
            state.clear_filters,
            menu="page",
        ),
    ]


def _of_stages(state: RelationshipsState, parts: RelationshipsParts) -> list[Command]:
    return [
        Command(
            "relationships.confirm",
            lambda: translate("Relationships", "Confirm all suggested stages"),
            parts.confirming.confirm_all,
            menu="page",
            section="stages",
        ),
        Command(
            "relationships.review",
            lambda: translate("Relationships", "Review suggested stages"),
            parts.links.review,
            menu="page",
            section="stages",
        ),
        Command(
            "relationships.today",
            lambda: translate("Relationships", "Show as of today"),
            state.show_today,
            menu="page",
            section="stages",
        ),
    ]


def _of_charts(parts: RelationshipsParts) -> list[Command]:
    where = lambda: translate("Relationships", "Charts")  # noqa: E731 - asked for in the language of the moment
    return [
        Command(
            "relationships.save",
            lambda: translate("Relationships", "Save chart…"),
            parts.actions.save_current,
            menu="page",
            section="charts",
        ),
        Command(
            "relationships.table",
            lambda: translate("Relationships", "Chart ↔ table"),
            parts.actions.toggle_current,
            ("Space",),
            menu="page",
            section="charts",
            where=where,
            reach=SHOWN,
        ),
        Command(
            "relationships.copy",
            lambda: translate("Relationships", "Copy picture and table"),
            parts.actions.copy_current,
            ("Ctrl+C",),
            menu="page",
            section="charts",
            where=where,
            reach=SHOWN,
        ),
        Command(
            "relationships.next",
            lambda: translate("Relationships", "Chart to chart"),
            None,
            ("Tab",),
            where=where,
            reach=SHOWN,
            palette=False,
        ),
        Command(
            "relationships.walk",
            lambda: translate("Relationships", "Bar to bar"),
            None,
            ("Left", "Right", "Up", "Down"),
            where=where,
            reach=SHOWN,
            palette=False,
        ),
        Command(
            "relationships.open",
            lambda: translate("Relationships", "Its clients"),
            None,
            ("Return", "F4"),
            where=where,
            reach=SHOWN,
            palette=False,
        ),
    ]
