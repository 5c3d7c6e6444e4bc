"""The format of the workbook as one table: sheets, columns, headings, synonyms, widths, codecs.

Version 1 is the first. A change of the format adds a version here, a step in `upgrade`, and a kept
sample of the old version in `tests/files`.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from blueprint_editor.core import ids
from blueprint_editor.core.model import (
    ENTRY_TYPES,
    Actor,
    AnyEntry,
    Audience,
    Blueprint,
    Category,
    DataPoint,
    DataType,
    Document,
    Element,
    Field,
    Kind,
    Option,
    ParkingItem,
    Stage,
    Status,
)

from . import codecs
from .codecs import Choice, Codec
from .labels import side

META_TITLE = "_blueprint"
PICTURE_TITLE = "Blueprint"
PICTURE_KEY = "bp:picture"
TITLE_ROW, HELP_ROW, KEY_ROW, HEADING_ROW, FIRST_ROW = 1, 2, 3, 4, 5

TABLE_HELP = ("Nieuwe regel onderaan typen; Nr mag leeg blijven", "Type a new row at the bottom; No may stay empty")
PICTURE_HELP = (
    "Nieuwe regel in een cel: Alt+Enter. Details staan in de tabbladen",
    "New line in a cell: Alt+Enter. Details are on the other sheets",
)
VALIDATION = (
    "Deze waarde staat niet in de lijst. Toch gebruiken?",
    "This value is not in the list. Use it anyway?",
)

Thing = Stage | AnyEntry | Field | Option | ParkingItem
"""What a row stands for."""


class Role(Enum):
    """What a column is, when it is not a field of the row's own thing."""

    NUMBER = auto()
    ID = auto()
    STAGE = auto()
    PARENT = auto()


class Column(NamedTuple):
    """A column: its key, its headings in Dutch and English, its width in characters, and what it holds."""

    key: str
    headings: tuple[str, str]
    width: int
    synonyms: tuple[str, ...] = ()
    role: Role | None = None
    field: str = ""
    codec: Codec = codecs.TEXT

    def heading(self, language: str) -> str:
        """Its heading in a language."""
        return self.headings[side(language)]


class Source(NamedTuple):
    """A thing where it stands: its stage, the document or data point it is part of, and its number there."""

    stage: Stage | None
    parent: Document | DataPoint | None
    number: int
    thing: Thing


class Table(NamedTuple):
    """A sheet with one table: `name` is the table's, `kind` the type of its things, `text` their main field."""

    key: str
    name: str
    titles: tuple[str, str]
    columns: tuple[Column, ...]
    kind: type[Thing]
    prefix: str
    colour: str
    element: Element | None = None
    text: str = "text"

    def title(self, language: str) -> str:
        """The sheet's title in a language."""
        return self.titles[side(language)]

    def column(self, key: str) -> Column:
        """The column with this key."""
        return next(column for column in self.columns if column.key == key)

    def letter(self, key: str) -> str:
        """The letter of a column as it is written."""
        return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[[column.key for column in self.columns].index(key)]


def _plain(key: str, nl: str, en: str, width: int, *synonyms: str, field: str = "") -> Column:
    return Column(key, (nl, en), width, synonyms, field=field or key)


def _coded(key: str, nl: str, en: str, width: int, codec: Codec, *synonyms: str) -> Column:
    return Column(key, (nl, en), width, synonyms, field=key, codec=codec)


_NUMBER = Column("number", ("Nr", "No"), 6, ("#", "nummer", "number", "volgorde", "order", "no.", "nr."), Role.NUMBER)
_ID = Column("id", ("id", "id"), 18, (), Role.ID)
_STAGE = Column("stage", ("Fase", "Stage"), 32, ("dealfase", "deal stage", "fasenaam", "stage name"), Role.STAGE)
_NOTE = _plain("note", "Notitie", "Note", 36, "notities", "notes", "opmerking", "opmerkingen", "remark", "remarks")
_STATUS = _coded("status", "Status", "Status", 13, Choice(Status, Status.CONFIRMED), "zekerheid")
_ROLE = _coded("role", "Rol", "Role", 22, codecs.LINE, "wie", "who", "verantwoordelijke")

