"""Fields, errors and whole forms in the markup of our template pack."""

from typing import Any

import pytest
from django import forms
from django.template import Context, Template
from pytest_django.asserts import assertHTMLEqual

from tests.lib.markup import Elements, loose_ends

PACES = (("calm", "Calm"), ("brisk", "Brisk"))
LEVELS = ((0, "None"), (1, "Some"))
BANG = Template('{% load heroicons %}{% heroicon_mini "exclamation-circle" class="icon" aria_hidden="true" %}').render(
    Context()
)


class EveryWidget(forms.Form):
    name = forms.CharField(help_text="As on your pass.")
    email = forms.EmailField(help_text="For news.")
    about = forms.CharField(widget=forms.Textarea)
    role = forms.ChoiceField(choices=PACES)
    roles = forms.MultipleChoiceField(choices=PACES)
    start = forms.DateField(widget=forms.DateInput({"type": "date"}))
    hours = forms.IntegerField()
    advert = forms.FileField(help_text="Text only.")
    pace = forms.ChoiceField(choices=PACES, widget=forms.RadioSelect, help_text="Choose one.")
    days = forms.MultipleChoiceField(choices=PACES, widget=forms.CheckboxSelectMultiple)
    terms = forms.BooleanField(help_text="They are short.")
    secret = forms.CharField(widget=forms.PasswordInput)
    token = forms.CharField(widget=forms.HiddenInput)


def render(source: str, form: Any = None, **context: Any) -> str:
    template = Template("{% load crispy_forms_tags %}" + source)
    return template.render(Context({"form": form, "csrf_token": "T", **context}))


def one(field: forms.Field, data: dict[str, str] | None = None, **options: Any) -> str:
    """A form of one field called `it`, without the frame around its fields."""
    form = type("One", (forms.Form,), {"it": field})(data, **options)
    return render("{{ form.it|as_crispy_field }}", form)


@pytest.mark.parametrize(
    ("field", "control"),
    [
        (forms.CharField(), '<input type="text" name="it" class="input" required id="id_it">'),
        (forms.IntegerField(), '<input type="number" name="it" class="input" required id="id_it">'),
        (forms.FileField(), '<input type="file" name="it" class="file" required id="id_it">'),
        (
            forms.CharField(widget=forms.Textarea),
            '<textarea name="it" cols="40" rows="10" class="textarea" required id="id_it"></textarea>',
        ),
        (
            forms.ChoiceField(choices=PACES),
            """<select name="it" class="select" id="id_it">
                 <option value="calm">Calm</option><option value="brisk">Brisk</option>
               </select>""",
        ),
        (
            forms.CharField(widget=forms.PasswordInput({"class": "input-code", "autocomplete": "off"})),
            '<input type="password" name="it" class="input input-code" autocomplete="off" required id="id_it">',
        ),
        (forms.CharField(disabled=True), '<input type="text" name="it" class="input" required disabled id="id_it">'),
        (
            forms.CharField(widget=forms.TextInput({"readonly": True})),
            '<input type="text" name="it" class="input" readonly required id="id_it">',
        ),
    ],
    ids=["text", "number", "file", "textarea", "select", "own class", "disabled", "read-only"],
)
def test_control_stands_below_its_label(field: forms.Field, control: str) -> None:
    html = one(field)

    assertHTMLEqual(html, f'<div class="field"><label for="id_it">It</label>{control}</div>')


def test_optional_field_says_so() -> None:
    html = one(forms.CharField(required=False))

    assertHTMLEqual(
        html,
        """<div class="field">
          <label for="id_it">It <span class="optional">(optional)</span></label>
          <input type="text" name="it" class="input" id="id_it">
        </div>""",
    )


def test_hidden_field_is_only_itself() -> None:
    assertHTMLEqual(one(forms.CharField(widget=forms.HiddenInput)), '<input type="hidden" name="it" id="id_it">')


def test_refused_field_is_tied_to_hint_and_errors() -> None:
    html = one(forms.CharField(help_text="Two <b>words</b>."), {"it": ""})

    assertHTMLEqual(
        html,
        f"""<div class="field field-error">
          <label for="id_it">It</label>
          <div class="hint" id="id_it_helptext">Two <b>words</b>.</div>
          <div class="errors" id="id_it_error"><p class="error">{BANG}<span>This field is required.</span></p></div>
          <input type="text" name="it" class="input" aria-describedby="id_it_helptext id_it_error" required
            aria-invalid="true" id="id_it">
        </div>""",
    )


def test_notes_do_not_replace_what_a_widget_is_described_by() -> None:
    html = one(forms.CharField(widget=forms.TextInput({"aria-describedby": "rules"})), {"it": ""})

    assert Elements(html).values("aria-describedby") == ["rules id_it_error"]


def test_checkbox_is_a_choice_of_its_own() -> None:
    html = one(forms.BooleanField(label="I agree", required=False, help_text="To all."), {"it": "on"})

    assertHTMLEqual(
        html,
        """<div class="field">
          <div class="choice">
            <input type="checkbox" name="it" aria-describedby="id_it_helptext" id="id_it" checked>
            <label for="id_it">I agree</label>
          </div>
          <div class="hint" id="id_it_helptext">To all.</div>
        </div>""",
    )


