"""Texts of the command line: help, what it prints, its errors; and the steps of long work."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    # Errors of a command.
    "error.unknown_template": (
        "Er is geen sjabloon “{template}”. Kies uit: {known}.",
        "There is no template “{template}”. Choose from: {known}.",
    ),
    "error.unknown_format": (
        "Een afbeelding met de uitgang “{suffix}” kan niet gemaakt worden. Kies uit: {formats}.",
        "A picture whose name ends in “{suffix}” cannot be made. Choose from: {formats}.",
    ),
    "error.file_exists": (
        "{path} bestaat al en is niet veranderd. Kies een andere naam, of gebruik --force om het te vervangen.",
        "{path} exists already and has not been changed. Choose another name, or use --force to replace it.",
    ),
    "error.no_folder": (
        "De map {path} bestaat niet. Maak die eerst, of kies een andere.",
        "The folder {path} does not exist. Make it first, or choose another.",
    ),
    "error.newer_version": (
        "{path} komt uit een nieuwere versie van dit programma. Er is niets samengevoegd. Werk het programma bij.",
        "{path} comes from a newer version of this program. Nothing has been merged. Update the program.",
    ),
    "error.no_screen": (
        "Er is hier geen scherm voor het venster. De opdrachten in de terminal werken wel; zie --help.",
        "There is no screen here for the window. The commands in the terminal do work; see --help.",
    ),
    "error.library_missing": (
        "Er ontbreekt een onderdeel van het systeem: {library}. Installeer het en probeer het opnieuw.",
        "A part of the system is missing: {library}. Install it and try again.",
    ),
    "error.usage": ("{message} Zie --help.", "{message} See --help."),
    "error.internal": (
        "Dit had niet mogen gebeuren: {report}. Wat was opgeslagen, is niet veranderd. Meld het met deze regel.",
        "This should not have happened: {report}. What was saved has not changed. Report it with this line.",
    ),
    # How a command is used.
    "usage.no_such_option": ("De optie {option} bestaat niet.", "There is no option {option}."),
    "usage.missing": ("{name} ontbreekt.", "{name} is missing."),
    "usage.not_one_of": ("{name} moet een van deze zijn: {choices}.", "{name} must be one of these: {choices}."),
    "usage.wrong_value": ("De waarde van {name} kan niet.", "The value of {name} is not possible."),
    "usage.needs_value": ("De optie {option} heeft een waarde nodig.", "The option {option} needs a value."),
    "usage.no_value": ("De optie {option} krijgt geen waarde.", "The option {option} takes no value."),
    "usage.extra": ("Te veel: {arguments}.", "Too many: {arguments}."),
    "usage.no_command": (
        "Er is geen opdracht {name}. De opdrachten zijn: {commands}.",
        "There is no command {name}. The commands are: {commands}.",
    ),
    "usage.no_command_near": (
        "Er is geen opdracht {name}. Bedoelde je {near}? De opdrachten zijn: {commands}.",
        "There is no command {name}. Did you mean {near}? The commands are: {commands}.",
    ),
    "usage.not_understood": ("Deze opdracht is niet te begrijpen.", "This command cannot be understood."),
    # Help.
    "help.usage": ("Gebruik", "Usage"),
    "help.options": ("Opties", "Options"),
    "help.commands": ("Opdrachten", "Commands"),
    "help.window": (
        "Opent het venster, met de werkmappen die je noemt of met een nieuwe blueprint uit een sjabloon.",
        "Opens the window, with the workbooks you name or with a new blueprint from a template.",
    ),
    "help.new": ("Maakt een werkmap uit een sjabloon.", "Makes a workbook from a template."),
    "help.show": ("Toont wat er in een werkmap staat.", "Shows what a workbook holds."),
    "help.render": (
        "Tekent het bord van een werkmap als .png, .pdf of .svg.",
        "Draws the board of a workbook as .png, .pdf or .svg.",
    ),
    "help.diff": (
        "Zegt wat er veranderd is van de ene werkmap naar de andere.",
        "Says what has changed from one workbook to another.",
    ),
    "help.diff_codes": (
        "De uitgangscode is 0 als ze gelijk zijn, 1 als er verschillen zijn en 2 bij een fout.",
        "The exit code is 0 when they are equal, 1 when they differ and 2 for an error.",
    ),
    "help.before": ("EERST", "BEFORE"),
    "help.after": ("DAARNA", "AFTER"),
    "help.merge": (
        "Voegt twee werkmappen samen die uit één werkmap komen.",
        "Merges two workbooks that came from one.",
    ),
    "help.merge_default": (
        "Waar beide iets anders doen, telt zonder --prefer de jouwe; wat één verwijdert en de ander wijzigt, blijft.",
        "Where both differ, yours counts without --prefer; what one removes and the other changes stays.",
    ),
    "help.merge_codes": (
        "De uitgangscode is 0 als alles samengaat, 1 als beide ergens iets anders doen en 2 bij een fout.",
        "The exit code is 0 when all goes together, 1 where both differ and 2 for an error.",
    ),
    "help.base": ("OORSPRONG", "BASE"),
    "help.ours": ("JOUWE", "OURS"),
    "help.theirs": ("ANDERE", "THEIRS"),
    "help.prefer": (
        "Wat geldt waar beide iets anders doen: de jouwe (ours), de andere (theirs) of beide (both).",
        "What counts where both differ: yours (ours), the other (theirs) or both.",
    ),
    "help.a_file": ("BESTAND", "FILE"),
    "help.a_template": ("SJABLOON", "TEMPLATE"),
    "help.a_text": ("TEKST", "TEXT"),
    "help.help": ("Toont deze uitleg.", "Shows this help."),
    "help.version": ("Toont de versie.", "Shows the version."),
    "help.self_test": ("Beproeft het programma zonder venster.", "Tries out the program without a window."),
    "help.template": ("Het sjabloon: {templates}.", "The template: {templates}."),
    "help.language": ("De taal: nl of en.", "The language: nl or en."),
    "help.labels_language": (
        "De taal van de opschriften, anders die van de werkmap: nl of en.",
        "The language of the labels, else the workbook's own: nl or en.",
    ),
    "help.out": ("Het bestand dat gemaakt wordt; moet erbij.", "The file that is made; required."),
    "help.force": ("Vervangt een bestand dat er al is.", "Replaces a file that is there already."),
    "help.title": ("De titel van de blueprint.", "The title of the blueprint."),
    "help.client": ("De klant voor wie de blueprint is.", "The client the blueprint is for."),
    "help.author": ("Wie de blueprint opstelt.", "Who draws up the blueprint."),
    "help.json": ("Alles, als JSON.", "Everything, as JSON."),
    "help.dark": ("Met donkere kleuren.", "In dark colours."),
    # What commands print.
    "cli.made": ("Gemaakt: {path}", "Made: {path}"),
    "cli.version": ("Blueprint editor {version}", "Blueprint editor {version}"),
    "selftest.template": ("sjabloon: ok", "template: ok"),
    "selftest.save": ("opslaan: ok", "save: ok"),
    "selftest.open": ("openen: ok", "open: ok"),
    "selftest.compare": ("vergelijken: ok", "compare: ok"),
    "selftest.paint": ("tekenen: ok", "paint: ok"),
    "selftest.hubspot": ("HubSpot: ok", "HubSpot: ok"),
    "show.untitled": ("Blueprint zonder titel", "Untitled blueprint"),
    "show.also": ("ook: {names}", "also: {names}"),
    "show.max_days": ("hooguit {n} dag|hooguit {n} dagen", "at most {n} day|at most {n} days"),
    "show.empty": ("nog leeg", "still empty"),
    "show.empty_on_purpose": ("bewust leeg", "deliberately empty"),
    "show.required_from": ("verplicht vanaf {stage}", "required from {stage}"),
    "show.field_yes": ("gestandaardiseerd", "standardised"),
    "show.field_no": ("open veld", "open field"),
    "show.field_undecided": ("nog bepalen", "to be decided"),
    "show.journey": ("Klantreis", "Customer's journey"),
    "show.parking": ("Parkeerplaats", "Parking lot"),
    "show.findings": ("Aandachtspunten", "Points of attention"),
    # The steps of opening and saving, while they are being done.
    "work.read_file": ("Bestand lezen…", "Reading the file…"),
    "work.read_cells": ("Werkmap begrijpen…", "Understanding the workbook…"),
    "work.make_workbook": ("Werkmap maken…", "Making the workbook…"),
    "work.verify_workbook": ("Werkmap nalezen…", "Reading the workbook back…"),
    "work.compare": ("Vergelijken…", "Comparing…"),
    "work.write_file": ("Bestand wegschrijven…", "Writing the file…"),
    # Where a finding points at.
    "place.sheet": ("blad {sheet}", "sheet {sheet}"),
    "place.cell": ("blad {sheet}, cel {cell}", "sheet {sheet}, cell {cell}"),
}
