"""The catalogue in the admin: every entry with what describes it on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.db import transaction
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from curriculum import models
from curriculum.actions import refresh_search
from curriculum.history import note

# These classes take a type only where types are checked.
if TYPE_CHECKING:
    Admin = admin.ModelAdmin[Any]
    Tabular = admin.TabularInline[Any, Any]
    Stacked = admin.StackedInline[Any, Any]
else:
    Admin, Tabular, Stacked = admin.ModelAdmin, admin.TabularInline, admin.StackedInline


class EntryAdmin(Admin):
    """An id stays what it is once others may name it."""

    ordering = ("position", "id")

    def get_readonly_fields(
        self, request: HttpRequest, obj: Model | None = None
    ) -> tuple[str, ...]:
        return ("slug",) if obj is not None and hasattr(obj, "slug") else ()

    # Each within one transaction, so that search and history are as true as the rows.

    def save_related(
        self,
        request: HttpRequest,
        form: Any,
        formsets: Any,
        change: bool,  # noqa: FBT001 - the framework's signature
    ) -> None:
        super().save_related(request, form, formsets, change)
        _keep_true(request)

    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        super().delete_model(request, obj)
        _keep_true(request)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        with transaction.atomic():
            super().delete_queryset(request, queryset)
            _keep_true(request)


def _keep_true(request: HttpRequest) -> None:
    """The search and the history, after entries were edited."""
    refresh_search()
    note(by=request.user, now=timezone.now())


class PartInline(Tabular):
    extra = 0
    ordering = ("position", "id")


class RungInline(Stacked):
    """A topic always has its three depths."""

    model = models.Rung
    ordering = ("depth",)
    min_num = max_num = 3
    can_delete = False


class PrerequisiteInline(PartInline):
    model = models.Prerequisite
    fk_name = "dependent"
    autocomplete_fields = ("topic",)


class NeedInline(PartInline):
    model = models.Need
    autocomplete_fields = ("topic",)


class DecisionGoalInline(PartInline):
    model = models.DecisionGoal


class GoalStrategyInline(PartInline):
    model = models.GoalStrategy


class StrategyGoalInline(PartInline):
    model = models.StrategyGoal


class UnitInline(PartInline):
    model = models.Unit
    fields = ("slug", "title", "kind", "minutes", "minutes_are", "minutes_basis", "position")
    show_change_link = True


class UnitCoversInline(PartInline):
    model = models.UnitCovers
    autocomplete_fields = ("topic",)


class ExerciseCoversInline(PartInline):
    model = models.ExerciseCovers
    autocomplete_fields = ("topic",)


class ExpectedNumberInline(PartInline):
    model = models.ExpectedNumber


class ExerciseDecisionInline(PartInline):
    model = models.ExerciseDecision
    autocomplete_fields = ("decision",)


class QuestionCoversInline(PartInline):
    model = models.QuestionCovers
    autocomplete_fields = ("topic",)


@admin.register(models.Area)
class AreaAdmin(EntryAdmin):
    list_display = ("slug", "name", "position")
    search_fields = ("slug", "name")


@admin.register(models.DepthMeaning)
class DepthMeaningAdmin(EntryAdmin):
    list_display = ("depth", "means", "enough_when")
    search_fields = ("means",)


@admin.register(models.MaturityMeaning)
class MaturityMeaningAdmin(EntryAdmin):
    list_display = ("slug", "default_depth", "means")
    search_fields = ("slug", "means")


@admin.register(models.Goal)
class GoalAdmin(EntryAdmin):
    list_display = ("slug", "title", "mode", "needs_no_reason")
    search_fields = ("slug", "title", "summary")
    inlines = (GoalStrategyInline,)


@admin.register(models.Strategy)
class StrategyAdmin(EntryAdmin):
    list_display = ("slug", "title", "idea")
    search_fields = ("slug", "title", "idea")
    inlines = (StrategyGoalInline,)


@admin.register(models.Topic)
class TopicAdmin(EntryAdmin):
    list_display = ("slug", "name", "area", "maturity", "maturity_on", "for_curiosity")
    list_filter = ("area", "maturity", "for_curiosity")
    list_select_related = ("area", "maturity")
    search_fields = ("slug", "name", "definition")
    inlines = (RungInline, PrerequisiteInline)


@admin.register(models.Decision)
class DecisionAdmin(EntryAdmin):
    list_display = ("slug", "question", "is_open", "weight")
    list_filter = ("goals__goal", "is_open")
    search_fields = ("slug", "question", "stakes")
    inlines = (DecisionGoalInline, NeedInline)


@admin.register(models.Resource)
class ResourceAdmin(EntryAdmin):
    list_display = ("slug", "title", "kind", "is_free", "language")
    list_filter = ("is_free", "kind", "language")
    search_fields = ("slug", "title")
    inlines = (UnitInline,)


@admin.register(models.Unit)
class UnitAdmin(EntryAdmin):
    list_display = ("slug", "title", "resource", "minutes", "minutes_are", "length_verified")
    list_filter = ("minutes_are", "length_verified", "is_optional", "is_slot")
    list_select_related = ("resource",)
    search_fields = ("slug", "title", "resource__title")
    autocomplete_fields = ("resource",)
    inlines = (UnitCoversInline,)


@admin.register(models.Exercise)
class ExerciseAdmin(EntryAdmin):
    list_display = ("slug", "title", "topic", "minutes", "values_verified")
    list_select_related = ("topic",)
    search_fields = ("slug", "title", "statement")
    autocomplete_fields = ("topic",)
    inlines = (ExerciseCoversInline, ExerciseDecisionInline, ExpectedNumberInline)


@admin.register(models.Question)
class QuestionAdmin(EntryAdmin):
    list_display = ("slug", "question", "level", "decision")
    list_filter = ("level",)
    list_select_related = ("decision",)
    search_fields = ("slug", "question")
    autocomplete_fields = ("decision",)
    inlines = (QuestionCoversInline,)


@admin.register(models.SystemQuestion)
class SystemQuestionAdmin(EntryAdmin):
    list_display = ("number", "ask", "decision")
    search_fields = ("ask",)
    autocomplete_fields = ("decision",)


@admin.register(models.StuckQuestion)
class StuckQuestionAdmin(EntryAdmin):
    list_display = ("ask", "decision")
    search_fields = ("ask",)
    autocomplete_fields = ("decision",)


@admin.register(models.LeftOutOnPurpose)
class LeftOutOnPurposeAdmin(EntryAdmin):
    list_display = ("title", "reason")
    search_fields = ("title", "reason")


@admin.register(models.CatalogueName)
class CatalogueNameAdmin(EntryAdmin):
    list_display = ("kind", "slug", "language", "name")
    list_filter = ("language", "kind")
    search_fields = ("slug", "name")


@admin.register(models.CatalogueTranslation)
class CatalogueTranslationAdmin(EntryAdmin):
    list_display = ("section", "entry", "language")
    list_filter = ("language", "section")
    search_fields = ("entry", "texts")


@admin.register(models.Suggestion)
class SuggestionAdmin(Admin):
    """To look at. Whom to name is what its author agreed to; who they are is not shown."""

    list_display = ("entry_kind", "entry_id", "kind", "credit", "state", "created_at")
    list_filter = ("state", "kind", "entry_kind")
    search_fields = ("entry_id", "title", "text")
    exclude = ("suggested_by", "source")
    ordering = ("-created_at", "id")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False
