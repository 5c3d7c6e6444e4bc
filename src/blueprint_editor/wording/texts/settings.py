"""Texts of the settings, the recent files' pins, and of what the program keeps and sends (privacy)."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "settings.title": ("Instellingen", "Settings"),
    "settings.at_once": (
        "Wat je hier kiest, geldt meteen in alle vensters en blijft bewaard.",
        "What you choose here counts at once in all windows, and is kept.",
    ),
    "settings.looks": ("Uiterlijk", "Looks"),
    "settings.language": ("&Taal", "&Language"),
    "settings.language.about": (
        "Een blueprint houdt de taal waarin hij is gemaakt.",
        "A blueprint keeps the language that it was made in.",
    ),
    "settings.theme": ("T&hema", "T&heme"),
    "settings.density": ("&Dichtheid", "&Density"),
    "settings.safety": ("Veiligheid", "Safety"),
    "settings.recovery": ("&Herstelkopie bijhouden", "Keep a &recovery copy"),
    "settings.recovery.on": (
        (
            "Elke wijziging wordt meteen opgeschreven en staat binnen een seconde vast op schijf, naast je bestand."
            " Na een storing krijg je je werk terug tot en met wat je het laatst zag."
        ),
        (
            "Each change is written down at once and stands on the disk within a second, apart from your file."
            " After a crash you get your work back, up to what you saw last."
        ),
    ),
    "settings.recovery.off": (
        (
            "Er wordt niets opgeschreven tot je zelf opslaat. Valt de stroom of het programma uit, dan ben je kwijt"
            " wat je"
            " sinds de laatste keer opslaan deed. De herstelkopieën van de open vensters zijn weggegooid."
        ),
        (
            "Nothing is written down until you save. When the power or the program fails, you lose what you did"
            " since you"
            " last saved. The recovery copies of the open windows have been thrown away."
        ),
    ),
    "settings.agenda": ("Agenda van een nieuwe blueprint", "Agenda of a new blueprint"),
    "settings.agenda.about": (
        "Hiermee begint elke nieuwe blueprint. In een blueprint zelf pas je zijn agenda aan via Workshop → Agenda.",
        "Each new blueprint begins with this. In a blueprint you change its own agenda in Workshop → Agenda.",
    ),
    "settings.agenda.minutes": (" min", " min"),
    "settings.agenda.out": ("vervalt", "left out"),
    "settings.agenda.box": ("Minuten voor {name}", "Minutes for {name}"),
    "settings.agenda.reset": ("Terug naar de methode", "Back to the method"),
    # Recent files.
    "recent.pin": ("{name} vastzetten", "Pin {name}"),
    "recent.unpin": ("{name} losmaken", "Unpin {name}"),
    "recent.pins": ("&Vastzetten", "&Pin"),
    # Privacy.
    "privacy.title": ("Privacy", "Privacy"),
    "privacy.lead": ("Wat je typt, blijft op deze computer.", "What you type stays on this computer."),
    "privacy.network": (
        (
            "Het programma gaat het internet niet op: geen meetgegevens, geen controle op nieuwe versies, geen"
            " lettertypen"
            " van elders. Alleen wat je in het menu HubSpot zelf vraagt, gaat naar api.hubapi.com van HubSpot."
        ),
        (
            "The program does not go online: it measures nothing, looks for no new versions, and takes no fonts from"
            " elsewhere. Only what you ask for yourself in the HubSpot menu goes to HubSpot’s api.hubapi.com."
        ),
    ),
    "privacy.keys": (
        (
            "Sleutels van HubSpot-accounts staan in de sleutelbos van dit systeem, en nergens anders:"
            " niet in een bestand, niet in een werkmap, niet in een foutmelding."
        ),
        (
            "Keys of HubSpot accounts are in this system’s keyring and nowhere else:"
            " not in a file, not in a workbook, not in an error."
        ),
    ),
    "privacy.where": ("Waar alles staat", "Where everything is"),
    "privacy.document": ("Deze blueprint", "This blueprint"),
    "privacy.not_saved": ("nog niet opgeslagen", "not saved yet"),
    "privacy.settings": ("Instellingen", "Settings"),
    "privacy.recovery": ("Herstelkopieën", "Recovery copies"),
    "privacy.backups": ("Reservekopieën van vervangen bestanden", "Backup copies of replaced files"),
    "privacy.reports": ("Foutrapporten", "Error reports"),
    "privacy.open": ("Openen", "Open"),
    "privacy.none": ("nog niet gemaakt", "not made yet"),
    # About.
    "about.licences": ("&Licenties", "&Licences"),
    "about.licence_list": ("Onderdelen en hun licenties", "Parts and their licences"),
}
