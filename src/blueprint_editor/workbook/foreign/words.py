"""What headings mean, in Dutch and English, with synonyms and slips of the pen."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from typing import NamedTuple

from blueprint_editor.core.model import Element
from blueprint_editor.workbook.text import fold_heading

from .model import Meaning
from .vocabulary import FIELD_WORDS, STAGE_WORDS

M = Meaning

MOST_WORDS = 9
"""A heading has no more words than this."""


class Hit(NamedTuple):
    """What a heading means, and how sure that is: 1 for a word of the list, less for a phrase or a slip."""

    meaning: Meaning
    weight: float


FIELDS_OF: dict[Element, tuple[Meaning, ...]] = {
    Element.TRIGGER: (M.ACTOR, M.EVIDENCE, M.STATUS, M.NOTE),
    Element.RESPONSIBILITY: (M.ROLE, M.STATUS, M.NOTE),
    Element.DOCUMENT: (M.AUDIENCE, M.OWNER, M.TEMPLATE, M.FIELDS, M.STATUS, M.NOTE),
    Element.DATA_POINT: (M.TYPE, M.UNIT, M.CATEGORY, M.REQUIRED, M.PURPOSE, M.OPTIONS, M.STATUS, M.NOTE),
    Element.TASK: (M.ROLE, M.WHEN, M.REQUIRED, M.STATUS, M.NOTE),
    Element.COMMUNICATION: (M.CHANNELS, M.PURPOSE, M.INITIATIVE, M.FREQUENCY, M.STATUS, M.NOTE),
}
"""What else the table of an element can say of its entries."""

_BRACKETED = re.compile(r"\([^)]*\)|\[[^]]*\]")
_NUMBERING = re.compile(
    r"^(?:\d{1,2}(?:\.\d+)*|[a-z])\s*[.):–-]\s*|^(?:stap|step)\s+\d{1,2}\s*[.):–-]?\s+", re.IGNORECASE
)
_SAYS_MORE = re.compile(r":\s*\S")
_TAIL = re.compile(
    r"\s+(?:vervolg|continued|cont|\d{1,2}|per fase|per stage|in deze fase|in this stage|van deze fase|of this stage"
    r"|deze fase|this stage|nodig|needed|van de fase|of the stage)$"
)
_LEAD = re.compile(
    r"^(?:de|het|the|onze|our|welke|which|belangrijkste|key|essentiele|essential|belangrijke|verplichte|important|alle|all)\s+"
)
_SMALL = frozenset(
    "de het een the a an van of voor for en and in op on met with te to is zijn are per bij at deze this".split()  # noqa: SIM905 - read as a line
)


@lru_cache(16_384)
def heading_text(text: str) -> str:
    """A heading as it is looked up: folded, without numbering, brackets and what follows it."""
    bare = fold_heading(_BRACKETED.sub(" ", _NUMBERING.sub("", text.strip()))) or text.strip()
    for _ in range(3):
        shorter = _LEAD.sub("", _TAIL.sub("", bare))
        if shorter == bare:
            break
        bare = shorter
    return bare


@lru_cache(8192)
def stage_heading(text: str) -> Hit | None:
    """What a heading of a row or a column says, where it speaks of stages as a whole."""
    folded = _folded(text)
    return _look_up(folded, _stage_words()) if folded else None


@lru_cache(8192)
def field_heading(text: str, element: Element) -> Hit | None:
    """What a heading says in a table of one element: the entry, its stage, or a field of the entry."""
    folded = _folded(text)
    if not folded:
        return None
    own = _own_words(element)
    if folded in own:
        return Hit(own[folded], 1.0)
    general = stage_heading(text)
    if (
        general
        and general.weight == 1
        and (general.meaning in {M.STAGE, M.NUMBER} or general.meaning.element is element)
    ):
        return general
    for known in (own, _stage_columns()):
        if hit := _look_up(folded, known):
            return hit
    return general if general and general.meaning.element is element else None


@cache
def is_element_heading(text: str) -> bool:
    """Whether a heading names the column that tells which element a row is about."""
    return heading_text(text) in _field_words(M.ELEMENT)


@cache
def is_text_heading(text: str) -> bool:
    """Whether a heading says no more than: the text stands here."""
    return heading_text(text) in _field_words(M.TEXT)


@cache
def is_field_word(text: str) -> bool:
    """Whether a heading only makes sense below or beside another: `Wat`, `Wie`, `Wanneer`."""
    return any(
        heading_text(text) in _field_words(meaning) for meaning in (M.TEXT, M.ROLE, M.WHEN, M.CHANNELS, M.REQUIRED)
    )


@cache
def is_document_field(text: str) -> bool:
    """Whether a heading may stand over the fields of documents."""
    return heading_text(text) in _field_words(M.FIELDS)


def element_named(text: str) -> Element | None:
    """The element that a short text names (a sheet's title, a cell of a column), or none."""
    hit = stage_heading(text)
    return hit.meaning.element if hit and hit.weight >= 0.7 else None


def language_of(texts: list[str]) -> str:
    """The language that most headings are in; Dutch when neither wins."""
    scores = [0, 0]
    for text in texts:
        folded = heading_text(text)
        for side in (0, 1):
            scores[side] += folded in _words_of_language(side)
        words = set(fold_heading(text).split())
        scores[0] += len(words & {"de", "het", "een", "van", "en", "met", "naar", "wij", "is"})
        scores[1] += len(words & {"the", "of", "and", "with", "to", "we", "for", "is"})
    return "en" if scores[1] > scores[0] else "nl"


def _folded(text: str) -> str:
    """A text as a heading, or nothing when it is too long to be one."""
    if _SAYS_MORE.search(text):
        return ""  # "Trigger: klant belt" is no heading: it says something
    if len(text) > 90 or len(text.split()) > MOST_WORDS or not any(char.isalpha() or char in "#%" for char in text):
        return ""
    return heading_text(text)


def _look_up(folded: str, known: dict[str, Meaning]) -> Hit | None:
    if folded in known:
        return Hit(known[folded], 1.0)
    return _phrase(folded, known) or _slip(folded, known)


def _phrase(folded: str, known: dict[str, Meaning]) -> Hit | None:
    """A heading that holds a word of the list, and little else: the longest such word counts."""
    words = folded.split()
    best: tuple[int, int, str] | None = None
    for start in range(len(words)):
        for end in range(len(words), start, -1):
            part = " ".join(words[start:end])
            if part in known and len(part) > 2 and not (best and best[:2] >= (end - start, -start)):
                best = (end - start, -start, part)
    if best is None:
        return None
    others = [word for word in words if word not in _SMALL]
    share = best[0] / max(1, len(others))
    meaning = known[best[2]]
    if len(others) > 6 or (share < 0.34 and meaning.element is None) or share < 0.2:
        return None
    return Hit(meaning, 0.8 if share >= 0.5 else 0.6)


def _slip(folded: str, known: dict[str, Meaning]) -> Hit | None:
    """A heading that is one slip of the pen from a word of the list, in each of its longer words."""
    if not 5 <= len(folded) <= 32 or folded.count(" ") > 2:
        return None
    most = 1 if len(folded) < 9 else 2
    for word, meaning in known.items():
        if abs(len(word) - len(folded)) <= most and len(word) >= 5 and _near(folded, word):
            return Hit(meaning, 0.7)
    return None


def _near(one: str, other: str) -> bool:
    """Whether two words differ by one slip, or two in a word of nine letters or more."""
    most = 1 if min(len(one), len(other)) < 9 else 2
    if one[0] != other[0] and one[-1] != other[-1]:
        return False
    if sum((Counter(one) - Counter(other)).values()) > most:  # quicker than to count the slips
        return False
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        now = [i]
        for j, wanted in enumerate(other, 1):
            cost = min(row[j] + 1, now[j - 1] + 1, row[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, before[j - 2] + 1)
            now.append(cost)
        before, row = row, now
        if min(row) > most:
            return False
    return row[-1] <= most


@cache
def _stage_words() -> dict[str, Meaning]:
    known: dict[str, Meaning] = {}
    for meaning, texts in STAGE_WORDS.items():
        for text in texts:
            for word in _listed(text):
                known.setdefault(heading_text(word) or word, meaning)
    return known


@cache
def _stage_columns() -> dict[str, Meaning]:
    return {word: meaning for word, meaning in _stage_words().items() if meaning in {M.STAGE, M.NUMBER}}


@cache
def _field_words(meaning: Meaning) -> frozenset[str]:
    return frozenset(heading_text(word) or word for word in _listed(FIELD_WORDS[meaning]))


def _listed(text: str) -> list[str]:
    return [" ".join(word.split()) for word in text.split(",")]


@cache
def _words_of_language(side: int) -> frozenset[str]:
    def all_of(one: int) -> set[str]:
        return {heading_text(word) for texts in STAGE_WORDS.values() for word in _listed(texts[one])}

    return frozenset(all_of(side) - all_of(1 - side))


@cache
def _own_words(element: Element) -> dict[str, Meaning]:
    known: dict[str, Meaning] = {}
    for meaning in FIELDS_OF[element]:
        for word in _listed(FIELD_WORDS[meaning]):
            known.setdefault(heading_text(word) or word, meaning)
    return known
