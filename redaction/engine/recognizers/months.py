"""Names of months, weekdays and seasons in English, Spanish, French, German, Italian, Dutch, Portuguese, Polish,
Swedish and Danish."""

from .anchors import listed

MONTHS = listed(
    "january february march april may june july august september october november december enero febrero "
    "marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre janvier février "
    "fevrier mars avril mai juin juillet août aout septembre octobre novembre décembre decembre januar "
    "jänner februar märz maerz juni juli oktober dezember gennaio febbraio aprile maggio giugno luglio "
    "settembre ottobre dicembre januari februari maart mei augustus janeiro fevereiro março maio junho "
    "julho setembro outubro novembro dezembro styczeń stycznia styczniu luty lutego lutym marzec marca "
    "marcu kwiecień kwietnia kwietniu maj maja maju czerwiec czerwca czerwcu lipiec lipca lipcu sierpień "
    "sierpnia sierpniu wrzesień września wrześniu październik października październiku listopad "
    "listopada listopadzie grudzień grudnia grudniu augusti marts"
)
SHORT_MONTHS = listed(
    "jan feb mar apr jun jul aug sep sept oct nov dec ene abr ago dic janv févr avr juil déc jän mär mrz "
    "okt dez gen mag giu lug set ott mrt fev mai out sty lut kwi cze lip sie wrz paź lis gru"
)
ANY_MONTHS = MONTHS | SHORT_MONTHS  # one set for all who look for months, so that a document is read for it once
# Also a name, a verb or a word of another language, so not a date when they stand alone.
AMBIGUOUS_MONTHS = listed(
    "april june may march mars august mai mayo julio marco marca maj maja augustus abril avril mei lis "
    "luty lipiec juni listopad augusti marts maio"
)
CLEAR_MONTHS = MONTHS - AMBIGUOUS_MONTHS

# "may" and "march" before these words are verbs.
NO_VERB = (
    r"(?!(?:may|march|mar) (?:be|have|not|also|i|you|we|they|he|she|it|take|need|still|want|get|apply|on|out|in|back|"
    r"well|or)\b)"
)

WEEKDAYS = listed(
    "monday tuesday wednesday thursday friday saturday sunday lunes martes miércoles miercoles jueves "
    "viernes sábado domingo lundi mardi mercredi jeudi vendredi samedi dimanche montag dienstag mittwoch "
    "donnerstag freitag samstag sonnabend sonntag lunedì martedì mercoledì giovedì venerdì sabato "
    "domenica maandag dinsdag woensdag donderdag vrijdag zaterdag zondag poniedziałek poniedziałku wtorek "
    "wtorku środę środa czwartek czwartku piątek piątku sobotę sobota niedzielę niedziela måndag tisdag "
    "onsdag torsdag fredag lördag söndag mandag tirsdag lørdag søndag segunda-feira terça-feira "
    "quarta-feira quinta-feira sexta-feira"
)
ROMANCE_WEEKDAYS = listed(
    "lunes martes miércoles miercoles jueves viernes sábado domingo lundi mardi mercredi jeudi vendredi samedi "
    "dimanche lunedì martedì mercoledì giovedì venerdì sabato domenica"
)
SHORT_WEEKDAYS = listed(
    "mon tue tues wed thu thur thurs fri sat sun mo di mi do fr sa so lun mar jeu ven mié mie "
    "jue vie sáb sab dom mer gio sam"
)
WEAK_WEEKDAYS = listed("domingo sabato martes mandag friday")

SEASONS = listed(
    "spring summer autumn winter fall primavera verano otoño invierno printemps été automne hiver "
    "frühling frühjahr sommer herbst estate autunno inverno lente zomer herfst verão outono wiosna wiosną "
    "latem lato jesień jesienią zima zimą vår våren sommaren höst hösten vinter vintern forår efterår"
)
