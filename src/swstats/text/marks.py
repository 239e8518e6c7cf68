"""Say of one line, by its wording alone, what it can be: title, list item, byline, table row.

All patterns read folded text. They are anchored and bounded: a line is looked at once.
"""

from __future__ import annotations

import re
from sys import maxsize
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from swstats.lexicons import Lexicon

BULLETS = "■◆●▲▼△▽◎※★☆►▶□▪◇❖✦\uf06c\uf06e\uf0b7\uf0d8"
# with a space behind it, and only then, a bullet: - 贷款总额增长, • 贷款总额增长 (folded)
DASHED = ("- ", "· ")

ARROWS = "▲▼△▽◀▶◄►↑↓←→"  # point from a caption to its picture

TERMINAL = frozenset("。！？!?…")
CLOSERS = frozenset("”’）》】〕」』\"')]")
# a line that ends so goes on in the next
PENDING = frozenset("，、；：,;（(“‘《【〔—-/+~·.．")
# a line never begins so: it goes on with the last one
LEANING = frozenset("，。、；：？！）》”’】〕%‰℃")

CLAUSE_MARKS = frozenset("，。；！？")
CLAUSE = re.compile(r"[，。；？！?]")

NUMERAL = r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
LIST_ITEM = re.compile(
    r"[0-9]{1,2}(?:[.、)）]|\.\s)(?![0-9])"
    rf"|[（(]\s*{NUMERAL}\s*[）)]"
    r"|[一二三四五六七八九十]{1,3}、"
    rf"|第\s?{NUMERAL}\s?[章节条编篇部][\s　]?"
    r"|[①-⑳]|\[[0-9]{1,2}\]"
)
# 2.1 基本情况, 2.1.3基本情况; a hanzi must follow: 13.5 mm is a quantity.
SECTION = re.compile(r"[0-9]+(?:\.[0-9]+){1,3}\s*")
NOTE = re.compile(
    r"(?:附?注|备注|说明|资料来源|数据来源|参考文献|来源)\s*[0-9]*\s*[：:]|(?:表|图)\s*[0-9一二三四五六七八九十]{1,2}[\s：:-]"
)

# These are looked for in every line. Their first signs stand as one class, for which the search
# skips all other text: two to four times as fast as alternatives.
DATE = (
    r"[12一二民](?:(?:(?<=1)9|(?<=2)0)[0-9]{2}\s?[年./-]\s?[01]?[0-9]\s?[月./-]\s?[0-3]?[0-9](?![0-9]?月)\s?日?"
    r"|(?<=[一二])[一二三四五六七八九〇零]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
    r"|(?<=民)国[0-9]{2,3}年[01]?[0-9]月[0-3]?[0-9]日"
    # 110/03/25, of the Republic
    r"|(?<=1)(?<![0-9]1)[01][0-9][-./](?:0[1-9]|1[0-2])[-./](?:0[1-9]|[12][0-9]|3[01])(?![0-9]))"
)
WEEKDAY = r"[星周礼](?:(?<=星)期|(?<=周)|(?<=礼)拜)[一二三四五六日天]"
PAGE = r"(?:第?\s?[A-H]?[0-9]{1,2}(?:\s?[-—]\s?[0-9]{1,2})?\s?版|(?<![0-9A-Za-z])[A-H]?[0-9]{2}(?![0-9.,]))"

# （据民政部网站） （李冬青） （完）: what stands in brackets after the last full stop
BRACKETED = re.compile(r"[（(]([^（）()]{1,40})[）)]$")

