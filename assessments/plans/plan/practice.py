"""What would prove a step for which no milestone stands in the catalogue: doing what its level says, and keeping it.

>>> from skills.catalogue import Level, Resource
>>> course = Resource("SQL in a week", "https://example.org/sql", "course", 0, 2, 10, "free")
>>> sql = Skill("sql", "SQL", "data", "s", "w", (), (Level(1, "Reads a query.", 4), Level(2, "Joins tables.", 9)),
...             resources=(course,))
>>> found = practice(sql, 2)
>>> print(found.in_short, found.along.title, sep="; ")
Do it once in something small, of your own or at work, and keep the result: Joins tables.; SQL in a week
"""

from dataclasses import dataclass

from skills.catalogue import Resource, Skill

# In the words of any skill: what is explained or led has a result just as what is built.
HOW = (
    "Do it so that somebody else can follow, and keep what you wrote, drew or recorded",
    "Do it once in something small, of your own or at work, and keep the result",
    "Do it where others rely on it, at work or in an open project, and keep the result with what they say of it",
    "Do it where more than one team relies on it, and keep the result with what shows that it made a difference",
)
# What one works along with; an article or a book is read before.
WORKED_ALONG = ("exercise", "course", "documentation")


@dataclass(frozen=True)
class Practice:
    how: str
    statement: str
    along: Resource | None

    @property
    def in_short(self) -> str:
        return f"{self.how}: {self.statement}"


def practice(skill: Skill, level: int) -> Practice:
    serving = [item for item in skill.resources if item.start < level <= item.end and item.kind in WORKED_ALONG]
    along = min(serving, key=lambda item: WORKED_ALONG.index(item.kind), default=None)
    return Practice(HOW[level - 1], skill.statement(level), along)
