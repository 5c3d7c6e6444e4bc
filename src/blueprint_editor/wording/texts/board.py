"""Texts of the board: rows, cells, cards, what the pointer and the line to add say."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    # The names of the rows; a soft hyphen is where a name may break.
    "board.row.trigger": ("Triggers", "Triggers"),
    "board.row.responsibility": ("Verant\u00adwoor\u00adde\u00adlijk\u00adheden", "Responsi\u00adbilities"),
    "board.row.document": ("Docu\u00admenten", "Docu\u00adments"),
    "board.row.data_point": ("Data\u00adpunten", "Data points"),
    "board.row.task": ("Taken", "Tasks"),
    "board.row.communication": ("Commu\u00adni\u00adcatie", "Commu\u00adni\u00adcation"),
    "board.items": ("{n} item|{n} items", "{n} item|{n} items"),
    "board.more": ("+ {n} meer", "+ {n} more"),
    "board.deliberately_empty": ("Bewust leeg", "Deliberately empty"),
    # What a card says in the open row.
    "board.evidence": ("{n} bewijs|{n} bewijzen", "{n} piece of evidence|{n} pieces of evidence"),
    "board.no_evidence": ("geen bewijs", "no evidence"),
    # The line to add an entry, and an example from the method for an empty cell.
    "board.add": ("Toevoegen", "Add"),
    "board.add.trigger": ("Bijv. Klant tekent de offerte", "E.g. Customer signs the quote"),
    "board.add.responsibility": ("Bijv. Behoefte scherp krijgen", "E.g. Get the need clear"),
    "board.add.document": ("Bijv. Scope of work", "E.g. Scope of work"),
    "board.add.data_point": ("Bijv. Verwacht gebruik", "E.g. Expected usage"),
    "board.add.task": ("Bijv. Offerte versturen", "E.g. Send the quote"),
    "board.add.communication": ("Bijv. Statusupdate per mail", "E.g. Status update by mail"),
    "board.type_here": ("Typ en druk op Enter", "Type and press Enter"),
    "board.new_stage": ("Nieuwe fase", "New stage"),
    "board.stage_name": ("Naam van de fase", "Name of the stage"),
    "board.begin": ("Waar beginnen jullie mee?", "What do you begin with?"),
    "board.begin.lead": (
        "Voeg de eerste fase toe, of vul het bord met een voorbeeld dat jullie daarna aanpassen.",
        "Add the first stage, or fill the board with an example that you change afterwards.",
    ),
    "board.begin.stage": ("Eerste fase toevoegen", "Add the first stage"),
    # What a screen reader hears.
    "board.untitled": ("Naamloze pipeline", "Untitled pipeline"),
    "board.corner.tip": (
        "Titel, klant en notities: klik om ze te wijzigen",
        "Title, client and notes: click to change them",
    ),
    "board.name": ("Bord", "Board"),
    "board.stages": ("Fasen", "Stages"),
    "board.rows": ("Rijen", "Rows"),
    "board.cell.name": ("{element}, fase {stage}", "{element}, stage {stage}"),
    "board.entry.name": (
        "{text}, {position} van {total}, {status}",
        "{text}, {position} of {total}, {status}",
    ),
    "board.add.name": ("Nieuw item in {element}, fase {stage}", "New item in {element}, stage {stage}"),
    "board.edit.name": ("Item wijzigen in {element}, fase {stage}", "Edit item in {element}, stage {stage}"),
    "board.header.name": (
        "Fase {number}: {stage}, {kind}, winkans {probability}",
        "Stage {number}: {stage}, {kind}, win probability {probability}",
    ),
    "board.header.also": ("ook: {names}", "also: {names}"),
    "board.header.days": ("max. {n} dag|max. {n} dagen", "max. {n} day|max. {n} days"),
    "board.header.days_short": ("{n} d", "{n} d"),
    "board.header.no_probability": ("onbekend", "unknown"),
    "board.label.name": (
        "Rij {element}, {n} item|Rij {element}, {n} items",
        "Row {element}, {n} item|Row {element}, {n} items",
    ),
    "board.header.tip": (
        "Naam wijzigen ({rename}), alles wat hier kan ({menu})",
        "Rename ({rename}), all that can be done here ({menu})",
    ),
    "board.fold": ("Rij invouwen", "Fold the row"),
    "board.unfold": ("Rij uitvouwen", "Unfold the row"),
    "board.folded": ("ingevouwen", "folded"),
    # Dragging.
    "board.drag.n": ("{n} item|{n} items", "{n} item|{n} items"),
    "board.drag.becomes": ("Wordt {element}|Worden {element}", "Becomes {element}|Become {element}"),
    "board.drag.becomes_keeps": (
        "Wordt {element}. Blijft bewaard: {fields}|Worden {element}. Blijft bewaard: {fields}",
        "Becomes {element}. Kept aside: {fields}|Become {element}. Kept aside: {fields}",
    ),
    "board.drag.copy": ("Kopie", "Copy"),
}
