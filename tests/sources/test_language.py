import pytest

from detente.sources.language import foreign_language

TALKS = {
    "French": "Le ministère des Affaires étrangères a annoncé mardi que les pourparlers reprendraient le mois prochain.",
    "German": "Das Außenministerium teilte am Dienstag mit, dass die Gespräche im nächsten Monat wieder beginnen werden.",
    "Spanish": "El ministerio de Exteriores anunció el martes que las conversaciones se reanudarán el próximo mes aquí.",
    "Dutch": "Het ministerie van Buitenlandse Zaken zei dinsdag dat de gesprekken volgende maand worden hervat in Genève.",
    "Indonesian": "Kementerian luar negeri mengatakan pada hari Selasa bahwa pembicaraan akan dilanjutkan bulan depan.",
    "Russian": "Министерство иностранных дел заявило во вторник, что переговоры возобновятся.",
    "Arabic": "قالت وزارة الخارجية يوم الثلاثاء إن المحادثات ستستأنف الشهر المقبل في جنيف.",
    "Chinese": "外交部星期二表示，会谈将于下个月在日内瓦恢复。",
    "Turkish": "Dışişleri Bakanlığı salı günü görüşmelerin gelecek ay Cenevre'de yeniden başlayacağını söyledi, dedi sözcü.",
}

