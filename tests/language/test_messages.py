import pytest
from django.conf import settings

from planner.language import messages


@pytest.fixture
def base(tmp_path):
    for name in ("curriculum", "planner/talks", "templates/talks"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "planner/talks/__init__.py").touch()
    return tmp_path


def ids(catalog):
    return [each.id for each in catalog if each.id]


def test_messages_are_found_in_code_and_templates(base):
    (base / "planner/talks/views.py").write_text('_("Hello") + ngettext("a day", "%d days", 2)\n')
    (base / "templates/talks/page.html").write_text(
        "{% load i18n %}\n  <p>{% translate 'It is' %}\n"
        "{% blocktranslate trimmed with day=x %}\n  On {{ day }}, 50 %\n{% endblocktranslate %}</p>"
    )

    assert ids(messages.collected(base, "planner/talks")) == [
        "Hello",
        ("a day", "%d days"),
        "It is",
        "On %(day)s, 50 %%",
    ]


def test_what_is_lacking_is_said(base):
    (base / "planner/talks/views.py").write_text('_("Hello %(name)s")\n_("Bye")\n')
    path = messages.file_of(base, "planner/talks", "zh_Hans")
    path.parent.mkdir(parents=True)
    path.write_text(
        'msgid "Hello %(name)s"\nmsgstr "你好 %(who)s"\n\nmsgid "Gone"\nmsgstr "没了"\n'
    )

    catalog, lacking = messages.compared(base, "planner/talks", "zh_Hans")

    assert ids(catalog) == ["Hello %(name)s", "Bye"]
    assert len(lacking) == 2
    assert "Bye" in lacking[1]


def test_compiled_messages_are_read(base, tmp_path):
    path = messages.file_of(base, "planner/talks", "zh_Hans")
    path.parent.mkdir(parents=True)
    path.write_text('msgid "Hello"\nmsgstr "你好"\n', encoding="utf-8")

    messages.compile_all(base, tmp_path / "out")

    compiled = tmp_path / "out" / "zh_Hans" / messages.COMPILED
    assert "你好".encode() in compiled.read_bytes()
    assert messages.is_stale(base, compiled, "zh_Hans") is False


@pytest.mark.parametrize("app", messages.apps(settings.BASE_DIR))
def test_every_message_of_an_app_is_translated(app):
    catalog, lacking = messages.compared(settings.BASE_DIR, app, "zh_Hans")
    path = messages.file_of(settings.BASE_DIR, app, "zh_Hans")
    kept = path.read_bytes() if path.exists() else b""

    assert lacking == []
    assert kept == (messages.as_file(catalog) if len(catalog) else b"")
