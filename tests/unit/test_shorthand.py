"""What one types behind an entry: which tokens are read, and which stay text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint_editor.core.model import (
    ELEMENTS,
    ENTRY_TYPES,
    Anchor,
    Audience,
    Channel,
    Communication,
    DataPoint,
    DataType,
    Document,
    Element,
    Responsibility,
    Task,
    Trigger,
    When,
)
from blueprint_editor.core.text import fold
from blueprint_editor.method.shorthand import (
    AUDIENCE_WORDS,
    CHANNEL_WORDS,
    TYPE_WORDS,
    Said,
    filled,
    parse,
    read,
    render,
    role_at,
    role_token,
)
from tests.strategies import examples, lines, texts

E = Element
LANGUAGES = ("nl", "en")


@pytest.mark.parametrize(
    ("element", "line", "said"),
    [
        (E.TASK, "Bellen @verkoper", Said("Bellen", role="verkoper")),
        (E.TASK, "Bellen +3d", Said("Bellen", when=When(Anchor.ENTER, 3))),
        (E.TASK, "Bellen -1D !", Said("Bellen", when=When(Anchor.LEAVE, 1), required=True)),
        (E.TASK, "Bellen ! +1d !", Said("Bellen !", when=When(Anchor.ENTER, 1), required=True)),
        (E.TASK, "Let op! !  ", Said("Let op!", required=True)),
        (E.TASK, 'Bellen ! @"Inside sales" +0d', Said("Bellen", "Inside sales", When(Anchor.ENTER, 0), required=True)),
        (E.RESPONSIBILITY, "Prijs bewaken @directie", Said("Prijs bewaken", role="directie")),
        (E.DOCUMENT, "Offerte >klant", Said("Offerte", audience=Audience.CUSTOMER)),
        (E.DOCUMENT, "Quote >internal", Said("Quote", audience=Audience.INTERNAL)),
        (E.DATA_POINT, "Vermogen :getal !", Said("Vermogen", type=DataType.NUMBER, required=True)),
        (E.DATA_POINT, "Agreed :Yes/No", Said("Agreed", type=DataType.YES_NO)),
        (
            E.DATA_POINT,
            "Kleur :keuze(rood| licht blauw |)",
            Said("Kleur", type=DataType.CHOICE, options=("rood", "licht blauw")),
        ),
        (E.COMMUNICATION, "Stand van zaken via telefoon, mail", Said("Stand van zaken", channels=("phone", "email"))),
        (E.COMMUNICATION, "Update via phone,e-mail", Said("Update", channels=("phone", "email"))),
    ],
)
def test_tokens_at_the_end_set_fields(element: Element, line: str, said: Said) -> None:
    assert parse(line, element) == said


@pytest.mark.parametrize(
    ("element", "line"),
    [
        (E.TASK, "Akkoord?"),
        (E.TASK, "Let op!"),
        (E.TASK, "offerte verstuurd via mail"),
        (E.TASK, "@verkoper"),
        (E.TASK, " !"),
        (E.TASK, "stuur @jan een mail"),
        (E.TASK, "akkoord van @jan?"),
        (E.TASK, "mail naar info@klant"),
        (E.TASK, "Bellen\n@verkoper"),
        (E.TASK, "Vermogen :getal"),
        (E.TASK, "Bellen +3 d"),
        (E.TASK, "Bellen +3dagen"),
        (E.TRIGGER, "Koper tekent @verkoper +3d ! :datum >klant via mail"),
        (E.RESPONSIBILITY, "Prijs bewaken !"),
        (E.DOCUMENT, "Offerte @verkoper"),
        (E.DOCUMENT, "Omzet >100"),
        (E.DATA_POINT, "Budget :euro"),
        (E.DATA_POINT, "Datum :datum(a|b)"),
        (E.DATA_POINT, "Kleur :keuze()"),
        (E.DATA_POINT, "Kleur:getal"),
        (E.COMMUNICATION, "contact via de installateur"),
        (E.COMMUNICATION, "contact via mail of telefoon"),
    ],
)
def test_whatever_else_stays_text(element: Element, line: str) -> None:
    assert parse(line, element) == Said(line)


@pytest.mark.parametrize("side", [0, 1])
def test_every_word_is_read_in_both_languages(side: int) -> None:
    for kind, words in TYPE_WORDS.items():
        assert all(parse(f"x :{pair[side]}", E.DATA_POINT).type is kind for pair in words)
    for audience, words in AUDIENCE_WORDS.items():
        assert all(parse(f"x >{pair[side]}", E.DOCUMENT).audience is audience for pair in words)
    for channel, words in CHANNEL_WORDS.items():
        assert all(parse(f"x via {pair[side]}", E.COMMUNICATION).channels == (channel,) for pair in words)
    assert set(TYPE_WORDS) == set(DataType)
    assert set(AUDIENCE_WORDS) == set(Audience)
    assert set(CHANNEL_WORDS) == set(Channel)


def test_a_role_of_the_blueprint_is_read_by_its_whole_name_and_keeps_its_capitals() -> None:
    roles = ("Sales", "Inside Sales", "Jan de Vries")
    assert parse("Bellen @inside sales", E.TASK, roles) == Said("Bellen", role="Inside Sales")
    assert parse("Bellen @SALES", E.TASK, roles) == Said("Bellen", role="Sales")
    assert parse("Bellen @jan de vries !", E.TASK, roles) == Said("Bellen", role="Jan de Vries", required=True)
    assert parse("Bellen @jan de", E.TASK, roles) == Said("Bellen @jan de")


def test_what_is_fenced_off_stays_text() -> None:
    line = "Bellen @jan +3d !"
    said, tokens = read(line, E.TASK, since=line.index("+"))
    assert said == Said("Bellen @jan", when=When(Anchor.ENTER, 3), required=True)
    assert [line[token.start : token.end] for token in tokens] == ["+3d", "!"]


def test_the_role_that_is_being_typed_is_found() -> None:
    assert role_at("Bellen @", 8, E.TASK) == (7, "")
    assert role_at("Bellen @Ins", 11, E.RESPONSIBILITY) == (7, "Ins")
    assert role_at("Bellen @Inside sa", 17, E.TASK) == (7, "Inside sa")
    assert role_at("Bellen @Ins", 11, E.TASK, since=8) is None
    assert role_at("Bellen @Ins", 9, E.TASK) is None
    assert role_at("info@klant", 10, E.TASK) is None
    assert role_at("Offerte @", 9, E.DOCUMENT) is None


def _names() -> st.SearchStrategy[str]:
    return lines().filter(lambda name: "\n" not in name)


@st.composite
def said(draw: st.DrawFn, element: Element) -> Said:
    """What a line can say, its text free of tokens of its own."""
    text = draw(texts()).rstrip(" ")
    values: dict[str, object] = {}
    maybe = st.booleans()
    if element in {E.TASK, E.RESPONSIBILITY} and draw(maybe):
        values["role"] = draw(_names())
    if element is E.TASK and draw(maybe):
        values["when"] = When(draw(st.sampled_from(Anchor)), draw(st.integers(0, 9999)))
    if element in {E.TASK, E.DATA_POINT}:
        values["required"] = draw(maybe)
    if element is E.DATA_POINT and draw(maybe):
        values["type"] = draw(st.sampled_from(DataType))
        if values["type"] in {DataType.CHOICE, DataType.MULTI_CHOICE}:
            odd = st.sampled_from(("a|b", "(a", "b)", "\\", "\\|"))
            values["options"] = tuple(draw(st.lists(st.one_of(odd, _names()), max_size=3, unique=True)))
    if element is E.DOCUMENT and draw(maybe):
        values["audience"] = draw(st.sampled_from(Audience))
    if element is E.COMMUNICATION and draw(maybe):
        values["channels"] = tuple(
            channel.value for channel in draw(st.lists(st.sampled_from(Channel), min_size=1, max_size=3, unique=True))
        )
    return Said(text, **values)  # type: ignore[arg-type]  # each of its own type above


@pytest.mark.parametrize("element", ELEMENTS)
@settings(max_examples=examples(60))
@given(data=st.data())
def test_what_is_rendered_is_parsed_back(element: Element, data: st.DataObject) -> None:
    wanted = data.draw(
        said(element).filter(lambda one: one.text.strip() and parse(one.text, element) == Said(one.text))
    )
    for language in LANGUAGES:
        line = render(wanted, language)
        assert parse(line, element) == wanted
        assert parse(line, element, (wanted.role,) if wanted.role else ()) == wanted


def test_options_may_hold_what_stands_between_them() -> None:
    wanted = Said("Kleur", type=DataType.MULTI_CHOICE, options=("a|b", "(c)", "\\", "d e"))
    assert all(parse(render(wanted, language), E.DATA_POINT) == wanted for language in LANGUAGES)


@pytest.mark.parametrize("element", ELEMENTS)
@settings(max_examples=examples(60))
@given(data=st.data())
def test_any_line_says_the_same_when_it_is_rendered_again(element: Element, data: st.DataObject) -> None:
    tail = st.sampled_from(
        ["!", "+3d", "-12d", "@jan", '@"a b"', ":datum", ":keuze(a|b)", ">klant", "via mail, post", "en"]
    )
    line = " ".join([data.draw(texts()), *data.draw(st.lists(tail, max_size=4))])
    found = parse(line, element)
    assert line.startswith(found.text)
    assert (found == Said(line)) or parse(render(found, "nl"), element) == found


@settings(max_examples=examples(100))
@given(_names())
def test_a_role_is_typed_as_it_is_read(role: str) -> None:
    read_back = parse(f"x {role_token(role)}", E.TASK)
    assert read_back.text == "x"
    assert fold(read_back.role) == fold(role)


def test_what_is_said_is_filled_in() -> None:
    names = iter("abcdef")
    made = {element: ENTRY_TYPES[element](f"{element.value}_1", "") for element in ELEMENTS}

    def fill(element: Element, line: str) -> object:
        return filled(made[element], parse(line, element), "st_here", lambda prefix: f"{prefix}_{next(names)}")

    assert fill(E.TRIGGER, "Koper belt !") == Trigger("trigger_1", "Koper belt !")
    assert fill(E.RESPONSIBILITY, "Prijs @x") == Responsibility("responsibility_1", "Prijs", role="x")
    assert fill(E.TASK, "Bellen -2d !") == Task("task_1", "Bellen", when=When(Anchor.LEAVE, 2), required=True)
    assert fill(E.DOCUMENT, "Offerte >beide") == Document("document_1", "Offerte", audience=Audience.BOTH)
    assert fill(E.COMMUNICATION, "Update via post") == Communication("communication_1", "Update", channels=("post",))
    point = fill(E.DATA_POINT, "Kleur :keuze(a|b) !")
    assert isinstance(point, DataPoint)
    assert (point.type, point.required_from) == (DataType.CHOICE, "st_here")
    assert [(option.id, option.label) for option in point.options] == [("op_a", "a"), ("op_b", "b")]
