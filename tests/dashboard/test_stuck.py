"""Being stuck: one tap, what helps, and the way out."""

import re
from html import unescape

import pytest

from planner.groups import actions as groups
from planner.progress.models import State, StateChange, Stuck, TopicState
from planner.progress.stuck_actions import On, get_stuck
from planner.threads.asking import About, ask
from planner.threads.models import Post, Thread
from tests.groups.people import NOW, group, user
from tests.meetings.meeting_pages import as_, group_that_meets, text

pytestmark = pytest.mark.django_db

VECTORS = {"about": "topic", "id": "vectors", "depth": "working"}
UNIT = {"about": "unit", "id": "book-1"}


@pytest.fixture
def made():
    return group_that_meets()


@pytest.fixture
def ben(client, made):
    return as_(client, "Ben")


def press(client, **body) -> Stuck:
    response = client.post("/stuck/", body)
    moment = Stuck.objects.latest("id")
    assert response.headers["Location"] == f"/stuck/{moment.pk}/"
    return moment


def standing():
    return list(TopicState.objects.values_list("topic", "depth", "state"))


def asked(made, **more) -> Thread:
    about = About(kind="topic", id="vectors")
    return ask(
        group=made,
        title="Which way?",
        text="?",
        kind="stuck",
        by=user("Ben"),
        now=NOW,
        about=about,
        **more,
    )


def test_one_tap_is_enough(ben, made):
    moment = press(ben, **UNIT, location="page 41")

    assert (moment.about_id, moment.location, moment.group) == ("book-1", "page 41", made)
    assert standing() == [("vectors", 2, "stuck")]


def test_with_several_groups_it_is_of_the_one_where_it_was_pressed(ben, made):
    other = group("Ben", name="Readers")

    assert press(ben, **VECTORS).group is None
    assert press(ben, **UNIT, group=other.pk).group == other


def test_a_group_of_others_is_not_listened_to(ben, made):
    strange = groups.create_group(name="Others", zone="UTC", by=user("Cleo"), now=NOW)

    assert press(ben, **VECTORS, group=strange.pk).group == made


def test_what_the_catalogue_does_not_have_is_404(ben):
    assert ben.get("/stuck/", {"about": "topic", "id": "phlogiston"}).status_code == 404
    assert ben.post("/stuck/", {"about": "decision", "id": "which-solver"}).status_code == 404


def test_looking_notes_nothing(ben):
    page = text(ben.get("/stuck/", VECTORS))

    assert "Do you have these? Vectors at working depth stands on them." in page
    assert "Vectors ●○○ awareness Not these : Vectors (awareness) You can draw." in page
    assert not Stuck.objects.exists()


def test_what_the_group_has_asked_is_shown(ben, made):
    thread = asked(made)

    page = ben.get("/stuck/", UNIT).content.decode()

    assert f'href="/groups/{made.pk}-{made.slug}/questions/{thread.pk}/"' in page


def test_what_is_about_nothing_is_found_by_its_words(ben, made, django_assert_num_queries):
    ask(group=made, title="Which vectors?", text="?", by=user("Eve"), now=NOW)
    ask(group=made, title="Lunch?", text="?", by=user("Eve"), now=NOW)
    moment = press(ben, **VECTORS)

    with django_assert_num_queries(12):
        page = text(ben.get(f"/stuck/{moment.pk}/"))

    assert ["Which vectors?" in page, "Lunch?" in page] == [True, False]


def test_a_group_that_one_left_is_not_asked(ben, made):
    asked(made)
    groups.leave(membership=made.memberships.get(user=user("Ben")), by=user("Ben"), now=NOW)

    page = text(ben.get("/stuck/", UNIT))

    assert "Which way?" not in page
    assert "once you belong to a group" in page


def test_the_question_is_filled_in(ben, made):
    moment = press(ben, **UNIT, location="page 41")
    page = ben.get(f"/stuck/{moment.pk}/").content.decode()
    (form,) = re.findall(r'href="(/groups/[^"]+/questions/ask/[^"]+)"', page)

    html = ben.get(unescape(form)).content.decode()

    assert 'value="Stuck on One, page 41"' in html
    assert "I was reading or doing: Book: One, page 41" in html
    assert 'value="unit:book-1"' in html


