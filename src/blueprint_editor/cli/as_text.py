"""A blueprint as text to read in a terminal: each stage with its six elements."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from blueprint_editor.core.findings import Finding
from blueprint_editor.core.model import (
    AnyEntry,
    Blueprint,
    Communication,
    DataPoint,
    Document,
    Field,
    Responsibility,
    Stage,
    Status,
    Task,
    Trigger,
)
from blueprint_editor.wording import (
    channel_label,
    element_title,
    enum_label,
    field_name,
    finding_sentence,
    in_sentence,
    percentage,
    say,
    when_text,
)

if TYPE_CHECKING:
    from blueprint_editor.workflows.foreign import Understanding

Names = Mapping[str, str]
"""Per id of a document, data point or stage: its text."""

_COMMANDS_A_TERMINAL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
"""Control characters and those that turn the direction of writing: not for a terminal to carry out."""


def blueprint_text(blueprint: Blueprint, findings: Iterable[Finding], language: str) -> str:
    """The blueprint in lines, ending with what to look at."""
    text = "\n".join(_lines(blueprint, tuple(findings), language)).rstrip() + "\n"
    return for_terminal(text)


def for_terminal(text: str) -> str:
    """The text without what a terminal would carry out instead of showing."""
    return _COMMANDS_A_TERMINAL.sub("\N{REPLACEMENT CHARACTER}", text)


def understanding_text(understanding: Understanding, language: str) -> str:
    """How a workbook that was not made here was understood, in a few lines."""
    lines = [say("foreign.show.lead", language)]
    for sheet in understanding.sheets:
        layout = in_sentence(say(f"foreign.layout.{sheet.layout.value}", language))
        lines.append("  " + say("foreign.show.sheet", language, sheet=sheet.title, layout=layout))
    counts = Counter(cell.role.value for cell in understanding.cells)
    told = (f"{in_sentence(say(f'foreign.role.{role}', language))}: {n}" for role, n in counts.most_common())
    lines.append("  " + say("foreign.show.cells", language, n=len(understanding.cells), roles=", ".join(told)))
    lines.append("  " + say("foreign.left", language, n=len(understanding.left_over)))
    sure = percentage(understanding.confidence, language)
    lines.append("  " + say("foreign.confidence", language, share=sure))
    return _COMMANDS_A_TERMINAL.sub("\N{REPLACEMENT CHARACTER}", "\n".join(lines)) + "\n"


def _lines(blueprint: Blueprint, findings: tuple[Finding, ...], language: str) -> Iterator[str]:
    names = names_of(blueprint)
    yield from _heading(blueprint, language)
    for number, stage in enumerate(blueprint.stages, 1):
        yield ""
        yield from _stage(number, stage, names, language)
    yield from _journey(blueprint, names, language)
    yield from _parking(blueprint, language)
    if findings:
        yield ""
        yield say("show.findings", language)
        yield from (f"  ! {finding_sentence(finding, language)}" for finding in findings)


def names_of(blueprint: Blueprint) -> Names:
    """The texts that a link shows: of stages, documents and data points."""
    names = {stage.id: stage.name for stage in blueprint.stages}
    for stage in blueprint.stages:
        names.update((entry.id, entry.text) for entry in (*stage.documents, *stage.data_points))
    return names


def _heading(blueprint: Blueprint, language: str) -> Iterator[str]:
    title = blueprint.title or say("show.untitled", language)
    yield title
    yield "=" * len(title)
    for field in ("client", "author"):
        if value := getattr(blueprint, field):
            yield f"{field_name(field, language)}: {value}"
    if blueprint.roles:
        yield f"{field_name('roles', language)}: {', '.join(blueprint.roles)}"
    if blueprint.notes:
        yield from _block(blueprint.notes, "")


def _stage(number: int, stage: Stage, names: Names, language: str) -> Iterator[str]:
    facts = [enum_label(stage.kind, language)]
    if stage.probability is not None:
        facts.append(percentage(stage.probability, language))
    if stage.max_days is not None:
        facts.append(say("show.max_days", language, n=stage.max_days))
    yield f"{number}. {stage.name}  ({' · '.join(facts)})"
    if stage.aliases:
        yield f"   {say('show.also', language, names=', '.join(stage.aliases))}"
    for text in (stage.description, stage.note):
        if text:
            yield from _block(text, "   ")
    for element, cell in stage.cells():
        title = element_title(element, language)
        if cell:
            yield f"   {title}"
            for entry in cell:
                yield from _entry(entry, names, language)
        else:
            meant = element in stage.deliberately_empty
            yield f"   {title}: {say('show.empty_on_purpose' if meant else 'show.empty', language)}"


def _entry(entry: AnyEntry, names: Names, language: str) -> Iterator[str]:
    first, *more = entry.text.split("\n")
    yield f"     • {first}"
    yield from (f"       {line}" for line in more)
    details = [part for part in _details(entry, names, language) if part]
    if entry.status is not Status.CONFIRMED:
        details.append(in_sentence(enum_label(entry.status, language)))
    if details:
        yield f"       {' · '.join(details)}"
    if entry.note:
        yield from _block(entry.note, "       ")
    if isinstance(entry, Document):
        yield from (f"         – {_field(field, names, language)}" for field in entry.fields)
    if isinstance(entry, DataPoint):
        for option in entry.options:
            yield f"         – {option.label}{': ' + option.definition if option.definition else ''}"


def _details(entry: AnyEntry, names: Names, language: str) -> list[str]:
    match entry:
        case Trigger():
            proof = ", ".join(names.get(link, link) for link in entry.evidence)
            return [enum_label(entry.actor, language), _named("evidence", proof, language)]
        case Responsibility():
            return [entry.role]
        case Document():
            return [enum_label(entry.audience, language), entry.owner, entry.template]
        case DataPoint():
            known = names.get(entry.required_from or "", "")
            required = say("show.required_from", language, stage=known) if known else ""
            kind = enum_label(entry.type, language)
            return [kind, entry.unit, enum_label(entry.category, language), required, entry.purpose]
        case Task():
            when = when_text(entry.when, language) if entry.when else ""
            return [entry.role, when, in_sentence(field_name("required", language)) if entry.required else ""]
        case Communication():
            channels = ", ".join(channel_label(channel, language) for channel in entry.channels)
            initiative = _named("initiative", enum_label(entry.initiative, language), language)
            return [entry.purpose, channels, initiative, entry.frequency]


def _named(field: str, value: str, language: str) -> str:
    return f"{in_sentence(field_name(field, language))}: {value}" if value else ""


def _field(field: Field, names: Names, language: str) -> str:
    if field.data_point is not None:
        known = names.get(field.data_point, field.data_point)
        return f"{field.text} → {known}"
    return f"{field.text} ({say(f'show.field_{field.standardised.value}', language)})"


def _journey(blueprint: Blueprint, names: Names, language: str) -> Iterator[str]:
    if not blueprint.journey:
        return
    yield ""
    yield say("show.journey", language)
    for phase in blueprint.journey:
        ends = [names.get(end, end) for end in dict.fromkeys((phase.first, phase.last)) if end]
        yield f"  • {phase.text}{'  (' + ' – '.join(ends) + ')' if ends else ''}"


def _parking(blueprint: Blueprint, language: str) -> Iterator[str]:
    if not blueprint.parking:
        return
    yield ""
    yield say("show.parking", language)
    for item in blueprint.parking:
        details = " · ".join(part for part in (item.owner, item.due, item.note) if part)
        yield f"  • {item.text}{'  (' + details + ')' if details else ''}"


def _block(text: str, indent: str) -> Iterator[str]:
    return (f"{indent}{line}" for line in text.split("\n"))
