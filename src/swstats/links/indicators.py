"""What is counted or measured, by the grammar of the clause.

Chinese says it in few ways, and each is a rule here, named in the answer:

``noun after``    390家社会组织参与…: a classifier and then the counted noun, up to the verb
``的 after``       16万亿日元的综合经济对策
``noun before``   投入资金4.7亿元, 社会组织10929家: what stands before the figure in its clause
``in brackets``   光明顶（1860米）: what stands before the bracket
``share``         占财政收入70.3%: what has the share, and of what
``modifier``      其中农村74.1亿元: a part, a place or a rank that needs the noun of its whole
``respectively``  分别增长9.1%、10.2%: the figures before, in their order
``same``          同比增长9.7%, 、143.27万人: nothing of its own, so the figure before says it
``noun between``  税收上千万元的企业只有两家: the noun that 的 joins to the figure before
``clause before`` 补贴标准，由每人每月60元…: nothing of its own, so the clause before says it
``act after``     1481.4万人受灾: nothing of its own, so the act after it says it
``attribute``     全长2804米: a property, of what the figure before has
``entry``         ——20米：海啸波的最大高度: what the entry says that the figure heads
``noun nearby``   新建12所: a verb that leaves out the noun that the clause before has

and by lesser ones: ``unit is the noun`` (辖三区四县), ``noun of the figure before`` (投资千万元以上的
460项), ``measure of the figure before`` (东部省份增长2.1%).

The order in which they are tried is that of :meth:`_Linker.link` and the methods it calls. What they
say is then weighed against a few other readings, by what was learnt from texts
(:mod:`swstats.links.weighing`); one that outweighs it is named ``weighed``, with the way to it.

Words and their classes come from :mod:`swstats.links.words`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from swstats.links.gazetteer import DIVISIONS
from swstats.links.lists import Lists
from swstats.links.neighbours import (
    BARE_MEASURES,
    BECAME,
    DOING_SO,
    GOES_ON,
    HEAD_OF_SHARE,
    LISTS_BY_RANK,
    MAY_GO,
    MEASURE,
    NO_ACT,
    NO_PART,
    listed,
    merge,
)
from swstats.links.phrases import (
    BEFALLS,
    DONE,
    LIMIT,
    LONGEST_RIGHT,
    LOOSE,
    MADE,
    MEASURED,
    PIVOTS,
    SHARES,
    SIZES,
    Phrase,
    said_of,
    tag_of,
)
from swstats.links.scope import CLAUSE_BREAK, FIGURES, REACH, UP_TO_STOP, behind_last
from swstats.links.tables import Names
from swstats.links.weighing import Scales
from swstats.quantities.units import units_of
from swstats.records import COUNTED, Kind, Quantity, Role
from swstats.text.marks import dateline_lead, is_list_item

if TYPE_CHECKING:
    from swstats.links.scope import Scene
    from swstats.links.weighing import Rejected
    from swstats.links.words import Word
    from swstats.quantities.tables import TableCell

# By their own names, as looking up a member takes time.
_AREA, _COUNT, _MONEY = Kind.AREA, Kind.COUNT, Kind.MONEY
_OTHER, _PERCENT, _PERSON, _RATIO = Kind.OTHER, Kind.PERCENT, Kind.PERSON, Kind.RATIO

# 5亿元的总消费: a measure of those who spend
_SUMS = re.compile(f"{MEASURED.pattern}|(?:消费|花费)$")
_HAD = frozenset((Kind.MONEY, Kind.DURATION))  # of persons these are no measures
# 20万元捐款, 5亿元增资案: what a sum is
_SUMS_OF = (
    "捐款", "善款", "资金", "稿费", "奖金", "贷款", "存款", "净资产", "资产", "债务", "债券", "款项",
    "订单", "欠款", "罚款", "补助", "补贴", "基金", "增资案", "赔偿", "赔偿金",
)  # fmt: skip
_CASH = (*_SUMS_OF, "现金")
_EXTREMES = frozenset(("最大", "最小", "最高", "最低"))
_REACHED_BY = frozenset("上下进出入")
_OF_PIECES = ("产量", "產量", "销量", "銷量", "出货量", "保有量")  # 汽车产量5万辆
_AT_A_TIME = re.compile("[^的率长耗工定]{2,8}(?<!小)时")
_NEEDS_OWNER = frozenset(("数量", "金额", "总金额", "总额", "总数"))
_OF_NOUN_BEFORE = frozenset(("noun nearby", "act after", "same"))
_SOME_HAVE = re.compile("(?:其中|当中|目前|现|至今|已|还|另|仅|只|也|就){0,3}有|其中|当中")
_OUT_OF = re.compile("[之当]?中，?(?:的|(?:已经?|也|就|只|仅|还|至少|目前){0,2}有)")
# 投资2万元的工程: the sum is what was spent on the thing
_SPENT = re.compile("(?:投资|耗资|造价|价值|投入)$")
# 200万元用于救灾、100万元拨给某镇: on what each sum is spent
_GOES_TO = re.compile(
    "(?:用[于作以]|拨[给予付]|划[给拨]|给予|予(?!以)|投[向给]|分配?给|捐[给予]|发给|交给|赠[给予])[^，。；：、0-9]{2,20}"
)
_TO_OR_FROM = re.compile("[发运送销寄调输流派飞]往|来自|前往|[流投飞]向")
_THIS_RATIO = re.compile(
    "[而但]?在?(?:这一?|这个|该|此|上述)(?:比例|比重|比率|占比|数字|指标|数值)"
)
_THIS_FIRST = frozenset("而但在这该此上")
_MEANT = re.compile("(?:今明两年)?(?:准备|打算|计划|争取|力争|拟|还要)+")  # 计划再建5家
_MOST_THEN = re.compile("最[大小高低长短多少重轻](?=[，。；、]|$)")
_MOST = re.compile("最[大小高低长短多少重轻早晚]$")
_THE_MOST = re.compile(
    "[而但]?(?P<most>最[大小高低长短多少重轻早晚])的?(?:也|仅|只|则|才)?[有为是达]?"
)
# 等候时间方面: what an aspect may measure
_MEASURES = re.compile(f"{MEASURED.pattern}|(?:时间|时长|面积|[总人户件宗个]数|数目)$")
_DONE_BY_NOW = frozenset(("已", "已经", "正", "正在", "将", "仍", "仍然", "也", "都", "均"))
_BESIDE = frozenset("与和同邻靠接临")
# the rest of a list whose items have their figures in brackets, and what it is a list of
_LISTED = (
    "[）)](?:(?:、|以?及|和|与)[^，。；：（()）]{1,20}[（(][^（()）]{1,14}[）)]){0,12}"
    "(?:等[^，。；：（()）的]{0,10}?的?|的)?(?P<of>[^，。；：（()）、0-9的等]{2,20})"
)
_LIST_GOES_ON = re.compile(f"{_LISTED}(?=[，。；\\n])")
_VISITORS_OF_LIST = re.compile(_LISTED)  # whatever is said of them
_LISTED_OF = re.compile(f"{MEASURED.pattern}|(?:出口|进口|海拔|面积)$")
_INCLUDES = frozenset(("", "含", "包含", "内含"))
# 其他访客方面则是12月最多，达107万人次
_AS_TO = re.compile("(?<=[^，、][^多各些个個的要])方面$")
_NEW = re.compile("^(?:新增|净增|新发展|新登记)加?了?(?=..)|(?<=..)(?:新增|净增|新发展)加?$")
# 研发投入（万元）, 职工（单位：人）: in what the column of a table is told
_UNIT_ASIDE = re.compile(
    "(?<=..)[（(](?:单位[：:]?)?[百千万亿]*(?:[美港欧日]?元|人次?|个|家|户|吨|公斤|公里|米|亩|公顷|平方米|平方公里|"
    "立方米|千瓦时?|度|件|台|辆|套|张|项|所|%)[）)]$"
)
# c" Y0 t批发业营业额: marks that no name has, in what stands before the first word of it
_JUNK = re.compile(r"""^[ -~]*["#$*;<=>?@\[\\\]^_`{|}~][ -~]*(?=[\u4e00-\u9fff]{2})""")
# 工业生产指数一二九.六二、年减7%: a level that has no unit
_LEVEL_LEFT = re.compile(
    "(?<=..)[〇○零一二三四五六七八九十百]+[.．点點][〇○零一二三四五六七八九]+$"
)
_LAST_OF_LEVEL = frozenset("〇○零一二三四五六七八九")
# 考生在我省就地高考: the region says it
_IN_WHOLE = re.compile("(?<=..)在[我全本][省市县区州](?=[^级域，场会间区][^级域，])")
# 实现国内生产总值, 企业完成产值: a verb that says only that there was so much
_BROUGHT = re.compile(
    "(?:要求|力争|争取)?(?:共|累计|总共|可|将|已)?(?<!超额)(?:实现|完成|录得)了?(?![率量额度比数])"
    f"(?=[^的占]*?(?:{MEASURED.pattern}|(?<=进)出口$|[顺逆]差$|(?<=录得)[^的占]{{2,8}}$))"
)
_BRINGS = re.compile("[实實完录錄]")
# 旅客初步数字: what it is that is named
_FIGURES = re.compile("(?<=..)的?(?:初步|最新|具体|统计)(?:数字|数据)$")
_CONVERTED = frozenset(("合", "折合", "约合", "约", "相当于", "约相当于", "约折合"))
_GROWTH_BEHIND = ("的增长", "的增速", "的增幅", "的降幅", "的涨幅", "的跌幅")
_BROUGHT_ABOUT = frozenset(("实现", "录得", "出现", "实现了幅度", "了幅度", "幅度"))
_PARTS_FOLLOW = ("其中", "当中", "包括", "含")
_MORE_OR_LESS = frozenset(("增产", "减产", "增收", "减收"))
_SHARE_IN_ORDER = re.compile("分别占[^，。；：、0-9]{1,16}的$")
_OF_NEXT_WHOLE = re.compile("[、和][^，。；：、0-9]{1,16}的")
_COMES_TO = frozenset(("达", "达到", "为", "至", "到"))  # 分别增长5%和3%，达7亿元和2亿元
# 市场原先估计减少, 分析师则预期将升: who foresees, and no word of what
_FORESEES = re.compile(
    "(?:而|但|此前|之前|原先|早前)?[^，。；：、]{0,8}?"
    "(?:市场|分析[师员家]|经济学家|机构|外界|业界|业内|投资者|华尔街|专家|券商)"
    "(?:人士|原先|原本|此前|之前|早前|普遍|平均|一般|曾|则|均|的){0,3}(?:估计|预期|预计|预测|料)"
    "(?:会|将|可)?(?:[增减升降涨跌]|下[降跌滑]|上[升涨]|回[升落]|萎缩|扩大)"
)
# 市场预估4.7亿元, 高于分析师预期的5亿元, 超越财测3亿元: the figure before was foreseen so
_FORECAST = re.compile(
    "(?:而|但|也|却|均|都|仍|略|稍|远|大幅|明显|小幅|并|且|依然|此前|之前|原先|早前){0,4}"
    "(?:(?:[高低多少优好差逊快慢]于|[超不]过?|不及|超[过出越]|不如|未达)(?:了|到)?"
    "(?:市场|分析[师员家]|经济学家|机构|外界|业界|业内|投资者|华尔街|专家|券商|公司|自身)?(?:人士)?(?:此前|之前|原先|早前|普遍|平均|一致|的){0,3}"
    "(?:估计|预期|预计|预测|预估|预料|财测)的?"
    "|(?:市场|分析[师员家]|经济学家|机构|外界|业界|业内|投资者|华尔街|券商)(?:人士)?(?:则|此前|之前|原先|原本|早前|普遍|平均|一致|的){0,3}"
    "(?:估计|预期|预计|预测|预估|预料)值?(?:为|是|有的是)?)"
)
# 1992年首次突破万亿元, 2003年达到5万亿元: of what the sentence before measures
_REACHES = frozenset(("达", "达到", "为", "是", "突破", "超过"))
_PASSED = ("突破", "超过", "超", "逾", "近", "达", "接近", "不足", "将近")
# with no word of what was reached
_REACHED = frozenset((
    "实现", "实现了", "录得", "保持", "保持了", "维持", "恢复", "恢复了", "恢复到", "恢复至", "回到",
))  # fmt: skip
# 产值超百亿元、: by what size some are counted, before others; 超十亿元的: and the last of them
_SIZE = re.compile("[^，。；：、的]{0,8}(?:超过?|逾|达到?)[^，。；：、的]{1,10}、")
_LONGEST_SIZE = 21
_AFTER_REFORM = re.compile(
    "[^，。；：、的]{0,4}(?:改革|改制|改造|改组|重组|重整|整合|合并|调整|优化|整顿|治理|整治|换届|升级|扩建|扩容|搬迁|技改|精简|换算|折算)[之以]?后"
)
_DEALT = frozenset(("成交", "销售", "签约", "认购"))
_LONGEST_FORECAST = 20
_NO_LEVEL = ("中间值", "均值", "目标")  # by which a level is told, and no level
# 10个超亿元的项目
_SIZE_OF = re.compile(
    "[^，。；：、的0-9]{0,8}?(?:超过?|过|逾)[0-9.一二三四五六七八九十百千万亿]{1,8}(?:美?元|人|吨|亩|户)的?"
    "(?=[^，。；：、0-9的]{2})"
)
_MEASURED_HOW = frozenset((
    "投资", "产值", "营业", "经营", "建筑", "占地", "使用", "注册", "种植", "养殖",
))  # fmt: skip
_OF_SIZE = re.compile("[^，。；：、的]{0,16}的(?=..)")
_NOT_OF_PERSONS = re.compile("(?:产[值量能]|投资|占地|装机|库容)$")
_ALL_OF_THEM = frozenset(("总量", "总额", "总数", "总人数", "总面积", "总值"))
# what the whole has whose parts are counted before it
_OF_WHOLE = frozenset(
    (
        "总投资",
        "产值",
        "总产值",
        "综合产值",
        "年产值",
        "总造价",
        "占地",
        "占地面积",
        "总占地面积",
        "建筑面积",
        "总建筑面积",
        "总面积",
        "投资",
    )
)
_WORTH = frozenset(("价值", "总价值", "总值"))
_OF_THINGS = frozenset(("总值", "价值", "总价", "产值"))  # no person has one
# 总收入，有望超过2019年创下的2亿元的纪录
_PASSES = re.compile(
    "(?:有望|可望|将|已|首次|再次|一举|并|也)*(?:超[过越]|打破|突破|刷新|高于|低于)"
)
_SETS = ("创下", "写下", "创出", "缔造", "录得")
# 预估年底低于900人，希望明年降到800人; 最新数字为47万人: in the subject's place, and yet no thing
_NO_SUBJECT = re.compile(
    "(?:目标)?(?:希望|期望|期盼|盼)|预[测估]|未来|今后|次|"  # 次高
    "(?P<said>[今昨]|(?:这个|那个|这一|该|此|上述|有关|相关|最新|具体|实际|整体)?(?:数字|数目)|(?:这个|最新|有关|相关)数据)"
)
_NO_SUBJECT_LAST = frozenset("望盼来后次字目据今昨测估")
_RANK = re.compile("第[一二三四五六七八九十0-9]{1,3}[名位]")  # 第一位河南省产粮
_OF_MARKET = ("份额", "占有率", "市占率", "占比")
# 80至89岁老人每人每月发放100元: whom so much is given to, and the sums that are given so
_GIVEN_TO = re.compile("(?:岁(?:及?以[上下])?|百岁|者|户|对象|家庭)$")
_MARKED_BY = ("线", "線", "水位", "气温", "氣溫", "单产", "時速", "时速")  # 录取线：历史类485分
_GIFTS = re.compile(
    "(?P<what>捐赠|捐款|认捐|乐捐|募捐)(?:名单|明细|公示|情况|清单|榜|芳名|方名单)$"
)
_STAKE = re.compile("的?(?P<of>股[权權]|股份|权益|權益)(?![比占收])")
_UP_TO_LEVEL = re.compile("[到至]")
_OF_SUMS = frozenset("费金价款额薪钱资")
_GIVEN_SO = ("发放", "发给", "领取", "给予", "享受", "可领")
_GIVEN_SUM = re.compile(
    "[\u4e00-\u9fff]{0,8}(?:津贴|补贴|补助|补助金|救助金|生活费|养老金|抚恤金|奖励金|奖金|低保金|护理费|慰问金|助学金|奖学金|补偿金|营养费|伙食费)"
)
_CASE_ENDS = frozenset("例者人案")
_THINGS = frozenset((Kind.COUNT, Kind.LENGTH, Kind.MASS, Kind.VOLUME, Kind.ENERGY))
_OF_BODIES = frozenset("家个所户座")
# 改善200个村的办学条件, 解决3万名群众的饮水问题
_BETTERED = re.compile(
    "的[^的]{0,4}(?:条件|面貌|环境|问题|困难|难题|难|需求|生活|质量|水平|安全|负担|生计|心愿|权益)$"
)
_HOLDS = ("占有", "占据", "拥有", "持有", "获得", "取得", "获", "占")
_SPEEDS = ("速度", "速率")
_MAKE_UP = frozenset(("占", "约占", "仅占", "占到", "占了"))
# what things named before it are: 毛毯等救援物资; but a 份 or 批 may hold all of them
_AND_SUCH = re.compile(
    "等[^、，。；：的等]{0,6}(?:物资|用品|设备|器材|款物|产品|物品|工具|装备|食品|药品)$"
)
_OF_MANY_KINDS = frozenset(("份", "批", "类", "种", "个", "项", "家", "大类", "系列", None))
_ALL_THESE = re.compile("[^，。；：、0-9]{1,12}等(?P<all>[^，。；：、的]{2,10})，")
_GRADE = re.compile("(?:特|正高|副高|高|中|初|[一二三四五甲乙丙]|国家|省|市|县|区)[级級]")
_RULES = frozenset(("辖", "下辖", "管辖", "现辖", "所辖", "全乡", "全村", "全镇"))
_SETTLED = ("村", "乡", "镇", "乡镇", "社区", "街道", "小区", "居委会", "村民小组")
# whose plight is told behind the next: 解决1.8万人、6000头牲畜的饮水困难
_EASED = frozenset(("解决", "改善", "保障", "缓解", "满足", "解决好", "基本解决"))
_PLIGHT = re.compile(
    "[、和及与][0-9.]{1,8}[万千]?余?多?[头只户个所名家][^，。；：、0-9的]{0,10}的(?P<of>[^，。；：、0-9的]{2,10})(?=[，。；、\n]|$)"
)
_KINDS_OF = ("类", "型", "级", "制")
_DIVIDED = re.compile("(?:如?[若以按依从]|就)[^，。；：]{1,8}?(?:区?分|划分|来?看|而言)")
_NEXT_TO = re.compile("(?:邻近|毗邻|相邻|附近|紧邻|周边|比邻)的")
_BULK = frozenset((Kind.MASS, Kind.AREA, Kind.VOLUME))
_SUMMED = _BULK | {Kind.MONEY}
_NEGATIONS = frozenset(("不", "未", "没有", "没", "尚未"))
_EVENTS = frozenset("场届期次轮")
_TOGETHER = frozenset(("共", "共有", "合计", "合共", "共计", "总计", "一共"))
_LONGEST_NAME = 4  # of a place
_KINDS_OF_PLACES = frozenset((
    "县", "市", "区", "州", "省", "乡", "镇", "村", "县市", "县区", "市县", "国家", "地区", "省份", "城市", "州县", "乡镇",
))  # fmt: skip
# 贷款增加1.4万亿元，不到上年同期的一半
_NOT_AS_MUCH = frozenset(("不到", "不足", "不及", "超过", "仅", "仅为", "只有"))
# 支出13万亿元，完成预算的47.9%
_FULFILLED = re.compile(
    "(?:已|也|仅|只|共|累计)*(?:超额)?完成了?"
    "(?:全年|年度|年初|年|上?半年|季度|既定|国家|省定|市定|下达|调整|预期|总|的)*(?:计划|任务|目标|预算)数?"
)
# before 新开5家 they say who opened, or when, not what
_WHO_OR_WHEN = frozenset(("公司", "本公司", "集团", "品牌", "季度", "半年", "全球", "海外"))
_OF_LEVELS = frozenset(("个", "项", "种", "类", None))  # they may count levels themselves
# they count one kind of thing, not what it has: 4部影片票房, 18所学校师生
_CLASSIFIERS = frozenset("部家所名位座条辆艘只头种")
_OF_CASES = frozenset("宗起例单对")
# 考察团7人赴外地: what is counted by the heads in it
_GROUPS = ("人次", "团", "组", "队", "班")
# 高于迁出人数62834人: another measure, and its figure
_THAN_MEASURE = re.compile(
    "(?:远{1,2}|大大|大幅|明显|略微?|稍)?(?:(?P<more>[高多大]于|超过)|[低少小]于)"
    "(?P<of>(?!同期|上|去|前|预|计划|原)[^，。；：、0-9平均最的]{1,10}"
    "(?:人[口数]|人口数|人次|[总件户家宗]数|数量|产量|销量|出口额?|进口额?|支出|收入))为?"
)
# what was carried out grew, not how it was
_DONE_SO = re.compile(
    "(?:完成|实现)了?(?=[^，。；：]{0,12}(?:投资|产值|额|量|收入|增加值|税收|利润)$)"
)
_GROWN = SHARES | {Kind.PERCENTAGE_POINT}
# 全镇7462户: all that stands before those of a place, and what may stand behind
_LIVED_IN = re.compile(
    "[、，]?(?P<all>(?:全|本|该)[村镇乡](?![级民])|全[县区]|村里|"
    "[^，。；：、0-9全本该各每的]{1,10}[村屯](?=[现共总]{0,2}有))?(?:现|共|总|计|有|为|约|辖)*"
)
_END_OF_ITEM = tuple("，。；、！？,;\n")
_NEAR_DWELLERS = 6
_FORESEEN_AS = re.compile(
    "(?:最新|原先|原|此前|先前|当时|官方)?的?(?:预[测估期计]|估计|估算)[数值]"
)
_NUMBER_OR_VALUE = frozenset("数值")
# how fast something grew beside another: no part of what has a share
_FASTER = re.compile("(?<=..)(?:增速|增幅|涨幅|降幅)[比较][^，。；：占]{1,16}(?=占|佔|$)")
_OF_HOUSES = frozenset("家所座间")
_MAY_DEFINE = frozenset("：:和、")  # what stands behind a figure that heads an entry
_AND = re.compile("[及和与及與、]")
_OF_DEGREES = re.compile("[^的]{0,3}?(?:地震|余震|强震|台风|飓风|大风|阵风)")
# 行业板块 of 9个行业板块主力资金; 主要商品 of 27种主要商品价格变化的指数
_HELD = re.compile(f"{MEASURED.pattern}|资金$")
_OF_KIND = re.compile("(?:(?:平均|批发|零售|市场|出厂|收购)?价格|总?产量|产?销量|总?产值)")
_KIND_UNITS = frozenset(("种", "类", "大类"))
_VOTE = re.compile(
    "(?:表示|人)?(?P<how>赞成|反对|支持|不支持|同意|不同意|认同|不认同|满意|不满意?|信任|不信任)(?=[，、；）)])"
)
_ORGANISED = ("组织", "机构", "企业", "单位", "公司", "合作社")
# bodies that have persons and things of their own, and what is a body again behind one of them
_BODIES = ("单位", "机构", "部门", "企业", "公司")
_INSTITUTION = frozenset("部会社院所站店厂行场馆心团队盟校司点室厅局坊园户家群链台城业位构门间地")
# what is visited: 卫生院9亿人次
_HAS_VISITS = re.compile("(?:(?<![出住入转])院|中心|机构|[所室站馆厅]|景区|机场)$")
_OWNED = ("负责人", "同志", "礼金", "存款", "账户", "帐户", "捐款")
_KIND_ASIDE = re.compile("（[市区县州旗站点]）")
_ONE_THAT_HAS = re.compile("一[个所家座间支条][^，。；：、的]{0,6}?(?:拥|只|仅|共|住)?有$")
# 粮食总产300万斤，亩产800斤: the crop has both
_YIELDS = ("亩产", "单产", "亩产量")
_OUTPUT = re.compile("(?<=.)总?产量?$")
_COMPARED_WITH = re.compile(
    "(?:[高低多少快慢长短大小]于|超过|不及|不如)(?P<who>[^，。；：、0-9的]{2,10})的$"
)
_WITHIN = re.compile("[中内里]的")  # 五个病区内的床位共300张
_LONGEST_REST = 5
_LONGEST_ENTRY = 5  # in figures: an entry says its own once more
# what did it, and where
_CAUSES = re.compile("(?:致使?|造成|导致)(?P<where>[^，。；：]{0,20})$")
_PROVINCES = re.compile("[京津沪渝冀晋辽吉黑苏江浙皖闽赣鲁豫鄂湘粤桂琼川蜀黔贵滇云陕甘青藏宁新]+")
_BEFELL = (*BEFALLS, "确诊", "就业")
_BEASTS = re.compile("[猪牛羊马鸡鸭鹅禽畜鱼虾蜂犬树苗]")
_BRACKETS = re.compile("[()（）]")
_ONE_OF = re.compile("[^，。；、：0-9]{2,12}之一[，。；、\n]")
# what a figure has of another, and the measures that no persons or things can be
_OF_ANOTHER = frozenset(("same", "weighed: same"))
# what a country grows by: 拉美经济, but not 债务占GDP, 数字经济
_ECONOMY = re.compile("[^占比数]{0,8}?(?:地区|国内|国民)?(?:经济|生产总值|生产毛额|GDP)(?:总量)?")
_AMOUNT = re.compile(
    "(?:面积|投资|资金|产值|收入|支出|成本|费用|库容|金额|利润|利税|税收|销售额|营业额|产量|里程|长度|距离|气温)$"
)
_LONGEST_STATE = 9  # of what befell them: 严重损坏
_OF_AREA = ("积", "量", "占地", "用地", "土地", "耕地", "林地")
_EQUALS = ("为", "是", "相当于", "约为", "几乎是", "已是", "达到")
_LONGEST_REPEAT = 8  # figures back to one of the same value
_TWO = 2
_RATE_RANKED = re.compile("[增降升跌涨][速幅](?=领|居|位|排|[，。；])")
_RATE_BEHIND = re.compile("(?:[率度]|[增降升跌涨][速幅]|支持|占比|比重)$")
_EXCEPT = ("除去", "扣除", "剔除", "不含", "不包括", "除了", "不计")
_AGE_BAND = re.compile("[0-9]{1,3}(?:[至到—~-][0-9]{1,3})?周?岁(?:及?以[上下])?")  # 20至24岁者
_IN_PLACE = re.compile("(?<=..)在[^，]{2,}?[上中里内](?=[^，]{2,}$)")
_HOW_SEEN = ("按", "从", "据", "以", "分")
# 企业300家，八成分布在沿海: what is said of the counted
_ARE_THERE = ("集中", "分布", "散布", "聚集", "坐落", "位于", "设在")
_COVERS = ("涉及", "覆盖", "横跨", "辐射", "下辖", "管辖", "流经", "途经", "穿越", "贯穿", "连接")
# 公司位于某镇，占地面积…; 铁路东起某市，西抵某市，全长…
_SEATS = ("总部", "总店", "注册地", "所在地")
_LIES = (
    "位于", "地处", "坐落", "东抵", "西抵", "南抵", "北抵", "东至", "西至", "南至", "北至", "东到", "西到", "南到", "北到",
    "止于", "途经", "流经", "穿过", "穿越", "横跨", "贯穿", "连接",
)  # fmt: skip
LONGEST = 40  # no indicator is longer: what is merged again and again is cut
# 甲村、乙村等村共种植茶叶: places that have a class of places behind them
_PLACES_AND_OTHERS = re.compile(
    "在?(?:[^、，。；在]{2,8}、){1,8}[^、，。；在]{2,8}?等"
    "(?:国家|城市|[省区县市]{2,3}|地区|省份|[地省市县区州镇乡村国])(?![级内外政直属民场委府])"
    "(?:[共均都的]|累计|合计)?(?=..)"
)
# stock codes, numbers of documents, 22级 of 22级新生: no part of a name
_CODE = re.compile(
    r"[（(\[［〔\d](?:(?<=[（(])[0-9A-Za-z.\-]+[）)]|(?<=[\[［〔])\d{1,2}[\]］〕]?|(?<=\d)\d级(?=[^，。；]{0,3}生)|(?<=\d)\d{3,}(?:届|(?!平方|公[里斤顷]|[\d万亿千百元人亩吨次起件个户家名.—–~～至到-])))"
)
# 布鲁氏菌病（以下简称“布病”）病例, 《水污染管制条例》（第358章）
_IN_SHORT = re.compile(
    "[（(](?:(?:以?下)?(?:文|均|统|統|又|也|亦)?(?:简|簡|合|统|統)?[称稱][^（）()]{1,20}|第[0-9一二三四五六七八九十百]{1,5}[章条條号號])[）)]"
)
# what one of these takes off has one of these characters
_MAY_SAY_MORE = re.compile(r"[\d（(\[［〔“等分两兩三四五六七八九十]")
_LONGEST_SIZED = 4  # 长的路: without 长的 the noun were one character
# 招标竞争后, 3个国家期间: what makes a time of a noun
_TELLS_WHEN = re.compile(
    "(?<=..)(?:期间|之间|之后|之前|之际|(?<=[赛展目村家])[中里]|(?<![皇太幕背身前先最今])后|(?<![小当及届随平课按准定临旧历])时)$"
)
_TIMES_OF = ("时的", "時的", "后的", "後的", "前的", "期间的", "期間的")
# before several figures, the noun of which stands behind the last: 以30%和20%的份额
_WITH_SO_MUCH = ("以", "凭", "凭借", "占据", "占据了", "占有", "拥有", "获得", "取得", "保持着")
# 20个交易日的日均成交量: over how long
_OVER_DAYS = re.compile("(?:过去|最近|前|近)?[0-9]{1,3}个(?:交易日|工作日)(?:内|里|来)?的(?=..)")
# 四所 of 这四所高校招生数
_THESE = re.compile("^[两兩三四五六七八九十][个個家所项項种種](?=[^一月人]..)")
# 学生200名，三县分别为90名、…: the regions say which
_THESE_PLACES = re.compile(
    "(?:上述|以上|这)?十?[两三四五六七八九]个?(?:[省市县区州乡镇村地])(?:各?自)?"
)
_SERIAL = re.compile("^[0-9]{1,3}\\s(?=[\u4e00-\u9fff]{2})")  # 1\t助学: the number of a row
_TOTAL_ROW = re.compile("[| ]*(?P<all>合计|总计|小计|共计)[ （(—|-]")
_IN_ALL = re.compile("合计|总计|小计|共计|总数|总额")
_FIRST_CELL = re.compile(
    "[|] *(?:[0-9]{1,3} *[|] *)?(?P<name>[\u4e00-\u9fff][^|，。；（(\n]{1,20}?) *(?:[（(][^|（()）]{1,8}[）)] *)?[|]"
)
_OF_TABLE = re.compile("(?:情况|明细|一览|统计)?(?:公示|统计)?表?$")
_GIVEN = ("金", "费", "款", "奖励", "津贴", "红包", "定金", "低保")
_BETWEEN_COLUMNS = frozenset((Role.CAPTION, Role.FURNITURE))
_FAR_TORN = 6  # sentences of captions and the like
_ENDED = frozenset("。！？!?…；：”）)")
_PLACES_HELD = frozenset("村县縣乡鄉镇鎮户戶校")
_HAS_SO_MANY = frozenset(("", "有", "共", "达", "只有", "仅有", "还有", "就有", "共有"))
_RANKS_OF_PLACES = frozenset("省市县縣区區州乡鄉镇鎮村地自")
# 每万人拥有21.1名: per so many, and the noun left out
_PER_HEAD = re.compile(
    r"^(?:平均)?每[一二三四五六七八九十百千万0-9]{0,4}(?:人|户|名[^，。；：]{1,4})(?:拥有|有|配备|配)?$"
)
# a class that shares the measure of the figure before: 第二产业, 东部省份
_CATEGORIES = (
    "产业", "地区", "省份", "行业", "类", "人群", "生活", "部门", "城市", "东部", "中部", "西部",
    "居民",
)  # fmt: skip


