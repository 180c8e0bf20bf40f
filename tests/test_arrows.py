"""Do imports run one way? Reads every module's imports and holds them against the order of the rooms."""

import ast
from pathlib import Path

import pytest

SRC = Path(__file__).parents[1] / "src" / "detente"
# A room may import from itself and from the rooms named here; reading and ledger do not know each other.
BASE = {"model", "errors"}
TOOLS = BASE | {"marks", "words", "rulebook", "shape", "schema", "records", "extras"}
ALLOWED = {
    "model": set(),
    "errors": set(),
    "marks": BASE,
    "shape": BASE,
    "schema": BASE | {"shape"},
    "records": BASE | {"shape"},
    "words": BASE,
    "rulebook": BASE,
    "extras": BASE,
    "config": BASE,
    "sources": TOOLS,
    "reading": TOOLS | {"relations.scales"},
    "ledger": TOOLS,
    "relations": TOOLS | {"ledger"},
    "brief": TOOLS | {"relations", "ledger"},
    "exchange": TOOLS | {"relations", "ledger"},
    "explain": TOOLS | {"reading"},
    "engine": TOOLS | {"reading", "sources", "ledger", "relations.scales"},
    "component": TOOLS | {"reading", "sources", "engine"},
    "api": TOOLS | {"reading", "sources", "ledger", "engine", "explain", "__version__"},
    "commands": TOOLS | {"config", "reading", "sources", "ledger", "relations", "brief", "exchange", "engine", "explain", "__version__"},
}
TOP = {"cli", "__main__", "__init__"}
MODULES = sorted(SRC.rglob("*.py"))


def imports_of(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("detente."):
            found |= {node.module.removeprefix("detente.")}
        elif isinstance(node, ast.ImportFrom) and node.module == "detente":
            found |= {alias.name for alias in node.names}
    return found


def room_of(path: Path) -> str:
    return path.relative_to(SRC).with_suffix("").parts[0]


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SRC)))
def test_imports_run_one_way(path: Path) -> None:
    room = room_of(path)
    if room in TOP:
        return
    allowed = ALLOWED[room] | {room}
    wrong = {m for m in imports_of(path) if m.split(".")[0] not in allowed and m not in allowed}
    assert not wrong, f"{room} may not import {sorted(wrong)}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SRC)))
def test_no_import_inside_a_function(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inner = [
        n.lineno
        for f in ast.walk(tree)
        if isinstance(f, ast.FunctionDef)
        for n in ast.walk(f)
        if isinstance(n, (ast.Import, ast.ImportFrom))
    ]
    assert not inner


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SRC)))
def test_a_module_opens_with_a_sentence_and_stays_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text))
    assert text.count("\n") <= 400
