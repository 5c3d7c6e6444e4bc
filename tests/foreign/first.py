"""Six workbooks that the reader was written with."""

from __future__ import annotations

from typing import Any

import openpyxl
import xlsxwriter

from tests.foreign.kit import Sample, by_xlsxwriter, paint, put, put_x, saved

SOLAR_INSTALLER_ROWS: list[list[Any]] = [
    [None, "1. Aanvraag", "2. Schouw", "3. Offerte", "4. Gewonnen", "5. Verloren"],
    ["Kans", "10%", 0.3, 60, "100%", 0],
    [
        "Doel van de fase",
        "Snel reageren op de aanvraag",
        "Dak en meterkast zien",
        "Voorstel op maat",
        None,
        None,
    ],
    [
        "Trigger",
        "Klant vult het formulier op de website in",
        "Klant bevestigt de afspraak voor de schouw",
        "Klant vraagt om een offerte; mondeling of per mail",
        "Klant tekent de offerte",
        "Klant kiest een ander",
    ],
    [
        "Verantwoordelijkhedenn",
        "• Binnen 1 werkdag terugbellen\n• Adres en verbruik controleren",
        "- Schouw uitvoeren\n- Foto's maken",
        "Offerte maken",
        None,
        None,
    ],
    [
        "Documenten",
        None,
        "Schouwformulier",
        "Offerte; Legplan (PDF; 2 pagina's); Terugverdienberekening",
        "Koopovereenkomst",
        None,
    ],
    [
        "Gegevens",
        "Jaarverbruik\nType woning",
        "Dakhelling, oriëntatie\nAantal groepen\nFase-aansluiting 1/3",
        "Aantal panelen",
        None,
        "Reden van verlies",
    ],
    [
        "To do's",
        "1) Bellen\n2) Afspraak plannen",
        "Schouw inplannen",
        "Offerte nabellen",
        "Planning doorgeven",
        "–",
    ],
    ["Contactmomenten", "Telefoon", "Bezoek aan huis", "E-mail met offerte", "Welkomstmail", None],
]


def solar_installer() -> bytes:
    """Stages as columns from C on; a merged title, a slip of the pen in a heading, a note beside, bullets."""
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Pipeline 2024")
    put(sheet, 1, 2, [["Verkoopproces ZonneStroom BV"], ["versie 3 – bijgewerkt door Marieke"]])
    sheet.merge_cells("B1:G1")
    put(
        sheet,
        4,
        2,
        SOLAR_INSTALLER_ROWS,
    )
    paint(sheet, "C4:G4", "FFD966")
    put(sheet, 6, 9, [["Let op: na 1 juli vervalt de salderingsregeling"]])
    return saved(book)


STAFFING_AGENCY_ROWS: list[list[Any]] = [
    [
        1,
        "Terugbellen; intake plannen",
        "Vacature binnen",
        "Opdrachtgever meldt een vacature",
        "Intercedent belt",
        0.2,
        None,
        "functie; uurloon; startdatum",
        "telefoon",
    ],
    [
        2,
        "✓ kandidaten zoeken\n✓ cv's anonimiseren",
        "Kandidaten voorgesteld",
        "Opdrachtgever wil cv's zien",
        "Intercedent zoekt\nAccountmanager stelt voor",
        0.4,
        "CV's",
        "beschikbaarheid",
        "mail met cv's",
    ],
    [
        3,
        "gesprek plannen",
        "Gesprek",
        "Opdrachtgever nodigt een kandidaat uit",
        None,
        0.6,
        "Gespreksbevestiging",
        None,
        "Bevestiging per mail; belletje na afloop",
    ],
    [
        4,
        "inschrijven\ncontract sturen",
        "Geplaatst",
        "Kandidaat en opdrachtgever tekenen",
        "Backoffice",
        1,
        "Uitzendovereenkomst; Inleenbevestiging",
        "BSN, IBAN",
        "felicitatie",
    ],
    [5, "reden noteren", "Afgewezen", "Opdrachtgever zegt nee", None, 0, None, "reden van afwijzing", None],
    [None, None, "Totaal", None, None, "=SUM(F4:F8)", None, None, None],
]


