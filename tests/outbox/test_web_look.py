import contextlib
import gzip
import ssl
import time

import pytest

from planner.outbox.web_guard import Guard, RefusedAddress, is_public
from planner.outbox.web_look import Seen, link_target, look
from tests.outbox.hostile_addresses import ADDRESSES, HOSTILE_LINKS
from tests.outbox.web_server import HOST, certificate, web_server

AGENT = "Lemma link check (+https://lemma.example)"
URL = f"https://{HOST}/a"
OK = b"HTTP/1.1 200 OK\r\n\r\n"


def moved(status, to):
    return f"HTTP/1.1 {status} Go\r\nLocation: {to}\r\n\r\n".encode()


def answer(status):
    return f"HTTP/1.1 {status} X\r\n\r\n".encode()


@pytest.fixture(scope="module")
def pem(tmp_path_factory):
    return certificate(tmp_path_factory.mktemp("tls"))


@pytest.fixture
def server(pem):
    with web_server(pem) as found:
        yield found


@pytest.fixture
def seen(server, pem):
    """Looks as the product does, but that the one allowed address is that of the tests' server."""

    def found(url=URL, **changes):
        usual = {
            "resolve": lambda host: ("127.0.0.1",),
            "allows": {"127.0.0.1"}.__contains__,
            "port": server.port,
            "seconds": 1.0,
            "trust": lambda: ssl.create_default_context(cafile=pem),
        }
        return look(url, guard=Guard(**{**usual, **changes}), agent=AGENT)

    return found


@pytest.mark.parametrize("url", HOSTILE_LINKS)
def test_a_hostile_link_is_refused_before_its_name_is_looked_up(url):
    asked = []
    guard = Guard(resolve=lambda host: asked.append(host) or ("10.0.0.1",))

    found = look(url, guard=guard, agent=AGENT)

    assert (found.outcome, asked) == ("unclear", [])
    with pytest.raises(RefusedAddress):
        link_target(url)


def test_there_are_many_hostile_links():
    assert len(set(HOSTILE_LINKS)) >= 60


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_link_to_a_machine_that_is_not_public_is_not_called(server, seen, address):
    for before in ((), ("8.8.8.8",)):
        found = seen(resolve=lambda host, before=before: (*before, address), allows=is_public)
        assert found.outcome == "unclear"

    assert server.came == 0


@pytest.mark.parametrize(
    ("url", "path", "is_plain"),
    [
        ("https://example.com/a?b=1#part", "/a?b=1", False),
        ("http://Example.com:80", "/", True),
        ("https://example.com/für", "/f%C3%BCr", False),
        ("https://example.com/a%20b?q=ü&x=[1]", "/a%20b?q=%C3%BC&x=%5B1%5D", False),
    ],
)
def test_an_ordinary_link_is_taken(url, path, is_plain):
    target = link_target(url)

    assert (target.host, target.path, target.is_plain) == ("example.com", path, is_plain)


def test_what_is_there_is_asked_for_its_head_only(server, seen):
    server.answer = {"HEAD /a": OK}

    assert seen() == Seen(outcome="there", said="It answered 200.")
    ((head, body),) = server.requests
    assert (head.splitlines(), body) == (
        [
            *("HEAD /a HTTP/1.1", f"Host: {HOST}", f"User-Agent: {AGENT}"),
            *("Accept: */*", "Accept-Encoding: identity", "Connection: close"),
        ],
        b"",
    )


@pytest.mark.parametrize("refused", [403, 404, 405, 501])
def test_where_the_head_is_refused_the_page_is_asked_for(server, seen, refused):
    server.answer = {"HEAD /a": answer(refused), "GET /a": OK}

    assert seen().outcome == "there"


@pytest.mark.parametrize(
    ("status", "outcome"),
    [(404, "gone"), (410, "gone"), (401, "unclear"), (403, "unclear"), (500, "unclear")],
)
def test_only_what_is_not_there_is_gone(server, seen, status, outcome):
    server.answer = {"HEAD /a": answer(405), "GET /a": answer(status)}

    assert seen() == Seen(outcome=outcome, said=f"It answered {status}.")


@pytest.mark.parametrize("status", [429, 503])
def test_who_asks_for_patience_is_not_asked_twice(server, seen, status):
    server.answer = {"HEAD /a": answer(status)}

    assert seen().outcome == "unclear"
    assert server.came == 1


