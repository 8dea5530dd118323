from planner.plans.brief import Taste
from planner.plans.reading import choose, shelf
from tests.plans.small_catalogues import catalogue, resource, topic, unit

ANY = Taste()
SETS = topic("sets", 60, 120, 300)
MAPS = topic("maps", 30, 60, 300)


def shares(*resources, key=("sets", 1), taste=ANY):
    return shelf(catalogue(SETS, MAPS, resources=resources), taste).get(key, ())


def chosen(*resources, room=40, taste=ANY, familiar=()):
    found = choose(shares(*resources, taste=taste), room, taste, familiar=familiar)
    return [(each.share.unit.id, each.minutes) for each in found]


def test_a_unit_of_one_step_gives_it_all_its_minutes():
    (share,) = shares(resource("book", unit("one", 45, ("sets", 1))))

    assert (share.minutes, share.unit.minutes) == (45, 45)


def test_a_unit_leads_up_from_the_first_ideas_and_the_deepest_step_takes_the_rest():
    book = resource("book", unit("one", 100, ("sets", 1), ("maps", 1), ("maps", 2)))

    parts = [shares(book, key=key)[0].minutes for key in (("sets", 1), ("maps", 1), ("maps", 2))]

    assert parts == [33, 17, 50]


def test_parts_that_do_not_divide_add_up_to_the_unit():
    book = resource("book", unit("one", 50, ("sets", 1), ("maps", 1), ("maps", 2)))

    parts = [shares(book, key=key)[0].minutes for key in (("sets", 1), ("maps", 1), ("maps", 2))]

    assert (parts, sum(parts)) == ([17, 8, 25], 50)


def test_a_deeper_unit_leads_up_to_a_depth_without_units():
    book = resource("book", unit("deep", 90, ("sets", 2)))

    first, second = (shares(book, key=("sets", depth))[0] for depth in (1, 2))

    assert (first.minutes, first.words) == (40, "first ideas of Sets")
    assert (second.minutes, second.words) == (50, "further on Sets")


def test_slots_for_papers_are_no_units():
    assert shares(resource("papers", unit("slot", 60, ("sets", 1), is_slot=True))) == ()


def test_free_only_and_languages_keep_the_others_off_the_shelf():
    paid = resource("paid", unit("one", 40, ("sets", 1)), is_free=False)
    german = resource("german", unit("two", 40, ("sets", 1)), language="de")

    assert shares(paid, german, taste=Taste(free_only=True, languages=("en",))) == ()


def test_one_unit_that_fills_most_is_enough():
    book = resource("book", unit("long", 24, ("sets", 1)), unit("other", 16, ("sets", 1)))

    assert chosen(book) == [("long", 24)]


def test_small_units_are_added_until_most_is_filled():
    book = resource("book", *(unit(f"u{n}", 12, ("sets", 1)) for n in range(4)))

    assert chosen(book) == [("u0", 12), ("u1", 12)]


def test_at_most_three_units_are_opened():
    book = resource("book", *(unit(f"u{n}", 12, ("sets", 1)) for n in range(5)))

    assert chosen(book, room=100) == [("u0", 12), ("u1", 12), ("u2", 12)]


def test_a_part_counts_only_as_far_as_the_time_goes():
    assert chosen(resource("book", unit("long", 300, ("sets", 1)))) == [("long", 40)]


def test_a_few_minutes_of_a_chapter_are_not_worth_opening_it():
    long = unit("long", 26, ("sets", 1), ("maps", 1), ("sets", 2), ("maps", 2))
    book = resource("book", unit("short", 20, ("sets", 1)), long)

    assert chosen(book) == [("short", 20)]


def test_a_book_to_work_through_comes_first_even_where_it_covers_less():
    wanted = resource("wanted", unit("some", 10, ("sets", 1)))
    other = resource("other", unit("all", 40, ("sets", 1)))

    assert chosen(other, wanted, taste=Taste(books=("wanted",))) == [("some", 10), ("all", 30)]


def test_a_preferred_format_wins_among_those_that_cover_it():
    text = resource("text", unit("read", 40, ("sets", 1)), formats=("read",))
    film = resource("film", unit("watch", 30, ("sets", 1), kind="video"), formats=("watch",))

    assert chosen(text, film, taste=Taste(formats=("video",))) == [("watch", 30)]


def test_what_costs_money_is_taken_only_where_free_units_do_not_suffice():
    paid = resource("paid", unit("paid", 40, ("sets", 1)), is_free=False)
    half = resource("half", unit("half", 12, ("sets", 1)), unit("more", 12, ("sets", 1)))
    little = resource("little", unit("little", 12, ("sets", 1)))

    assert chosen(paid, half) == [("half", 12), ("more", 12)]
    assert chosen(paid, little) == [("paid", 40)]


def test_needed_before_optional_and_verified_before_estimated():
    optional = unit("optional", 40, ("sets", 1), is_optional=True)
    estimated = unit("estimated", 40, ("sets", 1), minutes_are="estimated")
    computed = unit("computed", 40, ("sets", 1))

    assert chosen(resource("book", optional, estimated, computed)) == [("computed", 40)]
    assert chosen(resource("book", optional, estimated)) == [("estimated", 40)]


def test_a_resource_that_the_topic_used_before_is_gone_on_with():
    first = resource("first", unit("one", 40, ("sets", 1)))
    second = resource("second", unit("two", 40, ("sets", 1)))

    assert chosen(first, second, familiar={"second"}) == [("two", 40)]
