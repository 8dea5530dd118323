"""A small catalogue with a curator, and the worker that does what she asks for."""

import datetime as dt

from curriculum import long_work
from curriculum.heading import Heading, Origin
from curriculum.history import change_catalogue, last_documents
from curriculum.layout import single_file
from curriculum.models import Edition
from curriculum.queries import snapshot
from tests.curriculum.importing.small import SMALL
from tests.groups.people import user

NOW = dt.datetime(2027, 1, 4, 9, tzinfo=dt.UTC)
ONE_MORE = "areas: [{id: logic, name: Logic}]"


def curator(name="Dora"):
    someone = user(name)
    someone.is_curator = True
    someone.save()
    return someone


def filled(wanted=SMALL):
    change_catalogue(wanted=wanted, by=None, now=NOW, kind=Edition.Kind.FILES)


def work(times=1):
    return [long_work.work_on_next(now=NOW, clock=lambda: NOW) for _ in range(times)]


def state():
    """All that an import may change: what is held, and what history says."""
    return snapshot(), last_documents(), Edition.objects.count()


def exported(wanted, *, edition=1, upstream="f" * 32):
    """As another installation exports it."""
    heading = Heading(Origin(upstream, edition, f"{edition:064d}"))
    return single_file(wanted, suffix=".yaml", heading=heading)