@dataclass(slots=True)
class IndicatorLink:
    """What a figure counts or measures, and the rule that says so.

    ``unit`` and ``kind`` are those implied by the noun where the text leaves the unit out. ``instead``
    is what the rules said where another reading was taken, ``why`` what spoke for that most, and
    ``others`` are readings that weigh less than the one taken.
    """

    text: str | None
    rule: str
    unit: str | None = None
    kind: Kind | None = None
    instead: str | None = None
    why: str = ""
    others: tuple[Rejected, ...] = ()


NAMELESS = IndicatorLink(None, "")


def _named(text: str | None, rule: str) -> IndicatorLink | None:
    return IndicatorLink(text, rule) if text else None


def _are_alike(one: str, other: str) -> bool:
    """Tell whether two words name the same kind of part: 中资, 外资; 水污染, 大气污染."""
    alike = len(one) == len(other) and one[-1] == other[-1]
    return alike or (len(one) > _TWO and one[-2:] == other[-2:])


def link_indicators(scene: Scene, *, told_why: bool = False) -> list[IndicatorLink]:
    """Return the indicator of each quantity of the scene, in order; ``told_why`` with other readings."""
    linker, links = rules_of(scene)
    scales = Scales(linker, [link.text for link in links], [link.rule for link in links])
    for index, link in enumerate(links):
        # 通达率由38%提高到93%: both are of one measure
        again = link.rule == "same" and index and link.text == linker.names[index - 1]
        if again and linker.is_second_level(index):
            link.text = scales.names[index] = scales.names[index - 1]
            continue
        weightier = None if link.rule == "table" else scales.weightier(index)
        if weightier and link.text and _FULFILLED.fullmatch(linker.plain(weightier.said)):
            weightier = None  # 完成年计划: of what, the rules have found
        if weightier and (
            linker.divided_of.get(index) or linker.leaves_noun(weightier.said, index)
        ):
            weightier = None  # 发出 for 发出通知书; parts whose sum the whole holds
        if told_why and link.rule != "table":
            link.others = scales.rejected(index, weightier.said if weightier else link.text)
        if weightier:
            if told_why:
                link.instead = f"{link.text} [{link.rule}]"
                link.why = scales.why(index, weightier.said)
            said = weightier.said
            if weightier.way == "behind" and (when := _TELLS_WHEN.search(linker.plain(said))):
                said = said[: when.start()]
            link.text = linker.cleaned(said) or said
            link.rule = f"weighed: {weightier.way}"
            scales.names[index], scales.rules[index] = link.text, link.rule
        if link.text and _BRACKETS.search(link.text):
            link.text = _closed(link.text)
        if (
            link.text
            and link.rule in _OF_ANOTHER
            and scene.quantities[index].kind in COUNTED
            and _AMOUNT.search(link.text)
            and (scene.quantities[index].kind is _PERSON or not link.text.endswith(_OF_PIECES))
        ):
            link.text = None  # 面积3平方公里，900人: no number of persons is an area
        kind = scene.quantities[index].kind
        if (
            link.text
            and link.text[-1] in "占佔"
            and len(link.text) > _TWO
            and (kind in COUNTED or kind in _BULK)
        ):
            link.text = link.text[:-1]  # 毒品3吨，其中可卡因占2吨: no share
        if link.text is not None and not any(map(str.isalnum, link.text)):
            link.text = None  # nothing is left, or but a mark
    return links


def _closed(said: str) -> str:
    """Return a name without half a bracket: 扶贫专款） and 建立慈善会（分会、工作站 of a list."""
    opened = max(said.rfind("("), said.rfind("（"))
    closed = max(said.rfind(")"), said.rfind("）"))
    if opened > closed:
        return said[:opened] if opened > 1 else said[opened + 1 :]
    if closed >= 0 > opened:
        return said[:closed] if closed == len(said) - 1 else said[closed + 1 :]
    return said


def rules_of(scene: Scene) -> tuple[_Linker, list[IndicatorLink]]:
    """Return what the rules say of each quantity, before it is weighed, and what read the scene."""
    linker = _Linker(scene)
    return linker, linker.run()


