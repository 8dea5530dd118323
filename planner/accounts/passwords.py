"""Passwords that everybody would try first: common ones, and those made of this product's words."""

from __future__ import annotations

import re
from typing import Any

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# What somebody types who looks around on our pages for a password.
OUR_WORDS = (
    "lemma", "lunch", "learn", "learning", "and", "math", "maths", "mathematics", "mathe",
    "plan", "planner", "curriculum", "study", "group", "team", "meeting", "topic", "decision",
    "catalogue", "theorem", "proof", "password", "passwort", "welcome", "letmein", "admin",
    "login", "secret", "changeme", "test", "user", "my", "the", "our", "i", "a",
)  # fmt: skip
ONLY_OUR_WORDS = re.compile(f"(?:{'|'.join(sorted(OUR_WORDS, key=len, reverse=True))})+")


class NotCommonValidator(CommonPasswordValidator):
    """The framework's list of 20,000, also behind digits and marks, and our own words."""

    def validate(self, password: str, user: Any = None) -> None:
        super().validate(password, user)
        letters = "".join(each for each in password.casefold() if each.isalpha())
        if letters in self.passwords or ONLY_OUR_WORDS.fullmatch(letters):
            raise ValidationError(
                _("Others would try this password first: it is a common word, or made of ours."),
                code="password_too_common",
            )

    def get_error_message(self) -> str:
        return _("Others would try this password first: it is on every list of common ones.")
