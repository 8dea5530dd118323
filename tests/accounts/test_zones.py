import pytest
from django.core.exceptions import ValidationError

from planner.accounts.zones import validate_zone


@pytest.mark.parametrize("name", ["UTC", "Europe/Berlin", "America/Argentina/Ushuaia"])
def test_a_zone_of_the_world_is_taken(name):
    validate_zone(name)


@pytest.mark.parametrize(
    "name", ["", "CEST+2", "Europe/berlin", "localtime", "Factory", "../etc/passwd", "posix/UTC"]
)
def test_anything_else_is_refused(name):
    with pytest.raises(ValidationError, match="is not an IANA time zone"):
        validate_zone(name)
