"""The address at which a group's chat hands questions in."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from planner.groups.models import Group


class ChatInlet(models.Model):
    """Only the hash of its secret is kept, so the address is shown once.

    What comes from nobody whom the group knows is asked by `made_by`, with the name that the chat
    gives. `last_used_at` is right to the hour.
    """

    group = models.OneToOneField(Group, on_delete=models.CASCADE, related_name="chat_inlet")
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"chat inlet {self.pk} of group {self.group_id}"
