import re

from planner.markup.allowed import CLASSES
from tests.architecture.tree import ROOT

STYLESHEET = (ROOT / "planner/static/planner/lemma.css").read_text()


def test_every_class_of_rendered_text_has_its_rule():
    written = set().union(*CLASSES.values()) - {"align-left", "note-back"}

    assert written - set(re.findall(r"\.([a-z][a-z0-9-]*)", STYLESHEET)) == set()
