"""Sentences that code makes in English and documents keep so, as messages: found in the code.

An f-string `f"{lead} leads on {day}."` is the message “%(lead)s leads on %(day)s.”; plain texts are
themselves. They have a context of their own, as they are looked up by what they became: `anew`.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

CONTEXT = "said"
# Where sentences are made that documents keep, and what is no sentence there.
MADE_IN = {"planner/plans", "planner/solver"}
OF_COMMANDS = {
    *("brief_options.py", "brief_arguments.py", "stored.py", "models.py", "document_reader.py"),
    *("argument_values.py", "curiosity_models.py", "turn_models.py", "catalogue_models.py"),
    *("apps.py", "urls.py", "improving.py", "cpsat.py", "check.py", "reduce.py", "problem.py"),
}
WORDS = re.compile(r"[A-Za-z]{2,}")
# Calls and keywords whose texts are not said: they translate, name templates, are for programs.
CALLS = {"gettext", "_", "gettext_lazy", "ngettext", "pgettext", "pgettext_lazy", "render"}
CALLS |= {"redirect", "reverse", "TypeError", "NotImplementedError", "AssertionError"}
KEYWORDS = {"occurrence", "about", "content_type", "headers"}
FOR_PROGRAMS = re.compile(
    r"[_<>]|://|\w\.\w|:\w|^text/|^attachment;|(lead|backup) \d$|^no such edit|^catalogue news "
)


def codes(paths: Iterable[Path]) -> frozenset[str]:
    """What code calls things by: members of `Literal` types."""
    return frozenset(
        each.value
        for path in paths
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "Literal"
        for each in ast.walk(node)
        if isinstance(each, ast.Constant) and isinstance(each.value, str)
    )


def sentences(path: Path, codes: frozenset[str]) -> Iterator[str]:
    """In the order of the file; % stands for itself as %%. `codes` are no sentences."""
    if path.name in OF_COMMANDS or ("formats" in path.parts and path.name != "wording.py"):
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    passed = _passed(tree)
    for node in ast.walk(tree):
        if id(node) in passed:
            continue
        text = _text(node)
        if text is not None and text not in codes and _is_said(text):
            yield text


def _text(node: ast.AST) -> str | None:
    if isinstance(node, ast.JoinedStr):
        return "".join(_part(each, place) for place, each in enumerate(node.values))
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value.replace("%", "%%").replace("{}", "%(place)s")
    return None


def _part(node: ast.expr, place: int) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value).replace("%", "%%")
    return f"%({_name(node, place)})s"


def _name(node: ast.expr, place: int) -> str:
    """Of what stands there, as far as the code names it."""
    inner = node.value if isinstance(node, ast.FormattedValue) else node
    while isinstance(inner, ast.Call) and inner.args:
        inner = inner.args[0]
    found = ast.unparse(inner) if isinstance(inner, ast.Name | ast.Attribute) else ""
    name = re.sub(r"\W+", "_", found).strip("_")
    return f"{name or 'part'}_{place}"


def _is_said(text: str) -> bool:
    plain = re.sub(r"%\(\w+\)s", " ", text)
    if not WORDS.search(plain) or "\n" in text or FOR_PROGRAMS.search(plain):
        return False
    return " " in text.strip() or text.strip().endswith(".")


def _passed(tree: ast.AST) -> set[int]:
    """What stands in docstrings, in types, in f-strings of others, in what is not said."""
    found: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            found.add(id(node.value))
        elif isinstance(node, ast.JoinedStr):
            found.update(id(part) for part in node.values if isinstance(part, ast.Constant))
        elif _is_not_said(node):
            found.update(id(each) for each in ast.walk(node))
    return found


def _is_not_said(node: ast.AST) -> bool:
    if isinstance(node, ast.Subscript):
        return ast.unparse(node.value) == "Literal"
    if isinstance(node, ast.keyword):
        return node.arg in KEYWORDS
    return isinstance(node, ast.Call) and _called(node) in CALLS


def _called(node: ast.Call) -> str:
    return ast.unparse(node.func).rpartition(".")[2]
