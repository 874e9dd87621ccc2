import pytest

from redaction.engine.recognizers.url import RECOGNIZERS
from tests.engine.marked import check

FULL = [
    "See {URL|https://files.hexley.example/s/9fk2}. Thanks",
    "({URL|https://acme.com/a_(b)})",
    "curl {URL|http://intranet.kestrel.example/u/rjones}",
    "{URL|http://[2001:db8::1]:8080/x?y=1#z}",
    "{URL|http://192.0.2.1:8000/health}",
    '<a href="{URL|https://acme.com/x?a=1&b=2}">x</a>',
    "[text]({URL|https://acme.com/x})",
    '{"url":"{URL|https://acme.com/x}","n":1}',
    "{URL|ftp://files.acme.com/pub/}",
    "{URL|HTTPS://ACME.COM/X}",
    "Seehttps://acme.com/x".replace("https://acme.com/x", "{URL|https://acme.com/x}"),
    "{URL|http://localhost:8080/#/123}",
    "{URL|https://user:pw1@acme.com/x}",
    "{URL|postgres://app:s3cret@db.acme.com:5432/main}",
    "{URL|https://medium.com/@tom.grey/post-1}",
    "a {URL|https://acme.com}, b {URL|https://acme.org}; c {URL|https://acme.net}!",
    "{URL|hxxp://evil.example/a}",
    "GET {URL|https://api.acme.com/v1/users/42?fields=name,email} 200",
    "&lt;{URL|https://acme.com/x}&gt;",
    "{URL|https://de.wikipedia.org/wiki/Köln}",
    "{URL|s3://bucket-name/path/file.csv}",
    "{URL|https://t.me/mossy_toad}",
    "*{URL|https://acme.com/x}*",
    "url,name\n{URL|https://acme.com/x},Tom",
    "„{URL|https://acme.com/x}“",
    "请看{URL|https://abc.com/x}是的",
    "at {URL|http://acme.blogspot.com/2005/10/some-words-...}",
    'put "{URL|sftp://files.peatmoor.example/in}" there',
]
BARE = [
    "visit {URL|www.acme.com}.",
    "visit {URL|www.acme.com/contact?x=1}, please",
    "see {URL|acme.com} for more",
    "{URL|acme.co.uk/jobs}",
    "go to {URL|shop.acme.de}",
    "{URL|acme.com:8443/admin}",
    "{URL|linkedin.com/in/tamsin-grey-4471}",
    "{URL|github.com/mossytoad}",
    "our site is {URL|hexley.example}",
    "{URL|docs.rs/serde}",
    "vai su {URL|repubblica.it} per leggere",
    "{URL|ACME.COM} IS OPEN",
    "Read {URL|bbc.co.uk}.",
    "{URL|acme.com}.Please call",
    "{URL|wa.me/351912555014}",
    "{URL|meet.google.com/abc-defg-hij}",
    "{URL|münchen.de/stadt}",
    "site:{URL|acme.org}",
    '"{URL|acme.io}"',
]
OTHER = [
    "reg.nr 3409 och rek.nr. 12",
    "e.g. this, i.e. that, p.s. hello",
    "built with node.js and vue.js",
    "read README.md and example.py",
    "release v1.2.3 of 2025.4",
    "Mr.Smith met Dr.No",
    "It ended.Then it rained.",
    "I saw.It was good",
    "self.name = user.id",
    "logger.info('x')",
    "console.log(x.y)",
    "tom@acme.com",
    "asp.net core",
    "at 10.am or 5.pm",
    "3.5 km, 1.204 of 1.210",
    "U.S. and U.K. and a.m.",
    "key://",
    "and/or and://",
    "import os.path",
    "Figs.1 and no.7",
    "foo...bar",
    "obj.to(device)",
    "open script.sh",
    "posted to alt.animals.cat",
    "Store.post/3 failed",
    "javax.net.ssl.KeyException",
    "Foretaket, org.nr. 914 778 271",
    "Gent.ma Signora",
]


@pytest.mark.parametrize("marked", FULL)
def test_it_finds_an_address_with_its_scheme(marked):
    check(RECOGNIZERS, marked)


@pytest.mark.parametrize("marked", BARE)
def test_it_finds_a_bare_domain_with_its_path(marked):
    check(RECOGNIZERS, marked)


@pytest.mark.parametrize("text", OTHER)
def test_it_leaves_abbreviations_files_and_code_alone(text):
    check(RECOGNIZERS, text)
