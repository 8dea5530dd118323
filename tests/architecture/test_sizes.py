import ast

from tests.architecture.tree import our_files, our_python, our_templates, parsed, shown

MOST_LINES = 300
MOST_LINES_OF_A_TEMPLATE = 99
MOST_LINES_OF_A_FUNCTION = 40
MOST_BYTES = 400_000


def lines(path):
    return len(path.read_text().splitlines())


def test_a_module_fits_into_a_head():
    assert [shown(path) for path in our_python() if lines(path) > MOST_LINES] == []


def test_a_template_fits_onto_two_screens():
    too_long = [path for path in our_templates() if lines(path) > MOST_LINES_OF_A_TEMPLATE]

    assert [shown(path) for path in too_long] == []


def test_a_function_fits_onto_a_screen():
    too_long = [
        f"{shown(path)}:{node.lineno} {node.name}"
        for path in our_python()
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno - node.lineno >= MOST_LINES_OF_A_FUNCTION
    ]

    assert too_long == []


def test_no_file_is_heavy():
    assert [shown(path) for path in our_files() if path.stat().st_size > MOST_BYTES] == []