STAGES = Table(
    "stage",
    "bp_stages",
    ("Fasen", "Stages"),
    (
        _NUMBER,
        _plain("name", "Fase", "Stage", 34, "fasenaam", "stage name", "naam", "name", "dealfase", "deal stage"),
        _coded(
            "aliases",
            "Andere namen",
            "Other names",
            30,
            codecs.LINES,
            "alternatieve naam",
            "alternatieve namen",
            "andere naam",
            "other name",
            "alternative name",
            "alternative names",
            "alias",
            "aliases",
        ),
        _coded("kind", "Soort", "Kind", 13, Choice(Kind, Kind.OPEN), "soort fase", "type", "kind of stage"),
        _coded(
            "probability",
            "Winkans",
            "Win probability",
            17,
            codecs.PERCENTAGE,
            "kans",
            "probability",
            "waarschijnlijkheid",
            "win chance",
            "slagingskans",
        ),
        _plain(
            "description", "Omschrijving", "Description", 56, "beschrijving", "toelichting", "definitie", "definition"
        ),
        _coded(
            "max_days",
            "Max. dagen in fase",
            "Max. days in stage",
            15,
            codecs.DAYS,
            "max dagen",
            "maximum dagen",
            "max days",
            "maximum days in stage",
        ),
        _NOTE,
        _ID,
    ),
    Stage,
    ids.STAGE,
    "1F3A5F",
    text="name",
)

