"""Curators translate the catalogue: what is missing, saving it, and what is out of date."""

import json
from dataclasses import replace
from html import unescape

import pytest

from curriculum.curating.health_page import health_page
from curriculum.current import version
from curriculum.documents import documents
from curriculum.history import change_entry
from curriculum.names import Name
from curriculum.queries import snapshot
from curriculum.texts import mark
from curriculum.translations import TranslatedText, Translation
from planner.accounts.models import User
from tests.curriculum.curating.test_views import NOW, dora, user

__all__ = ["dora"]
pytestmark = pytest.mark.django_db
LIST = "/catalogue/curating/translations/"
PAGE = f"{LIST}entry/?section=topics&entry=vectors&language=zh-Hans"
DEFINITION = "What vectors stands for."


def sent(client, **texts):
    """What a browser sends from the page, with these texts entered; "__" stands for "/"."""
    form = client.get(PAGE).context["form"]
    hidden = {name: json.dumps(form.initial[name]) for name in ("opened", "opened_name", "seen")}
    shown = {field.name: field.value() or "" for field in form if field.name not in hidden}
    entered = {f"at:{place.replace('__', '/')}": text for place, text in texts.items()}
    return {**shown, **hidden, **entered}


def defined(definition):
    document = {"id": "vectors", "definition": definition}
    from_now = {**opened_topic(), **document}
    change_entry(
        key=("topics", "vectors"),
        opened=opened_topic(),
        document=from_now,
        by=user("Dora"),
        now=NOW,
    )


def opened_topic():
    return documents(snapshot())[("topics", "vectors")]


def test_what_is_not_translated_is_counted(dora):
    text = dora.get(f"{LIST}?section=topics").content.decode()

    assert text.count("entry=vectors&amp;language=zh-Hans") == 1
    assert dora.get(LIST).context["page"].sections[5].missing == 11


def test_a_translation_is_saved_with_what_it_is_of_and_shown(dora):
    data = {**sent(dora, definition="箭头"), "name": "向量", "also": "箭头\n矢量", "why": "new"}

    response = dora.post(PAGE, data)

    text = TranslatedText(place="definition", text="箭头", of=mark(DEFINITION))
    assert (response.status_code, snapshot().translations, snapshot().names) == (
        302,
        (Translation(section="topics", entry="vectors", language="zh-Hans", texts=(text,)),),
        (Name(kind="topic", id="vectors", language="zh-Hans", name="向量", also=("箭头", "矢量")),),
    )
    User.objects.update(language="zh-hans")
    page = dora.get("/catalogue/topics/vectors/").content.decode()
    assert "<h1>向量</h1>" in page
    assert '<p class="lede">箭头</p>' in page


def test_a_translation_that_is_emptied_goes(dora):
    dora.post(PAGE, {**sent(dora, definition="箭头"), "name": "向量"})

    dora.post(PAGE, {**sent(dora, definition=""), "name": ""})

    assert (snapshot().translations, snapshot().names) == ((), ())


def test_what_changed_since_is_out_of_date_until_somebody_has_looked_at_it(dora):
    dora.post(PAGE, sent(dora, definition="箭头"))
    defined("Something else.")

    lines = health_page(version(), today=NOW.date(), kind="stale translation").lines
    told = [each.defect.text for each in lines]
    assert told == ["definition"]
    assert dora.get(PAGE).context["form"].places[0].state == "stale"
    dora.post(PAGE, {**sent(dora), "still:definition": "on"})
    assert dora.get(PAGE).context["form"].places[0].state == "said"


def test_two_who_translate_other_texts_both_stay_and_the_same_is_told(dora):
    first, second = sent(dora, definition="一"), sent(dora, depths__working__you_can__1="二")
    third = sent(dora, definition="三")

    answers = [dora.post(PAGE, data).status_code for data in (first, second, third)]

    assert answers == [302, 302, 409]
    kept = {each.place: each.text for each in snapshot().translations[0].texts}
    assert kept == {"definition": "一", "depths/working/you_can/1": "二"}


def test_what_is_too_long_is_refused_and_not_lost(dora):
    long = "长" * 30_000
    response = dora.post(PAGE, sent(dora, definition=long))

    assert response.status_code == 422
    assert long in unescape(response.content.decode())
    assert snapshot() == replace(snapshot(), translations=())


def test_languages_and_entries_that_are_not_there_are_not_found(dora):
    for query in ("section=topics&entry=nope", "section=topics&entry=vectors&language=xx"):
        assert dora.get(f"{LIST}entry/?{query}").status_code == 404
