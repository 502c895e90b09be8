"""Latin words of the trade: they name nothing."""

# Words that any technical Chinese uses without naming anything.
_WORDS = (
    "agent agentic agents agi ai aigc alpha android api app apps arxiv asr "
    "attention auc backbone baseline batch benchmark beta bleu bug ceo cfo "
    "chatbot checkpoint ci cli cm cnn code copilot cot cpu cto cuda cv db "
    "decoder demo diffusion dit docker dpi dpo embedding encoder f1 face "
    "few-shot fine-tuning flops fps gan gb gbps ghz github gpu gpus gui "
    "html http https hugging huggingface hz id ide ios iot ipo it json kb "
    "kg khz km kpi kv kw kwh mwh gwh twh latex linux llm llms logits lora lstm mac "
    "macos mae mah markdown mb mbps mcp mhz ml mllm mllms mlp mm moe ms mse "
    "nlp nm npu ocr ok one-shot online open os p95 p99 paper pc pdf "
    "pipeline ppl ppo ppt pr prompt prompts python pytorch qps rag readme "
    "reward rl rlhf rmse rnn roi rouge sdk sft shell slm slo sota source "
    "sql ssl star svm tb text text-to-video tflops token tokenizer tokens "
    "top-1 top-5 tops tpu transformer transformers tts ui url usb vae vit "
    "a as based free judge level like style vlm vlms vpn vqa vr vram vs web wh wi-fi windows xml yaml zero-shot "
)
COMMON = frozenset(_WORDS.split())
