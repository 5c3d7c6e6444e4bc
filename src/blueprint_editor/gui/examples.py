"""How many examples a blueprint still has, kept by stage: an edit makes one stage be counted again."""

from __future__ import annotations

from blueprint_editor.core.model import Blueprint, Stage, Status


class Examples:
    """Counts the examples of the blueprints that one document goes through."""

    def __init__(self) -> None:
        self._counted: Blueprint | None = None
        self._stages: dict[str, tuple[Stage, int]] = {}
        self._total = 0

    def count(self, blueprint: Blueprint) -> int:
        """How many entries on the board are examples."""
        if blueprint is not self._counted:
            known = self._stages
            self._stages = {stage.id: (stage, _count(stage, known.get(stage.id))) for stage in blueprint.stages}
            self._counted, self._total = blueprint, sum(count for _, count in self._stages.values())
        return self._total


def _count(stage: Stage, known: tuple[Stage, int] | None) -> int:
    if known is not None and known[0] is stage:
        return known[1]
    return sum(entry.status is Status.EXAMPLE for _, cell in stage.cells() for entry in cell)
