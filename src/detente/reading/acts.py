"""What does a statement do: accuse, ask, reject, offer …? Its verb decides; where the verb only says, its words do."""

import re
from typing import cast

from detente.model import Act
from detente.reading.reporting import ACCORDING
from detente.reading.sayings import Saying, Scene

# Acts so plain that the content may tell a stronger one.
PLAIN = frozenset({"say", "claim"})
OPENING = 400


def words(*alternatives: str) -> re.Pattern[str]:
    """An expression that finds one of these at a word's beginning, in small letters after a space or mark: six times as fast as with \\b."""
    return re.compile(r"\W(?:" + "|".join(alternatives) + r")")


# Who declines to say something rejects nothing.
SILENCE = re.compile(r"to (?:say|comment|discuss|answer|name|specify|elaborate|disclose|give|confirm|identify|speculate)\b")
# The first that is found decides; the order is from the clearest to the vaguest.
SIGNS: tuple[tuple[Act, re.Pattern[str]], ...] = (
    ("regret", words("regret", r"apolog", r"deeply sorry", r"(?:is|are|am|was|were) sorry", r"saddened", r"condolence", r"mourn", r"shameful mistake")),
    ("welcome", words(r"welcome[sd]? (?!home|here|to )", r"grateful", r"gratitude", r"appreciat", r"congratulat", r"proud of", r"thank (?:you|them|our|the|him|her)", r"applaud", r"commend", r"pleased (?:that|to see|with|by)")),
    ("concern", words(r"(?:is|are|am|was|were|be|been|remain\w*|deeply|gravely|seriously) concerned(?! for)", r"concerns? (?:about|over|at|that|regarding)", r"(?:express|voic|shar|rais|deep|grave|serious|great|growing|particular)\w* (?:\w+ )?concerns?\b(?! for)", r"worr(?:y|ied|ies|ying)", r"alarm(?:ed|ing)", r"troubl(?:ed|ing)", r"gravely", r"fears? (?:that|of|for)", r"(?:considerable|big|wide|deep) (?:gaps?|differences?)", r"humanitarian (?:crisis|catastrophe)", r"disappointed")),
    ("deny", words(r"no (?:such|evidence|basis|truth|traces?|proof|involvement|role)", r"(?:not|n't|never) (?:involved|responsible|true|behind|aware|target|violat|attack|support)", r"(?:denie[sd]|deny|false|untrue|baseless|groundless|unfounded|fabricat|absurd|nonsense|fake)", r"(?:had|has|have|with) nothing to do with", r"in accordance with (?:the )?(?:international )?law", r"entirely legal")),
    ("threaten", words(r"(?:regard|consider|treat|view|see)\w* .{0,60}(?:an act|a declaration) of war")),
    ("accuse", words(r"(?:today|hereby)?,? ?(?:is|are|has|have|we) (?:\w+ ){0,2}(?:impos(?:ed|ing)|sanction(?:ed|ing)|designat(?:ed|ing))", r"imposed (?:\w+ ){0,3}sanctions")),
    ("threaten", words(r"(?:will|would|shall|must|to) (?:respond|retaliate|strike back|punish|pay (?:for|dearly|a|the)|face|impose|hit back|take (?:all|further|necessary|appropriate) (?:\w+ )?(?:action|measures|steps|countermeasures))", r"consequences", r"retaliat", r"(?:will|would) (?:not (?:stand idly|tolerate|hesitate)|be forced to)", r"further (?:action|measures|sanctions)", r"revenge", r"vengeance", r"ultimatum", r"all options", r"(?:will|would|should) anticipate", r"price to pay", r"visa restrictions?", r"impos(?:e|es|ed|ing) (?:new |further |wide-ranging )?(?:sanctions|restrictions|tariffs)", r"swift(?:, | and )(?:severe|firm)")),
    ("request", words(r"call(?:s|ed|ing)? (?:on|upon|for)", r"urge[sd]?\b", r"urging", r"demand(?:s|ed|ing)? (?:that|an?|the|to|its|his|from)\b", r"(?:must|should|ought to|ha[sd] to|have to|needs? to|need not|had better|supposed to)\b(?! (?:be able|have been|anticipate|admit))", r"expect(?:s|ed|ing)? (?:an? |the |all |more |that |\w+ to )", r"(?:ask|asks|asking|request\w*) (?:for|that|\w+ to|the|him|her|them)", r"(?:we|i|they|he|she) (?:want|hope|hopes|hoped|wants|wanted) \w+", r"let (?:us|them|him|her)\b", r"the (?:time|need) (?:for|has come|to)", r"looks? forward to (?!our|continu|work|build|deepen|strengthen|cooperat)", r"get out\b", r"reconsider", r"withdraw (?:\w+ )?(?:its|their|his|all|from)", r"(?:is|are) (?:crucial|essential|vital|imperative|important|necessary) (?:to|that|for)", r"immediately (?:stop|cease|end|return|release|withdraw)")),
    ("reject", words(r"reject", r"(?:will|would|can|could|shall|do|does|did) ?(?:not|n't|never) (?:accept|allow|recognis|recogniz|agree|support|negotiat|bow|surrender|change|participat|travel|attend|give|sign|return|talk|permit|yield|tolerat|be able)", r"(?:won't|cannot|can't|never will|will never)", r"unacceptable", r"non-negotiable", r"oppos(?:e|es|ed|ing)", r"refus", r"no (?:plans?|intention|reason|need|question of)", r"ruled? out", r"belongs? to (?:the|its|us|our)", r"(?:paus|suspend|halt|end|cancel)(?:ing|ed|s)? (?:\w+ )?(?:participation|cooperation|talks|contacts|assistance|aid)", r"(?:not|n't) (?:right|fair|what we need|for sale|up to)", r"dismiss", r"(?:will|would) (?:be|have) no (?:talks|negotiations?|deal|agreement|concessions?|compromise|meeting|return|change|peace)", r"(?:will|would|do|does|did) ?(?:not|n't|never) (?:seek|be (?:defeated|intimidated|bullied|swayed|pressured|blackmailed|dictated)|succumb|back down|stop|cease|release|free|withdraw|apologi[sz]e|let|send|abandon|give up|negotiate|concede|comply|submit|kneel)", r"nothing to (?:mediate|discuss|negotiate|talk about|apologi[sz]e)", r"disagree")),
    ("accuse", words(r"accus", r"blam(?:e|ing)", r"condemn", r"denounc", r"violat", r"aggress", r"invasion", r"invad", r"atrocit", r"genocid", r"war crimes?", r"crimes? against", r"terror", r"massacre", r"repress", r"oppress", r"illegal", r"unlawful", r"unjust", r"brutal", r"barbar", r"cruel", r"poison", r"martyr", r"murder", r"slaughter", r"assassinat", r"killed (?:by|civilians|children|innocent)", r"attack(?:s|ed|ing)? (?:by|on|civilian|was|were|had|carried|included)", r"l(?:ying|ies|iars?)\b", r"cheat", r"hypocri", r"calamit", r"dangerous", r"threat to", r"provo(?:k|c)", r"destabili[sz]", r"irresponsib", r"reckless", r"malicious", r"malign", r"hack", r"cyber ?attacks?", r"espionage", r"interfer", r"meddl", r"sabotag", r"betray", r"corrupt", r"disgrace", r"outrag", r"horrif", r"abuses?\b", r"threaten", r"declaration of war", r"blackmail", r"bully", r"fail(?:ed|s|ure|ing) to", r"disaster", r"criminal", r"regime", r"prohibit(?:s|ed|ing) ", r"banned", r"occupation", r"occupi", r"blockade", r"arms race", r"unprovoked", r"escalat", r"undermin", r"detain", r"jail", r"imprison", r"suppress", r"silenc", r"intimidat", r"persecut", r"hijack", r"inconsistent with", r"rude", r"ignoran", r"arrogan", r"insensitiv", r"shock(?:ed|ing)", r"(?:big|grave|serious|huge|terrible|great) mistake", r"crack(?:ed|ing|s)? ?down", r"turn(?:s|ed|ing)? (?:its|their|his|her) back", r"unprecedented", r"took advantage", r"rigg(?:ed|ing)", r"tak(?:e|es|ing) jobs", r"biased", r"double standards?", r"distort", r"disinformation", r"propaganda", r"nothing but", r"coward", r"trampl", r"ignor(?:e[sd]?|ing)", r"broke(?:n)? (?:its|their|his|the) (?:word|promise|agreement|treaty)")),
    ("offer", words(r"(?:ready|willing|prepared|open|offers?|offered|offering) (?:to|for)\b", r"(?:door|path|window) (?:\w+ )*(?:is |remains? )(?:\w+ )?open", r"propos", r"initiative", r"negotiat\w+ (?:table|solution)", r"dialogue", r"(?:might|could|may) be willing", r"path to (?:peace|dialogue)", r"(?:can|could) be (?:concluded|avoided|lifted|resumed|reached|resolved)", r"(?:is|are|am|was|were|be|been) (?:happy|glad|pleased) to (?:work|help|talk|meet|discuss|cooperate|continue)", r"readiness")),
    ("support", words(r"support(?:s|ed|ing)?\b", r"stands? (?:with|by|shoulder)", r"solidarity", r"endors", r"justified", r"convinced of the", r"allies", r"friendship", r"in favou?r of", r"right to (?:self-defen[cs]e|defend)", r"bravely?", r"decisive\b", r"partnership", r"work(?:s|ed|ing)? (?:closely )?together", r"closest (?:ally|friend|partner)", r"importance of (?:peace|normali[sz]ation|stability|dialogue|cooperation)", r"deserves? (?:respect|praise|credit)", r"(?:good|beneficial|important|essential) for (?:both|all|the region)", r"strong(?:er)? (?:ties|relations|relationship|leader|partner|ally)", r"valued? (?:the|our|a|its|their)", r"logical", r"serves? the interests?")),
    ("commit", words(r"commit(?:ted|ment|ments|s)?\b(?! (?:genocide|crimes))", r"(?:we|i|they|he|she|it) (?:will|shall|intends?|plans?|aims?) (?!not|never)", r"(?:will|would) (?:continue|follow through|work|help|provide|send|deliver|release|resume|return|hold|meet|ensure|protect|transmit|be transmitted)", r"pledge", r"promis", r"vow", r"intends? to", r"agreed to", r"(?:will|would) be (?:\w+ )?(?:re)?opened", r"(?:is|are) to (?:start|begin|resume|open|meet|hold|sign|reopen)", r"looks? forward to (?:our|continu|work|build|deepen|strengthen|cooperat)", r"enduring commitment")),
)  # fmt: skip


