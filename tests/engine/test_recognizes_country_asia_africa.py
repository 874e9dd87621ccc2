import pytest

from redaction.engine.recognizers import countries
from tests.engine.marked import check, found

NUMBERS = [
    # India
    "Aadhaar {SSN|4010 7430 5751}",
    "aadhaar no: {SSN|971593830600}",
    "PAN card {NUMERICAL_PII|ACUPA7085R}",
    "voter id {NUMERICAL_PII|WKH1186253}",
    # Singapore
    "NRIC {SSN|S1234567D}",
    "nric: {SSN|s1234567d}",
    "Mr Tan, {SSN|S1234567D}",
    # Hong Kong
    "HKID {SSN|A123456(3)}",
    "身份證號碼 {SSN|A123456(3)}",
    "identity card a1234563".replace("a1234563", "{SSN|a1234563}"),
    # South Korea
    "주민등록번호 {SSN|971013-9019902}".replace("971013-9019902", "900101-1234568"),
    "주민번호: {SSN|900101-1234568}",
    "RRN {SSN|9001011234568}",
    # Japan
    "マイナンバー {SSN|6214 9832 0257}",
    "My Number: {SSN|621498320257}",
    "個人番号：{SSN|621498320257}",
    # China
    "身份证号码：{SSN|11010519491231002X}",
    "客户 {SSN|11010519491231002X} 已登记",
    "id card {SSN|11010519491231002x}",
    # Taiwan
    "身分證字號 {SSN|A123456789}",
    "national id a123456789".replace("a123456789", "{SSN|a123456789}"),
    "王小明，{SSN|A123456789}",
    # Thailand
    "เลขประจำตัวประชาชน {SSN|1-2345-45678-78-1}",
    "Thai ID: {SSN|1234545678781}",
    "Somchai {SSN|1-2345-45678-78-1}",
    # South Africa
    "ID number {SSN|7503305044089}",
    "SA ID: {SSN|7503305044089}",
    "Thandi, {SSN|7503305044089}",
    # Israel
    "תעודת זהות {SSN|039337423}",
    "teudat zehut {SSN|039337423}",
    "ת.ז. {SSN|039337423}",
    # Malaysia, Indonesia, Pakistan
    "MyKad {SSN|770305-02-1234}",
    "IC No: {SSN|770305021234}",
    "NIK {SSN|3171011708450001}",
    "CNIC {SSN|34201-0891231-8}",
    # Nigeria, Emirates, Egypt
    "NIN {SSN|27298795409}",
    "BVN: {NUMERICAL_PII|22123456789}",
    "Emirates ID {SSN|784-1234-1234567-8}".replace("784-1234-1234567-8", "784-1984-0123456-7"),
    # Philippines and Vietnam
    "SSS No. {SSN|34-1234567-8}",
    "số CCCD: {SSN|001099012345}",
    "PhilHealth {HEALTHCARE_NUMBER|12-345678901-2}",
]
NONE = [
    "invoice 4010 7430 5752",
    "part ACUXA7085R",
    "item S1234567E",
    "row A123456(4)",
    "code 901301-1234568",
    "注文 621498320258",
    "订单 110105194912310021",
    "訂單 A123456788",
    "order 1-2345-45678-78-2",
    "ticket count 7503305044088",
    "הזמנה 039337424",
    "pesanan 779905-02-1234",
    "invoice 12345678901",
]


@pytest.mark.parametrize("marked", NUMBERS)
def test_it_finds_the_number(marked):
    check(countries.RECOGNIZERS, marked)


@pytest.mark.parametrize("text", NONE)
def test_it_finds_nothing_here(text):
    assert found(countries.RECOGNIZERS, text) == set()
