"""What differs between two blueprints, change by change; and taking changes into a blueprint.

    diff(a, b)                 every change from a to b: Added, Removed, Changed (a field), Moved
    take(a, changes)           carry them out: take(a, diff(a, b)) is b
    needs(changes)             per change the others it cannot do without
    take_some(a, changes, picked)  only the picked ones (indexes) and what they need
    Picks(changes)             what is ticked when one is ticked or no longer is

Laws: `diff` is empty exactly when the two are equal, and names everything that differs.
"""

from __future__ import annotations

from .changes import WHOLE, Added, AnyChange, Change, Changed, Moved, Place, Removed, Thing
from .diff import diff
from .mend import Mended, Mending, mended
from .take import NotThere, Picks, needs, take, take_some, together, with_needs

__all__ = [
    "WHOLE",
    "Added",
    "AnyChange",
    "Change",
    "Changed",
    "Mended",
    "Mending",
    "Moved",
    "NotThere",
    "Picks",
    "Place",
    "Removed",
    "Thing",
    "diff",
    "mended",
    "needs",
    "take",
    "take_some",
    "together",
    "with_needs",
]
