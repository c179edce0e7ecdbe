"""What people send: a target, answers, evidence. Each becomes a type of ours, or a sentence that says what to do."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any, ClassVar

from django import forms
from django.core.validators import URLValidator

from assessments.models import Interest
from assessments.ratings.answers.seen import NOT_MINE, WORDS, Seen, Sent
from assessments.ratings.evidence import MOST_PIECES, TooManyPiecesError
from assessments.ratings.questions.target_choices import EVERYTHING
from careerpath.lib.layout import LevelScale, bare_helper
from skills.catalogue import Catalogue, Skill

LONGEST_NOTE, LONGEST_EVIDENCE, LONGEST_LINK = 1000, 500, 500
TOO_LONG = "Your note has %(show_value)d characters, and %(limit_value)d fit. Make it shorter."
NO_SUCH_LEVEL = f"“%(value)s” is no level. Choose 0 to 4, or {NOT_MINE} for what doesn’t apply to you."
NOT_OURS = "This page is out of step with what is saved. Load it again."
OUT_OF_STEP = "This was out of step with what is saved. Look at your choice again, then save."
NOT_CHOSEN = "Choose the sentence that is true of you, or skip this skill."
NOTE_ALONE = "A note goes with a level. Choose one, or take the note out."
NO_TARGET = "Choose a role and level, or all skills."

WAYS = [("parts", "One area at a time"), ("short", "Ask me only what you must")]


class TargetForm(forms.Form):
    """`target` becomes the slug of a role and a seniority; both are empty for all skills."""

    what_to_do: ClassVar[str] = NO_TARGET

    target = forms.CharField()
    way = forms.ChoiceField(choices=WAYS, required=False)

    def __init__(self, catalogue: Catalogue, given: Mapping[str, Any] | None = None) -> None:
        super().__init__(given)
        self.catalogue = catalogue
        self.fields["target"].error_messages["required"] = self.what_to_do

    def clean_target(self) -> tuple[str, str]:
        sent: str = self.cleaned_data["target"]
        if sent == EVERYTHING:
            return "", ""
        role, _, seniority = sent.partition("/")
        known = self.catalogue.role.get(role)
        if known is None or known.level(seniority) is None:
            raise forms.ValidationError(f"That role isn’t here any more. {self.what_to_do}")
        return role, seniority


class NoteField(forms.CharField):
    """A line ends the same way whether a script or a form sent it, and counts once."""

    def to_python(self, value: Any) -> str:
        text: str = super().to_python(value) or ""
        return text.replace("\r\n", "\n")


class LinkField(forms.URLField):
    """Where something can be seen; it may stay empty."""

    def __init__(self, *, help_text: str) -> None:
        super().__init__(
            label="Link",
            help_text=help_text,
            required=False,
            max_length=LONGEST_LINK,
            assume_scheme="https",
            validators=[URLValidator(["https", "http"])],
            error_messages={"invalid": "Write a link that begins with https://."},
        )


class AnswerForm(forms.Form):
    """What was sent of one skill."""

    level = forms.ChoiceField(
        choices=[(word, word) for word in WORDS], required=False, error_messages={"invalid_choice": NO_SUCH_LEVEL}
    )
    note = NoteField(max_length=LONGEST_NOTE, required=False, error_messages={"max_length": TOO_LONG})
    seen = forms.CharField(required=False)
    wish = forms.ChoiceField(choices=[("", ""), *Interest.Kind.choices], required=False)
    wished = forms.CharField(required=False)

    def __init__(self, skill: str, given: Mapping[str, Any], **more: Any) -> None:
        super().__init__(given, **more)
        self.skill = skill

    def clean_seen(self) -> Seen:
        seen = Seen.read(self.cleaned_data["seen"] or "0")
        if seen is None:
            raise forms.ValidationError(NOT_OURS)
        return seen

    @property
    def sent(self) -> Sent:
        """What was good of it."""
        self.is_valid()
        good = self.cleaned_data
        wish, wished = (good.get(name) if self.add_prefix(name) in self.data else None for name in ("wish", "wished"))
        return Sent(self.skill, good.get("level", ""), good.get("note", ""), good.get("seen", Seen()), wish, wished)

    @property
    def faults(self) -> str:
        return " ".join(str(text) for texts in self.errors.values() for text in texts)


def problem_of(form: AnswerForm, sent: Sent) -> str:
    return form.faults or (NOTE_ALONE if sent.is_note_alone else "")


class AnswersForm:
    """What a page of several skills sent. `keep` names a skill whose earlier rating is taken over, or all."""

    def __init__(self, skills: Iterable[Skill], given: Mapping[str, Any], earlier: Mapping[str, str]) -> None:
        self.forms = {skill.slug: AnswerForm(skill.slug, given, prefix=skill.slug) for skill in skills}
        self.keep = str(given.get("keep", ""))
        self.earlier = earlier

    @cached_property
    def sent(self) -> dict[str, Sent]:
        return {slug: self._kept(form.sent) for slug, form in self.forms.items()}

    def _kept(self, sent: Sent) -> Sent:
        wanted = self.keep == sent.skill or (self.keep == "all" and not sent.word)
        return replace(sent, word=self.earlier[sent.skill]) if wanted and sent.skill in self.earlier else sent

    @cached_property
    def problems(self) -> dict[str, str]:
        found = {slug: problem_of(form, self.sent[slug]) for slug, form in self.forms.items()}
        return {slug: problem for slug, problem in found.items() if problem}

    def refuse(self, skill: str, why: str) -> None:
        self.problems[skill] = why

    @property
    def good(self) -> list[Sent]:
        """A skill with a problem is left as it was: half an answer would take the place of a whole one."""
        return [sent for slug, sent in self.sent.items() if slug not in self.problems]

    def typed(self, slug: str) -> tuple[str, str, str]:
        """The level, the note and the wish as they were sent, good or not, to be shown again."""
        form = self.forms[slug]
        level, note, wish = (str(form[name].data or "") for name in ("level", "note", "wish"))
        return level or self.sent[slug].word, note, wish

    def wished(self, slug: str) -> str:
        """What its page showed as the wish. What is shown again is still measured by that."""
        return self.sent[slug].wished or ""


class EvidenceForm(forms.Form):
    level = forms.TypedChoiceField(
        label="Which sentence does it prove?",
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the level that it proves."},
    )
    link = LinkField(help_text="A repository, a certificate, a talk, a page about your work. We never open it.")
    text = NoteField(
        label="In a sentence",
        help_text="What you did, where and when: something that another person could ask about.",
        required=False,
        max_length=LONGEST_EVIDENCE,
        widget=forms.Textarea({"rows": 3}),
    )

    def __init__(self, skill: Skill, given: Mapping[str, Any] | None = None, text: str = "") -> None:
        super().__init__(given, initial={"text": text})
        fields: dict[str, Any] = self.fields
        fields["level"].choices = [(str(step.level), step.statement) for step in skill.levels]
        self.helper = bare_helper(LevelScale("level"), "link", "text")

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = self.cleaned_data
        if not self.errors and not (found["link"] or found["text"]):
            self.add_error("text", "Give a link or a sentence.")
        return found

    def kept(self, add: Callable[..., bool], **whose: Any) -> bool:
        """False where there is no room for more, which the form then says."""
        try:
            add(**whose, **self.cleaned_data)
        except TooManyPiecesError:
            self.add_error(None, f"You have {MOST_PIECES} pieces for this skill, and more don’t fit. Delete one first.")
            return False
        return True
