"""An exchange: one turn with a language model, and what it writes restored."""

from project.auth import Caller
from project.sockets import database
from redaction import services
from redaction.models import Conversation, Policy, Project
from redaction.schema import NONE, ProcessTextRequest, ReidentifyTextRequest, StreamRequest, parse, parse_options

CALLER = Caller("anonymous")


async def test_an_exchange_restores_what_its_model_writes(application):
    turn = await services.aexchange(CALLER, NONE, conversation="c")
    sent = await turn.aredact(["I am John Smith, john@example.com.", "Greet John Smith"])
    assert sent == ["I am [NAME_1], [EMAIL_ADDRESS_1].", "Greet [NAME_1]"]
    assert turn.counts == {"NAME": 2, "EMAIL_ADDRESS": 1}
    restorer = turn.restorer()
    text = "Hello [NAME_1]! Is john@example.com or bob@example.org yours? "
    got = "".join([await restorer.atake(letter) for letter in text]) + await restorer.afinish()
    assert got == "Hello John Smith! Is john@example.com or [EMAIL_ADDRESS_2] yours? "
    assert turn.counts == {"NAME": 2, "EMAIL_ADDRESS": 2}


async def test_what_only_the_model_wrote_is_never_put_back(application):
    turn = await services.aexchange(CALLER, NONE, conversation="c")
    restorer = turn.restorer()
    assert await restorer.atake("ask bob@example.org ") + await restorer.afinish() == "ask [EMAIL_ADDRESS_1] "
    later = await services.aexchange(CALLER, NONE, conversation="c")
    sent = await later.aredact(["You said [EMAIL_ADDRESS_1]; I am ann@example.org"])
    assert sent == ["You said [EMAIL_ADDRESS_1]; I am [EMAIL_ADDRESS_2]"]
    restorer = later.restorer()
    assert await restorer.atake("[EMAIL_ADDRESS_1] [EMAIL_ADDRESS_2] ") == "[EMAIL_ADDRESS_1] ann@example.org "
    assert await later.aredact(["It is bob@example.org"]) == ["It is [EMAIL_ADDRESS_1]"]
    restorer = later.restorer()
    assert await restorer.atake("[EMAIL_ADDRESS_1] ") == "bob@example.org "


async def test_names_that_the_model_writes_are_redacted_where_the_policy_says_so(application):
    def policies():
        main = Project.objects.get_or_create(name="main")[0]
        Policy.objects.create(project=main, name="strict", answers=Policy.Answers.EVERYTHING)

    await database.run(policies)
    text = "Dear [NAME_1], your doctor Anna Petersen of Omaha will call. "
    results = {}
    for policy in (None, "strict"):
        options = parse_options(StreamRequest, {"policy": policy}) if policy else NONE
        turn = await services.aexchange(CALLER, options)
        await turn.aredact(["I am John Smith."])
        restorer = turn.restorer()
        results[policy] = await restorer.atake(text) + await restorer.afinish()
    assert results[None] == "Dear John Smith, your doctor Anna Petersen of Omaha will call. "
    assert results["strict"].startswith("Dear John Smith, ")
    assert "Petersen" not in results["strict"]
    assert "[NAME_1]" not in results["strict"]


async def test_without_a_conversation_nothing_is_kept(application):
    turn = await services.aexchange(CALLER, NONE)
    assert await turn.aredact(["John Smith"]) == ["[NAME_1]"]
    assert await turn.aredact(["Mary Jones and John Smith"]) == ["[NAME_2] and [NAME_1]"]
    assert await database.run(Conversation.objects.count) == 0


async def test_one_that_is_deleted_in_the_middle_begins_anew(application):
    turn = await services.aexchange(CALLER, NONE, conversation="c")
    await turn.aredact(["John Smith"])
    await database.run(Conversation.objects.all().delete)
    assert await turn.aredact(["Mary Jones and John Smith"]) == ["[NAME_2] and [NAME_1]"]
    again = await services.aexchange(CALLER, NONE, conversation="c")
    assert await again.aredact(["Mary Jones"]) == ["[NAME_2]"]


def test_blocking_callers_get_the_same(transactional_db):
    def body(kind, field, *texts):
        return parse(kind, {field: list(texts), "conversation": "c"}, field)

    [item] = services.process(CALLER, body(ProcessTextRequest, "text", "I am John Smith."))
    assert item["processed_text"] == "I am [NAME_1]."
    assert services.reidentify(CALLER, body(ReidentifyTextRequest, "processed_text", "[NAME_1]")) == ["John Smith"]
    live = services.stream(CALLER, NONE, conversation="c")
    assert live.take("Mary Jones met John Smith.", end=True)["delta"] == "[NAME_2] met [NAME_1]."
    restorer = services.exchange(CALLER, NONE, conversation="c").restorer()
    assert restorer.take("[NAME_2], ask bob@example.org ") + restorer.finish() == "Mary Jones, ask [EMAIL_ADDRESS_1] "
