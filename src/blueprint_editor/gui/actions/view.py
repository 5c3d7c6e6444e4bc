"""The View menu."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from blueprint_editor.core.model import ELEMENTS, Element, Status
from blueprint_editor.gui import states
from blueprint_editor.gui.settings import DENSITIES, THEMES
from blueprint_editor.method.steps import STAGES_STEP
from blueprint_editor.wording import LANGUAGES

from .action import Action, Keys, Later

if TYPE_CHECKING:
    from blueprint_editor.gui.deeds import view
else:
    view = Later("deeds.view")

_STEP_KEYS: dict[int, tuple[str, ...]] = {
    # The signs are what the digits' keys give without Shift on a Belgian or French keyboard.
    2: ("Ctrl+2", "Ctrl+É"),
    3: ("Ctrl+3", 'Ctrl+"'),
    4: ("Ctrl+4", "Ctrl+'"),
    5: ("Ctrl+5", "Ctrl+("),
    6: ("Ctrl+6", "Ctrl+§"),
    7: ("Ctrl+7", "Ctrl+È"),
}


def _show_step(element: Element) -> Action:
    return Action(
        f"step_{element.value}",
        ("view", "step"),
        lambda window: view.show_step(window, element),
        states.has_document,
        _STEP_KEYS[element.step],
        checked=lambda window: window.step == element.step,
        group="step",
    )


def _theme(choice: str) -> Action:
    return Action(
        f"theme_{choice}",
        ("view", "theme"),
        lambda window: window.desk.set_theme(choice),
        checked=lambda window: window.desk.theme.choice == choice,
        group="theme",
        no_key_reason="chosen once, not while working",
    )


def _density(density: str) -> Action:
    return Action(
        f"density_{density}",
        ("view", "density"),
        lambda window: window.desk.set_density(density),
        checked=lambda window: window.appearance.density == density,
        group="density",
        no_key_reason="chosen once, not while working",
    )


def _language(language: str) -> Action:
    return Action(
        f"language_{language}",
        ("view", "language"),
        lambda window: window.desk.set_language(language),
        checked=lambda window: window.appearance.language == language,
        group="language",
        no_key_reason="chosen once, not while working",
    )


STATUSES: dict[str, frozenset[Status]] = {
    "all": frozenset(Status),
    "example": frozenset((Status.EXAMPLE,)),
    "assumption": frozenset((Status.ASSUMPTION,)),
    "unconfirmed": frozenset((Status.EXAMPLE, Status.ASSUMPTION)),
}
"""Which cards can be made to stand out, by the name of the command."""


def _stand_out(name: str) -> Action:
    return Action(
        f"filter_{name}",
        ("view", "filter"),
        lambda window: view.stand_out(window, STATUSES[name]),
        states.on_board_page,
        checked=lambda window: states.standing_out(window) == STATUSES[name],
        group="filter",
        icon="list-filter" if name == "all" else "",
        no_key_reason="a look now and then; the bar over the board leads back",
    )


_PROJECTOR_KEY = "Meta+Ctrl+P" if sys.platform == "darwin" else "F11"
"""On macOS F11 shows the desktop."""

VIEW: tuple[Action, ...] = (
    Action(
        "step_stages",
        ("view", "step"),
        view.show_stages,
        states.has_document,
        ("Ctrl+1", "Ctrl+&"),
        checked=lambda window: window.step == STAGES_STEP,
        group="step",
    ),
    *(_show_step(element) for element in ELEMENTS),
    Action(
        "step_all",
        ("view", "step"),
        view.show_all,
        states.has_document,
        ("Ctrl+9", "Ctrl+Ç"),
        "rows-3",
        section=1,
        checked=lambda window: window.step is None,
        group="step",
    ),
    Action("fold_row", ("view",), view.fold_row, states.in_cell, ("Ctrl+Shift+J",), section=1),
    Action("next_open", ("view",), view.next_open, states.on_board_page, ("Ctrl+J",), section=1),
    Action(
        "focus",
        ("view",),
        view.toggle_focus,
        states.can_focus,
        ("Ctrl+Shift+F",),
        "focus",
        section=2,
        toolbar=5,
        labelled=True,
        checked=states.in_focus,
    ),
    Action(
        "inspector",
        ("view",),
        view.inspect,
        states.has_document,
        ("Ctrl+Enter", "Ctrl+Return"),
        "panel-right",
        section=2,
        toolbar=5,
        labelled=True,
        checked=states.inspecting,
    ),
    Action(
        "blueprint",
        ("view",),
        view.show_blueprint,
        states.on_board_page,
        section=2,
        no_key_reason="Enter on the corner of the board, left of the first stage",
    ),
    Action(
        "data_points",
        ("view",),
        view.show_data_points,
        states.has_document,
        ("Ctrl+L",),
        "table-2",
        section=2,
        checked=states.data_points_shown,
    ),
    Action(
        "rail",
        ("view",),
        view.toggle_rail,
        states.has_document,
        ("Ctrl+B",),
        "panel-left",
        section=2,
        checked=states.rail_open,
    ),
    Action(
        "journey",
        ("view",),
        view.toggle_journey,
        states.on_board_page,
        icon="route",
        section=2,
        checked=states.shows_journey,
        no_key_reason="chosen once for a pipeline",
    ),
    Action("next_pane", ("view",), view.next_pane, states.has_document, ("F6",), section=2),
    Action("previous_pane", ("view",), view.previous_pane, states.has_document, ("Shift+F6",), section=2),
    Action("larger_pane", ("view",), view.make_larger, states.has_document, ("F8",), section=2),
    Action("smaller_pane", ("view",), view.make_smaller, states.has_document, ("Shift+F8",), section=2),
    *(_stand_out(name) for name in STATUSES),
    Action(
        "present",
        ("view", "present"),
        view.present,
        states.has_document,
        ("F5",),
        "presentation",
        toolbar=6,
        labelled=True,
        checked=states.presenting,
    ),
    Action("present_here", ("view", "present"), view.present_here, states.has_document, ("Shift+F5",)),
    Action(
        "present_freeze",
        ("view", "present"),
        view.freeze,
        states.presenting,
        checked=states.frozen,
        no_key_reason="F in the presenter window",
    ),
    Action(
        "projector",
        ("view", "present"),
        view.toggle_projector,
        states.has_document,
        (_PROJECTOR_KEY,),
        "projector",
        section=1,
        checked=states.projecting,
    ),
    Action(
        "projector_light",
        ("view", "present"),
        view.toggle_light_projector,
        section=1,
        checked=states.projector_is_light,
        no_key_reason="chosen once, for a room",
    ),
    Action("zoom_in", ("view",), view.zoom_in, states.on_board_page, (Keys.ZoomIn, "Ctrl+="), section=3),
    Action("zoom_out", ("view",), view.zoom_out, states.on_board_page, (Keys.ZoomOut,), section=3),
    Action("zoom_reset", ("view",), view.zoom_reset, states.on_board_page, ("Ctrl+0", "Ctrl+À"), section=3),
    *(_theme(choice) for choice in THEMES),
    *(_density(density) for density in DENSITIES),
    *(_language(language) for language in LANGUAGES),
    Action(
        "motion",
        ("view",),
        view.toggle_motion,
        section=4,
        checked=states.may_move,
        no_key_reason="chosen once, not while working",
    ),
    Action(
        "standard_layout",
        ("view",),
        view.standard_layout,
        section=5,
        no_key_reason="rare: docks that went astray",
    ),
)
