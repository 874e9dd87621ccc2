"""PHYSICAL_ATTRIBUTE: height, weight, hair, eyes and marks of the body."""

import re

from .anchors import AnchoredRecognizer, Form, listed
from .base import Recognizer

COLOUR = (
    "(?:light |dark |pale |bright |deep |sandy |strawberry |dirty |ash |platinum |jet |silver )"
    "?(?:blue|green|brown|hazel|gr[ae]y|amber|black|blond|blonde|red|auburn|ginger|white|silver|"
    "chestnut|violet|salt-and-pepper|copper|brunette)(?:[- ](?:blue|green|brown|gr[ae]y|black|blonde)"
    ")?"
)
BODY = AnchoredRecognizer(
    anchors=listed(
        "eyes eyed eye hair haired height tall weight weighs weighing weigh weighed feet ft foot cm kg lbs lb "
        "pounds stone st groß größe gewicht taille poids mide pesa estatura altura peso altezza lengte "
        "gewicht wzrost waga längd vikt tattoo scar birthmark freckles bald bearded"
    ),
    before=44,
    after=44,
    forms=(
        Form("PHYSICAL_ATTRIBUTE", re.compile(rf"(?<![\w-]){COLOUR}[- ](?:eyes|eyed|hair|haired)\b"), 0.8),
        Form(
            "PHYSICAL_ATTRIBUTE",
            re.compile(
                r"(?<![\w-])(?:long|short|curly|straight|wavy|shoulder-length|thick|thinning|frizzy)(?:,? "
                r"(?:curly|wavy|straight))?(?: (?:blond|blonde|brown|black|red|gr[ae]y|dark|white|auburn))? hair\b"
            ),
            0.7,
        ),
        Form(
            "PHYSICAL_ATTRIBUTE",
            re.compile(
                r"\b(?:eyes?|hair|eye colou?r|hair colou?r)[\"']?(?: ?[:=] ?|: | is | are )[\"']"
                rf"?(?P<value>{COLOUR})(?!\w)"
            ),
            0.8,
        ),
        Form(
            "PHYSICAL_ATTRIBUTE",
            re.compile(
                r"\b(?:height|tall|größe|taille|mide|estatura|altura|altezza|lengte|wzrost|längd)[\"']?(?: ?[:=] "
                r"?| of | is | ca\. | de | )[\"']?(?P<value>1[.,]?\d\d ?(?:m|cm)\b|[12]\d\d(?= ?(?:cm)?\b)(?: ?cm)"
                r"?|[4-7](?:['′’]| ?ft\.?| feet) ?\d{0,2}(?:[\"″”]| ?in\b)?)"
            ),
            0.85,
        ),
        Form(
            "PHYSICAL_ATTRIBUTE",
            re.compile(
                r"(?<![\w.,/:$€£-])(?:1[.,]\d\d ?m|[12]\d\d ?cm|[4-7](?:['′’]| ?ft\.?| feet| foot) ?(?:\d\d?|[a-z]"
                r"{3,6})?(?:[\"″”]| ?in(?:ches)?\b)?)(?= (?:tall|groß|in height|hoch)\b)"
            ),
            0.85,
        ),
        Form(
            "PHYSICAL_ATTRIBUTE",
            re.compile(
                r"\b(?:weight|weighs|weighing|weigh|weighed|gewicht|wiegt|poids|pèse|pesa|peso|waga|vikt|väger)"
                r"[\"']?(?: ?[:=] ?| of | is | about | around | )[\"']?(?P<value>(?:[1-3]\d\d|[2-9]\d|\d{2}[.,]\d)"
                r" ?(?:kgs?|kilos?|lbs?|pounds|stone|st)\b)"
            ),
            0.82,
        ),
        Form(
            "PHYSICAL_ATTRIBUTE",
            re.compile(
                r"\b(?:an? )?(?:[a-z]+ )?(?:tattoo|scar|birthmark) (?:on|above|across|below|under|over|behind) "
                r"(?:his|her|their|my|the|one)(?: (?:left|right|upper|lower))? [a-z]+\b"
            ),
            0.6,
        ),
    ),
)
FEET = AnchoredRecognizer(
    triggers=frozenset("'′’"),
    forms=(
        Form(
            "PHYSICAL_ATTRIBUTE",
            re.compile(r"\d(?<![\w.,/:$-]\d)(?<=[4-7])['′’] ?(?:1[01]|\d)(?:[\"″”]|''|(?= tall))"),
            0.6,
        ),
    ),
)

PHYSIQUE: tuple[Recognizer, ...] = (BODY, FEET)
