"""What tells practice, theory and news apart where no source does, in both languages.

Each word or phrase stands under its weight: 3 all but settles it, 1 is a hint. Written
from judgement of how papers, products and events are announced, fitted to no set.
"""

from agents.domain.words import SectionName

CUES: dict[SectionName, dict[float, str]] = {
    "practice": {
        3: """
            pip install, docker, self-hosted, tutorial, cookbook, show hn,
            step-by-step, changelog, release notes, quickstart,
            教程, 整合包, 一键, 官网, 应用商店, 安装包, 命令行, 保姆级
            """,
        2: """
            download, install, plugin, plugins, extension, cli, sdk, toolkit, ide,
            pricing, subscription, macos, windows, ios, android, laptop, open-weight,
            open-weights, apache 2.0, mit license, mit licence, how to, guide,
            prompt engineering, playground, ollama, llama.cpp, gguf, comfyui,
            open-sourced, open-sourcing, best practices, walkthrough, waitlist,
            command line, drop-in, bug fixes, workflow, web ui, webui,
            价格, 免费, 下载, 安装, 部署, 插件, 内测, 公测, 导出, 实测, 上手, 玩法,
            技巧, 指南, 无需编程, 无需代码, 零代码, 开箱即用, 许可证, 软件, 浏览器,
            网页版, 客户端, 专业版, 开源框架, 开源项目, 开源工具, 操作步骤, 使用方法,
            即日起, 升级版
            """,
        1.5: """
            open source, github, tool, tools, app, apps, library, package,
            local, locally, launch, launches, launching, release, releases, released,
            notebook, dashboard, browser, desktop, beta, developers, introducing,
            features, announcing, price, tips, terminal, server, serving, hugging face,
            weights, api, editor, integrations, import, export, interface, template,
            templates, updated, upgrade, adds, awesome, visualization,
            开源, 工具, 上线, 体验, 上传, 编辑器, 提示词, 显存, 会员, 订阅, 额度, 本地,
            私有化, 可视化, 小程序, 端侧, 功能, 接入, 素材, 导入, 速率限制, 计费,
            开放平台, 模型权重, 知识库, 用户可, 网页, 手机, 总结, 工作流, 调用
            """,
        1: """
            available, users, free, build, builds, chat, chatbot, assistant,
            agent platform, version, support, supports, preview, inference, prompt,
            prompts, notes, demo, framework, fast, faster, platform, python, rust,
            javascript, typescript, bot, toolbox, component,
            使用, 推出, 应用, 开发者, 平台, 支持, 助手, 用户, 无需, 项目, 管理, 协同,
            生成, 自动, 怎么, 数据库, 文档, 版本, 权重, 演示, 快速, 交互式, 微信, 换脸,
            提示
            """,
        0.5: "发布, 框架, 开发, 模型, 产品",
    },
    "theory": {
        3: """
            arxiv, theorem, ablation, ablations, semeval, neurips, icml, iclr, cvpr,
            iccv, eccv, emnlp, naacl, aaai, ijcai, kdd, sigir, interspeech, colm,
            preregistered, benchmarking, outstanding paper, best paper,
            提出了, 论文提出, 论文地址, 论文公开, 本文提出, 数据集上, 基准上, 综述,
            顶会, 实验表明, 实验结果, 测试集上, 消融
            """,
        2: """
            paper, papers, researchers, propose, introduce, investigate, demonstrate,
            prove, derive, establish, explore, shared task, benchmark, benchmarks,
            dataset, datasets, experiments, outperforms, outperform, state-of-the-art,
            baselines, theory, theory of mind, theoretical, empirical, empirically,
            survey, acl, icra, chi, nature, generalization, interpretability,
            interpretable, self-supervised, autoencoder, autoencoders, annotated,
            participants, hypothesis, proofs, study, studies, scaling laws, neurons,
            phd, preprint, peer-reviewed, findings, corpus,
            论文, 提出, 数据集, 研究者, 研究人员, 研究团队, 研究发现, 现有方法, 该工作,
            基准, 评测, 测评, 大学, 清华, 北大, 上海交大, 复旦, 浙大, 中科院, 人大、,
            、人大, 麻省理工, 斯坦福, 伯克利, 香中文, 港科大, 课题组, 实验室提出, 泛化,
            自监督, 损失函数, 心智, 标注, 消歧, 首次证明, 表征, 问答对, 预印本, 百分点,
            假说, 定理, 复现
            """,
        1.5: """
            university, method, methods, approach, evaluation, evaluate, algorithm,
            novel, proposes, proposed, trained, accuracy, fine-tuning, reward,
            supervised, classification, robustness, emergent, embodied, reasoning,
            language models, attention, mechanism, architecture, equation, equations,
            estimates, contrastive, analysis, pretraining, unlearning, generalizes,
            generalises, transfers, trials, humaneval, gsm8k, mmlu, imagenet, degrades,
            faithful, faithfulness, hallucination, hallucinations,
            学院, 研究, 实验中, 实验发现, 实验验证, 注意力, 观察到, 分析了, 证明, 掉点,
            自训练, 量表, 算法, 架构, 准确率, 成功率, 指标, 优于, 超过以往, 超过此前,
            推理路径, 具身, 学者, 博士, 作者, 本文, 教授, 心理学, 理论, 机制, 任务,
            研究院
            """,
        1: """
            training, learning, llms, transformer, transformers, diffusion,
            representations, alignment, multimodal, human, understand, performance,
            problem, problems, results, improves, tasks, via, towards, regularization,
            limited, existing, approximation, perspective, input, explanations,
            behaviour, behavior,
            方法, 发现, 原因, 冗余, 难点, 词元, 推理, 领先, 强化学习, 学习, 对齐, 偏好,
            微调, 训练, 性能, 模拟, 基于, 样本, 序列, 结构, 初步
            """,
        0.5: "model, models, tokens, 首个, 优化, 智能体, 多模态, 语料",
    },
    "news": {
        3: """
            lawsuit, sues, sued, chief executive, attorney general, high court,
            infringement, regulators, regulator, antitrust, export controls,
            white house, valuation, police, prime minister, senate, layoffs,
            acquisition, acquires, resigns, resigned, fired, copyright, tribunal,
            prosecutors,
            法院, 董事会, 版权, 融资, 估值, 收购, 起诉, 诉讼, 峰会, 监管, 立法, 罢工,
            警方, 首席执行官, 出口管制, 离职, 辞职, 任命, 诺贝尔, 侵权, 宣判, 否决,
            市值, 股价, 裁员, 管理办法, 暂行办法, 法案, 征求意见, 著作权, 网信办,
            工信部, 白宫, 外交部, 北约
            """,
        2: """
            ceo, board, court, judge, regulation, law, laws, bill, government,
            president, minister, congress, parliament, treaty, summit, funding, raises,
            raised, investors, investment, shares, billion, acquire, election,
            elections, ban, bans, banned, investigation, fraud, scam, strike, union,
            leaves, quits, steps down, joins, appointed, hires, hired, ruling, ruled,
            fined, tariffs, sanctions, hearing, funding round, series a, series b,
            series c, financial officer, operating officer, quarterly, whistleblower,
            executive order, governor, protest, criticised, criticized, controversy,
            accused, admitted, denied, apologises, apologizes, executives, trillion,
            vetoes, military, startup raises, start-up, dies, prize, stake,
            政府, 法律, 条例, 判决, 判赔, 赔偿, 投资者, 投资方, 独角兽, 签署, 总统,
            部长, 议会, 委员会, 军事, 军方, 宣言, 首席科学家, 高管, 抵制, 争议, 争论,
            抗议, 警告, 诈骗, 罚款, 制裁, 选举, 获奖, 亿美元, 万美元, 亿元, 热议, 委员,
            人大代表, 好莱坞, 编剧, 记者, 讲话, 律师, 辟谣, 声明, 联邦, 欧盟, 加州,
            创始人, 马斯克, 黄仁勋, 奥特曼, 施行, 作家, 知识产权, 涨超, 跌超, 涨停,
            概念股, 利润, 营收, 销售额, 出货量, 同比, 上市, 处罚, 公安, 书记, 市长,
            国会, 议员, 亏损, 注册资本, 涉嫌, 造谣, 谴责, 呼吁, 敦促, 商标, 叫停, 指控,
            美元, 韩元
            """,
        1.5: """
            million, deal, lawmakers, partnership, partners with, partnering,
            accountability, initiative, collaborates with, revenue, profit, earnings,
            stocks, policy, says, warns, warned, said, told, founder, founders,
            co-founder, mayor, workers, jobs, artist, artists, actor, actress,
            hollywood, newspaper, national security, chips, airline, trump, biden,
            musk, altman, claims, claimed, scraped, boss, agreement, trial,
            spokesperson, spokesman, urged, alleged, allegedly, students, journalists,
            european union, eu, china, authority, officials,
            国家, 合作, 代表, 谈判, 投资, 入职, 抄袭, 造假, 舆论, 伦理, 风险, 财报,
            网友, 引发, 考生, 高考, 停止, 关闭, 客服, 公众, 反对, 总理, 业界, 联名,
            行业, 影视, 艺术家, 就业, 会议上, 论坛, 非营利, 表态, 立场, 消息称, 据悉,
            曝光, 成立, 屏蔽, 季度, 活跃用户, 股份, 集团, 部门, 商业化, 计划, 大会
            """,
        1: """
            company, companies, announced, annual, industry, market, week, monday,
            tuesday, wednesday, thursday, friday, report, reports, reported, public,
            plans, plan,
            宣布, 表示, 近日, 日前, 报道, 媒体, 企业, 安全, 治理, 机构, 社会, 全球,
            说，, 认为, 学生, 学校, 讨论, 公平, 要求, 战略, 加入, 回应, 观念, 称, 竞争,
            增长, 会议, 市场, 收入
            """,
        0.5: "公司, 美国, 中国",
    },
}

