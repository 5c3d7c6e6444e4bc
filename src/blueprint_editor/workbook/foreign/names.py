"""Stage names: what is a name, what of it is numbering or a percentage, and which stages close a deal."""

from __future__ import annotations

import re
from typing import NamedTuple

from blueprint_editor.core.model import Kind
from blueprint_editor.workbook.labels import lookup
from blueprint_editor.workbook.text import fold_heading

_WORD = r"(?:verkoop|sales|deal)?(?:fase|stage|stap|step|phase|status)"
_PREFIX = re.compile(
    rf"^(?:{_WORD}\s*(?:nr\.?|no\.?|#)?\s*[0-9]{{1,2}}[a-z]?\b\s*[:.)–—-]*\s*|{_WORD}\s*[:–—-]\s*"
    r"|#?[0-9]{1,2}[a-z]?\s*[.):]+\s*|[0-9]{1,2}\s*[–—-]+\s+|#[0-9]{1,2}\s+|[FS][0-9]{1,2}\s*[:.)–—-]+\s*|[A-Z][.)]\s+)",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"^0?([0-9]{1,2})\s+(?=\S)")
_ONLY_NUMBER = re.compile(rf"^(?:{_WORD}\s*)?(?:nr\.?|no\.?|#)?\s*[0-9]{{1,2}}\s*[:.)]?$", re.IGNORECASE)
_PERCENT = re.compile(r"[\s,;–—-]*[(\[]?\s*([0-9]{1,3}(?:[.,][0-9]+)?)\s*%\s*[)\]]?\s*$")
_ALIAS = re.compile(
    r"\s*[(\[]\s*(?:ook wel|oftewel|alias|alternatieve? na(?:am|men)|andere na(?:am|men)|ook"
    r"|aka|a\.k\.a\.|also(?: known as| called)?"
    r"|alternative names?|other names?)\s*:?\s*([^)\]]+)[)\]]\s*$",
    re.IGNORECASE,
)
_QUOTES = "\"'“”„‘’«»"
_ENDS = re.compile(r"[.:;!?]$")


def _listed(text: str) -> tuple[str, ...]:
    return tuple(" ".join(word.split()) for word in text.split(","))


_WON = frozenset(_listed("gewonnen, won, winst, gescoord, closedwon, wins, gewonen"))
_LOST = frozenset(
    _listed(
        """verloren, lost, verlies, afgewezen, afgevallen, rejected, vervallen, closedlost, loss, afgehaakt,
        geannuleerd,
        cancelled, canceled, declined, verlopen, disqualified, afgeketst, misgelopen"""
    )
)
_LOST_PHRASES = _listed(
    """geen deal, no deal, niet doorgegaan, gaat niet door, geen opdracht, no sale, geen order, niet gegund,
    geen interesse, no go, geen match, dead deal, geen plaatsing, geen verkoop, geen boeking"""
)
_MAYBE_WON = frozenset(
    _listed(
        """order, opdracht, deal, klant, verkocht, sold, getekend, signed, ondertekend, akkoord, signed contract,
        contract getekend, contract signed, opdracht binnen, order binnen, order ontvangen, opdracht ontvangen,
        order geplaatst, opdracht bevestigd, order bevestigd, gegund, geboekt, booked, boeking bevestigd,
        booking confirmed, klant geworden, customer, new customer, nieuwe klant, geplaatst, placed, plaatsing,
        placement, hired, polis ingegaan, order received, po received, purchase order, opdrachtbevestiging,
        koopovereenkomst getekend, bound, closed, deal gesloten, deal closed, gesloten, ingeschreven,
        overeenkomst getekend, aangenomen, polis actief, opdracht getekend, offerte getekend, live, boeking"""
    )
)
_NOT_YET = frozenset({"niet", "nog", "not", "geen", "no", "bijna", "almost"})

_TOTALS = frozenset(
    _listed(
        """totaal, total, totals, totalen, subtotaal, subtotal, som, sum, gemiddeld, gemiddelde, average, eindtotaal,
        grand total"""
    )
)
_ASIDES = _listed(
    """let op, noot, opmerking, legenda, bron, versie, toelichting, note, legend, source, nb, version,
    laatst bijgewerkt,
    last updated, datum, date, opgesteld, gemaakt, author, auteur, copyright, tip, ps, ter info, vragen, todo, pm"""
)


class StageName(NamedTuple):
    """A stage's name without numbering, and what stood with it."""

    name: str
    aliases: tuple[str, ...] = ()
    probability: float | None = None


