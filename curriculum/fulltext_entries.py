"""What can be found, as it is kept: put in, taken out, and cut into words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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


@dataclass(frozen=True, slots=True)
class Prepared:
    """Entries that are cut into words already, with the words that they use."""

    documents: Mapping[Entry, SearchDocument]
    words: Mapping[Entry, set[str]]


def prepare(
    *, kinds: Sequence[str], entries: Iterable[Entry], tell: Callable[[int, int], None]
) -> Prepared:
    """Of those that `replace` would write. Writes nothing; `tell` hears how many are done."""
    stored = _stored(kinds)
    new = [entry for entry in entries if stored.get((entry.kind, entry.key)) != entry]
    documents: dict[Entry, SearchDocument] = {}
    used: dict[Entry, set[str]] = {}
    for number, entry in enumerate(new):
        tell(number, len(new))
        documents[entry] = _document(entry)
        used[entry] = _words_of(documents[entry])
    return Prepared(documents, used)


def put(entries: Iterable[Entry], *, prepared: Prepared | None = None) -> None:
    """Adds these, in place of what has their kind and key."""
    ready = prepared or Prepared({}, {})
    given = list(entries)
    rows = [ready.documents.get(entry) or _document(entry) for entry in given]
    with transaction.atomic(savepoint=False):
        SearchDocument.objects.bulk_create(
            rows,
            batch_size=ROWS_AT_ONCE,
            update_conflicts=True,
            unique_fields=NAME,
            update_fields=REST,
        )
        _learn(
            {
                (row.scope, word)
                for entry, row in zip(given, rows, strict=True)
                for word in (ready.words.get(entry) or _words_of(row))
            }
        )


def remove(*, kind: str, keys: Sequence[str]) -> None:
    for start in range(0, len(keys), ROWS_AT_ONCE):
        batch = keys[start : start + ROWS_AT_ONCE]
        SearchDocument.objects.filter(kind=kind, key__in=batch).delete()


def replace(
    *, kinds: Sequence[str], entries: Iterable[Entry], prepared: Prepared | None = None
) -> None:
    """Makes these the only entries of these kinds; what is the same already is not written."""
    wanted = {(entry.kind, entry.key): entry for entry in entries}
    stored = _stored(kinds)
    with transaction.atomic():
        for kind in kinds:
            gone = [key for of, key in stored if of == kind and (of, key) not in wanted]
            remove(kind=kind, keys=gone)
        new = (entry for name, entry in wanted.items() if stored.get(name) != entry)
        put(new, prepared=prepared)


def _stored(kinds: Sequence[str]) -> dict[tuple[str, str], Entry]:
    rows = SearchDocument.objects.filter(kind__in=kinds).defer(*TERMS)
    return {(row.kind, row.key): _entry(row) for row in rows}


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


def _learn(used: Iterable[tuple[str, str]]) -> None:
    """Words by scope. They stay when their last document goes, until the search is rebuilt."""
    SearchWord.objects.bulk_create(
        [SearchWord(scope=scope, word=word, stem=stem(word)) for scope, word in sorted(used)],
        batch_size=ROWS_AT_ONCE,
        ignore_conflicts=True,
    )


def _words_of(row: SearchDocument) -> set[str]:
    texts = (row.title, *(text for text, _ in row.keywords), row.summary, row.body)
    return {word for text in texts for word in words.spelt(text) if len(word) > 1}