def staffing_agency() -> bytes:
    """Stages as rows with a heading row in row 3, columns in an odd order, a total below."""

    def write(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("Salesproces")
        bold = book.add_format({"bold": True, "bg_color": "#C6E0B4", "text_wrap": True})
        sheet.write(0, 0, "FlexWerk Uitzendbureau - commercieel proces", bold)
        heads = [
            "#",
            "Acties",
            "Fase",
            "Aanleiding",
            "Wie doet wat",
            "Slagingskans",
            "Stukken",
            "Info nodig",
            "Mails & belmomenten",
        ]
        for column, head in enumerate(heads):
            sheet.write(2, column, head, bold)
        put_x(
            sheet,
            3,
            0,
            STAFFING_AGENCY_ROWS,
        )

    return by_xlsxwriter(write)


SAAS_ROWS: dict[str, list[list[Any]]] = {
    "Stages": [
        ["Pipeline definition"],
        [],
        ["No", "Deal stage", "Definition", "Probability"],
        [1, "Discovery", "We learn what hurts", "20%"],
        [2, "Demo", "They see the product", "40%"],
        [3, "Proposal", "Price on the table", "70%"],
        [4, "Closed Won", None, "100%"],
        [5, "Closed Lost", None, "0%"],
    ],
    "Entry criteria": [
        ["Stage", "Entry criteria", "Who"],
        ["Discovery", "Prospect books a call", "Buyer"],
        ["Demo", "Prospect names a problem and a budget", "Buyer"],
        ["Proposal", "Prospect asks for a quote", "buyer"],
        ["Closed Won", "Contract is signed", "Together"],
        ["Closed Lost", "Prospect says no, or 60 days of silence", "?"],
    ],
    "Tasks": [
        ["Stage", "Task", "Owner", "When", "Required", "Prio"],
        ["Discovery", "Research the company", "SDR", "on entering", "yes", "A"],
        ["Discovery", "Run discovery call", "AE", "3 days after entering", "yes", "A"],
        ["Demo", "Tailor the demo", "Solutions engineer", "1 day before leaving", "no", "B"],
        ["Proposal", "Send quote", "AE", "within 24 hours", "yes", "A"],
        ["Closed Won", "Hand over to onboarding", "AE", None, "yes", "A"],
    ],
    "Deliverables": [
        ["Deal stage", "Deliverable", "Audience", "Link"],
        ["Demo", "Slide deck", "customer", "https://example.org/deck"],
        ["Proposal", "Quote", "both", None],
        ["Proposal", "Security questionnaire", "customer", None],
    ],
    "Data": [
        ["Stage", "Field", "Type", "Options"],
        ["Discovery", "Number of seats", "number", None],
        ["Closed Lost", "Loss reason", "dropdown", "Price; Timing; Competitor"],
    ],
    "Comms": [
        ["Stage", "Message", "Channel", "How often"],
        ["Discovery", "Confirmation of the call", "e-mail", "once"],
        ["Proposal", "Follow-up", "phone", "every 3 days"],
    ],
    "Price list": [["Product", "Price"], ["Starter", 49], ["Pro", 99], ["Enterprise", "on request"]],
}


def saas() -> bytes:
    """A sheet for each element, with the stage in a column; the stages on one; a price list besides."""
    book = openpyxl.Workbook()
    sheets: dict[str, list[list[Any]]] = SAAS_ROWS
    for title, rows in sheets.items():
        put(book.create_sheet(title), 1, 1, rows)
    return saved(book)


def machine_builder() -> bytes:
    """The stages one below the other, each a coloured bar with labels below it; a hidden row."""
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Blad1")
    rows: list[list[Any]] = [
        ["Verkooptraject verpakkingsmachines"],
        [],
        ["Fase 1: Aanvraag", None, None],
        ["Trigger", "Klant stuurt productmonsters", None],
        ["Verantwoordelijkheden", "Haalbaarheid beoordelen", None],
        [None, "Klant een contactpersoon geven", None],
        ["Datapunten", "Producten per minuut", None],
        [None, "Afmetingen product", None],
        ["Sfeer", "spannend", None],
        [],
        ["Fase 2: Engineering", None, None],
        ["Trigger", "Klant betaalt de haalbaarheidsstudie", None],
        ["Documenten", "Lay-outtekening; Haalbaarheidsrapport", None],
        ["Taken", "FAT-criteria opstellen", None],
        [None, "Risico's bespreken met productie", None],
        [],
        ["Fase 3: Order", None, None],
        ["Trigger", "Klant plaatst order en betaalt 30%", None],
        ["Taken", "Overdracht aan projectleider", None],
        ["Communicatie", "Kick-off op locatie", None],
        [],
        ["Fase 4: Verloren", None, None],
        ["Trigger", "Klant kiest andere leverancier", None],
        ["Datapunten", "Verliesreden", None],
    ]
    put(sheet, 1, 1, rows)
    for row in (3, 11, 17, 22):
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=3)
        paint(sheet, f"A{row}:C{row}", "9DC3E6")
    sheet.row_dimensions[8].hidden = True
    return saved(book)


