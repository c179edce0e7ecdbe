"""The layout objects of crispy forms that our template pack knows, and those it doesn't."""

from typing import Any

import pytest
from crispy_forms import bootstrap
from crispy_forms.helper import FormHelper
from crispy_forms.layout import (
    HTML,
    Button,
    ButtonHolder,
    Column,
    Div,
    Field,
    Fieldset,
    Hidden,
    Layout,
    MultiField,
    Reset,
    Row,
    Submit,
)
from django import forms
from django.template import Context, Template, TemplateDoesNotExist
from pytest_django.asserts import assertHTMLEqual

from careerpath.lib.layout import LevelScale

PACES = (("calm", "Calm"), ("brisk", "Brisk"))
LEVELS = (("0", "New to it."), ("3", "Builds & signs images."))
NAME = '<div class="field"><label for="id_name">Name</label>{}</div>'
NAME_INPUT = '<input type="text" name="name" class="input" required id="id_name">'
NAMED = NAME.format(NAME_INPUT)


class Person(forms.Form):
    name = forms.CharField()
    hours = forms.IntegerField()
    pace = forms.ChoiceField(choices=PACES, widget=forms.RadioSelect)
    days = forms.MultipleChoiceField(choices=PACES, widget=forms.CheckboxSelectMultiple)
    level = forms.ChoiceField(choices=LEVELS, widget=forms.RadioSelect, help_text="Packing code.")


def crispy(form: Any, layout: Layout | None = None, **options: Any) -> str:
    helper = FormHelper()
    helper.layout = layout
    helper.form_tag = False
    helper.disable_csrf = True
    for name, value in options.items():
        setattr(helper, name, value)
    context = {"form": form, "helper": helper, "csrf_token": "T", "who": "A & B"}
    return Template("{% load crispy_forms_tags %}{% crispy form helper %}").render(Context(context))


def choices(kind: str, name: str, label: str, required: str, inline: str = "") -> str:
    both = "".join(
        f"""<div class="choice"><input type="{kind}" name="{name}" value="{value}" id="id_{name}_{index}" {required}>
        <label for="id_{name}_{index}">{words}</label></div>"""
        for index, (value, words) in enumerate(PACES)
    )
    return f'<fieldset class="field"><legend>{label}</legend><div class="choices{inline}">{both}</div></fieldset>'


def button(kind: str, name: str, words: str, classes: str) -> str:
    return f'<button type="{kind}" name="{name}" value="{words}" class="{classes}">{words}</button>'


KNOWN = {
    "field": (
        Field("name", css_class="input-code", wrapper_class="wide", data_x="1"),
        """<div class="field wide"><label for="id_name">Name</label>
        <input type="text" name="name" class="input input-code" data-x="1" required id="id_name"></div>""",
    ),
    "fieldset": (
        Fieldset("For {{ who }}", "name", css_class="tight", css_id="f", data_x="1"),
        f'<fieldset class="fields tight" id="f" data-x="1"><legend>For A &amp; B</legend>{NAMED}</fieldset>',
    ),
    "fieldset without legend": (Fieldset("", "name"), f'<fieldset class="fields">{NAMED}</fieldset>'),
    "div": (Div("name", css_class="card", css_id="d"), f'<div id="d" class="card">{NAMED}</div>'),
    "row": (Row("name", css_class="tight"), f'<div class="field-row tight">{NAMED}</div>'),
    "column": (Column("name", css_id="c"), f'<div class="fields" id="c">{NAMED}</div>'),
    "button holder": (
        ButtonHolder(Submit("save", "Save"), css_class="end", css_id="b"),
        f'<div class="actions end" id="b">{button("submit", "save", "Save", "button")}</div>',
    ),
    "form actions": (
        bootstrap.FormActions(Submit("save", "Save"), css_class="end", css_id="b"),
        f'<div class="actions end" id="b">{button("submit", "save", "Save", "button")}</div>',
    ),
    "submit": (
        Submit("erase", "Erase it", css_class="button-danger", css_id="go"),
        '<button type="submit" name="erase" value="Erase it" class="button button-danger" id="go">Erase it</button>',
    ),
    "button": (Button("add", "Add"), button("button", "add", "Add", "button button-plain")),
    "reset": (Reset("undo", "Undo", css_class="button-link"), button("reset", "undo", "Undo", "button button-link")),
    "hidden": (Hidden("next", "/me/"), '<input type="hidden" name="next" value="/me/">'),
    "html": (HTML("<p>{{ who }}</p>"), "<p>A &amp; B</p>"),
    "prepended text": (
        bootstrap.PrependedText("name", "Dr <i>"),
        NAME.format(
            """<div class="beside"><span id="id_name_before">Dr &lt;i&gt;</span>
            <input type="text" name="name" class="input" aria-describedby="id_name_before" required id="id_name">
            </div>"""
        ),
    ),
    "appended text": (
        bootstrap.AppendedText("hours", "hours a week"),
        """<div class="field"><label for="id_hours">Hours</label><div class="beside">
        <input type="number" name="hours" class="input" aria-describedby="id_hours_after" required id="id_hours">
        <span id="id_hours_after">hours a week</span></div></div>""",
    ),
    "inline radios": (
        bootstrap.InlineRadios("pace"),
        choices("radio", "pace", "Pace", "required", " choices-inline"),
    ),
    "inline checkboxes": (
        bootstrap.InlineCheckboxes("days"),
        choices("checkbox", "days", "Days", "", " choices-inline"),
    ),
    "radios after inline radios": (
        Div(bootstrap.InlineRadios("pace"), "days"),
        "<div>"
        + choices("radio", "pace", "Pace", "required", " choices-inline")
        + choices("checkbox", "days", "Days", "")
        + "</div>",
    ),
    "level scale": (
        LevelScale("level"),
        """<fieldset class="field" aria-describedby="id_level_helptext">
          <legend>Level</legend>
          <div class="hint" id="id_level_helptext">Packing code.</div>
          <div class="scale-frame"><div class="scale-choice">
            <label class="on-0" for="id_level_0"><input type="radio" name="level" value="0" id="id_level_0" required>
              <strong>0 <span aria-hidden="true">·</span> None</strong> <span>New to it.</span></label>
            <label class="on-3" for="id_level_1"><input type="radio" name="level" value="3" id="id_level_1" required>
              <strong>3 <span aria-hidden="true">·</span> Practitioner</strong>
              <span>Builds &amp; signs images.</span></label>
          </div></div>
        </fieldset>""",
    ),
}


