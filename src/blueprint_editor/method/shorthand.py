"""What one types behind an entry: `Offerte sturen @verkoper +3d !` is a text, a role, a moment and a must.

Tokens come from a closed list in both languages, per element. They count only at the end of a line, whole and
after a space, each thing once; from the first word that is no token on, everything is text. So "Akkoord?",
"Let op!" and "offerte verstuurd via mail" in a task stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

import msgspec
from msgspec.structs import replace

from blueprint_editor.core.ids import OPTION
from blueprint_editor.core.model import (
    Anchor,
    AnyEntry,
    Audience,
    Channel,
    Communication,
    DataPoint,
    DataType,
    Document,
    Element,
    Option,
    Responsibility,
    Task,
    When,
)
from blueprint_editor.core.text import fold

MOST_DAYS = 9999
"""No task waits longer than this in shorthand."""

T = TypeVar("T")
Word = tuple[str, str]

TYPE_WORDS: dict[DataType, tuple[Word, ...]] = {
    DataType.TEXT: (("tekst", "text"),),
    DataType.LONG_TEXT: (("lange-tekst", "long-text"), ("langetekst", "longtext")),
    DataType.NUMBER: (("getal", "number"),),
    DataType.AMOUNT: (("bedrag", "amount"),),
    DataType.PERCENTAGE: (("percentage", "percentage"), ("%", "%")),
    DataType.DATE: (("datum", "date"),),
    DataType.DATETIME: (("datum-tijd", "date-time"), ("datumtijd", "datetime")),
    DataType.YES_NO: (("ja/nee", "yes/no"),),
    DataType.CHOICE: (("keuze", "choice"),),
    DataType.MULTI_CHOICE: (("meerdere", "several"), ("meerkeuze", "multiple")),
    DataType.USER: (("gebruiker", "user"),),
    DataType.PHONE: (("telefoon", "phone"),),
    DataType.FILE: (("bestand", "file"),),
}
"""What stands behind the colon: Dutch and English, the first of them is the one that is shown."""

AUDIENCE_WORDS: dict[Audience, tuple[Word, ...]] = {
    Audience.CUSTOMER: (("klant", "customer"),),
    Audience.INTERNAL: (("intern", "internal"),),
    Audience.BOTH: (("beide", "both"),),
}
"""What stands behind the arrow."""

CHANNEL_WORDS: dict[Channel, tuple[Word, ...]] = {
    Channel.EMAIL: (("mail", "mail"), ("e-mail", "e-mail"), ("email", "email")),
    Channel.PHONE: (("telefoon", "phone"),),
    Channel.VIDEO: (("video", "video"),),
    Channel.VISIT: (("bezoek", "visit"),),
    Channel.CHAT: (("chat", "chat"),),
    Channel.POST: (("post", "post"),),
    Channel.PORTAL: (("portaal", "portal"),),
}
"""What stands behind `via`."""


class Said(msgspec.Struct, frozen=True):
    """What a line says: its text, and the fields that tokens set; what nothing was said of is none or empty."""

    text: str
    role: str = ""
    when: When | None = None
    required: bool = False
    type: DataType | None = None
    options: tuple[str, ...] = ()
    audience: Audience | None = None
    channels: tuple[str, ...] = ()


class Token(NamedTuple):
    """A token in a line: from where to where it stands, and what it sets of a `Said`."""

    start: int
    end: int
    field: str
    value: object
    options: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether more letters can follow that belong to it: the name of a role, another channel."""
        return self.field in {"role", "channels"}


def _by_word(words: Mapping[T, tuple[Word, ...]]) -> dict[str, T]:
    return {word: value for value, pairs in words.items() for pair in pairs for word in pair}


_TYPES, _AUDIENCES, _CHANNELS = _by_word(TYPE_WORDS), _by_word(AUDIENCE_WORDS), _by_word(CHANNEL_WORDS)

