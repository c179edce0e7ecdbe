"""Who gets what: every address of the site, each method, each kind of person.

A row reads: visitor, learner, stranger (another learner), instructor, admin. Objects in an address are the learner's.
An address that is not here fails the tests, and so does a row that no longer has an address.
"""

from dataclasses import dataclass
from fnmatch import fnmatchcase

KINDS = ("visitor", "learner", "stranger", "instructor", "admin")

SIGN_IN = "to sign-in"
AWAY = "sent on"

Row = tuple[object, ...]
OK: Row = (200, 200, 200, 200, 200)
NO_SUCH: Row = (404, 404, 404, 404, 404)
NO_METHOD: Row = (405, 405, 405, 405, 405)
ONWARD: Row = (AWAY, AWAY, AWAY, AWAY, AWAY)
VISITORS: Row = (200, AWAY, AWAY, AWAY, AWAY)
MEMBERS: Row = (SIGN_IN, 200, 200, 200, 200)
MEMBERS_ONWARD: Row = (SIGN_IN, AWAY, AWAY, AWAY, AWAY)
MEMBERS_READ: Row = (SIGN_IN, 405, 405, 405, 405)
WITH_A_FACTOR: Row = (SIGN_IN, 404, 404, 200, 200)
OWNER: Row = (SIGN_IN, 200, 404, 404, 404)
OWNER_ONWARD: Row = (SIGN_IN, AWAY, 404, 404, 404)
ADMINS: Row = (SIGN_IN, SIGN_IN, SIGN_IN, SIGN_IN, 200)
ADMINS_REFUSED: Row = (SIGN_IN, SIGN_IN, SIGN_IN, SIGN_IN, 403)
ADMINS_ONWARD: Row = (SIGN_IN, SIGN_IN, SIGN_IN, SIGN_IN, AWAY)
ADMINS_READ: Row = (SIGN_IN, SIGN_IN, SIGN_IN, SIGN_IN, 405)


@dataclass(frozen=True)
class Access:
    """What GET and POST answer, and HEAD where it is not as GET. Every other method is refused everywhere."""

    get: Row
    post: Row = NO_METHOD
    head: Row | None = None


