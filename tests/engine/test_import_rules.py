"""Who may import whom. The rules stand in docs/architecture.md."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("project", "redaction", "chat")
# What the engine stands on besides the standard library.
ENGINE = {"numpy", "onnxruntime", "tokenizers", "phonenumbers", "stdnum", "faker", "lingua", "re2", "redaction"}
WIRING = {"project.asgi", "project.urls", "project.settings"}
STOOD_ON = (
    "auth",
    "closing",
    "encryption",
    "errors",
    "guests",
    "keeping",
    "limits",
    "logins",
    "loops",
    "metrics",
    "pages",
    "rest",
    "sockets",
    "tickets",
)
SHARED = tuple(f"project.{room}" for room in STOOD_ON)


def modules() -> list[str]:
    return [
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for room in ROOMS
        for path in sorted((ROOT / room).rglob("*.py"))
    ]


def path_of(module: str) -> Path:
    path = ROOT.joinpath(*module.split("."))
    file = path.with_suffix(".py")
    return file if file.exists() else path / "__init__.py"


def imports(module: str) -> Iterator[str]:
    """Absolute names of what a module imports, anywhere in it: `a.b.c` for `from a.b import c`."""
    path = path_of(module)
    package = module.split(".") if path.name == "__init__.py" else module.split(".")[:-1]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            origin = ".".join([*base, *([node.module] if node.module else [])])
            yield from (f"{origin}.{alias.name}" for alias in node.names)


def within(name: str, *rooms: str) -> bool:
    return any(name == room or name.startswith(f"{room}.") for room in rooms)


@pytest.mark.parametrize("module", [m for m in modules() if within(m, "redaction.engine")])
def test_the_engine_stands_on_its_own(module):
    for name in imports(module):
        top = name.partition(".")[0]
        assert top in sys.stdlib_module_names | ENGINE, name
        assert not within(name, "redaction") or within(name, "redaction.engine"), name


@pytest.mark.parametrize("module", [m for m in modules() if m.startswith("redaction") and ".engine" not in m])
def test_redaction_does_not_know_the_chat(module):
    for name in imports(module):
        assert not within(name, "chat"), name
        assert not within(name, "project") or within(name, *SHARED), name


@pytest.mark.parametrize("module", [m for m in modules() if within(m, "chat")])
def test_the_chat_knows_only_the_services_of_redaction(module):
    for name in imports(module):
        assert not within(name, "redaction") or within(name, "redaction.services"), name
        assert not within(name, "project") or within(name, *SHARED), name


@pytest.mark.parametrize("module", [m for m in modules() if within(m, "project") and m not in WIRING])
def test_only_the_wiring_knows_both_apps(module):
    assert not [name for name in imports(module) if within(name, "redaction", "chat")]


@pytest.mark.parametrize("module", ["redaction.views", "redaction.consumers"])
def test_views_and_consumers_go_through_the_services(module):
    assert not [name for name in imports(module) if within(name, "redaction.engine", "redaction.models")]


def test_training_is_never_imported_at_run_time():
    for module in modules():
        if not within(module, "redaction.training", "redaction.management"):
            assert not [name for name in imports(module) if within(name, "redaction.training")], module


def test_it_reads_relative_imports():
    assert "redaction.engine.span.Span" in set(imports("redaction.engine.resolve"))
    assert "redaction.engine.policy.Policy" in set(imports("redaction.engine.redactors.synthetic"))


def test_commands_start_without_the_engine() -> None:
    code = "import django, sys; django.setup(); print({'onnxruntime', 'redaction.engine.detect'} & {*sys.modules})"
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "project.settings"}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, check=True, capture_output=True, text=True
    )
    assert done.stdout.strip() == "set()"
