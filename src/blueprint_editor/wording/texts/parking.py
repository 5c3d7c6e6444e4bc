"""Texts of the parking lot, the action list and the worksheets."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "window.parking": ("Parkeerplaats", "Parking lot"),
    "window.parking.close": ("Parkeerplaats sluiten", "Close the parking lot"),
    "action.parking": ("&Parkeerplaats", "&Parking lot"),
    "action.unpark": ("Terug&halen van de parkeerplaats…", "&Bring back from the parking lot…"),
    "action.unpark_here": ("Terughalen naar deze &cel", "Bring back to this &cell"),
    "parking.add": ("Punt om later op terug te komen…", "Something to come back to later…"),
    "parking.free": ("los punt", "loose item"),
    "parking.none": ("(geen)", "(none)"),
    "parking.text": ("Punt", "Item"),
    "parking.owner": ("Eigenaar", "Owner"),
    "parking.due": ("Uiterlijk", "By when"),
    "parking.due.hint": ("31-3, vrijdag, +2w", "31-3, Friday, +2w"),
    "parking.calendar": ("Kalender", "Calendar"),
    "parking.element": ("Element", "Element"),
    "parking.stage": ("Fase", "Stage"),
    "parking.note": ("Notitie", "Note"),
    "parking.back": ("Terug naar het bord", "Back to the board"),
    "parking.menu.back": ("&Terug naar waar het stond", "&Back to where it was"),
    "parking.menu.here": ("Naar de &cel van de cursor", "To the &cell of the cursor"),
    "parking.menu.delete": ("&Verwijderen", "&Delete"),
    "parking.empty": (
        (
            "Wat nu van het onderwerp afleidt, zet je hier: typ het, sleep een kaart hierheen, of druk op het bord"
            " op {keys}.\nGeef elk punt een eigenaar en een datum; samen vormen ze de actielijst."
        ),
        (
            "What leads away from the subject now goes here: type it, drag a card to this list, or press {keys} on"
            " the board.\nGive each item an owner and a date; together they are the action list."
        ),
    ),
}
