"""The plan of a push in words: one sentence a line, the same for the window and the command line."""

from __future__ import annotations

from blueprint_editor.core.model import DataType
from blueprint_editor.core.plan import (
    KEEP,
    NEW,
    SHORTEN,
    AnyStep,
    ArchiveProperty,
    Candidate,
    ChangePipeline,
    ChangeProperty,
    ChangeStage,
    CreateGroup,
    CreatePipeline,
    CreateProperty,
    CreateStage,
    CreateWorkflow,
    Difference,
    Match,
    MatchReason,
    NewStage,
    Notice,
    NoticeCode,
    OnlyThere,
    OrderStages,
    Plan,
    PlanKind,
    Question,
    QuestionCode,
    Reason,
    Refused,
    SetOptions,
    Side,
    Subject,
    Target,
    TargetKind,
    Value,
)

from .names import element_name, enum_label, in_sentence, percentage
from .sentences import quoted as shortened
from .tables import say

_GONE = "gone"
MOST = 120
"""How many characters of a name a line of a plan repeats: it is to be found again in HubSpot."""


def quoted(name: str) -> str:
    """A name in HubSpot, as long as it is."""
    return shortened(name, MOST)


def account_name(target: Target, language: str) -> str:
    """The account, and whether people work in it: `Bakker 4711 (productie)`."""
    name = f"{target.account_name} {target.account}".strip()
    return say(f"plan.account.{'production' if target.production else 'test'}", language, name=name)


def target_sentence(target: Target, language: str, kind: PlanKind = PlanKind.PUSH, *, ids: bool = True) -> str:
    """The first line of a plan: where the push goes, in a window without HubSpot's own id of the pipeline."""
    known = "" if ids else ".named"
    facts = {"account": account_name(target, language), "label": _label(target.label, language)}
    if kind is PlanKind.UNDO:
        return say(f"plan.target.undo{known}", language, **facts, pipeline=target.pipeline)
    match target.kind:
        case TargetKind.NONE:
            return say("plan.target.none", language, account=facts["account"])
        case TargetKind.NEW:
            line = say("plan.target.new", language, **facts)
        case TargetKind.EXISTING:
            line = say(f"plan.target.existing{known}", language, **facts, pipeline=target.pipeline)
    if target.used is None or target.limit is None:
        return line
    return f"{line} · {say('plan.target.limit', language, used=target.used, limit=target.limit)}"


def candidate_label(candidate: Candidate, language: str) -> str:
    """A pipeline that can be chosen as the target, or cannot."""
    if not candidate.writable:
        return say("plan.candidate.read_only", language, label=candidate.label)
    return say("plan.candidate", language, label=candidate.label, n=candidate.stages)


def step_sentence(step: AnyStep, language: str) -> str:
    """What a step does."""
    match step:
        case CreateGroup():
            return say("plan.step.create_group", language, label=quoted(step.label))
        case CreateProperty():
            facts = {"label": quoted(step.label), "name": step.name, "type": _type_of(step, language)}
            if step.type == "enumeration" and step.options:
                return say("plan.step.create_property.options", language, **facts, n=len(step.options))
            return say("plan.step.create_property", language, **facts)
        case ChangeProperty():
            return _changed("plan.step.change_property", step.label, step, language)
        case SetOptions():
            return say("plan.step.set_options", language, label=quoted(step.label), what=_options(step, language))
        case ArchiveProperty():
            return say("plan.step.archive_property", language, label=quoted(step.label), name=step.name)
        case CreatePipeline():
            return say("plan.step.create_pipeline", language, label=quoted(step.label), n=len(step.stages))
        case ChangePipeline():
            before, after = (value_text("label", one, language) for one in (step.before, step.after))
            return say("plan.step.change_pipeline", language, before=before, after=after)
        case CreateStage():
            return new_stage_text(step.stage, language)
        case ChangeStage():
            if step.passing:
                after = value_text("label", step.after, language)
                return say("plan.step.pass_stage", language, label=quoted(step.name), after=after)
            return _changed("plan.step.change_stage", step.name, step, language)
        case OrderStages():
            return _order(step, language)
        case CreateWorkflow():
            return say("plan.step.create_workflow", language, label=quoted(step.name), n=len(step.tasks))


