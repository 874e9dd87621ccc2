import pytest

from redaction.engine.recognizers.email import RECOGNIZERS
from tests.engine.marked import check

WRITTEN = [
    "Write to {EMAIL_ADDRESS|tom.grey@acme.example}.",
    "{EMAIL_ADDRESS|first.last+news@mail.co.uk}, or {EMAIL_ADDRESS|o'brien@shop.ie}?",
    "Camille Roussel <{EMAIL_ADDRESS|c.roussel@hexley.example}>",
    '{"name":"Tamsin","email":"{EMAIL_ADDRESS|tamsin@grey.example}","age":37}',
    "user={EMAIL_ADDRESS|s.moreau@corp.example};ip=192.0.2.1",
    '<a href="mailto:{EMAIL_ADDRESS|help@acme.org}">mail</a>',
    "<td>{EMAIL_ADDRESS|help@acme.org}</td>",
    "({EMAIL_ADDRESS|jane@x.io})",
    "[{EMAIL_ADDRESS|jane@x.io}](mailto:{EMAIL_ADDRESS|jane@x.io})",
    "**{EMAIL_ADDRESS|jane@x.io}**",
    "'{EMAIL_ADDRESS|jane@x.io}'",
    "{EMAIL_ADDRESS|müller@büro-köln.de} antwortet",
    "{EMAIL_ADDRESS|иван@почта.рф}",
    "{EMAIL_ADDRESS|info@xn--bcher-kva.example}",
    "{EMAIL_ADDRESS|TOM@ACME.COM}",
    "my email is {EMAIL_ADDRESS|bluekettle_99@gmail.com}thanks".replace("thanks", " thanks"),
    "mail me:{EMAIL_ADDRESS|a@b.co}!",
    "{EMAIL_ADDRESS|a@b.co},{EMAIL_ADDRESS|c@d.org};{EMAIL_ADDRESS|e@f.net}",
    "Write to {EMAIL_ADDRESS|tom@acme.com}.Thanks",
    "line\\n{EMAIL_ADDRESS|tom@acme.com}\\nline",
    "to=%3C{EMAIL_ADDRESS|tom@acme.com}%3E",
    "\\u003c{EMAIL_ADDRESS|tom@acme.com}\\u003e",
    "https://x.example/unsubscribe?email={EMAIL_ADDRESS|tom@acme.com}&id=4",
    "id;mail\n1;{EMAIL_ADDRESS|rui.tavares@faro.pt}\n2;{EMAIL_ADDRESS|asel@bishkek.kg}",
    "1,Rui,{EMAIL_ADDRESS|rui.tavares@faro.pt},Faro",
    "to: {EMAIL_ADDRESS|team-leads@lists.internal.acme.com}",
    '{EMAIL_ADDRESS|"john doe"@example.com} is legal',
    "{EMAIL_ADDRESS|postmaster@[192.0.2.1]} answers",
    "{EMAIL_ADDRESS|12345@qq.com}",
    "{EMAIL_ADDRESS|x@y.museum}",
    "...{EMAIL_ADDRESS|tom@acme.com}...",
    "请发送邮件到{EMAIL_ADDRESS|Dave@abc.com}以获取更多",
    "From: Tom <{EMAIL_ADDRESS|webmas...@acme.com}>",
]
HIDDEN = [
    "{EMAIL_ADDRESS|jane [at] acme [dot] com}",
    "{EMAIL_ADDRESS|jane(at)acme(dot)com}",
    "{EMAIL_ADDRESS|jane.doe [at] acme.com}",
    "{EMAIL_ADDRESS|jane{at\\}acme{dot\\}com}",
    "{EMAIL_ADDRESS|jane [at] mail [dot] acme [dot] co [dot] uk} please",
    "it is {EMAIL_ADDRESS|jane dot doe at gmail dot com} thanks",
    "reach me: {EMAIL_ADDRESS|tom at acme dot org}.",
    "meine adresse ist {EMAIL_ADDRESS|hans (ät) web punkt de}",
    "mi correo es {EMAIL_ADDRESS|maria arroba correo punto es}",
]
OTHER = [
    "npm i lodash@4.17.21 react@18",
    "git clone git@github.com:acme/tool.git",
    "clone ssh://git@host.example/x.git",
    "postgres://app:s3cret@db.acme.com/main",
    "https://medium.com/@tom.grey/post",
    "see logo@2x.png",
    "meet @ noon",
    "@property\ndef x(self): ...",
    "root@localhost:~$ ls",
    "3 apples @ 1.50 each",
    "@ something.com",
    "follow @tom.grey",
    "@tom@mastodon.social",
    "Alice@abc is invalid",
    "We met at the station dot dot dot",
    "look at page (at most) two",
    "array[at] index",
]


@pytest.mark.parametrize("marked", WRITTEN)
def test_it_finds_an_address_as_written(marked):
    check(RECOGNIZERS, marked)


@pytest.mark.parametrize("marked", HIDDEN)
def test_it_finds_an_address_hidden_from_robots(marked):
    check(RECOGNIZERS, marked)


@pytest.mark.parametrize("text", OTHER)
def test_it_leaves_other_uses_of_the_sign_alone(text):
    check(RECOGNIZERS, text)
