"""Demonyms, languages, religions, parties: the closed lists behind the traits."""

from .lexicon import words

# A people and not a language.
DEMONYMS = words(
    """
    afghan, albanian, algerian, american, andorran, angolan, argentine, argentinian, australian, austrian, bahraini,
    bangladeshi, belgian, belarusian, bolivian, bosnian, botswanan, brazilian, british, burundian, cameroonian,
    canadian, chilean, colombian, congolese, costa rican, cuban, cypriot, dominican, ecuadorian, egyptian, emirati,
    eritrean, ethiopian, filipino, filipina, gambian, ghanaian, guatemalan, guyanese, haitian, honduran, indian,
    iranian, iraqi, israeli, ivorian, jamaican, jordanian, kenyan, kosovar, kuwaiti, lebanese, liberian, libyan,
    malawian, malaysian, malian, maltese, mauritian, mexican, moldovan, moroccan, mozambican, namibian, new
    zealander, nicaraguan, nigerian, nigerien, north korean, omani, pakistani, palestinian, panamanian, paraguayan,
    peruvian, puerto rican, qatari, rwandan, salvadoran, samoan, saudi, scottish, senegalese, sierra leonean,
    singaporean, south african, south korean, sri lankan, sudanese, surinamese, swiss, syrian, taiwanese, tanzanian,
    togolese, tongan, trinidadian, tunisian, ugandan, uruguayan, venezuelan, yemeni, zambian, zimbabwean, latino,
    latina, latinx, hispanic, african american, african-american, afro-caribbean, asian american, native american,
    first nations, inuit, maori, māori, roma, romani, caucasian, englishman, englishwoman, irishman, irishwoman,
    scotsman, frenchman, frenchwoman, dutchman, spaniard, pole, swede, dane, finn, scot, turk, kurd, española,
    españoles, mexicano, mexicana, argentino, argentina, colombiano, colombiana, marroquí, peruano, peruana,
    französin, österreicher, österreicherin, schweizer, schweizerin, amerikaner, amerikanerin, spanier, spanierin,
    belge, marocain, marocaine, algérien, algérienne, tunisien, tunisienne, sénégalais, belga, americano, americana,
    brasileiro, brasileira, marocchino, marocchina, oostenrijker, marokkaans, marokkaanse, ukrainiec, ukrainka,
    amerykanin
    """
) - words("argentina, roma, pole, dominican, indian, american, americana, belga, finn, scot")
WEAK_DEMONYMS = words(
    """
    american, indian, dominican, pole, finn, scot, african, asian, european, black, white, middle eastern, arab
    """
)

# A people and its language: the words beside them decide.
TONGUES = words(
    """
    amharic, arabic, armenian, azerbaijani, bengali, bulgarian, burmese, cantonese, catalan, croatian, czech,
    danish, dutch, english, estonian, finnish, french, georgian, german, greek, gujarati, hausa, hebrew, hindi,
    hungarian, icelandic, igbo, indonesian, irish, italian, japanese, kazakh, khmer, korean, kurdish, lao, latvian,
    lithuanian, macedonian, malay, mandarin, marathi, mongolian, nepali, norwegian, pashto, persian, polish,
    portuguese, punjabi, romanian, russian, serbian, sinhala, slovak, slovenian, slovene, somali, spanish, swahili,
    swedish, tagalog, tajik, tamil, telugu, thai, tigrinya, turkish, turkmen, ukrainian, urdu, uzbek, vietnamese,
    welsh, xhosa, yoruba, zulu, chinese, basque, galician, bosnian, albanian, farsi, latin, esperanto, yiddish,
    quechua, creole, gaelic
    """
)
ONLY_TONGUES = words(
    "amharic, arabic, bengali, cantonese, farsi, gujarati, hebrew, hindi, khmer, mandarin, marathi, "
    "pashto, swahili, tagalog, "
    "tamil, telugu, tigrinya, urdu, yiddish, esperanto, quechua, gaelic, sinhala, american sign "
    "language, british sign language, "
    "sign language, deutsch, español, castellano, français, italiano, português, polski, svenska, "
    "dansk, nederlands, englisch, "
    "französisch, spanisch, italienisch, polnisch, russisch, türkisch, arabisch, inglés, francés, "
    "alemán, anglais, allemand, "
    "espagnol, inglese, francese, tedesco, spagnolo, engels, duits, spaans, inglês, francês, alemão, espanhol, "
    "angielski, niemiecki, francuski, engelska, tyska, franska, engelsk, tysk, fransk"
)
BOTH = TONGUES - ONLY_TONGUES

