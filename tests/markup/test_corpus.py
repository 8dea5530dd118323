import pytest

from planner.markup import render
from tests.markup.corpus_files import snippets
from tests.markup.inert import faults

SNIPPETS = snippets()


def test_there_are_enough_of_them():
    assert len(SNIPPETS) >= 60


def test_no_two_have_one_name():
    names = [snippet.name for snippet in SNIPPETS]

    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("snippet", SNIPPETS, ids=lambda snippet: snippet.name)
def test_a_snippet_gives_its_html(snippet):
    assert render(snippet.source).rstrip("\n") == snippet.html


@pytest.mark.parametrize("snippet", SNIPPETS, ids=lambda snippet: snippet.name)
def test_what_is_good_is_on_the_list_too(snippet):
    assert faults(snippet.html) == []
