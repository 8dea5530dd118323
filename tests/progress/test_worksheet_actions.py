"""Answering the questions about a system: every version is kept."""

import datetime as dt

import pytest

from planner.groups import actions as group_actions
from planner.progress import worksheet_actions as acts
from planner.progress.models import WorksheetVersion
from tests.groups.people import NOW, group, user

pytestmark = pytest.mark.django_db

LATER = NOW + dt.timedelta(hours=1)


def said(made, asked=1, text="Payments", version=0, by="Ben"):
    return acts.answer(group=made, asked=asked, text=text, version=version, by=user(by), now=LATER)


def versions():
    rows = WorksheetVersion.objects.order_by("number")
    return [(row.number, row.answers, row.asked, row.restored) for row in rows]


def test_every_answer_is_a_version_of_the_whole_worksheet():
    made = group("Ben")

    said(made)
    said(made, asked=3, text="Windows", version=1)
    said(made, text="Card payments", version=2, by="Ada")

    assert versions() == [
        (1, {"1": "Payments"}, 1, None),
        (2, {"1": "Payments", "3": "Windows"}, 3, None),
        (3, {"1": "Card payments", "3": "Windows"}, 1, None),
    ]


def test_an_empty_answer_opens_the_question_again():
    made = group("Ben")
    said(made)

    said(made, text="", version=1)

    assert versions()[-1] == (2, {}, 1, None)


def test_what_changes_nothing_makes_no_version():
    made = group("Ben")
    said(made)

    said(made, version=1)
    assert said(made, asked=2, text="", version=1).number == 1

    assert len(versions()) == 1


def test_two_answers_to_one_question_do_not_replace_each_other_unseen():
    made = group("Ben")
    said(made)

    with pytest.raises(acts.AnswerHasChanged) as refusal:
        said(made, text="Invoices", by="Ada")

    assert refusal.value.newest.answers == {"1": "Payments"}


def test_answers_to_different_questions_are_not_in_each_others_way():
    made = group("Ben")
    said(made)

    said(made, asked=2, text="Logarithms", by="Ada")

    assert versions()[-1][1] == {"1": "Payments", "2": "Logarithms"}


def test_a_former_version_comes_back_as_a_new_one():
    made = group("Ben")
    said(made)
    said(made, text="Invoices", version=1)

    acts.restore(group=made, number=1, version=2, by=user("Ada"), now=LATER)
    acts.restore(group=made, number=2, version=3, by=user("Ada"), now=LATER)

    assert [(row[1], row[3]) for row in versions()[2:]] == [
        ({"1": "Payments"}, 1),
        ({"1": "Invoices"}, 2),
    ]


def test_only_what_is_there_comes_back_and_only_over_what_was_seen():
    made = group("Ben")
    said(made)
    said(made, text="Invoices", version=1)

    with pytest.raises(acts.NoSuchVersion):
        acts.restore(group=made, number=9, version=2, by=user("Ada"), now=LATER)
    with pytest.raises(acts.AnswerHasChanged):
        acts.restore(group=made, number=1, version=1, by=user("Ada"), now=LATER)


def test_another_groups_worksheet_is_another():
    said(group("Ben"))

    assert said(group("Ben", name="Others"), text="Letters").number == 1


def test_nothing_is_answered_in_an_archived_group():
    made = group("Ben")
    group_actions.archive(group=made, by=user("Ada"), now=NOW)

    with pytest.raises(group_actions.GroupIsArchived):
        said(made)