_CHANNEL = "|".join(re.escape(word) for word in sorted(_CHANNELS, key=len, reverse=True))
_MOMENT = re.compile(r" (?P<sign>[+-])(?P<days>[0-9]{1,4})[dD]\Z")
_MUST = re.compile(r" !\Z")
_ROLE = re.compile(r' @(?:"(?P<quoted>(?:[^"\n]|"")+)"|(?P<plain>[^\s@"]*[^\s@".,;:?!]))\Z')
_TYPE = re.compile(r" :(?P<word>[^\s:()]+)\Z")
_CHOICE = re.compile(r" :(?P<word>[^\s:()]+)\((?P<options>(?:[^()|\\\n]|\\.|\|)*)\)\Z")
_OPTION = re.compile(r"(?:[^|\\]|\\.)+")
_AUDIENCE = re.compile(r" >(?P<word>\S+)\Z")
_VIA = re.compile(rf" via (?P<channels>(?:{_CHANNEL})(?:, ?(?:{_CHANNEL}))*)\Z", re.IGNORECASE)


def parse(line: str, element: Element, roles: Sequence[str] = ()) -> Said:
    """What a line says; `roles` are those of the blueprint, whose names may have spaces in them."""
    said, _ = _read(line, element, roles, 0)
    return said


def read(line: str, element: Element, roles: Sequence[str] = (), since: int = 0) -> tuple[Said, tuple[Token, ...]]:
    """What a line says, with its tokens in their order; what stands before `since` is text and stays text."""
    return _read(line, element, roles, since)


def render(said: Said, language: str) -> str:
    """The line that says this, in a language; `parse` gives the same back."""
    side = int(language == "en")
    parts = [said.text]
    if said.type is not None:
        parts.append(f":{TYPE_WORDS[said.type][0][side]}{_rendered_options(said.options)}")
    if said.audience is not None:
        parts.append(f">{AUDIENCE_WORDS[said.audience][0][side]}")
    if said.channels:
        words = [CHANNEL_WORDS[Channel(channel)][0][side] for channel in said.channels]
        parts.append(f"via {', '.join(words)}")
    if said.role:
        parts.append(role_token(said.role))
    if said.when is not None:
        parts.append(f"{'+' if said.when.anchor is Anchor.ENTER else '-'}{said.when.days}d")
    if said.required:
        parts.append("!")
    return " ".join(parts)


def role_token(role: str) -> str:
    """What one types for a role: in quotation marks where its name would not be read whole."""
    plain = _ROLE.match(f" @{role}") and not role.startswith('"')
    return f"@{role}" if plain else '@"{}"'.format(role.replace('"', '""'))


def filled(entry: AnyEntry, said: Said, stage: str, new_id: Callable[[str], str]) -> AnyEntry:
    """The entry with the text and the fields that a line says; a data point that is a must is so from `stage` on."""
    changes: dict[str, object] = {"text": said.text}
    match entry:
        case Responsibility() | Task() if said.role:
            changes["role"] = said.role
        case Document() if said.audience is not None:
            changes["audience"] = said.audience
        case DataPoint() if said.type is not None:
            changes["type"] = said.type
            if said.options:
                changes["options"] = tuple(Option(new_id(OPTION), label) for label in said.options)
        case Communication() if said.channels:
            changes["channels"] = said.channels
        case _:
            pass
    if said.required and isinstance(entry, DataPoint):
        changes["required_from"] = stage
    if isinstance(entry, Task):
        changes |= {"required": True} if said.required else {}
        changes |= {"when": said.when} if said.when is not None else {}
    return replace(entry, **changes)


def role_at(line: str, cursor: int, element: Element, since: int = 0) -> tuple[int, str] | None:
    """The role whose name is being typed at the cursor: where its `@` stands, and the letters so far; or none."""
    if element not in {Element.RESPONSIBILITY, Element.TASK} or cursor != len(line):
        return None
    found = re.search(r' @"?([^\s@"][^@"\n]*)?\Z', line)
    return (found.start() + 1, found[1] or "") if found and found.start() + 1 >= since else None


