"""What of threads can be found, and by whom."""

import datetime as dt

import pytest
from django.core.management import call_command

from curriculum.actions import load_catalogue
from curriculum.fulltext import find
from curriculum.models import SearchDocument, SearchWord
from planner.accounts.models import User
from planner.groups import actions as groups
from planner.groups.models import Group
from planner.threads.asking import About, answer, ask, comment
from planner.threads.editing import edit
from planner.threads.indexing import index, index_post, scope_of
from planner.threads.models import Post, Thread
from tests.curriculum.catalogues import catalogue, topic

pytestmark = pytest.mark.django_db

NOW = dt.datetime(2027, 1, 4, 9, 0, tzinfo=dt.UTC)


@pytest.fixture
def ada() -> User:
    return User.objects.create_user("ada@example.org", name="Adalovelace")


@pytest.fixture
def group(ada) -> Group:
    return groups.create_group(name="Learners", zone="Europe/Berlin", by=ada, now=NOW)


@pytest.fixture
def asked(group, ada):
    """Asks a question in the group, or in another."""

    def asking(title="Title", text="text", **fields) -> Thread:
        fields = {"group": group, "by": ada, "now": NOW, **fields}
        return ask(title=title, text=text, **fields)

    return asking


def answered(thread: Thread, text: str) -> Post:
    return answer(thread=thread, text=text, by=thread.asked_by, now=NOW)


def hits(query: str, group: Group):
    return find(query, kinds=["thread", "post"], scopes=[scope_of(group.pk)]).hits


def found(query: str, group: Group) -> list[str]:
    return [f"{hit.kind} {hit.key} in {hit.parent}" for hit in hits(query, group)]


def test_a_question_is_found_by_its_title_and_text(group, asked):
    thread = asked("Why **softmax**?", "It overflows at $e^{800}$.")

    hit = f"thread {thread.pk} in {thread.pk}"
    assert (found("softmax", group), found("overflow e^{800}", group)) == ([hit], [hit])
    assert hits("softmax", group)[0].title.text == "Why softmax?"


def test_a_question_is_found_by_the_name_of_what_it_is_about(group, asked):
    load_catalogue(catalogue=catalogue(topic("vectors")))
    thread = asked(about=About(kind="topic", id="vectors"))

    assert found("vectors", group) == [f"thread {thread.pk} in {thread.pk}"]


def test_formulas_are_found_by_their_tex(group, asked):
    thread = asked("A derivative", r"What is $\frac{\partial L}{\partial w}$?")

    (hit,) = hits(r"\frac{\partial L}{\partial w}", group)

    assert (hit.key, r"\frac{\partial L}" in hit.excerpt.text) == (str(thread.pk), True)


def test_answers_and_comments_say_in_which_thread_they_are(group, asked):
    thread = asked()
    post = answered(thread, "Subtract the maximum.")
    remark = comment(parent=post, text="Maximum of what?", by=thread.asked_by, now=NOW)

    assert found("maximum", group) == [f"post {each.pk} in {thread.pk}" for each in (post, remark)]


def test_an_answer_comes_before_a_comment(group, asked):
    thread = asked()
    comment(parent=thread.posts.get(), text="Subtract what?", by=thread.asked_by, now=NOW)
    post = answered(thread, "Subtract the maximum.")

    assert hits("subtract", group)[0].key == str(post.pk)


def test_an_edit_is_found_by_its_new_words_only(group, asked, ada):
    opening = asked("Softmax", "It overflows.").posts.get()

    edit(post=opening, title="Sigmoid", text="It saturates.", version=1, by=ada, now=NOW)

    words = ("softmax", "overflows", "sigmoid", "saturates")
    assert [len(found(word, group)) for word in words] == [0, 0, 1, 1]


def test_a_deleted_post_is_gone_until_it_comes_back(group, asked):
    post = answered(asked(), "Subtract the maximum.")

    post.deleted_at = NOW
    index_post(post)
    gone = found("maximum", group)
    post.deleted_at = None
    index_post(post)

    assert (gone, len(found("maximum", group))) == ([], 1)


def test_a_deleted_opening_leaves_the_title(group, asked):
    thread = asked("Softmax", "It overflows.")

    thread.posts.update(deleted_at=NOW)
    index(thread)

    assert (len(found("softmax", group)), found("overflows", group)) == (1, [])


@pytest.mark.parametrize("is_merged", [True, False])
def test_a_thread_that_is_gone_is_found_no_more(group, asked, is_merged):
    thread = asked("Softmax")
    answered(thread, "Subtract the maximum.")

    thread.merged_into = asked("Other") if is_merged else None
    thread.deleted_at = None if is_merged else NOW
    index(thread)

    assert (found("softmax", group), found("maximum", group)) == ([], [])


def test_a_moved_post_says_where_it_is_now(group, asked):
    source, target = asked("Source"), asked("Target")
    post = answered(source, "Subtract the maximum.")

    Post.objects.filter(pk=post.pk).update(thread=target)
    for thread in (target, source):
        index(thread)

    assert found("maximum", group) == [f"post {post.pk} in {target.pk}"]


def test_other_groups_neither_find_nor_guess_it(group, asked, ada):
    other = groups.create_group(name="Others", zone="Europe/Berlin", by=ada, now=NOW)
    asked("Canarybird", "canaryseed")

    assert len(found("canarybird", group)) == len(found("canarybrid", group)) == 1
    for scopes in ([scope_of(other.pk)], ["", scope_of(other.pk)], [""]):
        for query in ("canarybird", "canary", "canarybrid", "canaryseeed"):
            result = find(query, kinds=["thread", "post"], scopes=scopes)
            assert (result.hits, result.corrected) == ((), "")


def test_who_wrote_it_is_never_kept_with_it(asked):
    answered(asked(is_anonymous=True), "An answer.")

    kept = [*SearchDocument.objects.values(), *SearchWord.objects.values("word")]

    assert "lovelace" not in str(kept).lower()


def test_what_was_written_in_chinese_says_so(group, asked):
    asked("为什么 softmax 会溢出？", "指数太大。")

    (hit,) = hits("溢出", group)

    assert (hit.title.language, hit.title.marks) == ("zh-Hans", ((13, 15),))


def test_rebuilding_the_search_gives_the_same(asked):
    answered(asked("Softmax", "It overflows."), "Subtract the maximum.")
    gone = asked("Gone")
    gone.deleted_at = NOW
    gone.save()
    index(gone)
    before = kept()

    SearchDocument.objects.all().delete()
    call_command("rebuild_search", skip_checks=True)

    assert (kept(), len(before)) == (before, 2)


def kept() -> list[dict]:
    rows = SearchDocument.objects.order_by("kind", "key").values()
    return [{name: row[name] for name in row if name != "id"} for row in rows]
