"""What differs between two blueprints, so that a view redraws that and nothing else."""

from __future__ import annotations

from itertools import chain

import msgspec

from .model import CELL_NAMES, ELEMENTS, Blueprint, Element, Stage

_CELLS = frozenset(CELL_NAMES.values())
_HEADER = tuple(name for name in Stage.__struct_fields__ if name not in _CELLS and name != "deliberately_empty")
_DETAILS = tuple(name for name in Blueprint.__struct_fields__ if name not in {"stages", "parking"})


class Changes(msgspec.Struct, frozen=True):
    """What differs; `headers` and `cells` name stages of the second blueprint only.

    A cell differs when its entries do, or the mark that it is deliberately empty.
    """

    order: bool = False
    headers: frozenset[str] = frozenset()
    cells: frozenset[tuple[str, Element]] = frozenset()
    details: bool = False
    parking: bool = False

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.order or self.headers or self.cells or self.details or self.parking)


def compare(a: Blueprint, b: Blueprint) -> Changes:
    """The changes from `a` to `b`, seen by identity; cost grows with the stages only."""
    if a is b:
        return Changes()
    before = {stage.id: stage for stage in a.stages}
    differing = [(before.get(stage.id), stage) for stage in b.stages if before.get(stage.id) is not stage]
    return Changes(
        order=a.stages is not b.stages and list(before) != [stage.id for stage in b.stages],
        headers=frozenset(new.id for old, new in differing if old is None or _differ(old, new, _HEADER)),
        cells=frozenset(chain.from_iterable(_cells(old, new) for old, new in differing)),
        details=_differ(a, b, _DETAILS),
        parking=a.parking is not b.parking,
    )


def _differ(a: object, b: object, names: tuple[str, ...]) -> bool:
    return any(getattr(a, name) is not getattr(b, name) and getattr(a, name) != getattr(b, name) for name in names)


def _cells(old: Stage | None, new: Stage) -> list[tuple[str, Element]]:
    if old is None:
        return [(new.id, element) for element in ELEMENTS]
    marks = old.deliberately_empty ^ new.deliberately_empty
    return [(new.id, element) for element in ELEMENTS if element in marks or old.cell(element) is not new.cell(element)]
