"""No page says a word past gettext: every address that can be looked at, in the roles that may."""

import pytest

from planner.accounts.models import User
from tests.architecture.conftest import asked_world, asker  # noqa: F401 - pytest finds them here
from tests.architecture.permission_table import acts
from tests.language.unsaid import LANGUAGE, content, marking, unsaid

pytestmark = pytest.mark.django_db

ROLES = ("anon", "member", "lead", "curator", "operator")
# Apps whose pages are not through gettext yet, by the app that answers; to be emptied.
NOT_YET = {"api"}
# Pages of the catalogue's fields, which are called as its files call them; and of answers.
OF_FIELDS = {
    "catalogue/curating/entry/",
    "catalogue/curating/history/<int:edition_id>/",
    "catalogue/curating/imports/<int:run_id>/",
    "catalogue/curating/links/",
    "catalogue/curating/maturity/<slug:topic_id>/",
    "catalogue/curating/translations/entry/",
    "groups/<int:group_id>-<str:group_slug>/worksheet/history/",
}
LOOKED_AT = [act for act in acts() if act.method == "GET" and act.address not in OF_FIELDS]


@pytest.fixture(scope="module")
def known(asked_world):  # noqa: F811 - it is that fixture
    User.objects.update(language=LANGUAGE)
    return content()


@pytest.mark.parametrize("act", LOOKED_AT, ids=str)
def test_all_words_of_a_page_are_messages(act, asker, known):  # noqa: F811 - it is that fixture
    found = {}
    with marking():
        for role in ROLES:
            response = asker.ask(act, role, headers={"Accept-Language": LANGUAGE})
            if is_page(response) and app_of(response) not in NOT_YET:
                found[role] = unsaid(response.content.decode(), known)

    assert {role: texts for role, texts in found.items() if texts} == {}


def is_page(response):
    return response.status_code == 200 and "html" in response["Content-Type"]


def app_of(response):
    return response.resolver_match.func.__module__.removeprefix("planner.").partition(".")[0]
