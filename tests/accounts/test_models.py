import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import Value
from django.db.models.functions import Upper

from planner.accounts.models import User

pytestmark = pytest.mark.django_db


def test_people_sign_in_with_their_address_in_any_case():
    ada = User.objects.create_user("Ada@Example.ORG", "a lunch a week keeps it fresh")

    assert ada.email == "ada@example.org"
    assert User.objects.get_by_natural_key("ADA@example.org") == ada
    assert ada.check_password("a lunch a week keeps it fresh")


def test_an_address_belongs_to_one_person_whatever_the_case():
    User.objects.create_user("ada@example.org")

    with pytest.raises(IntegrityError, match=r"(?i)unique"):
        User.objects.create_user("ADA@example.org")


def test_the_database_refuses_an_address_in_upper_case():
    User.objects.create_user("ada@example.org")

    with pytest.raises(IntegrityError, match="accounts_user_email_lower_case"):
        User.objects.update(email=Upper(Value("ada@example.org")))


def test_a_person_needs_an_address():
    with pytest.raises(ValueError, match="needs an e-mail address"):
        User.objects.create_user(" ")


def test_a_taken_address_is_told_in_a_sentence():
    User.objects.create_user("ada@example.org")

    with pytest.raises(ValidationError) as caught:
        User(email="Ada@example.org", password="unused").full_clean()

    assert caught.value.message_dict == {
        "__all__": ["Somebody with this e-mail address is here already."]
    }


def test_without_a_password_nobody_signs_in():
    assert User.objects.create_user("ada@example.org").has_usable_password() is False


def test_a_superuser_may_enter_the_admin():
    ada = User.objects.create_superuser("ada@example.org", "a lunch a week keeps it fresh")

    assert (ada.is_staff, ada.is_superuser) == (True, True)


def test_others_read_the_name_or_else_the_address():
    ada = User(email="ada@example.org", name="Ada")
    ben = User(email="ben@example.org")

    assert [ada.get_full_name(), ben.get_short_name()] == ["Ada", "ben@example.org"]
