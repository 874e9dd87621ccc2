"""Vietnam, the Philippines: citizen and social insurance numbers."""

from ..numbers import Number, words

PLACES = words("vietnam vietnamese việt nam hà nội hanoi philippines filipino manila")

NUMBERS = (
    Number(
        "SSN",
        "9{12}|9{9}",
        "cccd|cmnd|căn cước|căn cước công dân|chứng minh nhân dân|số cccd|số cmnd",
        0.0,
        None,
        PLACES,
        named=0.93,
    ),
    Number("HEALTHCARE_NUMBER", "AA9{13}|9{10}", "bảo hiểm y tế|bhyt|thẻ bhyt", 0.0, None, PLACES, named=0.93),
    Number("SSN", "99-9999999-9|9{10}", "sss|sss no|sss number", 0.0, None, PLACES, named=0.93),
    Number(
        "HEALTHCARE_NUMBER",
        "99-999999999-9|9{12}",
        "philhealth|philhealth no|philhealth number",
        0.0,
        None,
        PLACES,
        named=0.93,
    ),
    Number("SSN", "9999-9999-9999-9999|9{16}|9999-9999999-9", "philsys|umid|crn|pcn", 0.0, None, PLACES, named=0.9),
)
