"""Texts of recovery after a crash, and of older versions."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "work.read_recovery": ("Bewaard werk lezen…", "Reading the kept work…"),
    "error.recovery_damaged": (
        "Het bewaarde werk aan {name} is beschadigd en niet te lezen. Het bestand zelf is niet veranderd.",
        "The kept work on {name} is damaged and cannot be read. The file itself has not changed.",
    ),
}
