import os
import subprocess
import sys
import zoneinfo

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from tests.planner.conftest import PRODUCTION


def manage(*arguments, **environment):
    command = [sys.executable, "-W", "error", "manage.py", *arguments]
    return subprocess.run(
        command,
        check=False,
        cwd=settings.BASE_DIR,
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        text=True,
    )


def test_the_deployment_check_finds_nothing_in_production():
    done = manage("check", "--deploy", "--fail-level", "DEBUG", **PRODUCTION)

    assert done.stdout == "System check identified no issues (0 silenced).\n"
    assert (done.returncode, done.stderr) == (0, "")


def test_a_refusal_is_one_sentence_and_no_traceback():
    done = manage("check", SITE_URL="https://lemma.example.org")

    assert done.returncode == 1
    assert done.stderr.startswith("Lemma does not start: SECRET_KEY is missing. ")
    assert done.stderr.count("\n") == 1


def test_a_wrong_kind_of_value_is_refused_in_a_sentence_too():
    done = manage("check", DEBUG="perhaps")

    assert done.returncode == 1
    assert done.stderr.startswith('Lemma does not start: Environment variable "DEBUG" invalid')


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY is missing"),
        ({"SECRET_KEY": "too short"}, "SECRET_KEY is too easy to guess"),
        ({"SECRET_KEY": "a" * 60}, "SECRET_KEY is too easy to guess"),
        ({"SITE_URL": ""}, "SITE_URL is missing"),
        ({"SITE_URL": "http://lemma.example.org"}, "SITE_URL must start with https://"),
        ({"SITE_URL": "https://"}, "SITE_URL must start with https://"),
        ({"SITE_URL": "lemma.example.org"}, "SITE_URL must start with https://"),
        ({"SITE_URL": "https://lemma.example.org/lunch"}, "SITE_URL must end after the host"),
        ({"DEMO": "1"}, "DEMO is set, but DEBUG is not"),
        ({"DATABASE_URL": "mysql://localhost/lemma"}, "DATABASE_URL must start with"),
    ],
)
def test_production_does_not_start_with(settings_from, changes, sentence):
    with pytest.raises(ImproperlyConfigured, match=sentence):
        settings_from(**{**PRODUCTION, **changes})


def test_debug_needs_nothing_else(settings_from):
    found = settings_from(DEBUG="1")

    assert found["SITE_URL"] == "http://127.0.0.1:8000"
    assert found["DATABASES"]["default"]["NAME"] == str(found["BASE_DIR"] / "var/lemma.sqlite3")


def test_a_demo_may_run_in_debug(settings_from):
    assert settings_from(DEBUG="1", DEMO="1")["DEMO"] is True


def test_hosts_come_from_the_site_and_from_the_setting(settings_from):
    found = settings_from(**PRODUCTION, ALLOWED_HOSTS="10.0.0.7,lemma.internal")

    assert found["ALLOWED_HOSTS"] == ["lemma.example.org", "10.0.0.7", "lemma.internal"]


def test_production_serves_static_files_with_hashed_names(settings_from):
    found = settings_from(**PRODUCTION)

    assert found["STORAGES"]["staticfiles"]["BACKEND"] == (
        "whitenoise.storage.CompressedManifestStaticFilesStorage"
    )
    assert found["MIDDLEWARE"][1] == "whitenoise.middleware.WhiteNoiseMiddleware"


def test_postgresql_gets_a_pool_with_health_checks_and_deadlines(settings_from):
    found = settings_from(**PRODUCTION, DATABASE_URL="postgresql://lemma@db.example/lemma")

    database = found["DATABASES"]["default"]
    assert (database["HOST"], database["CONN_MAX_AGE"], database["CONN_HEALTH_CHECKS"]) == (
        "db.example",
        0,
        True,
    )
    assert database["OPTIONS"]["pool"] == {"min_size": 1, "max_size": 8, "timeout": 5}
    assert database["OPTIONS"]["connect_timeout"] == 5


