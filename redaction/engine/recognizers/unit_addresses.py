"""LOCATION_ADDRESS: an apartment or suite in a line of its own, and military mail of the United States."""

import re

from .anchors import AnchoredRecognizer, Form, listed
from .base import Recognizer

GAP = r"[ \t]{0,4},?[ \t]{0,4}\n?[ \t]{0,4}"
UNIT = r"(?<![\w-])(?:apt\.?|apartment|suite|ste\.) ?#?\d{1,5}(?:-?[a-d])?(?![\w%]|[.,]\d|-\w)"
APARTMENT = AnchoredRecognizer(
    anchors=listed("apt apartment suite ste"),
    before=1,
    after=12,
    forms=(Form("LOCATION_ADDRESS", re.compile(UNIT), 0.6),),
)
# USPS Publication 28, 238: PSC 3294 Box 916, APO AA 34035; USS Hamlin, FPO AP 96667
BOX = rf"(?:psc|cmr|omc|unit) ?\d{{1,5}}{GAP}(?:box ?\d{{1,6}}{GAP})?"
SHIP = rf"(?:uss|usns|usnv|uscgc) [^\W\d_][\w'-]*(?: [^\W\d_][\w'-]*)?{GAP}"
MILITARY = AnchoredRecognizer(
    anchors=listed("apo fpo dpo"),
    before=60,
    after=20,
    forms=(
        Form(
            "LOCATION_ADDRESS",
            re.compile(
                rf"(?<!\w)(?:{BOX}|{SHIP})?(?:apo|fpo|dpo)[ ,]{{1,2}}(?:aa|ae|ap)[ ,]{{1,2}}\d{{5}}(?:-\d{{4}})?(?!\w)"
            ),
            0.95,
        ),
    ),
)

RECOGNIZERS: tuple[Recognizer, ...] = (APARTMENT, MILITARY)
