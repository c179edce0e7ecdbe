"""The forms of the page of a step: those that nobody has written into yet are drawn once."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from html import escape

from crispy_forms.utils import render_crispy_form
from django.utils.safestring import SafeString

from assessments.plans.forms import ActForm, NoteForm, OwnForm
from assessments.plans.standing import PlanNow, PlanStep


def drawn_forms(forms: Mapping[str, ActForm]) -> dict[str, SafeString]:
    return {
        word: _sent(form) if _is_personal(form) else _as_given(type(form), _hours(form)) for word, form in forms.items()
    }


def _is_personal(form: ActForm) -> bool:
    """With words of somebody in it, or with what is wrong with them."""
    return form.is_bound or isinstance(form, NoteForm | OwnForm)


def _hours(form: ActForm) -> int | None:
    found: int | None = form.initial.get("hours")
    return found


@lru_cache(maxsize=200)
def _as_given(kind: type[ActForm], hours: int | None) -> SafeString:
    return _sent(kind(initial={"hours": hours}))


def _sent(form: ActForm) -> SafeString:
    return SafeString(render_crispy_form(form))


def places(plan: PlanNow, step: PlanStep) -> SafeString:
    """All that it can be put before, of which there may be a hundred; chosen is what it stands before now."""
    return SafeString("".join(_places(plan, step))) if step.is_ahead else SafeString("")


def _places(plan: PlanNow, step: PlanStep) -> Iterator[str]:
    number = plan.ahead.index(step)
    for place, other in enumerate(plan.ahead):
        if other != step:
            chosen = " selected" if place == number + 1 else ""
            yield f'<option value="{other.pk}"{chosen}>{place + 1}. {escape(other.in_short)}</option>'
    chosen = " selected" if number + 1 == len(plan.ahead) else ""
    yield f'<option value=""{chosen}>nothing: the end</option>'
