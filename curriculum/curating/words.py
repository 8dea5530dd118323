"""What sections and fields of the catalogue are called on curators' pages."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

SECTION_NAMES = {
    "goals": gettext_lazy("Goals"),
    "decisions": gettext_lazy("Decisions"),
    "topics": gettext_lazy("Topics"),
    "resources": gettext_lazy("Resources"),
    "exercises": gettext_lazy("Exercises"),
    "questions": gettext_lazy("Interview questions"),
    "strategies": gettext_lazy("Strategies"),
    "areas": gettext_lazy("Areas"),
    "maturities": gettext_lazy("Maturities"),
    "depths": gettext_lazy("Depths"),
    "system_questions": gettext_lazy("System questions"),
    "stuck_questions": gettext_lazy("Stuck questions"),
    "left_out": gettext_lazy("Left out on purpose"),
    "names": gettext_lazy("Names in other languages"),
    "translations": gettext_lazy("Translations"),
}
LABELS = {
    "by": gettext_lazy("Authors"),
    "check": gettext_lazy("It is right when"),
    "derive_first": gettext_lazy("First, on paper"),
    "done_when": gettext_lazy("Done when one can"),
    "id": gettext_lazy("Id"),
    "in_practice": gettext_lazy("In practice"),
    "is_free": gettext_lazy("Free of charge"),
    "is_open": gettext_lazy("Open: no answer is known"),
    "for_curiosity": gettext_lazy("Offered out of curiosity"),
    "from_depth": gettext_lazy("From this depth of the topic on"),
    "is_guess": gettext_lazy("A guess: nobody has estimated it yet"),
    "judged_by": gettext_lazy("Judged by"),
    "maturity_before": gettext_lazy("Its maturity before, as documents say"),
    "maturity_by": gettext_lazy("Its maturity was judged by"),
    "maturity_contrast": gettext_lazy("The decision that contrasts with the lesson"),
    "maturity_next_on": gettext_lazy("To be judged again on"),
    "maturity_note": gettext_lazy("The reason for its maturity"),
    "maturity_on": gettext_lazy("Judged on"),
    "maturity_past": gettext_lazy("How it was judged before"),
    "needs_no_reason": gettext_lazy("Needs no reason"),
    "rungs": gettext_lazy("Depths"),
    "soft": gettext_lazy("Soft: it only suggests"),
    "url": gettext_lazy("Address"),
    "when": gettext_lazy("When it matters"),
    "you_can": gettext_lazy("One can"),
}
HINTS = {
    "covers": gettext_lazy("Each on a line of its own, as in pca@working."),
    "id": gettext_lazy("Small letters, digits and hyphens. It stays what it is."),
    "maturity_next_on": gettext_lazy("As in 2028-11-30."),
    "maturity_on": gettext_lazy("As in 2026-11-30."),
    "minutes": gettext_lazy("For one person who starts from the depth below."),
}


def section_name(section: str) -> str:
    """Of a section, or of the units of all resources."""
    return str(SECTION_NAMES.get(section) or _("Parts of resources"))


def label(key: str) -> str:
    return str(LABELS.get(key) or key.replace("_", " ").capitalize())


def place(path: tuple[str, ...]) -> str:
    """Where in an entry, in words: "Units, esl-02, minutes"."""
    first, *rest = path or ("all of it",)
    return ", ".join(
        (label(first), *(label(each).lower() if "_" in each else each for each in rest))
    )