class _Linker(Lists):
    """Decides, figure by figure, which of the rules above names it."""

    __slots__ = (
        "acts", "attribute_of", "grown", "links", "noun_units", "opinions_on", "rates", "share_of_whole",
        "tables",
    )  # fmt: skip

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self.noun_units = units_of(scene.lexicon).nouns
        self.links: list[IndicatorLink] = []
        self.acts: set[int] = set()  # figures that are named by what their own clause says
        self.grown: set[int] = set()  # by how much each of several grew
        self.attribute_of: dict[int, str] = {}  # of the noun behind: 总投资 of 总投资3亿元的电站
        self.rates: dict[int, str] = {}  # by which sentences rank those that they list
        self.share_of_whole: str | None = None  # what has the share of the figure before
        self.opinions_on: dict[int, str] = {}  # of what the figures of a bracket are opinions
        self.tables: Names | None = None  # names the figures of tables, once there is one

    def run(self) -> list[IndicatorLink]:
        """Return the indicator of each quantity, in order."""
        for index, quantity in enumerate(self.quantities):
            self.taken.append(quantity.end)
            link = self.link(index)
            name = link.text
            in_table = link.rule == "table"
            if in_table:
                link.text = name = self.without_place(name) if name else None
            elif name:
                link.text = name = self.cleaned(name)
            elif index and (name := self._said_before(index)):
                link = IndicatorLink(name, "same")
            elif name := self._of_table(index):
                link = IndicatorLink(name, "noun before")
            if link.rule == "same" and index and name == self.names[-1]:
                for said in (self.bases, self.carried):  # 美国今年2.2%，明年1.6%；日本今年0.2%
                    if index - 1 in said:
                        said[index] = said[index - 1]
            self.names.append(name)
            if name and (quantity.unit is None or quantity.unit_text == "块"):
                self._add_unit(index, link, name)
            self.links.append(link)
        return self.links

    def _said_before(self, index: int) -> str | None:
        """Return what a figure was called when it was named before: 募款5.4亿元。5.4亿！."""
        figure = self.quantities[index]
        if figure.value is None or len(figure.value.normalize().as_tuple().digits) < _TWO:
            return None
        for k in range(index - 1, max(-1, index - _LONGEST_REPEAT), -1):
            other = self.quantities[k]
            if other.value == figure.value and (figure.unit or other.unit) == other.unit:
                return self.names[k]
        return None

    def cleaned(self, said: str) -> str | None:
        """Drop from a name what the record says elsewhere: codes, 分别, the place, the time."""
        said = said[-LONGEST:]
        if "\t" in said:  # 书屋 | 某州 | 86万元: the place is told elsewhere
            said = "\t".join(cell for cell in said.split("\t") if not self.only_places(cell))
        if _MAY_SAY_MORE.search(said):
            said = _THESE.sub("", said)
            if "个" in said and (days := _OVER_DAYS.match(self.plain(said))):
                said = said[days.end() :]
            said = _CODE.sub("", said.replace("分别", "").replace("分別", ""))
            if "（" in said or "(" in said:
                said = _IN_SHORT.sub("", said)
            # “五一”期间客流量: the time is left out
            said = said.replace("“”期间", "").replace("“”", "").replace("「」", "")
            if "等" in said and (places := _PLACES_AND_OTHERS.match(self.plain(said))):
                said = said[places.end() :]
        if said[1:2] == "的" and len(said) > _LONGEST_SIZED and self.plain(said[0]) in SIZES:
            said = said[2:]  # 长的引水管道 of 5公里长的引水管道
        if said[-3:-2] in ("比", "较", "較") and self.plain(said[-2:]) in _MORE_OR_LESS:
            said = said[:-3] + said[-2:]  # 早稻比上年减产5%: the time is left out
        plain = self.plain(said)
        if (near := _NEXT_TO.match(plain)) and self.place_at_head(plain[near.end() :]):
            said, plain = said[near.end() :], plain[near.end() :]  # 邻近的中山市新批项目
        if plain[:2] in self.place_heads or plain[:1] in MAY_GO:
            said = self.trimmed(self.without_place(said))
            said = said[2:] if said.startswith("一地") and len(said) > _LONGEST_REST else said
        if said[:2] == "当地" and len(said) > _LONGEST_REST:
            said = said[2:]  # 当地贫困患者
        if (
            said[:1] == "第"
            and (rank := _RANK.match(plain))
            and self.place_at_head(plain[rank.end() :])
        ):
            said = self.trimmed(self.without_place(said[rank.end() :]))
        if said.startswith(_TIMES_OF):
            said = said[said.index("的") + 1 :]  # 收盘时的汇率: the time is left out
        if "在" in said:
            said = _IN_WHOLE.sub("", said)
        if said[-1:] in ("）", ")"):
            said = _UNIT_ASIDE.sub("", said)
        if said and (said[0] <= "~" or said[-1] in _LAST_OF_LEVEL):
            said = _LEVEL_LEFT.sub("", _JUNK.sub("", _SERIAL.sub("", said)))
        if said.endswith("方面"):
            said = _AS_TO.sub("", said)
        elif said[-1:] == "中" and self.words.people.end(self.plain(said[:-1])):
            said = said[:-1]  # 避难者中
        if _BRINGS.search(said) and (brought := _BROUGHT.search(self.plain(said))):
            said = said[: brought.start()] + said[brought.end() :]
        # 某县 敬老院: the place is gone; half of a pair of straight quotes may be left out
        said = said.replace('"', "").strip()
        return self.without_end(_FIGURES, said) if said[-1:] in "字据據" else said or None

    def link(self, index: int) -> IndicatorLink:
        """Return what names a figure: what stands beside it first, then what stands before."""
        cell = self.scene.cells.get(self.quantities[index].start)
        if cell is not None:
            self.before_of.append("")
            self.respective.append(False)
            return IndicatorLink(self._in_table(cell), "table")
        phrase = self.before(index)
        if not phrase.words and (torn := self._torn_off(index)):
            self.before_of.append(torn)
            self.respective.append(False)
            return IndicatorLink(torn, "noun before")
        if phrase.plain in _BROUGHT_ABOUT and (
            phrase.respectively
            or self.folded.startswith(_GROWTH_BEHIND, self.quantities[index].end)
        ):
            phrase.clear()  # 分别实现了11%和16%的增长
            phrase.change = True
        elif (
            phrase.plain in _MORE_OR_LESS
            and index
            and self.home[index - 1] == self.home[index]
            and self.quantities[index].kind is _PERCENT
        ):
            phrase.clear()  # 小麦产量120万吨，增产5.2%
            phrase.change = True
        elif phrase.plain[-1:] in _NO_SUBJECT_LAST and (
            hoped := _NO_SUBJECT.fullmatch(phrase.plain)
        ):
            phrase.clear()
            if not hoped["said"] and (level := self.level(index)) is not None:
                self.before_of.append("")
                self.respective.append(False)
                return IndicatorLink(self.names[level], "same")
        elif phrase.words and self._only_leads(index, phrase):
            phrase.clear()
        elif phrase.plain[-1:] == "后" and phrase.change and _AFTER_REFORM.fullmatch(phrase.plain):
            phrase.clear()  # 原有职工1800人，改革后精简为1100人
        elif (
            index
            and phrase.plain[-1:] in _NUMBER_OR_VALUE
            and _FORESEEN_AS.fullmatch(phrase.plain)
            and (level := self.level(index)) is not None
            and self.quantities[level].unit == self.quantities[index].unit
        ):
            phrase.clear()  # 消费成长3.43%，较预测数3.14%增加0.29个百分点
        elif (
            phrase.words
            and self.quantities[index].kind in COUNTED
            and _ONE_OF.match(self.folded, self.quantities[index].end)
        ):
            phrase.clear()  # 是沿江生态走廊40个试点村庄之一
        elif (
            phrase.plain in self.words.rests
            and self.quantities[index].kind in _BULK
            and self.level(index) is not None
            and not self.folded.startswith(_END_OF_ITEM, self.quantities[index].end)
        ):
            phrase.clear()  # 收集物料9万吨，余下2万吨在本地处理
        elif (
            phrase.plain[-1:] == "时"
            and phrase.joint in _HAS_SO_MANY
            and _AT_A_TIME.fullmatch(phrase.plain)
            and (level := self.level(index)) is not None
        ):
            phrase.clear()  # 水域面积26平方公里，首次注水时只有3平方公里
            self.before_of.append("")
            self.respective.append(False)
            return IndicatorLink(self.noun_of(level) or self.names[level], "same")
        elif phrase.change and phrase.plain == "实质":
            phrase.clear()  # 进口年增24.91%，实质成长25.27%
            phrase.change = True
        after, of = self.after(index, phrase)
        if after and not of and self.patterns.growth_end.fullmatch(self.plain(after)):
            after = ""  # 相比去年同期的6.5亿元下降幅度近83%
        self.before_of.append(phrase.said)
        self.respective.append(self._is_respective(index, phrase))
        quantity = self.quantities[index]
        if not after and (parted := self.divided(index)):
            self.bases[index] = parted.of
            return self._member(index, *parted)
        if (
            quantity.kind in SHARES
            and self.folded[quantity.start - 1] == "的"
            and (whose := self._of_its_whole(index))
        ):
            return IndicatorLink(whose, "respectively")
        if (self.joined[index] or self.joined[index + 1]) and (shared := self._of_joined(index)):
            return IndicatorLink(shared, "的 after")
        if self.joined[index + 1] and (shared := self._noun_of_all(index)):
            return IndicatorLink(shared, "noun after")
        if "等" in after and quantity.kind is _COUNT and quantity.unit not in _OF_MANY_KINDS:
            such = _AND_SUCH.search(self.plain(after), _TWO)
            after = after[: such.start()] if such else after  # 2000条毛毯等救援物资
        elif (
            quantity.kind is _MONEY
            and (joint := _AND.search(self.plain(after), _TWO))
            and self.plain(after).endswith(_CASH, 0, joint.start())
        ):
            after = after[: joint.start()]  # 6万元现金和衣物
        if quantity.kind in COUNTED and self.folded.startswith(_EXCEPT, self.clauses[index][0]):
            self.left_out.add(index)
        if phrase.plain in _DEALT and (said := self._dealt(index, phrase)):
            return IndicatorLink(said, "noun nearby")
        if index and not after and (said := self._forecast(index)):
            return IndicatorLink(said, "same")
        if link := self._by_its_form(index, phrase):
            return link
        if quantity.kind in COUNTED and (noun := self._noun_of_sizes(index)):
            return IndicatorLink(noun, "noun after")
        if phrase.change and index and (said := self._foreseen(index)):
            return IndicatorLink(said, "same")
        behind = self.folded[quantity.end : quantity.end + 1]
        if behind in _MAY_DEFINE and (link := self._defined(index)):
            return link
        if of and self.holds(phrase):
            said = merge(after, self.say(phrase.words[-1:]))
            return IndicatorLink(said, "的 after")  # 容纳四百人的学校
        if quantity.kind is _MONEY and not phrase.words and (said := self._spent_on(index)):
            return IndicatorLink(said, "act after")
        if of and len(phrase.words) > 1 and phrase.words[-2].said in MADE:
            return IndicatorLink(self.say(phrase.words[-2:]), "noun before")  # 年产原油5万吨的基地
        if after and self._is_limit(quantity):
            after = ""
        if after and quantity.unit == "户" and self._is_noun_before(phrase):
            after = "" if phrase.plain.endswith("户") else after  # 农户6万户产业化经营
        if after and phrase.plain.endswith("一行") and quantity.kind is _PERSON:
            after = ""  # 代表团一行18人抵穗
        if after and quantity.unit_text == "人" and self._is_noun_before(phrase):
            acts = self.words_in(after)[0].tag in "uv" and self.words.people.end(phrase.plain)
            after = "" if acts else after  # 专家、企业家近300人齐聚一堂
        elif (
            after
            and quantity.unit_text == "人次"
            and self._is_noun_before(phrase)
            and self.words_in(after)[0].tag in "uv"
            and self.words.people.end(phrase.plain)
        ):
            return IndicatorLink(phrase.said, "noun before")  # 派出技术员1.2万人次下田指导
        if of and self.joined[index] and self.respective[-1] and quantity.kind is _MONEY:
            after = ""  # 造价分别为3亿元和2亿元的大桥
        if (noun := self._out_of(index)) and (
            did := after
            if after and self.words_in(after)[0].tag in "vwbu"
            else self.act_after(index)
        ):
            return IndicatorLink(noun + did, "act after")
        if after and self._counts(quantity, after):
            if link := self._noun_after(index, phrase, after, of=of):
                return link
            after = ""  # 76个过程雨量超过100毫米: the noun is what the next figure measures
        if (
            quantity.kind in COUNTED
            and phrase.joint.endswith("有")
            and (said := self.complement(index))
        ):
            return IndicatorLink(said, "noun after")  # 名单上有85家为公募基金会
        if index and not self.respective[-1] and (whole := self.contrasted(index, phrase)):
            return IndicatorLink(whole, "modifier")
        return (
            (self._of_after(index, phrase, after) if after and of else None)
            or (self._share(index, phrase) if phrase.share or phrase.compared else None)
            or (self._respectively(index, phrase) if self.respective[-1] else None)
            or (self._before(index, phrase, after) if phrase.said else None)
            or (self._noun_alone(index, phrase, after) if after else None)
            or self._after_alone(index, phrase)
            or self._left_out(index, phrase)
        )

    def _in_table(self, cell: TableCell) -> str | None:
        """Return what a figure of a table is, by its row and its column."""
        if self.tables is None:
            starts = [time.start for time in self.scene.times]
            self.tables = Names(self.scene, starts, self.only_places, self.without_place)
        return self.tables.name(cell)

    def _of_table(self, index: int) -> str | None:
        """Return the name of a row of cells between bars, or what the last row of a table sums up.

        That is its numbered heading and 合计.
        """
        sentences, at = self.scene.article.sentences, self.home[index]
        if sentences[at].role is not Role.TABLE:
            return None
        start = sentences[at].start
        if (cell := _FIRST_CELL.match(self.folded, start)) and not _IN_ALL.fullmatch(cell["name"]):
            return self.text[slice(*cell.span("name"))]
        total = _TOTAL_ROW.match(self.folded, start)
        far = at - FIGURES
        while total and at > max(0, far) and sentences[at].role is Role.TABLE:
            at -= 1
        heading = sentences[at]
        if not total or heading.role is not Role.HEADLINE or heading.end - heading.start > LONGEST:
            return None
        if not is_list_item(self.folded[heading.start : heading.end]):
            return None  # the title of a page is of more than its table
        said = _OF_TABLE.sub("", self.phrase(heading.start, heading.end).said)
        return said + self.text[slice(*total.span("all"))] if len(said) > 1 else None

    def _torn_off(self, index: int) -> str:
        """Return what ends the column before, where a caption parts it from the figure.

        …，受惠人次⏎图：长者出发。⏎逾210万，平均…: the noun before, and only that.
        """
        home, sentences = self.home[index], self.scene.article.sentences
        start, paragraph = sentences[home].start, sentences[home].paragraph
        if self.quantities[index].start != start or self.home[index - 1 : index] == [home]:
            return ""
        at = home - 1
        while at >= 0 and home - at < _FAR_TORN and sentences[at].role in _BETWEEN_COLUMNS:
            at -= 1
        if at < 0 or home - at == 1 or sentences[at].paragraph == paragraph:
            return ""
        begin, end = sentences[at].start, sentences[at].end
        if sentences[at].role is not Role.BODY or self.folded[end - 1] in _ENDED:
            return ""
        begin = behind_last(UP_TO_STOP, self.folded, max(begin, end - REACH), end)
        near = self.quantities[max(0, index - FIGURES) : index]
        if any(begin < quantity.end <= end for quantity in near):
            return ""
        torn = self.phrase(begin, end)
        noun = torn.words and torn.words[-1].end == end and torn.words[-1].tag in "nwu"
        return torn.said if noun else ""

    def _of_joined(self, index: int) -> str:
        """Return the noun behind several figures that is what each is: 以30%和20%的份额领先."""
        place, size = self.group(index)
        first, last = index - place, index - place + size - 1
        end = self.quantities[last].end
        if self.folded[end : end + 1] != "的" or not self.folded.endswith(
            _WITH_SO_MUCH, 0, self.quantities[first].start
        ):
            return ""
        return self._behind_all(index, last)

    def _behind_all(self, index: int, last: int) -> str:
        """Return the noun behind the last of several figures, of which ``index`` is one."""
        self.taken += [quantity.end for quantity in self.quantities[index + 1 : last + 1]]
        said, _ = self.after(last, Phrase([]))
        del self.taken[index + 1 :]  # the figures behind this one are yet to be named
        return said

    def _out_of(self, index: int) -> str:
        """Return what those are out of whom so many are told: 64个县中的53个受灾, 31家中已有27家开业."""
        if not index or self.quantities[index].kind not in COUNTED:
            return ""
        if self.folded.startswith("的", self.quantities[index].end):
            return ""  # 15间医院中，有5间的占用率爆满
        one, other = self.quantities[index - 1], self.quantities[index]
        between = max(one.end, self.taken[index - 1])
        between -= between > one.end and self.folded[between - 1] == "中"
        if one.value is not None and other.value is not None and other.value > one.value:
            return ""  # 8个单位中有30个先进班组
        if one.unit != other.unit or not _OUT_OF.fullmatch(self.folded, between, other.start):
            return ""
        noun = self.noun_of(index - 1) or self.names[index - 1] or ""
        return noun if self.links[index - 1].rule == "noun after" else ""

    def _of_all_told(self, index: int) -> str:
        """Return what those are of whom some do something: 企业14家，有5家办在境外."""
        level, quantity = self.level(index), self.quantities[index]
        if level is None or not _SOME_HAVE.fullmatch(
            self.folded, self.clauses[index][0], quantity.start
        ):
            return ""
        whole, part = self.quantities[level].value, quantity.value
        told = whole is not None and part is not None and whole > part
        return self.noun_of(level) if told else ""

    def leaves_noun(self, said: str, index: int) -> bool:
        """Tell whether words are but the verb of what a rule says with the noun of a figure before."""
        link = self.links[index]
        whole = link.text or ""
        if not whole.startswith(said) or said == whole:
            return False
        if link.rule == "noun after" and self.joined[index + 1]:
            return True  # 分别接获 for 分别接获投诉, behind the last of several
        if link.rule not in _OF_NOUN_BEFORE:
            return False
        return all(word.tag in "vw" for word in self.words_in(said))

    def _noun_of_all(self, index: int) -> str:
        """Return what is done with several counts, and their noun behind the last: 分别受理120件、156件和203件案件."""
        place, size = self.group(index)
        counts = self.quantities[index - place : index - place + size]
        of = self.before_of[index - place]
        words = self.words_in(of) if of else []
        if not words or words[-1].tag not in "vw" or self.across:
            return ""
        if any(one.kind not in COUNTED or one.unit != counts[0].unit for one in counts):
            return ""
        said = self._behind_all(index, index - place + size - 1)
        return merge(of, said) if said and self.words_in(said)[-1].tag in "nwub" else ""

    def _sums_given(self, index: int, phrase: Phrase) -> str:
        """Return what is given in several sums: 每户先发20万元、10万元慰问金."""
        if not self.joined[index + 1] or phrase.words[-1].tag not in "vw":
            return ""
        place, size = self.group(index)
        said = self._behind_all(index, index - place + size - 1)
        plain = self.plain(said)
        return said if plain.endswith(self.words.money) or plain.endswith(_GIVEN) else ""

    def _only_leads(self, index: int, phrase: Phrase) -> bool:
        """Tell whether what stands before a figure leads to it, and does not say what it is."""
        if phrase.plain in _REACHED and self.quantities[index].kind not in COUNTED:
            return True  # 生产总值去年突破百亿元，今年实现120亿元
        if phrase.plain.endswith(_SETS) and self._sets_level(index):
            return True
        if phrase.respectively and self.these_numbers(index):
            return True
        if self._dwellers(index):
            return True  # 大王村有506户，1774人
        return self._speaks_of_ratio(index) and not any(
            word.tag in "nwbufs" for word in phrase.words
        )  # 这个数字被“挤”到6.5张

    def _speaks_of_ratio(self, index: int) -> bool:
        """Tell whether the clause of a figure begins with 这一比例 or 该数字."""
        start = self.clauses[index][0]
        ratio = self.folded[start] in _THIS_FIRST and _THIS_RATIO.match(self.folded, start)
        return bool(ratio)

    def _sets_level(self, index: int) -> bool:
        """Tell whether a figure is but the record of what is spoken of: 超过去年创下的2亿元的纪录."""
        start, at = self.clauses[index][0], self.quantities[index].end
        return (
            self.folded.startswith("的", at)
            and self.folded.startswith(tuple(self.words.levels), at + 1)
            and _PASSES.match(self.folded, start, self.quantities[index].start) is not None
        )

    def _foreseen(self, index: int) -> str | None:
        """Return what others foresaw of the figure before: 库存增加79万桶，市场原先估计减少174万桶."""
        start, end = self.clauses[index][0], self.quantities[index].start
        level = self.level(index)
        if level is None or self.quantities[index - 1].end > start:
            return None
        return self.names[level] if _FORESEES.match(self.folded, start, end) else None

    def _dealt(self, index: int, phrase: Phrase) -> str | None:
        """Return of what so much was sold, where the verb stands alone: 新房住宅，成交535套."""
        span = self.span_before(index)
        figure = (
            index and span and self.quantities[index - 1].end > span[0]
        )  # 收于3120点，成交5亿元
        if span and not figure and self.quantities[index].start - span[1] <= _LONGEST_FORECAST:
            name = self.phrase(*span)
            whole = name.words and name.words[-1].end == span[1]
            if whole and all(word.tag in "nwbmu" for word in name.words):
                return merge(name.said, phrase.said) if len(name.said) > 1 else None
        level = self.level(index)
        said = (self.names[level] or "") if level is not None else ""
        alone = self.plain(said).removesuffix(phrase.plain) == ""
        return said if not alone and self.plain(said).endswith(phrase.plain) else None

    def _forecast(self, index: int) -> str | None:
        """Return what others had foreseen of the figure before: 营收4.6亿元，市场预估4.7亿元."""
        start, end = (
            max(self.clauses[index][0], self.quantities[index - 1].end),
            self.quantities[index].start,
        )
        level = self.level(index)
        if level is None or end - start > _LONGEST_FORECAST:
            return None
        name = self.names[level]
        if not name or self.plain(name).endswith(_NO_LEVEL):
            return None
        return name if _FORECAST.fullmatch(self.folded, start, end) else None

    def _is_respective(self, index: int, phrase: Phrase) -> bool:
        """Tell whether the figure is one of several that go with what stands before in order."""
        if phrase.respectively:
            return True
        if self.joined[index]:
            return self.respective[-1]
        if (before := self.across.get(index)) is not None:
            return self.respective[before]
        if not self.joined[index + 1] and index not in self.onward:
            return False
        size = self.group(index)[1]
        if "、" in phrase.plain and phrase.words[-1].tag in "nwu" and "在" not in phrase.plain:
            return listed(phrase.plain, size) is not None  # 自理、半自理人员2292元、3820元
        if size == _TWO and phrase.words and self._are_two(phrase):
            units = {self.quantities[k].unit for k in (index, index + 1)}
            return len(units - {None}) < _TWO  # 收案和结案总数上升4%和2%
        goes_on = phrase.change or phrase.joint in _COMES_TO
        if goes_on and not phrase.words and index >= size:
            if self.respective[index - 1]:
                return self.group(index - 1)[1] == size  # 分别为5起、3起，同比增加24%、25.9%
            if phrase.change and self._are_listed(index, size):
                return True  # 货物2亿吨、旅客3万人次，同比增长1%、6%
        # 出口A、进口B，年增率达34.9%及22.6%
        return self.patterns.growth.fullmatch(phrase.plain) is not None

    def _are_listed(self, index: int, size: int) -> bool:
        """Tell whether as many figures as begin at ``index`` are what the clause before lists."""
        first, span = index - size, self.span_before(index)
        if span is None or not all(
            span[0] <= self.quantities[k].start < span[1]
            and self.quantities[k].kind not in SHARES
            and self.names[k]
            for k in range(first, index)
        ):
            return False
        alone = not first or self.quantities[first - 1].end <= span[0]
        return alone and all(
            self.folded[self.quantities[k].end] in "、和及与" for k in range(first, index - 1)
        )

    def _are_two(self, phrase: Phrase) -> bool:
        """Tell whether a phrase is two things that 和 joins."""
        if phrase.words[-1].tag not in "nwu" or "在" in phrase.plain:
            return False
        joints = [word for word in phrase.words[1:-1] if word.said in ("和", "及", "与")]
        return len(joints) == 1 and listed(phrase.plain, _TWO) is not None

    def _by_its_form(self, index: int, phrase: Phrase) -> IndicatorLink | None:
        """Name a measure said again, a whole and its share, a unit that is the noun, what 为 tells."""
        if index and self.is_second_level(index):
            size = self.group(index)[1]
            if size > 1 and index >= size and self.group(index - 1)[1] == size:
                self.respective[-1] = True  # 票价由2元、3元上调至4元、5元
                return IndicatorLink(self.names[index - size], "respectively")
            return IndicatorLink(self.names[index - 1], "same")  # 由294种扩围到374种
        quantity = self.quantities[index]
        if index and quantity.kind is _RATIO and (said := self._multiplied(index)):
            return IndicatorLink(said, "same")
        if (again := self._again(index, phrase)) is not None:
            return IndicatorLink(again, "same")
        if other := self._other_measure(index):
            return IndicatorLink(other, "noun before")
        if standard := self.yardstick(index):
            return IndicatorLink(self._of_compared(index) or standard, "same")
        if phrase.share and self._is_of(index):
            at = next((k for k, word in enumerate(phrase.words) if word.tag == "s"), -1) + 1
            if whole := self.say(phrase.words[at:]):
                share = self._share(index, phrase)
                self.share_of_whole = share.text if share else phrase.said
                return IndicatorLink(whole, "noun before")  # 支出占总收入6亿元的七成
        elif self.share_of_whole and not phrase.words and self._is_of(index - 1):
            share_of, self.share_of_whole = self.share_of_whole, None
            return IndicatorLink(share_of, "share")
        if quantity.unit in self.noun_units:
            unit = self._noun_unit(quantity)
            self.taken[index] = quantity.end  # 8县市建成学校12所: 建成 goes with the next
            said = self.without_places_listed(phrase)
            cause = _CAUSES.search(self.plain(said))
            # 台风造成浙江、福建2省, 暴雨造成南方10省份
            said = said if cause is None else said[len(said) - len(cause["where"]) :]
            said = "" if phrase.joint == "等" and "、" in said else said  # 甲、乙、丙等8国
            persons = "人" if quantity.kind is _PERSON else None  # 3死5伤
            return IndicatorLink(said + unit, "unit is the noun", persons)  # 辖三区四县
        if (
            quantity.kind in COUNTED
            and phrase.plain in _INCLUDES
            and self.folded.startswith("由", quantity.end)
            and (became := BECAME.match(self.folded, quantity.end))
        ):
            self.taken[index] = became.end()
            return IndicatorLink(
                self.text[quantity.end : became.end()].replace("\n", ""), "act after"
            )
        measured = phrase.joint == "为" and not self.respective[-1] and phrase.said
        if (
            measured
            and phrase.words[0].tag != "s"
            and MEASURED.search(phrase.plain)
            and phrase.plain not in _NEEDS_OWNER  # 首次进口葡萄，数量为60万箱
            and not self.patterns.growth.fullmatch(phrase.plain)  # 减产三成，下降幅度为…
        ):
            return IndicatorLink(phrase.said, "noun before")  # 落成量为17122个单位
        return None

    def _other_measure(self, index: int) -> str:
        """Return the measure that a clause compares with that of the figure before.

        迁入人数为73918人，高于迁出人数62834人: by how much it is higher is no such amount.
        """
        start, end = self.clauses[index]
        quantity = self.quantities[index]
        if not index or end != quantity.end or self.home[index - 1] != self.home[index]:
            return ""
        before = self.quantities[index - 1]
        if before.unit != quantity.unit or quantity.kind in SHARES or before.end > start:
            return ""
        than = _THAN_MEASURE.fullmatch(self.folded, start, quantity.start)
        if than is None or before.value is None or quantity.value is None:
            return ""
        less = quantity.value < before.value if than["more"] else quantity.value > before.value
        said = self.text[slice(*than.span("of"))]
        apart = not self.has_time(start, quantity.start) and self.names[index - 1] != said
        return self.without_place(said) if less and apart else ""

    def _is_of(self, index: int) -> bool:
        """Tell whether a figure is the whole of which the next is a share: 6亿元的七成."""
        if index + 1 == len(self.quantities):
            return False
        one, other = self.quantities[index], self.quantities[index + 1]
        apart = one.kind not in SHARES and other.kind in SHARES
        return apart and self.folded[one.end : other.start] == "的"

    def _multiplied(self, index: int) -> str | None:
        """Return what is a multiple of the figure before: 赤字占6%，为最高限额3%的两倍."""
        one, other = self.quantities[index - 1], self.quantities[index]
        start = self.clauses[index - 1][0]
        between = self.folded[one.end : other.start]
        if between != "的" or not self.folded.startswith(_EQUALS, start):
            return None
        if (
            index > 1
            and start > self.quantities[index - 2].end - 1 > self.scene.sentence(index).start
        ):
            return self.names[index - 2]
        return self.clause_before(index - 1, Phrase([]))

    def _defined(self, index: int) -> IndicatorLink | None:
        """Name a figure that heads an entry by what the entry says: ——20米：海啸波的最大高度."""
        place, size = self.group(index)
        first, last = self.quantities[index - place], self.quantities[index - place + size - 1]
        start = last.end + 1
        if not self.folded.startswith(("：", ":"), last.end) or not self.folded.startswith(
            "——", max(0, first.start - 2)
        ):
            return None
        for k in range(index + 1, min(len(self.quantities), index + _LONGEST_ENTRY)):
            again = self.quantities[k]
            if self.home[k] != self.home[index]:
                break
            if again.text == self.quantities[index].text:
                noun = self.counted_by_next(k - 1) if again.kind in COUNTED else ""
                before = self.phrase(max(start, self.clauses[k][0]), again.start)
                return _named(noun or before.said, "entry")
        end = min(self.scene.sentence(index).end, start + LONGEST)
        mark = CLAUSE_BREAK.search(self.folded, start, end)
        stop = mark.start() if mark else end
        if mark and mark[0] not in "。\n；":
            return None
        name = self.phrase(start, stop)
        return _named(name.said, "entry") if name.words and name.words[-1].tag in "nwu" else None

    def _spent_on(self, index: int) -> str:
        """Return on what a sum is spent, where a list says so of each: 200万元用于救灾、…."""
        start, end = self.stretch_after(index, LONGEST)
        goes = _GOES_TO.match(self.folded, start, end)
        if goes is None:
            return ""
        cut = goes.end() == end < self.clauses[index][1]  # 用于资助20名学生
        if cut or (self.folded.startswith("、", goes.end()) and goes.end() + 1 < end):
            return ""  # 用于教育、医疗
        self.taken[index] = goes.end()
        return self.text[start : goes.end()].replace("\n", "")

    def _noun_of_sizes(self, index: int) -> str:
        """Return the noun that comes behind several sizes: 3个产值超百亿元、5个超十亿元的园区."""
        unit, start = self.quantities[index].unit, self.quantities[index].end
        for k in range(index + 1, min(len(self.quantities), index + _LONGEST_ENTRY)):
            other = self.quantities[k]
            if other.start - start > _LONGEST_SIZE:
                break
            if (
                other.unit != unit
                or self.folded[other.start - 1] != "、"
                or _SIZE.fullmatch(self.folded, start, other.start) is None
            ):
                continue
            end = self.clauses[k][1]
            of = _OF_SIZE.match(self.folded, other.end, end)
            words = self.words.cut(self.folded, of.end(), min(end, of.end() + 12)) if of else []
            stop = self.noun_phrase(words, 0)
            if stop:
                self.taken[index] = self.quantities[index + 1].start
            return self.say(words[:stop])
        size = _SIZE_OF.match(self.folded, start, self.clauses[index][1])
        if size is None or (
            index + 1 < len(self.quantities) and self.quantities[index + 1].start < size.end()
        ):
            return ""
        words = self.words.cut(
            self.folded, size.end(), min(self.clauses[index][1], size.end() + 12)
        )
        stop = self.noun_phrase(words, 0)
        return self.text[start : words[stop - 1].end].replace("\n", "") if stop else ""

    def _is_limit(self, quantity: Quantity) -> bool:
        """Tell whether what follows a figure ranks it or makes a limit of it: 突破500亿元大关."""
        steps: tuple[str, ...] = ("台阶", "门槛") if quantity.kind is _MONEY else ()
        if NO_ACT.match(self.folded, quantity.end):
            return True
        if quantity.kind in COUNTED and quantity.unit not in _OF_LEVELS:
            # 远低于同期700家水平, but 3个水平; 达到6000人规模, but 300家规模以上企业
            level = self.folded.startswith(("水平", "规模"), quantity.end)
            return level and not self.folded.startswith("以上", quantity.end + 2)
        if quantity.kind not in COUNTED and quantity.unit is not None:
            steps += ("区间", "水平")  # 落在5亿至6亿元区间
        return self.folded.startswith(steps, quantity.end)

    def _counts(self, quantity: Quantity, after: str) -> bool:
        """Tell whether a figure is of a kind that counts the noun after it."""
        return (
            quantity.kind in COUNTED
            or (quantity.unit is None and quantity.kind is _OTHER)
            or (quantity.unit_text == "块" and self.plain(after).endswith(self.words.pieces))
        )

    def _noun_after(
        self, index: int, phrase: Phrase, after: str, *, of: bool
    ) -> IndicatorLink | None:
        """Name a figure by the noun after it, unless that is what the next figure measures."""
        if of and (not phrase.joint or "达" in phrase.joint) and self._is_noun(phrase):
            # 回收问卷1200份的调查, 藏书达30万册的图书馆
            return IndicatorLink(phrase.said, "noun before")
        quantity = self.quantities[index]
        if "的" in after and _ONE_THAT_HAS.search(
            self.folded, max(self.clauses[index][0], quantity.start - LONGEST_RIGHT), quantity.start
        ):
            after = after.partition("的")[0]  # 一所有近百名学生的小学
            self.taken[index] = quantity.end + len(after) + 1
            return IndicatorLink(after, "noun after")
        if not self.states_measure(index, after):
            if alone := self._counted_alone(index, after):
                return IndicatorLink(alone, "noun after")
            timed = self.plain(after).endswith("期")  # 其中15项试行期已满
            if (timed or quantity.unit in _OF_HOUSES) and (
                noun := self._left_to_measure(index, after, of=of)
            ):
                self.taken[index] = quantity.end
                return IndicatorLink(noun, "noun of the figure before")
            if quantity.kind is _PERSON and self._is_state(index, after):
                return IndicatorLink(after + self.said_of(index, after), "act after")
            among = phrase.joint == "有" and phrase.plain.endswith("中", _TWO)
            among = among and "在" not in phrase.plain  # 居民在地震中有96人受伤
            if among and all(w.tag == "v" or self.may_be_act(w) for w in self.words_in(after)):
                return IndicatorLink(phrase.said[:-1] + after, "act after")  # 高校中有10所申请
            if phrase.joint.endswith("有") and self._is_noun(phrase) and self._is_act(after):
                return IndicatorLink(merge(phrase.said, after), "act after")  # 班车已有8次停运
            whose = phrase.said and phrase.words[-1].tag in "nwu"
            if phrase.joint == "以" and whose and MEASURED.search(self.plain(after)):
                return IndicatorLink(merge(phrase.said, after), "noun after")  # 甲厂以6万台出货量
            if quantity.unit == "级":
                after = _AND.split(after)[0]  # 9级地震及海啸
                graded = _OF_DEGREES.match(self.plain(after))
                after = after[: graded.end()] if graded else after  # 5.7级地震重大考验
            return _named(after, "noun after")
        end = self.quantities[index].end
        if (limited := self._limited_by_next(index)) and not phrase.joint.endswith("的"):
            return IndicatorLink(limited, "noun after")  # 31个产值超亿元的乡镇
        counted = after.rpartition("的")[0] or self._whose_measure(index, after)
        if not counted and self.plain(after).startswith(self.words.bodies.words):
            return IndicatorLink(after, "noun after")
        # 5个城市的游客量增长48%: the noun before 的 is counted, that after it measured
        at = self.folded.find(self.plain(counted), end, end + 2 * LONGEST)
        at = max(end, at) + len(counted)
        self.taken[index] = at + self.folded.startswith("的", at)
        if self.folded.startswith(("中的", "里的", "内的"), at - 1):
            counted = counted[:-1]  # 两个项目中的金额
        return _named(counted, "noun after")

    def _is_state(self, index: int, after: str) -> bool:
        """Tell whether what follows is said of persons, a noun and its verb: 5人生命垂危."""
        return (
            self.folded[self.quantities[index].end - 1] == "人"
            and not self.words.people.end(self.plain(after))
            and 0 < len(self.said_of(index, after)) <= _LONGEST_STATE
        )

    def _limited_by_next(self, index: int) -> str:
        """Return the noun of which the next figure limits a measure: 31个产值超亿元的乡镇."""
        start, limit = self.quantities[index].end, self.quantities[index + 1]
        at = limit.end + 2 * self.folded.startswith(("以上", "以下"), limit.end)
        end = self.clauses[index][1]
        if not self.folded.startswith("的", at, end):
            return ""
        words = self.words.cut(self.folded, at + 1, min(end, at + 12))
        stop = self.noun_phrase(words, 0)
        if not stop or words[stop - 1].end - start > LONGEST_RIGHT:
            return ""
        self.taken[index] = start
        return self.text[start : words[stop - 1].end].replace("\n", "")

    def _whose_measure(self, index: int, after: str) -> str:
        """Return what has a measure: 贫困村 of 748个贫困村集体经济收入达2万元, 影片 of 4部影片票房."""
        words = self.words_in(after)
        plain = self.plain(after)
        for word in reversed(words[:-1]):
            if plain.endswith(_ORGANISED, 0, word.end):
                return after[: word.end]  # 村集体经济组织
        for word in words[:3]:  # 国营林场
            if self._is_body(word, plain[: word.end]):
                aside = _KIND_ASIDE.match(plain, word.end)  # 县（市）
                end = aside.end() if aside else word.end
                return after[:end] if end < len(after) else ""
            if word.tag not in "ba":
                break
        if self.quantities[index].unit not in _CLASSIFIERS:
            return ""
        nouns = all(word.tag in "nbaweu" for word in words[:-1])
        unknown = all(word.tag == "u" for word in words[:-1])
        for word in reversed(words[:-1]) if nouns else ():
            # 大型水库 of 大型水库总蓄水量; a noun that is not known: 冰川
            known = word.tag == "n" or (word.tag == "u" and word.end > 1 and unknown)
            if known and len(after) > word.end + 1:
                return after[: word.end]
        return ""

    def _is_body(self, last: Word, plain: str) -> bool:
        """Tell whether words are what has measures of its own: 城市, but not 上市 of 上市银行."""
        bodies = self.words.bodies
        return bodies.end(plain) and (last.tag != "b" or last.said in bodies.words)

    def _counted_alone(self, index: int, after: str) -> str:
        """Return what is counted where a noun behind it is not: 12个城市房价, 18所学校师生."""
        plain = self.plain(after)
        house = self.quantities[index].unit in _OF_HOUSES
        if "的" in plain and (bettered := _BETTERED.search(plain, _TWO)):
            whose = plain[: bettered.start()]
            if (
                self.words.persons.end(whose)
                or self.words.bodies.end(whose)
                or whose[-1] in _INSTITUTION
                or whose[-1] in "村镇乡县区市"
            ):
                return after[: bettered.start()]
        inside = _WITHIN.search(plain, 1)
        if end := self._body_counted(index, plain) or self._kind_counted(index, plain):
            said = after[:end]
        elif inside:
            said = after[: inside.start()]
        elif not (
            _HELD.search(plain) or (house and ("的" in plain or self.words.persons.end(plain)))
        ):
            return ""
        else:
            words = self.words_in(after)
            bodies = self.words.bodies
            near = (w for w in words[:2] if w.tag not in "ba" or w.said in bodies.words)
            first = next(near, words[0])  # 公立医院, 城市; but no 市 of 上市公司
            if plain.startswith("板块", first.end):
                first = next(w for w in words if w.start == first.end)  # 行业板块
            said = after[: first.end]
            body, rest = plain[: first.end], plain[first.end :]
            if not rest or not self._is_body(first, body):
                return ""
            short = len(rest) <= _LONGEST_REST
            if not (
                (house and rest[0] == "的")
                or ((house or short) and _HELD.search(rest))
                or (house and short and self.words.persons.end(rest))
            ):
                return ""
        at = self.folded.find(self.plain(said), self.quantities[index].end) + len(said)
        self.taken[index] = at + (len(inside[0]) if inside else self.folded.startswith("的", at))
        return said

    def _left_to_measure(self, index: int, after: str, *, of: bool) -> str:
        """Return the noun left out before what measures the counted: 15间医院中有5间占用率超标."""
        plain = self.plain(after)
        timed = plain.endswith("期")
        level = self.level(index) if timed or MEASURED.search(plain) else None
        words = self.words_in(after) if level is not None else []
        if level is None or not (of or timed or len(words) == 1 or words[0].tag == "v"):
            return ""
        return self.noun_of(level)

    def _body_counted(self, index: int, plain: str) -> int:
        """Return where the body ends that a classifier counts, 0 where that counts what it has.

        7家企业建设方案, 12个单位的代表, 100个单位礼金, 3万职工的老厂; but 10家企业技术中心.
        """
        unit = self.quantities[index].unit
        if unit is None and "的" in plain:
            who = plain.partition("的")[0]
            return len(who) if self.words.persons.end(who) else 0
        if unit not in ("家", "户", "个") or not any(body in plain for body in _BODIES):
            return 0
        words = self.words_in(plain)
        if words[0].tag == "v":
            return 0  # 109家归属母公司股东的净利润
        for word in words[:-1]:
            if not plain.endswith(_BODIES, 0, word.end):
                continue
            rest = plain[word.end :]
            if unit != "个":
                own = len(rest) > _TWO and rest[-1] not in _INSTITUTION  # but 上市公司定增
                return word.end if own and not rest.endswith("法人") else 0
            rest = rest.removeprefix("的")
            owned = self.words.persons.end(rest) or rest.endswith(_OWNED)
            return word.end if owned else 0
        return 0

    def _kind_counted(self, index: int, plain: str) -> int:
        """Return where the goods end of which so many kinds have a price or an output, else 0."""
        if self.quantities[index].unit not in _KIND_UNITS:
            return 0
        measure = _OF_KIND.search(plain, _TWO)
        words = self.words_in(plain[: measure.start()]) if measure else []
        return words[-1].end if words and words[-1].tag == "n" else 0

    def _is_act(self, said: str) -> bool:
        """Tell whether words name an act and nothing else: 停运, 复工复产."""
        return all(word.tag == "v" for word in self.words_in(said))

    def _is_noun(self, phrase: Phrase) -> bool:
        """Tell whether a phrase ends in a noun of its own."""
        return phrase.said != "" and phrase.words[-1].tag in "nw" and not self.weak(phrase)

    def _is_noun_before(self, phrase: Phrase) -> bool:
        """Tell whether a noun of its own ends the phrase, right before the figure."""
        return not phrase.joint and self._is_noun(phrase)

    def _are_attributes(self, phrase: Phrase) -> bool:
        return self.words.attributes.issuperset(map(said_of, phrase.words))

    def _of_after(self, index: int, phrase: Phrase, after: str) -> IndicatorLink | None:
        """Name a figure by the noun that 的 joins to it, unless what stands before measures."""
        if phrase.share and (
            self.plain(after) in self.words.shares
            or (phrase.words[-1].said == "占" and phrase.words[0].tag in "nbwu")
        ):
            return None  # 农村人口占全县40%的比例, 农村人口占82%的省区
        kind = self.quantities[index].kind
        if kind in SHARES and phrase.share and phrase.words[0].tag == "s" and "的" in after:
            self.taken[index] = self.quantities[index].end  # the next figure may be its measure
            return IndicatorLink(after.partition("的")[0], "share")  # 占人口半数的穷国的收入
        if self.plain(after) in _SPEEDS:
            start, end = self.taken[index], self.clauses[index][1]
            words = self.words.cut(self.folded, start, min(end, start + _LONGEST_REST))
            if words and words[0].tag in "vwg":  # 以每年5米的速度退缩
                said = merge(phrase.said, self.say(words[:1]) + after)
                return IndicatorLink(said, "act after")
        if kind is Kind.LENGTH and phrase.plain[:1] == "距":
            return _named(phrase.said, "noun before")  # 距离县城20公里的甲村
        first = not phrase.said or phrase.plain.endswith(("中", "里"))
        if kind in SHARES and first and not phrase.change and (said := self.said_of(index, after)):
            return IndicatorLink(after + said, "act after")  # 66%的受访者认为合理
        if not phrase.said:
            if self.respective[-1] and (whose := self.distributed(index, "")):
                return IndicatorLink(merge(whose, after), "respectively")
            if (
                index - 1 in self.attribute_of
                and self.quantities[index - 1].unit == self.quantities[index].unit
                and self.folded[self.quantities[index].start - 1] in "、和及与"
                and not self.plain(after).endswith(_SUMS_OF)
            ):  # 总投资3亿元的电站、2亿元的水厂
                return self._attributed(index, after, self.attribute_of[index - 1])
            level = self.names[index - 1] if index else None
            if (
                level
                and self.home[index - 1] == self.home[index]
                and self.patterns.growth.fullmatch(self.plain(after))
            ):
                if self.joined[index]:
                    # 进出口额分别增长1%和4%，低于上年18%和23%的增幅
                    level = self.respectively(index) or level
                return IndicatorLink(merge(level, after), "same")  # 低于上年9.5%的增幅
            return IndicatorLink(after, "的 after")
        if self._are_attributes(phrase):
            return self._attributed(index, after, phrase.said)  # 建筑面积1360平方米的综合体
        if kind not in SHARES and self.folded[self.quantities[index].start - 1] == "的":
            return IndicatorLink(after, "的 after")  # 由上年的3亿美元的逆差
        last = self.say(phrase.words[-1:])
        held = phrase.words[-2] if len(phrase.words) > 1 else phrase.words[-1]
        if self.plain(last) in self.words.attributes and (
            held.tag in "vk"
            or held.said in self.words.verbal
            or held.said in _EXTREMES
            or held.said in _REACHED_BY  # 把水送上海拔1600米的山村
        ):
            if held.said in _EXTREMES:
                last = self.say(phrase.words[-2:])  # 一个最大直径3.6米的机头
            return self._attributed(index, after, last)  # 修好了全长74公里的公路
        if kind is _MONEY and _SPENT.search(phrase.plain):
            return self._attributed(index, after, phrase.said)  # 投资2万元的工程
        spenders = kind is _MONEY and self.words.persons.end(phrase.plain)
        if (
            kind in _HAD
            and phrase.words[-1].tag in "vw"
            and any(self.words.people.end(word.said) for word in self.words_in(after))
        ):
            at = next(
                (k for k in range(len(phrase.words), 0, -1) if phrase.words[k - 1].tag not in "vw"),
                0,
            )
            return IndicatorLink(self.say(phrase.words[at:]), "noun before")  # 受贿20万元的官员
        if phrase.joint == "以" or (spenders and _SUMS.search(self.plain(after))):
            # 杭州以4.54%的占比位居第五, 旅客5亿元的总消费
            return IndicatorLink(phrase.said + after, "的 after")
        if phrase.joint.endswith("有") and kind not in SHARES and self._is_noun(phrase):
            return IndicatorLink(merge(phrase.said, after), "的 after")  # 公司有3亿元的债务
        measures = phrase.plain.endswith("均") or MEASURED.search(phrase.plain)
        loose = kind in SHARES or not phrase.joint
        if phrase.words[-1].tag in "vk" or self.weak(phrase) or (loose and not measures):
            short = after in _PLACES_HELD and phrase.words[-1].tag == "v" and not phrase.share
            return IndicatorLink(last + after if short else after, "的 after")  # 覆盖43%的村
        return None

    def _attributed(self, index: int, noun: str, attribute: str) -> IndicatorLink:
        """Name a figure by the noun behind it and the attribute before it."""
        self.attribute_of[index] = attribute
        return IndicatorLink(merge(noun, attribute), "的 after")

    def _of_its_whole(self, index: int) -> str | None:
        """Return the n-th of the levels before 分别占全市产值的38%、利润的41%, or None."""
        quantities, home = self.quantities, self.home
        first = last = index
        while index - first < FIGURES and first and self._of_next_whole(first):
            first -= 1
        if not _SHARE_IN_ORDER.search(self.folded, self.clauses[first][0], quantities[first].start):
            return None
        while last - index < FIGURES and last + 1 < len(home) and self._of_next_whole(last + 1):
            last += 1
        size = last - first + 1
        levels = range(max(0, first - size), first)
        names = {
            self.names[k]
            for k in levels
            if quantities[k].kind not in SHARES and home[k] == home[first]
        }
        if size < _TWO or len(names - {None}) < size:
            return None
        return self.names[index - size]

    def _of_next_whole(self, index: int) -> bool:
        """Whether the figure is one more of such a list: 、利润的41%."""
        before = self.quantities[index - 1]
        return (
            self.home[index - 1] == self.home[index]
            and _OF_NEXT_WHOLE.fullmatch(self.folded, before.end, self.quantities[index].start)
            is not None
        )

    def _share(self, index: int, phrase: Phrase) -> IndicatorLink | None:
        """Name a share, or what a figure is compared with, by what has the share."""
        lone = phrase.share and len(phrase.words) == 1
        if lone and (owner := self.before_bracket(index)):
            return IndicatorLink(owner, "in brackets")  # 长者（占60%）
        before = phrase.said or (self.say(phrase.words) if lone else "")
        if before.endswith(("占", "佔")) or phrase.plain in _NOT_AS_MUCH:
            before = ""
        if phrase.share and len(phrase.words) > 1 and (link := self._made_up(index, phrase)):
            return link
        if (
            phrase.share
            and self.respective[-1]
            and phrase.words[-1].said in _HOLDS
            and (noun := self._noun_of_group(index))
        ):
            said = self.distributed(index, before)  # 产量分别为…，分别占据11%和9%的份额
            return IndicatorLink(said + noun if said else noun, "respectively")
        if lone and self.respective[-1]:
            if said := self.distributed(index, ""):
                return IndicatorLink(merge(said, before), "respectively")  # 以A、B为主，分别占…
            if level := self.respectively(index):
                return IndicatorLink(merge(level, before), "respectively")  # 三者占比分别为…
        if (
            phrase.share
            and (self.beside_places(phrase.plain) or "").startswith("占")
            and (left := self.left_to_places(index, phrase))
        ):
            if self._divided_anew(index):
                return _named(phrase.said, "noun before")
            return IndicatorLink(merge(before, left), "share")  # 三地合计占全省
        if (
            phrase.share
            and self.respective[-1]
            and phrase.words[0].tag == "s"
            and (level := self.respectively(index))
        ):
            # 救援12起、救助35起，分别占全年的29%和41%
            whose = _FASTER.sub("", level)  # 增速分别比全市快4和2个百分点，占比重分别为…
            return IndicatorLink(merge(whose, before), "respectively")
        if (
            phrase.share
            and self.respective[-1]
            and phrase.words[0].tag == "s"
            and (said := self.distributed(index, before))
        ):
            return IndicatorLink(said, "respectively")
        kind = self.quantities[index].kind
        if phrase.compared or (phrase.share and (kind in SHARES or kind is _OTHER)):
            self.shares.add(index)  # but a contract 占9530份
        if phrase.share and self.sums_up(index):
            return _named(merge(self.of_all(index), before), "share")  # 三者合计占全国的60%
        if phrase.compared or (phrase.share and phrase.words[0].tag == "s"):
            if kind is _RATIO and self.ends_in_place(phrase.plain):
                before = ""  # 是末位乙县的12.5倍
            topic = None if phrase.compared else self.topic_before(index, phrase)
            if lone and topic and self._counted_before(index):
                topic = self.names[index - 1]  # 有12家公司业绩增长，占比近七成
            whole = self.without_verbs(self.subject(topic)) or topic if topic else None
            if phrase.share and whole:
                whole = self.without_growth(whole)
            whole = whole or self.same_but_growth(index, phrase)
            if whole and phrase.share and "占" in phrase.plain:
                whole = self.without_share(whole)  # 农业占产值的六成，占就业人口的三成
            if whole:
                return IndicatorLink(merge(whole, before), "share")
        return None

    def _divided_anew(self, index: int) -> bool:
        """Tell whether a whole is divided once more: 服务器占三成；按地区分，广东占五成."""
        span = self.span_before(index)
        if span is None or not index or self.quantities[index - 1].end > span[0]:
            return False
        parts = self.quantities[index - 1].kind in SHARES
        return (
            parts
            and _DIVIDED.fullmatch(self.folded, *span) is not None
            and not self.is_stated(self.names[index - 1] or "")
        )

    def _made_up(self, index: int, phrase: Phrase) -> IndicatorLink | None:
        """Name a part that makes up so much of the whole, where the noun is left out."""
        joint, last = phrase.words[-2:]
        if last.said not in _MAKE_UP:
            return None
        part = self.say(phrase.words[:-1])
        kind, level = self.quantities[index].kind, self.level(index)
        if kind is _COUNT and level is not None and self.plain(part).endswith(_KINDS_OF):
            # 中标26个项目，市政类占到14个
            return self._part(index, part, self.noun_of(level))
        if joint.said != "的" or kind not in SHARES or len(phrase.words) == _TWO:
            return None
        span = self.span_before(index)
        if span and self.folded[span[1] - 1] == "中" and (among := self.phrase(*span)).words:
            noun = self.last_noun(among.said.removesuffix("中"))
            if len(noun) > 1:  # 贫困户中，因残致贫的占两成
                return IndicatorLink(part + noun + last.said, "clause before")
        for k in self.figures_before(index):
            if self.quantities[k].kind not in SHARES:
                # 有息负债9亿元，一年内到期的占三成
                noun = self.last_noun(self.names[k] or "")
                measure = MEASURED.search(self.plain(noun))
                if measure and self.quantities[k].kind is _MONEY:
                    continue  # 基金128只，总规模3亿元，百万元以上的占七成
                if len(noun) < _TWO or measure:
                    return None
                return IndicatorLink(part + noun + last.said, "noun of the figure before")
        return None

    def _counted_before(self, index: int) -> bool:
        """Tell whether a figure that counts something stands in the clause before."""
        span = self.span_before(index)
        before = self.quantities[index - 1] if index and span else None
        return bool(before and span and before.kind in COUNTED and before.start >= span[0])

    def _respectively(self, index: int, phrase: Phrase) -> IndicatorLink | None:
        """Name the n-th figure after 分别 by the n-th of what stands before."""
        place, size = self.group(index)
        first = self.first_of(index, place)
        if owner := self.before_bracket(first, measured=True):
            return IndicatorLink(owner, "in brackets")  # 女生的比例最高（分别为56%和54%）
        said = self.distributed(index, phrase.said)
        if said and self.plain(said).endswith(_HOLDS) and (noun := self._noun_of_group(index)):
            said += noun  # 分别占有11.6%和11.0%的份额
        grows = self.patterns.growth_end.search(self.plain(said or ""))
        if (
            said
            and grows
            and self.only_places(said[: grows.start()])
            and first >= size
            and self._are_listed(first, size)
        ):
            # 甲国、乙国订单分别为5亿元、4亿元，年增率各为8%、7%
            said = merge(self.names[first - size + place] or "", said[grows.start() :])
        if not said:
            who = phrase.said or (self.before_of[first] if place else "")
            if self.is_stated(who) and not phrase.change and self._are_listed(first, size):
                owners = [self.names[k] or "" for k in range(first - size, first)]
                if len(set(owners)) == size and not any(map(self.is_stated, owners)):
                    whose = self.without_generic(self.without_verbs(_FASTER.sub("", owners[place])))
                    return _named(merge(whose, who), "respectively")  # 男工3人、女工5人，工资分别为
            of = self._in_parallel(first, place, size, who) if who and not phrase.change else ""
            return self._member(index, who, of, "respectively") if of else None
        if (
            self.quantities[index].kind in COUNTED
            and self.folded[self.quantities[first].start - 1] == "有"
            and (act := self.act_after(index + size - 1 - place))
        ):
            said = merge(said, act)  # 甲院及乙院分别有492及451人次求诊
        base = self.in_order.get(first)
        if base is None and self.is_modifier(said):
            base = self.base(index, phrase)
        if base is None and self.plain(said).endswith(_CATEGORIES):
            base = self._measure_gone_on_with(first)
        if base is None and (span := self.span_before(first)) and first:
            # 甲院使用率最高，占115%；其次分别是乙院及丙院，分别占104%及103%
            level = self.level(first) if self.folded.startswith("其次", span[0]) else None
            noun = "" if level is None else self.noun_of(level)
            base = noun if self.is_stated(noun) else None
        if base is None:
            base = self.carried.get(index - 1) if place else None
            base = base or self.measure_of_equals(first, phrase, said) or None
            if base:
                self.carried[index] = base
        if base is None and (of := self._measure_of_whole(first, said)):
            self.bases[index] = self.bases[first]
            return IndicatorLink(merge(said, of), "respectively")
        if base is None:
            return IndicatorLink(said, "respectively")
        self.bases[index] = base
        return IndicatorLink(merge(said, base), "respectively")

    def _noun_of_group(self, index: int) -> str:
        """Return the noun that 的 joins to the last of several figures: 占有11.6%和11.0%的份额."""
        place, size = self.group(index)
        start = self.quantities[index - place + size - 1].end
        if not self.folded.startswith("的", start):
            return ""
        end = min(len(self.folded), start + 1 + _LONGEST_REST)
        words = self.words.cut(self.folded, start + 1, end)
        return self.say(words[:1]) if words and words[0].tag in "ns" else ""

    def _in_parallel(self, first: int, place: int, size: int, who: str) -> str:
        """Return what the n-th figure before measures: 甲厂产值5亿元、利税1亿元，乙厂分别为4亿元和1亿元."""
        begin = first - size
        if size < _TWO or begin < 0 or self.home[begin] != self.home[first]:
            return ""
        if self.is_stated(who) or listed(who, size):
            return ""
        for k in range(size):
            one, other = self.quantities[begin + k], self.quantities[first + k]
            if one.unit != other.unit or not self.names[begin + k] or one.kind in SHARES:
                return ""
        names = {self.names[begin + k] for k in range(size)}
        if len(names) < size:
            return ""
        measure = self.carried.get(begin + place) or self._measure_at(begin + place)
        noun = self.noun_of(begin + place)
        last = self.last_word(noun)
        return measure or (last if len(last) > 1 else noun)

    def _measure_of_whole(self, first: int, said: str) -> str:
        """Return what the whole measures of those listed: 总产量9万吨，其中小麦、水稻分别为3万吨和6万吨."""
        plain = self.plain(said)
        listed_as_parts = self.folded.startswith(_PARTS_FOLLOW, self.clauses[first][0])
        if not listed_as_parts and not plain.endswith("业"):
            return ""
        level = self.level(first)
        name = self.names[level] if level is not None else None
        if level is None or not name or self.quantities[first].kind in SHARES:
            return ""
        if self.respective[level] or self.is_stated(said) or self.words.persons.end(plain):
            return ""
        word = self.last_word(name)
        if MEASURED.search(self.plain(word)) and word not in said:
            of = word.removeprefix("总").removeprefix("總")
        elif plain.endswith("业") and self.words.persons.end(self.plain(name)):
            of = self.noun_of(level)
        else:
            return ""
        self.bases[first] = self.noun_of(level)
        return of

    def _measure_gone_on_with(self, index: int) -> str | None:
        """Return what the sentence before measures: 投资增长7%。分产业看，第一、二产业分别…."""
        if not GOES_ON.match(self.folded, self.scene.sentence(index).start):
            return None
        for k in self.figures_before(index, back=1):
            if self.quantities[k].unit == self.quantities[index].unit:
                return self.noun_of(k) or None
        return None

    def _before(self, index: int, phrase: Phrase, after: str) -> IndicatorLink:
        """Name a figure by the phrase before it, and by what the phrase leaves out."""
        quantity = self.quantities[index]
        before = phrase.said
        if phrase.plain in _EASED and (plight := _PLIGHT.match(self.folded, quantity.end)):
            return IndicatorLink(before + self.text[slice(*plight.span("of"))], "act after")
        if quantity.kind is _PERSON and phrase.plain.endswith("一行"):
            return IndicatorLink(before, "noun before")  # 考察团一行7人赴外地
        all_of_them = quantity.kind in COUNTED and self.joined[index + 1] and self._causes(phrase)
        if all_of_them and (act := self._act_of_all(index)):
            return IndicatorLink(act, "act after")  # 冰雹致2600户、9800人受灾
        if quantity.kind in COUNTED and (act := self.act_after(index)):
            if self._is_apart(quantity, phrase):
                return IndicatorLink(act, "act after")  # 可供1.1万人居住
            if quantity.unit_text == "人" and phrase.words[-1].said in PIVOTS:
                return IndicatorLink(merge(before, act), "act after")  # 带动3000人在家门口就业
            if self._acts(index, phrase, act) or phrase.plain in ("国内", "境内", "境外"):
                return IndicatorLink(merge(before, act), "act after")
        if (
            quantity.kind in SHARES
            and (phrase.plain.endswith("中") or self.words.people.end(phrase.plain))
            and (said := self._said_of_share(index, phrase, within=True))
        ):
            whole = before[:-1] if phrase.plain.endswith("中") else before
            return IndicatorLink(merge(whole, said), "act after")  # 新生中88%是女生
        if (
            quantity.kind in SHARES
            and self.folded[quantity.start - 1] == "的"
            and not phrase.compared
            and (said := self.complement(index))
            and not said.endswith("的")
        ):
            return IndicatorLink(merge(before, said), "act after")  # 案例的一半是女性
        last = phrase.words[-1]
        if (
            after
            and quantity.kind not in SHARES
            and self.folded.startswith("的", last.end)
            and last.end + 1 == quantity.start
        ):
            return IndicatorLink(after, "noun after")  # 河边的3500亩荒地
        if after and (
            last.tag == "v"
            or self.holds(phrase)
            or (last.tag == "f" and quantity.kind is _AREA)
            or phrase.joint in LOOSE
            or phrase.joint in ("了", "着")
            or phrase.joint in DONE  # 公司实现5亿元利润
            or last.said in self.words.verbal
            or last.said in ("出", "录")  # 清理出30吨淤泥, 屋苑录20宗成交
        ):
            alone = phrase.joint in ("将", "把", "和", "与")
            end = self.folded.find(self.plain(after), quantity.end) + len(after)
            if self.folded.startswith(("、", "和", "及"), end):
                self.taken[index] = end  # 收获5吨苹果、3吨梨
            return IndicatorLink(after if alone else before + after, "noun before")
        if quantity.kind in SHARES and (stake := _STAKE.match(self.folded, quantity.end)):
            said = self.text[slice(*stake.span("of"))]
            return IndicatorLink(before + said, "noun after")  # 收购标的公司51%股权
        if quantity.kind is _MONEY and (given := self._sums_given(index, phrase)):
            return IndicatorLink(merge(before, given), "noun before")
        if after and quantity.kind is _MONEY and self._is_worth(index, phrase):
            return IndicatorLink(after + before[-2:], "noun after")  # 调拨价值5万元物资
        if after and quantity.kind in (_AREA, Kind.MASS) and self._lies_in(phrase, after):
            return IndicatorLink(after, "noun after")  # 某湖湿地10万亩荷花
        if quantity.kind is _PERCENT and phrase.joint in ("", "的") and not phrase.change:
            ranked = _RATE_RANKED.match(self.folded, quantity.end)
            rate = ranked[0] if ranked else after
            if rate and _RATE_BEHIND.search(self.plain(rate)) and self.is_owner(phrase):
                return IndicatorLink(merge(before, rate), "noun after")  # 某银行14%增速领跑
        if after and quantity.kind in SHARES and self.only_places(before):
            return self._noun_alone(index, phrase, after) or NAMELESS  # 甲国大约八成民众
        if (
            after
            and quantity.kind is _MONEY
            and self.plain(after).endswith(_SUMS_OF)
            and (self.words.persons.end(phrase.plain) or self.words.bodies.end(phrase.plain))
            and not phrase.joint
        ):
            return IndicatorLink(after, "noun after")  # 王先生20万元捐款, 某公司5亿元增资案
        if phrase.plain == "录得" and quantity.kind in COUNTED:
            return self._left_out(index, phrase)  # 人身罪案下降2%，共录得535宗
        if quantity.kind is _MONEY and (given := self._sum_given(index, phrase)):
            return IndicatorLink(merge(before, given), "noun nearby")
        if carrier := self.carrier(index, phrase):
            return self._member(index, *carrier)
        reckoned = phrase.joint == "按" and MEASURED.search(phrase.plain)  # 赤字率按3%安排
        if phrase.joint in ("以", "按") and not reckoned and (act := self.act_after(index)):
            return IndicatorLink(before + act, "act after")
        if (
            phrase.joint == "以"
            and NO_ACT.match(self.folded, quantity.end)
            and (
                base := self.announced(index, phrase)
                or (self.base(index, phrase) if index else None)
            )
        ):
            return IndicatorLink(merge(before, base), "modifier")  # 武侯区以61家居首
        return self._completed(index, phrase)

    def _sum_given(self, index: int, phrase: Phrase) -> str:
        """Return what is given to each of those who stand before: 高龄津贴…，90岁以上每人每月200元."""
        plain, last = phrase.plain, phrase.words[-1]
        if _GIVEN_SUM.search(plain) or MEASURED.search(plain) or plain[-1:] in _OF_SUMS:
            return ""
        whom = phrase.per and (_GIVEN_TO.search(plain) or self.words.people.end(plain))
        if not whom and not ("每" in plain and plain.endswith(_GIVEN_SO)):
            return ""
        start = max(self.scene.sentence(index).start, self.quantities[index].start - REACH)
        sums = [found.span() for found in _GIVEN_SUM.finditer(self.folded, start, last.start)]
        return self.last_noun(self.text[slice(*sums[-1])]) if sums else ""

    def _again(self, index: int, phrase: Phrase) -> str | None:
        """Return the measure that a bare 人数 or 金额 says again: 离境的人数为140万，今年人数为110万."""
        if phrase.plain not in BARE_MEASURES or not index:
            return None
        unit, said = self.quantities[index].unit, None
        for k in [*self.figures_before(index), *self.figures_before(index, back=1)]:
            if self.quantities[k].unit == unit:
                said = self.names[k]
                break
            if self.quantities[k].kind not in SHARES:
                return None  # 总金额5亿元；推介项目59个，金额2亿元
        again = said and len(said) > len(phrase.said) and self.plain(said).endswith(phrase.plain)
        return said if again else None

    def _is_worth(self, index: int, phrase: Phrase) -> bool:
        """Tell whether a verb and 价值 stand before a sum, so that what is worth it stands behind."""
        words = phrase.words
        alone = words[-1].said == "价值" and words[-1].end == self.quantities[index].start
        acts = len(words) == 1 or words[-2].tag in "vw" or words[-2].said == "了"
        return alone and (acts or words[-2].said in self.words.verbal)

    def _lies_in(self, phrase: Phrase, after: str) -> bool:
        """Tell whether what stands before an area only says where, not what: 占地, 播种面积 do."""
        last = phrase.words[-1].said
        if last in self.words.attributes or last.endswith(_OF_AREA) or len(after) < _TWO:
            return False
        if phrase.change or (phrase.joint and phrase.joint[-1] not in "有、及和+"):
            return False  # 能耗由14公斤标煤降到…
        if self.plain(after).endswith(tuple(self.words.levels)):
            return False  # 5万吨新高峰
        return self.words_in(after)[-1].tag in "nu" and after[0] not in "级級"

    def _noun_alone(self, index: int, phrase: Phrase, after: str) -> IndicatorLink | None:
        """Name a figure by the noun after it, a share by what is said of that: 三成家长不了解政策."""
        if self.quantities[index].kind in SHARES and not phrase.respectively:
            if MEASURED.search(self.plain(after)):
                self.shares.add(index)  # 出货量5万台、7%市场份额，增长6%: the former grew
            if self.plain(after).endswith(_OF_MARKET):
                return IndicatorLink(after, "noun after")
            return IndicatorLink(after + self.said_of(index, after), "noun after")
        return _named(after, "noun after")

    def _is_apart(self, quantity: Quantity, phrase: Phrase) -> bool:
        """Tell whether what stands before the counted is no part of what they do: 王某等三人获奖."""
        if self.only_places(phrase.said):
            return True
        return quantity.kind is _PERSON and (
            len(phrase.plain) <= 1 or phrase.joint == "等" or self._causes(phrase)
        )

    def _causes(self, phrase: Phrase) -> bool:
        """Tell whether a phrase says what did it, and at most where: 台风已致江浙皖闽赣26人死亡."""
        cause = _CAUSES.search(phrase.plain)
        if cause is None:
            return False
        where = cause["where"]
        return (
            not where
            or where.endswith(("境内", "沿岸", "沿海", "全境"))
            or _PROVINCES.fullmatch(where) is not None
            or self.words.persons.end(where)
            or self.only_places(where)
        )

    def _acts(self, index: int, phrase: Phrase, act: str) -> bool:
        """Tell whether those that stand before do it: 急症室5348人次求诊, 选手22次刷新纪录."""
        quantity = self.quantities[index]
        if phrase.words[-1].tag not in "nwu" or phrase.bracket:
            return False
        if quantity.unit != "次" and (
            quantity.kind not in (_PERSON, Kind.PERSON_TIME)
            or self.words.people.end(phrase.plain)
            or phrase.plain.endswith(_GROUPS)
            or MEASURED.search(phrase.plain)
        ):
            return False
        first = 2 * self.folded.startswith("首次", quantity.end)  # 有4573人首次求诊
        end = self.stretch_after(index, len(act) + first + 1)[1]
        return self.clauses[index][1] <= end

    def _after_alone(self, index: int, phrase: Phrase) -> IndicatorLink | None:
        """Name a figure before which nothing stands by its order or by what goes on after it."""
        quantity = self.quantities[index]
        if self.respective[-1] and (said := self.respectively(index)):
            grew = phrase.change or (self.joined[index] and index - 1 in self.grown)
            if grew and quantity.kind is _PERCENT:
                # 甲、乙分别占总数的5%、3%，同比下降2%、1%: no share grew so
                self.grown.add(index)
                rate = said.endswith(("比", "率", "重", "例"))
                share = any(
                    self.names[k] == said and self.quantities[k].kind in SHARES
                    for k in self.figures_before(index)
                )
                said = self.without_share(said) if share and not rate else said
            return IndicatorLink(said, "respectively")
        bare = quantity.kind in COUNTED or quantity.kind is _AREA or quantity.unit is None
        if not bare and quantity.kind in _SUMMED and not phrase.words:
            # 其中300万元是贷款
            head = self.folded[self.clauses[index][0] : quantity.start]
            bare = HEAD_OF_SHARE.fullmatch(head) is not None
            # 其中300万元是贷款，200万元是捐款: the next begins its clause
            bare = bare and (head != "" or self._is_part_before(index))
        if bare and (said := self.complement(index)):
            return IndicatorLink(said, "noun after")  # 有85家为公募基金会, 仅5宗属输入个案
        if bare and quantity.kind in _SUMMED and self._is_part_before(index):
            return _named(self._whole_of_parts(index), "same")
        if self.joined_by_noun(index):
            return _named(self.nouns_of[index - 1], "noun between")  # 上千万元的企业只有两家
        if quantity.kind in COUNTED:
            abutted = (
                index + 1 < len(self.quantities)
                and self.quantities[index + 1].start == quantity.end
            )
            act = self.act_after(index + abutted)  # 12户30人受灾
            if abutted and not act and quantity.unit == "户":
                act = self.counted_by_next(index)  # 6万户23万农村人口
            if not act and self.joined[index + 1] and not phrase.words:
                place, size = self.group(index)
                act = self.act_after(index + size - 1 - place)  # 12万户、36万人脱贫
                if not act and quantity.unit == "户":
                    act = self.counted_by_next(index)  # 120个村、2万户、8万人受灾
                if not act and quantity.unit_text == "人":
                    act = self._act_of_all(index)
            act = act or self.cause_after(index)
            if quantity.kind is _COUNT and act and not phrase.words:
                act = merge(self._of_all_told(index), act)
            return _named(act, "act after")
        if (
            quantity.kind is _MONEY
            and not phrase.words
            and self.folded.startswith(("为", "用于", "用来", "购"), quantity.end)
            and not NO_PART.match(self.folded, quantity.end + 1)  # 3亿元为历史最高
        ):
            end = self.clauses[index][1]
            if self.folded[end - 1] in "）)" and self.open_bracket(quantity.end, end - 1) is None:
                end -= 1  # （其中5万元用于助学）
            act = self.phrase(quantity.end + 1, end).said
            return _named(act, "act after")  # 八千元为课堂添置图书
        return None

    def _act_of_all(self, index: int) -> str:
        """Return what befell all of several that are counted: 2万人、3800头大牲畜饮水困难."""
        place, size = self.group(index)
        last = index + size - 1 - place
        if last == index:
            return ""
        start, end = self.stretch_after(last, LONGEST_RIGHT)
        if end < self.clauses[last][1]:
            return ""
        words = self.words.cut(self.folded, start, end)
        at = next((k for k, word in enumerate(words) if word.tag not in "nub"), len(words))
        if at == len(words) or words[at].tag != "v":
            whole = words and words[0].tag in "vwb"
            return self.say(words) if whole else ""
        return self.say(words[at:])

    def _is_part_before(self, index: int) -> bool:
        """Tell whether the figure before, in the clause before, is told by 是 what part it is."""
        if not index or self.home[index - 1] != self.home[index]:
            return False
        one, start = self.quantities[index - 1], self.clauses[index][0]
        return (
            one.unit == self.quantities[index].unit
            and one.end < self.clauses[index - 1][1] == start - 1
            and self.links[index - 1].rule == "noun after"
            and self.complement(index - 1) != ""
        )

    def _whole_of_parts(self, index: int) -> str | None:
        """Return the name of the figure before those that are told by 是 what part they are."""
        whole = index - 1
        while whole and self.links[whole].rule == "noun after":
            whole -= 1
        return self.names[whole] if self.home[whole] == self.home[index] else None

    def _is_band(self, index: int) -> bool:
        """Tell whether a figure is named by nothing but an age: 51岁以上."""
        return _AGE_BAND.fullmatch(self.plain(self.names[index] or "")) is not None

    def _before_bands(self, index: int) -> str:
        """Return of whom a sentence tells by their ages: 受访者18至30岁、31至50岁的占…，共300人."""
        start, end = self.scene.sentence(index).start, self.quantities[index].start
        band = _AGE_BAND.search(self.folded, start, end)
        if band is None:
            return ""
        start = behind_last(UP_TO_STOP, self.folded, start, band.start())
        return self.phrase(start, band.start()).said if start < band.start() else ""

    def _left_out(self, index: int, phrase: Phrase) -> IndicatorLink:
        """Name a figure that has no word of its own by the figures and clauses before it."""
        said: str | None
        counted = self.quantities[index].kind in COUNTED
        if counted and not phrase.words and (act := self.act_behind_bracket(index)):
            return IndicatorLink(act, "act after")  # 300人（占六成）参加运动会
        if phrase.change and (said := self.before_bracket(index)):
            of = self.carried.get(index - 1) if self.home[index - 1] == self.home[index] else None
            if of and self.clauses[index][0] == self.quantities[index - 1].end + 2:
                return self._member(index, said, of)  # 食品（销售额下跌2%）；服装（上升3%）
            return IndicatorLink(said, "in brackets")  # 非店面零售业（年增13.1%）
        attributive = phrase.words and all(word.tag == "b" for word in phrase.words)
        if attributive and (axis := self.axis(index)):
            return self._part(index, self.say(phrase.words), axis)  # 受访者按户籍分，农村24%
        if attributive and phrase.bracket and (base := self.base(index, phrase)):
            return self._part(index, self.say(phrase.words), base)  # 农村（28%）高于城市（25%）
        of = self.opinions_on.get(index - 1)
        if of is not None and (link := self._of_opinion(index, of)):
            return link
        if counted and phrase.joint in _TOGETHER and index and self._is_band(index - 1):
            return _named(self._before_bands(index), "clause before") or NAMELESS
        if index and self.quantities[index].kind not in SHARES and self.is_quoted(index):
            return IndicatorLink(self.names[index - 1], "same")
        if index and self._is_converted(index):
            return IndicatorLink(self.names[index - 1], "same")  # 6亿元（合1亿美元）
        if index and self.in_own_bracket(index) and (said := self.same(index, phrase)):
            return IndicatorLink(said, "same")  # 186.99亿元（人民币，下同）（约合28.87亿美元）
        if said := self._of_compared(index):
            return IndicatorLink(said, "same")
        if said := self._said_of_share(index, phrase):
            self.subjects[index] = whose = self._whose_share(index, said)
            return IndicatorLink(merge(whose, said), "act after")  # 84%未接种疫苗
        quantity = self.quantities[index]
        kind = quantity.kind
        if (
            index
            and kind not in COUNTED
            and not phrase.words
            and self.quantities[index - 1].kind is _COUNT
            and self.quantities[index - 1].start > self.clauses[index][0]
            and not self.joined[index]
            and (of := self.plain(self.before_of[index - 1]))
            and (MEASURED.search(of) or self.patterns.growth_end.search(of))
        ):
            return IndicatorLink(self.before_of[index - 1], "same")  # 增速有9个省份超过8%
        does = kind is Kind.DURATION or (kind in SHARES and phrase.joint in ("以", "按"))
        if does and not phrase.words and (act := self.act_after(index)):
            return IndicatorLink(act, "act after")  # 按8%分红, 13秒处置一起警情
        if phrase.per and (said := self._of_each(index, phrase)):
            return IndicatorLink(said, "same")
        if carrier := self.standard(index) or self.carrier_before(index):
            return self._member(index, *carrier)
        if self.quantities[index].kind is _MONEY and (said := self._lost(index, phrase)):
            return IndicatorLink(said, "same")
        if said := self._rest_does(index, phrase):
            return IndicatorLink(said, "act after")
        if kind in _BULK and phrase.empty and self._is_rest(index):
            level = self.level(index)  # 种粮500亩，其余200亩今年不种
            acts = level is None or self.links[level].rule in ("act after", "noun after")
            return NAMELESS if acts else IndicatorLink(self.names[level or 0], "same")
        if said := self._meant_by_next(index):
            return IndicatorLink(said, "act after")
        if self._speaks_of_ratio(index) and (said := self.same(index, phrase)):
            return IndicatorLink(said, "same")  # 在不服药的人中，这一比例为8%
        if not phrase.words and (said := self.fares(index)):
            return IndicatorLink(said, "same")
        if said := self.topic_before(index, phrase):
            if kind not in SHARES:
                said = self.without_growth(said)  # 恒指升幅略为收窄，报22229点
            if kind in SHARES or self.patterns.growth.fullmatch(self.plain(said)) is None:
                span = self.span_before(index)
                if span and _MOST.search(self.folded, *span):  # 制造业最低，仅5.8万元
                    said = merge(said, self.measure_of_equals(index, phrase, said))
                return IndicatorLink(said, "clause before")
        if said := self._aspect_counted(index, phrase):
            return IndicatorLink(said, "clause before")  # 投资骗案方面，去年有212宗
        if said := self._told_next(index):
            return IndicatorLink(said, "clause after")
        if said := self._of_counted_places(index):
            return IndicatorLink(said, "same")
        if attributive and (base := self.base(index, phrase)):
            who = self.say(phrase.words)
            if _are_alike(who, base):
                return IndicatorLink(who, "noun before")  # 中资51家，外资22家
            return self._part(index, who, base)  # 其中重型6例
        if said := self._other_extreme(index):
            return IndicatorLink(said, "same")
        if kind in COUNTED and not phrase.words and (said := self._dwellers(index)):
            return IndicatorLink(said, "same")
        if kind is _PERSON and not phrase.words and self._live_there(index):
            return IndicatorLink("人口", "same")
        if kind is Kind.PERSON_TIME and not phrase.words and self._came_to(index):
            return IndicatorLink(self.names[index - 1], "same")
        if said := self.same(index, phrase):
            if kind in _GROWN and phrase.change and (done := _DONE_SO.match(self.plain(said))):
                return IndicatorLink(said[done.end() :], "same")  # 完成投资9亿元，增长5%
            return IndicatorLink(self._without_its_verb(index, phrase, said), "same")
        if said := self._reached_later(index, phrase):
            return IndicatorLink(said, "same")
        if kind not in COUNTED and (act := self.act_after(index)):
            return IndicatorLink(act, "act after")
        counted = kind in COUNTED or (kind is _OTHER and quantity.unit is None)  # 5、7、6家
        if counted and not phrase.words:
            if self.joined[index + 1] and (said := self.counted_by_next(index)):
                return IndicatorLink(said, "noun after")  # 30批次、数千名群众
            return _named(self._called_out(index), "noun nearby") or NAMELESS
        return NAMELESS

    def _came_to(self, index: int) -> bool:
        """Tell whether so many came to the events right before: 会场3万人次，8场音乐会另有2万人次."""
        before = self.quantities[index - 1] if index else None
        return (
            before is not None
            and before.unit in _EVENTS
            and before.start >= self.clauses[index][0]
            and self.links[index - 1].rule == "noun after"
            and self.quantities[index].start - self.taken[index - 1] <= _TWO
        )

    def _reached_later(self, index: int, phrase: Phrase) -> str:
        """Return what the sentence before measures, where this one says but when: 1992年，首次突破万亿元."""
        start, at = self.scene.sentence(index).start, self.quantities[index].start
        leads = at - start <= LONGEST and self.quantities[index - 1].start < start
        if not index or phrase.words or not leads or not self.has_time(start, at):
            return ""
        levels = [*self.figures_before(index, back=1)]
        if not levels or "\n" in self.text[self.quantities[levels[0]].end : start].strip():
            return ""
        reaches = phrase.joint in _REACHES or self.quantities[index].text.startswith(_PASSED)
        if not (reaches or self.folded.endswith(("至", "到"), start, at)):
            return ""
        if any(word.tag not in "kdegx" for word in self.cut_around_times(start, at)):
            return ""
        unit = self.quantities[index].unit
        names = {self.names[k] for k in levels if self.quantities[k].unit == unit}
        said = self.without_growth(names.pop() or "") if len(names) == 1 else ""
        return said if said and not self.only_places(said) else ""

    def _aspect_counted(self, index: int, phrase: Phrase) -> str:
        """Return the aspect that the first figure behind it counts: 骗案方面，上半年录得212宗."""
        quantity = self.quantities[index]
        of_money = quantity.kind is _MONEY  # 建筑开支方面，2025年度为325亿元
        if not (of_money or quantity.kind in COUNTED) or (phrase.words and phrase.plain != "录得"):
            return ""
        said = self.aspect(index)
        cases = quantity.unit in _OF_CASES or (of_money and self.plain(said).endswith("开支"))
        if not said or not (cases or _MEASURES.search(self.plain(said))):
            return ""
        clause = self.clauses[index][0]
        near = reversed(self.quantities[max(0, index - FIGURES + 1) : index])
        # those of its own clause are of the same
        start = next((other.end for other in near if other.start < clause), clause - REACH)
        return said if self.folded.find("方面，", max(0, start), clause) >= 0 else ""

    def _lost(self, index: int, phrase: Phrase) -> str:
        """Return the heading that a sum has, right behind a count: 学校损失：53校1531万元."""
        abutting = index and self.quantities[index - 1].end == self.quantities[index].start
        span = self.span_before(index) if abutting and not phrase.words else None
        if span is None or self.folded[span[1]] != "：":
            return ""
        said = self.phrase(*span).said
        return said if self.is_stated(said) else ""

    def _rest_does(self, index: int, phrase: Phrase) -> str:
        """Return what the rest does, which the others do not: 5户无法修复，其余7户预计可复电."""
        kind = self.quantities[index].kind
        start, end = self.stretch_after(index, LONGEST)
        alone = not phrase.words and end == self.clauses[index][1] and self._is_rest(index)
        if not alone or not (kind in COUNTED or kind in SHARES or kind in _BULK):
            return ""
        words = self.cut_around_times(start, end)
        while words and words[-1].tag == "x":
            words.pop()
        joints = (word.tag in "kd" and word.said not in "及和与或" for word in words[:-1])
        last = max((k for k, leads in enumerate(joints) if leads), default=-1)
        if kind in _BULK:  # 其余200亩由农户自种
            last = next((k for k, word in enumerate(words) if word.tag not in "kdr"), 0) - 1
        if last >= 0 and words[last].said in _NEGATIONS:
            last -= 1  # 其余7户未搬迁
        del words[: last + 1]
        if not words:
            return ""
        does = words[0].tag in ("vwnuab" if last >= 0 else "vwu")
        return self.say(words) if does or words[0].said in _NEGATIONS else ""

    def _is_rest(self, index: int) -> bool:
        """Tell whether a figure is what is left of a whole: 其余7户."""
        return self.folded.endswith(tuple(self.words.rests), 0, self.quantities[index].start)

    def _told_next(self, index: int) -> str:
        """Return the subject of the clause behind two levels: 从800公斤到1200公斤，玉米亩产连上台阶."""
        start, end = self.clauses[index]
        if (
            start != self.scene.sentence(index).start
            or self.folded[start] not in "从由"
            or index + 1 == len(self.quantities)
            or self.folded[end : end + 1] != "，"
        ):
            return ""
        other = self.quantities[index + 1]
        if other.end != end or other.unit != self.quantities[index].unit:
            return ""
        if _UP_TO_LEVEL.search(self.folded, self.quantities[index].end, other.start) is None:
            return ""
        mark = CLAUSE_BREAK.search(self.folded, end + 1, end + 1 + LONGEST_RIGHT)
        stop = mark.start() if mark else end + LONGEST_RIGHT
        for later in self.quantities[index + 2 : index + 3]:
            if later.start < stop and later.kind in COUNTED and later.unit != other.unit:
                return ""  # 由3家发展到68家，会员从120人增加到4300人
        words = self.words.cut(self.folded, end + 1, stop)
        first = next((k for k, word in enumerate(words) if word.tag != "r"), len(words))
        stop = next(
            (k for k, w in enumerate(words) if k >= first and w.tag not in "nwbu"), len(words)
        )
        said = self.say(words[first:stop]) if stop > first and words[stop - 1].tag in "nuw" else ""
        return said if len(said) > 1 else ""

    def _meant_by_next(self, index: int) -> str:
        """Return what a clause says of a share and of its number: 其中76%，即234万人次为内地旅客."""
        if self.quantities[index].kind not in SHARES or index + 1 == len(self.quantities):
            return ""
        following = self.quantities[index + 1]
        between = self.folded[self.quantities[index].end : following.start]
        if between not in ("，即", "，也就是", "，亦即", "，约") or following.kind in SHARES:
            return ""
        return self.complement(index + 1)

    def _is_converted(self, index: int) -> bool:
        """Tell whether a sum is the one before in other money: 6亿元（约合1亿美元）."""
        previous, quantity = self.quantities[index - 1], self.quantities[index]
        between = self.folded[previous.end : quantity.start]
        return (
            previous.kind is quantity.kind is _MONEY
            and between[:1] in ("（", "(")
            and between[1:] in _CONVERTED
            and previous.unit != quantity.unit
        )

    def _of_compared(self, index: int) -> str:
        """Return the measure of those with whom the figure before is compared: 低于男性的6000元."""
        if not index or self.home[index] != self.home[index - 1]:
            return ""
        quantity = self.quantities[index]
        if quantity.unit != self.quantities[index - 1].unit:
            return ""
        start = max(self.clauses[index][0], quantity.start - LONGEST_RIGHT)
        found = _COMPARED_WITH.search(self.folded, start, quantity.start)
        if found is None or self.has_time(*found.span("who")):
            return ""
        name = self.names[index - 1] or ""
        measure = name.rpartition("的")[2]
        if name and measure == name:
            who = self.words_in(name)[0]
            measure = name[who.end :] if self.words.people.end(who.said) else ""
        if not self.words.people.end(found["who"]) or not MEASURED.search(self.plain(measure)):
            return ""
        return merge(self.text[slice(*found.span("who"))], measure)

    def _called_out(self, index: int) -> str:
        """Return the noun of a figure that a headline calls out: 1亿户！我国个体工商户突破亿户."""
        end = self.quantities[index].end
        if self.folded[end : end + 1] not in ("！", "!") or index + 1 == len(self.quantities):
            return ""
        again = self.quantities[index + 1]
        alike = again.unit == self.quantities[index].unit and again.start - end < LONGEST
        if not alike or CLAUSE_BREAK.search(self.folded, end + 1, again.start):
            return ""
        return self.without_place(self.phrase(end + 1, again.start).said)

    def _said_of_share(self, index: int, phrase: Phrase, *, within: bool = False) -> str:
        """Return what a clause says of a share: 其中60%为女性, 62%认为价格合理."""
        if self.quantities[index].kind not in SHARES or phrase.change:
            return ""
        if index + 1 < len(self.quantities):
            end, start = self.quantities[index].end, self.quantities[index + 1].start
            if self.folded[end:start] == "或":
                return self.complement(index + 1)  # 61%或8万人是女性
        return self.complement(index) or self.predicate(index, within=within)

    def _whose_share(self, index: int, said: str) -> str:
        """Return of whom or what the clause says ``said``: 62%的受访者认为合理，21%表示无所谓."""
        if not index or self.home[index - 1] != self.home[index]:
            return ""
        if index - 1 in self.subjects:
            return self.subjects[index - 1]
        if index - 1 in self.nouns_of:
            return self.nouns_of[index - 1]
        for k in self.figures_before(index):
            if self.quantities[k].kind in (_MONEY, _PERSON):
                return self.names[k] or ""  # 旅游收入500亿元，增长12%，40%来自外省
            if self.quantities[k].kind not in SHARES:
                # 厂商1200家，六成集中于某市
                there = self.quantities[k].kind is _COUNT and self.plain(said).startswith(
                    _ARE_THERE
                )
                return (self.names[k] or "") if there else ""
        return ""

    def _part(self, index: int, said: str, whole: str, rule: str = "modifier") -> IndicatorLink:
        """Name a part by what it says and by its whole, which the parts after it may need too."""
        if said[-1:] in "级級" and _GRADE.fullmatch(said) and (other := _GRADE.match(whole)):
            whole = whole[other.end() :] or whole  # 特级教师5人、高级96人
        self.bases[index] = whole
        if said[-1:] in _RANKS_OF_PLACES and _THESE_PLACES.fullmatch(self.plain(said)):
            return IndicatorLink(whole, rule)
        return IndicatorLink(merge(said, whole), rule)

    def _member(self, index: int, who: str, of: str, rule: str = "modifier") -> IndicatorLink:
        """Name the figure of a member of a list by it and by the measure of the list."""
        if not who:
            return IndicatorLink(of, "noun before")
        self.carried[index] = of
        return self._part(index, who, of, rule)

    def _live_there(self, index: int) -> bool:
        """Tell whether a figure counts those of the places beside it: 全乡12个村、3万人."""
        if not index or self.quantities[index].unit_text not in ("人", "人口"):
            return False
        said, before = self.plain(self.names[index - 1] or ""), self.before_of[index - 1]
        return (
            self.folded[self.quantities[index - 1].end : self.quantities[index].start].endswith(
                "、"
            )
            and said.endswith(_SETTLED)
            and self.quantities[index - 1].kind is _COUNT
            and (not before or before in _RULES or self.is_modifier(self.plain(before)))
            and self.clauses[index][1] == self.quantities[index].end
        )

    def _dwellers(self, index: int) -> str:
        """Return what the households or the persons of a place are called: 全镇7462户，3万人."""
        quantity, folded = self.quantities[index], self.folded
        if quantity.unit_text not in ("户", "戶", "人"):
            return ""
        if not folded.startswith(_END_OF_ITEM, quantity.end) and (
            index + 1 == len(self.quantities) or self.quantities[index + 1].start != quantity.end
        ):
            return ""
        start = self.clauses[index][0]
        name, alike = "", False
        if index and self.home[index - 1] == self.home[index]:
            start = max(start, self.quantities[index - 1].end)
            before = self.quantities[index - 1]
            near = quantity.start - before.end <= _NEAR_DWELLERS
            name = self.plain(self.names[index - 1] or "")
            alike = near and (name == "户数" or (quantity.unit == "户" and name.endswith(_SETTLED)))
        lived = _LIVED_IN.fullmatch(folded, start, quantity.start)
        if lived is None or not (lived["all"] or alike):
            return ""
        if quantity.unit_text == "人":
            return "人口"
        return "户数" if quantity.unit_text == "户" else "戶數"

    def _without_its_verb(self, index: int, phrase: Phrase, said: str) -> str:
        """Drop the verb of the figure before, where this one has another: 倒塌房屋, 6万间损坏."""
        quantity = self.quantities[index]
        if quantity.kind not in COUNTED or (level := self.level(index)) is None:
            return said
        if self.names[level] != said:
            return said
        if self.folded.find("总数", self.quantities[level].end, quantity.start) >= 0:
            return _NEW.sub("", said)  # 农户新增2万户、总数达到7万户
        if phrase.change:
            # 迁入人口数8.4万人，比上年增加31人: a measure is named by its act
            return said if MEASURED.search(self.plain(said)) else self.without_verb_noun(said)
        if not self.predicate_after(index):
            return said
        if self._is_own_act(index, level):
            start, end = self.stretch_after(index, LONGEST)
            if end >= self.clauses[index][1]:
                self.acts.add(index)
                return self.say(self.cut_to_mark(start, end))  # 8家完成任务，3家正在施工
        start, end = self.stretch_after(index, _LONGEST_STATE)
        if self.says_why(start, end):
            return said
        noun = self.last_noun(self.without_verbs(said))
        if end < self.clauses[index][1] or not noun:
            return self.without_verb_noun(said)
        return merge(self.without_verb_noun(noun), self.say(self.cut_to_mark(start, end)))

    def _other_extreme(self, index: int) -> str:
        """Return the name of the figure before with its other end: 年龄最大的58岁，最小的18岁."""
        end = self.quantities[index].start
        most = _THE_MOST.fullmatch(self.folded, self.clauses[index][0], end)
        name = self.names[index - 1] if index and most else None
        if not name or not most or not _MOST.search(self.plain(name), 1):
            return ""
        return name[:-2] + self.text[slice(*most.span("most"))]

    def _is_own_act(self, index: int, level: int) -> bool:
        """Tell whether a clause says what the counted do, as that of the figure before did."""
        said, rule = self.names[level] or "", self.links[level].rule
        acts = level in self.acts or rule == "act after"
        acts = acts or (rule == "noun after" and self.words_in(said)[0].tag == "v")
        start, end = self.stretch_after(index, LONGEST)
        if not acts or self.says_why(start, end):
            return False
        words = self.words.cut(self.folded, start, min(end, start + 6))
        return bool(words) and words[0].said in DOING_SO

    def _of_each(self, index: int, phrase: Phrase) -> str:
        """Return what a mean per classifier is of: 社区基金50只，…平均每只25万元."""
        for k in range(index - 1, max(-1, index - FIGURES), -1):
            if self.home[k] != self.home[index]:
                break
            if self.quantities[k].unit == phrase.per:
                name = self.names[k] or ""
                owner = self.without_generic(name)
                return self.tail(k) or (owner if owner != name else self.noun_of(k))
        said = self.clause_before(index, phrase) or ""
        noun = self.last_noun(said)
        # “挤”得可以，平均每平方公里627人
        return noun if len(noun) > 1 and said.rstrip("”」』").endswith(noun) else ""

    def _of_counted_places(self, index: int) -> str | None:
        """Return the noun of a figure whose clause says how many places have it: 其余13市共53个, 6个县共9宗."""
        if not index or self.quantities[index - 1].start < self.clauses[index][0]:
            return None
        places = self.quantities[index - 1].unit in self.noun_units or (
            self.plain(self.names[index - 1] or "") in _KINDS_OF_PLACES
        )
        if not places:
            return None
        level = self.level(index)
        return None if level is None else self.noun_of(level) or None

    def _noun_unit(self, quantity: Quantity) -> str:
        """Return a unit that is the noun itself: 县 of 四县."""
        unit = self.noun_units[quantity.unit or ""]
        return self.text[quantity.end - len(unit.name) : quantity.end]

    def _completed(self, index: int, phrase: Phrase) -> IndicatorLink:
        """Name a figure by its phrase with what that leaves to others: an owner, a noun, a measure."""
        link: IndicatorLink | None = None
        begins, at = self.clauses[index][0], phrase.words[0].start
        if phrase.bracket:
            if self.quantities[index].kind in SHARES:
                link = self._of_opinion(index, phrase.said)
            link = link or self._of_rank(index, phrase) or self._of_list(index, phrase)
        elif begins and self.folded[begins - 1] in "：:":
            link = self._of_rank(index, phrase) or self._of_heading(index, phrase)
        if link is None and self.has_aspects:
            link = self._of_aspect(index, phrase)
        if link is None and (phrase.plain in self.words.bare or self.folded[at - 1] in "（("):
            link = self._of_label(index, phrase)
        if link is None and self.quantities[index].kind is Kind.PERSON_TIME:
            link = self._of_visits(index, phrase)
        if link is None and not phrase.bracket:
            link = self._of_places(index, phrase)
        if link is None:
            link = self._without_noun(index, phrase) or self._of_equal(index, phrase)
        if link is None:
            goes_on = index and (
                self.home[index - 1] == self.home[index]
                or GOES_ON.match(self.folded, self.scene.sentence(index).start)
            )
            complete = self._with_figure_before if goes_on else self._with_topic
            link = complete(index, phrase)
        if link is None and phrase.bracket and self.only_places(phrase.said):
            level = self.level(index)  # 新增10例，其中甲市（5例）: a place alone is no measure
            of = self.topic_before(index, phrase) if level is None else self.names[level]
            link = self._member(index, "", of, "same") if of else NAMELESS
        return link or IndicatorLink(
            phrase.said, "in brackets" if phrase.bracket else "noun before"
        )

    def _of_heading(self, index: int, phrase: Phrase) -> IndicatorLink | None:
        """Name the first figure of a list by what the list is of: 客运量：京沪线300万人次."""
        end = phrase.words[-1].end
        if end != self.quantities[index].start:
            return None
        giver = self.quantities[index].kind is _MONEY and len(phrase.plain) <= _LONGEST_NAME
        if giver and (gift := self._given_by_list(index)):
            self.told.add(index)
            return self._member(index, phrase.said, gift)
        if not self.is_owner(phrase):
            return None
        of, who = self.heads_list(index), phrase.said
        measured = MEASURED.search(self.plain(of)) or of.endswith(_MARKED_BY)
        if not measured or self._tells_no_number(index, of):
            of = self._heading_of(index) or self._given_by_list(index)
            last = self.last_word(who)
            if of and self.plain(last) in self.words.averages and len(last) < len(who):
                of, who = last + of, who[: -len(last)]  # 标准提高：平原亩均300元，山地500元
        if not of:
            return None
        self.told.add(index)
        return self._member(index, who, of)

    def _given_by_list(self, index: int) -> str:
        """Return what a list of givers is of: 捐款名单：王某500元、李某200元."""
        span = self.span_before(index)
        gift = _GIFTS.search(self.folded, *span) if span else None
        return self.text[slice(*gift.span("what"))] if gift else ""

    def _heading_of(self, index: int) -> str:
        """Return the measure of which a clause before a colon says something: 补助标准向山区倾斜：."""
        span = self.span_before(index)
        if span is None or (index and self.quantities[index - 1].end > span[0]):
            return ""
        topic = self.phrase(*span)
        of = self.measured_in(topic.words)
        if not of and topic.change and MEASURE.search(topic.plain):
            of = topic.said
        share = self.quantities[index].kind in SHARES
        rate = not share and _RATE_BEHIND.search(self.plain(of))
        return "" if rate or self._tells_no_number(index, of) else of

    def _tells_no_number(self, index: int, of: str) -> bool:
        """Tell whether a figure counts what a measure is none of: 规模扩大：学校30所."""
        return self.quantities[index].kind in COUNTED and self.plain(of)[-1:] not in ("数", "量")

    def _of_opinion(self, index: int, of: str) -> IndicatorLink | None:
        """Name a share by the opinion behind it: 对计划（51%赞成，44%反对）; ``of`` is 对计划."""
        held = _VOTE.match(self.folded, self.quantities[index].end)
        if held is None:
            return None
        self.opinions_on[index] = of
        return IndicatorLink(self.text[slice(*held.span("how"))] + of, "act after")

    def _of_aspect(self, index: int, phrase: Phrase) -> IndicatorLink | None:
        """Name a bare measure, or who has one, by what the sentence speaks of: 收入方面，A有5亿元."""
        if not (aspect := self.aspect(index)):
            return None
        if phrase.plain in self.words.bare and phrase.plain not in aspect:
            return IndicatorLink(merge(aspect, phrase.said), "clause before")
        kind, measures = self.quantities[index].kind, _MEASURES.search(self.plain(aspect))
        if kind is _PERCENT and self.is_owner(phrase):
            whose = bool(measures) or self.is_stated(aspect)  # 投资方面，制造业增长3%
        else:
            timed = kind is Kind.DURATION
            whose = bool(measures) and (timed or self.words.people.end(phrase.plain))
        if not whose or kind in COUNTED or phrase.words[-1].tag in "vk":
            return None
        return self._member(index, phrase.said, aspect, "clause before")

    def _of_label(self, index: int, phrase: Phrase) -> IndicatorLink | None:
        """Name a measure by the label before it: 直营店：营业额增长…, 日用品（销售额下跌…）."""
        at = phrase.words[0].start
        if self.folded[at - 1 : at] in ("（", "("):
            label = self.item(index, at - 1) if MEASURED.search(phrase.plain) else ""
            if label:
                self.carried[index] = phrase.said
        else:
            label = self.label(index) if phrase.plain in self.words.bare else ""
        return IndicatorLink(merge(label, phrase.said), "attribute") if label else None

    def _of_rank(self, index: int, phrase: Phrase) -> IndicatorLink | None:
        """Name the figure of one that a list ranks: 增长率居前的国家是甲国（18%）."""
        begins = self.clauses[index][0]
        first = self.folded[begins - 1 : begins] == "：" and (
            not index or self.quantities[index - 1].end < begins
        )
        if not (phrase.bracket or first) or not (of := self.listed_by_rank(index)):
            return None
        said = phrase.said.removeprefix("还有").removeprefix("還有")
        if head := LISTS_BY_RANK.search(phrase.plain):
            said = phrase.said[head.end() :]  # 营收规模前三名为甲（5亿元）
        if self.plain(of).endswith("率"):
            self.rates[self.home[index]] = of
            own = self.plain(self.core(said))
            if own and self.plain(of).endswith(own):
                return IndicatorLink(of, "modifier")  # 开工率前两名：甲市开工率100%
            if self.quantities[index].kind not in SHARES and self.is_stated(own):
                return None  # 投资完成率前两名：甲市计划投资232亿元
        return self._member(index, said, of)

    def _of_list(self, index: int, phrase: Phrase) -> IndicatorLink | None:
        """Name the figure of one of a list by what follows the list: 原油（8%）、天然气（5%）进口增加."""
        end, counted = self.quantities[index].end, self.quantities[index].kind in COUNTED
        if self.folded[end : end + 1] not in "）)":
            return None
        follows = (_VISITORS_OF_LIST if counted else _LIST_GOES_ON).match(self.folded, end)
        if follows is None:
            return None
        words = self.words.cut(self.folded, *follows.span("of"))
        stop = self.noun_phrase(words, 0)
        stop += stop < len(words) and words[stop].tag == "s"  # 出口比重位居前列
        ends = stop == len(words) or words[stop].tag in "gdkeav" or counted
        if not stop or not ends:
            return None
        said = self.say(words[:stop])
        if counted:  # 香港（58万人次）、日本（4万人次）旅客减少
            people = self.words.people.end(self.plain(said))
            return self._member(index, phrase.said, said) if people else None
        measured = _LISTED_OF.search(self.plain(said)) is not None
        return self._member(index, phrase.said, said) if measured else None

    def _of_visits(self, index: int, phrase: Phrase) -> IndicatorLink | None:
        """Name the 人次 of a body by what others are counted so: 诊疗人次70亿人次。医院30亿人次."""
        name = _KIND_ASIDE.sub("", phrase.plain)
        if not (self.words.bodies.end(name) or _HAS_VISITS.search(name)):
            return None
        if any(word.tag in "vkdeg" for word in phrase.words):
            return None
        k = self.level_near(index)
        if k is None:  # 总诊疗人次43亿。医院26亿人次
            near = [*self.figures_before(index), *self.figures_before(index, back=1)]
            k = next((k for k in near if (self.names[k] or "").endswith("人次")), None)
        if k is None:
            return None
        of = self.carried.get(k)
        if of is None:
            said = self.names[k] or ""
            ends = [
                word.end
                for word in self.words_in(said)
                if self.words.bodies.end(word.said) or _HAS_VISITS.search(word.said)
            ]
            visits = self.is_stated(said) or said.endswith("人次")
            of = said[ends[-1] :] if ends else said if visits else ""
            of = of.lstrip("总總")
        return self._member(index, phrase.said, of) if len(of) > 1 else None

    def _economy_before(self, index: int) -> str | None:
        """Return what a place that opens its sentence grows by: its economy, if shares before are of one.

        全地区经济增长3.2%。甲国增长6.5%，通货膨胀率为39%。乙国增长4.5%
        """
        if self.clauses[index][0] > self.scene.sentence(index).start:
            return None  # 房价下跌，北京下跌3%: of what the clause before is
        for k in range(index - 1, max(-1, index - 1 - FIGURES), -1):
            if self.quantities[k].kind not in SHARES:
                return None
            name = self.names[k] or ""
            if _ECONOMY.fullmatch(self.plain(name)):
                return name
        return None

    def _of_places(self, index: int, phrase: Phrase) -> IndicatorLink | None:
        """Name the figure of a place alone, or with a bare verb, by what stands before."""
        rest = self.beside_places(phrase.plain)
        if rest and phrase.joint in _TOGETHER and self._is_name_beside(rest, phrase):
            rest = ""  # 吉隆坡及布城共7宗: no table has the second
        if rest is None and "的" in phrase.plain:
            # 均价2万元，而一江之隔的乙市为3万元: what is said of a place before its name
            place = phrase.plain.rpartition("的")[2]
            if place and self.only_places(place):
                if not (left := self.left_to_places(index, phrase)):
                    return None
                return self._member(index, phrase.said[-len(place) :], left)
        if rest is None:
            if not (left := self.next_of_places(index, phrase)):
                return None
            thing = "n" in map(tag_of, phrase.words) and not phrase.plain.endswith(DIVISIONS)
            who = phrase.said if thing else ""  # 小麦, no 奥尔巴尼
            self.bases[index] = left
            return self._member(index, who, left)
        kind = self.quantities[index].kind
        level = self.level(index) if rest == "" and kind in COUNTED else None
        if level is not None and (verb := self._where_to(self.names[level] or "")):
            return IndicatorLink(verb + phrase.said, "modifier")  # 发往甲省100个、乙省80个
        bare = (
            rest == ""
            or rest in self.words.averages  # 人均寿命，日本平均为84岁
            or _PER_HEAD.match(rest)
            or (kind in COUNTED and rest in self.words.generic)
        )
        left = self.left_to_places(index, phrase) if bare else ""
        if rest and index and kind in SHARES and self.patterns.growth.fullmatch(rest):
            # 以甲县增加53人最多、乙县增幅33%最高
            of = self.base(index, phrase) if self.home[index - 1] == self.home[index] else None
            return IndicatorLink(merge(of, phrase.said[-len(rest) :]), "attribute") if of else None
        if not left:
            if rest == "" and phrase.change and kind in SHARES:
                return _named(self._economy_before(index), "clause before")
            if rest or phrase.change:
                return None
            if kind in COUNTED and (act := self.act_behind_bracket(index)):
                return IndicatorLink(act, "act after")
            # 气温跳水，太原降至4℃; a place alone is no measure
            span = self.span_before(index)
            how = (
                kind in COUNTED or span is None or self.folded.startswith(_HOW_SEEN, span[0])
            )  # 按地区分
            said = None if how else self.topic_before(index, phrase)
            if said and kind not in SHARES:
                said = self.without_growth(said)
            return _named(said, "clause before") or NAMELESS
        if rest:
            left = self.without_verb_noun(left)  # 申报案例…, 两市各入选18个
        if (phrase.change and kind is _PERCENT) or (
            kind not in SHARES and kind is not Kind.PERCENTAGE_POINT
        ):
            left = self.without_growth(left)  # 土地面积降幅较大，其中甲市为30万平方米
        average = rest in self.words.averages
        who = phrase.said[: -len(rest)] if average else phrase.said
        link = (self._part if rest and not average else self._member)(index, who, left)
        if who in ("世界", "全球"):
            link.text = left
        return link

    def _without_noun(self, index: int, phrase: Phrase) -> IndicatorLink | None:
        """Name a figure before which a clause with 的, or a bare verb, leaves out the noun."""
        before, plain, kind = phrase.said, phrase.plain, self.quantities[index].kind
        rate = self.rates.get(self.home[index], "") if kind in SHARES else ""
        if kind in SHARES and "完成" in plain and _FULFILLED.fullmatch(plain):
            said = self.same(index, phrase) or self.topic_before(index, phrase)
            if said and "完成" not in said:
                return IndicatorLink(merge(self.without_growth(said), before), "same")
        if rate and (plain in self.words.generic or self.plain(rate).endswith(self.core(plain))):
            return IndicatorLink(rate, "modifier")  # …，完成63.5%
        if index and kind in COUNTED and (phrase.headless or self._is_part_told(index, phrase)):
            level = self.level(index)
            name = self.names[index - 1 if level is None else level] or ""
            body, _, of = name.partition("的")
            # 1.2万家企业的捐赠记录, 1亿元以上的有46家: 家 counts 企业
            body = body if of and self.words.bodies.end(body) else name
            noun = self.last_noun(self._without_limit(body))
            if noun and kind is _PERSON and not self.words.persons.end(self.plain(noun)):
                noun = ""
            if noun and self.quantities[index].unit == "例" and noun[-1] not in _CASE_ENDS:
                noun = ""  # 有旅居史的30例，有接触的26例: 旅居史 is what those had
            if noun and self._is_of_another_item(index):
                noun = ""
            if noun:
                lead = self._lead(phrase)
                return IndicatorLink(f"{lead}{before}的{noun}", "noun of the figure before")
        if index and plain in self.words.generic and kind is _PERSON:
            noun = self.last_noun(self.names[index - 1] or "")
            if self.words.persons.end(self.plain(noun)):
                return IndicatorLink(before + noun, "noun nearby")  # 人口减少1.73%、剩248万人
        if plain[-1] in self.words.generic_ends and (kind is _COUNT or plain.endswith("涉及")):
            verb = self.core(plain)
            meant = _MEANT.match(verb)
            if meant and verb[meant.end() :] in self.words.generic:
                before, verb = before[-len(verb) + meant.end() :], verb[meant.end() :]
            alone = verb in self.words.generic or self._owner_does(phrase)
            if alone and (noun := self.noun_nearby(index, phrase)):
                return self._part(index, before, noun, "noun nearby")
        if index and kind not in SHARES and (said := self._done_elsewhere(index, phrase)):
            return IndicatorLink(said, "noun nearby")
        if index and len(phrase.words) == 1 and (said := self._done_again(index, phrase)):
            return IndicatorLink(said, "noun nearby")
        if index and kind in _THINGS and self._is_lone_verb(index, phrase):
            level = self.level(index)
            noun = "" if level is None else self.without_verb_noun(self.noun_of(level))
            if self._is_thing(noun, self.quantities[index].unit):
                return self._part(index, before, noun, "noun nearby")  # 收案30件，审结20件
        return None

    def _is_of_another_item(self, index: int) -> bool:
        """Tell whether a semicolon parts a clause from the figure before: 其中退休人员9人；享受低保的2人."""
        start = self.clauses[index][0]
        return self.folded[start - 1] == "；" and not self.folded.startswith("其中", start)

    def _done_elsewhere(self, index: int, phrase: Phrase) -> str:
        """Return the act of the figure before, done in another place: 甲县新增灌溉面积14万亩，乙县新增6万亩."""
        level = self.level(index)
        name = self.names[level] if level is not None else None
        if not name or phrase.words[-1].tag not in "vw":
            return ""
        verb = self.say(phrase.words[-1:])
        lead, at = phrase.said[: -len(verb)], name.find(verb)
        if at < 0 or at + len(verb) == len(name) or not phrase.said.endswith(verb):
            return ""
        elsewhere = (not lead or self.only_places(lead)) and (not at or self.only_places(name[:at]))
        return name[at:] if elsewhere else ""

    def _is_part_told(self, index: int, phrase: Phrase) -> bool:
        """Tell whether a part is told by a clause with 的 alone: 儿童9万名，其中无人照看的3000名."""
        end, told = self.quantities[index].start, phrase.words[-1].end
        if self.folded[told] != "的" or self.words.people.end(phrase.plain):
            return False
        has = self.folded[told + 1 : end]
        if has not in _HAS_SO_MANY:
            return False
        quantity, level = self.quantities[index], self.level(index)
        whole = "中" in phrase.plain  # 机构中获评的有20家
        does = has or (
            self.folded.startswith(_END_OF_ITEM, quantity.end)
            and (self._lead(phrase) or any(word.tag in "vau" for word in phrase.words))
        )
        if does and level is not None and not whole and quantity.unit not in _OF_LEVELS:
            one, other = self.quantities[level].value, quantity.value
            if one is not None and other is not None and one > other:
                return True  # 热气球42只，首次来的有5只
        start = max(self.scene.sentence(index).start, end - REACH)
        return self.folded.find("其中", start, end) > 0

    def _done_again(self, index: int, phrase: Phrase) -> str:
        """Return verb and noun of a figure before where the verb stands alone: 投入资金5亿元，今年投入1亿元."""
        verb, end = phrase.words[0], self.quantities[index].end
        if verb.tag not in "vw" or verb.end - verb.start < _TWO:
            return ""
        level = self.level(index)
        if level is None or not self.folded.startswith(_END_OF_ITEM, end):
            return ""
        name = self.names[level] or ""
        at = self.plain(name).find(verb.said)
        said = name[at:] if at >= 0 else ""
        return (
            said
            if len(said) - len(verb.said) >= _TWO and self.words_in(said)[-1].tag in "nwu"
            else ""
        )

    def _without_limit(self, name: str) -> str:
        """Drop the limit that a name ends in, and the measure that has it: 企业 of 企业营收10亿元以上."""
        limit = LIMIT.search(self.plain(name))
        if limit is None:
            return name
        words = self.words_in(name[: limit.start()])
        while words and (
            words[-1].tag not in "nwu"
            or MEASURED.search(words[-1].said)
            or words[-1].said in self.words.verbal
            or words[-1].said in _MEASURED_HOW
        ):
            words.pop()
        return name[: words[-1].end] if words else ""

    def _lead(self, phrase: Phrase) -> str:
        """Return 有 or 无 where it stands before a phrase: 有彩电的180户."""
        at = phrase.words[0].start - 1
        return self.text[at] if at >= 0 and self.folded[at] in "有无" else ""

    def _owner_does(self, phrase: Phrase) -> bool:
        """Tell whether a verb that says nothing of what is counted has but a name before it.

        沏韵新开45家, 季度净新增50家; but 小学新建12所.
        """
        owner, verb = phrase.words[:-1], phrase.words[-1]
        return (
            bool(owner)
            and len(verb.said) > 1
            and verb.said in self.words.generic
            and all(word.tag == "u" or word.said in _WHO_OR_WHEN for word in owner)
        )

    def _of_equal(self, index: int, phrase: Phrase) -> IndicatorLink | None:
        """Name the figure of a body or group by what that of another measures: ；乙公司为191亿元."""
        plain = phrase.plain
        if self.quantities[index].kind not in (_MONEY, _PERCENT):
            return None  # a look at the kind spares most trials
        # 毛利率22%，其中组件18%
        among = self.folded.startswith(("其中", "当中"), self.clauses[index][0])
        aged = _AGE_BAND.fullmatch(plain) is not None  # 15至19岁失业率5%、20至24岁4%
        if not (among or aged or self.words.bodies.end(plain) or self.words.people.end(plain)):
            return None
        if self.is_modifier(plain) or plain.endswith("项目"):
            return None
        end = self.quantities[index].end
        goes_on = self.folded[end : end + 1].isalnum() and not self.joined[index + 1]
        if goes_on and not (NO_ACT.match(self.folded, end) or _MOST_THEN.match(self.folded, end)):
            return None  # 甲公司5%税率; but 甲医院以118%最高
        if not (self.is_owner(phrase) or _AGE_BAND.match(plain)):
            return None
        of = self.measure_of_equals(index, phrase, phrase.said)
        return self._member(index, phrase.said, of, "measure of the figure before") if of else None

    def _is_thing(self, noun: str, unit: str | None) -> bool:
        """Tell whether a noun names what a unit counts: no act (零售), no body that has it (公司)."""
        if noun.endswith(("重症", "重癥", "轻症", "輕症")):
            return False  # 其中重症7例，死亡4例: each by itself
        if not noun or (unit not in _OF_BODIES and self.words.bodies.end(self.plain(noun))):
            return False
        last = self.words_in(noun)[-1]
        return last.tag == "n" and self.plain(noun[last.start :]) not in self.words.verbal

    def _is_name_beside(self, rest: str, phrase: Phrase) -> bool:
        """Tell whether what stands behind places is one more of them, whose name is not known."""
        last = len(phrase.plain) - len(rest)
        if not 1 < len(rest) <= _LONGEST_NAME or phrase.plain[last - 1] not in "、和及与":
            return False
        size = 0
        for word in reversed(phrase.words):
            if size == len(rest):
                break
            if word.tag not in "um":
                return False
            size += len(word.said)
        return size == len(rest)

    def _is_lone_verb(self, index: int, phrase: Phrase) -> bool:
        """Tell whether nothing but a verb stands before a figure, and nothing behind it: 审结20件."""
        unit = self.quantities[index].unit
        closed = self.folded.startswith(
            ("，", "；", "。", ",", "）", "、"), self.quantities[index].end
        )
        # 关停企业137家，搬迁改造46家; but 火灾扑救83起，抢险救援44起
        tags = "eavw" if unit in _OF_BODIES else "ea"
        return (
            closed
            and unit != "次"  # 出车5次: the act itself is counted
            and phrase.words[-1].tag in ("vw" if unit in _OF_BODIES else "v")
            and all(word.tag in tags for word in phrase.words[:-1])
        )

    def _with_topic(self, index: int, phrase: Phrase) -> IndicatorLink | None:
        """Name a property, first in its sentence, with what the clause before speaks of."""
        growth = self.patterns.growth.fullmatch(phrase.plain) is not None
        if not growth and not self._are_attributes(phrase):
            return None
        # 可转债今日上市，首日涨幅15.7%
        topic = self.bracketed(index, phrase) or self.clause_before(index, phrase)
        span = self.span_before(index)
        apart = span and span[0] > self.scene.sentence(index).start
        if span and apart and self.folded.startswith(_LIES, span[0]):
            topic = self._first_subject(index)  # 某公司…，位于某镇，占地…
        if topic and len(topic) > _LONGEST_STATE and apart and self.words_in(topic)[0].tag == "v":
            topic = self._first_subject(index) or topic  # 某厂被兼并后，组织人员开发…，产值…
        owner = self.without_verbs(self.subject(topic)) if topic else ""
        if not growth:
            owner = self._before_already(owner)
        if self.plain(owner).endswith(_SEATS):
            return None  # 某商场总部位于甲市，面积5万平方米: of the firm, not of its seat
        if owner and not self._may_have(owner, phrase.plain):
            return None  # 他告诉记者，平均亩产500公斤
        if phrase.plain.endswith(_YIELDS):
            owner = _OUTPUT.sub("", owner)
        if where := _IN_PLACE.search(self.plain(owner)):
            owner = owner[: where.start()]  # 板油在市场上享有盛誉，价格…
        if not owner or (not growth and self._tells_where(owner)):
            return None
        return IndicatorLink(merge(owner, phrase.said), "attribute")

    def _before_already(self, said: str) -> str:
        """Drop what a clause says that its subject has done: 钢 of 钢的生产已提前完成计划，产量达…."""
        words = self.words_in(said)
        for k, word in enumerate(words[1:], start=1):
            if word.said in _DONE_BY_NOW and words[k - 1].tag in "nw":
                made = said[: word.start]
                return made.removesuffix("生產").removesuffix("生产").removesuffix("的") or made
        return said

    def _may_have(self, owner: str, attribute: str) -> bool:
        """Tell whether what stands before may have an attribute: only a crop has a yield a mu."""
        return not attribute.endswith("亩产") or self.words_in(owner)[0].tag != "v"

    def _first_subject(self, index: int) -> str:
        """Return the noun that the sentence begins with."""
        start = self.scene.sentence(index).start
        if lead := dateline_lead(self.folded, start):
            start = lead.end()
        words = self.phrase(start, min(self.clauses[index][0], start + LONGEST)).words
        stop = next((k for k, word in enumerate(words) if word.tag not in "nwbu"), len(words))
        return self.say(words[:stop])

    def _tells_where(self, said: str) -> bool:
        """Tell whether a clause is no owner of a measure: 气候条件独特, 三面与某省[接壤]."""
        words = self.words_in(said)
        if words[-1].tag == "a":
            return len(words) > 1
        beside = next(
            (w.end for w in reversed(words) if self.plain(said[w.start : w.end]) in _BESIDE), 0
        )
        return 0 < beside < len(said) and self.only_places(said[beside:])

    def _with_figure_before(self, index: int, phrase: Phrase) -> IndicatorLink | None:
        """Name a mean, a property, a part or a class with what the figures before it measure."""
        before, plain = phrase.said, phrase.plain
        counted = self.quantities[index].kind in COUNTED
        if plain in self.words.averages and before in (said := self.names[index - 1] or ""):
            return IndicatorLink(said, "same")  # 人均存粮541公斤，…人均增加262公斤
        if plain in self.words.averages or (counted and _PER_HEAD.match(plain)):
            said = self.names[index - 1] or ""
            if self.quantities[index].kind is _MONEY and self.quantities[index - 1].kind in COUNTED:
                money = self.level(index)  # 发放贷款8.6亿元，惠及农户2.1万户，户均4万元
                said = said if money is None else self.names[money] or said
            acts = said and self.quantities[index - 1].kind is _MONEY
            last = self.words_in(said)[-1] if acts else None
            acts = last is not None and last.tag in "vw" and last.end - last.start > 1
            noun = said[last.start :] if last and acts else self.last_noun(said)
            noun = noun.removeprefix(before)  # 分红46万元，户均5300元
            return IndicatorLink(before + noun, "attribute") if noun else None
        if self.patterns.growth.fullmatch(plain):
            level = self.names[index - 1]
            whole = self.respectively(index) or (level and self.without_share(level))
            return IndicatorLink(merge(whole, before), "attribute") if whole else None
        if self._are_attributes(phrase):
            if (
                plain in _ALL_OF_THEM
                and self.folded.find(
                    f"占{plain}", self.clauses[index - 1][0], self.quantities[index - 1].start
                )
                >= 0
            ):
                return IndicatorLink(before, "noun before")  # 合计占总量的75%，总量786吨
            if plain in _WORTH and self._is_list_before(index):
                # 棉被500床、毛毯2000条，共计价值40万元; 2000条毛毯等物资，价值40万元
                every = _ALL_THESE.match(self.folded, self.quantities[index - 1].end)
                every = every if every and every.end() == self.clauses[index][0] else None
                whole = self.text[slice(*every.span("all"))] if every else ""
                return IndicatorLink(merge(whole, before), "attribute")
            if plain in _OF_WHOLE and self._is_row(index):
                return IndicatorLink(before, "noun before")  # 设床位500张、手术室18间，总投资
            whose = self._other_subject(index)
            if not whose and self.before_of[index - 1].endswith(_COVERS):
                whose = self._first_subject(index)  # 园区涉及6个乡镇，总面积…
            # 油料总产量…；在粮食面积略减的情况下，平均亩产: of another crop
            apart = plain == "亩产" and self.quantities[index - 1].start < self.part(index)
            if not whose and not apart and self.quantities[index - 1].unit not in self.noun_units:
                whose = self.owner(index)  # not 辖3区7县，总面积…
            # no measure of a measure, or of money: 投资5亿元、全长8公里
            owned = whose and whose[-1] not in "深高长宽厚距差量率度重值力"
            owned = owned and self.plain(whose or "") not in self.words.money
            owned = owned and not _AMOUNT.search(self.plain(whose or ""))  # 概算投资2亿元，工期3年
            # 员工300人，年产能6万吨
            owned = owned and not (
                _NOT_OF_PERSONS.search(plain)
                and (
                    self.words.persons.end(whose or "")
                    or self.quantities[index - 1].kind is _PERSON
                )
            )
            # 拘捕49人，检获失物，总值5万元
            owned = owned and not (
                plain in _OF_THINGS and self.quantities[index - 1].kind is _PERSON
            )
            # 投入资金3亿元，平均亩产500公斤
            owned = owned and self._may_have(whose or "", plain)
            if whose and plain.endswith(_YIELDS):
                whose = _OUTPUT.sub("", whose)
                owned = owned and self.plain(whose) != "总"  # 总产14万吨，平均亩产350公斤
            return IndicatorLink(merge(whose, before), "attribute") if whose and owned else None
        market = plain.removesuffix("市场").removesuffix("市場")  # 其中中国市场26家
        if self.is_modifier(market):
            base = self._base_of_modifier(index, phrase)
            return self._part(index, before, base) if base else None
        persons = self.words.persons.end(before) and self.quantities[index].kind is not _OTHER
        if not counted and (persons or plain.endswith(_CATEGORIES)):
            measure = self._measure_before(index)
            # 财政280元、个人60元: the one before has no measure either
            if measure == self.names[index - 1] and not self.is_stated(measure):
                return None
            if measure and not (phrase.change and self.patterns.growth_end.search(measure)):
                return self._member(index, before, measure, "measure of the figure before")
        return None

    def _is_list_before(self, index: int) -> bool:
        """Tell whether the figures before count several things side by side."""
        if index < _TWO or self.home[index - 2] != self.home[index]:
            return False
        one, other = self.quantities[index - 2], self.quantities[index - 1]
        between = self.folded[one.end : other.start]
        return (
            one.kind is other.kind is _COUNT
            and len(between) <= LONGEST_RIGHT
            and any(mark in between for mark in "、和及")
            and not any(mark in between for mark in "，。；：")
        )

    def _is_row(self, index: int) -> bool:
        """Tell whether the two figures before count things of two kinds, clause by clause."""
        if index < _TWO or self.home[index - 2] != self.home[index]:
            return False
        one, other = self.quantities[index - 2], self.quantities[index - 1]
        return (
            (one.kind is _COUNT or one.kind in _BULK or one.kind is Kind.LENGTH)
            and other.kind is _COUNT
            and self.names[index - 2] != self.names[index - 1]
            and one.end < other.start - 1
            and self.folded[other.end] == "，"
        )

    def _other_subject(self, index: int) -> str | None:
        """Return what the clause before speaks of, where it has no figure: 棉花减产，但总产量达…."""
        span = self.span_before(index)
        if span is None or self.quantities[index - 1].end > span[0]:
            return None
        turns = self.folded.startswith(("但", "而", "然而"), span[1] + 1)
        turns = turns or self.folded.find("则在", span[0] + 2, span[1]) > 0  # 高峰则在2029年，人数…
        if not turns and not any(
            self.folded.find(lies, span[0] + 2, span[1]) > 0 for lies in _LIES
        ):
            return None
        words = self.phrase(*span).words
        stop = next((k for k, word in enumerate(words) if word.tag not in "nwb"), 0)
        return self.say(words[:stop]) if stop and words[stop - 1].tag in "nw" else None

    def _where_to(self, name: str) -> str:
        """Return the verb of a name that says but where to, or where from: 发往 of 发往甲省."""
        to = _TO_OR_FROM.match(self.plain(name))
        return name[: to.end()] if to and self.only_places(name[to.end() :]) else ""

    def _base_of_modifier(self, index: int, phrase: Phrase) -> str | None:
        """Return the noun of the whole that a modifier needs; 其余 has none."""
        if phrase.plain in self.words.rests:
            return None
        if phrase.plain in ("其他", "其它"):
            level = self.level(index)
            return None if level is None else self.bases.get(level)
        if base := self.base(index, phrase):
            return base
        topic = self.clause_before(index, phrase)
        return topic if topic and not self.is_modifier(topic) else None

    def _measure_before(self, index: int) -> str:
        """Return the noun that the nearest figure of the same unit ends in, where it is a measure."""
        level = self.level(index)
        said = self.names[level] if level is not None else None
        if level is None or not said:
            return ""
        if level in self.carried:
            return self.carried[level]
        last = self.words_in(said)[-1]
        # a share of one, and that of the next: 居民占比由67%升至70%，访客则由25%降至22%
        noun = said[last.start : last.end] if last.tag in "nw" or len(said) > last.start > 0 else ""
        if len(noun) == 1:
            whole = self.last_noun(said)  # 阳性率, not 率; but 线 of 物理类本科线
            noun = noun if any(kin in whole for kin in _CATEGORIES) else whole
        return "" if self.words.persons.end(noun) or noun.endswith(_CATEGORIES) else noun

    def _add_unit(self, index: int, link: IndicatorLink, text: str) -> None:
        """Give a figure without a unit what its name says of it: 元, 人, 人次, or a kind."""
        quantity = self.quantities[index]
        if quantity.unit_text == "块" and text.endswith(self.words.pieces):
            link.unit, link.kind = "块", _COUNT
            return
        if quantity.unit is not None or quantity.kind is not _OTHER:
            return
        said, money = self.plain(text), self.words.money
        if said.endswith(money) or self.plain(self.before_of[index]).endswith(money):
            link.unit, link.kind = "元", _MONEY
        elif self.words.people.end(said) and not said.endswith(("前者", "后者")):
            link.unit, link.kind = "人", _PERSON
        elif said.endswith("人次"):
            link.unit, link.kind = "人次", Kind.PERSON_TIME
        else:
            link.kind = self._implied_kind(index, said)
            if link.kind is _MONEY and link.rule == "noun after":
                link.kind = None  # 9.7万株幼苗, 成本6000元: what is counted is none

    def _implied_kind(self, index: int, said: str) -> Kind | None:
        """Return the kind of a figure that has no unit, by what follows, its name, its neighbours."""
        if self.folded.startswith(self.words.persons.words, self.quantities[index].end):
            return _PERSON  # 280多万毕业生就业
        if said.endswith(_BEFELL):
            sentence, at = self.scene.sentence(index), self.quantities[index].start
            if _BEASTS.search(self.folded, max(sentence.start, at - LONGEST), at) is None:
                return _PERSON  # 新感染4.8万，死亡2.8万; but 存栏猪3万，死亡2万
        if said.endswith(("数", "量")):
            if self.words.persons.end(said.rstrip("数量总")):
                return _PERSON  # 活跃用户量达6.57亿
            if said.endswith(("数量", "户数", "个数", "家数")):
                return _COUNT
        value = self.quantities[index].value
        if value is not None and value != value.to_integral_value():
            return None  # 性别比为九八点九九: no count of the men beside it
        # 由603亿增至735亿马克, 其中美国承担90亿: of the kind of the figures beside it
        home = self.home
        for near in (index + 1, index - 1):
            if 0 <= near < len(home) and home[near] == home[index]:
                kind = self.quantities[near].kind
                if kind in COUNTED or kind is _MONEY:
                    return kind
        return None