# Mostly names; all are of more letters than the shortest text that is told.
ENGLISH_NAMES = """
Kenyan President William Ruto and Ugandan President Yoweri Museveni met in Mombasa on Friday, 10 April.
Tanzanian Vice President Philip Mpango met Zambian President Hakainde Hichilema in Dodoma on Tuesday, 3 March.
Malagasy President Andry Rajoelina arrived in Antananarivo on Monday; Mauritian Prime Minister Pravind Jugnauth follows.
Nigerian Foreign Minister Yusuf Tuggar met Cameroonian President Paul Biya in Yaounde on Monday, 4 May.
Ghanaian President John Mahama received Burkinabe Captain Ibrahim Traore in Accra on Wednesday, 11 February.
Senegalese Prime Minister Ousmane Sonko visits Nouakchott, Bamako and Conakry in June, Dakar announced.
Somali President Hassan Sheikh Mohamud condemned Ethiopian Prime Minister Abiy Ahmed in Mogadishu on Sunday.
South Sudanese President Salva Kiir dismissed First Vice President Riek Machar in Juba on Saturday night.
Congolese President Felix Tshisekedi and Rwandan President Paul Kagame signed an accord in Luanda on Thursday.
Zimbabwean President Emmerson Mnangagwa hosts Mozambican President Daniel Chapo in Harare next Thursday.
Malawian President Lazarus Chakwera met Botswanan President Duma Boko in Lilongwe on Monday, 12 January.
Namibian President Netumbo Nandi-Ndaitwah recalled Ambassador Tuliameni Kalomoh on Friday, Windhoek confirmed.
Philippine President Ferdinand Marcos Jr. and Indonesian President Prabowo Subianto met in Manila on Tuesday.
Malaysian Prime Minister Anwar Ibrahim arrived in Bandar Seri Begawan on Monday, Bernama reported on Sunday.
Indonesian Foreign Minister Sugiono summoned Australian Ambassador Penny Williams in Jakarta on Wednesday.
Vietnamese General Secretary To Lam received Laotian President Thongloun Sisoulith in Hanoi on Saturday.
Thai Prime Minister Paetongtarn Shinawatra phoned Cambodian Senate President Hun Sen on Thursday, Bangkok says.
Sri Lankan President Anura Kumara Dissanayake met Maldivian President Mohamed Muizzu in Colombo on Monday.
Kazakh President Kassym-Jomart Tokayev and Uzbek President Shavkat Mirziyoyev signed a treaty in Tashkent.
Kyrgyz President Sadyr Japarov, Tajik President Emomali Rahmon meet in Khujand on 31 March over Batken border.
Mongolian President Ukhnaagiin Khurelsukh visits Pyongyang, Ulaanbaatar confirmed on Thursday, 9 July.
Myanmar junta chief Min Aung Hlaing met Bangladeshi adviser Muhammad Yunus in Bangkok on Friday, 4 April.
Fijian Prime Minister Sitiveni Rabuka and Samoan Prime Minister Fiame Naomi Mataafa met in Apia on Tuesday.
Papua New Guinean Prime Minister James Marape hosted Solomon Islands Premier Jeremiah Manele in Port Moresby.
Tongan Prime Minister Aisake Eke criticised Kiribati President Taneti Maamau in Nuku'alofa on Wednesday.
Vanuatu Prime Minister Jotham Napat rejected Canberra's Nakamal agreement in Port Vila on Monday, 8 September.
Palauan President Surangel Whipps and Marshallese President Hilda Heine visit Taipei in December, Koror said.
Peruvian President Dina Boluarte met Ecuadorian President Daniel Noboa in Guayaquil on Monday, 2 February.
Honduran President Xiomara Castro expelled Salvadoran diplomats on Thursday; Nayib Bukele protested from San Salvador.
Brazilian President Luiz Inacio Lula da Silva and Paraguayan President Santiago Pena met in Foz do Iguacu on Tuesday.
Colombian President Gustavo Petro recalled Ambassador Daniel Garcia-Pena from Washington on Monday, Bogota announced.
Guyanese President Irfaan Ali accused Venezuelan President Nicolas Maduro in Georgetown on Sunday night.
Bolivian Foreign Minister Celinda Sosa and Chilean Foreign Minister Alberto van Klaveren signed an accord in La Paz.
Haitian Prime Minister Alix Didier Fils-Aime met Dominican President Luis Abinader in Dajabon on Friday, 6 March.
Guatemalan President Bernardo Arevalo hosts Mexican President Claudia Sheinbaum in Antigua Guatemala on Tuesday.
Uruguayan President Yamandu Orsi condemned Argentine President Javier Milei in Montevideo on Wednesday, 5 August.
"""
OTHER_NAMES = """
Tagalog: Nakipagpulong si Pangulong Ferdinand Marcos Jr. kay Pangulong Prabowo Subianto sa Maynila noong Martes, Abril 10.
Tagalog: Kinondena ng Department of Foreign Affairs ang pagharang ng China Coast Guard sa mga bangka sa Ayungin Shoal.
Tagalog: Sinabi ni Defense Secretary Gilberto Teodoro na hindi papayag ang Pilipinas sa hiling ng Beijing ngayong Lunes.
Malay: Perdana Menteri Anwar Ibrahim bertemu Presiden Prabowo Subianto di Kuala Lumpur pada hari Jumaat, 10 April.
Malay: Wisma Putra memanggil Duta Besar Myanmar di Putrajaya pada hari Isnin berhubung serangan di Rakhine, lapor Bernama.
Indonesian: Presiden Prabowo Subianto bertemu Perdana Menteri Lawrence Wong di Istana Bogor pada Senin, 10 April.
Indonesian: Menteri Luar Negeri Sugiono memanggil Duta Besar Australia Penny Williams di Jakarta pada hari Rabu.
Swahili: Rais William Ruto na Rais Yoweri Museveni walikutana mjini Mombasa siku ya Ijumaa, tarehe 10 Aprili.
Swahili: Waziri Mkuu Kassim Majaliwa alikutana na Rais Hakainde Hichilema jijini Dodoma Jumanne kuhusu reli ya TAZARA.
Swahili: Rais Paul Kagame na Rais Felix Tshisekedi wametia saini makubaliano ya amani mjini Luanda siku ya Alhamisi.
Dutch: Premier Dick Schoof had in Den Haag een gesprek over Oekraine met president Volodymyr Zelensky, of was in Brussel.
Dutch: Minister Caspar Veldkamp van Buitenlandse Zaken was in Kigali en had daar overleg met president Paul Kagame.
Dutch: President Chan Santokhi is in Paramaribo met president Irfaan Ali van Guyana over de grens in gesprek gegaan.
German: Bundeskanzler Friedrich Merz und Präsident Emmanuel Macron trafen sich am Freitag in Toulon, teilte Berlin mit.
German: Außenminister Johann Wadephul bestellte am Montag in Berlin den Botschafter von Belarus ein, so das Amt.
German: Der Präsident von Namibia war am Dienstag in Berlin und sprach mit Frank-Walter Steinmeier über die Herero.
Spanish: El presidente Gustavo Petro se reunió con el presidente Daniel Noboa en Guayaquil el lunes, 2 de febrero.
Spanish: La presidenta Claudia Sheinbaum y el presidente Bernardo Arevalo firmaron un acuerdo en Antigua Guatemala.
Spanish: Bolivia y Chile reanudan en La Paz el diálogo entre Celinda Sosa y Alberto van Klaveren, dijo Radio Illimani.
Portuguese: O presidente Luiz Inacio Lula da Silva reuniu-se com Santiago Pena em Foz do Iguacu na terça-feira, 10 de abril.
Portuguese: Angola e Moçambique assinaram em Luanda um acordo; João Lourenço recebeu Daniel Chapo na segunda-feira.
French: Le président Félix Tshisekedi a reçu Paul Kagame à Luanda vendredi; Kinshasa et Kigali ont signé un accord.
French: Ousmane Sonko visite Nouakchott, Bamako et Conakry en juin, a dit Dakar; Ibrahim Traore est attendu à Accra.
Italian: Il presidente Sergio Mattarella ha ricevuto Abiy Ahmed a Roma venerdì; Giorgia Meloni era ad Addis Abeba.
Danish: Statsminister Mette Frederiksen var i Nuuk for at mødes med Jens-Frederik Nielsen efter mødet i Washington.
Danish: Lars Løkke Rasmussen indkaldte for to uger siden Donald Trumps folk i byen til et møde om Nuuk og Thule.
Norwegian: Espen Barth Eide møtte Hakan Fidan i Oslo fredag for å drøfte Gaza, Sudan og Ukraina, opplyser regjeringen.
Swedish: Statsminister Ulf Kristersson var i Kiev för att träffa Volodymyr Zelenskyj och Maia Sandu, uppger TT i Stockholm.
Swedish: Utrikesminister Maria Malmer Stenergard kallade upp Iran och Rysslands ambassadörer i Stockholm på fredagen.
Finnish: Presidentti Alexander Stubb tapasi Volodymyr Zelenskyin Helsingissä perjantaina, kertoo Yle, ja Petteri Orpo oli Kiovassa.
Romanian: Președintele Nicușor Dan are la București o întâlnire cu Maia Sandu, iar Ilie Bolojan este la Chișinău vineri.
Turkish: Recep Tayyip Erdoğan ve Hakan Fidan her cuma Ankara'da buluşuyor; Suriye ve Irak için ne dedi, o da belli.
Polish: Donald Tusk to w Warszawie spotkał Wołodymyra Zełenskiego, a Radosław Sikorski był w Kijowie by mówić o Rosji.
Somali: Madaxweyne Hassan Sheikh Mohamud ayaa Muqdisho kula kulmay Abiy Ahmed maanta oo Jimce ah, sida ay sheegtay SONNA.
Hausa: Shugaba Bola Tinubu ya gana da shugaba Mahamat Idriss Deby a Abuja ranar Juma'a, in ji mai magana da yawunsa.
Yoruba: Aare Bola Tinubu pade Aare Patrice Talon ni Abuja ni ojo Jimoh, won si jo soro lori Seme ati Badagry.
Zulu: UMongameli Cyril Ramaphosa uhlangane noMongameli Daniel Chapo eMaputo ngoLwesihlanu, kusho iSABC News.
Afrikaans: President Cyril Ramaphosa was in Windhoek en het met president Netumbo Nandi-Ndaitwah oor die Oranjerivier gepraat.
Tok Pisin: Praim Minista James Marape i bungim Praim Minista Jeremiah Manele long Port Moresby long Fraide na tupela i toktok.
Samoan: Ua feiloai le Palemia o Samoa ia Fiame Naomi Mataafa ma le Palemia o Fiti ia Sitiveni Rabuka i Apia i le Aso Lua.
Haitian: Premye Minis Alix Didier Fils-Aime te rankontre Prezidan Luis Abinader nan Dajabon vandredi, sou fwontyè Ayiti.
Vietnamese: Tong Bi thu To Lam tiep Chu tich Thongloun Sisoulith o Ha Noi hom thu Bay, than mat va huu nghi nhu anh em.
"""