def stage_name(text: str, *, bare_numbers: bool = False) -> StageName:
    """The name in a cell; `bare_numbers` when the names of all stages are counted as in `2 Offerte`."""
    name = " ".join(text.split())
    share: float | None = None
    if found := _PERCENT.search(name):
        number = float(found[1].replace(",", "."))
        if number <= 100 and found.start():
            name, share = name[: found.start()].strip(), round(number / 100, 6)
    aliases: tuple[str, ...] = ()
    if found := _ALIAS.search(name):
        aliases, name = (found[1].strip(_QUOTES + " "),), name[: found.start()].strip()
    bare = _PREFIX.sub("", name, count=1)
    if bare_numbers:
        bare = _BARE_NUMBER.sub("", bare)
    return StageName(bare.strip() or name or text.strip(), tuple(alias for alias in aliases if alias), share)


def are_counted(names: list[str]) -> bool:
    """Whether names are counted up without a point: `1 Lead`, `2 Offerte`."""
    numbers = [int(found[1]) for name in names if (found := _BARE_NUMBER.match(name.strip()))]
    return (
        len(numbers) > 1
        and len(numbers) == len(names)
        and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    )


def is_only_number(text: str) -> bool:
    """Whether a text is no name but a number: `Fase 2`, `3.`."""
    return _ONLY_NUMBER.match(text.strip()) is not None


def number_in(text: str) -> int | None:
    """The number of a stage that is referred to by `2`, `Fase 2` or `2.`, or none."""
    return int("".join(char for char in text if char.isdigit())) if is_only_number(text) else None


def bears_number(text: str) -> bool:
    """Whether a text begins as a counted stage does: `Fase 2: Offerte`."""
    return re.match(rf"^{_WORD}\s*(?:nr\.?|#)?\s*[0-9]{{1,2}}\b|^{_WORD}\s*:", text.strip(), re.IGNORECASE) is not None


def key_of(text: str) -> str:
    """What two mentions of one stage share."""
    name = stage_name(text).name
    return fold_heading(name) or name


def may_be_name(text: str) -> bool:
    """Whether a text is short and plain enough for the name of a stage."""
    long = len(text) > 80 or len(text.split()) > 9 or text.count("\n") > 2
    if long or not any(char.isalpha() for char in text):
        return is_only_number(text)
    return not is_total(text) and not (":" in text and _talks(text))


def is_aside(text: str) -> bool:
    """Whether a text below or beside a table talks about it: `Let op: …`, a sentence."""
    marked = text.startswith(("*", "←", "→", "NB", "!")) or _ENDS.search(text.strip()) is not None
    return len(text) > 60 or marked or _talks(text)


def _talks(text: str) -> bool:
    folded = fold_heading(text)
    return any(folded == word or folded.startswith(f"{word} ") for word in _ASIDES)


def is_total(text: str) -> bool:
    """Whether a row or a column sums up the others."""
    folded = fold_heading(text)
    return folded in _TOTALS or folded.split(" ")[0] in _TOTALS


def kinds_of(names: list[str], said: list[Kind | None], shares: list[float | None]) -> list[Kind]:
    """Which stages close a deal: as the workbook says, else by their names, else by 100% at the end."""
    kinds = [kind or _kind_by_name(name) for kind, name in zip(said, names, strict=True)]
    if Kind.WON not in kinds:
        open_ones = [place for place, kind in enumerate(kinds) if kind is None]
        sure = [place for place in open_ones if shares[place] == 1]
        last = [place for place in open_ones[-1:] if fold_heading(names[place]) in _MAYBE_WON]
        later = [place for place in open_ones if fold_heading(names[place]) in _MAYBE_WON and _closes(kinds, place)]
        for place in (sure or last or later)[-1:]:
            kinds[place] = Kind.WON
    if Kind.LOST not in kinds and kinds and kinds[-1] is None and shares[-1] == 0 and len(kinds) > 1:
        kinds[-1] = Kind.LOST
    return [kind or Kind.OPEN for kind in kinds]


def has_end(names: list[str]) -> bool:
    """Whether one of these names plainly closes a deal."""
    return any(_kind_by_name(stage_name(name).name) is not None for name in names)


def _closes(kinds: list[Kind | None], place: int) -> bool:
    """Whether all that follows closes the deal."""
    return place > 0 and all(kind is not None for kind in kinds[place + 1 :])


def _kind_by_name(name: str) -> Kind | None:
    folded = fold_heading(name)
    found = lookup(Kind, name)
    if found is not None and found != Kind.OPEN:
        return Kind(found)
    words = set(folded.split())
    if words & _WON and words & _LOST:
        return None  # one stage for both ends: the person says which
    if any(phrase in f" {folded} ".replace("  ", " ") for phrase in (f" {one} " for one in _LOST_PHRASES)):
        return Kind.LOST
    if words & _NOT_YET:
        return None
    return Kind.WON if words & _WON else Kind.LOST if words & _LOST else None
