"""Every page of ours in each state that looks different. A new page is one line here; test_pages.py does the rest."""

from tests.browser.learners import OF_LEARNERS
from tests.browser.milestones import OF_MILESTONES
from tests.browser.planners import finish, give_no_hours, leave_out_without_reason, set_a_deadline
from tests.browser.raters import add_nothing, ask_to_delete, exempt_without_reason, note_alone, overrule
from tests.browser.shown import SHOW, Shown, open_dialog, open_tables, refused, weigh, weigh_and_keep, without_passkeys
from tests.browser.teachers import OF_COHORTS
from tests.browser.triers import another_tab_said, note_alone_in_a_try

FACTOR = "/accounts/2fa/"

OF_VISITORS = (
    Shown("How far to an MLOps job?", "/"),
    Shown("Sign in", "/accounts/login/"),
    refused("Sign in", "/accounts/login/", "Sign in"),
    without_passkeys("Sign in", "/accounts/login/"),
    Shown("Create an account", "/accounts/signup/"),
    refused("Create an account", "/accounts/signup/", "Create an account"),
    Shown("Look into your mail", "/accounts/confirm-email/"),
    Shown("Confirm your e-mail address", "/accounts/confirm-email/{key_to_confirm}/"),
    Shown("Confirm your e-mail address", "/accounts/confirm-email/{key_of_a_taken_address}/", state="taken"),
    Shown("Confirm your e-mail address", "/accounts/confirm-email/no-such-key/"),
    Shown("Forgot your password?", "/accounts/password/reset/"),
    refused("Forgot your password?", "/accounts/password/reset/", "Send me the link"),
    Shown("Look into your mail", "/accounts/password/reset/done/"),
    Shown("Choose a new password", "{way_to_reset}"),
    refused("Choose a new password", "{way_to_reset}", "Save the new password"),
    Shown("This link doesn’t work any more", "/accounts/password/reset/key/1-no-such-key/"),
    Shown("Your new password is saved", "/accounts/password/reset/key/done/"),
    Shown("Your account is locked", "/accounts/inactive/"),
    Shown("One more step", FACTOR + "authenticate/", who="halfway_with_app"),
    refused("One more step", FACTOR + "authenticate/", "Sign in", who="halfway_with_app"),
    Shown("One more step", FACTOR + "authenticate/", who="halfway_with_passkey"),
    without_passkeys("One more step", FACTOR + "authenticate/", who="halfway_with_passkey"),
    Shown("One more step", FACTOR + "authenticate/", who="halfway_with_both"),
)

OF_THE_CATALOGUE = (
    Shown("Nothing published yet", "/skills/", status=503),
    Shown("Skills", "/skills/", needs=("release",)),
    Shown("Skills of MLOps engineer", "/skills/?role=mlops-engineer", needs=("release",)),
    Shown("Skills of MLOps engineer", "/skills/?role=mlops-engineer&level=mid", needs=("release",)),
    Shown("Skills for “deployment”", "/skills/?q=deployment", needs=("release",)),
    Shown("Skills for “kubernets”", "/skills/?q=kubernets", needs=("release",)),
    Shown("Skills", "/skills/?role=nonsense&sort=nonsense&page=abc", needs=("release",)),
    Shown("Kubernetes", "/skills/kubernetes/", needs=("release",)),
    Shown("Python", "/skills/python/", needs=("release",)),
    Shown("Systems thinking", "/skills/systems-thinking/", who="learner", needs=("release",)),
    Shown("Roles", "/roles/", needs=("release",)),
    Shown("MLOps engineer", "/roles/mlops-engineer/", needs=("release",)),
    Shown("Staff MLOps engineer", "/roles/staff-mlops-engineer/", who="learner", needs=("release",)),
    Shown("Compare two roles", "/roles/compare/?a=mlops-engineer.mid", needs=("release",)),
    Shown("Compare two roles", "/roles/compare/?a=nonsense&b=", needs=("release",)),
    Shown(
        "MLOps engineer (mid) and Data engineer (mid)",
        "/roles/compare/?a=mlops-engineer.mid&b=data-engineer.mid",
        needs=("release",),
    ),
)

