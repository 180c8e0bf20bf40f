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
