"""What a screen reader is told where nothing that has the keyboard says it."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "heard.done": ("Gedaan: {step}", "Done: {step}"),
    "heard.undone": ("Ongedaan gemaakt: {step}", "Undone: {step}"),
    "heard.redone": ("Opnieuw gedaan: {step}", "Redone: {step}"),
    "heard.choices": ("{text} Met {key}: {choices}", "{text} With {key}: {choices}"),
    "heard.row": ("{text}, {position} van {total}", "{text}, {position} of {total}"),
    "heard.unavailable": ("{text}, nu niet mogelijk", "{text}, not possible now"),
    "heard.unfolded": ("uitgevouwen", "unfolded"),
    "heard.required": ("verplicht", "required"),
    "heard.all_rows": ("Alle rijen", "All rows"),
}
