import datetime as dt

import pytest

from planner.outbox import chores, retention
from planner.writing import keeping
from planner.writing.models import KeptText
from planner.writing.slips import Slip
from tests.groups.people import NOW, user

pytestmark = pytest.mark.django_db
LATER = NOW + dt.timedelta(seconds=5)


def slip(name="Ada", form="recap 3"):
    return Slip(user_id=user(name).pk, form=form, page="/")


def keep(text, of=None, now=NOW):
    return keeping.keep(slip=of or slip(), fields={"text": [text]}, now=now)


def rows():
    return [(each.form, each.fields, each.set_aside) for each in KeptText.objects.order_by("id")]


def test_what_is_kept_takes_the_place_of_what_was():
    assert keep("One")
    assert keep("Two", now=LATER)

    assert rows() == [("recap 3", {"text": ["Two"]}, {})]
    assert keeping.kept(slip()).saved_at == LATER


def test_each_form_and_each_person_has_their_own():
    for each in (slip(), slip(form="recap 4"), slip("Ben")):
        keep(each.form, each)

    assert len(rows()) == 3
    assert keeping.kept(slip("Ben")).user.name == "Ben"
    assert keeping.kept(slip("Cleo")) is None


def test_asking_once_is_enough_to_keep(django_assert_num_queries):
    of = slip()

    with django_assert_num_queries(2):
        keep("One", of)


@pytest.mark.parametrize(("size", "is_kept"), [(200_000, True), (200_001, False)])
def test_there_is_room_for_ten_times_a_text(size, is_kept):
    keep("before")

    assert keep("x" * size) is is_kept
    assert (keeping.kept(slip()).fields["text"] == ["before"]) is not is_kept


def test_what_no_database_can_store_is_left_out():
    assert keep("a\x00b")
    assert rows() == [("recap 3", {"text": ["ab"]}, {})]


def test_nothing_is_kept_for_whoever_is_gone():
    gone = user("Ben")
    gone.is_active = False
    gone.save()

    assert not keep("x", slip("Ben"))
    assert not keep("x", Slip(user_id=987_654, form="recap 3", page="/"))
    assert rows() == []


def test_starting_afresh_can_be_undone():
    keep("One")

    keeping.start_afresh(slip=slip(), now=NOW)
    assert rows() == [("recap 3", {}, {"text": ["One"]})]
    keeping.bring_back(slip=slip(), now=NOW)

    assert rows() == [("recap 3", {"text": ["One"]}, {})]


def test_undoing_sets_aside_what_was_typed_since():
    keep("One")
    keeping.start_afresh(slip=slip(), now=NOW)
    keep("Two")

    keeping.bring_back(slip=slip(), now=NOW)

    assert rows() == [("recap 3", {"text": ["One"]}, {"text": ["Two"]})]


def test_pressing_twice_loses_nothing():
    keep("One")

    for _ in range(2):
        keeping.start_afresh(slip=slip(), now=NOW)
    for _ in range(2):
        keeping.bring_back(slip=slip(), now=NOW)

    assert rows() == [("recap 3", {"text": ["One"]}, {})]


def test_with_nothing_kept_there_is_nothing_to_do():
    keeping.start_afresh(slip=slip(), now=NOW)
    keeping.bring_back(slip=slip(), now=NOW)
    keeping.let_go(slip())

    assert rows() == []


def test_the_worker_forgets_it_after_a_month(monkeypatch):
    monkeypatch.setattr(retention, "_swept_at", {})
    keep("Old", slip(form="recap 1"), NOW - dt.timedelta(days=30))
    keep("Young", slip(form="recap 2"), NOW - dt.timedelta(days=29))

    for step in chores.steps(now=NOW):
        step()

    assert [form for form, _, _ in rows()] == ["recap 2"]
