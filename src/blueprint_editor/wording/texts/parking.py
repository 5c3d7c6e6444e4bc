"""Texts of the parking lot, the action list and the worksheets."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "window.parking": ("Parkeerplaats", "Parking lot"),
    "window.parking.close": ("Parkeerplaats sluiten", "Close the parking lot"),
    "action.parking": ("&Parkeerplaats", "&Parking lot"),
    "action.unpark": ("Terug&halen van de parkeerplaats…", "&Bring back from the parking lot…"),
    "action.unpark_here": ("Terughalen naar deze &cel", "Bring back to this &cell"),
    "action.action_list": ("&Actielijst…", "&Action list…"),
    "menu.workshop.sheets": ("&Werkbladen", "&Worksheets"),
    "action.worksheets": ("&Alle stappen (PDF)…", "&All steps (PDF)…"),
    "action.worksheet_step": ("&Deze stap (PDF)…", "&This step (PDF)…"),
    "action.worksheets_filled": ("&Met wat er al staat", "&With what is there already"),
    "handout.save": ("Opslaan als", "Save as"),
    "handout.worksheets": ("werkbladen", "worksheets"),
    "handout.actions": ("actielijst", "actions"),
    "handout.made": ("{name} staat klaar.", "{name} is ready."),
    "handout.open": ("Openen", "Open"),
    "work.paint": ("Bladen maken…", "Making the pages…"),
    "actions.tasks": ("Ook de taken met een rol", "Tasks with a role as well"),
    "actions.copy": ("Kopiëren als tekst", "Copy as text"),
    "actions.csv": ("CSV…", "CSV…"),
    "actions.pdf": ("PDF…", "PDF…"),
    # Worksheets.
    "sheet.title": ("Werkbladen", "Worksheets"),
    "sheet.stages": ("Fasen", "Stages"),
    "sheet.step": ("Stap {step} van {total}", "Step {step} of {total}"),
    "sheet.page": ("Pagina {page} van {pages}", "Page {page} of {pages}"),
    "sheet.client": ("Klant", "Client"),
    "sheet.date": ("Datum", "Date"),
    "sheet.present": ("Aanwezig", "Present"),
    "sheet.empty": ("bewust leeg", "deliberately empty"),
    "sheet.more": ("… en nog {n}", "… and {n} more"),
    "sheet.probability": ("Winkans", "Win probability"),
    "sheet.max_days": ("Hooguit (dagen)", "At most (days)"),
    "sheet.description": ("Wat hier gebeurt", "What happens here"),
    # The action list.
    "actions.title": ("Actielijst", "Action list"),
    "actions.text": ("Actie", "Action"),
    "actions.owner": ("Wie", "Who"),
    "actions.due": ("Wanneer", "When"),
    "actions.place": ("Hoort bij", "Belongs to"),
    "actions.note": ("Notitie", "Note"),
    "actions.nobody": ("Nog niemand", "Nobody yet"),
    "actions.none": ("Er staan nog geen acties op de lijst.", "There are no actions on the list yet."),
    # On the command line.
    "help.worksheets": (
        "Maakt voor elke stap een leeg werkblad (A3, PDF) om op te schrijven.",
        "Makes an empty worksheet (A3, PDF) for each step, to write on.",
    ),
    "help.actions": (
        "Toont de actielijst: de parkeerplaats en de taken met een rol.",
        "Shows the action list: the parking lot and the tasks with a role.",
    ),
    "help.step": ("Alleen het werkblad van deze stap.", "Only the worksheet of this step."),
    "help.blank": ("Zonder wat er al staat.", "Without what is there already."),
    "help.actions_out": ("Maakt er een PDF van (A4).", "Makes a PDF of it (A4)."),
    "help.sort": ("Op eigenaar (owner) of op datum (due).", "By owner or by date (due)."),
    "help.parked": ("Alleen de parkeerplaats.", "Only the parking lot."),
    "help.csv": ("Als CSV, voor een rekenblad.", "As CSV, for a spreadsheet."),
    "usage.only_pdf": ("{name} moet eindigen op .pdf", "{name} must end in .pdf"),
    # The dock.
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
    "parking.move": ("Verplaatsen naar…", "Move to…"),
    "parking.menu.back": (
        "&Terug naar waar het stond|&Terug naar waar ze stonden",
        "&Back to where it was|&Back to where they were",
    ),
    "parking.menu.here": ("Naar de &cel van de cursor", "To the &cell of the cursor"),
    "parking.menu.move": ("Verplaatsen &naar…", "&Move to…"),
    "parking.menu.owner": ("&Eigenaar", "&Owner"),
    "parking.menu.due": ("&Uiterlijk", "By &when"),
    "parking.menu.other": ("&Anders…", "&Other…"),
    "parking.menu.delete": ("&Verwijderen|{n} punten &verwijderen", "&Delete|&Delete {n} items"),
    "parking.day.today": ("Vandaag", "Today"),
    "parking.day.tomorrow": ("Morgen", "Tomorrow"),
    "parking.day.week": ("Over een week", "In a week"),
    "parking.day.two_weeks": ("Over twee weken", "In two weeks"),
    "parking.day.month": ("Over een maand", "In a month"),
    "parking.empty": (
        (
            "Wat nu van het onderwerp afleidt, zet je hier: typ het, sleep een item hierheen, of druk op het bord"
            " op {keys}.\nGeef elk punt een eigenaar en een datum; samen vormen ze de actielijst."
        ),
        (
            "What leads away from the subject now goes here: type it, drag an item to this list, or press {keys} on"
            " the board.\nGive each item an owner and a date; together they are the action list."
        ),
    ),
}
