"""What changed in the catalogue under a plan, until its leads have said what becomes of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from curriculum.models import Edition


class CatalogueMark(models.Model):
    """One row: up to which edition of the catalogue leads were told of what touches them."""

    edition = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(id=1), name="catalogue_mark_is_one"),)

    def __str__(self) -> str:
        return f"up to edition {self.edition}"


class CatalogueNewsQuerySet(models.QuerySet["CatalogueNews"]):
    def undecided(self) -> CatalogueNewsQuerySet:
        return self.filter(decided_at=None)


class CatalogueNews(models.Model):
    """Editions `first` to `last` changed what meetings to come of a plan stand on.

    A plan that is published anew stands on the catalogue as it was written then; what is left is
    to keep it as it is, or to find that the change was taken back.
    """

    class Decision(models.TextChoices):
        KEPT = "kept", "kept as it is"
        TAKEN_BACK = "taken back", "taken back in the catalogue"

    plan = models.ForeignKey("Plan", on_delete=models.CASCADE, related_name="catalogue_news")
    first = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="+")
    last = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="+")
    found_at = models.DateTimeField()
    decision = models.CharField(max_length=10, choices=Decision.choices, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

    objects = CatalogueNewsQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["plan", "last"], name="catalogue_news_once_an_edition"),
            models.CheckConstraint(
                condition=Q(decision="", decided_at=None)
                | Q(decision__in=["kept", "taken back"], decided_at__isnull=False),
                name="catalogue_news_is_decided_or_not",
            ),
        )

    def __str__(self) -> str:
        return f"catalogue news {self.pk} of plan {self.plan_id}"


def is_behind() -> Exists:
    """Of a revision: its plan has news that came after it and that nobody has decided."""
    later = CatalogueNews.objects.undecided().filter(
        plan=OuterRef("plan"), last__made_at__gt=OuterRef("created_at")
    )
    return Exists(later)
