"""Each model that holds something of people, and what becomes of it.

A new model gets its line here or in `personal_data_learning`, or is named among those that hold
nothing of anybody, before its tests pass. The words are those of `personal_data.Held`.
"""

from __future__ import annotations

from planner.accounts.personal_data import DONE, LOGGED, SENT, WRITTEN, Erasure, Held
from planner.accounts.personal_data_learning import LEARNING

DELETED, FORMER = Erasure.DELETED, Erasure.FORMER

HELD: tuple[Held, ...] = (
    # --- who somebody is, and how they sign in
    Held(
        model="accounts.User",
        names="email name",
        words="time_zone",
        codes="password",
        why="the row itself stays as a former member, as others' rows name it",
    ),
    Held(model="account.EmailAddress", owners="user", erasure=DELETED, names="email"),
    Held(
        model="socialaccount.SocialAccount",
        owners="user",
        erasure=DELETED,
        names="uid extra_data",
        codes="provider",
    ),
    Held(
        model="usersessions.UserSession",
        owners="user",
        erasure=DELETED,
        names="ip user_agent data",
        codes="session_key",
    ),
    Held(model="accounts.User_groups", owners="user", erasure=DELETED),
    Held(model="accounts.User_user_permissions", owners="user", erasure=DELETED),
    Held(
        model="admin.LogEntry",
        others="user",
        names="object_repr change_message",
        codes="object_id",
        why=LOGGED,
    ),
    # --- what they chose and typed
    Held(model="accounts.Muted", owners="user", erasure=DELETED),
    Held(model="accounts.DigestChoice", owners="user", erasure=DELETED, codes="kinds"),
    Held(
        model="accounts.ApiToken",
        owners="user",
        erasure=DELETED,
        words="name",
        codes="start token_hash",
    ),
    Held(model="api.Answered", owners="user", erasure=DELETED, words="body", codes="key digest"),
    Held(
        model="writing.KeptText",
        owners="user",
        erasure=DELETED,
        words="fields set_aside",
        codes="form",
    ),
    Held(
        model="outbox.Message",
        owners="recipient",
        erasure=DELETED,
        names="address subject text",
        codes="kind occurrence link about reason",
        why=SENT,
    ),
    # --- their places in groups
    Held(
        model="groups.Membership",
        owners="user",
        others="ended_by",
        erasure=FORMER,
        words="country subdivision",
        blanked="country subdivision",
        why=DONE,
    ),
    Held(model="groups.Sharing", owners="user", erasure=DELETED),
    Held(model="groups.Away", owners="membership", erasure=DELETED, words="reason"),
    Held(model="groups.WeeklyHours", owners="membership", erasure=DELETED, words="zone hours"),
    Held(
        model="groups.Invitation",
        owners="accepted_by",
        others="invited_by",
        erasure=DELETED,
        names="address",
        codes="seed token_hash",
    ),
    Held(model="groups.GroupLink", others="renewed_by", codes="seed token_hash"),
    Held(model="groups.Group", words="name zone", codes="creation_key", why=WRITTEN),
    Held(
        model="groups.Override",
        owners="made_by",
        erasure=FORMER,
        words="title was says reason",
        codes="section entry part",
        why=WRITTEN,
    ),
    Held(model="groups.ChatHook", codes="secret_url failure"),
    *LEARNING,
)

BY_MODEL = {each.model: each for each in HELD}
