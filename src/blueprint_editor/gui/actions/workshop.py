"""The Workshop menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint_editor.gui import states

from .action import Action, Later

if TYPE_CHECKING:
    from blueprint_editor.gui import parked
    from blueprint_editor.gui.deeds import workshop
else:
    parked, workshop = Later("parked"), Later("deeds.workshop")

WORKSHOP: tuple[Action, ...] = (
    Action(
        "parking",
        ("workshop",),
        workshop.parking,
        states.has_document,
        ("Ctrl+Shift+L",),
        "circle-parking",
        checked=lambda window: "parking" in window.shown_docks,
    ),
    Action("unpark", ("workshop",), parked.bring_back, parked.has_parked, ("Ctrl+Shift+H",)),
    Action(
        "unpark_here",
        ("workshop",),
        parked.bring_here,
        parked.can_bring_here,
        ("Ctrl+Shift+E",),
    ),
    Action(
        "action_list",
        ("workshop",),
        workshop.action_list,
        states.has_document,
        icon="list-checks",
        no_key_reason="at the end of a workshop",
    ),
    Action(
        "timer",
        ("workshop",),
        workshop.toggle_timer,
        states.has_document,
        ("Ctrl+Shift+T",),
        "timer",
        section=1,
        words=states.timer_words,
    ),
    Action(
        "timer_next",
        ("workshop",),
        workshop.next_part,
        states.has_next_part,
        icon="skip-forward",
        section=1,
        no_key_reason="a few times an hour; it stands in the rail below the time",
    ),
    Action(
        "timer_reset",
        ("workshop",),
        workshop.reset_timer,
        states.is_timed,
        icon="rotate-ccw",
        section=1,
        no_key_reason="once a workshop, and not by a slip of the finger",
    ),
    Action(
        "phase_add",
        ("workshop",),
        workshop.add_phase,
        states.on_board_page,
        ("Ctrl+Shift+K",),
        "route",
        section=2,
    ),
    Action(
        "agenda",
        ("workshop",),
        workshop.show_agenda,
        states.has_document,
        checked=states.shows_agenda,
        icon="list-todo",
        section=2,
        no_key_reason="made before the workshop",
    ),
    Action(
        "roles",
        ("workshop",),
        workshop.show_roles,
        states.has_document,
        checked=states.shows_roles,
        icon="users-round",
        section=2,
        no_key_reason="now and then; a role is typed with @ where it is needed",
    ),
    Action(
        "tips",
        ("workshop",),
        workshop.show_tips,
        states.has_document,
        ("Shift+F1",),
        "lightbulb",
        section=2,
        checked=states.shows_tips,
    ),
    Action(
        "worksheets",
        ("workshop", "sheets"),
        workshop.worksheets,
        states.has_document,
        no_key_reason="before a workshop, and it asks where to",
    ),
    Action(
        "worksheet_step",
        ("workshop", "sheets"),
        workshop.worksheet_of_step,
        states.has_step,
        no_key_reason="before a workshop, and it asks where to",
    ),
    Action(
        "worksheets_filled",
        ("workshop", "sheets"),
        workshop.toggle_filled,
        section=1,
        checked=states.fills_worksheets,
        no_key_reason="chosen once, not while working",
    ),
)
