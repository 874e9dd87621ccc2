"""Japan: My Number, health insurance, residence card, driving licence."""

from stdnum.jp import in_

from ..numbers import Number, words

PLACES = words("japan japanese tokyo osaka 日本")
MY_NUMBER = "マイナンバー|個人番号|my number|mynumber|individual number|my number card"

NUMBERS = (
    Number("SSN", "9{12}|9999 9999 9999|9999-9999-9999", MY_NUMBER, 0.3, in_.is_valid, PLACES),
    Number(
        "HEALTHCARE_NUMBER",
        "9{8}|9{6}|9{7}",
        "保険者番号|被保険者番号|健康保険|被保険者証|記号",
        0.0,
        None,
        PLACES,
        named=0.9,
    ),
    Number(
        "NUMERICAL_PII", "AA9{8}AA", "在留カード|residence card|在留カード番号|zairyu", 0.5, None, PLACES, named=0.95
    ),
    Number(
        "DRIVER_LICENSE",
        "9{12}",
        "運転免許証|免許証番号|運転免許|免許証|driver's license|driving licence",
        0.0,
        None,
        PLACES,
        named=0.93,
    ),
    Number("SSN", "9999-999999|9999-999999-9", "基礎年金番号|年金番号|pension number", 0.0, None, PLACES, named=0.93),
)
