"""Uploads that are made to hurt, as large as an upload may be."""

from __future__ import annotations

from curriculum.yaml_source import WHOLE
from tests.curriculum.hostile import WHOLE_FILES

MOST = WHOLE.size
HEAD = b"resource,id,title,minutes,note\n"


def filling(piece: bytes, *, before: bytes = b"", after: bytes = b"") -> bytes:
    """As often as fits into an upload."""
    return before + piece * ((MOST - len(before) - len(after)) // len(piece)) + after


# Each with the line or row at fault, and a part of what is said.
LARGE = {
    "too large": (b"#" * (MOST + 1), 1, "10,485,761 bytes; a file may have"),
    "brackets": (filling(b"[", before=b"a: "), 1, "nested more than 20 deep"),
    "braces": (filling(b"{a: ", before=b"a: "), 1, "nested more than 20 deep"),
    "dashes": (filling(b"- ", before=b"a:\n"), 2, "nested more than 20 deep"),
    "question marks": (filling(b"? "), 1, "a key must be a plain word"),
    "entries": (filling(b"- a\n", before=b"areas:\n"), 399_999, "more than 400,000 keys"),
    "entries on a line": (filling(b"a,", before=b"areas: [", after=b"]"), 1, "more than 400,000"),
    "keys": (
        b"{" + b",".join(b"%x: 1" % number for number in range(400_000)) + b"}",
        1, "more than 400,000 keys",
    ),
    "equal keys": (filling(b"a: 1\n", before=b"areas: []\n"), 3, "'a' is here twice"),
    "anchors": (filling(b"- &a a\n", before=b"areas:\n"), 2, "the anchor &a"),
    "tags": (filling(b"- !a a\n", before=b"areas:\n"), 2, "the tag !a"),
    "documents": (filling(b"---\nareas: []\n"), 3, "a second document"),
    "one long text": (filling(b"x", before=b"areas:\n- id: a\n  name: "), 3, "are allowed"),
    "one long key": (filling(b"x", before=b"areas:\n- ", after=b": 1"), 2, "not valid YAML"),
    "one long quoted text": (filling(b"x", before=b'"', after=b'": 1'), 1, "a catalogue file is"),
    "one long number": (
        filling(b"9", before=b"system_questions:\n- ask: a\n  decision: b\n  number: "),
        4, "write a whole number",
    ),
    "comments": (filling(b"# x\n"), 1, "the file is empty"),
    "empty lines": (filling(b"\n"), 1, "the file is empty"),
    "spaces": (filling(b" "), 1, "the file is empty"),
    "tabs": (filling(b"\t", before=b"areas:\n"), 2, "not valid YAML"),
    "quotes": (filling(b'""'), 1, "a catalogue file is"),
    "unknown sections": (
        b"".join(b"s%d: []\n" % number for number in range(199_000)), 1, "no section is called",
    ),
    "wrong entries": (filling(b"- a\n", before=b"areas:\n")[:1_500_000], 2, "must be a mapping"),
    "unknown fields": (
        b"areas:\n" + b"- {id: a, nome: b}\n" * 60_000, 2, "an area has no 'nome'",
    ),
    "unknown topics": (
        b"questions:\n" + b"".join(
            b"- {id: q%d, question: a, level: b, follow_up: c, decision: d, good_answer: [e], "
            b"covers: [{topic: no-%d, depth: working}]}\n" % (number, number)
            for number in range(9_000)
        ),
        2, "no ",
    ),
    "one id for all": (b"areas:\n" + b"- {id: a, name: A}\n" * 60_000, 3, "a second area 'a'"),
    "json strings": (filling(b'"a",', before=b'{"areas": [', after=b"1]}"), 1, "more than 400,000"),
    "json nested": (filling(b'{"a":', before=b'{"areas":'), 1, "nested more than 20 deep"),
    "nul": (filling(b"\0", before=b"areas: []\n"), 2, "the control character U+0000"),
    "utf-16": ("areas: []\n".encode("utf-16") * 200_000, 1, "this is UTF-16"),
    "cut off utf-8": (filling(b"\xf0\x9f\x99", before=b"areas: []\n"), 2, "this is not UTF-8"),
    # --- sheets
    "a million columns": (filling(b",", before=b"id,title"), 1, "a line of"),
    "61 columns": (b"id" + b",x" * 60 + b"\n", 1, "61 columns; a sheet may have 60"),
    "an open quote": (filling(b"a\n", before=HEAD + b'book,"'), 2, "not a sound CSV row"),
    "a cell over the limit": (
        HEAD + b'book,b,"' + b"x\n" * 70_000 + b'",1,\n', 2, "not a sound CSV row",
    ),
    "text after a quote": (HEAD + b'book,"a"b,c,1,\n', 2, "not a sound CSV row"),
    "too many cells": (HEAD + b"book,a,b,1,,6\n", 2, "6 cells, and only 5 columns"),
    "too many rows": (filling(b"a,b,c,1,\n", before=HEAD), 20_002, "more than 20,000 rows"),
    "rows without end": (filling(b",,,,\n", before=HEAD, after=b"a\n"), None, ""),
    "wrong rows": (HEAD + b"book,b,,many,\n" * 20_000, 2, "write a whole number"),
    "other ids": (
        HEAD + b"".join(b"bok,b-%d,T,1,\n" % number for number in range(20_000)), 2, "a unit needs",
    ),
    "CR only": (b"resource,id\rbook,b\r", 2, "a unit needs 'covers'"),
    "18:30 as minutes": (b"resource,id,minutes\nbook,b,18:30\n", 2, "'minutes' is '18:30'"),
    "a list without end": (
        b"id,by\nbook,\"[" + b"[" * 100_000 + b"\"\n", 2, "a list in brackets must look like",
    ),
    "unknown column": (b"id,tittle\nbook,B\n", 1, "no column is called 'tittle'"),
    "a column twice": (b"id,title,title\nbook,B,B\n", 1, "the column 'title' is here twice"),
    "no id": (b"resource,id2,id\n", 1, "no column is called 'id2'"),
}  # fmt: skip
ALL = {name: content for name, (content, _, _) in (WHOLE_FILES | LARGE).items()}
