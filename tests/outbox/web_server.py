"""A web server with TLS on a free port of this machine, which counts who comes and what is sent."""

from __future__ import annotations

import datetime as dt
import socket
import ssl
import threading
from contextlib import contextmanager

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

HOST = "hooks.example.com"


def certificate(folder):
    """A file with a key and a certificate for HOST, signed by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
    now = dt.datetime.now(dt.UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    path = folder / "server.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + signed.public_bytes(serialization.Encoding.PEM)
    )
    return str(path)


class Server:
    """`answer` is sent to whoever comes; a function gets the line and does as it likes. Of
    several, by method and path, the one that is asked for. Without `pem` it speaks plainly."""

    def __init__(self, pem):
        self.pem, self.answer = pem, b"HTTP/1.1 204 No Content\r\n\r\n"
        self.came, self.requests, self.names = 0, [], []
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.port = self.listening.getsockname()[1]
        self.done = threading.Event()

    def serve(self):
        context = self.context()
        while not self.done.is_set():
            try:
                plain, _ = self.listening.accept()
            except OSError:
                return
            self.came += 1
            try:
                with context.wrap_socket(plain, server_side=True) if context else plain as line:
                    self.requests.append(self.request(line))
                    self.respond(line)
            except OSError:
                plain.close()

    def context(self):
        if not self.pem:
            return None
        found = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        found.load_cert_chain(self.pem)
        found.sni_callback = lambda line, name, _: self.names.append(name)
        return found

    def request(self, line):
        read = b""
        while b"\r\n\r\n" not in read:
            read += line.recv(65536)
        head, _, body = read.partition(b"\r\n\r\n")
        length = int(head.lower().partition(b"content-length: ")[2].split(b"\r\n")[0] or 0)
        while len(body) < length:
            body += line.recv(65536)
        return head.decode(), body

    def respond(self, line):
        if isinstance(self.answer, dict):
            line.sendall(self.answer[" ".join(self.requests[-1][0].split(" ")[:2])])
        elif callable(self.answer):
            self.answer(line)
        else:
            line.sendall(self.answer)


@contextmanager
def web_server(pem):
    server = Server(pem)
    thread = threading.Thread(target=server.serve, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.done.set()
        server.listening.shutdown(socket.SHUT_RDWR)
        server.listening.close()
        thread.join(5)
