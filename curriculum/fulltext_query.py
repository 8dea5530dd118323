"""From what people type to the terms that would answer it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.models import Q, QuerySet
from django.db.models.functions import Length

from curriculum import spelling, words
from curriculum.models import SearchWord
from curriculum.stems import stem
from curriculum.words import Token

LONGEST_QUERY = 200
MOST_WORDS = 12
MOST_COMPLETIONS = 12
# How well a term does that was not typed so.
COMPLETED, GUESSED, NEXT_GUESS = 0.7, 0.8, 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Within:
    """Where to look. `parents` asks for keys: only what these show is found."""

    kinds: Sequence[str]
    scopes: Sequence[str]
    parents: QuerySet[Any, Any] | None = None

    def shown(self) -> tuple[str, Sequence[Any]]:
        """The condition on documents `d` that the parents are, with its values."""
        if self.parents is None:
            return "", ()
        try:
            statement, values = self.parents.query.sql_with_params()
        except EmptyResultSet:
            return "AND FALSE", ()
        return f"AND d.parent IN ({statement})", values


@dataclass(frozen=True, slots=True)
class Asked:
    """`terms`: for each word the terms that would do, with how well (1 for itself); `unknown`: how
    many words there are beside these.

    `corrected` is the text with the terms `guessed` in place of what was misspelt.
    """

    text: str
    terms: tuple[Mapping[str, float], ...]
    unknown: int = 0
    corrected: str = ""
    guessed: tuple[str, ...] = ()


@dataclass(slots=True)
class _Asking:
    """What is known of one typed word so far."""

    token: Token
    terms: dict[str, float] = field(default_factory=dict)
    guess: str = ""


def asked(query: str, *, scopes: Sequence[str]) -> Asked:
    """Cuts the query into words, completes the last and guesses those that nobody ever wrote."""
    sound = query[: 2 * LONGEST_QUERY].encode("utf-8", "ignore").decode().replace("\0", " ")
    text = " ".join(sound.split())[:LONGEST_QUERY]
    typed = list(words.tokens(text))
    asking = [_Asking(token) for token in typed if not token.is_stop][:MOST_WORDS]
    is_unfinished = bool(typed) and typed[-1].end == len(text) and not query[-1:].isspace()
    begun = typed[-1].text if is_unfinished and not typed[-1].is_unspaced else ""
    _look_up(asking, typed[: 2 * MOST_WORDS], begun, scopes)
    spaced = [each for each in asking if not each.token.is_unspaced]
    _guess([each for each in spaced if not each.terms], scopes)
    guessed = tuple(words.term(stem(each.guess)) for each in spaced if each.guess)
    return Asked(
        text,
        terms=_alternatives(asking),
        unknown=sum(not each.terms for each in spaced),
        corrected=_corrected(text, spaced),
        guessed=guessed,
    )


def _alternatives(asking: Sequence[_Asking]) -> tuple[Mapping[str, float], ...]:
    found: list[Mapping[str, float]] = []
    for each in asking:
        if each.token.is_unspaced:
            found.extend({term: 1.0} for term in dict.fromkeys(words.terms_of(each.token)))
        elif each.terms and each.terms not in found:
            found.append(each.terms)
    return tuple(found)


def _look_up(
    asking: Sequence[_Asking], typed: Sequence[Token], begun: str, scopes: Sequence[str]
) -> None:
    """One query for all words as they stand, joined to their neighbours, and begun."""
    spaced = {each.token.start: each for each in asking if not each.token.is_unspaced}
    joined = [
        (one.start, other.start, stem(one.text + other.text)) for one, other in pairwise(typed)
    ]
    stems = {stem(each.token.text) for each in spaced.values()} | {word for *_, word in joined}
    wanted = Q(stem__in=stems) | (Q(word__startswith=begun) if len(begun) > 1 else Q())
    of_scopes = SearchWord.objects.filter(wanted, scope__in=scopes)
    known = dict(of_scopes.values_list("word", "stem")) if spaced else {}
    for each in spaced.values():
        if (own := stem(each.token.text)) in known.values() or len(own) == 1:
            each.terms[words.term(own)] = 1.0
    for *places, word in joined:
        for place in places if word in known.values() else ():
            if place in spaced:
                spaced[place].terms[words.term(word)] = 1.0
    if begun and typed[-1].start in spaced:
        _complete(spaced[typed[-1].start], known)


def _complete(unfinished: _Asking, known: Mapping[str, str]) -> None:
    begun = unfinished.token.text
    longer = (word for word in known if word.startswith(begun))
    for word in sorted(longer, key=lambda word: (len(word), word))[:MOST_COMPLETIONS]:
        unfinished.terms.setdefault(words.term(known[word]), COMPLETED)


def _guess(unknown: Sequence[_Asking], scopes: Sequence[str]) -> None:
    """One query for all of them. Slips seldom touch both the first letter and the last two."""
    near = Q()
    for each in unknown:
        typed = each.token.text
        if most := spelling.most_slips(typed):
            ends = Q(word__startswith=typed[0]) | Q(word__endswith=typed[-2:])
            near |= ends & Q(size__range=(len(typed) - most, len(typed) + most))
    if not near:
        return
    of_scopes = SearchWord.objects.annotate(size=Length("word")).filter(near, scope__in=scopes)
    known = sorted(set(of_scopes.values_list("word", flat=True)))
    for each in unknown:
        guesses = spelling.guesses(each.token.text, known)
        each.guess = guesses[0] if guesses else ""
        for place, word in enumerate(guesses):
            each.terms.setdefault(words.term(stem(word)), NEXT_GUESS if place else GUESSED)


def _corrected(text: str, asking: Sequence[_Asking]) -> str:
    guessed = [each for each in asking if each.guess]
    if not guessed:
        return ""
    for each in reversed(guessed):
        text = text[: each.token.start] + each.guess + text[each.token.end :]
    return text
