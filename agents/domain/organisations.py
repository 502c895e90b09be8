"""Organisations with their products, and people, under their names, one a row."""

ORGANISATIONS = """
谷歌|google|alphabet|deepmind
微软|microsoft
英伟达|nvidia
苹果公司|苹果|apple
亚马逊|amazon|aws
脸书|meta|facebook
特斯拉|tesla
英特尔|intel
超威|amd
高通|qualcomm|骁龙|snapdragon
三星|samsung
索尼|sony
思科|cisco
奥多比|adobe
赛富时|salesforce
台积电|tsmc
阿斯麦|asml
软银|softbank
红杉|sequoia
彭博|bloomberg
路透|reuters
推特|twitter|x.com
抱抱脸|hugging face|huggingface
阿里巴巴|阿里|alibaba|aliyun|qwen|通义|tongyi|魔搭|modelscope
通义千问|千问|通义|qwen|tongyi
腾讯|tencent|混元|hunyuan
混元|hunyuan
字节|bytedance|豆包|doubao|抖音|tiktok
豆包|doubao
抖音|tiktok|douyin
百度|baidu|文心|ernie
文心一言|文心|ernie
华为|huawei|noah|鸿蒙|harmonyos
鸿蒙|harmonyos
小米|xiaomi
联想|lenovo|thinkpad
美团|meituan
京东|jd
商汤|sensetime
科大讯飞|讯飞|iflytek
旷视|megvii
快手|kuaishou|kwai|kling|可灵
可灵|kling
智谱|zhipu|thudm|glm|z.ai
面壁智能|面壁|modelbest|openbmb|minicpm
月之暗面|moonshot|kimi
零一万物|01.ai|01-ai
深度求索|deepseek
阶跃星辰|stepfun
百川智能|baichuan
生数科技|shengshu|vidu
元象|xverse
稀宇|minimax
猎户星空|orionstar
昆仑万维|kunlun|skywork
上海人工智能实验室|上海 ai lab|shanghai ai|opengvlab|internlm|书生|shanghai artificial
书生|internlm|internvl
智源|baai
之江实验室|zhejiang lab
鹏城实验室|peng cheng|pengcheng
清华大学|清华|tsinghua|thudm
北京大学|北大|peking|pku
浙江大学|浙大|zhejiang university|zju
复旦|fudan
上海交通大学|上海交大|上交大|jiao tong|sjtu
南京大学|nanjing university|nju
中国科学技术大学|中科大|ustc|university of science and technology of china
中国科学院|中科院|chinese academy of sciences|cas
中国人民大学|renmin
北京航空航天大学|北航|beihang|buaa
哈尔滨工业大学|哈工大|harbin institute
华中科技大学|华中科大|huazhong|hust
西湖大学|westlake
香港中文大学|港中文|chinese university of hong kong|cuhk
香港科技大学|港科大|hong kong university of science|hkust
香港大学|港大|university of hong kong|hku
新加坡国立|national university of singapore|nus
南洋理工|nanyang|ntu
帝国理工|imperial college
牛津|oxford
剑桥|cambridge
斯坦福|stanford
麻省理工|mit|massachusetts institute
哈佛|harvard
普林斯顿|princeton
耶鲁|yale
康奈尔|cornell
哥伦比亚大学|columbia university
伯克利|berkeley|bair
卡内基梅隆|carnegie|cmu
华盛顿大学|university of washington
苏黎世联邦理工|eth zurich|eth zürich|ethz
洛桑联邦理工|epfl
东京大学|university of tokyo
艾伦人工智能|ai2|allen institute
欧盟|european union|eu|european commission
美国国会|congress
美国商务部|department of commerce|commerce department
国家网信办|网信办|cac|cyberspace administration
工信部|工业和信息化部|miit|ministry of industry
诺贝尔|nobel
图灵奖|turing award
必应|bing
网易|netease
拼多多|pinduoduo|pdd|temu
哔哩哔哩|b 站|bilibili
小红书|xiaohongshu|rednote
大疆|dji
影石|insta360
宇树|unitree
优必选|ubtech
智元机器人|agibot
比亚迪|byd
宁德时代|catl
蔚来|nio
小鹏|xpeng|xiaopeng
吉利汽车|geely
黑芝麻智能|black sesame
寒武纪|cambricon
中芯国际|smic
长鑫存储|cxmt
传音|transsion
荣耀手机|honor
中国移动|china mobile
中国电信|china telecom|telechat
优步|uber
网飞|奈飞|netflix
甲骨文|oracle
贝宝|paypal
爱彼迎|airbnb
领英|linkedin
戴尔|dell
惠普|hewlett|hp
西部数据|western digital|wd
希捷|seagate
铠侠|kioxia
美光|micron
海力士|hynix
英飞凌|infineon
恩智浦|nxp
意法半导体|stmicro|stmicroelectronics
西门子|siemens
博世|bosch
飞利浦|philips
松下|panasonic
任天堂|nintendo
富士康|foxconn
丰田|toyota
本田|honda
宝马|bmw
波音|boeing
空客|空中客车|airbus
洛克希德|lockheed
辉瑞|pfizer
诺华|novartis
罗氏|roche
阿斯利康|astrazeneca
高盛|goldman
摩根大通|jpmorgan|jp morgan|j.p. morgan
摩根士丹利|morgan stanley
麦肯锡|mckinsey
埃森哲|accenture
纽约时报|new york times|nyt|nytimes
华盛顿邮报|washington post
华尔街日报|wall street journal|wsj
金融时报|financial times|ft
美联社|associated press|ap news
美国国防部|department of defense|pentagon|dod
美国宇航局|美国航天局|nasa
白宫|white house
联合国|united nations|un
国家统计局|bureau of statistics
国家发改委|发改委|ndrc
市场监管总局|samr
乘联会|cpca
中汽协|caam
东南大学|southeast university
同济|tongji
武汉大学|wuhan university
中山大学|sun yat-sen|sysu
西安交通大学|西安交大|xi'an jiaotong|xian jiaotong|xjtu
天津大学|tianjin university
厦门大学|xiamen university
香港理工|hong kong polytechnic|polyu
香港城市大学|city university of hong kong|cityu
多伦多大学|university of toronto
宾夕法尼亚大学|宾大|university of pennsylvania|upenn
芝加哥大学|university of chicago|uchicago
纽约大学|new york university|nyu
加州理工|caltech|california institute
佐治亚理工|georgia tech|georgia institute
密歇根大学|university of michigan
爱丁堡大学|university of edinburgh
慕尼黑工业大学|tu munich|technical university of munich|tum
马克斯·普朗克|马普|max planck
微信|wechat|weixin
安卓|android
"""

PEOPLE = """
奥特曼|奥尔特曼|sam altman|altman
布罗克曼|brockman
苏茨克维|sutskever|伊利亚|ilya
穆拉蒂|murati
卡帕西|karpathy
辛顿|欣顿|hinton
本吉奥|bengio
杨立昆|lecun
吴恩达|andrew ng
李飞飞|fei-fei li|feifei li
哈萨比斯|hassabis
皮查伊|pichai
纳德拉|nadella
苏莱曼|suleyman
黄仁勋|jensen huang|jen-hsun huang
苏姿丰|lisa su
马斯克|musk
扎克伯格|小扎|zuckerberg
贝佐斯|bezos
库克|tim cook
盖茨|bill gates
施密特|eric schmidt
阿莫代伊|阿莫迪|amodei
门施|mensch
古尔曼|gurman
梁文锋|wenfeng liang|liang wenfeng
李开复|kai-fu lee
李彦宏|robin li
杨植麟|zhilin yang|yang zhilin
唐杰|jie tang|tang jie
萨顿|sutton
穆斯塔法|mustafa
卡梅隆|cameron
"""
