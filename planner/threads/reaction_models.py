"""That a post helped somebody, and that somebody has the same question."""

from django.conf import settings
from django.db import models


class Helped(models.Model):
    post = models.ForeignKey("threads.Post", on_delete=models.CASCADE, related_name="helped")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="helped_by"
    )
    created_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["post", "user"], name="helped_once_a_person"),
        )

    def __str__(self) -> str:
        return f"post {self.post_id} helped user {self.user_id}"


class SameQuestion(models.Model):
    thread = models.ForeignKey("threads.Thread", on_delete=models.CASCADE, related_name="same")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="same_questions"
    )
    created_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["thread", "user"], name="same_question_once_a_person"),
        )

    def __str__(self) -> str:
        return f"thread {self.thread_id} is asked by user {self.user_id} too"
