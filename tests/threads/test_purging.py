"""What was taken away long ago has no words any more."""

import datetime as dt

import pytest

from planner.threads.asking import answer, comment
from planner.threads.deleting import delete_post, delete_thread
from planner.threads.editing import edit
from planner.threads.models import Post, PostVersion, Report, Thread
from planner.threads.purging import PURGED, forget_reports, purge_removed
from planner.threads.reporting import report
from tests.threads.group_of_two import LATER

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)


def test_a_removed_post_keeps_its_place_and_loses_its_words(thread, ada, ben):
    post = answer(thread=thread, text="A lenght.", by=ada, now=LATER)
    edit(post=post, text="A length.", version=1, by=ada, now=LATER)
    said = comment(parent=post, text="Of what?", by=ben, now=LATER)
    delete_post(post=post, by=ada, now=LATER)

    counts = [purge_removed(before=LATER + each * DAY) for each in (0, 1, 1)]

    post.refresh_from_db()
    assert counts == [0, 1, 0]
    assert (post.text, post.html, PostVersion.objects.count()) == (PURGED, "", 0)
    assert list(Post.objects.present().filter(parent=post)) == [said]


def test_a_removed_thread_goes_as_a_whole(thread, ada):
    answer(thread=thread, text="A length.", by=ada, now=LATER)
    delete_thread(thread=thread, by=ada, is_lead=True, now=LATER)

    assert purge_removed(before=LATER + DAY) == 1
    assert (Thread.objects.count(), Post.objects.count()) == (0, 0)


def test_reports_go_once_they_were_settled(thread, ada, ben):
    post = answer(thread=thread, text="A length.", by=ada, now=LATER)
    report(post=post, reason="It is rude", by=ben, now=LATER)
    open_ones = forget_reports(before=LATER + DAY)
    Report.objects.update(settled_at=LATER, settled_by=ada)

    assert (open_ones, forget_reports(before=LATER + DAY)) == (0, 1)
