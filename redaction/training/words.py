"""Invented values of the labels that have a meaning rather than a form: dates, work, health, background, business."""

import random
from functools import cache

from .names import Invented, coined

MONTHS = "January February March April May June July August September October November December".split()
SHORT_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Sept Oct Nov Dec".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
SHORT_DAYS = "Mon Tue Wed Thu Fri Sat Sun Tues Thurs".split()
COUNTS = (
    "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty a couple of several a few".split()
)


def split(bars: str) -> list[str]:
    return bars.split("|")


LANGUAGES = "English Spanish French German Italian Portuguese Dutch Polish Russian Ukrainian Arabic Hindi Urdu Bengali Tamil Punjabi Mandarin Cantonese Japanese Korean Vietnamese Thai Turkish Persian Farsi Hebrew Greek Swedish Norwegian Danish Finnish Hungarian Romanian Czech Welsh Irish Swahili Yoruba Igbo Hausa Zulu Amharic Somali Tagalog Malay Catalan Basque Lithuanian Latvian Estonian Georgian Armenian Albanian Tigrinya Pashto Latin Esperanto".split()
RELIGIONS = split(
    "Catholic|Catholicism|Muslim|Islam|Jewish|Judaism|Hindu|Hinduism|Buddhist|Buddhism|Sikh|Quaker|Lutheran|Methodist|Baptist|Mormon|Orthodox|Greek Orthodox|Protestant|Anglican|Presbyterian|atheist|agnostic|Jehovah's Witness|Christian|Christianity|Sunni|Shia|Evangelical|Jain|Zoroastrian|Baha'i|Pentecostal|Wiccan|pagan|Adventist|Ismaili|Coptic|Taoist|Shinto|Roman Catholic|born-again Christian"
)
PARTIES = split(
    "Labour|Conservative|Tory|Democrat|Republican|Green|the Greens|Liberal Democrat|socialist|communist|SNP|CDU|SPD|libertarian|Labour Party|Green Party|Republican Party|Democratic Party|left-wing|right-wing|Fine Gael|BJP|Congress Party|independent voter|Trump supporter|Marxist|anarchist|social democrat|far-right|conservative|liberal|Sinn Féin|Plaid Cymru|Five Star Movement|Vox"
)
SEXUALITY = split("gay|lesbian|bisexual|straight|heterosexual|homosexual|queer|asexual|pansexual|bi|demisexual")
GENDER = split(
    "male|female|man|woman|Male|Female|M|F|non-binary|nonbinary|transgender|trans woman|trans man|she/her|he/him|they/them|girl|boy|lady|genderfluid"
)
MARITAL = split(
    "married|single|divorced|widowed|engaged|separated|unmarried|in a civil partnership|remarried|Married|Single|Divorced|Widowed|newly divorced|cohabiting|never married"
)
ZODIAC = "Aries Taurus Gemini Cancer Leo Virgo Libra Scorpio Sagittarius Capricorn Aquarius Pisces".split()
BLOOD = split("O+|O-|A+|A-|B+|B-|AB+|AB-|O positive|A negative|AB positive|O neg|B pos|type O|0 Rh+|A Rh negative")
PHYSICAL = split(
    "brown hair|blue eyes|green eyes|curly red hair|shoulder-length blonde hair|bald|a scar on the left cheek|a dragon tattoo on his arm|tall|slim build|heavy-set|5'11\"|6 ft 2|178 cm|1.82 m|five foot four|82 kg|190 lbs|11 stone|thin|athletic build|freckles|a beard|grey beard|brown eyes|dark skin|pale complexion|a birthmark on her neck|short black hair|a rose tattoo|moustache|muscular|petite|left-handed|a missing front tooth|hazel eyes|ginger|long braids|pierced nose|5 ft 6 in|weight 71 kg|6'1|dyed purple hair|glass eye|stocky"
)
INJURIES = split(
    "broken wrist|fractured tibia|concussion|torn ligament|second-degree burns|sprained ankle|dislocated shoulder|whiplash|stab wound|broken collarbone|hip fracture|torn ACL|head injury|laceration to the forehead|bruised ribs|gunshot wound|spinal injury|cut on the hand|black eye|burn on the forearm|broken leg|fractured ribs|dog bite|crushed finger|ruptured spleen|broken nose|torn meniscus|skull fracture|deep cut|puncture wound|frostbite|sprain|electrocution injury"
)
CONDITIONS = split(
    "asthma|type 2 diabetes|hypertension|depression|anxiety|pneumonia|migraine|epilepsy|ADHD|autism|COPD|HIV|hepatitis C|breast cancer|arthritis|celiac disease|peanut allergy|chest pain|fever|headache|nausea|insomnia|bipolar disorder|schizophrenia|dementia|Alzheimer's|Parkinson's disease|eczema|psoriasis|anaemia|high blood pressure|heart failure|stroke|COVID|the flu|a cold|back pain|shortness of breath|dizziness|endometriosis|PCOS|pregnant|pregnancy|obesity|sleep apnea|kidney stones|gout|lupus|multiple sclerosis|Crohn's disease|IBS|PTSD|OCD|dyslexia|deaf|blind|visually impaired|lactose intolerance|hay fever|sepsis|atrial fibrillation|appendicitis|a urinary tract infection|sore throat|cough|rash|fatigue|hypothyroidism|prostate cancer|leukaemia|tuberculosis|malaria|shingles|vertigo|tinnitus|alcohol dependence|anorexia|panic attacks|miscarriage|infertility|glaucoma|cataracts|diabetes|cancer|penicillin allergy|chronic kidney disease|heart attack|DVT|osteoporosis"
)
DRUGS = split(
    "ibuprofen|paracetamol|acetaminophen|metformin|amoxicillin|lisinopril|atorvastatin|sertraline|insulin|warfarin|omeprazole|salbutamol|levothyroxine|fluoxetine|prednisone|aspirin|codeine|morphine|diazepam|Xanax|Prozac|Zoloft|Adderall|Ritalin|Humira|Ozempic|Eliquis|Ventolin|gabapentin|tramadol|naproxen|cetirizine|methotrexate|lithium|quetiapine|citalopram|amlodipine|bisoprolol|ramipril|furosemide|clopidogrel|heparin|oxycodone|fentanyl|cannabis|cocaine|ketamine|MDMA|heroin|melatonin|folic acid|vitamin D|the pill|Tylenol|Advil|Nurofen|EpiPen|ciprofloxacin|doxycycline|azithromycin|Lipitor|Viagra|nicotine patches|antihistamines|antidepressants|beta blockers|hydrocortisone cream|tamoxifen|semaglutide|risperidone|Keppra"
)
PROCESSES = split(
    "MRI|MRI scan|CT scan|X-ray|chest X-ray|blood test|biopsy|appendectomy|hip replacement|knee surgery|chemotherapy|radiotherapy|physiotherapy|dialysis|colonoscopy|endoscopy|ultrasound|ECG|EEG|mammogram|vaccination|flu shot|blood transfusion|C-section|hysterectomy|cataract surgery|root canal|bypass surgery|angioplasty|cognitive behavioural therapy|IVF|PCR test|lumbar puncture|liver transplant|skin graft|echocardiogram|tonsillectomy|gallbladder removal|vasectomy|smear test|CBT|speech therapy|rehab|stent placement|allergy test|HbA1c|pacemaker implantation|bone marrow transplant|abortion|laser eye surgery|spirometry"
)
EVENTS = split(
    "Christmas|Easter|Thanksgiving|Ramadan|Diwali|Hanukkah|Eid|Halloween|New Year's Eve|Valentine's Day|Glastonbury|Coachella|Oktoberfest|the Olympics|the World Cup|Super Bowl|World War II|the Vietnam War|Brexit|Black Friday|Comic-Con|Web Summit|PyCon|Pride|Mardi Gras|the London Marathon|Wimbledon|the Gulf War|Hurricane Katrina|Independence Day|St Patrick's Day|Burning Man|the Oscars|Eurovision|CES|Chinese New Year|Boxing Day|Mother's Day|Tomorrowland|Lollapalooza|Davos|Tour de France|Edinburgh Fringe|Yom Kippur|the Blitz|Bastille Day|Labor Day|Holi|Passover|DevConf 2024|the Great Fire|Euro 2024|Boston Marathon"
)
PRODUCTS = split(
    "iPhone 13|iPhone|Galaxy S22|MacBook Pro|PlayStation 5|Xbox|Nintendo Switch|Ford Focus|Toyota Corolla|Tesla Model 3|Honda Civic|VW Golf|Kindle|AirPods|Windows 11|Photoshop|Excel|Coca-Cola|Nutella|Levi's|Dyson V11|Roomba|Fitbit Charge 5|GoPro Hero|ThinkPad X1|Pixel 7|Vespa|Nespresso|Minecraft|Fortnite|Zoom|Slack|WhatsApp|Netflix|Spotify|Alexa|Echo Dot|Lego|Barbie|Canon EOS R6|Surface Pro|Chromebook|Microsoft Teams|Instagram|Gmail|Android|Pepsi|Big Mac|Samsung TV|BMW X5|Fiat Panda|Harley-Davidson|Sony WH-1000XM4|PS4|Office 365|Salesforce|QuickBooks"
)
ACTIONS = split(
    "merger|acquisition|takeover|share buyback|stock split|IPO|initial public offering|spin-off|hostile takeover|divestiture|rights issue|delisting|restructuring|management buyout|joint venture|special dividend|bankruptcy filing|tender offer|acquired|to acquire|merged with|buyback|demerger|secondary offering|dividend cut|reverse split|3-for-1 stock split|privatisation|debt restructuring"
)
METRICS = split(
    "revenue|net income|EBITDA|earnings per share|EPS|gross margin|operating profit|free cash flow|net sales|operating margin|profit|quarterly revenue|cash flow|operating income|return on equity|net loss|pre-tax profit|adjusted EBITDA|turnover|book value|debt-to-equity ratio|same-store sales|order backlog|total assets|gross profit|diluted EPS|annual recurring revenue|P/E ratio|net debt"
)
TRENDS = split(
    "rose 4%|fell|declined|increased|grew by 12 percent|dropped sharply|was up 7%|down 3.2%|surged|jumped 15%|slipped|remained flat|climbed|plunged 40 percent|edged higher|doubled|decreased by 6%|up 4 %|soared|shrank|was unchanged|gained 2.1%|tumbled|recovered|a 9% increase|a sharp decline|slowed|rose|increased 8.5 percent|fell 11%|steady growth|halved|dipped|improved"
)
EFFECTS = split(
    "margin pressure|job losses|higher costs|plant closures|lower demand|supply shortages|store closures|layoffs|currency losses|weaker demand|higher prices|cost savings|improved liquidity|write-downs|inventory build-up|a credit downgrade|production delays|dilution of existing shareholders|lower margins|a hiring freeze|customer churn|market share gains|delayed deliveries|reduced guidance|stronger cash flow|increased leverage|reputational damage|an impairment charge"
)
PROJECTS = split(
    "Project Falcon|Project Phoenix|Operation Nightfall|Project Blue Heron|Apollo|Manhattan Project|Project Titan|Horizon 2020|Project Aurora|Operation Sandcastle|Project Lighthouse|Project Orion|Bluebird|Project Kestrel|Project Nightingale|Project Greenfield|Northern Lights initiative|Project Mercury|Operation Overlord|Human Genome Project|Project Zebra|Project Marigold|Skyfall|Project Starling|Helios programme|Project Condor|Moonshot|Operation Clean Slate|Project Juniper"
)
STATISTICS = split(
    "in 12 % of cases|n = 48|p = 0.03|p < 0.001|95% CI 1.2-3.4|OR 2.1|a mortality of 4.5%|1 in 2,000 births|sensitivity of 92%|hazard ratio 0.73|in 38 of 120 patients|RR 1.8|incidence of 3 per 100,000|median survival 14 months|prevalence of 1.4 %|NNT 25|mean age 54.2 years|23% of patients|response rate of 61%|5-year survival of 88%|n=212|specificity 87 %|P=.04|odds ratio 3.2|two thirds of the patients"
)
JOBS = split(
    "nurse|teacher|software engineer|accountant|plumber|electrician|lawyer|paralegal|CEO|CFO|marketing manager|sales assistant|truck driver|chef|waitress|barista|carpenter|architect|journalist|police officer|firefighter|dentist|vet|pharmacist|data analyst|project manager|HR manager|head of procurement|retired teacher|mayor|senator|professor|student nurse|security guard|cleaner|hairdresser|mechanic|farmer|fisherman|soldier|pilot|flight attendant|social worker|therapist|psychologist|cashier|bricklayer|translator|librarian|graphic designer|receptionist|warehouse worker|delivery driver|taxi driver|bus driver|secretary|civil servant|judge|prosecutor|detective|paramedic|midwife|surgeon|GP|cardiologist|research assistant|freelance photographer|musician|actor|painter|landlord|estate agent|bank clerk|consultant|president|prime minister|minister|director|senior developer|intern|apprentice|babysitter|gardener|tailor|butcher|baker|postman|priest|imam|rabbi|coach|referee|goalkeeper|striker|CTO|managing director|head of marketing|customer service representative|assistant principal|janitor|software developer|operations manager|DevOps engineer|vice president of sales|night-shift supervisor|school principal|store manager"
)


