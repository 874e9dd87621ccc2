import pytest

from redaction.engine.recognizers.usernames import RECOGNIZERS
from tests.engine.marked import check

HANDLES = [
    "{USERNAME|@mossy_toad} and Ottilie are at Glastonbury",
    "thanks {USERNAME|@tom.grey}!",
    "RT {USERNAME|@acme_news}: hello",
    "({USERNAME|@tomgrey})",
    "cc {USERNAME|@tom}, {USERNAME|@jane_d}.",
    "{USERNAME|@tom@mastodon.social} posted",
    "follow me {USERNAME|@_hidden_}",
    "insta: {USERNAME|@bluekettle9}",
    "ask {USERNAME|u/grumpycat42} on reddit",
    "/home/{USERNAME|smoreau}/notes.txt",
    "C:\\Users\\{USERNAME|tgrey}\\Desktop",
    "/Users/{USERNAME|tamsin}/Documents",
    "{USERNAME|@user1234567} hi",
]
NAMED = [
    "INFO login ok user={USERNAME|s_moreau} ip=192.0.2.146",
    "my username is {USERNAME|grumpycat42} but i forgot my password",
    "username: {USERNAME|grumpycat}",
    '"username": "{USERNAME|tgrey}"',
    '"login":"{USERNAME|tgrey}"',
    "login: {USERNAME|t.grey}",
    "user {USERNAME|s_moreau} logged in",
    "userid={USERNAME|tgrey42};",
    "Benutzername: {USERNAME|hmueller}",
    "nombre de usuario: {USERNAME|maria_22}",
    "identifiant : {USERNAME|cmoreau1}",
    "nome utente: {USERNAME|giulia_f}",
    "gebruikersnaam {USERNAME|jan_de_vries}",
    "nazwa użytkownika: {USERNAME|kowalski77}",
    "nome de utilizador: {USERNAME|ruitavares}",
    "användarnamn: {USERNAME|sven_s}",
    "gamertag {USERNAME|xX_Slayer_99}",
    "snapchat is {USERNAME|lil_tom22}",
    "discord: {USERNAME|toad#4471}",
    "User-ID: {USERNAME|ACME\\tgrey}",
]
OTHER = [
    "tom@acme.com",
    "@property\ndef x(self): ...",
    "@pytest.fixture\ndef x(): ...",
    "@app.route('/x')",
    "@media screen { }",
    "npm i @types/node @angular/core",
    "@Override\npublic void run() {}",
    "@param name the name",
    "meet @ 5pm, @5pm or @3.50",
    "@everyone and @here",
    "User: Write a reference for Ngozi",
    "user: hello there my friend",
    "login failed",
    "login page",
    "username is required",
    "username or password",
    "user guide 2024",
    "https://x.com/@tom",
    "logo@2x",
    "/home and /Users/Shared/x",
    "instagram is down",
    "the user is happy",
    "user=null",
    '"user": {"id": 4}',
    "twitter thread",
    "handle with care",
    "user@host",
    "login: required",
    "steam engine 1804",
    "a/u/b",
    "User: Hello, I found it",
    "User: Yes, exactly",
    "Assistant: ok\nUser: You're right",
    "contact the buyer via WeChat to confirm",
    "my @names = sort @given;",
    "SET @total = 5",
    'print scalar @rows, "\\n";',
    "annotated with @ActiveRoles annotation",
    "the @ActiveRoles annotation is read",
    "SELECT * FROM t WHERE id = @userId AND b = 1",
    "exec refresh @first, @second",
]


@pytest.mark.parametrize("marked", HANDLES)
def test_it_finds_handles_and_owners_of_home_directories(marked):
    check(RECOGNIZERS, marked)


@pytest.mark.parametrize("marked", NAMED)
def test_it_finds_a_login_that_is_named(marked):
    check(RECOGNIZERS, marked)


@pytest.mark.parametrize("text", OTHER)
def test_it_leaves_code_and_prose_alone(text):
    check(RECOGNIZERS, text)
