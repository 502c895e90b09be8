"""The names that dates are written with: months, days of the week, halves of a day.

From Unicode's CLDR 46, wide and abbreviated, as written in a date and alone, and a few
spellings that feeds use besides. `-` stands where all of a month's names are another
month's in another language, as Polish `listopada` is Croatia's October.
"""

import unicodedata

# One language a line, January to December; all spellings of one month joined by `/`.
MONTH_NAMES = """
january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sep/sept october/oct november/nov december/dec
januar/jan februar/feb märz/mär/mrz/maerz april/apr mai juni/jun juli/jul august/aug september/sept/sep oktober/okt november/nov dezember/dez
janvier/janv février/févr/fev mars/mar avril/avr mai juin juillet/juil/jul août/aou septembre/sept octobre/oct novembre/nov décembre/déc
enero/ene febrero/feb marzo/mar abril/abr mayo/may junio/jun julio/jul agosto/ago septiembre/sept/sep/setiembre/set octubre/oct noviembre/nov diciembre/dic
gennaio/gen febbraio/feb marzo/mar aprile/apr maggio/mag giugno/giu luglio/lug agosto/ago settembre/set ottobre/ott novembre/nov dicembre/dic
janeiro/jan fevereiro/fev março/mar abril/abr maio/mai junho/jun julho/jul agosto/ago setembro/set outubro/out novembro/nov dezembro/dez
januari/jan februari/feb maart/mrt april/apr mei juni/jun juli/jul augustus/aug september/sep oktober/okt november/nov december/dec
januari/jan februari/feb mars/mar april/apr maj juni/jun juli/jul augusti/aug september/sep oktober/okt november/nov december/dec
januar/jan februar/feb marts/mar april/apr maj juni/jun juli/jul august/aug september/sep oktober/okt november/nov december/dec
januar/jan februar/feb mars/mar april/apr mai juni/jun juli/jul august/aug september/sep oktober/okt november/nov desember/des
tammikuuta/tammi/tammikuu helmikuuta/helmi/helmikuu maaliskuuta/maalis/maaliskuu huhtikuuta/huhti/huhtikuu toukokuuta/touko/toukokuu kesäkuuta/kesä/kesäkuu heinäkuuta/heinä/heinäkuu elokuuta/elo/elokuu syyskuuta/syys/syyskuu lokakuuta/loka/lokakuu marraskuuta/marras/marraskuu joulukuuta/joulu/joulukuu
stycznia/sty/styczeń lutego/lut/luty marca/mar/marzec kwietnia/kwi/kwiecień maja/maj czerwca/cze/czerwiec lipca/lipiec sierpnia/sie/sierpień września/wrz/wrzesień października/paź/październik - grudnia/gru/grudzień
ledna/led/leden února/úno/únor března/bře/březen dubna/dub/duben května/kvě/květen června/čvn/červen července/čvc/červenec srpna/srpen září/zář října/říj/říjen listopadu prosince/pro/prosinec
január/jan február/febr március/márc április/ápr május/máj június/jún július/júl augusztus/aug szeptember/szept október/okt november/nov december/dec
ianuarie/ian februarie/feb martie/mar aprilie/apr mai iunie/iun iulie/iul august/aug septembrie/sept/sep octombrie/oct noiembrie/nov decembrie/dec
ocak/oca şubat/şub mart/mar nisan/nis mayıs/may haziran/haz temmuz/tem ağustos/ağu eylül/eyl ekim/eki kasım/kas aralık/ara
ιανουαρίου/ιαν/ιανουάριος φεβρουαρίου/φεβ/φεβρουάριος μαρτίου/μαρ/μάρτιος/μάρ απριλίου/απρ/απρίλιος μαΐου/μαΐ/μάιος/μάι/μαιου ιουνίου/ιουν/ιούνιος/ιούν ιουλίου/ιουλ/ιούλιος/ιούλ αυγούστου/αυγ/αύγουστος/αύγ σεπτεμβρίου/σεπ/σεπτέμβριος οκτωβρίου/οκτ/οκτώβριος νοεμβρίου/νοε/νοέμβριος/νοέ δεκεμβρίου/δεκ/δεκέμβριος
января/янв/январь февраля/февр/февраль/фев марта/мар/март апреля/апр/апрель мая/май июня/июн/июнь июля/июл/июль августа/авг/август сентября/сент/сентябрь/сен октября/окт/октябрь ноября/нояб/ноябрь/ноя декабря/дек/декабрь
січня/січ/січень лютого/лют/лютий березня/бер/березень квітня/квіт/квітень травня/трав/травень червня/черв/червень липня/лип/липень серпня/серп/серпень вересня/вер/вересень жовтня/жовт/жовтень листопада/лист/листопад грудня/груд/грудень
януари/яну февруари/фев март април/апр май юни юли август/авг септември/сеп октомври/окт ноември/ное декември/дек
januari/jan februari/feb maret/mar april/apr mei juni/jun juli/jul agustus/agu/agt september/sep oktober/okt november/nov desember/des
一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月
"""
_WEEKDAYS = """
monday mon tuesday tue wednesday wed thursday thu friday fri saturday sat sunday sun tues wednes weds thur thurs
montag mo dienstag di mittwoch mi donnerstag do freitag fr samstag sa sonntag so
lundi lun mardi mar mercredi mer jeudi jeu vendredi ven samedi sam dimanche dim
lunes lun martes mar miércoles mié jueves jue viernes vie sábado sáb domingo dom
lunedì lun martedì mar mercoledì mer giovedì gio venerdì ven sabato sab domenica dom
segunda-feira seg terça-feira ter quarta-feira qua quinta-feira qui sexta-feira sex sábado sáb domingo dom segunda terca quarta quinta sexta
maandag ma dinsdag di woensdag wo donderdag do vrijdag vr zaterdag za zondag zo
måndag mån tisdag tis onsdag ons torsdag tors fredag fre lördag lör söndag sön
mandag man tirsdag tirs onsdag ons torsdag tors fredag fre lørdag lør søndag søn
mandag man tirsdag tir onsdag ons torsdag tor fredag fre lørdag lør søndag søn
maanantaina ma maanantai tiistaina ti tiistai keskiviikkona ke keskiviikko torstaina to torstai perjantaina pe perjantai lauantaina la lauantai sunnuntaina su sunnuntai
poniedziałek pon wtorek wt środa śr czwartek czw piątek pt sobota sob niedziela niedz
pondělí po úterý út středa st čtvrtek čt pátek pá sobota so neděle ne
hétfő kedd szerda sze csütörtök cs péntek szombat szo vasárnap
luni lun marți mar miercuri mie joi vineri vin sâmbătă sâm duminică dum
pazartesi pzt salı sal çarşamba çar perşembe per cuma cum cumartesi cmt pazar paz
δευτέρα δευ τρίτη τρί τετάρτη τετ πέμπτη πέμ παρασκευή παρ σάββατο σάβ κυριακή κυρ
понедельник пн вторник вт среда ср четверг чт пятница пт суббота сб воскресенье вс
понеділок пн вівторок вт середа ср четвер чт пʼятниця пт субота сб неділя нд
понеделник пн вторник вт сряда ср четвъртък чт петък пт събота сб неделя нд
senin sen selasa sel rabu rab kamis kam jumat jum sabtu sab minggu min
星期一 星期二 星期三 星期四 星期五 星期六 星期日 星期天
周一 周二 周三 周四 周五 周六 周日 周天 週一 週二 週三 週四 週五 週六 週日
礼拜一 礼拜二 礼拜三 礼拜四 礼拜五 礼拜六 礼拜日 礼拜天 禮拜一 禮拜二 禮拜三 禮拜四 禮拜五 禮拜六 禮拜日
月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日 月曜 火曜 水曜 木曜 金曜 土曜 日曜
월요일 화요일 수요일 목요일 금요일 토요일 일요일
"""
# Behind a day in brackets, one sign is enough: `2024年9月2日(月)`.
_SIGNS = "月火水木金土日一二三四五六월화수목금토일"
_HALVES = {
    "am": "am 上午 早上 早晨 清晨 凌晨 午前 오전",
    "pm": "pm 下午 傍晚 午后 午後 오후",
    "noon": "中午",
    "night": "晚上 晚间 晚間 夜里",
}
# The hours of each, as a clock of 24 counts them; both ends belong to it.
_HOURS = {"am": (0, 11), "pm": (12, 23), "noon": (11, 14), "night": (18, 23)}


