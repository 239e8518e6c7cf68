"""What stands beside a figure: the phrase before it, and the noun phrase after it.

Words and their classes come from :mod:`swstats.links.words`; what is a date, a copula, a word of
change or the basis of a comparison is taken off, so that what remains names the thing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import zip_longest
from operator import attrgetter
from sys import maxsize
from typing import TYPE_CHECKING

from swstats.links.gazetteer import Gazetteer
from swstats.links.places import Place, find_places
from swstats.links.scope import CLAUSE_BREAK, OF_NO_LAND, REACH, UP_TO_STOP, behind_last, up_to
from swstats.links.words import Word, Words, words_of
from swstats.records import COUNTED, Kind
from swstats.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Container

    from swstats.lexicons import Lexicon
    from swstats.links.scope import Scene

# By their own names, as looking up a member takes time.
_COUNT, _MONEY, _PERSON, _RATIO = Kind.COUNT, Kind.MONEY, Kind.PERSON, Kind.RATIO

_BULK = (*COUNTED, Kind.MASS, Kind.VOLUME)
SHARES = frozenset({Kind.RATIO, Kind.PERCENT})
NOMINAL = frozenset("nwbauf")
_ADJECTIVES = frozenset("ab")
# 3200个包括快递、邮政在内的网点: what the noun includes stands before it
_INCLUDING = ("包括", "包含", "涵盖")
_LONGEST_INCLUDED = 60
_LONGEST_HEADLINE = 40
# of these one at least is in what names a thing: before a figure, and after it
_NAMING, _NAMELIKE = frozenset("nvwuf"), frozenset("nwubs")
tag_of, said_of = attrgetter("tag"), attrgetter("said")  # of a word
LONGEST_LEFT = 24
LONGEST_LISTED = 80  # of things of which the figures follow 分别
LONGEST_RIGHT = 22
_LONGEST_PLACE = 14  # with what tells a place from the name of a body
# a noun that names a measure: 落成量, 体积
# (Its last character first, for which the search skips all others.)
MEASURED = re.compile(
    "[量数额率比重度值模入出格收润利益绩房期价资酬力积]$(?:(?<=[量数额率比重度值])"
    "|(?<=面积|体积|容积|能力|规模|收入|支出|价格|营收|利润|净利|收益|业绩|票房|工期|房价|股价|均价|工资|薪酬))"
)
_LIST_NUMBER = re.compile(
    r"\d{1,2}[.、．](?!\d)|[一二三四五六七八九十]是|[一二三四五六七八九十]{1,2}、(?![一二三四五六七八九十])|[（(][一二三四五六七八九十\d]{1,2}[）)]"
)
# 每人每月60元, 按每平方米: per what, at the end of what stands before
PER = re.compile(
    r"(?:(?:为|按|相当于|平均)?每(?:[0-9]{1,3}[百千万]?|[十百千万]{1,2})?(?:台斤|台两|人口|[人月年天日户亩次斤吨份张件台辆名位只头床周晚秒米方平村镇县家所股单桶瓶包箱担尺码度株棵例间套栋座宗场部册趟班届期餐顿生]|个月|小时|分钟|公斤|平方公里|公里|公顷|学年|学期|季度|平方米|立方米|千瓦时|度电?|[艘架列根条顶双幅面块粒颗篇册本羽枚枝束罐桌筐捆磅克升校班店厂]|班车|盎司|加仑|蒲式耳|克拉|人次))+$"
)
# 甲和乙两项: how many are named
_FEW = range(2, 6)
_JOINT = re.compile("[、和及与]")
_TWO_NAMED = re.compile("[^，。；：、的]{2}[、和及与][^，。；：、的及和与]{2,10}$")
# the place that an anaphora names
_WHOLE = re.compile(
    r"(?:全[国省市县区州镇乡村]|[该本我][省市县区州镇乡村])(?=[\u4e00-\u9fff]{2})(?![级性场域])"
)
WHOLE_HEADS = frozenset("全该本我")  # its first characters
_AIMS = ("目标", "计划", "预期", "预算", "任务", "进度")
# 低于全省平均水平0.18人, 高于全省1.7个百分点: compared with what, by how much
_AGAINST = re.compile(
    r"(?:远{1,2}|大大|大幅|明显|显著|略微?|稍微?)?(?:低于|高于|高出|低出|超出|快于|慢于|优于|好于|多于|少于|领先|落后)于?"
    # 低于警戒水位0.1米: below what
    r"(?![^，。；：0-9]{0,6}(?:水位|警戒线)$)[^，。；：0-9]{1,14}$"
    r"|超[过出][^，。；：0-9]{0,8}平均(?:水平|值|数)?$"
    # 欠目标1.8个百分点, 距全年计划还差3个百分点: by how much it is missed, or passed
    rf"|(?:超过?|[欠差塌]|距离?)[^，。；：0-9的]{{0,6}}?(?:{'|'.join(_AIMS)})(?:任务|目标|进度|值|数)?"
    r"(?:[还尚仍]?[差欠缺少低高多快慢超])?$"
)
# 男性（50%）高于女性（2%）: what is compared with has the figure in its own bracket
_OTHER_HAS = re.compile(
    "(?<=[）)])[^，。；：（）0-9]{0,6}?(?:[高低大小多少优快慢]于|超过|不及|不如)(?=(?:[0-9]{4}年|[^，。；：（）0-9]){2,20}$)"
    "(?![^，。；：（）]*(?:平均|水平|均值|目标|预期))"
)
# 1995、1996两年, 1994、1995和1996年: only the last of them is read as a time
_YEARS_LISTED = re.compile(
    "仅?(?:(?:19|20)[0-9]{2}年?[、和及与]){1,8}(?:19|20)[0-9]{2}(?:年度?)?"
    "(?:[两二三四五六七八九十]{1,2}个?年度?)?(?:[来间里内中]|以来|期间)?"
)
# 多年来人均收入
_FOR_YEARS = re.compile("(?:这|近)?[多几数](?:个?月|年|天)(?:以?来|间)")
_YEARS_HEADS = frozenset("仅12这近多几数")
# first characters of _LIST_NUMBER and _LEADING_BASIS: a look at one character spares most trials
_LIST_HEADS = frozenset("0123456789一二三四五六七八九十（(")
_BASIS_HEADS = frozenset("但而与同和扣剔（(")
# and of all that head_of takes off
_HEADS = (
    _LIST_HEADS
    | _BASIS_HEADS
    | _YEARS_HEADS
    | frozenset("）)大关整最按以如若每期分居散集除新疫受灾地震战洪退封搬脱")
)
# 17例病例，分别居住于高雄市12例、桃园市4例: where the counted are
_LIVE_IN = re.compile("(?:分别|分別)?(?:居住|散居|分布|分佈|散布|集中|居)[于在]")
_LEADING_BASIS = re.compile(
    r"(?:但|而)?(?:与|同|和)[^，。；]{1,12}?(?:相比|比较)|(?:扣|剔)除[^，。；]{1,14}?(?:因素(?:的?影响)?|影响)后?|[（(][^（）()]*[）)]"
)
# prepositions that keep a noun before the figure from being what the figure counts
LOOSE = frozenset(("其中", *"将把对向给从在用以按让使被为与和"))
# after the last of these stands the noun of a bracket: 让给了服务业（8576亿元）
_BEFORE_NOUN = frozenset(
    ("超越", "击败", "赶超", "包括", "包含", "名为", *"，、了是为的在与和及由给以")
)
# 甲、乙、丙三区: places that are known as such by their number
PLACES_LISTED = re.compile(
    r"(?:[\u4e00-\u9fff]{2,4}[、和及与]){1,5}[\u4e00-\u9fff]{2,3}等?[两二三四五六七八九十]个?(?:地|省区市|省区|市|县|区|州)(?!级)"
)
_INHABITANTS = re.compile("人(?![口均民员数事大才类工次力体]|$)")
# what may part a phrase before a figure, besides its clause; without them nothing else is looked for
_SIGNS = re.compile("[ （(）)】〗〕“‘—分丨|]")  # folded, a wide space is a space; 分别
_BARE_CELLS = re.compile(r"(?:[ \t]+[-+]?[0-9][0-9,.]*%?)+[ \t]*$")
_UP_TO_BRACKET = up_to("（(）)")
# 利润（不含出售子公司的收益）为3亿元: told at length, what a measure includes or not is no name
_INCLUDES = re.compile(
    "（(?:不?包括|不?包含|不含|含有?|已?扣除|剔除|未计|[A-Za-z][A-Za-z .,&-]{3,})[^（）]*）"
)
# 公费药物（暴露病毒前预防性投药）: so long a bracket leaves no room for the name before it
_TOLD_ASIDE = re.compile("(?<=[^，。；：（(])（[^（）()0-9]{8,40}）(?=[^，。；：（）()])")
# 在亏损3亿元的情况下
_UNDER = re.compile("(?:情况|条件|前提|背景|形势|基础|状态|同时|过程)(?:[之以]?[下上中]|[，。])")
_ON_GROUND = re.compile("(?:基础|背景|前提|形势)[上下]")
_GROUND = re.compile("的(?:基础|情况|条件|前提|背景|形势|同时)[上下]?$")
# what the names of those end in who make something known (统计局, 交通部), and of what shows it (数据)
_REPORTERS = frozenset("局部署院会行司委处厅府社关方")
# 比上月的民意调查下降11个百分点: with what it is compared
_SURVEYS = ("调查", "民调", "普查", "统计", "数据")
_OVERALL = frozenset(("整体", "总体"))
_YIELDS_MORE = ("增产", "减产", "增收", "减收", "丰收", "歉收")
_COSTS = frozenset(("成本", "费用", "开支", "支出", "负担", "损失"))
_FORESEES = frozenset(("预测", "预估", "预计", "估计", "推估", "估算", "预期"))
_MAKES_KNOWN = frozenset(("公布", "发布", "披露", "宣布"))
_SHOWS = frozenset(("显示", "表明"))
_GRADES = frozenset(("优秀", "先进", "特困", "一级", "二级", "三级", "甲级", "乙级", "特级"))
_APPROVES = frozenset(("批准", "通过", "审议通过", "表决通过", "核准"))
_APPROVING = frozenset("会院部局委府团")  # what the names of those end in who do so
# the day of a month that is not named, behind a noun: 指数14日
_DAY_LEFT = re.compile("(?<=[\u4e00-\u9fff])(?<![第每月])[0-9]{1,2}日")
_SETS = frozenset(("创下", "创下了", "创出", "创出了", "创造了", "刷新了"))
_SAYS_SO = frozenset(("指", "表示", "指出", "透露", "强调"))
_FINDINGS = frozenset("据告查究计果料测调息字")
# what leads a time and stands alone once that is left out: 连续12年, 近两年, 自2019年
_BEFORE_TIME = frozenset((
    "到了", "头", "连续", "时隔", "相隔", "最近", "最后", "未来", "今后", "此前", "将在", "截至", *"在于从自到至近连前首",
))  # fmt: skip
# 比前年出生人口数少430人: the basis names what is compared, these are no names
_NO_BASIS = re.compile("(?:水平|平均数?|[均基]数|均值|计划数?|预算数?|目标值?|预期值?)$")
# 出口额有望创历史新高: what is said of a measure without a figure
_RECORD = re.compile(
    "(?:有望|可望|预期将|或将|将|再次?|接?连|屡|续|也|均|都){0,3}(?:创下?|创出|录得|刷新|触及|维持|保持)了?"
    "[^，。；：、]{0,8}?(?:新高|新低|高位|低位|高点|低点)(?:纪录|记录)?(?:、?首[度次])?"
    "(?:后(?:倒跌|倒升|回落|回吐|下跌|反弹|回升))?$"
)
# 老年人口将达到峰值215万人, 负荷升至历史最高点3000万千瓦: that it is never more, or less
_AT_PEAK = re.compile(
    "(?:将|已|仍|预计|有望|会|再次|首次|于|在|(?:19|20)[0-9]{2}年|[0-9]{1,2}[月日]){0,8}"
    "(?:达到|达|到达|升[至到]|增[至到]|[降跌]至|[降跌]到|出现)了?(?:历史|一个|全年|今年|当年|单日)?的?"
    "(?:峰值|[高顶]峰|最[高低]?[峰点值]|谷[底值]|低谷|最大值|最小值)的?$"
)
# 扭转了下降11%的局面, 保持增长的势头: behind a figure, a state and no measure
_STATE = re.compile(
    "的(?:[^，。；：、0-9的]{0,4})(?:局面|态势|势头|趋势|格局|状况|走势|困境)(?=[，。；：、！？）)\n]|$)"
)
_IN_TURNS = frozenset(("先", "后", "先是", "而后", "之后", "后又", "后再"))
_CAUSING = frozenset(("带动", "推动", "促使", "促进", "助推", "推升", "驱动", "拖累"))
# what becomes of it
_TURNS = frozenset((
    "扭转", "改变", "摆脱", "延续", "呈现", "呈", "遏制", "遏止", "止住", "结束", "走出", "告别", "维持", "保持",
    "保持着", "形成", "出现", "处于", "打破",
))  # fmt: skip
# 甲类占据主导地位: how it ranks
_LEADING = re.compile(
    "(?:占据|占有|占|居于|处于|位居|稳居|居|成为)(?:了|着)?(?:绝对|明显)?"
    "(?:主导|主体|支配|领先|优势|首要|主要|统治)(?:地位|位置)$"
)
# 男性寿命则较女性寿命80岁更低: what another measure has with which the clause compares its own
_THAN_OTHER = re.compile(
    "[比较](?=[^，。；：、0-9比较]{1,20}(?:[量数额率值]|价格|寿命|收入|工资|规模)$)(?![率例值重价数])"
)
_DIFFERS = frozenset("更还要高低多少大小早晚快慢")
_DIFFERS_FROM = re.compile("的[^，。；：0-9]{1,10}[更还要]?[高低多少大小早晚快慢]")  # 比12%的目标高
# 以甲型为主（60份）: what stands between the two is the noun
_MAINLY = re.compile("(?:为主|居多|为多)$")
# 销售价格环比由上月持平转为下降0.3%: how it stood before
_FROM_LEVEL = re.compile(
    "(?:环比|同比)?[由从][^，。；：0-9]{0,8}?(?:持平|上涨|下降|上升|增长|下跌)(?:转为|变为|转)(?=上涨|下降|上升|增长|下跌)"
)
# 日本居次（14%）, 美国列第三（7%）
_RANKED_AS = re.compile("位?(?:居[首次冠末]|[居列]第[一二三四五六七八九十])达?$")
_A_MEAN = re.compile("(?:[是有一这那]|成为)个(?=[人户]均)")  # 原是个人均收入不足100元的村
# one of these is in what :meth:`PhraseReader.phrase` asks of a stretch, but for times and 的
_TELLING = (
    "受由从持有依分最峰谷史初使令而幅高低位上居第于出平领落届级称各将把主每按以除均相超欠差距塌赶"
)
_IS_AS = re.compile("(?:约|仅|就|已|正好)?(?:相当于|等于|达到|是|为|达)(?=[^，。；：]{2,14}的)")
_THERE_ARE = frozenset(("共有", "现有", "有", "共"))
# 比前日同时段: with what time it is compared, and nothing else
_THAN_THEN = re.compile(
    "[比较][上前昨]一?(?:日|天|晚|周|月|年|季度?|期|次|届|交易日)(?:的?同[一期时段]{1,3})?的?"
)
# 分布范围也由上次调查的: the start of a rise, told by no date
_FROM_THEN = re.compile(
    "[也均都则就]?[由从](?:此前|之前|原先|原来|以前|先前|早前|从前|过去|当初|平时|[^，。；：的]{1,14}(?<!小)时(?=的)|[^，。；：]{0,16}?上一?[次轮届][^，。；：]{0,6}?时?|"
    # 总数已从最多时的
    "(?:历史)?(?:最[高低多少初早]|高峰|巅峰|顶峰|低谷|鼎盛|起初|当初|原先|开始)(?:时期?|期|点)?)的?(?:(?:平均)?每[年月天日])?$"
    # 报酬率从刚投产时的7.8%上升, 电价由原计划的9分下降
    "|[由从](?![业事])[^，。；：由从]{0,14}?(?:时期|初期|之初|当年|预测|预计|预期|估计|规定|计划|核定|设计|原定)的$"
)
# 不满意率由2003年最高峰的近六成下降
_FROM_PEAK = re.compile(
    "[已也均都则]?[由从][^，。；：]{0,12}?最?(?:高峰期?|高点|低点|高位|低位)时?的?$"
)
# why something grew: 订单因需求回暖而增长
_WHY = re.compile("(?:因|由于|受)[^，。；：]{2,24}?而(?=[^，。；：]{0,6}$)")
# 业绩增长主要因销量增加26%, 亏损扩大主要是财务费用上升9%: what caused it has the figure
_CAUSED_BY = re.compile(
    "[^，。；：0-9]{0,14}?(?:增[长加]|上升|提高|上涨|下[降跌滑]|减少|回升|亏损|扩大|收窄|改善)的?(?:原因)?主要"
    "(?:是|系|在于|因素是)?(?:因为|由于|得益于|受益于|归因于|源于|缘于|归功于|[因系是由])(?!素)(?=[^，。；：]{2,16}$)"
)
# 对欧盟出口, 对美投资: the preposition says with whom
_TRADE = "(?:出口|进口|贸易|[顺逆]差|投资|援助)"
TOWARDS = re.compile(f"[对自][^，。；：]{{1,12}}?{_TRADE}")
WITH_WHOM = re.compile(f"[对自][^，。；：]{{1,12}}?(?={_TRADE})")
_ABROAD = re.compile(f"[美德日俄英法欧韩台港澳印加非东][^，。；：]{{0,4}}?{_TRADE}")
_NEGATIONS = frozenset(("不", "未", "没有"))
# 突破千亿元大关、年增二成; 占36%最为严重、南部损失…: what is still said of the figure before
_LEFT_OVER = re.compile(
    "(?:(?:整数)?大?关口?|最为[^，。；：、]{1,4})、|(?:整数)?(?:大关|关口)(?=[至到])"
)
# 恒指, 道指, 港股, 港交所: known by their place, but what moves is they
MARKETS = ("指", "指数", "股", "交所", "日经")
# 甲、乙为两大引擎，各年增1.3倍、24%
_EACH_GREW = re.compile(
    "各(?:按?[年月周季]|同比|环比)?(?:[增减升降涨跌]|成长|下滑|衰退|增长|下降|上升|增加|减少)"
)
# behind a place they are no name without it: 欧盟以外地区, 塔里木盆地
# 道琼斯指数, 上海综合指数: an index has its name from a place, or a name that tells one
_INDICES = ("指数", "综合指数", "综指", "工业平均指数", "工业指数", "成份指数", "成分指数")
_BEYOND = ("以外", "盆地", "高原", "平原", "半岛", "海峡", "海域")
_NAMED_IN_ORDER = re.compile(
    "[^，。；：]{0,24}?(?:依[次序]|分别)[为是](?![上去前同今本当全])(?=[^0-9，。；：、]{2})"
    # 涨幅最大为建材类指数上涨4%
    "|[^，。；：]{0,8}?[涨跌升降增减]幅最[大高小低]的?(?:则|依次)?[为是](?=[^0-9，。；：、]{2})"
)
# 送往灾区的还有棉被800条
_THERE_IS = re.compile("[^，。；：]{2,20}?的(?:还|另|也|则)有(?=[^，。；：的]{2})")
# 损害居次的是柳橙损失3亿元
_RANK_IS = re.compile(
    "(?P<of>[^，。；：]{0,14}?)(?:最[^，。；：的]{1,6}|居[首次冠]|其次|次[高多大]|第[二三四五]|严重|突出)的[则也就]?是"
    "(?=[^，。；：的]{2,})"
)
_NUMBERED = re.compile("(?:[0-9]|[百千万亿](?=[元吨亩]))[^，。；：]{0,4}$")
# behind a noun they make a time or place of it
_WHEN = frozenset((
    "期间", "之间", "之后", "之前", "之际", "之中", "之内", "以后", "以前", "后", "前", "时", "前后", "之时", "过程中",
))  # fmt: skip
_BEHIND = frozenset(("期间", "之间", "之后", "之前", "之际", "之中", "之内"))
_HOLDING = _BEHIND | {"中", "里", "内"}
_AFTERWARDS = frozenset(("后", "前", "时", "之后", "之前", "以后", "以前", "之时"))
# 按平均汇率计算为5686美元, 如以美元计价
_RECKONED = re.compile(
    "(?:如果?|若)?[按以][^，。；：]{0,20}?(?:计算|折算|换算|(?:计价|衡量|划分|分类)(?![的格值])"
    "|(?<![累合总共统预估审会设])计(?=[分各占为达增减升降涨跌上下同环较比约有]|$))则?"
)
# a clause that says no more than that, or with what something is compared
APART = re.compile(
    f"(?:但|而|若|如)?(?:{_RECKONED.pattern}|按[^，。；：]{{0,6}}(?:口径|价格?)|"
    "[扣剔]除[^，。；：]{1,14}?(?:因素(?:的?影响)?|影响)后?|[与同和跟][^，。；：]{1,12}?(?:相比|比较)"
    "|(?:根据|依据|据(?![此点险守]))[^，。；：]{1,30})"
)
# behind the thing measured, how it was reckoned, on what ground it grew, that nobody foresaw it
_IN_PASSING = re.compile(
    "[如若按以在扣剔出与和同跟赶受](?:"
    # 受局势动荡拖累; but 受洪水影响人口 are who they are
    "(?<=受)[^，。；：受]{1,16}?(?:影响|拖累|带动|拉动|推动|刺激|提振|冲击|制约|所限|波及)(?![的人面])|"
    "(?:(?<=[按以])(?<!数以)(?![上下内来及外后前])|(?<=[如若])果?[按以])照?[^，。；：的]{1,14}?(?:(?:计算|折算|换算|计价|衡量)(?![的机格值])"
    "|(?<![累合总共统预估审会设])计(?=[分各占为达增减升降涨跌上下同环较比约有]|$))则?"
    "|(?<=在)(?:[^，。；：在]{2,12}?基础上|(?:历史|历年)(?:同期|上)?)"
    "|(?<=赶)在[^，。；：在]{2,12}?前"
    "|(?<=[扣剔])除[^，。；：除]{1,16}?(?:因素(?:的?影响)?|影响)后?"
    "|(?<=出)(?:乎[^，。；：]{0,4}?|人)(?:意料|预料)(?:之外)?地?"
    "|(?<=[与和同跟])[^，。；：与和同跟]{0,12}?[年月日季期周前初末底时均][^，。；：与和]{0,4}?相比)"
)
_MAY_END = frozenset("能通会可")
_BOUNDS = ("以上", "以下", "以内")
_BOUND = re.compile("以[内上下]$")  # 控制在3.5%的目标以内
_INSIDE = frozenset("中里内上下间")  # 毕业的438人中
# 除甲厂增产外; but 除尘设备
_EXCEPT_FOR = re.compile("除(?![去以夕草虫尘名籍法税掉障湿臭霜雪险非权染了])")
# 制造业、建筑业各占, 对甲国、乙国出口各增, 住宿、餐饮分占
_EACH_AT_END = re.compile(
    "分占$|各(?:占|[按年月同环]?比?(?:[增减升降涨跌]|成长|增长|下降|减少|增加|上升|下跌|上涨|衰退))[了约]?$"
)
_IN_TURN = ("各", "各为", "依次为", "依次是", "依次达", "依序为", "依序是")
_THAN_ANOTHER = re.compile("比(?![上前昨去同往今例重较率])")
# 比上年节约, 较常年同期偏多: the phrase begins with a comparison
_COMPARES = re.compile(r"(?:则|却|也|又|仍|分别)?(?:同比|环比|比|较|按[年月周季]|年(?=[增减升降]))")
# 为净利润的1.15倍: what the figure is compared with
_SAYS = ("为", "是", "相当于", "达", "只有", "仅为", "仅有", "不到", "不足")
# 三年净增3650人: how long, not what
_SPAN = re.compile(
    r"(?:[一二两三四五六七八九十\d几]+(?:年|个月|天|周|日)(?:来|间|内|里)?|年|月|季|周)$"
)
_SPAN_ENDS = frozenset("年月季周天日来间内里")
_SIZE_UNITS = "元|吨|亩|米|公里|平方公里|平方米|公顷|公斤"
# 投资千万元以上的460项, 及格的12人: a limit and 的, the noun left out
LIMIT = re.compile(f"[0-9.百千万亿]*(?:{_SIZE_UNITS})(?:及?以[上下])的?$")
_HEADLESS = re.compile(
    # 10亿元以上7个
    f"[0-9百千万亿](?:{_SIZE_UNITS})及?以[上下](?:有|只有|共|达|共有)?$"
    f"|(?:以上|以下|以内|之间|[0-9][万亿]?(?:{_SIZE_UNITS}|分)|不?及格"
    # 本科学历的21名
    "|(?<=..)(?:学历|学位|职称|文化程度|户籍|户口|专业|国籍))的(?:有|只有|共|达|共有)?$"
    # 如今还留在岛上的只剩两名, 规模以上的才97家
    "|(?<=...)的(?:如今|现在|目前)?(?:只剩下?|仅剩下?|还剩下?|才有?)$"
)
# before a verb and a noun, or a noun, they make one noun of it: 高负担国家, 未上市企业
_OF_RANK = frozenset(("重大", "重要", "典型", "优秀", "特色", "示范"))
_PREFIXES = frozenset((*"高低多未非无不", "初步", "正式"))
# behind a verb they make a noun of it: 登记处, 收费站
_NOUN_ENDS = frozenset("处所站点厂室器机员者费率量额权案证单表书线网库场区院校馆店地")
_OF_NAMES = frozenset("“”‘’《》·-")  # signs within a noun
_QUOTES = {"“": "”", "‘": "’"}  # folded, 「」 and 『』 are these
_PAIRED = {**_QUOTES, "《": "》"}
_CLOSED_BY = frozenset(_QUOTES.values())
_LONGEST_QUOTED = 16  # words
_OVER = frozenset("超逾过")
SIZES = frozenset("长宽高深厚大重远")
# 5000多名（今年8000名）患者: a bracket before which a figure, and after which no mark stands
_ASIDE_AFTER = re.compile("[（(][^（）()。；\n]{1,24}[）)](?=[^，。；：、！？）)\n])")
# 30名60岁以上的老人, 20家以养殖为主的企业: what is said of the counted before their noun
_QUALITY = "(?:[强高好优广硬]|丰富|突出|扎实|精湛|优秀|过硬|薄弱)"
_SAID_FIRST = re.compile(
    # 10层楼高的广告, 30名作风好、能力强的干部, 3项高于国家标准的指标, 3个投资5亿元以上新设项目
    f"楼?高的(?=[\u4e00-\u9fff]{{2}})|(?:[^，。；：、0-9的]{{2,6}}{_QUALITY}、){{1,4}}[^，。；：、0-9的]{{2,12}}的(?=[\u4e00-\u9fff]{{2}})|"
    "[高低大小多少优快慢]于[^，。；：、0-9的]{2,14}的(?=[\u4e00-\u9fff]{2})|"
    "(?:总?投资(?:总?额)?|产值|营收|注册资本|规模|面积)(?:超过?|达到?|在)?[0-9.]{1,8}[百千万亿]*"
    "(?:[美港欧日]?元|亩|平方米|吨)及?以[上下](?!的)(?=[\u4e00-\u9fff]{2})|"
    "(?:年龄(?:介[乎于]|在)?)?"
    "[0-9一二三四五六七八九十]{1,4}[来多几]?(?:[至到—~-][0-9一二三四五六七八九十]{1,4}多?)?周?岁(?:[及或]?以[上下]|之间|左右|上下|出头)?的?"
    "|集[^，。；：0-9的]{2,30}?[为于]一[体身]的"
    "|以[^，。；：、0-9的]{1,10}?为(?:主要?|原料|主体|基础|代表|核心|龙头|重点|特色|依托|中心|内容|主题)的?"
)
# an age before the noun of a share: 12.5%的65岁以上老人
_AGED = re.compile(
    "[0-9一二三四五六七八九十]{1,4}周?岁(?:[及或]?以[上下])?的?(?=[\u4e00-\u9fff]{2})"
)
# 1000亿元14天期逆回购: for how long it is lent
_TERM = re.compile("(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})(?:年|个?月|天|日)期")
_OF_ALL = frozenset(("各族", "各类", "各级", "各种"))  # 70多万各族青年
# units of what has parts that a figure behind counts; 75米长的
_CLASSES = frozenset(("类", "大类", "项", "种", "个", "系列", "组", "批"))
_LONG = re.compile("[长高宽深厚]的?")
_OF_THAT_SIZE = re.compile("(?:以[上下])?(?:[重长宽高]?的|级)")
# what counts single things, and how large each is: 两台60万千瓦机组, 3个500万元的项目
_PIECES = frozenset("个座台条架艘套块根辆部项家所处幅间栋")
_SIZED = frozenset((Kind.LENGTH, Kind.AREA, Kind.MASS, Kind.VOLUME, Kind.ENERGY, Kind.MONEY))
_DIGITS = frozenset("0123456789")
_NUMBERS = frozenset("两二三四五六七八九十")
_STARS = ("A级", "A景区", "星级", "甲医院", "级甲等")
_OF_SIZE = re.compile(
    "[十百千万亿]{1,3}(?:亩|人|吨|元|户|头|平方米|千瓦|兆瓦|伏)级?(?=[\u4e00-\u9fff]{2})"
)
_AND = frozenset(("和", "及", "与", "以及"))
_ACTS = frozenset(("vn", "wn", "nn"))  # classes of an act and the noun that it tells apart
_BY = frozenset(("由", "被", "在", "与"))  # they may begin a clause with 的: 6所由企业捐建的小学
# what stands behind the object of these is what it then does: 帮助60所学校改善办学条件
PIVOTS = frozenset(
    ("帮助", "支持", "指导", "推动", "带动", "促进", "引导", "助力", "组织", "协助", "鼓励")
)
MADE = frozenset(("年产", "日产", "月产"))
# 3家工厂日处理, 两座电站年发电: in what time the counted do so much; but 中日合资, 驻日
_IN_TIME, _WITH_JAPAN = frozenset("年月日"), frozenset("中对驻访赴来留抗侵美韩")
_OF_WORKS = frozenset("个座家条套辆艘架台")
_GOES_TO = frozenset("进上下赴入奔")  # verbs that words.txt lacks, before where one goes
_LACKS = frozenset(("没有", "没", "无"))
_STILL = frozenset(("仍", "尚", "已", "已经", "未", "不"))  # 15个仍未通车的村
# what has no object, so a noun of persons behind it is those it befalls: 66万名艾滋病感染儿童
BEFALLS = frozenset(
    ("感染", "中毒", "遇难", "罹难", "死亡", "受伤", "失踪", "患病", "致残", "获救", "失业", "下岗")
)
PLACE_NOUNS = frozenset("省市县区州镇乡村")
_OF_PLACES = (
    *PLACE_NOUNS,
    "会员国",
    "成员国",
    "缔约国",
    "理事国",
    "与会国",
    "国家",
    "城市",
    "省份",
    "地区",
    "街道",
    "市场",
)
_PARTS = re.compile("[的、）]")
_COLLECTIVE = re.compile("集体(?:经济)?(?:组织|企业|合作社|公司)")  # but 236个村集体经济收入
# 完成12户危房改造: what is carried out is an act
_LAST_OF_ALL = frozenset("第吗呢全")  # behind a noun, and no part of it
_CURRENCY = re.compile(
    "(?:[美欧日港澳加]元|卢布|卢比|法郎|马克|英镑|里拉|比索|克朗|先令|第纳尔|人民币)$"
)
_EVENTS = frozenset("次起场轮")  # they count acts
_CARRIED_OUT = frozenset(("完成", "实施", "进行", "办理"))
_PLANTS = ("厂", "线")
_OF_PERSONS = frozenset(("名", "位", "人", "户"))
# no classifiers of persons
_OF_THINGS = frozenset("支包瓶杯本台辆部套亩斤吨张件幅首篇盒袋")
_BY_MEANS_OF = frozenset(("通过", "利用", "依托", "借助", "运用"))
# 死亡3人受伤5人: so many, so long, and what stands behind the last
_MOST_ACTS, _LONGEST_ACT, _CLOSES = 6, 4, frozenset("，。；、！？）)\n 　|")
_LONGEST_OPERATION = 10  # in words
_OF_PLACE = frozenset("条座处所栋片")
_LEAVES_FOR = ("赴", "前往", "奔赴", "抵达")
_TITLES = frozenset(("简介", "概况"))  # of a part of a page
_OF_A_NOUN = ("n", "vn", "wn")  # classes behind an adverb that is part of a noun
# of what is due, what need not be paid
_RELIEFS = frozenset(
    ("减免", "宽减", "宽免", "豁免", "优惠", "返还", "退还", "补贴", "资助", "抵扣", "扣减", "减让")
)
_SAVED = frozenset(("挽回", "追回", "减免", "节约", "节省", "免除", "筹集", "募集"))
_TESTS = frozenset(
    ("认证", "审核", "验收", "审批", "考核", "评审", "鉴定", "检测")
)  # 通过国家认证稻田
_JOINTS = frozenset(
    ("、", "和", "及", "与", "或", "或者", "的", "以及", "及其", "/", "之", "等")
)  # of nouns
_ALSO = frozenset(("维持在", "保持在", "稳定在", "则", "亦", "也", "均", "各", "都", "又", "分别"))
# 较上年12月时的2337万人, 到年底时将达3万人
_AT_THE_TIME = ("时的", "时，", "时为", "时有", "时达", "时将", "时已", "时共", "时约")
# 民国六十年代, 上世纪80年代: before a span of ten years
_NO_AT = frozenset("现存实正所健内潜")  # 现在, 存在
_AGES = ("民国", "上世纪", "上个世纪", "本世纪")
# 县里分三年投入, 分两批下达: in how many steps something is done, before the verb
_IN_STEPS = re.compile(
    "(?<![百千万部区得评学积充十处])分(?:别)?[一二两三四五六七八九十几数0-9]{1,3}(?:年度?|批次?|期|次|个?阶段|步|轮|季)(?=[^，。；：、别有的]{2})"
)
# 疫情前一日有五千元生意, 灾前存栏50头: before or after what befell all
_SINCE_EVENT = re.compile(
    "(?:新冠)?疫情(?:发生)?(?:之?[前后]|期间|以前|以来)|(?:受?灾|地?震|战|洪水|退耕|封山|搬迁|脱贫)[前后](?![后景线来端方])"
)
# 三天时间征集春联, 6月底前达到, 9月30日止6个月收入: what still belongs to a time; the 三到 of 三到五年内
_REST_OF_TIME = re.compile(  # 本月份玫瑰产量
    "内(?=[再还将拟已新累])|止的?(?:[0-9一二三四五六七八九十]{1,3}个月|(?:财政)?年度|财年)|(?<=月)份(?!额)|时间|[之以][前后]|之间|期间|间(?=[增减升降累共达])|前(?=达|已|将|完成|建成|实现|新增|累计|共)"
)
_ABOUT = frozenset(("有关", "关于", "涉及", "涉", "针对"))
_TIMES_OF_NOUNS = frozenset(
    ("夜间", "日间", "周末", "夏季", "冬季", "春季", "秋季")
)  # 车辆夜间泊车位
_LOW_TIME = re.compile("[0-9一二两三四五六七八九十]{1,3}[到至]$")
# 每年还要改造: how often, before an adverb
_EACH_TIME = re.compile("每[年月天日周](?=[还都均再将要可能约])")
# 三年建成, 两个月内抓获: how long what was done took
_OF_COUNTS = frozenset("0123456789一二两三四五六七八九十百半几")
_LASTED = re.compile(
    "[0-9一二两三四五六七八九十百半几]{1,4}多?(?:年|个多?月|天|周|个?小时)(?:多?时间|[多来间内里])?"
)
_DEALS = frozenset(("成交", "买卖", "交投", "交易"))  # verbs that are what 宗 and 笔 count
_OF_DEALS = frozenset("宗笔单套起")
# 地区生产总值完成2108亿元: after a noun these are as good as 达
DONE = frozenset(("完成", "实现", "达成", "录得", "创下", "保持", "维持"))
_IN_WHAT_WAY = frozenset(
    ("超额", "提前", "按期", "如期", "顺利", "圆满", "推动", "组织", "带动", "帮助")
)
_LEFT = frozenset(("仅剩", "只剩", "仅剩下", "只剩下", "就剩", "就剩下"))
_INSIDE_OR_ON = frozenset("里中内上")
# words and classes of words that may join a phrase to its figure, where nothing is said of change
_IS_THAT = frozenset(("就是", "正是", "也是", "则是", "还是"))
_IN_GENERAL = frozenset(
    ("一般", "主要", "大致", "大体", "基本", "通常", "平时", "往往", "不过", "不久")
)
_JOIN = DONE | _IN_GENERAL | {"录", "中共", "笔", "年", "改善", "恶化"}
_MAY_JOIN = frozenset("gkdexpcfr")
_NO_HEAD = frozenset("kdxcgr")  # classes of words that may be no part of a phrase at its head
# 美国284亿美元居冠、年增56%: how the figure before ranks
_RANKS = re.compile(
    "(?:居[首冠]|为[首最]|最[多少高低大小快慢长短]|(?:[居排位]列?|位居)(?:全[国省市县])?第[一二三四五六七八九十]位?)[、和并且]+"
)
# what follows a verb: 挂了, 扩围到
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_EMPTY = re.compile(r"[（(][）)]")
_ASPECT = frozenset(("到", "至", "为", "成", "了", "过", "着", "出"))
# 目标希望明年新增人数降至800人: they lead a time, and what is hoped for
_HOPES = frozenset(("希望", "期望", "期盼", "预估"))
# behind a noun they tell how, before these classes: 贫困县主要分布在, 巡逻车昼夜运转
_HOW = {"主要": "vpkde", "日夜": "vwpkde", "昼夜": "vwpkde"}
# what is done where, and what says where: 躺在, 驻进
_PLACED = frozenset("躺站坐悬长压挤披停挂堆蹲跪趴围埋锁藏睡摆贴插立落飘飞驻死运发送")
_WHERE = frozenset(("在", "于", "往", "到", "进", "向"))
_DOING = frozenset("了过着")  # of these, what makes a verb of a verbal noun
# 外贸就占了收入的八成: how a share is had, before 占 and behind it
_HOW_HAD = frozenset((
    "仍", "仍然", "依然", "依旧", "就", "便", "已", "已经", "也", "还", "则", "均", "都", "只", "仅", "共",
    "约", "大约", "竟", "却", "更", "才", "将", "至少", "几乎",
))  # fmt: skip
_HAVING = frozenset(("到", "了", "到了", "据", "去"))  # behind 占


class Patterns:
    """The patterns made of words of indicators.toml, once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = words_of(lexicon)
        # 比上年同期, 较2016年, 与2020年相比: at the end of what stands before a change
        self.basis = re.compile(
            f"(?:{'|'.join(sorted(words.bases))}|"
            f"(?:(?<!可)比{OF_NO_LAND}|较(?![差好大小高低多少强弱快慢长短早晚重轻优])|相比|"
            # 与上年同期, but 体育与传媒支出
            "[与同](?!期)(?=[^，。；：]{0,19}?[年月日季期周前初末底比]))[^，。；：]{1,20})$"
        )
        reporting = sorted(words.reports | words.shows)
        self.reporting = re.compile("|".join(reporting))
        # few stretches have one of these, and the others need not be asked for each
        ends = "".join([word[-1] for word in reporting])
        self.telling = re.compile(f"[{_TELLING}{re.escape(ends)}]")
        rates = "|".join(words.rates)
        # 旅客增幅达78%，为783万人次; 人口增加率最高是…，从1.3万人
        self.growth_end = re.compile(f"(?:自然|同比|环比|年均|月均|平均)?(?:{rates})$")
        # alone before a figure: of what the figure before measures
        self.growth = re.compile(
            "(?:自然(?!增长率)|换算|首日|年均|月均|单日|单周|当日|当月|全天|全年|周|月|年|日)?"
            f"(?:{rates}|增长面|占比|比重|幅度)|"
            "(?:历史|历年|多年|同期)?(?:数值|平均值|均值)|"
            "(?:年度|全年|预期|计划|任务)?目标(?:值|任务|数)?|年度计划|(?:年度|全年)任务|"
            "(?:完成|超额?|超过|占)(?:全年|年度|年初?|预期)(?:计划|预算|任务|目标)(?:任务|目标|数)?"
        )


