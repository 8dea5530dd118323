"""Every column that may hold ids of the catalogue is carried along or left, and says which."""

from django.apps import apps
from django.db import models

from curriculum.values import LONGEST_ID

# When an entry becomes another, these are rewritten: see curriculum.carrying.
CARRIED = {
    "curriculum.Suggestion.entry_id",
    "groups.Override.entry",
    "groups.Override.part",
    "groups.Override.says",
    "meetings.AgendaItem.reading",
    "meetings.AgendaItem.tasks",
    "meetings.AgendaItem.topic",
    "plans.CuriosityProposal.topic",
    "progress.Attempt.exercise",
    "progress.DebugEntry.decision",
    "progress.DebugTopic.topic",
    "progress.KnowledgeCount.counts",
    "progress.Placement.answers",
    "progress.ReviewCard.about",
    "progress.StateBatch.about",
    "progress.StateChange.topic",
    "progress.Stuck.about_id",
    "progress.Stuck.topic",
    "progress.TopicState.topic",
    "progress.UnitRead.unit",
    "progress.UnitWorth.unit",
    "threads.Follow.topic",
    "threads.Intuition.topic",
    "threads.Promotion.topic",
    "threads.Thread.about_id",
}
# Kept as they were written, and read through what the catalogue knows of former entries.
READ_ANEW = {
    "meetings.CoveredItem.topic": "what was said of a meeting that was held",
    "plans.Draft.brief": "a plan without a group, until it is no longer kept",
    "plans.PlanTemplate.brief": "asked in today's words when a plan is begun from it",
    "plans.Revision.brief": "published pasts stay to the byte; plans go on through plans.todays",
    "plans.Revision.programme": "as its brief",
    "plans.Revision.schedule": "as its brief",
}
LEFT = {
    "groups.Override.was": "what the catalogue said when its leads last looked",
    "outbox.Message.about": "what was so when it was written; it is sent only if it still holds",
    "plans.CuriosityResult.topic": "what took a meeting then",
    "plans.Draft.better": "shown as it was computed",
    "plans.Draft.programme": "shown as it was computed",
    "plans.Revision.edit": "what somebody did, in the words of that day",
    "plans.Revision.solution": "what the solver answered then; read by nobody who plans",
    "progress.DebugVersion.said": "what an entry said before an edit",
    "progress.ReviewLog.credits": "for undoing an answer, which passes over cards that are gone",
    "progress.ReviewLog.was": "a memory, which names nothing",
    "writing.KeptText.fields": "what somebody typed and has not sent",
    "writing.KeptText.set_aside": "what somebody typed and has not sent",
}


HOLD_NONE = {
    "accounts.ApiToken.name",
    "accounts.DigestChoice.kinds",
    "curriculum.Suggestion.source",
    "groups.Group.creation_key",
    "groups.WeeklyHours.hours",
    "meetings.AgendaItem.spared",
    "meetings.Meeting.notes",
    "meetings.Recap.links",
    "plans.Revision.broken",
    "plans.Revision.told",
    "progress.WorksheetVersion.answers",
    "threads.Post.creation_key",
    "threads.Thread.creation_key",
}


def columns():
    for model in apps.get_models():
        app = model._meta.app_label
        of_catalogue = app == "curriculum" and model.__name__ != "Suggestion"
        if model.__module__.split(".")[0] not in ("planner", "curriculum") or of_catalogue:
            continue
        for field in model._meta.concrete_fields:
            may = isinstance(field, models.CharField) and field.max_length == LONGEST_ID
            if may or isinstance(field, models.JSONField):
                yield f"{app}.{model.__name__}.{field.name}"


def test_every_column_says_what_becomes_of_its_ids():
    told = [*CARRIED, *READ_ANEW, *LEFT, *HOLD_NONE]

    assert len(told) == len(set(told))
    assert sorted(columns()) == sorted(told)
