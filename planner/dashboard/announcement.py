"""Words with which a lead tells people of a group; ready to paste into a mail or a chat."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from planner.groups.models import Group, GroupLink
from planner.language.dates import full_day
from planner.plans.formats import wording
from planner.plans.models import Plan
from planner.plans.programme import Programme
from planner.plans.stored import programme_from_document


def announcement(group: Group, plan: Plan | None, link: GroupLink | None, *, site_url: str) -> str:
    """Goal, decisions reached, dates and times, and how to join, as plain text."""
    parts = [
        _("%(group)s: learn the mathematics our work needs, together, over lunch.")
        % {"group": group.name}
    ]
    if plan is not None:
        revision = plan.revisions.order_by("-number").first()
        if revision is not None:
            parts += _about(programme_from_document(revision.programme))
    parts.append("\n".join(_how_to_join(group, link, site_url)))
    return "\n\n".join(parts) + "\n"


def _about(programme: Programme) -> Iterator[str]:
    yield programme.title
    reached = [each.question for each in programme.reached() if not each.is_known]
    if reached:
        yield "\n".join([_("Afterwards we can answer:"), *(f"- {each}" for each in reached)])
    meetings = programme.meetings()
    if meetings:
        yield "\n".join(
            [
                ngettext(
                    "%(meetings)s meeting (%(zone)s):",
                    "%(meetings)s meetings (%(zone)s):",
                    len(meetings),
                )
                % {"meetings": len(meetings), "zone": programme.zone},
                *(
                    _("- %(day)s, %(clock)s")
                    % {"day": full_day(each.starts_at.date()), "clock": wording.clock(each)}
                    for each in meetings
                ),
            ]
        )


def _how_to_join(group: Group, link: GroupLink | None, site_url: str) -> Iterator[str]:
    if link is not None and link.is_on and link.token:
        address = site_url + reverse("groups:join", args=[link.token])
        yield _("Join here: %(link)s") % {"link": address}
    else:
        yield _("To join, open the link in the mail that you get, or ask me for an invitation.")
    address = site_url + reverse("dashboard:group", args=[group.pk, group.slug])
    yield _("The group: %(link)s") % {"link": address}
