"""Layout objects of crispy forms that are our own."""

from crispy_forms.layout import Field


class LevelScale(Field):
    """A choice among the levels 0 to 4, as cards that say what a person at each level can do."""

    template = "%s/layout/level_scale.html"
