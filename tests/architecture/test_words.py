import ast
import re
import tokenize

import pytest

from tests.architecture.tree import ROOT, our_files, our_python, our_templates, parsed, shown

TOP_LEVEL = {
    "LICENSE",
    "Makefile",
    "README.md",
    "bench",
    "curriculum",
    "manage.py",
    "planner",
    "pyproject.toml",
    "requirements",
    "templates",
    "tests",
}
# Names that say nothing about what a file knows.
EMPTY_NAMES = {"base", "common", "data", "helpers", "info", "manager", "misc", "util", "utils"}

SUPPRESSION = re.compile(r"#\s*(noqa|type:\s*ignore|pragma|ruff:|mypy:)")
REASONED = re.compile(
    r"#\s*(noqa: [A-Z]+\d+(, ?[A-Z]+\d+)*|type: ignore\[[a-z, -]+\]|pragma: no (cover|branch))"
    r"\s+([-–#]\s*)?\w\S* \S+"
)
UNESCAPED = re.compile(r"\|\s*safe(seq)?\b|\{%\s*autoescape\s+off")
# Where packages come from is the business of whoever installs them.
REGISTRY = re.compile(
    r"(p[y]pi|pythonh[o]sted|npm[j]s|deb\.debi[a]n)\.(org|com)|--(extra-)?index-url"
)


def unreasoned(line):
    return bool(SUPPRESSION.search(line)) and not REASONED.search(line)


def comments(path):
    with tokenize.open(path) as source:
        for token in tokenize.generate_tokens(source.readline):
            if token.type == tokenize.COMMENT:
                yield token.start[0], token.string


def test_the_top_level_is_as_agreed():
    entries = {shown(path).split("/")[0] for path in our_files()}

    assert {entry for entry in entries if not entry.startswith(".")} - TOP_LEVEL == set()


def test_files_are_named_for_what_they_know():
    named = [
        path for path in our_python() if EMPTY_NAMES & {path.stem, *path.relative_to(ROOT).parts}
    ]

    assert [shown(path) for path in named] == []


def test_a_suppression_gives_its_reason():
    assert [
        f"{shown(path)}:{line} {comment}"
        for path in our_python()
        for line, comment in comments(path)
        if unreasoned(comment)
    ] == []


@pytest.mark.parametrize(
    ("comment", "refused"),
    [
        ("# noqa", True),
        ("# noqa: S101", True),
        ("# noqa: S101 - the framework asserts", False),
        ("# noqa: S101, S102  the framework asserts", False),
        ("# type: ignore", True),
        ("# type: ignore[arg-type]  # stubs lag behind", False),
        ("# pragma: no cover", True),
        ("# ruff: noqa", True),
        ("# a pragmatic choice", False),
    ],
)
def test_what_counts_as_a_reason(comment, refused):
    assert unreasoned(comment) is refused


def test_only_markup_declares_text_safe():
    calls = [
        f"{shown(path)}:{node.lineno}"
        for path in our_python()
        if not shown(path).startswith(("planner/markup/", "tests/"))
        for node in ast.walk(parsed(path))
        if "mark_safe" in {getattr(node, "id", None), getattr(node, "attr", None)}
    ]
    filters = [shown(path) for path in our_templates() if UNESCAPED.search(path.read_text())]

    assert calls + filters == []


def test_no_file_names_where_packages_come_from():
    texts = [path for path in our_files() if path.suffix not in {".woff2", ".png"}]

    assert [shown(path) for path in texts if REGISTRY.search(path.read_text())] == []
