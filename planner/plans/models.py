"""Plans of groups and their revisions, each kept as it was drafted."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.text import slugify

from planner.groups.models import Group
from planner.plans.catalogue_models import CatalogueMark, CatalogueNews
from planner.plans.curiosity_models import CuriosityProposal, CuriosityResult, CuriosityVote
from planner.plans.turn_models import DateWish, TurnOffer

__all__ = [
    "CatalogueMark",
    "CatalogueNews",
    "CuriosityProposal",
    "CuriosityResult",
    "CuriosityVote",
    "DateWish",
    "Draft",
    "Plan",
    "PlanTemplate",
    "Revision",
    "TurnOffer",
]


class PlanQuerySet(models.QuerySet["Plan"]):
    def active(self) -> PlanQuerySet:
        return self.filter(archived_at=None)


class Plan(models.Model):
    """What a group intends to study; its revisions say when and why."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="plans")
    title = models.CharField(max_length=200)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    archived_at = models.DateTimeField(null=True, blank=True)
    head = models.ForeignKey(
        "Revision", on_delete=models.SET_NULL, related_name="+", null=True, blank=True
    )
    """The revision that leads work on: a draft, or else the published one."""

    objects = PlanQuerySet.as_manager()

    class Meta:
        constraints = (models.CheckConstraint(condition=~Q(title=""), name="plan_has_a_title"),)

    def __str__(self) -> str:
        return f"{self.title} ({self.pk})"

    @property
    def slug(self) -> str:
        """For reading in an address; the number beside it is what identifies."""
        return slugify(self.title, allow_unicode=True) or "plan"

    @property
    def series(self) -> str:
        """What its meetings are named by."""
        return f"plan-{self.pk}"


class RevisionQuerySet(models.QuerySet["Revision"]):
    def published(self) -> RevisionQuerySet:
        return self.filter(status=Revision.Status.PUBLISHED)

    def drafts(self) -> RevisionQuerySet:
        return self.filter(status=Revision.Status.DRAFT)


class Revision(models.Model):
    """One state of a plan, never changed after it was written, only published.

    `brief`, `schedule`, `programme` and `solution` are documents: what was asked, how the
    meetings stand, what people read, and what the solver answered first (empty where it was not
    kept). `catalogue_digest` names the state of the catalogue it was written from. `basis` is
    the revision that was changed, `edit` how and `summary` the same in words; `restored_from`
    the one that it brought back. `broken`: sentences about rules that it breaks. `told`: who
    was told what when it was published.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", "draft"
        PUBLISHED = "published", "published"
        SUPERSEDED = "superseded", "superseded"

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.DRAFT)
    brief = models.JSONField()
    programme = models.JSONField()
    schedule = models.JSONField(null=True, blank=True)
    solution = models.JSONField(null=True, blank=True)
    basis = models.ForeignKey(
        "self", on_delete=models.SET_NULL, related_name="+", null=True, blank=True
    )
    restored_from = models.ForeignKey(
        "self", on_delete=models.SET_NULL, related_name="+", null=True, blank=True
    )
    edit = models.JSONField(null=True, blank=True)
    summary = models.CharField(max_length=400, blank=True)
    broken = models.JSONField(default=list, blank=True)
    override_reason = models.CharField(max_length=300, blank=True)
    told = models.JSONField(default=list, blank=True)
    catalogue_digest = models.CharField(max_length=64)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    superseded_at = models.DateTimeField(null=True, blank=True)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["plan", "number"], name="revision_number_is_unique"),
            models.UniqueConstraint(
                fields=["plan"],
                condition=Q(status="published"),
                name="revision_one_published_of_a_plan",
            ),
            models.CheckConstraint(
                condition=Q(status="draft", published_at=None, superseded_at=None)
                | Q(status="published", published_at__isnull=False, superseded_at=None)
                | Q(status="superseded", published_at__isnull=False, superseded_at__isnull=False),
                name="revision_dates_fit_its_status",
            ),
        )

    def __str__(self) -> str:
        return f"revision {self.number} of plan {self.plan_id} ({self.status})"


class PlanTemplate(models.Model):
    """A plan without people and dates, for the leads of the group to begin the next one from."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="plan_templates")
    title = models.CharField(max_length=200)
    brief = models.JSONField()
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(title=""), name="plan_template_has_a_title"),
            models.UniqueConstraint(fields=["group", "title"], name="plan_template_title_is_free"),
        )

    def __str__(self) -> str:
        return f"{self.title} (template {self.pk})"


class Draft(models.Model):
    """A plan that somebody made without an account; whoever has its address can read it.

    `programme` is the quick answer, `better` the thorough one where it differs. `told_at`: when
    the search last gave a sign of life.
    """

    class State(models.TextChoices):
        QUICK = "quick", "answered quickly"
        IMPROVING = "improving", "being improved"
        DONE = "done", "done"

    STEPS = 5

    token = models.CharField(max_length=40, unique=True)
    brief = models.JSONField()
    programme = models.JSONField()
    better = models.JSONField(null=True, blank=True)
    catalogue_digest = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=State.choices, default=State.QUICK)
    progress = models.CharField(max_length=200, blank=True)
    steps_done = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField()
    told_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=["quick", "improving", "done"]), name="draft_state_is_known"
            ),
        )

    def __str__(self) -> str:
        return f"draft {self.pk}"
