"""The catalogue's pages: public, read-only, and the same for every reader."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from curriculum.old_addresses import old_address
from curriculum.pages.decisions import decision_page
from curriculum.pages.found import search_page
from curriculum.pages.goals import goal_page, goals_page
from curriculum.pages.learning import (
    decision_test_page,
    exercise_page,
    strategies_page,
    stuck_page,
)
from curriculum.pages.maturity import maturity_page
from curriculum.pages.resources import Filters, resource_page, resources_page
from curriculum.pages.topic_map import map_page
from curriculum.pages.topics import topic_page, topics_page
from curriculum.records import Catalogue
from curriculum.revisits import catalogue_page
from curriculum.search import search

MOST_HITS = 30


@catalogue_page
def goals(request: HttpRequest, catalogue: Catalogue) -> HttpResponse:
    return render(request, "curriculum/goals.html", {"page": goals_page(catalogue)})


@catalogue_page
def goal(request: HttpRequest, catalogue: Catalogue, goal_id: str) -> HttpResponse:
    page = goal_page(catalogue, goal_id)
    if page is None:
        return old_address(request, catalogue, "goals", goal_id)
    return render(request, "curriculum/goal.html", {"page": page})


@catalogue_page
def decision(request: HttpRequest, catalogue: Catalogue, decision_id: str) -> HttpResponse:
    known = request.GET.getlist("know")
    page = decision_page(catalogue, decision_id, known=known)
    if page is None:
        return old_address(request, catalogue, "decisions", decision_id)
    template = "decision_way" if is_fragment(request) else "decision"
    return render(request, f"curriculum/{template}.html", {"page": page})


@catalogue_page
def topics(request: HttpRequest, catalogue: Catalogue) -> HttpResponse:
    return render(request, "curriculum/topics.html", {"areas": topics_page(catalogue)})


@catalogue_page
def topic(request: HttpRequest, catalogue: Catalogue, topic_id: str) -> HttpResponse:
    page = topic_page(catalogue, topic_id)
    if page is None:
        return old_address(request, catalogue, "topics", topic_id)
    return render(request, "curriculum/topic.html", {"page": page})


@catalogue_page
def resources(request: HttpRequest, catalogue: Catalogue) -> HttpResponse:
    page = resources_page(catalogue, filters(request))
    template = "resource_lines" if is_fragment(request) else "resources"
    return render(request, f"curriculum/{template}.html", {"page": page})


@catalogue_page
def resource(request: HttpRequest, catalogue: Catalogue, resource_id: str) -> HttpResponse:
    page = resource_page(catalogue, resource_id)
    if page is None:
        return old_address(request, catalogue, "resources", resource_id)
    return render(request, "curriculum/resource.html", {"page": page})


@catalogue_page
def exercise(request: HttpRequest, catalogue: Catalogue, exercise_id: str) -> HttpResponse:
    page = exercise_page(catalogue, exercise_id)
    if page is None:
        return old_address(request, catalogue, "exercises", exercise_id)
    return render(request, "curriculum/exercise.html", {"page": page})


@catalogue_page
def strategies(request: HttpRequest, catalogue: Catalogue) -> HttpResponse:
    return render(request, "curriculum/strategies.html", {"lines": strategies_page(catalogue)})


@catalogue_page
def maturity(request: HttpRequest, catalogue: Catalogue) -> HttpResponse:
    return render(request, "curriculum/maturity.html", {"page": maturity_page(catalogue)})


@catalogue_page
def decision_test(request: HttpRequest, catalogue: Catalogue) -> HttpResponse:
    return render(request, "curriculum/decision_test.html", {"page": decision_test_page(catalogue)})


@catalogue_page
def stuck(request: HttpRequest, catalogue: Catalogue) -> HttpResponse:
    return render(request, "curriculum/stuck.html", {"page": stuck_page(catalogue)})


@catalogue_page
def topic_map(request: HttpRequest, catalogue: Catalogue) -> HttpResponse:
    asked = request.GET
    page = map_page(catalogue, asked.get("goal", ""), asked.getlist("decision"))
    return render(request, "curriculum/map.html", {"page": page})


@catalogue_page
def search_results(request: HttpRequest, catalogue: Catalogue) -> HttpResponse:
    kinds = request.GET.getlist("kind")
    results = search(request.GET.get("q", ""), kinds=kinds, limit=MOST_HITS)
    page = search_page(results, kinds=kinds, limit=MOST_HITS)
    template = "search_hits" if is_fragment(request) else "search"
    return render(request, f"curriculum/{template}.html", {"page": page})


def filters(request: HttpRequest) -> Filters:
    """As the address names them; a value that no resource has finds nothing."""
    asked = {name: request.GET.get(name, "") for name in ("area", "format", "kind")}
    return Filters(**asked, free=bool(request.GET.get("free")))


def is_fragment(request: HttpRequest) -> bool:
    """Whether only what changes is asked for: the page itself answers, as the back button asks."""
    asked = request.headers
    return "HX-Request" in asked and "HX-History-Restore-Request" not in asked
