"""Layout objects of crispy forms that are our own, and the helper of nearly every form."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Field, Layout


def bare_helper(*layout: Any) -> FormHelper:
    """For the fields alone: the page has the form, its token if it is a POST, and its buttons."""
    helper = FormHelper()
    helper.form_tag, helper.disable_csrf = False, True
    if layout:
        helper.layout = Layout(*layout)
    return helper


class LevelScale(Field):
    """A choice among the levels 0 to 4, as cards that say what a person at each level can do."""

    template = "%s/layout/level_scale.html"
