"""Browsers in templates."""

from django import template

from planner.accounts.browsers import browser_name

register = template.Library()
register.filter("browser_name", browser_name)
