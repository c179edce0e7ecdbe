"""The same few fields again and again."""

from typing import Any

import pytest
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Row
from django import forms
from django.template import Context, Template
from pytest_django.asserts import assertHTMLEqual

from tests.lib.markup import Elements, loose_ends


class Link(forms.Form):
    title = forms.CharField()


class TwoDifferent(forms.BaseFormSet):
    def clean(self) -> None:
        raise forms.ValidationError("Both are the same.")


Links = forms.formset_factory(Link, extra=2, formset=TwoDifferent)
SENT = {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "2", "form-0-title": "A", "form-1-title": ""}
ROW = """<div class="form-of-set" role="group" aria-label="Number {number}"><div class="fields">
  <div class="field"><label for="id_form-{index}-title">Title</label>
    <input type="text" name="form-{index}-title" class="input" id="id_form-{index}-title"></div>
</div></div>"""


def render(source: str, formset: Any, helper: FormHelper | None = None) -> str:
    context = Context({"formset": formset, "helper": helper, "csrf_token": "T"})
    return Template("{% load crispy_forms_tags %}" + source).render(context)


def test_formset_numbers_its_forms() -> None:
    formset = Links()

    html = render("{{ formset|crispy }}", formset)

    rows = ROW.format(number=1, index=0) + ROW.format(number=2, index=1)
    assertHTMLEqual(html, str(formset.management_form) + rows)


def test_formset_has_one_summary_for_all_its_forms() -> None:
    html = render("{{ formset|as_crispy_errors }}", Links(SENT))

    assertHTMLEqual(
        html,
        """<div class="error-summary" role="alert" tabindex="-1" autofocus>
          <h2>There are 2 problems</h2>
          <ul>
            <li>Both are the same.</li>
            <li><a href="#id_form-1-title">Number 2: Title: This field is required.</a></li>
          </ul>
        </div>""",
    )


@pytest.mark.parametrize("layout", [None, Layout(Row("title"))], ids=["plain", "with a layout"])
def test_refused_formset_is_wired(layout: Layout | None) -> None:
    helper = FormHelper()
    helper.layout = layout

    html = render("{% crispy formset helper %}", Links(SENT), helper)

    elements = Elements(html)
    assert loose_ends(html) == []
    assert elements.values("role") == ["alert", "group", "group"]
    assert elements.values("class", "div").count("field-row") == (2 if layout else 0)
    assert elements.values("name") == [
        "csrfmiddlewaretoken",
        *(f"form-{name}_FORMS" for name in ("TOTAL", "INITIAL", "MIN_NUM", "MAX_NUM")),
        "form-0-title",
        "form-1-title",
    ]
