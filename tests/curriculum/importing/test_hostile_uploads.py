import subprocess
import sys
import time

import pytest

from curriculum.faults import BadCatalogue
from curriculum.importing.reading import read
from tests.curriculum.editions import brought_in
from tests.curriculum.importing.curators import filled, state, work
from tests.curriculum.importing.hostile_uploads import ALL, LARGE
from tests.curriculum.importing.small import SMALL

MOST_SECONDS = 4  # of a busy machine; 2 are promised on a quiet one
MOST_MEGABYTES = 150
# In a process of its own, which may take no more than this beyond what it has.
BOUNDED = f"""
import resource, sys
from curriculum.faults import BadCatalogue
from curriculum.importing.reading import read
from tests.curriculum.importing.small import SMALL
from tests.curriculum.importing.hostile_uploads import ALL
content = ALL[sys.argv[1]]
used = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
most = used + {MOST_MEGABYTES} * 1024 * 1024
resource.setrlimit(resource.RLIMIT_AS, (most, most))
try:
    read(content, held=SMALL)
except BadCatalogue as refusal:
    print(len(refusal.problems))
"""


def timed(content):
    started = time.process_time()
    try:
        read(content, held=SMALL)
        problems = ()
    except BadCatalogue as refusal:
        problems = refusal.problems
    return problems, time.process_time() - started


@pytest.mark.parametrize("name", LARGE)
def test_a_large_file_that_hurts_is_answered_at_once_with_its_place(name):
    content, line, part = LARGE[name]

    problems, seconds = timed(content)

    if line is not None:
        assert (problems[0].line, part in problems[0].message) == (line, True), problems[0]
    assert seconds < MOST_SECONDS


def test_there_are_enough_of_them():
    assert len(ALL) >= 80


@pytest.mark.parametrize("name", ["keys", "one id for all"])
def test_the_greediest_stay_small(name):
    done = subprocess.run(
        [sys.executable, "-c", BOUNDED, name],
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert (done.returncode, int(done.stdout) > 0) == (0, True), done.stderr[-500:]


@pytest.mark.django_db
def test_the_database_holds_the_same_after_all_of_them():
    filled()
    before = state()

    for name in ("anchors", "json nested", "unknown topics", "a million columns", "wrong rows"):
        run = brought_in(LARGE[name][0], by=None)
        work()
        run.refresh_from_db()
        assert run.state == "refused", name

    assert state() == before
