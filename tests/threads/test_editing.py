"""Changing one's own post, and what it said before."""

import pytest

from planner.threads.editing import PostHasChanged, edit
from planner.threads.models import PostVersion
from planner.threads.writing import CannotPost
from tests.groups.people import user
from tests.threads.thread_pages import LATER, answered, as_, asked, at, learners, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def made():
    return learners()


@pytest.fixture
def thread(made):
    return asked(made)


@pytest.fixture
def opening(thread):
    return thread.posts.get()


def changed(post, words="What is $\\|x\\|$?", *, version=1, title="Why norms?"):
    return edit(post=post, text=words, title=title, version=version, by=user("Ben"), now=LATER)


def kept():
    return list(PostVersion.objects.order_by("version").values_list("version", "title", "text"))


def test_what_it_said_before_is_kept(thread, opening):
    post = changed(opening)

    thread.refresh_from_db()
    assert (post.version, post.edited_at, thread.title) == (2, LATER, "Why norms?")
    assert "‖" in post.html or "∥" in post.html
    assert kept() == [(1, "Why a norm?", "What is $|x|$?")]


def test_an_answer_does_not_name_the_thread(thread):
    edit(post=answered(thread), text="A size.", title="Mine", version=1, by=user("Ada"), now=LATER)

    thread.refresh_from_db()
    assert (thread.title, kept()) == ("Why a norm?", [(1, "", "A length.")])


def test_what_changes_nothing_is_no_edit(opening):
    post = changed(opening, "What is $|x|$?", title="Why a norm?")

    assert (post.version, post.edited_at, kept()) == (1, None, [])


def test_two_who_save_at_once_both_know(opening):
    changed(opening)

    with pytest.raises(PostHasChanged) as refusal:
        changed(opening, "mine")

    assert (refusal.value.post.version, len(kept())) == (2, 1)


def test_a_locked_thread_is_not_changed(thread, opening):
    type(thread).objects.update(locked_at=LATER)

    with pytest.raises(CannotPost, match="locked"):
        changed(opening)


def save(client, made, post, **typed):
    sent = {"version": "1", "title": "Why norms?", "text": "New words", **typed}
    return client.post(at(made, f"posts/{post.pk}/edit/"), sent)


def test_nothing_is_lost_when_it_was_saved_meanwhile(client, made, opening):
    changed(opening, "Saved meanwhile")

    answer = save(as_(client, "Ben"), made, opening, text="Typed now")

    content = answer.content.decode()
    assert answer.status_code == 409
    assert "Saved meanwhile" in content
    assert "Typed now" in content
    assert '<input type="hidden" name="version" value="2"' in content


def test_what_is_missing_is_said_at_its_field(client, made, opening):
    answer = save(as_(client, "Ben"), made, opening, title=" ", text="Typed")

    assert answer.status_code == 422
    assert "Give it a title, so that others find it." in text(answer)
    assert "Typed" in text(answer)


def test_only_whoever_wrote_it_changes_it(client, made, opening):
    said = [save(as_(client, name), made, opening).status_code for name in ("Ada", "Eve", "Ben")]

    assert said == [403, 403, 302]


def test_every_member_reads_what_changed(client, made, opening):
    changed(opening, "What is $|x|$, and why?")
    changed(opening, "What is it, and why?", version=2)

    history = at(made, f"posts/{opening.pk}/history/")
    last, first = as_(client, "Eve").get(history), client.get(f"{history}?version=2")

    assert "What is <del>$|x|$, </del><ins>it, </ins>and why?" in last.content.decode()
    assert "Why <del>a norm?</del><ins>norms?</ins>" in first.content.decode()
    assert client.get(f"{history}?version=9").status_code == 404


def test_a_post_that_was_never_changed_says_so(client, made, opening):
    answer = as_(client, "Eve").get(at(made, f"posts/{opening.pk}/history/"))

    assert "Nothing was changed since." in text(answer)
