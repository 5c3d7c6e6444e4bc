"""A program of its own that pushes a blueprint, for a test to kill: `python -m tests.hubspot.push_child URL FOLDER`.

FOLDER is where its runs are kept, with the blueprint as `blueprint.json`.
"""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec

from blueprint_editor.core.model import Blueprint
from blueprint_editor.core.plan import Choices
from blueprint_editor.hubspot.door import Door
from blueprint_editor.hubspot.redact import Token
from blueprint_editor.workflows import pushing
from blueprint_editor.workflows.portals import Portal
from tests.hubspot.push_kit import KEY, runs_in


def main(url: str, folder: Path) -> None:
    """Push, and be killed meanwhile: with the patience of life."""
    blueprint = msgspec.json.decode((folder / "blueprint.json").read_bytes(), type=Blueprint)
    with runs_in(folder), Door(Token(KEY), url) as door:
        way = Portal(door, None)
        state = pushing.look(way)
        last = pushing.last_link(blueprint, state.id)
        plan = pushing.plan_push(blueprint, state, Choices(target=last.pipeline if last is not None else "new"))
        pushing.push(way, blueprint, plan, state)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