ENTRY_TABLES: dict[Element, Table] = {
    Element.TRIGGER: Table(
        "trigger",
        "bp_triggers",
        ("Triggers", "Triggers"),
        (
            _STAGE,
            _NUMBER,
            _plain("text", "Trigger", "Trigger", 52, "aanleiding", "entry criteria", "ingangscriterium"),
            _coded("actor", "Door wie", "By whom", 15, Choice(Actor, Actor.UNKNOWN), "wie", "who", "actor"),
            _coded("evidence", "Bewijs", "Evidence", 36, codecs.EVIDENCE, "bewijzen", "proof"),
            _STATUS,
            _NOTE,
            _ID,
        ),
        ENTRY_TYPES[Element.TRIGGER],
        ids.ENTRY_PREFIXES[Element.TRIGGER],
        "B45309",
        Element.TRIGGER,
    ),
    Element.RESPONSIBILITY: Table(
        "responsibility",
        "bp_responsibilities",
        ("Verantwoordelijkheden", "Responsibilities"),
        (
            _STAGE,
            _NUMBER,
            _plain("text", "Verantwoordelijkheid", "Responsibility", 56, "verantwoordelijkheden", "responsibilities"),
            _ROLE,
            _STATUS,
            _NOTE,
            _ID,
        ),
        ENTRY_TYPES[Element.RESPONSIBILITY],
        ids.ENTRY_PREFIXES[Element.RESPONSIBILITY],
        "6D4BC3",
        Element.RESPONSIBILITY,
    ),
    Element.DOCUMENT: Table(
        "document",
        "bp_documents",
        ("Documenten", "Documents"),
        (
            _STAGE,
            _NUMBER,
            _plain("text", "Document", "Document", 44, "naam document", "document name", "documenten", "documents"),
            _coded(
                "audience", "Voor wie", "For whom", 13, Choice(Audience, Audience.INTERNAL), "doelgroep", "audience"
            ),
            _coded("owner", "Eigenaar", "Owner", 22, codecs.LINE, "rol", "role"),
            _plain("template", "Sjabloon", "Template", 36, "template", "link", "bestand", "file"),
            _STATUS,
            _NOTE,
            _ID,
        ),
        ENTRY_TYPES[Element.DOCUMENT],
        ids.ENTRY_PREFIXES[Element.DOCUMENT],
        "1D6FB8",
        Element.DOCUMENT,
    ),
    Element.DATA_POINT: Table(
        "data_point",
        "bp_data_points",
        ("Datapunten", "Data points"),
        (
            _STAGE,
            _NUMBER,
            _plain("text", "Datapunt", "Data point", 40, "data punt", "gegevenspunt", "datapunten", "data points"),
            _coded("category", "Categorie", "Category", 23, Choice(Category, Category.OTHER)),
            _coded("type", "Type", "Type", 15, Choice(DataType, DataType.TEXT), "veldtype", "field type", "soort"),
            _plain("unit", "Eenheid", "Unit", 11),
            _coded(
                "required_from", "Verplicht vanaf", "Required from", 26, codecs.STAGE_REFERENCE, "verplicht", "required"
            ),
            _plain("purpose", "Doel", "Purpose", 40, "waarom", "why"),
            _coded(
                "hubspot",
                "HubSpot-eigenschap",
                "HubSpot property",
                26,
                codecs.HUBSPOT,
                "hubspot",
                "eigenschap",
                "property",
                "interne naam",
                "internal name",
            ),
            _STATUS,
            _NOTE,
            _ID,
        ),
        ENTRY_TYPES[Element.DATA_POINT],
        ids.ENTRY_PREFIXES[Element.DATA_POINT],
        "0F766E",
        Element.DATA_POINT,
    ),
    Element.TASK: Table(
        "task",
        "bp_tasks",
        ("Taken", "Tasks"),
        (
            _STAGE,
            _NUMBER,
            _plain("text", "Taak", "Task", 52, "taken", "tasks", "actie", "action", "acties", "actions"),
            _ROLE,
            _coded("when", "Wanneer", "When", 28, codecs.MOMENT, "termijn", "due", "deadline"),
            _coded("required", "Verplicht", "Required", 11, codecs.YES_OR_NO, "verplicht?", "mandatory"),
            _STATUS,
            _NOTE,
            _ID,
        ),
        ENTRY_TYPES[Element.TASK],
        ids.ENTRY_PREFIXES[Element.TASK],
        "2F7D32",
        Element.TASK,
    ),
    Element.COMMUNICATION: Table(
        "communication",
        "bp_communications",
        ("Communicatie", "Communication"),
        (
            _STAGE,
            _NUMBER,
            _plain(
                "text",
                "Communicatie",
                "Communication",
                48,
                "vorm van communicatie",
                "form of communication",
                "contactmoment",
            ),
            _plain("purpose", "Doel", "Purpose", 36, "waarom", "why"),
            _coded(
                "channels",
                "Kanalen (op voorkeur)",
                "Channels (by preference)",
                24,
                codecs.CHANNELS,
                "kanaal",
                "kanalen",
                "channel",
                "channels",
                "medium",
            ),
            _coded(
                "initiative",
                "Initiatief bij",
                "Initiative",
                15,
                Choice(Actor, Actor.UNKNOWN),
                "initiatief",
                "initiative by",
                "initiative with",
            ),
            _plain("frequency", "Frequentie", "Frequency", 22, "hoe vaak", "how often"),
            _STATUS,
            _NOTE,
            _ID,
        ),
        ENTRY_TYPES[Element.COMMUNICATION],
        ids.ENTRY_PREFIXES[Element.COMMUNICATION],
        "B83280",
        Element.COMMUNICATION,
    ),
}

FIELDS = Table(
    "field",
    "bp_fields",
    ("Documentvelden", "Document fields"),
    (
        _STAGE,
        Column("document", ("Document", "Document"), 40, ("naam document", "document name"), Role.PARENT),
        _NUMBER,
        _plain("text", "Veld", "Field", 40, "veldnaam", "field name", "velden", "fields"),
        _coded(
            "standardised",
            "Gestandaardiseerd?",
            "Standardised?",
            18,
            codecs.STANDARDISED,
            "standaard",
            "standardized",
            "standard",
        ),
        _coded("data_point", "Datapunt", "Data point", 36, codecs.DATA_POINT_REFERENCE, "data punt", "gegevenspunt"),
        _NOTE,
        _ID,
    ),
    Field,
    ids.FIELD,
    "1D6FB8",
)

