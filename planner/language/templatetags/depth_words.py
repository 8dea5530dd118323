"""Depths in templates."""

from django import template

from planner.language.depth_words import depth_word

register = template.Library()
register.filter("depth_word", depth_word)
