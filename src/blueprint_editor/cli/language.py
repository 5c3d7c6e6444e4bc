"""In which language the command line speaks when nothing says so."""

from __future__ import annotations

import os


def user_language() -> str:
    """`en` where the system speaks English, else `nl`."""
    names = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    spoken = next(filter(None, names), None) or _system_locale()
    return "en" if spoken.lower().startswith("en") else "nl"


def _system_locale() -> str:
    import locale

    return locale.getlocale()[0] or ""