OF_MEMBERS = (
    Shown("Home", "/", who="learner"),
    Shown("Home", "/", who="nameless"),
    Shown("Home", "/", who="admin", state="menu open", then=lambda page: page.press("admin@example.org")),
    Shown("My account", "/me/", who="learner"),
    Shown("My account", "/me/", who="guarded"),
    Shown("My account", "/me/", who="unguarded"),
    Shown("My account", "/me/", who="learner", state="saved", then=lambda page: page.submit("Save the name")),
    Shown("Change your e-mail address", "/accounts/email/", who="learner"),
    refused("Change your e-mail address", "/accounts/email/", "Change the address", who="learner"),
    Shown("Change your e-mail address", "/accounts/email/", who="learner", state="asked", needs=("address_asked_for",)),
    Shown("Change your password", "/accounts/password/change/", who="learner"),
    refused("Change your password", "/accounts/password/change/", "Save the new password", who="learner"),
    Shown("Choose a password", "/accounts/password/set/", who="without_password"),
    Shown("Sign out", "/accounts/logout/", who="learner"),
    Shown("Is it you?", "/accounts/reauthenticate/", who="learner"),
    Shown("Is it you?", "/accounts/reauthenticate/", who="guarded"),
    Shown("Where you are signed in", "/accounts/sessions/", who="learner"),
    Shown(
        "Where you are signed in", "/accounts/sessions/", who="learner", state="twice", needs=("signed_in_elsewhere",)
    ),
    Shown("Delete your account", "/me/delete/", who="learner"),
    refused("Delete your account", "/me/delete/", "Delete my account", who="learner"),
    Shown("Delete your account", "/me/delete/", who="admin", state="last admin"),
)

OF_SECOND_FACTORS = (
    Shown("Second factor", FACTOR, who="learner"),
    Shown("Second factor", FACTOR, who="guarded"),
    Shown("Second factor", FACTOR, who="unguarded"),
    Shown("Set up an authenticator app", FACTOR + "totp/activate/", who="learner"),
    refused("Set up an authenticator app", FACTOR + "totp/activate/", "Turn it on", who="learner"),
    Shown("Remove the authenticator app", FACTOR + "totp/deactivate/", who="guarded"),
    Shown("Recovery codes", FACTOR + "recovery-codes/", who="guarded"),
    Shown("Recovery codes", FACTOR + "recovery-codes/", who="guarded", state="all used", needs=("codes_used",)),
    Shown("Make new recovery codes", FACTOR + "recovery-codes/generate/", who="guarded"),
    Shown("Is it you?", FACTOR + "reauthenticate/", who="guarded"),
    Shown("Passkeys", FACTOR + "webauthn/", who="learner"),
    Shown("Passkeys", FACTOR + "webauthn/", who="guarded"),
    Shown("Add a passkey", FACTOR + "webauthn/add/", who="learner"),
    without_passkeys("Add a passkey", FACTOR + "webauthn/add/", who="learner"),
    Shown("Rename a passkey", FACTOR + "webauthn/keys/{passkey}/edit/", who="guarded"),
    Shown("Remove a passkey", FACTOR + "webauthn/keys/{passkey}/remove/", who="guarded"),
    Shown("Is it you?", FACTOR + "webauthn/reauthenticate/", who="guarded"),
)

OF_THE_SITE = (
    Shown("Style guide", "/styleguide/", needs=("debug",)),
    Shown("Style guide", "/styleguide/", state="dialog open", needs=("debug",), then=open_dialog),
    Shown("Request not understood", "/styleguide/errors/400/", needs=("debug",), status=400),
    Shown("Not for this account", "/styleguide/errors/403/", needs=("debug",), status=403),
    Shown("Form too old", "/styleguide/errors/403_csrf/", needs=("debug",), status=403),
    Shown("Page not found", "/no-such-page/", status=404),
    Shown("Too many tries", "/styleguide/errors/429/", needs=("debug",), status=429),
    Shown("Our mistake", "/styleguide/errors/500/", needs=("debug",), status=500),
)