@pytest.mark.parametrize("way", ["", "over/", "again/", "helped/"])
def test_nobody_elses_moment_is_there(client, made, way):
    moment = get_stuck(user=user("Ben"), on=On(kind="topic", id="vectors"), now=NOW)
    as_(client, "Ada")

    answer = client.post(f"/stuck/{moment.pk}/{way}") if way else client.get(f"/stuck/{moment.pk}/")

    assert answer.status_code == 404


def test_one_tap_ends_it_and_one_brings_it_back(ben):
    moment = press(ben, **VECTORS)

    ben.post(f"/stuck/{moment.pk}/over/")
    assert standing() == [("vectors", 2, "learning")]
    assert "I’m still stuck" in text(ben.get(f"/stuck/{moment.pk}/"))
    ben.post(f"/stuck/{moment.pk}/again/")

    assert standing() == [("vectors", 2, "stuck")]


def test_what_helped_can_become_an_answer_once(ben, made):
    thread = asked(made, is_anonymous=True)
    moment = Stuck.objects.get()
    assert (moment.thread, moment.user) == (thread.pk, user("Ben"))

    for _ in range(2):
        ben.post(f"/stuck/{moment.pk}/over/", {"ending": "answered"})
        ben.post(
            f"/stuck/{moment.pk}/helped/",
            {"helped": "A drawing", "minutes": "40", "is_answer": "on"},
        )

    moment.refresh_from_db()
    answers = Post.objects.filter(kind="answer").values_list("text", "is_anonymous")
    assert (moment.ending, moment.helped, moment.minutes) == ("answered", "A drawing", 40)
    assert list(answers) == [("A drawing", True)]


@pytest.mark.parametrize(
    "said", [{"minutes": "x"}, {"minutes": "-1"}, {"helped": "", "is_answer": "on"}]
)
def test_what_cannot_be_kept_stays_in_the_form(ben, made, said):
    asked(made)
    moment = Stuck.objects.get()
    ben.post(f"/stuck/{moment.pk}/over/")

    page = ben.post(f"/stuck/{moment.pk}/helped/", {"helped": "A drawing", **said})

    assert (page.status_code, Post.objects.filter(kind="answer").count()) == (422, 0)
    assert 'role="alert"' in page.content.decode()


def test_parking_leads_on_and_can_be_undone(ben):
    press(ben, **VECTORS)

    page = ben.post("/stuck/park/", VECTORS, follow=True)
    assert "Vectors (working) is left for now." in text(page)
    assert standing() == [("vectors", 2, "parked")]
    ben.post(f"/stuck/changes/{StateChange.objects.latest('id').pk}/undo/")

    assert standing() == [("vectors", 2, "stuck")]
    assert Stuck.objects.open().count() == 1


def test_what_is_parked_is_taken_up_again(ben):
    ben.post("/stuck/park/", VECTORS)
    state = TopicState.objects.get()

    as_(ben, "Ada")
    assert ben.post(f"/stuck/parked/{state.pk}/", {"do": "take-up"}).status_code == 404
    as_(ben, "Ben")
    ben.post(f"/stuck/parked/{state.pk}/", {"do": "take-up"})

    assert standing() == [("vectors", 2, State.LEARNING)]


def test_everything_of_the_hub_is_its_readers(client, made):
    as_(client, "Ben")
    press(client, **VECTORS, location="page 41")
    client.post("/stuck/help/", {"help": "on"})

    mine, theirs = (text(as_(client, name).get("/stuck/")) for name in ("Ben", "Ada"))

    assert ["page 41" in each for each in (mine, theirs)] == [True, False]
    assert ["Do not ask me any more" in each for each in (mine, theirs)] == [True, False]


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_takes_few_queries(ben, made, count, django_assert_num_queries):
    for number in range(count):
        ask(
            group=made,
            title=f"Q{number}",
            text="?",
            by=user("Eve"),
            now=NOW,
            about=About(kind="topic", id="vectors"),
        )
    moment = press(ben, **VECTORS)

    with django_assert_num_queries(9):
        page = ben.get(f"/stuck/{moment.pk}/")

    assert page.content.decode().count("1 answer") == 0


@pytest.mark.parametrize("count", [1, 3])
def test_the_hub_takes_few_queries(ben, made, count, django_assert_num_queries):
    for depth in ("awareness", "working", "mastery")[:count]:
        ben.post("/stuck/park/", {**VECTORS, "depth": depth})
    press(ben, about="topic", id="numbers")
    ben.get("/stuck/")  # takes the messages of parking along

    with django_assert_num_queries(11):
        page = ben.get("/stuck/")

    assert page.content.decode().count("Take it up<") == count
