"""What the demo's group asked and answered, in plain records; nothing here touches a database."""

from __future__ import annotations

from dataclasses import dataclass

from planner.dashboard.demo_cast import ADA, BEN, LENA, MATEO, PRIYA, YUKI, Person


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoPost:
    """`at`: hours after the question. `helped`: whom. `edited`: what it said in the end."""

    by: Person
    text: str
    at: int
    helped: tuple[Person, ...] = ()
    comments: tuple[DemoPost, ...] = ()
    is_accepted: bool = False
    edited: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoThread:
    """`ago`: hours before the demo was written. `about`: a kind of the catalogue and an id.
    `same`: who has the question too; `comments`: on the question itself."""

    by: Person
    kind: str
    title: str
    text: str
    ago: int
    about: tuple[str, str] = ("", "")
    location: str = ""
    is_anonymous: bool = False
    same: tuple[Person, ...] = ()
    comments: tuple[DemoPost, ...] = ()
    answers: tuple[DemoPost, ...] = ()


THRESHOLD = DemoThread(
    by=BEN,
    kind="question",
    title="Why is the best threshold not 0.5?",
    about=("topic", "threshold-cost"),
    ago=150,
    text="""\
Our model gives every payment a probability of fraud $p$. I always thought that one blocks where
$p > 0.5$, since fraud is then the likelier of the two. The exercise on the cheapest cut lands far
below that. Where does the number come from?
""",
    same=(MATEO, YUKI),
    answers=(
        DemoPost(
            by=LENA,
            at=3,
            text="""\
Try it before you derive it: take the validation set, go through the thresholds from 0 to 1, and
plot the total cost of each. The curve has its lowest point where the exercise says, and you see
how flat it is around there.
""",
            helped=(BEN,),
        ),
        DemoPost(
            by=PRIYA,
            at=5,
            text="""\
Because the two mistakes do not cost the same. Say a missed fraud costs $m$, blocking an honest
customer costs $b$, and what is right costs nothing. For one payment

- letting it pass costs $p \\cdot m$ on average,
- blocking it costs $(1 - p) \\cdot b$.

Blocking is the cheaper one as soon as $p \\cdot m > (1 - p) \\cdot b$, that is

$$p > \\frac{b}{b + m}.$$

With our 95 € for a missed fraud and 5 € for a blocked customer this is $5/100 = 0.05$. One half
comes out only where both cost the same.
""",
            helped=(BEN, MATEO, YUKI),
            is_accepted=True,
            comments=(
                DemoPost(
                    by=MATEO,
                    at=26,
                    text="""\
This needs $p$ to be a real probability. If our scores are too sure of themselves, 0.05 is the
wrong place on *their* scale, and we calibrate first.
""",
                    helped=(ADA,),
                ),
                DemoPost(by=BEN, at=27, text="That was the piece I missed. Thank you both."),
            ),
        ),
    ),
)
GRADIENT = DemoThread(
    by=MATEO,
    kind="stuck",
    title="I lose a sign in the gradient of the logistic loss",
    about=("unit", "cs229-02"),
    location="where the update rule is derived",
    ago=30,
    text="""\
I write the loss of one example as

$$L(w) = -y \\log h - (1 - y) \\log(1 - h), \\qquad h = \\sigma(w^\\top x),$$

use $\\sigma' = \\sigma(1 - \\sigma)$ and arrive at $\\nabla L = (h - y)\\,x$. The notes have
$(y - h)\\,x$ in their rule. I have been through it three times and cannot find my mistake. What
should I even search for?
""",
    same=(YUKI,),
    comments=(
        DemoPost(
            by=YUKI,
            at=4,
            text="Same here. I even get your sign when I check it with finite differences.",
        ),
    ),
)
CALIBRATION = DemoThread(
    by=PRIYA,
    kind="explainer",
    title="Modern networks are too sure of themselves, in plain words",
    about=("unit", "guo-1"),
    ago=98,
    text="""\
### What it claims

Large neural networks of today are often right, but less often than they say. Among the pictures
that they call with “90 %” clearly fewer than 90 % are right. One single number repairs most of it.

### Why it matters

We compare $p$ with a threshold that comes from costs. If 0.9 does not mean nine in ten, the
threshold is at the wrong place, however good the ranking is.

### The idea in plain words

Divide all scores before the softmax by the same number $T$, the *temperature*, and choose $T$ on
data that was not used for training, so that the log loss there is smallest. With $T > 1$ the
probabilities move towards each other. Their order stays, so no prediction changes.

### One example

Scores of 3 and 1 give $\\frac{e^3}{e^3 + e^1} \\approx 0.88$. With $T = 2$ they become 1.5 and 0.5,
and the same formula gives $\\approx 0.73$. The winner is the same, its confidence is not.

### What stays unclear

One $T$ for everybody can still be wrong for a group of customers. And it is measured with bins,
whose number one has to choose.
""",
    answers=(
        DemoPost(
            by=ADA,
            at=20,
            text="Could we do this for the fraud model before the next meeting? I would bring the "
            "plot of said against seen.",
            helped=(PRIYA,),
        ),
    ),
)
COSTS = DemoThread(
    by=ADA,
    kind="note",
    title="The numbers we calculate with",
    about=("decision", "fraud-threshold"),
    ago=160,
    text="""\
So that our examples fit together, these are the costs that finance gave us:

| mistake | cost |
|---|---:|
| a fraud that we let pass | 95 € |
| an honest payment that we block | 5 € |
| asking for a second factor | 0.40 € |
""",
    answers=(
        DemoPost(
            by=LENA,
            at=2,
            text="Are these averages over all countries?",
            edited="Are these averages over all countries? Blocking costs us more in Spain, as far "
            "as I remember.",
        ),
    ),
)
P_VALUE = DemoThread(
    by=LENA,
    kind="question",
    title="What does a p-value say, and what does it not?",
    about=("topic", "hypothesis-testing"),
    ago=75,
    is_anonymous=True,
    text="""\
I have nodded in meetings for years. If a test gives $p = 0.03$, is the probability that our change
does nothing 3 %?
""",
    same=(BEN, MATEO, YUKI),
    answers=(
        DemoPost(
            by=ADA,
            at=6,
            text="""\
No, and almost everybody reads it so at first. It is a probability *of data*, given the hypothesis:

> If the change did nothing, results at least as far out as ours would come in 3 % of such
> experiments.

The probability *of the hypothesis* given the data needs Bayes' rule, and with it how likely it was
before. If only one in ten of our ideas does anything, and a test finds such an idea in 80 % of
cases, then of 1,000 tests at the 5 % level 80 find something real and 45 find nothing real: of all
“significant” ones $45/125 = 36\\,\\%$ are false.
""",
            helped=(LENA, BEN, PRIYA),
        ),
    ),
)
NEGATIVE = DemoThread(
    by=YUKI,
    kind="question",
    title="How can my variance be negative?",
    about=("exercise", "cancellation-variance"),
    ago=52,
    text="""\
The mean of the squares minus the square of the mean, as in the book:

```python
import numpy as np

x = np.float32([20_000, 20_001, 20_003])
print((x * x).mean() - x.mean() ** 2)  # -32.0
```

A variance of $-32$ cannot be. What did I do wrong?
""",
    answers=(
        DemoPost(
            by=BEN,
            at=9,
            text="""\
Nothing but subtract two nearly equal large numbers. The squares are about $4 \\cdot 10^8$, which is
between $2^{28}$ and $2^{29}$. A `float32` keeps 24 binary digits, so that its neighbours lie
$2^{28 - 23} = 32$ apart there: the answer can only be a multiple of 32, and the true one is
$14/9 \\approx 1.56$.

Take the mean off first, or do it in one pass like this:

```python
mean = total = 0.0
for count, value in enumerate(x.tolist(), start=1):
    step = value - mean
    mean += step / count
    total += step * (value - mean)
print(round(total / len(x), 4))  # 1.5556
```
""",
            helped=(YUKI, PRIYA),
            is_accepted=True,
        ),
    ),
)
THREADS = (COSTS, THRESHOLD, CALIBRATION, P_VALUE, NEGATIVE, GRADIENT)
"""Of Payments risk, oldest first."""
