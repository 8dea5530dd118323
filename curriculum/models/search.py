"""What can be searched. Written by `fulltext` alone; the databases' own indexes hang on it."""

from __future__ import annotations

from django.db import models
from django.db.models import UniqueConstraint


class SearchDocument(models.Model):
    """One thing to find. The columns of terms hold its scope and texts as `words` cuts them.

    `scope` says who may find it: empty is everybody. `parent` is the key of what shows it.
    `keywords` are pairs of text and language.
    """

    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=300)
    scope = models.CharField(max_length=80, blank=True)
    parent = models.CharField(max_length=300, blank=True)
    language = models.CharField(max_length=100)
    weight = models.FloatField(default=1)
    title = models.TextField()
    keywords = models.JSONField(default=list)
    summary = models.TextField(blank=True)
    body = models.TextField(blank=True)
    scope_term = models.CharField(max_length=1000)
    title_terms = models.TextField(blank=True)
    keyword_terms = models.TextField(blank=True)
    summary_terms = models.TextField(blank=True)
    body_terms = models.TextField(blank=True)

    class Meta:
        constraints = (UniqueConstraint(fields=("kind", "key"), name="search_document_once"),)
        indexes = (models.Index(fields=["scope"], name="search_document_of_a_scope"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class SearchWord(models.Model):
    """A word that documents of this scope use, to complete and to correct what people type."""

    scope = models.CharField(max_length=80, blank=True)
    word = models.CharField(max_length=60)
    stem = models.CharField(max_length=60, db_index=True)

    class Meta:
        constraints = (UniqueConstraint(fields=("scope", "word"), name="search_word_of_a_scope"),)

    def __str__(self) -> str:
        return f"{self.scope} {self.word}".strip()
