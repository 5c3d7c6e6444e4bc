"""Texts of the customer's journey above the stages."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "journey.title": ("Klantreis", "Customer’s journey"),
    "journey.add": ("Toevoegen", "Add"),
    "journey.empty": (
        "Wat maakt de klant door? Klik boven een fase, of links ervan voor wat eraan voorafgaat.",
        "What does the customer go through? Click above a stage, or left of them for what comes before.",
    ),
    "journey.example": ("Bijv. Vergelijken", "E.g. Comparing"),
    "journey.line": ("Stap van de klantreis", "Phase of the customer’s journey"),
    "journey.rename": ("Naam wijzigen", "Rename"),
    "journey.delete": ("Verwijderen", "Delete"),
    # What a phase says of itself.
    "journey.over": (
        "Klantreis: {text}, van {first} tot en met {last}",
        "Customer’s journey: {text}, from {first} to {last}",
    ),
    "journey.at": ("Klantreis: {text}, bij {first}", "Customer’s journey: {text}, at {first}"),
    "journey.from": (
        "Klantreis: {text}, vanaf {first} tot na de fasen",
        "Customer’s journey: {text}, from {first} until after the stages",
    ),
    "journey.until": (
        "Klantreis: {text}, van vóór de fasen tot en met {last}",
        "Customer’s journey: {text}, from before the stages to {last}",
    ),
    "journey.before": ("Klantreis: {text}, vóór de fasen", "Customer’s journey: {text}, before the stages"),
    "journey.after": ("Klantreis: {text}, na de fasen", "Customer’s journey: {text}, after the stages"),
}
