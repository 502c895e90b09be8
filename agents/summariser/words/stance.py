"""Words that turn a claim: negation, modality, who asked, which way, which of two.

Patterns; Han before Latin. Latin ones are matched as words, in any case.
"""

from agents.domain.han import HAN

# Not the 不 of 不仅, 不同 and 不到, nor the 未 of 未来 or the 无 of 无人机.
NOT = (
    (r"(?<![差冷免少离忍])不(?![禁乏愧仅但只同断少久错妨过论管等一到足超时限]|知不觉|低于|少于|高于|多于|大于|小于|得不|可或缺|亚于)"
    r"|未(?![来必知])|没(?![收落眼])|(?<!有)无(?![论人线限数疑穷锡中处问])|并非|绝非|[而并]非|尚无|缺[少乏]"
    r"|免[去得于]|(?<![a-zA-Z分区差类级特个识甄辨判告离性])别(?=[在往把用再去让给轻急忘想指])|失败|失效|失灵|除非"),
    (r"not(?! (?:only|just|merely|least|necessarily))|[a-z]+n['’]t|cannot|no|never|none|nor|neither|without|unless"
    r"|fail(?:s|ed|ing|ure)?|lack(?:s|ed|ing)?|unable|hardly|impossible|nothing|nobody|yet to|far from"),
)  # fmt: skip
# What may be said for a negation: of these either side needs no match.
SOFT_NOT = (
    r"[只仅]|难(?![忘免民])|缺|失去|没有?多少|无需|未必|不一定|不[足到止]|取代|替代|代替|改[用为成]|移除|删除|去掉|避免|防止|以防|禁止|拒绝|取消|停止|否认|否决|驳回|弃用|免",
    (r"only|rather|in place of|otherwise|except|avoid\w*|prevent\w*|refus\w*|reject\w*|deny|denie[sd]|declin\w*|stop(?:s|ped)?|drop(?:s|ped)?"
    r"|ban(?:s|ned)?|prohibit\w*|block(?:s|ed)?|remov\w*|deprecat\w*|less than|free of|gaps?|missing|scarce\w*|cancel\w*|few|little|miss\w*|idle|wast\w*|wrong|exception\w*|off|difficult|hard|limited|beyond|outside"
    r"|un[a-z]{3,}ed|sub-?optimal\w*|imbalanc\w*|ir(?:relevan|regular|reversibl)\w*|inferior|non-?[a-z]+|[a-z]+-free|contrast|contrary|challeng\w*|overlook\w*|ignor\w*|neglect\w*|regardless|underexplored|unclear|unpredictab\w*|struggl\w*|un(?:seen|available|like|supported|successful|changed|censored|paired|known|disclosed|clear|safe|necessary|limited)|unlabel\w*"
    r"|in(?:sufficient|accurate|correct|compatible|effective|consistent|dependent\w*)|dis(?:abled|agree\w*|allow\w*|continu\w*|miss\w*)|veto\w*|withh\w*"),
)  # fmt: skip
# Name; what asks for it on the other side, Han and Latin; what else satisfies it there.
MODES = (
    (
        "may",
        (
            r"可能|或许|也许|(?<![一])或将|疑似|大概率|似乎|恐怕|据传|传闻(?!已久)|有望|未必|不一定|尚不确定|推测|猜测",
            r"may(?= [a-z])|might|possibl[ey]|perhaps|potentially|likely|probably|appears? to|seems? to|rumou?r\w*|reportedly|speculat\w*|suspect\w*|hypothes\w*|could(?! not)",
        ),
        (r"(?<![智功性效])能(?![力量源耗效])|不得|不许|禁止|可|会(?![议员话计场长社])|有时|容易|估计|预计|认为|猜|否认|看来|潜在|显示|表明|暗示", r"can|could|expect\w*|suggest\w*|believ\w*|estimat\w*|uncertain\w*|unclear|whether|if|sometimes|often|think\w*|risk\w*|indicat\w*|potential|would|chance"),
    ),
    (
        "plan",
        (
            r"(?<![的个整该项划此])计划(?![书的内外表生打评中里])|(?<![模虚])拟(?![合人真态声物])|打算|准备(?=[在把将推发开])|预计|有意(?![义思识])|希望(?=[^，。；]{0,6}[前内]|能|把|将)|即将|将(?=[^，。；]{1,12}[之以]?后)|等到[^，。；]{1,12}后|将(?=于|在 ?\d|在今|在明|在未|会|很快|陆续)|预告|下一步(?=[将会要计打拟]|是|，)|路线图|目标是|力争|提议|提案|草案",
            r"plan(?:s|ned|ning)? (?:to|for|on)|expected (?:to|by|in)|intend\w*|upcoming|(?:is|are|was|were) set to|scheduled (?:to|for)|about to|roadmap|aims? to|hop(?:es?|ing) to|propos(?:es|ed) (?:to (?:ban|cut|buy|make|require|limit|build|let|raise|tax|change)|(?:law|bill|rule|legislation|ban|tax|cuts?|changes?|deal|acquisition|merger)s?)|proposals?|will(?: soon)? (?:be |start |begin |launch|release|open|ship|publish|support|add|remove|drop|require|replace|move|buy|acquire|build|invest|hire|cut)|going to|next (?:few )?(?:year|month|week|quarter)s?|coming (?:weeks|months|soon)|draft",
        ),
        (r"将|原定|推迟|延[期后]|会(?![议员话计场长社])|(?<![主重需必])要(?![求素点])|后续|未来|今后|以后|明年|下个?月|下周|之后|希望|任务|目的|想|力图|致力|意在|预计|尚未|还没|有望|可能|目标|旨在|面向|用来|用于|为了|试图|提出|商谈|洽谈|谈判|磋商|接洽|正在", r"will|would|plan\w*|aim\w*|soon|later|expect\w*|future|goal\w*|objective\w*|purpose\w*|task\w*|seek\w*|intend\w*|design\w*|target\w*|hope\w*|want\w*|propos\w*|may|could|should"),
    ),
    (
        "denied",
        (r"否认|辟谣|驳斥|反驳", r"den(?:y|ies|ied|ying)|refut\w*|disput\w*"),
        (r"不|未|没|否|拒绝|质疑|争议|并非", r"not|no|never|reject\w*|contest\w*|dismiss\w*"),
    ),
    (
        "considers",
        (
            r"考虑(?![到了]|因素)|商谈|洽谈|磋商|接洽|探讨|权衡",
            r"consider(?:s|ing)|in talks|mull\w*|weighs|explor(?:es|ing) (?:a|whether|the)|negotiat\w*|discussing",
        ),
        (r"可能|或将|有意|正在|谈|评估|研究|拟|计划|打算|讨论", r"may|might|could|plan\w*|talk\w*|discuss\w*|consider\w*"),
    ),
    (
        "whether",
        (r"能否|是否|会不会|能不能|要看|取决于|视[^，。；]{1,12}而定", r"whether|subject to|doubts?|doubted|doubtful|unclear|uncertain"),
        (r"如果|前提|若|待|怀疑|取决|才|可能|质疑|视|没|未|不|存疑|看|尚|不确定|不清楚|依赖|依|随|判断|检查|问", r"depend\w*|if|when|unless|doubt\w*|question\w*|may|might|check\w*|test\w*|decid\w*|detect\w*|must|need\w*|how (?:well|much|far)|investigat\w*|explor\w*|assess\w*"),
    ),
    (
        "asked",
        (
            r"索赔|要求(?=[^，。；]{0,14}(?:赔|支付|返还|停止|撤|公开|道歉|禁|删|[法被公政监])|法院|对方)|请求(?=法院|[^，。；]{0,6}(?:赔|判|禁|批))|诉请|呼吁|寻求|主张(?=赔|索)|敦促|请愿|求偿|想要(?!的)|提出(?=[^，。；]{0,10}(?:赔|诉|索|要求|申请|上诉))",
            r"ask(?:s|ed|ing)? (?:for|that|the (?:court|judge|government|company))|seek(?:s|ing)?|sought|demand(?:s|ed|ing)?(?! (?:for|of))|request(?:s|ed|ing)? (?:that|for|damages)|call(?:s|ed|ing)? (?:for|on)|urg(?:e[sd]?|ing)|petition\w*|appl(?:y|ied|ies) for|claim(?:s|ed|ing)? damages|lobb(?:y|ied)\w*|want(?:s|ed)?(?= (?:the|\$|damages|compensation))|wants",
        ),
        (r"要求|请求?|求|诉|索|让|希望|需|问|想|主张|建议|意在|争取", r"ask\w*|requir\w*|want\w*|request\w*|would|propos\w*|need\w*|must|sue[sd]?|suing|lawsuit"),
    ),
    (
        "ruled",
        (
            r"判(?:令|决|赔|处|罚|定(?=[^，。；]{0,8}(?:侵权|违|有罪|赔|无效)))|裁定|裁决|责令|勒令|胜诉|败诉|判处",
            r"ruled|rul(?:es|ing) (?:in|against)|ruling that|order(?:s|ed) [^.;]{0,40}to|court order\w*|awarded|convicted|sentenced|verdict|held that|found (?:guilty|liable)|injunction",
        ),
        (r"命令|罚|法院|法官|必须", r"order\w*|award\w*|fine[sd]?|judg\w*|decision|must|ruling"),
    ),
    (
        "alleged",
        (r"指控|涉嫌|被指|据称|声称|宣称|号称|指责|控诉", r"alleg\w+|accus\w+|purport\w*|tout\w*|claim(?:s|ed)?(?: that| to)"),
        (r"称|据|认为|表示|说|指|诉|主张|告|怀疑|认定", r"say\w*|said|according|argue\w*|lawsuit|sue[sd]?|complaint|claim\w*|contend\w*|report\w*"),
    ),
    (
        "if",
        (r"如果|假如|假设|倘若|除非|只有(?=[^，。；]{0,20}才)|若(?!干)|一旦|前提是|(?<=[，。；])只要|例外", r"unless|only (?:if|when)|provided that|as long as|except (?:when|if)"),
        (r"时|则|当|需|须|只|除|才|确保|的话|情况|条件|下|后|要|否则|不|未|后", r"if|when|where|once|assuming|in case|with|require\w*|need\w*|must|only|after|under|whenever|for|unless|that"),
    ),
    (
        "advised",
        (r"不?建议|应[该当]|(?<![供适响反效回感呼对])应(?![用对付变答急商链力届])|最好(?=[先不别用把将在是]|，)", r"should|recommend\w*|advis(?:e[sd]?|ing)|ought to"),
        (r"需|要|须|推荐|宜|请|可|提醒|必|呼吁|应", r"must|need\w*|ha(?:s|ve) to|prefer\w*|better|suggest\w*|urge\w*|please|call\w*|require\w*|do not|don't|avoid\w*|best|try|use"),
    ),
    (
        "only",
        (r"(?<![不])仅(?![仅次])|(?<![不一两几每多这那整])只(?!要|需|读|会|是|有[ \d有])|唯一|独家|专供|限于", r"only|just|solely|exclusive\w*|sole|merely|single|alone|limited to|nothing but"),
        (r"限|单|独|专|才|就|其他|暂|不|未|没|目前|一", r"but not|no other|not|one|limited|so far|currently|yet|without|no|less than|at most|mere|minimal\w*|purely|entire\w*|wholly|dedicated|must|ha(?:s|ve) to"),
    ),
    (
        "ever",
        (r"永久|永远|总[是能会]|始终|从来都|每次都", r"(?!)"),
        (r"永|总|始终|一直|一贯|历来|恒|每[次当逢]|都|均|皆", r"always|ever|forever|permanent\w*|indefinite\w*|life\w*|constant\w*|consistent\w*|perpetual\w*|persist\w*|every\w*|each|invariabl\w*|throughout|continu\w*|steadily|remain\w*|never|keep\w*|stays?|still|all the time|any\w*|guarantee\w*|reliabl\w*"),
    ),
    (
        "proved",
        (r"证明(?!材料|文件|书)|证实|严格论证", r"(?!)"),
        (r"证|验|表明|显示|发现|说明|揭示|印证", r"prov(?:e[sdn]?|ing|abl[ey])|proofs?|demonstrat\w*|show\w*|confirm\w*|verif\w*|validat\w*|theor\w*|establish\w*|eviden\w*|f(?:ound|inds?|inding)|findings|reveal\w*|corroborat\w*|substantiat\w*|results?|illustrat\w*|indicat\w*|formal\w*"),
    ),
    (
        "cost",
        (r"代价(?=是|为|也|很|不)|为代价|(?<!不)(?<!无需)(?<!不会)(?<!没有)牺牲(?!品|者)", r"(?!)"),
        (r"代价|牺牲|折损|损|换|拖|差", r"costs?|costly|expens\w*|sacrific\w*|trad(?:e|ing)[- ]?offs?|tradeoffs?|trad(?:es|ing)|pric\w*|compromis\w*|degrad\w*|loss\w*|los(?:e|es|ing|t)|penalt\w*|overhead\w*|wors\w*|downsides?|drawback\w*|hurt\w*|harm\w*|but|although|though"),
    ),
    (
        "must",
        (r"必须|(?<![无必])须(?!知)|[要得][^，。；]{1,16}才[能会可]|只有[^。；\d]{2,24}?才[能会可]", r"(?!)"),
        (r"必|须|[需要]|才|[仅只](?=[在有限能])|除非|前提|[得应](?=[先由])|离不开|强制|规定", r"must|need\w*|requir\w*|ha(?:s|ve|d) to|having to|necessar\w*|necessit\w*|mandat\w*|unless|until|only (?:if|when|after|on|by|in|with|for|at|works?|available)|shall|oblig\w*|once|prerequisite\w*|depend\w*|condition\w*|essential|crucial|make sure|ensure\w*|cannot|can['’]t|won['’]t|not|at least|or older|minimum|forc\w*|compel\w*|limited to|exclusive\w*"),
    ),
    (
        "all",
        (r"(?<![归者其司])所有(?![权制者])|全部|任何|完全(?![一])|全[是都]|始终|一律|无一|从不|总是|彻底|每一?[个种项次]都|各种", r"all|every\w*|any\w*|entire\w*|always|complete\w*|fully|full|whole|throughout|100 ?%|each|never|none|both|across"),
        (r"都|全|整|均|各|每|一直|皆", r"no|both|without|various|total\w*|across|end-to-end|end to end"),
    ),
)  # fmt: skip
# Which way, which side: what is said of one pole does not bear the other out.
OPPOSITES = (
    ("rise", (r"[多高快大长]出?了?(?:约|近)?(?= ?[\d一二两三四五六七八九十半])|提[高升]|上[升涨]|增(?:长|加|至|到|幅)|[上飙]升|涨|升[至到]|扩大|翻倍|更[快高多长大]", r"rais\w+|ris(?:e[sn]?|ing)|rose|increas\w*|gr[eo]w\w*|gain\w*|improv\w*|climb\w*|jump\w*|surg\w*|soar\w*|higher|more|longer|boost\w*|doubl\w*|tripl\w*|up (?:by|to|from|\d)|faster|larger"),
     (r"[少低慢小短]了?(?:约|近)?(?= ?[\d一二两三四五六七八九十半])|下[降滑跌]|降(?:低|至|到|幅|为|了)|减(?:少|半|至|到|小|为)|[下暴]跌|跌|缩[短小减]|放[缓慢]|更[慢低少短小]|降|节省", r"f[ae]ll\w*|drop\w*|declin\w*|decreas\w*|reduc\w*|lower\w*|less|fewer|slow\w*|shr[aiu]nk\w*|cut\w*|down|halv\w*|shorten\w*|smaller|worse\w*|degrad\w*|sav(?:e[sd]?|ing)\w*|shed\w*|los[et]\w*")),
    ("over", (r"超过|超[越出]|优于|[高强好快多大]于|领先|胜过|击败|打败|赢|压过|更[好强优]|比[^，。；]{1,24}[高快好强多大]", r"outperform\w*|better|beat\w*|exceed\w*|surpass\w*|above|ahead|higher|more|faster|greater|larger|w[io]ns?|stronger|outpac\w*|outscor\w*|over|top(?:s|ped)|superior|lead(?:s|ing)?|longer"),
     (r"不如|不及|落后|[低弱差慢少小逊]于|输给|不敌|更[差弱]|不足(?= ?[\d一二两三四五六七八九十百千万半])|达不到|比[^，。；]{1,24}[低慢差弱少小]", r"underperform\w*|worse|behind|below|trail\w*|lag\w*|lower|less|slower|fewer|smaller|los[et]s?|losing|weaker|short of|falls? short|fell short|poorer|inferior|under|shorter")),
    ("before", (r"之前|以前|此前|[决试布线训赛易]前|(?<![领首率优原])先(?![进后生前于别不])|事前", r"before|prior to|previously|earlier|ahead of|in advance|until|precede\w*"),
     (r"之后|以后|随后|事后|[决试布线训赛易]后|(?<![之先最])后(?:才|再)", r"after\w*|following|later|subsequent\w*|once|post-\w+|since|follow\w*")),
    ("open", (r"开源|公开|开放", r"open\w*|public\w*|releas\w*|disclos\w*|published|available|share\w*|permissive\w*|reveal\w*"),
     (r"闭源|保密|不公开|未公开|私有|内部", r"clos\w*|proprietary|secret\w*|private\w*|undisclosed|internal\w*|withh\w+|confidential\w*|not (?:be )?(?:open|public|releas|disclos|shar)\w*")),
    ("allow", (r"(?<![不])允许|准许|批准|同意|接受|放行|通过|赞成|支持", r"allow\w*|permit\w*|approv\w*|agree\w*|accept\w*|let|lets|pass(?:es|ed)?|back(?:s|ed)|favou?r\w*|support\w*|sign(?:s|ed)|endors\w*|clear(?:s|ed)|enabl\w*|compatible|vot\w+ [^.;]{0,20}for"),
     (r"禁止|不允许|不准|否决|拒绝|封禁|驳回|反对|叫停", r"ban(?:s|ned|ning)?|prohibit\w*|forbid\w*|forbad\w*|veto\w*|refus\w*|reject\w*|block\w*|declin\w*|den(?:y|ied|ies)|oppos\w*|dismiss\w*|bar(?:s|red)|disallow\w*|against")),
    ("add", (r"新增|增加了?对|加入|添加|引入|恢复", r"add\w*|introduc\w*|new|includ\w*|gain\w*|restor\w*|bring\w*|now|re-?enabl\w*"),
     (r"移除|删除|去掉|弃用|取消|下线|废弃|砍掉", r"remov\w*|delet\w*|drop\w*|deprecat\w*|discontinu\w*|sunset\w*|no longer|retir\w*|eliminat\w*|abandon\w*|cancel\w*|disabl\w*|without|get rid|strip\w*|replac\w*")),
    ("free", (r"免费|不收费|无需付费", r"free|no (?:cost|charge|fee)|without (?:charge|paying)|gratis"),
     (r"收费|付费|需付|按量计费", r"paid|pay\w*|charg\w*|subscri\w*|pric\w*|cost\w*|fee\w*|\$")),
    ("local", (r"本地|端侧|离线|设备上|本机", r"local\w*|on-device|on device|offline|edge|on-premis\w*|own (?:machine|server|hardware|computer|laptop)s?|laptop\w*|client-side|on the (?:phone|device)"),
     (r"云端|联网|云上|远程|服务器上|在线", r"cloud\w*|remote\w*|online|server\w*|hosted|internet|network\w*")),
    ("machine", (r"自动", r"automat\w*|auto|without (?:human|manual)|self-\w+|unattended|by itself"),
     (r"人工|手动|手工|逐一人", r"manual\w*|by hand|human\w*|hand-\w+|people|annotator\w*|expert\w*|volunteer\w*")),
    ("succeed", (r"成功|(?<![不没未])奏效|管用|解决了|做到了", r"success\w*|succeed\w*|work(?:s|ed)|achiev\w*|solv\w*|pass(?:es|ed)|manag(?:es|ed) to|effective\w*|complet\w*|able"),
     (r"失败|未能|没能|无法|不奏效|没有成功|落空", r"fail\w*|unsuccessful\w*|unable|could not|couldn't|cannot|can't|did not|didn't|does not|doesn't|broke\w*|do not")),
    ("begin", (r"开始|启动|启用|开放|上线|恢复", r"start\w*|beg[aiu]n\w*|launch\w*|open\w*|resum\w*|roll\w* out|releas\w*|introduc\w*|enabl\w*|now|go(?:es)? live|available|first"),
     (r"停止|结束(?!时)|关闭|终止|暂停|叫停|停用|停售|停服", r"stop\w*|end(?:s|ed|ing)?|halt\w*|paus\w*|suspend\w*|clos\w*|terminat\w*|ceas\w*|shut\w*|discontinu\w*|sunset\w*|no longer|disabl\w*|quit\w*|withdr\w*")),
    ("train", (r"训练(?!数据|集|好)", r"(?:re|pre|post)?-?train\w*|fine-?tun\w*|learn\w*"),
     (r"推理(?!能力|模型|过程|任务)|推断|部署时", r"inference|serving|deploy\w*|test[- ]time|decod\w*|generat\w*|at runtime")),
    ("big", (r"最[大高多快好强长早新先]", r"largest|biggest|highest|most|fastest|best|strongest|longest|earliest|newest|latest|maximum|greatest|first|top|lead\w*|max|up to"),
     (r"最[小低少慢差弱短晚旧]", r"smallest|lowest|least|fewest|slowest|worst|weakest|shortest|oldest|minimum|last|min|at least|bottom")),
    ("buy", (r"买[下入进]?|收购|购入", r"b[ou][uy]\w*|bought|acquir\w*|purchas\w*|acquisition|takeover"),
     (r"卖[出掉给]|出售|抛售|售出", r"s[eo]ll\w*|sold|sale\w*|divest\w*|dispos\w*")),
    ("inside", (r"编码器", r"encoder\w*"), (r"解码器", r"decoder\w*")),
    ("input", (r"输入", r"input\w*|prompt\w*|feed\w*|tak\w+|accept\w*|enter\w*|receiv\w*|given|pass\w*|read\w*"),
     (r"输出", r"output\w*|return\w*|generat\w*|produc\w*|emit\w*|writ\w*|completion\w*|respon\w*|print\w*|yield\w*")),
    ("write", (r"写入|写到|保存", r"wr[io]t\w*|stor\w*|sav\w*|persist\w*|append\w*|put\w*|insert\w*|record\w*|log\w*|kept|keep\w*"),
     (r"读取|读出|加载", r"read\w*|load\w*|fetch\w*|retriev\w*|get\w*")),
    ("sync", (r"同步执行|串行|逐个|依次", r"synchronous\w*|sequential\w*|serial\w*|one by one|in order|one at a time|one after|single-thread\w*|in turn"),
     (r"异步|并行|并发|同时", r"asynchronous\w*|async|parallel\w*|concurren\w*|simultaneous\w*|at the same time|multi-?thread\w*|at once|together|both|while")),
    ("random", (r"随机", r"random\w*|stochastic\w*|sampl\w*|arbitrar\w*|shuffl\w*"), (r"固定|确定性|按顺序", r"fixed|determin\w*|constant\w*|in order|order\w*|sequen\w*|sort\w*")),
    ("hire", (r"招聘|聘[请用]|任命|加入|扩招|增员", r"hir\w+|recruit\w*|appoint\w*|join\w*|add\w*|expand\w*"), (r"裁[员撤]|解雇|辞退|离职|辞职|离开|卸任", r"la(?:y|id)[ -]?off\w*|laid off|fir(?:e[sd]?|ing)|dismiss\w*|resign\w*|leav\w*|left|depart\w*|quit\w*|step\w* down|cut\w*|job cuts")),
    ("agreed", (r"相同|一样|一致(?!性)|相当|持平|接近|媲美", r"same|equal\w*|match\w*|on par|comparable|similar\w*|close|identical\w*|consistent\w*|rival\w*|near\w*|unchanged|parity|as \w+ as"),
     (r"不同(?![意步])|相反|差异|差别|远超|远高于|远低于|大幅(?:超|领|落)", r"differ\w*|opposite|contrary|unlike|far|gap|contrast\w*|outp(?:erform|ac)\w*|exceed\w*|vary|varies|distinct\w*|worse|better|behind|trail\w*|lag\w*")),
    ("holds", (r"(?<!不)(?:包[括含]|涵盖|涉及)", r"includ\w*|cover\w*|involv\w*"),
     (r"不(?:包[括含]|涵盖|涉及)", r"exclud\w*|exempt\w*|(?:not|n't) (?:includ|cover|involv|appl|affect|concern)\w*|without(?! delay)|beyond|outside")),
    ("kept", (r"保留|沿用|留下", r"ke[ep]\w*|kept|preserv\w*|retain\w*|maintain\w*|stay\w*|remain\w*"),
     (r"忽略|丢[弃失掉]|舍弃|略去|抛弃", r"ignor\w*|drop\w*|los[et]\w*|discard\w*|strip\w*|skip\w*|omit\w*|remov\w*|delet\w*|clear\w*")),
    ("lasts", (r"更[大强明显]|扩大|保持|仍在|依旧|依然|增强", r"grow\w*|larger|remain\w*|hold\w*|persist\w*|widen\w*|bigger|stronger"),
     (r"消失|不复存在|归零|抵消", r"disappear\w*|vanish\w*|gone|fade\w*|wash\w* out|evaporat\w*|lost")),
    ("liked", (r"喜欢|赞|看好|欢迎|满意|称赞", r"prefer\w*|lik\w+|prais\w*|welcom\w*|satisf\w*|favou?r\w*|happy|love\w*"),
     (r"批评|反感|不满|抱怨|质疑|讨厌|看衰", r"critici\w*|dislik\w*|complain\w*|dissatisf\w*|blam\w*|hate\w*|unhappy|doubt\w*|slam\w*|concern\w*")),
    ("hurt", (r"有人[受伤死]|造成[^，。；]{0,6}[伤亡]", r"injur\w*|hurt|wounded|killed|died|deaths?"), (r"无人[受伤死]|没有人?[受伤死]", r"(?:nobody|no one|none|no)(?! \w+ \w+ \w+)[^.;]{0,20}(?:injur\w*|hurt|wounded|killed|died|deaths?)|unharmed|safely")),
    ("known", (r"披露|透露|公布了|说明了", r"disclos\w*|reveal\w*|said|publish\w*|stated|announc\w*"), (r"未[披透公]|没有[披透公说]|拒绝[披透公说]", r"(?:not|n't|never|declin\w*|refus\w*)[^.;]{0,12}(?:disclos\w*|reveal\w*|say|publish\w*|comment\w*|state)|undisclosed|secret")),
    ("due", (r"提[前早]", r"earlier|ahead of|brought forward|early|sooner|before"),
     (r"推迟|延[期后迟]|跳票|晚于", r"delay\w*|postpon\w*|push\w* back|slip\w*|was due|were due|later|late")),
    ("twice", (r"[两二2] ?倍|翻[倍番]|加倍", r"twice|doubl\w*|two times|2x|two-?fold|2 ?×"),
     (r"一半|减半|半数", r"half|halv\w*|50 ?%")),
    ("done", (r"已经?(?![知有])|完成了|业已", r"already|completed|done|finished|has since|has now"),
     (r"尚未|还没|仍未|有待|未曾|至今没", r"has not|have not|hasn't|haven't|not yet|yet to|no [^.;]{0,40}yet|still (?:needs?|has to|have to|awaits?|under)|pending|remains? to")),
    ("needed", (r"仍[须需要由]|必须|(?<![不无再])[须需]要?", r"must|still|ha(?:s|ve) to|(?<!not )required?\w*|(?<!not )needs?|mandatory|remain\w*"),
     (r"不再|不必|无需|不需|不用|无须|免", r"no longer|need not|(?:do|does|did) not (?:need|have to|require)|without|no need|optional|needless|never|no|free|instead|don't|doesn't")),
    ("together", (r"共同|联合|联手|携手|合作", r"joint\w*|together|collaborat\w*|partner\w*|co-\w+|with|both|and"),
     (r"独立(?=[研开完发运])|独自|自行(?=研|开|完)|单独(?=研|开|完)", r"alone|independent\w*|in-house|by itself|its own|solely|single-handed\w*|no help|without help")),
    ("bound", (r"最多|至多|上限[为是]|不超过|限[制定]", r"limit\w*|at most|up to|cap\w*|no more than|maximum|max"),
     (r"不设上?限|无上限|没有上限|不限|无限制", r"unlimited|no limit\w*|without limit\w*|uncapped|unbounded|any number")),
    ("visible", (r"展示|显示|可见|透露", r"show\w*|display\w*|visible|reveal\w*|expos\w*|disclos\w*|see|present\w*"),
     (r"隐藏|隐去|遮住|不展示|不显示|屏蔽", r"hid\w*|conceal\w*|mask\w*|invisible|not (?:to )?(?:show|display|reveal|expos)\w*|never show\w*|redact\w*|withh\w*|block\w*")),
    ("switched", (r"默认(?:是|就)?(?:开启?|打开|启用)|开启|启用|打开", r"on by default|enabl\w*|turn\w* on|switch\w* on|on"),
     (r"默认(?:是|就)?(?:关闭?|停用|禁用)|关闭|停用|禁用|关掉", r"off by default|disabl\w*|turn\w* off|switch\w* off|off")),
    ("into", (r"移[进入到]|并入|放进|装进|搬进", r"into|inside|in to"), (r"移出|搬出|拆出|移离|剥离", r"out of|out|away from|outside")),
    ("joins", (r"新增|加入|入股|加盟|入驻", r"join\w*|add(?:s|ed|ing)?|enter\w*|became|new"), (r"退出|离开|撤出|撤离|退股|离职", r"leav\w*|left|quit\w*|exit\w*|withdr\w*|pull\w* out|resign\w*|depart\w*|drop\w* out|out of")),
    ("won", (r"胜诉|获胜|赢[得下了]", r"w[io]ns?|victor\w*|prevail\w*|in favou?r of"), (r"败诉|落败|输[给了掉]", r"los[et]s?|losing|defeat\w*|against")),
    ("moves", (r"提[高升]|上[升涨]|增[长加]|[上飙]升|下[降滑跌]|降[低到至]|减[少小]|变[大小快慢高低好差]|加快|放慢", r"rais\w+|ris(?:e[sn]?|ing)|rose|increas\w*|gr[eo]w\w*|gain\w*|improv\w*|jump\w*|f[ae]ll\w*|drop\w*|declin\w*|decreas\w*|reduc\w*|lower\w*|higher|faster|slower|cut\w*|less|more|better|worse|shr[aiu]nk\w*|boost\w*|sav\w+"),
     (r"不变|持平|没有变化|未变|维持", r"unchanged|same|constant|stays?|remain\w*|flat|steady|no (?:change|difference|effect)|as before")),
    ("much", (r"(?<!不)[高大多](?=[，。；]|$)|更[高大多]", r"higher|larger|more|greater|ris\w+|rose|increas\w*|gr[eo]w\w*|high|large|many|bigger|much"),
     (r"[低小少](?=[，。；]|$)|更[低小少]|变[低小少]", r"lower|smaller|less|fewer|f[ae]ll\w*|drop\w*|decreas\w*|declin\w*|shr[aiu]nk\w*|reduc\w*|low|small|few|cut\w*")),
    ("quick", (r"[更也较就要]快|快了?(?=[，。；、]|$)|加快|加速|提速", r"fast\w*|quick\w*|speed\w*|accelerat\w*|sooner"), (r"[更也较就要]慢|慢了?(?=[，。；、]|$)|放慢|变慢|拖慢", r"slow\w*|longer|lag\w*|delay\w*")),
    ("good", (r"更[好准强优]|[好准强](?=[，。；、]|$)", r"better|stronger|more accura\w*|best|superior|improv\w*|good|well"), (r"更[差弱糟]|较[差弱]|[差弱糟](?=[，。；、]|$)", r"worse\w*|weak\w*|less accura\w*|poor\w*|inferior|degrad\w*|less well|bad\w*")),
    ("alone", (r"单(?:卡|张|块|机|个)|一张|一台|一块", r"single|one|a|lone"),
     (r"多(?:卡|张|块|机)|集群", r"multi\w*|several|many|cluster\w*|multiple|two|four|eight|\d+ gpus?")),
)  # fmt: skip
# Who did it: roles that take one another's place.
ROLES = (
    (r"法院|法庭|法官", r"court\w*|judge\w*|tribunal|jury|justice\w*"),
    (r"原告|起诉方", r"plaintiff\w*|sue[sd]?|suing|complainant\w*|suit|lawsuit"),
    (r"被告", r"defendant\w*|sued|accused|against"),
    (rf"政府|白宫|部门|[{HAN}](?<![两一三四五六七八九十几多每这那全内外局头尾上下])部(?![分门署件落位])", r"government\w*|ministr\w*|administration|white house|department|agenc\w+|federal|state|officials?|authorit\w+"),
    (r"监管", r"regulat\w*|watchdog\w*|authorit\w*|commission\w*|agenc\w+|ftc|oversight"),
    (r"议会|国会|参议院|众议院|议员", r"congress\w*|parliament\w*|senat\w*|lawmaker\w*|legislat\w*|house|assembly|mps?"),
    (r"州长|总统|总理|首相|市长", r"governor|president|minister|premier|mayor"),
    (r"用户(?!量|数|画像|[态级空])|使用者", r"users?|customers?|people|players?|you|your|subscribers?|readers?|caller|clients?|visitors?|anyone|consumers?|individuals?"),
    (r"开发者|程序员|工程师|维护者", r"develop\w*|programm\w*|engineer\w*|maintainer\w*|coder\w*|contributors?|you|author\w*|users?"),
    (r"投资[人者方]|股东", r"investor\w*|shareholder\w*|backer\w*|venture\w*|led|fund\w*"),
    (r"员工|职员|雇员|工人", r"employee\w*|staff\w*|worker\w*|workforce|jobs?|people|labou?r\w*"),
    (r"董事会", r"board|directors?"),
    (r"首席执行官|负责人|创始人|总裁|高管", r"ceo|chief|founder\w*|head|president|executive\w*|chair\w*|director|lead|manager|officer"),
    (r"教师模型|老师模型|教师网络", r"teacher\w*"),
    (r"学生模型|学生网络", r"student\w*"),
    (r"医生|医师|临床医", r"doctor\w*|physician\w*|clinician\w*|radiologist\w*|surgeon\w*"),
    (r"患者|病人", r"patient\w*"),
    (r"学生(?!模型|网络)", r"student\w*|pupil\w*|learner\w*|undergraduate\w*|children"),
    (r"教师(?!模型|网络)|老师(?!模型)", r"teacher\w*|instructor\w*|professor\w*|educator\w*|tutor\w*|faculty"),
    (r"出版商|出版社", r"publisher\w*|press"),
    (r"作家", r"author\w*|writer\w*|novelist\w*"),
    (r"工会", r"union\w*|guild\w*"),
    (r"供应商|厂商", r"vendor\w*|supplier\w*|provider\w*|maker\w*|manufacturer\w*|compan\w*"),
    (r"竞争对手|对手", r"rival\w*|competitor\w*|opponent\w*|others|compar\w*|against|baselines?|versus|vs|state[- ]of[- ]the[- ]art"),
    (r"志愿者", r"volunteer\w*"),
    (r"第三方", r"third[- ]part\w*|independent\w*|outside\w*|external\w*"),
)  # fmt: skip
# Words of which one takes the other's place: platforms, chips, formats, sizes of time.
RIVALS = (
    {"linux": "linux|ubuntu", "windows": "windows", "macos": "macos|mac|os x", "android": "android|安卓", "ios": "ios|iphone|ipad|苹果手机"},
    {"cpu": "cpus?|处理器", "gpu": "gpus?|显卡|cuda", "npu": "npus?", "tpu": "tpus?"},
    {"pdf": "pdfs?", "html": "html", "json": "json", "xml": "xml", "yaml": "yaml", "markdown": "markdown", "csv": "csv"},
    {"python": "python", "java": "java", "rust": "rust", "go": "golang", "c++": r"c\+\+", "javascript": "javascript|js|node", "typescript": "typescript"},
    {"chinese": "chinese|mandarin|中文|汉语", "english": "english|英文|英语", "japanese": "japanese|日文|日语", "french": "french|法语|法文", "german": "german|德语|德文", "spanish": "spanish|西班牙语", "korean": "korean|韩语|韩文"},
    {"text": "text|文字|文本", "image": "images?|pictures?|photos?|图片|图像|照片", "audio": "audio|speech|voice|sound|语音|音频|声音", "video": "videos?|films?|视频|影片"},
    {"monday": "monday|周一|星期一", "tuesday": "tuesday|周二|星期二", "wednesday": "wednesday|周三|星期三", "thursday": "thursday|周四|星期四", "friday": "friday|周五|星期五"},
    {"accuracy": "accurac\\w*|准确率|正确率", "latency": "latenc\\w*|delay\\w*|延迟|时延", "cost": "cost\\w*|price\\w*|expens\\w*|成本|价格|费用|开销", "memory": "memory|vram|显存|内存", "energy": "energy|power|electric\\w*|能耗|功耗|耗电"},
    {"beginner": "beginners?|novices?|新手|初学者", "expert": "experts?|专家|资深"},
    {"spring": "spring|春[天季]", "summer": "summer|夏[天季]", "autumn": "autumn|秋[天季]", "winter": "winter|冬[天季]"},
    {"usa": "u\\.?s\\.?|united states|america\\w*|美国", "eu": "eu|europ\\w*|欧盟|欧洲", "china": "china|chinese|中国", "uk": "uk|britain|british|英国", "japan": "japan\\w*|日本", "india": "india\\w*|印度"},
)  # fmt: skip
# What Chinese organisations are called last.
BODIES = "公司|集团|大学|学院|医院|图书馆|科技|实验室|研究[院所]|委员会|法院|银行|基金会|协会|中心|平台|学校|出版社|网|局|厅|署"
# What is said only to be set aside: evaluated before the search, not after it.
SET_ASIDE = (
    r"不是[^，。；]{1,20}，(?=而是)|而不[是在靠用][^，。；]*|而非[^，。；]*|[，、]不[是在][^，。；]*",
    r", (?:and )?not (?!only|just|merely)[^,.;]*|(?:, | )(?:rather than|instead of|as opposed to) [^,.;]*",
)
