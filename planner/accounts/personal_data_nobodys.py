"""The models that hold nothing of anybody: the catalogue, the framework's own, and counts."""

from __future__ import annotations

NOBODYS = frozenset(
    {
        "account.EmailConfirmation",  # keys of mails that were sent; goes with its address
        "accounts.ApiUse",  # how often a key was used; goes with it
        "accounts.CacheEntry",  # counts of tries, by hashed keys; each ends within a day
        "auth.Group",
        "auth.Group_permissions",
        "auth.Permission",
        "contenttypes.ContentType",
        "groups.ReminderChoice",
        "meetings.CoveredItem",  # what of the catalogue was covered
        "groups.OwnCatalogue",
        "plans.CatalogueMark",
        "plans.CuriosityResult",  # what won, with how many wishes
        "progress.DebugTopic",
        "progress.KnowledgeCount",  # how many of a group know what
        "sessions.Session",  # signed; ends with its person
        "socialaccount.SocialApp",
        "socialaccount.SocialToken",  # keys of a provider; goes with its account
        "curriculum.Area",
        "curriculum.CatalogueName",
        "curriculum.CatalogueState",
        "curriculum.CatalogueTranslation",
        "curriculum.Decision",
        "curriculum.DecisionGoal",
        "curriculum.DepthMeaning",
        "curriculum.Exercise",
        "curriculum.ExerciseCovers",
        "curriculum.ExerciseDecision",
        "curriculum.ExpectedNumber",
        "curriculum.Goal",
        "curriculum.Link",
        "curriculum.LinkVisit",
        "curriculum.GoalStrategy",
        "curriculum.LeftOutOnPurpose",
        "curriculum.MaturityMeaning",
        "curriculum.Need",
        "curriculum.Prerequisite",
        "curriculum.Question",
        "curriculum.QuestionCovers",
        "curriculum.Resource",
        "curriculum.Rung",
        "curriculum.Strategy",
        "curriculum.StrategyGoal",
        "curriculum.StuckQuestion",
        "curriculum.SystemQuestion",
        "curriculum.Unit",
        "curriculum.UnitCovers",
        "curriculum.Upstream",
    }
)