def number_date(rng: random.Random, early: int = 1935, late: int = 2026) -> str:
    day, month, year = rng.randint(1, 28), rng.randint(1, 12), rng.randint(early, late)
    return rng.choice((
        f"{day:02d}/{month:02d}/{year}", f"{month:02d}/{day:02d}/{year}", f"{month}/{day}/{year % 100:02d}", f"{year}-{month:02d}-{day:02d}", f"{year}-{month:02d}-{day:02d}",
        f"{day:02d}.{month:02d}.{year}", f"{day}.{month}.{year % 100:02d}", f"{day:02d}-{month:02d}-{year}", f"{year}/{month:02d}/{day:02d}", f"{day}/{month}/{year}",
        f"{day:02d}-{rng.choice(SHORT_MONTHS)}-{year}", f"{year}{month:02d}{day:02d}",
    ))  # fmt: skip


def word_date(rng: random.Random, early: int = 1935, late: int = 2026) -> str:
    day, year, month = (
        rng.randint(1, 31),
        rng.randint(early, late),
        rng.choice((rng.choice(MONTHS), rng.choice(MONTHS), rng.choice(SHORT_MONTHS))),
    )
    return rng.choice(
        (
            f"{day} {month} {year}",
            f"{month} {day}, {year}",
            f"{month} {ordinal(day)}, {year}",
            f"{ordinal(day)} of {month} {year}",
            f"{ordinal(day)} {month} {year}",
            f"{month} {day} {year}",
            f"{day} {month}, {year}",
        )
    )