class Phrase:
    """What stands before a figure: its words without times, copulas and words of change."""

    __slots__ = (
        "bracket", "change", "compared", "headless", "joint", "per", "plain", "respectively",
        "said", "share", "words",
    )  # fmt: skip

    def __init__(self, words: list[Word], *, bracket: bool = False) -> None:
        self.words = words
        self.said = ""  # the words as the text has them
        self.plain = ""  # the same, folded
        self.joint = ""  # the word between the phrase and the figure
        self.per = ""  # 平均每只25万元: what a mean is of
        self.bracket = bracket
        self.change = False
        self.share = False
        self.respectively = False
        self.compared = False  # 为净利润的1.15倍: the figure compares with what stands here
        self.headless = False  # 投资千万元以上的460项: a clause with 的, the noun left out

    def clear(self) -> None:
        """Leave no word, where those that stand there name no thing."""
        self.words.clear()
        self.said = self.plain = ""

    @property
    def empty(self) -> bool:
        """Whether nothing in the phrase names a thing."""
        return _NAMING.isdisjoint(map(tag_of, self.words))


class PhraseReader:
    """Reads the phrases beside the figures of one scene."""

    # It and those made of it have more than thirty fields, beyond which Python looks up each field
    # and method of an object by its name, unless there are slots.
    __slots__ = (
        "_place", "_plain", "_told", "as_folded", "clauses", "folded", "gazetteer", "home", "nouns_of",
        "patterns", "place_heads", "quantities", "scene", "taken", "text", "time_ends",
        "time_starts", "words", "yardsticks",
    )  # fmt: skip

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.quantities, self.home, self.clauses = scene.quantities, scene.home, scene.clauses
        self.text = scene.document.text
        self.folded = scene.document.folded
        # of many articles nothing is folded, though of the rest of the page something is
        span = slice(scene.article.start, scene.article.end)
        self.as_folded = self.text[span] == self.folded[span]
        self.patterns = scene.lexicon.compiled(Patterns)
        self.words: Words = words_of(scene.lexicon)
        self.gazetteer: Gazetteer = scene.lexicon.compiled(Gazetteer.build)
        self.place_heads = self.gazetteer.heads
        # where times begin, and one behind the last; where the time before each of these ends
        self.time_starts = [*[span.start for span in scene.times], maxsize]
        self.time_ends = [0, *[span.end for span in scene.times]]
        self.taken: list[int] = []  # where the noun after each figure ends
        # figures of what another is compared with: 收入（5万元）高于邻县居民（3万元）
        self.yardsticks: set[int] = set()
        self.nouns_of: dict[int, str] = {}  # the noun that 的 joins to a figure
        self._plain: dict[str, str] = {}  # names as folded: most are asked for again
        self._place: dict[str, Place | None] = {}  # and so are the places at their heads
        self._told: dict[str, Place] | None = None  # the article's places, once asked for

    def before(self, index: int) -> Phrase:
        """Return the phrase that stands before a figure in its clause."""
        folded, quantity = self.folded, self.quantities[index]
        start, end = self.clauses[index][0], quantity.start
        if folded[end - 1] in " \t" and (cells := _BARE_CELLS.search(folded, start + 1, end)):
            end = cells.start()  # 营业收入 38,216.45 12.6%: the row is of what stands at its head
        signs = _SIGNS.search(folded, start - (start > 0), end) is not None
        if signs and index and (phrase := self.beside_bracket(index, start)):
            return phrase
        if index and (previous := self.quantities[index - 1].end) > start:
            if self.sums_up_names(index - 1, start, end):
                # 两个城市产值, 两项指标的评价: what they are goes with their number
                of = folded.find("的", previous, self.taken[index - 1])
                close = of if of > 0 else self.taken[index - 1]
                return self.phrase(start, end, hole=(self.quantities[index - 1].start, close))
            start = taken if (taken := self.taken[index - 1]) > previous else previous
            if ranked := _RANKS.match(folded, start, end):
                start = ranked.end()
            elif folded.startswith("的", start):
                # 投资2亿元的长风厂、投资…: the noun before the mark is of the figure before
                start = max(start, folded.rfind("、", start, end) + 1)
        if signs:
            gap = self.text.rfind("\u3000", start, end)
            if gap >= 0 and self.text[gap:end].strip():
                start = gap + 1  # 气候　山顶年平均气温7.8℃: a heading before the sentence
        if quantity.kind is _RATIO and end > start + 4 and folded[end - 1] == "的":
            end = self.without_other(start, end)
        if self.has_time(start, end):
            start = self.behind_other_clause(index, start, end)
            if signs:
                start = self.behind_timed_heading(start, end)
        elif (
            folded[quantity.end : quantity.end + 1] in _DIFFERS
            and (other := _THAN_OTHER.search(folded, start + 2, end))
            # 小麦产量比玉米产量300万吨少100万吨: the second is of both
            and (
                index + 1 == len(self.quantities)
                or self.quantities[index + 1].start >= self.clauses[index][1]
            )
        ):
            start = other.end()
        stop, bracket, item, aside = end, False, False, None
        if signs:
            bracket = end > start and folded[end - 1] in "（("
            if bracket:
                end -= 1
                if folded[end - 1] in "）)":
                    return Phrase([])  # 186.99亿元（人民币，下同）（约合28.87亿美元）
            elif (open_at := self.open_bracket(start, end)) is not None:
                start = open_at + 1
            elif hole := self.bracket_closed(index, start, end):
                # 运输机场（不含港澳台地区，下同）共有238个: a bracket with a comma in it
                begin = self.scene.sentence(index).start
                head = behind_last(UP_TO_STOP, folded, max(begin, hole[0] - REACH), hole[0])
                if index:
                    head = max(head, self.taken[index - 1])
                return self.phrase(head, end, hole=hole)
            start = max(start, folded.rfind("】", start, end) + 1)
            start = max(start, folded.rfind("〗", start, end) + 1)
            byline = folded.rfind("〕", start, end)
            if byline > start and folded[byline - 1] not in _DIGITS:
                start = byline + 1  # 〔记者王某／高雄报导〕, but 反馈〔1〕
            dash = folded.rfind("——", start, end)
            if dash >= 0:
                # 生产总值——称为“总产值”——去年为9亿元: a pair of dashes is a bracket
                opened = folded.rfind("——", start + 1, dash)
                if opened >= 0 and self.phrase(dash + 2, end).empty:
                    return self.phrase(start, end, hole=(opened, dash + 2))
                start = dash + 2
            start = max(
                start, folded.rfind("丨", start, end) + 1, folded.rfind("|", start, end) + 1
            )
            for opening, closing in _QUOTES.items():
                quote = folded.rfind(opening, start, end)
                if quote >= 0 and closing not in folded[quote:end]:
                    start = quote + 1
            if bracket and folded[end - 1] == "》":
                start = max(start, folded.rfind("《", start, end))
            item = bracket and self.is_item(start)
            stop = self.end_before_place(start, end)
            includes = _INCLUDES.search(self.folded, start + 1, stop)
            if includes and (
                includes.end() - includes.start() > 10
                or stop - start > LONGEST_LEFT
                or (
                    (place := self.place_at_head(self.folded[start : includes.start()])) is not None
                    and start + place.end == includes.start()
                )  # 银川市（不含宁东）
            ):
                aside = includes.span()
            elif stop - start > LONGEST_LEFT and (told := _TOLD_ASIDE.search(folded, start, stop)):
                aside = told.span()
        phrase = self.phrase(start, stop, bracket=bracket, item=item, hole=aside)
        plain = phrase.plain
        converted = plain == "合" and folded[quantity.start - 2] in "（("  # 9亿元（合3亿美元）
        if index + 1 < len(self.quantities) and ("从" in plain or "由" in plain):
            self.drop_start(index, phrase)
        if (
            plain in ("中", "中共有")
            or converted
            or (plain in _OVERALL and phrase.change and quantity.kind in SHARES)
            or (plain in _IN_TURNS and phrase.change)
        ):
            phrase.clear()  # 87例中1例有接触史; 楼价，整体下跌4%; 先涨5%，后跌3%
        elif quantity.kind in SHARES and plain[-2:] == "出现":
            phrase.words.pop()  # 出货量出现22%的减幅
            while phrase.words and phrase.words[-1].tag in "kde":
                phrase.words.pop()  # 成本已经出现
            phrase.said = self.say(phrase.words)
            phrase.plain = self.plain(phrase.said)
        if folded[end - 1] == "比" and quantity.kind in SHARES and phrase.words:
            self.add_ratio(phrase, end, quantity.end)
        if phrase.change and ("动" in plain or "促" in plain or "累" in plain):
            self.drop_cause(phrase, quantity.kind)
        if folded.startswith("的", quantity.end) and _STATE.match(folded, quantity.end):
            self.drop_turn(phrase)
        if folded[end] == "估" and phrase.plain[-1:] in _REPORTERS:
            phrase.said = phrase.plain = ""
        return phrase

    def add_ratio(self, phrase: Phrase, end: int, behind: int) -> None:
        """Add 比 to the noun of a ratio, where nothing is compared: 实际补偿比58%."""
        last = phrase.words[-1]
        compared = self.folded[behind : behind + 1] in _DIFFERS
        compared = compared or _DIFFERS_FROM.match(self.folded, behind) is not None
        if not compared and last.end == end - 1 and last.tag in "nwvu":
            phrase.words[-1] = Word(last.start, end, "n", last.said + "比")
            phrase.said, phrase.plain = self.said_and_folded(phrase.words)

    def drop_cause(self, phrase: Phrase, kind: Kind) -> None:
        """Drop what made a measure move, and the verb: 原料降价推动净利率上升1个百分点.

        Of another measure it says by how much of its growth: 拉动投资增长2个百分点.
        """
        words = phrase.words
        if words[-1].tag not in "nwu":
            return
        if kind is not Kind.PERCENT and phrase.plain[-1:] != "率":
            return
        for k in range(len(words) - 2, -1, -1):
            if words[k].said in _CAUSING:
                del words[: k + 1]
                phrase.said, phrase.plain = self.said_and_folded(words)
                return

    def drop_turn(self, phrase: Phrase) -> None:
        """Drop the verb that says what became of a state: 用电量呈现增长5%的态势, 扭转了下降5%的局面."""
        words = phrase.words
        for k in range(len(words) - 1, -1, -1):
            if words[k].said in _TURNS:
                behind = [word for word in words[k + 1 :] if word.tag in "nvwu"]
                words[:] = behind or words[:k]  # 摆脱了亏损5亿元的困境
                while words and words[-1].tag in "kde":
                    words.pop()
                phrase.said, phrase.plain = self.said_and_folded(words) if words else ("", "")
                return

    def sums_up_names(self, index: int, start: int, end: int) -> bool:
        """Tell whether a figure says how many those are that stand before it: 甲和乙两项指标的评价分别."""
        quantity = self.quantities[index]
        return (
            quantity.kind is _COUNT
            and quantity.value in _FEW
            and self.folded.find("分别", quantity.end, end) >= 0
            and _TWO_NAMED.search(self.folded, start, quantity.start) is not None
            and len(_JOINT.findall(self.folded, start, quantity.start)) + 1 == quantity.value
            and self.place_at_head(self.folded[start : quantity.start]) is None
        )

    def behind_other_clause(self, index: int, start: int, end: int) -> int:
        """Return where the clause of a figure begins that a time opens within a headline.

        科技推广结硕果去年科技进步贡献率42%: no mark parts the two.
        """
        sentence = self.scene.sentence(index)
        short = sentence.end - sentence.start <= _LONGEST_HEADLINE
        if not short or CLAUSE_BREAK.search(self.folded, sentence.start, sentence.end):
            return start
        at = self.time_starts[bisect_left(self.time_starts, start + 4)]
        if at >= end:
            return start
        words = self.words.cut(self.folded, start, at)
        rest = self.cut_around_times(at, end)
        whole = len(words) > 2 and any(word.tag in "vg" for word in words[1:])
        return at if whole and any(word.tag in "nw" for word in rest) else start

    def behind_timed_heading(self, start: int, end: int) -> int:
        """Return where a clause begins without a heading that ends in a time: 数说“十三五” 公路里程5公里."""
        last = bisect_left(self.time_starts, end) - 1
        at = self.time_ends[last + 1]
        at += self.folded.startswith("”", at)
        if start < at < end and self.folded[at] == " " and not self.phrase(at + 1, end).empty:
            return at + 1
        return start

    def beside_bracket(self, index: int, start: int) -> Phrase | None:
        """Return the phrase before a figure beside which a bracket holds the figure before."""
        end = self.quantities[index].start
        if self.folded[end - 1] in "（(":
            head = self.quantities[index - 1].end + 1
            if against := _OTHER_HAS.match(self.folded, head, end - 1):
                self.yardsticks.add(index)
                return self.phrase(against.end(), end - 1, bracket=True)
        if aside := self.bracket_before(index, start):
            # 长期失业人数（失业时间超过27周）为270万人: what the bracket says comes off
            head, close = aside
            rest = self.phrase(close + 1, end)
            if rest.empty:
                phrase = self.phrase(start, head)
                phrase.change, phrase.joint = rest.change, rest.joint
                return phrase
        return None

    def drop_start(self, index: int, phrase: Phrase) -> None:
        """Drop what tells only the level from which a measure moved: 低保标准从年标准800元提高到….

        What stands behind 从 says the measure again, or per what it is: 铜从每磅值95美分降到….
        """
        words, quantity, other = phrase.words, *self.quantities[index : index + 2]
        rise = self.folded[quantity.end : other.start]
        if other.unit != quantity.unit or len(rise) > _LONGEST_PLACE or rise[-1:] not in "到至为":
            return
        for k in range(1, len(words) - 1):
            if words[k].said in ("从", "由") and words[k - 1].tag in "nwu":
                again = words[k + 1].said == "每" or words[-1].said == words[k - 1].said
                if again:
                    del words[k:]
                    phrase.said, phrase.plain = self.said_and_folded(words)
                return

    def without_other(self, start: int, end: int) -> int:
        """Return where a stretch ends without the place it is compared with: 甲省产值是乙省的2倍."""
        is_as = _IS_AS.search(self.folded, start + 2, end)
        if is_as is None:
            return end
        place = self.place_at_head(self.folded[is_as.end() : end - 1])
        alone = place is not None and is_as.end() + place.end == end - 1
        return is_as.start() if alone else end

    def is_item(self, start: int) -> bool:
        """Tell whether one item stands before each bracket: 珠宝（跌4%）；药物及化妆品（跌2%）."""
        return self.folded.startswith("）、", start) or (
            start > 1 and self.folded.startswith("）；", start - 2)
        )

    def end_before_place(self, start: int, end: int) -> int:
        """Return where a stretch ends without the place whose figure follows: 收入分别为北京市."""
        at = self.folded.find("分别", max(start + 1, end - _LONGEST_PLACE), end)
        if at < 0 or self.folded[at + 2] not in "为是":
            return end
        place = self.place_at_head(self.folded[at + 3 : end])
        return at if place is not None and at + 3 + place.end == end else end

    def bracket_before(self, index: int, start: int) -> tuple[int, int] | None:
        """Return where the bracket opens and closes that holds the figure before, in the clause."""
        previous, end = self.quantities[index - 1].end, self.quantities[index].start
        if previous <= start:
            return None
        close = self.folded.find("）", previous, min(end, previous + 12))
        if close < 0:
            return None
        head = self.folded.rfind("（", start, previous)
        inside = index < 2 or self.quantities[index - 2].end <= start
        # 累计529例重症（121例H1N1）及97例死亡: what stands before the bracket has its own figure
        return (head, close) if head > start and inside else None

    def bracket_closed(self, index: int, start: int, end: int) -> tuple[int, int] | None:
        """Return the span of the bracket that closes in a stretch and opens before it."""
        folded = self.folded
        close = folded.find("）", start, end)
        if close < 0 or folded.find("（", start, close) >= 0:
            return None
        begin = max(self.scene.sentence(index).start, start - LONGEST_LISTED)
        if index:
            begin = max(begin, self.quantities[index - 1].end)
        open_at = folded.rfind("（", begin, start)
        return (open_at, close + 1) if open_at > begin else None

    def open_bracket(self, start: int, end: int) -> int | None:
        """Return where a bracket opens in the span and does not close."""
        at = behind_last(_UP_TO_BRACKET, self.folded, start, end) - 1
        return at if at >= start and self.folded[at] in "（(" else None

    def phrase(
        self,
        start: int,
        end: int,
        *,
        bracket: bool = False,
        item: bool = False,
        hole: tuple[int, int] | None = None,
    ) -> Phrase:
        """Return the phrase of a stretch, without times, copulas, words of change and bases.

        What stands in ``hole`` is passed over.
        """
        if start < end and self.folded[start] in _HEADS:
            start = self.head_of(start, end)
        raw = self.folded[start:end]
        against = None
        telling = self.patterns.telling.search(raw) is not None
        if telling:
            if "持平、" in raw:
                start += raw.rindex("持平、") + 3  # 居住类持平、交通类下降1%
                raw = self.folded[start:end]
            if "有" in raw and (also := _THERE_IS.match(raw)):
                start, raw = start + also.end(), raw[also.end() :]
            elif "的是" in raw and (rank := _RANK_IS.match(raw)):
                rest, of = raw[rank.end() :], rank["of"]  # but 占比最高的是工业用电
                by = MEASURED.search(of) is None or MEASURED.search(rest) is not None
                if by and self.place_at_head(rest) is None:
                    start, raw = start + rank.end(), raw[rank.end() :]
            if "个" in raw and (mean := _A_MEAN.search(raw)):
                start, raw = start + mean.end(), raw[mean.end() :]
            if "依" in raw or "分别" in raw or "幅最" in raw:
                start = self.behind_names(start, end)
                raw = self.folded[start:end]
            if hole is None and "主要" in raw and (cause := _CAUSED_BY.match(raw)):
                start, raw = start + cause.end(), raw[cause.end() :]
            if hole is None and "而" in raw and (why := _WHY.search(raw)) and why.start() > 1:
                hole = start + why.start(), start + why.end()
            elif hole is None and (passing := _IN_PASSING.search(raw)):
                hole = start + passing.start(), start + passing.end()
            elif hole is None and "转" in raw and (was := _FROM_LEVEL.search(raw)):
                if was.start() > 1:
                    hole = start + was.start(), start + was.end()
            elif record := self.said_last(raw):
                end = start + record
                raw = raw[:record]
            beyond = "于" in raw or "出" in raw or "平均" in raw or "领先" in raw or "落后" in raw
            beyond = beyond or any(aim in raw for aim in _AIMS)
            if beyond and (against := _AGAINST.search(raw)):
                end = start + against.start()
        if hole is None and "分" in raw and (steps := _IN_STEPS.search(raw)):
            hole = start + steps.start(), start + steps.end()
        times = self.time_starts
        if hole is not None:
            words = self.cut_around_times(start, hole[0]) + self.cut_around_times(hole[1], end)
            self.mend(words)
        elif times[timed := bisect_left(times, start)] < end or self.time_ends[timed] > start:
            words = self.cut_around_times(start, end)
            self.mend(words)
        else:
            words = self.words.cut(self.folded, start, end)
        phrase = Phrase(words, bracket=bracket)
        if raw[:1] in _OF_COUNTS and (lasted := _LASTED.match(raw)):
            self.drop_how_long(words, start + lasted.end())
        if telling:
            if "届" in raw or "级" in raw:
                self.drop_class(words)
            if self.patterns.reporting.search(raw) or "预计" in raw:
                self.drop_reporter(words)
            if "称" in raw:
                self.drop_who_says(words)
            phrase.respectively = (
                "分别" in raw or raw.endswith(_IN_TURN) or raw[:2] in ("依次", "依序")
            )
            each = "各" in raw or raw.endswith("分占")
            phrase.respectively |= each and _EACH_AT_END.search(raw) is not None
            phrase.respectively |= raw[0] == "各" and _EACH_GREW.fullmatch(raw) is not None
        if against:
            phrase.change = True
        if raw[:1] in ("比", "较") and _THAN_THEN.fullmatch(raw):
            phrase.change = raw[-1] != "的"  # 较前日的50人少
            words.clear()
        if "的" in raw or "以" in raw:
            phrase.compared = raw[-1] == "的" and raw.startswith(_SAYS)
            phrase.headless = _HEADLESS.search(raw) is not None
        if words and (words[-1].tag in "vgaed" or raw[-1] in "快慢") and _COMPARES.match(raw):
            self.drop_comparison(phrase)
        per_what = telling and "每" in raw
        self.drop_predicate(phrase, end, per_what=per_what)
        if words and words[0].said == "经":
            self.drop_after_what(words)
        if (
            len(words) > 1
            and words[0].said in _FORESEES
            and words[0].end < words[1].start
            and MEASURED.search(words[-1].said)
        ):
            del words[0]  # 预测今年总产量, but 预测产量
        if len(words) > 1 and words[0].said in _IS_THAT:
            del words[0]  # 特点就是女运动员人数达到857人
        if words and words[0].tag in _NO_HEAD:
            if words[0].said == "为":
                self.drop_for_whom(words)
            self.drop_opening(words)
        if len(words) > 1 and words[0].said in _MAKES_KNOWN and MEASURED.search(words[-1].said):
            del words[0]  # 首度公布常住人口失业率
        leads = len(words) > 1 and (
            words[0].said in ("致", "致使")
            or (words[0].said == "希望" and not self.words.bodies.end(words[1].said))
        )
        if leads and (MEASURED.search(words[-1].said) or words[-1].said in _COSTS):
            del words[0]  # 致全年发电量增长, 希望参保率提高, 致使企业成本增加
        if (
            len(words) > 2
            and words[0].said == "实现"
            and words[1].said == "了"
            and MEASURED.search(words[-1].said)
        ) or (phrase.change and len(words) > 1 and words[0].said == "实现了"):
            del words[: 1 + (words[1].said == "了")]  # 实现了茶园面积由3亩增加到9亩
        elif (
            len(words) > 1
            and words[0].said in _SETS
            and words[-1].tag in "nu"
            and (words[1].said != "了" or len(words) > 2)
            and MEASURED.search(words[-1].said)
        ):
            del words[: 2 if words[1].said == "了" else 1]  # 创下了人均收入1万元的纪录
        if len(words) > 2 and words[0].said in _BY_MEANS_OF:
            self.drop_means(words)
        if words and words[0].said in _SHOWS and (len(words) == 1 or words[1].tag in NOMINAL):
            del words[0]  # ，显示二月旅客人数
        if len(words) > 2 and "拟" in raw:
            self.drop_through(words, ("拟",), 1)  # 公司拟每10股派, 董事会拟向股东派发红利
        if len(words) > 2 and ("批准" in raw or "通过" in raw):
            self.drop_approval(words)
        if "简介" in raw or "概况" in raw:
            self.drop_through(words, _TITLES, 0)  # 村情简介大王村位于镇西
        if len(words) > 2 and "全" in raw[1:]:
            self.drop_before_all(words)
        if words and words[-1].said == "日" and (day := _DAY_LEFT.search(raw)):
            while words and words[-1].end > start + day.start():
                words.pop()  # 恒指11日早盘报2万点
        if per_what:
            self.drop_per_what(phrase, start)
        if telling:
            if "将" in raw or "把" in raw:
                self.drop_doer(phrase, end)
            if ("使" in raw or "令" in raw) and words and words[-1].tag in "nwu":
                place = self.place_at_head(self.folded[words[0].start : end])
                behind = words[0].start + place.end if place else 0  # 德令哈市
                first = sum(word.start < behind for word in words)
                # 洪水使庄稼3万亩受灾
                self.drop_through(words, ("使", "使得", "令", "致使"), max(1, first))
            if "加上" in raw and not phrase.joint and len(words) > 2:
                # 税收加上补助收入3亿元, but 税收加上补助共3亿元
                self.drop_through(words, ("加上",), 0)
            if "主要" in raw and words and MEASURED.search(words[-1].said):
                self.drop_through(words, ("主要为", "主要是"), 1)
        if words and words[-1].said in _SAYS_SO and not phrase.change:
            words.clear()  # 警方指今年有15宗
        elif (
            len(words) > 1
            and words[-1].said in _SHOWS
            and self.folded[words[-2].end - 1] in _FINDINGS
        ):
            words.clear()  # 民调显示近六成受访者不满
        if words:
            self.trim(phrase, item=item)
            if phrase.share and len(words) > 2:
                self.drop_how(words)
        halves = phrase.share and len(words) > 2 and words[-3].said == "/"  # 男/女比例
        if words and (words[-1].tag in _NAMING or halves or not phrase.empty):
            phrase.said, phrase.plain = self.said_and_folded(words)
        return phrase

    @staticmethod
    def said_last(raw: str) -> int:
        """Return where begins what a stretch says of its measure before the figure, 0 if nothing.

        出口额有望创下历史新高, 分布范围也由上次调查的.
        """
        found = None
        if raw.endswith(("地位", "位置")):
            found = _LEADING.search(raw)
        elif raw[-2:-1] in "居第" or (raw[-1:] == "达" and raw[-3:-2] in "居第"):
            found = _RANKED_AS.search(raw)
        elif raw.endswith(("的", "时", "查", "前", "先", "来")) or "每" in raw[-3:-1]:
            found = _FROM_THEN.search(raw) or _FROM_PEAK.search(raw)
        elif "以" in raw and raw.endswith(("为主", "居多", "为多")):
            found = _MAINLY.search(raw)
        elif raw.endswith(("峰值", "峰", "谷底", "最高点", "最低点", "最大值", "最小值")):
            found = _AT_PEAK.search(raw)
        elif "高" in raw or "低" in raw:
            found = _RECORD.search(raw) or _FROM_PEAK.search(raw)
        return found.start() if found and found.start() > 1 else 0

    def mend(self, words: list[Word]) -> None:
        """Drop what hung on the times that were left out between the words."""
        starts = self.time_starts
        if words and words[-1].said in "连近" and self.has_time(words[-1].end, words[-1].end + 1):
            words.pop()  # 销量连三年突破300万辆; 近三年来，
        if not words or starts[bisect_left(starts, words[0].end)] >= words[-1].start:
            return
        for k in range(len(words) - 1, 0, -1):
            if k >= len(words) or words[k].start == words[k - 1].end:
                continue
            word, led = words[k - 1], words[k]
            said = word.said
            if said == "的" and self.folded[led.start - 1] == "”":
                del words[:k]  # 数字里的“十三五”公路里程: a heading that ends in a time
                return
            if led.said == "的":
                noun = words[k + 1].said if k + 1 < len(words) else ""
                if said in _BEFORE_TIME:
                    # 股价在年内的涨幅, 工资在2019年的基础上增长
                    del words[k - 1 : k + (3 if noun == "基础" else 1)]
                elif (
                    noun not in self.words.levels
                    and not (
                        said in ("比", "较")
                        and any(later.said.endswith(_SURVEYS) for later in words[k + 1 : k + 3])
                    )
                    and any(later.tag in "nw" for later in words[k + 1 :])
                    and (word.tag in "kde" or (word.tag == "v" and k == 1))
                ):
                    # 与2022年的死亡人数, 看到1978年的税收; but 学生毕业半年后的收入
                    del words[: k + 1]
                    return
            elif (
                said == "前"
                and k > 1
                and words[k - 2].said in ("比", "较")
                and led.tag not in "nwb"
            ):
                del words[k - 2 : k]  # 比前一年又快, but 比前三年平均值高
                return
            elif said in "前首" and k > 1 and words[k - 2].end == word.start:
                continue  # 手术前3天, 上市前3年
            elif said in _BEFORE_TIME and (
                len(said) > 1 or said in "近连前首头" or led.tag not in "kx"
            ):
                del words[k - 1]  # 连续12年保持
            elif said == "继":
                if any(word.tag in "nw" for word in words[k:]):
                    del words[:k]  # 县府继去年收到捐赠
                else:
                    del words[k - 1 :]  # 甲国股市继12日上升
                return
            elif (
                said in _HOPES
                and (k == 1 or words[k - 2].said == "目标")
                and any(later.tag in "nw" for later in words[k:])
            ):
                del words[:k]  # 目标希望明年新增人数
                return
            elif said in ("比", "较", "相较") and self.is_own_basis(words, k):
                del words[: k + (led.said in self.words.bases)]  # 比前年出生数少
                return
            elif said in ("比", "较", "相较") and k > 1 and words[-1].tag in "nw":
                grows = k + (led.said in self.words.bases)
                if grows + 1 < len(words) and words[grows].tag == "g":
                    del words[k - 1 : grows + 1]  # 公司较上年同比增加成本3亿元
                    return

    def drop_class(self, words: list[Word]) -> None:
        """Drop the year by which those who leave or enter a school are called: 2019届毕业生."""
        for k in range(len(words) - 1, 3, -1):
            year = words[k - 4 : k]
            if words[k].said in ("届", "级") and _YEAR.fullmatch(
                self.folded, year[0].start, year[3].end
            ):
                del words[k - 4 : k + 1]
                return

    def is_own_basis(self, words: list[Word], at: int) -> bool:
        """Tell whether a comparison with another time names what is compared, and nothing else."""
        if words[-1].tag != "g" or len(words) - at < 2:
            return False
        if words[at].said in self.words.bases:
            at += 1  # 比去年同期销量增加
        plain = self.folded[words[at].start : words[-2].end]
        return (
            all(word.tag in "nwbv" for word in words[at:-1])
            and all(word.tag in "kdce" for word in words[:at])
            and (plain.endswith("数") or MEASURED.search(plain) is not None)
            and _NO_BASIS.search(plain) is None
        )

    def drop_reporter(self, words: list[Word]) -> None:
        """Drop who says something, and the verb: 统计局今天公布6月失业率, 交通部估算损失金额."""
        for k in range(1, len(words) - 1):
            said, last = words[k].said, k - 1
            while last > 0 and (
                words[last].said in "（）"
                or words[last].tag == "m"
                or (words[last].said == "日" and words[last - 1].said == "）")
            ):
                last -= 1  # 统计局今天（22日）公布, 今（22）日公布: the date is left out already
            today = last > 0 and words[last].said in ("今", "昨")
            who = self.folded[words[last - today].end - 1]  # 卫生局今公布
            shows = said in self.words.shows and who in _FINDINGS
            firm = (
                said in _MAKES_KNOWN
                and words[k - 1].tag in "nu"
                and (today or words[k].end < words[k + 1].start)  # 公司公布前三个月销售金额
                and MEASURED.search(words[-1].said) is not None
            )
            led = said == "预计" and words[k].end < words[k + 1].start
            office = said in self.words.reports or (led and who not in "行司社")
            persons = said in _FORESEES and self.foretells(words, k)
            if not shows and not firm and not persons and not (office and who in _REPORTERS):
                if led and words[k - 1].tag == "n":
                    del words[k]  # 水产品预计全年总量
                    return
                continue
            end = words[k].end
            apart = today or last < k - 1
            last = next((w.end for w in reversed(words) if w.tag in NOMINAL), 0)
            apart = apart or words[k - 1].end < words[k].start or end < words[k + 1].start
            # 农业部初步统计农损
            apart = apart or words[k].tag == "k"
            if last > end and (shows or apart or MEASURED.search(self.folded[end:last])):
                del words[: k + 1]
            return

    def foretells(self, words: list[Word], at: int) -> bool:
        """Tell whether persons or a body stand before a verb of foresight: 农业部门预测, 专家预计."""
        who = self.folded[words[0].start : words[at - 1].end]
        return who.endswith(("部门", "机构", "方面")) or self.words.persons.end(who)

    def drop_who_says(self, words: list[Word]) -> None:
        """Drop who says it, in a headline: 联合国机构称难民升至10万人."""
        for k in range(len(words) - 2, 0, -1):
            if words[k].said == "称" and words[k - 1].tag in "nu":
                if words[k + 1].tag in "nbu" and words[k].end == words[k + 1].start:
                    del words[: k + 1]
                return

    def drop_doer(self, phrase: Phrase, end: int) -> None:
        """Drop who changes what 将 or 把 names: 公司计划将产能提高到50万吨."""
        words = phrase.words
        moves = (
            phrase.change or phrase.per
        )  # 省政府决定将门槛上调8%, 把津贴由每人每月60元提高到80元
        if not moves and not self.folded.startswith(("至", "到", "为", "从", "由", "成"), end - 1):
            return
        for k in range(len(words) - 2, -1, -1):
            if words[k].said in ("将", "把"):
                tags = [word.tag for word in words[k + 1 : k + 3]]
                acts_on = tags == ["v", "n"]  # 把种植面积扩大至1万公顷
                if (
                    acts_on
                    or words[k + 1].tag in "nbru"
                    or self.folded[words[k + 1].start] in "“《其所"
                ):
                    del words[: k + 1 + (words[k + 1].said == "其")]
                    if words[-1].tag == "v" and len(words) > 1 and words[-2].tag == "n":
                        words.pop()  # 本金扩充至
                return

    @staticmethod
    def drop_how(words: list[Word]) -> None:
        """Drop what says only how a share is had: 仍, 依然 and 到 of 患者依然占到了全国的七成."""
        at = next((k for k, word in enumerate(words) if word.tag == "s"), 0)
        while at + 2 < len(words) and words[at + 1].said in _HAVING:
            del words[at + 1]
        while at > 1 and words[at - 1].said in _HOW_HAD:
            at -= 1
            del words[at]
        if len(words) > 1 and words[-1].said == "占到" and words[-2].tag == "s":
            words.pop()  # 新生比例占到11%

    @staticmethod
    def drop_before_all(words: list[Word]) -> None:
        """Drop what stands before a clause that begins anew, without a mark: 数量分析全国共有医院."""
        for k in range(1, len(words) - 2):
            if words[k].tag == "r" and words[k].said[0] == "全" and words[k + 1].said in _THERE_ARE:
                del words[: k + 2]
                return

    @staticmethod
    def drop_after_what(words: list[Word]) -> None:
        """Drop what was done before: 经季节性调整后 of 经季节性调整后为3.9%."""
        for k in range(2, min(len(words), 8)):
            if words[k].said.endswith("后"):
                del words[: k + 1]
                return

    @staticmethod
    def drop_approval(words: list[Word]) -> None:
        """Drop who approves what follows: 立法会财委会批准拨款, 议会通过追加预算."""
        for k in range(1, len(words) - 1):
            if words[k].said in _APPROVES:
                who = all(word.tag in "nubw" for word in words[:k])
                if who and words[k - 1].said[-1] in _APPROVING and words[k + 1].tag in "nvw":
                    del words[: k + 1]
                return

    @staticmethod
    def drop_means(words: list[Word]) -> None:
        """Drop by what means something was done: 通过“三三制”原则筹集资金, 利用外资新建项目."""
        if words[1].tag == "v" or any(word.said == "的" for word in words):
            return  # 通过审核企业, 通过认证的企业
        for k in range(2, len(words) - 1):
            if words[k].tag == "v" and words[k + 1].tag != "v":
                if words[-1].tag in "nwu" and words[k].said not in _TESTS:
                    del words[:k]
                return

    @staticmethod
    def drop_for_whom(words: list[Word]) -> None:
        """Drop for whom it is that something was saved: 为群众挽回损失."""
        for k in range(2, min(len(words) - 1, 10)):
            if words[k].tag not in "nbu" and words[k].said not in _AND and words[k].said != "、":
                if words[k].said in _SAVED and words[k + 1].tag in "nwb":
                    del words[:k]
                return

    @staticmethod
    def drop_comparison(phrase: Phrase) -> None:
        """Drop all of a phrase that is but a comparison: 比上年节约, 较常年同期偏多."""
        first = phrase.words[0]
        if first.tag not in "nw" or len(first.said) < 2:  # 比亚迪批发
            phrase.words.clear()
            phrase.change = True

    def drop_per_what(self, phrase: Phrase, start: int) -> None:
        """Drop all of a phrase that says per what, not what: 每人每月60元."""
        words = phrase.words
        if words and (per := PER.search(self.folded, start, words[-1].end)):
            words.clear()
            phrase.per = per[0].rpartition("每")[2]

    def trim(self, phrase: Phrase, *, item: bool = False) -> None:
        """Drop what is no name: the head of a long phrase, what a bracket is not of, a span of time.

        An adverb before a word of share goes too: 旅客则占.
        """
        folded, words = self.folded, phrase.words
        longest = LONGEST_LISTED if phrase.respectively else LONGEST_LEFT
        if words[-1].end - words[0].start > longest:
            self.shorten(words, longest)
            if not words:
                return
        if len(words) > 2 and words[0].said == "一" and words[2].said in self.words.attributes:
            del words[:2]  # 一个长4.8米、重1.1吨的机头
        if len(words) > 2 and (words[-1].said in MADE or words[-1].said in self.words.attributes):
            for k in range(len(words) - 2, 0, -1):
                said = words[k].said
                at = words[k].end - 3  # but 上一个, 另一个
                if (
                    said[-1] in _OF_WORKS
                    and "一" in (said[0], words[k - 1].said)
                    and self.folded[at] not in "上下这那每另"
                ):
                    del words[: k + 1]  # 公司在某地建设一个年产30万吨的工厂
                    break
        if len(words) == 1 and words[0].tag in "br":
            mark = folded[words[0].start - 1]
            graded = words[0].said in _GRADES and mark in "：:、，；"  # 优秀46人、合格312人
            if (
                (mark == "的" and words[0].tag == "b")
                or graded
                or words[0].said in ("其他", "其它", "人工")
            ):
                words[0].tag = "n"  # 价格下降的城市达54个
        if (
            phrase.bracket
            and folded[words[0].start] != "《"
            and not (words[-1].tag == "s" and len(words) > 1 and words[-2].said == "的")
        ):
            # 让给了服务业（8576亿元）: the noun before the bracket alone
            self.drop_through(words, _BEFORE_NOUN - _JOINTS if item else _BEFORE_NOUN, 0)
            self.drop_opening(words)  # 较多的还有甲大学（900人）
            if not words:
                return
        last = words[-1]
        if phrase.change and folded[last.end - 1] == "比" and last.end - last.start > 2:
            # 消费价格比上年上涨: the 比 of the comparison, not of a ratio
            last.end, last.said = last.end - 1, last.said[:-1]
        if words[-1].said[-1] in _SPAN_ENDS and _SPAN.fullmatch(
            folded, words[0].start, words[-1].end
        ):
            words.clear()  # 三年净增3650人, 年增11.5%: how long, not what
        elif phrase.change and len(words) > 2 and words[-1].said == "年" and words[-2].tag == "m":
            del words[-2:]  # 饮料类两年平均增长
        phrase.share = "s" in map(tag_of, words)
        if phrase.share:
            words[:] = [
                word
                for word, following in zip_longest(words, words[1:])
                if following is None or following.tag != "s" or word.said not in _ALSO
            ]

    def head_of(self, start: int, end: int) -> int:
        """Return where a stretch begins without its list number, leading basis and closed bracket."""
        folded = self.folded
        if folded[start] in _YEARS_HEADS and (
            years := _YEARS_LISTED.match(folded, start, end) or _FOR_YEARS.match(folded, start, end)
        ):
            start = years.end()
        for heads, pattern in ((_LIST_HEADS, _LIST_NUMBER), (_BASIS_HEADS, _LEADING_BASIS)):
            if (
                start < end
                and folded[start] in heads
                and (head := pattern.match(folded, start, end))
            ):
                start = head.end()
        if start < end and folded[start] in "）)":
            start += 1
            if folded.startswith(("（", "("), end) and _THAN_ANOTHER.match(folded, start, end):
                start += 1  # 兼业户（350户）比纯农户（120户）多
        if (
            start < end
            and folded[start] in "大关整最"
            and (left := _LEFT_OVER.match(folded, start, end))
        ):
            start = left.end()
        if start < end and folded[start] in "新疫受灾地震战洪退封搬脱":
            since = _SINCE_EVENT.match(folded, start, end)
            start = since.end() if since else start
        if start < end and folded[start] == "每" and (each := _EACH_TIME.match(folded, start, end)):
            start = each.end()
        if folded.startswith("期间", start, end):
            start += 2
        if start < end and folded[start] == "除" and (but := _EXCEPT_FOR.match(folded, start, end)):
            start = but.end()
        if start < end and folded[start] in "分居散集":
            where = _LIVE_IN.match(folded, start, end)
            place = self.place_at_head(folded[where.end() : end]) if where else None
            if where and place and where.end() + place.end >= end - 1:  # 高雄市, 高雄市有
                start = where.end()
        if (
            start < end
            and folded[start] in "按以如若"
            and (how := _RECKONED.match(folded, start, end))
        ):
            start = how.end()
        return start

    def behind_names(self, start: int, end: int) -> int:
        """Return where a stretch begins without those that it names in order: 前5名依序为假投资占36%."""
        named = _NAMED_IN_ORDER.match(self.folded, start, end)
        if named is None or self.place_at_head(self.folded[named.end() : end]) is not None:
            return start  # 收入分别为北京市3亿元
        return named.end()

    def drop_predicate(self, phrase: Phrase, end: int, *, per_what: bool) -> None:
        """Drop what joins the phrase to its figure: copula, word of change, basis, per what.

        What was dropped is told by ``change`` and ``joint``. ``end`` is where the stretch ends.
        """
        folded, words = self.folded, phrase.words
        while words:
            word = words[-1]
            said = word.said
            joins = word.tag in _MAY_JOIN or said in _JOIN or said in self.words.averages
            if not joins and not (phrase.change or per_what):
                break  # as most do
            if said in _LEFT and len(words) > 1 and words[-2].said[-1] in _INSIDE_OR_ON:
                break  # 仓库里只剩3000只, but 外汇储备仅剩73亿美元
            if (
                said == "高"
                and len(words) == 2
                and words[0].end == word.start == words[0].start + 1
            ):
                words[:] = [Word(words[0].start, word.end, "n", words[0].said + said)]
                break  # 塔高216米, but 古塔高12米
            if word.tag == "g":
                phrase.change = True
                words.pop()
                self.drop_basis(words)
            elif said == "比" and phrase.joint in ("由", "为", "从", "达", "至"):
                break  # 收入比由1.72缩小为1.68
            elif said in _IN_GENERAL and len(words) > 1 and words[-2].tag in "nwuvkd":
                if self.patterns.growth.fullmatch(folded, words[0].start, words[-2].end):
                    break  # 其调幅一般为0.5%
                words.pop()  # 经营期限一般为15年, 项目主要有两种
            elif said == "先" and phrase.change and len(words) > 1:
                words.pop()  # 价格先上涨5%
            elif said in ("改善", "恶化") and MEASURED.search(folded, words[0].start, word.start):
                phrase.change = True
                words.pop()  # 收益率改善16个基点
            elif (
                said in DONE
                and len(words) > 2
                and words[-2].said in ("计划", "争取", "要求")
                and MEASURED.search(folded, words[0].start, words[-2].start)
            ):
                del words[-2:]  # 总产值计划完成2000亿元
                phrase.joint = phrase.joint or said
            elif (
                said in self.words.averages
                and len(words) > 2
                and words[-2].said in ("由", "从")
                and word.end == end
            ):
                del words[-2:]  # 补助标准由人均69元提高到74元
            elif said in DONE and (
                self.has_subject(words)
                or (
                    MEASURED.search(folded, words[0].start, word.start)
                    and not folded.endswith("超额", 0, word.start)
                )
                or (said == "录得" and folded.endswith("案", 0, word.start))
                or (
                    said == "完成"
                    and len(words) > 2
                    and words[-2].tag in "vw"
                    and words[-3].tag in "nb"
                    and words[-2].said not in _IN_WHAT_WAY
                )
            ):
                # 公路养护完成150公里
                words.pop()  # 地区生产总值完成2108亿元, 货运量则录得39.2万吨
                phrase.joint = phrase.joint or said
            elif (
                said == "录"
                and len(words) > 1
                and (MEASURED.search(words[-2].said) or words[-2].said[-1] == "案")
            ):
                words.pop()  # 注册金额录约3亿元, 骗案录5宗; but 通讯录3本
                phrase.joint = phrase.joint or said
            elif (
                per_what
                and len(words) > 1
                and (per := PER.search(folded, words[0].start, word.end))
            ):
                while words and words[-1].end > per.start():
                    words.pop()
                phrase.per = per[0].rpartition("每")[2]
                phrase.joint = per[0][0] if per[0][0] != "每" else phrase.joint
            elif said == "中共" and len(words) > 1 and words[-2].tag in "nw":
                # 民众在地震中共有96人受伤
                word.end, word.tag, word.said = word.start + 1, "u", "中"
            elif (
                said == "笔"
                and word.end == end
                and folded[word.start - 1] == "一"
                and (len(words) == 2 or words[-3].tag == "v")
            ):
                del words[-2:]  # 收到一笔50万元捐款
            elif said in _BOUNDS and _NUMBERED.search(folded, max(0, word.start - 6), word.start):
                break  # 60岁以上3人, 捐赠额在1亿元以上的有46家
            elif said in _BOUNDS and len(words) > 2 and words[-2].said in ("及", "或"):
                break  # 高中及以下15.3%
            elif (
                said == "年"
                and len(words) > 1
                and (
                    (phrase.joint and MEASURED.search(folded, words[-2].start, words[-2].end))
                    or (word.end == end and folded[end] in "逾超" and words[-2].tag == "n")
                )
            ):
                words.pop()  # 人参产量年达到3000吨, 结核病年逾万人
            elif word.tag == "r" and said[0] == "全" and len(words) > 1 and words[-2].tag in "nu":
                words.pop()  # 困难企业全省就有2400家
            elif said == "所" and word.end == end and len(words) > 1:
                word.tag = "n"  # 强制戒毒所690所
                break
            elif said == "高速" and not phrase.change and len(words) > 1 and words[-2].tag in "nu":
                word.tag = "n"  # 沪甬高速全长80公里: a road
                break
            elif said == "会" and word.end == end and len(words) > 1 and words[-2].tag in "nu":
                word.tag = "n"  # 支部会6次
                break
            elif said in _MAY_END and len(words) > 1 and words[-2].tag == "u":
                break  # 亿纬锂能: the end of a name that is not known
            elif (word.tag == "f" and len(said) == 1 and len(words) > 1) or (
                word.tag in "kdexpc"
                and said not in "”’）)"
                and (said != "》" or folded.find("《", words[0].start, word.start) < 0)
            ):
                words.pop()
                phrase.joint = said if said in LOOSE or not phrase.joint else phrase.joint
            elif (
                phrase.change
                and (word.tag == "a" or said in ("快速", "高速"))
                and len(words) > 1
                and words[-2].tag in "nwu"
            ):
                words.pop()  # 出口强劲增长
            elif said == "地" and phrase.change and len(words) > 1 and words[-2].tag in "ade":
                del words[-2:]  # 利润罕见地下降
            elif not (phrase.change and self.drop_basis(words)):
                break

    @staticmethod
    def has_subject(words: list[Word]) -> bool:
        """Tell whether the last word, a verb, has its subject right before it, or before 已, 仍."""
        tags = [word.tag for word in words[-3:-1]]
        return bool(tags) and (tags[-1] in "ndr" or tags == ["n", "k"])

    def drop_opening(self, words: list[Word]) -> None:
        """Drop the words at the head of a phrase that are no part of it."""
        first = 0
        while (
            first < len(words) and words[first].tag in _NO_HEAD and self.opens_nothing(words, first)
        ):
            first += 1
        del words[:first]

    def drop_through(self, words: list[Word], marks: Container[str], first: int) -> None:
        """Drop the words up to the last mark that stands at ``first`` or later, before a word."""
        for k in range(len(words) - 2, first - 1, -1):
            if words[k].said in marks:
                del words[: k + 1]
                return

    def shorten(self, words: list[Word], longest: int) -> None:
        """Drop from the head of a phrase what makes it longer than a name is."""
        head, end = words[0].start, words[-1].end
        if end - head <= longest + _LONGEST_PLACE or "等" in self.folded[max(0, head - 1) : end]:
            self.drop_place(words)  # else it goes with the head of the phrase
        if end - words[0].start > longest:
            # 白血病、…等大病患者: the class after the list says it
            self.drop_through(words, ("等",), 1)
            if self.folded.startswith("等地", words[0].start - 1) and len(words) > 1:
                if words[0].said == "地":
                    del words[0]  # 在甲省、乙省等地累计示范面积
                self.drop_opening(words)
                if not words:
                    return
        first = 0
        while end - words[first].start > longest and first < len(words) - 1:
            first += 1
        head, close = words[first].start, self.folded.find("》", words[first].start, end)
        if close >= 0 and self.folded.find("《", head, close) < 0:
            # 符合《日内瓦公约》条件: no half of a title
            behind = next((word.tag for word in words[first:] if word.start > close), "x")
            reach = 0 if behind in "kdev" else _LONGEST_PLACE
            near = range(first - 1, max(-1, first - reach), -1)
            first = next((k for k in near if words[k].said == "《"), first)
        del words[:first]
        self.drop_opening(words)

    def drop_place(self, words: list[Word]) -> None:
        """Drop the place at the head of a long phrase, not a part of its name."""
        head = words[0].start
        place = self.place_at_head(self.folded[head : head + _LONGEST_PLACE])
        while place is not None and len(words) > 1 and words[0].start < head + place.end:
            words.pop(0)

    def opens_nothing(self, words: list[Word], at: int) -> bool:
        """Tell whether a word of such a class at the head of a phrase is no part of it: 共, 其中, 我."""
        word = words[at]
        if self.folded[word.start] in "“‘《每":
            return False
        if word.said == "人民币" and at + 1 < len(words) and words[-1].tag not in "kg":
            return False  # 人民币汇率
        if at + 1 < len(words) and word.tag in "kd" and self.opens_name(words, at):
            return False
        if word.said in ("其他", "其它"):
            # 其他提供住宿机构, 、其他2亿元: what is none of those before
            return at + 1 == len(words) and self.folded[word.start - 1] not in "、，"
        if word.said in ("本地", "外地") and at + 1 < len(words):
            return False
        if word.tag == "g" and at + 1 < len(words) and words[at + 1].said in ("者", "的"):
            return words[at + 1].said == "的"  # 减少者占22%
        if word.tag == "g" and at + 2 < len(words) and words[at + 2].tag == "m":
            return words[at + 1].said not in ("超过", "超", "达到", "不足")  # 增长超过10%的省份
        if word.end - word.start == 1 and word.tag in "dg" and at + 1 < len(words):
            return words[at + 1].tag != "u"  # 随迁子女, 翻山越岭: part of an unknown word
        return True

    def opens_name(self, words: list[Word], at: int) -> bool:
        """Tell whether a word that is else no part of a name begins one.

        未分类消费品, 不涉及刑事的案件, 对美出口额, 自美进口额, 向国家提供的税收, 与旅游有关的投诉, 都江堰.
        """
        word, said = words[at], words[at].said
        if said in _NEGATIONS or said in ("主动", "对口"):
            return words[at + 1].tag not in "kx"  # 主动退市, 对口帮扶资金
        if said == "没":
            return words[at + 1].tag in "nwv" and words[-1].tag in "sn"  # 没意见的比例
        if said == "最":
            return words[at + 1].tag in "au"  # 最年长的选手
        if said in ("对", "自"):
            return TOWARDS.match(self.folded, word.start, words[-1].end) is not None and (
                _ABROAD.match(self.folded, word.end, words[-1].end) is not None
                or self.place_at_head(self.folded[word.end : words[-1].end]) is not None
            )
        if said == "被" and (
            words[at + 1].tag in "vu"
            or (words[-1].tag in "nu" and all(word.tag in NOMINAL for word in words[at + 1 :]))
        ):
            return True  # 被拘捕, 被征地农民
        if said in ("向", "被", "由", "与", "和", "同"):
            for k in range(at + 2, len(words) - 1):
                if words[k].said == "的" and words[k + 1].tag in NOMINAL:
                    verb = words[k - 1]
                    if said in ("向", "被", "由"):
                        return verb.tag in "vwade"
                    return verb.said in self.words.relates
        place = (
            None
            if len(said) > 1
            else self.place_at_head(self.folded[word.start : word.start + _LONGEST_PLACE])
        )
        return place is not None and place.end > 1

    def has_time(self, start: int, end: int) -> bool:
        """Tell whether a date or time stands in a stretch, or reaches into it."""
        first = bisect_left(self.time_starts, start)
        return self.time_starts[first] < end or self.time_ends[first] > start

    def cut_around_times(self, start: int, end: int) -> list[Word]:
        """Cut a stretch into words, what is a date or time left out."""
        times = self.scene.times
        first = bisect_left(self.time_starts, start)
        if first and times[first - 1].end > start:
            first -= 1
        words: list[Word] = []
        for span in times[first : first + 20]:
            if span.start >= end:
                break
            if span.start > start:
                stop = span.start
                for age in _AGES if self.folded[stop - 1] in "国纪" else ():
                    stop -= len(age) * self.folded.endswith(age, start, stop)
                if self.folded[stop - 1] in "到至" and (
                    low := _LOW_TIME.search(self.folded, start, stop)
                ):
                    stop = low.start()
                at = self.folded[stop - 1] == "在" and not self.folded.startswith("的", span.end)
                if at and self.folded[stop - 2] not in _NO_AT:
                    stop -= 1  # 公司在去年招收
                if not words or self.folded[start:stop] not in _JOINTS:  # 去年和今年
                    words += self.words.cut(self.folded, start, stop)
            start = max(start, span.end)
            if self.folded.startswith(_AT_THE_TIME, start):
                start += 1
            elif rest := _REST_OF_TIME.match(self.folded, start, end):
                start = rest.end()
        if start < end:
            words += self.words.cut(self.folded, start, end)
        return words

    def drop_how_long(self, words: list[Word], end: int) -> None:
        """Drop a duration that ends there and opens the words, before an act: 三年 of 三年建成."""
        k = next((k for k, word in enumerate(words) if word.start >= end), len(words))
        if k and k < len(words) and words[k - 1].end <= end and words[k].tag in "vw":
            del words[:k]

    def drop_basis(self, words: list[Word]) -> bool:
        """Drop 比上年同期, 较2016年, 同比 from the end of the words; tell whether one stood there."""
        if not words:
            return False
        head = words[0].start
        basis = self.patterns.basis.search(self.folded[head : words[-1].end])
        while basis is not None:
            start = head + basis.start()
            k = next(k for k, word in enumerate(words) if word.end > start)
            word = words[k]
            if word.start == start and (
                word.end - start == 1 or basis[0] in self.words.bases or word.tag not in "nwvs"
            ):
                del words[k:]
                return True
            # 就业参与率较2020年下降: the 与 of 参与 compares nothing
            basis = self.patterns.basis.search(self.folded[head : words[-1].end], word.end - head)
        return False

    def in_time(self, word: Word) -> bool:
        """Tell whether a word is part of a date or time."""
        return self.time_ends[bisect_left(self.time_starts, word.end)] > word.start

    def say(self, words: list[Word]) -> str:
        """Return the words as the text has them."""
        return self.said_and_folded(words)[0] if words else ""

    def said_and_folded(self, words: list[Word]) -> tuple[str, str]:
        """Return words as the text has them, and the same folded."""
        text, start, end = self.text, words[0].start, words[-1].end
        plain = "".join(map(said_of, words))
        if len(plain) == end - start:  # nothing left out between
            said = text[start:end]
        else:
            said = "".join([text[word.start : word.end] for word in words])
            if "（）" in plain:  # 正月初八（25日）发送旅客: the time left out was all of a bracket
                said = _EMPTY.sub("", said)
                plain = _EMPTY.sub("", plain)
        return said.replace("\n", "").strip(), plain

    def after(self, index: int, phrase: Phrase) -> tuple[str, bool]:
        """Return the noun phrase after the figure, and whether 的 joins it."""
        quantity = self.quantities[index]
        behind = self.folded[quantity.end : quantity.end + 1]
        if behind in "，。；：、！？\n" or self.text.startswith("\t", quantity.end):
            return "", False
        if behind == "来" and quantity.kind in COUNTED and (said := self.who_come(index)):
            return said, False
        if quantity.kind is _COUNT and (
            said := self.counted_with_next(
                index,
                is_noun=bool(phrase.words)
                and phrase.words[-1].tag in "nwu"
                and self.folded[quantity.start - 1] != "的",
            )
        ):
            return said, False
        if quantity.kind in SHARES:
            if behind in "（()）" and (end := self.end_of_share(index)) > quantity.end:
                noun = self.noun_of_share(index, end)
                return noun, bool(noun)
            if behind in "为是" or (phrase.change and behind == "创"):
                return "", False  # 增长一成创最高纪录
        if behind in "）)":
            return "", False
        if quantity.kind is _PERSON and self.folded.startswith(
            ("无人", "死于", "死於"), quantity.end
        ):
            return "", False  # 船上19人无人受伤, 12人死于车祸
        if (
            quantity.kind in SHARES
            and (phrase.change or phrase.plain.endswith(_YIELDS_MORE))
            and behind != "的"
            and self.figure_follows(index)
        ):
            return "", False  # 下降3.6%非利息净收入149亿元, 小麦增产5%玉米减产3%
        if behind in "（(":
            said, of = self.after_bracket(index, phrase)
            if said:
                return said, of
        start, end = self.stretch_after(index, LONGEST_RIGHT + 8)
        if self.folded.startswith("不等的", start):
            start += 2  # 300元至500元不等的补贴
        if quantity.kind in COUNTED:
            if self.acts_on(index, phrase):
                return "", False  # 死亡3人受伤5人
            if quantity.unit_text == "人" and self.folded.startswith(_LEAVES_FOR, start):
                return "", False  # 另有14人赴甲国求学
            aged = (
                start == end
                and index + 1 < len(self.quantities)
                and self.quantities[index + 1].kind is Kind.AGE
            )
            if aged:
                _, end = self.stretch_after(index + 1, LONGEST_RIGHT)  # 3个七八岁的儿童
            start = self.noun_begins(index, start)
            if start > quantity.end and not aged:
                _, end = self.stretch_after(index, start - quantity.end + LONGEST_RIGHT + 8)
        elif self.folded.startswith("年龄", start):
            start = self.noun_begins(index, start)  # 五成年龄介乎15至84岁的人士
        elif quantity.kind is _MONEY and (term := _TERM.match(self.folded, start)):
            start, end = (
                term.end(),
                self.stretch_after(index, term.end() - start + LONGEST_RIGHT)[1],
            )
            other = index + 1
            while (
                self.folded[start] in "、和及"
                and other < len(self.quantities)
                and self.quantities[other].start == start + 1
                and (term := _TERM.match(self.folded, self.quantities[other].end))
            ):  # 1820亿元7天期和300亿元14天期逆回购
                start, end = term.end(), self.stretch_after(other, LONGEST_RIGHT)[1]
                other += 1
        if start >= end:
            return "", False
        words = self.words.cut(self.folded, start, end)
        if (
            quantity.kind not in COUNTED
            and self.folded[start] in SIZES
            and self.folded.startswith("的", start + 1)
            and len(words) > 2
            and (words[2].end - words[2].start > 1 or self.noun_follows(words, 3))
        ):
            del words[0]  # 7.5公里长的引水管道, 50米长的粗钢缆, but 长的路
        of = words[0].said == "的"
        at = 1 if of else 0
        if (
            words[0].said == "系"
            and quantity.unit == "个"
            and self.folded[start + 1] in "、，。；和及"
        ):
            words[0].tag = "n"  # 7个系、23个专业
        if of and (limit := _AGED.match(self.folded, start + 1, end)):
            words[1:] = [word for word in words if word.start >= limit.end()]
        if words[0].said in _OF_ALL and self.noun_or_verb_follows(words):
            del words[0]
        if of and at == len(words) and (said := self.counted_by_next(index)):
            self.nouns_of[index] = said
            return said, True
        if at >= len(words) or (of and _UNDER.match(self.folded, words[at].start)):
            return "", False
        stop = self.about_what(words, at) or self.noun_phrase(words, at)
        if stop > at and not of and _ADJECTIVES.issuperset(map(tag_of, words[at:stop])):
            stop = self.end_of_quoted(words, stop) or stop  # 153名优秀“三员”
        if of and stop == at and words[at].tag == "s" and words[at].end - words[at].start > 1:
            stop = at + 1  # 以4.54%的占比居第五
        if of and stop == at and words[at].said == "新增" and self.noun_follows(words, at + 1):
            stop = self.noun_phrase(words, at + 1)  # 二分之一的新增病例
        governed = not phrase.words or phrase.words[-1].tag == "v"
        if (
            of
            and stop == at
            and (governed or quantity.kind not in COUNTED)
            and self.verb_and_noun(words, at)
        ):
            stop = self.noun_phrase(words, at + 1)  # 60亿元的配套资金
        if (
            stop == at
            and (of or quantity.kind not in SHARES)
            and (stop := self.verbal_phrase(words, at, phrase, quantity.unit_text)) > at
        ):
            if quantity.kind is _COUNT and not of:
                stop = self.object_phrase(words, at, stop, phrase, person=False)
            if stop - 2 > at and words[stop - 1].said in _INSIDE and words[stop - 2].tag in "nu":
                stop -= 1
            self.taken[index] = words[stop - 1].end
            said = self.noun_said(words, at, stop)
            if of:
                self.nouns_of[index] = said
            return said, of
        if not of and stop > at:
            stop = self.either(words, stop)
        if quantity.kind in COUNTED and not of:
            stop = self.described(words, stop)
            stop = self.measured_by(words, at, min(stop, len(words)))
        if quantity.kind is _COUNT or (quantity.kind is _PERSON and not of):
            person = quantity.kind is _PERSON
            stop = self.object_phrase(words, at, stop, phrase, person=person)
        if of and stop < len(words) and words[stop].tag == "g" and words[stop - 1].tag in "ab":
            return "", False  # 20%的快速增长
        if (
            quantity.kind not in COUNTED
            and at < stop < len(words)
            and words[stop].said in _RELIEFS
            and (stop + 1 == len(words) or words[stop + 1].tag == "x")
        ):
            stop += 1  # 30%的租金减免
        if not of and phrase.words and phrase.words[-1].said in PIVOTS:
            stop = self.end_of_pivot(words, at, stop)
        if quantity.kind in COUNTED and not of:
            inside = self.folded[quantity.start - 1] in "在从"
            stop = self.end_inside(words, at, stop, _HOLDING if inside else _BEHIND)
        relief = stop > at and words[stop - 1].said in _RELIEFS
        # but 4项国家级认证, 完成3万户危房改造
        if stop == at or (words[stop - 1].tag != "v" and not relief):
            stop = self.noun_end(words, at, stop, of=of)
        if not of and stop > at + 1:
            if (
                quantity.kind is _PERSON
                and words[stop - 1].tag == "v"
                and self.tells_when(words, at, stop + 1)
            ):
                stop -= 1  # 3名儿童落水后
            stop = self.counted_end(index, words, at, stop)
        if quantity.kind in COUNTED and not of and stop > at:
            stop = self.end_before_pace(index, words, at, stop)
        if quantity.unit == "例" and not of and at < stop < len(words):
            stop = self.case_end(words, at, stop)
            stop = self.operation_end(words, stop)
        if not of and self.holds(phrase):  # 满载7万吨电煤的船舶
            stop = next((k for k in range(at + 1, stop) if words[k].said == "的"), stop)
            made = phrase.plain.endswith("产")  # 年产3万吨纸板生产线: no line is made
            if made and (
                self.words.heads.end(words[stop - 1].said) or words[stop - 1].said.endswith(_PLANTS)
            ):
                return "", False
        abutted = index + 1 < len(self.quantities) and self.quantities[index + 1].start == end
        if abutted and stop == len(words):
            stop = self.before_next(words, at, stop)
            if (
                stop - at > 1
                and self.may_be_act(words[stop - 1])
                # 6000万元的基金捐赠1800万元
                and (self.has_things(words[stop - 2]) or (of and words[stop - 2].tag == "n"))
            ):
                stop -= 1  # 7个省捐赠5万台收音机
        if (
            not of
            and quantity.unit in _OF_THINGS
            and words[stop - 1].said in self.words.persons.words
            and words[stop - 2].said == "的"
        ):
            stop -= 2  # 每天吸20支烟的人
        if _NAMELIKE.isdisjoint(map(tag_of, words[at:stop])) and not (
            quantity.kind is _COUNT and stop > at and words[at].said in _QUOTES
        ):
            return "", False  # 在75%—80%之间, 6万间严重损坏; but 五次“扫荡”
        said = self.noun_said(words, at, stop if of else self.without_places(words, at, stop))
        if said in _AFTERWARDS:
            return "", False  # 继8月超142万标箱后的又一次突破
        level = _BOUND.sub("", self.plain(said))
        if of and (level in self.words.levels or level.removeprefix("新") in self.words.levels):
            return "", False  # 3亿元的水平, 160公里的新水平
        if of and phrase.said and _ON_GROUND.match(self.folded, words[stop - 1].end - 2):
            return "", False  # 零售在18%的高增速基础上
        if quantity.unit is None and _CURRENCY.search(self.plain(said)):
            return "", False  # 38亿改值后的新卢布: of what unit it is
        if of and said == "部分":
            return "", False  # 超过起付线2万元的部分
        if of and said == "高度" and quantity.kind is not Kind.LENGTH:
            return "", False  # 收入攀升到3亿元的高度
        if of:
            self.nouns_of[index] = said
        elif (
            abutted
            and stop == len(words)
            and phrase.words
            and phrase.words[-1].tag in "nw"
            and phrase.words[-1].said not in DONE  # 完成十种有色金属产量98万吨
            and not self.counted_by_next(index)
        ):
            # 机构1823家床位38.4万张: the noun is that of the next figure, unless that has its own
            return "", False
        if of or quantity.kind in COUNTED or quantity.unit is None:
            inside = stop < len(words) and words[stop].said in _INSIDE
            self.taken[index] = words[stop if inside else stop - 1].end
        lone = len(said) == 1 and words[at].tag == "u" and not (of and said in PLACE_NOUNS)
        ends = words[stop - 1].end
        if lone and quantity.unit == "亩" and self.folded[ends : ends + 1] in "、，。；和":
            lone = False  # 8亩茶、3亩果
        if lone and quantity.kind not in _BULK:
            return "", False
        return said, of

    def about_what(self, words: list[Word], at: int) -> int:
        """Return where a noun ends of which it is said first what it is about, or 0: 有关滋扰的投诉."""
        if words[at].said not in _ABOUT:
            return 0
        of = next((k for k in range(at + 2, len(words)) if words[k].said == "的"), 0)
        if not of or any(word.tag in "xk" for word in words[at:of]):
            return 0
        end = self.noun_phrase(words, of + 1)
        alone = of + 2 == len(words) and words[of + 1].tag in "vw"  # 的报告
        return end if end > of + 1 else (of + 2) * alone

    def acts_on(self, index: int, phrase: Phrase) -> bool:
        """Tell whether verbs stand before each of several figures, no mark between: 死亡3人受伤5人.

        In 造成3人死亡5人受伤 they stand behind each.
        """
        if not phrase.words or phrase.words[-1].tag not in "vw" or phrase.joint:
            return False
        for k in range(index, min(index + _MOST_ACTS, len(self.quantities))):
            end = self.quantities[k].end
            behind = self.quantities[k + 1] if k + 1 < len(self.quantities) else None
            far = behind is None or behind.start - end > _LONGEST_ACT
            if far or behind is None or behind.unit != self.quantities[index].unit:
                apart = end == len(self.folded) or self.folded[end] in _CLOSES
                return k > index and apart
            if behind.start == end or {
                word.tag for word in self.words.cut(self.folded, end, behind.start)
            } - {"v", "w"}:
                return False
        return False

    def who_come(self, index: int) -> str:
        """Return the noun behind whence those come, if a figure says it: 20位来自8个国家的专家."""
        end = self.clauses[index][1]
        if not self.folded.startswith("来自", self.quantities[index].end):
            return ""
        if not self.figure_follows(index):
            return ""
        at = self.quantities[index + 1].end
        end = min(end, at + 2 * LONGEST_RIGHT)
        while (at := self.folded.find("的", at, end) + 1) > 0:
            words = self.words.cut(self.folded, at, end)
            if self.noun_follows(words, 0):
                stop = self.noun_end(words, 0, self.noun_phrase(words, 0), of=False)
                return self.noun_said(words, 0, stop) if stop else ""
        return ""

    @staticmethod
    def noun_or_verb_follows(words: list[Word]) -> bool:
        """Tell whether a noun, or a verb that may begin one, stands behind the first word."""
        return len(words) > 1 and words[1].tag in "nwbv"

    def holds(self, phrase: Phrase) -> bool:
        """Tell whether a verb stands before a figure that says how much something holds: 容纳."""
        return bool(phrase.words) and phrase.words[-1].said in self.words.holds

    def after_bracket(self, index: int, phrase: Phrase) -> tuple[str, bool]:
        """Return the noun that a bracket parts from its figure, and whether 的 joins it.

        为5000多名（今年8000名）患者, 3亿元（含税）的资金; but 企业30家（国有5家）主要分布在….
        """
        quantity = self.quantities[index]
        aside = _ASIDE_AFTER.match(self.folded, quantity.end)
        if aside is None:
            return "", False
        start = aside.end()
        of = self.folded.startswith("的", start)
        governed = (
            not phrase.words
            or phrase.words[-1].tag == "v"
            or phrase.joint in LOOSE
            or phrase.plain in self.words.generic
        )
        counts = quantity.kind in COUNTED and quantity.unit_text != "人"
        if not of and not (counts and governed):
            return "", False
        mark = CLAUSE_BREAK.search(self.folded, start, start + LONGEST_RIGHT)
        end = mark.start() if mark else min(len(self.folded), start + LONGEST_RIGHT)
        k = index + 1
        while k < len(self.quantities) and self.quantities[k].start < start:
            k += 1
        if k < len(self.quantities):
            end = min(end, self.quantities[k].start)
        if start + of >= end:
            return "", False
        words = self.words.cut(self.folded, start + of, end)
        stop = self.noun_end(words, 0, self.noun_phrase(words, 0), of=of)
        if _NAMELIKE.isdisjoint(map(tag_of, words[:stop])):
            return "", False
        return self.noun_said(words, 0, stop), of

    def end_of_share(self, index: int) -> int:
        """Return where a share ends that is said again in brackets: 近三分之一（32%）的受访者.

        Either of the two ends there.
        """
        folded, end = self.folded, self.quantities[index].end
        last = index + folded.startswith(("（", "("), end)
        if not 0 < last < len(self.quantities):
            return end
        first, again = self.quantities[last - 1 : last + 1]
        if (
            again.start == first.end + 1
            and folded[first.end] in "（("
            and first.kind in SHARES
            and again.kind in SHARES
            and folded.startswith(("）的", ")的"), again.end)
        ):
            return again.end + 1
        return end

    def noun_of_share(self, index: int, start: int) -> str:
        """Return the noun behind the 的 that stands at a place, after a share said twice."""
        end = min(self.clauses[index][1], start + LONGEST_RIGHT + 8)
        later = (other.start for other in self.quantities[index + 1 : index + 3])
        end = min((at for at in later if start <= at < end), default=end)
        words = self.words.cut(self.folded, start, end)
        stop = self.noun_end(words, 1, self.noun_phrase(words, 1), of=True)
        return self.noun_said(words, 1, stop) if stop > 1 else ""

    def noun_begins(self, index: int, start: int) -> int:
        """Return where the noun after a figure begins: behind 包括…在内的, a time, 全国.

        811座2020年建成的厕所, 3个全国文明城市.
        """
        folded = self.folded
        if folded.startswith(_INCLUDING, start):
            end = self.stretch_after(index, _LONGEST_INCLUDED)[1]
            inside = folded.find("在内的", start, end)
            return inside + 3 if inside >= 0 else start
        k = bisect_left(self.time_starts, start)
        if self.time_starts[k] == start:
            start = self.scene.times[k].end
        if whole := _WHOLE.match(folded, start):
            start = whole.end()
        if said := _SAID_FIRST.match(folded, start):
            start = said.end()
        if folded.startswith("不同程度", start):
            start += 5 if folded[start + 4 : start + 5] == "地" else 4  # 30万人不同程度受灾
        return start

    def measured_by(self, words: list[Word], at: int, stop: int) -> int:
        """Return the end of a counted noun that a measure stands before: 31个产值超亿元的乡镇.

        A measure is not counted by a classifier, so it is said of the noun that 的 joins to it.
        """
        last = stop - 1 if stop > at and words[stop - 1].said in _OVER else stop
        if last == at or not MEASURED.search(self.folded[words[at].start : words[last - 1].end]):
            return stop
        for k in range(stop, min(len(words), stop + 8)):
            if words[k].tag == "x":
                break
            if words[k].said == "的" and self.noun_follows(words, k + 1):
                return self.noun_phrase(words, k + 1)
        return stop

    def counted_with_next(self, index: int, *, is_noun: bool) -> str:
        """Return the noun that figures side by side count: 3类15种药品, 两座50米高的铁塔.

        Or that one of them counts and the next measures: 1个2万公顷的保护区, 两台60万千瓦机组.
        """
        k = index + 1
        while (
            k < len(self.quantities)
            and k < index + 4
            and self.quantities[k].start == self.quantities[k - 1].end
            and self.quantities[k].kind is _COUNT
        ):
            k += 1
        if k < len(self.quantities) and self.quantities[k].start == self.quantities[k - 1].end:
            size = self.behind_size(index, k, is_noun=is_noun)
            if not size:
                return ""
            start, end = size, self.stretch_after(k, LONGEST_RIGHT)[1]
        elif k > index + 1 and self.quantities[index].unit in _CLASSES:
            start, end = self.stretch_after(k - 1, LONGEST_RIGHT)
        else:
            return ""
        words = self.words.cut(self.folded, start, end)
        stop = self.noun_end(words, 0, self.noun_phrase(words, 0), of=False)
        return self.noun_said(words, 0, stop) if stop else ""

    def behind_size(self, index: int, k: int, *, is_noun: bool) -> int:
        """Return where the noun begins that a figure counts and figure ``k`` measures, else 0.

        Without 的 it does so only where no noun stands before, as in 建大棚3个500平方米.
        """
        size, end, unit = self.quantities[k], self.quantities[k].end, self.quantities[index].unit
        if size.kind is Kind.LENGTH and (long := _LONG.match(self.folded, end)):
            return long.end()
        if unit not in _PIECES or size.kind not in _SIZED:
            return 0
        if of := _OF_THAT_SIZE.match(self.folded, end):
            return of.end()
        return end if size.kind is not Kind.MONEY and not is_noun else 0

    def counted_by_next(self, index: int) -> str:
        """Return the noun of the figure that 的 joins to this one: 全长74公里的两条公路."""
        if index + 1 == len(self.quantities):
            return ""
        last = index + 1
        while self.folded.startswith(("、", "和"), self.quantities[last].end) and (
            last + 1 < min(len(self.quantities), index + _MOST_ACTS)
            and self.quantities[last + 1].start == self.quantities[last].end + 1
        ):
            last += 1  # 分别有12个、15个和20个村
        following = self.quantities[last]
        if following.kind not in COUNTED and following.unit is not None:
            return ""
        start, end = self.stretch_after(last, LONGEST_RIGHT)
        words = self.words.cut(self.folded, start, end)
        stop = self.noun_end(words, 0, self.noun_phrase(words, 0), of=False)
        return self.noun_said(words, 0, stop) if stop else ""

    def noun_said(self, words: list[Word], at: int, stop: int) -> str:
        """Return a noun as the text has it, without what makes a condition of it: …的基础上."""
        said = self.text[words[at].start : words[stop - 1].end].replace("\n", "").strip()
        if "的" not in said:
            return said
        ground = _GROUND.search(self.plain(said))
        return said[: ground.start()] if ground else said

    def noun_end(self, words: list[Word], at: int, stop: int, *, of: bool) -> int:
        """Return where the words after a figure end in a noun, without 里 or 中: 20个学院里."""
        while stop > at and (
            words[stop - 1].tag not in NOMINAL
            and not (of and words[stop - 1].tag == "s")
            and self.folded[words[stop - 1].start] not in "”’）》)"
        ):
            stop -= 1
        if self.tells_when(words, at, stop):
            stop -= 1  # 两次大修之间
        if stop > at and words[stop - 1].said in _LAST_OF_ALL:
            stop -= 1  # 3个村第一次通电, 夺得7个第一; 有3个问题吗
        if stop > at and words[stop - 1].said in _INSIDE:
            stop -= 1
        if stop - 1 > at and words[stop - 1].said == "受灾":
            stop -= 1  # 121个县市受灾
        for k in range(at + 1, stop - 1):
            # 两处隧道及滨江一条街
            if words[k].said in _AND and any(
                self.folded[word.start] == "一" and self.folded[word.start + 1] in _OF_PLACE
                for word in words[k + 1 : stop]
            ):
                return k
        if at + 1 < stop < len(words) and words[stop - 1].tag == "a" and words[stop].tag == "v":
            stop -= 1  # 3000名居民紧急疏散
            if words[stop - 1].said == "的" and stop - 1 > at:
                stop -= 1  # 60户居民的热烈响应
        while stop - 1 > at and words[stop - 1].said in self.words.averages:
            stop -= 1  # 166户人家户均增收
        if (
            at < stop < len(words)
            and words[stop].said in _ASPECT
            and (
                (words[stop - 1].tag == "u" and words[stop - 1].said not in _NOUN_ENDS)
                or (words[stop - 1].tag == "w" and words[stop].said in _DOING)
            )
        ):
            stop -= 1  # 枣林挂了彩, 扩围到, 公司调整了: an unknown word before 到 or 了 is a verb
            if stop == at or (
                words[stop - 1].end - words[at].start < 2 and words[at].said not in PLACE_NOUNS
            ):
                return at
        if (
            at + 1 < stop < len(words)
            and words[stop - 1].said in _PLACED
            and words[stop].said in _WHERE
        ):
            stop -= 1  # 30名村民站在: verbs of one character that the dictionary lacks
        if not of and (whose := self.end_before_predicate(words, at, stop)):
            return whose
        person = stop
        while person > at and words[person - 1].tag == "u":
            person -= 1
        if (
            not of
            and at < person < stop < len(words)
            and words[stop].tag in "vku"
            and (
                words[person - 1].said.endswith("户")
                or self.words.persons.end(words[person - 1].said)
            )
            and words[person].said not in _NOUN_ENDS
        ):
            return person  # 2300户农户通上了水: what follows persons is what they do
        return stop

    @staticmethod
    def end_inside(words: list[Word], at: int, stop: int, holding: frozenset[str]) -> int:
        """Return where a noun ends that 在 … 中 holds: 在8个国家中排第一, 两座城市之间铺轨."""
        for k in range(at + 1, stop):
            of = k + 1 < stop and words[k + 1].said == "的"  # 两个国家之间的差距
            if words[k].said in holding and words[k - 1].tag in "nb" and not of:
                return k
        return stop

    def tells_when(self, words: list[Word], at: int, stop: int) -> bool:
        """Tell whether a noun is followed by what makes a time or a place of it: 3个国家期间."""
        if stop - at < 2 or stop > len(words) or words[stop - 1].said not in _WHEN:
            return False
        last, before = words[stop - 1], words[stop - 2]
        return (
            max(last.end - last.start, before.end - before.start) > 1 or before.said in "的”’》）"
        )

    def end_before_predicate(self, words: list[Word], at: int, stop: int) -> int:
        """Return where a noun ends before what is said of it without a verb known as such, else 0.

        4家企业观念淡薄, 百名医生进山村, 9个部门服务到基层, 10名孩子高兴地说.
        """
        if stop - at < 2:
            return 0
        last, behind = words[stop - 1], words[stop] if stop < len(words) else None
        if behind is not None and behind.tag == "v" and last.said == "地":
            return stop - 2 if words[stop - 2].tag in "abed" and stop - 2 > at else 0
        if behind is not None and behind.said in _ASPECT:
            acts = last.said in self.words.governs or last.said in self.words.verbal
            return stop - 1 if acts and words[stop - 2].tag in "nu" else 0
        if last.tag == "a" and last.end - last.start > 1 and (behind is None or behind.tag == "x"):
            whose = (k for k in reversed(range(at, stop - 1)) if self.has_things(words[k]))
            return next(whose, -1) + 1
        for k in range(at + 1, stop - 1):
            if words[k].said == "成" and words[k - 1].said in self.words.verbal and k - 1 > at:
                return k - 1  # 一家门店发展成集团
            if words[k].said == "中" and words[k - 1].tag == "n" and words[k + 1].tag == "v":
                return k  # 从108项业务中选出
            if (
                words[k].said in _GOES_TO
                and words[k].end - words[k].start == 1
                and words[k + 1].tag in "nbu"
                and self.has_things(words[k - 1])
                and self.place_at_head(self.folded[words[k].start : words[-1].end]) is None
            ):
                return k
        return 0

    def counted_end(self, index: int, words: list[Word], at: int, stop: int) -> int:
        """Return where the counted end whose own things, or acts, follow: 9个村的村民."""
        folded, last = self.folded, words[stop - 1]
        if not self.words.heads.end(last.said):
            for k in range(at + 1, stop - 1):
                if words[k].said in self.words.verbal and self.words.bodies.end(words[k - 1].said):
                    return k  # 30个家庭捐赠爱心, but 8个学校建设项目
        for k in range(at + 1, stop - 1):
            if words[k].said in self.words.averages and words[k - 1].tag in "nw":
                return k  # 千余名职工人均住房由7平方米增至11平方米
        attribute = last.said in self.words.attributes
        lone = words[at].said in PLACE_NOUNS
        acts = stop < len(words) and words[stop].tag == "v"
        if not (attribute or lone or acts or _PARTS.search(folded, words[at].end, last.end)):
            return stop  # as most do
        measured = attribute or MEASURED.search(folded, words[at].start, last.end) is not None
        if lone and self.place_at_head(folded[words[at].end : words[at].end + _LONGEST_PLACE]):
            return at + 1  # 三个省辽宁、吉林和黑龙江
        for k in range(at + 1, stop):
            of = words[k].said == "的"
            if of and folded.endswith(_OF_PLACES, words[at].start, words[k - 1].end):
                # 三个市的支持率都低，甲市（43%）…: what figures to come measure stays
                return k if not measured or self.figure_follows(index) else stop
            if (
                of
                and self.quantities[index].unit in _OF_PERSONS
                and self.words.people.end(folded[words[at].start : words[k - 1].end])
                and not self.words.people.end(last.said)
            ):
                return k  # 三位艺术家的来信
            if (
                of
                and last.said in self.words.matters
                and self.has_things(words[k - 1])
                and self.quantities[index].kind in (_COUNT, _PERSON)
            ):
                return k  # 7万个困难家庭的经济压力
        if (
            at + 1 < stop < len(words)
            and self.may_be_act(last)
            and words[stop].tag == "v"
            and words[stop].end - words[stop].start > 1
            and self.has_things(words[stop - 2])
        ):
            return stop - 1  # 6个省（区）研究制定了, 20家企业投资建设
        if (
            stop + 1 < len(words)
            and words[stop].tag == "v"
            and MEASURED.search(words[stop + 1].said)
            and self.words.bodies.end(words[at].said)
            and self.figure_follows(index)
        ):
            return at + 1  # 70个大中城市房屋销售价格下降1%
        body = self.words.bodies.end(words[stop - 2].said)
        if (
            attribute
            and self.figure_follows(index)
            and (body or self.has_size(index, words, at, stop))
        ):
            return stop - 1  # 38个项目总投资120亿元, 三座大桥全长5公里
        marks = [k for k in range(at + 1, stop - 1) if words[k].said in "、）"]
        if not marks:
            lone = lone and measured and not _COLLECTIVE.match(folded, words[at].end)
            return at + 1 if lone else stop  # 12个县日降水量突破极值
        mark = marks[-1]
        if words[mark].said == "）":
            return mark + 1 if measured else stop  # 12个县（市）日降水量
        next_item = (attribute and mark == stop - 2) or (
            # 数百间民房、省政府一栋大楼
            stop < len(words) and (words[stop].tag == "m" or words[stop].said[0] == "一")
        )
        return mark if next_item else stop  # 8条河流、面积超过…; 12个单位、某部3连

    def end_before_pace(self, index: int, words: list[Word], at: int, stop: int) -> int:
        """Return where the counted end before what they do in a day: 3家工厂日处理污水5万吨."""
        for k in range(at + 1, min(stop, len(words) - 1)):
            said = words[k].said
            pace = said in MADE or (
                said in _IN_TIME
                and words[k + 1].tag in "vnw"
                and self.folded[words[k].start - 1] not in _WITH_JAPAN
            )
            if pace and words[k].start - words[at].start > 1 and words[k - 1].tag in "nu":
                return k if self.figure_follows(index) else stop
        return stop

    def has_size(self, index: int, words: list[Word], at: int, stop: int) -> bool:
        """Tell whether what stands between a noun and the next figure is but a property: 全长为."""
        return (
            stop - at > 1
            and words[stop - 2].tag in "nu"
            # 26个矿区矿石产量5万吨: a measure may be of what stands between
            and (stop - at == 2 or not MEASURED.search(words[stop - 1].said))
            and words[-1].end == self.quantities[index + 1].start
            and all(word.tag in "kdgea" for word in words[stop:])
        )

    def case_end(self, words: list[Word], at: int, stop: int) -> int:
        """Return where the name of a case ends, which may be a noun and an act: 2例社区感染、."""
        noun = self.folded[words[at].start : words[stop - 1].end]
        last = stop + 1 == len(words) or (
            words[stop + 1].tag == "x" or words[stop + 1].said[0] in "均都皆"
        )
        case = self.words.persons.end(noun) or noun.endswith(("病例", "个案", "者", "案", "案例"))
        return stop + (last and words[stop].said in BEFALLS and not case)

    def operation_end(self, words: list[Word], stop: int) -> int:
        """Return where the operation ends of which so many cases are told: 3例肝脏移植手术."""
        for k in range(stop, min(len(words), stop + _LONGEST_OPERATION)):
            if words[k].said == "手术":
                return k + 1
            if words[k].tag not in "nvwbu" and words[k].said not in _JOINTS:
                break
        return stop

    def before_next(self, words: list[Word], at: int, stop: int) -> int:
        """Return where a noun ends before that of the next figure, which follows at once."""
        for k in range(stop - 1, at, -1):
            said = words[k].said
            if said in "）)":
                return stop
            if said in ("的", "、"):
                return k  # 18个乡镇的出口交货额超过3亿元; 包40部客车、动员两千人
            if said in _AND and k == stop - 2 and words[k + 1].said in self.words.attributes:
                return k  # 总投资3亿元的甲厂和总投资…
        return stop

    def figure_follows(self, index: int) -> bool:
        """Tell whether another figure follows in the clause."""
        return (
            index + 1 < len(self.quantities)
            and self.quantities[index + 1].start < self.clauses[index][1]
        )

    def may_be_act(self, word: Word) -> bool:
        """Tell whether a noun may be what somebody does: 捐赠, 研究."""
        return word.tag == "w" or word.said in self.words.verbal

    def noun_phrase(self, words: list[Word], at: int) -> int:
        """Return the index after the noun phrase that begins at ``at``."""
        folded = self.folded
        first = at
        timed = at < len(words) and self.has_time(words[at].start, words[-1].end)
        while at < len(words):
            word = words[at]
            said = word.said
            if (
                timed
                and self.in_time(word)
                and not (
                    at > first and said in _TIMES_OF_NOUNS and self.noun_follows(words, at + 1)
                )
            ):
                break
            if at > first and self.tells_how(words, at):
                break  # 五名学员高兴地离开, 60个贫困村主要分布在
            if said in _CLOSED_BY and at > first and not self.quoted(words, first, at):
                break  # “新建300个公园”的目标: the quotation ends with the noun
            if said == "第" and at > first and at + 1 < len(words) and words[at + 1].tag == "m":
                break  # 三项第一名
            if said in _PAIRED and (end := self.close_of(words, at)):
                if (
                    said != "《"
                    and at > first
                    and (at > first + 1 or words[first].end - words[first].start > 1)
                    and words[at - 1].tag not in "ab"
                    and not all(word.tag in NOMINAL for word in words[at + 1 : end - 1])
                ):
                    break  # 贫困村“科技拜年”, but 30台“小三马”, 五次大“扫荡”, 八集电视剧《…》
                at = end
            elif (
                word.tag == "e"
                and at == first
                and "".join(map(tag_of, words[at + 1 : at + 3])).startswith(_OF_A_NOUN)
                and all(later.said != "的" for later in words[at + 1 : at + 6])
            ):
                at += 1  # 3个全面改革试点, 20家主动退市公司
            elif (
                said == "及"
                and at > first
                and folded.startswith(_BOUNDS, word.end)
                and folded[word.start - 1] in "级县市省处科局厅"
            ):
                at += 2  # 339个地级及以上城市
            elif said == "第" and at == first and [w.tag for w in words[at + 1 : at + 2]] == ["m"]:
                at += 2  # 300名第一书记, 10名第二批队员
                while at < len(words) and words[at].tag == "m":
                    at += 1
            elif (
                word.tag in NOMINAL
                or said in _OF_NAMES
                or (at > first and said in _JOINTS and self.noun_joined(words, at))
                or (
                    said in ("以上", "以下")
                    and at > first
                    and folded[word.start - 1] in "级县市省处科局厅"
                )
            ):
                at += 1
            elif at > first and said in ("（", "("):
                near = range(at, min(at + 8, len(words)))
                close = next((k for k in near if folded[words[k].start] in "）)"), None)
                if close is None:
                    break
                at = close + 1
            elif at == first and word.tag == "m" and folded.startswith(_STARS, word.end):
                at += 1  # 12家5A级景区, 7个3A景区
            elif at == first and word.tag == "m" and (size := _OF_SIZE.match(folded, word.start)):
                while at < len(words) and words[at].start < size.end():
                    at += 1  # 2个万亩草原公园
                if not self.noun_follows(words, at):
                    return first
            elif self.in_unknown_word(words, at, first):
                at += 1  # 119个直报景区
            elif (
                said in _PREFIXES
                and (at == first or word.tag == "g")
                and (
                    self.noun_follows(words, at + 1)
                    or (
                        words[at + 1 : at + 2]
                        and words[at + 1].tag == "v"
                        and self.noun_follows(words, at + 2)
                    )
                )
            ):
                at += 1 if words[at + 1].tag in NOMINAL else 2  # 22个高负担国家, 3家未上市企业
            elif (
                word.tag == "v"
                and at > first
                and said not in self.words.governs  # 3个乡镇建立图书室
                and (words[at - 1].tag == "b" or said in BEFALLS)
                and self.noun_follows(words, at + 1)
                and (words[at - 1].tag == "b" or self.are_persons(words[at + 1]))
            ):
                # 4万名城镇登记失业人员: 城镇 by itself is no noun; 3名肺炎感染儿童
                at += 1
            elif (
                word.tag == "v"
                and at == first + 1
                and words[first].said in _OF_RANK
                and (at + 1 == len(words) or words[at + 1].tag == "x")
            ):
                word.tag = "n"  # 43个重大应用
                at += 1
            elif word.tag in "vg" and at > first and (end := self.compound(words, first, at)):
                at = end
            elif (
                word.tag == "v"
                and at > first
                and folded[word.start - 1] == "级"
                and (at + 1 == len(words) or words[at + 1].tag == "x")
            ):
                at += 1  # 四项国家级认证
            elif (
                said == "的"
                and at > first
                and words[at - 1].tag == "a"
                and self.verb_and_noun(words, at + 1)
            ):
                at += 2  # 经验丰富的抢修人员
            elif (
                said == "—"
                and first < at < len(words) - 1
                and (end := self.behind_type(words, at + 1))
            ):
                at = end  # F—16战斗机
            elif word.tag == "m" and at > first and (end := self.behind_type(words, at)):
                at = end  # 两架伊尔-76运输机, 波音737飞机
            elif word.tag == "m" and at > first and folded.startswith("级", word.end):
                at += 2  # 县乡两级干部
            elif (
                said in ("会", "带")
                and at > first
                and (at + 1 == len(words) or words[at + 1].tag == "x")
            ):
                word.tag = "n"  # 5次联席会, 三个产业带
                at += 1
            elif (
                word.tag == "v"
                and at + 1 < len(words)
                and (
                    words[at + 1].said in _NOUN_ENDS
                    or self.ends_unknown(words, at + 1)  # 99亿个包装箱、
                )
            ):
                at += 2  # 98个婚姻登记处
            else:
                break
        return at

    def tells_how(self, words: list[Word], at: int) -> bool:
        """Tell whether a word behind a noun is said of the verb that follows: 高兴地, 主要."""
        if at + 1 == len(words):
            return False
        word, follows = words[at : at + 2]
        if follows.said == "地":
            return word.tag in "abe" and at + 2 < len(words) and words[at + 2].tag in "vdepu"
        return word.said in _HOW and follows.tag in _HOW[word.said]

    def compound(self, words: list[Word], first: int, at: int) -> int:
        """Return where a noun with a verb in it ends, 0 if the verb is none of it: 烟叶种植基地.

        The noun before does nothing itself, and that after the verb is one of those that a verb
        tells apart: 3个项目获得资金, 5家企业采购设备 have a predicate.
        """
        said, before = words[at].said, words[at - 1]
        if len(said) < 2 or said in self.words.governs:
            return 0
        if said[-1] in "给到至在入出成为向于了" and said not in ("输入", "输出"):
            return 0
        plain = self.folded[words[first].start : before.end]
        acts = self.words.people.end(plain) or self.words.bodies.end(plain)
        if before.tag not in "nuw" or (acts and not plain.endswith("产业")):
            return 0
        end = at + 1
        while end < len(words) and self.acts_too(words, end):
            end += 1  # 易地搬迁安置
        if end < len(words) and words[end].said in _AND and self.noun_follows(words, end + 1):
            end += 1  # 生产自救及培训基地
        while end < len(words) and words[end].tag in NOMINAL and not self.in_time(words[end]):
            end += 1
        end -= words[end - 1].said in _INSIDE  # 在30个文物保护单位中
        if words[end - 1].tag == "v" or (end < len(words) and words[end].tag == "m"):
            return 0
        head = self.folded[words[at].end : words[end - 1].end]
        grows = self.folded.startswith(self.words.rates, words[end - 1].end)  # 到位资金增速
        return end if self.words.heads.end(head) and not grows else 0

    def acts_too(self, words: list[Word], at: int) -> bool:
        """Tell whether a verb in a noun is joined by a word: 搬迁安置, 自救及培训基地."""
        if words[at].said in _AND:
            return "".join(map(tag_of, words[at + 1 : at + 3])) in _ACTS
        return words[at].tag == "v" and words[at].said not in self.words.governs

    def are_persons(self, word: Word) -> bool:
        """Tell whether a word is a noun of persons: 儿童, 感染者."""
        return self.words.people.end(word.said) or word.said.endswith("孕妇")

    def noun_joined(self, words: list[Word], at: int) -> bool:
        """Tell whether a noun follows what joins at a place: 及病人, 等多语种知识."""
        if words[at].said != "等":
            return self.noun_follows(words, at + 1)
        if self.noun_follows(words, at + 1):
            return words[at + 1].tag != "u"
        many = at + 1 < len(words) and words[at + 1].said == "多"
        return many and self.noun_follows(words, at + 2)

    def end_of_quoted(self, words: list[Word], at: int) -> int:
        """Return where a quotation ends that begins at a place, else 0."""
        quoted = at < len(words) and words[at].said in _QUOTES
        return self.close_of(words, at) if quoted else 0

    @staticmethod
    def close_of(words: list[Word], at: int) -> int:
        """Return where the quotation or title ends that opens at a place, else 0: “安全带”."""
        mark = _PAIRED[words[at].said]
        near = range(at + 2, min(at + _LONGEST_QUOTED, len(words)))
        return next((k + 1 for k in near if words[k].said == mark), 0)

    def behind_type(self, words: list[Word], at: int) -> int:
        """Return where the noun goes on behind the number of its type: 伊尔-76运输机, else 0."""
        if self.folded[words[at].start] not in _DIGITS:
            return 0
        while at < len(words) and words[at].tag == "m":
            if self.folded[words[at].start] in "百千万亿":
                return 0  # 4家银行400万元以上的贷款
            at += 1
        if at < len(words) and words[at].said in ("级", "年", "届", "周年"):
            return 0  # “双一流”22级新生
        return at if self.noun_follows(words, at) else 0

    def has_things(self, word: Word) -> bool:
        """Tell whether a word, or bracket, names persons or a body: 企业, 省（区）."""
        return (
            word.said == "）"
            or self.words.bodies.end(word.said)
            or self.words.persons.end(word.said)
        )

    def quoted(self, words: list[Word], first: int, at: int) -> bool:
        """Tell whether a quotation that ends at a place began within the phrase."""
        return any(self.folded[word.start] in _QUOTES for word in words[first:at])

    def without_places(self, words: list[Word], at: int, stop: int) -> int:
        """Return where a noun ends before a place that is added to it: 14个地市及香港、澳门."""
        for k in range(at + 1, stop - 1):
            if words[k].said in _AND:
                head, tail = words[at].start, words[k + 1].start
                places = (
                    self.place_at_head(self.folded[head : words[k].start]),
                    self.place_at_head(self.folded[tail : tail + _LONGEST_PLACE]),
                )
                return k if places[0] is None and places[1] is not None else stop
        return stop

    def ends_unknown(self, words: list[Word], at: int) -> bool:
        """Tell whether a lone unknown character ends a noun that is not known: the 箱 of 包装箱."""
        word = words[at]
        if word.tag != "u" or word.end - word.start > 1:
            return False
        return at + 1 == len(words) or words[at + 1].tag == "x"

    def in_unknown_word(self, words: list[Word], at: int, first: int) -> bool:
        """Tell whether a copula of one character is but the end of a word that is not known."""
        if at == first or not self.noun_follows(words, at + 1) or words[at].tag not in "kd":
            return False
        before = words[at - 1]
        if self.folded[words[at].start] == "系":  # 3家兴福系村镇银行
            return words[at].end - words[at].start == 1 and before.tag == "u"
        return (
            words[at].end - words[at].start == before.end - before.start == 1
            and before.tag in NOMINAL
            and self.folded[words[at].start] in "报约共给向对从由自"
        )

    def either(self, words: list[Word], stop: int) -> int:
        """Return the end of a noun before which something else is said: 退役或废弃的炸药.

        Or that it is not as it should be: 重金属超标的大米.
        """
        said = [word.said for word in words[stop : stop + 3]]
        if said[:1] == ["超标"]:
            at = stop + 1 + (said[1:2] == ["的"])
            return self.noun_phrase(words, at) if self.noun_follows(words, at) else stop
        if len(said) < 3 or said[0] not in ("或", "或者") or said[2] != "的":
            return stop
        follows = words[stop + 1].tag in "vwa" and self.noun_follows(words, stop + 3)
        return self.noun_phrase(words, stop + 3) if follows else stop

    def described(self, words: list[Word], taken: int) -> int:
        """Return the end of a noun that what is said of it stands before: 七个经济较发达的市."""
        at = taken
        nounless = taken and _ADJECTIVES.issuperset(map(tag_of, words[:taken]))
        tags = "deafbv" if nounless else "deafb"  # 12家新认定的企业
        while at < min(len(words), taken + 3) and words[at].tag in tags:
            at += 1
        if (
            at > taken
            and at < len(words)
            and words[at].said == "的"
            and self.noun_follows(words, at + 1)
            and words[at + 1].tag != "f"  # 两座医院拔地而起的背后
        ):
            return self.noun_phrase(words, at + 1)
        return taken

    def verb_and_noun(self, words: list[Word], at: int) -> bool:
        """Tell whether a verb and its noun stand behind a 的: 配套资金."""
        return (
            at + 1 < len(words)
            and words[at].tag == "v"
            and words[at].end - words[at].start > 1
            and words[at + 1].tag in "nwb"
            and self.noun_follows(words, at + 1)
        )

    def object_phrase(
        self, words: list[Word], at: int, taken: int, phrase: Phrase, *, person: bool
    ) -> int:
        """Return the end of an object with verbs in it: 建成56个易地扶贫搬迁集中安置点.

        ``taken`` is the end of the nouns that it begins with. It must reach the end of its clause,
        and a verb must govern it.
        """
        governed = phrase.words and (
            phrase.words[-1].tag in "vw" or phrase.words[-1].said in self.words.verbal
        )
        if not governed or taken <= at or phrase.words[-1].said in PIVOTS:
            return taken
        if phrase.joint == "的":
            return taken  # 纳入统计的15家景区接待游客
        end = taken
        while end < len(words) and (
            words[end].tag in NOMINAL
            or (
                words[end].tag == "v"
                and self.folded[words[end].end - 1] not in "给到至在入出成为向于"
                and words[end].said not in self.words.governs
            )
        ):
            end += 1
        stops = end == len(words) or words[end].tag == "x"
        noun = words[end - 1]
        acts = noun.tag == "v" and (
            phrase.words[-1].said in _CARRIED_OUT
            # 发表10篇专题报道, but 组织20家企业申请
            or (
                noun.said in self.words.verbal
                and end - 2 >= at
                and words[end - 2].tag in "nb"
                and not self.has_things(words[end - 2])
            )
        )
        if not stops or not (acts or noun.tag in "nu"):
            return taken
        if noun.tag == "u" and words[end - 2].tag != "n":
            return taken
        if person and not self.words.persons.end(noun.said):
            return taken  # 资助100名患儿接受手术
        return end if noun.end - words[at].start <= LONGEST_RIGHT else taken

    def end_of_pivot(self, words: list[Word], at: int, stop: int) -> int:
        """Return where those end whom somebody makes do it: 带动8万农户发展特色产业."""
        for k in range(at + 1, stop):
            acts = words[k].said in self.words.verbal
            acts = acts and (
                k + 1 == stop < len(words) or (k + 1 < len(words) and words[k + 1].tag in NOMINAL)
            )
            who = words[k - 1].said
            if acts and (who.endswith("户") or self.words.people.end(who)):
                return k
        return stop

    def noun_follows(self, words: list[Word], at: int) -> bool:
        """Tell whether a nominal word stands at a place."""
        if at >= len(words) or words[at].tag not in NOMINAL:
            return False
        return self.folded[words[at].start] not in "第一两二三四五六七八九十0123456789"

    def kind_follows(self, words: list[Word], at: int) -> bool:
        """Tell whether a noun stands at a place behind how many kinds of it: 三类家庭."""
        kinds = [word.said for word in words[at : at + 2]]
        return (
            len(kinds) > 1
            and kinds[0] in _NUMBERS
            and kinds[1] in ("类", "种")
            and self.noun_follows(words, at + 2)
        )

    def verbal_phrase(self, words: list[Word], at: int, phrase: Phrase, unit: str | None) -> int:
        """Return the end of 参加培训的学员 or 关爱帮扶活动; ``at`` where the verb is a predicate."""
        if at >= len(words) or words[at].said == "属":
            return at  # 3例属输入病例: what they are
        lives = words[at].said == "还"  # 一万名还在世的患者, but 700人还在赶来的路上
        lacks = words[at].said in _LACKS  # 3万户没有电的农户
        starts = lives or lacks or words[at].tag in "vdpe" or words[at].said in _STILL
        if words[at].said in ("有", "没有") and (end := self.end_of_having(words, at)) > at:
            return end
        if not starts and words[at].said not in _BY:
            return at
        if (
            phrase.joint == "的"
            and unit in _EVENTS
            and words[at].tag == "v"
            and at + 1 < len(words)
            and words[at + 1].tag in "kd"
            and words[at + 1].said not in _DOING
        ):
            return at + 1  # 计划中的42次发射将在…
        befallen = words[at].said in BEFALLS and self.noun_follows(words, at + 1)
        quoted = 0
        for k in range(at, min(len(words), at + 9 + _LONGEST_QUOTED)):
            said = words[k].said
            if said in _QUOTES:  # 20家提供“家庭及儿童服务”的机构
                quoted = max(quoted, self.close_of(words, k))
            if k < quoted:
                continue
            if k >= at + 9 and not quoted:
                break
            if (words[k].tag == "x" and (said != "、" or unit == "人")) or (
                said == "着" and befallen and self.are_persons(words[at + 1])
            ):
                break  # 200名下岗职工抱着试一试的心情; 8人受伤、送往附近的医院
            if said == "的" and starts and (end := self.end_of_quoted(words, k + 1)):
                return end  # 12个拒不搬迁的“钉子户”
            if said == "的" and starts and self.kind_follows(words, k + 1):
                return self.noun_phrase(words, k + 3)  # 4225个符合资格的三类弱势家庭
            if said == "的" and self.noun_follows(words, k + 1):
                # 6所由企业捐建的小学, 10个与消费者密切相关的行业, but 3人被送往附近的医院
                joined = words[k - 1].tag in "vw" or words[k - 1].said in self.words.relates
                if not (starts or joined):
                    return at
                end = self.noun_phrase(words, k + 1)
                who = words[end - 1].said
                if lives and not self.words.persons.end(who):
                    return at
                whole = (
                    who.endswith("户")
                    or self.words.persons.end(who)
                    or self.has_things(words[end - 1])
                )
                return end if whole or not lacks else at
        if not starts:
            return at
        named = self.noun_follows(words, at + 1) and self.words.persons.end(words[at + 1].said)
        # 9名资助对象; 三万下岗职工
        named = named and (unit in ("名", "位") or (unit is None and words[at].said in BEFALLS))
        governed = not phrase.words or phrase.words[-1].tag == "v" or phrase.joint.endswith("有")
        governed = governed or phrase.joint == "录得"  # 填海区录得4370宗救护个案
        governed = governed or phrase.joint in ("这", "那", "这些", "那些")
        # 文化、科技、卫生3项下乡活动
        governed = governed or ("、" in phrase.plain and unit in ("项", "类", "大类"))
        # 屋苑周末仅7宗成交, 小区周末录得7套成交
        governed = governed or (words[at].said in _DEALS and unit in _OF_DEALS)
        if not governed and not named:
            return at
        k = at
        while k < len(words) and words[k].tag in "vw":
            k += 1
        if k - at > 2:
            return at
        if k == len(words) or words[k].tag == "x":
            # 录得32宗成交: the verb is the noun, where a verb governs the figure
            return k if phrase.words else at
        end = self.noun_phrase(words, k)
        before = self.end_before_predicate(words, k, end)  # 帮助2名滞留人员寻亲成功
        end = before or end
        if (
            k < end < len(words)
            and words[end].said in self.words.verbal
            and words[end - 1].tag in "nb"
            and (end + 1 == len(words) or words[end + 1].tag == "x")
            and not self.has_things(words[end - 1])
        ):
            return end + 1  # 拿出50万元搞技术改造, but 支持2名青年创业
        if (
            end > k
            and words[end - 1].tag in "nwbu"
            and (
                not phrase.words
                or end == len(words)
                or (named and before)
                or words[end].tag in "xdekv"
                or words[end].said in _GOES_TO
            )
        ):
            return end
        return at

    def end_of_having(self, words: list[Word], at: int) -> int:
        """Return where those end who are told by what they have: 17万有移民背景的民众生活在….

        Without a verb behind them they may be what the counted have: 5人有吸烟的亲属.
        """
        for k in range(at + 1, min(len(words), at + 6)):
            if words[k].tag not in "nwab":
                if words[k].said != "的" or not self.noun_follows(words, k + 1):
                    break
                end = self.noun_phrase(words, k + 1)
                acts = end < len(words) and words[end].tag in "vdek"
                return end if acts and self.words.people.end(words[end - 1].said) else at
        return at

    def states_measure(self, index: int, after: str) -> bool:
        """Tell whether the noun after a figure is what the next figure in the clause measures."""
        scene = self.scene
        return (
            index + 1 < len(self.quantities)
            and self.quantities[index + 1].start < scene.clauses[index][1]
            # 5万台出货量、7%市场份额: each has its own
            and ("的" in after or not self.folded.startswith("、", self.taken[index]))
            and MEASURED.search(after) is not None
            # 以600万台出货量、19%市场份额居首: each has its own
            and self.folded[self.taken[index]] != "、"
        )

    def stretch_after(self, index: int, longest: int) -> tuple[int, int]:
        """Return the stretch after a figure: as far as its clause, the next figure or so many go."""
        start, end = self.quantities[index].end, self.clauses[index][1]
        if self.folded[end - 1] == "外" and self.folded[self.clauses[index][0]] == "除":
            end = max(start, end - 1 - (self.folded[end - 2] in "之以"))  # 除2家停业外
        end = min(end, start + longest)
        if index + 1 < len(self.quantities) and (after := self.quantities[index + 1].start) < end:
            end = after
        return start, max(start, end)

    def words_in(self, said: str) -> list[Word]:
        """Cut a name into words, whose offsets count in the name."""
        return self.words.cut(self.plain(said), 0, len(said))

    def place_at_head(self, plain: str) -> Place | None:
        """Return the place that a text begins with."""
        if plain[:2] not in self.place_heads:
            return None
        head = plain[:_LONGEST_PLACE]
        if head not in self._place:
            named = self.gazetteer.at(head, 0)
            places = find_places(head, self.scene.lexicon) if named and named.places else []
            found = places[0] if places and places[0].start == 0 else None
            if found is None and named and named.weak and named.text == plain:
                found = self._told_places().get(plain)
            self._place[head] = found
        return self._place[head]

    def _told_places(self) -> dict[str, Place]:
        """Return the places of the article by how it calls them, as if each stood alone.

        Beside others and below their province names are places that alone are words: 大同、运城.
        """
        if self._told is None:
            article = self.scene.article
            words = self.folded[article.start : article.end]
            self._told = {
                words[p.start : p.end]: Place(0, p.end - p.start, p.name, p.code, p.path, p.level)
                for p in find_places(words, self.scene.lexicon)
                if not p.inside_organisation
            }
        return self._told

    def plain(self, said: str) -> str:
        """Return words of the text folded; in an article with nothing to fold they are as folded."""
        if self.as_folded:
            return said
        if (plain := self._plain.get(said)) is None:
            plain = self._plain[said] = fold(said)
        return plain

    def without_place(self, said: str) -> str:
        """Drop the place at the head of a phrase: the region says it already."""
        plain = self.plain(said)
        if match := _WHOLE.match(plain):
            said, plain = said[match.end() :], plain[match.end() :]
        place = self.place_at_head(plain)
        if place is not None and not place.inside_organisation:
            rest = said[place.end :].lstrip("的")
            inhabitants = _INHABITANTS.match(self.plain(rest))  # 日本人 is no place and 人
            if (
                len(rest) >= 2
                and not plain.endswith(MARKETS, 0, place.end)
                and self.plain(rest[0]) not in "、和与及级盾元币铢镑港湾"
                and not self.plain(rest).lstrip("0123456789").startswith(_INDICES)  # 标普500指数
                and not inhabitants
                and not plain.startswith(_BEYOND, place.end)
                # 南宁到靖西: from where to where
                and not (rest[0] in "到至" and self.gazetteer.may_begin(self.plain(rest[1:])))
            ):
                return rest
        return said
