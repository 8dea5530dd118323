"""Our own files, read once."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# What tools and `make` lay down; all of it is ignored by git.
NOT_OURS = {
    ".env",
    ".coverage",
    ".git",
    ".hypothesis",
    ".import_linter_cache",
    ".mypy_cache",
    ".pytest_cache",
    ".ruff_cache",
    ".venv",
    "__pycache__",
    "shots",
    "staticfiles",
    "var",
}


@cache
def our_files() -> tuple[Path, ...]:
    return tuple(sorted(_files_under(ROOT)))


def _files_under(folder: Path) -> list[Path]:
    found = []
    for path in folder.iterdir():
        if path.name in NOT_OURS:
            continue
        found += _files_under(path) if path.is_dir() else [path]
    return found


def our_python(*, with_migrations: bool = False) -> list[Path]:
    return [
        path
        for path in our_files()
        if path.suffix == ".py" and (with_migrations or "migrations" not in path.parts)
    ]


def our_templates() -> list[Path]:
    return [path for path in our_files() if path.suffix == ".html"]


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(), filename=str(path))


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
