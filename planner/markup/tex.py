"""What people write in TeX, put into the words that the converter knows."""

import re

from planner.markup.brackets import MOST_AS_TYPED, deepest, grouped, hidden

MOST_CHARACTERS = 2_000
MOST_NESTING = 20


class BadFormula(Exception):
    """A formula that cannot be set; its text is fit to show to whoever wrote it."""


MACROS = {
    # sets, and the letters of probability
    "E": r"\mathbb{E}",
    "P": r"\mathbb{P}",
    "R": r"\mathbb{R}",
    "N": r"\mathbb{N}",
    "Z": r"\mathbb{Z}",
    "Q": r"\mathbb{Q}",
    "C": r"\mathbb{C}",
    "Var": r"\operatorname{Var}",
    "Cov": r"\operatorname{Cov}",
    "Corr": r"\operatorname{Corr}",
    "KL": r"D_{\mathrm{KL}}",
    "iid": r"\overset{\text{iid}}{\sim}",
    "indep": r"\perp\!\!\!\perp",
    # functions
    "argmin": r"\operatorname*{arg\,min}",
    "argmax": r"\operatorname*{arg\,max}",
    "softmax": r"\operatorname{softmax}",
    "sigmoid": r"\operatorname{sigmoid}",
    "relu": r"\operatorname{ReLU}",
    "sgn": r"\operatorname{sgn}",
    "sign": r"\operatorname{sign}",
    "tr": r"\operatorname{tr}",
    "diag": r"\operatorname{diag}",
    "rank": r"\operatorname{rank}",
    "logit": r"\operatorname{logit}",
    "abs": r"\left|#1\right|",
    "norm": r"\left\|#1\right\|",
    "T": r"\top",
    # what the converter does not know by these names
    "substack": r"\begin{subarray}{c}#1\end{subarray}",
    "mathbbm": r"\mathbb{#1}",
    "mathds": r"\mathbb{#1}",
    "mbox": r"\text{#1}",
    "hbox": r"\text{#1}",
    "textnormal": r"\text{#1}",
    "ensuremath": r"{#1}",
    "widetilde": r"\tilde{#1}",
    "dotsc": r"\ldots",
    "dotsb": r"\cdots",
    "hdots": r"\ldots",
    "qed": r"\square",
    # colour carries no meaning that every reader could see
    "textcolor": r"{#2}",
    "colorbox": r"\text{#2}",
}

# Numbers of equations would start at (1) in each formula anew; \tag says what is wanted.
UNNUMBERED = re.compile(r"\\(begin|end)\{(equation|align|gather|multline)\}")
TEXT_WITH_FORMULAS = re.compile(r"\\text\{((?:[^{}$\\]|\\.)*\$[^{}]*)\}")
REWRITTEN = (
    (re.compile(r"\\(begin|end)\{split\}"), r"\\\1{aligned}"),
    (re.compile(r"\\begin\{alignedat\}\s*\{\d+\}"), r"\\begin{aligned}"),
    (re.compile(r"\\end\{alignedat\}"), r"\\end{aligned}"),
    (re.compile(r"\\begin\{alignat\*?\}\s*\{\d+\}"), r"\\begin{align*}"),
    (re.compile(r"\\end\{alignat\*?\}"), r"\\end{align*}"),
    (re.compile(r"\\(begin|end)\{flalign\*?\}"), r"\\\1{align*}"),
    (re.compile(r"\\begin\{eqnarray\*?\}"), r"\\begin{array}{rcl}"),
    (re.compile(r"\\end\{eqnarray\*?\}"), r"\\end{array}"),
    (re.compile(r"\\(begin|end)\{smallmatrix\}"), r"\\\1{matrix}"),
    (re.compile(r"(\\begin\{(?:aligned|gathered)\})\[[tcb]\]"), r"\1"),
    (re.compile(r"\\\\\s*\[-?[\d.]+\s*[a-z]{2}\]"), r"\\\\"),
    (re.compile(r"\\label\s*\{[^{}]*\}"), ""),
    (re.compile(r"\\color\s*\{[^{}]*\}"), ""),
    (UNNUMBERED, r"\\\1{\2*}"),
)
TAG = re.compile(r"\\tag(?![A-Za-z])")
NUMBERED = re.compile(r"\\begin\{(?:equation|align|gather|multline|flalign|eqnarray)")
BETWEEN_COLUMNS = re.compile(r"@\{[^{}]*\}")
COLOUR = re.compile(r"(\\(?:textcolor|colorbox)\s*\{)[^{}]*\}")

REFUSED = re.compile(
    r"\\([gex]?def|let|futurelet|(?:re)?newcommand|providecommand|DeclareMathOperator"
    r"|(?:re)?newenvironment|DeclarePairedDelimiter|eqref|mathchoice)(?![A-Za-z])"
)


def prepared(tex: str, *, display: bool) -> str:
    """Raises BadFormula for what is too long, too deep, or would define commands."""
    if len(tex) > MOST_CHARACTERS:
        raise BadFormula(
            f"a formula may have {MOST_CHARACTERS:,} characters, this has {len(tex):,}"
        )
    if refused := REFUSED.search(tex):
        raise BadFormula(f"{refused[0]} is not possible here; write it out")
    if deepest(tex) > MOST_NESTING:
        raise BadFormula(f"it is nested deeper than {MOST_NESTING} levels")
    if hidden(tex) > MOST_AS_TYPED:
        raise BadFormula(f"\\bra, \\ket, \\set and \\pmod are possible {MOST_AS_TYPED} times")
    if display and TAG.search(tex) and not NUMBERED.search(tex):
        tex = f"\\begin{{equation*}}{tex}\n\\end{{equation*}}"
    for pattern, replacement in REWRITTEN:
        tex = pattern.sub(replacement, tex)
    tex = BETWEEN_COLUMNS.sub("", tex)
    tex = COLOUR.sub(r"\1}", tex)
    return grouped(TEXT_WITH_FORMULAS.sub(_parted, tex))


def _parted(text: re.Match[str]) -> str:
    r"""`\text{if $x$ holds}` as `\text{if }x\text{ holds}`."""
    parts = re.split(r"(?<!\\)\$", text[1])
    if len(parts) % 2 == 0:
        return text[0]
    return "".join(
        part if number % 2 else rf"\text{{{part}}}" for number, part in enumerate(parts) if part
    )
