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
# Called as their keys are.
FIELDS = {
    "depth": gettext_lazy("Depth"),
    "means": gettext_lazy("Means"),
    "enough_when": gettext_lazy("Enough when"),
    "default_depth": gettext_lazy("Default depth"),
    "depth_note": gettext_lazy("Depth note"),
    "name": gettext_lazy("Name"),
    "title": gettext_lazy("Title"),
    "summary": gettext_lazy("Summary"),
    "mode": gettext_lazy("Mode"),
    "strategies": gettext_lazy("Strategies"),
    "sources": gettext_lazy("Sources"),
    "seed": gettext_lazy("Seed"),
    "paraphrase": gettext_lazy("Paraphrase"),
    "goals": gettext_lazy("Goals"),
    "question": gettext_lazy("Question"),
    "stakes": gettext_lazy("Stakes"),
    "approach": gettext_lazy("Approach"),
    "needs": gettext_lazy("Needs"),
    "topic": gettext_lazy("Topic"),
    "weight": gettext_lazy("Weight"),
    "derived_reason": gettext_lazy("Derived reason"),
    "correction": gettext_lazy("Correction"),
    "maturity_lesson": gettext_lazy("Maturity lesson"),
    "interpretation": gettext_lazy("Interpretation"),
    "note": gettext_lazy("Note"),
    "area": gettext_lazy("Area"),
    "definition": gettext_lazy("Definition"),
    "maturity": gettext_lazy("Maturity"),
    "depths": gettext_lazy("Depths"),
    "minutes": gettext_lazy("Minutes"),
    "prerequisites": gettext_lazy("Prerequisites"),
    "reason": gettext_lazy("Reason"),
    "synonyms": gettext_lazy("Synonyms"),
    "judged_on": gettext_lazy("Judged on"),
    "kind": gettext_lazy("Kind"),
    "cost": gettext_lazy("Cost"),
    "units": gettext_lazy("Units"),
    "minutes_are": gettext_lazy("Minutes are"),
    "minutes_basis": gettext_lazy("Minutes basis"),
    "covers": gettext_lazy("Covers"),
    "location": gettext_lazy("Location"),
    "title_verified": gettext_lazy("Title verified"),
    "length_verified": gettext_lazy("Length verified"),
    "is_optional": gettext_lazy("Is optional"),
    "is_slot": gettext_lazy("Is slot"),
    "discussion_percent": gettext_lazy("Discussion percent"),
    "language": gettext_lazy("Language"),
    "year": gettext_lazy("Year"),
    "formats": gettext_lazy("Formats"),
    "other_urls": gettext_lazy("Other urls"),
    "from_seeds": gettext_lazy("From seeds"),
    "facts_verified": gettext_lazy("Facts verified"),
    "facts_not_verified": gettext_lazy("Facts not verified"),
    "statement": gettext_lazy("Statement"),
    "expected": gettext_lazy("Expected"),
    "value": gettext_lazy("Value"),
    "within": gettext_lazy("Within"),
    "hint": gettext_lazy("Hint"),
    "decisions": gettext_lazy("Decisions"),
    "values_verified": gettext_lazy("Values verified"),
    "values_note": gettext_lazy("Values note"),
    "level": gettext_lazy("Level"),
    "good_answer": gettext_lazy("Good answer"),
    "follow_up": gettext_lazy("Follow up"),
    "decision": gettext_lazy("Decision"),
    "idea": gettext_lazy("Idea"),
    "caution": gettext_lazy("Caution"),
    "number": gettext_lazy("Number"),
    "ask": gettext_lazy("Ask"),
    "seeds": gettext_lazy("Seeds"),
    "lesson": gettext_lazy("Lesson"),
    "also": gettext_lazy("Also"),
    "section": gettext_lazy("Section"),
    "entry": gettext_lazy("Entry"),
    "texts": gettext_lazy("Texts"),
    "place": gettext_lazy("Place"),
    "text": gettext_lazy("Text"),
    "of": gettext_lazy("Of"),
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
    return str(LABELS.get(key) or FIELDS.get(key) or key.replace("_", " ").capitalize())


def place(path: tuple[str, ...]) -> str:
    """Where in an entry, in words: "Units, esl-02, minutes"."""
    first, *rest = path or ("all of it",)
    return ", ".join((label(first), *(_inner(each) for each in rest)))


def _inner(key: str) -> str:
    return label(key).lower() if "_" in key or key in FIELDS else key
