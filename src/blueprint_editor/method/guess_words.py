"""The words by which the type of a data point is guessed, in Dutch and English: data, no rules."""

from __future__ import annotations

import re

from blueprint_editor.core.model import DataType

T = DataType


def _table(rows: dict[DataType, str]) -> dict[str, DataType]:
    return {word.replace("_", " "): kind for kind, words in rows.items() for word in words.split()}


WHOLE: dict[str, DataType] = _table(
    {
        T.DATETIME: "tijdstip datetime timestamp afspraakmoment",
        T.DATE: "datum date deadline uiterlijk vervaldag leverdag geldig_tot valid_until due expires expiry",
        T.NUMBER: "aantal aantallen hoeveelheid oppervlak oppervlakte hoogte breedte lengte diepte dikte gewicht"
        " afstand capaciteit vermogen verbruik leeftijd volume quantity count headcount height width length depth"
        " weight distance capacity consumption age fte",
        T.AMOUNT: "budget bedrag prijs kosten omzet waarde tarief investering aanbetaling winst vergoeding"
        " amount price cost costs revenue value fee investment deposit turnover",
        T.PERCENTAGE: "percentage procent percent %",
        T.YES_NO: "ja/nee yes/no",
        T.PHONE: "tel tel. gsm telefoon telefoonnummer phone telephone mobiel mobiel_nummer mobiele_nummer mobile"
        " mobile_number mobile_phone cell_phone 06-nummer",
        T.FILE: "foto foto's foto’s fotos bestand bestanden bijlage bijlagen upload uploads scan scans tekening"
        " tekeningen afbeelding afbeeldingen schermafbeelding plattegrond kopie photo photos picture pictures file"
        " files attachment attachments drawing drawings image images screenshot pdf",
        T.USER: "adviseur verkoper accountmanager account_manager projectleider projectmanager project_manager"
        " behandelaar dossierhouder verantwoordelijke verantwoordelijk monteur planner buitendienst eigenaar"
        " dealeigenaar deal_owner owner salesperson seller rep sales_rep consultant advisor adviser assignee",
        T.LONG_TEXT: "toelichting toelichtingen opmerking opmerkingen omschrijving beschrijving bijzonderheden notitie"
        " notities aantekeningen motivatie wensen eisen vereisten samenvatting achtergrond aanleiding uitleg"
        " toezeggingen randvoorwaarden description remarks remark comments comment notes explanation summary"
        " background requirements particulars rationale",
        T.TEXT: "naam adres plaats merk type model nummer code functie titel soort land website url iban contact"
        " contactpersoon name address city brand number no. id job_title title country supplier",
    }
)
"""Words, and pairs of words, that say it all by themselves; those of `TEXT` end the search."""

ENDS: tuple[tuple[str, DataType], ...] = (
    ("bestandsnaam", T.TEXT),
    ("naam", T.TEXT),
    ("adres", T.TEXT),
    ("nummer", T.TEXT),
    ("code", T.TEXT),
    ("plaats", T.TEXT),
    ("datum", T.DATE),
    ("percentage", T.PERCENTAGE),
    ("bedrag", T.AMOUNT),
    ("prijs", T.AMOUNT),
    ("kosten", T.AMOUNT),
    ("budget", T.AMOUNT),
    ("tarief", T.AMOUNT),
    ("omzet", T.AMOUNT),
    ("waarde", T.AMOUNT),
    ("vergoeding", T.AMOUNT),
    ("aantal", T.NUMBER),
    ("oppervlak", T.NUMBER),
    ("oppervlakte", T.NUMBER),
    ("hoogte", T.NUMBER),
    ("breedte", T.NUMBER),
    ("lengte", T.NUMBER),
    ("gewicht", T.NUMBER),
    ("verbruik", T.NUMBER),
    ("vermogen", T.NUMBER),
    ("capaciteit", T.NUMBER),
    ("telefoon", T.PHONE),
    ("foto", T.FILE),
    ("foto's", T.FILE),
    ("foto’s", T.FILE),
    ("handtekening", T.TEXT),
    ("tekening", T.FILE),
    ("tekeningen", T.FILE),
    ("bestand", T.FILE),
    ("omschrijving", T.LONG_TEXT),
    ("beschrijving", T.LONG_TEXT),
    ("toelichting", T.LONG_TEXT),
    ("opmerkingen", T.LONG_TEXT),
    ("wensen", T.LONG_TEXT),
    ("eisen", T.LONG_TEXT),
    ("vereisten", T.LONG_TEXT),
    ("adviseur", T.USER),
    ("verkoper", T.USER),
    ("projectleider", T.USER),
)
"""How Dutch compounds end; the first that fits counts."""

