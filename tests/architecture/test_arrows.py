import logging
import tomllib
from graphlib import TopologicalSorter

import grimp
import pytest
from importlinter.cli import lint_imports

from tests.architecture.tree import ROOT

# What the independent checker may know: the question, the answer, and how a violation reads.
KNOWN_TO_THE_CHECKER = {
    "planner.solver.check_study",
    "planner.solver.check_turns",
    "planner.solver.check_value",
    "planner.solver.problem",
    "planner.solver.solution",
    "planner.solver.violation",
}


@pytest.fixture(scope="module")
def graph():
    return grimp.build_graph("planner", "curriculum", cache_dir=None)


def test_every_contract_is_kept(capfd):
    code = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True)
    # It configures logging for itself, which silences every logger that there was.
    for name in list(logging.root.manager.loggerDict):
        logging.getLogger(name).disabled = False

    assert code == 0, capfd.readouterr().out


def test_every_package_has_its_place_in_the_layers():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    layers = next(found for found in contracts["contracts"] if found["id"] == "layers")["layers"]
    placed = {name.strip(" ()") for layer in layers for name in layer.split("|")}

    packages = {f"planner.{path.parent.name}" for path in (ROOT / "planner").glob("*/__init__.py")}

    assert packages - placed == set()


def test_no_module_imports_itself_through_others(graph):
    imports = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}

    order = list(TopologicalSorter(imports).static_order())

    assert set(order) == graph.modules


def test_the_checker_knows_nothing_of_how_plans_are_made(graph):
    assert graph.find_upstream_modules("planner.solver.check") <= KNOWN_TO_THE_CHECKER
