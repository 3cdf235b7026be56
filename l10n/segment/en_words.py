"""English words that decide whether a stop ends a sentence."""

from enum import Enum, auto


class Kind(Enum):
    """What an abbreviation lets follow its point inside a sentence."""

    TITLE = auto()
    """A name: Mr., Lt. Gen. Never the end."""
    INLINE = auto()
    """More of the sentence: e.g., vs. Never the end."""
    NUMBER = auto()
    """A number: No. 3, Jan. 5, p. 7. The end before anything else."""
    NAME = auto()
    """More of a name: Co. Ltd., St. Petersburg. The end before a word that begins sentences."""
    UNIT = auto()
    """Nothing of its own: kg., etc. The end before a capital."""
    CLOCK = auto()
    """A day or time zone: 9 a.m. Monday, 6 p.m. KST."""


_WORDS = {
    Kind.TITLE: """Mr Mrs Ms Mx Messrs Mme Mlle Dr Drs Prof Rev Fr Msgr Hon Gov Sen Sens Rep Reps Pres Amb Atty
        Supt Insp Det Sgt Cpl Pvt Pfc Spc Lt Capt Cpt Cmdr Comdr Col Maj Gen Brig Adm Vadm Radm Ens Ofc Asst Assoc
        Dep Mt Ft Cllr Comr Ret ret""",
    Kind.INLINE: "e.g i.e eg ie cf viz vs v ca approx aka resp incl nee esp b d",
    Kind.NUMBER: """No Nos no nos Art Arts art Sec Secs Fig Figs fig figs Vol Vols vol vols Ch Chap ch chap Para Paras
        para p pp Pt pt Ex Eq Tel tel Ext ext Rm Bldg Apt Ste Sect Cl Reg Regs Ver ver Rs est max min avg circa c
        Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Ser ser Div Regt Bn Bde Doc Res""",
    Kind.NAME: """Co Cos Corp Inc Ltd Bros Plc LLC Dept Depts Dep't Gov't Int'l Nat'l Univ Assn Inst Intl Natl Govt Mfg Ave Blvd Rd St
        Hwy Pkwy Sq Jr Sr Esq Ph.D M.D B.A M.A B.S M.S LL.B Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky
        La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Penn Tenn Tex Va Vt Wash Wis Wyo Ont Que Mon Tue Tues Wed
        Thu Thur Thurs Fri Sat Sun al Is Pk Mts""",
    Kind.UNIT: """kg kgs km cm mm mg ml lb lbs oz ft yd yds in mph kph hr hrs sec secs mo yr yrs sq cu etc dept govt
        tbsp tsp qt gal pct mln bln tn kW dz doz""",
    Kind.CLOCK: "a.m p.m A.M P.M",
}


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ABBREVIATIONS: dict[str, Kind] = {word: kind for kind, words in _WORDS.items() for word in words.split()}
"""By the abbreviation as it is written, without its last point."""

AFTER_CLOCK = _words("""
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thurs Fri Sat Sun
    January February March April May June July August September October November December Jan Feb
    Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Eastern Central Mountain Pacific Greenwich Zulu Local
    Daylight KST JST EST EDT CST CDT MST MDT PST PDT ET CT MT PT GMT UTC BST CET CEST MSK SGT HKT
    IST AEST PYT Z
""")
"""What goes on with a time of day."""

