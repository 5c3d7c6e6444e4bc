"""Six workbooks that the reader had not seen when it was written."""

from __future__ import annotations

from typing import Any

import openpyxl
import xlsxwriter

from tests.foreign.kit import Sample, by_xlsxwriter, paint, put, put_x, saved

CONTRACTOR_ROWS: list[list[Any]] = [
    ["AANNEMERSBEDRIJF DE GROOT"],
    ["Van aanvraag tot opdracht"],
    [],
    [None, None, "Fase 1", "Fase 2", "Fase 3", "Fase 4", "Fase 5"],
    [None, None, "Aanvraag", "Bezichtiging", "Begroting", "Opdracht", "Geen opdracht"],
    [
        None,
        "Aanleiding:",
        "Klant belt of mailt",
        "Klant kiest een datum",
        "Klant levert tekeningen aan",
        "Klant tekent",
        "Klant zegt af",
    ],
    [
        "Intern",
        "Acties:",
        "Klant bellen",
        "Opname doen",
        "Uren calculeren",
        "Werkvoorbereiding inlichten",
        "Reden noteren",
    ],
    [None, None, "In agenda zetten", "Foto's maken", "Onderaannemers vragen", None, None],
    [None, None, None, None, "Begroting nakijken", None, None],
    ["Extern", "Documenten:", None, "Opnameformulier", "Begroting", "Aannemingsovereenkomst", None],
    [None, None, None, None, "Tekeningen", None, None],
    [None, "Gegevens:", "Soort werk\nAdres", "Bouwjaar", "Budget", None, "Reden"],
    [None, "Aantal uur", 1, 3, 16, 2, 0],
    [],
    ["Totaal aantal uur: 22"],
]


def contractor() -> bytes:
    """Stages as columns from D on; `Fase 1` over the name, a row for each task, group labels in B, sums below."""
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Proces")
    put(
        sheet,
        2,
        2,
        CONTRACTOR_ROWS,
    )
    sheet.merge_cells("B2:H2")
    sheet.merge_cells("B8:B10")
    sheet.merge_cells("B11:B12")
    paint(sheet, "D5:H6", "F4B183")
    return saved(book)


