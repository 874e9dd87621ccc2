"""Passport numbers: the forms that countries print, wherever a passport is spoken of."""

from ..numbers import Number

KEYS = (
    "passport|passport no|passport number|passport num|passport #|passports|passeport|passeport n°"
    "|numéro de passeport|reisepass|reisepassnummer|pass-nr|passnummer"
    "|pasaporte|número de pasaporte|nº de pasaporte|passaporto|numero passaporto|paspoort"
    "|paspoortnummer|passaporte|número do passaporte|pass nr|pass no"
    "|paszport|paszportu|paszportem|paszporcie|numer paszportu|pass|passi|passi numero|pas|pasnummer|pasport|pasu"
    "|cestovní pas|cestovný pas|pașaport|útlevél|putovnica|potni list"
    "|διαβατήριο|pasaport|pasaport no|паспорт|паспорта|загранпаспорт|паспорт №|護照|护照|护照号"
    "|パスポート|旅券番号|旅券"
    "|여권|여권번호|دواز سفر|جواز سفر|דרכון|หนังสือเดินทาง|hộ chiếu|travel document|pasaporte no|paspor"
)
SHAPES = (
    "9{9}|A9{8}|AA9{7}|A9{7}|AA9{6}|A9{6}|99AA99999|A9A9{6}|AAA9{6}|AA9{8}|A9{9}|AAA9{5}|9{7}|9{8}"
    "|A99A99A99|A9{2}A9{2}A9{2}9"
    "|A99A99A999|AA9{7}A|AA9AA99A9|A9A99A9A9|AA99A9A99|AAA9{7}|99 9{7}|AA 9{7}|AA-9{7}|AA9 9{6}"
    "|AA9-9{6}|A 9{8}|A-9{8}|A 9{7}|AA 9{6}"
    "|AAA9AAA99|AAA99A999|AAAA99999|A99AA9999|AA9A9A999|A9AA9A999|AAAA9A999|AA9{5}AA|99A9{6}"
    "|9{3} 9{3} 9{3}|A9{2}AA9{4}|AAA 9{6}|AA 9{2} 9{5}"
    "|A999AAA99|AAAA9{5}|A99AAA999|AA9A99999|AA99A9999|AA999A999|AA9999A99|A9A9A9A99|A99AA99A9"
)

NUMBERS = (Number("PASSPORT_NUMBER", SHAPES, KEYS, named=0.95),)