# What is only granted before the main clause: "Although we regret the raid, we will send aid".
CONCESSION = re.compile(r"^(?:although|though|even though|while)\b[^,.;]{5,160}, (?=\S)", re.IGNORECASE)


def act_of(scene: Scene, saying: Saying) -> Act:
    """The act of a statement: that of its cue, or of the clearest sign in its content where the cue only says."""
    own = saying.cue.report.act(*kinds_of(scene, saying)) if saying.cue is not None else "say"
    if own == "reject" and saying.kind == "infinitive" and SILENCE.match(scene.text, saying.start):
        return "say"
    if own not in PLAIN:
        return cast(Act, own)
    content = " ".join(scene.text[s:e] for s, e in sorted(saying.content))
    if saying.cue is not None and saying.cue.report is ACCORDING:
        return "say"
    return act_in(content) or cast(Act, own)


def kinds_of(scene: Scene, saying: Saying) -> tuple[str, ...]:
    """The kind of content by which the word list gives the act: of a prepositional phrase also its preposition."""
    if saying.kind != "about":
        return (saying.kind,)
    return (scene.tokens[max(0, scene.token_at(saying.start) - 1)].lower_, saying.kind)


def act_in(words: str) -> Act | None:
    """The act that the clearest sign in some words tells; none if they only say something."""
    opening = " " + CONCESSION.sub("", words)[:OPENING].lower()
    return next((act for act, sign in SIGNS if sign.search(opening)), None)
