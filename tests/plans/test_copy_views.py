import datetime as dt
import html
import re

import pytest
from django.utils import timezone

from planner.groups import actions as groups
from planner.plans.models import Plan, PlanTemplate
from tests.groups.people import NOW, group, user
from tests.plans.begun_plans import address, drafted, published

pytestmark = pytest.mark.django_db


def text_of(response):
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode())))


def value(response, name):
    return re.search(rf'name="{name}" value="([^"]*)"', response.content.decode())[1]


def errors(response):
    """The sentences of the summary, each with the field that it leads to."""
    summary = re.search(r'id="error-summary".*?</section>', response.content.decode(), re.S)[0]
    return [
        (field, html.unescape(text))
        for field, text in re.findall(
            r'<li>(?:<a href="#([\w-]+)">[^<]*</a>: )?([^<]+)</li>', summary
        )
    ]


def templates(made):
    return f"/groups/{made.pk}-{made.slug}/plans/templates/"


def soon():
    return (timezone.localdate() + dt.timedelta(days=30)).isoformat()


@pytest.fixture
def plan(client):
    client.force_login(user("Ada"))
    return drafted(group("Ben"))


def test_the_defaults_make_a_copy(client, plan):
    page = client.get(address(plan, "copy/"))
    sent = {name: value(page, name) for name in ("group", "title", "start")}

    response = client.post(address(plan, "copy/"), sent)

    made = Plan.objects.latest("id")
    assert (made.title, made.group) == ("Rings (copy)", plan.group)
    assert response.headers["Location"] == address(made)
    assert "Rings (copy) is a draft now; nobody was told." in text_of(client.get(address(made)))


def test_a_copy_goes_to_another_group_that_the_reader_leads(client, plan):
    other = group(name="Second cohort")
    page = client.get(address(plan, "copy/"))

    client.post(address(plan, "copy/"), {"group": other.pk, "title": "Rings", "start": soon()})

    assert re.findall(r'<option value="\d+"[^>]*>([^<]*)<', page.content.decode()) == [
        "Payments risk",
        "Second cohort",
    ]
    assert list(other.plans.values_list("title", flat=True)) == ["Rings"]


def test_a_group_that_the_reader_does_not_lead_is_not_found(client, plan):
    belonging = groups.create_group(name="Cleo's", zone="UTC", by=user("Cleo"), now=NOW)
    groups.add_member(group=belonging, user=user("Ada"), by=user("Cleo"), now=NOW)
    foreign = groups.create_group(name="Dan's", zone="UTC", by=user("Dan"), now=NOW)

    for target in (belonging.pk, foreign.pk, 10**20, "x", ""):
        sent = {"group": target, "title": "Rings", "start": soon()}
        assert client.post(address(plan, "copy/"), sent).status_code == 404

    assert Plan.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"title": "Rings"}, ("id_title", "Payments risk has a plan called “Rings” already.")),
        ({"title": " "}, ("id_title", "This field is required.")),
        ({"start": "2001-01-01"}, ("id_start", "This date is past; choose today or a later one.")),
        ({"start": "soon"}, ("id_start", "Enter a valid date.")),
        ({"start": "3001-01-01"}, ("id_start", "Start between 2000 and 2099, not 3001.")),
        ({"title": "a\x07b"}, ("id_title", "There is a character in it that cannot be shown.")),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_lost(client, plan, changed, expected):
    sent = {"group": plan.group_id, "title": "Next", "start": soon(), **changed}

    response = client.post(address(plan, "copy/"), sent)

    assert (response.status_code, errors(response)) == (422, [expected])
    assert "<title>Error: " in re.sub(r">\s+", ">", response.content.decode())
    assert value(response, "start") == sent["start"]
    assert Plan.objects.count() == 1


def test_sending_the_form_twice_makes_one_copy(client, plan):
    sent = {"group": plan.group_id, "title": "Next", "start": soon()}

    answers = [client.post(address(plan, "copy/"), sent).status_code for _ in range(2)]

    assert answers == [302, 422]
    assert Plan.objects.count() == 2


def test_a_plan_becomes_a_template_and_a_template_a_plan(client, plan):
    saved = client.post(address(plan, "template/"), {"title": "Rings for all"})
    assert saved.headers["Location"] == templates(plan.group)
    page = client.get(templates(plan.group))
    assert "“Rings for all” is a template of Payments risk now." in text_of(page)
    chosen = re.search(r'name="template" value="(\d+)" checked', page.content.decode())[1]

    response = client.post(
        templates(plan.group), {"template": chosen, "start": value(page, "start")}
    )

    made = Plan.objects.latest("id")
    assert (made.title, response.headers["Location"]) == ("Rings for all", address(made))


