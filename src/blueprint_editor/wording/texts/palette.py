"""Texts of what finds things: the palette and the bar that finds on the board."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "action.palette": ("Alles &zoeken…", "Find an&ything…"),
    "action.palette.short": ("{key}", "{key}"),
    "window.palette.name": ("Zoek een opdracht, fase of item", "Find a command, stage or item"),
    "window.palette.hint": ("Zoek een opdracht, fase of item", "Find a command, stage or item"),
    "window.palette.list": ("Gevonden", "Found"),
    "window.palette.stage": ("fase", "stage"),
    "window.palette.off": ("kan nu niet", "not possible now"),
    "window.palette.keys": ("Enter: doen of erheen · Esc: terug", "Enter: do it or go there · Esc: back"),
    "window.palette.more": (
        "De eerste {n} items. Typ verder om er minder te zien.",
        "The first {n} items. Type on to see fewer.",
    ),
    "window.palette.nothing": ("Niets gevonden", "Nothing found"),
}
