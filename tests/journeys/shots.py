"""`make shots`: every named page, at phone and desk, light and dark, into shots/. Look at them.

`NAME.zh` is the page in Chinese, `.zh` every page; at 320 pixels too, which nothing may overflow.
"""

import os
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, make_server

from playwright.sync_api import Browser, Page, Route, sync_playwright

from tests.journeys import (
    coverage_shots,
    curating_shots,
    group_pages,
    keeping_shots,
    meeting_shots,
    pace_shots,
    plan_shots,
    practice_shots,
    progress_shots,
    question_shots,
    search_shots,
    stuck_shots,
    system_shots,
)
from tests.journeys.browser import HOW_TO_GET, chromium, launch_options

FOLDER = Path(__file__).resolve().parents[2] / "shots"
WIDTHS = {"phone": 360, "desk": 1280}
SCHEMES = ("light", "dark")
CHINESE = ".zh"
COOKIE = ("lemma_language", "zh-hans")
NARROWEST = 320
OTHERS = (
    curating_shots,
    group_pages,
    keeping_shots,
    meeting_shots,
    coverage_shots,
    pace_shots,
    plan_shots,
    practice_shots,
    progress_shots,
    question_shots,
    search_shots,
    stuck_shots,
    system_shots,
)
PAGES = {
    "start": "/",
    "catalogue": "/catalogue/",
    "goal": "/catalogue/goals/build-product/",
    "goal-curiosity": "/catalogue/goals/curiosity/",
    "decision": "/catalogue/decisions/fraud-threshold/",
    "decision-open": "/catalogue/decisions/regional-bias/",
    "decision-known": (
        "/catalogue/decisions/visualise-customers/?know=eigenvectors@working&know=pca@awareness"
    ),
    "topics": "/catalogue/topics/",
    "topic": "/catalogue/topics/pca/",
    "topic-relu": "/catalogue/topics/activations-relu/",
    "resources": "/catalogue/resources/",
    "resources-filtered": "/catalogue/resources/?area=probability&format=watch&free=1",
    "resource": "/catalogue/resources/axler-ladr/",
    "exercise": "/catalogue/exercises/relu-backward/",
    "strategies": "/catalogue/strategies/",
    "decision-test": "/catalogue/decision-test/",
    "stuck": "/catalogue/stuck/",
    "search": "/catalogue/search/?q=loss+is+nan",
    "search-chinese": "/catalogue/search/?q=梯度下降",
    "search-guess": "/catalogue/search/?q=gradiant+decent&kind=topic",
    "search-nothing": "/catalogue/search/?q=phlogiston",
    "search-empty": "/catalogue/search/",
    "map": "/catalogue/map/?decision=visualise-customers",
    "map-goal": "/catalogue/map/?goal=build-product",
    "map-empty": "/catalogue/map/",
    "demo": "/demo/",
    "sign-in": "/account/login/",
    "sign-in-code": "/account/login/code/",
    "sign-up": "/account/signup/",
    "sign-up-refused": "/account/signup/",
    "new-password": "/account/password/reset/",
    "settings": "/account/settings/",
    "sessions": "/account/sessions/",
    "change-password": "/account/password/set/",
    "delete-account": "/account/delete/",
    "how-to-write": "/writing/",
    "admin": "/admin/",
    "admin-curator": "/admin/",
    "make-goals": "/plan/",
    "make-decisions": "/plan/build-product/",
    "make-when": "/plan/build-product/when/?decision=fraud-threshold",
    "make-refused": "/plan/architect/when/?refused",
    "draft": "/plan/architect/when/?decision=need-ml-at-all&decision=number-precision",
    **{name: each for about in OTHERS for name, each in about.PAGES.items()},
}


def refused(page: Page) -> None:
    page.get_by_label("Who learns").fill("Ada:DE-XX")
    page.get_by_role("button", name="Make the plan").last.click()


def drafted(page: Page) -> None:
    page.locator("summary").click()
    page.get_by_label("When nobody meets").fill("2026-12-24..2027-01-08=office closed")
    page.get_by_role("button", name="Make the plan").last.click()


def signed_up_too_fast(page: Page) -> None:
    page.get_by_label("E-mail").fill("ada@example")
    page.get_by_role("button", name="Make the account").click()


SENT = {
    "make-refused": refused,
    "draft": drafted,
    "sign-up-refused": signed_up_too_fast,
    **{name: each for about in OTHERS for name, each in about.SENT.items()},
}
# Who of the demo looks at a page; nobody in particular at the others.
READERS = {
    "settings": "Ada",
    "sessions": "Ada",
    "change-password": "Ada",
    "delete-account": "Ada",
    "how-to-write": "Ada",
    "admin": "Omar",
    "admin-curator": "Dora",
    **{name: each for about in OTHERS for name, each in about.READERS.items()},
}


