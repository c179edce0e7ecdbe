"""What a learner reads of opinions about them, answers, marks, and gets by mail."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from assessments.cohorts.opinions.keys import stop_key
from assessments.cohorts.opinions.mailing import tell_of_opinions
from assessments.models import Cohort, Membership, OpinionMail, Review
from careerpath.accounts.models import User
from tests.assessments.cohorts.opinions.conftest import give, word
from tests.assessments.cohorts.test_people import rate
from tests.factories import UserFactory


@pytest.fixture
def opinion(membership: Membership, cohort: Cohort, instructor: User, learner: User) -> Review:
    """Two levels below what she says herself."""
    rate(learner, {"git": 4})
    give(instructor, cohort, word(membership, "git", 2, "Show me <b>bisect</b>"))
    return Review.objects.get()


def page(client: Client) -> str:
    return client.get("/me/opinions/").content.decode()


# -- Reading -----------------------------------------------------------------------------------------------------------


def test_both_levels_stand_side_by_side_with_their_sentences(
    opinion: Review, learner_client: Client, stranger_client: Client
) -> None:
    statements = dict(opinion.skill.levels.values_list("level", "statement"))

    mine, theirs = page(learner_client), page(stranger_client)

    for words in (statements[4], statements[2]):
        assert words.replace("'", "&#x27;") in mine
    assert "Ines Instructor sees Git and version control 2 levels lower. Talk about it." in mine
    assert "Show me &lt;b&gt;bisect&lt;/b&gt;" in mine
    assert "Nobody has given one yet" in theirs


def test_where_both_say_the_same_it_is_said_once(
    membership: Membership, cohort: Cohort, instructor: User, learner: User, learner_client: Client
) -> None:
    rate(learner, {"git": 2})
    give(instructor, cohort, word(membership, "git", 2))

    mine = page(learner_client)

    assert [mine.count(words) for words in ("You both say", "You say<", "Ines Instructor sees")] == [1, 0, 0]
    statement = Review.objects.get().skill.levels.get(level=2).statement
    assert mine.count(statement.replace("'", "&#x27;")) == 1


def test_what_is_new_is_counted_in_the_menu_and_at_home_until_it_is_read(
    opinion: Review, learner_client: Client
) -> None:
    home = [learner_client.get("/").content.decode()]
    learner_client.head("/me/opinions/")
    read = [page(learner_client) for _ in range(2)]
    home.append(learner_client.get("/").content.decode())

    assert ["1 new second opinion" in each for each in home] == [True, False]
    assert [">New<" in each for each in read] == [True, False]


def test_the_count_asks_no_more(
    opinion: Review, learner_client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    learner_client.get("/cohorts/")
    with django_assert_num_queries(4):
        learner_client.get("/cohorts/")
    Review.objects.update(seen_at=timezone.now())

    with django_assert_num_queries(4):
        learner_client.get("/cohorts/")


def test_the_page_asks_the_same_for_one_and_three(
    opinion: Review,
    membership: Membership,
    instructor: User,
    learner_client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(2):
        page(learner_client)
    with django_assert_num_queries(8):
        page(learner_client)
    give(instructor, membership.cohort, word(membership, "python", 2), word(membership, "kubernetes", 2))
    page(learner_client)

    with django_assert_num_queries(8):
        read = page(learner_client)

    assert read.count('class="opinion-mine"') == 3


def test_earlier_ones_are_kept_and_a_teacher_who_is_gone_has_no_name(
    opinion: Review, membership: Membership, assistant: User, learner_client: Client
) -> None:
    give(assistant, membership.cohort, word(membership, "git", 3))
    assistant.delete()

    read = page(learner_client)

    assert "A former teacher sees" in read
    assert "1 earlier" in read
    assert "Ines Instructor" in read


def test_who_leaves_keeps_them(opinion: Review, membership: Membership, learner_client: Client) -> None:
    learner_client.post(f"/cohorts/{membership.cohort_id}/leave/")

    assert "Ines Instructor sees" in page(learner_client)


# -- Answering ---------------------------------------------------------------------------------------------------------


def test_an_answer_is_read_by_teachers_and_can_be_taken_back(
    opinion: Review, learner_client: Client, instructor_client: Client
) -> None:
    path = f"/me/opinions/{opinion.pk}/"
    learner_client.post(path, {"answer": "I did it <i>twice</i>\r\nlast week"})
    read = instructor_client.get(f"/cohorts/{opinion.cohort_id}/opinions/talks/").content.decode()
    mine = page(learner_client)
    stored = Review.objects.get().answer
    learner_client.post(path, {"answer": ""})

    opinion.refresh_from_db()
    assert stored == "I did it <i>twice</i>\nlast week"
    assert "I did it &lt;i&gt;twice&lt;/i&gt;" in read
    assert "You answered on" in mine
    assert (opinion.answer, opinion.answered_at) == ("", None)


def test_too_long_an_answer_is_told(opinion: Review, learner_client: Client) -> None:
    told = learner_client.post(f"/me/opinions/{opinion.pk}/", {"answer": "x" * 1001}).content.decode()

    assert "Your answer has 1001 characters, and 1000 fit." in told
    assert Review.objects.get().answer == ""


def test_a_talk_is_marked_by_the_learner_and_marked_back(opinion: Review, learner_client: Client) -> None:
    path = f"/me/opinions/{opinion.pk}/talked/"

    marked = []
    for talked in ("yes", "yes", "no", "maybe"):
        learner_client.post(path, {"talked": talked})
        marked.append(Review.objects.get().talked_at is not None)

    assert marked == [True, True, False, False]


def test_somebody_elses_is_not_there(opinion: Review, stranger_client: Client) -> None:
    for path in (f"/me/opinions/{opinion.pk}/", f"/me/opinions/{opinion.pk}/talked/"):
        assert stranger_client.post(path, {"answer": "Mine", "talked": "yes"}).status_code == 404

    opinion.refresh_from_db()
    assert (opinion.answer, opinion.talked_at) == ("", None)


# -- Mails -------------------------------------------------------------------------------------------------------------


def deliver(person: User) -> str:
    row = OpinionMail.objects.get(person=person)
    return tell_of_opinions.func(person.pk, row.due_at.isoformat() if row.due_at else timezone.now().isoformat())


def test_one_mail_gathers_what_is_new(
    opinion: Review, membership: Membership, instructor: User, learner: User, settings: Settings
) -> None:
    first = OpinionMail.objects.get(person=learner).due_at
    give(instructor, membership.cohort, word(membership, "python", 2))
    same = OpinionMail.objects.get(person=learner).due_at

    answers = [deliver(learner), deliver(learner)]

    letter = mail.outbox[0]
    assert (first, len(mail.outbox), answers) == (same, 1, ["sent", "taken"])
    assert letter.subject == "2 second opinions on your skills"
    assert "- Python, by Ines Instructor" in letter.body
    assert f"{settings.SITE_URL}/me/opinions/" in letter.body
    assert letter.to == [learner.email]
    assert stop_key(learner.pk) in letter.extra_headers["List-Unsubscribe"]


def test_a_teacher_without_a_name_is_no_address_in_the_mail(opinion: Review, instructor: User, learner: User) -> None:
    User.objects.filter(pk=instructor.pk).update(name="")

    deliver(learner)

    assert "- Git and version control\n" in mail.outbox[0].body
    assert instructor.email not in mail.outbox[0].body


def test_the_next_mail_goes_out_a_day_later(
    opinion: Review, membership: Membership, cohort: Cohort, instructor: User, learner: User
) -> None:
    deliver(learner)
    give(instructor, cohort, word(membership, "python", 2))

    row = OpinionMail.objects.get(person=learner)
    assert row.sent_at
    assert row.due_at == row.sent_at + timedelta(days=1)
    assert deliver(learner) == "sent"
    assert "Git" not in mail.outbox[1].body


@pytest.mark.parametrize("why", ["read", "undone", "off", "locked"])
def test_no_mail_goes_out_for_nothing(why: str, opinion: Review, learner: User, learner_client: Client) -> None:
    if why == "read":
        page(learner_client)
    elif why == "undone":
        Review.objects.all().delete()
    elif why == "off":
        learner_client.post("/me/opinions/mail/", {"mail": "off"})
    else:
        User.objects.filter(pk=learner.pk).update(is_active=False)

    answer = deliver(learner)

    assert answer in ("nothing new", "off")
    assert mail.outbox == []
    assert OpinionMail.objects.get(person=learner).due_at is None


def test_a_mail_server_that_does_not_answer_is_asked_again(opinion: Review, learner: User, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    due = OpinionMail.objects.get(person=learner).due_at
    assert due

    answer = tell_of_opinions.func(learner.pk, due.isoformat())
    with pytest.raises(ConnectionRefusedError):
        tell_of_opinions.func(learner.pk, due.isoformat(), 3)

    row = OpinionMail.objects.get(person=learner)
    assert (answer, row.due_at, row.sent_at) == ("later", None, None)


def test_mails_are_stopped_by_a_key_and_turned_on_again(
    opinion: Review, learner: User, client: Client, learner_client: Client
) -> None:
    path = f"/me/opinions/stop/{stop_key(learner.pk)}/"

    looked = client.get(path).content.decode()
    on = OpinionMail.objects.get(person=learner).is_on
    stopped = client.post(path).content.decode()
    off = OpinionMail.objects.get(person=learner).is_on
    learner_client.post("/me/opinions/mail/", {"mail": "on"})

    assert ("Stop the mails" in looked, on, "No more mails" in stopped, off) == (True, True, True, False)
    assert OpinionMail.objects.get(person=learner).is_on
    assert client.get(f"/me/opinions/stop/{UserFactory().pk}.wrong/").status_code == 404


def test_the_link_in_a_mail_outlives_the_account(learner: User, client: Client) -> None:
    path = f"/me/opinions/stop/{stop_key(learner.pk)}/"
    learner.delete()

    answer = client.post(path)

    assert (answer.status_code, "No more mails" in answer.text, OpinionMail.objects.exists()) == (200, True, False)


def test_who_wants_none_has_none_in_the_queue(
    membership: Membership, cohort: Cohort, instructor: User, learner_client: Client
) -> None:
    learner_client.post("/me/opinions/mail/", {"mail": "off"})

    give(instructor, cohort, word(membership, "git", 2))

    assert OpinionMail.objects.get().due_at is None
