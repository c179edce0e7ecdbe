"""My stories for interviews: all of them, writing one, deleting it, and making it evidence."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from assessments.milestones.stories import (
    MOST_STORIES,
    ChangedError,
    TooManyError,
    change_story,
    delete_story,
    evidence_from,
    show_by_story,
    stories_of,
    write_story,
)
from assessments.milestones.story_forms import SkillChoice, StoryForm
from assessments.milestones.topics import OTHER, TOPICS, topic_of
from assessments.models import Story
from assessments.ratings.forms import LONGEST_EVIDENCE, EvidenceForm
from assessments.ratings.guards import remember_removal, skill_id, was_removed
from skills.reading import Reading, reads_catalogue

pages = require_http_methods(["GET", "HEAD", "POST"])

INCOMPLETE = "Write the situation, what you did and what came of it. Then it can be evidence."
TOO_MANY = f"You have {MOST_STORIES} stories, and more don’t fit. Delete one first, in another tab."


@require_safe
@login_required
def stories(request: HttpRequest) -> HttpResponse:
    found = stories_of(request.user)
    topics = [(topic, [story for story in found if story.topic == topic.slug]) for topic in (*TOPICS, OTHER)]
    return render(request, "milestones/stories.html", {"topics": topics, "stories": found})


@pages
@login_required
def new_story(request: HttpRequest) -> HttpResponse:
    topic = topic_of(request.GET.get("topic", ""))
    form = StoryForm(request.POST if request.method == "POST" else None, topic=topic.slug)
    if form.is_valid():
        try:
            story = write_story(person=request.user, words=form.cleaned_data)
        except TooManyError:
            form.add_error(None, TOO_MANY)
        else:
            messages.success(request, "Your story is saved.")
            return redirect("story", story.pk)
    return render(request, "milestones/story.html", {"form": form, "topic": topic})


def own_story(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Hands the view the story of this number, if it is the person's own."""

    @wraps(view)
    @login_required
    def guarded(request: HttpRequest, /, *args: Any, pk: int) -> HttpResponse:
        person: Any = request.user
        return view(request, *args, get_object_or_404(Story, pk=pk, person=person))

    return guarded


@pages
@own_story
def story(request: HttpRequest, row: Story) -> HttpResponse:
    form = StoryForm(request.POST if request.method == "POST" else None, row)
    if form.is_valid():
        try:
            change_story(person=request.user, story=row.pk, revision=form.sent_revision, words=form.cleaned_data)
        except ChangedError as error:
            form.show_overtaken(error.there)
        else:
            messages.success(request, "Your story is saved.")
            return redirect("story", row.pk)
    context = {"form": form, "story": row, "topic": topic_of(row.topic), "evidence": evidence_from(row)}
    return render(request, "milestones/story.html", context)


@pages
@login_required
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    """The page asks before. A second click finds nothing to delete, and that is as good."""
    person: Any = request.user
    if not was_removed(request, f"story {pk}"):
        get_object_or_404(Story, pk=pk, person=person)
    if request.method == "POST" and delete_story(person=person, story=pk):
        remember_removal(request, f"story {pk}")
        messages.success(request, "The story is deleted.")
    return redirect("stories")


@pages
@reads_catalogue
@own_story
def story_evidence(request: HttpRequest, reading: Reading, row: Story) -> HttpResponse:
    """First the skill, then which sentence of it the story proves."""
    if not row.is_complete:
        messages.info(request, INCOMPLETE)
        return redirect("story", row.pk)
    catalogue, topic = reading.catalogue, topic_of(row.topic)
    wanted = request.GET.get("skill", topic.skill if topic.skill in catalogue.skill else "")
    choice = SkillChoice(catalogue, {"skill": wanted} if wanted else None, wanted)
    skill = catalogue.skill[wanted] if choice.is_valid() else None
    form = EvidenceForm(skill, request.POST if request.method == "POST" else None, _sentence(row)) if skill else None
    if (
        skill
        and form
        and form.is_valid()
        and form.kept(show_by_story, story=row, skill_id=skill_id(reading, skill.slug))
    ):
        messages.success(request, f"It is evidence for {skill.name} now.")
        return redirect("story", row.pk)
    context = {"reading": reading, "story": row, "choice": choice, "skill": skill, "form": form}
    return render(request, "milestones/story_evidence.html", context)


def _sentence(row: Story) -> str:
    """A proposal. What others read is what the person makes of it."""
    return f"{row.title}. {row.result}".strip()[:LONGEST_EVIDENCE]
