"""Texts of recovery after a crash, and of older versions."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "work.read_recovery": ("Bewaard werk lezen…", "Reading the kept work…"),
    "error.recovery_damaged": (
        "Het bewaarde werk aan {name} is beschadigd en niet te lezen. Het bestand zelf is niet veranderd.",
        "The kept work on {name} is damaged and cannot be read. The file itself has not changed.",
    ),
    "action.recovery": ("Be&waard werk…", "&Kept work…"),
    "recovery.shown_elsewhere": (
        "Dit bestand is al open in een ander venster van het programma. Dat venster is naar voren gehaald.",
        "This file is open in another window of the program already. That window has come to the front.",
    ),
    "action.versions": ("&Versies…", "&Versions…"),
    # Versions.
    "versions.title": ("Versies", "Versions"),
    "versions.lead": (
        "Versies van {name} die bij het opslaan zijn bewaard: de tien nieuwste, en veertien dagen lang één per dag.",
        "Versions of {name} that were kept on saving: the ten newest, and one a day for fourteen days.",
    ),
    "versions.looking": ("Versies zoeken…", "Looking for versions…"),
    "versions.none": (
        (
            "Er zijn nog geen oudere versies. Telkens als je een bestand opslaat, blijft de vorige versie hier bewaard:"
            " de tien nieuwste, en veertien dagen lang één per dag."
        ),
        (
            "There are no older versions yet. Each time you save a file, the version before it is kept here:"
            " the ten newest, and one a day for fourteen days."
        ),
    ),
    "versions.failed": (
        "De versies zijn nu niet te lezen: {reason}. Het bestand zelf is niet veranderd.",
        "The versions cannot be read now: {reason}. The file itself has not changed.",
    ),
    "versions.when": ("Opgeslagen", "Saved"),
    "versions.by": ("Door", "By"),
    "versions.size": ("Grootte", "Size"),
    "versions.differences": ("Verschil met nu", "Compared with now"),
    "versions.comparing": ("vergelijken…", "comparing…"),
    "versions.unreadable": ("niet te lezen", "cannot be read"),
    "versions.show": ("Bekijk verschillen", "Show the differences"),
    "versions.open": ("Openen", "Open"),
    "versions.restore": ("Terugzetten", "Restore"),
    "versions.close": ("Sluiten", "Close"),
    "versions.origin": ("versie van {moment}", "version of {moment}"),
    "versions.since": (
        "Wat er sinds de versie van {moment} is gewijzigd.",
        "What changed since the version of {moment}.",
    ),
    "versions.back": (
        "Wat er zou wijzigen als je teruggaat naar de versie van {moment}.",
        "What would change by going back to the version of {moment}.",
    ),
    "versions.restored": (
        (
            "De versie van {moment} is teruggezet. Ongedaan maken brengt terug wat er stond; het bestand verandert pas"
            " bij opslaan."
        ),
        "The version of {moment} is back. Undo brings back what was here; the file changes only when you save.",
    ),
    # The offer after a start.
    "recovery.offer": (
        (
            "Het programma stopte onverwacht. Je werk aan {name} ({n} wijziging, tot {moment}) is bewaard."
            "|Het programma stopte onverwacht. Je werk aan {name} ({n} wijzigingen, tot {moment}) is bewaard."
        ),
        (
            "The program stopped unexpectedly. Your work on {name} ({n} change, up to {moment}) is kept."
            "|The program stopped unexpectedly. Your work on {name} ({n} changes, up to {moment}) is kept."
        ),
    ),
    "recovery.offer.damaged": (
        "Het programma stopte onverwacht. Van je werk aan {name} (tot {moment}) is misschien niet alles te lezen.",
        "The program stopped unexpectedly. Not all of your work on {name} (up to {moment}) may be readable.",
    ),
    "recovery.offer.several": (
        (
            "Het programma stopte onverwacht. Je werk aan {n} document is bewaard."
            "|Het programma stopte onverwacht. Je werk aan {n} documenten is bewaard."
        ),
        (
            "The program stopped unexpectedly. Your work on {n} document is kept."
            "|The program stopped unexpectedly. Your work on {n} documents is kept."
        ),
    ),
    "recovery.bring_back": ("Terughalen", "Bring back"),
    "recovery.later": ("Later bekijken", "Look at it later"),
    "recovery.discard": ("Weggooien", "Discard"),
    "recovery.discard_ask": ("Weggooien…", "Discard…"),
    "recovery.show": ("Bekijken", "Show"),
    "recovery.unknown": ("een document", "a document"),
    "recovery.moment": ("{day}, {time}", "{day}, {time}"),
    "recovery.origin": ("teruggehaald", "brought back"),
    "recovery.taken": (
        "Een ander venster van het programma is al met dit werk bezig, of heeft het weggegooid.",
        "Another window of the program has this work already, or has discarded it.",
    ),
    # After bringing back.
    "recovery.back.never": (
        (
            "{n} wijziging aan {name} is teruggehaald. Dit werk is nog nooit opgeslagen."
            "|{n} wijzigingen aan {name} zijn teruggehaald. Dit werk is nog nooit opgeslagen."
        ),
        (
            "{n} change to {name} is back. This work has never been saved."
            "|{n} changes to {name} are back. This work has never been saved."
        ),
    ),
    "recovery.back.same": (
        (
            "{n} wijziging aan {name} is teruggehaald. Opslaan zet die in het bestand."
            "|{n} wijzigingen aan {name} zijn teruggehaald. Opslaan zet ze in het bestand."
        ),
        (
            "{n} change to {name} is back. Saving puts it in the file."
            "|{n} changes to {name} are back. Saving puts them in the file."
        ),
    ),
    "recovery.back.changed": (
        (
            "{n} wijziging aan {name} is teruggehaald. Het bestand is daarna nog veranderd; bij opslaan kies je."
            "|{n} wijzigingen aan {name} zijn teruggehaald. Het bestand is daarna nog veranderd; bij opslaan kies je."
        ),
        (
            "{n} change to {name} is back. The file has changed since; on saving you choose."
            "|{n} changes to {name} are back. The file has changed since; on saving you choose."
        ),
    ),
    "recovery.back.gone": (
        (
            "{n} wijziging aan {name} is teruggehaald. Het bestand zelf is weg; sla het werk opnieuw op."
            "|{n} wijzigingen aan {name} zijn teruggehaald. Het bestand zelf is weg; sla het werk opnieuw op."
        ),
        (
            "{n} change to {name} is back. The file itself is gone; save the work again."
            "|{n} changes to {name} are back. The file itself is gone; save the work again."
        ),
    ),
    "recovery.back.held": (
        (
            "{name} was al opgeslagen met je laatste wijziging erin. Er is niets verloren."
            "|{name} was al opgeslagen met je laatste wijzigingen erin. Er is niets verloren."
        ),
        (
            "{name} was saved already with your last change in it. Nothing is lost."
            "|{name} was saved already with your last changes in it. Nothing is lost."
        ),
    ),
    "recovery.back.part": (
        "Het laatste stukje was beschadigd; alles daarvoor staat er.",
        "The very last part was damaged; everything before it is here.",
    ),
    # The list.
    "recovery.list.title": ("Bewaard werk", "Kept work"),
    "recovery.list.lead": (
        "Dit werk was nog niet opgeslagen toen het programma onverwacht stopte.",
        "This work had not been saved when the program stopped unexpectedly.",
    ),
    "recovery.list.none": (
        "Er is geen bewaard werk. Stopt het programma ooit onverwacht, dan vind je hier wat nog niet was opgeslagen.",
        "There is no kept work. Should the program ever stop unexpectedly, what was not saved yet appears here.",
    ),
    "recovery.list.close": ("Sluiten", "Close"),
    "recovery.list.document": ("Document", "Document"),
    "recovery.list.when": ("Tot", "Up to"),
    "recovery.list.changes": ("Wijzigingen", "Changes"),
    "recovery.list.folder": ("Map", "Folder"),
    "recovery.list.never": ("nog nooit opgeslagen", "never saved"),
    "recovery.list.damaged": ("beschadigd", "damaged"),
    "recovery.discard.question": (
        "Wil je {n} wijziging aan {name} weggooien?|Wil je {n} wijzigingen aan {name} weggooien?",
        "Discard {n} change to {name}?|Discard {n} changes to {name}?",
    ),
    "recovery.discard.explain": (
        "Dit werk is dan niet meer terug te halen. Het bestand zelf verandert niet.",
        "This work cannot be brought back then. The file itself does not change.",
    ),
    "recovery.discard.do": ("&Weggooien", "&Discard"),
    "recovery.discard.keep": ("&Bewaren", "&Keep"),
    # When it cannot be kept.
    "recovery.off.disk_full": (
        (
            "De schijf is vol. Stopt het programma nu onverwacht, dan gaat verloren wat niet is opgeslagen."
            " Maak ruimte, en sla vaak op."
        ),
        (
            "The disk is full. Should the program stop unexpectedly now, what is not saved is lost."
            " Free some space, and save often."
        ),
    ),
    "recovery.off.no_permission": (
        (
            "Het programma mag niet schrijven in zijn eigen map. Stopt het onverwacht, dan gaat verloren wat niet is"
            " opgeslagen. Sla vaak op."
        ),
        (
            "The program may not write in its own folder. Should it stop unexpectedly, what is not saved"
            " is lost. Save often."
        ),
    ),
    "recovery.off.disk_error": (
        (
            "Je werk kan niet meer tussendoor worden bewaard. Stopt het programma onverwacht, dan gaat verloren"
            " wat niet is opgeslagen. Sla vaak op."
        ),
        (
            "Your work can no longer be kept in between. Should the program stop unexpectedly, what is not saved"
            " is lost. Save often."
        ),
    ),
}
