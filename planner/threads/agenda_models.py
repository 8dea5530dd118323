"""That a question shall be talked about in the next meeting."""

from django.conf import settings
from django.db import models


class OnAgenda(models.Model):
    """The thread stands on the agenda of the next meeting as long as it is open, or until somebody
    takes it off. `put_by` is never shown: it may be whoever asked without their name."""

    thread = models.OneToOneField(
        "threads.Thread", on_delete=models.CASCADE, related_name="on_agenda"
    )
    put_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    put_at = models.DateTimeField()
    taken_off_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"thread {self.thread_id} on the agenda"
