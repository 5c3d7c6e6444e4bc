"""Who may import whom, where the import contracts cannot see it."""

from __future__ import annotations

import ast
import tomllib

from tests.house.source import PACKAGE, ROOT, files, place, text, tree, verdict

OUTSIDE_CONTRACTS = {"__init__", "__main__"}


def test_each_room_has_a_contract() -> None:
    rooms = {path.name.removesuffix(".py") for path in PACKAGE.iterdir() if path.suffix == ".py" or path.is_dir()}
    rooms -= {"__pycache__"} | OUTSIDE_CONTRACTS
    linter = tomllib.loads(text(ROOT / "pyproject.toml"))["tool"]["importlinter"]
    named = {
        module.split(".")[1]
        for contract in linter["contracts"]
        for module in [*contract.get("source_modules", []), *contract.get("modules", [])]
    }
    assert rooms <= named, f"say in pyproject.toml who may import whom: {sorted(rooms - named)}"


def test_the_command_line_loads_the_window_inside_functions_only() -> None:
    found = [
        place(path, node.lineno)
        for path in files("src")
        if path.relative_to(PACKAGE).parts[0] in {"cli.py", "cli"}
        for node in tree(path).body
        if isinstance(node, ast.Import | ast.ImportFrom)
        and any(room in ast.unparse(node) for room in ("paint", "gui", "PySide6"))
    ]
    assert not found, verdict(found, "A command that draws nothing must not load Qt; import it in the function.")


def _imported(node: ast.AST) -> list[str]:
    """The outside modules that a statement imports."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level else []


def test_the_network_has_one_door() -> None:
    libraries = {"hubspot", "requests", "truststore", "urllib3"}
    found = [
        f"{place(path)} {name}"
        for path in files("src")
        if path != PACKAGE / "hubspot" / "transport.py"
        for node in ast.walk(tree(path))
        for name in _imported(node)
        if name.partition(".")[0] in libraries
    ]
    assert not found, verdict(
        found, "Requests, deadlines and errors of the network are made in hubspot/transport.py only."
    )
