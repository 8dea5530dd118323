"""What can be found, as it is kept: put in, taken out, and cut into words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import islice

from django.db import transaction

from curriculum import words
from curriculum.models import SearchDocument, SearchWord
from curriculum.stems import stem

EVERYBODY = ""
LONGEST_BODY = 20_000
ROWS_AT_ONCE = 500
NAME = ("kind", "key")
REST = [field.name for field in SearchDocument._meta.fields if field.name not in {"id", *NAME}]
TERMS = ("scope_term", "title_terms", "keyword_terms", "summary_terms", "body_terms")


@dataclass(frozen=True, slots=True)
class Keyword:
    """Another name or a symptom, in its language (a BCP 47 tag)."""

    text: str
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something to find. Title and keywords weigh most, then the summary, then the body.

    `weight` is 1 for what people want to find first, less for the rest. `parent` is the key of
    what shows it. Kind and key together name it.
    """

    kind: str
    key: str
    title: str
    keywords: tuple[Keyword, ...] = ()
    summary: str = ""
    body: str = ""
    language: str = "en"
    parent: str = ""
    scope: str = EVERYBODY
    weight: float = 1.0


def put(entries: Iterable[Entry]) -> None:
    """Adds these, in place of what has their kind and key."""
    rows = [_document(entry) for entry in entries]
    with transaction.atomic(savepoint=False):
        SearchDocument.objects.bulk_create(
            rows,
            batch_size=ROWS_AT_ONCE,
            update_conflicts=True,
            unique_fields=NAME,
            update_fields=REST,
        )
        _learn(rows)


def remove(*, kind: str, keys: Sequence[str]) -> None:
    for start in range(0, len(keys), ROWS_AT_ONCE):
        batch = keys[start : start + ROWS_AT_ONCE]
        SearchDocument.objects.filter(kind=kind, key__in=batch).delete()


def replace(*, kinds: Sequence[str], entries: Iterable[Entry]) -> None:
    """Makes these the only entries of these kinds; what is the same already is not written."""
    wanted = {(entry.kind, entry.key): entry for entry in entries}
    stored = {
        (row.kind, row.key): _entry(row)
        for row in SearchDocument.objects.filter(kind__in=kinds).defer(*TERMS)
    }
    with transaction.atomic():
        for kind in kinds:
            gone = [key for of, key in stored if of == kind and (of, key) not in wanted]
            remove(kind=kind, keys=gone)
        put(entry for name, entry in wanted.items() if stored.get(name) != entry)


def rebuild(sources: Mapping[tuple[str, ...], Iterable[Entry]]) -> int:
    """Makes these the only entries of the kinds that they are given by, and cuts all others into
    words anew; how many can be found then."""
    with transaction.atomic():
        SearchWord.objects.all().delete()
        for kinds, entries in sources.items():
            SearchDocument.objects.filter(kind__in=kinds).delete()
            _put_all(entries)
        given = [kind for kinds in sources for kind in kinds]
        others = SearchDocument.objects.exclude(kind__in=given).order_by("kind", "key")
        _put_all([_entry(row) for row in others.defer(*TERMS)])
    return SearchDocument.objects.count()


def _put_all(entries: Iterable[Entry]) -> None:
    waiting: Iterator[Entry] = iter(entries)
    while batch := list(islice(waiting, ROWS_AT_ONCE)):
        put(batch)


def _document(entry: Entry) -> SearchDocument:
    keywords = [(keyword.text, keyword.language) for keyword in entry.keywords]
    lines = [line for keyword in entry.keywords for line in words.lines(keyword.text)]
    body = entry.body[:LONGEST_BODY]
    return SearchDocument(
        **asdict(entry) | {"keywords": keywords, "body": body},
        scope_term=words.scope_term(entry.scope),
        title_terms="\n".join(words.lines(entry.title)),
        keyword_terms="\n".join(lines),
        summary_terms=" ".join(words.terms(entry.summary)),
        body_terms=" ".join(words.terms(body)),
    )


def _entry(row: SearchDocument) -> Entry:
    return Entry(
        kind=row.kind,
        key=row.key,
        title=row.title,
        keywords=tuple(Keyword(text, language) for text, language in row.keywords),
        summary=row.summary,
        body=row.body,
        language=row.language,
        parent=row.parent,
        scope=row.scope,
        weight=row.weight,
    )


def _learn(rows: Iterable[SearchDocument]) -> None:
    """Words stay when their last document goes, until the search is rebuilt."""
    used = sorted({(row.scope, word) for row in rows for word in _words_of(row)})
    SearchWord.objects.bulk_create(
        [SearchWord(scope=scope, word=word, stem=stem(word)) for scope, word in used],
        batch_size=ROWS_AT_ONCE,
        ignore_conflicts=True,
    )


def _words_of(row: SearchDocument) -> set[str]:
    texts = (row.title, *(text for text, _ in row.keywords), row.summary, row.body)
    return {word for text in texts for word in words.spelt(text) if len(word) > 1}
