import pytest

from redaction.engine.recognizers.passwords import RECOGNIZERS
from tests.engine.marked import check

ASSIGNED = [
    "export DB_PASSWORD={PASSWORD|p9$Wq!77zz}; curl http://x",
    "password={PASSWORD|hunter2}",
    "password: {PASSWORD|Tr0ub4dor&3}",
    "Password: {PASSWORD|sunflower}",
    "pwd: {PASSWORD|bluekettle9}.",
    '"password": "{PASSWORD|correct horse}"',
    "'passwd': '{PASSWORD|x9!kk}',",
    '{"secret": "{PASSWORD|k9fQ2mZx7Lw1}"}',
    '{\\"password\\": \\"{PASSWORD|hunter2}\\"}',
    "user=tom&password={PASSWORD|hunter2}&x=1",
    "<password>{PASSWORD|hunter2}</password>",
    "--password {PASSWORD|hunter2}",
    "--password={PASSWORD|hunter2} --host x",
    "API_KEY={PASSWORD|k9fQ2mZx7Lw1}",
    "api key: {PASSWORD|k9fQ2mZx7Lw1}",
    "client_secret={PASSWORD|k9fQ2mZx7Lw1}\n",
    "aws_secret_access_key = {PASSWORD|wJalrXUtnFEMI/K7MDENG/bPxRfiCYzz81Kq3LmA}",
    "Authorization: Bearer {PASSWORD|k9fQ2mZx7Lw1.abc}",
    "authorization: Basic {PASSWORD|dG9tOmh1bnRlcjI=}",
    "SECRET_KEY='{PASSWORD|django-insecure-4f$k2}'",
    "Password - {PASSWORD|Winter2024!}",
    "**Password:** {PASSWORD|Winter2024!}",
    "Login tom / password {PASSWORD|Winter2024!}",
    "Passwort: {PASSWORD|Sommer2024}",
    "Kennwort={PASSWORD|geheim}",
    "contraseña: {PASSWORD|Gato_2020}",
    "mot de passe : {PASSWORD|Chaton2020}",
    "wachtwoord: {PASSWORD|Fiets2020}",
    "hasło: {PASSWORD|Kotek2020}",
    "senha: {PASSWORD|Gato2020}",
    "lösenord: {PASSWORD|Katten2020}",
    "clave del wifi: {PASSWORD|Gato2020}",
]
SAID = [
    "i forgot my password, i think it was {PASSWORD|Sunflower_2020}",
    "from Little Acorns Nursery at 3; wifi pw {PASSWORD|bluekettle9}",
    "my password is {PASSWORD|hunter2}, ok?",
    "the password for the portal is {PASSWORD|Winter2024!}",
    'password is "{PASSWORD|sunflower}"',
    "pw is {PASSWORD|qwerty123}",
    "mein Passwort ist {PASSWORD|Sommer2024}",
    "mi contraseña es {PASSWORD|Gato_2020}",
    "mon mot de passe est {PASSWORD|Chaton2020}",
    "mijn wachtwoord is {PASSWORD|Fiets2020}",
    "moje hasło to {PASSWORD|Kotek2020}",
    "minha senha é {PASSWORD|Gato2020}",
    "mitt lösenord är {PASSWORD|Katten2020}",
    "la password è {PASSWORD|Gattino2020}",
    "the wifi password is {PASSWORD|sunnyday}",
    "our password is {PASSWORD|pineapple}.",
    "votre mot de passe est : {PASSWORD|Soleil99!}",
]
CODES = [
    "my pin is {PASSWORD|4821}",
    "PIN: {PASSWORD|4821}",
    "PIN code {PASSWORD|4821}.",
    "Your verification code is {PASSWORD|482913}",
    "{PASSWORD|482913} is your verification code",
    "{PASSWORD|G-482913} is your Google verification code",
    "OTP {PASSWORD|482913} valid for 10 minutes",
    "door code: {PASSWORD|1975}",
    "Bestätigungscode: {PASSWORD|482 913}",
    "código de verificación: {PASSWORD|482913}",
    "code de vérification : {PASSWORD|482913}",
    "kod weryfikacyjny {PASSWORD|482913}",
    "codice di verifica: {PASSWORD|482913}",
    "verificatiecode {PASSWORD|482913}",
    "código de verificação {PASSWORD|482913}",
    "verifieringskod: {PASSWORD|482913}",
    "Geheimzahl {PASSWORD|4821}",
    "seed phrase: {PASSWORD|abandon ability able about above absent absorb abstract absurd abuse access accident}",
    "Your code: {PASSWORD|482913}. Do not share it.",
    "Use {PASSWORD|482913} as your login code",
    "Your Uber code is {PASSWORD|4821}",
    "tu código es {PASSWORD|482913}",
    "my pin is {PASSWORD|482913}",
]
OTHER = [
    "password: ********",
    "password: <password>",
    "password=${DB_PASS}",
    "password: null",
    'password = os.environ["DB"]',
    "password = get_password()",
    "password=config.password",
    "password is required",
    "I forgot my password",
    "forgot password?",
    "Password:\nUsername:",
    "password must contain 8 characters",
    "reset your password within 24 hours",
    "password: required",
    "password: str",
    "password is wrong again",
    "the password is not valid",
    "change password every 90 days",
    "password_hash and token_type",
    "token: expired",
    "the secret of success is work",
    "max_tokens: 2048",
    "basic training",
    "bearer of news",
    "session 2024",
    "pin 13 of the board",
    "bowling pin 7",
    "use coupon SAVE20 at checkout",
    "error code 4821",
    "zip code 97201",
    "pass the salt",
    "pass: 12 of 14 tests",
    "passed 1204 of 1210",
    "secret santa 2024",
    "a secret ingredient",
    "password {{ db_password }}",
    "PASSWORD=changeme".replace("changeme", "%PASSWORD%"),
    "mot de passe oublié",
    "contraseña incorrecta",
    "Passwort vergessen",
    "password: [REDACTED]",
    "key: value",
    "access key to success",
    "private key infrastructure",
    "the password policy was updated in 2024",
    "verification code sent",
    "passwords are stored encrypted",
    "password: 'your_password'",
    "2fa code required",
    "tan lines 2024",
    "open the door code red",
    "your zip code is 97201",
    "your discount code: 4821",
    "Bihar, Pin Code - 843330",
    "my password is compromised",
    "secret http://t.co/9y648RAU",
    "password: string; token: string",
    "req.body.password",
    "Your reservation code is 123456",
    "PASS 208/209 | done",
]


@pytest.mark.parametrize("marked", ASSIGNED)
def test_it_finds_what_is_assigned_to_a_password_or_key(marked):
    check(RECOGNIZERS, marked)


@pytest.mark.parametrize("marked", SAID)
def test_it_finds_a_password_told_in_a_sentence(marked):
    check(RECOGNIZERS, marked)


@pytest.mark.parametrize("marked", CODES)
def test_it_finds_pins_and_codes_sent_for_verification(marked):
    check(RECOGNIZERS, marked)


@pytest.mark.parametrize("text", OTHER)
def test_it_leaves_placeholders_and_talk_about_passwords_alone(text):
    check(RECOGNIZERS, text)
