"""Writes the twelve plans anew."""

from skills.files.documents import load
from tests.assessments.plans.approved import CASES, FOLDER, file_of, plan_text

catalogue = load(FOLDER.parents[3] / "fixtures" / "mlops")
for start, seniority in CASES:
    file_of(start, seniority).write_text(plan_text(catalogue, start, seniority), encoding="utf-8")
