"""What news tell of, in both languages: deeds, things and names, one a row.

A row is `key: Chinese, parts of a text | English, beginnings of words`. `=` closes an
English word (`sue=` is no `suede`), `_` is a space.
"""

# What happened. Two entries that tell of different deeds tell of different happenings.
DEEDS = """
release: 发布 推出 上线 开源 公布 亮相 登场 来了 面世 问世 官宣 公开 带来 上架 横空出世 震撼 放出 灰度 开放 诞生 重磅 | opens= opened= arrives_in lands= landed= rolls_out rolling_out roll_out rollout releas launch= launches launched launching unveil introduc announc open-sourc open_sourc is_here= is_out= arrives= debut ships= publish present= presents= drops= dropped= shows= showed= makes_available now_available
leak: 泄露 泄漏 泄密 偷跑 曝光 爆料 | leak
fund: 融资 获投 领投 跟投 入股 估值 募资 再融 a_轮 b_轮 c_轮 d_轮 a轮 b轮 c轮 d轮 天使轮 | raises= raised= raising= funding financing valuation valued= series_a= series_b= series_c= series_d= series_e= seed_round
acquire: 收购 并购 买下 | acqui to_buy= buys= bought= takeover merger
sue: 起诉 诉讼 告上 控告 索赔 状告 | seek_damages sue= sues= sued= suing= suit= lawsuit litigation class_action class-action
settle: 撤诉 撤回诉讼 撤回起诉 撤销诉讼 和解 | settle drops_lawsuit drops_suit drops_the_lawsuit drops_his_lawsuit drops_its_lawsuit withdraws_lawsuit withdraws_suit
rule: 裁定 法官下令 法院下令 判决 判定 裁决 宣判 违反反垄断法 推翻 | judge_rule court_rule judge_fine judge_order judge_block judge_dismiss court_order court_block judge_toss ruling verdict ruled rules_that judge_finds strikes_down struck_down throws_out threw_out overturn
probe: 调查 立案 约谈 | probe= probes= investigat inquiry antitrust_probe
sign: 签署 | signs= signed=
restructure: 改组 重组 拆分 转制 | restructur reorganis reorganiz
fine: 罚款 处罚 被罚 罚单 | fined= fines= fine_of= penalt
layoff: 裁员 裁撤 | lay_off lays_off laid_off layoff job_cuts cut_jobs cut_more cuts_jobs redundanc cuts_staff workforce
leave: 离职 卸任 辞职 辞去 请辞 下台 辞任 出走 离开 退出 告别 | leaves= leave= resign steps_down stepping_down quits= departs= departure departing
oust: 解职 免职 解雇 开除 罢免 | fired= fires= ousts ousted dismissed=
join: 加盟 加入 回归 入职 重返 挖走 任命 出任 | joins= rejoin hires= hire= hired= hiring appoints poach return= returns= returned= names_new_ceo
outage: 宕机 蓝屏 故障 瘫痪 中断 崩了 无法访问 | outage failure crash goes_down= takes_down= down_worldwide is_down= outages=
price: 降价 再降 降至 大降 价格战 免费 涨价 降幅 | price_cut cuts_price cut_the_price cuts_the_price cutting_price cutting_the_price slashes_price lowers_price cheaper free_from for_free free_of_charge free_to_use
forbid: 禁止 不准 不得 不许 封禁 封杀 下架 下线 撤下 限制 叫停 暂停 | bans= bars= barred= banned= ban= blocks= block= pulls= pulled= withdraw take_down taken_down suspend restrict suspen halts= halted= bars= barred= restrain
allow: 获批 批准 放行 下发 | approv cleared= clears= greenlight authoriz
try: 实测 评测 测评 效果如何 表现如何 体验 试玩 上手 一手 | hands-on hands_on review= reviewed= we_tried tested:
teach: 教程 手把手 指南 入门 详解 解读 解析 介绍 盘点 综述 攻略 部署 一览 要点 揭秘 原理 笔记 速读 | tutorial guide= how_to= walkthrough cookbook explained= explainer primer survey
attack: 越狱 漏洞 攻破 攻击 投毒 黑客 被黑 入侵 | jailbr vulnerab exploit hacked= breach attack
tune: 微调 剪枝 蒸馏 量化 瘦身 压缩 改造 提速 | fine-tun finetun quantiz quantis distill prun lora=
interview: 专访 对话 访谈 采访 署名文章 自述 | interview podcast op-ed in_conversation talks_about
delay: 推迟 延期 延后 跳票 | delay postpon slips= slip= slipped=
error: 翻车 出错 失误 造假 抄袭 尴尬 | embarrass gets_wrong mistake plagiar blunder copied=
win: 夺冠 登顶 银牌 金牌 获奖 授予 摘得 荣获 冠军 榜首 刷新 霸榜 | tops= win= wins= won= gold_medal silver-medal silver_medal champion first_place prize award record-breaking sets_a_record
earn: 营收 财报 净利 利润 业绩 收入 增收 | revenue earnings quarterly profit quarter_results
partner: 合作 签约 联手 携手 牵手 协议 | partner deal_with content_deal collaborat agreement teams_up signs_a joins_forces
close: 关闭 停产 停止 关停 停服 终止 退役 停更 结束运营 停运 停止更新 停止运营 终止运营 | shuts_down shut_down shutting_down discontinu sunset ends_support farewell shuts= shutting= no_longer_pay= stop_paying stops_paying closes= closing= winds_down
arrest: 被捕 逮捕 拘留 | arrest detain
charge: 起诉书 保释 指控 | charged= charges= indict bail=
pass: 获通过 表决 审议通过 投票通过 全票通过 通过法案 通过了 | passes= passed= vote
exceed: 破亿 破万亿 | passes_a= passes_an= passes_one= crosses_a=
oppose: 反对 抗议 联署 联名 呼吁 请愿 | oppos protest open_letter petition urge= urges=
recall: 召回 | recalls= recalled= recalling=
retract: 收回 道歉 致歉 撤回 承认 改口 | retract rolls_back rolled_back walks_back walked_back walk_back apolog backtrack
train: 训练 | trained_on training_of trains=
invest: 投资 出资 注资 砸 投入 | invest spend= spends= spending
serve: 接入 集成 适配 入驻 | supports= integrat hosts= now_on= serves=
plan: 计划 拟 将于 有望 或将 考虑 即将发布 即将推出 即将上线 即将登陆 即将开源 即将到来 明日 明天 后天 预计 下月 下周 | plans_to= to_invest= to_spend= considering= in_talks mulls= is_said_to reportedly
deny: 否认 辟谣 | denies denied refut responds
opinion: 观点 怎么看 如何看待 反思 启示 背后 凭什么 意味着什么 何以 到底在 | thoughts_on reminder why= lessons opinion
stock: 股价 涨停 盘初 市值 | shares= stock
strike: 罢工 | strike= strikes= striking walkout walk_out walks_out stop_work
collapse: 崩溃 坍塌 | collapse
promise: 承诺 发誓 绝不 | vows= vow= pledge promises
found: 创办 创立 成立 新公司 | founds= co-founds sets_up starts_up
remove: 清空 删除 删库 移除 | removes= removed= deletes= deleted= wipes wiped= wiping
fly: 发射 升空 登月 | liftoff lifts_off spacewalk
die: 去世 逝世 离世 病逝 | dies= died= passes_away obituar
cancel: 取消 放弃 砍掉 作废 | cancel terminat scraps= scrapped= axes= axed= abandon ditches= ditched=
dock: 对接 | docks= docked= docking=
sell: 出售 抛售 减持 | sells= sold= divest
"""

