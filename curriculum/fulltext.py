"""Search in the database's own engine, with a guess at what a misspelt word was meant to be.

Who has something to find puts entries in and asks `find`; what an entry is, and where it is
shown, is the caller's business. Scopes keep apart what not everybody may see: neither hits nor
guesses come from a scope that was not asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

from django.db import connection, transaction

from curriculum import fulltext_postgres, fulltext_sqlite, words
from curriculum.excerpts import Marked, excerpt, marked
from curriculum.fulltext_query import Asked, asked
from curriculum.models import SearchDocument, SearchWord
from curriculum.ranking import Candidate, Slot, rarity, score
from curriculum.stems import stem

EVERYBODY = ""
MOST_CANDIDATES = 100
# What answers less than this share of what the best hit answers is noise.
LEAST_SHARE = 0.15
LONGEST_BODY = 20_000
ROWS_AT_ONCE = 500
_ENGINES = {"sqlite": fulltext_sqlite, "postgresql": fulltext_postgres}


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """`also` is the keyword that answers what the title does not; no text is HTML."""

    kind: str
    key: str
    parent: str
    title: Marked
    also: Marked | None
    excerpt: Marked
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResults:
    """`corrected` is the query as it was understood, where a word had to be guessed; else empty."""

    query: str
    hits: tuple[Hit, ...] = ()
    corrected: str = ""


def find(
    query: str, *, kinds: Sequence[str], scopes: Sequence[str] = (EVERYBODY,), limit: int = 20
) -> SearchResults:
    """What answers the query best: by score, then kind, then key. Any text is a sound query.

    Any of the words may answer; the last one may be the beginning of a word. At most seven
    database queries, whatever was typed.
    """
    question = asked(query, scopes=scopes)
    found = question.terms and kinds and limit > 0
    slots = _slots(question) if found else ()
    if not slots:
        return SearchResults(query=question.text)
    ranked = _ranked(slots, kinds=kinds, scopes=scopes)[:limit]
    documents = SearchDocument.objects.in_bulk([candidate.id for _, candidate in ranked])
    wanted = frozenset(term for slot in slots for term in slot.terms)
    return SearchResults(
        query=question.text,
        hits=tuple(_hit(documents[each.id], worth, wanted) for worth, each in ranked),
        # Words outlive their documents, so a guess may have found nothing.
        corrected=question.corrected if wanted.issuperset(question.guessed) else "",
    )


def put(entries: Iterable[Entry]) -> None:
    """Adds these, in place of what has their kind and key."""
    rows = [_document(entry) for entry in entries]
    with transaction.atomic():
        for kind in sorted({row.kind for row in rows}):
            remove(kind=kind, keys=[row.key for row in rows if row.kind == kind])
        SearchDocument.objects.bulk_create(rows, batch_size=ROWS_AT_ONCE)
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
        for row in SearchDocument.objects.filter(kind__in=kinds).defer(*_TERMS)
    }
    with transaction.atomic():
        for kind in kinds:
            gone = [key for of, key in stored if of == kind and (of, key) not in wanted]
            remove(kind=kind, keys=gone)
        put(entry for name, entry in wanted.items() if stored.get(name) != entry)


def reindex() -> int:
    """Cuts every document into words anew, for when the way of cutting changed; how many."""
    with transaction.atomic():
        entries = [_entry(row) for row in SearchDocument.objects.defer(*_TERMS)]
        SearchDocument.objects.all().delete()
        SearchWord.objects.all().delete()
        put(sorted(entries, key=lambda entry: (entry.kind, entry.key)))
    return len(entries)


_TERMS = ("title_terms", "keyword_terms", "summary_terms", "body_terms")


def _document(entry: Entry) -> SearchDocument:
    keywords = [(keyword.text, keyword.language) for keyword in entry.keywords]
    lines = [line for keyword in entry.keywords for line in words.lines(keyword.text)]
    body = entry.body[:LONGEST_BODY]
    return SearchDocument(
        **asdict(entry) | {"keywords": keywords, "body": body},
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


def _slots(question: Asked) -> tuple[Slot, ...]:
    """The words of the query that stand in any document, with how rare they are."""
    terms = sorted({term for alternatives in question.terms for term in alternatives})
    documents = _ENGINES[connection.vendor].frequencies(terms)
    count = SearchDocument.objects.count()
    slots = []
    for alternatives in question.terms:
        known = {term: fit for term, fit in alternatives.items() if term in documents}
        if known:
            likeliest = max(known, key=lambda term: (known[term], documents[term], term))
            slots.append(Slot(known, rarity(documents[likeliest], count)))
    return tuple(slots)


def _ranked(
    slots: Sequence[Slot], *, kinds: Sequence[str], scopes: Sequence[str]
) -> list[tuple[float, Candidate]]:
    rarities: Mapping[str, float] = {
        term: slot.rarity * fit for slot in slots for term, fit in slot.terms.items()
    }
    engine = _ENGINES[connection.vendor]
    ids = engine.best(rarities, kinds=kinds, scopes=scopes, limit=MOST_CANDIDATES)
    scored = [(score(each, slots), each) for each in _candidates(ids)]
    scored.sort(key=lambda pair: (-pair[0], pair[1].kind, pair[1].key))
    least = scored[0][0] * LEAST_SHARE if scored else 0.0
    return [(worth, each) for worth, each in scored if worth >= least]


def _candidates(ids: Sequence[int]) -> list[Candidate]:
    rows = SearchDocument.objects.filter(id__in=ids).only("kind", "key", "weight", *_TERMS)
    return [
        Candidate(
            id=row.pk,
            kind=row.kind,
            key=row.key,
            weight=row.weight,
            title=row.title_terms,
            keywords=row.keyword_terms,
            summary=row.summary_terms,
            body=row.body_terms,
        )
        for row in rows
    ]


def _hit(row: SearchDocument, worth: float, wanted: frozenset[str]) -> Hit:
    return Hit(
        kind=row.kind,
        key=row.key,
        parent=row.parent,
        title=marked(row.title, wanted, row.language),
        also=_also(row, wanted),
        excerpt=excerpt(_text_with(row, wanted), wanted, row.language),
        score=worth,
    )


def _text_with(row: SearchDocument, wanted: frozenset[str]) -> str:
    """The summary says best what was found; the body is quoted where nothing else answers."""
    shown = (row.title_terms, row.keyword_terms, row.summary_terms)
    is_in_body_only = wanted.isdisjoint(" ".join(shown).split())
    return row.body if is_in_body_only or not row.summary else row.summary


def _also(row: SearchDocument, wanted: frozenset[str]) -> Marked | None:
    in_title = set(row.title_terms.split()) & wanted
    found = [(wanted & set(words.terms(text)), text, tag) for text, tag in row.keywords]
    new = [(-len(terms), len(text), text, tag) for terms, text, tag in found if terms - in_title]
    if not new:
        return None
    _, _, text, language = min(new)
    return marked(text, wanted, language)
