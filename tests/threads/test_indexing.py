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
from planner.threads.deleting import (
    bring_back_post,
    bring_back_thread,
    delete_post,
    delete_thread,
)
from planner.threads.editing import edit
from planner.threads.indexing import index_post, scope_of
from planner.threads.models import Post, Thread
from planner.threads.tidying import merge, move, split
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


def test_a_deleted_post_is_gone_until_it_comes_back(group, asked, ada):
    post = answered(asked(), "Subtract the maximum.")

    post = delete_post(post=post, by=ada, now=NOW)
    gone = found("maximum", group)
    bring_back_post(post=post, by=ada, is_lead=True, now=NOW)

    assert (gone, len(found("maximum", group))) == ([], 1)


def test_a_deleted_opening_leaves_the_title(group, asked, ada):
    thread = asked("Softmax", "It overflows.")

    delete_post(post=thread.posts.get(), by=ada, now=NOW)

    assert (len(found("softmax", group)), found("overflows", group)) == (1, [])


def test_a_deleted_thread_is_gone_until_it_comes_back(group, asked, ada):
    thread = asked("Softmax")
    post = answered(thread, "Subtract the maximum.")

    thread = delete_thread(thread=thread, by=ada, is_lead=True, now=NOW)
    index_post(Post.objects.get(pk=post.pk))
    gone = found("softmax maximum", group)
    bring_back_thread(thread=thread, by=ada, is_lead=True, now=NOW)

    assert (gone, len(found("softmax maximum", group))) == ([], 2)


def test_posts_of_merged_threads_say_where_they_are_now(group, asked, ada):
    source, target = asked("Softmax", "It overflows."), asked("Target")
    opening, post = source.posts.get(), answered(source, "Subtract the maximum.")

    merge(thread=source, into=target, by=ada, now=NOW)

    assert found("softmax", group) == []
    assert found("overflows", group) == [f"post {opening.pk} in {target.pk}"]
    assert found("maximum", group) == [f"post {post.pk} in {target.pk}"]


def test_a_split_answer_is_found_as_a_question(group, asked, ada):
    source = asked("Source")
    post = answered(source, "Subtract the maximum.")

    made = split(thread=source, posts=[post], title="Softmax", by=ada, now=NOW)

    for query in ("softmax", "maximum"):
        assert found(query, group) == [f"thread {made.pk} in {made.pk}"]


def test_a_moved_question_is_found_by_the_name_of_its_new_subject(group, asked, ada):
    load_catalogue(catalogue=catalogue(topic("vectors"), topic("matrices")))
    thread = asked(about=About(kind="topic", id="vectors"))

    move(thread=thread, about=About(kind="topic", id="matrices"), by=ada, now=NOW)

    assert (found("vectors", group), len(found("matrices", group))) == ([], 1)


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


def test_rebuilding_the_search_gives_the_same(asked, ada):
    answered(asked("Softmax", "It overflows."), "Subtract the maximum.")
    delete_thread(thread=asked("Gone"), by=ada, is_lead=True, now=NOW)
    before = kept()

    SearchDocument.objects.all().delete()
    call_command("rebuild_search", skip_checks=True)

    assert (kept(), len(before)) == (before, 2)


def kept() -> list[dict]:
    rows = SearchDocument.objects.order_by("kind", "key").values()
    return [{name: row[name] for name in row if name != "id"} for row in rows]
