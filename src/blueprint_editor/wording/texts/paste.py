"""Texts of pasting: what was pasted, a table and what its columns hold, and why something is not pasted."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "work.read_clipboard": ("Het klembord wordt gelezen…", "Reading the clipboard…"),
    # The bar after a paste.
    "paste.done": ("{what} geplakt.", "Pasted {what}."),
    "paste.as_one": ("Als één item", "As one item"),
    "paste.lost_links": (
        "{n} verwijzing ging niet mee: het doel is hier niet.|{n} verwijzingen gingen niet mee: het doel is hier niet.",
        "{n} link stayed behind: its target is not here.|{n} links stayed behind: their targets are not here.",
    ),
    "paste.nothing": (
        "Er staat niets op het klembord dat hier geplakt kan worden.",
        "There is nothing on the clipboard that can be pasted here.",
    ),
    "paste.too_much": (
        "Dit is te veel om te plakken: hooguit {most} regels in één keer. Er is niets veranderd. Plak het in delen.",
        "This is too much to paste: at most {most} lines at once. Nothing has changed. Paste it in parts.",
    ),
    "paste.place_gone": (
        "De plek waar je wilde plakken, is er niet meer. Er is niets geplakt.",
        "The place you wanted to paste in is gone. Nothing was pasted.",
    ),
    # The bar for a table.
    "paste.title": ("Tabel plakken bij {element}, fase {stage}", "Paste a table into {element}, stage {stage}"),
    "paste.lead": (
        "Zeg per kolom wat erin staat. Dat wordt de volgende keer onthouden.",
        "Say what each column holds. It is remembered for next time.",
    ),
    "paste.headed": ("Eerste rij is de &kop", "First row is the &heading"),
    "paste.column": ("Kolom {n}", "Column {n}"),
    "paste.column.named": ("Kolom {n}: {name}", "Column {n}: {name}"),
    "paste.stage": ("Fase {stage}", "Stage {stage}"),
    "paste.take": ("{what} &plakken", "&Paste {what}"),
    "paste.text": ("Als &tekst plakken", "Paste as &text"),
    "paste.preview": ("Zo komt het op het bord", "This goes on the board"),
    "paste.more": ("+ {n} meer", "+ {n} more"),
    "paste.rows": ("+ {n} rij|+ {n} rijen", "+ {n} row|+ {n} rows"),
    "paste.table": ("Wat er op het klembord staat", "What is on the clipboard"),
}
