"""Forms for what a group has otherwise than the catalogue; those that add read into documents."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar
from uuid import uuid4

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from curriculum.curating.problem_places import places_of
from curriculum.documents import Document
from curriculum.faults import BadCatalogue
from curriculum.records import DEPTH_NAMES, DEPTHS, Catalogue
from planner.groups.models import Group
from planner.groups.own_catalogue import own_id
from planner.language.depth_words import depth_word

LONGEST_NAME = 40
Places = Mapping[tuple[str, ...], str]
"""From a place of the document to a field."""
SPOTS = 4
NOTHING = [("", "—")]


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Why"), max_length=200, required=False, help_text=_("The group reads it.")
    )


class EstimateForm(ReasonForm):
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=100_000)
    field_order = ("minutes", "reason")


class AddForm(ReasonForm):
    """`catalogue`: what is chosen from. `document()` is what was entered, under `entry`."""

    section: ClassVar[str]
    title: ClassVar[Any]
    name_field: ClassVar[str]
    places: ClassVar[Places] = {}
    rest: ClassVar[str] = ""
    """The field at which a fault stands that is of none."""

    def __init__(
        self, *args: Any, catalogue: Catalogue, group: Group, today: dt.date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.catalogue, self.group, self.today = catalogue, group, today
        self.fields["reason"].label = _("Why you add it")
        self.fill()

    def fill(self) -> None:
        """Put the choices into the fields."""

    def document(self, entry: str = "") -> Document:
        """Only of a valid form. `entry`: the id that it keeps."""
        name = slugify(self.cleaned_data[self.name_field])[:LONGEST_NAME].strip("-")
        taken = {each.id for each in getattr(self.catalogue, self.section)}
        found = own_id(self.group, name or "entry")
        fresh = found if found not in taken else f"{found}-{uuid4().hex[:6]}"
        return {"id": entry or fresh, **self.entered()}

    def entered(self) -> Document:
        raise NotImplementedError("each form says what was entered in it")

    def tell(self, refusal: BadCatalogue, document: Document) -> None:
        """Each fault at its field."""
        lines = places_of(document)
        for problem in refusal.problems:
            path = lines.get(problem.line, ())
            field = next(
                (self.places[path[:n]] for n in range(len(path), 0, -1) if path[:n] in self.places),
                self.rest,
            )
            self.add_error(field or None, problem.message)

    def spots(self, prefix: str) -> list[dict[str, str]]:
        data = self.cleaned_data
        found = ((data[f"{prefix}_{n}"], data[f"{prefix}_{n}_depth"]) for n in range(1, SPOTS + 1))
        chosen = {topic: depth for topic, depth in found if topic}
        return [{"topic": topic, "depth": depth} for topic, depth in chosen.items()]

    def add_spots(self, prefix: str, label: Any) -> None:
        topics = sorted(self.catalogue.topics, key=lambda each: each.name.casefold())
        choices = [*NOTHING, *((each.id, each.name) for each in topics)]
        for number in range(1, SPOTS + 1):
            self.fields[f"{prefix}_{number}"] = forms.ChoiceField(
                label=label, choices=choices, required=number == 1
            )
            self.fields[f"{prefix}_{number}_depth"] = forms.ChoiceField(
                label=_("How deep"),
                choices=[(each, depth_word(each)) for each in DEPTHS],
                initial="working",
            )


class TopicForm(AddForm):
    section, title, name_field, rest = "topics", _("A topic of our own"), "name", "builds_on"
    places: ClassVar[Places] = {
        ("name",): "name",
        ("definition",): "definition",
    } | {
        ("depths", depth, key): f"{depth}_{key}"
        for depth in DEPTHS
        for key in ("minutes", "you_can")
    }
    name = forms.CharField(label=_("Its name"), max_length=200)
    definition = forms.CharField(
        label=_("What it is, in plain words"), widget=forms.Textarea(attrs={"rows": 3})
    )
    area = forms.ChoiceField(label=_("Area"))
    maturity = forms.ChoiceField(label=_("How mature what is known of it is"))
    builds_on = forms.MultipleChoiceField(
        label=_("It builds on"), required=False, widget=forms.SelectMultiple(attrs={"size": 6})
    )

    def fill(self) -> None:
        areas = [(each.id, each.name) for each in self.catalogue.areas]
        topics = sorted(self.catalogue.topics, key=lambda each: each.name.casefold())
        self._choices("area", areas)
        self._choices("maturity", [(each.id, each.id) for each in self.catalogue.maturities])
        self._choices("builds_on", [(each.id, each.name) for each in topics])
        for depth in DEPTH_NAMES.values():
            self.fields[f"{depth}_minutes"] = forms.IntegerField(
                label=_("Minutes for %(depth)s") % {"depth": depth_word(depth)},
                min_value=1,
                max_value=100_000,
                initial=60,
            )
            self.fields[f"{depth}_you_can"] = forms.CharField(
                label=_("At %(depth)s, you can …") % {"depth": depth_word(depth)}
            )

    def _choices(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - fields of ours
        field.choices = choices

    def entered(self) -> Document:
        data = self.cleaned_data
        return {
            "name": data["name"],
            "area": data["area"],
            "definition": data["definition"],
            "maturity": data["maturity"],
            "maturity_on": self.today.isoformat(),
            "depths": {
                depth: {
                    "minutes": str(data[f"{depth}_minutes"]),
                    "you_can": [data[f"{depth}_you_can"]],
                }
                for depth in DEPTH_NAMES.values()
            },
            "prerequisites": [
                {
                    "topic": topic,
                    "depth": "awareness",
                    "from_depth": "awareness",
                    "reason": data["reason"] or data["name"],
                }
                for topic in data["builds_on"]
            ],
        }


class DecisionForm(AddForm):
    section, title, name_field, rest = (
        "decisions",
        _("A decision of our own"),
        "question",
        "need_1",
    )
    places: ClassVar[Places] = {
        ("question",): "question",
        ("stakes",): "stakes",
        ("approach",): "approach",
        ("done_when",): "done_when",
        ("goals",): "goal",
        ("needs",): "need_1",
    }
    question = forms.CharField(label=_("The question"), max_length=300)
    goal = forms.ChoiceField(label=_("For which goal"))
    stakes = forms.CharField(label=_("What it costs to be wrong"), max_length=500)
    approach = forms.CharField(
        label=_("How you go about it"), widget=forms.Textarea(attrs={"rows": 3})
    )
    done_when = forms.CharField(label=_("It is decided when you can say …"), max_length=500)

    def fill(self) -> None:
        goal = self.fields["goal"]
        assert isinstance(goal, forms.ChoiceField)  # noqa: S101 - a field of ours
        goal.choices = [(each.id, each.title) for each in self.catalogue.goals]
        self.add_spots("need", _("It needs the topic"))

    def entered(self) -> Document:
        data = self.cleaned_data
        return {
            "goals": [data["goal"]],
            "question": data["question"],
            "stakes": data["stakes"],
            "approach": [line for line in data["approach"].splitlines() if line.strip()],
            "needs": [{**each, "when": data["question"]} for each in self.spots("need")],
            "done_when": data["done_when"],
        }


class ResourceForm(AddForm):
    """Something of the group's own to read: one resource with one unit."""

    section, title, name_field, rest = (
        "resources",
        _("Something of our own to read"),
        "name",
        "covers_1",
    )
    places: ClassVar[Places] = {
        ("title",): "name",
        ("url",): "url",
        ("units", "0", "title"): "name",
        ("units", "0", "minutes"): "minutes",
        ("units", "0", "location"): "location",
    }
    name = forms.CharField(label=_("Its title"), max_length=200)
    url = forms.CharField(label=_("Its address"), max_length=2000)
    location = forms.CharField(label=_("Which part of it"), max_length=200, required=False)
    minutes = forms.IntegerField(label=_("Minutes to read it"), min_value=1, max_value=100_000)

    def fill(self) -> None:
        self.add_spots("covers", _("It covers the topic"))

    def document(self, entry: str = "") -> Document:
        found = super().document(entry)
        found["units"][0]["id"] = f"{found['id']}-unit"
        return found

    def entered(self) -> Document:
        data = self.cleaned_data
        unit = {
            "id": "",
            "title": data["name"],
            "kind": "page",
            "minutes": str(data["minutes"]),
            "minutes_are": "estimated",
            "minutes_basis": self.group.name,
            "covers": self.spots("covers"),
            "location": data["location"],
        }
        return {
            "title": data["name"],
            "by": [self.group.name],
            "kind": "page",
            "cost": "free",
            "is_free": "yes",
            "url": data["url"],
            "units": [{key: value for key, value in unit.items() if value != ""} | {"id": ""}],
        }


