"""What the result page shows."""

from dataclasses import dataclass

from assessments.gaps.costs import Cost, costs_of
from assessments.gaps.picture import Picture
from assessments.gaps.words import percent


@dataclass(frozen=True)
class ResultPage:
    picture: Picture
    readiness: int
    costs: tuple[Cost, ...]


def result_page(picture: Picture) -> ResultPage:
    return ResultPage(picture, percent(picture.analysis.readiness), costs_of(picture))
