"""What a group finds: one finding a thread, and the catalogue beside it."""

import pytest

from curriculum.fulltext import Entry, put
from planner.threads.asking import answer, ask
from planner.threads.finding import OF_CATALOGUE, OF_THREADS, findings
from planner.threads.indexing import index
from planner.threads.models import Thread
from planner.threads.reactions import accept
from planner.threads.tidying import mark_duplicate
from tests.groups.people import NOW, group, user

pytestmark = pytest.mark.django_db


@pytest.fixture
def risk():
    return group("Ben", name="Payments risk")


def asked(made, title="Title", text="text"):
    return ask(group=made, title=title, text=text, by=user("Ben"), now=NOW)


def answered(thread, text):
    return answer(thread=thread, text=text, by=user("Ada"), now=NOW)


def found(query, *groups, kinds=OF_THREADS, threads=None):
    ids = [each.pk for each in groups]
    return findings(query, groups=ids, kinds=kinds, reader=user("Ben"), threads=threads).all


def titles(query, *groups, **narrowing):
    return [each.thread.title for each in found(query, *groups, **narrowing)]


def test_a_thread_is_one_finding_however_many_of_its_posts_answer(risk):
    thread = asked(risk, "Softmax", "It overflows.")
    posts = [answered(thread, f"Softmax {number}") for number in range(3)]

    (finding,) = found("softmax", risk)

    assert finding.thread == thread
    assert [each.key for each in finding.found] == [str(thread.pk), *(str(p.pk) for p in posts)]


def test_an_accepted_answer_brings_its_thread_forward(risk):
    for title in ("First", "Second"):
        post = answered(asked(risk, title), "Subtract the maximum.")
    before = titles("maximum", risk)

    accept(post=post, by=user("Ben"), now=NOW)

    assert (before, titles("maximum", risk)) == (["First", "Second"], ["Second", "First"])


def test_a_duplicate_comes_after_what_it_is_one_of(risk):
    duplicate, original = asked(risk, "Softmax?"), asked(risk, "Softmax!")

    mark_duplicate(thread=duplicate, of=original, by=user("Ada"), now=NOW)

    assert titles("softmax", risk) == ["Softmax!", "Softmax?"]


def test_what_holds_all_words_comes_before_what_holds_one_in_its_title(risk):
    asked(risk, "Descent")
    asked(risk, "Why so slow?", "Plain gradient descent zigzags.")

    assert titles("gradient descent zigzags", risk) == ["Why so slow?", "Descent"]


def test_what_the_group_wrote_comes_before_as_good_an_answer_of_the_catalogue(risk):
    put([Entry(kind="topic", key="softmax", title="Softmax")])
    asked(risk, "Softmax")

    kinds = [each.found[0].kind for each in found("softmax", risk, kinds=OF_THREADS + OF_CATALOGUE)]

    assert kinds == ["thread", "topic"]


def test_threads_can_be_narrowed_down(risk):
    asked(risk, "Softmax one"), asked(risk, "Softmax two")

    narrowed = Thread.objects.filter(title="Softmax two")

    assert titles("softmax", risk, threads=narrowed) == ["Softmax two"]


def test_only_threads_of_the_groups_asked_for_are_found(risk):
    other = group("Ben", name="Others")
    asked(risk, "Softmax here"), asked(other, "Softmax there")

    assert titles("softmax", risk) == ["Softmax here"]
    assert sorted(titles("softmax", risk, other)) == ["Softmax here", "Softmax there"]
    assert titles("softmax") == []


def test_what_is_gone_is_not_found_even_if_the_search_still_holds_it(risk):
    thread = asked(risk, "Softmax")
    thread.deleted_at = NOW
    thread.save()

    assert titles("softmax", risk) == []
    index(thread)
    assert titles("softmax", risk) == []


@pytest.mark.parametrize("count", [1, 3, 50])
def test_a_search_takes_few_queries(risk, count, django_assert_num_queries):
    for number in range(count):
        asked(risk, f"Softmax {number}")

    asking = {"groups": [risk.pk], "kinds": OF_THREADS, "reader": user("Ben")}
    with django_assert_num_queries(3):
        findings("softmax", **asking)
    with django_assert_num_queries(4):
        findings("sofmax", **asking)
