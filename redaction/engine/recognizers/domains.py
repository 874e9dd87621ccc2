"""Top-level domains (IANA root zone), and which of them are also words or file extensions."""

COUNTRIES = frozenset(
    {
        "ac", "ad", "ae", "af", "ag", "ai", "al", "am", "ao", "ar", "as", "at", "au", "aw", "ax", "az", "ba", "bb",
        "bd", "be", "bf", "bg", "bh", "bi", "bj", "bm", "bn", "bo", "br", "bs", "bt", "bw", "by", "bz", "ca", "cc",
        "cd", "cf", "cg", "ch", "ci", "ck", "cl", "cm", "cn", "co", "cr", "cu", "cv", "cw", "cx", "cy", "cz", "de",
        "dj", "dk", "dm", "do", "dz", "ec", "ee", "eg", "er", "es", "et", "eu", "fi", "fj", "fk", "fm", "fo", "fr",
        "ga", "gb", "gd", "ge", "gf", "gg", "gh", "gi", "gl", "gm", "gn", "gp", "gq", "gr", "gs", "gt", "gu", "gw",
        "gy", "hk", "hm", "hn", "hr", "ht", "hu", "id", "ie", "il", "im", "in", "io", "iq", "ir", "is", "it", "je",
        "jm", "jo", "jp", "ke", "kg", "kh", "ki", "km", "kn", "kp", "kr", "kw", "ky", "kz", "la", "lb", "lc", "li",
        "lk", "lr", "ls", "lt", "lu", "lv", "ly", "ma", "mc", "md", "me", "mg", "mh", "mk", "ml", "mm", "mn", "mo",
        "mp", "mq", "mr", "ms", "mt", "mu", "mv", "mw", "mx", "my", "mz", "na", "nc", "ne", "nf", "ng", "ni", "nl",
        "no", "np", "nr", "nu", "nz", "om", "pa", "pe", "pf", "pg", "ph", "pk", "pl", "pm", "pn", "pr", "ps", "pt",
        "pw", "py", "qa", "re", "ro", "rs", "ru", "rw", "sa", "sb", "sc", "sd", "se", "sg", "sh", "si", "sk", "sl",
        "sm", "sn", "so", "sr", "ss", "st", "su", "sv", "sx", "sy", "sz", "tc", "td", "tf", "tg", "th", "tj", "tk",
        "tl", "tm", "tn", "to", "tr", "tt", "tv", "tw", "tz", "ua", "ug", "uk", "us", "uy", "uz", "va", "vc", "ve",
        "vg", "vi", "vn", "vu", "wf", "ws", "ye", "yt", "za", "zm", "zw",
    }
)  # fmt: skip
GENERIC = frozenset(
    {
        "com", "org", "net", "edu", "gov", "mil", "int", "info", "biz", "name", "pro", "aero", "coop", "museum",
        "jobs", "mobi", "travel", "cat", "tel", "asia", "post", "xxx", "app", "dev", "blog", "shop", "store",
        "online", "site", "website", "tech", "cloud", "page", "link", "live", "life", "world", "today", "news",
        "media", "email", "chat", "social", "club", "fun", "games", "design", "art", "studio", "agency", "company",
        "group", "team", "work", "works", "solutions", "services", "support", "systems", "network", "digital",
        "software", "codes", "academy", "school", "university", "college", "education", "training", "courses",
        "health", "healthcare", "clinic", "dental", "doctor", "hospital", "care", "bank", "finance", "financial",
        "money", "capital", "fund", "insurance", "legal", "law", "attorney", "consulting", "partners", "ventures",
        "holdings", "business", "center", "community", "foundation", "charity", "church", "love", "dating", "wedding",
        "family", "kids", "baby", "pet", "pets", "vet", "photo", "photos", "photography", "pictures", "gallery",
        "video", "film", "movie", "music", "band", "audio", "radio", "tv", "fm", "fashion", "style", "clothing",
        "shoes", "jewelry", "beauty", "salon", "hair", "fitness", "yoga", "run", "bike", "football", "golf", "hockey",
        "tennis", "ski", "soccer", "food", "pizza", "cafe", "coffee", "restaurant", "bar", "pub", "beer", "wine",
        "recipes", "kitchen", "house", "homes", "property", "properties", "estate", "apartments", "rent", "rentals",
        "land", "garden", "green", "eco", "energy", "solar", "farm", "flights", "cruises", "holiday", "vacations",
        "tours", "hotel", "camp", "cars", "auto", "taxi", "limo", "parts", "berlin", "hamburg", "koeln", "cologne",
        "bayern", "wien", "tirol", "london", "wales", "scot", "cymru", "paris", "bzh", "alsace", "corsica",
        "amsterdam", "brussels", "gent", "vlaanderen", "frl", "nyc", "boston", "miami", "vegas", "quebec", "rio",
        "tokyo", "osaka", "kyoto", "nagoya", "sydney", "melbourne", "istanbul", "moscow", "swiss", "madrid",
        "barcelona", "gal", "eus", "xyz", "top", "icu", "vip", "cyou", "buzz", "wiki", "zone", "space", "ninja",
        "rocks", "guru", "expert", "tips", "guide", "review", "reviews", "click", "download", "stream", "host",
        "hosting", "domains", "web", "bot", "llc", "ltd", "gmbh", "inc", "sarl", "srl", "bio", "bet", "poker",
        "casino", "cash", "gold", "market", "marketing", "deals", "sale", "discount", "promo", "gift", "gifts",
        "toys", "supply", "tools", "build", "builders", "construction", "plumbing", "repair", "cleaning", "cc",
        "google", "amazon", "apple", "microsoft", "goog", "youtube", "aws", "onion",
    }
)  # fmt: skip
# RFC 2606, RFC 6761, RFC 6762 and names of private networks: nobody's, yet written where a real one would stand.
RESERVED = frozenset(
    {
        "example", "test", "invalid", "localhost", "local", "internal", "lan", "home", "corp", "intranet", "arpa",
    }
)  # fmt: skip
TLDS = COUNTRIES | GENERIC | RESERVED

# "done.It was", "you.so": also words, so the bare form needs lower case.
WORDS = frozenset(
    {
        "am", "as", "at", "be", "by", "do", "go", "in", "is", "it", "me", "my", "no", "so", "to", "us", "we", "an",
        "or", "if", "he", "la", "de", "es", "et", "il", "en", "un", "se", "si",
    }
)  # fmt: skip
# "script.py", "user.id", "logger.info": bare, these are read as something else unless a path or a third label follows.
EXTENSIONS = frozenset(
    {
        "py", "sh", "rs", "md", "ps", "zip", "mov", "cs", "ml", "so", "st", "pm", "pl", "cc", "mm", "ai", "vi", "pub",
        "parts", "page", "test", "build", "do", "id", "name", "ms", "sc",
    }
)  # fmt: skip
