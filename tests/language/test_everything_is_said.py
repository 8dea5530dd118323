"""No page says a word past gettext: every address that can be looked at, in the roles that may."""

import pytest

from planner.accounts.models import User
from tests.architecture.conftest import asked_world, asker  # noqa: F401 - pytest finds them here
from tests.architecture.permission_table import acts
from tests.language.unsaid import LANGUAGE, content, marking, unsaid

pytestmark = [pytest.mark.django_db, pytest.mark.looks]

ROLES = ("anon", "member", "lead", "curator", "operator")
# Of answers that people gave, put together as they are nowhere stored.
OF_ANSWERS = {"groups/<int:group_id>-<str:group_slug>/worksheet/history/"}
# Described in English, marked so, as the names in it are.
OF_PROGRAMS = {"api/"}
PASSED = OF_ANSWERS | OF_PROGRAMS
LOOKED_AT = [act for act in acts() if act.method == "GET" and act.address not in PASSED]


@pytest.fixture(scope="module")
def known(asked_world):  # noqa: F811 - it is that fixture
    User.objects.update(language=LANGUAGE)
    return content() | {"brought in", "brought"}  # of a file, which is kept packed


@pytest.mark.parametrize("act", LOOKED_AT, ids=str)
def test_all_words_of_a_page_are_messages(act, asker, known):  # noqa: F811 - it is that fixture
    found = {}
    with marking():
        for role in ROLES:
            response = asker.ask(act, role, headers={"Accept-Language": LANGUAGE})
            if is_page(response):
                found[role] = unsaid(response.content.decode(), known)

    assert {role: texts for role, texts in found.items() if texts} == {}


def is_page(response):
    return response.status_code == 200 and "html" in response["Content-Type"]
