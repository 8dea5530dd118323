"""A mail server on a free port of this machine that can be told how to misbehave."""

from __future__ import annotations

import socketserver
import threading
from contextlib import contextmanager


class Server(socketserver.ThreadingTCPServer):
    """`answers` outranks the usual answer to a command; "" hangs up, None says nothing."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Conversation)
        self.answers = {}
        self.lines = 0
        self.mails = []
        self.done = threading.Event()


class Conversation(socketserver.StreamRequestHandler):
    usual = {"EHLO": "250 hello", "DATA": "354 go on", "QUIT": "221 bye"}  # noqa: RUF012 - only read

    def handle(self):
        self.server.lines += 1
        going = self.say("GREETING", "220 here")
        while going and (line := self.rfile.readline()):
            word = line.split()[0].decode().upper()
            going = self.say(word, self.usual.get(word, "250 fine")) and word != "QUIT"
            if going and word == "DATA" and "DATA" not in self.server.answers:
                self.server.mails.append(self.body())
                going = self.say("BODY", "250 taken")

    def body(self):
        lines = iter(self.rfile.readline, b".\r\n")
        return b"".join(line.removeprefix(b".") for line in lines)

    def say(self, word, usual):
        answer = self.server.answers.get(word, usual)
        if answer is None:
            self.server.done.wait(20)
        elif answer.startswith("half "):
            self.wfile.write(answer.removeprefix("half ").encode())
        elif answer:
            self.wfile.write(f"{answer}\r\n".encode())
            return True
        return False


@contextmanager
def smtp_server():
    with Server() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield server
        finally:
            server.done.set()
            server.shutdown()
            thread.join()
