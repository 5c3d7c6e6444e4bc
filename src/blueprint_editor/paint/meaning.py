"""What the small mark on a card says: who acts, how far a document is decided, a data point's type…"""

from __future__ import annotations

import msgspec

from blueprint_editor.core.model import (
    Actor,
    Anchor,
    AnyEntry,
    Channel,
    Communication,
    DataPoint,
    DataType,
    Document,
    Responsibility,
    Standardised,
    Task,
    Trigger,
    When,
)
from blueprint_editor.wording import channel_label, enum_label, say


class Mark(msgspec.Struct, frozen=True):
    """The slot of a card: an icon or a short text, with a star when the entry is required."""

    icon: str = ""
    text: str = ""
    star: bool = False


_ACTORS = {
    Actor.BUYER: "user-round",
    Actor.SELLER: "briefcase",
    Actor.TOGETHER: "users-round",
    Actor.UNKNOWN: "circle-question-mark",
}
_TYPES = {
    DataType.TEXT: "type",
    DataType.LONG_TEXT: "text-align-start",
    DataType.NUMBER: "hash",
    DataType.AMOUNT: "euro",
    DataType.PERCENTAGE: "percent",
    DataType.DATE: "calendar",
    DataType.DATETIME: "calendar-clock",
    DataType.YES_NO: "toggle-left",
    DataType.CHOICE: "circle-dot",
    DataType.MULTI_CHOICE: "list-checks",
    DataType.USER: "user-round",
    DataType.PHONE: "phone",
    DataType.FILE: "paperclip",
}
_CHANNELS: dict[str, str] = {
    Channel.EMAIL: "mail",
    Channel.PHONE: "phone",
    Channel.VIDEO: "video",
    Channel.VISIT: "map-pin",
    Channel.CHAT: "message-circle",
    Channel.POST: "mailbox",
    Channel.PORTAL: "globe",
}
ICONS = frozenset(
    {*_ACTORS.values(), *_TYPES.values(), *_CHANNELS.values()}
    | {"circle-dashed", "file", "square", "square-check", "message-square", "link-2", "link-2-off"}
)
"""Every icon that a card can show."""


def mark(entry: AnyEntry) -> Mark:
    """What the slot of this card shows."""
    match entry:
        case Trigger():
            return Mark(_ACTORS[entry.actor])
        case Responsibility():
            return Mark("user-round" if entry.role else "circle-dashed")
        case Document():
            return Mark(text=decided(entry)) if entry.fields else Mark("file")
        case DataPoint():
            return Mark(type_icon(entry.type), star=entry.required_from is not None)
        case Task():
            return Mark("square-check" if entry.role or entry.when else "square", star=entry.required)
        case Communication():
            return Mark(channel_icon(entry.channels[0] if entry.channels else ""))


def type_icon(kind: DataType) -> str:
    """The icon of a type of data."""
    return _TYPES[kind]


def channel_icon(channel: str) -> str:
    """The icon of a channel; one without a name of its own is a message."""
    return _CHANNELS.get(channel, "message-square")


def evidence_icon(entry: AnyEntry) -> str:
    """The link glyph of a trigger, broken without evidence; other entries have none."""
    if not isinstance(entry, Trigger):
        return ""
    return "link-2" if entry.evidence else "link-2-off"


def decided(document: Document) -> str:
    """How many of a document's fields are decided, as `4/6`."""
    done = sum(field.standardised is not Standardised.UNDECIDED for field in document.fields)
    return f"{done}/{len(document.fields)}"


def meaning_line(entry: AnyEntry, language: str) -> str:
    """The muted line under a card's text in the open row, in the words of the language; maybe empty."""
    return " · ".join(part for part in _parts(entry, language) if part)


def _short_when(when: When | None) -> str:
    """`+3d` after entering the stage, `-1d` before leaving it; the full words stand in the inspector."""
    if when is None:
        return ""
    return f"{'+' if when.anchor is Anchor.ENTER else '-'}{when.days}d"


def has_meaning(entry: AnyEntry) -> bool:
    """Whether `meaning_line` has anything to say; cheap, for measuring many cards."""
    match entry:
        case Responsibility():
            return bool(entry.role)
        case Task():
            return bool(entry.role or entry.when)
        case Communication():
            return bool(entry.channels or entry.frequency)
    return True


def _parts(entry: AnyEntry, language: str) -> list[str]:
    match entry:
        case Trigger():
            count = len(entry.evidence)
            proof = say("board.evidence", language, n=count) if count else say("board.no_evidence", language)
            return [enum_label(entry.actor, language), proof]
        case Responsibility():
            return [entry.role]
        case Document():
            return [enum_label(entry.audience, language), entry.owner]
        case DataPoint():
            return [enum_label(entry.type, language), entry.unit]
        case Task():
            return [_short_when(entry.when), entry.role]  # the moment is short: a long role may be cut, it not
        case Communication():
            return [", ".join(channel_label(channel, language) for channel in entry.channels), entry.frequency]