def training_bureau() -> bytes:
    """One long table: stage, part and text on each line; the stage only where it changes; a filter and colours."""

    def write(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("Overzicht")
        head = book.add_format({"bold": True, "bg_color": "#BDD7EE"})
        sheet.write_row(0, 0, ["Fase", "Onderdeel", "Omschrijving", "Verantwoordelijke", "Opmerkingen"], head)
        sheet.autofilter(0, 0, 14, 4)
        put_x(
            sheet,
            1,
            0,
            [
                ["Leads", "Trigger", "Cursist vraagt een brochure aan", None, None],
                [None, "Taak", "Brochure mailen", "Marketing", "gaat automatisch"],
                [None, "Taak", "Nabellen", "Adviseur", None],
                [None, "Gegevens", "Gewenste training", None, None],
                ["Advies", "Trigger", "Cursist plant een adviesgesprek", None, None],
                [None, "Verantwoordelijkheid", "Adviseur bepaalt het niveau", None, None],
                [None, "Document", "Studieadvies", "Adviseur", "1 A4"],
                [None, "Communicatie", "Teams-gesprek", None, None],
                ["Ingeschreven", "Trigger", "Cursist vult het inschrijfformulier in", None, None],
                [None, "Document", "Inschrijfformulier", None, None],
                [None, "Taken", "Toegang tot leeromgeving regelen", "Backoffice", None],
                ["Afgehaakt", "Trigger", "Cursist ziet ervan af", None, None],
                [None, "Gegevens", "Waarom", None, None],
            ],
        )

    return by_xlsxwriter(write)


INSURANCE_BROKER_ROWS: list[list[Any]] = [
    ["Stap", "Wanneer start?", "Taken", None, "Documenten", "Data", "Communicatie"],
    [None, None, "Wat", "Wie", None, None, None],
    [
        "1. Inventarisatie",
        "Klant vult de vragenlijst in",
        "Polissen opvragen",
        "Binnendienst",
        "Dienstenwijzer",
        "Gezinssituatie",
        "Telefoon",
    ],
    [None, None, "Risicoanalyse", "Adviseur", None, "Schadeverleden", None],
    [],
    [
        "2. Advies",
        "Klant geeft toestemming",
        "Maatschappijen vergelijken",
        "Adviseur",
        "Adviesrapport",
        None,
        "Bezoek",
    ],
    [None, None, "Advies bespreken", "Adviseur", None, None, None],
    [],
    [
        "3. Polis actief",
        "Klant tekent de aanvraag",
        "Polis controleren",
        "Binnendienst",
        "Polisblad",
        "IBAN",
        "E-mail",
    ],
    [],
    ["4. Vervallen", "Klant reageert niet meer", "Dossier sluiten", "Binnendienst", None, "Reden", None],
]


def insurance_broker() -> bytes:
    """Stages as rows, each merged over several rows; two rows of headings; lines between the stages are empty."""
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Advies & bemiddeling")
    put(
        sheet,
        1,
        1,
        INSURANCE_BROKER_ROWS,
    )
    for area in (
        "A1:A2",
        "B1:B2",
        "C1:D1",
        "E1:E2",
        "F1:F2",
        "G1:G2",
        "A3:A4",
        "B3:B4",
        "A6:A7",
        "B6:B7",
        "E6:E7",
        "G6:G7",
    ):
        sheet.merge_cells(area)
    paint(sheet, "A1:G2", "D9D9D9")
    return saved(book)


def garden_landscaper() -> bytes:
    """A sheet for each element with the stages across and a list under each; a sheet with the plants."""

    def write(book: xlsxwriter.Workbook) -> None:
        stages = ["Kennismaking", "Ontwerp", "Offerte", "Aanleg (gewonnen)", "Verloren"]
        lists: dict[str, list[list[Any]]] = {
            "Triggers": [
                [
                    "Klant wil zijn tuin laten doen",
                    "Klant betaalt het ontwerp",
                    "Klant keurt het ontwerp goed",
                    "Klant tekent",
                    "Klant laat niets meer horen",
                ]
            ],
            "Taken": [
                ["Tuin opmeten", "Schets maken", "Planten inkopen ramen", "Planning maken", "Nabellen"],
                ["Wensen doornemen", "3D-tekening maken", "Offerte nalopen", None, None],
                ["Bodem beoordelen", None, None, None, None],
            ],
            "Documenten": [
                [None, "Ontwerp", "Offerte", "Contract", None],
                [None, "Beplantingsplan", None, "Garantie", None],
            ],
            "Datapunten": [["Oppervlakte", "Stijl", "Budget", "Startweek", "Reden"]],
            "Contactmomenten": [
                ["Bezoek in de tuin", "Presentatie op kantoor", "Mail", "Bouwplaatsoverleg", "Telefoon"]
            ],
        }
        for title, rows in lists.items():
            sheet = book.add_worksheet(title)
            sheet.write_row(1, 1, stages, book.add_format({"bold": True, "font_color": "#375623"}))
            put_x(sheet, 3, 1, rows)
        plants = book.add_worksheet("Plantenlijst")
        put_x(plants, 0, 0, [["Plant", "Prijs", "Zon"], ["Hortensia", 12.5, "half"], ["Lavendel", 3.95, "vol"]])

    return by_xlsxwriter(write)


IT_PROVIDER_ROWS: list[tuple[str, list[list[Any]]]] = [
    (
        "Customer actions",
        [
            [
                "Fills in web form",
                None,
                "Signs NDA",
                None,
                "Asks for a proposal",
                None,
                "Signs the agreement",
                None,
                "Stays with current provider",
            ]
        ],
    ),
    (
        "Activities",
        [
            [
                "Call within 4 hours",
                None,
                "Scan the network",
                None,
                "Write the proposal",
                None,
                "Plan migration",
                None,
                "Plan a call in 6 months",
            ],
            [
                None,
                None,
                "Interview the office manager",
                None,
                "Check prices with suppliers",
                None,
                None,
                None,
                None,
            ],
        ],
    ),
    ("Deliverables", [[None, None, "Assessment report", None, "Proposal; SLA", None, "Agreement", None, None]]),
    (
        "Info needed",
        [
            [
                "Number of workplaces",
                None,
                "Current contract end date",
                None,
                "Decision maker",
                None,
                None,
                None,
                "Reason",
            ]
        ],
    ),
    ("Kans", [["5%", None, "25%", None, "50%", None, None, None, None]]),
]


def it_provider() -> bytes:
    """The row of stages again above each band; empty rows and columns between; two languages; a note."""
    book = openpyxl.Workbook()
    sheet = book.create_sheet("MSP sales pipeline")
    stages = ["Lead", None, "Assessment", None, "Proposal", None, "Onboarding (won)", None, "Lost"]
    bands: list[tuple[str, list[list[Any]]]] = IT_PROVIDER_ROWS
    put(sheet, 1, 1, [["MSP sales pipeline – v2"]])
    row = 3
    for title, lines in bands:
        put(sheet, row, 1, [["Stage", None, *stages]])
        paint(sheet, f"A{row}:K{row}", "B4C6E7")
        put(sheet, row + 1, 1, [[title, None, *lines[0]], *([None, None, *line] for line in lines[1:])])
        row += len(lines) + 2
    put(sheet, 4, 14, [["Ask Erik about the web form"]])
    return saved(book)


ESTATE_AGENT_ROWS: dict[str, list[list[Any]]] = {
    "Waardebepaling": [
        ["Waardebepaling"],
        [],
        ["Aanleiding"],
        ["Eigenaar vraagt een gratis waardebepaling aan"],
        [],
        ["Acties"],
        ["☐ woning bezoeken"],
        ["☐ referenties zoeken"],
        [],
        ["Informatie"],
        ["* woonoppervlak"],
        ["* reden van verhuizing"],
    ],
    "Presentatie": [
        ["Presentatie"],
        [],
        ["Aanleiding"],
        ["Eigenaar wil een voorstel zien"],
        ["Documenten"],
        ["Presentatiemap"],
        ["Voorbeeld van een brochure"],
        ["Contactmomenten"],
        ["Gesprek aan de keukentafel"],
    ],
    "Opdracht tot verkoop": [
        ["Aanleiding"],
        ["Eigenaar tekent de opdracht"],
        ["Acties"],
        ["Fotograaf inplannen"],
        ["Funda invullen"],
    ],
    "Niet gegund": [["Aanleiding"], ["Eigenaar kiest een andere makelaar"], ["Acties"], ["Bedankkaart sturen"]],
}


def estate_agent() -> bytes:
    """A list of stages on the first sheet, then a sheet for each with headings and lists below them."""
    book = openpyxl.Workbook()
    put(
        book.create_sheet("Overzicht"),
        1,
        1,
        [
            ["Makelaardij Het Anker", None, None],
            [],
            ["Nr", "Fase", "Kans", "Doorlooptijd"],
            [1, "Waardebepaling", 0.3, "7 dagen"],
            [2, "Presentatie", 0.5, "2 weken"],
            [3, "Opdracht tot verkoop", 1, None],
            [4, "Niet gegund", 0, None],
        ],
    )
    sheets: dict[str, list[list[Any]]] = ESTATE_AGENT_ROWS
    for title, rows in sheets.items():
        put(book.create_sheet(title), 1, 1, rows)
    return saved(book)


HELD_OUT = (
    Sample("contractor", contractor),
    Sample("training bureau", training_bureau),
    Sample("insurance broker", insurance_broker),
    Sample("garden landscaper", garden_landscaper),
    Sample("it provider", it_provider),
    Sample("estate agent", estate_agent),
)
