"""Messages as the code has them, translations as files keep them, one file an app and language.

Plain files in, plain files out. Beside an app's code stands
`locale/<language>/LC_MESSAGES/django.po`; together they are compiled into one file that the
framework reads.
"""

from __future__ import annotations

import io
import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract, extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from planner.language import patterns

LANGUAGES = ("zh_Hans",)
FILE = Path("LC_MESSAGES") / "django.po"
COMPILED = FILE.with_suffix(".mo")
WIDTH = 100

KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "marked": (1,),
    "marked_plural": (1, 2),
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
# Folders of templates that belong to an app of another name; what is in none belongs to LANGUAGE.
LANGUAGE = "planner/language"
HOME_OF_TEMPLATES = {
    "account": "planner/accounts",
    "components": LANGUAGE,
    "curriculum": "curriculum",
    "socialaccount": "planner/accounts",
    "usersessions": "planner/accounts",
}
NOT_SAID = {"migrations", "management", "locale"}


def apps(base: Path) -> tuple[str, ...]:
    """Every folder that keeps its own messages, as a path below `base`."""
    found = (path.parent for path in (base / "planner").glob("*/__init__.py"))
    return ("curriculum", *sorted(f"planner/{path.name}" for path in found))


def collected(base: Path, app: str) -> Catalog:
    """The messages in an app's code and templates, untranslated, each with the files it is in."""
    catalog = Catalog(fuzzy=False)
    for path in _sources(base, app):
        name = path.relative_to(base).as_posix()
        for _, message, comments, context in _messages(path):
            catalog.add(message, locations=[(name, 0)], auto_comments=comments, context=context)
    if app in patterns.MADE_IN:
        _add_sentences(catalog, base, app)
    return catalog


def _add_sentences(catalog: Catalog, base: Path, app: str) -> None:
    paths = [path for path in _sources(base, app) if path.suffix == ".py"]
    codes = patterns.codes(paths)
    for path in paths:
        for sentence in patterns.sentences(path, codes):
            name = path.relative_to(base).as_posix()
            catalog.add(sentence, locations=[(name, 0)], context=patterns.CONTEXT)


def _sources(base: Path, app: str) -> Iterator[Path]:
    code = sorted((base / app).rglob("*.py"))
    yield from (path for path in code if not NOT_SAID & set(path.relative_to(base).parts))
    for path in sorted((base / "templates").rglob("*.*")):
        if _home(path.relative_to(base / "templates").parts) == app:
            yield path
    if app == LANGUAGE:
        yield from sorted((base / "planner").glob("*.py"))


def _home(parts: tuple[str, ...]) -> str:
    folder = parts[0] if len(parts) > 1 else ""
    return HOME_OF_TEMPLATES.get(folder, f"planner/{folder}" if folder else LANGUAGE)


def _messages(path: Path) -> Iterable[tuple[int, str | tuple[str, ...], list[str], str | None]]:
    if path.suffix == ".py":
        return extract_from_file("python", path, keywords=KEYWORDS, comment_tags=["Translators:"])
    lines = templatize(path.read_text(encoding="utf-8"), origin=str(path)).splitlines()
    source = "\n".join(line.strip() for line in lines)  # indented, it would not read as Python
    return extract("python", io.BytesIO(source.encode()), keywords=KEYWORDS)


def file_of(base: Path, app: str, language: str) -> Path:
    return base / app / "locale" / language / FILE


def kept(base: Path, app: str, language: str) -> Catalog:
    """What an app's file says; empty where there is none."""
    path = file_of(base, app, language)
    if not path.exists():
        return Catalog(locale=language, fuzzy=False)
    with path.open("rb") as stream:
        return read_po(stream, locale=language, abort_invalid=True)


def brought_together(base: Path, language: str) -> Catalog:
    """All apps' translations in one; what is not translated is left out."""
    whole = Catalog(locale=language, fuzzy=False, charset="utf-8")
    for app in apps(base):
        for message in kept(base, app, language):
            if message.id and is_translated(message.string):
                whole.add(message.id, message.string, context=message.context)
    return whole


def is_translated(string: str | Sequence[str] | None) -> bool:
    return all(string) if isinstance(string, list | tuple) else bool(string)


def as_file(catalog: Catalog) -> bytes:
    """As it stands in the repository: sorted, no line numbers, no dates, so that two who add
    messages rarely meet."""
    stream = io.BytesIO()
    write_po(stream, catalog, width=WIDTH, sort_output=True, omit_header=True, include_lineno=False)
    return stream.getvalue()


def compared(base: Path, app: str, language: str) -> tuple[Catalog, list[str]]:
    """The app's file as it should be, and what it still lacks, in words. What another app has
    translated already is taken from there."""
    wanted, before = collected(base, app), kept(base, app, language)
    others = brought_together(base, language)
    wanted.locale = before.locale
    for message in wanted:
        if message.id:
            known = before.get(message.id, message.context)
            if known is None or not is_translated(known.string):
                known = others.get(message.id, message.context)
            message.string = known.string if known is not None else message.string
    return wanted, list(_lacking(wanted, others))


def _lacking(catalog: Catalog, others: Catalog) -> Iterator[str]:
    for message in catalog:
        if not message.id:
            continue
        if not is_translated(message.string):
            yield f"{_named(message)} is not translated"
            continue
        other = others.get(message.id, message.context)
        if other is not None and other.string != message.string:
            yield f"{_named(message)} is translated otherwise elsewhere: {other.string}"
        for error in message.check(catalog):
            yield f"{_named(message)}: {error}"


def _named(message: Message) -> str:
    text = message.id if isinstance(message.id, str) else message.id[0]
    return f"“{text}” ({', '.join(path for path, _ in message.locations)})"


def compile_all(base: Path, target: Path) -> None:
    """Writes `<target>/<language>/LC_MESSAGES/django.mo` where it is older than its sources."""
    for language in LANGUAGES:
        path = target / language / COMPILED
        if is_stale(base, path, language):
            stream = io.BytesIO()
            write_mo(stream, brought_together(base, language))
            _replace(path, stream.getvalue())


def is_stale(base: Path, path: Path, language: str) -> bool:
    files = [file_of(base, app, language) for app in apps(base)]
    changed = [file.stat().st_mtime_ns for file in files if file.exists()]
    return not path.exists() or path.stat().st_mtime_ns < max(changed, default=0)


def _replace(path: Path, content: bytes) -> None:
    """At once, as several processes may do it side by side."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as stream:
        stream.write(content)
    Path(stream.name).chmod(0o644)
    os.replace(stream.name, path)