def main(names: list[str]) -> None:
    """All pages, or those whose names are given."""
    executable = chromium()
    if executable is None:
        sys.exit(HOW_TO_GET)
    wanted = {name: PAGES[name.removesuffix(CHINESE)] for name in listed(names)}
    FOLDER.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        site(Path(folder)) as address,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(**launch_options(executable))
        photograph(browser, address, wanted)
        browser.close()
    print(f"{len(wanted) * len(WIDTHS) * len(SCHEMES)} pictures in {FOLDER}")


def listed(names: list[str]) -> list[str]:
    if names == [CHINESE]:
        return [f"{name}{CHINESE}" for name in PAGES]
    return names or list(PAGES)


def photograph(browser: Browser, address: str, pages: dict[str, str]) -> None:
    for size, width in WIDTHS.items():
        for scheme in SCHEMES:
            page = browser.new_page(
                viewport={"width": width, "height": 800}, color_scheme=scheme, locale="en-GB"
            )
            for name, path in pages.items():
                open_page(page, address, name, path)
                warn_if_it_scrolls_sideways(page, f"{name} at {width}")
                page.screenshot(path=FOLDER / f"{name}-{size}-{scheme}.png", full_page=True)
                if name.endswith(CHINESE) and size == "phone":
                    page.set_viewport_size({"width": NARROWEST, "height": 800})
                    warn_if_it_scrolls_sideways(page, f"{name} at {NARROWEST}")
                    page.set_viewport_size({"width": width, "height": 800})
                if name.endswith(CHINESE) and READERS.get(name.removesuffix(CHINESE)):
                    choose_language(page, address, "English")
            page.close()


def open_page(page: Page, address: str, name: str, path: str) -> None:
    plain = name.removesuffix(CHINESE)
    become(page, address, READERS.get(plain))
    send = SENT.get(plain)
    if name != plain and send is None:
        speak_chinese(page, address, READERS.get(plain))
    page.goto(address + path)
    if send is not None:
        if name != plain:  # it is sent by its English labels, and answered in Chinese
            page.route("**/*", lambda route: sent_in_chinese(route, page, address))
        send(page)
        page.wait_for_load_state()
        page.unroute_all()


def speak_chinese(page: Page, address: str, reader: str | None = None) -> None:
    """Whoever is signed in has a language of their own, which beats the cookie."""
    if reader is not None:
        choose_language(page, address, "简体中文")
    name, language = COOKIE
    page.context.add_cookies([{"name": name, "value": language, "url": address}])


def choose_language(page: Page, address: str, name: str) -> None:
    page.goto(f"{address}/account/language/")
    page.get_by_role("button", name=name).click()


def sent_in_chinese(route: Route, page: Page, address: str) -> None:
    speak_chinese(page, address)
    headers = route.request.all_headers()
    cookies = "; ".join(filter(None, (headers.get("cookie"), "=".join(COOKIE))))
    route.continue_(headers={**headers, "cookie": cookies})


def become(page: Page, address: str, reader: str | None) -> None:
    page.context.clear_cookies()
    if reader is not None:
        page.goto(f"{address}/demo/")
        page.get_by_role("button", name=f"Be {reader}").click()


def warn_if_it_scrolls_sideways(page: Page, where: str) -> None:
    spare = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    if spare > 0:
        print(f"{where}: {spare} px too wide", file=sys.stderr)


@contextmanager
def site(folder: Path) -> Iterator[str]:
    """The product on a free port of this machine, with its demo, in a database of its own."""
    os.environ |= {
        "DATABASE_URL": f"sqlite:///{folder / 'shots.sqlite3'}",
        "DEBUG": "1",
        "DEMO": "1",
        "LOG_LEVEL": "ERROR",
        "SOLVE_INLINE": "1",
    }
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "planner.settings")
    # Only now is the environment laid that the settings read.
    from django import setup
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.core.management import call_command
    from django.core.wsgi import get_wsgi_application

    setup()
    call_command("compile_messages")
    call_command("migrate", verbosity=0)
    for command in ("load_catalogue", "seed_demo"):
        call_command(command, stdout=sys.stderr)
    handler = StaticFilesHandler(get_wsgi_application())
    server = make_server("127.0.0.1", 0, handler, handler_class=Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


class Quiet(WSGIRequestHandler):
    def log_message(self, *args: object) -> None:
        pass


if __name__ == "__main__":
    main(sys.argv[1:])
