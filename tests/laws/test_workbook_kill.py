"""Kill -9 anywhere in a save: the document opens, and no save that was acknowledged is lost."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from blueprint_editor.workbook import read, store
from tests.unit.workbook_kit import service, written

ROUNDS = 2_000 if os.environ.get("BLUEPRINT_TEST_LONG") == "1" else 100
CHILD = """
import sys
from pathlib import Path
from blueprint_editor.workbook import store
path, backups, versions = Path(sys.argv[1]), Path(sys.argv[2]), [Path(name) for name in sys.argv[3:]]
datas = [one.read_bytes() for one in versions]
opened = store.open_document(path)
at = [store.fingerprint(data) for data in datas].index(opened.fingerprint)
now = opened.fingerprint
print("ready", flush=True)
while True:
    at = (at + 1) % len(datas)
    now = store.save(path, datas[at], expected=now, backups=backups)
    sys.stdout.write(f"{at}\\n")
    sys.stdout.flush()
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="kill -9 is of POSIX")
def test_no_kill_leaves_half_a_document_or_loses_a_save(tmp_path: Path) -> None:
    chance = random.Random(1)
    document, backups = tmp_path / "klant.blueprint.xlsx", tmp_path / "backups"
    versions = [tmp_path / f"version-{n}.xlsx" for n in range(5)]
    for number, version in enumerate(versions):
        version.write_bytes(written(service("nl" if number % 2 else "en")) + bytes(number))
    document.write_bytes(versions[0].read_bytes())
    marks = [store.fingerprint(version.read_bytes()) for version in versions]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    acknowledged = 0
    for _ in range(ROUNDS):
        command = [sys.executable, "-c", CHILD, *map(str, (document, backups, *versions))]
        with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) as child:
            assert child.stdout is not None
            assert child.stdout.readline() == "ready\n"
            lines = [child.stdout.readline() for _ in range(chance.randrange(1, 4))]
            for _ in range(chance.randrange(0, 60_000)):
                pass  # somewhere in the next save
            child.send_signal(signal.SIGKILL)
            lines += [line for line in child.stdout if line.endswith("\n")]
        last = int(lines[-1])
        acknowledged += len(lines)
        found = store.open_document(document)
        assert found.fingerprint in {marks[last], marks[(last + 1) % len(marks)]}
    assert acknowledged >= ROUNDS
    assert read.read(document.read_bytes()).findings == ()
