"""The types of data points as HubSpot's, and which properties a data point fits."""

from __future__ import annotations

from blueprint_editor.core.model import DataType

from .wire import PropertyRecord

TYPES: dict[DataType, tuple[str, str]] = {
    DataType.TEXT: ("string", "text"),
    DataType.LONG_TEXT: ("string", "textarea"),
    DataType.NUMBER: ("number", "number"),
    DataType.AMOUNT: ("number", "number"),
    DataType.PERCENTAGE: ("number", "number"),
    DataType.DATE: ("date", "date"),
    DataType.DATETIME: ("datetime", "date"),
    DataType.YES_NO: ("bool", "booleancheckbox"),
    DataType.CHOICE: ("enumeration", "select"),
    DataType.MULTI_CHOICE: ("enumeration", "checkbox"),
    DataType.USER: ("enumeration", "select"),
    DataType.PHONE: ("string", "phonenumber"),
    DataType.FILE: ("string", "file"),
}
"""`type` and `fieldType` of a property for each type of data point."""

WITH_OPTIONS = frozenset({DataType.CHOICE, DataType.MULTI_CHOICE})
"""The types whose options are the data point's own."""

TEXT_FIELDS = frozenset({"text", "textarea"})
"""The field types between which a property can go without anything happening to its values."""

OWNER = "OWNER"
YES_NO: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "nl": (("true", "Ja"), ("false", "Nee")),
    "en": (("true", "Yes"), ("false", "No")),
}
"""The two options that a yes/no property must have, value and label, in the language of the blueprint."""

_SINGLE = frozenset({"select", "radio"})


def of_users(record: PropertyRecord) -> bool:
    """Whether a property holds one of the account's users."""
    return record.referenced_object_type == OWNER


def fits(kind: DataType, record: PropertyRecord) -> bool:
    """Whether a data point of this type can be this property, its values being of one kind."""
    one, field = record.type, record.field_type
    match kind:
        case DataType.TEXT | DataType.LONG_TEXT:
            return one == "string" and field != "file"
        case DataType.PHONE:
            return one == "phone_number" or (one == "string" and field in {"phonenumber", "text"})
        case DataType.FILE:
            return one == "string" and field == "file"
        case DataType.NUMBER | DataType.AMOUNT | DataType.PERCENTAGE:
            return one == "number"
        case DataType.DATE:
            return one in {"date", "datetime"}
        case DataType.DATETIME:
            return one == "datetime"
        case DataType.YES_NO:
            return one == "bool" or (one == "enumeration" and field == "booleancheckbox")
        case DataType.USER:
            return one == "enumeration" and of_users(record)
        case DataType.CHOICE:
            return one == "enumeration" and field in _SINGLE and not record.external_options
        case DataType.MULTI_CHOICE:
            return one == "enumeration" and field == "checkbox" and not record.external_options


def data_type(record: PropertyRecord) -> DataType | None:
    """The type of a data point that is this property, or none when there is none."""
    one, field = record.type, record.field_type
    if one == "string":
        special = {"textarea": DataType.LONG_TEXT, "phonenumber": DataType.PHONE, "file": DataType.FILE}
        return special.get(field, DataType.TEXT)
    if one == "enumeration":
        if of_users(record):
            return DataType.USER
        if record.external_options:
            return None
        fields = {"checkbox": DataType.MULTI_CHOICE, "booleancheckbox": DataType.YES_NO}
        return fields.get(field, DataType.CHOICE if field in _SINGLE else None)
    plain = {
        "number": DataType.NUMBER,
        "date": DataType.DATE,
        "datetime": DataType.DATETIME,
        "bool": DataType.YES_NO,
        "phone_number": DataType.PHONE,
    }
    return plain.get(one)


DEFAULTS: dict[str, tuple[str, ...]] = {
    "amount": ("bedrag", "dealbedrag", "dealwaarde", "amount", "deal amount", "deal value"),
    "closedate": ("sluitingsdatum", "verwachte sluitingsdatum", "sluitdatum", "close date", "expected close date"),
    "dealname": ("dealnaam", "naam van de deal", "deal name", "name of the deal"),
    "hubspot_owner_id": ("eigenaar", "dealeigenaar", "eigenaar van de deal", "owner", "deal owner"),
    "dealtype": ("dealtype", "soort deal", "deal type"),
    "description": ("omschrijving", "omschrijving van de deal", "description", "deal description"),
    "hs_priority": ("prioriteit", "priority"),
    "hs_next_step": ("volgende stap", "next step"),
    "closed_lost_reason": ("verliesreden", "reden van verlies", "loss reason", "closed lost reason"),
    "closed_won_reason": ("reden van winst", "waarom gewonnen", "win reason", "closed won reason"),
}
"""HubSpot's own properties that every account has, and what a data point for one of them is called."""

DEFAULT_OF: dict[str, str] = {word: name for name, words in DEFAULTS.items() for word in words}
