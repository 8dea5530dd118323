import os
import time

import pytest

from curriculum import exchange
from curriculum.exchange import BadCatalogue

MOST_SECONDS = 2


def said(path):
    with pytest.raises(BadCatalogue) as refusal:
        exchange.read(path)
    return [problem.message for problem in refusal.value.problems]


@pytest.mark.parametrize("name", ["missing", "missing.yaml", "notes.txt"])
def test_a_path_without_a_catalogue_is_refused(tmp_path, name):
    (tmp_path / "notes.txt").write_text("areas: []")

    assert said(tmp_path / name) == ["no catalogue here: give a directory or a .yaml or .json file"]


def test_an_empty_directory_is_refused(tmp_path):
    assert said(tmp_path) == ["0 .yaml files; a catalogue has 1 to 200"]


def test_too_many_files_are_refused(tmp_path):
    for number in range(201):
        (tmp_path / f"{number}.yaml").write_text("areas: []")

    assert said(tmp_path) == ["201 .yaml files; a catalogue has 1 to 200"]


def test_too_many_bytes_in_all_are_refused(tmp_path):
    for number in range(17):
        (tmp_path / f"{number}.yaml").write_text("# " + "x" * 262_000)

    assert said(tmp_path) == ["more than 4,194,304 bytes in all: remove some files"]


def test_a_pipe_is_no_file_and_never_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.yaml")

    assert said(tmp_path / "pipe.yaml") == [
        "no catalogue here: give a directory or a .yaml or .json file"
    ]
    assert said(tmp_path) == ["0 .yaml files; a catalogue has 1 to 200"]


@pytest.mark.parametrize(
    "content",
    [
        "areas: [" + "a," * 10_000 + "]",
        "areas: [" + "{b: c}," * 2_900 + "]",
        "stuck_questions: [" + "{ask: a, decision: d}," * 900 + "]",
    ],
)
def test_many_files_full_of_faults_are_refused_at_once(tmp_path, content):
    for number in range(200):
        (tmp_path / f"{number:03d}.yaml").write_text(content)
    started = time.process_time()

    assert len(said(tmp_path)) == 51
    assert time.process_time() - started < MOST_SECONDS
