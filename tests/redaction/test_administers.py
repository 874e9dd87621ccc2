"""The admin: keys are shown once, forms are checked, and a text can be tried before anything is saved."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from redaction.models import ApiKey, Conversation, Placeholder, Policy, Project, Recognizer, Revision, TermList

SAMPLE = "See TK-12 and TK-13."


@pytest.fixture
def project(transactional_db):
    return Project.objects.create(name="shop")


@pytest.fixture
def operator(client_class, project):
    user = get_user_model().objects.create_superuser("operator", password="a long password")
    made = client_class()
    made.force_login(user)
    return made


@pytest.fixture
def client_class():
    from django.test import Client

    return Client


def policy_form(project, **fields):
    return {
        "project": project.pk,
        "name": "tried",
        "accuracy": "high_automatic",
        "threshold": "0.5",
        "thresholds": "{}",
        "recall": "0",
        "filters": '[{"type": "BLOCK", "pattern": "TK-[0-9]+", "entity_type": "TICKET"}]',
        "redaction": "MARKER",
        "marker_pattern": "[UNIQUE_NUMBERED_ENTITY_TYPE]",
        "marker_language": "en",
        "mask_character": "#",
        "answers": "IDENTIFIERS",
        **fields,
    }


@pytest.mark.parametrize("model", ["project", "apikey", "policy", "recognizer", "termlist"])
def test_every_list_and_form_opens(operator, model):
    for view in ("changelist", "add"):
        assert operator.get(reverse(f"admin:redaction_{model}_{view}")).status_code == 200


def test_a_key_is_shown_once(operator, project):
    form = {"name": "chat", "project": project.pk, "scopes": ApiKey.Scope.ALL}
    answer = operator.post(reverse("admin:redaction_apikey_add"), form)
    row = ApiKey.objects.get()
    shown = answer.content.decode()
    assert f'value="{row.prefix}' in shown
    assert "no-store" in answer.headers["Cache-Control"]
    key = shown.split('value="tacet_')[1].split('"')[0]
    for url in (reverse("admin:redaction_apikey_change", args=[row.pk]), reverse("admin:redaction_apikey_changelist")):
        assert key not in operator.get(url).content.decode()


def test_keys_are_revoked_from_the_list(operator, project):
    row = ApiKey(name="chat", project=project)
    row.issue()
    row.save()
    before = Revision.objects.get().number
    form = {"action": "revoke", "_selected_action": [row.pk]}
    operator.post(reverse("admin:redaction_apikey_changelist"), form)
    row.refresh_from_db()
    assert row.state == "revoked"
    assert Revision.objects.get().number > before


def attempt(operator, model, form):
    return operator.post(reverse(f"admin:redaction_{model}_try"), {"sample": SAMPLE, "row": "", **form})


def test_a_policy_is_tried_before_it_is_saved(operator, project):
    answer = attempt(operator, "policy", policy_form(project))
    assert answer.json()["processed_text"] == "See [TICKET_1] and [TICKET_2]."
    assert answer.json()["entities"][0] == {"text": "TK-12", "label": "TICKET"}
    assert not Policy.objects.exists()


@pytest.mark.parametrize(
    ("accuracy", "sample", "model"),
    [
        ("standard", SAMPLE, "fast"),
        ("high", "Bonjour, je suis arrivée hier avec mon frère.", "english"),
        ("high_automatic", "Bonjour, je suis arrivée hier avec mon frère.", "multilingual"),
        ("high_automatic", SAMPLE, "english"),
    ],
)
def test_the_panel_says_which_model_read(operator, project, accuracy, sample, model):
    form = {**policy_form(project, accuracy=accuracy), "sample": sample}
    assert attempt(operator, "policy", form).json()["model"] == model


@pytest.mark.parametrize(("said", "kept"), [("pass", "pass"), ("refuse", "refuse"), ("", ""), ("look", None)])
def test_a_policy_says_whether_media_pass(operator, project, said, kept):
    operator.post(reverse("admin:redaction_policy_add"), policy_form(project, media=said))
    assert list(Policy.objects.values_list("media", flat=True)) == ([] if kept is None else [kept])


def test_a_saved_policy_is_tried_with_what_the_form_now_says(operator, project):
    row = Policy.objects.create(project=project, name="tried")
    answer = attempt(operator, "policy", {**policy_form(project, redaction="MASK"), "row": row.pk})
    assert answer.json()["processed_text"] == "See ##### and #####."
    row.refresh_from_db()
    assert row.redaction == "MARKER"


def test_a_recognizer_is_tried_before_it_is_saved(operator, project):
    form = {"project": project.pk, "label": "TICKET", "pattern": r"TK-\d+", "score": "0.9", "enabled": "on"}
    assert attempt(operator, "recognizer", form).json()["processed_text"] == "See [TICKET_1] and [TICKET_2]."
    assert not Recognizer.objects.exists()


def test_a_term_list_is_tried_before_it_is_saved(operator, project):
    form = {"project": project.pk, "name": "x", "kind": "BLOCK", "label": "T", "terms": "tk-12", "enabled": "on"}
    assert attempt(operator, "termlist", form).json()["processed_text"] == "See [T_1] and TK-13."
    assert not TermList.objects.exists()


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"filters": '[{"type": "BLOCK", "pattern": "(", "entity_type": "A"}]'}, "filters"),
        ({"filters": '[{"type": "BLOCK"}]'}, "filters"),
        ({"filters": "{"}, "filters"),
        ({"filters": '{"type": "ALLOW", "pattern": "a"}'}, "filters"),
        ({"enabled_types": ["NOPE"]}, "enabled_types"),
        ({"thresholds": '{"NAME": 2}'}, "thresholds"),
        ({"thresholds": "[1]"}, "thresholds"),
        ({"threshold": "2"}, "threshold"),
        ({"marker_pattern": "[NAME]"}, "marker_pattern"),
        ({"name": "with space"}, "name"),
    ],
)
def test_a_wrong_policy_says_which_field(operator, project, fields, name):
    answer = attempt(operator, "policy", policy_form(project, **fields))
    assert answer.status_code == 400
    assert list(answer.json()["errors"]) == [name]


@pytest.mark.parametrize(
    ("fields", "name"),
    [({"pattern": "("}, "pattern"), ({"pattern": "(?=a)"}, "pattern"), ({"label": "small"}, "label"),
     ({"check_name": "nope"}, "check_name"), ({"score": "7"}, "score")],
)  # fmt: skip
def test_a_wrong_recognizer_says_which_field(operator, project, fields, name):
    form = {"project": project.pk, "label": "A", "pattern": "a", "score": "0.9", **fields}
    assert list(attempt(operator, "recognizer", form).json()["errors"]) == [name]


def test_a_term_that_is_too_long_is_refused_by_its_line(operator, project):
    form = {"project": project.pk, "name": "x", "kind": "BLOCK", "label": "T", "terms": "a\n" + "b" * 201}
    errors = attempt(operator, "termlist", form).json()["errors"]
    assert errors["terms"][0]["message"].startswith("Line 2 ")


def test_only_those_who_may_change_a_policy_may_try_one(client_class, project):
    user = get_user_model().objects.create_user("reader", password="a long password", is_staff=True)
    reader = client_class()
    reader.force_login(user)
    assert attempt(reader, "policy", policy_form(project)).status_code == 403
    assert attempt(client_class(), "policy", policy_form(project)).status_code == 302


def test_a_saved_form_keeps_the_chosen_types(operator, project):
    form = policy_form(project, enabled_types=["NAME", "PCI"], disabled_types=["CVV"])
    assert operator.post(reverse("admin:redaction_policy_add"), form).status_code == 302
    row = Policy.objects.get()
    assert (row.enabled_types, row.disabled_types) == (["NAME", "PCI"], ["CVV"])


def test_the_main_project_stays(operator):
    main = Project.objects.create(name="main")
    assert operator.post(reverse("admin:redaction_project_delete", args=[main.pk]), {"post": "yes"}).status_code == 403


def test_conversations_are_listed_by_size_and_deleted_whole(operator, project):
    row = Conversation.objects.create(project=project, digest="d" * 64)
    kept = Placeholder(conversation=row, digest="e" * 64, label="NAME", tail="1", sealed=b"sealed-bytes")
    kept.save()
    changelist = reverse("admin:redaction_conversation_changelist")
    page = operator.get(changelist).content.decode()
    assert '<td class="field-size">1</td>' in page
    view = operator.get(reverse("admin:redaction_conversation_change", args=[row.pk])).content.decode()
    assert "sealed-bytes" not in page + view
    assert kept.digest not in page + view
    assert operator.get(reverse("admin:redaction_conversation_add")).status_code == 403
    form = {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}
    assert operator.post(changelist, form).status_code == 302
    assert (Conversation.objects.count(), Placeholder.objects.count()) == (0, 0)
