"""What is said of a document that cannot be used, in Chinese."""

CHINESE = {
    "the PDF of {paper}": "{paper} 的 PDF",
    "{unread}; {error}": "{unread}；{error}",
    "the discussion is no thread that can be read": "讨论读不出来",
    "{url} holds no text of a paper": "{url} 里没有论文正文",
    "{url} breaks off before the end of the paper": "{url} 的论文没有完，中途断了",
    "{name} holds no text; it may be a scan": "{name} 里没有文字，可能是扫描件",
    "{name} cannot be read as a PDF: broken or locked": "{name} 作为 PDF 读不出来：坏了或加了锁",
    "{name} broke the reader of PDFs; it is left alone": "{name} 让读 PDF 的程序出错了，不读",
    "PDFs are not read: pypdfium2 is missing; run scripts/install": "不读 PDF：缺 pypdfium2；请运行 scripts/install",
    "{name} is no PDF, whatever its type says": "{name} 不是 PDF，虽然写的是",
    "{name} has {count} bytes, too many to be read": "{name} 有 {count} 字节，太大，不读",
    "{name} takes too long to read as a PDF": "{name} 作为 PDF 读得太久，不读了",
    "{shown} stays above 2 MB; it is left out": "图片 {shown} 压不到 2 MB 以下，不用",
    "has {width}×{height} pixels, more than are decoded": "有 {width}×{height} 像素，太大",
    "has more than {most} scans": "的扫描超过 {most} 层",
    "{shown} {fault}; it is left out": "图片 {shown} {fault}，不用",
    "{shown} is no whole picture; it is left out": "{shown} 不是完整的图片，不用",
    "{shown} is {media_type!r}, not a page; it is not read": "{shown} 是“{media_type}”，不是网页，不读",
    "{shown} asks for a login or a captcha; open it by hand": "{shown} 要登录或验证码；请自己打开看",
    "{shown} has no article: {count} characters of text": "{shown} 里没有文章：只有 {count} 个字符",
}