@pytest.mark.parametrize(
    ("field", "kind", "required"),
    [
        (forms.ChoiceField(label="Pace", choices=PACES, widget=forms.RadioSelect), "radio", "required"),
        (forms.MultipleChoiceField(label="Pace", choices=PACES, widget=forms.CheckboxSelectMultiple), "checkbox", ""),
    ],
)
def test_group_of_choices_is_a_fieldset(field: forms.Field, kind: str, required: str) -> None:
    html = one(field, {})

    assertHTMLEqual(
        html,
        f"""<fieldset class="field field-error" aria-describedby="id_it_error">
          <legend>Pace</legend>
          <div class="errors" id="id_it_error"><p class="error">{BANG}<span>This field is required.</span></p></div>
          <div class="choices">
            <div class="choice"><input type="{kind}" name="it" value="calm" id="id_it_0" {required} aria-invalid="true">
              <label for="id_it_0">Calm</label></div>
            <div class="choice"><input type="{kind}" name="it" value="brisk" id="id_it_1" {required}
              aria-invalid="true"><label for="id_it_1">Brisk</label></div>
          </div>
        </fieldset>""",
    )


@pytest.mark.parametrize(
    ("field", "initial", "checked"),
    [
        (forms.ChoiceField(choices=PACES, widget=forms.RadioSelect), "brisk", ["brisk"]),
        (
            forms.MultipleChoiceField(choices=PACES, widget=forms.CheckboxSelectMultiple),
            ["calm", "brisk"],
            ["calm", "brisk"],
        ),
        (forms.TypedChoiceField(choices=LEVELS, coerce=int, widget=forms.RadioSelect), 1, ["1"]),
    ],
)
def test_chosen_options_are_checked(field: forms.Field, initial: Any, checked: list[str]) -> None:
    html = one(field, initial={"it": initial})

    assert [attrs["value"] for _, attrs in Elements(html).found if "checked" in attrs] == checked


def test_own_attributes_reach_each_option() -> None:
    html = one(
        forms.ChoiceField(choices=PACES, widget=forms.RadioSelect({"data-x": '"', "data-y": True}), disabled=True)
    )

    assert html.count(' data-x="&quot;" ') == 2
    assert html.count(" data-y disabled required>") == 2


def test_group_of_choices_may_be_optional() -> None:
    html = one(forms.MultipleChoiceField(choices=PACES, widget=forms.CheckboxSelectMultiple, required=False))

    assert html.count('<legend>It <span class="optional">(optional)</span></legend>') == 1


@pytest.mark.parametrize("data", [None, {}, {"email": "x", "hours": "many", "pace": "none"}])
def test_every_widget_is_wired(data: dict[str, str] | None) -> None:
    html = render("{{ form|crispy }}", EveryWidget(data, {} if data is not None else None))

    elements = Elements(html)
    assert loose_ends(html) == []
    named = {attrs["id"] for name, attrs in elements.found if "name" in attrs and attrs.get("type") != "hidden"}
    assert named == set(elements.values("for"))
    assert elements.values("name")[0] == "token"


def test_refused_form_marks_each_wrong_control() -> None:
    html = render("{{ form|crispy }}", EveryWidget({"name": "Ana"}, {}))

    marked = {attrs["name"] for _, attrs in Elements(html).found if attrs.get("aria-invalid") == "true"}
    assert marked == set(EveryWidget.base_fields) - {"name", "token"}


def summary(title: str, *lines: str) -> str:
    items = "".join(f"<li>{line}</li>" for line in lines)
    return f"""<div class="error-summary" role="alert" tabindex="-1" autofocus><h2>{title}</h2><ul>{items}</ul></div>"""


class Strict(forms.Form):
    name = forms.CharField(label="Your <name>")
    pace = forms.ChoiceField(label="Pace", choices=PACES, widget=forms.RadioSelect)
    token = forms.CharField(label="Token", widget=forms.HiddenInput)

    def clean(self) -> None:
        if self.data.get("name") != "Ana":
            raise forms.ValidationError(["Only Ana may.", "Ask her."])


def test_summary_lists_the_form_first_then_links_to_fields() -> None:
    html = render("{{ form|as_crispy_errors }}", Strict({}))

    assertHTMLEqual(
        html,
        summary(
            "There are 5 problems",
            "Only Ana may.",
            "Ask her.",
            '<a href="#id_name">Your &lt;name&gt;: This field is required.</a>',
            '<a href="#id_pace_0">Pace: This field is required.</a>',
            "Token: This field is required.",
        ),
    )


def test_summary_of_one_problem_counts_in_words() -> None:
    html = render("{{ form|as_crispy_errors }}", Strict({"name": "Ana", "token": "t"}))

    assertHTMLEqual(html, summary("There is a problem", '<a href="#id_pace_0">Pace: This field is required.</a>'))


@pytest.mark.parametrize("data", [None, {"name": "Ana", "pace": "calm", "token": "t"}])
def test_form_without_problems_has_no_summary(data: dict[str, str] | None) -> None:
    assert render("{{ form|as_crispy_errors }}", Strict(data)).strip() == ""


def test_group_without_choices_has_nothing_to_link_to() -> None:
    form = type("Bare", (forms.Form,), {"it": forms.ChoiceField(choices=(), widget=forms.RadioSelect)})({})

    html = render("{{ form|as_crispy_errors }}", form)

    assertHTMLEqual(html, summary("There is a problem", "It: This field is required."))


def test_form_puts_hidden_fields_before_the_others() -> None:
    html = render("{{ form|crispy }}", Strict())

    assert [name for name, _ in Elements(html).found][:3] == ["input", "div", "div"]
    assert Elements(html).values("class")[:2] == ["fields", "field"]
