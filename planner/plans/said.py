"""What plans say, in the language of whoever reads.

Documents keep their sentences in English, to the byte; pages, forms and mails say them anew. The
words that stand in the places of sentences are here; the sentences are found where they are made.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import pgettext_lazy

from curriculum.spoken import tag
from planner.language.anew import anew
from planner.plans.names_here import names

# Found by the messages' collector; the sentences that hold them look them up.
WORDS = (
    *(pgettext_lazy("said", "awareness"), pgettext_lazy("said", "working")),
    *(pgettext_lazy("said", "mastery"), pgettext_lazy("said", "about")),
    *(pgettext_lazy("said", "locked"), pgettext_lazy("said", "cancelled")),
    *(pgettext_lazy("said", "held"), pgettext_lazy("said", "not held")),
    *(pgettext_lazy("said", "did not happen"), pgettext_lazy("said", "now")),
    *(pgettext_lazy("said", "earlier"), pgettext_lazy("said", "later")),
    *(pgettext_lazy("said", "Locked"), pgettext_lazy("said", "Unlocked")),
    *(pgettext_lazy("said", "break"), pgettext_lazy("said", "review")),
    *(pgettext_lazy("said", "Review"), pgettext_lazy("said", "Break")),
    *(pgettext_lazy("said", "curiosity"), pgettext_lazy("said", "exploration")),
    *(pgettext_lazy("said", "paper"), pgettext_lazy("said", "interview")),
    *(pgettext_lazy("said", "study"), pgettext_lazy("said", "Study")),
    *(pgettext_lazy("said", "lead"), pgettext_lazy("said", "leads")),
    *(pgettext_lazy("said", "backup"), pgettext_lazy("said", "nobody")),
    *(pgettext_lazy("said", "You"), pgettext_lazy("said", "you")),
    *(pgettext_lazy("said", "draft"), pgettext_lazy("said", "published")),
    *(pgettext_lazy("said", "superseded"), pgettext_lazy("said", "archived")),
    *(pgettext_lazy("said", "Publish"), pgettext_lazy("said", "holiday")),
    *(pgettext_lazy("said", "longer"), pgettext_lazy("said", "shorter")),
    *(pgettext_lazy("said", "read"), pgettext_lazy("said", "do")),
    *(pgettext_lazy("said", "alone"), pgettext_lazy("said", "watch")),
    *(pgettext_lazy("said", "known"), pgettext_lazy("said", "note")),
    *(pgettext_lazy("said", "together"), pgettext_lazy("said", "spare")),
    *(pgettext_lazy("said", "opening"), pgettext_lazy("said", "recall")),
    *(pgettext_lazy("said", "no"), pgettext_lazy("said", "one")),
    *(pgettext_lazy("said", "two"), pgettext_lazy("said", "three")),
    *(pgettext_lazy("said", "four"), pgettext_lazy("said", "five")),
    *(pgettext_lazy("said", "six"), pgettext_lazy("said", "seven")),
    *(pgettext_lazy("said", "eight"), pgettext_lazy("said", "nine")),
    pgettext_lazy("said", "ten"),
    *(pgettext_lazy("said", "%(number)s meeting"), pgettext_lazy("said", "%(number)s meetings")),
    *(pgettext_lazy("said", "%(number)s decision"), pgettext_lazy("said", "%(number)s decisions")),
    *(pgettext_lazy("said", "%(number)s topic"), pgettext_lazy("said", "%(number)s topics")),
    *(pgettext_lazy("said", "%(number)s step"), pgettext_lazy("said", "%(number)s steps")),
    *(pgettext_lazy("said", "%(number)s part"), pgettext_lazy("said", "%(number)s parts")),
    *(pgettext_lazy("said", "%(number)s week"), pgettext_lazy("said", "%(number)s weeks")),
    *(pgettext_lazy("said", "%(number)s hour"), pgettext_lazy("said", "%(number)s hours")),
    *(pgettext_lazy("said", "%(number)s wish"), pgettext_lazy("said", "%(number)s wishes")),
    *(pgettext_lazy("said", "%(number)s point"), pgettext_lazy("said", "%(number)s points")),
    *(pgettext_lazy("said", "%(number)s target"), pgettext_lazy("said", "%(number)s targets")),
    *(pgettext_lazy("said", "%(number)s piece"), pgettext_lazy("said", "%(number)s pieces")),
    *(pgettext_lazy("said", "%(number)s date"), pgettext_lazy("said", "%(number)s dates")),
    pgettext_lazy("said", "%(number)s more meeting"),
    pgettext_lazy("said", "%(number)s more meetings"),
    pgettext_lazy("said", "%(number)s other decision"),
    pgettext_lazy("said", "%(number)s other decisions"),
    *(pgettext_lazy("said", "%(number)s h"), pgettext_lazy("said", "%(number)s min")),
    pgettext_lazy("said", "%(hours)s h %(minutes)s min"),
    pgettext_lazy("said", "«%(title)s»"),
    pgettext_lazy("said", "%(title)s (%(depth)s)"),
    pgettext_lazy("said", "because %(reason)s"),
    *(pgettext_lazy("said", "So do %(others)s."), pgettext_lazy("said", "So does %(others)s.")),
    pgettext_lazy("said", "%(words)s would bring %(reached)s."),
    pgettext_lazy(
        "said", "%(words)s would bring %(reached)s, %(still)s points instead of %(now)s."
    ),
    pgettext_lazy("said", "%(span)s reach %(reached)s."),
    pgettext_lazy("said", "%(span)s reaches %(reached)s."),
    pgettext_lazy("said", "%(done)s of %(asked)s; %(then)s"),
    pgettext_lazy("said", "%(count)s: %(reached)s; %(then)s."),
    pgettext_lazy("said", "%(together)s together in meetings and %(alone)s alone before them"),
    pgettext_lazy("said", "%(place)s, first ideas of %(topic)s (%(effort)s)"),
    pgettext_lazy("said", "%(place)s, the parts on %(topic)s (%(effort)s)"),
    pgettext_lazy("said", "%(place)s, further on %(topic)s (%(effort)s)"),
    pgettext_lazy("said", "opening %(minutes)s"),
    pgettext_lazy("said", "recall %(minutes)s"),
    pgettext_lazy("said", "spare %(minutes)s"),
    *(pgettext_lazy("said", "aim"), pgettext_lazy("said", "away")),
    *(pgettext_lazy("said", "about %(number)s"), pgettext_lazy("said", "meeting")),
    pgettext_lazy(
        "said", "With country and region for public holidays, as in Ada:DE-BE, Ben:US-CA."
    ),
    pgettext_lazy("said", "As in Ben:2027-02-01..2027-02-14=parental leave."),
    *(pgettext_lazy("said", "Monday"), pgettext_lazy("said", "Tuesday")),
    *(pgettext_lazy("said", "Wednesday"), pgettext_lazy("said", "Thursday")),
    *(pgettext_lazy("said", "Friday"), pgettext_lazy("said", "Saturday")),
    *(pgettext_lazy("said", "Sunday"), pgettext_lazy("said", "first")),
    *(pgettext_lazy("said", "second"), pgettext_lazy("said", "third")),
    *(pgettext_lazy("said", "fourth"), pgettext_lazy("said", "last")),
    pgettext_lazy("said", "Save"),
    pgettext_lazy("said", "%(facts)s; weight %(number)s"),
    *(pgettext_lazy("said", "To"), pgettext_lazy("said", "At"), pgettext_lazy("said", "On")),
    *(pgettext_lazy("said", "Title"), pgettext_lazy("said", "Template")),
    *(pgettext_lazy("said", "Topic"), pgettext_lazy("said", "Depth"), pgettext_lazy("said", "Why")),
    pgettext_lazy("said", "%(who)s: public holiday (%(name)s) in %(place)s"),
    pgettext_lazy("said", "%(who)s needs %(topic)s at %(depth)s depth, which stands on this."),
    pgettext_lazy(
        "said",
        "%(who)s needs %(topic)s at %(depth)s depth, which stands on this through %(between)s.",
    ),
    *(pgettext_lazy("said", "%(day)s, %(clock)s: %(about)s"), pgettext_lazy("said", "unit")),
    pgettext_lazy("said", "%(day)s, %(who)s"),
    pgettext_lazy("said", ": %(reason)s"),
)


def said(text: Any) -> str:
    """Of a sentence of plans, a label, a refusal. English stays as it is."""
    english = str(text)
    if tag() == "en" or not english:
        return english
    return anew(english, names())


class SaidForm(forms.Form):
    """Says its labels, choices and refusals in the language of whoever reads."""

    def __getitem__(self, name: str) -> forms.BoundField:
        field = self.fields[name]
        if name not in self._are_said:
            field.label, field.help_text = said(field.label or ""), said(field.help_text or "")
            if isinstance(field, forms.ChoiceField):
                field.choices = _said_choices(field.choices)
            self._are_said.add(name)
        return super().__getitem__(name)

    @cached_property
    def _are_said(self) -> set[str]:
        return set()

    def add_error(self, field: str | None, error: Any) -> None:
        super().add_error(field, _said_error(error))


def _said_choices(choices: Any) -> list[tuple[Any, Any]]:
    """Also of those that stand in groups."""
    return [
        (value, _said_choices(label) if isinstance(label, list | tuple) else said(label))
        for value, label in choices
    ]


def _said_error(error: Any) -> Any:
    if isinstance(error, str):
        return said(error)
    if isinstance(error, ValidationError) and not hasattr(error, "error_dict"):
        return ValidationError([said(message) for message in error.messages])
    return error
