"""Two pictures held against each other, as the page shows them."""

import re
from collections.abc import Mapping
from datetime import date

from assessments.gaps.analysis import Rated
from assessments.gaps.compare.compared import Compared, of_two_days, with_opinion, with_role
from assessments.gaps.picture import Picture
from tests.skills.builders import small_catalogue

TINY = small_catalogue()
ENGINEER, MANAGER = TINY.role["engineer"], TINY.role["manager"]
JUNIOR, SENIOR = ENGINEER.levels


def picture(rated: Mapping[str, Rated], exempt: Mapping[str, str] | None = None) -> Picture:
    """Against the senior engineer: git 2 (weight 3), deploying 3 (weight 2), testing 1 (weight 1)."""
    return Picture(TINY, ENGINEER, SENIOR, rated, exempt or {}, date(2026, 5, 1))


def tables(found: Compared) -> dict[str, tuple[str, str]]:
    return {table.key: (table.title, table.points) for table in found.tables}


def rows(found: Compared, key: str) -> list[list[str]]:
    """The texts of the cells."""
    (table,) = (table for table in found.tables if table.key == key)
    cells = (re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in table.rows.split("</tr>") if row)
    return [[" ".join(re.sub(r"<[^>]+>", "", cell).split()) for cell in row] for row in cells]


def test_what_changed_is_told_in_points_that_add_up() -> None:
    earlier = {"git": Rated(2), "deploying": Rated(0), "testing": Rated(None)}
    later = {"git": Rated(1), "deploying": Rated(2), "testing": Rated(1)}

    found = of_two_days(picture(later), earlier, later, "")

    assert (found.before, found.after, found.change, found.direction, found.unsaid) == ("50", "63.9", "13.9", 1, "")
    assert found.columns == ("Then", "Later", "Asked for")
    assert tables(found) == {"up": ("What brought points", "+38.9"), "down": ("What cost points", "\N{MINUS SIGN}25")}
    assert rows(found, "up") == [
        ["Deploying", "+22.2", "0 None", "2 Working", "3 Practitioner important"],
        ["Testing", "+16.7", "Doesn’t apply", "1 Awareness", "1 Awareness useful"],
    ]
    assert rows(found, "down") == [["Git", "\N{MINUS SIGN}25", "2 Working", "1 Awareness", "2 Working essential"]]


def test_what_was_rated_on_one_day_only_is_neither_a_rise_nor_a_fall() -> None:
    earlier = {"git": Rated(1), "testing": Rated(1)}
    later = {"git": Rated(2), "deploying": Rated(3)}

    found = of_two_days(picture(later), earlier, later, "")

    assert (found.before, found.after) == ("41.7", "83.3")
    assert (found.change, found.direction, found.unsaid) == ("25", 1, "+16.6")
    assert tables(found) == {
        "up": ("What brought points", "+25"),
        "said": ("Rated only later", "+33.3"),
        "left": ("Rated only then", "\N{MINUS SIGN}16.7"),
    }


def test_an_answer_left_out_later_moves_nothing_of_what_was_rated_twice() -> None:
    found = of_two_days(picture({}), {"git": Rated(2), "testing": Rated(1)}, {"git": Rated(2)}, "")

    assert (found.change, found.direction, found.unsaid) == ("0", 0, "\N{MINUS SIGN}16.7")


def test_where_nothing_moved_there_is_no_table() -> None:
    rated = {"git": Rated(2)}

    found = of_two_days(picture(rated), rated, {"git": Rated(4)}, "")

    assert (found.change, found.direction, found.tables) == ("0", 0, ())


def test_what_is_exempted_is_left_out_of_both() -> None:
    later = picture({"git": Rated(2)}, exempt={"deploying": "Why"})

    found = of_two_days(later, {"deploying": Rated(3)}, later.rated, "")

    assert (found.before, found.after) == ("0", "75")


def test_a_second_opinion_stands_beside_ones_own() -> None:
    rated = {"git": Rated(2, verified=1), "deploying": Rated(1, verified=2), "testing": Rated(1)}

    found = with_opinion(picture(rated), "")

    assert (found.before, found.after, found.direction) == ("77.8", "47.2", -1)
    assert tables(found) == {
        "lower": ("Seen lower than you see it", "\N{MINUS SIGN}25"),
        "higher": ("Seen higher than you see it", "+11.1"),
        "unseen": ("Nobody has looked at these yet", "\N{MINUS SIGN}16.7"),
    }
    assert rows(found, "unseen") == [
        ["Testing", "\N{MINUS SIGN}16.7", "1 Awareness", "– nobody has looked", "1 Awareness useful"]
    ]


def test_what_is_seen_alike_moves_nothing() -> None:
    found = with_opinion(picture({"git": Rated(2, verified=2)}), "")

    assert tables(found)["alike"] == ("Seen as you see it", "0")
    assert [table.is_folded for table in found.tables] == [True, True]


def test_a_second_opinion_on_what_doesnt_apply_is_an_opinion() -> None:
    found = with_opinion(picture({"git": Rated(None, verified=1)}), "")

    assert rows(found, "higher") == [["Git", "+25", "Doesn’t apply", "1 Awareness", "2 Working essential"]]


def test_another_role_asks_more_less_and_otherwise() -> None:
    rated = {"git": Rated(1), "testing": Rated(1)}

    up = with_role(Picture(TINY, ENGINEER, JUNIOR, rated, {}, date(2026, 5, 1)), ENGINEER, SENIOR, "")
    down = with_role(picture(rated), MANAGER, MANAGER.levels[0], "")

    assert (up.before, up.after, up.change, up.direction) == ("100", "41.7", "58.3", -1)
    assert up.columns == ("Engineer, junior level", "Engineer, senior level", "You")
    assert tables(up) == {
        "new": ("Only Engineer, senior level asks for these", "+16.7"),
        "more": ("Engineer, senior level asks for more", "\N{MINUS SIGN}75"),
    }
    assert rows(up, "more") == [
        ["Git", "\N{MINUS SIGN}75", "1 Awareness essential", "2 Working essential", "1 Awareness"]
    ]
    assert tables(down) == {
        "less": ("Manager, mid level asks for less", "+75"),
        "gone": ("Only Engineer, senior level asks for these", "\N{MINUS SIGN}16.7"),
    }
    assert rows(down, "gone") == [
        ["Testing", "\N{MINUS SIGN}16.7", "1 Awareness useful", "– not asked", "1 Awareness"],
        ["Deploying", "0", "3 Practitioner important", "– not asked", "Not rated"],
    ]


def test_what_both_ask_alike_moves_with_all_that_is_asked() -> None:
    junior = Picture(TINY, ENGINEER, JUNIOR, {"git": Rated(1)}, {}, date(2026, 5, 1))

    found = with_role(junior, MANAGER, MANAGER.levels[0], "")

    assert tables(found) == {"alike": ("Both ask for the same level", "0")}
