"""Words that an issue does not use of its own."""

HYPE = "颠覆性|史诗级|炸裂|王炸|遥遥领先|震惊|重磅|吊打|史上最强|划时代|革命性突破|碾压|逆天|封神"
