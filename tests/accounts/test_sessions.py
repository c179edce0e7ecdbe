from django.urls import reverse

from careerpath.accounts.models import User
from careerpath.accounts.queries import live_sessions
from tests.accounts.steps import is_signed_in, signed_in

PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile Safari/604.1"


def test_the_list_names_browsers_and_marks_this_one(learner: User) -> None:
    here = signed_in(learner)
    signed_in(learner)
    learner.usersession_set.exclude(session_key=here.session.session_key).update(user_agent=PHONE, ip="192.0.2.7")

    page = " ".join(here.get(reverse("usersessions_list")).content.decode().split())

    assert "Firefox on Windows <span" in page
    assert page.count("This one") == 1
    assert "Safari on iPhone" in page
    assert "from IP address 192.0.2.7" in page


def test_sessions_elsewhere_are_ended(learner: User, stranger: User) -> None:
    here, elsewhere, of_somebody_else = signed_in(learner), signed_in(learner), signed_in(stranger)

    response = here.post(reverse("usersessions_list"), follow=True)

    assert "You are signed out everywhere else." in response.content.decode()
    assert "You are signed in nowhere else." in response.content.decode()
    assert [is_signed_in(client) for client in (here, elsewhere, of_somebody_else)] == [True, False, True]


def test_the_page_offers_to_end_others_only_where_there_are_some(learner: User) -> None:
    here = signed_in(learner)
    alone = here.get(reverse("usersessions_list")).content.decode()
    signed_in(learner)
    in_company = here.get(reverse("usersessions_list")).content.decode()

    assert "Sign out everywhere else</button>" not in alone
    assert "Sign out everywhere else</button>" in in_company


def test_only_live_sessions_are_counted(learner: User) -> None:
    clients = [signed_in(learner) for _ in range(3)]

    clients[0].post(reverse("account_logout"))

    assert live_sessions(learner) == 2
