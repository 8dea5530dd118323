import pytest

from planner.outbox.linked_text import Piece, paragraphs

SITE = "https://lemma.example.org"


def links(text):
    return [
        piece.href
        for paragraph in paragraphs(text, site=SITE)
        for line in paragraph
        for piece in line
        if piece.href
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (SITE, [SITE]),
        (f"See {SITE}/groups/1-us/.", [f"{SITE}/groups/1-us/"]),
        (f"({SITE}/a?b=1&c=2), {SITE}#top", [f"{SITE}/a?b=1&c=2", f"{SITE}#top"]),
        (f"{SITE}/1 {SITE}/12", [f"{SITE}/1", f"{SITE}/12"]),
        (f"{SITE}.evil.example/", []),
        (f"{SITE}@evil.example/", []),
        (f"{SITE}:8443/", []),
        ("http://lemma.example.org/", []),
        (f"https://evil.example/?next={SITE}/", []),
        ("javascript:alert(1)", []),
        (f'{SITE}/"onclick="x', [f"{SITE}/"]),
        ("", []),
    ],
)
def test_only_addresses_of_this_site_can_be_followed(text, found):
    assert links(text) == found


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        (f"The whole plan: {SITE}/p/", (Piece(text="The whole plan", href=f"{SITE}/p/"),)),
        (f"a: b: {SITE}/", (Piece(text="a: b: "), Piece(text=f"{SITE}/", href=f"{SITE}/"))),
        ("Slides: https://evil.example/", (Piece(text="Slides: https://evil.example/"),)),
    ],
)
def test_a_line_that_names_an_address_becomes_a_link_of_its_name(line, pieces):
    assert paragraphs(line, site=SITE) == ((pieces,),)


def test_paragraphs_and_lines_stay_as_they_were():
    text = "one\n\ntwo\nthree\n\n\nfour\n"

    assert paragraphs(text, site=SITE) == (
        ((Piece(text="one"),),),
        ((Piece(text="two"),), (Piece(text="three"),)),
        ((Piece(text="four"),),),
    )


@pytest.mark.parametrize("text", ["plain", f"a {SITE}/b, c", f"{SITE}/{SITE}/", "http://["])
def test_no_letter_is_lost(text):
    (paragraph,) = paragraphs(text, site=SITE)

    assert "".join(piece.text for line in paragraph for piece in line) == text
