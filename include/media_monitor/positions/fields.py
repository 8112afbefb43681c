"""Words that stand for one another in figures of speech, the same for every topic.

Brothers, cousins and stepsons; rooms, roofs and tenants: what the model learns of one of them holds
for all of its field.
"""

_FIELDS = {
    "one": "one single same identical sole alone whole entire unified united unity unitary "
    "indivisible",
    "two": "two both pair twin double second dual couple twice either",
    "same": "same identical equal alike indistinguishable interchangeable synonymous synonym "
    "inseparable resemble mirror copy",
    "different": "different distinct separate other apart unlike differ difference distinction "
    "distinguish independent independence autonomous autonomy separately independently discrete "
    "alone another",
    "own": "own itself themselves private sovereign self master",
    "part": "part piece portion section component element member membership unit division branch "
    "wing arm limb department chapter subset province faction subsidiary bureau office desk "
    "brigade regiment battalion company corps directorate ward segment fraction organ extension "
    "annex appendage subunit platoon squad",
    "body": "body limb arm hand finger fist foot leg toe head skull face eye mouth tongue heart "
    "spine backbone rib muscle nerve blood vein bone hip shoulder elbow neck tooth skin belly "
    "stomach brain lung ear nose torso anatomy",
    "kin": "brother sister cousin sibling father mother son daughter uncle aunt nephew twin "
    "child parent family relative kin kinsman clan marriage wedding wife husband bride groom "
    "spouse divorce in-law dowry stepbrother stepson godfather grandfather offspring orphan "
    "bloodline kinship household married marry heir",
    "house": "house home roof room door wall window kitchen floor basement courtyard fence gate "
    "key hearth tent building corridor attic cellar yard garden garage threshold neighbour "
    "neighbor neighbourhood apartment flat lodging compound dwelling address",
    "tenancy": "tenant landlord rent lease lodger guest host squatter lodge eviction estate "
    "tenancy subtenant property owner",
    "shop": "shop store firm company business customer client supplier vendor contractor "
    "franchise subcontractor brand label logo trademark subsidiary merger shareholder partner "
    "partnership partners venture employer employee staff payroll boss manager market stall "
    "counter till cashier merchant trader broker",
    "money": "money purse treasury fund funding revenue income budget pay paid salary wage tax "
    "toll till cash dollar rupee bank account ledger book coin collect collection pocket finance "
    "financial receipt donor spend earn bill cheque wallet stipend",
    "command": "command commander order instruct instruction direct direction dictate decree "
    "edict appoint appointment dismiss promote approval permission approve veto authority "
    "control chain hierarchy rank subordinate superior lead leadership leader emir amir chief "
    "head boss council shura govern rule supervise oversee delegate mandate commission assign "
    "summon",
    "obey": "obey obedience answer report defer submit bow kneel serve servant follow follower "
    "loyal loyalty allegiance oath pledge swear sworn bayah fealty salute accountable answerable "
    "subordinate subservient comply obedient vow bound owe beholden kiss",
    "refuse": "refuse ignore defy disobey reject decline resist ask beg negotiate bargain "
    "disregard overrule brush shrug snub bypass spurn",
    "merge": "merge merger fuse fusion blend mix mixed mingle intermingle commingle absorb "
    "absorption integrate integrated integration incorporate fold weave woven braid knit stitch "
    "sew melt dissolve swallow digest intertwine entwine enmesh embed embedded overlap subsume "
    "unite meld knot tangle entangle inseparable marble marbling",
    "split": "split divide division separate part break rift crack seam line border boundary gap "
    "wall fence wedge cleavage tear rip sever cut divorce schism rupture distance rivalry rival "
    "quarrel feud dispute compete competition competitor tension friction daylight fracture gulf "
    "demarcation partition",
    "ally": "ally allied alliance partner partnership friend friendship friendly associate "
    "association affiliate affiliated affiliation companion comrade fellow neighbour neighbor "
    "tie link bond connection connected cooperate cooperation coordinate coordination "
    "collaborate collaboration help helper support assist aid lend borrow favour favor share "
    "exchange swap handshake pact deal arrangement agreement convenience alongside together "
    "jointly joint mutual coalition league treaty accord team",
    "name": "name label title brand word term nickname alias call designation surname letterhead "
    "banner flag emblem signboard sign tag category spelling noun vocabulary",
    "fiction": "fiction myth fable tale story invention invent fabrication fabricate imaginary "
    "imagination ghost phantom dream mirage illusion shadow rumour rumor legend bogeyman figment "
    "fantasy propaganda lie fairy make-believe novel",
    "clothes": "cloth shirt coat turban sleeve hem hat uniform costume dress robe boot shoe sock "
    "thread fabric tailor collar mask cloak button garment glove pocket jacket belt",
    "nature": "tree root leaf stem trunk river stream tributary forest stone rock mountain "
    "branch seed fruit vine orchard weed flower soil field spring sea water wave wind cloud rain "
    "fire smoke ash",
    "animal": "animal dog wolf horse donkey goat sheep bird snake lion falcon camel cow bull cat "
    "mouse fox scorpion spider tail fur beast herd pack wing claw creature hen egg",
    "vessel": "ship boat captain crew oar sail vessel engine wheel car truck train wagon "
    "carriage bus driver passenger rudder mast anchor tow motor machine motorcycle bicycle",
    "food": "bread soup pot bowl plate salt tea sugar flour rice meat milk butter kitchen dish "
    "recipe cook spoon meal eat oil cake onion egg yogurt stew",
    "tool": "knife sword blade spear gun rifle handle hilt hammer tool nail axe spearhead tip "
    "edge weapon bullet sheath scabbard arrow bow instrument lever key lock",
    "coin": "coin side face half halves obverse medal page leaf book chapter volume cover "
    "edition paragraph sentence footnote verse",
    "game": "game team club player match league goal referee pitch coach jersey chess board "
    "piece card deck play cricket football captain",
    "music": "song tune orchestra choir instrument drum flute voice note melody dance singer "
    "conductor score chord",
    "empire": "king kingdom prince court vassal fief state province governor embassy ambassador "
    "sovereign republic empire capital minister ministry cabinet parliament border passport "
    "treaty",
    "separable": "tell distinguish apart differentiate discern separate sort disentangle "
    "untangle pull pry draw drawn identify",
    "doubt": "unclear uncertain unsure doubt wonder question debate dispute guess whether maybe "
    "perhaps possibly depend complicated complex difficult ambiguous murky vague know",
    "noanswer": "comment decline refer discuss discussion speculate characterize answer avoid "
    "dodge sidestep evade question anything add elaborate hypothetical lawyer scholar historian "
    "linguist academic professor",
    "time": "once now today anymore longer formerly used still already yet nowadays since then "
    "past future before ago",
    "fight": "fight fighter war battle attack ambush bomb shoot kill clash raid front militant "
    "soldier mujahideen mujahid gunman insurgent insurgency army force troops weapon enemy",
    "count": "count many number how census sum total add plus half third",
    "institution": "company bank board shareholder regulator auditor court judge licence "
    "customer merger brand share airline operator telecom lender stock investor league cricket "
    "club player team school university college party election voter",
}


def _by_word(fields: dict[str, str]) -> dict[str, tuple[str, ...]]:
    words = sorted({word for listed in fields.values() for word in listed.split()})
    return {w: tuple(name for name, listed in fields.items() if w in listed.split()) for w in words}


# Which fields a word belongs to; most words belong to none.
FIELDS = _by_word(_FIELDS)
