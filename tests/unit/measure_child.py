"""Opens files, each in a process of its own, and says what came of it; where there is fork."""

from __future__ import annotations

import json
import os
import resource
import sys
import time

from blueprint_editor import workflows
from blueprint_editor.wording import LANGUAGES, error_sentence
from blueprint_editor.workbook import read

MOST_SECONDS, MOST_BYTES = 20, 1_500_000_000
"""Where the system ends what went wrong, before it takes the machine with it."""


def _open(path: str) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
    started = time.process_time()
    said = {"code": "", "findings": 0}
    try:
        document = workflows.open_document(path)
        said["findings"] = len(document.findings)
    except workflows.DocumentError as error:
        said["code"] = error.code.value
        said["sentence"] = " / ".join(error_sentence(error.code, error.facts, language) for language in LANGUAGES)
    said["seconds"] = time.process_time() - started
    said["bytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    sys.stdout.write(json.dumps({"path": path, **said}) + "\n")
    sys.stdout.flush()


def main(paths: list[str]) -> None:
    """Open each file in a child that has read nothing before."""
    assert read  # loaded before the fork, so that no child pays for it
    for path in paths:
        child = os.fork()
        if not child:
            _open(path)
            os._exit(0)
        os.waitpid(child, 0)


if __name__ == "__main__":
    main(sys.argv[1:])
