"""What one can write, by example; the page shows each as typed and as read."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy, pgettext_lazy

from planner.language.lazy import Words


@dataclass(frozen=True, slots=True)
class Example:
    title: Words
    source: Words


EXAMPLES = (
    Example(
        gettext_lazy("A formula in a line"),
        gettext_lazy(
            "The slope of $f(x) = x^2$ at $x = 3$ is $f'(3) = 6$; a bill of $5 or $10 stays money."
        ),
    ),
    Example(
        gettext_lazy("A formula for itself"),
        "$$\n\\nabla_\\theta L = \\frac{1}{n} \\sum_{i=1}^n (\\hat y_i - y_i)\\, x_i\n$$",
    ),
    Example(
        gettext_lazy("Several lines, cases, matrices"),
        "$$\n\\begin{aligned}\n\\operatorname{ReLU}(x) &= \\max(0, x) \\\\\n"
        "&= \\begin{cases} x & x > 0 \\\\ 0 & \\text{else} \\end{cases}\n\\end{aligned}\n$$\n\n"
        "$$\nA = \\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}\n$$",
    ),
    Example(
        gettext_lazy("Short names"),
        "$\\E[X]$, $\\Var(X)$, $\\R^n$, $\\argmin_\\theta$, $\\norm{x}$, $\\KL(p \\,\\|\\, q)$",
    ),
    Example(
        pgettext_lazy("of a program", "Code"),
        gettext_lazy(
            "```python\nloss = ((model(x) - y) ** 2).mean()\n```\n\nor `x.shape` in a line"
        ),
    ),
    Example(
        gettext_lazy("Lists and quotes"),
        gettext_lazy("> What does it converge to?\n\n1. Plot it.\n2. Halve the step.\n   - Twice."),
    ),
    Example(
        gettext_lazy("Emphasis, links, notes"),
        gettext_lazy(
            "It is *almost* **surely** [true](https://example.org).[^why]\n\n"
            "[^why]: But for one case."
        ),
    ),
    Example(
        gettext_lazy("A table"),
        gettext_lazy("| step | loss |\n|---:|---:|\n| 1 | 0.9 |\n| 2 | 0.4 |"),
    ),
)
