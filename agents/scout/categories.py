"""Categories of the existing issue: their words in both languages, and their section.

Each word or phrase stands under its weight, as in `cues`. A category may stand in
another section, where its stories are; the last one of a section takes its rest.
"""

from agents.domain.words import SectionName

HOME: dict[SectionName, tuple[str, ...]] = {
    "practice": ("大模型产品形态", "大模型使用技巧", "大模型研发", "其他工具"),
    "theory": (
        "大模型心智测评",
        "具身智能",
        "长视频理解",
        "文生视频",
        "大模型现有问题解决",
    ),
    "news": (),
}
REST = ("其他工具", "大模型现有问题解决")  # what they hold is of their own section

CATEGORIES: dict[str, dict[float, str]] = {
    "大模型产品形态": {
        3: """
            notebooklm, copilot, chatbot, gpt store, ai search, search engine,
            voice mode, multi-agent, multiagent, agent framework, digital human,
            companion, gpts,
            智能体平台, 多智能体, 产品形态, 聊天机器人, 数字人, 智能助手, 搜索引擎,
            文风, 播客, 语音助手, 陪伴, 虚拟人, 一键做, 超级智能体, 角色扮演
            """,
        2: """
            assistant, agent, agents, agentic, podcast, slides, deep research,
            research agent, computer use, realtime api, chatgpt, voice, canvas,
            artifacts, app, apps,
            智能体, 助手, 应用, 产品, 机器人, 演示文稿, 幻灯片, 零代码, 通话, 音乐,
            上传
            """,
        1: """
            platform, product, chat, conversation, search, workflow, users, plugin,
            plugins, subscription, knowledge base, perplexity, music, game,
            平台, 对话, 搜索, 问答, 工作流, 知识库, 用户, 情感, 生成, 网页, 会员, 新闻,
            翻译
            """,
    },
    "大模型使用技巧": {
        3: """
            prompt engineering, prompting, cookbook, tutorial, tutorials, how to,
            how we, best practices, prompt caching, prompt library, few-shot examples,
            cheat sheet, system prompt, system prompts, step-by-step, lessons learned,
            vibe coding,
            提示词, 提示工程, 使用技巧, 技巧, 教程, 玩法, 怎么用, 怎么写, 多步处理,
            实用
            """,
        2: """
            prompt, prompts, guide, course, tips, awesome, walkthrough,
            chain-of-thought, context engineering, rules, examples, which, learn,
            指南, 课程, 思维链, 总结, 入门, 经验, 上手, 手把手, 写法, 整理
            """,
        1: "template, templates, rag, notebook, claude code, 模板, 示例, 案例, 步骤, 怎么",
    },
    "大模型研发": {
        3: """
            open-weight, open weights, pre-training, pretraining,
            quantization, inference engine, serving engine, vllm, sglang, llama.cpp,
            deepspeed, megatron, mixture-of-experts, moe, llama-factory, post-training,
            technical report, gguf, gpt-5, gpt-4, gpt-4o, gpt-4.5, o1, o3, controlnet,
            model merging, state space, scaling laws, distillation, open models,
            tokenizer, system card, training data,
            量化, 预训练, 基座, 开源模型, 模型权重, 推理引擎, 蒸馏, 端侧, 训练框架,
            稠密模型, 语言模型架构, 换脸, 视觉分割, 推理模型, 技术报告, 参数量,
            代码模型, 大模型发布
            """,
        2: """
            weights, fine-tuning, finetuning, fine-tune, lora, qlora, serving,
            pretrained, llama, qwen, deepseek, mistral, gemma, grok, gemini, phi,
            transformers, segmentation, speech recognition, text-to-speech, tts, ocr,
            vlm, attention, architecture, parameters, gpus, throughput,
            stable diffusion, text-to-image, image generation, multimodal model,
            coding model, embedding model,
            微调, 权重, 参数, 文生图, 语音合成, 语音识别, 状态空间, 通义千问, 架构,
            吞吐量, 多模态模型, 图像模型, 词元, 训练语料, 模型参数, 显存
            """,
        1: """
            inference, training, release, hugging face, api, gpu, speech, vision,
            diffusion, latency, memory, efficient, benchmark, optimizer, code model,
            训练, 推理, 发布, 许可, 开源, 上下文, 分割, 视觉, 图像, 尺寸
            """,
        0.5: "model, models, llm, llms, 模型",
    },
    "其他工具": {
        3: """
            database, sql, geospatial, map, maps, spreadsheet, project management,
            crawler, scraper, pdf, markdown, subtitles, wechat, obsidian, note-taking,
            diagrams,
            数据库, 地图, 可视化, 项目管理, 协同, 微信, 文档解析, 字幕, 表格, 爬虫,
            笔记, 画图
            """,
        2: """
            editor, ide, terminal, browser, extension, visualization, dashboard, file,
            files, scraping, converter, monitoring, productivity, backup, self-hosted,
            workspace,
            编辑器, 导出, 团队, 管理, 转换, 剪辑, 聊天记录, 表单, 浏览器, 下载器, 录屏
            """,
        1: "tool, tools, cli, data, library, software, 工具, 数据, 统计, 软件, 文件, 插件",
    },
    "大模型心智测评": {
        3: """
            theory of mind, personality, psychological, psychology, psychometric,
            cognitive, emotional intelligence, social intelligence, sarcasm, moral,
            empathy, mbti, social cognition, big five, human-like, false belief,
            persona, personas, sycophancy, deception, deceptive, self-awareness,
            introspection, role-playing,
            心智, 心理学, 人格, 情商, 社交智能, 社会认知, 共情, 讽刺, 道德, 角色扮演,
            欺骗, 认知能力, 价值观测评, 量表
            """,
        2: """
            benchmark, benchmarking, leaderboard, evaluating, emotion, emotions,
            emotional, beliefs, opinions, values, understand, persuasion,
            human performance, humans, simulate human, social, cultural, bias, biases,
            belief,
            评测, 测评, 基准, 情感, 情绪, 社会行为, 认知, 社会模拟, 观点, 极化,
            人类水平, 从众
            """,
        1: "evaluation, evaluate, multiple-choice, questions, 评估, 测试, 问答, 单选题, 选择题",
    },
    "具身智能": {
        3: """
            embodied, robot, robots, robotic, robotics, humanoid,
            vision-language-action, vla, quadruped, dexterous, locomotion, navigation,
            sim-to-real, autonomous driving,
            具身, 机器人操作, 人形机器人, 机械臂, 灵巧手, 自动驾驶, 导航, 四足,
            机器人学习
            """,
        2: "manipulation, grasping, teleoperation, world model, 操作策略, 示教, 抓取, 仿真, 世界模型",
        1: "simulation, physical, 物理世界, 机器人",
    },
    "长视频理解": {
        3: """
            long video, video understanding, video-language, video llm,
            video llms, video question answering, video qa, video-mme, video reasoning,
            long-form video, hour-long, videoqa, video captioning, video benchmark,
            video retrieval,
            视频理解, 长视频, 视频问答, 视频分析, 视频语言, 视频检索, 视频描述,
            视频大模型
            """,
        2: "video-llava, frames, temporal grounding, 抽帧, 时序定位",
        1: "video, videos, 视频",
    },
    "文生视频": {
        3: """
            text-to-video, image-to-video, video generation, video diffusion, sora,
            veo, kling, video generator, runway, gen-3, cogvideox, hunyuanvideo, pika,
            seedance, videopoet, video synthesis, video editing, generative video,
            talking head,
            视频生成, 图生视频, 生成视频, 可灵, 即梦, 成片, 视频模型,
            视频编辑
            """,
        2: "clips, animation, lip sync, 数字人视频, 分镜, 短视频, 动画, 对口型",
        1: "video, videos, seconds, film, 视频, 影视, 镜头",
    },
    "大模型现有问题解决": {
        3: """
            hallucination, hallucinations, jailbreak, jailbreaking, factuality,
            alignment tax, retrieval-augmented, machine unlearning, prompt injection,
            reward hacking, preference optimization, catastrophic forgetting,
            lost in the middle, unlearning, reversal curse, fact-checking,
            misinformation, fake news, interpretability,
            幻觉, 越狱, 对齐, 检索增强, 偏好优化, 知识编辑, 谣言, 虚假信息, 事实核查,
            遗忘, 过度思考, 可解释性, 安全性
            """,
        2: """
            alignment, safety, reasoning, retrieval, robustness, long context,
            knowledge graph, human-agent, collaboration, tabular,
            relational, rlhf, reward, failure, faithful, calibration, uncertainty,
            planning, style transfer, privacy, optimizers, self-correction, watermark,
            watermarking, tool use, memory,
            检索, 冲突, 人机协作, 长文本, 鲁棒, 现有方法, 安全, 知识图谱, 风格迁移,
            推理路径, 上下文, 记忆, 偏见, 缺陷, 不足, 难点, 思维树
            """,
        1: "problem, problems, challenge, limitations, existing, 问题, 挑战, 解决, 方案, 策略",
    },
}
