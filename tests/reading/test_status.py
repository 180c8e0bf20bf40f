"""What did not happen, or happened long ago, never comes out as current: sixty sentences of each kind, and some that did happen."""

import pytest

from detente.explain import sentence_article
from detente.model import Event
from detente.reading.pipeline import Reader

PUBLISHED = "2026-03-05"
CURRENT = {"happened", "planned"}

HISTORICAL = """
In 1986, Libya attacked Chad.
Iraq invaded Kuwait in 1990.
France expelled ten Russian diplomats in 2018.
Turkey signed a treaty with Greece in 1930.
In 2011, the United States imposed sanctions on Syria.
Argentina seized the islands from Britain in 1982.
Egypt recognised Israel in 1979.
In March 2003, American troops invaded Iraq.
Russia annexed Crimea in 2014.
In the 1980s, Iraq bombed Iran.
During the Cold War, the Soviet Union deployed missiles in Cuba.
In World War II, Germany invaded Poland.
Two decades ago, NATO bombed Serbia.
Ten years ago, Egypt recalled its ambassador from Qatar.
Chad accused Sudan of aggression in 2008.
In June 1967, Israel attacked Egypt.
India tested a nuclear weapon in 1974.
Japan apologised to Korea in 1993.
In 1995, China fired missiles near Taiwan.
Pakistan arrested two Indian pilots in 1999.
In December 2019, the United States blamed Iran for the rockets.
Vietnam withdrew its troops from Cambodia in 1989.
The United States released two Cuban sailors in 2004.
Ethiopia rejected an Eritrean offer in 2001.
In 2016, Turkey detained a German journalist.
Morocco suspended its ties with Iran in 2018.
In 1994, Ukraine agreed to give up its weapons to Russia.
Sweden granted asylum to an Iranian writer in 2009.
In April 2021, Russia massed troops near Ukraine.
North Korea threatened Japan in 2017.
In 1973, Britain sent warships to Iceland.
Peru closed its border with Ecuador in 1995.
Last century, Bolivia fought a war with Paraguay in 1932.
In 2020, Armenia accused Azerbaijan of shelling.
In 2012, Ecuador gave asylum to an Australian.
On 2 August 1990, Iraqi troops invaded Kuwait.
The two leaders met in 1985, when Norway hosted Sweden.
In 2005, Lebanon condemned Syria.
Spain praised Chile in 1998.
Kenya deported forty Somali migrants in 2014.
In January 2015, Saudi Arabia executed two Yemeni men.
Cyprus rejected the Turkish plan in 2004.
In 2022, Latvia banned Russian ships.
Serbia lifted its embargo on Croatia in 1996.
Four decades ago, Tanzania invaded Uganda.
In 2010, Israel apologised to Turkey.
Thirty years ago, Rwanda accused Burundi of murder.
In 1956, Egypt seized the canal from Britain.
In 2023, Niger expelled the French ambassador.
In the 1990s, Peru accused Ecuador of shelling.
Georgia severed ties with Russia in 2008.
In September 1980, Iraq bombed Iran.
During the Second World War, Japan bombed Australia.
In 2009, Mauritania cut its ties with Israel.
Kuwait pardoned two Iraqi prisoners in 2002.
In 2013, Bolivia expelled the American agency.
Cuba freed three American spies in 2014.
On 11 May 1998, India tested a missile and Pakistan condemned India.
In 2021, Poland closed its border with Belarus.
Five years ago, Mali asked France for troops.
""".strip().splitlines()