def ordinal(number: int) -> str:
    return f"{number}{'th' if 10 < number % 100 < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def date(rng: random.Random) -> str:
    month, day, weekday, year = rng.choice(MONTHS), rng.randint(1, 31), rng.choice(DAYS), rng.randint(1950, 2026)
    draw = rng.random()
    if draw < 0.25:
        return number_date(rng, 1990)
    if draw < 0.45:
        return word_date(rng, 1950)
    return rng.choice((
        f"{month} {day}", f"{day} {month}", f"{month} {ordinal(day)}", f"{weekday}", f"{weekday}", f"{weekday}", f"{month} {year}", f"{month}", f"{year}", f"{year}", f"next {weekday}",
        f"last {weekday}", f"last {month}", f"the {ordinal(day)}", f"{weekday}, {month} {day}", f"{weekday} {day} {month}", f"{weekday} the {ordinal(day)}", rng.choice(SHORT_DAYS), f"{rng.choice(SHORT_MONTHS)} {day}",
        f"last {rng.choice(('summer', 'winter', 'spring', 'week', 'month', 'year'))}", rng.choice(("summer", "winter", "spring", "autumn", "next week", "the weekend", "next month")), f"{rng.choice(('early', 'mid', 'late'))} {month}",
        f"the {rng.randint(3, 9) * 10}s", f"{rng.choice(COUNTS)} {rng.choice(('days', 'weeks', 'months', 'years'))} ago", f"Q{rng.randint(1, 4)} {year}", f"{weekday} {rng.choice(('morning', 'night', 'evening'))}", f"{day}/{rng.randint(1, 12)}",
        f"this {weekday}", f"end of {month}", f"{ordinal(day)} of {month}",
    ))  # fmt: skip


