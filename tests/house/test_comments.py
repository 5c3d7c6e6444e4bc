"""A silenced checker says which rule, and why."""

from __future__ import annotations

import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

from tests.house.source import everything, place, text, verdict

IGNORED = re.compile(r"#\s*type:\s*ignore")
WITH_REASON = re.compile(r"#\s*type:\s*ignore\[[a-z-]+(,\s*[a-z-]+)*\]\s*#\s*\S+")


def _comments(path: Path) -> Iterator[tuple[int, str]]:
    """The comments of a file with their lines."""
    for token in tokenize.generate_tokens(io.StringIO(text(path)).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string


def test_each_type_ignore_has_a_code_and_a_reason() -> None:
    found = [
        f"{place(path, line)} {comment}"
        for path in everything()
        for line, comment in _comments(path)
        if IGNORED.search(comment) and not WITH_REASON.search(comment)
    ]
    assert not found, verdict(found, "Write `# type: ignore[code]  # why the checker is wrong here`.")