# Publishers whose entries are mostly of one section, by the end of their host's name.
HOSTS: dict[SectionName, dict[float, str]] = {
    "practice": {
        4: "github.com, gitlab.com, gitee.com, pypi.org, npmjs.com, producthunt.com",
        2: "huggingface.co, modelscope.cn, replicate.com, ollama.com, sspai.com",
    },
    "theory": {
        6: "arxiv.org, openreview.net, aclanthology.org, papers.cool, alphaxiv.org",
        4: """
            openaccess.thecvf.com, proceedings.mlr.press, dl.acm.org, doi.org,
            biorxiv.org, medrxiv.org, ieeexplore.ieee.org, link.springer.com,
            sciencedirect.com, ssrn.com
            """,
        2: "nature.com, science.org, pnas.org, distill.pub, transformer-circuits.pub",
    },
    "news": {
        4: """
            reuters.com, apnews.com, afp.com, bloomberg.com, ft.com, wsj.com,
            nytimes.com, washingtonpost.com, theguardian.com, bbc.com, bbc.co.uk,
            cnn.com, cnbc.com, politico.com, politico.eu, axios.com, economist.com,
            time.com, xinhuanet.com, news.cn, people.com.cn, chinanews.com.cn,
            caixin.com, thepaper.cn, gov.cn, whitehouse.gov, europa.eu, nikkei.com,
            scmp.com, npr.org, variety.com
            """,
        2: """
            techcrunch.com, theverge.com, wired.com, arstechnica.com,
            theinformation.com, venturebeat.com, theregister.com, technologyreview.com,
            semafor.com, 36kr.com, 404media.co, engadget.com, zdnet.com, huxiu.com,
            tmtpost.com, ithome.com
            """,
    },
}