def birth(rng: random.Random) -> str:
    return number_date(rng, 1930, 2020) if rng.random() < 0.6 else word_date(rng, 1930, 2020)


def interval(rng: random.Random) -> str:
    a, b = sorted((rng.randint(1960, 2026), rng.randint(1960, 2026)))
    month, other = rng.choice(MONTHS), rng.choice(MONTHS)
    day = rng.randint(1, 20)
    return rng.choice((
        f"{a} to {b}", f"{a}-{b}", f"{a}–{b}", f"from {month} to {other}".removeprefix("from "), f"{month} {a} to {other} {b}", f"{month} {day}-{day + 7}", f"{day}-{day + 5} {month}", f"{rng.choice(SHORT_MONTHS)} {a} - {rng.choice(SHORT_MONTHS)} {b}",
        f"Monday to Friday", f"{day} to {day + 6} {month}", f"{number_date(rng)} - {number_date(rng)}", f"{a} - present", f"{month} {a} – present", f"{day} {month} until {day} {other}", f"{rng.choice(DAYS)} through {rng.choice(DAYS)}", f"{month} through {other}",
        f"{a}/{b % 100:02d}",
    ))  # fmt: skip


def duration(rng: random.Random) -> str:
    count = rng.choice((str(rng.randint(2, 90)), rng.choice(COUNTS), rng.choice(COUNTS)))
    unit = rng.choice("minutes hours days weeks months years seconds".split())
    lead = rng.choice(("", "", "", "about ", "almost ", "over ", "nearly ", "around ", "more than "))
    return lead + rng.choice(
        (
            f"{count} {unit}",
            f"{count} {unit}",
            f"{count} {unit}",
            "an hour",
            "half an hour",
            "a year",
            "a week",
            "two and a half years",
            f"{rng.randint(2, 24)}-month",
            f"{rng.randint(2, 9)} hrs",
            f"{rng.randint(5, 55)} mins",
            f"{count} more {unit}",
        )
    )


