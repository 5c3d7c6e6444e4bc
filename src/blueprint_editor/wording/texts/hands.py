"""Texts of what the hands do with many entries at once: moving them, and what a drag from outside becomes."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    # Move to…
    "hands.move_to": ("{what} verplaatsen naar", "Move {what} to"),
    "hands.move_to.filter": ("Fase of rij, bijv. 3 doc", "Stage or row, e.g. 3 doc"),
    "hands.move_to.keys": ("Enter verplaatst, Esc laat het zo", "Enter moves, Esc leaves it"),
    "hands.move_to.nothing": ("Geen fase of rij die zo heet", "No stage or row of that name"),
}
