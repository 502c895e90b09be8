"""People, law and the world in both languages, one a row, as in `vocabulary`."""

SOCIETY = """
face: 人脸 面部 的脸 脸部 自己的脸 刷脸 | face= faces= facial
likeness: 肖像 形象权 | likeness
body: 身体 人体 | body= bodies=
hand: 灵巧手 机械手 | dexterous robotic_hand
arm-of-a-robot: 机械臂 | robotic_arm robot_arm
dance: 跳舞 舞蹈 扭秧歌 | danc
gala: 春晚 晚会 | gala=
olympics: 奥运 | olympic
olympiad: 奥林匹克 奥赛 奥数 | olympiad
table-tennis: 乒乓 | table_tennis ping-pong ping_pong
football: 足球 | football soccer
chess: 国际象棋 围棋 | chess= go_player
marathon: 马拉松 | marathon
race: 赛车 方程式 | racing formula
television: 电视 | television tv= tvs=
broadcast: 直播 | livestream live_stream live-stream streamer
podcast: 播客 | podcast
newsletter: 通讯稿 | newsletter
letter: 公开信 联名信 致信 | letter
memo: 内部信 备忘录 全员信 | memo=
blog: 博客 博文 | blog
interview-room: 面试 | job_interview interviews_candidates
repository: 代码库 仓库 存储库 | repositor repos= repo= codebase
commit: 提交记录 | commits=
plugin: 插件 扩展程序 | plugin plug-in extension
api: 接口 | api= apis=
sdk: 开发包 开发套件 | sdk= devkit
subscription: 订阅 会员 包月 | subscri
advertisement: 广告 | advert ads= ad=
invite: 邀请码 邀请制 邀请 | invit
waitlist: 候补 排队 | waitlist waiting_list
free: 免费 不收费 | free=
limit: 限额 额度 配额 次数限制 | rate_limit usage_limit quota cap=
per-month: 每月 每个月 月费 | a_month per_month monthly
per-week: 每周 一周内 | a_week per_week weekly
per-year: 每年 年化 年度 | a_year per_year annual
half: 一半 半数 减半 | half= halve
double: 翻番 翻倍 一倍 | doubl twice=
record: 创纪录 新高 历史最高 纪录 | record=
first-ever: 首次 首个 首例 第一家 首家 | first=
largest: 最大 | largest biggest
fastest: 最快 | fastest
oldest: 元老 | veteran
head: 局长 负责人 主管 总监 | head= director=
chair: 主席 董事长 | chair= chairman chairwoman chairperson
cto: 首席技术官 | chief_technology cto=
scientist-in-chief: 首席科学家 | chief_scientist
cfo: 首席财务官 | chief_financial cfo=
coo: 首席运营官 | chief_operating coo=
vice-president: 副总裁 | vice_president
board: 董事会 董事 | board=
researcher: 研究员 研究人员 | researcher
engineer: 工程师 | engineer
designer: 设计师 | designer
lawyer: 律师 律所 | lawyer attorney law_firm
writer: 作家 作者 小说 | author novelist writer
artist: 艺术家 画家 插画 | artist illustrator
musician: 歌手 音乐人 | singer musician
comedian: 喜剧 脱口秀 | comedian
reporter: 记者 编辑部 | reporter journalist newsroom
publisher-of-texts: 出版商 出版社 出版方 刊物 | publisher
record-label: 唱片 音乐公司 环球音乐 | record_label record_compan labels=
studio: 制片厂 工作室 | studio
streaming: 流媒体 | streaming
newspaper: 报纸 报社 日报 | newspaper
library: 图书馆 | librar
archive: 档案 存档 | archive
encyclopedia: 百科 | encyclop wikipedia
dictionary: 词典 字典 | dictionar
parent: 父母 家长 | parent
woman: 女性 妇女 | women woman
family: 家庭 家人 | family families
mother: 母亲 妈妈 | mother
teenager: 少年 十几岁 | teen
elderly: 老人 老年 养老 | elderly older_people
suicide: 自杀 轻生 | suicid
death: 死亡 死者 致死 | death= dead= died= killed
injury: 受伤 伤者 | injur
accident: 事故 车祸 碰撞 | accident crash collision
fire: 起火 火灾 自燃 | fire= fires= blaze
flood: 洪水 洪涝 泥石流 | flood
earthquake: 地震 | earthquake
typhoon: 台风 飓风 | typhoon hurricane
heat: 高温 热浪 | heatwave heat_wave
water: 用水 饮用水 水资源 | water=
carbon: 碳排放 碳中和 | carbon emission
solar: 光伏 太阳能 | solar
wind-power: 风电 风能 | wind_farm wind_power
nuclear-plant: 核电 反应堆 | nuclear reactor
fusion: 核聚变 聚变 | fusion
electricity: 用电 电费 电网 停电 | electric power_grid grid= blackout
oil: 石油 原油 | oil=
gas: 天然气 | natural_gas
gold: 黄金 | gold=
copper: 铜 | copper
lithium: 锂 | lithium
steel: 钢铁 | steel
rare-earth: 稀土 | rare_earth
export-control: 出口管制 禁运 | export_control export_restriction export_curb
sanction: 制裁 实体清单 黑名单 | sanction entity_list blacklist
subsidy: 补贴 补助 | subsid grant=
tax: 税 税收 | tax= taxes= taxation
loan: 贷款 借款 | loan= lend
debt: 债务 债券 | debt= bond=
bankruptcy: 破产 清算 | bankrupt insolven chapter_11
fraud: 欺诈 诈骗 骗局 | fraud scam
money-laundering: 洗钱 | launder
bribe: 贿赂 行贿 | brib
theft: 窃取 盗窃 偷窃 | theft steal stole= stolen
spy: 间谍 监视 监控 | spy= spies= spying espionage surveillance
secret: 商业秘密 商业机密 机密 | trade_secret classified confidential
patent: 专利 | patent
trademark: 商标 | trademark
licence-fee: 授权费 版税 | royalt licensing_fee
compensation: 赔偿 获赔 补偿 | compensat damages= payout
jury: 陪审团 | jury= jurors
supreme-court: 最高法院 | supreme_court
appeal: 上诉 二审 | appeal
prosecutor: 检察官 检方 检察院 | prosecut
prison: 监狱 入狱 有期徒刑 | prison= jail sentenc
injunction: 禁令 | injunction restraining_order
hearing: 听证 庭审 开庭 | hearing trial=
complaint: 投诉 诉状 | complaint
regulator: 监管 监管机构 | regulat watchdog
ftc: 联邦贸易委员会 | ftc= federal_trade
sec-us: 证券交易委员会 证交会 | sec= securities_and_exchange
justice-department: 司法部 | justice_department department_of_justice doj=
data-protection: 数据保护 个人信息 个人数据 隐私保护 | data_protection personal_data gdpr
consent: 同意 许可 | consent permission
age: 年龄 未满 | age= aged= under_16 under_18
ban-for-phones: 手机禁令 | phone_ban
social-media: 社交媒体 社交平台 社交网络 | social_media social_network
message: 聊天 消息 短信 | messag chat=
chatbot: 聊天机器人 对话机器人 | chatbot chat_bot
companion: 陪伴 伴侣 恋人 | companion girlfriend boyfriend
toy: 玩具 | toy= toys=
pet: 宠物 | pet= pets=
animal: 动物 | animal
dolphin: 海豚 | dolphin
whale: 鲸 | whale
bird: 鸟 | bird=
insect: 昆虫 蜜蜂 | insect= bee= bees=
mouse-brain: 小鼠 老鼠 | mouse= mice=
fly-brain: 果蝇 | fruit_fly
cell: 细胞 | cell= cells=
antibody: 抗体 | antibod
antibiotic: 抗生素 | antibiotic
virus: 病毒 | virus= viral
diabetes: 糖尿病 血糖 | diabet glucose
heart: 心脏 | heart=
blood: 血液 | blood=
eye: 眼睛 眼科 视网膜 | eye= eyes= retina
blind: 盲人 视障 | blind= visually_impaired
deaf: 聋 听障 手语 | deaf= sign_language
paralysis: 瘫痪 截瘫 | paraly
surgery: 手术 | surgery surgical surgeon
diagnosis: 诊断 | diagnos
x-ray: x光 影像 | x-ray radiolog
mental-health: 心理 抑郁 | mental_health depress therap
sleep: 睡眠 | sleep
food: 食品 外卖 餐饮 | food= meal restaurant
coffee: 咖啡 | coffee
shop: 购物 商店 门店 | shop= shops= shopping store= stores=
e-commerce: 电商 | e-commerce ecommerce
payment: 支付 付款 | payment pay=
checkout: 下单 结账 | checkout
travel: 旅行 旅游 订票 | travel trip= tourist
hotel: 酒店 | hotel
map: 地图 导航 | map= maps= navigation
calendar: 日历 日程 | calendar schedul
email-box: 收件箱 | inbox
meeting: 会议 | meeting
summit: 峰会 | summit
conference: 大会 开发者大会 | conference keynote
exhibition: 展会 展览 | exhibition expo= trade_show
museum: 博物馆 | museum
exam: 考试 高考 试卷 | exam= exams= examination
homework: 作业 | homework
university-admission: 录取 招生 | admission
cheating: 作弊 | cheat
essay: 作文 文章 | essay
degree: 学位 博士 | phd= degree=
teacher-training: 教育 教学 课堂 | educat classroom
course: 课程 公开课 | course=
textbook: 教材 教科书 | textbook
handwriting: 手写 | handwrit
poem: 诗 | poem poet
story-writing: 写作 故事 | writing story stories
comic: 漫画 动漫 动画 | comic anime animation cartoon
style: 风格 吉卜力 | style= ghibli
avatar: 数字人 虚拟人 头像 分身 | avatar digital_human
character: 角色 人物 | character
celebrity: 明星 名人 | celebrit
porn: 色情 裸照 不雅 | porn nude explicit_image
hate: 仇恨 歧视 | hate= discriminat
antisemitism: 反犹 | antisemit
bias: 偏见 偏差 | bias
political: 政治 | politic
vote-fraud: 选民 投票 | voter ballot
campaign: 竞选 | campaign
congress: 国会 众议院 参议院 议员 | congress senator lawmaker
executive-order: 行政令 行政命令 | executive_order
government: 政府 官方部门 | government
ministry: 部委 部门联合 商务部 财政部 | ministr
city: 城市 市政 | city=
state: 州政府 州法 | state=
army: 军队 陆军 美军 | army= troops pentagon
weapon: 武器 导弹 | weapon missile
nuclear-weapon: 核武 核指挥 | nuclear_weapon nuclear_command
intelligence-agency: 情报机构 中情局 国安局 | cia= nsa= intelligence_agenc
"""
