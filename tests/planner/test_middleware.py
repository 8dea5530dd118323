import pytest
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.planner.failing")]

EVERYWHERE = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=63072000; includeSubDomains; preload",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}

POLICY = [
    "base-uri 'none'",
    "connect-src 'self'",
    "default-src 'none'",
    "font-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "img-src 'self'",
    "manifest-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
]

VARY = "Accept-Language, Cookie, HX-Request"


@pytest.fixture
def visitor(production):
    return Client(
        raise_request_exception=False,
        headers={"host": "lemma.example.org"},
        SERVER_NAME="lemma.example.org",
    )


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/fine", 200),
        ("/healthz", 200),
        ("/private", 302),
        ("/nowhere", 404),
        ("/broken", 500),
        ("/away", 503),
    ],
)
def test_every_answer_carries_the_headers(visitor, address, status):
    response = visitor.get(address, secure=True)

    assert response.status_code == status
    assert {name: response.headers.get(name) for name in EVERYWHERE} == EVERYWHERE
    assert sorted(response["Content-Security-Policy"].split("; ")) == POLICY


@pytest.mark.parametrize("host", ["10.1.2.3", "", "elsewhere.example"])
def test_health_is_answered_whatever_host_is_named_and_without_https(visitor, host):
    response = visitor.get("/healthz", headers={"host": host}, SERVER_NAME="")

    assert (response.status_code, response.content) == (200, b"ok\n")


def test_other_addresses_are_refused_under_a_foreign_host(visitor):
    response = visitor.get("/fine", headers={"host": "elsewhere.example"}, secure=True)

    assert response.status_code == 400


def test_http_leads_to_https(visitor):
    response = visitor.get("/fine")

    assert (response.status_code, response["Location"]) == (301, "https://lemma.example.org/fine")


def test_a_signed_in_answer_is_kept_by_nobody_else(visitor, settings):
    visitor.cookies[settings.SESSION_COOKIE_NAME] = "somebody"

    response = visitor.get("/fine", secure=True)

    assert response["Cache-Control"] == "private, no-store"
    assert response["Vary"] == VARY


def test_an_open_answer_may_be_revalidated(visitor):
    first = visitor.get("/fine", secure=True)

    second = visitor.get("/fine", secure=True, headers={"If-None-Match": first["ETag"]})

    assert (second.status_code, second["Vary"]) == (304, VARY)


def test_cookies_belong_to_this_host_alone(visitor, settings):
    response = visitor.get("/account/login/", secure=True)

    assert [
        (name, cookie["secure"], cookie["httponly"], cookie["path"], cookie["domain"])
        for name, cookie in response.cookies.items()
    ] == [("__Host-csrftoken", True, True, "/", "")]
    assert settings.SESSION_COOKIE_NAME == "__Host-sessionid"