# What it is about: each is a weak sign, several together are one.
THINGS = """
search: 搜索 | search
video: 视频 | video
image: 图像 图片 生图 绘画 文生图 | image picture
speech: 语音 音频 声音 | speech audio voice
segment: 分割 | segment
code: 代码 编程 写代码 程序员 | code coding program developer
maths: 数学 奥数 | math
robot: 机器人 | robot
humanoid: 人形 | humanoid
chip: 芯片 显卡 半导体 | chip gpu semiconductor
phone: 手机 | phone smartphone
car: 汽车 自动驾驶 无人驾驶 无人车 出租车 | car= cars= driving driverless robotaxi taxi vehicle
agent: 智能体 | agent
context: 上下文 | context
token: 词元 | token
dataset: 数据集 | data_set dataset
parameter: 参数 | parameter
benchmark: 基准 评测集 竞技场 榜 | benchmark leaderboard arena
paper: 论文 技术报告 | paper technical_report
reasoning: 推理 | reason inference
opensource: 开源 | open-source open_source open_weights open_model
multimodal: 多模态 | multimodal multi-modal
small: 小模型 端侧 | small_model on-device
flagship: 旗舰 | flagship
search-engine: 搜索引擎 | search_engine
prototype: 原型 | prototype
preview: 测试版 预览 内测 灰度 公测 | beta= preview alpha=
source: 来源 | sources=
founder: 创始人 | founder
ceo: 首席执行官 ceo | chief_executive ceo=
employee: 员工 | staff employee worker jobs=
court: 法院 高院 法官 法庭 联邦法院 | court judge
monopoly: 垄断 | monopol antitrust
law: 法案 法律 立法 议会 参议院 证券法 反垄断法 | bill= law= act= legislat senate
governor: 州长 | governor
safety: 安全 | safety security
privacy: 隐私 | privacy
fair-use: 合理使用 | fair_use
matrix: 矩阵 | matrix matrices
algorithm: 算法 | algorithm
copyright: 版权 侵权 盗版 | copyright pirated infring
news: 新闻 媒体 刊物 | news publisher magazine article
airline: 航空 航班 航司 | airline flight carrier
bank: 银行 | bank
windows: 视窗 | windows
user: 用户 | user subscriber customer
price: 价格 降价 便宜 | price cost cheap
cache: 缓存 | cach
licence: 许可 授权 | licen
weather: 天气 | weather
design: 设计 | design
app: 应用 | app= apps=
font: 文字渲染 文字 | text_rendering typography
game: 游戏 | game
music: 音乐 歌曲 | music song
film: 电影 | film movie
book: 书籍 图书 | book
medicine: 医疗 医学 医生 | medic health doctor
drug: 药物 | drug
protein: 蛋白质 蛋白 | protein
quantum: 量子 | quantum
space: 航天 卫星 火箭 飞船 | space satellite rocket astronaut
energy: 能源 电力 核能 | energy nuclear power_plant
supercomputer: 超算 超级计算机 集群 | supercomputer cluster
datacentre: 数据中心 | data_cent data-cent
cloud: 云业务 云服务 云计算 | cloud
dividend: 股息 分红 | dividend
buyback: 回购 | buyback
stock: 股价 股票 市值 上市 | stock share_price market_value ipo=
billion-funding: 投资者 投资方 国资 | investor
airport: 机场 | airport
police: 警方 | police
nonprofit: 非营利 | nonprofit non-profit
deception: 受骗 欺骗 误导 | deceiv mislead
school: 学校 大学 学生 | school universit student
teacher: 教师 老师 | teacher
child: 儿童 未成年 青少年 | child minor teen
election: 选举 大选 | election
war: 战争 军方 军事 国防 | war= militar defen
deepfake: 深度伪造 换脸 | deepfake
watermark: 水印 | watermark
hallucination: 幻觉 | hallucinat
alignment: 对齐 | alignment
memory: 显存 内存 | gpu_memory memory
clip: 片段 秒视频 | clip second_video
simulation: 模拟 仿真 | simulat
review: 审稿 | reviewer peer_review
experiment: 实验 | experiment
scientist: 科学家 科研 科学发现 | scientist scientific
idea: 选题 想法 | idea
physics: 物理 | physic
chemistry: 化学 | chemi
weather-forecast: 天气预报 气象 | forecast
translation: 翻译 | translat
language: 语言 | language
emotion: 情感 情绪 | emotion
personality: 人格 性格 | personalit
persuasion: 说服 | persua
misinformation: 虚假信息 谣言 | misinformation disinformation
forecast: 预测 | predict forecast
document: 文档 | document
table: 表格 | tabular spreadsheet
web: 网页 浏览器 | web_page browser web=
desktop: 桌面 电脑 | desktop computer
schema: 结构化 | structured schema
voice-mode: 语音模式 | voice_mode
assistant: 助手 | assistant
glasses: 眼镜 | glasses
headset: 头显 | headset
drone: 无人机 | drone
quarter: 季度 | quarter
china: 中国 国产 | china chinese
america: 美国 美政府 美法院 | u.s. us= american united_states
beijing: 北京 | beijing
shanghai: 上海 | shanghai
shenzhen: 深圳 | shenzhen
wuhan: 武汉 | wuhan
prompt: 提示词 系统提示 | prompt
system: 系统提示词 | system_prompt
crime: 犯罪 罪犯 | crime criminal
actor: 演员 配音 | actor voice_act
union: 工会 | union
synthetic: 合成数据 生成的数据 | synthetic ai-generated_data generated_data
journal: nature 《自然》 science 《科学》 | nature= science=
gibberish: 胡言乱语 | gibberish
atmosphere: 大气 天气 气候 | atmospher weather climate
drawing: 绘画 画画 | drawing
transistor: 晶体管 | transistor
prototype-car: 原型车 | prototype
valuation: 估值 | valuation valued
investor: 领投 跟投 投资方 | led_by leads investor
adviser: 顾问 | advis
founder: 创始人 联创 | founder
crawler: 爬虫 爬取 抓取 | crawl scrape scraping
searchbot: robots.txt | robots.txt
reply: 回答 | answers=
speed: 速度 倍速 快 | faster speed
wafer: 晶圆 | wafer
wearable: 手表 手环 | watch= wearable
tablet: 平板 | tablet
laptop: 笔记本 | laptop
foldable: 折叠 | fold
camera: 相机 摄像头 | camera
battery: 电池 | battery
factory: 工厂 | factory plant=
export: 出口 管制 | export control
tariff: 关税 | tariff
president: 总统 | president
minister: 部长 首相 | minister
police: 警察 | police
hospital: 医院 | hospital
patient: 患者 | patient
brain: 大脑 脑机 | brain
implant: 植入 | implant
gene: 基因 | gene= genes= genom
cancer: 癌 | cancer
vaccine: 疫苗 | vaccin
satellite: 卫星 | satellite
capsule: 飞船 | capsule spacecraft
astronaut: 宇航员 航天员 | astronaut
moon: 月球 登月 | moon lunar
rocket: 火箭 | rocket
password: 密码 | password
leaked-data: 数据泄露 | data_breach data_leak
phishing: 钓鱼 | phish
email: 邮箱 邮件 | e-mail email
weights: 权重 | weights
tokenizer: 分词 | tokeni
licence-apache: 许可证 | apache mit_licen
wallet: 钱包 | wallet
bitcoin: 比特币 加密货币 | bitcoin crypto
bank-rate: 利率 | interest_rate
"""
