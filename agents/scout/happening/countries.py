"""Countries in both languages, as rows of `bilingual`."""

LANDS = """
argentina: 阿根廷 | argentin
brazil: 巴西 | brazil
canada: 加拿大 | canad
mexico: 墨西哥 | mexic
italy: 意大利 | ital
spain: 西班牙 | spain spanish
netherlands: 荷兰 | dutch netherlands
sweden: 瑞典 | swed
norway: 挪威 | norw
finland: 芬兰 | finland finnish
switzerland: 瑞士 | swiss switzerland
poland: 波兰 | poland polish
russia: 俄罗斯 俄方 | russia
ukraine: 乌克兰 | ukrain
israel: 以色列 | israel
saudi: 沙特 | saudi
emirates: 阿联酋 | emirates uae=
turkey: 土耳其 | turk
iran: 伊朗 | iran
australia: 澳大利亚 澳洲 | australia
indonesia: 印尼 | indonesia
vietnam: 越南 | vietnam
thailand: 泰国 | thai
malaysia: 马来西亚 | malaysia
europe: 欧盟 欧洲 | europe eu=
france: 法国 巴黎 | french france paris
germany: 德国 | german
japan: 日本 东京 | japan tokyo
korea: 韩国 首尔 | korea seoul
india: 印度 | india
britain: 英国 伦敦 | british britain uk= london
taiwan: 台湾 | taiwan
singapore: 新加坡 | singapore
california: 加州 加利福尼亚 | california
albania: 阿尔巴尼亚 | albania
denmark: 丹麦 | denmark danish
ireland: 爱尔兰 | ireland irish
belgium: 比利时 | belgi
austria: 奥地利 | austria
greece: 希腊 | greece greek=
portugal: 葡萄牙 | portug
hungary: 匈牙利 | hungar
czechia: 捷克 | czech
romania: 罗马尼亚 | romania
new zealand: 新西兰 | new_zealand
egypt: 埃及 | egypt
south africa: 南非 | south_africa
nigeria: 尼日利亚 | nigeria
pakistan: 巴基斯坦 | pakistan
philippines: 菲律宾 | philippin filipino
chile: 智利 | chile=
texas: 得州 德州 | texas
"""
