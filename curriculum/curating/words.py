"""What sections and fields of the catalogue are called on curators' pages."""

from __future__ import annotations

from django.utils.translation import gettext as _

SECTION_NAMES = {
    "goals": "Goals",
    "decisions": "Decisions",
    "topics": "Topics",
    "resources": "Resources",
    "exercises": "Exercises",
    "questions": "Interview questions",
    "strategies": "Strategies",
    "areas": "Areas",
    "maturities": "Maturities",
    "depths": "Depths",
    "system_questions": "System questions",
    "stuck_questions": "Stuck questions",
    "left_out": "Left out on purpose",
    "names": "Names in other languages",
    "translations": "Translations",
}
LABELS = {
    "by": "Authors",
    "check": "It is right when",
    "derive_first": "First, on paper",
    "done_when": "Done when one can",
    "id": "Id",
    "in_practice": "In practice",
    "is_free": "Free of charge",
    "is_open": "Open: no answer is known",
    "for_curiosity": "Offered out of curiosity",
    "from_depth": "From this depth of the topic on",
    "is_guess": "A guess: nobody has estimated it yet",
    "judged_by": "Judged by",
    "maturity_before": "Its maturity before, as documents say",
    "maturity_by": "Its maturity was judged by",
    "maturity_contrast": "The decision that contrasts with the lesson",
    "maturity_next_on": "To be judged again on",
    "maturity_note": "The reason for its maturity",
    "maturity_on": "Judged on",
    "maturity_past": "How it was judged before",
    "needs_no_reason": "Needs no reason",
    "rungs": "Depths",
    "soft": "Soft: it only suggests",
    "url": "Address",
    "when": "When it matters",
    "you_can": "One can",
}
HINTS = {
    "covers": "Each on a line of its own, as in pca@working.",
    "id": "Small letters, digits and hyphens. It stays what it is.",
    "maturity_next_on": "As in 2028-11-30.",
    "maturity_on": "As in 2026-11-30.",
    "minutes": "For one person who starts from the depth below.",
}


def section_name(section: str) -> str:
    """Of a section, or of the units of all resources."""
    return SECTION_NAMES.get(section) or _("Parts of resources")


def label(key: str) -> str:
    return LABELS.get(key, key.replace("_", " ").capitalize())


def place(path: tuple[str, ...]) -> str:
    """Where in an entry, in words: "Units, esl-02, minutes"."""
    first, *rest = path or ("all of it",)
    return ", ".join(
        (label(first), *(label(each).lower() if "_" in each else each for each in rest))
    )
