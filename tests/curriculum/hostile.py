"""Files that are no catalogue at all, or that are made to hurt."""

# The whole file, the line at fault, and the beginning of what is said.
WHOLE_FILES = {
    "nothing": (b"", 1, "the file is empty: write at least one section"),
    "only a comment": (b"# topics\n", 1, "the file is empty: write at least one section"),
    "only a document mark": (b"---\n", 2, "a catalogue file is a mapping of sections"),
    "a word": (b"hello", 1, "a catalogue file is a mapping of sections"),
    "a list": (b"- topics\n", 1, "a catalogue file is a mapping of sections"),
    "a list of json": (b"[1, 2]", 1, "a catalogue file is a mapping of sections"),
    "utf-16": ("areas: []".encode("utf-16"), 1, "this is UTF-16: save the file as UTF-8"),
    "utf-16 without a mark": ("areas: []".encode("utf-16-le"), 1, "the control character U+0000"),
    "utf-32": ("areas: []".encode("utf-32"), 1, "this is UTF-16: save the file as UTF-8"),
    "latin-1": ("areas:\n- café".encode("latin-1"), 2, "this is not UTF-8: save the file"),
    "nul": (b"areas: []\n# \0\n", 2, "the control character U+0000: remove it"),
    "escape": (b"areas: []\n\n# \x1b[2J\n", 3, "the control character U+001B: remove it"),
    "noncharacter": ("a: \uffff".encode(), 1, "the control character U+FFFF: remove it"),
    "surrogate": (b"a: \xed\xa0\x80", 1, "this is not UTF-8: save the file as UTF-8"),
    "gzip": (b"\x1f\x8b\x08\x00\x00\x00\x00\x00", 1, "this is not UTF-8: save the file as UTF-8"),
    "zip": (b"PK\x03\x04\x14\x00", 1, "the control character U+0003: remove it"),
    "png": (b"\x89PNG\r\n\x1a\n", 1, "this is not UTF-8: save the file as UTF-8"),
    "html": (b"<!doctype html>\n<title>x</title>", 1, "a catalogue file is a mapping"),
    "xml bomb": (b'<!DOCTYPE l [<!ENTITY a "b">]>\n<l>&a;</l>', 1, "a catalogue file is a mapping"),
    "csv": (b"id,name\none,One\n", 1, "a catalogue file is a mapping of sections"),
    "tabs": (b"areas:\n\t- id: one\n", 2, "not valid YAML: found character that cannot start"),
    "open bracket": (b"areas: [", 2, "not valid YAML: did not find expected node content"),
    "open quote": (b'areas:\n  - "one\n', 3, "not valid YAML: found unexpected end of stream"),
    "bad indent": (b"areas:\n  - id: a\n   name: b\n", 3, "not valid YAML: did not find expected"),
    "two colons": (b"areas: a: b\n", 1, "not valid YAML: mapping values are not allowed"),
    "directive": (b"%TAG ! tag:x,2000:\n---\nareas: []\n", 1, "a % directive: remove it"),
    "version": (b"%YAML 1.1\n---\nareas: []\n", 1, "a % directive: remove it"),
    "two documents": (b"areas: []\n---\nareas: []\n", 2, "a second document: remove '---'"),
    "rubbish after json": (b'{"areas": []} x', 1, "not valid YAML: did not find expected"),
    "half a surrogate pair": (b'{"areas": ["\\ud800"]}', 1, "not valid YAML: found invalid"),
    "escaped": (b'areas: ["\\q"]', 1, "not valid YAML: found unknown escape character"),
    "alias bomb": (
        b"a: &a [x, x]\n"
        + b"".join(b"%c: &%c [*%c, *%c]\n" % (c, c, c - 1, c - 1) for c in range(98, 123)),
        1, "the anchor &a: remove it",
    ),
    "self-reference": (b"areas: &a [*a]", 1, "the anchor &a: remove it"),
    "brackets": (b"areas: " + b"[" * 100_000, 1, "nested more than 20 deep: flatten it"),
    "braces": (b"areas: " + b"{a: " * 50_000, 1, "nested more than 20 deep: flatten it"),
    "dashes": (b"areas: \n" + b"- " * 100_000, 2, "nested more than 20 deep: flatten it"),
    "question marks": (b"? " * 100_000, 1, "a key must be a plain word, not a list or a mapping"),
    "steps": (
        b"".join(b" " * deep + b"a:\n" for deep in range(300)), 21, "nested more than 20 deep",
    ),
    "50,000 keys": (
        b"areas: [{" + b",".join(b"%x" % number for number in range(50_000)) + b"}]",
        1, "more than 20,000 keys and values: split it into several",
    ),
    "50,000 entries": (
        b"areas:\n" + b"- a\n" * 50_000, 19_999, "more than 20,000 keys and values",
    ),
    "100,000 empty entries": (
        b"areas: [" + b",".join([b"''"] * 80_000) + b"]", 1, "more than 20,000 keys and values",
    ),
    "too large": (
        b"# " + b"x" * 262_143, 1, "262,145 bytes; a file may have 262,144: split it into several",
    ),
    "one huge text": (
        b"areas: [{id: a, name: '" + b"x" * 200_000 + b"'}]", 1, "'name' has 200,000 characters",
    ),
    "one huge key": (b"? " + b"x" * 200_000 + b"\n: a", 1, "a key of 200,000 characters"),
    "many unknown keys": (
        b"areas:\n" + b"".join(b"- {id: a%d, nam%d: b}\n" % (n, n) for n in range(3_000)),
        2, "an area has no 'nam0'",
    ),
    "many unknown names": (
        b"stuck_questions:\n"
        + b"".join(b"- {ask: a%d, decision: d%d}\n" % (n, n) for n in range(3_000)),
        2, "no decision is called 'd0': add it",
    ),
    "many repeated ids": (
        b"areas:\n" + b"- {id: a, name: b}\n" * 3_000, 3, "a second area 'a' (the first is at",
    ),
}  # fmt: skip
