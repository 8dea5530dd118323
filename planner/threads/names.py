"""What kinds of threads, and what is said in them, are called on pages."""

from django.utils.translation import gettext_lazy, ngettext

from planner.threads.models import ASKING, Thread

KIND_NAMES = {
    Thread.Kind.QUESTION: gettext_lazy("Question"),
    Thread.Kind.STUCK: gettext_lazy("Stuck"),
    Thread.Kind.EXPLAINER: gettext_lazy("In plain words"),
    Thread.Kind.NOTE: gettext_lazy("Note"),
}

STATES = {
    "open": gettext_lazy("open"),
    "answered": gettext_lazy("answered"),
    "asked before": gettext_lazy("asked before"),
}


def counted(thread: Thread) -> str:
    """Its answers, which are replies where nothing was asked; empty where there are none."""
    count = thread.answer_count
    if not count:
        return ""
    if thread.kind in ASKING:
        return ngettext("%(count)s answer", "%(count)s answers", count) % {"count": count}
    return ngettext("%(count)s reply", "%(count)s replies", count) % {"count": count}


def state_of(thread: Thread) -> str:
    """Empty where nothing was asked."""
    if thread.kind not in ASKING:
        return ""
    if thread.accepted_id:
        return "answered"
    return "asked before" if thread.duplicate_of_id else "open"


def state_word(thread: Thread) -> str:
    """The same, to be read."""
    return str(STATES.get(state_of(thread), ""))
