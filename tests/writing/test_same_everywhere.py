"""Preview, post, comment, recap and mail say the same of every text of the corpus."""

import re
from itertools import count

import pytest
import time_machine
from django.template.loader import render_to_string

from planner.markup import plain, render, trimmed
from planner.meetings.recap_actions import write_recap
from planner.threads.audience import Reason
from planner.threads.telling_text import mail
from planner.writing import previewing
from planner.writing.pace import Pace
from tests.groups.people import user
from tests.markup.corpus_files import snippets
from tests.meetings.meeting_pages import DURING, as_, group_that_meets, row
from tests.threads.thread_pages import answered, asked, at, commented
from tests.writing.boxes import page

pytestmark = pytest.mark.django_db
SOURCES = [snippet.source for snippet in snippets() if trimmed(snippet.source)]
NAMES = ("Ada", "Ben", "Dan", "Eve")
RECAP = re.compile(
    r'<h2 id="outcome">.*?<div class="flow">(.*?)</div>\s*<p class="soft small">', re.DOTALL
)
READ = [render(trimmed(source), names=NAMES).strip() for source in SOURCES]


@pytest.fixture(autouse=True)
def patience(monkeypatch):
    monkeypatch.setattr(previewing, "pace", Pace())
    monkeypatch.setattr(previewing, "clock", count().__next__)
    with time_machine.travel(DURING, tick=False):
        yield


@pytest.fixture
def made():
    return group_that_meets()


@pytest.fixture
def ben(client, made):
    return as_(client, "Ben")


def test_each_looks_in_the_preview_as_it_is_read(ben, made):
    address = f"/groups/{made.pk}-{made.slug}/preview/"

    found = [page(ben.post(address, {"text": source})).strip() for source in SOURCES]

    assert found == READ
    assert len(found) > 100


def test_each_is_an_answer_a_comment_and_a_mail_as_plain_text(ben, made):
    thread = asked(made)
    answers = [answered(thread, source) for source in SOURCES]
    comments = [commented(answers[0], source) for source in SOURCES]

    shown = page(ben.get(at(made, f"{thread.pk}/")))
    mails = [mail(post, because=Reason.THREAD) for post in answers]

    assert [post.html.strip() for post in answers] == READ
    assert [post.html for post in comments] == [post.html for post in answers]
    assert {post.html in shown for post in answers} == {True}
    assert [each.partition("\n\nRead and answer: ")[0] for each in mails] == [
        f"Why a norm?\nAda answered in Payments risk.\n\n{plain(trimmed(source))}"
        for source in SOURCES
    ]


def test_each_is_a_recap():
    """By the part of the page that shows it, as hundred pages take long."""
    outcomes = [{"recap": {"text": trimmed(source)}, "names": NAMES} for source in SOURCES]

    shown = [render_to_string("meetings/_outcome.html", {"page": {"outcome": o}}) for o in outcomes]

    assert [RECAP.search(each)[1].strip() for each in shown] == READ


def test_that_part_is_on_the_page(ben, made):
    write_recap(
        meeting=row(), text="@Eve: $x$", links=(), to_do=(), version=0, by=user("Ben"), now=DURING
    )

    shown = page(ben.get(f"/groups/{made.pk}-{made.slug}/meetings/thursday1/"))

    assert f'<div class="flow">{render("@Eve: $x$", names=NAMES)}</div>' in shown
