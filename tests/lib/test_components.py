from typing import Any

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.urls import resolve
from pytest_django.asserts import assertHTMLEqual

from careerpath.lib.radar import radar

EMPTY = "<i></i>"


def render(source: str, **context: Any) -> str:
    return Template("{% load components %}" + source).render(Context(context))


def icon(name: str) -> str:
    source = '{% load heroicons %}{% heroicon_outline name class="icon" aria_hidden="true" %}'
    return Template(source).render(Context({"name": name}))


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        (0, '<span class="level level-0">0 <span>None</span></span>'),
        (4, '<span class="level level-4">4 <span>Expert</span></span>'),
        (None, '<span class="level level-none">Not rated</span>'),
    ],
)
def test_level_badge_has_number_and_name(level: int | None, expected: str) -> None:
    html = render("{% level_badge level %}", level=level)

    assert html == expected


@pytest.mark.parametrize(
    ("level", "kind", "steps", "words"),
    [
        (None, "scale-steps scale-none", EMPTY * 4, "Not rated"),
        (0, "scale-steps", EMPTY * 4, "Level 0, none"),
        (1, "scale-steps", '<i class="level-1"></i>' + EMPTY * 3, "Level 1, awareness"),
        (4, "scale-steps", '<i class="level-4"></i>' * 4, "Level 4, expert"),
    ],
)
def test_level_scale_fills_a_step_for_each_level(level: int | None, kind: str, steps: str, words: str) -> None:
    html = render("{% level_scale level %}", level=level)

    assert html == (
        f'<span class="scale"><span class="{kind}" aria-hidden="true">{steps}</span><span>{words}</span></span>'
    )


@pytest.mark.parametrize(
    ("have", "kind", "steps", "shown", "said"),
    [
        (None, " scale-none", EMPTY + '<i class="wanted"></i>' + EMPTY * 2, "?", "not rated"),
        (0, "", EMPTY + '<i class="wanted"></i>' + EMPTY * 2, "0", "level 0, none"),
        (2, "", '<i class="level-2"></i><i class="level-2 wanted"></i>' + EMPTY * 2, "2", "level 2, working"),
    ],
)
def test_gap_bar_has_a_notch_where_somebody_wants_to_be(
    have: int | None, kind: str, steps: str, shown: str, said: str
) -> None:
    html = render("{% gap_bar have 2 %}", have=have)

    assert html == (
        f'<span class="gap-bar"><span class="scale-steps{kind}" aria-hidden="true">{steps}</span>'
        f'<span aria-hidden="true">{shown} → 2</span>'
        f'<span class="unseen">{said}; level 2, working is asked for</span></span>'
    )


@pytest.mark.parametrize(("path", "expected"), [("/", ' aria-current="page"'), ("/healthz", "")])
def test_current_marks_the_link_to_the_page_that_is_shown(path: str, expected: str) -> None:
    request = RequestFactory().get(path)
    request.resolver_match = resolve(path)

    assert render('{% current "home" "me" %}', request=request) == expected


def test_current_marks_nothing_without_a_request() -> None:
    assert render('{% current "home" %}') == ""


def test_progress_is_named_by_its_label() -> None:
    html = render("{% progress label 41 %}", label="Watch <models>")

    assertHTMLEqual(
        html,
        """<div class="progress">
          <label><span>Watch &lt;models&gt;</span><progress max="100" value="41">41 %</progress></label>
          <span aria-hidden="true">41 %</span>
        </div>""",
    )


def links(html: str) -> list[str]:
    """What a pagination offers, in words: the target of a link, or the words where there is none."""
    items = [item.split("</li>")[0] for item in html.split("<li>")[1:]]
    return [item.split('href="')[1].split('"')[0] if "href" in item else item.strip() for item in items]


def test_pagination_keeps_the_rest_of_the_address() -> None:
    request = RequestFactory().get("/skills/?q=data&page=5&kind=a%26b")
    pages = Paginator(range(100), 10)

    html = render("{% pagination page %}", request=request, page=pages.page(5))

    base = "?q=data&amp;kind=a%26b&amp;page="
    assert links(html) == [
        f"{base}4",
        f"{base}1",
        "<span>…</span>",
        f"{base}4",
        '<span aria-current="page"><span class="unseen">Page </span>5</span>',
        f"{base}6",
        "<span>…</span>",
        f"{base}10",
        f"{base}6",
    ]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (1, ['<span aria-current="page"><span class="unseen">Page </span>1</span>', "?page=2", "?page=2"]),
        (2, ["?page=1", "?page=1", '<span aria-current="page"><span class="unseen">Page </span>2</span>']),
    ],
    ids=["first", "last"],
)
def test_pagination_ends_where_the_list_ends(number: int, expected: list[str]) -> None:
    page = Paginator(range(20), 10).page(number)

    assert links(render("{% pagination page %}", request=RequestFactory().get("/"), page=page)) == expected


