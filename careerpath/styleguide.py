"""Each component in every state, on one page. Only with DEBUG on."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from crispy_forms.bootstrap import Alert, AppendedText, FormActions, InlineRadios
from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Fieldset, Layout, Row, Submit
from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from careerpath.lib.layout import LevelScale
from careerpath.lib.levels import LEVEL_NAMES
from careerpath.lib.radar import radar

Rest = ParamSpec("Rest")
View = Callable[Concatenate[HttpRequest, Rest], HttpResponse]

# A template each, and the status it is sent with.
ERROR_PAGES = {"400": 400, "403": 403, "403_csrf": 403, "404": 404, "413": 413, "429": 429, "500": 500}

COLOURS = (
    ("paper", "The ground of every page."),
    ("card", "The ground of what is acted upon."),
    ("sunk", "Tags, messages, what is switched off."),
    ("line", "Hairlines between things."),
    ("edge", "Borders of controls: 3:1 on every ground."),
    ("ink", "Text."),
    ("soft", "Second words: hints, captions, heads of tables."),
    ("accent", "Links, the next act, what somebody can do."),
    ("accent-strong", "The same under the pointer."),
    ("tint", "What is chosen or went well."),
    ("gap", "What is missing, or below the goal. Nothing else."),
    ("gap-tint", "The ground of warnings."),
    ("danger", "What is wrong, or can’t be undone."),
    ("danger-tint", "The ground of errors."),
)
PARTS = (
    ("tokens", "Colour and type"),
    ("levels", "Levels and gaps"),
    ("actions", "Buttons and dialogs"),
    ("boxes", "Cards, numbers, tags"),
    ("lists", "Lists and tables"),
    ("ways", "Ways about"),
    ("notes", "Messages"),
    ("charts", "Progress and charts"),
    ("fields", "Forms"),
    ("levels-form", "Choosing a level"),
    ("errors", "Error pages"),
)
AREAS = (
    ("Code", 4, 4),
    ("Data", 3, 3),
    ("Machine learning", 3, 2),
    ("ML lifecycle", 2, 3),
    ("Cloud and platform", 2, 3),
    ("Operations", 1, 3),
    ("Security", 2, 2),
    ("Working together", 3, 3),
)
CONTAINERS = (
    "Containers are new to you.",
    "Explains what an image and a container are; runs one from a registry.",
    "Writes a Dockerfile for a service and cuts its size and build time.",
    "Builds multi-stage images for training and serving, scans and signs them.",
    "Sets the image standards of an organisation and debugs the runtime beneath.",
)
PACES = (("calm", "Calm"), ("steady", "Steady"), ("brisk", "Brisk"))
DAYS = (("mon", "Monday to Thursday, in the evening"), ("fri", "Friday"), ("end", "At the weekend"))
ROLES = (("", "Choose a role"), ("mlops", "MLOps engineer"), ("platform", "Platform engineer for machine learning"))


class PlanSample(forms.Form):
    """Every kind of field that the template pack knows."""

    name = forms.CharField(label="Name", max_length=60)
    email = forms.EmailField(label="E-mail address", help_text="The plan is sent there. Nobody else sees it.")
    role = forms.ChoiceField(label="Role you aim at", choices=ROLES)
    start = forms.DateField(label="First day", widget=forms.DateInput({"type": "date"}))
    hours = forms.IntegerField(label="Time you have", min_value=1, max_value=40)
    pace = forms.ChoiceField(label="Pace", choices=PACES, widget=forms.RadioSelect)
    days = forms.MultipleChoiceField(
        label="When you learn", choices=DAYS, widget=forms.CheckboxSelectMultiple, help_text="Choose all that fit."
    )
    about = forms.CharField(label="What you do now", widget=forms.Textarea({"rows": 3}), required=False)
    advert = forms.FileField(label="Job advert", required=False, help_text="A text file of up to 1 MB.")
    cohort = forms.CharField(label="Your cohort", initial="Spring 2026", disabled=True)
    code = forms.CharField(label="Code from your app", widget=forms.TextInput({"class": "input-code"}), max_length=6)
    remind = forms.BooleanField(label="Remind me on Mondays", required=False, help_text="One e-mail a week.")
    terms = forms.BooleanField(label="I have read what is kept about me")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_method = "get"
        self.helper.form_action = "#fields"
        self.helper.layout = Layout(
            Fieldset("About you", Row("name", "email"), "role", "about", "advert"),
            Fieldset("Your week", Row("start", AppendedText("hours", "hours a week")), InlineRadios("pace"), "days"),
            Fieldset("To finish", "cohort", "code", "remind", "terms"),
            Alert("The plan starts anew. Finished steps stay finished.", css_class="warning"),
            FormActions(
                Submit("save", "Make the plan"),
                HTML('<a class="button button-plain" href="#fields">Back</a>'),
            ),
        )

    def clean(self) -> None:
        raise forms.ValidationError("This role has no plan yet. Choose another, or ask an admin to publish it.")


class RatingSample(forms.Form):
    levels = tuple((str(level), CONTAINERS[level]) for level in range(len(LEVEL_NAMES)))
    containers = forms.ChoiceField(
        label="Containers",
        help_text="Packing code and its world into an image that runs the same anywhere.",
        choices=levels,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout(LevelScale("containers"))


class LinkSample(forms.Form):
    title = forms.CharField(label="What it shows")
    link = forms.URLField(label="Link", assume_scheme="https")

    helper = FormHelper()
    helper.form_tag = False
    helper.layout = Layout(Row("title", "link"))


def debug_only(view: View[Rest]) -> View[Rest]:
    @wraps(view)
    def guarded(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        if not settings.DEBUG:
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


@require_safe
@debug_only
def styleguide(request: HttpRequest) -> HttpResponse:
    context = {"parts": PARTS, "colours": COLOURS, "error_pages": ERROR_PAGES, "level_names": LEVEL_NAMES}
    return render(request, "styleguide.html", context | _numbers() | _forms())


@require_safe
@debug_only
def error_page(request: HttpRequest, code: str) -> HttpResponse:
    if code not in ERROR_PAGES:
        raise Http404
    return render(request, f"{code}.html", status=ERROR_PAGES[code])


def _numbers() -> dict[str, Any]:
    pages = Paginator(range(2000), 20)
    series = {"want": tuple(want for _, _, want in AREAS), "have": tuple(have for _, have, _ in AREAS)}
    return {
        "pages": {"First page": pages.page(1), "Somewhere inside": pages.page(48), "Last page": pages.page(100)},
        "columns": ("Area", "Can do", "Asked for"),
        "areas": AREAS,
        "radar": radar(tuple(area for area, _, _ in AREAS), series, top=4),
        "gaps": ((None, 2), (0, 2), (1, 3), (2, 3), (3, 3), (4, 2)),
        "weeks": tuple(range(1, 25)),
    }


def _forms() -> dict[str, Any]:
    """The same forms untouched and refused; a prefix keeps their ids apart."""
    wrong = {
        "wrong-email": "ana at example.org",
        "wrong-hours": "80",
        "wrong-about": "Data analyst in a hospital.",
    }
    links = forms.formset_factory(LinkSample, extra=2)
    return {
        "plan": PlanSample(initial={"name": "Ana Novak", "hours": 6, "pace": "steady", "days": ["fri"]}),
        "refused": PlanSample(wrong, prefix="wrong"),
        "rating": RatingSample(initial={"containers": "2"}),
        "unrated": RatingSample({}, prefix="unrated"),
        "links": links(prefix="links"),
        "links_helper": LinkSample.helper,
    }
