"""Columns that many of the catalogue's tables share."""

from typing import Any, get_args

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from careerpath.lib.levels import LEVEL_NAMES
from careerpath.lib.records import MARKUP
from skills.catalogue import Seniority

LEVELS = [(level, f"{level} {name.lower()}") for level, name in enumerate(LEVEL_NAMES)]
RANKS = LEVELS[1:]


def choices_of(literal: object) -> list[tuple[str, str]]:
    return [(word, word.replace("-", " ")) for word in get_args(literal)]


SENIORITIES = choices_of(Seniority)


def plain_text(value: str) -> None:
    if MARKUP.search(value):
        raise ValidationError("Write plain text without markup.")
    # A line break is white space like another; the rest could turn a line round or move the cursor of a terminal.
    if not " ".join(value.split()).isprintable():
        raise ValidationError("Write plain text without control characters.")


def plain_texts(value: Any) -> None:
    if not isinstance(value, list) or not all(isinstance(text, str) and text.strip() for text in value):
        raise ValidationError("Must be a list of texts.")
    for text in value:
        plain_text(text)


class PlainText(models.CharField):
    """A line or a paragraph of text without markup."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 200)
        super().__init__(*args, **kwargs)
        self.validators = [*self.validators, plain_text]


class PlainTexts(models.JSONField):
    """A list of texts, in its order."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)
        self.validators = [*self.validators, plain_texts]


def rank(**more: Any) -> Any:
    return models.PositiveSmallIntegerField(choices=RANKS, **more)


def hours(**more: Any) -> Any:
    return models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(1000)], **more)


def order() -> Any:
    return models.PositiveIntegerField(default=0, help_text="Smaller comes first.")
