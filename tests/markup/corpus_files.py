"""The good corpus: files of `=== what it shows`, the source, `==>`, and the HTML it gives."""

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "corpus"


@dataclass(frozen=True)
class Snippet:
    name: str
    source: str
    html: str


def snippets() -> list[Snippet]:
    return [snippet for path in sorted(FOLDER.glob("*.txt")) for snippet in _read(path.read_text())]


def _read(text: str) -> list[Snippet]:
    found = []
    for part in text.removeprefix("=== ").split("\n=== "):
        name, _, rest = part.partition("\n")
        source, _, html = f"\n{rest}".partition("\n==>\n")
        found.append(Snippet(name, source.removeprefix("\n"), html.rstrip("\n")))
    return found
