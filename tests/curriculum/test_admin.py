import json

import pytest
from django.contrib import admin
from django.urls import reverse

from curriculum import models
from curriculum.actions import load_catalogue
from curriculum.queries import snapshot
from tests.curriculum.catalogues import full

pytestmark = pytest.mark.urls("tests.curriculum.admin_urls")

PARTS = {
    "DecisionGoal",
    "ExerciseCovers",
    "ExerciseDecision",
    "ExpectedNumber",
    "GoalStrategy",
    "Need",
    "Prerequisite",
    "QuestionCovers",
    "Rung",
    "StrategyGoal",
    "UnitCovers",
}
OTHERS = {
    *("CatalogueState", "SearchDocument", "SearchWord", "Suggestion"),
    *("Edition", "EntryChange", "EntryDraft", "ExportRun", "FormerEntry", "ImportRun"),
    *("HealthNote", "Link", "LinkVisit", "LongWork", "Upstream"),
}
ENTRIES = sorted(set(models.__all__) - PARTS - OTHERS)


def page(name, *arguments):
    kind, action = name
    return reverse(f"admin:curriculum_{kind.lower()}_{action}", args=arguments)


def test_every_entry_has_a_page_and_its_parts_stand_on_it():
    inlines = {
        inline.model.__name__
        for name in ENTRIES
        for inline in admin.site._registry[getattr(models, name)].inlines
    }

    assert inlines == PARTS | {"Unit"}


@pytest.mark.parametrize("name", ENTRIES)
def test_lists_search_and_forms_open(admin_client, name):
    load_catalogue(catalogue=full())
    row = getattr(models, name).objects.first()

    assert admin_client.get(page((name, "changelist")), {"q": "a"}).status_code == 200
    assert admin_client.get(page((name, "add"))).status_code == 200
    assert admin_client.get(page((name, "change"), row.pk)).status_code == 200


def test_an_id_is_given_once_and_stays(admin_client):
    load_catalogue(catalogue=full())
    area = models.Area.objects.get()

    response = admin_client.post(
        page(("Area", "change"), area.pk), {"slug": "other", "name": "Algebra!", "position": 0}
    )

    assert response.status_code == 302
    assert models.Area.objects.values_list("slug", "name").get() == ("algebra", "Algebra!")


def submitted(response):
    """What a browser sends when nothing was typed."""
    formsets = [each.formset for each in response.context["inline_admin_formsets"]]
    forms = [
        response.context["adminform"].form,
        *(each.management_form for each in formsets),
        *(form for formset in formsets for form in formset.forms),
    ]
    fields = [form[name] for form in forms for name in form.fields]
    values = {field.html_name: field.value() for field in fields}
    return {
        name: json.dumps(value) if isinstance(value, list) else value
        for name, value in values.items()
        if value is not None and value is not False
    }


def told(response):
    """The errors of a form that was not accepted."""
    if response.status_code == 302:
        return []
    formsets = [each.formset for each in response.context["inline_admin_formsets"]]
    return [response.context["adminform"].form.errors, *(each.errors for each in formsets)]


@pytest.mark.parametrize("name", ENTRIES)
def test_saving_without_a_change_changes_nothing(admin_client, name):
    load_catalogue(catalogue=full())
    row = getattr(models, name).objects.first()
    address = page((name, "change"), row.pk)

    response = admin_client.post(address, submitted(admin_client.get(address)))

    assert told(response) == []
    assert snapshot() == full()
