"""Calling addresses that people typed, without reaching what only this machine can reach.

An address is a name and a path, nothing else: on port 443, or on 80 for links that are only
looked at. Its name is resolved once; every address that it has must be one of the public
internet, and exactly one of these is connected to, so that nothing can change between looking and
calling. No redirect is followed, no proxy asked, and of the answer only the head is read.
"""

from __future__ import annotations

import ipaddress
import re
import socket
import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

LONGEST = 500
MOST_BYTES = 64 * 1024
SECONDS = 10.0
PORT = 443
PLAIN_PORT = 80

# Registered names only: no number in any spelling is one, as the last part begins with a letter.
WEB_ADDRESS = re.compile(
    r"https://(?P<host>(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9]))"
    r"(?::443)?(?P<path>/[A-Za-z0-9._~!$&'()*+,;=:@%/-]*(?:\?[A-Za-z0-9._~!$&'()*+,;=:@%/?-]*)?)?",
    re.ASCII,
)
NOT_PUBLIC_NAMES = (
    *(".localhost", ".local", ".localdomain", ".internal", ".intranet", ".lan", ".home", ".corp"),
    *(".home.arpa", ".arpa", ".test", ".invalid", ".onion", ".private"),
)
# What `is_global` lets through, or did in some version, or leads elsewhere: IANA's registries of
# special purposes, and every way to write an IPv4 address into an IPv6 one.
DENIED = tuple(
    ipaddress.ip_network(each)
    for each in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16"),
        *("172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24"),
        *("192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15"),
        *("198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
        *("::/8", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32"),
        *("2002::/16", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8"),
    )
)
UNICAST = ipaddress.ip_network("2000::/3")

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str], tuple[str, ...]]


class RefusedAddress(Exception):
    """Not an address that is called; the text is fit to show and never quotes it."""


class NotTaken(Exception):
    """The other side could not be reached, or did not take it; the text never quotes it.

    `is_final`: trying again later is no use.
    """

    def __init__(self, words: str, *, is_final: bool = False) -> None:
        super().__init__(words)
        self.is_final = is_final


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """`is_plain`: over http, which is read by whoever carries it."""

    host: str
    path: str
    is_plain: bool = False


def target_of(url: str) -> Target:
    """What an address names. Raises RefusedAddress."""
    found = WEB_ADDRESS.fullmatch(url) if len(url) <= LONGEST else None
    if found is None:
        raise RefusedAddress(
            _(
                "Give a whole address that begins with https:// and a name, without a port, a user"
                " or a fragment."
            )
        )
    if found["host"].endswith(NOT_PUBLIC_NAMES):
        raise RefusedAddress(_("This name is not one of the public internet."))
    return Target(host=found["host"], path=found["path"] or "/")


def is_public(address: str) -> bool:
    """Whether it is an address of the public internet, by our own list and the library's."""
    try:
        found: Address = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address) and found not in UNICAST:
        return False
    if any(found.version == each.version and found in each for each in DENIED):
        return False
    return found.is_global and not found.is_multicast


def resolved(host: str) -> tuple[str, ...]:
    """All addresses of a name, as the system knows them. Raises OSError."""
    rows = socket.getaddrinfo(host, PORT, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(row[4][0]) for row in rows))


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """How addresses are looked up and called; the defaults are what counts."""

    resolve: Resolve = resolved
    allows: Callable[[str], bool] = is_public
    port: int = PORT
    plain_port: int = PLAIN_PORT
    seconds: float = SECONDS
    trust: Callable[[], ssl.SSLContext] = ssl.create_default_context

    def require(self, url: str) -> tuple[Target, str]:
        """What to call, and at which of its addresses. Raises RefusedAddress, NotTaken."""
        target = target_of(url)
        return target, self.address_of(target, seconds=self.seconds)

    def address_of(self, target: Target, *, seconds: float) -> str:
        """The one to connect to, if all that its name has are public. Raises as `require`."""
        addresses = self._addresses(target.host, seconds)
        if not all(self.allows(each) for each in addresses):
            raise RefusedAddress(
                _("This name leads to a machine that is not on the public internet.")
            )
        return addresses[0]

    def post(self, url: str, body: bytes) -> None:
        """Send JSON; return when it was taken (2xx). Raises RefusedAddress, NotTaken."""
        until = time.monotonic() + self.seconds
        target, address = self.require(url)
        try:
            read = self.answer(target, address, _request(target, body), until, end=b"\r\n")
            status = status_of(read)
        except (OSError, ValueError) as error:
            raise NotTaken(f"It could not be reached: {type(error).__name__}.") from error
        if not 200 <= status < 300:
            is_final = 300 <= status < 500 and status not in {408, 429}
            raise NotTaken(f"It answered {status}.", is_final=is_final)

    def _addresses(self, host: str, seconds: float) -> tuple[str, ...]:
        """Looked up once, in a thread, as the system's own way knows no time limit."""
        found: list[tuple[str, ...]] = []

        def look_up() -> None:
            try:
                found.append(self.resolve(host))
            except (OSError, UnicodeError):
                found.append(())

        thread = threading.Thread(target=look_up, daemon=True)
        thread.start()
        thread.join(seconds)
        if not found or not found[0]:
            raise NotTaken("Its name is not known.")
        return found[0]

    def answer(
        self, target: Target, address: str, request: bytes, until: float, *, end: bytes
    ) -> bytes:
        """What the other side says up to `end`, which it must by `until`, by the monotonic clock.

        Raises OSError, ValueError.
        """
        left = max(0.01, until - time.monotonic())
        port = self.plain_port if target.is_plain else self.port
        with socket.create_connection((address, port), timeout=left) as plain:
            # However slowly the other side goes on, byte by byte, this ends it.
            watch = threading.Timer(max(0.01, until - time.monotonic()), _cut, [plain])
            watch.start()
            try:
                if target.is_plain:
                    return _said(plain, request, end)
                with self.trust().wrap_socket(
                    plain, server_hostname=target.host, do_handshake_on_connect=False
                ) as line:
                    watch.args = [line]  # what is wrapped has given its socket away
                    line.do_handshake()
                    return _said(line, request, end)
            finally:
                watch.cancel()


def _cut(line: socket.socket) -> None:
    try:
        line.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # closed already


def _request(target: Target, body: bytes) -> bytes:
    head = (
        f"POST {target.path} HTTP/1.1\r\nHost: {target.host}\r\nUser-Agent: Lemma\r\n"
        "Content-Type: application/json\r\nAccept-Encoding: identity\r\n"
        f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    )
    return head.encode("ascii") + body


def _said(line: socket.socket, request: bytes, end: bytes) -> bytes:
    line.sendall(request)
    read = b""
    while end not in read:
        piece = line.recv(4096)
        read += piece
        if not piece or len(read) > MOST_BYTES:
            raise ValueError("no whole answer")
    return read.partition(end)[0]


def status_of(head: bytes) -> int:
    """Of an answer, by its first line. Raises ValueError."""
    found = re.fullmatch(rb"HTTP/1\.[01] (\d{3})(?: .*)?", head.partition(b"\r\n")[0])
    if found is None:
        raise ValueError("no status line")
    return int(found[1])
