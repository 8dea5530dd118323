import html5lib
import pytest

from planner.accounts.notices import Notice
from planner.accounts.queries import wants
from tests.accounts.people import PASSWORD, person, sign_in

pytestmark = pytest.mark.django_db

OPEN = [
    "/account/login/",
    "/account/login/code/",
    "/account/signup/",
    "/account/password/reset/",
    "/account/password/reset/done/",
    "/account/password/reset/key/done/",
    "/account/password/reset/key/1-abc-def/",
    "/account/inactive/",
    "/account/sso/cancelled/",
    "/account/deleted/",
]
OWN = [
    "/account/settings/",
    "/account/sessions/",
    "/account/delete/",
    "/account/email/",
    "/account/password/change/",
    "/account/reauthenticate/",
    "/account/logout/",
    "/account/export/",
]
GIVEN = {
    "name": "  Ada\n Lovelace ",
    "zone": "Europe/London",
    "language": "en-gb",
    "notices": ["plan_changed", "digest"],
}


@pytest.fixture
def ada():
    return person()


@pytest.fixture
def reader(ada, client):
    sign_in(client)
    return client


@pytest.mark.parametrize("path", OPEN)
def test_the_way_in_is_open_and_in_our_look(client, path):
    response = client.get(path)

    assert response.status_code == 200
    assert '<a class="wordmark" href="/">Lemma</a>' in response.content.decode()


@pytest.mark.parametrize("path", OPEN)
def test_the_way_in_is_valid_html(client, path):
    html5lib.HTMLParser(strict=True).parse(client.get(path).content.decode())


@pytest.mark.parametrize("path", ["/account/login/", "/account/signup/", "/account/login/code/"])
def test_a_refusal_is_valid_html(client, path):
    response = client.post(path, {"email": "<b>&", "login": "<b>&", "name": "<b>&"})

    assert response.status_code == 422
    html5lib.HTMLParser(strict=True).parse(response.content.decode())


@pytest.mark.parametrize("path", OWN)
def test_ones_own_pages_ask_who_one_is(client, path):
    response = client.get(path)

    assert response.status_code == 302
    where = "/" if path == "/account/logout/" else f"/account/login/?next={path}"
    assert response.headers["Location"] == where


@pytest.mark.parametrize("path", [path for path in OWN if path != "/account/export/"])
def test_ones_own_pages_open(reader, path):
    response = reader.get(path)

    assert response.status_code == 200
    assert '<button type="submit">Sign out</button>' in response.content.decode()
    html5lib.HTMLParser(strict=True).parse(response.content.decode())


def test_signing_in_leads_back_to_the_page_one_came_from(client):
    page = client.get("/plan/?a=b").content.decode()
    start = client.get("/").content.decode()

    assert 'href="/account/login/?next=/plan/%3Fa%3Db">Sign in</a>' in page
    assert 'href="/account/login/">Sign in</a>' in start


def test_everybody_who_is_in_finds_their_groups(reader):
    assert '<a href="/groups/" >My groups</a>' in reader.get("/").content.decode()


def test_settings_are_kept(ada, reader):
    response = reader.post("/account/settings/", GIVEN)

    ada.refresh_from_db()
    assert response.headers["Location"] == "/account/settings/"
    assert (ada.name, ada.time_zone, ada.language) == ("Ada Lovelace", "Europe/London", "en-gb")
    assert [kind for kind in Notice.values if wants(ada, kind)] == ["plan_changed", "digest"]


def test_a_mail_that_was_switched_off_can_be_wanted_again(ada, reader):
    reader.post("/account/settings/", {**GIVEN, "notices": []})
    none = [kind for kind in Notice.values if wants(ada, kind)]
    reader.post("/account/settings/", {**GIVEN, "notices": Notice.values})

    assert (none, [kind for kind in Notice.values if wants(ada, kind)]) == ([], Notice.values)


def test_everything_is_wanted_until_one_says_otherwise(ada):
    assert [wants(ada, kind) for kind in Notice.values] == [True] * len(Notice.values)


def test_an_invitation_is_always_sent(ada, reader):
    reader.post("/account/settings/", {**GIVEN, "notices": []})

    assert wants(ada, "invitation") is True


def test_a_kind_that_nobody_knows_is_an_error(ada):
    with pytest.raises(ValueError, match="advertisement"):
        wants(ada, "advertisement")


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [
        ("zone", "Berlin", "Berlin is not an IANA time zone."),
        ("name", "", "This field is required."),
        ("language", "tlh", "Select a valid choice."),
        ("notices", ["spam"], "Select a valid choice."),
    ],
)
def test_refused_settings_say_why_and_keep_what_was_typed(ada, reader, field, value, error):
    response = reader.post("/account/settings/", {**GIVEN, "name": "Ada L", field: value})

    html = response.content.decode()
    ada.refresh_from_db()
    assert (response.status_code, ada.time_zone) == (422, "UTC")
    assert "<title>Error: Settings" in html
    assert error in html
    assert 'value="Ada L"' in html or field == "name"


def test_whoever_has_no_password_sets_one(client):
    ben = person("ben@example.org", password=None)
    client.force_login(ben)

    offered = client.get("/account/settings/").content.decode()
    client.post("/account/password/set/", {"password1": PASSWORD})

    ben.refresh_from_db()
    assert "Set a password" in offered
    assert ben.check_password(PASSWORD)


@pytest.mark.parametrize("path", ["/account/end_session/", "/account/2fa/", "/account/3rdparty/"])
def test_what_we_do_not_use_is_not_there(reader, path):
    assert reader.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/account/sessions/1/end/", "/account/delete/code/"])
def test_a_link_alone_changes_nothing(reader, path):
    assert reader.get(path).status_code == 405


def test_the_page_of_settings_takes_few_queries(reader, django_assert_num_queries):
    with django_assert_num_queries(3):
        reader.get("/account/settings/")


@pytest.mark.parametrize(
    ("roles", "shown"), [({}, False), ({"is_curator": True}, True), ({"is_superuser": True}, True)]
)
def test_who_looks_after_something_finds_the_way(client, roles, shown):
    client.force_login(person(**roles))

    html = client.get("/account/settings/").content.decode()

    assert ('href="/admin/"' in html) is shown


def test_a_name_cannot_smuggle_markup(ada, reader):
    reader.post("/account/settings/", {**GIVEN, "name": "<script>alert(1)</script>"})

    assert "<script>alert" not in reader.get("/").content.decode()
