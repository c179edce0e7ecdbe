from dataclasses import replace

from skills.catalogue import Catalogue
from skills.kept import kept


def test_what_is_kept_is_made_once_for_each_catalogue_and_argument(catalogue: Catalogue) -> None:
    made: list[str] = []

    @kept
    def count(catalogue: Catalogue, what: str, *, twice: bool = False) -> int:
        made.append(what)
        return len(getattr(catalogue, what)) * (2 if twice else 1)

    other = replace(catalogue, roles=())

    found = [count(catalogue, "roles"), count(catalogue, "roles"), count(other, "roles")]
    doubled = count(catalogue, "roles", twice=True)

    assert (found, doubled, made) == ([11, 11, 0], 22, ["roles", "roles", "roles"])


def test_what_is_kept_changes_nothing_of_the_catalogue(catalogue: Catalogue) -> None:
    same = replace(catalogue)

    kept(lambda catalogue: len(catalogue.skills))(same)

    assert same == catalogue
