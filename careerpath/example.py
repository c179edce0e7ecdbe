"""The invented result on the welcome page."""

from dataclasses import dataclass

from careerpath.lib.radar import Radar, radar


@dataclass(frozen=True)
class Gap:
    skill: str
    have: int
    want: int
    statement: str


@dataclass(frozen=True)
class Example:
    gaps: tuple[Gap, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, int, int], ...]
    radar: Radar


AREAS: tuple[tuple[str, int, int], ...] = (
    ("Code", 4, 4),
    ("Data", 3, 3),
    ("Machine learning", 3, 2),
    ("ML lifecycle", 2, 3),
    ("Cloud", 2, 3),
    ("Operations", 1, 3),
    ("Security", 2, 2),
    ("Working together", 3, 3),
)

EXAMPLE = Example(
    gaps=(
        Gap("Drift detection", 1, 3, "Sets up drift checks with thresholds on a live model."),
        Gap("Kubernetes", 1, 3, "Runs a model service with probes, limits and autoscaling."),
        Gap("Incident response", 0, 2, "Takes part in an incident and writes its review."),
    ),
    columns=("Area", "You", "Asked for"),
    rows=AREAS,
    radar=radar(
        tuple(area for area, _, _ in AREAS),
        {"want": tuple(want for _, _, want in AREAS), "have": tuple(have for _, have, _ in AREAS)},
        top=4,
    ),
)
