"""What holds for every address, whoever asks: forms of other sites, caches, other groups' texts."""

import pytest

from tests.architecture.asking import taken_back
from tests.architecture.permission_table import ROLES, SAFE, acts, addresses, body_of, path_of

pytestmark = pytest.mark.django_db
ACTS = acts()
INSIDE = "groups/<int:group_id>-<str:group_slug>/"
PRIVATE = "private, no-store"
SIGNED_IN = [role for role in ROLES if role != "anon"]


def named(pick):
    chosen = [act for act in ACTS if pick(act)]
    return pytest.mark.parametrize("act", chosen, ids=str)


@named(lambda act: act.method not in SAFE and not act.proof)
@pytest.mark.parametrize("role", ["lead", "anon"])
def test_a_form_of_another_site_is_refused(act, role, asker):
    path, body = path_of(act, role, asker.world), body_of(act, role, asker.world)
    strict = asker.client(role, enforce_csrf_checks=True)
    strict.cookies["csrftoken"] = "a" * 32

    with taken_back() as written:
        without = strict.post(path, body)
        foreign = strict.post(
            path,
            {**body, "csrfmiddlewaretoken": "a" * 32},
            headers={"origin": "https://evil.example"},
        )

    assert (without.status_code, foreign.status_code, written) == (403, 403, [])


def test_what_takes_any_form_asks_for_another_proof():
    exempt = {name for name, view in addresses() if getattr(view, "csrf_exempt", False)}

    assert exempt == {act.address for act in ACTS if act.proof}


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("role", ROLES)
def test_looking_changes_nothing(role, method, asker):
    changed = {}
    for act in ACTS:
        with taken_back() as written:
            asker.ask(act, role, method=method)
            if written:
                changed[str(act)] = written

    assert changed == {}


@pytest.mark.parametrize("role", SIGNED_IN)
def test_only_the_reader_may_keep_what_was_answered(role, asker):
    kept = []
    for act in ACTS:
        with taken_back():
            headers = asker.ask(act, role).headers
        vary = {each.strip() for each in headers.get("Vary", "").split(",")}
        if headers.get("Cache-Control") != PRIVATE or not vary >= {"Cookie", "HX-Request"}:
            kept.append(str(act))

    assert kept == []


@pytest.mark.parametrize("role", ROLES)
def test_nobody_reads_the_texts_of_another_group(role, asker):
    """The operator may read all; whoever was invited reads the name of what they join."""
    allowed = {"member": "a", "lead": "a", "operator": "ab", "neighbour": "b"}.get(role, "")
    forbidden = [getattr(asker.world, room).canary for room in "ab" if room not in allowed]
    leaks = []
    for act in ACTS:
        if act.shows_both:
            continue
        with taken_back():
            text = asker.ask(act, role).content.decode(errors="replace")
        leaks += [f"{act}: {canary}" for canary in forbidden if canary in text]

    assert leaks == []
    assert len(forbidden) == 2 - len(allowed)


def test_the_canaries_sing_where_they_may(asker):
    page = next(act for act in ACTS if act.address == f"{INSIDE}members/")

    assert asker.world.a.canary in asker.ask(page, "member").content.decode()
