"""A provider of OpenID Connect on this machine, as a company would run one."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import jwt

CLIENT = {"client_id": "lemma", "client_secret": "known to both"}


class Provider(ThreadingHTTPServer):
    """Vouches for `claims`; `asked` holds what it was sent in exchange for a token."""

    claims: dict[str, object]

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.asked: list[dict[str, list[str]]] = []
        self.claims = {}

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def token(self) -> dict[str, object]:
        times = {"iat": int(time.time()), "exp": int(time.time()) + 60}
        signed = {"iss": self.address, "aud": CLIENT["client_id"], **times, **self.claims}
        id_token = jwt.encode(signed, "thirty-two letters and more of a key", "HS256")
        return {"access_token": "opens userinfo", "token_type": "Bearer", "id_token": id_token}


class Answers(BaseHTTPRequestHandler):
    server: Provider

    def do_GET(self) -> None:
        found = {
            "/.well-known/openid-configuration": {
                "issuer": self.server.address,
                "authorization_endpoint": f"{self.server.address}/authorize",
                "token_endpoint": f"{self.server.address}/token",
                "userinfo_endpoint": f"{self.server.address}/userinfo",
                "jwks_uri": f"{self.server.address}/keys",
                "token_endpoint_auth_methods_supported": ["client_secret_post"],
            },
            "/userinfo": self.server.claims,
        }
        self.answer(found[self.path])

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        self.server.asked.append(parse_qs(self.rfile.read(length).decode()))
        self.answer(self.server.token())

    def answer(self, document: dict[str, object]) -> None:
        body = json.dumps(document).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        pass


@contextmanager
def running() -> Iterator[Provider]:
    provider = Provider()
    threading.Thread(target=provider.serve_forever, daemon=True).start()
    yield provider
    provider.shutdown()
    provider.server_close()
