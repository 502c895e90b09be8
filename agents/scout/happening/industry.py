"""Work, money and machines in both languages, one a row, as in `vocabulary`."""

INDUSTRY = """
wage: 工资 薪酬 年薪 薪水 | wage salar pay_package
bonus: 奖金 签约费 | bonus
equity: 股权 期权 | stock_option equity
overtime: 加班 | overtime
remote-work: 远程办公 居家办公 返回办公室 | remote_work return_to_office
office: 办公室 办公套件 | office
headquarters: 总部 | headquarter
campus: 园区 校园 | campus
lab: 实验室 | lab= labs= laborator
team: 团队 部门 | team= unit= division
startup: 初创 创业公司 创企 | start-up startup
unicorn: 独角兽 | unicorn
venture: 风投 创投 | venture
fund-vehicle: 基金 | fund=
sovereign: 主权 | sovereign
ipo: 上市 招股 首次公开募股 | ipo= go_public public_offering listing prospectus
tutoring-for-ipo: 辅导 | tutoring
stake: 股份 持股 控制权 入主 控股 | stake= shareholding controlling
spin-off: 分拆 剥离 拆分 | spin_off spin-off spins_off carve
merger: 合并 | merger merge=
bid: 竞购 报价 要约 | bid= bids= bidding takeover_offer
deal: 交易 协议 | deal= deals=
contract: 合同 订单 大单 | contract= order=
supplier: 供应商 供应链 | supplier supply_chain
shortage: 短缺 缺货 | shortage
production: 量产 投产 生产 | production produc
shipment: 出货 发货 交付 | shipment ship= shipping deliver
assembly: 组装 生产线 | assembl production_line
yield: 良率 | yield=
nanometre: 纳米 制程 | nanomet nm= process_node
memory-chip: 存储芯片 内存芯片 闪存 | memory_chip hbm= nand= dram
lithography: 光刻 | lithograph
wafer-plant: 晶圆厂 | fab=
server: 服务器 | server
interconnect: 互连 光互连 | interconnect
optical: 光学 光芯片 光计算 | optic photonic
superconductor: 超导 | superconduct
qubit: 量子比特 | qubit
drone-delivery: 送货 配送 快递 | delivery= deliveries courier
truck: 卡车 | truck
bus: 公交 巴士 | bus= buses=
train-railway: 列车 高铁 铁路 | railway high-speed_train
ship: 船 | vessel
aircraft: 飞机 客机 | aircraft airplane plane= jet=
flying-car: 飞行汽车 空中出租车 | evtol flying_car air_taxi
electric-vehicle: 电动车 电动汽车 新能源车 新能源汽车 | electric_vehicle electric_car ev= evs=
charger: 充电 | charg
steering: 方向盘 | steering
driver-assist: 辅助驾驶 智驾 | driver_assist autopilot full_self-driving fsd=
lidar: 激光雷达 | lidar
space-station: 空间站 | space_station iss=
orbit: 轨道 入轨 | orbit
mars: 火星 | mars=
telescope: 望远镜 | telescope
planet: 行星 | planet
black-hole: 黑洞 | black_hole
asteroid: 小行星 | asteroid
ring: 戒指 指环 | ring=
earphone: 耳机 | earbud earphone headphone airpods
pin: 胸针 别针 | pin=
speaker-box: 音箱 | smart_speaker
screen: 屏幕 显示屏 | screen= display
button: 按键 按钮 | button
fridge: 冰箱 家电 | fridge appliance
vacuum-cleaner: 扫地机 吸尘 | vacuum
home: 智能家居 | smart_home
lock: 门锁 | lock=
refund: 退款 | refund
opt-out: 退出机制 选择退出 | opt_out opt-out
policy: 政策 条款 | polic terms_of_service
label: 标识 打标 标注 | label
search-result: 搜索结果 搜索框 | search_result search_box
overview: 概览 摘要 总结 | overview summar
citation: 引用 出处 | citation cites= cite=
fake-paper: 撤稿 | retract
reviewer: 审稿 同行评审 | peer_review reviewer
preprint: 预印本 | preprint
award: 奖 获奖 | award prize
best-paper: 最佳论文 | best_paper
turing-test: 图灵测试 | turing_test
apology: 道歉 致歉 | apolog
rumour: 传闻 传言 | rumour rumor
whistleblower: 吹哨 举报 | whistleblow
resignation-letter: 辞职信 | resignation_letter
nonprofit-control: 非营利 公益 公益性 公益公司 | nonprofit non-profit public_benefit public-benefit
for-profit: 营利 盈利 | for-profit for_profit
mission: 使命 | mission
wallet-money: 现金 | cash=
price-per-token: 每百万 百万词元 百万token 千tokens | per_million million_tokens thousand_tokens
discount: 折扣 优惠 打折 | discount
cost: 成本 费用 | cost= costs=
expense: 支出 开支 资本支出 | spending capital_expend capex
loss: 亏损 损失 | loss= losses=
growth: 增长 同比 | growth= grew= rose= year-on-year
guidance: 预期 指引 | expectation guidance forecast=
analyst: 分析师 | analyst
adviser-bank: 投行 中信证券 承销 | underwrit
hedge-fund: 对冲基金 | hedge_fund
bubble: 泡沫 | bubble
crypto-coin: 代币 加密货币 | coin= cryptocurrenc
tariffs: 关税 | tariff
visa: 签证 | visa=
immigrant: 移民 | immigra
university-professor: 教授 | professor
graduate: 毕业 | graduat
alumni: 校友 | alumn
nobel-prize: 诺贝尔 诺奖 | nobel
turing-award: 图灵奖 | turing_award
stadium: 体育 | sport
fan: 粉丝 | fans=
hologram: 全息 | hologra
qr: 二维码 | qr_code
identity: 身份 实名 | identity
fingerprint: 指纹 虹膜 | fingerprint iris=
biometric: 生物识别 面部识别 人脸识别 | biometric facial_recognition face_recognition
satellite-internet: 卫星互联网 星链 | starlink satellite_internet
broadband: 宽带 网络 | broadband internet
cable: 光缆 海底电缆 | cable=
antenna: 基站 | 5g= 6g=
undersea: 海底 深海 | undersea deep_sea subsea
agriculture: 农业 农民 种植 | farm agricultur crop
real-estate: 房地产 住房 楼市 | real_estate housing
insurance: 保险 | insur
church: 教会 教皇 | pope= church vatican
religion: 宗教 | religio
king: 国王 王室 | king= royal
pardon: 特赦 赦免 | pardon
birthday: 周年 | anniversary
christmas: 圣诞 | christmas
new-year: 新年 春节 | new_year spring_festival
wedding: 婚 | wedding marri
"""
