"""What a product is for, in two to six characters, where its title says so.

For headings without a model. A use is told only by words that stand there; of several
the most telling comes first.
"""

import re

_USES = """
具身智能: vision-language-action, embodied, humanoid, 具身, 人形机器人
长视频理解: long video, long-form video, hour-long video, 长视频
视频理解: video understanding, video question answering, video-llm, video llm, 视频理解
视频生成: text-to-video, video generation, video diffusion, image-to-video, 视频生成, 文生视频, 图生视频
图像生成: text-to-image, image generation, image synthesis, 图像生成, 文生图
图像编辑: image editing, inpainting, 图像编辑
视觉分割: segmentation, segment anything, 分割
语音对话: speech-to-speech, spoken dialogue, voice assistant, full-duplex, 语音对话, 语音助手
语音合成: text-to-speech, tts, voice cloning, 语音合成, 声音克隆
语音识别: speech recognition, transcription, asr, 语音识别
音乐生成: music generation, text-to-music, 音乐生成
视觉语言模型: 视觉语言模型
视觉语言: vision-language, vision language, visual language model, 视觉语言
多模态模型: 多模态模型, 多模态大模型, 多模态语言模型
多模态: multimodal, multi-modal, 多模态
多智能体: multi-agent, multiagent, 多智能体
智能体记忆: agent memory, memory layer, 智能体记忆
代码生成: code generation, coding assistant, ai coding, 代码生成, 编程助手
检索增强: retrieval-augmented, retrieval augmented, rag, 检索增强
知识图谱: knowledge graph, 知识图谱
向量数据库: vector database, vector search, 向量数据库
推理加速: inference engine, llm serving, llm inference, fast inference, speculative decoding, 推理加速, 推理引擎
模型量化: quantization, quantisation, quantized, 量化
模型微调: fine-tuning, finetuning, fine-tune, lora, 微调
评测基准: benchmark for, benchmark of, benchmarking, 评测基准
数据集: dataset for, dataset of, 数据集
文档解析: pdf parsing, document parsing, ocr, 文档解析
提示词工具: prompt engineering, prompt optimization, 提示词
智能体框架: agent framework, agentic framework, 智能体框架
智能体: agent, agentic, 智能体
推理模型: reasoning model, 推理模型
聊天界面: chat ui, chatbot, chat interface, 聊天
"""
_PRODUCT = re.compile(r"[A-Za-z][\w.+-]*(?: [A-Z0-9][\w.+-]*)?", re.ASCII)

# Its own name says it, whatever it looks at.
_MEASURES = re.compile(r"Bench(?:mark)?(?![a-z])|Eval(?![a-z])")
_PRESENTED = re.compile(
    r"(?:模型|工具|框架|系统|助手|智能体|平台|方法|基准|发布|推出|开源|上线|提出|[，。！？：:])\s?$"
)


def _cue(word: str) -> str:
    if not word.isascii():
        return re.escape(word)
    return rf"(?<![a-z]){re.escape(word).replace('-', '[- ]')}s?(?![a-z])"


_TABLE = tuple(
    (use, re.compile("|".join(map(_cue, words.split(", "))), re.IGNORECASE))
    for use, words in (row.split(": ") for row in _USES.strip().splitlines())
)


def with_use(name: str, text: str) -> str:
    """`name` behind its use, where it is a product's name and `text` tells the use.

    In the middle of a title it is one only behind a word for what it is or was done.

    >>> with_use("LongVILA", "LongVILA: Scaling Visual Language Models for Long Videos")
    '长视频理解 LongVILA'
    >>> with_use("A new language model", "A new language model with 7B parameters")
    'A new language model'
    """
    if not _PRODUCT.fullmatch(name):
        return name
    before, there, _ = text.partition(name)
    if there and before and not _PRESENTED.search(before):
        return name
    if _MEASURES.search(name):
        return f"评测基准 {name}"
    rest = text.replace(name, " ")
    use = next((use for use, cues in _TABLE if cues.search(rest)), "")
    return f"{use} {name}".strip()
