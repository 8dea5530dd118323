import pytest

from planner.threads.models import ReadMark
from tests.groups.people import group, user
from tests.threads.thread_pages import LATER, as_, asked

pytestmark = pytest.mark.django_db


@pytest.fixture
def made():
    return group("Ben", "Cleo", name="Learners")


def shown(client, made, name):
    as_(client, name)
    pages = ("/home/", f"/groups/{made.pk}-{made.slug}/")
    return [client.get(page).content.decode() for page in pages]


def test_home_and_group_say_in_how_many_questions_something_is_new(client, made):
    for number in range(3):
        asked(made, title=f"Q{number}", now=LATER)
    link = f'<p><a href="/groups/{made.pk}-learners/questions/">3 new in Questions'

    home, page = shown(client, made, "Cleo")

    assert (f"{link} of Learners</a></p>" in home, f"{link}</a></p>" in page) == (True, True)


@pytest.mark.parametrize("name", ["Ben", "Ada"])
def test_nothing_is_said_of_what_is_read_or_one_s_own(client, made, name):
    thread = asked(made, now=LATER)
    ReadMark.objects.create(user=user("Ada"), thread=thread, read_at=LATER)

    assert ["new in Questions" in page for page in shown(client, made, name)] == [False, False]