def new_stage_text(stage: NewStage, language: str) -> str:
    """A stage that is made, alone or as a line of its pipeline."""
    chance = percentage(stage.probability, language)
    return say("plan.step.create_stage", language, label=quoted(stage.label), chance=chance)


def _changed(key: str, label: str, step: ChangeProperty | ChangeStage, language: str) -> str:
    before, after = (value_text(step.field, one, language) for one in (step.before, step.after))
    field = say(f"plan.field.{step.field}", language)
    return say(key, language, label=_label(label, language), field=field, before=before, after=after)


def _order(step: OrderStages, language: str) -> str:
    names = [step.names.get(name, name) for name in step.after]
    if step.moves:
        return say("plan.step.order_stages", language, order=" › ".join(names))
    new = set(step.after) - set(step.before)
    near = [names[at] for at, name in enumerate(step.after) if new & set(step.after[max(at - 1, 0) : at + 2])]
    return say("plan.step.place_stages", language, order=" › ".join(near))


def _options(step: SetOptions, language: str) -> str:
    """What becomes different of options."""
    before = {one.value: one for one in step.before}
    new = [one.label for one in step.after if one.value not in before]
    parts: list[str] = []
    if new:
        parts.append(say("plan.options.new", language, n=len(new), names=", ".join(map(quoted, new))))
    for one in step.after:
        old = before.get(one.value, one)
        if old.label != one.label:
            parts.append(say("plan.options.renamed", language, before=quoted(old.label), after=quoted(one.label)))
        if old.hidden != one.hidden:
            parts.append(say(f"plan.options.{'hidden' if one.hidden else 'shown'}", language, name=quoted(one.label)))
    return "; ".join(parts)


def _type_of(step: CreateProperty, language: str) -> str:
    return say("plan.type.user", language) if step.of_users else property_type(step.type, step.field_type, language)


def property_type(kind: str, field_type: str, language: str) -> str:
    """A type of property as the program calls it; one that it has no word for as HubSpot writes it."""
    try:
        return say(f"plan.type.{kind}.{field_type}", language)
    except KeyError:
        return f"{kind}/{field_type}"


def value_text(field: str, value: Value, language: str) -> str:
    """A value of a field: a label in quotation marks, a probability as a percentage, an order with arrows."""
    match value:
        case bool():
            return say(f"plan.value.{'hidden' if value else 'shown'}", language)
        case float():
            return percentage(value, language)
        case tuple():
            return " › ".join(value)
        case str() if field == "field_type":
            return property_type("string", value, language)
        case str() if value.strip():
            return quoted(value)
        case _:
            return say("plan.value.none", language)


def _label(label: str, language: str) -> str:
    return quoted(label) if label.strip() else say("plan.value.none", language)


def match_sentence(match: Match, language: str) -> str:
    """What a thing here is in HubSpot, and why."""
    facts = {"name": _label(match.name, language), "reason": reason_text(match.reason, language)}
    if match.subject is Subject.WORKFLOW:
        return say("plan.match.workflow", language, **facts)
    label = f"{_label(match.label, language)} ({match.there})"
    return say(f"plan.match.{match.subject.value}", language, **facts, label=label)


def reason_text(reason: MatchReason | None, language: str) -> str:
    """Why two things are one."""
    return "" if reason is None else say(f"plan.reason.{reason.value}", language)


def question_sentence(question: Question, language: str) -> str:
    """What is asked, with the answer that counts as long as nobody gives another."""
    facts = {"name": _label(question.name, language)}
    match question.code:
        case QuestionCode.LONG_LABEL:
            return say("plan.question.long_label", language, **facts)
        case QuestionCode.PROBABILITY:
            chance = percentage(float(question.counts), language)
            return say("plan.question.probability", language, **facts, answer=chance)
        case _ if question.counts == NEW:
            return say(f"plan.question.{question.code.value}.new", language, **facts)
        case _:
            label = _label(question.labels.get(question.counts, question.counts), language)
            reason = reason_text(question.reason, language)
            return say(f"plan.question.{question.code.value}", language, **facts, answer=label, reason=reason)


def answer_label(question: Question, answer: str, language: str) -> str:
    """What an answer to a question is called."""
    if answer == NEW:
        thing = "stage" if question.code is QuestionCode.STAGE_MATCH else "property"
        return say(f"plan.answer.new_{thing}", language)
    if answer == KEEP:
        return say("plan.answer.keep", language)
    if answer == SHORTEN:
        return say("plan.answer.shorten", language, label=quoted(question.labels.get(answer, "")))
    if question.code is QuestionCode.PROBABILITY:
        return percentage(float(answer), language)
    return question.labels.get(answer, answer)


