"""Secret links: the database holds neither the secret nor enough to make it.

A row keeps a random seed and the hash of its token. The token is derived from the seed with the
installation's key, so that it can be written into a mail or shown again; whoever reads only the
database can do neither.
"""

from __future__ import annotations

import base64
import hashlib
import secrets

from django.utils.crypto import salted_hmac


def new_seed() -> str:
    """256 random bits, in 43 characters fit for an address."""
    return secrets.token_urlsafe(32)


def token_of(purpose: str, seed: str) -> str:
    """The token of a seed: 256 bits in 43 characters; another purpose gives another token."""
    digest = salted_hmac(f"planner.groups.{purpose}", seed, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def hash_of(token: str) -> str:
    """What is kept of a token, and searched by: SHA-256, hexadecimal."""
    return hashlib.sha256(token.encode()).hexdigest()
