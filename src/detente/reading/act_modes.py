"""In which way was it done? The PLOVER mode of an act whose rule leaves it to the words: what is asked, refused or threatened."""

from functools import lru_cache

from detente.reading.act_parties import reached
from detente.reading.act_rows import Act
from detente.reading.grammar import base, object_of, objects, prepositions
from detente.reading.page import Page
from detente.reading.parse import Token
from detente.words import Words

ASKED = {
    "assist": "help aid assist assistance support loan money fund weapon arms arm relief asylum refuge protection mediate mediation "
    "cooperate cooperation share troops peacekeeper credit bailout medicine food",
    "meet": "talk talks meet meeting negotiate negotiation dialogue summit visit consultation confer conference",
    "yield": "release free lift withdraw withdrawal cease stop halt end ceasefire truce disarm return leave allow surrender apologise "
    "apologize refrain dismantle pardon access extradite hand",
    "change": "reform resign resignation election change amend step constitution law policy democracy vote referendum replace repeal "
    "independence autonomy recognise recognize right rights",
}
THREATENED = {
    "violence": "attack strike war force bomb invade invasion kill destroy destruction shoot shell missile military retaliate revenge "
    "fight crush raid offensive airstrike respond response avenge hit",
    "expel": "expel expulsion deport",
    "relations": "sever relations tie ties recall ambassador embassy treaty talks negotiation cooperation aid participation",
    "arrest": "arrest detain jail prosecute warrant imprison trial",
    "territory": "annex annexation occupy occupation seize territory",
    "restrict": "ban blockade close embargo sanction tariff boycott curb restrict restriction block visa duty curfew cut halt price "
    "consequence cost",
}
# What an attack is done with; where several are named the first of the table counts.
WEAPONS = {
    "suicide-attack": "suicide",
    "drone": "drone uav quadcopter",
    "unconventional": "chlorine sarin novichok nerve chemical",
    "explosives": "bomb mine landmine ied grenade explosive blast explosion",
    "heavy-weapons": "rocket missile shell artillery mortar tank shelling howitzer",
    "aerial": "warplane airstrike jet aircraft bomber helicopter gunship plane",
    "firearms": "gunman gunmen gun rifle bullet sniper gunfire pistol",
    "primitive": "knife machete axe stone arrow sword spear",
}
WEAPON_OF = {word: mode for mode, words in WEAPONS.items() for word in words.split()}
WEAPON_LINKS = frozenset({"by", "with", "in", "from", "during"})
WORDS = {
    kind: {word: mode for mode, words in table.items() for word in words.split()}
    for kind, table in {"REQUEST": ASKED, "REJECT": ASKED, "THREATEN": THREATENED}.items()
}
ARMED = frozenset({"REB", "PRM"})


def mode_of(act: Act, page: Page) -> str | None:
    """The mode that the rule names, else what the words under the predicate or the parties tell; none if they do not."""
    told = act.match.rule.record.split(".")[2:]
    if act.type == "ASSAULT" and told in ([], ["targeted"], ["heavy-weapons"]):
        return weapon(act.head) or next(iter(told), None)
    if told == ["troops"] and any(p.sector in ARMED for p in act.sources):
        return "militia"
    if told:
        return told[0]
    if act.type == "CONSULT":
        return "multilateral" if is_multilateral(act, page) else None
    table = WORDS.get(act.type, {})
    words = (
        (act.head, *reached(act.head, frozenset({"nsubj", "parataxis"})))
        if act.type == "THREATEN"
        else reached(act.head, frozenset({"nsubj"}))
    )
    return next((table[base(t)] for t in words if base(t) in table), None)


def weapon(head: Token) -> str | None:
    """The mode by the weapon that does it or that it is done with: "a car bomb killed", "was hit by rockets", "with knives"."""
    named = [o for p in prepositions(head) if p.lower_ in WEAPON_LINKS and (o := object_of(p)) is not None]
    named += [c for c in head.children if c.dep_ == "nsubj"]
    named += [o for c in head.children if c.dep_ == "advcl" and c.lower_ in ("using", "firing") for o in objects(c)]
    words = [base(w) for t in named for w in (t, *(c for c in t.children if c.dep_ in ("compound", "amod")))]
    modes = {WEAPON_OF[w] for w in words if w in WEAPON_OF}
    return next((mode for mode in WEAPONS if mode in modes), None)


def is_multilateral(act: Act, page: Page) -> bool:
    """Does a body of several states take part, or do three states?"""
    parties = (*act.sources, *act.targets)
    return any(p.state in bodies_of(page.words) for p in parties) or len({p.state for p in parties if p.state}) > 2


@lru_cache(maxsize=4)
def bodies_of(words: Words) -> frozenset[str]:
    """The ids of the bodies of several states."""
    return frozenset(entry.id for entry in words.of("bodies"))
