"""Three-way merge: two sides that both changed one blueprint become one again.

    merged = merge(base, ours, theirs)      merged.blueprint is whole and loses nothing that was added or changed
    merged.conflicts                        where both cannot have it their way; each has a `key`
    merged.resolve({key: Choice.THEIRS})    the merge with these choices; otherwise=Choice.OURS for all others
    merged.mended                           links and marks that had to go, in ids

Laws: merge(b, a, b) and merge(b, b, a) and merge(b, a, a) are a; what one side did alone is in the result.
"""

from __future__ import annotations

from .conflicts import Choice, Conflict, ConflictKind
from .merge import Merge, merge

__all__ = ["Choice", "Conflict", "ConflictKind", "Merge", "merge"]
