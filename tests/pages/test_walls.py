import pytest

from agents.pages.walls import is_wall

ABOUT = (
    "Three engineers measured how well agents solve a captcha. Of 4,000 captchas the "
    "best agent solved 97 %, and needed two seconds for each."
)


@pytest.mark.parametrize(
    "text",
    [
        (
            "Just a moment... shop.example Verifying you are human. This may take a few "
            "seconds. Ray ID: 77aa. Enable JavaScript and cookies to continue"
        ),
        "Please enable JavaScript to use this app.",
        "Your browser does not support JavaScript. Please enable it to continue.",
        "JavaScript is disabled.\nEnable it, then reload the page in your browser.",
        "Log in to continue reading. No account yet? Sign up. Forgot your password?",
        "You must be logged in to view this page.",
        "Access denied\nYou don't have permission to access this page.\nReference #9",
        "To continue, please verify that you are not a robot.",
        "Are you a robot? Please complete the captcha below.",
        (
            "Checking your browser before accessing e.org. This process is automatic. Your "
            "browser will redirect shortly. Please allow up to 5 seconds."
        ),
        "请登录",
        "请先登录后查看全文。还没有账号？立即注册。忘记密码请联系客服。",
        "当前环境异常，完成验证后即可继续访问。",
        "您的访问过于频繁，请输入验证码后重试。",
        "请在微信客户端打开链接",
        "安全验证\n请拖动滑块完成拼图",
        "该内容需要登录才能阅读，登录即表示同意用户协议。",
        "请启用 JavaScript 后刷新页面。",
        pytest.param(
            "请登录后阅读全文。扫码登录更方便。" * 50, id="850 characters of it"
        ),
        pytest.param(
            "Please sign in to continue reading. " * 30, id="1,080 characters"
        ),
    ],
)
def test_a_demand_and_hardly_anything_else_is_a_wall(text: str) -> None:
    assert is_wall(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        ABOUT,
        f"Just a moment... is what the page says. {ABOUT} The agents never saw it again.",
        "The service no longer asks to verify you are human; access is denied to bots.",
        "The agent signs in to the bank's site, reads the captcha and pays the bill.",
        (
            "Sign in with a passkey comes to agents. Three banks have tested it since May, "
            "and forty more will follow. The draft of the standard has 30 pages."
        ),
        "登录后的用户每天可以免费调用 50 次。新模型支持 128K 上下文，价格只有原来的一半。",
        "作者让智能体识别验证码：在 3,000 张图片上，准确率达到 97%。安全验证因此失去意义。",
        "Security agents: a benchmark of 300 tasks, of which the best solves 41 %.",
        pytest.param(ABOUT * 30, id="a long article about captchas"),
    ],
)
def test_what_tells_of_walls_is_none(text: str) -> None:
    assert not is_wall(text)
