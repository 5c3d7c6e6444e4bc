"""The HubSpot menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint_editor.gui import states

from .action import Action, Later

if TYPE_CHECKING:
    from blueprint_editor.gui.deeds import hubspot
else:
    hubspot = Later("deeds.hubspot")

_MENU = ("hubspot",)


def _page(name: str) -> Action:
    return Action(
        f"page_{name}",
        _MENU,
        lambda window: hubspot.open_page(window, name),
        icon="external-link",
        section=3,
        no_key_reason="leads out of the program",
    )


HUBSPOT: tuple[Action, ...] = (
    Action(
        "push",
        _MENU,
        hubspot.push,
        states.has_document,
        icon="cloud-upload",
        no_key_reason="changes an account: not by a slip of the finger",
    ),
    Action(
        "portal_compare",
        _MENU,
        hubspot.compare,
        states.has_document,
        icon="arrow-left-right",
        no_key_reason="now and then, and it asks HubSpot",
    ),
    Action(
        "portal_fetch",
        _MENU,
        hubspot.fetch,
        icon="cloud-download",
        no_key_reason="now and then, and it asks HubSpot",
    ),
    Action(
        "push_undo",
        _MENU,
        hubspot.undo,
        states.has_document,
        icon="undo-2",
        no_key_reason="rare, and it opens a list",
    ),
    Action(
        "golive",
        _MENU,
        hubspot.golive,
        states.has_document,
        icon="list-checks",
        section=1,
        checked=states.shows_golive,
        no_key_reason="when the design is done",
    ),
    Action(
        "accounts",
        _MENU,
        hubspot.show_accounts,
        icon="key-round",
        section=2,
        no_key_reason="once for each account",
    ),
    Action(
        "practice",
        _MENU,
        hubspot.practice,
        section=2,
        checked=states.practising,
        no_key_reason="to try and to teach",
    ),
    Action(
        "practice_page",
        _MENU,
        hubspot.practice_page,
        states.practising,
        icon="globe",
        section=2,
        no_key_reason="to try and to teach",
    ),
    Action(
        "practice_afresh",
        _MENU,
        hubspot.practice_afresh,
        icon="rotate-ccw",
        section=2,
        no_key_reason="takes away what was practised: not by a slip of the finger",
    ),
    *map(_page, ("deals", "pipeline", "properties", "layout", "help")),
)
