"""What is said of matches on the command line: a mistake is one of use."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from blueprint_editor.wording import say
from blueprint_editor.workflows.matching import MatchError

from .usage import UsageFailure


@contextmanager
def as_usage(language: str) -> Iterator[None]:
    """What cannot be matched ends as a command that was not used as it can be."""
    try:
        yield
    except MatchError as error:
        raise UsageFailure(say(error.key, language, **error.facts)) from None
