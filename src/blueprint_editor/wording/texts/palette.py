"""Texts of what finds things: the palette and the bar that finds on the board."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "palette.name": ("Zoek een opdracht, fase of item", "Find a command, stage or item"),
    "palette.hint": ("Zoek een opdracht, fase of item", "Find a command, stage or item"),
    "palette.list": ("Gevonden", "Found"),
    "palette.stage": ("fase", "stage"),
    "palette.off": ("kan nu niet", "not possible now"),
    "palette.keys": ("Enter: doen of erheen · Esc: terug", "Enter: do it or go there · Esc: back"),
    "palette.more": (
        "De eerste {n} items. Typ verder om er minder te zien.",
        "The first {n} items. Type on to see fewer.",
    ),
    "palette.nothing": ("Niets gevonden", "Nothing found"),
    # The bar that finds on the board.
    "find.name": ("Zoek op het bord", "Find on the board"),
    "find.hint": ("Zoek in items, velden, notities en fasen", "Find in items, fields, notes and stages"),
    "find.count": ("{place} van {n}", "{place} of {n}"),
    "find.counting": ("{n} tot nu toe", "{n} so far"),
    "find.nothing": ("Niets gevonden", "Nothing found"),
    "find.next": ("Volgende ({key})", "Next ({key})"),
    "find.previous": ("Vorige ({key})", "Previous ({key})"),
    "find.close": ("Zoeken sluiten (Esc)", "Close (Esc)"),
    "find.part.name": ("naam van de fase", "name of the stage"),
    "find.part.alias": ("andere naam van de fase: {text}", "other name of the stage: {text}"),
    "find.part.description": ("omschrijving van de fase: {text}", "description of the stage: {text}"),
    "find.part.stage_note": ("notitie bij de fase: {text}", "note with the stage: {text}"),
    "find.part.text": ("{text}", "{text}"),
    "find.part.note": ("notitie: {text}", "note: {text}"),
    "find.part.field": ("veld: {text}", "field: {text}"),
    "find.part.option": ("optie: {text}", "option: {text}"),
    "find.part.purpose": ("doel: {text}", "purpose: {text}"),
    "find.part.role": ("rol: {text}", "role: {text}"),
    "find.part.frequency": ("frequentie: {text}", "frequency: {text}"),
    "find.part.channel": ("kanaal: {text}", "channel: {text}"),
}
