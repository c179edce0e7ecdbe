"""Ratios of CPU time, taken side by side in one run: the machine's mood falls out."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from django.test import Client


@dataclass(frozen=True)
class Row:
    what: str
    ours: float
    base: float
    unit: str
    base_is: str
    goal: float

    @property
    def ratio(self) -> float:
        return self.ours / self.base

    @property
    def met(self) -> bool:
        return self.ratio <= self.goal


def cpu(act: Callable[[], object]) -> float:
    begin = time.process_time()
    act()
    return (time.process_time() - begin) * 1000


def side_by_side(ours: Callable[[], object], base: Callable[[], object], rounds: int = 60) -> tuple[float, float]:
    """The least CPU milliseconds of each over many rounds, taking turns after a warm-up."""
    for act in (ours, base):
        for _ in range(3):
            act()
    pairs = [(cpu(ours), cpu(base)) for _ in range(rounds)]
    return min(mine for mine, _ in pairs), min(theirs for _, theirs in pairs)


def page(client: Client, path: str) -> Callable[[], object]:
    def get() -> None:
        response = client.get(path)
        assert response.status_code == 200, f"{path}: {response.status_code}"

    return get
