"""Texts of the practice portal: its command, its page, its errors."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "error.port_in_use": (
        "Poort {port} is al in gebruik. Kies een andere, of laat --port weg voor een vrije poort.",
        "Port {port} is in use. Choose another, or leave out --port for a free one.",
    ),
    "error.no_practice_state": (
        "{path} is geen bestand van een oefenportaal en is niet veranderd. Kies een ander bestand.",
        "{path} is no file of a practice portal and has not been changed. Choose another file.",
    ),
}
