"""Asking the leads to look at a post."""

import pytest

from planner.threads.reporting import CannotReport, open_reports, report, settle_reports
from tests.threads.group_of_two import LATER, NOW

pytestmark = pytest.mark.django_db


def test_reporting_twice_says_it_anew(group, thread, ada):
    post = thread.posts.get()

    report(post=post, reason="Rude", by=ada, now=NOW)
    report(post=post, reason=" Very\nrude ", by=ada, now=LATER)

    assert [(each.reason, each.created_at) for each in open_reports(group)] == [("Very rude", NOW)]


def test_a_report_says_why(thread, ada):
    with pytest.raises(CannotReport):
        report(post=thread.posts.get(), reason=" ", by=ada, now=NOW)


def test_what_a_lead_has_looked_at_is_open_no_longer_and_can_be_reported_again(group, thread, ada):
    post = thread.posts.get()
    report(post=post, reason="Rude", by=ada, now=NOW)

    assert settle_reports(post=post, by=ada, now=LATER) == 1
    assert open_reports(group) == []
    assert report(post=post, reason="Still", by=ada, now=LATER).settled_at is None
