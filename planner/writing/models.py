"""What people have typed and not sent yet."""

from django.conf import settings
from django.db import models

LONGEST_FORM = 200


class KeptText(models.Model):
    """What somebody has typed into one form, for them alone.

    `form` names the form and what it is about ("recap 12"). `fields`: what each of its fields
    holds, by name; empty for nothing. `set_aside`: the same of before they started afresh.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="kept_texts"
    )
    form = models.CharField(max_length=LONGEST_FORM)
    fields = models.JSONField(default=dict, blank=True)
    set_aside = models.JSONField(default=dict, blank=True)
    saved_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["user", "form"], name="kept_text_once_a_form"),
        )

    def __str__(self) -> str:
        return f"kept text {self.pk} of user {self.user_id}"
