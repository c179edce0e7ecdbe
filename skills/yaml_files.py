"""One YAML file as plain data: safely, with a clear word on what is wrong with it, and in the shape of the document."""

from pathlib import Path
from typing import Any

import yaml

from careerpath.lib.records import Fault

LARGEST_FILE = 2 * 1024 * 1024
IMPORTANCES = {"essential": 3, "important": 2, "useful": 1}


class PlainLoader(yaml.CSafeLoader):
    """Refuses a key that stands twice (YAML would silently keep the last) and leaves dates as they are written."""

    yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
        for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        for key, (at, _) in zip(keys, node.value, strict=True):
            if keys.count(key) > 1:
                raise yaml.MarkedYAMLError(problem=f"the key {key} stands twice", problem_mark=at.start_mark)
        return super().construct_mapping(node, deep)


def read_yaml(path: Path) -> dict[str, Any] | Fault:
    if path.stat().st_size > LARGEST_FILE:
        return Fault("the file", f"is larger than {LARGEST_FILE // 1024**2} MB")
    try:
        text = path.read_text(encoding="utf-8")
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Loader=yaml.CSafeLoader)):
            return Fault("the file", "uses YAML aliases (*name); write the text out")
        data = yaml.load(text, Loader=PlainLoader)  # noqa: S506 - it is a safe loader
    except UnicodeDecodeError:
        return Fault("the file", "is not written in UTF-8")
    except (yaml.YAMLError, RecursionError, TypeError) as error:
        return Fault(*_syntax(error))
    return data if isinstance(data, dict) else Fault("the file", "must be a mapping of keys to values")


def _syntax(error: Exception) -> tuple[str, str]:
    mark = getattr(error, "problem_mark", None)
    place = f"line {mark.line + 1}" if mark else "the file"
    problem = getattr(error, "problem", None) or "is nested too deeply or has keys that are no text"
    return place, f"is not good YAML: {problem}"


def numbered_levels(skill: Any) -> Any:
    """In a file the four levels stand in their order and need no number."""
    if not isinstance(skill, dict) or not isinstance(skill.get("levels"), list):
        return skill
    numbered = [
        {"level": place, **entry} if isinstance(entry, dict) else entry
        for place, entry in enumerate(skill["levels"], start=1)
    ]
    return skill | {"levels": numbered}


def listed_requirements(role: Any) -> Any:
    """In a file the requirements stand by importance, `{essential: {python: 2}}`."""
    if not isinstance(role, dict) or not isinstance(role.get("levels"), list):
        return role
    return role | {"levels": [_listed(entry) for entry in role["levels"]]}


def _listed(entry: Any) -> Any:
    asked = entry.get("requirements") if isinstance(entry, dict) else None
    if not isinstance(asked, dict) or not all(isinstance(skills, dict) for skills in asked.values()):
        return entry
    requirements = [
        {"skill": skill, "level": level, "importance": IMPORTANCES.get(importance, importance)}
        for importance, skills in asked.items()
        for skill, level in skills.items()
    ]
    return entry | {"requirements": requirements}


def listed_proofs(milestone: Any) -> Any:
    """In a file a milestone proves `{python: 2}`."""
    if not isinstance(milestone, dict) or not isinstance(milestone.get("proves"), dict):
        return milestone
    return milestone | {"proves": [{"skill": skill, "level": level} for skill, level in milestone["proves"].items()]}
