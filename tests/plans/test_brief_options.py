from __future__ import annotations

import argparse

from planner.plans.brief import BadBrief
from planner.plans.brief_options import OPTION_OF_FIELD, add_brief_options, in_terms_of_options


def test_a_refusal_found_late_names_the_option_too() -> None:
    late = in_terms_of_options(BadBrief("people[2].away[0].last", "Too long."))

    assert (late.field, str(late)) == ("--away", "--away: Too long.")


def test_a_refusal_of_no_option_stays_as_it_is() -> None:
    assert str(in_terms_of_options(BadBrief("elsewhere", "No."))) == "No."


def test_every_option_named_in_a_refusal_exists() -> None:
    parser = argparse.ArgumentParser()
    add_brief_options(parser)

    known = {*parser._option_string_actions, "--seed"}

    assert [each for each in OPTION_OF_FIELD.values() if each not in known] == []
