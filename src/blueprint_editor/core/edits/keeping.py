"""Edits of what the room decided to keep as it is: names that are near and mean two things."""

from __future__ import annotations

from msgspec.structs import replace

from blueprint_editor.core.apart import DOUBLE, pair_of
from blueprint_editor.core.findings import Refusal
from blueprint_editor.core.model import Blueprint, Element, KeptFinding

from .base import Edit, Step


class SetApart(Edit, frozen=True, tag="set_apart"):
    """Say of pairs of data points (ids) that they are two things although their names are near, or no longer."""

    pairs: tuple[tuple[str, str], ...]
    apart: bool = True

    def apply(self, blueprint: Blueprint) -> Blueprint | Refusal:
        """Never refused: of a data point that is not there nothing is asked."""
        wanted = {pair_of(one, other): None for one, other in self.pairs if one != other}
        kept = blueprint.kept_findings
        if self.apart:
            known = {one.about for one in kept if one.code == DOUBLE}
            changed = (*kept, *(KeptFinding(DOUBLE, about) for about in wanted if about not in known))
        else:
            changed = tuple(one for one in kept if one.code != DOUBLE or one.about not in wanted)
        return blueprint if len(changed) == len(kept) else replace(blueprint, kept_findings=changed)

    def step(self, before: Blueprint) -> Step:
        """`set_apart` or `set_together`, with n and element."""
        names = {name for pair in self.pairs for name in pair}
        return Step(
            "set_apart" if self.apart else "set_together", {"n": len(names), "element": Element.DATA_POINT.value}
        )
