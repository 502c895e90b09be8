"""Words that put things in order: what comes first, what follows, why, and a not.

Patterns, Han before Latin, as in `stance`.
"""

FIRST = (
    r"首?先(?![进后生前于别不])|起初|一开始",
    r"first(?! (?:time|of all|token|version))|initially|begins? (?:by|with)",
)
LAST = (
    r"再(?![次度现生])|然后|随后|接着|最后|(?<=[、，])后(?![续来面台者端])",
    r"then|finally|afterwards|subsequently|next",
)
CAUSE = (
    r"因为|由于|缘于|原因[是在]|(?<=[，。])因(?![此而])",
    r"because|since|due to|owing to|as a result of|thanks to",
)
NOT_SAID = (
    r"(?<!差)不(?![仅但只同断少久错妨过论管等一到足])|未(?![来必])|没有|无(?![论需])",
    r"not|no|never|none|neither|without|cannot|[a-z]+n['’]t",
)
THAN = (r"比(?![例赛如较对方分重])", r"than")
BRINGS = (
    r"(?<![转])让(?!步)|使得?(?![用命])|导致|引起|引发|带来|促使|造成|归因于",
    (
        r"mak(?:es|ing)|made|caus(?:es|ed|ing)|leads? to|led to|results? in|resulted in"
        r"|lets?|enabl(?:es|ed)|allow(?:s|ed)|forc(?:es|ed)"
    ),
)
# A reason in a sentence of ours, and how a sentence of a source goes on from the last.
REASON = r"(?<!不是)(?<!并非)(?:因为|由于|缘于)"
REASON_GOES_ON = (
    r"\s*(?:this|these|that|thus|therefore|hence|so|consequently|as a result|because|it"
    r"|因此|所以|因而|为此|这|由此|于是|原因)"
)