def test_a_template_without_a_title_is_refused_at_its_field(client, plan):
    client.post(address(plan, "template/"), {"title": "Rings"})

    nameless = client.post(address(plan, "template/"), {"title": ""})
    taken = client.post(address(plan, "template/"), {"title": "Rings"})

    assert (nameless.status_code, taken.status_code) == (422, 422)
    assert errors(nameless) == [("template_title", "This field is required.")]
    assert errors(taken) == [("template_title", "There is a template called “Rings” already.")]
    assert PlanTemplate.objects.count() == 1


def test_templates_are_those_of_the_group_only(client, plan):
    client.post(address(plan, "template/"), {"title": "Rings for all"}, follow=True)
    other = group(name="Another")
    canary = PlanTemplate.objects.get()

    page = client.get(templates(other))
    sent = client.post(templates(other), {"template": canary.pk, "start": soon()})

    assert "Rings for all" not in text_of(page)
    assert (sent.status_code, Plan.objects.count()) == (422, 1)
    assert client.post(f"{templates(other)}{canary.pk}/remove/").status_code == 404


def test_a_catalogue_that_no_template_fits_leads_to_the_goals(client, plan):
    page = client.get(templates(plan.group))

    assert "There is no template that fits the catalogue as it is." in text_of(page)
    assert 'href="/plan/"' in page.content.decode()


def test_a_template_that_was_removed_can_be_put_back(client, plan):
    client.post(address(plan, "template/"), {"title": "Rings for all"})
    template = PlanTemplate.objects.get()

    response = client.post(f"{templates(plan.group)}{template.pk}/remove/")
    assert response.headers["Location"] == templates(plan.group)
    assert PlanTemplate.objects.count() == 0
    assert "Removed: Rings for all." in text_of(client.get(templates(plan.group)))

    for _ in range(2):
        client.post(f"{templates(plan.group)}put-back/")
    again = PlanTemplate.objects.get()
    assert (again.title, again.brief) == (template.title, template.brief)
    assert "Removed:" not in text_of(client.get(templates(plan.group)))


def test_what_was_removed_in_one_group_is_not_put_into_another(client, plan):
    client.post(address(plan, "template/"), {"title": "Rings for all"}, follow=True)
    client.post(f"{templates(plan.group)}{PlanTemplate.objects.get().pk}/remove/")
    other = group(name="Another")

    assert "Rings for all" not in text_of(client.get(templates(other)))
    client.post(f"{templates(other)}put-back/")
    assert PlanTemplate.objects.count() == 0


def test_putting_back_what_has_a_namesake_by_now_is_refused(client, plan):
    client.post(address(plan, "template/"), {"title": "Rings"})
    client.post(f"{templates(plan.group)}{PlanTemplate.objects.get().pk}/remove/")
    client.post(address(plan, "template/"), {"title": "Rings"}, follow=True)

    page = client.post(f"{templates(plan.group)}put-back/", follow=True)

    assert "There is a template called “Rings” already." in text_of(page)
    assert PlanTemplate.objects.count() == 1


PAGES = ("copy/", "template/")


@pytest.mark.parametrize(("who", "status"), [("Ben", 403), ("Cleo", 404)])
def test_only_leads_copy_plans_and_use_templates(client, plan, who, status):
    client.post(address(plan, "template/"), {"title": "Rings for all"})
    removal = f"{templates(plan.group)}{PlanTemplate.objects.get().pk}/remove/"
    client.force_login(user(who))

    asked = [address(plan, each) for each in PAGES] + [templates(plan.group), removal]

    assert {client.post(each, {"title": "x"}).status_code for each in asked} == {status}
    assert {client.get(each).status_code for each in (asked[0], asked[2])} == {status}


def test_the_plan_of_another_group_is_not_found_here(client, plan):
    other = group(name="Another")

    for page in PAGES:
        wrong = address(plan, page).replace(
            f"/groups/{plan.group_id}-{plan.group.slug}", f"/groups/{other.pk}-{other.slug}"
        )
        assert client.post(wrong, {"title": "x", "start": soon()}).status_code == 404


def test_an_archived_group_begins_nothing(client, plan):
    groups.archive(group=plan.group, by=user("Ada"), now=NOW)

    asked = [address(plan, each) for each in PAGES] + [templates(plan.group)]

    assert {client.post(each, {"title": "x", "start": soon()}).status_code for each in asked} == {
        409
    }


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_of_templates_asks_as_little_for_many(
    client, plan, number, django_assert_num_queries
):
    for each in range(number):
        client.post(address(plan, "template/"), {"title": f"Template {each}"})
    client.get(templates(plan.group))

    with django_assert_num_queries(6):
        client.get(templates(plan.group))


def test_what_is_published_can_be_copied_too(client):
    client.force_login(user("Ada"))
    plan = published(group("Ben"))

    sent = {"group": plan.group_id, "title": "Next", "start": soon()}

    assert client.post(address(plan, "copy/"), sent).status_code == 302
