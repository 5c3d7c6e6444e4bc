"""Why a deed is refused, what each deed is called in the Edit menu, and what a blueprint lacks."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    # Refusals: what cannot be, and what can.
    "refusal.empty_text": ("Hier hoort een tekst te staan.", "A text is needed here."),
    "refusal.forbidden_character": (
        "De tekst bevat een onzichtbaar teken ({character}) dat niet in een werkmap kan. Haal het weg.",
        "The text holds an invisible character ({character}) that a workbook cannot keep. Remove it.",
    ),
    "refusal.text_too_long": (
        "De tekst is {length} tekens lang; in een cel passen er {most}. Splits hem.",
        "The text has {length} characters; a cell holds {most}. Split it.",
    ),
    "refusal.not_there": (
        "Dit staat niet meer op het bord. Er is niets veranderd.",
        "This is no longer on the board. Nothing has changed.",
    ),
    "refusal.already_there": ("Dit staat er al.", "This is already there."),
    "refusal.wrong_element": (
        "Dat past niet bij dit element. Zet het in de rij waar het hoort.",
        "That does not fit this element. Put it in the row where it belongs.",
    ),
    "refusal.unknown_link": (
        "Waar dit naar verwijst, staat niet meer in de blueprint.",
        "What this points at is no longer in the blueprint.",
    ),
    "refusal.cell_not_empty": (
        "Hier staat al iets; bewust leeg kan alleen bij een lege cel.",
        "Something stands here; only an empty cell can be deliberately empty.",
    ),
    "refusal.last_won_stage": (
        "Dit is de enige gewonnen fase; er blijft er altijd één. Voeg eerst een andere toe.",
        "This is the only won stage, and one always stays. Add another one first.",
    ),
    "refusal.last_lost_stage": (
        "Dit is de enige verloren fase; er blijft er altijd één. Voeg eerst een andere toe.",
        "This is the only lost stage, and one always stays. Add another one first.",
    ),
    "refusal.open_after_closed": (
        "Open fasen staan vóór gewonnen en verloren. Zet de fase verder naar links.",
        "Open stages stand before won and lost. Put the stage further to the left.",
    ),
    "refusal.probability_fixed": (
        "De winkans ligt vast: 100% voor gewonnen, 0% voor verloren.",
        "The win probability is fixed: 100% for won, 0% for lost.",
    ),
    "refusal.probability_range": (
        "De winkans van een open fase ligt tussen 0% en 100%, of is nog leeg.",
        "The win probability of an open stage lies between 0% and 100%, or is left empty.",
    ),
    "refusal.days_range": (
        "Het aantal dagen is een heel getal van 1 of meer, of nog leeg.",
        "The number of days is a whole number of 1 or more, or left empty.",
    ),
    "refusal.no_next_stage": (
        "Na deze fase komt er geen; er is niets om mee samen te voegen.",
        "No stage follows this one; there is nothing to merge it with.",
    ),
    "refusal.different_kind": (
        "Alleen fasen van dezelfde soort kunnen samen: open, gewonnen of verloren.",
        "Only stages of one kind can be merged: open, won or lost.",
    ),
    "refusal.not_a_date": (
        "“{due}” is geen datum. Kies een dag, of laat het veld leeg.",
        "“{due}” is not a date. Choose a day, or leave the field empty.",
    ),
    "refusal.read_only": (
        "Deze blueprint is alleen te lezen. Sla hem op onder een andere naam om hem te veranderen.",
        "This blueprint is read-only. Save it under another name to change it.",
    ),
    "refusal.minutes_range": (
        "Het aantal minuten is een heel getal van 0 tot en met {most}.",
        "The number of minutes is a whole number from 0 to {most}.",
    ),
    # What a deed is called, after "Ongedaan maken:" and "Undo:"; {what} is `3 taken` or `taak “Bellen”`.
    "step.add_entries": ("{what} toevoegen", "add {what}"),
    "step.paste_entries": ("{what} plakken", "paste {what}"),
    "step.rename_entry": ("{what} hernoemen", "rename {what}"),
    "step.change_entry": ("{field} van {what} wijzigen", "change {field} of {what}"),
    "step.delete_entries": ("{what} verwijderen", "delete {what}"),
    "step.delete_examples": ("resterende voorbeelden verwijderen ({n})", "remove remaining examples ({n})"),
    "step.move_entries": ("{what} verplaatsen", "move {what}"),
    "step.duplicate_entries": ("{what} dupliceren", "duplicate {what}"),
    "step.convert_entries": ("{what} omzetten in {to}", "turn {what} into {to}"),
    "step.link_evidence": ("bewijs koppelen aan {what}", "link evidence to {what}"),
    "step.unlink_evidence": ("bewijs loskoppelen van {what}", "unlink evidence from {what}"),
    "step.link_field": ("veld {field} koppelen", "link field {field}"),
    "step.unlink_field": ("veld {field} loskoppelen", "unlink field {field}"),
    "step.promote_fields": (
        "datapunt maken van {n} veld|datapunten maken van {n} velden",
        "make {n} field a data point|make {n} fields data points",
    ),
    "step.fill_points": ("{what} invullen", "fill in {what}"),
    "step.set_apart": ("{what} geen dubbelen noemen", "call {what} no doubles"),
    "step.set_together": ("{what} weer mogelijke dubbelen noemen", "call {what} possible doubles again"),
    "step.merge_points": ("{what} samenvoegen tot {new}", "merge {what} into {new}"),
    "step.confirm_entries": ("{what} bevestigen", "confirm {what}"),
    "step.set_status": ("{what} aanmerken als {status}", "mark {what} as {status}"),
    "step.mark_empty": ("{row} bij {stage} bewust leeg laten", "leave {row} of {stage} deliberately empty"),
    "step.unmark_empty": (
        "{row} bij {stage} niet meer bewust leeg laten",
        "no longer leave {row} of {stage} deliberately empty",
    ),
    "step.park_entries": ("{what} parkeren", "park {what}"),
    "step.unpark": ("{what} terughalen van de parkeerplaats", "bring {what} back from the parking lot"),
    "step.add_parking": ("{what} op de parkeerplaats zetten", "put {what} on the parking lot"),
    "step.change_parking": ("{field} van {what} wijzigen", "change {field} of {what}"),
    "step.delete_parking": ("{what} van de parkeerplaats verwijderen", "delete {what} from the parking lot"),
    "step.move_parking": ("{what} op de parkeerplaats verplaatsen", "move {what} on the parking lot"),
    "step.add_stage": ("fase {text} toevoegen", "add stage {text}"),
    "step.rename_stage": ("fase {text} hernoemen", "rename stage {text}"),
    "step.change_stage": ("{field} van fase {text} wijzigen", "change {field} of stage {text}"),
    "step.delete_stage": ("fase {text} verwijderen", "delete stage {text}"),
    "step.move_stage": ("fase {text} verplaatsen", "move stage {text}"),
    "step.duplicate_stage": ("fase {text} dupliceren", "duplicate stage {text}"),
    "step.split_stage": ("fase {text} splitsen", "split stage {text}"),
    "step.merge_stage": ("fase {text} samenvoegen met {next}", "merge stage {text} with {next}"),
    "step.change_blueprint": ("{field} van de blueprint wijzigen", "change {field} of the blueprint"),
    "step.rename_role": ("rol {text} hernoemen", "rename role {text}"),
    "step.change_agenda": ("agenda wijzigen", "change the agenda"),
    "step.add_phase": ("{text} toevoegen aan de klantreis", "add {text} to the customer’s journey"),
    "step.rename_phase": ("{text} in de klantreis hernoemen", "rename {text} in the customer’s journey"),
    "step.change_phase": ("{text} in de klantreis verschuiven", "shift {text} in the customer’s journey"),
    "step.delete_phase": ("{text} uit de klantreis verwijderen", "delete {text} from the customer’s journey"),
    "step.move_phase": ("{text} in de klantreis verplaatsen", "move {text} in the customer’s journey"),
    "step.take_hubspot": ("overnemen uit HubSpot", "take over from HubSpot"),
    "step.sign_off": ("{item} afvinken", "tick {item}"),
    "step.take_back_sign_off": ("vinkje bij {item} weghalen", "take back the tick of {item}"),
    "step.take_disk": ("overnemen wat op schijf staat", "take over what is on disk"),
    "step.take_merge": ("samenvoegen met wat op schijf staat", "merge with what is on disk"),
    "step.take_version": ("een eerdere versie terugzetten", "go back to an earlier version"),
    "step.take_changes": ("wijzigingen ophalen", "fetch changes"),
    "step.take_template": ("met een sjabloon beginnen", "begin with a template"),
    # What a blueprint as a whole lacks.
    "finding.no_won_stage": (
        "Er is geen gewonnen fase. Voeg er een toe: daar begint de overdracht.",
        "There is no won stage. Add one: the hand-over starts there.",
    ),
    "finding.no_lost_stage": (
        "Er is geen verloren fase. Voeg er een toe: daar leg je vast waarom een deal niet doorging.",
        "There is no lost stage. Add one: it records why a deal was lost.",
    ),
}