def test_pagination_of_a_second_list_has_a_name_of_its_own() -> None:
    page = Paginator(range(20), 10).page(1)

    html = render('{% pagination page "Pages of roles" %}', request=RequestFactory().get("/"), page=page)

    assert html.count('<nav class="pagination" aria-label="Pages of roles">') == 1


def test_pagination_of_one_page_is_nothing() -> None:
    page = Paginator(range(3), 10).page(1)

    assert render("{% pagination page %}", request=RequestFactory().get("/"), page=page).strip() == ""


def test_card_wraps_its_content() -> None:
    html = render('{% card %}<p>{{ words }}</p>{% endcard %}{% card "danger" %}{% endcard %}', words="a < b")

    assert html == '<div class="card"><p>a &lt; b</p></div><div class="card card-danger"></div>'


def test_empty_state_has_a_title_of_the_given_level() -> None:
    html = render('{% empty "No plan" %}<p>Rate.</p>{% endempty %}{% empty title 3 %}{% endempty %}', title="<b>")

    assert html == ('<div class="empty"><h2>No plan</h2><p>Rate.</p></div><div class="empty"><h3>&lt;b&gt;</h3></div>')


@pytest.mark.parametrize(
    ("kind", "drawing"),
    [
        ("success", "check-circle"),
        ("info", "information-circle"),
        ("warning", "exclamation-triangle"),
        ("error", "exclamation-triangle"),
    ],
)
def test_message_has_the_icon_of_its_kind(kind: str, drawing: str) -> None:
    html = render('{% message kind %}See <a href="/">home</a>.{% endmessage %}', kind=kind)

    assertHTMLEqual(html, f'<div class="message message-{kind}">{icon(drawing)}<p>See <a href="/">home</a>.</p></div>')


def test_message_is_an_information_unless_said() -> None:
    html = render("{% message %}Hello{% endmessage %}")

    assertHTMLEqual(html, f'<div class="message message-info">{icon("information-circle")}<p>Hello</p></div>')


def test_messages_of_an_act_are_announced() -> None:
    class Sent:
        level_tag = "success"

        def __str__(self) -> str:
            return "Saved <all>."

    html = render('{% include "components/messages.html" %}', messages=[Sent()])

    assertHTMLEqual(
        html,
        f"""<div class="messages" role="status">
          <div class="message message-success">{icon("check-circle")}<p>Saved &lt;all&gt;.</p></div>
        </div>""",
    )


def test_dialog_is_a_popover_that_takes_the_focus() -> None:
    html = render('{% dialog "remove" "Remove it?" %}<p>For good.</p>{% enddialog %}')

    assertHTMLEqual(
        html,
        """<div class="dialog" id="remove" popover role="dialog" aria-labelledby="remove-title" tabindex="-1" autofocus>
          <h2 id="remove-title">Remove it?</h2><p>For good.</p>
        </div>""",
    )


def test_chart_has_its_numbers_as_a_table() -> None:
    html = render(
        '{% chart "Strong" columns rows "In words." %}<svg></svg>{% endchart %}',
        columns=("Area", "Have"),
        rows=(("Code", 4), ("R & D", 1)),
    )

    assertHTMLEqual(
        html,
        """<figure class="chart">
          <figcaption><h3>Strong</h3><p class="muted">In words.</p></figcaption>
          <svg></svg>
          <details>
            <summary>The same as a table</summary>
            <div class="table-frame" tabindex="0" role="region" aria-label="Strong, as a table">
              <table>
                <thead><tr><th scope="col">Area</th><th scope="col" class="number">Have</th></tr></thead>
                <tbody>
                  <tr><th scope="row">Code</th><td class="number">4</td></tr>
                  <tr><th scope="row">R &amp; D</th><td class="number">1</td></tr>
                </tbody>
              </table>
            </div>
          </details>
        </figure>""",
    )


def test_radar_is_one_picture_with_a_name() -> None:
    drawing = radar(("Code", "Data", "Big data"), {"have": (4, 0, 0)}, top=4)

    html = render('{% radar_drawing drawing "Strong in code" "Code only." %}', drawing=drawing)

    assert html.count(
        f'<svg class="radar" viewBox="{drawing.frame}" role="img" aria-label="Strong in code. Code only.">'
    )
    assert html.count('<polygon class="radar-ring"') == 4
    assert html.count('<polygon class="series-have" points="0.0,-120.0 0.0,0.0 0.0,0.0"/>') == 1
    assert html.count('<text text-anchor="middle"><tspan x="0.0" y="-136.0">Code</tspan></text>') == 1