NOT_DONE = """
Ghana did not expel the Togolese diplomats.
Peru will not attack Chile.
Chad never bombed Sudan.
Norway has no plans to impose sanctions on Russia.
Turkey stopped short of imposing sanctions on Israel.
Spain refrained from condemning Morocco.
Oman declined to condemn Iran.
If Iran attacks Israel, the region will burn.
Iran could attack Israel.
India might expel the Pakistani envoys.
Russia may invade Moldova.
Poland would bomb Belarus if it were attacked.
Britain considered expelling the Russian envoy.
Japan feared that China would attack Taiwan.
The United States wants to impose sanctions on Mali.
Israel wanted to bomb Iran.
The EU failed to impose sanctions on Belarus.
Egypt denied attacking Sudan.
No country invaded Iceland.
Neither Chad nor Niger attacked Mali.
Without attacking Ukraine, Russia won.
Kenya avoided blaming Somalia.
The war would end if Ethiopia attacked Eritrea.
Unless Syria attacks Lebanon, there will be peace.
France was unable to arrest the Algerian spies.
Germany can expel the Iranian envoy.
Serbia should release the Kosovan officers.
Laos must withdraw its troops from Vietnam.
Peru urged Chile to expel the Bolivian envoy.
Ghana asked Togo to release the sailors.
Oman warned that Iran could attack Qatar.
There was no attack on Kuwait by Iraq.
There is a risk of a Russian attack on Estonia.
The threat of a Chinese invasion of Taiwan worries Japan.
Fears of an Israeli strike on Iran grew.
The possibility of American sanctions on India remains.
Calls for an Egyptian invasion of Libya are heard.
Iceland ruled out attacking Norway.
Nobody in Mali attacked the French soldiers.
Niger was not bombed by Algeria.
Neither side fired at the border, and Sudan did not shell Chad.
The court did not convict the Turkish officer.
Sweden hardly attacked Denmark.
Austria almost expelled the Russian envoy.
Greece is not threatening Turkey.
Portugal is unlikely to expel the Angolan envoy.
Tunisia tried to bomb Libya.
Zambia hoped to arrest the Congolese rebels.
It is not true that Cuba attacked Haiti.
Jordan was asked whether Syria had attacked Iraq.
Whether Iran attacked Iraq is unknown.
Bahrain prevented an Iranian attack on Kuwait.
Cuba cancelled its attack on Haiti.
A possible Turkish attack on Syria is discussed.
The feared Russian attack on Georgia kept people awake.
Instead of bombing Yemen, Oman sent food.
Rather than expel the Indian envoy, Nepal waited.
Mali threatened to expel the French ambassador.
Should Egypt attack Ethiopia, Sudan will suffer.
Panama has yet to expel the Cuban envoy.
""".strip().splitlines()

# What is done on the day of remembrance is of today; what is remembered is not.
REMEMBERED = {
    "On the fifth anniversary of the invasion of Kuwait by Iraq, Oman expelled two Iraqi envoys.": ("SANCTION", "OMN", "IRQ"),
    "We condemn Syria's abuses on the tenth anniversary of the attack on Hama, France's minister said.": ("ACCUSE", "FRA", "SYR"),
    "Peru condemned Chile in Lima on the anniversary of the Chilean invasion.": ("ACCUSE", "PER", "CHL"),
}

# Acts of force or cut ties; what is asked, feared or refused may itself be an act of speech.
HARD = {"ASSAULT", "SANCTION", "COERCE", "RETREAT", "MOBILIZE"}
DONE = """
Ghana expelled the Togolese diplomats.
Iran has attacked Israel.
The attack on Kuwait by Iraq shocked the Gulf.
Spain condemned Morocco after it did not reply.
On Monday, India released two Pakistani pilots.
""".strip().splitlines()


def events_of(reader: Reader, text: str) -> list[Event]:
    _, records = reader.read(sentence_article(text, published=PUBLISHED))
    return [r for r in records if isinstance(r, Event)]


@pytest.mark.parametrize("text", HISTORICAL)
def test_what_happened_long_ago_is_not_current(reader: Reader, text: str) -> None:
    assert [(e.type, e.status) for e in events_of(reader, text) if e.status != "historical"] == []


@pytest.mark.parametrize(("text", "act"), REMEMBERED.items())
def test_what_is_done_on_an_anniversary_is_current(reader: Reader, text: str, act: tuple[str, str, str]) -> None:
    current = [e for e in events_of(reader, text) if e.status != "historical"]
    assert [(e.type, e.source[0].state, e.target[0].state) for e in current] == [act]


@pytest.mark.parametrize("text", NOT_DONE)
def test_what_did_not_happen_is_not_current(reader: Reader, text: str) -> None:
    assert [(e.type, e.status) for e in events_of(reader, text) if e.type in HARD and e.status in CURRENT] == []


@pytest.mark.parametrize("text", DONE)
def test_what_happened_is_told_as_happened(reader: Reader, text: str) -> None:
    assert "happened" in {e.status for e in events_of(reader, text)}


def test_there_are_sixty_of_each_kind() -> None:
    assert (len(set(HISTORICAL)), len(set(NOT_DONE))) == (60, 60)


def test_the_historical_sentences_are_seen_at_all(reader: Reader) -> None:
    seen = sum(bool(events_of(reader, text)) for text in HISTORICAL)
    assert seen >= 50
