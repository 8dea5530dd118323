import resource
import time

import pytest

from curriculum import exchange
from curriculum.exchange import BadCatalogue, Problem
from curriculum.yaml_source import PIECE
from tests.curriculum.hostile import WHOLE_FILES
from tests.curriculum.spoilt import CHANGES, SOUND, changed

MOST_SECONDS = 2
MOST_KILOBYTES = 150 * 1024


def refusal(path):
    with pytest.raises(BadCatalogue) as found:
        exchange.read(path, limits=PIECE)
    return found.value.problems


def test_there_are_enough_of_them():
    assert len(CHANGES) + len(WHOLE_FILES) >= 120


def test_the_file_that_they_spoil_is_sound(tmp_path):
    path = tmp_path / "one.yaml"
    path.write_text(SOUND)

    assert [topic.id for topic in exchange.read(path).topics] == ["numbers", "vectors"]


@pytest.mark.parametrize(("old", "new", "message", "after"), CHANGES)
def test_a_fault_is_told_with_its_line_and_what_to_do(tmp_path, old, new, message, after):
    text, line = changed(old, new)
    path = tmp_path / "one.yaml"
    path.write_text(text)

    assert Problem(str(path), line + after, message) in refusal(path)


@pytest.mark.parametrize("name", WHOLE_FILES)
def test_what_is_no_catalogue_is_refused_at_once(tmp_path, name):
    content, line, beginning = WHOLE_FILES[name]
    path = tmp_path / "one.yaml"
    path.write_bytes(content)
    started = time.process_time()

    first = refusal(path)[0]

    assert (first.file, first.line, first.message[: len(beginning)]) == (str(path), line, beginning)
    assert time.process_time() - started < MOST_SECONDS


def test_all_of_them_together_stay_small(tmp_path):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for number, (content, _, _) in enumerate(WHOLE_FILES.values()):
        path = tmp_path / f"{number}.yaml"
        path.write_bytes(content)
        refusal(path)

    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < MOST_KILOBYTES