TABLE: dict[str, Access] = {
    "home": Access(OK),
    "healthz": Access(OK),
    "change_password": Access(ONWARD, ONWARD),
    "styleguide": Access(NO_SUCH),  # DEBUG only
    "styleguide_error": Access(NO_SUCH),
    # The career, and what a person weighs for themselves
    "career": Access(OK),
    "career_fit": Access(OK, OK),
    "career_fit_change": Access(OK, OK),
    "career_fit_keep": Access(MEMBERS_ONWARD, MEMBERS_ONWARD),
    "career_fit_delete": Access(MEMBERS_ONWARD, MEMBERS_ONWARD),
    # The catalogue
    "skills": Access(OK),
    "skill": Access(OK),
    "roles": Access(OK),
    "role": Access(OK),
    "role_compare": Access(OK),
    # Rating oneself
    "sitting_start": Access(MEMBERS, MEMBERS),
    "sitting": Access(OWNER_ONWARD),
    "sitting_part": Access(OWNER, OWNER_ONWARD),
    "sitting_answer": Access(NO_METHOD, (SIGN_IN, 400, 404, 404, 404)),  # without a skill
    "sitting_next": Access(OWNER, (SIGN_IN, 400, 404, 404, 404)),
    "sitting_finish": Access(OWNER, OWNER),  # without an answer there is nothing to finish
    "sitting_confirm": Access(OWNER_ONWARD, OWNER_ONWARD),
    "sitting_done": Access(OWNER_ONWARD),  # it isn't finished
    "sitting_discard": Access(OWNER, OWNER_ONWARD),
    "evidence": Access(MEMBERS, MEMBERS),
    "evidence_delete": Access(OWNER_ONWARD, OWNER_ONWARD),
    # Results
    "results": Access(MEMBERS),
    "result": Access(OWNER),
    "result_csv": Access(OWNER),
    "result_json": Access(OWNER),
    "result_today": Access(MEMBERS),
    "result_today_csv": Access(MEMBERS),
    "result_today_json": Access(MEMBERS),
    "result_nearest": Access(MEMBERS),
    "result_verify": Access(MEMBERS),
    "result_compare": Access(MEMBERS),
    "result_exemptions": Access(MEMBERS),
    "result_exempt": Access(OWNER, OWNER),  # whoever is held against nothing is asked for nothing
    "result_count_again": Access(MEMBERS_ONWARD, MEMBERS_ONWARD),
    # Plans
    "plans": Access(MEMBERS),
    "plan_new": Access(MEMBERS, MEMBERS),  # without a choice, it asks for one
    "plan_preview": Access(MEMBERS),
    "plan": Access(OWNER),
    "plan_undo": Access(NO_METHOD, OWNER_ONWARD),
    "plan_put_away": Access(NO_METHOD, OWNER_ONWARD),
    "plan_take_up": Access(NO_METHOD, OWNER_ONWARD),
    "plan_add_step": Access(OWNER, OWNER),
    "plan_step": Access(OWNER),
    "plan_step_act": Access(NO_METHOD, OWNER_ONWARD),
    # Trying it without an account; none of these browsers has begun to
    "try_start": Access(VISITORS, VISITORS),
    "try_discard": Access(ONWARD, ONWARD),
    "try_go_on": Access(ONWARD),
    "try_part": Access(ONWARD, ONWARD),
    "try_answer": Access(NO_METHOD, (404, AWAY, AWAY, AWAY, AWAY)),
    "try_result": Access(ONWARD),
    "try_keep": Access(ONWARD, ONWARD),
    "try_adopt": Access(MEMBERS_ONWARD, MEMBERS_ONWARD),
    # What one can do today, and how it came about
    "my_skills": Access(MEMBERS),
    "my_skill": Access(MEMBERS, MEMBERS),  # without a choice, it asks for one
    "my_skill_undo": Access(MEMBERS_ONWARD, MEMBERS_ONWARD),
    "sittings": Access(MEMBERS),
    "sitting_delete": Access(OWNER_ONWARD, OWNER_ONWARD),  # it isn't finished
    "me": Access(MEMBERS, MEMBERS),
    "me_delete": Access(MEMBERS, MEMBERS),
    # Sign-up, sign-in, the address and the password
    "account_signup": Access(VISITORS, VISITORS),
    "account_login": Access(VISITORS, VISITORS),
    "account_logout": Access((AWAY, 200, 200, 200, 200), ONWARD),
    "account_inactive": Access(OK),
    "account_reauthenticate": Access(MEMBERS, MEMBERS),
    "account_email": Access(MEMBERS, MEMBERS_ONWARD),
    "account_email_verification_sent": Access(OK),
    "account_confirm_email": Access(OK, NO_SUCH),
    "account_confirm_login_code": Access(MEMBERS_ONWARD, MEMBERS_ONWARD),
    "account_change_password": Access(MEMBERS, MEMBERS),
    "account_set_password": Access(MEMBERS_ONWARD, MEMBERS_ONWARD),
    "account_reset_password": Access(OK, OK),
    "account_reset_password_done": Access(OK),
    "account_reset_password_from_key": Access(OK, OK),
    "account_reset_password_from_key_done": Access(OK),
    "usersessions_list": Access(MEMBERS, MEMBERS_ONWARD),
    # The second factor
    "mfa_index": Access(MEMBERS, MEMBERS_READ),
    "mfa_authenticate": Access(MEMBERS_ONWARD, MEMBERS_ONWARD),
    "mfa_reauthenticate": Access((SIGN_IN, AWAY, AWAY, 200, 200), (SIGN_IN, AWAY, AWAY, 200, 200)),
    "mfa_activate_totp": Access((SIGN_IN, 200, 200, AWAY, AWAY), (SIGN_IN, 200, 200, AWAY, AWAY)),
    "mfa_deactivate_totp": Access(WITH_A_FACTOR, (SIGN_IN, 404, 404, AWAY, AWAY)),
    "mfa_view_recovery_codes": Access(WITH_A_FACTOR, MEMBERS_READ),
    "mfa_download_recovery_codes": Access(WITH_A_FACTOR, (SIGN_IN, 404, 404, 405, 405)),
    "mfa_generate_recovery_codes": Access(MEMBERS, (SIGN_IN, 200, 200, AWAY, AWAY)),
    "mfa_list_webauthn": Access(MEMBERS, MEMBERS_READ),
    "mfa_add_webauthn": Access(MEMBERS, MEMBERS),
    "mfa_edit_webauthn": Access(OWNER, OWNER),
    "mfa_remove_webauthn": Access(OWNER, (SIGN_IN, AWAY, 404, 404, 404)),
    "mfa_login_webauthn": Access(MEMBERS_ONWARD, MEMBERS_ONWARD),
    "mfa_reauthenticate_webauthn": Access(MEMBERS_ONWARD, MEMBERS_ONWARD),
    # The admin pages
    "admin:password_change": Access((*ADMINS[:4], AWAY), (*ADMINS[:4], AWAY)),  # to the page that everybody has
    "admin:password_change_done": Access(ADMINS, ADMINS_READ),
    "admin:index": Access(ADMINS, ADMINS),
    "admin:login": Access((SIGN_IN, 403, 403, 403, AWAY), (SIGN_IN, 403, 403, 403, AWAY)),
    "admin:logout": Access((AWAY, AWAY, AWAY, AWAY, 405), ONWARD),
    "admin:app_list": Access(ADMINS, ADMINS),
    "admin:jsi18n": Access(ADMINS, ADMINS_READ),
    "admin:autocomplete": Access((*ADMINS[:4], 403), ADMINS_READ),  # without a field to complete
    "admin:view_on_site": Access((*ADMINS[:4], 404), (*ADMINS[:4], 404)),  # people have no page of their own
    "admin:<path:object_id>/": Access((*ADMINS[:4], AWAY), (*ADMINS[:4], AWAY)),
    "admin:(?P<url>.*)$": Access((*ADMINS[:4], 404), (*ADMINS[:4], 404)),
    "admin:*_changelist": Access(ADMINS, ADMINS),
    "admin:*_add": Access(ADMINS, ADMINS),
    "admin:*_change": Access(ADMINS, ADMINS),
    "admin:*_delete": Access(ADMINS, ADMINS),
    "admin:*_history": Access(ADMINS, ADMINS),
    # What opens an account is not for admins to write: they see addresses, factors and sessions, and take factors away.
    "admin:account_emailaddress_add": Access(ADMINS_REFUSED, ADMINS_REFUSED),
    "admin:account_emailaddress_change": Access(ADMINS, ADMINS_REFUSED),
    "admin:account_emailaddress_delete": Access(ADMINS_REFUSED, ADMINS_REFUSED),
    "admin:mfa_authenticator_add": Access(ADMINS_REFUSED, ADMINS_REFUSED),
    "admin:mfa_authenticator_change": Access(ADMINS, ADMINS_REFUSED),
    "admin:usersessions_usersession_add": Access(ADMINS_REFUSED, ADMINS_REFUSED),
    "admin:usersessions_usersession_change": Access(ADMINS, ADMINS_REFUSED),
    "admin:auth_user_password_change": Access(ADMINS, ADMINS),
    "admin:*_*[!s]_import": Access(ADMINS, ADMINS),  # any but process_import
    "admin:*_process_import": Access(ADMINS_READ, ADMINS),
    "admin:*_export": Access(ADMINS, ADMINS),
    "admin:skills_release_add": Access((*ADMINS[:4], 403), (*ADMINS[:4], 403)),  # a release is published, and stays
    "admin:skills_release_change": Access(ADMINS, (*ADMINS[:4], 403)),
    "admin:skills_release_delete": Access((*ADMINS[:4], 403), (*ADMINS[:4], 403)),
    "admin:skills_release_check": Access(ADMINS_ONWARD, ADMINS_ONWARD),  # without a framework
    "admin:skills_release_publish": Access(ADMINS_ONWARD, ADMINS_ONWARD),
    "admin:skills_role_requirements": Access(ADMINS, (*ADMINS[:4], 200)),
    "admin:skills_skill_retire": Access(ADMINS, ADMINS_ONWARD),
    "admin:skills_skill_merge": Access(ADMINS, ADMINS),  # asks into which
    "admin:skills_skill_restore": Access(ADMINS, ADMINS_ONWARD),
}


def row_for(name: str) -> str | None:
    """The key of the row that speaks for an address: its own name, or the one pattern that fits."""
    if name in TABLE:
        return name
    fitting = [pattern for pattern in TABLE if pattern.startswith("admin:*_") and fnmatchcase(name, pattern)]
    return fitting[0] if len(fitting) == 1 else None
