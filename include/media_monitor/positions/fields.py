"""Words that stand for one another in figures of speech, the same for every topic.

Brothers, cousins and stepsons; rooms, roofs and tenants: what the model learns of one of them holds
for all of its field.
"""

_FIELDS = {
    "one": "one single same identical sole alone whole entire unified united unity unitary "
    "indivisible",
    "two": "two both pair twin double second dual couple twice either each other another "
    "respective separately latter former",
    "same": "same identical equal alike indistinguishable interchangeable synonymous synonym "
    "inseparable resemble mirror copy one single sole only whole unity unite united undivided "
    "merged unified common oneness both indivisible entire",
    "different": "different distinct separate other apart unlike differ difference distinction "
    "distinguish independent independence autonomous autonomy separately independently "
    "discrete alone another",
    "own": "own itself themselves private sovereign self master personal separate",
    "part": "part piece portion section component element member membership unit division branch "
    "wing arm limb department chapter subset province faction subsidiary bureau office desk "
    "brigade regiment battalion company corps directorate ward segment fraction organ "
    "extension annex appendage subunit platoon squad cell detachment front column offshoot "
    "district",
    "body": "body limb arm hand finger fist foot leg toe head skull face eye mouth tongue heart "
    "spine backbone rib muscle nerve blood vein bone hip shoulder elbow neck tooth skin belly "
    "stomach brain lung ear nose torso anatomy",
    "kin": "brother sister cousin sibling father mother son daughter uncle aunt nephew twin child "
    "parent family relative kin kinsman clan marriage wedding wife husband bride groom spouse "
    "divorce in-law dowry stepbrother stepson godfather grandfather offspring orphan bloodline "
    "kinship household married marry heir brotherly blood tribe tribal",
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
    "toll till cash dollar rupee bank account ledger book coin collect collection pocket "
    "finance financial receipt donor spend earn bill cheque wallet stipend payroll bookkeeper "
    "cashier accountant audit pension rations",
    "command": "command commander order instruct instruction direct direction dictate decree "
    "edict appoint appointment dismiss promote approval permission approve veto authority "
    "control chain hierarchy rank subordinate superior lead leadership leader emir amir chief "
    "head boss council shura govern rule supervise oversee delegate mandate commission assign "
    "summon",
    "obey": "obey obedience answer report defer submit bow kneel serve servant follow follower "
    "loyal loyalty allegiance oath pledge swear sworn bayah fealty salute accountable "
    "answerable subordinate subservient comply obedient vow bound owe beholden kiss",
    "refuse": "refuse ignore defy disobey reject decline resist ask beg negotiate bargain "
    "disregard overrule brush shrug snub bypass spurn",
    "merge": "merge merger fuse fusion blend mix mixed mingle intermingle commingle absorb "
    "absorption integrate integrated integration incorporate fold weave woven braid knit "
    "stitch sew melt dissolve swallow digest intertwine entwine enmesh embed embedded overlap "
    "subsume unite meld knot tangle entangle inseparable marble marbling dissolution combine "
    "amalgamate unify interweave disband disappear assimilate join",
    "split": "split divide division separate part break rift crack seam line border boundary gap "
    "wall fence wedge cleavage tear rip sever cut divorce schism rupture distance rivalry "
    "rival quarrel feud dispute compete competition competitor tension friction daylight "
    "fracture gulf demarcation partition separation distinguish distinction difference "
    "different distinct distinguishable contrast dissimilar",
    "ally": "ally allied alliance partner partnership friend friendship friendly associate "
    "association affiliate affiliated affiliation companion comrade fellow neighbour neighbor "
    "tie link bond connection connected cooperate cooperation coordinate coordination "
    "collaborate collaboration help helper support assist aid lend borrow favour favor share "
    "exchange swap handshake pact deal arrangement agreement convenience alongside together "
    "jointly joint mutual coalition league treaty accord team",
    "name": "name label title brand word term nickname alias call designation surname letterhead "
    "banner flag emblem signboard sign tag category spelling noun vocabulary invention fiction "
    "myth fable ghost fabrication exist existence propaganda imagination imaginary phantom "
    "so-called logo badge colour color uniform",
    "fiction": "fiction myth fable tale story invention invent fabrication fabricate imaginary "
    "imagination ghost phantom dream mirage illusion shadow rumour rumor legend bogeyman "
    "figment fantasy propaganda lie fairy make-believe novel",
    "clothes": "cloth shirt coat turban sleeve hem hat uniform costume dress robe boot shoe sock "
    "thread fabric tailor collar mask cloak button garment glove pocket jacket belt",
    "nature": "tree root leaf stem trunk river stream tributary forest stone rock mountain branch "
    "seed fruit vine orchard weed flower soil field spring sea water wave wind cloud rain fire "
    "smoke ash",
    "animal": "animal dog wolf horse donkey goat sheep bird snake lion falcon camel cow bull cat "
    "mouse fox scorpion spider tail fur beast herd pack wing claw creature hen egg",
    "vessel": "ship boat captain crew oar sail vessel engine wheel car truck train wagon carriage "
    "bus driver passenger rudder mast anchor tow motor machine motorcycle bicycle",
    "food": "bread soup pot bowl plate salt tea sugar flour rice meat milk butter kitchen dish "
    "recipe cook spoon meal eat oil cake onion egg yogurt stew",
    "tool": "knife sword blade spear gun rifle handle hilt hammer tool nail axe spearhead tip "
    "edge weapon bullet sheath scabbard arrow bow instrument lever key lock",
    "coin": "coin side face half halves obverse medal page leaf book chapter volume cover edition "
    "paragraph sentence footnote verse",
    "game": "game team club player match league goal referee pitch coach jersey chess board piece "
    "card deck play cricket football captain",
    "music": "song tune orchestra choir instrument drum flute voice note melody dance singer "
    "conductor score chord",
    "empire": "king kingdom prince court vassal fief state province governor embassy ambassador "
    "sovereign republic empire capital minister ministry cabinet parliament border passport "
    "treaty",
    "separable": "tell distinguish apart differentiate discern separate sort disentangle untangle "
    "pull pry draw drawn identify",
    "doubt": "unclear uncertain unsure doubt wonder question debate dispute guess whether maybe "
    "perhaps possibly depend complicated complex difficult ambiguous murky vague know",
    "noanswer": "comment decline refer discuss discussion speculate characterize answer avoid "
    "dodge sidestep evade question anything add elaborate hypothetical lawyer scholar "
    "historian linguist academic professor",
    "time": "once now today anymore longer formerly used still already yet nowadays since then "
    "past future before ago",
    "fight": "fight fighter war battle attack ambush bomb shoot kill clash raid front militant "
    "soldier mujahideen mujahid gunman insurgent insurgency army force troops weapon enemy",
    "count": "count many number how census sum total add plus half third",
    "institution": "company bank board shareholder regulator auditor court judge licence customer "
    "merger brand share airline operator telecom lender stock investor league cricket club "
    "player team school university college party election voter",
    "belong": "belong member membership enlist enrol enroll join recruit inside within under "
    "below beneath internal constituent constitute comprise form include ingredient rank ranks "
    "insider own enrolled contingent detachment compose make-up",
    "outfit": "group grouping organisation organization entity body outfit movement force "
    "structure network institution party army insurgency camp gang enterprise crowd lot band "
    "formation militia firm house establishment",
    "strange": "stranger foreign foreigner alien unrelated unconnected outsider visitor outside "
    "abroad elsewhere unknown unfamiliar third-party bystander immigrant",
    "courtesy": "respect honour honor courtesy polite politely courteous courteously greet "
    "greeting salute greetings esteem deference sympathy symbolic ceremonial ceremony "
    "formality nominal nominally figurehead decoration ornament theatre show gesture lip "
    "prayer bless blessing turban applause title formula politeness",
    "consult": "consult consultation advise advice adviser request invite invitation inform "
    "notify notice notification liaison envoy delegation emissary intermediary mediator "
    "mediate mediation go-between messenger courier exchange discuss negotiate negotiation "
    "talks persuade persuasion propose proposal plead urge appeal petition bargain haggle "
    "solicit",
    "document": "letter seal stamp signature paper sign permit pass document letterhead "
    "stationery form file register list note slip receipt certificate card chit countersign "
    "countersigned",
    "permit": "consent permission permit leave allow let authorise authorize licence license "
    "approve approval veto sanction endorse confirm clearance clear nod go-ahead say-so",
    "forbid": "forbid ban prohibit veto stop prevent halt restrain restraint curb rein discipline "
    "punish punishment arrest disarm cancel overrule override recall revoke withdraw suspend "
    "block",
    "appoint": "appoint appointment appointee nominate nomination name replace replacement remove "
    "removal sack dismiss dismissal transfer post rotate promote promotion demote install "
    "instal pick select choose assign assignment designate posting fire hire depose reshuffle",
    "bind": "bind bound binding unbound oblige obligation commit commitment promise guarantee "
    "treaty signatory hold cover apply extend include",
    "represent": "represent representative spokesman behalf speak answer responsible "
    "responsibility voice mouthpiece proxy agent delegate ambassador negotiator",
    "resp": "responsible responsibility claim credit blame liable liability guilt guilty charge "
    "answer accountable account",
    "away": "apart away far outside beyond aside aloof distance distant remote removed separate "
    "separately independently alone solo themselves itself unilateral",
    "trade": "price buy sell sale loan owe debt hire rent payment purchase trade deal customer "
    "barter invoice fee commission lend borrow wage mercenary contract contractor subcontract "
    "paid-for market bill discount interest instalment",
    "agree": "agree accept right correct true yes exactly agreed accurate sound support endorse "
    "concur share proper justified fair",
    "wrong": "deny wrong mistake mistaken false error disagree reject contradict contrary "
    "opposite untrue incorrect nonsense absurd confuse confusion mislead misleading misread "
    "misunderstand misunderstanding misnomer object objection",
    "regard": "regard treat consider describe view think count class classify categorise "
    "categorize list label call see take look perceive understand imagine picture conceive",
    "become": "become turn grow change evolve stop cease longer former formerly once used end "
    "begin start now nowadays today anymore since until",
    "council": "council shura board committee commission meeting assembly cabinet seat table "
    "chair member session vote agenda minutes quorum",
    "leader": "leader leadership chief head boss emir amir commander master superior father "
    "sheikh mullah khalifa deputy governor king lord chairman director captain colonel general",
    "deputy": "deputy second number subordinate lieutenant junior assistant aide subaltern "
    "underling inferior private soldier servant employee staff official minister governor",
    "order": "order orders command instruct instruction direct direction directive dictate decree "
    "edict decision ruling law rule rules regulation bid demand mandate word",
    "comply": "obey comply follow heed observe execute implement carry submit bow kneel yield "
    "serve abide accept accord conform enforce honour effect listen",
    "defy": "disobey defy ignore disregard refuse resist flout tear burn reject laugh shrug "
    "decline spurn bypass break violate breach return unopened unanswered unread",
    "ask": "ask request plead beg petition seek solicit invite appeal permission favour please",
    "rival": "rival rivalry enemy foe hostile hostility hate hatred fight quarrel feud compete "
    "competitor competition clash war battle shoot kill attack accuse suspicion suspicious "
    "distrust mistrust spy watch jealous jealousy resent grudge opponent adversary poach steal",
    "help": "help assist aid support lend supply shelter share give provide host lodge feed guide "
    "escort train cover hide equip contribute donate facilitate rescue reinforce back "
    "hospitality",
    "friend": "friend friendly friendship ally allied alliance partner partnership neighbour "
    "neighbor companion comrade associate affiliate affiliation tie link bond relation "
    "relationship close closeness cooperation cooperate collaborate coordinate pact agreement "
    "arrangement understanding coalition treaty confederation confederate league cordial warm "
    "loyal trust amity convenience union common joint jointly mutual together alongside "
    "parallel",
    "indep": "independent independence autonomous autonomy self-governing sovereign sovereignty "
    "free freedom unaided own independently discretion liberty leeway initiative",
    "exist": "exist existence real fiction invention invent imaginary none nonexistent phantom "
    "ghost myth made-up fable",
    "whole": "whole parent umbrella movement system machine institution state government central "
    "centre center headquarters roof tree",
    "chain": "chain hierarchy pyramid ladder rung echelon channel line command structure chart "
    "organigram organogram table tier above below level top bottom up down",
    "report": "report reply answer account accountable brief submit dispatch inform notify tell",
    "oath": "oath pledge swear allegiance loyalty fealty vow bayat baya bay'ah bayah loyal "
    "faithful fidelity",
    "area": "territory area district zone region province domain fief realm valley jurisdiction "
    "turf checkpoint road border southeast east south land patch",
    "court": "court judge sentence verdict law rule jurisdiction appeal trial ruling prosecutor "
    "prison jail judgment",
    "truce": "truce ceasefire peace talks agreement deal settlement accord negotiation negotiate "
    "negotiator release hostage prisoner exchange swap promise guarantee",
    "know": "know knowledge aware unaware inform learn tell guess certain certainty sure prove "
    "proof evidence establish determine clear unclear open undecided judge judgment opinion "
    "view historian scholar lawyer leave decide conclusion conclude",
    "neutral": "opinion comment position side decide undecided unresolved settle unsettled open "
    "question neither either whether expert historian court others leave avoid possible "
    "evidence divided split inconclusive unanswered undetermined pronounce judge",
    "cannot": "cannot unable impossible powerless incapable helpless futile vain fail failure",
    "able": "can could able power capable authority entitle right may might would will",
    "nobody": "no nobody none nothing never neither nor nowhere no-one not",
}


def _by_word(fields: dict[str, str]) -> dict[str, tuple[str, ...]]:
    words = sorted({word for listed in fields.values() for word in listed.split()})
    return {w: tuple(name for name, listed in fields.items() if w in listed.split()) for w in words}


# Which fields a word belongs to; most words belong to none.
FIELDS = _by_word(_FIELDS)