STARTS: tuple[tuple[str, DataType], ...] = (("telefoonnummer", T.PHONE), ("mobielnummer", T.PHONE))
"""How a word starts that its end would say something else of."""

PREPOSITIONS = frozenset(
    "van voor per in op bij tot met uit aan over naar door na sinds om excl excl. incl incl."  # noqa: SIM905 - read as a line
    " of for on at by to with from until approved per the de het een".split()
)
"""What ends the head of a name."""

QUESTIONS: tuple[tuple[re.Pattern[str], DataType], ...] = (
    (re.compile(r"(?:aantal|hoeveel(?!heid)|no\. of|how many|#)\b|.*\bnumber of\b"), T.NUMBER),
    (re.compile(r"how much\b|wat kost|what does .* cost"), T.AMOUNT),
    (re.compile(r"(?:geldig tot|valid until|wanneer|when|by when|per wanneer|uiterlijk)\b"), T.DATE),
    (re.compile(r"(?:waarom|why)\b"), T.LONG_TEXT),
)
"""How a name begins that says it all, and what it says."""

ASKS_YES_NO = re.compile(
    r"(?:is|zijn|was|waren|heeft|hebben|hebt|kan|kunnen|moet|moeten|mag|mogen|wil|willen|wordt|worden|komt|komen|gaat"
    r"|gaan|doet|staat|ligt|zit|bent|zal|zou|akkoord"
    r"|are|were|has|have|had|does|do|did|can|could|will|would|should|must|may)\b"
)
"""How a question begins that is answered with yes or no."""

ASKS_OTHERWISE = re.compile(
    r"(?:wat|wie|waar|waarheen|welke?|hoe|met wie|voor wie|what|who|whom|whose|where|which|how)\b|\S+\s*\?$"
)
"""How a question begins that is not answered so, or that is one word alone."""

ENDS_YES_NO = re.compile(
    r"\S\s+(?:vereist|nodig|aanwezig|noodzakelijk|verplicht|required|needed|mandatory|present)\s*$"
)
"""How a name ends that is answered so, as in `Inkooporder vereist`."""

MANY = re.compile(
    r"\(?\b(?:meerdere (?:antwoorden )?mogelijk|meerdere keuzes|meerkeuze|kies alle|multiple(?: answers)?(?: possible)?"
    r"|several possible|select all(?: that apply)?)\b\)?",
    re.IGNORECASE,
)
"""What says that several answers may be given."""

FILE_KINDS = frozenset({"pdf", "jpg", "jpeg", "png", "docx", "doc", "xlsx", "scan", "bijlage", "upload", "dwg"})
"""What in brackets says that it is a file."""

CURRENCIES = {
    "€": "€",
    "eur": "€",
    "euro": "€",
    "euro's": "€",
    "$": "$",
    "usd": "$",
    "dollar": "$",
    "£": "£",
    "gbp": "£",
}
"""How currencies are written, and their sign."""

_SURE = ("m²", "m³", "kW", "kWp", "kWh", "MW", "MWh", "GJ", "km²", "GB", "TB", "Mbps", "kVA")
_MORE = (
    "m cm mm km ha W V A l dl ml kg g ton t °C bar MB liter liters meter meters uur uren dag dagen week weken maand"
    " maanden kwartalen jaar jaren minuten stuks personen fte hours days weeks months years minutes pieces people"
    " miles ft lb lbs litres metres units"
)
SURE_UNITS: dict[str, str] = {
    **{unit: unit for unit in _SURE},
    "m2": "m²",
    "m3": "m³",
    "M2": "m²",
    "kwh": "kWh",
    "kwp": "kWp",
    "%": "%",
    "€": "€",
    "$": "$",
    "£": "£",
    "EUR": "€",
    "euro": "€",
}
"""Units that stand anywhere in a name and cannot be anything else."""

UNITS: dict[str, str] = {
    **SURE_UNITS,
    **{unit: unit for unit in _MORE.split()},
    **{unit.casefold(): unit for unit in _SURE},
    **CURRENCIES,
    "kw": "kW",
    "procent": "%",
    "procenten": "%",
    "percent": "%",
    "meters": "m",
    "meter": "m",
    "metres": "m",
}
"""Units in brackets or after `in`, as one writes them."""
