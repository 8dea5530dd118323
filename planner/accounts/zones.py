"""IANA time zones that people may choose."""

from functools import cache
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# What some systems list beside the zones of the world.
NOT_ZONES = {"Factory", "localtime", "posixrules"}


@cache
def known_zones() -> frozenset[str]:
    return frozenset(available_timezones() - NOT_ZONES)


def validate_zone(name: str) -> None:
    """For model fields; refuses what `ZoneInfo` would not find on every machine."""
    if name not in known_zones():
        raise ValidationError(
            _("%(name)s is not an IANA time zone. They look like Europe/Berlin."),
            code="unknown_zone",
            params={"name": name},
        )
