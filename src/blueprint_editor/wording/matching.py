"""What is what in words: the rows of a plan's matches, and of a pipeline beside a blueprint."""

from __future__ import annotations

from collections.abc import Iterator

from blueprint_editor.core.model import DataType, HubSpotUse
from blueprint_editor.core.plan import (
    Answer,
    Becomes,
    Beside,
    BesideRow,
    Difference,
    MatchReason,
    MatchRow,
    PropertyOption,
    Subject,
    Value,
)

from .names import capital, enum_label
from .plans import property_type, quoted, reason_text, target_sentence, value_text
from .tables import say

_HERE = frozenset({HubSpotUse.DOCUMENT_ONLY, HubSpotUse.SKIP})


def kind_label(subject: Subject, language: str) -> str:
    """Whether a row is about a stage or a data point."""
    return say(f"matching.{subject.value}", language)


def there_label(row: MatchRow, language: str) -> str:
    """What something here is in HubSpot."""
    if row.subject is Subject.STAGE:
        return row.label or say("matching.new_stage", language)
    if row.use in _HERE:
        return enum_label(row.use, language)
    if row.label:
        return say("matching.existing", language, label=row.label, name=row.there)
    if row.wrong is not None:
        return row.there or enum_label(row.use, language)
    return say("matching.new_property.named", language, name=row.there)


def match_why(row: MatchRow, language: str) -> str:
    """Why it is that."""
    if row.wrong is not None:
        return say(f"matching.wrong.{row.wrong.value}", language)
    if row.use in _HERE:
        return say("matching.mapped", language)
    if row.own and row.reason in {MatchReason.DEFAULT, MatchReason.NAMED, MatchReason.LABEL}:
        return f"{reason_text(row.reason, language)} ({say('matching.own', language)})"
    return reason_text(row.reason, language)


def option_label(option: PropertyOption, language: str) -> str:
    """A property to choose; one that holds something else says what."""
    if option.fits:
        return say("matching.existing", language, label=option.label, name=option.name)
    kind = property_type(option.type, option.field_type, language)
    return say("matching.misfit", language, label=option.label, name=option.name, type=kind)


# Beside a blueprint.


def becomes_label(row: BesideRow, language: str) -> str:
    """What something in HubSpot is here."""
    match row.becomes:
        case Becomes.SAME:
            return row.name or say("matching.head.untitled", language)
        case Becomes.NEW:
            return say(f"matching.new_here.{row.subject.value}", language)
        case Becomes.OUT:
            return say("matching.out", language)


def beside_why(row: BesideRow, language: str) -> str:
    """Why it is that."""
    if row.lookalike:
        return say("matching.lookalike", language)
    if row.becomes is Becomes.SAME:
        return reason_text(row.reason, language)
    return say("matching.only_there", language)


def field_label(difference: Difference, language: str) -> str:
    """Which value is different."""
    field = "option" if difference.subject is Subject.OPTION else difference.field
    return say(f"matching.field.{field}", language)


def shown_value(difference: Difference, value: Value, language: str) -> str:
    """A value as it stands in a row."""
    if difference.field == "type":
        return enum_label(DataType(str(value)), language) if value else "–"
    if difference.field == "options" and isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, str) and difference.field != "field_type" and value.strip():
        return value
    return capital(value_text(difference.field, value, language))


def theirs_text(difference: Difference, language: str) -> str:
    """What HubSpot has: `Winkans: 20%`."""
    value = shown_value(difference, difference.theirs, language)
    return say("matching.field", language, field=field_label(difference, language), value=value)


def value_answers(difference: Difference, language: str) -> tuple[tuple[Answer, str], tuple[Answer, str]]:
    """The two values there are to choose from, each with whose it is; ours comes first."""
    if difference.field == "options":
        ours, theirs = say("matching.value.not_add", language), say("matching.value.add", language)
    else:
        key = "type_ours" if difference.field == "type" else "ours"
        here, there = (shown_value(difference, one, language) for one in (difference.ours, difference.theirs))
        ours = say(f"matching.value.{key}", language, value=here)
        theirs = say("matching.value.theirs", language, ours=here, value=there)
    return (Answer.IGNORE, ours), (Answer.TAKE_OVER, theirs)


def difference_why(difference: Difference, language: str) -> str:
    """Who changed it, as far as that is known."""
    if difference.field == "options":
        return say("matching.only_there", language)
    if difference.base is None:
        return say("matching.differs", language)
    return say(f"matching.side.{difference.side.value}", language)


def beside_lines(found: Beside, language: str) -> Iterator[str]:
    """What is what, whose value counts: a line each, to print."""
    signs = {Becomes.SAME: "=", Becomes.NEW: "+", Becomes.OUT: "-"}
    yield target_sentence(found.target, language)
    yield ""
    for row in found.rows:
        there = f"{quoted(row.label)} ({row.there})"
        if row.subject is not Subject.PIPELINE:
            kind = say(f"matching.line.{row.subject.value}", language)
            facts = {"kind": kind, "there": there, "name": quoted(row.name)}
            line = say(f"matching.line.{row.becomes.value}", language, **facts, why=beside_why(row, language))
            yield f"{signs[row.becomes]}  {capital(line)}"
        elif row.differences:
            yield f"=  {capital(say('matching.line.pipeline', language, there=there))}"
        for one in row.differences:
            yield f"    ~  {_value_line(one, language)}"
    yield ""
    key = "matching.linked" if found.linked else "matching.not_linked"
    yield say(key, language, label=quoted(found.target.label))


def _value_line(one: Difference, language: str) -> str:
    deed = "take" if one.answer is Answer.TAKE_OVER else "keep"
    ours, theirs = (_printed(one, value, language) for value in (one.ours, one.theirs))
    return say(f"matching.line.{deed}", language, field=field_label(one, language), ours=ours, theirs=theirs)


def _printed(one: Difference, value: Value, language: str) -> str:
    if one.field == "label" and isinstance(value, str) and value.strip():
        return quoted(value)
    return shown_value(one, value, language) or "–"