RELIGIONS = words(
    """
    christian, christianity, catholic, roman catholic, catholicism, protestant, protestantism, orthodox christian,
    greek orthodox, russian orthodox, lutheran, methodist, baptist, southern baptist, presbyterian, anglican,
    episcopalian, evangelical christian, pentecostal, mormon, latter-day saint, jehovah's witness, jehovah’s
    witness, jehovah's witnesses, seventh-day adventist, seventh day adventist, quaker, quakers, mennonite, amish,
    muslim, muslims, islam, sunni, shia, shi'a, shiite, sufi, ahmadi, ismaili, jewish, judaism, hasidic, orthodox
    jew, hindu, hindus, hinduism, buddhist, buddhists, buddhism, sikh, sikhs, sikhism, jain, jainism, taoist,
    taoism, shinto, zoroastrian, baha'i, bahá'í, rastafarian, wiccan, pagan, druze, yazidi, scientologist, atheist,
    atheists, atheism, agnostic, unitarian, coptic, católico, católica, musulmán, musulmana, judío, judía,
    protestante, ateo, atea, evangélico, evangélica, cristiano, cristiana, katholisch, evangelisch, muslimisch,
    jüdisch, konfessionslos, buddhistisch, katholik, atheistin, catholique, musulman, musulmane, juif, juive, athée,
    bouddhiste, cattolico, cattolica, musulmano, musulmana, ebreo, ebrea, katholiek, moslim, joods, ateu, judeu,
    judia, muçulmano, muçulmana, katolik, katoliczka, muzułmanin, katolsk, judisk
    """
) - words("pagan, christian")
WEAK_RELIGIONS = words("christian, pagan, orthodox, evangelical, jew, jews, reform, spiritual")

PARTIES = words(
    """
    labour party, conservative party, democratic party, republican party, green party, liberal democrats, lib dems,
    tory, tories, scottish national party, plaid cymru, sinn féin, sinn fein, ukip, reform uk, libertarian party,
    gop, christian democrat, christian democrats, social democrat, social democrats, communist party, new democratic
    party, bloc québécois, liberal party, national party, fianna fáil, fine gael, african national congress,
    bharatiya janata party, partido popular, partido socialista, psoe, rassemblement national, la france
    insoumise, les républicains, parti socialiste, fratelli d'italia, partito democratico, lega nord, movimento 5
    stelle, forza italia, prawo i sprawiedliwość, platforma obywatelska, partij van de arbeid, socialdemokraterna,
    sverigedemokraterna, moderaterna, partido dos trabalhadores, socialist, communist, marxist, libertarian,
    anarchist, trotskyist, leftist, neo-nazi, fascist, feminist party, maga
    """
)
WEAK_PARTIES = words(
    "democrat, democrats, republican, republicans, labour, conservative, conservatives, liberal, "
    "liberals, green, greens, independent, "
    "progressive, nationalist, die linke, die grünen, spd, cdu, csu, fdp, afd, progressives, "
    "centrist, populist, snp, vox, left-wing, right-wing, far-right, far-left"
)

HOLIDAYS = words(
    """
    christmas, christmas day, christmas eve, xmas, boxing day, new year's eve, new year's day, new year’s eve, new
    year’s day, new year's, easter, easter sunday, easter monday, good friday, palm sunday, ash wednesday, lent,
    pentecost, thanksgiving, thanksgiving day, halloween, black friday, cyber monday, labor day, memorial day,
    independence day, fourth of july, 4th of july, veterans day, columbus day, presidents' day, martin luther king
    day, mlk day, juneteenth, valentine's day, valentine’s day, st patrick's day, saint patrick's day, st. patrick's
    day, mother's day, father's day, bastille day, cinco de mayo, dia de los muertos, día de los muertos, day of the
    dead, canada day, australia day, anzac day, guy fawkes night, bonfire night, burns night, remembrance day, mardi
    gras, oktoberfest, ramadan, eid, eid al-fitr, eid al-adha, hanukkah, chanukah, passover, yom kippur, rosh
    hashanah, purim, sukkot, shavuot, diwali, holi, navratri, vaisakhi, lunar new year, chinese new year, songkran,
    kwanzaa, midsummer, world cup, super bowl, olympics, olympic games, world war ii, world war i, world war two,
    world war one, first world war, second world war, cold war, navidad, nochebuena, nochevieja, semana santa,
    pascua, noël, pâques, toussaint, weihnachten, heiligabend, silvester, ostern, pfingsten, natale, pasqua,
    capodanno, ferragosto, kerst, kerstmis, pasen, koningsdag, sinterklaas, natal, páscoa, carnaval, boże
    narodzenie, wielkanoc, wigilia, jul, påsk, midsommar, påske
    """
) - words("lent, jul, natal, pasqua, silvester, pascua, natale, holi, new year's")
WEAK_HOLIDAYS = words("lent, jul, natal, silvester, natale, holi, pasqua, pascua, new year's, prom, homecoming")