OPTIONS = Table(
    "option",
    "bp_options",
    ("Keuzeopties", "Options"),
    (
        Column("data_point", ("Datapunt", "Data point"), 36, ("data punt", "gegevenspunt"), Role.PARENT),
        _NUMBER,
        _plain("label", "Optie", "Option", 36, "opties", "options", "label", "keuze", "choice"),
        _plain("value", "Waarde", "Value", 26, "interne waarde", "internal value"),
        _plain("definition", "Betekenis", "Meaning", 56, "definitie", "definition"),
        _ID,
    ),
    Option,
    ids.OPTION,
    "0F766E",
    text="label",
)

PARKING = Table(
    "parking",
    "bp_parking",
    ("Parkeerplaats", "Parking lot"),
    (
        _NUMBER,
        _plain("text", "Punt", "Item", 56, "punten", "items", "onderwerp", "subject"),
        _coded("owner", "Eigenaar", "Owner", 22, codecs.LINE, "wie", "who"),
        _coded("due", "Uiterlijk", "By when", 13, codecs.DATE, "deadline", "datum", "date", "due"),
        _coded("element", "Element", "Element", 20, Choice(Element, None)),
        _coded("stage", "Fase", "Stage", 28, codecs.STAGE_REFERENCE),
        _NOTE,
        _ID,
    ),
    ParkingItem,
    ids.PARKING,
    "566172",
)

TABLES: tuple[Table, ...] = (
    STAGES,
    ENTRY_TABLES[Element.TRIGGER],
    ENTRY_TABLES[Element.RESPONSIBILITY],
    ENTRY_TABLES[Element.DOCUMENT],
    FIELDS,
    ENTRY_TABLES[Element.DATA_POINT],
    OPTIONS,
    ENTRY_TABLES[Element.TASK],
    ENTRY_TABLES[Element.COMMUNICATION],
    PARKING,
)
"""Every table, in the order of the sheets."""

BANDS: tuple[tuple[str, tuple[str, str], Table], ...] = (
    ("aliases", ("Andere namen", "Other names"), STAGES),
    ("description", ("Omschrijving", "Description"), STAGES),
    *((element.value, table.titles, table) for element, table in ENTRY_TABLES.items()),
)
"""The rows of the picture: key, labels, and the table in which the whole of it stands."""

CONTINUED = ("{} (vervolg)", "{} (continued)")
MORE = ("… + {n}, zie tabblad {sheet}", "… + {n}, see sheet {sheet}")
MORE_TEXT = ("… zie tabblad {sheet}", "… see sheet {sheet}")


def sources(blueprint: Blueprint, table: Table) -> Iterator[Source]:
    """The things of a table where they stand, in the order of its rows."""
    if table is STAGES or table is PARKING:
        things: tuple[Thing, ...] = blueprint.stages if table is STAGES else blueprint.parking
        for number, thing in enumerate(things, 1):
            yield Source(None, None, number, thing)
        return
    for stage in blueprint.stages:
        if table.element:
            for number, entry in enumerate(stage.cell(table.element), 1):
                yield Source(stage, None, number, entry)
        else:
            yield from _parts(stage, table)


def _parts(stage: Stage, table: Table) -> Iterator[Source]:
    parents: tuple[Document | DataPoint, ...] = stage.documents if table is FIELDS else stage.data_points
    for parent in parents:
        parts: tuple[Thing, ...] = parent.fields if isinstance(parent, Document) else parent.options
        for number, part in enumerate(parts, 1):
            yield Source(stage, parent, number, part)
