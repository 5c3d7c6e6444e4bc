"""`python -m blueprint_editor` is the command line."""

from __future__ import annotations

import sys

from blueprint_editor.cli import main

if __name__ == "__main__":
    sys.exit(main())
