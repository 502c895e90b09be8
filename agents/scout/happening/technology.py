"""Programs, models and research in both languages, one a row, as in `vocabulary`."""

TECHNOLOGY = """
hacker: 黑客 | hacker
ransom: 勒索 | ransom
malware: 恶意软件 木马 恶意代码 | malware trojan malicious
spam: 垃圾邮件 垃圾信息 | spam=
backdoor: 后门 | backdoor
encryption: 加密 | encrypt
passkey: 密钥 通行密钥 | passkey
flaw: 缺陷 瑕疵 | flaw defect bug= bugs=
vulnerability: 漏洞 零日 | vulnerab zero-day zero_day
patch: 补丁 修复 | patch= patches= fix= fixes=
driver: 驱动程序 驱动更新 | driver=
kernel: 内核 | kernel
compiler: 编译 | compil
database: 数据库 | database
spreadsheet: 表格 电子表格 | spreadsheet excel
slides: 幻灯片 | slides powerpoint
notes: 笔记 | notes= notebook
screenshot: 截图 截屏 录屏 | screenshot screen_record
keyboard: 键盘 | keyboard
terminal: 终端 命令行 | terminal command_line cli=
ide: 编辑器 编程工具 | editor= ide=
vibe-coding: 氛围编程 | vibe_cod
leaked-code: 源代码 源码 | source_code
debug: 调试 | debug
test: 测试 | test= tests= tested testing
evaluation: 评估 | evaluat
leaderboard: 排行榜 榜单 | leaderboard ranking
score: 得分 分数 成绩 | score
gold-medal: 金牌 | gold_medal gold-medal
silver-medal: 银牌 | silver_medal silver-medal
competition: 竞赛 大赛 比赛 | competition contest
challenge: 挑战赛 | challenge=
prize-money: 奖金 悬赏 | prize_money bounty
proof: 证明 定理 | proof= theorem prove=
geometry: 几何 | geometr
equation: 方程 | equation
conjecture: 猜想 | conjecture
puzzle: 谜题 解谜 | puzzle
game-console: 主机 游戏机 | console
minecraft: 我的世界 | minecraft
world-model: 世界模型 | world_model
3d: 三维 | 3d= three-dimensional
depth: 深度估计 | depth_estimat
camera-shot: 镜头 运镜 | camera_control
subtitle: 字幕 | subtitle caption
dub: 配音 | dubb voice_act
clone: 克隆 复刻 | clone cloning
lip-sync: 口型 对口型 | lip-sync lip_sync
song: 歌曲 作曲 | song= songs=
accent: 口音 方言 | accent= dialect
interrupt: 打断 | interrupt
real-time: 实时 | real-time real_time realtime
latency: 延迟 时延 毫秒 | latency millisecond
minute: 分钟 | minute
hour: 小时 | hour=
second: 秒 | second= seconds=
window: 窗口 | window=
long-memory: 记忆 | memory= remember
personal: 个性化 个人化 | personali
profile: 画像 档案 | profile
preference: 偏好 | preference
reward: 奖励 | reward
punish: 惩罚 | punish penaliz penalis
uncertainty: 不确定 | uncertain
confidence: 自信 置信 | confiden
guess: 猜测 瞎猜 | guess
honest: 诚实 说谎 撒谎 | honest lie= lies= lying
sycophancy: 谄媚 讨好 奉承 | sycophan flatter
scheming: 密谋 心机 阴谋 | schem
blackmail: 勒索 敲诈 威胁 | blackmail
jailbreak: 越狱 | jailbreak
guardrail: 护栏 | guardrail
refusal: 拒绝 拒答 | refus
red-team: 红队 | red_team red-team
interpretability: 可解释 解释性 | interpretab explainab
neuron: 神经元 | neuron
consciousness: 意识 | conscious sentien
superintelligence: 超级智能 | superintelligen
agi: 通用人工智能 | agi= general_intelligence
extinction: 灭绝 毁灭 | extinct
pause: 暂停 | pause=
scaling: 扩展定律 规模定律 规模化 | scaling
sparse: 稀疏 | sparse
mixture-of-experts: 混合专家 专家模型 | mixture_of_experts mixture-of-experts moe=
diffusion: 扩散 | diffusion
attention: 注意力 | attention=
transformer: 变换器 | transformer
embedding: 嵌入 向量 | embedding
retrieval: 检索 | retriev rag=
knowledge-graph: 知识图谱 | knowledge_graph
chain-of-thought: 思维链 | chain_of_thought chain-of-thought
reinforcement: 强化学习 | reinforcement
distillation: 蒸馏 | distill
pretraining: 预训练 | pretrain pre-train
synthetic-user: 真人 受访者 | participant interviewee real_people
low-bit: 量化 比特 | quantiz quantis 1-bit
edge-device: 端侧 手机上 离线 | on-device on_device offline runs_on_phones
open-weights: 开放权重 开源权重 | open-weight open_weight open_weights
closed: 闭源 | closed-source closed_source proprietary
trillion: 万亿 | trillion
"""
