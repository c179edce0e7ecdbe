"""A framework with one category of as many skills as one wants, published: to see what a skill more costs."""

from dataclasses import replace

from skills.catalogue import Catalogue
from skills.files.documents import to_document
from skills.models import Framework, Release
from skills.services import write_rows


def wide_release(catalogue: Catalogue, skills: int) -> Release:
    """Skills of the catalogue again and again under other slugs, without roles."""
    category = catalogue.categories[0]
    patterns = [catalogue.skills[number % len(catalogue.skills)] for number in range(skills)]
    wide = Catalogue(
        framework=replace(catalogue.framework, slug=f"wide-{skills}"),
        categories=(category,),
        skills=tuple(
            replace(skill, slug=f"{skill.slug}-{number}", category=category.slug, needs=(), sources=(), replaced_by=())
            for number, skill in enumerate(patterns)
        ),
        roles=(),
        responsibilities=(),
        milestones=(),
        pay=(),
        fit=(),
        market=(),
        sources=(),
    )
    write_rows(catalogue=wide)
    framework = Framework.objects.get(slug=wide.framework.slug)
    return Release.objects.create(framework=framework, number=1, note="Wide", snapshot=to_document(wide))
