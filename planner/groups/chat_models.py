"""Where a group's chat is told what happens."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class ChatHook(models.Model):
    """`secret_url` lets whoever knows it write into the chat; it is never shown again.

    `failure`: why the last message was not taken, empty when it was.
    """

    class Shape(models.TextChoices):
        SLACK = "slack", "Slack"
        MATTERMOST = "mattermost", "Mattermost"
        DISCORD = "discord", "Discord"

    group = models.OneToOneField("groups.Group", on_delete=models.CASCADE, related_name="chat_hook")
    secret_url = models.CharField(max_length=500)
    shape = models.CharField(max_length=10, choices=Shape.choices)
    on_plan_changed = models.BooleanField(default=True)
    on_meeting_tomorrow = models.BooleanField(default=True)
    on_new_question = models.BooleanField(default=True)
    on_answer_accepted = models.BooleanField(default=True)
    taken_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)
    failure = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(shape__in=["slack", "mattermost", "discord"]),
                name="chat_hook_shape_is_known",
            ),
        )

    def __str__(self) -> str:
        return f"chat hook {self.pk} of group {self.group_id}"

    @property
    def host(self) -> str:
        """All that is shown of the address."""
        return self.secret_url.removeprefix("https://").partition("/")[0]
