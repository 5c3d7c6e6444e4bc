"""What a reading or a saving of a workbook has to say: what happened, what is safe, what to do."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    # Errors that end a reading.
    "error.not_a_workbook": (
        "Dit is geen Excel-werkmap: {path}. Kies een bestand dat Excel of dit programma als .xlsx heeft opgeslagen.",
        "This is not an Excel workbook: {path}. Choose a file that Excel or this program has saved as .xlsx.",
    ),
    "error.empty_file": (
        (
            "Dit bestand is leeg: {path}. Misschien is het nog niet helemaal gekopieerd of gesynchroniseerd. "
            "Wacht daarop, of neem een eerdere kopie."
        ),
        (
            "This file is empty: {path}. Perhaps it has not been copied or synchronised completely yet. "
            "Wait for that, or take an earlier copy."
        ),
    ),
    "error.other_spreadsheet": (
        "Dit is een werkmap van een andere soort ({kind}): {path}. Bewaar haar in Excel of LibreOffice als .xlsx.",
        "This is a workbook of another kind ({kind}): {path}. Save it in Excel or LibreOffice as .xlsx.",
    ),
    "error.corrupt": (
        (
            "Dit bestand is beschadigd en kan niet gelezen worden: {path}. Er is niets aan veranderd. "
            "Open het in Excel of LibreOffice om het te herstellen, of neem een eerdere kopie."
        ),
        (
            "This file is damaged and cannot be read: {path}. Nothing in it was changed. "
            "Open it in Excel or LibreOffice to repair it, or take an earlier copy."
        ),
    ),
    "error.password_protected": (
        "Dit bestand is met een wachtwoord beveiligd: {path}. Haal de beveiliging er in Excel af en open het opnieuw.",
        "This file is protected with a password: {path}. Take the password off in Excel and open it again.",
    ),
    "error.old_xls": (
        "Dit is een oud Excel-bestand (.xls): {path}. Bewaar het in Excel als .xlsx en open dat.",
        "This is an old Excel file (.xls): {path}. Save it as .xlsx in Excel and open that.",
    ),
    "error.strict_ooxml": (
        "Dit bestand is bewaard als “Strict Open XML”: {path}. Bewaar het in Excel als gewone .xlsx en open dat.",
        "This file is saved as “Strict Open XML”: {path}. Save it as an ordinary .xlsx in Excel and open that.",
    ),
    "error.signed_workbook": (
        (
            "{name} is digitaal ondertekend, en opslaan maakt de handtekening ongeldig. Er is niets veranderd. "
            "Sla een nieuw bestand op zonder handtekening."
        ),
        (
            "{name} is digitally signed, and saving makes the signature invalid. Nothing was changed. "
            "Save a new file without the signature."
        ),
    ),
    "error.shared_workbook": (
        (
            "{name} houdt voor iedereen bij wie wat wijzigt (“gedeelde werkmap”), en dat overleeft opslaan niet. "
            "Er is niets veranderd. Sla een nieuw bestand op zonder die lijst van wijzigingen."
        ),
        (
            "{name} tracks who changes what (“shared workbook”), and that does not survive a save. "
            "Nothing was changed. Save a new file without that list of changes."
        ),
    ),
    "error.not_carried": (
        (
            "Wat anderen in {name} hebben gezet, kan niet heel worden opgeslagen. Er is niets veranderd. "
            "Sla de Blueprint op als nieuw bestand; {name} blijft zoals het is."
        ),
        (
            "What others put into {name} cannot be kept whole. Nothing was changed. "
            "Save the Blueprint as a new file; {name} stays as it is."
        ),
    ),
    "error.too_large": (
        "Dit bestand is te groot om als Blueprint te lezen: {path}. Er is niets aan veranderd.",
        "This file is too large to read as a Blueprint: {path}. Nothing in it was changed.",
    ),
    "error.unsafe": (
        "Dit bestand is niet veilig om uit te pakken: {path}. Vraag de afzender om het opnieuw uit Excel te bewaren.",
        "This file is not safe to unpack: {path}. Ask the sender to save it from Excel again.",
    ),
    "error.not_made_here": (
        (
            "Deze werkmap is niet met dit programma gemaakt: {path}. Er is niets aan veranderd. "
            "Open haar eerst in het programma en sla op; met het bestand dat dan ontstaat, lukt dit wel."
        ),
        (
            "This workbook was not made with this program: {path}. Nothing in it was changed. "
            "Open it in the program first and save; with the file that this makes, it will work."
        ),
    ),
    "error.no_blueprint": (
        (
            "In deze werkmap is geen verkoop-pipeline te herkennen: {path}. Er is niets aan veranderd. "
            "Zet de fasen in één rij of kolom, met koppen als Trigger, Taken en Documenten, en open haar dan."
        ),
        (
            "No sales pipeline can be recognised in this workbook: {path}. Nothing in it was changed. "
            "Put the stages in one row or column, with headings such as Trigger, Tasks and Documents, and open it."
        ),
    ),
    "error.in_use": (
        "Een ander programma houdt dit bestand vast: {path}. Sluit het daar en probeer het opnieuw.",
        "Another program holds this file: {path}. Close it there and try again.",
    ),
    "error.no_permission": (
        "Je mag hier niet bij: {path}. Het bestand is niet veranderd. Kies een andere plek of vraag om toegang.",
        "You have no access to {path}. The file was not changed. Choose another place or ask for access.",
    ),
    "error.not_found": (
        "Dit bestand of deze map is er niet (meer): {path}.",
        "This file or folder is not there (any more): {path}.",
    ),
    # Errors that end a saving.
    "error.disk_full": (
        (
            "De schijf is vol; {path} is niet bewaard. Het oude bestand is ongeschonden en je werk staat nog open. "
            "Maak ruimte of bewaar een kopie op een andere plek."
        ),
        (
            "The disk is full; {path} was not saved. The old file is whole and your work is still open. "
            "Make room or save a copy somewhere else."
        ),
    ),
    "error.disk_error": (
        (
            "Het bewaren van {path} is mislukt. Je werk staat nog open. Probeer het opnieuw of bewaar een kopie "
            "op een andere plek."
        ),
        "Saving {path} failed. Your work is still open. Try again or save a copy somewhere else.",
    ),
    "error.changed_on_disk": (
        "{path} is intussen door iemand anders gewijzigd en is niet overschreven. Je werk staat nog open.",
        "{path} was changed by someone else and was not overwritten. Your work is still open.",
    ),
    "error.gone_from_disk": (
        "{path} staat er niet meer: verwijderd, verplaatst of hernoemd. Je werk staat nog open. Bewaar het opnieuw.",
        "{path} is not there any more: removed, moved or renamed. Your work is still open. Save it again.",
    ),
    "error.folder_gone": (
        (
            "De map van {path} is er niet (meer), dus er is niet bewaard. Je werk staat nog open. "
            "Zet de map terug of bewaar op een andere plek."
        ),
        (
            "The folder of {path} is not there (any more), so nothing was saved. Your work is still open. "
            "Put the folder back or save somewhere else."
        ),
    ),
    "error.drive_gone": (
        (
            "De schijf of netwerkmap van {path} antwoordt niet. Je werk staat nog open. "
            "Maak weer verbinding en probeer het opnieuw, of bewaar een kopie op een andere plek."
        ),
        (
            "The drive or network folder of {path} does not answer. Your work is still open. "
            "Connect again and try once more, or save a copy somewhere else."
        ),
    ),
    "error.name_refused": (
        "Deze naam kan hier niet: {path}. Hij is te lang, of de schijf weigert een teken erin. Kies een andere.",
        "This name is not possible here: {path}. It is too long or has a character the drive refuses. Choose another.",
    ),
    "error.not_a_file": (
        "Op de plek van {path} staat geen gewoon bestand. Je werk staat nog open. Kies een andere naam of plek.",
        "What stands at {path} is no ordinary file. Your work is still open. Choose another name or place.",
    ),
    "error.backup_failed": (
        (
            "Van {path} kon geen reservekopie gemaakt worden in {folder}: die schijf is vol of niet te beschrijven. "
            "Het bestand is daarom niet vervangen. Je werk staat nog open. Maak ruimte of bewaar een kopie."
        ),
        (
            "No backup of {path} could be made in {folder}: that disk is full or you may not write there. "
            "So the file was not replaced. Your work is still open. Make room or save a copy."
        ),
    ),
    "error.read_back_differs": (
        (
            "Wat bewaard zou worden, kwam bij nalezen niet gelijk terug; {path} is niet veranderd. "
            "Je werk staat nog open. Meld dit, want het is een fout in het programma."
        ),
        (
            "What was to be saved did not read back the same; {path} was not changed. Your work is still open. "
            "Please report this, as it is a fault in the program."
        ),
    ),
    # Findings of a reading.
    "finding.hidden_rows": (
        (
            "Blad {sheet} heeft {n} verborgen rij; die is meegelezen.|"
            "Blad {sheet} heeft {n} verborgen rijen; die zijn meegelezen."
        ),
        (
            "Sheet {sheet} has {n} hidden row; it was read as well.|"
            "Sheet {sheet} has {n} hidden rows; they were read as well."
        ),
    ),
    "finding.formula_without_value": (
        "In {cell} op blad {sheet} staat een formule zonder uitkomst ({column}); wat er stond is gehouden.",
        "Cell {cell} on sheet {sheet} has a formula without a result ({column}); what stood there is kept.",
    ),
    "finding.unknown_stage": (
        "In {cell} op blad {sheet} staat een fase die er niet is: “{stage}”. De regel staat onder “Onbekende fase”.",
        "Cell {cell} on sheet {sheet} names a stage that is not there: “{stage}”. The row is under “Unknown stage”.",
    ),
    "finding.unknown_value": (
        "In {cell} op blad {sheet} ({column}) staat “{value}”; dat is niet begrepen en niet overgenomen.",
        "Cell {cell} on sheet {sheet} ({column}) says “{value}”; that was not understood and not taken over.",
    ),
    "finding.foreign_column": (
        "Kolom “{column}” op blad {sheet} is niet van dit programma. Opslaan laat haar staan, bij haar regels.",
        "Column “{column}” on sheet {sheet} is not this program's. Saving leaves it there, with its rows.",
    ),
    "finding.foreign_sheet": (
        "Blad {sheet} is niet van dit programma. Opslaan laat het zoals het is.",
        "Sheet {sheet} is not this program's. Saving leaves it as it is.",
    ),
    "finding.sheet_missing": (
        "Blad {sheet} ontbreekt; wat erop stond komt uit de laatst bewaarde versie.",
        "Sheet {sheet} is missing; what it held comes from the version last saved.",
    ),
    "finding.column_missing": (
        "Op blad {sheet} ontbreekt de kolom “{column}”; de inhoud komt uit de laatst bewaarde versie.",
        "Sheet {sheet} lacks the column “{column}”; its content comes from the version last saved.",
    ),
    "finding.ambiguous_reference": (
        "In {cell} op blad {sheet} ({column}) staat “{value}”; er zijn er meer met die naam, dus is niets gekozen.",
        "Cell {cell} on sheet {sheet} ({column}) says “{value}”; there are several of that name, so none was chosen.",
    ),
    "finding.unknown_reference": (
        "In {cell} op blad {sheet} ({column}) staat “{value}”; dat is er niet (meer), dus is de verwijzing weg.",
        "Cell {cell} on sheet {sheet} ({column}) says “{value}”; that is not there (any more), so the link is gone.",
    ),
    "finding.content_changed": (
        "Blad {sheet} is buiten dit programma bewerkt: {added} erbij, {removed} weg, {changed} gewijzigd.",
        "Sheet {sheet} was edited outside this program: {added} added, {removed} removed, {changed} changed.",
    ),
    "finding.stray_cell": (
        "In {cell} op blad {sheet} staat “{value}”, buiten de tabel; dat hoort niet bij de Blueprint.",
        "Cell {cell} on sheet {sheet} says “{value}”, outside the table; that is no part of the Blueprint.",
    ),
    "finding.row_missing": (
        "Op blad {sheet} ontbreekt de rij “{row}”; wat daar stond komt van de andere bladen.",
        "Sheet {sheet} lacks the row “{row}”; what stood there comes from the other sheets.",
    ),
    "finding.picture_changed": (
        (
            "Cel {cell} op blad {sheet} is met de hand gewijzigd; dat is niet overgenomen. Wijzig het op het bord "
            "of op het tabblad van het onderdeel."
        ),
        (
            "Cell {cell} on sheet {sheet} was changed by hand; that was not taken over. Change it on the board "
            "or on the element's own sheet."
        ),
    ),
    "finding.picture_conflict": (
        (
            "Cel {cell} op blad {sheet} zegt “{picture}” en blad {other} zegt “{table}”; blad {other} telt. "
            "Neem het andere zelf over als dat klopt."
        ),
        (
            "Cell {cell} on sheet {sheet} says “{picture}” and sheet {other} says “{table}”; sheet {other} counts. "
            "Take the other over yourself if that is right."
        ),
    ),
    "finding.picture_conflict_gone": (
        (
            "“{text}” is op het ene blad weggehaald en op het andere gewijzigd (cel {cell} op blad {sheet}, en blad "
            "{other}); blad {other} telt."
        ),
        (
            "“{text}” was removed on one sheet and changed on the other (cell {cell} on sheet {sheet}, and sheet "
            "{other}); sheet {other} counts."
        ),
    ),
    "finding.snapshot_damaged": (
        (
            "Het verborgen blad {sheet} is beschadigd; de Blueprint is uit de tabellen gelezen. Wat geen kolom heeft, "
            "zoals rollen en bewust lege cellen, ontbreekt."
        ),
        (
            "The hidden sheet {sheet} is damaged; the Blueprint was read from the tables. What has no column, "
            "such as roles and deliberately empty cells, is missing."
        ),
    ),
    "finding.newer_version": (
        (
            "Dit bestand is met een nieuwere versie van het programma gemaakt (indeling {version}, hier {ours}). "
            "Het opent alleen om te lezen."
        ),
        (
            "This file was made with a newer version of the program (format {version}, here {ours}). "
            "It opens for reading only."
        ),
    ),
    "finding.rows_left_out": (
        "Rij {row} op blad {sheet} is niet overgenomen: er staat geen naam in, of waar ze bij hoort is er niet.",
        "Row {row} on sheet {sheet} was not taken over: it has no name, or what it belongs to is not there.",
    ),
    "finding.hidden_sheet": (
        "Blad {sheet} is verborgen en niet gelezen. Maak het zichtbaar in Excel en open opnieuw als het erbij hoort.",
        "Sheet {sheet} is hidden and was not read. Show it in Excel and open the file again if it belongs to this.",
    ),
    "finding.cell_left_over": (
        "Cel {cell} op blad {sheet} is niet geplaatst: “{text}”. In het bestand staat ze nog.",
        "Cell {cell} on sheet {sheet} was given no place: “{text}”. It still stands in the file.",
    ),
    "finding.cells_left_over": (
        (
            "{n} cel op blad {sheet} is niet geplaatst, vanaf {cell}. In het bestand staat ze nog.|"
            "{n} cellen op blad {sheet} zijn niet geplaatst, vanaf {cell}. In het bestand staan ze nog."
        ),
        (
            "{n} cell on sheet {sheet} was given no place, from {cell} on. It still stands in the file.|"
            "{n} cells on sheet {sheet} were given no place, from {cell} on. They still stand in the file."
        ),
    ),
    "finding.formula_left_out": (
        "In {cell} op blad {sheet} staat een formule zonder uitkomst. Bewaar het bestand in Excel en open het opnieuw.",
        "Cell {cell} on sheet {sheet} has a formula without a result. Save the file in Excel and open it again.",
    ),
}
