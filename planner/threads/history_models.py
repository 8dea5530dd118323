"""What a post said before, and that somebody takes offence at it."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class PostVersion(models.Model):
    """The text of a post as it was before an edit. `written_at`: when that text came; `title`: of
    the thread then, for its opening."""

    post = models.ForeignKey("threads.Post", on_delete=models.CASCADE, related_name="versions")
    version = models.PositiveIntegerField()
    title = models.CharField(max_length=200, blank=True)
    text = models.TextField()
    written_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["post", "version"], name="post_version_is_kept_once"),
        )

    def __str__(self) -> str:
        return f"version {self.version} of post {self.post_id}"


class Report(models.Model):
    """Somebody asks the leads to look at a post."""

    post = models.ForeignKey("threads.Post", on_delete=models.CASCADE, related_name="reports")
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    reason = models.CharField(max_length=300)
    created_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["post", "reported_by"],
                condition=Q(settled_at=None),
                name="report_once_until_settled",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="report_says_why"),
        )

    def __str__(self) -> str:
        return f"report {self.pk} of post {self.post_id}"
