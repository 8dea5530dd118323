from planner.accounts.models import User


def test_the_admin_adds_a_person(admin_client):
    response = admin_client.post(
        "/admin/accounts/user/add/",
        {
            "email": "Ben@Example.org",
            "name": "Ben",
            "usable_password": "false",
        },
    )

    ben = User.objects.get(email="ben@example.org")
    assert response.status_code == 302
    assert (ben.name, ben.is_staff, ben.has_usable_password()) == ("Ben", False, False)


def test_the_admin_shows_and_finds_people(admin_client):
    ben = User.objects.create_user("ben@example.org", name="Ben")

    pages = [
        admin_client.get("/admin/accounts/user/?q=Ben"),
        admin_client.get(f"/admin/accounts/user/{ben.pk}/change/"),
    ]

    assert [page.status_code for page in pages] == [200, 200]
    assert "ben@example.org" in pages[0].content.decode()