def wedding_venue() -> bytes:
    """Several tables on one sheet, one below the other, in a mix of languages; two stand side by side."""

    def write(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("Bruiloften")
        put_x(
            sheet,
            0,
            0,
            [
                ["Kasteel De Linde | weddings"],
                [],
                ["Stage", "Andere naam", "Omschrijving", "Win %"],
                ["Inquiry", "Aanvraag", "Bruidspaar vraagt om een datum", 0.1],
                ["Site visit", "Rondleiding", "Ze komen kijken", 0.4],
                ["Optie", None, "Datum staat 14 dagen vast", 0.7],
                ["Won", "Geboekt", None, 1],
                ["Lost", None, None, 0],
                [],
                ["TRIGGERS"],
                ["Stage", "Wat"],
                ["Inquiry", "Bruidspaar noemt een datum en aantal gasten"],
                ["Site visit", "Bruidspaar kiest een dag voor de rondleiding"],
                ["Optie", "Bruidspaar vraagt om de datum vast te houden"],
                ["Won", "Aanbetaling is binnen"],
                [],
                ["Taken", None, None, None, "Documents"],
                ["Fase", "Taak", "Wie", None, "Fase", "Document"],
                ["Inquiry", "Datum checken in agenda", "Planner", None, "Site visit", "Brochure"],
                ["Inquiry", "Brochure sturen", "Planner", None, "Optie", "Optiebevestiging"],
                ["Site visit", "Proeverij voorstellen", "Chef", None, "Won", "Contract"],
                ["Won", "Draaiboek starten", "Planner"],
            ],
        )

    return by_xlsxwriter(write)


def accountant() -> bytes:
    """A sheet for each stage with labels in column B and what belongs to them beside and below; a cover sheet."""
    book = openpyxl.Workbook()
    cover = book.create_sheet("Voorblad")
    put(
        cover,
        2,
        2,
        [
            ["Commercieel proces Administratiekantoor Vos"],
            ["Dit document beschrijft hoe wij van kennismaking naar klant gaan."],
        ],
    )
    stages: dict[str, list[list[Any]]] = {
        "1. Kennismaking": [
            ["Doel", "Weten of we bij elkaar passen"],
            ["Aanleiding", "Ondernemer vraagt een gesprek aan"],
            ["Wie doet wat", "Partner voert het gesprek"],
            [None, "Assistent maakt verslag"],
            ["Benodigde informatie", "Rechtsvorm\nOmzet\nBoekhoudpakket"],
            ["Acties", "a. KvK-uittreksel opvragen\nb. Gesprek plannen"],
        ],
        "2. Voorstel": [
            ["Doel", "Een vaste prijs per maand"],
            ["Aanleiding", "Ondernemer levert de jaarrekening aan"],
            ["Stukken", "Offerte; Opdrachtbevestiging; Verwerkersovereenkomst"],
            ["Acties", "Offerte bespreken"],
            ["Contact", "Videogesprek"],
        ],
        "3. Klant": [
            ["Aanleiding", "Ondernemer ondertekent"],
            ["Acties", "Wwft-onderzoek"],
            ["Stukken", "Kopie paspoort"],
        ],
        "4. Afgevallen": [
            ["Aanleiding", "Ondernemer kiest een ander kantoor"],
            ["Benodigde informatie", "Reden"],
        ],
    }
    for title, rows in stages.items():
        sheet = book.create_sheet(title)
        put(sheet, 3, 2, rows)
        sheet.column_dimensions["C"].width = 60
    return saved(book)


FIRST = (
    Sample("solar installer", solar_installer),
    Sample("staffing agency", staffing_agency),
    Sample("saas", saas),
    Sample("machine builder", machine_builder),
    Sample("wedding venue", wedding_venue),
    Sample("accountant", accountant),
)
