"""A group that has asked much: 1,000 threads, one of them long."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from planner.accounts.models import User
from planner.groups import actions as groups
from planner.groups.models import Group
from planner.threads import asking, reactions
from planner.threads.asking import About
from planner.threads.models import Thread

NAMES = ("Ada", "Ben", "Cleo", "Dan", "Eve", "Finn")
TOPICS = ("chain-rule", "svd-low-rank", "threshold-cost", "hypothesis-testing", "pca")
PLAIN = """\
As far as I see the point is that the two differ in what they hold fixed, and so the order in which
one takes them matters. Chapter 3 has an example with numbers.
"""
FORMULA = """\
Take $f(x) = x^\\top A x$ with a symmetric $A$; then $\\nabla f(x) = 2Ax$, and with a step $t$ we
have

$$x_{k+1} = (I - 2tA)\\,x_k.$$

It converges for $0 < t < 1/\\lambda_{\\max}$ and no longer.
"""
CODE = """\
I tried it:

```python
x = np.ones(3)
for _ in range(100):
    x -= 0.1 * 2 * A @ x
```

With `0.1` it ends near zero, with `0.6` it runs away.
"""
TEXTS = (PLAIN, PLAIN, FORMULA, PLAIN, CODE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    group: Group
    thread: Thread
    reader: User


def make(*, threads: int, posts: int, now: dt.datetime) -> Made:
    people = [User.objects.create_user(f"{each.lower()}@example.org", name=each) for each in NAMES]
    ada, *others = people
    group = groups.create_group(name="Payments risk", zone="Europe/Berlin", by=ada, now=now)
    for person in others:
        groups.add_member(group=group, user=person, by=ada, now=now)
    asked = [_thread(group, people, number, now) for number in range(threads)]
    _answers(asked[-1], people, posts - 1, now)
    return Made(group=group, thread=asked[-1], reader=others[0])


def _thread(group: Group, people: list[User], number: int, now: dt.datetime) -> Thread:
    return asking.ask(
        group=group,
        title=f"Where does the factor $\\lambda_{{{number}}}$ come from?",
        text=TEXTS[number % len(TEXTS)],
        about=About(kind="topic", id=TOPICS[number % len(TOPICS)]),
        by=people[number % len(people)],
        now=now + dt.timedelta(minutes=number),
    )


def _answers(thread: Thread, people: list[User], count: int, now: dt.datetime) -> None:
    """Every third is a comment on the answer before it."""
    last = asking.answer(thread=thread, text=PLAIN, by=people[0], now=now)
    for number in range(1, count):
        by, text = people[number % len(people)], TEXTS[number % len(TEXTS)]
        at = now + dt.timedelta(hours=number)
        if number % 3 == 2:
            asking.comment(parent=last, text=text, by=by, now=at)
            continue
        last = asking.answer(thread=thread, text=text, by=by, now=at)
        for reader in people[: number % 4]:
            if reader != by:
                reactions.say_helped(post=last, by=reader, now=at)
