"""Has a draft improved outside the request: in a process of its own, or at once where asked."""

from __future__ import annotations

import subprocess
import sys

from django.conf import settings
from django.utils import timezone

from curriculum.queries import snapshot
from planner.plans import brief_document, drafts
from planner.plans.models import Draft
from planner.plans.queries import answer_for


def begin(draft: Draft) -> None:
    """Start the search if nobody has; returns at once unless SOLVE_INLINE is set."""
    if not drafts.claim(draft=draft, now=timezone.now()):
        return
    if settings.SOLVE_INLINE:
        improve(draft.pk)
        return
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "improve_draft", str(draft.pk)]
    subprocess.Popen(  # noqa: S603  our own command, and a number
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, start_new_session=True
    )


def improve(pk: int) -> None:
    """Search thoroughly, saying what is going on, and keep what was found."""
    draft = Draft.objects.get(pk=pk)

    def told(sentence: str) -> None:
        drafts.tell(draft=draft, sentence=sentence, now=timezone.now())

    brief = brief_document.from_document(draft.brief)
    answer = answer_for(brief, snapshot(), progress=told)
    drafts.finish(draft=draft, programme=answer.programme, now=timezone.now())
