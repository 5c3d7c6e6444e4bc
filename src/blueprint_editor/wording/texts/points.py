"""Texts of the table of data points."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "points.add": ("Datapunt toevoegen…", "Add a data point…"),
    "points.filter": ("Filter: woorden uit een rij", "Filter: words of a row"),
    "points.filter.name": ("Datapunten filteren", "Filter the data points"),
    "points.count": ("{n} datapunt|{n} datapunten", "{n} data point|{n} data points"),
    "points.filtered": ("{shown} van {n} datapunten", "{shown} of {n} data points"),
    "points.selected": (
        "{n} geselecteerd: een keuze geldt voor allemaal",
        "{n} selected: a choice counts for all of them",
    ),
    "points.nothing_found": (
        "Niets gevonden. Maak het filter leeg met Esc.",
        "Nothing found. Clear the filter with Esc.",
    ),
    "points.empty": (
        """Alles wat je moet weten om de juiste oplossing te leveren, over alle fasen bij elkaar.
Typ een datapunt in de regel hierboven, plak een kolom of tabel uit Excel, of zeg Ja bij een veld van een document.""",
        """All that you must know to deliver the right solution, of all stages together.
Type a data point in the line above, paste a column or table from Excel, or say Yes to a field of a document.""",
    ),
    "points.not_understood": ("{column} kan niet ‘{text}’ zijn", "{column} cannot be ‘{text}’"),
    "points.too_much": ("Meer dan {most} rijen: open dat als bestand", "More than {most} rows: open that as a file"),
    "points.pasted.changed": ("{n} bijgewerkt", "{n} updated"),
    "points.pasted.added": ("{n} toegevoegd", "{n} added"),
    "points.pasted.lost": (
        "{n} cel niet begrepen: ‘{text}’ bij {column}|{n} cellen niet begrepen, zoals ‘{text}’ bij {column}",
        "{n} cell not understood: ‘{text}’ in {column}|{n} cells not understood, such as ‘{text}’ in {column}",
    ),
    "points.pasted.over": (
        "{n} rij paste er niet meer onder|{n} rijen pasten er niet meer onder",
        "{n} row had no place below|{n} rows had no place below",
    ),
    "points.pasted.nothing": ("Niets veranderd", "Nothing changed"),
    "points.doubles": ("Mogelijke dubbelen: {n}", "Possible doubles: {n}"),
    "points.apart": ("Geen dubbelen", "Not doubles"),
    "points.apart.tip": (
        "Onthoudt dat dit verschillende dingen zijn, en vraagt er niet meer naar",
        "Remembers that these are different things, and asks no more",
    ),
    "points.menu.together": ("Weer als mogelijke dubbelen tonen", "Show as possible doubles again"),
    "points.doubles.tip": ("Toon alleen wat misschien hetzelfde is", "Show only what may be the same"),
    "points.merge": ("Voeg {n} samen tot ‘{name}’", "Merge {n} into ‘{name}’"),
    "points.merge.short": ("Voeg {n} samen", "Merge {n}"),
    "points.merge.none": ("Samenvoegen", "Merge"),
    "points.merge.tip": (
        "De huidige rij blijft, met alles wat aan de andere gekoppeld is",
        "The current row stays, with all that is linked to the others",
    ),
    "points.menu.guess": (
        "Type en opties uit de naam halen|Type en opties uit {n} namen halen",
        "Take type and options from the name|Take type and options from {n} names",
    ),
    "points.menu.copy": ("Rij kopiëren|{n} rijen kopiëren", "Copy the row|Copy {n} rows"),
    "points.menu.copy_column": ("Kopieer alleen {column}", "Copy {column} only"),
    "points.menu.paste": ("Hier plakken", "Paste here"),
    "points.menu.up": ("Sorteer op {column}", "Sort by {column}"),
    "points.menu.down": ("Sorteer op {column}, aflopend", "Sort by {column}, downwards"),
    "points.menu.board": ("Volgorde van het bord", "Order of the board"),
    "points.menu.wider": ("Kolom breder", "Wider column"),
    "points.menu.narrower": ("Kolom smaller", "Narrower column"),
    "points.menu.go": ("Ga ernaartoe op het bord", "Go there on the board"),
    "points.menu.delete": (
        "Datapunt verwijderen|{n} datapunten verwijderen",
        "Delete the data point|Delete {n} data points",
    ),
}
