"""Named policies, own recognizers and term lists, each within its project."""

import pytest

from project.sockets import database
from redaction import configuration, schema
from redaction.engine.policy import ACCURACIES
from redaction.models import Policy, Project, Recognizer, TermList
from redaction.policy import plan

from ..conftest import aissue, client_of


def project(name="main"):
    return Project.objects.get_or_create(name=name)[0]


def add(model, project_name, /, **fields):
    row = model(project=project(project_name), **fields)
    row.full_clean()
    row.save()
    return row


async def aadd(model, project_name, /, **fields):
    return await database.run(add, model, project_name, **fields)


async def redacted(client, text, **body):
    answer = await client.post("/process/text", json={"text": [text], **body})
    assert answer.status_code == 200, answer.text
    return answer.json()[0]["processed_text"]


def accuracy_of(tenant, request):
    options = schema.parse_options(schema.StreamRequest, request)
    return plan(configuration.current(), tenant.name, None, options).policy.accuracy


TICKET = [{"type": "BLOCK", "pattern": r"TK-\d+", "entity_type": "TICKET"}]


async def test_a_policy_is_used_by_name(client):
    await aadd(Policy, "main", name="support-chat", filters=TICKET, redaction="MASK", mask_character="*")
    assert await redacted(client, "See TK-1.", policy="support-chat") == "See ****."
    assert await redacted(client, "See TK-1.") == "See TK-1."


async def test_the_default_policy_applies_where_none_is_named(client):
    await aadd(Policy, "main", name="usual", default=True, filters=TICKET)
    assert await redacted(client, "See TK-1.") == "See [TICKET_1]."


async def test_a_request_overrides_its_policy(client):
    await aadd(Policy, "main", name="support-chat", filters=TICKET, redaction="MASK")
    given = {"policy": "support-chat", "processed_text": {"type": "MARKER", "pattern": "<BEST_ENTITY_TYPE>"}}
    assert await redacted(client, "See TK-1.", **given) == "See <TICKET>."


async def test_a_policy_chooses_the_accuracy_and_a_request_may_choose_another(client):
    await aadd(Policy, "main", name="quick", accuracy="standard")
    tenant = (await configuration.acurrent()).tenant("main")
    assert accuracy_of(tenant, {"policy": "quick"}) == "standard"
    assert accuracy_of(tenant, {"policy": "quick", "entity_detection": {"accuracy": "high"}}) == "high"
    assert accuracy_of(tenant, {"policy": "quick", "entity_detection": {"accuracy": None}}) == "standard"
    assert accuracy_of(tenant, {}) == "high_automatic"
    assert await redacted(client, "Write to ana@harbour.example.", policy="quick") == "Write to [EMAIL_ADDRESS_1]."


def test_a_policy_offers_every_accuracy():
    assert set(Policy.Accuracy.values) == set(ACCURACIES)


async def test_a_recognizer_of_the_project_finds_its_own_type(client):
    await aadd(Recognizer, "main", label="EMPLOYEE_ID", pattern=r"E-\d{4}", score=0.9)
    assert await redacted(client, "Ask E-1234.") == "Ask [EMPLOYEE_ID_1]."
    only = {"entity_types": [{"type": "ENABLE", "value": ["EMPLOYEE_ID"]}]}
    assert await redacted(client, "Ask E-1234 at a@b.example.", entity_detection=only) == (
        "Ask [EMPLOYEE_ID_1] at a@b.example."
    )
    without = {"entity_types": [{"type": "DISABLE", "value": ["EMPLOYEE_ID"]}]}
    assert "EMPLOYEE_ID" not in await redacted(client, "Ask E-1234.", entity_detection=without)


async def test_context_and_checks_of_a_recognizer_count(client):
    await aadd(Recognizer, "main", label="BADGE", pattern=r"\d{4} \d{4}", score=0.2, context="badge", check_name="luhn")
    only = {"entity_types": [{"type": "ENABLE", "value": ["BADGE"]}]}
    assert await redacted(client, "My badge is 1234 5674.", entity_detection=only) == "My badge is [BADGE_1]."
    assert await redacted(client, "My badge is 1234 5675.", entity_detection=only) == "My badge is 1234 5675."
    assert await redacted(client, "Number 1234 5674.", entity_detection=only) == "Number 1234 5674."


@pytest.mark.parametrize("term", ["Project Falcon", "C++", "Ægir", "a.b", "(x)"])
async def test_terms_are_redacted_whatever_their_case_and_punctuation(client, term):
    await aadd(TermList, "main", name="secret", label="CODENAME", terms=f"something\n{term}\n")
    assert await redacted(client, f"On {term.upper()} now") == "On [CODENAME_1] now"


async def test_a_term_is_not_found_inside_a_word(client):
    await aadd(TermList, "main", name="secret", label="CODENAME", terms="art")
    assert await redacted(client, "They start art.") == "They start [CODENAME_1]."


async def test_terms_to_leave_alone_are_left_alone(client):
    await aadd(TermList, "main", name="ours", kind="ALLOW", terms="help@ours.example")
    await aadd(TermList, "main", name="mails", label="MAIL", terms="help@ours.example\nme@ours.example")
    assert await redacted(client, "help@ours.example or me@ours.example") == "help@ours.example or [MAIL_1]"


async def test_thousands_of_terms_are_all_found(client):
    terms = "\n".join(f"codeword{number}" for number in range(3_000))
    await aadd(TermList, "main", name="many", label="CODENAME", terms=terms)
    assert await redacted(client, "say codeword2999 twice") == "say [CODENAME_1] twice"


async def test_projects_do_not_see_each_other(application):
    await aadd(Policy, "shop", name="own", filters=TICKET)
    await aadd(Recognizer, "shop", label="SHOP_ID", pattern=r"S-\d+", score=0.9)
    theirs, other = await aissue("theirs", "shop"), await aissue("other", "bank")
    async with client_of(application, **{"x-api-key": theirs}) as client:
        assert await redacted(client, "S-1 TK-1", policy="own") == "[SHOP_ID_1] [TICKET_1]"
    async with client_of(application, **{"x-api-key": other}) as client:
        assert await redacted(client, "S-1 TK-1") == "S-1 TK-1"
        answer = await client.post("/process/text", json={"text": ["a"], "policy": "own"})
        assert answer.json()["code"] == "unknown_policy"


async def test_hashed_markers_are_equal_within_a_project_and_differ_across(application):
    hashed = {
        "processed_text": {"type": "MARKER", "pattern": "UNIQUE_HASHED_ENTITY_TYPE"},
        "entity_detection": {"filter": TICKET},
    }
    first, second = await aissue("first", "shop"), await aissue("second", "bank")
    async with client_of(application, **{"x-api-key": first}) as client:
        ours = await redacted(client, "TK-1", **hashed)
        assert await redacted(client, "and TK-1", **hashed) == f"and {ours}"
    async with client_of(application, **{"x-api-key": second}) as client:
        assert await redacted(client, "TK-1", **hashed) != ours


async def test_a_key_brings_its_policy(application):
    row = await aadd(Policy, "shop", name="own", filters=TICKET)
    key = await aissue("chat", "shop", policy=row)
    async with client_of(application, **{"x-api-key": key}) as client:
        assert await redacted(client, "See TK-1.") == "See [TICKET_1]."
