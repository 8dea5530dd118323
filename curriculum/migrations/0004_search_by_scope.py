"""The engines' indexes know scopes, so that a search costs what its own scopes hold."""

from django.db import migrations, models

from curriculum.words import scope_term

# Whoever alters curriculum_searchdocument later on SQLite gets a new table under its name: make
# the triggers anew.
SQLITE = ("title_terms", "keyword_terms", "summary_terms", "body_terms")
SQLITE_SCOPED = (*SQLITE, "scope_term")
POSTGRESQL = " || ".join(
    f"setweight(to_tsvector('simple'::regconfig, {column}), '{weight}')"
    for column, weight in zip(SQLITE, "ABCD", strict=True)
)
POSTGRESQL_SCOPED = f"{POSTGRESQL} || to_tsvector('simple'::regconfig, scope_term)"


def made(vendor, sqlite_columns, vector):
    if vendor == "postgresql":
        return (
            "ALTER TABLE curriculum_searchdocument ADD COLUMN vector tsvector"
            f" GENERATED ALWAYS AS ({vector}) STORED",
            "CREATE INDEX curriculum_searchdocument_vector"
            " ON curriculum_searchdocument USING gin (vector) WITH (fastupdate = off)",
        )
    columns = ", ".join(sqlite_columns)
    new = ", ".join(f"new.{column}" for column in sqlite_columns)
    old = ", ".join(f"old.{column}" for column in sqlite_columns)
    add = f"INSERT INTO curriculum_searchindex (rowid, {columns}) VALUES (new.id, {new});"
    drop = (
        f"INSERT INTO curriculum_searchindex (curriculum_searchindex, rowid, {columns})"
        f" VALUES ('delete', old.id, {old});"
    )
    trigger = "CREATE TRIGGER curriculum_searchdocument_{} AFTER {} ON curriculum_searchdocument"
    return (
        f"CREATE VIRTUAL TABLE curriculum_searchindex USING fts5({columns},"
        " content='curriculum_searchdocument', content_rowid='id', tokenize='ascii')",
        f"{trigger.format('added', 'INSERT')} BEGIN {add} END",
        f"{trigger.format('removed', 'DELETE')} BEGIN {drop} END",
        f"{trigger.format('changed', 'UPDATE')} BEGIN {drop} {add} END",
        "INSERT INTO curriculum_searchindex (curriculum_searchindex) VALUES ('rebuild')",
    )


GONE = {
    "sqlite": (
        "DROP TRIGGER curriculum_searchdocument_changed",
        "DROP TRIGGER curriculum_searchdocument_removed",
        "DROP TRIGGER curriculum_searchdocument_added",
        "DROP TABLE curriculum_searchindex",
    ),
    "postgresql": (
        "DROP INDEX curriculum_searchdocument_vector",
        "ALTER TABLE curriculum_searchdocument DROP COLUMN vector",
    ),
}
# In how many documents a term stands, whatever their scope.
TERMS_MADE = {
    "sqlite": (
        "CREATE VIRTUAL TABLE curriculum_searchterm"
        " USING fts5vocab('curriculum_searchindex', 'row')",
    ),
    "postgresql": (),
}
TERMS_GONE = {"sqlite": ("DROP TABLE curriculum_searchterm",), "postgresql": ()}


def make_unscoped(apps, schema_editor):
    _run(schema_editor, made(schema_editor.connection.vendor, SQLITE, POSTGRESQL))
    _run(schema_editor, TERMS_MADE[schema_editor.connection.vendor])


def make_scoped(apps, schema_editor):
    _run(schema_editor, made(schema_editor.connection.vendor, SQLITE_SCOPED, POSTGRESQL_SCOPED))


def drop_unscoped(apps, schema_editor):
    _run(schema_editor, TERMS_GONE[schema_editor.connection.vendor])
    drop_scoped(apps, schema_editor)


def drop_scoped(apps, schema_editor):
    _run(schema_editor, GONE[schema_editor.connection.vendor])


def _run(schema_editor, statements):
    for statement in statements:
        schema_editor.execute(statement)


def fill(apps, schema_editor):
    documents = apps.get_model("curriculum", "SearchDocument").objects
    for scope in documents.values_list("scope", flat=True).distinct():
        documents.filter(scope=scope).update(scope_term=scope_term(scope))


class Migration(migrations.Migration):
    dependencies = [("curriculum", "0003_version")]

    operations = [
        migrations.RunPython(drop_unscoped, make_unscoped),
        migrations.AddField(
            model_name="searchdocument",
            name="scope_term",
            field=models.CharField(default="", max_length=1000),
            preserve_default=False,
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="searchdocument",
            index=models.Index(fields=["scope"], name="search_document_of_a_scope"),
        ),
        migrations.RunPython(make_scoped, drop_scoped),
        migrations.RemoveConstraint(model_name="searchword", name="search_word_once"),
        migrations.AddConstraint(
            model_name="searchword",
            constraint=models.UniqueConstraint(
                fields=("scope", "word"), name="search_word_of_a_scope"
            ),
        ),
    ]
