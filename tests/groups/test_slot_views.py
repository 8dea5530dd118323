import pytest

from planner.groups.models import WeeklyHours
from tests.groups.people import group, membership, user

pytestmark = pytest.mark.django_db


@pytest.fixture
def made():
    return group("Ben")


def address(made, page):
    return f"/groups/{made.pk}-{made.slug}/{page}"


def paint(client, made, name="Ben", **said):
    client.force_login(user(name))
    about = {"zone": "Europe/Berlin", "hours": ["4-12", "4-13"], **said}
    return client.post(address(made, "me/hours/"), about)


def test_a_painted_week_is_kept_and_found_again(client, made):
    answer = paint(client, made)

    kept = WeeklyHours.objects.get()
    assert answer.headers["Location"] == address(made, "times/")
    assert (kept.membership, kept.hours) == (membership(made, "Ben"), [[4, 12], [4, 13]])
    page = client.get(address(made, "me/hours/")).content.decode()
    assert page.count(" checked") == 2


def test_painting_again_replaces_what_was_there(client, made):
    paint(client, made)
    paint(client, made, hours=["5-9"], zone="UTC")

    assert (WeeklyHours.objects.get().hours, WeeklyHours.objects.get().zone) == ([[5, 9]], "UTC")


@pytest.mark.parametrize(
    "said", [{"hours": ["9-12"]}, {"hours": ["4-99"]}, {"hours": ["x"]}, {"zone": "Moon/Base"}]
)
def test_nonsense_is_refused_and_changes_nothing(client, made, said):
    answer = paint(client, made, **said)

    assert answer.status_code == 422
    assert "Error: " in answer.content.decode()
    assert not WeeklyHours.objects.exists()


def test_the_times_name_who_comes_and_who_is_not_known_yet(client, made):
    paint(client, made)

    page = client.get(address(made, "times/?minutes=90")).content.decode()

    assert "Thu 12:00–13:30" in page
    assert "1 of 1" in page
    assert "Nothing is known yet of Ada." in page


def test_before_anybody_has_painted_the_page_says_so(client, made):
    client.force_login(user("Ada"))

    assert (
        "Nobody has painted their week yet." in client.get(address(made, "times/")).content.decode()
    )


def test_a_length_that_is_none_is_refused(client, made):
    paint(client, made)

    answer = client.get(address(made, "times/?minutes=9999"))

    assert answer.status_code == 422
    assert "less than or equal to 240" in answer.content.decode()


def test_whoever_left_is_counted_no_more(client, made):
    paint(client, made)
    membership(made, "Ben").delete()
    client.force_login(user("Ada"))

    assert (
        "Nobody has painted their week yet." in client.get(address(made, "times/")).content.decode()
    )


def test_finding_a_time_takes_few_queries(client, made, django_assert_num_queries):
    paint(client, made)
    paint(client, made, name="Ada")
    client.get(address(made, "times/"))

    with django_assert_num_queries(6):
        client.get(address(made, "times/"))
