"""Groups of learners: small ones over a small catalogue, to be searched through, and large ones of the real one."""

from collections.abc import Iterable
from random import Random

from hypothesis import strategies as st

from assessments.cohorts.lessons.learners import Learner, Learners, read_learners
from assessments.plans.order.network import Task
from assessments.plans.steps import Way, level_steps
from skills.catalogue import Catalogue, Category, Framework, Level, Need, Skill
from skills.targets import Ask, Target
from tests.assessments.plans.order.graphs import chance_of, wide_graph

SLUGS = ("linux", "docker", "git", "sql")


def small_catalogue(hours: Iterable[int], needs: Iterable[tuple[str, Need]] = ()) -> Catalogue:
    """Four skills of two levels; the hours of their steps, one after the other; what they need else."""
    each, listed = iter(hours), list(needs)
    skills = tuple(
        Skill(
            slug,
            slug.title(),
            "craft",
            "s",
            "w",
            (),
            tuple(Level(rank, f"Does {rank}.", next(each)) for rank in (1, 2)),
            tuple(need for of, need in listed if of == slug),
        )
        for slug in SLUGS
    )
    return Catalogue(Framework("f", "F", "s", ()), (Category("craft", "Craft", "s"),), skills, *((),) * 7)


def small_needs() -> st.SearchStrategy[list[tuple[str, Need]]]:
    """Each skill may need those that stand before it, so there is no circle."""
    pairs = [(SLUGS[n], SLUGS[m]) for n in range(4) for m in range(n)]
    need = st.builds(
        lambda pair, at, level: (pair[0], Need(at, pair[1], level)),
        st.sampled_from(pairs),
        st.integers(1, 2),
        st.integers(1, 2),
    )
    return st.lists(need, max_size=5, unique_by=lambda found: (found[0], found[1].at, found[1].skill))


def people(most: int, slugs: Iterable[str] = SLUGS, top: int = 4) -> st.SearchStrategy[list[Learner]]:
    levels = st.dictionaries(st.sampled_from(sorted(slugs)), st.integers(0, top))
    return st.lists(levels, max_size=most).map(lambda all_: [Learner(n, have) for n, have in enumerate(all_, start=1)])


TARGETS = st.dictionaries(
    st.sampled_from(SLUGS), st.builds(Ask, level=st.integers(1, 2), weight=st.integers(1, 3)), min_size=1
)


def group_of(catalogue: Catalogue, target: Target, learners: Iterable[Learner]) -> Learners:
    return read_learners(level_steps(catalogue, target, have={}), learners)


def many_people(catalogue: Catalogue, number: int, seed: int = 0) -> list[Learner]:
    """Some skills are common and some are rare; some people are ahead in all, and each has their own mix."""
    chance = chance_of(seed)
    common = {skill.slug: chance.uniform(0, 2.2) for skill in catalogue.skills}
    return [_somebody(key, common, chance.gauss(0, 0.7), chance) for key in range(1, number + 1)]


def _somebody(key: int, common: dict[str, float], ahead: float, chance: Random) -> Learner:
    levels = {slug: round(usual + ahead + chance.gauss(0, 0.8)) for slug, usual in common.items()}
    return Learner(key, {slug: min(max(level, 0), 4) for slug, level in levels.items()})


def entangled(seed: int) -> Learners:
    """Each gain waits for four steps of fourteen, and everybody has some of these, but each has others."""
    graph = [
        Task((str(task.key), 1), task.hours, task.gain, frozenset((str(key), 1) for key in task.after))
        for task in wide_graph(seed, side=14)
    ]
    chance = chance_of(seed)
    openers = [str(task.key) for task in wide_graph(seed, side=14) if not task.gain]
    learners = [Learner(key, {slug: 1 for slug in openers if chance.random() < 0.4}) for key in range(30)]
    return read_learners(Way(tuple(graph), sum(task.gain for task in graph), 0), learners)
