"""Texts that try to do harm; each would set `__hit` if a part of it ever ran."""

from tests.markup.hostile.addresses import ADDRESSES
from tests.markup.hostile.formulas import FORMULAS
from tests.markup.hostile.odd import ODD
from tests.markup.hostile.tags import TAGS

HOSTILE = [*TAGS, *ADDRESSES, *FORMULAS, *ODD]
