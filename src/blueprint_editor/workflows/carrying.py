"""What a workbook holds beside the blueprint, when it cannot be saved over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint_editor.core.findings import Code, Finding

if TYPE_CHECKING:
    from blueprint_editor.workbook.carrier import Carrier

OBSTACLES = frozenset({Code.SIGNED_WORKBOOK, Code.SHARED_WORKBOOK, Code.NOT_CARRIED})
"""Why a save over a workbook is refused: then a new file is offered."""


def carry_obstacles(carrier: Carrier | None) -> tuple[Finding, ...]:
    """What would be lost by saving over this workbook, known before anything is made."""
    if carrier is None:
        return ()
    from blueprint_editor.workbook.graft import obstacles

    return obstacles(carrier)


def for_new_file(carrier: Carrier | None, code: Code) -> Carrier | None:
    """What can go into a new file after a save was refused with this code."""
    if carrier is None or code is Code.NOT_CARRIED:
        return None
    from blueprint_editor.workbook.graft import without_obstacles

    return without_obstacles(carrier)
