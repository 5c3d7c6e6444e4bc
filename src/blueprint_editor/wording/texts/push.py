"""Texts of the commands `push`, `pull` and `drift`."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "help.push": (
        (
            "Toont wat een blueprint in HubSpot zou veranderen, regel voor regel: + maken, ~ wijzigen, ↕ volgorde, "
            "! staat alleen in HubSpot, x geweigerd. Een fase of pipeline wordt nooit verwijderd."
        ),
        (
            "Shows what a blueprint would change in HubSpot, line by line: + make, ~ change, ↕ order, "
            "! is only in HubSpot, x refused. A stage or pipeline is never removed."
        ),
    ),
    "help.push_yes": (
        (
            "Met --yes wordt het doorgevoerd: eerst wordt het account opnieuw gelezen, daarna staat in het bestand wat "
            "in HubSpot wat is. Een productieaccount vraagt ook --confirm met het nummer van het account."
        ),
        (
            "With --yes it is pushed: the account is read again first, and then the file knows what is which in "
            "HubSpot. A production account asks for --confirm with the number of the account as well."
        ),
    ),
    "help.push_codes": (
        "Eindigt met 0 als alles gelijk of gedaan is, met 1 bij verschillen of een geweigerd plan, met 2 bij een fout.",
        "Exits with 0 when all is equal or done, with 1 for differences or a refused plan, with 2 for an error.",
    ),
    "help.portal_name": (
        "Het HubSpot-account; zonder geldt de sleutel in HUBSPOT_ACCESS_TOKEN.",
        "The HubSpot account; without it the key in HUBSPOT_ACCESS_TOKEN counts.",
    ),
    "help.a_pipeline": ("ID|new", "ID|new"),
    "help.pipeline": (
        "De pipeline in HubSpot, of new voor een nieuwe; daarna onthoudt het bestand welke het was.",
        "The pipeline in HubSpot, or new for a new one; after that the file remembers which it was.",
    ),
    "help.dry_run": ("Alleen het plan tonen.", "Show the plan only."),
    "help.yes": ("Het plan doorvoeren.", "Carry the plan out."),
    "help.an_account": ("NUMMER", "NUMBER"),
    "help.confirm": (
        "Het nummer van een productieaccount, als bevestiging.",
        "The number of a production account, to confirm it.",
    ),
    "help.workflows": (
        "Ook conceptworkflows maken uit de taken, altijd uitgeschakeld.",
        "Make draft workflows from the tasks too, always switched off.",
    ),
    "help.a_report": ("BESTAND.html|.csv", "FILE.html|.csv"),
    "help.report": (
        "Schrijft het verslag van de doorvoering in dit bestand, als pagina of als tabel; hoort bij --yes.",
        "Writes the report of the push to this file, as a page or as a table; goes with --yes.",
    ),
    "help.pull": (
        "Maakt een bestand van een pipeline in HubSpot, gekoppeld aan die pipeline.",
        "Makes a file of a pipeline in HubSpot, linked with that pipeline.",
    ),
    "help.pull_pipeline": (
        "Welke pipeline; hoeft niet als er maar één is.",
        "Which pipeline; not needed when there is only one.",
    ),
    "help.new_language": ("De taal van het nieuwe bestand.", "The language of the new file."),
    "help.drift": (
        "Vergelijkt een bestand met zijn pipeline in HubSpot: wat is anders, wie veranderde het daar, en wanneer.",
        "Compares a file with its pipeline in HubSpot: what is different, who changed it there, and when.",
    ),
    "push.dry_or_yes": ("Kies --dry-run of --yes, niet allebei.", "Choose --dry-run or --yes, not both."),
    "push.say_yes": (
        "Er is niets veranderd. Met --yes wordt dit plan doorgevoerd.",
        "Nothing was changed. With --yes this plan is pushed.",
    ),
    "push.report_needs_yes": (
        "Een verslag (--report) is er pas als er iets wordt doorgevoerd: geef --yes erbij.",
        "There is a report (--report) only of what is carried out: add --yes.",
    ),
    "push.report_kind": (
        "{name} eindigt niet op .html of .csv: een verslag is een van die twee.",
        "{name} does not end in .html or .csv: a report is one of those two.",
    ),
    "pull.which": (
        "Kies een pipeline met --pipeline: {choices}.",
        "Choose a pipeline with --pipeline: {choices}.",
    ),
}
