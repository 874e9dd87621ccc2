import pytest

from redaction.engine.recognizers.network import RECOGNIZERS
from tests.engine.marked import check

ADDRESSES = [
    "login ok user=s_moreau ip={IP_ADDRESS|192.0.2.146}",
    "from {IP_ADDRESS|10.0.0.5}:8080 to {IP_ADDRESS|172.16.4.1}/24",
    "server at {IP_ADDRESS|203.0.113.7}.",
    "ping {IP_ADDRESS|8.8.8.8}",
    "[{IP_ADDRESS|198.51.100.23}]",
    '{IP_ADDRESS|198.51.100.23} - - [10/Oct/2000:13:55:36] "GET / HTTP/1.0" 200',
    "http://{IP_ADDRESS|192.0.2.1}/x",
    "我电脑IP是{IP_ADDRESS|192.0.2.146}",
    "{IP_ADDRESS|2001:db8:85a3::8a2e:370:7334} replied",
    "host [{IP_ADDRESS|2001:db8::1}]:443",
    "{IP_ADDRESS|fe80::1ff:fe23:4567:890a}%eth0",
    "address {IP_ADDRESS|::1}",
    "client: {IP_ADDRESS|2001:DB8:0:0:8:800:200C:417A}",
    "mapped {IP_ADDRESS|::ffff:192.0.2.128}".replace("mapped", "ip"),
    "X-Forwarded-For: {IP_ADDRESS|203.0.113.7}, {IP_ADDRESS|198.51.100.2}",
    '{"ip":"{IP_ADDRESS|192.0.2.1}"}',
]
DEVICES = [
    "MAC {NUMERICAL_PII|00:1A:2B:3C:4D:5E} joined",
    "wlan0 {NUMERICAL_PII|00-1a-2b-3c-4d-5e}.",
    "cisco {NUMERICAL_PII|001a.2b3c.4d5e}",
    "mac address: {NUMERICAL_PII|001A2B3C4D5E}",
    "IMEI: {NUMERICAL_PII|490154203237518}",
    "imei {NUMERICAL_PII|49-015420-323751-8}",
    "IMEI number is {NUMERICAL_PII|356938035643800}",
    "IMSI={NUMERICAL_PII|310150123456789}",
    "ICCID {NUMERICAL_PII|8944 1100 6811 2233 445}",
    "IDFA: {NUMERICAL_PII|EA7583CD-A667-48BC-B806-42ECB2B48606}",
]
OTHER = [
    "version 1.2.3.4",
    "v10.0.19.41 is out",
    "Chrome/120.0.0.0 Safari/537.36",
    "build 10.0.19045.3803",
    "section 1.2.3.4 of the plan",
    "1.2.3.4-beta",
    "1.2.3.4.5",
    "999.1.1.1",
    "at 10:40:22 we left",
    "2025-01-04 22:10:03,441",
    "std::vector and A::B and ::Foo",
    "ratio 1:2:3:4",
    "Psalm 23:1-6",
    "a::b",
    "uuid 550e8400-e29b-41d4-a716-446655440000",
    "order 490154203237518",
    "12:34:56:78",
    "00:1A:2B:3C:4D",
    "sha 00:1A:2B:3C:4D:5E:6F:70:81",
]


@pytest.mark.parametrize("marked", ADDRESSES)
def test_it_finds_an_ip_address_without_port_and_prefix_length(marked):
    check(RECOGNIZERS, marked)


@pytest.mark.parametrize("marked", DEVICES)
def test_it_finds_the_numbers_of_a_device(marked):
    check(RECOGNIZERS, marked)


@pytest.mark.parametrize("text", OTHER)
def test_it_leaves_versions_times_and_code_alone(text):
    check(RECOGNIZERS, text)