OF_THE_CAREER = (
    Shown("Career", "/career/", needs=("release",)),
    Shown("Career", "/career/", who="learner", state="tables open", needs=("release",), then=open_tables),
    Shown("Is it for me?", "/career/fit/", needs=("release",)),
    Shown("Is it for me?", "/career/fit/", state="unanswered", needs=("release",), then=lambda page: page.submit(SHOW)),
    Shown("Your balance", "/career/fit/", needs=("release",), then=weigh),
    Shown("Your balance", "/career/fit/", who="learner", needs=("release",), then=weigh),
    Shown("Your balance", "/career/fit/", who="learner", state="kept", needs=("release",), then=weigh_and_keep),
)

PROGRAMMING = "Programming and craft: rate yourself"

OF_RATINGS = (
    Shown("Rate yourself", "/assess/", who="learner", needs=("release",)),
    Shown("Rate yourself", "/assess/?role=data-engineer&level=mid", who="learner", needs=("release",)),
    Shown(
        "Rate yourself", "/assess/", "learner", "refused", needs=("release",), then=lambda page: page.submit("Start")
    ),
    Shown("Rate yourself", "/assess/", who="learner", state="one is open", needs=("at_work",)),
    Shown("Home", "/", who="learner", state="a sitting waits", needs=("at_work",)),
    Shown(PROGRAMMING, "{begun}rate/programming/", who="learner"),
    Shown(PROGRAMMING, "{at_work}rate/programming/", "learner", "all open", then=open_tables),
    Shown(PROGRAMMING, "{begun}rate/programming/", "learner", "a note alone", then=note_alone),
    Shown(
        "Cloud and platform: rate yourself", "{at_work}rate/cloud-platform/", "learner", "another tab", then=overrule
    ),
    Shown("“monitoring” in your assessment", "{begun}?q=monitoring", who="learner"),
    Shown("“technical leadership” in your assessment", "{begun}?q=technical+leadership", who="learner"),
    Shown("Python: rate yourself", "{begun}next/", who="learner"),
    Shown("Look it over and finish", "{begun}finish/", who="learner", state="nothing said"),
    Shown("Look it over and finish", "{at_work}finish/", who="learner"),
    Shown("Look it over and finish", "{corrected_since}finish/", who="learner", state="changed since"),
    Shown("Discard your assessment?", "{at_work}discard/", who="learner"),
    Shown("This assessment is finished", "{finished}discard/", who="learner", status=409),
    Shown("Evidence for Python", "/assess/evidence/python/", who="learner", needs=("release",)),
    Shown(
        "Evidence for Python",
        "/assess/evidence/python/",
        "learner",
        "some, refused",
        needs=("at_work",),
        then=add_nothing,
    ),
    Shown(
        "Evidence for Python", "/assess/evidence/python/", "learner", "deleting", needs=("at_work",), then=ask_to_delete
    ),
)

