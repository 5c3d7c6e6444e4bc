"""R20's child: many deeds with saves in one process; says on stdout what it holds as it goes.

`python soak_child.py DEEDS EVERY FOLDER`: after every EVERY deeds it saves, and prints one line of JSON.
The document stays about as large as it is, so what grows is what leaks.
"""

from __future__ import annotations

import gc
import json
import os
import random
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

from blueprint_editor import workflows
from blueprint_editor.core import edits, ids
from blueprint_editor.core.model import ENTRY_TYPES, AnyEntry, Blueprint, Element, EntryRef
from blueprint_editor.core.session import Session

_CHANGED = (Element.TRIGGER, Element.DOCUMENT, Element.TASK, Element.DATA_POINT)


def deeds(session: Session, chance: random.Random) -> Iterator[edits.AnyEdit]:
    """Deeds for ever: one is added, moved, changed, copied, then both are deleted."""
    number = 0
    while True:
        number += 1
        element = chance.choice(_CHANGED)
        first, second = chance.sample([stage.id for stage in session.blueprint.stages], 2)
        entry = ENTRY_TYPES[element](ids.new_id(ids.ENTRY_PREFIXES[element], chance.randbytes), f"text {number}")
        here, there = EntryRef(first, element, entry.id), EntryRef(second, element, entry.id)
        yield edits.AddEntries(first, element, 0, (entry,))
        yield edits.MoveEntries((here,), second, element, 0)
        yield edits.ChangeEntry(there, type(entry)(entry.id, f"other text {number}", note="a note"))
        yield edits.DuplicateEntries((there,), None, f"{number:024}")
        copies = [one for one in _cell(session.blueprint, second, element) if one.text == f"other text {number}"]
        yield edits.DeleteEntries(tuple(EntryRef(second, element, one.id) for one in copies))


def _cell(blueprint: Blueprint, stage: str, element: Element) -> tuple[AnyEntry, ...]:
    found = blueprint.stage(stage)
    assert found is not None
    return found.cell(element)


def main(count: int, every: int, folder: Path) -> None:
    """Do the deeds, take some back, save, and report."""
    chance = random.Random(20)
    session = Session(workflows.new_document("service", "nl").blueprint, chance.randbytes)
    path, fingerprint = folder / "soak.blueprint.xlsx", None
    stream = deeds(session, chance)
    for number in range(1, count + 1):
        refusal = session.do(next(stream))
        assert refusal is None, refusal
        if number % 7 == 0:
            session.undo()
            session.redo()
        if number % every == 0:
            fingerprint = workflows.save_document(
                session.blueprint, path, expected=fingerprint, backups=folder / "backups"
            ).fingerprint
            session.mark_saved()
            sys.stdout.write(json.dumps({"deeds": number, **_held()}) + "\n")
    assert workflows.open_document(path).blueprint == session.blueprint


def _held() -> dict[str, int]:
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return {
        "rss": pages * os.sysconf("SC_PAGE_SIZE"),
        "handles": sum(1 for _ in Path("/proc/self/fd").iterdir()),
        "threads": threading.active_count(),
    }


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
