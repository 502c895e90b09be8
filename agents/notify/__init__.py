"""A word to the team's chat: Feishu, 企业微信, DingTalk, Slack. It never fails a run."""