def test_a_move_for_good_is_told_and_one_for_now_is_not(server, seen):
    server.answer = {
        "HEAD /a": moved(301, "/b#part"),
        "HEAD /b": moved(308, f"https://{HOST}/c"),
        "HEAD /c": moved(302, "/d"),
        "HEAD /d": moved(301, "/e"),
        "HEAD /e": OK,
    }

    assert seen().moved_to == f"https://{HOST}/c"
    assert seen(f"https://{HOST}/c").moved_to == ""


def test_a_move_to_what_is_gone_is_gone(server, seen):
    server.answer = {"HEAD /a": moved(301, "/b"), "HEAD /b": answer(404), "GET /b": answer(404)}

    assert seen() == Seen(outcome="gone", said="It answered 404.")


def test_a_circle_ends(server, seen):
    server.answer = {"HEAD /a": moved(301, "/a")}

    assert seen() == Seen(outcome="unclear", said="It leads on and on.")
    assert server.came == 6


@pytest.mark.parametrize(
    "to",
    [
        *("http://127.0.0.1/", "https://127.0.0.1/", "//localhost/", "file:///etc/passwd"),
        *("https://inside.example.com/", "https://[::1]/", "gopher://a.example.com/"),
    ],
)
def test_nobody_is_followed_to_this_machine(server, seen, to):
    server.answer = {"HEAD /a": moved(302, to)}
    where = {HOST: ("127.0.0.1",), "inside.example.com": ("10.0.0.1",)}

    assert seen(resolve=lambda host: where[host]).outcome == "unclear"
    assert server.came == 1


def test_a_name_that_changes_its_address_between_hops_reaches_nobody(server, seen, pem):
    """Public at the first hop, and this machine at the second: each hop is looked at again."""
    server.answer = {"HEAD /a": moved(302, "/b")}
    answers = iter([("127.0.0.1",), ("127.0.0.2",)])

    assert seen(resolve=lambda host: next(answers)).outcome == "unclear"
    assert server.came == 1


def test_a_name_that_changes_its_address_before_the_call_reaches_nobody(server, seen):
    """It is looked up once, and what was looked at is what is called."""
    answers = iter([("192.0.2.1",), ("127.0.0.1",), ("127.0.0.1",)])
    asked = []

    def rebinding(host):
        asked.append(host)
        return next(answers)

    found = seen(resolve=rebinding, allows={"192.0.2.1"}.__contains__, seconds=0.3)

    assert (found.outcome, asked, server.came) == ("unclear", [HOST], 0)


def test_a_plain_link_is_called_on_its_own_port():
    with web_server("") as server:
        server.answer = {"HEAD /a": OK}
        guard = Guard(
            resolve=lambda host: ("127.0.0.1",), allows=lambda address: True, plain_port=server.port
        )

        assert look(f"http://{HOST}/a", guard=guard, agent=AGENT).outcome == "there"


def test_a_bomb_is_neither_read_nor_unpacked(server, seen):
    bomb = gzip.compress(bytes(50_000_000))

    def explode(line):
        line.sendall(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n")
        with contextlib.suppress(OSError):
            for at in range(0, len(bomb) * 100, 16_384):
                line.sendall(bomb[at % len(bomb) :][:16_384])

    server.answer = explode
    began = time.monotonic()

    assert seen().outcome == "there"
    assert time.monotonic() - began < 1


def test_a_head_without_end_is_cut_off(server, seen):
    def endless(line):
        line.sendall(b"HTTP/1.1 200 OK\r\n")
        with contextlib.suppress(OSError):
            while not server.done.is_set():
                line.sendall(b"a: " + b"a" * 16_384 + b"\r\n")

    server.answer = endless

    assert seen() == Seen(outcome="unclear", said="It could not be reached: ValueError.")


def test_whoever_drips_is_cut_off_in_time(server, seen):
    def dripping(line):
        with contextlib.suppress(OSError):
            while not server.done.wait(0.05):
                line.sendall(b"H")

    server.answer = dripping
    began = time.monotonic()

    assert seen(seconds=0.5).outcome == "unclear"
    assert time.monotonic() - began < 2


def test_a_name_that_nobody_answers_for_takes_no_longer(seen):
    began = time.monotonic()

    assert seen(resolve=lambda host: time.sleep(3), seconds=0.2).outcome == "unclear"
    assert time.monotonic() - began < 1
