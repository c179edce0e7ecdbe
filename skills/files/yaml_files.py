"""One YAML file as plain data: safely, with a clear word on what is wrong with it, and in the shape of the document."""

import re
from pathlib import Path
from typing import Any, NoReturn

import yaml

from careerpath.lib.records import Fault, shown
from careerpath.lib.textfiles import read_text
from skills.catalogue import IMPORTANCE

LARGEST_FILE = 2 * 1024 * 1024
# Ours are four deep. The scanner takes minutes over a million open brackets.
DEEPEST = 20
PLAIN = re.compile(r"[a-z]+\.[a-z]+\.[a-z0-9-]+")
IMPORTANCES = {word: number for number, word in IMPORTANCE.items()}


class PlainLoader(yaml.CSafeLoader):
    """Refuses a key that stands twice (YAML would silently keep the last).

    Text is what it looks like: besides it there are whole numbers, true, false and null, but none of the dates, times,
    octal numbers, `yes` and `no` that YAML 1.1 sees in an alias such as 1.10, 12:30 or No.
    """

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[Any] = set()
        for at, _ in node.value:
            if not isinstance(at, yaml.ScalarNode):
                _refuse("a key must be one word", at)
            key = self.construct_object(at)
            if key in seen:
                _refuse(f"the key {key} stands twice", at)
            seen.add(key)
        return super().construct_mapping(node, deep)


PlainLoader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"(~|null|)\Z"), ["~", "n", ""])
PlainLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"(true|false)\Z"), ["t", "f"])
PlainLoader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"-?(0|[1-9][0-9]{0,17})\Z"), [*"-0123456789"])


def read_yaml(path: Path) -> dict[str, Any] | Fault:
    text = read_text(path, largest=LARGEST_FILE)
    if isinstance(text, Fault):
        return text
    try:
        _refuse_tricks(text)
        data = yaml.load(text, Loader=PlainLoader)  # noqa: S506 - it is a safe loader
    except yaml.YAMLError as error:
        return _syntax(error)
    return data if isinstance(data, dict) else Fault("the file", "must be a mapping of keys to values")


def _refuse_tricks(text: str) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            _refuse("it is nested too deeply", event)
        if isinstance(event, yaml.AliasEvent):
            _refuse("it uses an alias (*name); write the text out", event)
        if getattr(event, "tag", None):
            _refuse("it uses a tag (!name); leave it out", event)


def _refuse(problem: str, at: Any) -> NoReturn:
    raise yaml.MarkedYAMLError(problem=problem, problem_mark=at.start_mark)


def _syntax(error: yaml.YAMLError) -> Fault:
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        return Fault(f"line {error.problem_mark.line + 1}", f"is not good YAML: {error.problem}")
    return Fault("the file", "is not good YAML: there are control characters in it")


def numbered_levels(skill: Any) -> Any:
    """In a file the four levels stand in their order and need no number."""
    if not isinstance(skill, dict) or not isinstance(skill.get("levels"), list):
        return skill
    numbered = [
        {"level": place, **entry} if isinstance(entry, dict) else entry
        for place, entry in enumerate(skill["levels"], start=1)
    ]
    return skill | {"levels": numbered}


def listed_requirements(role: Any, place: str, faults: list[Fault]) -> Any:
    """In a file the requirements stand by importance, `{essential: {python: 2}}`."""
    if not isinstance(role, dict) or not isinstance(role.get("levels"), list):
        return role
    levels = [_listed(entry, f"{place}.levels[{n}].requirements", faults) for n, entry in enumerate(role["levels"])]
    return role | {"levels": levels}


def names_of_requirements(role: Any) -> dict[str, str]:
    """How the file writes the place of each requirement: `{"levels[0].requirements[1]": "junior.essential.python"}`."""
    levels = role.get("levels") if isinstance(role, dict) else None
    found: dict[str, str] = {}
    for n, entry in enumerate(levels if isinstance(levels, list) else []):
        asked = entry.get("requirements") if isinstance(entry, dict) else None
        by_importance = asked if isinstance(asked, dict) else {}
        known = ((word, skills) for word, skills in by_importance.items() if word in IMPORTANCES)
        names = [f"{word}.{skill}" for word, skills in known if isinstance(skills, dict) for skill in skills]
        found |= {f"levels[{n}].requirements[{m}]": f"{entry.get('seniority')}.{name}" for m, name in enumerate(names)}
    # What is no plain word could turn a terminal's line round: it keeps its number.
    return {place: name for place, name in found.items() if PLAIN.fullmatch(name)}


def _listed(entry: Any, place: str, faults: list[Fault]) -> Any:
    asked = entry.get("requirements") if isinstance(entry, dict) else None
    if not isinstance(asked, dict) or not all(isinstance(skills, dict) for skills in asked.values()):
        return entry
    unknown = [word for word in asked if word not in IMPORTANCES]
    faults.extend(Fault(place, f"{shown(word)} must be one of {', '.join(IMPORTANCES)}") for word in unknown)
    requirements = [
        {"skill": skill, "level": level, "importance": IMPORTANCES[importance]}
        for importance, skills in asked.items()
        if importance in IMPORTANCES
        for skill, level in skills.items()
    ]
    return entry | {"requirements": requirements}


def listed_proofs(milestone: Any) -> Any:
    """In a file a milestone proves `{python: 2}`."""
    if not isinstance(milestone, dict) or not isinstance(milestone.get("proves"), dict):
        return milestone
    return milestone | {"proves": [{"skill": skill, "level": level} for skill, level in milestone["proves"].items()]}
