"""Who asked without their name is known to leads and to themselves, and to nobody else."""

import re

import pytest

from planner.threads.editing import edit
from planner.threads.models import Post
from tests.groups.people import user
from tests.threads.thread_pages import LATER, answered, as_, asked, at, commented, learners, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def made():
    """Whose shy member has a name that stands nowhere else."""
    group = learners()
    user("Ben").__class__.objects.filter(pk=user("Ben").pk).update(name="Canary")
    return group


@pytest.fixture
def thread(made):
    """Asked, answered, commented and edited by the shy member, and answered by another."""
    thread = asked(made, is_anonymous=True)
    answered(thread, by="Eve")
    commented(answered(thread, "Found it", by="Ben"), "Really", by="Ben")
    post = thread.posts.get(kind=Post.Kind.OPENING)
    edit(post=post, text="Changed", title="New", version=1, by=user("Ben"), now=LATER)
    return thread


def pages(made, thread):
    own = [post.pk for post in thread.posts.filter(author=user("Ben"))]
    of_posts = [f"posts/{pk}/{page}" for pk in own for page in ("", "comment/", "history/")]
    return ["", f"{thread.pk}/", *of_posts]


def test_nothing_that_a_peer_reads_tells_who_it_was(client, made, thread):
    ben, eve = user("Ben"), as_(client, "Eve")
    secrets = ("Canary", ben.email)

    for page in pages(made, thread):
        content = eve.get(at(made, page), follow=True).content.decode()
        assert [secret for secret in secrets if secret in content] == []


def test_two_shy_members_look_the_same_to_a_peer(client, made):
    """But for ids of rows and times of their own, which differ between any two questions."""
    user("Dan"), made.memberships.create(user=user("Dan"), joined_at=LATER)
    threads = [asked(made, by=name, is_anonymous=True) for name in ("Ben", "Dan")]
    numbers = [(str(each.pk), str(each.posts.get().pk)) for each in threads]
    eve = as_(client, "Eve")

    shown = []
    for thread, (number, post) in zip(threads, numbers, strict=True):
        main = eve.get(at(made, f"{thread.pk}/")).content.decode().partition("<main")[2]
        tidy = main.replace(f"post-{post}", "post-").replace(f"posts/{post}/", "posts//")
        tidy = tidy.replace(f"helped-{post}", "helped-").replace(f"questions/{number}/", "")
        tidy = tidy.replace(f"?after={post}", "?after=")
        own = re.compile('name="(csrfmiddlewaretoken|key|slip)"')
        shown.append([line for line in tidy.splitlines() if not own.search(line)])

    assert shown[0] == shown[1]


def test_peers_read_somebody_leads_the_name_and_the_shy_themselves_a_note(client, made, thread):
    page = at(made, f"{thread.pk}/")

    peer, lead, own = (text(as_(client, name).get(page)) for name in ("Eve", "Ada", "Ben"))

    assert "somebody of the group 4 Jan" in peer
    assert "Canary (without their name to others) 4 Jan" in lead
    assert "Canary (without your name to others) 4 Jan" in own


def test_only_the_shy_are_offered_to_edit(client, made, thread):
    page = at(made, f"{thread.pk}/")

    offered = [
        as_(client, name).get(page).content.decode().count("/edit/") for name in ("Eve", "Ben")
    ]

    assert offered == [1, 3]


def test_the_list_says_somebody_and_mine_finds_it(client, made, thread):
    eve, ben = (text(as_(client, name).get(at(made, "?mine=1"))) for name in ("Eve", "Ben"))

    assert "somebody of the group" in eve
    assert "Canary (without your name to others)" in ben


def test_the_shy_accept_without_being_seen(client, made, thread):
    answer = thread.posts.get(kind=Post.Kind.ANSWER, author=user("Eve"))
    as_(client, "Ben").post(at(made, f"posts/{answer.pk}/accept/"), {"on": "1"})

    page = as_(client, "Eve").get(at(made, f"{thread.pk}/"))

    assert "Accepted answer" in text(page)
    assert "Canary" not in page.content.decode()
