"""People."""

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy

from planner.accounts.digest_models import DigestChoice
from planner.accounts.notices import Notice
from planner.accounts.token_models import ApiToken, ApiUse
from planner.accounts.zones import validate_zone

__all__ = [
    "ApiToken",
    "ApiUse",
    "CacheEntry",
    "DigestChoice",
    "Muted",
    "User",
    "UserManager",
]


class UserManager(BaseUserManager["User"]):
    @classmethod
    def normalize_email(cls, email: str | None) -> str:
        """The whole address in lower case: no mailbox that people have differs only by case."""
        return (email or "").strip().lower()

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=self.normalize_email(username))

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Without a password nobody can sign in as this person until one is set."""
        if not self.normalize_email(email):
            raise ValueError("A person needs an e-mail address.")
        person = self.model(email=self.normalize_email(email), **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractUser):
    """A person; `name` is what others read, `email` what they sign in with.

    Curators keep the catalogue; operators (`is_superuser`) run the installation.
    """

    username = None  # type: ignore[assignment]  # the framework's way to drop a field
    first_name = None  # type: ignore[assignment]  # names do not come in two parts
    last_name = None  # type: ignore[assignment]  # names do not come in two parts

    email = models.EmailField(gettext_lazy("e-mail address"), max_length=254)
    name = models.CharField(max_length=150, blank=True)
    time_zone = models.CharField(max_length=64, default="UTC", validators=[validate_zone])
    language = models.CharField(
        max_length=16, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    is_curator = models.BooleanField(gettext_lazy("curator"), default=False)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[UserManager] = UserManager()  # type: ignore[assignment]  # AbstractUser's has another class

    class Meta:
        verbose_name = gettext_lazy("person")
        verbose_name_plural = gettext_lazy("people")
        constraints = (
            models.UniqueConstraint(
                fields=["email"],
                name="accounts_user_email_unique",
                violation_error_message=gettext_lazy(
                    "Somebody with this e-mail address is here already."
                ),
            ),
            # Together with the constraint above: unique whatever the case.
            models.CheckConstraint(
                condition=Q(email=Lower("email")),
                name="accounts_user_email_lower_case",
                violation_error_message=gettext_lazy("The e-mail address must be in lower case."),
            ),
        )

    def __str__(self) -> str:
        return self.email

    def get_full_name(self) -> str:
        return self.name or self.email

    def get_short_name(self) -> str:
        return self.get_full_name()

    @property
    def zone_words(self) -> str:
        return self.time_zone.replace("_", " ")


class Muted(models.Model):
    """A kind of mail that a person does not want; without a row it is sent."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="muted")
    kind = models.CharField(max_length=20, choices=Notice.choices)

    class Meta:
        verbose_name_plural = "muted"
        constraints = (
            models.UniqueConstraint(fields=["user", "kind"], name="muted_once"),
            models.CheckConstraint(condition=Q(kind__in=Notice.values), name="muted_kind_is_known"),
        )

    def __str__(self) -> str:
        return f"{self.kind} muted by user {self.user_id}"


class CacheEntry(models.Model):
    """The table of settings.CACHES, which the framework writes by itself.

    As a model, so that `migrate` makes it and nobody needs another command.
    """

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "cache_entries"
        verbose_name_plural = "cache entries"

    def __str__(self) -> str:
        return self.cache_key
