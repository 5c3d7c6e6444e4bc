"""The practice portal: a HubSpot account on this machine, for the command line, the window and teaching."""

from __future__ import annotations

from pathlib import Path

from blueprint_editor.hubspot.practice import BadFaults, Kind, PracticePortal, parse_faults
from blueprint_editor.wording import say

__all__ = ["FAULTS", "BadFaults", "PracticePortal", "practice_portal"]

FAULTS = (*Kind, "storm")
"""What can go wrong, by the names that a list of faults uses."""


def practice_portal(
    *,
    port: int = 0,
    faults: str = "",
    state: Path | None = None,
    token: str | None = None,
    production: bool = False,
) -> PracticePortal:
    """A portal that is not started yet; `with` starts and stops it, and `url` is where it is.

    Port 0 is a free one. Raises BadFaults; PortError and StateError, which have a code and facts; and OSError for a
    file that cannot be read or written.
    """
    return PracticePortal(
        port=port, faults=parse_faults(faults), kept=state, token=token or None, production=production, say=say
    )
