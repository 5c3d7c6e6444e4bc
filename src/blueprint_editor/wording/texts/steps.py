"""Texts of the seven steps beside the page: the rail, its timer, and the help with each step."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "steps.rail.title": ("Zeven stappen", "Seven steps"),
    "steps.rail.step.name": ("Stap {number}: {title}, {done} van {total}", "Step {number}: {title}, {done} of {total}"),
    "steps.rail.step.tip": (
        "Stap {number}: {title}, {done} van {total} ({key})\n{question}",
        "Step {number}: {title}, {done} of {total} ({key})\n{question}",
    ),
    # The bar over the page.
    "steps.bar.question": ("Stap {number}: {question}", "Step {number}: {question}"),
    "steps.bar.example": ("Voorbeelden: {n} van {total}", "Examples: {n} of {total}"),
    "steps.bar.assumption": ("Aannames: {n} van {total}", "Assumptions: {n} of {total}"),
    "steps.bar.unconfirmed": ("Niet bevestigd: {n} van {total}", "Not confirmed: {n} of {total}"),
    "steps.bar.all": ("Weer alles tonen", "Show all again"),
}
