"""Texts of opening a workbook that was not made with this program: what was understood, and how to say otherwise."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    # How a sheet is laid out.
    "foreign.layout.columns": ("Fasen als kolommen", "Stages as columns"),
    "foreign.layout.rows": ("Fasen als rijen", "Stages as rows"),
    "foreign.layout.sheets": ("Een blad per fase", "A sheet for each stage"),
    "foreign.layout.sections": ("Fasen onder elkaar", "Stages below each other"),
    "foreign.layout.tables": ("Een tabel per onderdeel", "A table for each element"),
    "foreign.layout.lists": ("Een lijst per onderdeel", "A list for each element"),
    "foreign.layout.ignored": ("Niet gelezen", "Not read"),
    # What became of a cell.
    "foreign.role.stage": ("Fase", "Stage"),
    "foreign.role.entry": ("Item", "Item"),
    "foreign.role.field": ("Gegeven bij een fase of item", "Detail of a stage or item"),
    "foreign.role.heading": ("Kop", "Heading"),
    "foreign.role.title": ("Titel", "Title"),
    "foreign.role.number": ("Nummer", "Number"),
    "foreign.role.empty": ("Bewust leeg", "Empty on purpose"),
    "foreign.role.parked": ("Geparkeerd", "Parked"),
    "foreign.role.ignored": ("Overgeslagen", "Skipped"),
    "foreign.role.left_over": ("Niet geplaatst", "Not placed"),
    # The command line.
    "foreign.show.lead": (
        "Deze werkmap is niet met dit programma gemaakt. Zo is ze begrepen:",
        "This workbook was not made with this program. This is how it was understood:",
    ),
    "foreign.show.sheet": ("Blad {sheet}: {layout}", "Sheet {sheet}: {layout}"),
    "foreign.show.cells": (
        "{n} cel met inhoud ({roles})|{n} cellen met inhoud ({roles})",
        "{n} cell with content ({roles})|{n} cells with content ({roles})",
    ),
    "foreign.left": ("{n} cel niet geplaatst|{n} cellen niet geplaatst", "{n} cell not placed|{n} cells not placed"),
    "foreign.confidence": ("Zekerheid {share}", "Confidence {share}"),
}
