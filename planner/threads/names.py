"""What kinds of threads, and what is said in them, are called on pages."""

from planner.threads.models import ASKING, Thread

KIND_NAMES = {
    Thread.Kind.QUESTION: "Question",
    Thread.Kind.STUCK: "Stuck",
    Thread.Kind.EXPLAINER: "In plain words",
    Thread.Kind.NOTE: "Note",
}


def counted(thread: Thread) -> str:
    """Its answers, which are replies where nothing was asked; empty where there are none."""
    count = thread.answer_count
    one, many = ("answer", "answers") if thread.kind in ASKING else ("reply", "replies")
    return f"{count} {one if count == 1 else many}" if count else ""


def state_of(thread: Thread) -> str:
    """Empty where nothing was asked."""
    if thread.kind not in ASKING:
        return ""
    if thread.accepted_id:
        return "answered"
    return "asked before" if thread.duplicate_of_id else "open"
