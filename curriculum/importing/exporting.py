"""The catalogue as a file to take away, with whose it is; each is written down.

A file is built within the request: the whole shipped catalogue takes a tenth of a second at most.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Max

from curriculum import json_schema
from curriculum.current import version_of
from curriculum.documents import SECTIONS
from curriculum.heading import VERSION, Heading, Origin
from curriculum.importing.sheets import resources_sheet, units_sheet
from curriculum.layout import single_file
from curriculum.models import CatalogueState, Edition, ExportRun
from curriculum.queries import snapshot
from curriculum.records import Catalogue

TYPES = {
    "yaml": "application/yaml",
    "json": "application/json",
    "resources": "text/csv; charset=utf-8",
    "units": "text/csv; charset=utf-8",
    "schema": "application/schema+json",
}
NAMES = {
    "yaml": "catalogue.yaml",
    "json": "catalogue.json",
    "resources": "resources.csv",
    "units": "units.csv",
    "schema": f"catalogue-schema-{VERSION}.json",
}


@dataclass(frozen=True, slots=True)
class File:
    name: str
    content_type: str
    content: bytes


@transaction.atomic
def export(*, kind: str, sections: Collection[str] = (), by: Any, now: dt.datetime) -> File:
    """`kind` is one of TYPES; `sections` counts for YAML and JSON, none is all. `by` is a user."""
    chosen = [name for name in SECTIONS if name in sections] or list(SECTIONS)
    text = schema_text() if kind == "schema" else _text(kind, snapshot(), chosen)
    file = File(NAMES[kind], TYPES[kind], text.encode())
    is_part = kind in ("yaml", "json") and len(chosen) < len(SECTIONS)
    ExportRun.objects.create(
        asked_by=by,
        asked_at=now,
        file_name=file.name,
        size=len(file.content),
        sections=" ".join(chosen) if is_part else "",
    )
    return file


def _text(kind: str, catalogue: Catalogue, sections: Collection[str]) -> str:
    if kind in ("resources", "units"):
        return "".join((units_sheet if kind == "units" else resources_sheet)(catalogue))
    return single_file(catalogue, suffix=f".{kind}", heading=heading(catalogue), sections=sections)


def schema_text(*, address: str = "") -> str:
    return json.dumps(json_schema.schema(address=address), indent=1) + "\n"


def heading(catalogue: Catalogue) -> Heading:
    """Whose catalogue it is: this installation's, at the last edition that history knows."""
    state, _ = CatalogueState.objects.get_or_create(id=1)
    last: int = Edition.objects.aggregate(last=Max("pk"))["last"] or 0
    return Heading(Origin(state.identity, last, version_of(catalogue)))
