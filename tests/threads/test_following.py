import pytest

from planner.groups import actions as groups
from planner.groups.actions import GroupIsArchived
from planner.threads.asking import About, answer, ask
from planner.threads.audience import Stance
from planner.threads.following import Choice, choose, stances
from planner.threads.models import Follow
from tests.groups.people import NOW, group, user

pytestmark = pytest.mark.django_db


@pytest.fixture
def risk():
    return group("Ben", "Cleo")


@pytest.fixture
def thread(risk):
    about = About(kind="topic", id="vectors")
    return ask(group=risk, title="T", text="x", about=about, by=user("Ben"), now=NOW)


def chosen(risk, choice, name="Cleo", **what):
    choose(group=risk, choice=choice, by=user(name), now=NOW, **what)


def test_each_thing_is_chosen_by_itself(risk, thread):
    chosen(risk, Choice.MUTE)
    chosen(risk, Choice.FOLLOW, topic="vectors")
    chosen(risk, Choice.FOLLOW, thread=thread)
    chosen(risk, Choice.MUTE, thread=thread)

    assert stances(thread)[user("Cleo").pk] == Stance(thread=False, topic=True, group=False)


def test_neither_takes_the_choice_back(risk, thread):
    chosen(risk, Choice.FOLLOW)
    chosen(risk, Choice.FOLLOW, thread=thread)

    chosen(risk, Choice.NEITHER, thread=thread)

    assert stances(thread, of=user("Cleo")) == {user("Cleo").pk: Stance(group=True)}


def test_what_was_said_of_other_things_does_not_count(risk, thread):
    other = ask(group=risk, title="O", text="x", by=user("Ben"), now=NOW)
    elsewhere = group("Cleo", name="Elsewhere")
    chosen(risk, Choice.FOLLOW, topic="gradients")
    chosen(risk, Choice.FOLLOW, thread=other)
    chosen(elsewhere, Choice.FOLLOW, topic="vectors")
    chosen(elsewhere, Choice.FOLLOW)

    assert stances(thread, of=user("Cleo")) == {}
    assert stances(other)[user("Cleo").pk] == Stance(thread=True)


def test_whoever_answers_follows_unless_they_have_muted_it(risk, thread):
    chosen(risk, Choice.MUTE, thread=thread)
    for name in ("Ada", "Cleo"):
        answer(thread=thread, text="x", by=user(name), now=NOW)

    said = stances(thread)
    assert [said[user(name).pk].thread for name in ("Ada", "Ben", "Cleo")] == [True, True, False]


def test_nothing_is_chosen_in_an_archived_group(risk):
    groups.archive(group=risk, by=user("Ada"), now=NOW)

    with pytest.raises(GroupIsArchived):
        chosen(risk, Choice.FOLLOW)

    assert Follow.objects.count() == 0
