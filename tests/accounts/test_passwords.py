import pytest
from django.contrib.auth.hashers import identify_hasher, make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from planner.accounts import entrance
from planner.accounts.models import User


@pytest.mark.parametrize(
    "password",
    [
        "a lunch a week keeps it fresh",
        "alllowercaseisfinehere",
        "123 squares of 4 by 7",
        "十二个字的密码也很好用的呢",
        "x" * 11 + "y",
        "four random words chosen " * 10,
        "z" * 128,
    ],
)
def test_a_long_password_of_any_characters_is_taken(password):
    validate_password(password, User(email="ada@example.org", name="Ada"))


@pytest.mark.parametrize(
    "password",
    [
        "elevenchars",
        "1234567890a",
        "qwertyuiop123456789",
        "password1234",
        "Password-2026!!",
        "lemmalemmalemma",
        "Lunch-and-Learn!",
        "LEMMA mathematics 1",
        "letmein-letmein-1",
        "ada.lovelace@example.org",
    ],
)
def test_what_others_would_try_first_is_refused(password):
    with pytest.raises(ValidationError):
        validate_password(password, User(email="ada.lovelace@example.org", name="Ada"))


def test_new_passwords_are_hashed_by_argon2id(settings):
    settings.PASSWORD_HASHERS = entrance.RULES["PASSWORD_HASHERS"]

    hashed = make_password("a lunch a week keeps it fresh")

    assert identify_hasher(hashed).algorithm == "argon2"
    assert hashed.startswith("argon2$argon2id$")


@pytest.mark.parametrize(
    ("url", "field", "autocomplete"),
    [
        ("/account/login/", "login", "username"),
        ("/account/login/", "password", "current-password"),
        ("/account/signup/", "name", "name"),
        ("/account/signup/", "email", "email"),
        ("/account/signup/", "password1", "new-password"),
        ("/account/login/code/", "email", "email"),
        ("/account/password/reset/", "email", "email"),
    ],
)
@pytest.mark.django_db
def test_password_managers_know_what_each_field_is(client, url, field, autocomplete):
    form = client.get(url).context["form"]

    attributes = form.fields[field].widget.attrs
    assert attributes["autocomplete"] == autocomplete
    assert {"onpaste", "maxlength", "placeholder"} & set(attributes) <= {"maxlength"}
    assert int(attributes.get("maxlength", 128)) >= 128