def _read(line: str, element: Element, roles: Sequence[str], since: int) -> tuple[Said, tuple[Token, ...]]:
    tokens: list[Token] = []
    end = len(line.rstrip(" "))
    while (found := _last(line[:end], element, roles)) is not None:
        if found.start < since or found.field in {token.field for token in tokens} or not line[: found.start].strip():
            break
        tokens.insert(0, found)
        end = len(line[: found.start].rstrip(" "))
    if not tokens:
        return Said(line), ()
    named: dict[str, Any] = {token.field: token.value for token in tokens}
    options = next((token.options for token in tokens if token.field == "type"), ())
    return replace(Said(line[:end]), options=options, **named), tuple(tokens)


def _last(line: str, element: Element, roles: Sequence[str]) -> Token | None:
    """The token at the end of a line, or none."""
    for reader in _READERS.get(element, ()):
        found = reader(line, roles)
        if found is not None:
            return found
    return None


def _moment(line: str, _roles: Sequence[str]) -> Token | None:
    found = _MOMENT.search(line)
    if not found:
        return None
    anchor = Anchor.ENTER if found["sign"] == "+" else Anchor.LEAVE
    return Token(found.start() + 1, len(line), "when", When(anchor, int(found["days"])))


def _must(line: str, _roles: Sequence[str]) -> Token | None:
    return Token(len(line) - 1, len(line), "required", True) if _MUST.search(line) else None


def _role(line: str, roles: Sequence[str]) -> Token | None:
    """A role of the blueprint by its whole name, else one word, or whatever stands in quotation marks."""
    for role in sorted(roles, key=len, reverse=True):
        start = len(line) - len(role) - 1
        if start > 0 and line[start - 1 : start + 1] == " @" and fold(line[start + 1 :]) == fold(role):
            return Token(start, len(line), "role", role)
    found = _ROLE.search(line)
    if not found:
        return None
    name = found["plain"] or found["quoted"].replace('""', '"')
    known = {fold(role): role for role in roles}
    return Token(found.start() + 1, len(line), "role", known.get(fold(name), name)) if name.strip() == name else None


def _type(line: str, _roles: Sequence[str]) -> Token | None:
    found = _TYPE.search(line) or _CHOICE.search(line)
    code = _TYPES.get(found["word"].casefold()) if found else None
    if found is None or code is None:
        return None
    if found.re is _TYPE:
        return Token(found.start() + 1, len(line), "type", code)
    options = tuple(_read_options(found["options"]))
    if code not in {DataType.CHOICE, DataType.MULTI_CHOICE} or not options:
        return None
    return Token(found.start() + 1, len(line), "type", code, options)


def _audience(line: str, _roles: Sequence[str]) -> Token | None:
    found = _AUDIENCE.search(line)
    code = _AUDIENCES.get(found["word"].casefold()) if found else None
    return None if found is None or code is None else Token(found.start() + 1, len(line), "audience", code)


def _via(line: str, _roles: Sequence[str]) -> Token | None:
    found = _VIA.search(line)
    if not found:
        return None
    channels = dict.fromkeys(_CHANNELS[word.strip().casefold()].value for word in found["channels"].split(","))
    return Token(found.start() + 1, len(line), "channels", tuple(channels))


_READERS: dict[Element, tuple[Callable[[str, Sequence[str]], Token | None], ...]] = {
    Element.RESPONSIBILITY: (_role,),
    Element.DOCUMENT: (_audience,),
    Element.DATA_POINT: (_must, _type),
    Element.TASK: (_must, _moment, _role),
    Element.COMMUNICATION: (_via,),
}
"""What can stand behind an entry of each element; a trigger has none."""


def _rendered_options(options: Iterable[str]) -> str:
    escaped = "|".join(re.sub(r"[()|\\]", r"\\\g<0>", option) for option in options)
    return f"({escaped})" if escaped else ""


def _read_options(text: str) -> list[str]:
    parts = (re.sub(r"\\(.)", r"\1", part).strip() for part in _OPTION.findall(text))
    return list(dict.fromkeys(filter(None, parts)))
