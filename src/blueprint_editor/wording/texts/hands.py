"""Texts of what the hands do with many entries at once: moving them, and what a drag from outside becomes."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    # Move to…
    "hands.move_to": ("{what} verplaatsen naar", "Move {what} to"),
    "hands.move_to.filter": ("Fase of rij, bijv. 3 doc", "Stage or row, e.g. 3 doc"),
    "hands.move_to.keys": ("Enter verplaatst, Esc laat het zo", "Enter moves, Esc leaves it"),
    # What the pointer says of a drag from elsewhere.
    "hands.lines_become": ("Wordt {element}|Worden {n} {element}", "Becomes {element}|Become {n} {element}"),
    "hands.files_become": (
        "Wordt een document met dit sjabloon|Worden {n} documenten met deze sjablonen",
        "Becomes a document with this template|Become {n} documents with these templates",
    ),
    "hands.files_elsewhere": (
        "Alleen in de rij Documenten wordt een bestand een document.",
        "Only in the row Documents does a file become a document.",
    ),
    "hands.move_to.nothing": ("Geen fase of rij die zo heet", "No stage or row of that name"),
}
