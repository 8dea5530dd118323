"""What was rendered by another version of the renderer, and looking at rows in the admin."""

import pytest
from django.core.management import call_command

from planner.accounts.models import User
from planner.markup import VERSION
from planner.threads.models import Post
from tests.groups.people import user
from tests.threads.thread_pages import as_, asked, at, learners

pytestmark = pytest.mark.django_db


@pytest.fixture
def made():
    return learners()


@pytest.fixture
def old(made):
    """A post as another version has left it."""
    post = asked(made, text="Ask @Eve of $x$.").posts.get()
    Post.objects.update(html="<p>old</p>", markup_version=VERSION - 1)
    return post


def test_an_old_post_is_shown_as_it_would_be_rendered_now(client, made, old):
    page = as_(client, "Eve").get(at(made, f"{old.thread_id}/")).content.decode()

    assert '<math alttext="x"' in page
    assert "<p>old</p>" not in page


def test_the_command_renders_old_posts_once(made, old, capsys):
    for _ in range(2):
        call_command("render_posts")

    old.refresh_from_db()
    assert capsys.readouterr().out == "Posts rendered: 1.\nPosts rendered: 0.\n"
    assert (old.markup_version, "@Eve" in old.html, "<math" in old.html) == (VERSION, True, True)


@pytest.mark.parametrize("model", ["thread", "post", "postversion", "report", "follow"])
def test_operators_look_and_change_nothing(client, made, old, model):
    User.objects.create_superuser("omar@example.org", name="Omar")
    omar = as_(client, "Omar")

    page = omar.get(f"/admin/threads/{model}/")

    assert page.status_code == 200
    assert omar.get(f"/admin/threads/{model}/add/").status_code == 403


def test_operators_read_a_thread_and_not_the_key_of_its_form(client, made, old):
    omar = User.objects.create_superuser("omar@example.org", name="Omar")
    client.force_login(omar)

    page = client.get(f"/admin/threads/thread/{old.thread_id}/change/").content.decode()

    assert "Why a norm?" in page
    assert "creation" not in page.lower()
    assert user("Ben").email in page