def time(rng: random.Random) -> str:
    hour, minute, second = rng.randint(1, 12), rng.randint(0, 59), rng.randint(0, 59)
    late = rng.randint(0, 23)
    words = "one two three four five six seven eight nine ten eleven twelve".split()
    return rng.choice((
        f"{late:02d}:{minute:02d}", f"{late:02d}:{minute:02d}", f"{late:02d}:{minute:02d}:{second:02d}", f"{hour}:{minute:02d} {rng.choice(('am', 'pm', 'AM', 'PM', 'a.m.', 'p.m.'))}", f"{hour}{rng.choice(('am', 'pm', ' am', ' pm', 'AM', 'PM'))}",
        f"{hour}:{minute:02d}{rng.choice(('am', 'pm'))}", "noon", "midnight", f"{hour} o'clock", f"half past {rng.choice(words)}", f"quarter to {rng.choice(words)}", f"{rng.choice(words)} thirty", f"{late:02d}.{minute:02d}", f"{rng.choice(words)} in the {rng.choice(('morning', 'afternoon', 'evening'))}",
        f"{late}h{minute:02d}", f"{late:02d}:{minute:02d}:{second:02d}.{rng.randint(0, 999):03d}", f"{hour}:{minute:02d}", f"{late:02d}00 hrs", f"{hour}", f"{late:02d}:{minute:02d} {rng.choice(('CET', 'GMT', 'EST', 'UTC'))}",
    ))  # fmt: skip


def money(rng: random.Random) -> str:
    amount = rng.choice(
        (
            f"{rng.randint(1, 999)}",
            f"{rng.randint(1, 99)},{rng.randint(0, 999):03d}",
            f"{rng.randint(1, 999)}.{rng.randint(0, 99):02d}",
            f"{rng.randint(1, 9)},{rng.randint(0, 999):03d}.{rng.randint(0, 99):02d}",
        )
    )
    big = f"{rng.randint(1, 90)}{rng.choice(('', f'.{rng.randint(1, 9)}'))} {rng.choice(('million', 'billion', 'bn', 'm'))}"
    sign = rng.choice("$$$£€€₹¥")
    return rng.choice((
        f"{sign}{amount}", f"{sign}{amount}", f"{sign}{amount}", f"{amount} {rng.choice(('EUR', 'USD', 'GBP', 'euros', 'dollars', 'pounds', 'bucks', 'CHF', 'PLN', 'rupees', 'SEK', 'quid', 'zł', 'yen'))}", f"{rng.choice(('EUR', 'USD', 'US$', 'Rs.', 'CHF', 'A$', 'R$'))} {amount}",
        f"{sign}{big}", f"{big} {rng.choice(('dollars', 'euros', 'pounds'))}", f"{amount} €", f"{rng.choice(COUNTS[:12])} {rng.choice(('hundred', 'thousand'))} {rng.choice(('dollars', 'pounds', 'euros'))}", f"{sign}{rng.randint(1, 900)}k", f"{rng.choice(COUNTS[:12])} {rng.choice(('dollars', 'bucks', 'euros'))}",
    ))  # fmt: skip


