"""The entries of a cell: its lines without their marks."""

from __future__ import annotations

import re

_BULLET = re.compile(
    r"(?:[•·▪▫■□●○◦‣⁃∙►▶▸➢➤➔→➡⇒✅✓✔✗✘✖❌☐☑☒⬜◻❑❒❏❖◆◇★☆❯»🔲🔹🔸\ufe0f]+\s*"
    r"|[-–—*+>]+\s+"
    r"|[-–—*](?=[^\W\d_])"  # sloppy: no space after it; -10% is a number
    r"|o[\t\xa0]\s*|o {2,}"
    r"|\[[ xXvV✓]?\]\s*)"
)
_NUMBER = re.compile(r"\(?\d{1,2}(?:\.\d{1,2}){0,2}[.)]\s+|\d{1,2}\)\s*(?=\w)")
_LETTER = re.compile(r"\(?([A-Za-z])[.)]\s+")
_SMALL_O = re.compile(r"o (?=\w)")
_OPENING, _CLOSING = "([{", ")]}"
_NOTHING = frozenset(
    {
        "-",
        "–",
        "—",
        "--",
        "---",
        "/",
        "n.v.t.",
        "n.v.t",
        "nvt",
        "n/a",
        "n.a.",
        "na",
        "niet van toepassing",
        "not applicable",
    }
)


def entries(text: str) -> list[str]:
    """What the lines of a cell say, each without its mark; one line is split at semicolons outside brackets."""
    lines = [line.rstrip() for line in text.split("\n") if line.strip()]
    if len(lines) == 1:
        lines = split_at_semicolons(lines[0])
    return _gathered(lines, _without_marks(lines))


def typed_lines(text: str) -> list[str]:
    """What the lines of a list from elsewhere say, each without its mark; one line alone keeps its number."""
    lines = [line.rstrip() for line in text.split("\n") if line.strip()]
    if len(lines) == 1:
        line = lines[0].strip()
        found = _BULLET.match(line)
        return [line[found.end() :].strip() or line if found else line]
    return _gathered(lines, _without_marks(lines))


def bears_marks(text: str) -> bool:
    """Whether each of several lines bears a mark."""
    lines = [line for line in text.split("\n") if line.strip()]
    return len(lines) > 1 and all(marked for marked, _ in _without_marks(lines))


def _gathered(lines: list[str], bare: list[tuple[bool, str]]) -> list[str]:
    found: list[str] = []
    listed = sum(mark for mark, _ in bare) > 0
    for line, (marked, said) in zip(lines, bare, strict=True):
        if not said:
            continue
        if found and listed and not marked and line[:1].isspace():
            found[-1] += f"\n{said}"  # an indented line without a mark goes on with the one above
        else:
            found.append(said)
    return found


def running_text(text: str) -> list[str]:
    """The parts of a text that goes on from line to line: one, unless every line bears a mark."""
    lines = [line.rstrip() for line in text.split("\n") if line.strip()]
    bare = _without_marks(lines)
    if len(lines) > 1 and all(marked for marked, _ in bare):
        return [said for _, said in bare if said]
    whole = "\n".join([bare[0][1], *lines[1:]]) if len(lines) == 1 else "\n".join(lines)
    return [whole.strip()] if whole.strip() else []


def name_lines(text: str) -> list[str]:
    """The names in a cell: a line each."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return [said for _, said in _without_marks(lines) if said]


def is_nothing(text: str) -> bool:
    """Whether a cell says that there is nothing, on purpose."""
    return text.strip().casefold() in _NOTHING


def split_at_semicolons(text: str) -> list[str]:
    """The parts of a line between semicolons that stand in no bracket."""
    if ";" not in text:
        return [text]
    depth, start, parts = 0, 0, []
    for at, char in enumerate(text):
        if char in _OPENING:
            depth += 1
        elif char in _CLOSING:
            depth = max(0, depth - 1)
        elif char == ";" and not depth:
            parts.append(text[start:at].strip())
            start = at + 1
    parts.append(text[start:].strip())
    return [part for part in parts if part]


def _without_marks(lines: list[str]) -> list[tuple[bool, str]]:
    """Each line, whether it bore a mark, and what it says."""
    stripped = [line.strip() for line in lines]
    lettered = _are_in_order(stripped)
    small_o = len(stripped) > 1 and all(_SMALL_O.match(line) for line in stripped)
    return [_bare(line, lettered=lettered, small_o=small_o) for line in stripped]


def _bare(line: str, *, lettered: bool, small_o: bool) -> tuple[bool, str]:
    rest, marked = line, False
    for _ in range(3):  # "- [ ] Offerte" bears two
        patterns = [_BULLET, _NUMBER, *([_LETTER] if lettered else []), *([_SMALL_O] if small_o else [])]
        found = next((match for pattern in patterns if (match := pattern.match(rest))), None)
        if not found:
            break
        rest, marked = rest[found.end() :].strip(), True
        small_o = lettered = False
    return marked, rest


def _are_in_order(lines: list[str]) -> bool:
    """Whether letters before the lines count up: the A in "A. de Vries belt" alone is no mark."""
    letters = [match[1].lower() for line in lines if (match := _LETTER.match(line))]
    return len(letters) > 1 and letters == [chr(ord("a") + place) for place in range(len(letters))]
