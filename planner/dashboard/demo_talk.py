"""Writes what the demo's group asked and answered."""

from __future__ import annotations

import datetime as dt

from planner.accounts.models import User
from planner.dashboard.demo_cast import ADA, YUKI, Person
from planner.dashboard.demo_threads import THREADS, DemoPost, DemoThread
from planner.groups.circle import circle_of
from planner.groups.models import Group
from planner.threads import asking, reactions
from planner.threads.asking import About
from planner.threads.editing import edit
from planner.threads.following import Choice, choose
from planner.threads.models import Post, Thread
from planner.threads.reading import mark_read

READ_BEFORE = dt.timedelta(hours=48)
"""What the demo's people have read of it."""


def talk(group: Group, *, now: dt.datetime) -> None:
    """The threads of Payments risk, in the days before `now`; what came of late is new to all."""
    began_at = group.created_at
    choose(group=group, choice=Choice.FOLLOW, by=_user(ADA), now=began_at)
    choose(group=group, topic="threshold-cost", choice=Choice.FOLLOW, by=_user(YUKI), now=began_at)
    for said in THREADS:
        _thread(group, said, now - dt.timedelta(hours=said.ago))
    for reader in circle_of(group):
        for thread in group.threads.filter(created_at__lt=now - READ_BEFORE):
            mark_read(thread=thread, until=now - READ_BEFORE, by=reader, now=now)


def _thread(group: Group, said: DemoThread, at: dt.datetime) -> None:
    kind, name = said.about
    thread = asking.ask(
        group=group,
        kind=said.kind,
        title=said.title,
        text=said.text,
        about=About(kind=kind, id=name, location=said.location),
        is_anonymous=said.is_anonymous,
        by=_user(said.by),
        now=at,
    )
    for person in said.same:
        reactions.say_same(thread=thread, by=_user(person), now=at)
    for comment in said.comments:
        _comment(thread.posts.get(kind=Post.Kind.OPENING), comment, at)
    for answer in said.answers:
        _answer(thread, answer, at)


def _answer(thread: Thread, said: DemoPost, at: dt.datetime) -> None:
    now = at + dt.timedelta(hours=said.at)
    post = asking.answer(thread=thread, text=said.text, by=_user(said.by), now=now)
    _react(post, said, now)
    for comment in said.comments:
        _comment(post, comment, at)
    if said.is_accepted:
        reactions.accept(post=post, by=thread.asked_by, now=now)


def _comment(parent: Post, said: DemoPost, at: dt.datetime) -> None:
    now = at + dt.timedelta(hours=said.at)
    post = asking.comment(parent=parent, text=said.text, by=_user(said.by), now=now)
    _react(post, said, now)


def _react(post: Post, said: DemoPost, now: dt.datetime) -> None:
    for person in said.helped:
        reactions.say_helped(post=post, by=_user(person), now=now)
    if said.edited:
        later = now + dt.timedelta(hours=1)
        edit(post=post, text=said.edited, version=post.version, by=post.author, now=later)


def _user(person: Person) -> User:
    return User.objects.get(email=person.email)
