"""DAY, MONTH and YEAR where a form has a field for each."""

import re

from .anchors import AnchoredRecognizer, Form, listed

NAME_END = r"[\"']?\s*[:=]\s*[\"']?"

DATE_FIELDS = AnchoredRecognizer(
    anchors=listed(
        "day month year tag monat jahr jour mois année día mes año giorno mese anno dag maand jaar dia mês ano"
    ),
    before=1,
    after=20,
    forms=(
        Form(
            "DAY",
            re.compile(rf"\b(?:day|tag|jour|día|giorno|dag|dia){NAME_END}(?P<value>3[01]|[12]\d|0?[1-9])(?![\w.,/:-])"),
            0.8,
        ),
        Form(
            "MONTH",
            re.compile(
                rf"\b(?:month|monat|mois|mes|mese|maand|mês){NAME_END}(?P<value>1[0-2]|0?[1-9]|[^\W\d_]{{3,10}})"
                r"(?![\w.,/:-])"
            ),
            0.75,
        ),
        Form(
            "YEAR",
            re.compile(rf"\b(?:year|jahr|année|año|anno|jaar|ano){NAME_END}(?P<value>(?:1[89]|20)\d\d)(?![\w./:-])"),
            0.8,
        ),
    ),
)
