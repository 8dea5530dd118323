"""The catalogue's pages. Ids are words that curators choose, so they read well in addresses."""

from django.urls import path

from curriculum import views
from curriculum.curating import (
    archive_views,
    becoming_views,
    bulk_views,
    draft_views,
    history_views,
    suggestion_views,
)
from curriculum.curating import views as curating
from curriculum.importing import views as importing

app_name = "curriculum"
urlpatterns = [
    path("", views.goals, name="goals"),
    path("goals/<slug:goal_id>/", views.goal, name="goal"),
    path("decisions/<slug:decision_id>/", views.decision, name="decision"),
    path("topics/", views.topics, name="topics"),
    path("topics/<slug:topic_id>/", views.topic, name="topic"),
    path("resources/", views.resources, name="resources"),
    path("resources/<slug:resource_id>/", views.resource, name="resource"),
    path("exercises/<slug:exercise_id>/", views.exercise, name="exercise"),
    path("strategies/", views.strategies, name="strategies"),
    path("decision-test/", views.decision_test, name="decision_test"),
    path("stuck/", views.stuck, name="stuck"),
    path("map/", views.topic_map, name="map"),
    path("search/", views.search_results, name="search"),
    path("schema/<int:version>.json", importing.schema, name="schema"),
    path("curating/", curating.entries, name="curate"),
    path("curating/entry/", curating.entry, name="curate_entry"),
    path("curating/entry/archive/", archive_views.archive, name="archive"),
    path("curating/entry/rename/", becoming_views.rename, name="rename"),
    path("curating/entry/merge/", becoming_views.merge, name="merge"),
    path("curating/entry/split/", becoming_views.divide, name="split"),
    path("curating/bulk/", bulk_views.bulk, name="bulk"),
    path("curating/drafts/", draft_views.drafts, name="entry_drafts"),
    path("curating/drafts/keep/", draft_views.keep, name="keep_draft"),
    path("curating/drafts/<int:draft_id>/discard/", draft_views.discard, name="discard_draft"),
    path("curating/archived/", archive_views.archived_entries, name="archived"),
    path(
        "curating/archived/<int:former_id>/bring-back/",
        archive_views.bring_it_back,
        name="bring_back",
    ),
    path("curating/health/", curating.health, name="health"),
    path("curating/suggestions/", suggestion_views.suggestions, name="suggestions"),
    path("curating/suggestions/<int:suggestion_id>/", suggestion_views.decide, name="decide"),
    path("curating/imports/", importing.imports, name="imports"),
    path("curating/imports/<int:run_id>/", importing.one, name="import"),
    path("curating/imports/<int:run_id>/choose/", importing.choose, name="choose_sides"),
    path("curating/imports/<int:run_id>/look-again/", importing.look_again, name="look_again"),
    path("curating/imports/<int:run_id>/apply/", importing.apply, name="apply_import"),
    path("curating/imports/<int:run_id>/stop/", importing.stop, name="stop_import"),
    path("curating/export/", importing.take_away, name="export"),
    path("curating/log/", importing.log, name="log"),
    path("curating/history/", history_views.history, name="history"),
    path("curating/history/<int:edition_id>/", history_views.edition, name="edition"),
    path("curating/history/<int:edition_id>/take-back/", history_views.take_back, name="take_back"),
]