# A line that may be marked begins with one of these; all others need no second look.
LIST_FIRST = frozenset("0123456789一二三四五六七八九十第（([①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
FIRST = frozenset("0123456789一二三四五六七八九十第（([①②③④⑤⑥⑦⑧⑨⑩附注备说资数参来表图")

# What follows a figure and belongs to it: multipliers, measure words, signs.
AFTER_FIGURE = (
    "%‰℃万亿千百十余多来几个名人户家场次元亩吨所件台辆套岁年月日周期天倍成米平公里克斤只头份"
)
# What a figure ends in that a break has cut.
IN_FIGURE = frozenset("0123456789.,万亿千百")
# 8628⏎.27, 6.4⏎6%, 3⏎万元, 5623万⏎人，, 12万⏎人次，; no figure: 7870⏎2月5日, 2021-11-03⏎1, 12⏎3．其他
BROKEN_FIGURE = re.compile(
    rf"[0-9]\n(?:[{AFTER_FIGURE}.,])"
    r"|(?<![-:：/][0-9])(?<![-:：/][0-9]{2})(?<!(?:19|20)[0-9]{2})(?<=[0-9])[.,]?\n"
    r"(?![0-9]{1,2}[、．)）月]|[0-9]{1,2}[.](?![0-9])|(?:19|20)[0-9]{2}[年/-])[0-9]"
    rf"|[0-9一二三四五六七八九十两几][万亿千百]\n(?:[{AFTER_FIGURE}]|[人户件台]次|[平立]方米|公[里顷]|[美港欧日]元)(?:[，。；、,（]|$)"
)

# Cells set apart by wide gaps (which begin with a class, by which a search skips all other text), or
# a name followed by figures only
GAP = re.compile(r"[　\t ](?:(?<=[　\t])[　\t]*\s*|(?<= ) +[　\t]*)")
# 前五名客户合计销售金额（元） 528,712,004.18: a row of two cells, the unit in the first
LABELLED_FIGURE = re.compile(
    r"[^，。；？！\s]{2,40}[（(][^（）()]{1,10}[）)]\s?-?[0-9][0-9,]*(?:\.[0-9]+)?%?$"
)
FIGURE_ROW = re.compile(
    r"(?:[^\s0-9，。；：、]{1,20}(?: [^\s0-9，。；：、]{1,6})?|(?:19|20)[0-9]{2}年?)(?: +[-+约近]?[0-9][0-9,.]*(?:[^\s0-9，。；：、,.][^\s0-9，。；：、]{0,5})?){2,}$"
)
# 其中：网络募捐 97.3万元, 助医71.5万元（惠及患者58人）: a row of a name and its figure, with no wide gap
LABELLED_ROW = re.compile(
    "(?:[\u4e00-\u9fff]{2,8}[：:](?=[^0-9])|其中[：:]?|[（(]?[一二三四五六七八九十0-9]{1,2}[）)、.](?![0-9]))? ?[^，。；：:、？！0-9]{2,14}?[：: ]? ?"
    "[-+约近]?[0-9][0-9,]*(?:[.][0-9]+)?[余多]?[百千万亿]{0,2}[余多]?(?![年月日时分号点])[^，。；：、？！0-9 （()）]{1,5}"
    "(?:[（(][^（）()。]{1,20}[）)])?"
)
# 面　积 120公顷, 面积：120公顷: a row of a box; a label that no word follows
BOX_LABEL = re.compile(
    "([\u4e00-\u9fff]{2,7}|[\u4e00-\u9fff][ \t]{1,4}[\u4e00-\u9fff])(?:[：:] ?|[ \t]+|$)"
)
LONGEST_BOX, LEAST_BOX = 40, 3
LABELLED_LAST = frozenset(
    "元人次个家户名所件台辆套吨亩里米%例宗项场座斤只头株箱册张床间艘口岁倍）)"
)
LEAST_LABELLED = 3
HEADS_ROWS = re.compile("[\u4e00-\u9fff]{2,8}")
# In a cell as it was written, full-width or not.
CELL_FIGURE = re.compile(r"[-+－]?[0-9０-９][0-9０-９,.，．]*[%‰％]?$")
# 单位：万元, （單位：人、%）, 金额单位：人民币元: a line over a table; but 单位：某市民政局
_UNIT_WORDS = (
    "(?:人民币|新台币|港币)?[十百千万亿]{0,3}(?:[美港欧日]?元|人次?|户次?|[公]?吨|公斤|千克|公里|平方米|平方公里|立方米|[公英]?亩|公顷|千瓦时?|度"
    "|[%‰个家件对辆台套只头次天所张床例宗起岁份册间株箱艘座条项名羽盒米]|百分[点比])(?:人民币)?"
)
UNIT_LINE = re.compile(
    f"[（(【\\[]?(?:金额|计量|货币|数量)?单位 ?[：:] ?{_UNIT_WORDS}(?:[、，；,;/ ]{{1,2}}{_UNIT_WORDS}){{0,6}}[）)】\\]]?"
)
UNIT_FIRST = frozenset("（(【[单金计货数")
# 573人 and — beside a figure by itself
CELL_COUNTED = re.compile(
    r"[-+－]?[0-9０-９][0-9０-９,.，．]*[万亿萬億]?[^\s0-9０-９，。；：、年月日时時点點版期号號届屆]{1,4}$|[-—–－]{1,4}$"
)
# Cells that a page copied as plain text has on lines of their own: names and figures (or a dash where
# there is none), each as a sign, and a table of them: 项目⏎金额⏎救助⏎468万元⏎培训⏎56万元.
CELL_FIRST = frozenset("0123456789-+—约近¥$")
CELL_ALONE = re.compile(
    r"[-+约近¥$]?(?!(?:19|20)[0-9]{2}年)[0-9][0-9,.]*[万亿]?[^\s0-9，。；：、]{0,5}$|[-—/]{1,2}$"
)
LONGEST_CELL = 20
FLAT_TABLE = re.compile("n{0,10}(?P<row>s?n(?P<figures>f{1,9}))(?:s?n(?P=figures)(?!f))+")
FLAT_ROW = re.compile("s?nf+")
# the same with several names in a row, below as many heads: 项目⏎地区⏎支出⏎书屋⏎某州⏎86万元⏎培训⏎某市⏎73万元
WIDE_TABLES = tuple(
    (
        size,
        re.compile(
            f"n{{{size}}}(?P<row>n(?=[nm]|f+[nm])(?=[nm]{{0,{size - 2}}}f)[nmf]{{{size - 1}}})(?P=row)+"
        ),
    )
    for size in range(3, 9)
)
HAS_DIGIT = re.compile("[0-9]")
GROWTH_CELL = re.compile(
    "(?:同比|环比|按[年月季周]|年均|[比较][^，。；：、]{1,8}?|与[^，。；：、]{1,8}相比)*"
    "(?P<how>[增减升降涨跌上下回提][长加少低降升滑落高涨跌速幅])(?:了|[率幅]|速度|幅度)?(?:[（(]%[）)])?"
)
SERIAL_HEADS = frozenset(("序号", "编号", "序", "排名", "名次"))  # of the numbers of rows: s


def cell_signs(lines: Sequence[str]) -> str:
    """Return what each line can be in a table; s is the number of a row, below 序号."""
    signs = [cell_sign(line) for line in lines]
    number = 0  # of the next row
    for i, line in enumerate(lines):
        if signs[i] == ".":
            number = 0
        elif line in SERIAL_HEADS:
            number = 1
        elif number and line == str(number) and signs[i + 1 : i + 2] == ["n"]:
            signs[i] = "s"
            number += 1
    return "".join(signs)


def wide_tables(lines: Sequence[str], signs: str) -> Iterable[range]:
    """Yield the first lines of the rows of each table whose rows have several names, heads included.

    ``signs`` are those of the lines, to which m adds: a name with a figure in it (受益学校214所).
    """
    signs = "".join(
        "m" if sign == "n" and HAS_DIGIT.search(line) else sign
        for sign, line in zip(signs, lines, strict=True)
    )
    for size, table in WIDE_TABLES:
        for found in table.finditer(signs):
            yield range(found.start(), found.end(), size)


def cell_sign(line: str) -> str:
    """Return what a line can be in a table: f a figure, n a name, "." neither."""
    if len(line) > LONGEST_CELL or line[-1] in "、（(" or CLAUSE.search(line):
        return "."
    if ("：" in line or ":" in line) and not line.startswith(("其中：", "其中:")):
        return "."
    if line[0] in CELL_FIRST and CELL_ALONE.match(line):
        return "f"
    return "." if line[0] in LIST_FIRST and is_list_item(line) else "n"


def labelled_rows(lines: Sequence[str]) -> tuple[set[int], set[int]]:
    """Return the lines that are rows of a name and its figure, at least three near each other, and their heads.

    收入合计218.6万元⏎其中：网络募捐97.3万元⏎企业捐赠84万元: no sentence breaks so thrice. Between them one line
    may tell whose they are: 威海市⏎接待游客386万人次⏎旅游收入12亿元⏎潍坊市⏎….
    """
    rows: set[int] = set()
    run: list[int] = []
    for i, line in enumerate(lines):
        if line[-1] in LABELLED_LAST and LABELLED_ROW.fullmatch(line):
            run.append(i)
            if len(run) >= LEAST_LABELLED:
                rows.update(run[-LEAST_LABELLED:])
        elif not (run and run[-1] == i - 1 and HEADS_ROWS.fullmatch(line)):
            run = []
    heads = {i - 1 for i in rows if i and i - 1 not in rows and HEADS_ROWS.fullmatch(lines[i - 1])}
    return rows, heads


# － 3 －, ·12·: the number of a page (folded); ————: a rule over notes
PAGE_SIGN = "[·—~-]"
PAGE_NUMBER = f"{PAGE_SIGN}{{1,2}} ?[0-9]{{1,4}} ?{PAGE_SIGN}{{1,2}}"
RULE_FIRST = frozenset("-—~_=*·|")
RULE = re.compile(f"[-—_=*·|: ]{{4,}}|{PAGE_NUMBER}")

# 图①　…, 图：…, 图为…
CAPTION_MARK = re.compile("图(?:为|[①-⑳]|[0-9一二三四五六七八九十]{0,2} ?[：:]|[0-9]{1,2} )")
# What a caption ends with: who took the picture, or whence it is.
CREDIT_END = re.compile(
    r"(?:摄|摄影|资料图|资料图片|资料照片|供图|(?:新华社|中新社|本报|记者)\s?\S{0,4}发)[）)]?$"
)
AGENCY = re.compile(
    r"[^，。；：\s]{0,10}(?:社|日报|晚报|早报|时报|周报|联合报|电子报|周刊|网|网站|电视台|电台|客户端|公众号)"
)
PAPER = re.compile(rf"{AGENCY.pattern}(?=[\s·|｜/—-])")
SOURCE_NOTE = re.compile(
    r"(?:据|来源|稿源|转自|摘自|原载|综合|转载自|编译自|新华社|中新社)[^。；]{1,36}$"
    r"|[上下紧]?[接转]\s?(?:第?\s?[A-H]?[0-9]{1,2}\s?版|[^，。；]{1,8}版|[^，。；]{1,12}一[文稿]$)"
    rf"|{AGENCY.pattern}$"
    r"|[^，。；]{0,8}(?:记者|通讯员|供稿|报道)[^。；]{1,24}$|(?:见习|实习)?记者"
    r"|作者(?:单位)?(?:[：:]|[系为])[^。；]{2,32}$|[^，。；：]{4,24}(?:供稿|报送)$"
)
# 来源：江西日报, a line of its own behind the text
SOURCE_LINE = re.compile(
    "(?:(?:文章|稿件|信息|图片|新闻)?来源|稿源|(?:供稿|报送|来稿|信息|作者)(?:单位|部门|机构)?|通讯员|记者|摄影|原标题|编辑|审核|校对)[：: ][^，。；]{2,24}$"
)
# （某县委宣传部 王明）: what ends the place or the office of who writes
OF_WRITER = frozenset("省市县区州盟旗镇乡局委部办院会站台社厅")
LEAST_PLACE, LONGEST_OFFICE = 2, 20
# 本报驻武汉记者 王明
STATIONED = re.compile(r"本[报刊台社]驻[\u4e00-\u9fff]{2,8}(?:特派|首席)?记者[\s：:/]")
REPORTER = re.compile(r"^(?:本报|本刊)?(?:记者|通讯员|文/?|作者)\s*")
DATE_NOTE = re.compile(rf"{DATE}|[01]?[0-9]\s?月\s?[0-3]?[0-9]\s?日")
DATE_ONLY = re.compile(DATE)
MONTH = re.compile(r"(?:19|20)[0-9]{2}\s?年\s?[01]?[0-9]\s?月")
DATED_LINE = re.compile(rf"{DATE}(?:\s?[0-2]?[0-9][:：][0-5][0-9](?:[:：][0-5][0-9])?)?")
WEEKDAY_ONLY = re.compile(WEEKDAY)
PAGE_ONLY = re.compile(PAGE)
LONGEST_SIGNED = 36
LONGEST_HEAD = 60  # of a page's head or foot: paper, day, day of the week, section, editors
# 七、居民收入同步⏎增长5%: what one of the words waits for that a heading, too, may end in
FIGURES = frozenset("0123456789一二三四五六七八九十百千万两近约超逾为至到了-")
# 相关新闻：…: what else there is to read
RELATED = (
    "(?:相关|延伸|推荐|热门|往期|精彩|精选|热点|同类|最新|更多)"
    "(?:新闻|阅读|文章|报[道导]|链接|推荐|内容|话题|资讯|回顾)"
)
RELATED_FIRST = frozenset("相延推热往精同最更")  # what it begins with
LINKED = re.compile(f"(?:{RELATED}|热点|猜你喜欢|[上下]一[篇条])[：:]")
# 某省民政信息网: whose page it is
SITE = re.compile(
    "(?:欢迎(?:您?访问|光临))?[\u4e00-\u9fff]{2,14}(?:门户网站?|信息网|新闻网|政府网|政务网|官方网站|官网|资讯网|在线|客户端|公众号|头条号|视频号)"
    "|(?!织[密牢紧就]|筑牢|编织|建[好成]|架起)[\u4e00-\u9fff]{1,4}(?<![互联专电路官全])(?<!保障|安全|防护|防控|救助|关爱|监管)网"
    "|[\u4e00-\u9fff]{2,6}(?:[日晚早晨商时]报|都市报|广播电视台|融媒体中心|传媒集团)社?"
)
# [首页] [要闻] [公告]: the menu of a page
MENU = re.compile(r"(?:[\[【][^\[\]【】，。]{1,12}[\]】]\s?){2,}$")
COLOPHON = ("ICP备", "ICP证", "公网安备")  # the foot of a site, whatever else stands in it
# 地址：某市中山路18号: where somebody is to be found
ADDRESS = re.compile(
    r"(?:地址[：:]\s?)?[\u4e00-\u9fff]{4,24}?(?:路|街|大道|巷|胡同|弄|段)[\u4e00-\u9fff0-9]{0,6}?[0-9]{1,5}号(?![^\s]{0,8}[线楼院馆店站])"
)
LINKS_OF_WEB = ("www.", "http:", "https:")
# A byline, a page line, an imprint is not longer than this.
LONGEST_MARK = 120
SLASHED = re.compile(r"[：:/编电热](?:(?<=[：:/编])|(?<=电)话|(?<=热)线)")
# 证券代码：600123　证券简称：…　公告编号：…: labels with what they hold, and nothing else
LABELS = re.compile(
    r"(?:[^：:\s，。]{2,8}[：:]\s?[^：:\s，。]{1,20}\s+){1,6}[^：:\s，。]{2,8}[：:]\s?[^：:\s，。]{1,20}$"
)
BLANKS = re.compile(r"[\s·|｜/:：　]+")
FURNISHED = re.compile(r"[0-9：:/星周礼年编]")
NUMBERED = re.compile(
    r"[0-9](?: ?版|(?<=[0-9]{2})(?:(?<=\s..)|(?<=^..)|(?<=\s[A-H]..)|(?<=^[A-H]..))(?:\s|$))"
)


# 暂行办法（试行）
QUALIFIED = re.compile(r"[（(][^（）()]{1,8}[）)]$")
# 岱山县慈善总会秘书长 张景达: who speaks, under the title
SIGNED = re.compile(
    r"[^，。：；、\s0-9]{1,24}(?:长|主任|书记|委员|主席|总裁|经理|总监|秘书|代表|发言人)\s(\S ?\S{1,3})$"
)
# what places, and what is there, end in, though their names may begin as a person's: 金华市
_NO_GIVEN = frozenset("省市县区州盟旗镇乡村街路局委部办院会站台社厅处科校园馆店楼城湖山河江")
# 以上均为市区单价: words of a sentence, which no office's name has
_NO_OFFICE = frozenset("均为的在由是含占按了从对以其每不，。：；")
# what stands behind the label of a form; "" where the line ends
_BEHIND_LABEL = ("", "：", ":", " ", "　")
# 中国某某病研究　2013年2月　第28卷第1期　·45·: the head of a journal's page
ISSUE = re.compile(r"第\s?[0-9]{1,3}\s?卷|[12][0-9]{3}年(?:[0-9]{1,2}月)?\s?(?:总?第[0-9]{1,4}期)")
# C04社会组织 …, 公益·捐赠 A11, 志愿服务08-09版
PAGE_AT_END = re.compile(
    r"^(?:第?\s?[A-H]?[0-9]{1,2}(?:[-—][0-9]{1,2})?\s?版|[A-H]?[0-9]{2}(?=[\s\u4e00-\u9fff](?![年月日号楼室弄])))"
    r"|[\s\u4e00-\u9fff](?:第?\s?[A-H]?[0-9]{1,2}(?:[-—][0-9]{1,2})?\s?版|[A-H]?[0-9]{2})$"
)
ISSUE_NUMBER = re.compile(r"第\s?[0-9]{1,5}\s?期")
# who edits a page, at its head or its foot
EDITED = re.compile("(?:责任?编辑?|美编|编辑|校对|版式)[：:/]")
# what a notice is filed under, over its title
FILED = re.compile("(?:证券|股票|股份)代[码号][：:]|索引号[：:]|公告编号[：:]")
# 人均收入3000元→8000元: what no way to a page has, no label, no menu
COUNTED = re.compile(
    "(?<![第0-9.,])[0-9][0-9.,]*余?[万亿%％℃‰元人个家户名吨亩公平倍岁张座所项场辆台套间件例宗笔份头只株棵幢栋册条次]"
)
# 您当前的位置：首页 > 新闻 > 正文: the way to a page
BREADCRUMBS = re.compile(
    "(?:[您你]?的?(?:现在|当前|目前|所在)?的?(?:位置|页面)|首页|主页)(?:是|在)?:? ?[^，。:]{0,16}[>›»→|]"
    "|[^，。：:>›»→]{1,12}(?:[>›»→]+[^，。>›»→]{0,24}){2}"
)
# 各位代表：, 同志们：
SALUTATION_FIRST = frozenset("各同女先尊亲")
SALUTATION = re.compile(r"(?:各位|同志|女士|先生|尊敬的|亲爱的)[^，。；0-9]{0,14}[：:！]$")
# A given name after the surname.
GIVEN = re.compile(r"\s?(\w)\s?(\w?)$")
_DAY = "(?:[0-9]{4}年)?[0-9]{1,2}月[0-9]{1,2}日"
# How a dateline begins, up to its 讯 or 电: 本报湘潭, 本报驻某国记者某某波恩1月12日, 新华社东京1998年6月15日
# it ends in its count, so that "?" behind it makes it lazy
OWN_REPORT = rf"本[报刊台网社](?:[^，。：:\s]{{0,14}}?{_DAY}专?(?=讯|电(?![子脑信气煤汇邮商动器影视台力话网量价费梯池缆])))?[^，。：:\s]{{0,8}}"
WIRE_REPORT = r"(?:新华社|中新社|中央社|中新网|人民网|法新社|路透社|美联社)[^，。：:]{0,24}"
# how the names of papers end: 晚报, 特区报, 都市报
PAPER_NAME = "[日晚早晨商时周快区市]报"
# 深圳晚报讯, 长江网10月4日讯, 某某日报某市5月6日电: under the paper's or the site's own name;
# 布拉格3月2日专电: under none
PAPER_REPORT = (
    rf"(?:[\u4e00-\u9fff]{{1,6}}?(?:{PAPER_NAME}|(?<![电因联全])网|在线|财经|通讯社|[^，。电]社(?<!合作社|供销社|信用社|旅行社))"
    rf"(?:讯|(?:[\u4e00-\u9fff]{{2,6}})?{_DAY}[讯电])"
    rf"|(?!截[至止]|到|在|从|自)[\u4e00-\u9fff·]{{2,8}}{_DAY}(?:专电|电(?![\u4e00-\u9fff]|$)|电(?=记者)))"
    r"(?![息问号飞]|(?<=电)(?:[费子力价站影视商器量压缆梯池动话]|网(?![络友民红上])))"
)
_LONGEST_PAPER = 26  # characters of that, before which nothing stands
_REPORTS = ("讯", "日电", "日专电")
# A dateline that the sentence goes on behind, with the reporter's bracket: 本报讯（记者王明）全市…
DATELINE_LEAD = re.compile(
    rf"[【（(\[]?(?:{OWN_REPORT}?[讯电]|据?{WIRE_REPORT}?[讯电]|{PAPER_REPORT})(?![话讯力视影台])[】）)\]]?\s?(?:[（(][^（）()]{{2,30}}[）)])?[\s：:]*"
)
DATELINE_FIRST = frozenset("【（([〔本新中人法路美据")
DATELINE_SIGNS = ("报讯", "刊讯", "网讯", "新华社", "中新社")  # one of which most of them hold


def may_open_with_dateline(text: str, at: int = 0) -> bool:
    """Tell whether a dateline may begin at an offset: cheaper than to look for one."""
    stop = at + _LONGEST_PAPER
    return text[at] in DATELINE_FIRST or any(text.find(end, at, stop) > 0 for end in _REPORTS)


def dateline_lead(text: str, at: int = 0, end: int = maxsize) -> re.Match[str] | None:
    """Return the dateline at an offset that a sentence goes on behind, if there is one."""
    return DATELINE_LEAD.match(text, at, end) if may_open_with_dateline(text, at) else None


# The first sentence of a body, but for the words that it may open with.
OPENING_FIRST = frozenset("0123456789一二三四五六七八九十【[")
OPENING = re.compile(
    r"[0-9]{1,4}\s?[年月日]|[一二三四五六七八九十]{1,2}月"
    r"|[（(【\[]?\S{2,10}[讯电]|[【\[][^】\]]{2,24}[】\]]"
)


# 据日内瓦5月30日消息，…
REPORTED = re.compile("据[^，。；]{2,20}(?:消息|报道|报导)[，：]")


class Beginnings:
    """Words that a line may begin with: one look at its first sign says no to most lines."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(words)
        self.signs = frozenset(word[0] for word in self.words)

    def begin(self, line: str) -> bool:
        """Say whether a line begins with one of the words."""
        return line[0] in self.signs and line.startswith(self.words)


class Endings:
    """Words that a line may end with: one look at its last sign says no to most lines."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(words)
        self.signs = frozenset(word[-1] for word in self.words)

    def end(self, line: str) -> bool:
        """Say whether a line, perhaps empty, ends with one of the words."""
        return line[-1:] in self.signs and line.endswith(self.words)


class LineWords:
    """The words of ``openings.toml``, ready for use.

    Most questions are whether a line begins or ends with one of some words, which ``startswith``
    and ``endswith`` answer faster than a pattern, and need not be compiled.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.words: dict[str, tuple[str, ...]] = {
            name: tuple(entry["words"]) for name, entry in lexicon.table("openings").items()
        }
        self.opening = Beginnings(self.words["opening"])
        self.forms = Beginnings(self.words["form"])
        self.asking = Beginnings(self.words["asking"])
        self.buttons = frozenset(self.words["button"])
        self.rises = frozenset(self.words["rise"])
        self.continuing = Beginnings(self.words["continuing"])
        self.unfinished = Endings(self.words["unfinished"])
        self.complete = Endings(self.words["complete"])
        self.genres = Endings(self.words["genre"])
        self.asides = Endings(self.words["aside"])
        self.boxes = frozenset(self.words["infobox"])
        self.box_first = frozenset(word[0] for word in self.boxes)
        self.place_boxes = frozenset(self.words["placebox"])
        self.lying = frozenset(self.words["lying"])
        self.offices = Endings(self.words["office"])
        # A line that ends in no such sign is not unfinished, nor a genre's or an aside's title.
        self.telling = self.unfinished.signs | self.genres.signs | self.asides.signs | set("）)：:")
        self.places = self.words["place"]
        self.bylines = self.words["byline"]
        self.byline_first = frozenset(BULLETS + "（(" + "".join(w[0] for w in self.bylines))
        # A line that bears the mark of a new block begins with one of these.
        self.marking = self.byline_first | FIRST | frozenset(f"{BULLETS}{ARROWS}-·")
        singles, *doubles = self.words["surname"]
        self.surnames = frozenset([*"".join(singles.split()), *doubles])
        self.heading = re.compile(rf"[^：:]{{1,{max(map(len, self.places)) + 9}}}(?=[：:])")
        self._imprint: re.Pattern[str] | None = None

    def box_label(self, line: str) -> tuple[str, str]:
        """Return the label of a box that a line begins with, and the rest; none where there is none.

        面 积：120公顷, 所属地区 湖北省宜昌市, 中文名
        """
        if line[0] not in self.box_first or len(line) > LONGEST_BOX or "。" in line:
            return "", ""
        found = BOX_LABEL.match(line)
        if found is None:
            return "", ""
        label = "".join(found[1].split())
        return (label, line[found.end() :]) if label in self.boxes else ("", "")

    def box_rows(self, lines: Sequence[str]) -> dict[int, int]:
        """Return the rows of boxes that tell what something is: first line, and line behind.

        中文名 某县⏎面积 120平方公里⏎人口 5万人, or each value on a line below its label; at least three rows that
        follow each other, with no more than a line between.
        """
        rows: dict[int, int] = {}
        run: list[tuple[int, int]] = []
        i = 0
        while i < len(lines):
            label, rest = self.box_label(lines[i])
            behind = i + 1
            if label and not rest:
                below = lines[behind] if behind < len(lines) else ""
                if below and len(below) <= LONGEST_BOX and not self.box_label(below)[0]:
                    behind += 1
                else:
                    label = ""
            if label:
                if run and i > run[-1][1] + 1:
                    run = []
                run.append((i, behind))
                if len(run) >= LEAST_BOX:
                    rows.update(run[-LEAST_BOX:])
            i = behind if label else i + 1
        return rows

    @property
    def imprint(self) -> re.Pattern[str]:
        """The parts of an imprint with what they say: 责编：周敏, 电话 0731-8432000."""
        if self._imprint is None:
            words = "|".join(map(re.escape, sorted(self.words["imprint"], key=len, reverse=True)))
            self._imprint = re.compile(
                rf"(?:{words})(?:\s?[：:/]\s?[^：:，。]{{1,24}}?(?=\s|$|(?:{words})\s?[：:/])"
                r"|\s?[0-9—-]{7,}|\s[\u4e00-\u9fff]{2,4}(?=\s|$))"
            )
        return self._imprint

    def tells_growth(self, line: str) -> bool:
        """Say whether the name of a row is but how what stands above grew: 同比增长, 比上年下降."""
        grown = GROWTH_CELL.fullmatch(line)
        return grown is not None and (grown["how"] in self.rises or grown["how"][1] in "速幅")

    def is_unfinished(self, line: str) -> bool:
        """Say whether a line ends with a word that wants another: 的, 为, 其中."""
        return self.unfinished.end(line) and not self.complete.end(line)

    def opens(self, line: str) -> bool:
        """Say whether a line begins as the first sentence of a body does: 近日, 本报讯, 6月3日."""
        if line[0] in OPENING_FIRST or "讯" in line or "电" in line:
            return self.opening.begin(line) or OPENING.match(line) is not None
        if line[0] == "据" and REPORTED.match(line):
            return True
        return self.opening.begin(line)

    def is_genre(self, line: str) -> bool:
        """Say whether a line ends as the title of a notice or a list does: 公告, 办法（试行）."""
        qualified = QUALIFIED.search(line[-10:]) if line[-1] in "）)" else None
        if qualified:
            line = line[: -len(qualified[0])]
        return self.genres.end(line)

    def is_aside(self, line: str) -> bool:
        """Say whether a line ends as the title of a box beside an article does: 数据一览."""
        return self.asides.end(line[:-1] if line[-1] in "：:" else line)

    def is_office(self, line: str) -> bool:
        """Say whether a line is the name of an office and nothing else: 市卫生健康委员会."""
        if not self.offices.end(line) or not is_hanzi(line):
            return False
        return any(
            line.endswith(office) and 2 <= len(line) - len(office) <= 20
            for office in self.offices.words
        )

    def is_addressee(self, line: str) -> bool:
        """Say whether a line is the office that a letter is to: 某市民政局：; but 民政部： may tell."""
        return (
            line[-1] in "：:"
            and line[-2:-1] != "部"
            and not line.startswith(("国家", "全国"))
            and self.is_office(line[:-1])
        )

    def place_head(self, line: str) -> int:
        """Return the length of a place that heads a line, colon included: "重庆："; 0 without."""
        found = self.heading.match(line) if "：" in line or ":" in line else None
        if not found:
            return 0
        head = found[0]
        if not (head[-1] in "省市县区州盟旗" and 2 <= len(head) <= 10 and is_hanzi(head)) and not (
            head.startswith(self.places)
            and any(
                head.startswith(place)
                and len(head) - len(place) <= 9
                and (len(head) == len(place) or is_hanzi(head[len(place) :]))
                for place in self.places
            )
        ):
            return 0
        return len(head) + 1

    def is_byline(self, line: str) -> bool:
        """Say whether a line says who wrote: 本报记者 …, ■ 评论员文章, 文/…."""
        if line[0] not in self.byline_first or is_clause(line):
            return False
        if STATIONED.match(line):
            return True
        bullet = line[0] in BULLETS
        bare = line[1:].lstrip() if bullet else line
        bracket = bare[:1] in ("（", "(")
        if bracket:
            bare = bare[1:].lstrip()
        if not bare.startswith(self.bylines):
            return False
        for rest in (bare[len(role) :] for role in self.bylines if bare.startswith(role)):
            parted = not rest or rest[0] in "/／：:" or rest[0].isspace()
            if parted and len(rest) <= 41 and CLAUSE_MARKS.isdisjoint(rest[1:]):
                return True
            if bullet and not bracket and len(rest) <= 30 and CLAUSE_MARKS.isdisjoint(rest):
                return True
        return False

    def is_signed(self, line: str) -> bool:
        """Say whether a line, one with a space, is an office with who holds it: 市长 王明."""
        if len(line) > LONGEST_SIGNED:
            return False
        signed = SIGNED.match(line)
        return signed is not None and self.is_name(signed[1])

    def is_name(self, part: str) -> bool:
        """Say whether a text is a person's name of two to four hanzi: 周敏, 周 敏, 欧阳小禾."""
        for length in (1, 2):
            given = GIVEN.match(part, length)
            if given and part[:length] in self.surnames and is_hanzi(given[1] + given[2]):
                return True
        return False

    def closes(self, bracketed: str) -> bool:
        """Say whether brackets at an article's end name its source, its author or its date.

        （据民政部网站） （李冬青） （完） do; （节选） （笑） （化名） do not.
        """
        inside = bracketed.strip()
        if inside == "完" or SOURCE_NOTE.match(inside):
            return True
        inside = DATE_NOTE.sub("", inside).strip(" 　，、")
        if inside != bracketed.strip() and not inside:
            return True
        inside = REPORTER.sub("", inside).strip()
        return self._are_names(inside) or (
            inside[-1:] not in _NO_GIVEN
            and _NO_OFFICE.isdisjoint(inside)
            and any(
                sign in OF_WRITER and self._are_names(inside[end:].strip())
                for end, sign in enumerate(inside[:LONGEST_OFFICE], 1)
                if end >= LEAST_PLACE
            )
        )

    def _are_names(self, text: str) -> bool:
        """Say whether a text is persons' names: 李冬青、王明."""
        parts = re.split(r"[、，/]\s*|\s{1,3}(?=\S{2})", text)
        return bool(text) and all(self.is_name(part) for part in parts if part)

    def closing(self, line: str) -> str | None:
        """Return what the closing brackets at the end of a line hold, None where there are none."""
        if line[-1] not in "）)":
            return None
        found = BRACKETED.search(line[-48:])
        return found[1] if found and self.closes(found[1]) else None

    def is_button(self, line: str) -> bool:
        """Say whether a line is a button or a row of them: 打印 关闭."""
        return line in self.buttons or (" " in line and self.buttons.issuperset(line.split()))

    def is_form(self, line: str) -> bool:
        """Say whether a line begins with a label: 索引号：…; but not 基金项目启动, a headline."""
        if not self.forms.begin(line):
            return False
        label = max((word for word in self.forms.words if line.startswith(word)), key=len)
        behind = line[len(label) : len(label) + 1]
        return behind in _BEHIND_LABEL or (behind.isascii() and behind.isalnum())

    def _is_of_web(self, line: str) -> bool:
        """Say whether a line, if it counts nothing, is a label, a menu, an address or a link."""
        return (
            self.is_form(line)
            or self.asking.begin(line)
            or (line[0] in "[【" and MENU.match(line) is not None)
            or any(map(line.__contains__, LINKS_OF_WEB))
            or ("号" in line and ADDRESS.match(line) is not None)
            or BREADCRUMBS.match(line) is not None
        )

    def is_furniture(self, line: str) -> bool:
        """Say whether a line is page furniture: page number and date, imprint, a bare date.

        What remains of it when these are taken out is a section's name, or nothing.
        """
        if "，" in line or "。" in line or len(line) > LONGEST_MARK:
            return False
        if is_rule(line):
            return True
        if LINKED.match(line) or SITE.fullmatch(line):
            return True
        if self._is_of_web(line) and not COUNTED.search(line):
            return True
        if not FURNISHED.search(line):
            return False
        if len(line) <= LONGEST_HEAD and DATE_ONLY.search(line) and WEEKDAY_ONLY.search(line):
            return not CLAUSE.search(line)  # 普洱边城报 2019年9月10日 星期二 教育周刊 ⑥
        if ISSUE.search(line) and not CLAUSE.search(line):
            return True
        slashed = SLASHED.search(line) is not None
        if slashed and line.count("：") + line.count(":") > 1 and LABELS.match(line):
            return True
        clause = CLAUSE.search(line) is not None
        if clause and not slashed:
            return False
        rest = self.imprint.sub(" ", line) if slashed else line
        imprints = rest != line
        # What is taken out holds no clause mark, and no such mark may remain.
        if not imprints and (clause or not has_hint(line)):
            return False
        rest = DATE_ONLY.sub(" ", rest)
        dated = rest
        rest = WEEKDAY_ONLY.sub(" ", rest)
        rest = PAGE_ONLY.sub(" ", rest)
        if rest == line:
            return False
        remains = len(BLANKS.sub("", rest))
        if dated == rest and not imprints:
            paper = PAPER.match(rest)  # 兰州日报·ZAKER兰州 2023-02-16
            return remains <= (len(paper[0]) + 8 if paper else 0)
        return remains <= 8 and not CLAUSE.search(rest)

    def heads_page(self, line: str) -> bool:
        """Say whether a line of furniture is the head of a page: 04 综合 2021.11.16 星期二, 首页>要闻."""
        if BREADCRUMBS.match(line) or FILED.match(line):
            return True
        dated = DATE_ONLY.search(line) is not None
        if dated and (WEEKDAY_ONLY.search(line) or ISSUE_NUMBER.search(line)):
            return True
        return len(line) <= LONGEST_HEAD and PAGE_AT_END.search(line) is not None


def has_colophon(line: str) -> bool:
    """Say whether a line has the licence of a site in it."""
    return any(map(line.__contains__, COLOPHON))


def is_clause(line: str) -> bool:
    """Say whether a line has a comma or a full stop: it is no row, no byline, no furniture."""
    return "，" in line or "。" in line


def has_hint(line: str) -> bool:
    """Say whether a page's number, a day of the week or a full date stands in a line."""
    return bool(NUMBERED.search(line) or WEEKDAY_ONLY.search(line) or DATE_ONLY.search(line))


def is_hanzi(text: str) -> bool:
    """Say whether a text, which is not empty, is hanzi and nothing else."""
    return min(text) >= "\u4e00" and max(text) <= "\u9fff"


def is_list_item(line: str) -> bool:
    """Say whether a line begins with the number of an item or a section: 1. （二） 三、 2.1 第四章."""
    if line[0] not in LIST_FIRST:
        return False
    if LIST_ITEM.match(line):
        return True
    found = SECTION.match(line)
    if not found or found.end() == len(line) or not is_hanzi(line[found.end()]):
        return False
    return line[found.end() - 1].isspace() or found[0].count(".") > 1


def is_rule(line: str) -> bool:
    """Say whether a line is drawn, or holds the number of a page alone."""
    return line[0] in RULE_FIRST and RULE.fullmatch(line) is not None


def is_piped(line: str) -> bool:
    """Say whether a line is a row of a table whose cells bars part: |助学|12万元|."""
    return line[0] == "|" and line[-1] == "|" and line.count("|") > 2


def cells(line: str) -> list[str]:
    """Return the cells of a line, set apart by wide gaps, stray spaces taken out."""
    return [cell for cell in ("".join(part.split()) for part in GAP.split(line)) if cell]


def heads_row(line: str, row: str) -> bool:
    """Say whether a line is the head of a row below it whose cells one space parts: 项目 2021年 2022年."""
    words = line.split(" ")
    if FIGURE_ROW.match(row) is None or not 0 <= row.count(" ") - line.count(" ") <= 1:
        return False
    return len(words) > 1 and not CLAUSE.search(line) and max(map(len, words)) <= LONGEST_CELL


def is_figure_row(line: str, folded: str) -> bool:
    """Say whether a line is a row of a table with figures in it: a name, then figures."""
    if CLAUSE.search(folded) or line[0] == "【":
        return False
    if folded.count(" ") > 1 and FIGURE_ROW.match(folded):
        return True
    # The folded line has no ideographic spaces left: cut the line, look at the folded cells.
    found = cells(line)
    figures = sum([CELL_FIGURE.match(cell) is not None for cell in found])
    return figures > 1 or (
        figures == 1 and (1 < len(found) < 4 or any(map(CELL_COUNTED.match, found[1:])))
    )


def is_heading_row(line: str, folded: str) -> bool:
    """Say whether a line can be the head of a table: short cells, wide gaps, no clause."""
    found = cells(line)
    return len(found) >= 2 and max(map(len, found)) <= 24 and not CLAUSE.search(folded)
