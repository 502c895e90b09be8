"""Words of what a sentence may not leave out: conditions, and what is still to come.

Patterns, Han before Latin, as in `stance`.
"""

CONDITION = (
    r"如果|倘若|假如|除非|只有|若(?!干)|一旦|前提是",
    (
        r"if|unless|when|whenever|until|except(?: for| when| if)?|(?<!not )only|provided"
        r"|as long as|once|in case|limited to|up to"
    ),
)
# What has not happened yet, there, and what nobody but a plan says; what says here that
# it has, and what that it has not.
LATER = (
    r"(?<![即必])将(?![军近来])(?![^，。；]{1,24}(?:[从由]|[调改换变升降]|作为|[到至为成]))|(?<![社大协委议机学工晚商理国员都])会(?![议员话计场长社谈])|预计|拟(?![合人态声])|打算|计划(?![书的])|有望|即将",
    r"will|shall|soon|upcoming|plan(?:s|ned|ning)? to|expected to|going to|set to|about to|to be \w+ed|prepar(?:es|ed|ing) to|intends? to|aims? to|would|wants? to|potential|promis\w+|in the future",
)
PLANNED = (
    r"预计|拟(?![合人态声])|打算|计划(?![书的])|有望|即将",
    r"soon|upcoming|plan(?:s|ned|ning)? to|expected to|going to|set to|about to|prepar(?:es|ed|ing) to|intends? to",
)
# What of it still says so beside a word that it has.
STILL = (
    r"将|即将|如果|一旦|预计|拟|打算|计划|有望|希望|准备|未|尚|还没|待|考虑|潜",
    r"will|soon|promis\w+",
)
DONE = (
    r"已经?(?![知有])|[^为除受]了(?![解])|现[在已]|目前|完成|曾|如今|刚刚|正在",
    r"already|now",
)
NOT_YET = (
    r"将|会|起|可[能以]?|能|要|预计|拟|打算|计划|有望|希望|希冀|未|尚|还|待|就|时|才|后|前|明年|下个?[月周]|未来|今后|考虑|准备|旨在|意在|用来|用于|随时|须|必|必须|应|建议|推迟|原定",
    r"will|would|soon",
)
# A not that no word of not says, and what answers to it here.
WITHOUT = (
    r"缺乏|免于|摆脱",
    (
        r"free (?:of|from)|devoid of|absence of|far from|fails? to|failed to"
        r"|struggl\w*|difficult\w*|hard to|hinder\w*|suffer\w*|unable|rarely|seldom"
        r"|little|scarce\w*|fall short|falls short|hardly"
    ),
)
ANSWER = (
    r"难|吃力|困|受限|有限|差|弱|缺|问题|挑战|苦于|失败|局限|少|阻|受|低|容易|下降|瓶颈|负担",
    r"(?!)",
)
# Of two that exclude one another: where the source speaks of both, which one is said of
# the sentence's thing code cannot tell.
EITHER = (
    (
        (r"训练(?!数据|集)", r"train\w*"),
        (r"推理|推断|测试时", r"inference|test[- ]time"),
    ),
    ((r"编码器", r"encoders?"), (r"解码器", r"decoders?")),
    ((r"输入", r"inputs?"), (r"输出", r"outputs?")),
    ((r"上传", r"upload\w*"), (r"下载", r"download\w*")),
    ((r"升级", r"upgrad\w*"), (r"降级", r"downgrad\w*")),
)