def folded(text: str) -> str:
    """In lower case and without accents, which feeds often leave out.

    >>> folded("Févr."), folded("２")
    ('fevr.', '２')
    """
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFD", text.lower())
    kept = "".join(c for c in apart if unicodedata.category(c) != "Mn")
    return unicodedata.normalize("NFC", kept)


def month(name: str) -> int:
    """1 to 12; 0, which no date has, for a word that is no month. `name` is folded."""
    return MONTHS.get(name, 0)


def of_day(hour: int, half: str) -> int:
    """The hour of the day, 0 to 24; ValueError where it is not of that half.

    Twelve begins a half: 上午 12 is midnight. 晚上 12 may be either end of the night.

    >>> [of_day(8, "下午"), of_day(12, "am"), of_day(20, "pm"), of_day(8, "")]
    [20, 0, 20, 8]
    """
    if not half:
        return hour
    first, last = _HOURS[HALVES[half]]
    among = (hour % 12, hour % 12 + 12) if hour <= 12 else (hour,)  # noqa: PLR2004
    found = [h for h in among if first <= h <= last]
    if not found:
        raise ValueError(half)
    return found[0]


def _numbered(table: str) -> dict[str, int]:
    return {
        folded(name): number
        for line in table.strip().splitlines()
        for number, names in enumerate(line.split(), start=1)
        for name in names.split("/")
    }


MONTHS = _numbered(MONTH_NAMES) | {
    f"{number}{sign}": number for number in range(1, 13) for sign in "月월"
}
WEEKDAYS = frozenset(folded(name) for name in _WEEKDAYS.split())
SIGNS = frozenset(folded(_SIGNS))
HALVES = {
    folded(word): half for half, words in _HALVES.items() for word in words.split()
}
