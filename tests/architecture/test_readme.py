import re

import pytest

from tests.architecture.tree import ROOT

README = (ROOT / "README.md").read_text()
MAKEFILE = (ROOT / "Makefile").read_text()


def section(title):
    return re.search(rf"^## {title}$(.*?)(?=^## |\Z)", README, re.MULTILINE | re.DOTALL)[1]


def variables_read():
    settings = (ROOT / "planner" / "settings.py").read_text()
    return set(re.findall(r"""env\.\w+\(\s*["'](\w+)""", settings))


def commands():
    found = ROOT.glob("*/**/management/commands/[a-z]*.py")
    return {path.stem for path in found if ".venv" not in path.parts}


def test_the_two_commands_come_first():
    first = re.search(r"```\w*\n(.*?)```", README, re.DOTALL)[1]

    assert re.findall(r"^make \w+", first, re.MULTILINE) == ["make run", "make test"]


def test_every_path_in_the_map_exists():
    paths = re.findall(r"`([\w./-]+)`", section("What is where"))

    assert [path for path in paths if not (ROOT / path).exists()] == []
    assert len(paths) > 10


def test_the_map_names_every_package():
    packages = {path.parent for path in (ROOT / "planner").glob("*/__init__.py")}

    assert [
        package.name
        for package in sorted(packages)
        if f"planner/{package.name}" not in section("What is where")
    ] == []


def test_readme_and_makefile_name_the_same_commands():
    typed = set(re.findall(r"^([a-z]+):.*## ", MAKEFILE, re.MULTILINE))

    assert set(re.findall(r"`make ([a-z]+)`", section("Commands"))) == typed


@pytest.mark.parametrize(
    ("title", "pattern", "found"),
    [
        ("Commands", r"manage\.py (\w+)", commands()),
        ("Running it", r"^\| `([A-Z_]+)`", variables_read()),
    ],
)
def test_the_list_is_complete_and_names_nothing_else(title, pattern, found):
    assert set(re.findall(pattern, section(title), re.MULTILINE)) == found