def difference_sentence(difference: Difference, language: str, kind: PlanKind = PlanKind.PUSH) -> str:
    """What is different, on which side it changed, and by whom and when, if that is known."""
    what = _what(difference.subject, difference.name, difference.owner, language)
    field, by = difference.field, _by(difference, language)
    if field == _GONE:
        told = say("plan.difference.gone", language, what=what)
    else:
        values = {"ours": difference.ours, "theirs": difference.theirs}
        facts = {name: value_text(field, value, language) for name, value in values.items()}
        facts |= {"what": what, "field": say(f"plan.field.{field}", language)}
        base = value_text(field, difference.base, language)
        if kind is PlanKind.UNDO:
            told = say("plan.difference.undo", language, **facts, base=base)
        elif difference.side is Side.BOTH and difference.base is not None:
            told = say("plan.difference.three", language, **facts, base=base)
        else:
            told = say("plan.difference.two", language, **facts)
    side = say(f"plan.side.{difference.side.value}", language)
    return f"{side}{f' ({by})' if by else ''}: {told}"


def _by(difference: Difference, language: str) -> str:
    if difference.user:
        return say("plan.difference.by", language, user=difference.user, at=difference.at)
    return difference.at


def _what(subject: Subject, name: str, owner: str, language: str) -> str:
    facts = {"name": _label(name, language)}
    if subject is Subject.OPTION:
        facts["owner"] = quoted(owner)
    return say(f"plan.what.{subject.value}", language, **facts) if subject is not Subject.ORDER else _stages(language)


def _stages(language: str) -> str:
    return say("plan.what.order", language)


def only_there_sentence(one: OnlyThere, language: str, kind: PlanKind = PlanKind.PUSH) -> str:
    """That something is only in HubSpot, or was made by the push that is undone, and stays."""
    facts = {"label": quoted(one.label)}
    if kind is PlanKind.UNDO:
        return say(f"plan.stays.{one.subject.value}", language, **facts)
    if one.subject is Subject.OPTION:
        facts["owner"] = quoted(one.owner)
    return say(f"plan.only_there.{one.subject.value}", language, **facts)


def refused_sentence(refused: Refused, language: str) -> str:
    """What is left out, why, and what to do."""
    facts: dict[str, str | int] = {
        "name": _label(refused.name, language),
        "what": _refused_what(refused, language),
        "most": "",
        "property": "",
        "option": "",
        "options": "",
        **refused.facts,
    }
    if refused.reason in {Reason.TYPE_DIFFERS, Reason.TYPE_CHANGED}:
        there, _, field_type = str(facts["there"]).partition("/")
        facts["there"] = property_type(there, field_type, language)
        facts["here"] = in_sentence(enum_label(DataType(str(facts["here"])), language))
    if refused.reason is Reason.OPTION_DOUBLED:
        facts["option"] = quoted(str(facts["option"]))
    told = say(f"plan.refused.{refused.reason.value}", language, **facts)
    return told[:1].upper() + told[1:]


def _refused_what(refused: Refused, language: str) -> str:
    if refused.subject is Subject.PROPERTY:
        from blueprint_editor.core.model import Element

        name = element_name(Element.DATA_POINT, language)
        return f"{name} {quoted(refused.name)}" if refused.name else name
    return _what(refused.subject, refused.name, "", language)


def notice_sentence(notice: Notice, language: str) -> str:
    """Something to know of before the push."""
    name = notice.name if notice.code is NoticeCode.OTHER_ACCOUNT else _label(notice.name, language)
    facts: dict[str, str | int] = {"name": name, **notice.facts}
    return say(f"plan.notice.{notice.code.value}", language, **facts)


def count_sentences(plan: Plan, language: str) -> tuple[str, ...]:
    """How many things the plan leaves alone, a line for each reason that there is."""
    counts = plan.counts
    numbers = {
        "examples": counts.examples,
        "document_only": counts.document_only,
        "skipped": counts.skipped,
    }
    return tuple(say(f"plan.{name}", language, n=n) for name, n in numbers.items() if n)