STARTERS = _words("""
    A The This That These Those He She It They We You His Her Its Their Our My Your I I'm I've But
    And Or Nor So Yet Still Then Thus Hence Therefore However Moreover Furthermore Meanwhile
    Nevertheless Nonetheless Otherwise Instead Indeed Besides Also Even Only Just Perhaps Maybe Once
    Twice Soon Now Today Yesterday Tomorrow Tonight Later Earlier Afterwards Afterward Recently
    Previously Formerly Currently Last Next In On At By For From With Without Within After Before
    Since Until Till During While When Whenever Where Wherever Why How What Whatever Who Whom Whose
    Which Whether If Unless Although Though Because As Amid Among Amongst According Despite Under
    Over Between Against Across Around About Above Below Behind Beyond Along Through Throughout
    Toward Towards Upon Like Unlike Near Due Given There Here Most Many Much More Few Fewer Less
    Several Some Any Anyone Anything Both All Each Every Everyone Everything Everybody Either
    Neither Other Others Another Such No None Nobody Nothing Not Never Nor Always Often Sometimes
    Usually Again Almost Nearly Roughly Is Are Was Were Do Does Did Has Have Had Can Could Will
    Would Shall Should May Might Must Let Don't Didn't Doesn't Isn't Aren't Wasn't Weren't Can't
    Couldn't Won't Wouldn't He's She's It's That's There's They're We're We've I'd I'll You're One
    Two Three Four Five Six Seven Eight Nine Ten Dozens Hundreds Thousands Millions Half People
    Residents Officials Officers Soldiers Troops Traders Merchants Vendors Smugglers Brokers Farmers
    Workers Laborers Labourers Women Men Children Kids Students Teachers Parents Families Relatives
    Neighbors Neighbours Villagers Locals Citizens Authorities Police Investigators Prosecutors
    Guards Agents Sources Witnesses Experts Analysts Critics Supporters Observers Researchers
    Scholars Economists Diplomats Lawmakers Reporters Journalists Editors Defectors Refugees
    Escapees Prisoners Inmates Survivors Victims Activists Buyers Sellers Drivers Fishermen Miners
    Doctors Nurses Businesspeople Visitors Tourists Prices Markets Shops Stores Factories Schools
    Hospitals Homes Houses Roads Trains Trucks Buses Boats Ships Food Rice Corn Rumors Rumours
    Reports Documents Photos Pictures Images Rations Wages Demand Supply Exports Imports Trade
    Production Power Electricity Water Rain Snow Floods Flooding Asked Speaking Pressed Names
""")
"""Words that begin sentences far more often than they go on with a name."""

NOT_AFTER_INITIAL = _words("""
    A An I No So Do May Will Rice Let Like Early Near Due Ten Half Power
""")
"""Starters that are surnames too: J. An, K. Rice."""

LABELLED = _words("""
    partner partners source sources resident residents mr mrs ms plan grade type category class
    vitamin hepatitis block zone section exit gate group team unit city county town village company
    district person witness defector man woman student teacher trader farmer soldier official option
    point appendix annex schedule table figure room hall line route factory mine area sector phase
    step part
""")
"""Words that a letter follows as a label: Reporting Partner A. The letter is then no initial."""

SPEECH = sorted(
    _words("""
    said says say saying added adds asked asks replied replies answered answers told tells shouted
    shouts cried cries yelled screamed whispered recalled recalls wrote writes explained explains
    complained complains lamented laments insisted insists warned warns remarked remarks noted notes
    sighed sighs muttered exclaimed wondered wonders continued continues concluded concludes
    demanded demands joked quipped tweeted posted declared declares commented comments testified
    responded responds protested pleaded begged laughed chanted began begins
""")
)
"""Verbs that follow a quotation and its speaker."""

LABELS = _words("""
    Chapter Part Section Article Rule Step Photo Picture Figure Fig Table Box Map Chart Graph Image
    Video Item Annex Appendix Lesson Scene Act Volume Episode Question Point Phase
""")
"""Nouns that a number follows at the head of a unit: Photo 2."""

HEADS = "photos?|picture|image|map|video|chart|graph|figure|table|note|source|caption|file"
"""Words in brackets that head what follows: (PHOTO) A market."""

SPELLED = frozenset(["One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"])

BRANDS = frozenset({"Yahoo", "Jeopardy", "Yum", "Joomla", "Oklahoma", "Panic", "Mamma", "Ideas"})
"""Names written with an exclamation or question mark."""

TOP_DOMAINS = frozenset(
    ["Com", "Net", "Org", "Io", "Kr", "Jp", "Cn", "Uk", "Co", "Tv", "Js", "Ai", "Gov", "Edu"]
)
"""Written after a point without white space they go on with a name: Booking.Com."""