def age(rng: random.Random) -> str:
    years = rng.randint(1, 97)
    draw = rng.random()
    if draw < 0.75:
        return str(years)
    words = "twenty thirty forty fifty sixty seventy eighty".split()
    return rng.choice(
        (
            f"{years}-year-old",
            f"{rng.randint(2, 20)} months",
            f"{rng.choice(words)}-{rng.choice('one two three four five six seven eight nine'.split())}",
            f"{rng.randint(2, 8)} weeks",
            f"{years} yo",
            rng.choice(words),
            "mid-forties",
            "late 60s",
        )
    )


def dose(rng: random.Random) -> str:
    unit = rng.choice("mg mg mg g ml mcg units µg IU mg/kg tablets".split())
    return rng.choice(
        (
            f"{rng.choice((1, 2, 5, 10, 20, 25, 40, 50, 75, 100, 150, 200, 250, 400, 500, 600, 850, 1000))} {unit}",
            f"{rng.choice((5, 10, 20, 50, 100, 500))}{unit}",
            f"{rng.randint(1, 3)} tablets",
            f"{rng.randint(1, 4)} puffs",
            f"{rng.choice((0.5, 2.5, 7.5))} {unit}",
            "two tablets",
            "one capsule",
        )
    )


def filename(rng: random.Random, invented: Invented) -> str:
    stem = rng.choice(
        (
            "report",
            "invoice",
            "scan",
            "CV",
            "contract_signed",
            "IMG",
            "photo",
            "backup",
            "Q3_results",
            "notes",
            "passport",
            "minutes",
            "medical_record",
            "payslip",
            "budget",
            "data",
            "resume",
            "presentation",
            "tax_return",
            "lease",
            "meeting",
        )
    )
    extra = rng.choice(
        (
            "",
            f"_{rng.randint(1, 9999)}",
            f"-{rng.randint(2015, 2026)}",
            f"_{invented.family(rng)}",
            f"_{invented.given(rng)}_{invented.family(rng)}",
            " (1)",
            f"_v{rng.randint(1, 9)}",
            f"_{number_date(rng).replace('/', '-')}",
        )
    ).replace(" ", rng.choice("_ -"))
    name = (
        f"{stem}{extra}.{rng.choice('pdf docx xlsx jpg png csv txt zip pptx json py log mp4 doc tar.gz eml'.split())}"
    )
    home = rng.choice(
        (
            "",
            "",
            "",
            "",
            f"/home/{invented.given(rng).lower()}/",
            "C:\\Users\\" + invented.given(rng) + "\\Documents\\",
            "/var/log/",
            "~/Downloads/",
            "/tmp/",
        )
    )
    return home + name.replace("'", "")


@cache
def esco(invented: Invented) -> list[str]:
    return [job for job in invented.lists.lines("occupations_esco_preferred.txt") if job.count(" ") < 3]


def job(rng: random.Random, invented: Invented) -> str:
    title = rng.choice(esco(invented) if rng.random() < 0.3 else JOBS)
    return title.title() if rng.random() < 0.12 and title.islower() else title


def listed(rng: random.Random, invented: Invented, known: list[str], name: str) -> str:
    """Mostly a common value, sometimes a rarer one from a list."""
    rare = [value for value in invented.lists.lines(name) if len(value) < 30] if rng.random() < 0.25 else known
    value = rng.choice(rare)
    return value.lower() if rng.random() < 0.2 and name != "drugs.txt" and not value.isupper() else value


def product(rng: random.Random) -> str:
    if rng.random() < 0.6:
        return rng.choice(PRODUCTS)
    kind = rng.choice(
        "router|espresso machine|headphones|blender|vacuum|tablet|bike|drone|printer|bars|shampoo|thermostat|stroller|backpack|kettle|app|watch|camera".split(
            "|"
        )
    )
    return rng.choice(
        (
            f"{coined(rng)} {rng.randint(1, 900)}",
            f"{coined(rng)} {kind}",
            f"{coined(rng)} {rng.choice(('Pro', 'X', 'Max', 'Plus', 'Mini', 'Air', 'S2'))}",
        )
    )


def project(rng: random.Random) -> str:
    return (
        rng.choice(PROJECTS)
        if rng.random() < 0.6
        else f"{rng.choice(('Project', 'Project', 'Operation'))} {coined(rng)}"
    )