ADDING: dict[str, type[AddForm]] = {
    form.section: form for form in (TopicForm, DecisionForm, ResourceForm)
}


def filled_from(section: str, document: Document) -> Iterator[tuple[str, Any]]:
    """What the form shows of an entry that was added before."""
    if section == "resources":
        unit = document["units"][0]
        yield from (("name", document["title"]), ("url", document["url"]))
        yield from (("location", unit.get("location", "")), ("minutes", unit["minutes"]))
        yield from _spots("covers", unit["covers"])
    elif section == "decisions":
        yield from ((each, document[each]) for each in ("question", "stakes", "done_when"))
        yield from (("goal", document["goals"][0]), ("approach", "\n".join(document["approach"])))
        yield from _spots("need", document["needs"])
    else:
        yield from ((each, document[each]) for each in ("name", "definition", "area", "maturity"))
        yield "builds_on", [each["topic"] for each in document.get("prerequisites", ())]
        for depth, rung in document["depths"].items():
            yield f"{depth}_minutes", rung["minutes"]
            yield f"{depth}_you_can", rung["you_can"][0]


def _spots(prefix: str, spots: list[Document]) -> Iterator[tuple[str, Any]]:
    for number, each in enumerate(spots, start=1):
        yield f"{prefix}_{number}", each["topic"]
        yield f"{prefix}_{number}_depth", each["depth"]
