"""Two files that change places in one step, where the system can: what stood there can then still be looked at.

Linux and macOS have a call for it that Python lacks; other systems, and some file systems, have none.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

_HERE = -100  # AT_FDCWD: the paths are as the program sees them
_SWAP = 2  # RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS
_CANNOT = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM}


def swap(one: Path, other: Path) -> bool:
    """Let two files change places in one step; false, and nothing done, where that cannot be. Raises OSError."""
    call = _call()
    if call is None:
        return False
    number = call(os.fsencode(one), os.fsencode(other))
    if number == 0:
        return True
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(other))


@cache
def _call() -> Callable[[bytes, bytes], int] | None:
    """The call of this system, giving an error number or 0; none where there is none."""
    if sys.platform not in {"linux", "darwin"}:
        return None
    import ctypes

    name = "renameat2" if sys.platform == "linux" else "renamex_np"
    function = getattr(ctypes.CDLL(None, use_errno=True), name, None)
    if function is None:
        return None
    path = ctypes.c_char_p
    linux = name == "renameat2"
    function.argtypes = (
        [ctypes.c_int, path, ctypes.c_int, path, ctypes.c_uint] if linux else [path, path, ctypes.c_uint]
    )

    def call(one: bytes, other: bytes) -> int:
        failed = function(_HERE, one, _HERE, other, _SWAP) if linux else function(one, other, _SWAP)
        return ctypes.get_errno() if failed else 0

    return call
