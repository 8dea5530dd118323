import contextlib
import gzip
import ssl
import time

import pytest

from planner.outbox.web_guard import Guard, NotTaken, RefusedAddress, is_public, target_of
from tests.outbox.hostile_addresses import ADDRESSES, URLS
from tests.outbox.web_server import HOST, certificate, web_server

URL = f"https://{HOST}/services/T0/B0?thread=1"
PUBLIC = ("93.184.215.14", "2606:4700::1111", "8.8.8.8", "1.1.1.1", "2a00:1450:4001::1")


@pytest.fixture(scope="module")
def pem(tmp_path_factory):
    return certificate(tmp_path_factory.mktemp("tls"))


@pytest.fixture
def server(pem):
    with web_server(pem) as found:
        yield found


@pytest.fixture
def guard(server, pem):
    """As the real one, but that the one allowed address is that of the tests' server."""

    def made(**changes):
        usual = {
            "resolve": lambda host: ("127.0.0.1",),
            "allows": {"127.0.0.1"}.__contains__,
            "port": server.port,
            "seconds": 1.0,
            "trust": lambda: ssl.create_default_context(cafile=pem),
        }
        return Guard(**{**usual, **changes})

    return made


@pytest.mark.parametrize("url", URLS)
def test_a_hostile_address_is_refused_before_its_name_is_looked_up(url):
    asked = []
    guard = Guard(resolve=lambda host: asked.append(host) or ("8.8.8.8",))

    for act in (lambda: guard.require(url), lambda: guard.post(url, b"{}")):
        with pytest.raises(RefusedAddress) as refusal:
            act()
        assert len(url) < 9 or url not in str(refusal.value)
    assert asked == []


def test_there_are_many_hostile_addresses():
    assert (len(set(URLS)) >= 60, len(set(ADDRESSES)) >= 40) == (True, True)


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_that_is_not_public_is_refused(address):
    assert is_public(address) is False


@pytest.mark.parametrize("address", PUBLIC)
def test_an_address_of_the_internet_is_public(address):
    assert is_public(address) is True


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("before", [(), ("8.8.8.8",)])
def test_a_name_with_one_address_that_is_not_public_is_refused(address, before):
    guard = Guard(resolve=lambda host: (*before, address))

    with pytest.raises(RefusedAddress):
        guard.post(URL, b"{}")


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("https://hooks.slack.com/services/T0/B0/abc", "/services/T0/B0/abc"),
        ("https://discord.com/api/webhooks/1/a_b-c", "/api/webhooks/1/a_b-c"),
        ("https://chat.example.com:443/hooks/x?a=1&b=2", "/hooks/x?a=1&b=2"),
        ("https://xn--exmple-cua.com", "/"),
    ],
)
def test_an_ordinary_address_is_taken(url, path):
    assert target_of(url).path == path


def test_what_is_sent_arrives_with_the_name_and_the_path(server, guard):
    guard().post(URL, b'{"text": "hello"}')

    ((head, body),) = server.requests
    assert head.splitlines()[:2] == ["POST /services/T0/B0?thread=1 HTTP/1.1", f"Host: {HOST}"]
    assert (body, server.names) == (b'{"text": "hello"}', [HOST])


def test_a_name_that_changes_its_address_reaches_nobody(server, guard):
    """Public when it is looked at, this machine afterwards: it is looked at once only."""
    answers = iter([("192.0.2.1",), ("127.0.0.1",), ("127.0.0.1",)])
    asked = []

    def rebinding(host):
        asked.append(host)
        return next(answers)

    with pytest.raises(NotTaken):
        guard(resolve=rebinding, allows={"192.0.2.1"}.__contains__, seconds=0.3).post(URL, b"{}")

    assert (asked, server.came) == ([HOST], 0)


def test_a_name_that_has_moved_since_it_was_saved_is_refused(server, guard):
    answers = iter([("8.8.8.8",), ("127.0.0.1",)])
    found = guard(resolve=lambda host: next(answers), allows=is_public)
    found.require(URL)

    with pytest.raises(RefusedAddress):
        found.post(URL, b"{}")

    assert server.came == 0


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_nobody_is_followed_elsewhere(server, guard, status):
    server.answer = (
        f"HTTP/1.1 {status} Go\r\nLocation: https://127.0.0.1:{server.port}/\r\n\r\n".encode()
    )

    with pytest.raises(NotTaken, match=f"It answered {status}.") as refusal:
        guard().post(URL, b"{}")

    assert (server.came, refusal.value.is_final) == (1, True)


@pytest.mark.parametrize(
    ("status", "is_final"), [(404, True), (410, True), (408, False), (429, False), (503, False)]
)
def test_what_may_change_is_tried_again(server, guard, status, is_final):
    server.answer = f"HTTP/1.1 {status} No\r\n\r\nsecret of the inside".encode()

    with pytest.raises(NotTaken) as refusal:
        guard().post(URL, b"{}")

    assert (str(refusal.value), refusal.value.is_final) == (f"It answered {status}.", is_final)


def test_a_bomb_is_neither_read_nor_unpacked(server, guard):
    bomb = gzip.compress(bytes(50_000_000))
    sent = []

    def explode(line):
        line.sendall(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n")
        with contextlib.suppress(OSError):
            for at in range(0, len(bomb) * 100, 16_384):
                line.sendall(bomb[at % len(bomb) :][:16_384])
                sent.append(16_384)

    server.answer = explode
    began = time.monotonic()

    guard().post(URL, b"{}")

    assert time.monotonic() - began < 1
    server.done.set()


def test_a_first_line_without_end_is_cut_off(server, guard):
    def endless(line):
        with contextlib.suppress(OSError):
            while not server.done.is_set():
                line.sendall(b"a" * 16_384)

    server.answer = endless

    with pytest.raises(NotTaken, match="ValueError"):
        guard().post(URL, b"{}")


@pytest.mark.parametrize("pause", [0.05, 5])
def test_whoever_answers_too_slowly_is_cut_off(server, guard, pause):
    def dripping(line):
        with contextlib.suppress(OSError):
            while not server.done.wait(pause):
                line.sendall(b"H")

    server.answer = dripping
    began = time.monotonic()

    with pytest.raises(NotTaken):
        guard(seconds=0.5).post(URL, b"{}")

    assert time.monotonic() - began < 2


def test_a_name_that_nobody_answers_for_takes_no_longer(guard):
    began = time.monotonic()

    with pytest.raises(NotTaken, match="Its name is not known"):
        guard(resolve=lambda host: time.sleep(3), seconds=0.2).post(URL, b"{}")

    assert time.monotonic() - began < 1


def test_a_certificate_of_another_name_is_not_trusted(server, guard):
    with pytest.raises(NotTaken, match="SSLCertVerificationError"):
        guard().post("https://other.example.com/", b"{}")

    assert server.requests == []


def test_nobody_there_is_said_without_the_address(guard):
    with pytest.raises(NotTaken) as refusal:
        guard(port=1).post(URL, b"{}")

    assert str(refusal.value) == "It could not be reached: ConnectionRefusedError."
