"""Who acts, and what something is measured against.

`REFERENCE`: behind these stands what the other is better or worse than.
"""

WHO = (
    "用户 使用者 消费者 客户 开发者 程序员 工程师 专家 参与者 评审 评委 裁判 学生 教师 老师 学校 大学 "
    "医生 医院 护士 患者 家长 孩子 女性 男性 老板 员工 创始人 首席执行官 董事长 总裁 负责人 主席 记者 "
    "公司 企业 初创公司 机构 政府 法院 法官 律师 警方 投资者 股东 对手 社区 同事 观众 讲者 申请人 成员 "
    "志愿者 居民 教师模型 学生模型 大模型 小模型 语言模型 生成器 排序器 检索器 判别器 编码器 解码器 适配器 "
    "智能体 助手 代理 库 服务器 客户端 控制器 调度器 主语 人类 标注者 研究者 团队 作家 画师 插画师 工会 "
    "部门 参议院 众议院 州长 议员 供应商 乘客 司机 访客 主人 读者 出版商 原告 被告 人工 机器 机器人 工具 "
    "插件 浏览器 数据库 内核 主机 局 国家 城市 中国 美国 欧洲 俄罗斯 英国 日本 韩国 印度 法国 德国 加拿大 乌克兰 以色列 伊朗 "
)
BACK = (r"被|由(?!于)|受|遭|为[^，。；]{1,12}所", r"by(?=(?:\s[\w-]+){0,3}\s*$)")
REFERENCE = (
    r"(?<![对相例占无好正恰百分可])比(?![较例如率重赛特值分])|优于|超过|超越|胜过|击败|高于|低于|大于|小于|强于|弱于|好于|差于|快于|慢于|不如|不及|逊于|落后于?|领先于|媲美|相较于?|(?:与|和|(?<![不共相等])同(?!时)|跟)(?=[^，。；]{1,24}(?:相比|相当|持平|相近|接近|一样|一致|不同|相同))",
    r"than|compared (?:to|with)|against|versus|vs|over|outperform\w*|exceed\w*|surpass\w*|beat\w*|behind|below|above|superior to|inferior to|comparable (?:to|with)|relative to|unlike|trail\w*|match\w*|second to|of what|as \w+ as|on par with|rival\w*|close to|similar to|same (?:\w+ )?as|competitive (?:\w+ )?(?:to|with)|agree\w* with|outpac\w*|surpassed by|outperformed by|beaten by",
)
# What is done with the next one, though it says nothing else.
WITH = r"用|靠|给|对|向|为|把|将|替|以|与|比|先|再|后"
IN_TURN = r"先[^。；]*(?:再|然后|接着|之?后)"
AFTER = r"(?<![A-Za-z])(?:after|once|following|since)(?![A-Za-z])|之?后"
BETTER = (
    r"优于|超过|超越|胜过|击败|高于|大于|强于|好于|快于|领先于",
    r"outperform\w*|exceed\w*|surpass\w*|beat\w*|above|superior|better|higher|more|faster|larger|greater|stronger|improv\w*|gains?|over",
)
WORSE = (
    r"低于|小于|弱于|差于|慢于|不如|不及|逊于|落后",
    r"behind|below|inferior|worse|lower|less|slower|fewer|smaller|weaker|short|poorer|underperform\w*|trail\w*|lag\w*|(?:surpassed|outperformed|beaten|exceeded) by",
)
# Verbs of two sides: what stands before and behind them could change places.
TWO_SIDED = (
    r"取代|替[代换]|代替|换成|变[成为]|转[成换为化回向]|映射[到为成]|变换为|嫁接到|迁移?到|移植到|搬到"
    r"|收购|买下|投资|注资|起诉|状告|授权给?|付给|支付给|批评|指责|超过|优于|高于|低于|不如|不及"
    r"|补充|接近|逼近|弥补|引导|约束|影响|控制|指导|监督|调用|通知|告知|警告|雇用|聘用|处罚"
    r"|落后于?|导致|引起|使得|促使|取决于|依赖|多于|少于|快于|慢于|胜过|击败|(?<![对相例占无好正恰百分可])比(?![较例如率重赛特值分])|随着?"
)
# What is replaced is named first: 把 A 换成 B, "replace A with B".
TRADED = (
    r"[把将][^，。；]*(?:取代|替[代换]|代替|换[成为])",
    r"(?:replac|substitut)\w*[^.;]{0,80}?\s(?:with|by)",
)
