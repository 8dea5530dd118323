import datetime as dt

import pytest
from django.core.management import call_command

from curriculum import long_work
from curriculum.models import LongWork

NOW = dt.datetime(2027, 1, 4, 9, 0, tzinfo=dt.UTC)


@pytest.mark.django_db(transaction=True)
def test_the_worker_does_what_curators_ask_for(monkeypatch):
    monkeypatch.setattr(long_work, "_known", {})
    long_work.register("counting", lambda work, *, progress: "Counted.")
    long_work.ask(kind="counting", by=None, now=NOW)

    call_command("work", "--once")

    assert LongWork.objects.get().result == "Counted."
