"""What an operator changes in one process holds in another within two seconds, and no process is started anew."""

import os
import re
import subprocess
import sys
import time

import pytest
from websockets.exceptions import ConnectionClosed

from . import servers
from .clients import ADD_OPERATOR, POLICY, ask, browser, hear, open_socket, post, say, shell, sign_in, submit

PROMISED = 2.0  # s
PATIENCE = 4.0  # s; a machine that is busy with other work looks later
TEXT = "Ticket TK-12 of Ann Lee"
TICKETS = '[{"type": "BLOCK", "pattern": "TK-[0-9]+", "entity_type": "TICKET"}]'
RECOGNIZER = {"project": 1, "label": "BADGE", "pattern": r"TK-\d+", "score": "0.9", "enabled": "on"}
TERMS = {"project": 1, "name": "words", "kind": "BLOCK", "label": "WORD", "terms": "ticket", "enabled": "on"}
SAVE = """
import time
from redaction.models import Policy, Project
main = Project.objects.get(name="main")
Policy.objects.create(project=main, name="from-a-shell", redaction="MASK", mask_character="*")
print(time.time())
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("two")


@pytest.fixture(scope="module")
def first(folder):
    running = servers.product(folder)
    shell(folder, ADD_OPERATOR)
    yield running
    running.stop()


@pytest.fixture(scope="module")
def second(folder, first):
    """Another process on the same database."""
    running = servers.serve(folder, DJANGO_SETTINGS_MODULE="project.settings").wait_until_up("/ready")
    assert running.pid != first.pid
    post(running, "/process/text", {"text": TEXT})
    yield running
    running.stop()


@pytest.fixture(scope="module")
def operator(first):
    """A browser that is signed in to the first process."""
    with browser(first) as client:
        assert sign_in(client).status_code == 302
        yield client


def until(true, since=None):
    """Seconds until something is true of the second process."""
    begun = time.time() if since is None else since
    while not true():
        assert time.time() - begun < PATIENCE, "the change did not come"
        time.sleep(0.05)
    return time.time() - begun


def redacted(server, **fields):
    """The redacted text, or the code of the error."""
    answer = post(server, "/process/text", {"text": [TEXT], **fields}).json()
    return answer[0]["processed_text"] if isinstance(answer, list) else answer["code"]


def row_of(operator, model, text):
    """The key of the row whose line in the list has the text."""
    page = operator.get(f"/admin/redaction/{model}/").text
    return re.search(rf"/admin/redaction/{model}/(\d+)/change/[^>]*>[^<]*{re.escape(text)}", page)[1]


def holds(second, expected, **fields):
    seconds = until(lambda: redacted(second, **fields) == expected)
    assert seconds < PROMISED or os.getloadavg()[0] > 2
    return seconds


def test_a_policy_of_the_admin_is_made_changed_and_deleted_elsewhere(operator, second):
    assert redacted(second, policy="own") == "unknown_policy"
    assert submit(operator, "policy/add/", {**POLICY, "filters": TICKETS}).status_code == 302
    holds(second, "Ticket [TICKET_1] of [NAME_1]", policy="own")
    path = f"policy/{row_of(operator, 'policy', 'own')}"
    changed = {**POLICY, "filters": TICKETS, "redaction": "MASK"}
    assert submit(operator, f"{path}/change/", changed).status_code == 302
    holds(second, "Ticket ##### of ### ###", policy="own")
    assert submit(operator, f"{path}/delete/", {"post": "yes"}).status_code == 302
    holds(second, "unknown_policy", policy="own")


def test_a_default_policy_holds_for_requests_that_name_none(operator, second):
    plain = redacted(second)
    assert submit(operator, "policy/add/", {**POLICY, "name": "usual", "filters": TICKETS, "default": "on"})
    holds(second, "Ticket [TICKET_1] of [NAME_1]")
    submit(operator, f"policy/{row_of(operator, 'policy', 'usual')}/delete/", {"post": "yes"})
    holds(second, plain)


def test_a_recognizer_of_the_admin_is_used_and_dropped_elsewhere(operator, second):
    plain = redacted(second)
    assert submit(operator, "recognizer/add/", RECOGNIZER).status_code == 302
    holds(second, "Ticket [BADGE_1] of [NAME_1]")
    off = {name: value for name, value in RECOGNIZER.items() if name != "enabled"}
    submit(operator, f"recognizer/{row_of(operator, 'recognizer', 'BADGE')}/change/", off)
    holds(second, plain)


def test_a_term_list_of_the_admin_is_used_and_dropped_elsewhere(operator, second):
    plain = redacted(second)
    assert submit(operator, "termlist/add/", TERMS).status_code == 302
    holds(second, plain.replace("Ticket", "[WORD_1]"))
    submit(operator, f"termlist/{row_of(operator, 'termlist', 'words')}/delete/", {"post": "yes"})
    holds(second, plain)


def test_a_key_of_the_admin_opens_elsewhere_until_it_is_revoked(operator, second):
    def status(key):
        return post(second, "/process/text", {"text": [TEXT]}, **{"x-api-key": key}).status_code

    shown = submit(operator, "apikey/add/", {"project": 1, "name": "chat", "scopes": "redact reidentify chat"}).text
    key = re.search(r"tacet_[\w-]{43}", shown)[0]
    assert until(lambda: status(key) == 200) < PATIENCE
    with open_socket(second, additional_headers={"x-api-key": key}) as socket:
        assert "processed_text" in ask(socket, {"text": TEXT})
        revoked = {"action": "revoke", "_selected_action": row_of(operator, "apikey", "chat")}
        assert submit(operator, "apikey/", revoked).status_code == 302
        assert until(lambda: status(key) == 401) < PATIENCE
        say(socket, {"text": TEXT})
        assert hear(socket)["code"] == "credentials_invalid"
        with pytest.raises(ConnectionClosed) as closed:
            until(lambda: hear(socket) is None)
    assert closed.value.rcvd.code == 4401


def test_an_open_socket_follows_a_change(operator, second):
    with open_socket(second) as socket:
        before = ask(socket, {"text": TEXT})["processed_text"]
        submit(operator, "termlist/add/", TERMS)
        until(lambda: ask(socket, {"text": TEXT})["processed_text"] == before.replace("Ticket", "[WORD_1]"))
        submit(operator, f"termlist/{row_of(operator, 'termlist', 'words')}/delete/", {"post": "yes"})
        until(lambda: ask(socket, {"text": TEXT})["processed_text"] == before)


def test_what_a_third_process_saves_holds_in_both(folder, first, second):
    environment = servers.environment(folder, DJANGO_SETTINGS_MODULE="project.settings")
    command = [sys.executable, "manage.py", "shell", "--verbosity", "0", "-c", SAVE]
    saving = subprocess.Popen(command, cwd=servers.ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    saved = float(saving.stdout.readline())
    for server in (first, second):
        until(lambda server=server: "*** ***" in redacted(server, policy="from-a-shell"), since=saved)
    saving.wait()


def test_both_processes_are_the_ones_that_were_started(first, second):
    assert (first.process.poll(), second.process.poll()) == (None, None)
