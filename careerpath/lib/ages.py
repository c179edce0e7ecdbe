"""Counts and ages in words."""

DAYS_OF_A_WEEK, DAYS_OF_A_MONTH, DAYS_OF_A_YEAR = 7, 30.44, 365.25


def counted(number: int, what: str) -> str:
    """
    >>> counted(1, "skill"), counted(2, "skill"), counted(0, "skill")
    ('1 skill', '2 skills', '0 skills')
    """
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def how_old(days: int) -> str:
    """
    >>> [how_old(days) for days in (1, 13, 30, 100, 400, 800, 1094)]
    ['1 day', '13 days', '4 weeks', '3 months', '13 months', '2 years', '3 years']
    """
    if days < 2 * DAYS_OF_A_WEEK:
        return counted(days, "day")
    if days < 2 * DAYS_OF_A_MONTH:
        return counted(round(days / DAYS_OF_A_WEEK), "week")
    if days < 2 * DAYS_OF_A_YEAR:
        return counted(round(days / DAYS_OF_A_MONTH), "month")
    return counted(round(days / DAYS_OF_A_YEAR), "year")


def age_in_words(days: int) -> str:
    """
    >>> [age_in_words(days) for days in (0, 1, 13, 30, 400)]
    ['today', 'yesterday', '13 days ago', '4 weeks ago', '13 months ago']
    """
    if days < 1:
        return "today"
    return "yesterday" if days == 1 else f"{how_old(days)} ago"
