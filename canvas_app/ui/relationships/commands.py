"""The commands of the Relationships page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from canvas_app.ui.common.actions import SHOWN, Command
from canvas_app.ui.common.text import translate

if TYPE_CHECKING:
    from canvas_app.ui.relationships.page import RelationshipsPage


def relationships_commands(page: RelationshipsPage) -> list[Command]:
    """Return what can be done on the page; the keys of charts are handled by the charts themselves."""
    return [*_of_page(page), *_of_stages(page), *_of_charts(page)]


def _of_page(page: RelationshipsPage) -> list[Command]:
    return [
        Command(
            "relationships.document",
            lambda: translate("Relationships", "Report PDF"),
            page.open_report,
            ("Ctrl+E",),
            menu="page",
            icon="report",
        ),
        Command(
            "relationships.print",
            lambda: translate("Relationships", "Print…"),
            partial(page.open_report, printing=True),
            ("Ctrl+P",),
            menu="file",
            section="document",
        ),
        Command(
            "relationships.clear",
            lambda: translate("Relationships", "Clear filters"),
            page.clear_filters,
            menu="page",
        ),
    ]


def _of_stages(page: RelationshipsPage) -> list[Command]:
    return [
        Command(
            "relationships.confirm",
            lambda: translate("Relationships", "Confirm all suggested stages"),
            page.confirm_all,
            menu="page",
            section="stages",
        ),
        Command(
            "relationships.review",
            lambda: translate("Relationships", "Review suggested stages"),
            page.review,
            menu="page",
            section="stages",
        ),
        Command(
            "relationships.today",
            lambda: translate("Relationships", "Show as of today"),
            page.show_today,
            menu="page",
            section="stages",
        ),
    ]


def _of_charts(page: RelationshipsPage) -> list[Command]:
    where = lambda: translate("Relationships", "Charts")  # noqa: E731 - asked for in the language of the moment
    return [
        Command(
            "relationships.save",
            lambda: translate("Relationships", "Save chart…"),
            page.save_chart,
            menu="page",
            section="charts",
        ),
        Command(
            "relationships.table",
            lambda: translate("Relationships", "Chart ↔ table"),
            page.toggle_table,
            ("Space",),
            menu="page",
            section="charts",
            where=where,
            reach=SHOWN,
        ),
        Command(
            "relationships.copy",
            lambda: translate("Relationships", "Copy picture and table"),
            page.copy_chart,
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
