"""P6: what an entry costs in memory, in a process of its own: `python -m benchmarks.memory FILE`."""

from __future__ import annotations

import ctypes
import gc
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import msgspec

from blueprint_editor.workbook.snapshot import decoded

from .figures import Figure, at_most, say
from .processes import ROOT, environment
from .sample import SIZES, Size, blueprint, text_bytes


def measure(size: Size = SIZES["L"]) -> list[Figure]:
    """Open a blueprint on the board of a fresh process, and look at what that process holds; on Linux only."""
    if sys.platform != "linux":
        say("P6: measured on Linux only")
        return []
    say("P6: memory")
    shown = blueprint(size)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "blueprint.json")
        path.write_bytes(msgspec.json.encode(shown))
        command = [sys.executable, "-m", "benchmarks.memory", str(path)]
        done = subprocess.run(command, cwd=ROOT, env=environment(), check=False, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stderr)
    grown: dict[str, int] = json.loads(done.stdout.splitlines()[-1])
    entries, text = size.entries, text_bytes(shown)
    a_text = f"{text / entries:.0f} bytes of text an entry"
    return [
        at_most("P6", "memory of an entry, on the board", grown["board"] / text, 8, "×", a_text),
        Figure("P6", "memory of an entry, the blueprint alone", grown["blueprint"] / text, "×", a_text),
        Figure("P6", "the same in bytes, on the board", grown["board"] / entries, "bytes"),
    ]


def resident() -> int:
    """Bytes of this process that are in memory, after everything that is free was given back."""
    import resource

    gc.collect()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize()


def _child(path: str) -> None:
    """Print how many bytes the blueprint, and the blueprint with its board, take."""
    from .desk import Desk

    desk = Desk(blueprint(Size(2, 1)))
    before = resident()
    read = decoded(Path(path).read_text(encoding="utf-8"))  # as the reader of a workbook does
    assert read is not None
    alone = resident() - before
    desk.session.replace(read)
    desk.settle()
    print(json.dumps({"blueprint": alone, "board": resident() - before}))
    desk.close()


if __name__ == "__main__":
    _child(sys.argv[1])
