"""The closed words of English that turn a statement around, the same for every topic."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NEGATORS = _words(
    "not n't no never neither nor none nobody nothing nowhere without hardly scarcely cannot "
    "little few nominally ostensibly supposedly"
)
# Said about a statement: it does not hold.
DENIALS = _words(
    "deny denial reject rejection dispute contest refute disprove dismiss rebut contradict disavow "
    "discount debunk repudiate mock ridicule scoff sneer bristle disagree decry challenge "
    "false untrue wrong incorrect inaccurate mistaken misleading absurd ridiculous laughable "
    "nonsense baseless unfounded lie myth fiction falsehood fallacy fantasy mistake misread "
    "misreading propaganda illusion fabrication porous artificial imaginary fictional fictitious "
    "academic semantic blurry silly foolish naive folly misnomer insult abandon renounce retract "
    "recant doubt fool"
)
# "believes the myth that", "would not sign up to the myth that": false either way.
FALSEHOODS = _words("myth fiction falsehood fallacy fantasy illusion fabrication lie")
# How a cue of denial begins, in whatever form.
DENIAL_STEMS = ("den", "reject", "disput", "refut", "dismiss", "rebut", "contradict", "disavow")
# A denial only together with one of the words that hang on it: "push back", "take issue".
DENIAL_PARTS = {
    "push": _words("back"),
    "hit": _words("back"),
    "fire": _words("back"),
    "take": _words("issue"),
    "pour": _words("water"),
    "laugh": _words("off at"),
    "shoot": _words("down"),
    "brush": _words("aside off away"),
    "wave": _words("aside off away"),
    "have": _words("yet"),
    "angry": _words("at"),
    "hard": _words("believe"),
    "want": _words("believe think"),
    "caution": _words("against"),
    "warn": _words("against"),
    "rail": _words("against"),
    "argue": _words("against"),
    "give": _words("up"),
    "throw": _words("out"),
    "far": _words("from"),
    "anything": _words("but"),
}
# Of what is no more, or never came about: "ceased to be", "used to think", "failed to see".
ENDED = _words("cease stop quit use fail")
# "not just", "no more than": said of something greater, or of nothing less.
MERELY = _words("just only merely simply solely")
# "hard to tell apart": said of doing it, not of the thing.
HARD = _words("hard difficult impossible pointless futile tough useless meaningless")
# "the line has vanished".
VANISHING = _words(
    "blur vanish disappear dissolve erode fade wash evaporate collapse melt crumble lose lapse "
    "insult defy"
)
# "the difference is not real": only with one of these does a "not" undo the noun before it.
BEING = _words("exist matter hold stand real meaningful true significant clear genuine")
DECLINES = _words(
    "decline refuse demur sidestep dodge duck evade hedge wonder unclear uncertain unsure unable "
    "undecided"
)
DECLINE_PARTS = {
    "back": _words("away"),
    "walk": _words("back"),
    "rule": _words("out"),
    "stop": _words("short"),
}
# Negated, they leave open what hangs on them: "not certain that", "in no position to say".
SETTLED = _words("certain sure clear prove establish able equip position place")
# After one of these "if" means "whether".
LEARNING = _words("say tell know see judge decide determine confirm answer discuss comment learn")
# What is asked for or promised is not yet so.
DEMANDS = _words("call urge demand press ask require oblige promise vow expect")
FIRST_PERSON = _words("we us our ours ourselves i me my mine")
THIRD_PERSON = _words("they them their theirs themselves it its itself both")
# Whoever was just named, by each other.
RECIPROCAL = ("each other", "one another", "the other", "one and the other")
# One that was named before, like "it".
SINGULAR = ("the group", "that group", "this group", "the organization", "the organisation")
# Nouns under which a party is still the party: "Taliban fighters".
COLLECTIVES = _words(
    "fighter cell front force unit militant troop leadership commander people side camp group "
    "faction"
)
POSSESSIVE = _words("our my their its his")
YES = _words("yes yeah yep correct right absolutely certainly indeed precisely exactly")
NO = _words("no nope never none neither hardly not n't nothing")
ASKING = _words("ask press question query wonder pose inquire quiz")
# Who says what the speaker only passes on.
OTHERS = _words("some others you")
CONCESSIVE = _words("although though while whilst despite albeit")
REPORTING = _words(
    "say tell add write claim declare argue insist warn deny call ask show suggest indicate prove"
)
