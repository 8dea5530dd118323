"""What a group's plans need: their decisions, and every step that these stand on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from curriculum import graph
from curriculum.graph import Step
from curriculum.records import Catalogue
from planner.groups.models import Group
from planner.plans import brief_document
from planner.plans.brief import Brief
from planner.plans.models import Plan, Revision
from planner.plans.modes import counting
from planner.plans.todays import brief_today
from planner.plans.wanted import aims, outside


@dataclass(frozen=True, slots=True, kw_only=True)
class Wished:
    """A decision or a target of a plan. `steps`: all that it stands on, prerequisites first."""

    id: str
    title: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Needed:
    """`wished`: decisions first, then topics for their own sake; `steps`: of all of them."""

    wished: tuple[Wished, ...]
    steps: tuple[Step, ...]

    def decisions(self, catalogue: Catalogue) -> tuple[Wished, ...]:
        return tuple(each for each in self.wished if each.id in catalogue.decision_by_id)


NOTHING = Needed(wished=(), steps=())


def needed_in(group: Group, catalogue: Catalogue, *, with_drafts: bool = False) -> Needed:
    """By all that the group has published; `with_drafts`, for leads: by drafts where it has not."""
    revisions: Sequence[Revision] = counting(group)
    if not revisions and with_drafts:
        plans = Plan.objects.active().filter(group=group, head__isnull=False)
        rows = plans.select_related("head").order_by("id")
        revisions = [plan.head for plan in rows if plan.head is not None]
    briefs = [brief_document.from_document(each.brief) for each in revisions]
    return needed_for(briefs, catalogue)


def needed_in_all(groups: Collection[Group], catalogue: Catalogue) -> Needed:
    """By all that these groups have published, with one query."""
    published = Revision.objects.published().filter(
        plan__group__in=list(groups), plan__archived_at=None
    )
    rows = published.order_by("-published_at", "-id").values_list("brief", flat=True)
    briefs = [brief_document.from_document(each) for each in rows] if groups else []
    return needed_for(briefs, catalogue)


def needed_for(briefs: Iterable[Brief], catalogue: Catalogue) -> Needed:
    """As far as the catalogue still has it; what the briefs take as known is needed as well."""
    asked = (brief_today(brief, catalogue) for brief in briefs)
    found = {each.id: each for brief in asked for each in _wished(brief, catalogue)}
    if not found:
        return NOTHING
    goals = [step for each in found.values() for step in each.steps]
    return Needed(wished=tuple(found.values()), steps=graph.closure(catalogue, goals))


def _wished(brief: Brief, catalogue: Catalogue) -> Iterator[Wished]:
    known = catalogue.decision_by_id
    decisions = tuple(each for each in brief.decisions if each.decision in known)
    if brief.decisions and not decisions:
        return
    topics = catalogue.topic_by_id
    depths = tuple(
        (topic, depth)
        for topic, depth in brief.depths
        if topic in topics and depth <= len(topics[topic].rungs)
    )
    asked = aims(replace(brief, decisions=decisions, depths=depths, known=()), catalogue)
    left_out = outside(asked.left_out)
    for each in asked.decisions:
        steps = graph.closure(catalogue, each.needs, known=left_out)
        yield Wished(id=each.id, title=each.title, steps=steps)
