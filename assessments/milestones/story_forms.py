"""What people send about a story. Only a title is asked for: the rest can be written another day."""

from collections.abc import Mapping
from typing import Any

from django import forms

from assessments.milestones.stories import PARTS
from assessments.milestones.topics import OTHER, TOPICS
from assessments.models import Story
from assessments.ratings.forms import NoteField
from careerpath.lib.layout import bare_helper
from skills.catalogue import Catalogue

OVERTAKEN = "Another tab has changed this story since you opened it. Look at what it says there, then save."
LONGEST = {"situation": 1000, "action": 1500, "result": 1000, "notes": 2000}


def part_field(name: str, label: str, help_text: str, rows: int) -> NoteField:
    return NoteField(
        label=label,
        help_text=f"{help_text} {LONGEST[name]:,} characters at most.",
        required=False,
        max_length=LONGEST[name],
        widget=forms.Textarea({"rows": rows}),
        error_messages={"max_length": "This has %(show_value)d characters, and %(limit_value)d fit. Make it shorter."},
    )


class StoryForm(forms.Form):
    topic = forms.ChoiceField(
        label="What is it about?", choices=[(topic.slug, topic.name) for topic in (*TOPICS, OTHER)]
    )
    title = forms.CharField(
        label="Title",
        max_length=100,
        help_text="A few words by which you find it again.",
        error_messages={"required": "Give it a title, so that you find it again."},
    )
    situation = part_field(
        "situation", "Situation", "Where and when it was, who depended on it, and what was at stake.", 4
    )
    action = part_field("action", "What you did", "You yourself, step by step, and why so and not otherwise.", 6)
    result = part_field(
        "result", "What came of it", "With a number where there is one; and what you would do differently now.", 4
    )
    notes = part_field(
        "notes", "Notes for yourself", "What to keep to yourself, which questions came. They aren’t printed.", 3
    )

    def __init__(self, given: Mapping[str, Any] | None = None, story: Story | None = None, topic: str = "") -> None:
        there = {part: getattr(story, part) for part in PARTS} if story else {"topic": topic}
        super().__init__(given, initial=there)
        self.helper = bare_helper(*PARTS)
        # What stands there now, once the page has shown it; until then what stood there when it was opened.
        self.there = story
        self.is_overtaken = False

    @property
    def sent_revision(self) -> int:
        """Of the story when the page was opened; 0 for what isn't one of ours."""
        sent = str(self.data.get("revision", ""))
        return int(sent) if sent.isascii() and sent.isdecimal() and len(sent) < 10 else 0

    @property
    def revision(self) -> int:
        """What the page is to send with the next try: only who has seen the other tab's words may overrule them."""
        if self.is_bound and not self.is_overtaken:
            return self.sent_revision
        return self.there.revision if self.there else 0

    def show_overtaken(self, there: Story) -> None:
        self.there, self.is_overtaken = there, True
        self.add_error(None, OVERTAKEN)

    @property
    def differing(self) -> list[tuple[str, str]]:
        """What another tab wrote, part by part, where it isn't what was typed here."""
        if not self.is_overtaken:
            return []
        typed = ((part, str(self[part].value() or "")) for part in PARTS)
        return [
            (str(self[part].label), getattr(self.there, part) or "nothing")
            for part, said in typed
            if self._plain(said) != getattr(self.there, part)
        ]

    @staticmethod
    def _plain(said: str) -> str:
        return said.replace("\r\n", "\n").strip()


class SkillChoice(forms.Form):
    """For which skill a story is evidence."""

    skill = forms.ChoiceField(
        label="Which skill does it show?",
        error_messages={"invalid_choice": "There is no such skill here. Choose another."},
    )

    def __init__(self, catalogue: Catalogue, given: Mapping[str, Any] | None, skill: str) -> None:
        super().__init__(given, initial={"skill": skill})
        fields: dict[str, Any] = self.fields
        fields["skill"].choices = [
            (category.name, [(one.slug, one.name) for one in catalogue.skills_of[category.slug]])
            for category in catalogue.categories
        ]
        self.helper = bare_helper("skill")