OF_RESULTS = (
    Shown("Your result", "/results/", who="learner"),
    Shown("Your result", "/results/", who="learner", state="a sitting waits", needs=("begun",)),
    Shown("Your result: MLOps engineer, mid level", "{finished}done/", "learner", "all open", then=open_tables),
    Shown("Your result: MLOps engineer, mid level", "/results/", "learner", "old", needs=("finished_long_ago",)),
    Shown("Your result: MLOps engineer, mid level", "/results/", "learner", "all met", needs=("finished_well",)),
    Shown("Your result: MLOps engineer, mid level", "/results/", "learner", "a long word", needs=("long_words",)),
    Shown("Your result: All skills", f"/results/today/?role={'W' * 60}", "learner", "long", needs=("release",)),
    Shown("Your result: All skills", "/results/", who="learner", needs=("rated_before",)),
    Shown("Your result: All skills", "/results/today/", who="learner", needs=("release",)),
    Shown("Your result: Data engineer, mid level", "/results/today/?role=data-engineer", "learner", needs=("at_work",)),
    Shown("Your result: All skills", "/results/today/?role=astronaut", "learner", "refused", needs=("release",)),
    Shown("Nearest roles", "/results/nearest/", who="learner", state="nothing rated", needs=("release",)),
    Shown("Nearest roles", "/results/nearest/", who="learner", needs=("finished",)),
    Shown("Nearest roles", "/results/nearest/", "learner", "all open", needs=("finished",), then=open_tables),
    Shown("What to verify first", "/results/verify/", who="learner", state="no role chosen", needs=("release",)),
    Shown("What to verify first", "/results/verify/", "learner", "all open", needs=("finished",), then=open_tables),
    Shown("Compare", "/results/compare/", who="learner", needs=("finished",)),
    Shown("Compare", "/results/compare/?a=today&b=today", who="learner", state="refused", needs=("finished",)),
    Shown("Compare", f"/results/compare/?a={'W' * 60}&b=today", "learner", "long", needs=("finished",)),
    Shown("What changed", "{compared}", who="learner"),
    Shown("What changed", "{compared}", "learner", "all open", then=open_tables),
    Shown(
        "You and a second opinion",
        "/results/compare/?a=today&b=verified",
        "learner",
        "all open",
        needs=("history",),
        then=open_tables,
    ),
    Shown("You and a second opinion", "/results/compare/?a=today&b=verified", "learner", "none", needs=("finished",)),
    Shown(
        "Your ratings for another role",
        "/results/compare/?a=today&b=data-engineer.mid",
        "learner",
        "all open",
        needs=("finished",),
        then=open_tables,
    ),
    Shown("Exempted skills", "/results/exempt/", who="learner", state="no role chosen", needs=("release",)),
    Shown("Exempted skills", "/results/exempt/", who="learner", state="none", needs=("finished",)),
    Shown("Exempted skills", "/results/exempt/", who="learner", state="some", needs=("exempted",)),
    Shown("Exempted skills", "/results/exempt/", who="learner", state="a long word", needs=("long_words",)),
    Shown("Exempt Linux?", "/results/exempt/linux/", who="learner", needs=("exempted",)),
    Shown(
        "Exempt Linux?", "/results/exempt/linux/", "learner", "refused", needs=("finished",), then=exempt_without_reason
    ),
    Shown("Kubernetes is exempted", "/results/exempt/kubernetes/", who="learner", needs=("exempted",)),
)

OF_HISTORY = (
    Shown("My skills", "/me/skills/", who="learner", state="nothing rated", needs=("release",)),
    Shown("My skills", "/me/skills/", who="learner", needs=("history",)),
    Shown("My skills", "/me/skills/?show=old&sort=nonsense", who="learner", needs=("history",)),
    Shown("My Python", "/me/skills/python/", who="learner", state="not rated", needs=("release",)),
    Shown(
        "My Python", "/me/skills/python/", "learner", "refused", needs=("release",), then=lambda me: me.submit("Save")
    ),
    Shown("My Kubernetes", "/me/skills/kubernetes/", "learner", "all open", needs=("history",), then=open_tables),
    Shown("My assessments", "/me/assessments/", who="learner", state="none"),
    Shown("My assessments", "/me/assessments/", who="learner", needs=("history",)),
    Shown("Delete this assessment?", "{deletable}", who="learner"),
    Shown("Home", "/", who="learner", state="rated before", needs=("history",)),
)

PART, RESULT = "/try/rate/", "How far you are: MLOps engineer, mid level"