@pytest.mark.parametrize("text", ENGLISH_NAMES.strip().splitlines())
def test_english_with_few_words_beside_foreign_names_is_english(text: str) -> None:
    assert foreign_language(text) is None


@pytest.mark.parametrize("line", OTHER_NAMES.strip().splitlines())
def test_other_languages_with_the_same_names_are_not_let_in(line: str) -> None:
    assert foreign_language(line.partition(": ")[2]) is not None


@pytest.mark.xfail(strict=True, reason='Its words "for", "to" and "by" are counted as English ones.')
def test_norwegian_with_english_looking_words_is_not_let_in() -> None:
    assert (
        foreign_language("Statsminister Jonas Gahr Støre hadde et møte for to dager siden i Oslo by med Volodymyr Zelenskyj, sier NTB.")
        is not None
    )


@pytest.mark.parametrize("language", TALKS)
def test_other_languages_are_named(language: str) -> None:
    assert foreign_language(TALKS[language]) == language


@pytest.mark.parametrize(
    "text",
    [
        "Ardenia expelled four diplomats of Borland on Friday, the foreign ministry of the country said.",
        "Sindh authorities closed bridges near Karachi, Hyderabad, Sukkur and Larkana.",
        "Norway takes in 900 families who wait in Maltese shelters, Justice Minister Lund says.",
        "The minister said: “Nous sommes prêts.” He added that the talks of the two states would go on in Geneva.",
    ],
)
def test_english_is_english(text: str) -> None:
    assert foreign_language(text) is None


@pytest.mark.parametrize("text", ["Talks fail.", "Sommet à Genève", "12 34", ""])
def test_short_text_has_the_benefit_of_the_doubt(text: str) -> None:
    assert foreign_language(text) is None


def test_homoglyphs_and_hidden_characters_leave_english_english() -> None:
    text = "Thе ministry оf Ardenia \u202esaid\u202c that\u200b the talks with Borland would not be held for a month."
    assert foreign_language(text) is None
