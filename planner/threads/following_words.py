"""What a page says of following and muting, and the buttons for it."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from planner.groups.access import Inside
from planner.groups.models import Group
from planner.language.lazy import Words
from planner.threads.following import Choice
from planner.threads.models import Thread
from planner.threads.sayings import Sayings

Said = bool | None
"""True for followed, False for muted, None where nothing was said."""

OF_A_THREAD = {
    True: gettext_lazy("You follow this: you are told of all that is written here."),
    False: gettext_lazy("This is mute: you are told of nothing that is written here."),
    None: gettext_lazy("You are told of nothing here unless somebody calls you by name."),
}
OF_A_TOPIC = {
    True: gettext_lazy("You follow this topic: you are told of each new question about it."),
    False: gettext_lazy("This topic is mute: what is new about it is neither told nor counted."),
    None: gettext_lazy("Follow this topic to be told of each new question about it."),
}
OF_A_GROUP = {
    True: gettext_lazy("You follow this group: you are told of each new question."),
    False: gettext_lazy(
        "This group’s questions are mute: what is new is neither told nor counted."
    ),
    None: gettext_lazy("Follow this group to be told of each new question."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Toggle:
    """`value` is what pressing it chooses; `pressed`: "true" or "false"."""

    label: str
    value: str
    pressed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Following:
    """`topic` names it where it is one; `id`: of the form on the page."""

    id: str
    address: str
    topic: str
    sentence: str
    toggles: tuple[Toggle, ...]


def of_thread(thread: Thread, said: Said) -> Following:
    group = thread.group
    address = reverse("threads:follow-thread", args=[group.pk, group.slug, thread.pk])
    return _following("follow-thread", address, "", OF_A_THREAD[said], said)


def following_of(inside: Inside, thread: Thread) -> Following | None:
    """Of a thread that was read with `access.of_reader`; None where nothing can be chosen."""
    if inside.membership is None or inside.group.archived_at:
        return None
    is_mute = getattr(thread, "is_mute", None)
    return of_thread(thread, None if is_mute is None else not is_mute)


def following_of_list(inside: Inside, topic: str, said: Sayings) -> Following | None:
    """Of the topic that a list is filtered by, empty for the whole list."""
    if inside.membership is None or inside.group.archived_at:
        return None
    of_it = said.of(topic=topic)
    return of_topic(inside.group, topic, of_it) if topic else of_group(inside.group, of_it)


def of_topic(group: Group, topic: str, said: Said) -> Following:
    return _following("follow-topic", _address(group), topic, OF_A_TOPIC[said], said)


def of_group(group: Group, said: Said) -> Following:
    return _following("follow-group", _address(group), "", OF_A_GROUP[said], said)


def _address(group: Group) -> str:
    return reverse("threads:follow", args=[group.pk, group.slug])


def _following(name: str, address: str, topic: str, sentence: Words, said: Said) -> Following:
    return Following(
        id=name,
        address=address,
        topic=topic,
        sentence=str(sentence),
        toggles=(
            _toggle(_("Follow"), Choice.FOLLOW, is_pressed=said is True),
            _toggle(_("Mute"), Choice.MUTE, is_pressed=said is False),
        ),
    )


def _toggle(label: str, choice: Choice, *, is_pressed: bool) -> Toggle:
    """Pressed again it is taken back."""
    value = Choice.NEITHER if is_pressed else choice
    return Toggle(label=label, value=value.value, pressed="true" if is_pressed else "false")