OF_TRIES = (
    Shown("How far are you?", "/try/", needs=("release",)),
    Shown("How far are you?", "/try/?role=data-engineer&level=senior", needs=("release",)),
    Shown("How far to an MLOps job?", "/", who="tried", state="a try waits"),
    Shown("Your try waits for you", "/try/", who="tried"),
    Shown("How far are you?", "/try/", who="ran_out", state="over"),
    Shown("Programming and craft: try it", PART + "programming/", who="tried"),
    Shown("Programming and craft: try it", PART + "programming/", who="tried", state="all open", then=open_tables),
    Shown("Programming and craft: try it", PART + "programming/", "trying", "a note alone", then=note_alone_in_a_try),
    Shown("Cloud and platform: try it", PART + "cloud-platform/", "trying", "another tab", then=another_tab_said),
    Shown("“monitoring” in your try", PART + "?q=monitoring", who="trying"),
    Shown("“zebra” in your try", PART + "?q=zebra", who="trying"),
    Shown(RESULT, "/try/result/", who="trying", state="nothing said"),
    Shown(RESULT, "/try/result/", who="tried", state="more open", then=open_tables),
    Shown(RESULT, "/try/result/", who="tried_all"),
    Shown("Start over?", "/try/discard/", who="tried"),
    Shown("Start over?", "/try/discard/", who="trying"),
    Shown("Create an account", "/accounts/signup/", who="tried", state="with a try"),
    Shown("Look into your mail", "/accounts/confirm-email/", who="tried", state="with a try"),
    Shown("Home", "/", who="tried_and_open", state="a try waits"),
    Shown("Two sets of answers", "/try/adopt/", who="tried_and_open"),
    Shown("Two sets of answers", "/try/adopt/", who="tried_and_open_elsewhere", state="in another framework"),
)

OF_PLANS = (
    Shown("My plans", "/plan/", who="learner", state="none"),
    Shown("My plans", "/plan/?all=yes", who="learner", needs=("two_plans",)),
    Shown("Make a plan", "/plan/new/", who="learner", state="nothing rated", needs=("release",)),
    Shown("Make a plan", "/plan/new/", who="learner", needs=("finished",)),
    Shown("Make a plan", "/plan/new/", who="learner", state="all met", needs=("finished_well",)),
    Shown("Make a plan", "/plan/new/", "learner", "with a deadline", needs=("finished",), then=set_a_deadline),
    Shown("Make a plan", "/plan/new/", "learner", "refused", needs=("finished",), then=give_no_hours),
    Shown("My plan: MLOps engineer, mid level", "{its_plan}", "learner", "all open", then=open_tables),
    Shown("My plan: MLOps engineer, mid level", "{worked_on}", "learner", "worked on", then=open_tables),
    Shown("My plan: MLOps engineer, mid level", "{late_plan}", who="learner", state="late"),
    Shown("What needs what: MLOps engineer, mid level", "{worked_on}map/", who="learner"),
    Shown("Containers to level 1", "{begun_step}", who="learner"),
    Shown("Containers to level 1", "{begun_step}", who="learner", state="finished", then=finish),
    Shown("Containers to level 1", "{begun_step}", who="learner", state="refused", then=leave_out_without_reason),
    Shown("Make your plan anew", "{late_plan}again/?hours=9&deadline=2030-01-01", "learner", then=open_tables),
    Shown("Make your plan anew", "{late_plan}again/?fewer=yes", who="learner", state="with fewer skills"),
    Shown("Make your plan anew", "{late_plan}again/?hours=0", who="learner", state="refused"),
    Shown("My plan: MLOps engineer, mid level", "{earlier_plan}", who="learner", state="replaced"),
    Shown("Organisation to level 1", "{earlier_step}", who="learner", state="replaced"),
    refused("Add a step of your own", "{its_plan}steps/new/", "Add it", who="learner"),
    Shown("Take your plans along", "/plan/along/", who="learner", state="no plan"),
    Shown("Take your plans along", "/plan/along/", "learner", "all on", needs=("taken_along",), then=open_tables),
    Shown("Stop the weekly mails?", "{way_to_stop}"),
    Shown("No more weekly mails", "{way_to_stop}", state="stopped", then=lambda page: page.submit("Stop them")),
)

PAGES = (
    *OF_VISITORS,
    *OF_TRIES,
    *OF_THE_CAREER,
    *OF_THE_CATALOGUE,
    *OF_RATINGS,
    *OF_RESULTS,
    *OF_HISTORY,
    *OF_PLANS,
    *OF_MILESTONES,
    *OF_COHORTS,
    *OF_LEARNERS,
    *OF_MEMBERS,
    *OF_SECOND_FACTORS,
    *OF_THE_SITE,
)
