"""Names of catalogue entries in other languages, and what else they say in them."""

from __future__ import annotations

from django.core.validators import validate_slug
from django.db import models
from django.db.models import CheckConstraint, F, Q, Value
from django.db.models.functions import Concat

from curriculum.models.columns import Positioned, are_translated, line_field, texts_field
from curriculum.names import NAMED_KINDS
from curriculum.translating import SECTIONS
from curriculum.values import LONGEST, LONGEST_ID

KIND_CHOICES = tuple((kind, kind) for kind in NAMED_KINDS)
SECTION_CHOICES = tuple((section, section) for section in SECTIONS)


class CatalogueName(Positioned):
    """What an entry is called in another language; `also` is only searched by."""

    kind = models.CharField(max_length=20, choices=KIND_CHOICES)
    slug = models.CharField(max_length=LONGEST_ID, validators=[validate_slug])
    language = line_field("language")
    name = line_field("name")
    also = texts_field()
    key = models.GeneratedField(
        expression=Concat(F("kind"), Value(" "), F("slug"), Value(" "), F("language")),
        output_field=models.CharField(max_length=250),
        db_persist=True,
        unique=True,
    )

    class Meta:
        constraints = (
            CheckConstraint(condition=Q(kind__in=NAMED_KINDS), name="name_kind_is_known"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.slug} {self.language}"


class CatalogueTranslation(Positioned):
    """What one entry says in another language."""

    section = models.CharField(max_length=20, choices=SECTION_CHOICES)
    entry = models.CharField(max_length=LONGEST["title"])
    language = line_field("language")
    texts = models.JSONField(validators=[are_translated])
    key = models.GeneratedField(
        expression=Concat(F("section"), Value(" "), F("entry"), Value(" "), F("language")),
        output_field=models.CharField(max_length=422),
        db_persist=True,
        unique=True,
    )

    class Meta:
        constraints = (
            CheckConstraint(condition=Q(section__in=SECTIONS), name="translation_section_is_known"),
        )

    def __str__(self) -> str:
        return f"{self.section} {self.entry} {self.language}"
