"""Links in mails lead to SITE_URL, whatever the request calls this site."""

import re

import pytest

from tests.accounts.people import ADA, NOBODY, PASSWORD, person

pytestmark = pytest.mark.django_db

MAILED = [
    ("/account/password/reset/", {"email": ADA}),
    ("/account/password/reset/", {"email": NOBODY}),
    ("/account/login/code/", {"email": ADA}),
    ("/account/login/code/", {"email": NOBODY}),
    ("/account/signup/", {"name": "A", "email": ADA, "password1": PASSWORD, "zone": "UTC"}),
    ("/account/signup/", {"name": "A", "email": NOBODY, "password1": PASSWORD, "zone": "UTC"}),
]


@pytest.fixture(autouse=True)
def ada(settings):
    settings.SITE_URL = "https://lemma.example.org"
    settings.ALLOWED_HOSTS = ["testserver", "evil.example"]
    return person()


@pytest.mark.parametrize(("url", "form"), MAILED)
def test_a_forged_host_changes_no_link(client, mailoutbox, url, form):
    client.post(
        url,
        form,
        HTTP_HOST="evil.example",
        HTTP_X_FORWARDED_HOST="evil.example",
        HTTP_ORIGIN="https://evil.example",
    )

    [mail] = mailoutbox
    links = re.findall(r"https?://[^\s/]+", mail.body)
    assert "evil" not in f"{mail.subject} {mail.body} {mail.from_email} {mail.extra_headers}"
    assert set(links) == {"https://lemma.example.org"}


def test_a_host_that_is_not_ours_is_refused(client, mailoutbox):
    response = client.post("/account/password/reset/", {"email": ADA}, HTTP_HOST="other.example")

    assert (response.status_code, mailoutbox) == (400, [])


def test_what_is_told_about_an_account_leads_here_too(client, mailoutbox):
    client.force_login(person("ben@example.org"))

    client.post(
        "/account/password/change/",
        {"oldpassword": PASSWORD, "password1": "another lunch, another theorem"},
        HTTP_HOST="evil.example",
    )

    assert re.findall(r"https?://\S+", mailoutbox[0].body) == [
        "https://lemma.example.org/account/password/reset/",
        "https://lemma.example.org",
    ]
