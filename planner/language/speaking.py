"""In whose language something is said that is no page: mails, news, what a chat reads."""

from __future__ import annotations

from contextlib import AbstractContextManager

from django.conf import settings
from django.utils import translation

KNOWN = frozenset(code for code, _ in settings.LANGUAGES)


def speaking_to(person: object | None) -> AbstractContextManager[None]:
    """Inside, messages are in the language of this person; in the installation's own where
    nobody is known: a group's chat, an address without an account."""
    return translation.override(language_of_person(person))


def language_of_person(person: object | None) -> str:
    own = getattr(person, "language", "")
    return own if own in KNOWN else settings.LANGUAGE_CODE
