import pytest

from redaction.engine.recognizers.files import RECOGNIZERS
from tests.engine.marked import check

NAMES = [
    "Hi Zoltan, the file {FILENAME|Q3_contract_signed_Bauer.docx} is at",
    "open {FILENAME|report.pdf}.",
    "see {FILENAME|README.md} and {FILENAME|example.py}",
    "({FILENAME|photo-01.jpg})",
    "{FILENAME|/home/tgrey/notes.txt}",
    "{FILENAME|./data/out.csv}",
    "{FILENAME|../cv/Tamsin_Grey.pdf}",
    "{FILENAME|~/Documents/taxes.xlsx}",
    "{FILENAME|C:\\Users\\tgrey\\cv.pdf}",
    "{FILENAME|C:\\Users\\tgrey\\My Documents\\cv final.pdf}",
    "{FILENAME|\\\\server\\share\\plan.docx}",
    'attached "{FILENAME|My CV 2024.pdf}"',
    "'{FILENAME|Scan Bauer.png}'",
    '{"file":"{FILENAME|a_b.json}"}',
    "{FILENAME|backup.tar.gz} done",
    "{FILENAME|IMG_2041.HEIC}",
    "name;file\nTom;{FILENAME|tom.vcf}",
    "{FILENAME|a.pdf}, {FILENAME|b.pdf}; {FILENAME|c.pdf}",
    "in {FILENAME|src/main.rs}:42",
    "file={FILENAME|x.log}".replace("x.log", "errors.log"),
    "{FILENAME|résumé.docx}",
    "{FILENAME|Rechnung_Müller.pdf} anbei",
    "{FILENAME|archive.7z}",
    "ran {FILENAME|/etc/nginx/nginx.conf}",
]
OTHER = [
    "e.g. this and i.e. that",
    "built with node.js, Vue.js and Next.js",
    "https://acme.com/a/report.pdf",
    "see acme.com",
    "*.pdf files",
    "only .docx or .pdf",
    "response.json() and data.csv(",
    "process.env.HOME",
    "version 1.2.3",
    "Mr.Smith",
    "end.Then",
    "tom@files.zip",
    "3.5 mm",
    "pdf and docx",
    "self.log",
    "os.path",
    "req.db",
    "mp3 player",
    "if entry.key == key:",
]


@pytest.mark.parametrize("marked", NAMES)
def test_it_finds_a_file_with_its_path(marked):
    check(RECOGNIZERS, marked)


@pytest.mark.parametrize("text", OTHER)
def test_it_leaves_libraries_addresses_and_attributes_alone(text):
    check(RECOGNIZERS, text)
