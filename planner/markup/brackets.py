"""Brackets, which the converter (0.9.0) reads anew for each that it cannot close.

Each doubles its time: thirty in sixty characters take a quarter of a minute. It closes one only
in the same group, so a formula with more than a few gets each in a group of its own, which looks
the same. Goes when a release reads on in one pass (`tests/markup/test_brackets.py`).
"""

import re

MOST_AS_TYPED = 6

_COMMANDS = """
    lAngle lBrace lVert lang langle lbrace lbrack lceil lfloor lgroup llangle llbracket
    llparenthesis lmoustache lparen lvert ulcorner
"""
_SIGNS = "([⌈⌊⌜⌞⎰❲⟅⟦⟨⟪⟬⟮⦃⦅⦇⦉⦋⦍⦏⦑⦓⦕⦗⧘⧚⧼"
_DELIMITER = r"\s*(?:\\[A-Za-z]+|\\.|.)"
TOKEN = re.compile(
    rf"""
    \\(?:left|right|middle|[bB]igg?[mr]?)(?![A-Za-z]){_DELIMITER}    # never read anew
    | \\(?:text[a-z]*|[hm]box|operatorname\*?|tag\*?)\s*\{{[^{{}}]*\}}
    | \\(?:sqrt|x[a-z]+)\s*\[                                        # not a bracket
    | (?P<opening>
        \\[bB]igg?l(?![A-Za-z]){_DELIMITER}
        | \\(?:{"|".join(_COMMANDS.split())})(?![A-Za-z])
        | \\\{{
        | [{re.escape(_SIGNS)}]
      )
    | \\[A-Za-z]+ | \\.
    """,
    re.VERBOSE | re.DOTALL,
)
# These open a bracket of which nothing is to be seen in the source.
HIDDEN = re.compile(r"\\(?:[bB]ra(?:ket)?|[kK]et|[sS]et|pmod|pod)(?![A-Za-z])")

DEPTH = re.compile(
    r"\\\\|\\[{}]"
    r"|(?P<in>\\left(?![A-Za-z])|\\begin(?![A-Za-z])|\{)"
    r"|(?P<out>\\right(?![A-Za-z])|\\end(?![A-Za-z])|\})"
)


def deepest(tex: str) -> int:
    """How many groups, environments and grown brackets stand in each other."""
    depth = most = 0
    for found in DEPTH.finditer(tex):
        depth += bool(found["in"]) - bool(found["out"])
        most = max(most, depth)
    return most


def hidden(tex: str) -> int:
    return len(HIDDEN.findall(tex))


def grouped(tex: str) -> str:
    """The formula with each opening bracket in a group, if there are many."""
    opening = sum(found["opening"] is not None for found in TOKEN.finditer(tex))
    return tex if opening <= MOST_AS_TYPED else TOKEN.sub(_in_a_group, tex)


def _in_a_group(token: re.Match[str]) -> str:
    # The empty group inside keeps the converter from taking the outer one away again.
    return f"{{{token[0]}{{}}}}" if token["opening"] else token[0]
