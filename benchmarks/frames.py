"""P4 and P5: edits and scroll frames on the real board, at S and L in turns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from statistics import median

import msgspec

from blueprint_editor.core.edits import AddEntries, ChangeEntry, DeleteEntries, MoveEntries
from blueprint_editor.core.ids import ENTRY_PREFIXES
from blueprint_editor.core.model import ENTRY_TYPES, Element, EntryRef

from .desk import Desk
from .figures import Figure, at_most, percentile, say
from .sample import SIZES, Size, blueprint

Deed = Callable[[Desk], None]
_CELL = Element.TRIGGER
"""The row at the top: it is in sight at every size."""
_STEP = 48
"""Pixels a scroll frame moves the board: a notch of a wheel."""


def measure_edits(rounds: int = 40, small: Size = SIZES["S"], large: Size = SIZES["L"]) -> list[Figure]:
    """P4: every deed of the mix at both sizes, each taken back before the next."""
    desks = {"S": Desk(blueprint(small)), "L": Desk(blueprint(large))}
    samples: dict[str, dict[str, list[float]]] = {size: {deed: [] for deed in DEEDS} for size in desks}
    say("P4: edits")
    for number in range(rounds + 2):
        for deed, run in DEEDS.items():
            for size, desk in desks.items():
                took = desk.time(partial(run, desk))
                desk.time(partial(take_back, deed, desk))
                if number >= 2:
                    samples[size][deed].append(took * 1000)
    for desk in desks.values():
        desk.close()
    mixed = {size: [took for deed in taken.values() for took in deed] for size, taken in samples.items()}
    half = {size: median(taken) for size, taken in mixed.items()}
    return [
        at_most("P4", "one edit to a painted board, L - S", half["L"] - half["S"], 3, "ms", f"S {half['S']:.1f} ms"),
        at_most("P4", "one edit at L, median of the mix", half["L"], 8, "ms"),
        at_most("P4", "one edit at L, p95 of the mix", percentile(mixed["L"], 0.95), 20, "ms"),
        *(
            Figure("P4", f"  {deed}", median(samples["L"][deed]), "ms", f"S {median(samples['S'][deed]):.1f} ms")
            for deed in DEEDS
        ),
    ]


def measure_scrolling(frames: int = 400, small: Size = SIZES["S"], large: Size = SIZES["L"]) -> list[Figure]:
    """P5: scroll frames to the right and down, at both sizes in turns."""
    desks = {"S": Desk(blueprint(small)), "L": Desk(blueprint(large))}
    say("P5: scroll frames")
    samples: dict[tuple[str, str], list[float]] = {}
    for way in ("across", "down"):
        walks = {size: _walk(desk, way) for size, desk in desks.items()}
        for _ in range(frames):
            for size, desk in desks.items():
                step = next(walks[size])
                samples.setdefault((size, way), []).append(desk.time(step) * 1000)
    for desk in desks.values():
        desk.close()
    half = {key: median(taken) for key, taken in samples.items()}
    large_all = samples["L", "across"] + samples["L", "down"]
    small_all = samples["S", "across"] + samples["S", "down"]
    return [
        at_most("P5", "scroll frame at L", median(large_all) / median(small_all), 1.5, "×", "the same at S"),
        at_most("P5", "scroll frame at L, p99", percentile(large_all, 0.99), 16, "ms"),
        *(
            Figure("P5", f"  {way}, median", half["L", way], "ms", f"S {half['S', way]:.1f} ms")
            for way in ("across", "down")
        ),
    ]


def _walk(desk: Desk, way: str) -> Iterator[Callable[[], None]]:
    """Steps of a wheel to the end of the board and back, for ever."""
    bar = desk.board.horizontalScrollBar() if way == "across" else desk.board.verticalScrollBar()
    if bar.maximum() < _STEP:
        raise RuntimeError(f"this board does not scroll {way}")
    place, direction = 0, 1
    while True:
        place += direction * _STEP
        if not 0 <= place <= bar.maximum():
            direction = -direction
            place += 2 * direction * _STEP
        yield partial(bar.setValue, place)


def take_back(deed: str, desk: Desk) -> None:
    """Undo a deed of the mix."""
    if deed == "fold":
        desk.board.rows.toggle(_CELL)
    else:
        desk.session.undo()


def _insert(desk: Desk) -> None:
    _add(desk, min(_in_sight(desk), key=lambda stage: desk.board.matrix.cell_height((stage, _CELL))), "Kort")


def _insert_and_grow(desk: Desk) -> None:
    """In the highest cell in sight, a text with as many lines as the row needs to grow."""
    matrix = desk.board.matrix
    stage = max(_in_sight(desk), key=lambda stage: matrix.cell_height((stage, _CELL)))
    lines = (matrix.rows[0] - matrix.cell_height((stage, _CELL))) // matrix.measures.line + 8
    _add(desk, stage, "\n".join(["Een regel"] * lines))


def _add(desk: Desk, stage: str, text: str) -> None:
    entry = ENTRY_TYPES[_CELL](id=desk.session.new_id(ENTRY_PREFIXES[_CELL]), text=text)
    desk.do(AddEntries(stage, _CELL, 0, (entry,)))


def _rename(desk: Desk) -> None:
    stage = desk.session.blueprint.stages[1]
    entry = stage.triggers[2]
    other = msgspec.structs.replace(entry, text=entry.text[::-1])
    desk.do(ChangeEntry(EntryRef(stage.id, _CELL, entry.id), other))


def _move(desk: Desk) -> None:
    stage, after = desk.session.blueprint.stages[1:3]
    desk.do(MoveEntries((EntryRef(stage.id, _CELL, stage.triggers[1].id),), after.id, _CELL, 1))


def _delete(desk: Desk) -> None:
    stage = desk.session.blueprint.stages[2]
    desk.do(DeleteEntries((EntryRef(stage.id, _CELL, stage.triggers[0].id),)))


def _fold(desk: Desk) -> None:
    desk.board.rows.toggle(_CELL)


def _in_sight(desk: Desk) -> list[str]:
    """The stages that a board at its left edge shows whole."""
    return [stage.id for stage in desk.session.blueprint.stages[:4]]


DEEDS: dict[str, Deed] = {
    "insert": _insert,
    "insert that grows the row": _insert_and_grow,
    "move": _move,
    "rename": _rename,
    "delete": _delete,
    "fold": _fold,
}
"""The mix: every deed as often as the others."""
