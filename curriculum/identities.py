"""Pure: by what two resources are one: a DOI, an arXiv or ISBN number, an address, a title.

The abstract, the PDF and the DOI of one arXiv paper are one identity; http and https, "www.", a
last slash, a part of the page and a version of the paper make no difference.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from curriculum.records import Catalogue, Resource

ARXIV = re.compile(r"arxiv(?:\.org/(?:abs|pdf|html)/|[.:])(\d{4}\.\d{4,5}|[a-z.-]+/\d{7})", re.I)
DOI = re.compile(r"\b(10\.\d{4,9}/[^\s?#\"<>]+)", re.I)
ISBN = re.compile(r"\bisbn(?:-1[03])?:?\s*([0-9][0-9\s-]{8,16}[0-9x])\b", re.I)
TRACKING = re.compile(r"^(utm_.*|ref|source)$", re.I)


def duplicates(catalogue: Catalogue) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What several resources share, and their ids in the order of the catalogue; each group of
    resources once."""
    found: dict[str, list[str]] = {}
    for resource in catalogue.resources:
        for identity in dict.fromkeys(identities(resource)):
            found.setdefault(identity, []).append(resource.id)
    told: set[tuple[str, ...]] = set()
    for identity, ids in found.items():
        if len(ids) > 1 and tuple(ids) not in told:
            told.add(tuple(ids))
            yield identity, tuple(ids)


def identities(resource: Resource) -> Iterator[str]:
    """Best first: numbers, then addresses, then the title with its first author."""
    texts = (resource.url, *resource.other_urls, resource.note)
    yield from numbers(texts)
    for url in (resource.url, *resource.other_urls):
        yield f"address {canonical(url)}"
    by = resource.by[0] if resource.by else ""
    yield f"title {_words(resource.title)} by {_words(by)}"


def numbers(texts: Iterable[str]) -> Iterator[str]:
    """arXiv, DOI and ISBN numbers that stand in these texts."""
    for text in texts:
        papers = [each[1].lower() for each in ARXIV.finditer(text)]
        yield from (f"arXiv {each}" for each in papers)
        for found in DOI.finditer(text):
            if "arxiv" not in found[1].lower():
                yield f"DOI {found[1].lower().rstrip('.,;)')}"
        for found in ISBN.finditer(text):
            yield f"ISBN {_isbn(found[1])}"


def canonical(url: str) -> str:
    """Two addresses of one page are equal in it; it is not for following."""
    parts = urlsplit(url.strip())
    host = (parts.hostname or "").removeprefix("www.")
    asked = sorted(
        each for each in parts.query.split("&") if each and not TRACKING.match(each.split("=")[0])
    )
    query = f"?{'&'.join(asked)}" if asked else ""
    return f"{host}{parts.path.rstrip('/')}{query}"


def _isbn(found: str) -> str:
    """In its thirteen digits; the check digit says nothing and is left out."""
    digits = re.sub(r"[^0-9xX]", "", found)
    return f"978{digits[:9]}" if len(digits) == 10 else digits[:12]


def _words(text: str) -> str:
    """Letters and digits, without accents and case."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return " ".join(re.findall(r"[^\W_]+", plain))
