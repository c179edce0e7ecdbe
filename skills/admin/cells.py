"""How one cell of an imported or exported table is read and written. All are texts; a ValueError says what is wrong."""

from collections.abc import Callable, Sequence
from typing import Any

from django.db import models
from import_export.widgets import ManyToManyWidget, Widget

from careerpath.lib.records import LINK, SLUG, shown
from skills.models.fields import PlainTexts

Find = Callable[[type[models.Model], str, Any], Any]

YES_AND_NO = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False, "": False}


def one_line(text: str) -> str:
    line = " ".join(text.split())
    if not line.isprintable():
        raise ValueError("has a control character in it; write plain text")
    return line


class Line(Widget):
    def clean(self, value: str, row: Any = None, **kwargs: Any) -> Any:
        return one_line(value)


class Slug(Widget):
    def clean(self, value: str, row: Any = None, **kwargs: Any) -> Any:
        text = value.strip()
        if text and not SLUG.fullmatch(text):
            raise ValueError(f"{shown(text)} is not a slug (small letters, digits and dashes)")
        return text


class Link(Widget):
    def clean(self, value: str, row: Any = None, **kwargs: Any) -> Any:
        text = value.strip()
        if text and not LINK.fullmatch(text):
            raise ValueError(f"{shown(text)} is not a link that begins with https://")
        return text


class Lines(Widget):
    """A list of texts, one a line in the cell."""

    def clean(self, value: str, row: Any = None, **kwargs: Any) -> Any:
        return [line for line in map(one_line, value.splitlines()) if line]

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> Any:
        return "\n".join(value or ())


class Number(Widget):
    def clean(self, value: str, row: Any = None, **kwargs: Any) -> Any:
        text = value.strip()
        if text and not (text.isascii() and text.isdigit() and len(text) < 10):
            raise ValueError(f"{shown(text)} is not a whole number")
        return int(text) if text else None

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> Any:
        return "" if value is None else value


class YesNo(Widget):
    def clean(self, value: str, row: Any = None, **kwargs: Any) -> Any:
        text = value.strip().lower()
        if text not in YES_AND_NO:
            raise ValueError(f"{shown(text)} is neither yes nor no")
        return YES_AND_NO[text]

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> Any:
        return "yes" if value else "no"


class Choice(Widget):
    """One of a few words or numbers, as they are stored."""

    def __init__(self, values: Sequence[Any], blank: bool) -> None:
        super().__init__()
        self.values = {str(value): value for value in values} | ({"": ""} if blank else {})

    def clean(self, value: str, row: Any = None, **kwargs: Any) -> Any:
        text = value.strip()
        if text not in self.values:
            raise ValueError(f"{shown(text)} is not one of {', '.join(filter(None, self.values))}")
        return self.values[text]

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> Any:
        return "" if value is None else value


class Named(Widget):
    """Another thing of the same framework, by its slug. The resource that it belongs to says how it is found."""

    find: Find

    def __init__(self, model: type[models.Model], blank: bool) -> None:
        super().__init__()
        self.model, self.blank = model, blank

    def clean(self, value: str, row: Any = None, **kwargs: Any) -> Any:
        slug = value.strip()
        if not slug and self.blank:
            return None
        return self.find(self.model, slug, row)

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> Any:
        return value.slug if value else ""


class NamedMany(ManyToManyWidget):
    """Other things of the same framework, by their slugs with commas between them."""

    find: Find

    def clean(self, value: str, row: Any = None, **kwargs: Any) -> Any:
        slugs = dict.fromkeys(filter(None, (slug.strip() for slug in value.replace(";", ",").split(","))))
        return [self.find(self.model, slug, row) for slug in slugs]

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> Any:
        things = value.all() if isinstance(value, models.Manager) else value
        return ", ".join(thing.slug for thing in things or ())


def cell_of(column: Any) -> Widget:
    """What reads and writes the cells of a column of the database."""
    if isinstance(column, models.ManyToManyField):
        return NamedMany(model=column.related_model)
    if isinstance(column, models.ForeignKey):
        return Named(column.related_model, blank=column.null)
    if column.choices:
        return Choice([value for value, _ in column.choices], blank=column.blank)
    kinds: dict[type[Any], type[Widget]] = {
        PlainTexts: Lines,
        models.BooleanField: YesNo,
        models.IntegerField: Number,
        models.SlugField: Slug,
    }
    if column.name == "link":
        return Link()
    return next((widget() for kind, widget in kinds.items() if isinstance(column, kind)), Line())
