"""What opens doors does not get into the logs."""

import logging

import pytest
from django.test import Client

from tests.accounts.people import ADA, code_in, link_in, person

pytestmark = pytest.mark.django_db

SECRET = "zz canary: a lunch a week"
OPEN = [
    ("/account/login/", {"login": ADA, "password": SECRET}),
    ("/account/login/", {"login": "nobody@example.org", "password": SECRET}),
    ("/account/signup/", {"name": "A", "email": "eva@example.org", "password1": SECRET}),
]
OWN = [
    ("/account/password/change/", {"oldpassword": SECRET, "password1": "short"}),
    ("/account/delete/", {"password": SECRET}),
]


@pytest.mark.parametrize("mail", ["locmem", "away"])
def test_neither_passwords_nor_codes_nor_links_are_logged(
    client, settings, caplog, mailoutbox, mail
):
    caplog.set_level(logging.DEBUG)
    ada = person(password=SECRET)
    client.post("/account/login/code/", {"email": ADA})
    client.post("/account/password/reset/", {"email": ADA})
    secrets = [SECRET, code_in(mailoutbox[0]), link_in(mailoutbox[1]).rstrip("/").split("-", 1)[1]]
    if mail == "away":
        settings.EMAIL_BACKEND = "tests.accounts.no_mail.EmailBackend"

    statuses = [Client().post(path, form).status_code for path, form in OPEN]
    client.force_login(ada)
    statuses += [client.post(path, form).status_code for path, form in OWN]
    Client().post("/account/login/code/", {"email": ADA})

    assert statuses == [302, 422, 422, 422, 302]
    assert len(caplog.records) >= 3
    assert [secret for secret in secrets if secret in caplog.text] == []
