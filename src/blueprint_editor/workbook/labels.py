"""What the values of the enumerations are called in the workbook, and what the reader also takes."""

from __future__ import annotations

from enum import StrEnum

from blueprint_editor.core.model import (
    Actor,
    Audience,
    Category,
    Channel,
    DataType,
    Element,
    HubSpotUse,
    Kind,
    Standardised,
    Status,
)

from .text import fold_heading

LANGUAGES = ("nl", "en")

YES_NO = (("Nee", "No"), ("Ja", "Yes"))
"""The words for false and true, each in Dutch and English."""

_WORDS: tuple[tuple[StrEnum, *tuple[str, ...]], ...] = (
    (Actor.BUYER, "Koper", "Buyer", "klant", "customer", "prospect"),
    (Actor.SELLER, "Verkoper", "Seller", "sales", "accountmanager", "rep", "wij", "we"),
    (Actor.TOGETHER, "Samen", "Together", "beide", "beiden", "both", "gezamenlijk"),
    (Actor.UNKNOWN, "Nog te bepalen", "To be decided", "onbekend", "nog bepalen", "?", "tbd"),
    (Kind.OPEN, "Open", "Open"),
    (Kind.WON, "Gewonnen", "Won", "closed won", "winst", "gesloten gewonnen", "afgesloten gewonnen"),
    (Kind.LOST, "Verloren", "Lost", "closed lost", "verlies", "gesloten verloren", "afgesloten verloren"),
    (Audience.INTERNAL, "Intern", "Internal"),
    (Audience.CUSTOMER, "Klant", "Customer", "extern", "external", "koper", "buyer"),
    (Audience.BOTH, "Beide", "Both", "beiden", "intern en klant", "internal and customer"),
    (DataType.TEXT, "Tekst", "Text"),
    (DataType.LONG_TEXT, "Lange tekst", "Long text", "meerdere regels", "multi line text"),
    (DataType.NUMBER, "Getal", "Number", "nummer", "aantal"),
    (DataType.AMOUNT, "Bedrag", "Amount", "geld", "valuta", "currency"),
    (DataType.PERCENTAGE, "Percentage", "Percentage"),
    (DataType.DATE, "Datum", "Date"),
    (DataType.DATETIME, "Datum en tijd", "Date and time", "datum tijd", "tijdstip"),
    (DataType.YES_NO, "Ja/nee", "Yes/no", "ja nee", "boolean", "checkbox", "selectievakje"),
    (DataType.CHOICE, "Keuze", "Choice", "keuzelijst", "lijst", "list", "dropdown", "single choice"),
    (DataType.MULTI_CHOICE, "Meerdere", "Several", "meerkeuze", "meervoudige keuze", "multiple choice", "multiple"),
    (DataType.USER, "Gebruiker", "User"),
    (DataType.PHONE, "Telefoon", "Phone", "telefoonnummer", "phone number"),
    (DataType.FILE, "Bestand", "File"),
    (Category.REQUIREMENTS, "Productvereisten", "Product requirements", "vereisten", "requirements"),
    (Category.COMPLIANCE, "Naleving", "Compliance", "compliance"),
    (Category.USAGE, "Gebruik", "Customer usage", "gebruiksgegevens", "usage"),
    (Category.LOCATION, "Locatie", "Location"),
    (Category.SALES, "Verkoopcijfer", "Sales figure", "verkoopcijfers", "sales figures", "sales"),
    (Category.LOSS, "Verliesreden", "Loss reason", "verliesredenen", "loss reasons"),
    (Category.OTHER, "Overig", "Other", "overige", "anders"),
    (Channel.EMAIL, "E-mail", "E-mail", "mail", "email"),
    (Channel.PHONE, "Telefoon", "Phone", "bellen", "telefonisch", "call"),
    (Channel.VIDEO, "Video", "Video", "videobellen", "video call", "teams", "online meeting"),
    (Channel.VISIT, "Bezoek", "Visit", "op locatie", "on site", "bezoek op locatie"),
    (Channel.CHAT, "Chat", "Chat"),
    (Channel.POST, "Post", "Post"),
    (Channel.PORTAL, "Portaal", "Portal", "klantportaal", "customer portal"),
    (Standardised.YES, "Ja", "Yes", "y", "j", "true", "waar", "x", "1"),
    (Standardised.NO, "Nee", "No", "n", "false", "onwaar", "0"),
    (Standardised.UNDECIDED, "Nog bepalen", "To be decided", "nog te bepalen", "?", "later", "tbd"),
    (Status.EXAMPLE, "Voorbeeld", "Example", "vb"),
    (Status.ASSUMPTION, "Aanname", "Assumption", "veronderstelling"),
    (Status.CONFIRMED, "Bevestigd", "Confirmed", "definitief", "ok", "vastgesteld"),
    (Element.TRIGGER, "Trigger", "Trigger", "triggers"),
    (Element.RESPONSIBILITY, "Verantwoordelijkheid", "Responsibility", "verantwoordelijkheden", "responsibilities"),
    (Element.DOCUMENT, "Document", "Document", "documenten", "documents"),
    (Element.DATA_POINT, "Datapunt", "Data point", "data punt", "gegevenspunt", "datapunten", "data points"),
    (Element.TASK, "Taak", "Task", "taken", "tasks"),
    (Element.COMMUNICATION, "Communicatie", "Communication", "communications"),
    (HubSpotUse.NEW, "Nieuw", "New", "nieuwe eigenschap", "new property"),
    (HubSpotUse.EXISTING, "Bestaand", "Existing", "bestaande eigenschap", "existing property"),
    (
        HubSpotUse.DOCUMENT_ONLY,
        "Alleen in document",
        "Document only",
        "alleen in het document",
        "alleen document",
        "only in document",
    ),
    (HubSpotUse.SKIP, "Overslaan", "Skip", "niet", "skip", "none"),
)
"""Each value, what it is called in Dutch and English, and what the reader also takes for it."""

# By type first: members of two enumerations with one code are equal as strings.
LABELS: dict[type, dict[str, tuple[str, str]]] = {}
_KNOWN: dict[type, dict[str, StrEnum]] = {}


def label(value: StrEnum, language: str) -> str:
    """What a value is called in the workbook."""
    return LABELS[type(value)][value.value][side(language)]


def side(language: str) -> int:
    """Which of a pair of texts is in this language; Dutch for one that is not ours."""
    return LANGUAGES.index(language) if language in LANGUAGES else 0


def lookup(kind: type[StrEnum], text: str) -> StrEnum | None:
    """The value of an enumeration that a text stands for in either language, or none."""
    return _KNOWN[kind].get(_folded(text))


def truth(text: str) -> bool | None:
    """Whether a text says yes or no, or neither."""
    value = lookup(Standardised, text)
    if value is None:
        return {"verplicht": True, "required": True, "v": True, "✓": True, "✔": True}.get(_folded(text))
    return {Standardised.YES: True, Standardised.NO: False}.get(Standardised(value))


def _folded(text: str) -> str:
    return fold_heading(text) or text.strip()


def _learn() -> None:
    for row in _WORDS:
        member, words = row[0], row[1:]
        LABELS.setdefault(type(member), {})[member.value] = (words[0], words[1])
        known = _KNOWN.setdefault(type(member), {})
        for text in (member.value, *words):
            known.setdefault(_folded(text), member)


_learn()
