"""The catalogue as rows. Names and meanings are those of `records`; `slug` is the stable id.

References hold slugs, so that a row says what it means without another query. `position` keeps
the order of the files. Deleting a row that another entry names is refused; rows that only
describe it go with it.
"""

from curriculum.models.decisions import (
    Decision,
    DecisionGoal,
    Goal,
    GoalStrategy,
    LeftOutOnPurpose,
    Need,
    Strategy,
    StrategyGoal,
    StuckQuestion,
    SystemQuestion,
)
from curriculum.models.drafts import EntryDraft
from curriculum.models.former import FormerEntry
from curriculum.models.health import HealthNote
from curriculum.models.history import Edition, EntryChange
from curriculum.models.importing import ExportRun, ImportRun, Upstream
from curriculum.models.links import Link, LinkVisit
from curriculum.models.names import CatalogueName, CatalogueTranslation
from curriculum.models.resources import (
    Exercise,
    ExerciseCovers,
    ExerciseDecision,
    ExpectedNumber,
    Question,
    QuestionCovers,
    Resource,
    Unit,
    UnitCovers,
)
from curriculum.models.search import SearchDocument, SearchWord
from curriculum.models.state import CatalogueState
from curriculum.models.suggestions import Suggestion
from curriculum.models.topics import (
    Area,
    DepthMeaning,
    MaturityMeaning,
    Prerequisite,
    Rung,
    Topic,
)
from curriculum.models.work import LongWork

__all__ = [
    "Area",
    "CatalogueName",
    "CatalogueState",
    "CatalogueTranslation",
    "Decision",
    "DecisionGoal",
    "DepthMeaning",
    "Edition",
    "EntryChange",
    "EntryDraft",
    "Exercise",
    "ExerciseCovers",
    "ExerciseDecision",
    "ExpectedNumber",
    "ExportRun",
    "FormerEntry",
    "Goal",
    "GoalStrategy",
    "HealthNote",
    "ImportRun",
    "LeftOutOnPurpose",
    "Link",
    "LinkVisit",
    "LongWork",
    "MaturityMeaning",
    "Need",
    "Prerequisite",
    "Question",
    "QuestionCovers",
    "Resource",
    "Rung",
    "SearchDocument",
    "SearchWord",
    "Strategy",
    "StrategyGoal",
    "StuckQuestion",
    "Suggestion",
    "SystemQuestion",
    "Topic",
    "Unit",
    "UnitCovers",
    "Upstream",
]
