"""What a group knows, by topic."""

import pytest

from curriculum.actions import load_catalogue
from planner.groups.access import Inside
from planner.threads.asking import About, answer, ask
from planner.threads.intuitions import say_intuition, take_intuition_back, vote
from planner.threads.models import Intuition
from planner.threads.notebook import notebook, topic_notes
from planner.threads.reactions import accept
from planner.threads.writing import CannotPost
from tests.threads.group_of_two import LATER, NOW
from tests.world import CATALOGUE

pytestmark = pytest.mark.django_db
VECTORS = CATALOGUE.topic_by_id["vectors"]


@pytest.fixture(autouse=True)
def catalogue(db):
    load_catalogue(catalogue=CATALOGUE)


def inside(group, user):
    membership = group.memberships.get(user=user)
    return Inside(group=group, user=user, membership=membership)


def say(group, by, text="A vector is an arrow."):
    return say_intuition(
        group=group, topic="vectors", text=text, catalogue=CATALOGUE, by=by, now=NOW
    )


def test_only_what_was_accepted_or_explained_comes_in(group, thread, ada, ben):
    post = answer(thread=thread, text="A length.", by=ada, now=LATER)
    answer(thread=thread, text="No idea.", by=ada, now=LATER)
    accept(post=post, by=ben, now=LATER)
    about = About(kind="topic", id="vectors")
    ask(group=group, title="Arrows", text="So.", by=ada, now=NOW, kind="explainer", about=about)

    notes = topic_notes(inside(group, ben), VECTORS)

    assert [str(each.body) for each in notes.answers] == ["<p>A length.</p>\n"]
    assert [each.thread.title for each in notes.explainers] == ["Arrows"]


def test_each_topic_says_how_many_of_what_it_has(group, thread, ada, ben):
    post = answer(thread=thread, text="A length.", by=ada, now=LATER)
    accept(post=post, by=ben, now=LATER)
    say(group, ada)
    say(group, ben, "A list of numbers.")

    lines = notebook(inside(group, ben))

    assert [(each.topic.id, each.what) for each in lines] == [("vectors", "1 answer, 2 intuitions")]


def test_a_vote_moves_from_one_to_the_other(group, ada, ben):
    cleo = type(ada).objects.create_user("cleo@example.org", name="Cleo")
    first, second = say(group, ada), say(group, ben, "A list of numbers.")

    vote(intuition=first, is_best=True, by=cleo, now=NOW)
    vote(intuition=second, is_best=True, by=cleo, now=NOW)

    counts = Intuition.objects.order_by("id").values_list("vote_count", flat=True)
    assert list(counts) == [0, 1]


def test_nobody_votes_for_their_own(group, ada):
    with pytest.raises(CannotPost, match="yours"):
        vote(intuition=say(group, ada), is_best=True, by=ada, now=NOW)


def test_saying_it_anew_starts_without_votes_and_the_same_changes_nothing(group, ada, ben):
    vote(intuition=say(group, ada), is_best=True, by=ben, now=NOW)

    same, anew = say(group, ada), say(group, ada, "A list of numbers.")

    assert (same.vote_count, anew.vote_count) == (1, 0)


@pytest.mark.parametrize("text", ["a\nb\nc\nd\ne\nf", "x" * 601, " "])
def test_what_is_longer_than_five_lines_is_refused(group, ada, text):
    with pytest.raises(CannotPost):
        say(group, ada, text)


def test_taken_back_it_is_gone_with_its_votes(group, ada, ben):
    mine = say(group, ada)
    vote(intuition=mine, is_best=True, by=ben, now=NOW)

    take_intuition_back(intuition=mine, by=ada, now=LATER)

    assert topic_notes(inside(group, ben), VECTORS).intuitions == ()