def test_options_in_the_address_outrank_ours(settings_from):
    url = "postgresql://lemma@db.example/lemma?connect_timeout=2&sslmode=verify-full"

    options = settings_from(**PRODUCTION, DATABASE_URL=url)["DATABASES"]["default"]["OPTIONS"]

    assert (options["connect_timeout"], options["sslmode"]) == (2, "verify-full")


def test_no_source_in_the_content_policy_is_unsafe(settings_from):
    directives = settings_from(**PRODUCTION)["CONTENT_SECURITY_POLICY"]["DIRECTIVES"]

    assert directives["default-src"] == ["'none'"]
    assert {source for sources in directives.values() for source in sources} == {
        "'none'",
        "'self'",
    }


def test_zones_come_from_the_locked_data_and_not_from_the_machine():
    assert zoneinfo.TZPATH == ()
    assert zoneinfo.ZoneInfo("Europe/Berlin").key == "Europe/Berlin"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("", ("localhost", 25, False, False, 30)),
        ("submission://lemma:p%40ss@mail.example", ("mail.example", 587, True, False, 30)),
        ("smtp://mail.example:465/?ssl=True&timeout=5", ("mail.example", 465, False, True, 5)),
    ],
)
def test_production_sends_through_the_named_mail_server(settings_from, url, expected):
    found = settings_from(**PRODUCTION, EMAIL_URL=url)

    names = ("HOST", "PORT", "USE_TLS", "USE_SSL", "TIMEOUT")
    assert found["EMAIL_BACKEND"] == "django.core.mail.backends.smtp.EmailBackend"
    assert tuple(found[f"EMAIL_{name}"] for name in names) == expected


def test_an_unknown_mail_server_is_refused(settings_from):
    with pytest.raises(ImproperlyConfigured, match="EMAIL_URL must start with submission://"):
        settings_from(**PRODUCTION, EMAIL_URL="smtps://mail.example")


def test_while_trying_mail_stays_here_unless_a_server_is_named(settings_from):
    kept = settings_from(DEBUG="1")["EMAIL_BACKEND"]
    sent = settings_from(DEBUG="1", EMAIL_URL="smtp://localhost")["EMAIL_BACKEND"]

    assert kept == "planner.outbox.demo_mail.EmailBackend"
    assert sent == "django.core.mail.backends.smtp.EmailBackend"


def test_mail_comes_from_the_site_unless_a_sender_is_named(settings_from):
    found = settings_from(**PRODUCTION)
    named = settings_from(**PRODUCTION, DEFAULT_FROM_EMAIL="learning@example.org")

    assert found["DEFAULT_FROM_EMAIL"] == "Lemma <lemma@lemma.example.org>"
    assert named["DEFAULT_FROM_EMAIL"] == named["SERVER_EMAIL"] == "learning@example.org"


def test_without_single_sign_on_a_form_leads_nowhere_else(settings_from):
    settings = settings_from(**PRODUCTION)

    assert settings["SOCIALACCOUNT_PROVIDERS"] == {}
    assert settings["CONTENT_SECURITY_POLICY"]["DIRECTIVES"]["form-action"] == ["'self'"]
    assert settings["ALLAUTH_TRUSTED_PROXY_COUNT"] == 0


def test_single_sign_on_is_set_by_the_environment(settings_from):
    settings = settings_from(
        **PRODUCTION,
        OIDC_NAME="Example ID",
        OIDC_SERVER_URL="https://id.example.org/realms/work",
        OIDC_CLIENT_ID="lemma",
        OIDC_CLIENT_SECRET="known to both",
    )

    [company] = settings["SOCIALACCOUNT_PROVIDERS"]["openid_connect"]["APPS"]
    assert (company["name"], company["client_id"]) == ("Example ID", "lemma")
    assert settings["CONTENT_SECURITY_POLICY"]["DIRECTIVES"]["form-action"] == [
        "'self'",
        "https://id.example.org",
    ]
