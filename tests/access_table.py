"""Who gets what: every address of the site, each method, each kind of person.

A row reads: visitor, learner, stranger (another learner), instructor, admin. Objects in an address are the learner's.
An address that is not here fails the tests, and so does a row that no longer has an address.
"""

from fnmatch import fnmatchcase

from tests.access_words import (
    ADMINS,
    ADMINS_ONWARD,
    ADMINS_READ,
    ADMINS_REFUSED,
    AWAY,
    LEAD,
    LEAD_ONWARD,
    MEMBERS,
    MEMBERS_ONWARD,
    MEMBERS_READ,
    NO_METHOD,
    NO_SUCH,
    OK,
    ONWARD,
    OWNER,
    OWNER_ONWARD,
    SIGN_IN,
    TEACHERS,
    VISITORS,
    WITH_A_FACTOR,
    Access,
)

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
    "plan_map": Access(OWNER),
    "plan_again": Access(OWNER, OWNER),
    "plan_again_preview": Access(OWNER),
    "plan_undo": Access(NO_METHOD, OWNER_ONWARD),
    "plan_put_away": Access(NO_METHOD, OWNER_ONWARD),
    "plan_take_up": Access(NO_METHOD, OWNER_ONWARD),
    "plan_add_step": Access(OWNER, OWNER),
    "plan_step": Access(OWNER),
    "plan_step_act": Access(NO_METHOD, OWNER_ONWARD),
    # What comes along of them
    "along": Access(MEMBERS, MEMBERS),  # without a choice, it asks for one
    "calendar_make_address": Access(NO_METHOD, MEMBERS_ONWARD),
    "calendar_end_address": Access(NO_METHOD, MEMBERS_ONWARD),
    "calendar_feed": Access(OK),
    "reminder_stop": Access(OK, OK),
    "plan_file": Access(OWNER),
    # Cohorts: the instructor's, and the learner learns in it
    "cohorts": Access(MEMBERS),
    "cohort_new": Access(TEACHERS, TEACHERS),
    "cohort": Access((SIGN_IN, 200, 404, 200, 404)),
    "cohort_learner": Access(LEAD),
    "cohort_learner_skill": Access(LEAD),
    "cohort_map": Access(LEAD),
    "cohort_map_table": Access(LEAD),
    "cohort_map_csv": Access(LEAD),
    "cohort_map_sheet": Access(LEAD),
    "cohort_group": Access((SIGN_IN, 200, 404, AWAY, 404)),
    "cohort_settings": Access(LEAD, LEAD),
    "cohort_archive": Access(NO_METHOD, LEAD_ONWARD),
    "cohort_take_up": Access(NO_METHOD, LEAD_ONWARD),
    "cohort_teachers": Access(LEAD),
    "cohort_assistant_link": Access(NO_METHOD, LEAD_ONWARD),
    "cohort_hand_over": Access(NO_METHOD, LEAD_ONWARD),
    "cohort_take_over": Access(NO_METHOD, LEAD_ONWARD),
    "cohort_remove": Access(LEAD, LEAD_ONWARD),
    "cohort_agree": Access((SIGN_IN, AWAY, 404, 404, 404), (SIGN_IN, AWAY, 404, 404, 404)),
    "cohort_leave": Access((SIGN_IN, 200, 404, 200, 404), (SIGN_IN, AWAY, 404, 200, 404)),  # a lead hands over first
    "cohort_overview": Access(LEAD),
    "cohort_standings": Access(LEAD),
    "cohort_standings_csv": Access(LEAD),
    "cohort_looking_back": Access((SIGN_IN, 200, 404, 404, 404), (SIGN_IN, AWAY, 404, 404, 404)),
    "cohort_looked_back": Access((SIGN_IN, AWAY, 404, 404, 404)),  # before looking back, to where one does
    "cohort_ask_to_look_back": Access(NO_METHOD, LEAD_ONWARD),
    "cohort_undo_asking": Access(NO_METHOD, LEAD_ONWARD),
    "cohort_links": Access(LEAD, LEAD),  # without a number, it asks for one
    "cohort_link": Access(LEAD),
    "cohort_link_end": Access(NO_METHOD, LEAD_ONWARD),
    "cohort_not_now": Access(NO_METHOD, (SIGN_IN, AWAY, 404, AWAY, 404)),
    "cohort_teach": Access(LEAD),
    "cohort_teach_file": Access(LEAD_ONWARD),  # nobody has rated anything, and the page says so
    "cohort_groups": Access(LEAD),
    "cohort_groups_file": Access(LEAD_ONWARD),
    "cohort_pairs": Access(LEAD),
    "cohort_pairs_file": Access(LEAD_ONWARD),
    "cohort_messages": Access((SIGN_IN, 200, 404, 200, 404)),
    "cohort_message_new": Access(LEAD, LEAD),  # without a word, it asks for one
    "cohort_message": Access(LEAD),
    "cohort_message_change": Access(LEAD, LEAD),
    "cohort_message_send": Access(NO_METHOD, LEAD_ONWARD),
    "cohort_message_discard": Access(NO_METHOD, LEAD_ONWARD),
    "cohort_message_again": Access(NO_METHOD, LEAD_ONWARD),
    "cohort_mute": Access(NO_METHOD, (SIGN_IN, AWAY, 404, AWAY, 404)),
    "cohort_mute_by_key": Access(OK, OK),  # the key says who
    "my_opinions": Access(MEMBERS),
    "my_opinion": Access(OWNER, OWNER_ONWARD),
    "my_opinion_talked": Access(NO_METHOD, OWNER_ONWARD),
    "my_opinion_mail": Access(NO_METHOD, MEMBERS_ONWARD),
    "opinion_stop": Access(OK, OK),  # the key says whose mails
    "cohort_opinions": Access(LEAD),
    "cohort_opinion": Access(LEAD, LEAD),
    "cohort_opinion_take": Access(NO_METHOD, LEAD_ONWARD),
    "cohort_opinion_give_back": Access(NO_METHOD, LEAD_ONWARD),
    "cohort_opinions_undo": Access(NO_METHOD, LEAD_ONWARD),
    "cohort_opinions_give": Access(LEAD),
    "cohort_opinions_of": Access(LEAD, LEAD_ONWARD),
    "cohort_opinions_in": Access(LEAD, LEAD_ONWARD),
    "cohort_talks": Access(LEAD),
    "cohort_talked": Access(NO_METHOD, LEAD_ONWARD),
    "cohort_answers": Access(LEAD),
    "cohort_answers_aside": Access(NO_METHOD, LEAD_ONWARD),
    "cohort_calibration": Access(LEAD),
    "cohort_enter": Access(OK),
    "cohort_join": Access((200, AWAY, 200, AWAY, 200), (200, AWAY, 200, AWAY, 200)),  # without agreeing, it asks again
    "cohort_invitations": Access(LEAD),
    "cohort_invite": Access(LEAD, LEAD),  # without addresses, it asks for them
    "cohort_invite_upload": Access(LEAD, LEAD),
    "cohort_invitations_send": Access(NO_METHOD, LEAD_ONWARD),
    "cohort_invitations_withdraw": Access(LEAD, LEAD_ONWARD),
    "cohort_invitation_again": Access(NO_METHOD, LEAD_ONWARD),
    "cohort_invitation_withdraw": Access(LEAD, LEAD_ONWARD),
    "cohort_list": Access(LEAD, LEAD_ONWARD),
    "cohort_list_columns": Access(LEAD, LEAD),
    "cohort_list_letters": Access(NO_METHOD, LEAD_ONWARD),
    "cohort_list_csv": Access(LEAD),
    "cohort_invited": Access((200, AWAY, 200, AWAY, 200), (200, AWAY, 200, AWAY, 200)),
    "cohort_decline": Access(OK, OK),
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
    # Milestones, and stories for interviews
    "my_milestones": Access(MEMBERS),
    "my_milestone": Access(MEMBERS, MEMBERS_ONWARD),
    "my_milestone_finish": Access(MEMBERS_ONWARD, MEMBERS_ONWARD),
    "my_milestone_open": Access(MEMBERS_ONWARD, MEMBERS_ONWARD),
    "my_milestone_raise": Access(MEMBERS_ONWARD, MEMBERS_ONWARD),
    "stories": Access(MEMBERS),
    "story_new": Access(MEMBERS, MEMBERS),  # without a title, it asks for one
    "story": Access(OWNER, OWNER),
    "story_delete": Access(OWNER_ONWARD, OWNER_ONWARD),
    "story_evidence": Access(OWNER, OWNER),  # without a level, it asks for one
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
    "admin:assessments_cohort_add": Access(ADMINS_REFUSED, ADMINS_REFUSED),
    "admin:assessments_cohort_change": Access(ADMINS, ADMINS_REFUSED),  # it is led
    "admin:assessments_cohort_delete": Access(ADMINS_REFUSED, ADMINS_REFUSED),
    "admin:usersessions_usersession_add": Access(ADMINS_REFUSED, ADMINS_REFUSED),
    "admin:usersessions_usersession_change": Access(ADMINS, ADMINS_REFUSED),
    "admin:django_tasks_database_dbtaskresult_add": Access(ADMINS_REFUSED, ADMINS_REFUSED),
    "admin:django_tasks_database_dbtaskresult_change": Access(ADMINS, ADMINS_REFUSED),
    "admin:django_tasks_database_dbtaskresult_delete": Access(ADMINS_REFUSED, ADMINS_REFUSED),
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
