"""The Stage menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint_editor.gui import states

from .action import Action, Later

if TYPE_CHECKING:
    from blueprint_editor.gui.deeds import stage
else:
    stage = Later("deeds.stage")

STAGE: tuple[Action, ...] = (
    Action(
        "stage_after",
        ("stage",),
        stage.stage_after,
        states.on_board_page,
        ("Ctrl+Shift+N",),
        "square-plus",
        toolbar=3,
        labelled=True,
    ),
    Action(
        "stage_before",
        ("stage",),
        stage.stage_before,
        states.on_board_page,
        ("Ctrl+Shift+B",),
        "between-vertical-start",
    ),
    Action(
        "stage_rename",
        ("stage",),
        stage.stage_rename,
        states.has_stage,
        icon="pencil",
        section=1,
        no_key_reason="Enter, F2 or a double click on the stage's header",
    ),
    Action(
        "stage_left",
        ("stage",),
        stage.stage_left,
        states.has_stage,
        icon="arrow-left",
        section=1,
        no_key_reason="Alt+Left on the stage's header",
    ),
    Action(
        "stage_right",
        ("stage",),
        stage.stage_right,
        states.has_stage,
        icon="arrow-right",
        section=1,
        no_key_reason="Alt+Right on the stage's header",
    ),
    Action(
        "stage_duplicate",
        ("stage",),
        stage.stage_duplicate,
        states.has_stage,
        icon="copy",
        section=2,
        no_key_reason="Ctrl+D on the stage's header",
    ),
    Action(
        "stage_split",
        ("stage",),
        stage.stage_split,
        states.has_stage,
        icon="split",
        section=2,
        no_key_reason="rare, and it asks what goes along",
    ),
    Action(
        "stage_merge",
        ("stage",),
        stage.stage_merge,
        states.can_merge,
        icon="merge",
        section=2,
        no_key_reason="rare, and too much for one slip of the finger",
    ),
    Action(
        "deliberately_empty",
        ("stage",),
        stage.deliberately_empty,
        states.in_cell,
        icon="minus",
        section=3,
        checked=states.is_deliberately_empty,
        no_key_reason="a decision of the room, made with a click",
    ),
    Action(
        "stage_delete",
        ("stage",),
        stage.stage_delete,
        states.has_stage,
        icon="trash-2",
        section=4,
        no_key_reason="Delete on the stage's header",
    ),
)