@pytest.mark.parametrize(("known", "expected"), KNOWN.values(), ids=KNOWN.keys())
def test_known_layout_object_is_rendered(known: Any, expected: str) -> None:
    html = crispy(Person(), Layout(known))

    assertHTMLEqual(html, f'<div class="fields">{expected}</div>')


@pytest.mark.parametrize(
    ("css_class", "kind"), [("", "info"), ("warning", "warning"), ("error", "error"), ("success", "success")]
)
def test_alert_is_a_message(css_class: str, kind: str) -> None:
    html = crispy(Person(), Layout(bootstrap.Alert("Mind <this>", css_class=css_class, css_id="a")))

    assert html.count(f'<div class="message message-{kind}" id="a">') == 1
    assert html.count("<p>Mind &lt;this&gt;</p>") == 1


@pytest.mark.parametrize(
    ("unknown", "template"),
    [
        (MultiField("Both", "name"), "multifield.html"),
        (bootstrap.TabHolder(bootstrap.Tab("One", "name")), "layout/tab-link.html"),
        (bootstrap.Accordion(bootstrap.AccordionGroup("One", "name")), "accordion-group.html"),
        (bootstrap.Modal("name"), "layout/modal.html"),
        (bootstrap.InlineField("name"), "layout/inline_field.html"),
        (bootstrap.UneditableField("name"), "layout/uneditable_input.html"),
        (bootstrap.FieldWithButtons("name"), "layout/field_with_buttons.html"),
        (bootstrap.StrictButton("Go"), "layout/button.html"),
    ],
)
def test_unknown_layout_object_names_the_template_it_misses(unknown: Any, template: str) -> None:
    with pytest.raises(TemplateDoesNotExist, match=f"^careerpath/{template}$"):
        crispy(Person(), Layout(unknown))


def test_unknown_field_is_refused() -> None:
    with pytest.raises(Exception, match="Could not resolve form field 'nme'"):
        crispy(Person(), Layout("nme"))


def test_level_scale_has_no_card_for_what_is_no_level() -> None:
    form = type("Odd", (forms.Form,), {"it": forms.ChoiceField(choices=[("7", "More")], widget=forms.RadioSelect)})()

    with pytest.raises(KeyError):
        crispy(form, Layout(LevelScale("it")))


def test_labels_may_be_for_screen_readers_only() -> None:
    html = crispy(Person(), Layout("name", "pace"), form_show_labels=False)

    assert html.count('<label for="id_name" class="unseen">Name</label>') == 1
    assert html.count('<legend class="unseen">Pace</legend>') == 1


def test_form_tag_brings_token_and_buttons() -> None:
    helper = FormHelper()
    helper.form_id = "person"
    helper.form_action = "/me/"
    helper.layout = Layout("name")
    helper.add_input(Submit("save", "Save & go"))

    html = crispy_tag(Person(), helper)

    assertHTMLEqual(
        html,
        f"""<form action="/me/" id="person" method="post"><input type="hidden" name="csrfmiddlewaretoken" value="T">
        <div class="fields">{NAMED}</div>
        <div class="actions">{button("submit", "save", "Save &amp; go", "button")}</div></form>""",
    )


def test_form_that_only_asks_sends_no_token() -> None:
    helper = FormHelper()
    helper.form_method = "get"
    helper.layout = Layout("name")

    assertHTMLEqual(crispy_tag(Person(), helper), f'<form method="get"><div class="fields">{NAMED}</div></form>')


def test_form_with_a_file_says_how_it_is_sent() -> None:
    form = type("Upload", (forms.Form,), {"it": forms.FileField()})()

    html = crispy_tag(form, FormHelper())

    assert html.startswith('<form method="post" enctype="multipart/form-data">')


def crispy_tag(form: Any, helper: FormHelper) -> str:
    context = Context({"form": form, "helper": helper, "csrf_token": "T"})
    return Template("{% load crispy_forms_tags %}{% crispy form helper %}").render(context)
