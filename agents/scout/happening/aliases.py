"""More names of organisations and people, and whose products are whose, one a row."""

# More names of one thing, as in `domain.organisations`.
NAMES = """
chatgpt|openai
anthropic
mistral
perplexity
character.ai
runway
stability ai|stability.ai|stability
black forest labs
nous research
cohere
databricks
groq
cerebras
figma
动视|activision
育碧|ubisoft
贝莱德|blackrock
红迪|reddit
duckduckgo
snowflake
palantir
waymo
midjourney
ideogram
luma
pika
elevenlabs
suno
udio
unity
epic games|epic
steam
spacex
neuralink
boston dynamics|波士顿动力
agility
procreate
raspberry pi|树莓派
arm
摩尔线程|moore threads
生数|shengshu
小马智行|小马|pony.ai
银河通用|galbot
逐际动力|limx
telegram
crowdstrike
迪士尼|disney
环球影业|环球影视|universal
华纳|warner
蚂蚁|ant group
coreweave
达美航空|达美|delta
康泰纳仕|condé nast|conde nast
百川|baichuan
智元|agibot
萝卜快跑|apollo go
黑神话|black myth
纽约客|new yorker
大西洋月刊|the atlantic
xai
sakana
"""

PERSONS = """
米莱|milei
特朗普|川普|trump
拜登|biden
哈里斯|harris
稚晖君|彭志辉|zhihuijun
王小川|xiaochuan wang|wang xiaochuan
基辛格|盖尔辛格|gelsinger
舒尔曼|schulman
沙泽尔|shazeer
杜罗夫|durov
纽森|newsom
巴斯蒂安|bastian
伊恩·古德费洛|goodfellow
李沐|mu li
何恺明|kaiming he
姚期智|andrew yao
贾扬清|yangqing jia
蔡崇信|joe tsai
雷军|lei jun
刘强东|richard liu
任正非|ren zhengfei
孙正义|masayoshi son
凯文·斯科特|kevin scott
菲尔德|dylan field
周鸿祎|zhou hongyi
傅盛|fu sheng
"""

# Whose products these are: their maker's name beside them says nothing new.
MAKERS = """
openai: gpt searchgpt sora dall-e whisper o1 o3 o4 codex
anthropic: claude artifacts
google: gemini gemma imagen veo bard alphaproof alphageometry alphafold palm notebooklm pixel android tpu waymo
meta: llama sam emu chameleon galactica
xai: grok
microsoft: phi copilot azure windows bing
mistral: mistral mixtral codestral nemo large
stability ai: stable diffusion sv3d sv4d
black forest labs: flux
apple: iphone ipad mac ios siri afm
阿里: tongyi qwen
腾讯: hunyuan
华为: harmonyos
zhipu: glm chatglm cogvideo cogvideox
nvidia: blackwell h100 nim cuda nemotron
deepseek: deepseek
nous research: hermes
amazon: alexa bedrock titan
baidu: ernie 萝卜快跑
moonshot: kimi
bytedance: doubao douyin
kuaishou: kling
tesla: optimus
figure: figure
"""
