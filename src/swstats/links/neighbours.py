"""What a figure without a name of its own takes from the figures and clauses before it.

Every look-back is bounded (:data:`swstats.links.scope.REACH`, ``FIGURES``), so that a text without
punctuation stays linear.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from swstats.links.gazetteer import DIVISIONS
from swstats.links.phrases import (
    APART,
    LONGEST_LISTED,
    LONGEST_RIGHT,
    MARKETS,
    MEASURED,
    PER,
    PLACES_LISTED,
    SHARES,
    TOWARDS,
    WHOLE_HEADS,
    WITH_WHOM,
    Phrase,
    PhraseReader,
    tag_of,
)
from swstats.links.places import find_places
from swstats.links.scope import CLAUSE_BREAK, FIGURES, REACH, SAYS, UP_TO_STOP, behind_last, up_to
from swstats.records import COUNTED, Kind, Quantity
from swstats.text.marks import dateline_lead

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swstats.links.scope import Scene
    from swstats.links.words import Word

# classifiers of few kinds of things, so that what one counts is likely what it counted before
_OF_ONE_KIND = frozenset("所座张辆艘架间幢栋套台册株头")
_FAR_BACK = 4  # sentences
# By their own names, as looking up a member takes time.
_MONEY, _PERCENT, _PERSON = Kind.MONEY, Kind.PERCENT, Kind.PERSON
_PERSONS = frozenset((Kind.PERSON, Kind.PERSON_TIME))

# 西藏最少，为612个; 天津列第三，1010元: the rank of what follows
_RANK = re.compile(
    r"(?:最[多少高低大小快慢]|(?:最为?|特别|尤其|尤为)(?:严重|突出|明显)|位?[居列排](?:名|在|于)?(?:全[国省市区县])?(?:首位?|第[一二三四五六七八九十]{1,2}[位名]?|前[列茅三五十]位?|榜首|末位?)|其次|次之|"
    # 资产增长较快, 设施损失部分, 占比变化尤为明显
    r"(?:变化)?[最尤更较极颇]为[^，。；]{1,3}|(?:增长)?(?:速度|增速|增幅)?(?:比?较|很|更)[快慢高低大小多少好]|(?<=..)(?<![大小])部分)$"
)
# 骗案有回升趋势, 失业率保持不变, 股价午后跳水: what a clause without a figure says of its subject
_MOVES = "(?:上升|下降|增长|增加|减少|下跌|上涨|回升|回落|下滑|攀升|提高|走高|走低|改善|恶化|成长|衰退|反弹|萎缩)"
_COMMENT = re.compile(
    f"(?:(?:均|都|也|仍|已|则|却|更)*(?:"
    f"(?:有|呈现?|出现|录得|保持|延续)(?:了|着)?[^，。；：]{{0,6}}?(?:趋势|走势|态势|势头|现象|升幅|跌幅|降幅|增幅|减幅|{_MOVES})"
    "|(?<![很最更偏])(?:大|居)?多(?:数|半)?[为是](?=[^，。；：0-9]*[者员人女男士民性生工户老])[^，。；：]{2,14}"
    "|(?:特别|尤其|尤为|更|十分|非常)?值得(?:关注|注意|留意|警惕|重视|肯定)"
    "|(?:保持|维持|基本)(?:不变|稳定|平稳)"
    "|(?:[并毫]|基本|几乎)?(?:没有?|无)(?:什么|太?大|明显|任何)?的?(?:变化|变动|改变)"
    "|终?于?止跌(?:回升|反弹|企稳|回稳|转升|转涨)?|止升(?:回落|转跌)|止涨(?:回落|转跌)"
    "|表现更?(?:为|加)?(?:抢眼|亮眼|突出|不俗|强劲|良好|优异|出色|疲软|不佳|平稳|理想|向好)"
    "|(?:早盘|午后|盘中|尾盘|开盘|盘前|盘后)(?:直线|一度|持续|大幅)?(?:跳水|走[高低弱强]|拉升|冲高|[低高]开|翻[红绿]|大[跌涨]|下挫)"
    f"|{_MOVES}(?:的?(?:幅度|速度|势头))?(?:加快|放缓|加大|扩大|收窄|明显|显著|迅速|较[快大]|"
    "(?:明显|显著|大幅|有所|逐步|继续)(?:加快|放缓|减缓|趋缓|减慢|加大|扩大|收窄))"
    "|将?出现在[^，。；：]{0,12}"
    "|(?:稍微?|略微?|有点)?(?:[快慢高低多少好差大小强弱]|上[去来升涨]|下[去来降跌滑]|提高|降低|减少|增加|增长|改善)"
    "了(?:一些|一点|不少|许多|很多)"
    "|占大宗|一[\u4e00-\u9fff]难求|[令引让]人[^，。；：]{1,4}"
    # 电脑由无到有，已达40台; 投资几乎零增长，只有0.1%
    "|[由从](?:无到有|[小少弱低][到变](?:大|多|强|高)|[正盈][转变][负亏]|[负亏][转变][正盈])"
    f"|(?:几乎|接近|基本|近乎|恢复|实现|重回|重现|转为|变为|呈现?){{1,3}}了?[零正负]{_MOVES}"
    "|再?创(?:下|出|造|了)*(?:历史|同期|历年)*(?:的?最[高好低佳差]|新[高低])(?:纪录|记录|水平|成绩)?"
    "))$"
)
# 更创历史单月次高, 追平最长上升纪录, 也连续26个月正成长, 连二黑: the same of a record
_OF_RECORD = re.compile(
    "[更再又也亦同齐均都皆仍已并则双屡频连]*(?:顺势|一度|一举|随[之即])?"
    "(?:(?:创|改写|刷新|打破|追平|写下|缔造|触及|[攀升冲跃登站跌][上至到]|达到)[^，。；：]{0,14}?"
    "(?:[新次][高低]|纪录|记录|[高低]点|天量|最佳|(?<=创)[高低])"
    f"|(?<=连)续[^，。；：]{{0,8}}?[正负]?{_MOVES}"
    "|(?:(?<=连)|(?<=连)续)[0-9二三四五六七八九十]{1,2}[红黑跌涨升降阳阴])$"
)
_RECORD_LAST = frozenset("高低录点量佳红黑跌涨升降阳阴长加少落滑善化退弹缩")  # where these end
# 八国注册20万辆，其中甲国10万辆; 省本级募集1亿元，乙市2亿元: whose the figure before is
_OF_OTHERS = re.compile("(?:[两二三四五六七八九十]国|[省市县区州]?本级)(?=..)")
# those that the figures before say, in their order
# 而去年同期上述指标分别为: when is said before
_THESE_NUMBERS = re.compile(
    "[^，。；：]{0,16}?(?:(?:这|上述|以上|该)[两二三四五六0-9][个项組组](?:数字|数据|指标|数值|比例)"
    "|(?:上述|以上|这些|该等)(?:各?项?)?(?:数字|数据|指标|数值))[^，。；：]{0,2}分别"
)
# 按地区分，东部163万个: a sentence that goes on with the figures of the one before
GOES_ON = re.compile(
    r"[但而]?(?:此指标|[该这]一?(?:指标|数字|数值|比例|比率)|其中|当中|同比|比|较|与|对比|[同和跟][^，。；]{1,12}?相比|环比|同期|按[^，。；]{1,10}[分看]|分[^，。；]{1,8}看|从[^，。；]{1,10}看)"
)
# who says what stands behind a colon
OFFICES = (
    "局", "部", "署", "院", "厅", "委", "府", "海关", "部门", "专家", "央行", "报告", "调查",
)  # fmt: skip
_LONGEST_OFFICE = 10
# 总产值完成计划102%，增长5%: the value grew, not how the plan was kept
_FULFILS = re.compile("(?<=..)(?:超额)?完成[^，。；：]{0,6}?(?:计划|任务|目标|预算)$")
# 在成本上升的情况下: a clause that says under what conditions
_CONDITION = re.compile(
    r"(?:情况下|背景下|形势下|基础上|前提下|(?:[带拉推驱]动|拖累|影响|支[持撑]|刺激|压力|冲击|努力|帮助)下|同时|之际|以来|之后|之前|期间|过程中|方面|来看|看来)$"
    # 被问及是否满意时, 关于核试验
    r"|^(?:在|当)?被?[问谈提][及到].*时$|^(?:关于|对于|针对|由于)|(?:显示|表明|指出|透露|认为|表示|介绍|[统算数]计?了?一下)$"
)
# 失业率较上一个三个月期间，下跌0.2%: with what time it is compared
_THAN_WHEN = re.compile(
    "相?[较比][^，。；：]{0,12}?(?:期间|同期|[上去前][一个]{0,2}(?:季度?|月|年))$"
)
# 三次产业的贡献率分别为, 三市面积分别为
_ALL_LISTED = re.compile(
    "(?P<count>[两二三四五六七八九十])(?:[次大]?产业|[大类]行业|[者地市县省区国州乡镇村校院厂企站港]|"
    "个?(?:公司|城市|地区|国家|品种|项目|行业))的?(?=..)"
)
# 分别增长12%和下降3%
_AND_GREW = re.compile(f"[、和及与](?:同比|环比)?{_MOVES}了?")
_SOME_OF_THEM = re.compile("其中|当中|(?:另外?|还)有?(?=[0-9一二三四五六七八九十])")
_OF_SO_MANY = re.compile("每[^，。；：]{1,8}?[中里]的?")  # 每万人中大学生的平均人数
_MOST_OF_THEM = re.compile("(?:(?:大|绝大)?多数|(?:绝?大)部分|主要)(?:来自|集中|分布|位于)")
_ONE_OF_THEM = re.compile("一[个家所名位座只条辆艘间台](?:在.*)?")
_NO_TOPIC = frozenset("vgsx")  # classes of words that a topic of its own has none of
_EACH_PLACE = re.compile("各[省市县区州]{1,3}|各[国地](?!方)")
# 过去几年因缺少资金: a clause that says why
_SAYS_WHY = re.compile("[^，。；：]{1,6}[年月来期](?:因(?![此素子])|由于)")
_JOINERS = frozenset(("、", "和", "及", "与", "以及", "，", ",", "/"))
# 论床位占比, 至于护理员: a clause that does no more than say what the next figures are of
_TOPIC = re.compile(r"(?:[而但可若再]?(?:论|论及|至于|说到|谈到|提到|讲到|比起|像这样的))")
# 机构数量, 平均月薪: what a list may be by
_WEIGHED = re.compile("[量数额率比重度值薪酬价]$|收入|支出|工资")
# 各国失业率如下：甲国5%
_AS_FOLLOWS = re.compile("(?:情况)?(?:分别)?如[下次后]$")
# 各县捐款情况如下：甲县5万元; 病例分布为：甲市20例; 学生分布县市，以甲市4万人居首
_LIST_HEAD = re.compile(
    "(?:地区|地域|区域)?(?P<axis>分布(?:地区|区域|[省市县区]{1,2}|国家)?)?(?:统计|排名|排行|分配|构成)?"
    "(?:情况|数据|信息|明细|名单)?(?:分别|依次)?(?:如[下次后])?[为是]?$"
)
# before a list of places, how they rank and no more
_RANKED_ONLY = re.compile(
    "(?:[位居排]列?)?前[^，。；：的]{1,4}的?(?:[省市县区]{1,2}|地区|国家)?(?:依次|分别)?[是为有]"
)
_SORTED_BY = re.compile(
    "(?:按[^，。；：]{1,8}?|(?:其[他它余])?[省市县区]{1,2})排[序名列位](?:依次|分别)?[是为]?$"
)
# 观察各县学生, 全省累计报告病例: what goes before what a list is of
_OF_EACH = re.compile(
    "(?:观察|综观|纵观|分析|盘点|统计)?(?:各(?:个?(?:地区?|[国省市县区州镇乡村][市县区]?|街道|单位))的?)?(?:全[国省市县区州])?(?:累计|共|现有|报告|上报)*"
)
# between the members of a list, and between a member's name and its figure
_LIST_MARKS = ("，", "、", "；", ",", "和", "及")
_HAVE = ("", "有", "为", "是", "达")
_SHORT_NAME = 6
_TWO = 2
_MEANS = ("平均值", "均值", "平均", "平均数", "均数")
_OF_SHARES = ("率", "比", "重", "例", "度")  # these come to no amount
# 较原来预算的75亿元高出128亿元: by what a measure is judged
_STANDARDS = (
    *_MEANS, "预算", "概算", "估算", "预期", "预测", "预计", "预估", "估计", "计划", "目标", "定额", "标准", "规定",
    "能力", "底价", "起拍价", "保留价",
)  # fmt: skip
# classes of the words in a name that no table has: characters by themselves, and nouns
_OF_UNKNOWN = frozenset("umr")
_OF_NAMES = _OF_UNKNOWN | frozenset("nbed")
# 观察学生分布县市，教育部表示，以甲市…: a clause that only says who tells it
_TELLS = ("表示", "指出", "介绍", "透露", "称", "说")
# 从各城市平均月薪看: by what the next figures are
_AS_SEEN = re.compile("从(?P<of>[^，。；]{2,40}?)(?:来)?看$")
_UP_TO_MARK = up_to("，；：")
_NEXT_LISTED = re.compile("、|以?及|和|与")
# 其中，在宽带接入方面，收入…: what stands before the aspect that a clause announces
_IN_ASPECT = re.compile("(?:其中|而|另外|此外)?(?:最?主要是|[在从]|就(?![业医诊读学]))?")
# 0—14岁、15—59岁、60岁及以上人口分别为: bands of age, of income, of size
_BAND = "[0-9]+(?:\\.[0-9]+)?(?:[-—–~至到][0-9]+)?(?:周?岁|元|万元|亿元|人|平方米|公里)(?:及?以[上下内])?"
_BANDS = re.compile(
    f"(?P<bands>(?:{_BAND}[、和及]){{1,8}}{_BAND})[^，。；：、0-9]{{0,12}}分别[^，。；：、0-9]{{0,3}}$"
)
# 升1.3%至1330万人次: all that stands between a rise and what it comes to
# 原油期货下跌2.1%，报每桶71.6美元: the price of what moved
_QUOTED = re.compile(
    "，(?:(?:收盘|收市|终场|尾盘|午盘|最新|现|暂|最终)?(?:收?报(?:收于?|于|价)?|收[于在至])|跌?[至到]|升至|涨至)(?:每[^，。；：0-9]{1,3}|约)?"
)
_COMES_TO = re.compile("，?(?:至|到)约?|(?:收盘|收市|收)?报(?:收于?|于)?|收[于在至]")
_SPREAD = re.compile(
    "(?P<of>[^，。；：、0-9（）()]{2,12}?)(?:分别)?分布[为是在于](?=[^，。；：、0-9（）()]{2,8}[（(])"
)
# 甲、乙、丙等景区: behind the last of those listed the class of all
_EXAMPLES = re.compile("(?<=..)(?<![高中初同平均上下特优劣相对])等(?![级次值待额高于到])")
# all that a clause may have before the share that it begins with; each character is read in one way
HEAD_OF_SHARE = re.compile("(?:其中|以及|[而但另有仅、]|[还只]有)*")
_NOT = frozenset(("未", "没有", "没", "不", "从未"))  # 84%未接种疫苗: they begin what is said of it
# 8%民众非常满意, 17%还算满意, 90%不满意, 11%对报告表示满意: what people think
_OPINION = re.compile(
    "(?:(?:非常|十分|相当|比较|较为|还算|颇为?|极为?|极其|最|很|挺|不太|不大|不很|很不|非常不|极不|不|不甚)*"
    "(?:不?满意?|不?信任|不?放心|不?赞[成同]|不?认[同可]|不?支持|不?同意|反对|乐观|悲观|担[心忧]|忧虑|"
    "了解|清楚|熟悉|关心|关注|重视|看好|看淡|喜欢|讨厌|愿意|有信心|没信心)"
    "|[对就][^，。；：、0-9]{2,16}?(?:表示|感到|持有?|抱有?|没?有|缺乏|充满|不?满意?|不?信任|不?支持|反对)[^，。；：、]{0,12})"
)
# 第二轮9852人: a part by its number
_ROUND = re.compile("第[一二三四五六七八九十0-9]{1,3}(?:轮|批|期|场|天|届|季|阶段|站|梯队|类)")
# they measure anything: of 触电死亡人数 the noun alone says nothing
BARE_MEASURES = frozenset(
    ("人数", "对数", "数量", "数目", "金额", "总额", "总数", "比例", "比率", "占比", "规模")
)
_TOTAL = re.compile(r"(?:总数|总额|总量|总计|合计|数量|人数|[家户]数|数)$")
# what begins so after a figure says how it ranks or limits it, not what was done
NO_ACT = re.compile(
    "(?:计算|测算|核算|估算|推算|折算)(?=[，。；、]|$)|(?:[居列排]|排名)(?=[首冠次第前末榜各]|全[国省市区县])|位[居列]|[摘夺]得?(?:第|榜|头名|探花)|领先|相比|比较|次之|"
    "不住|左右|以上|(?:整数)?大?关(?:口|[，。；、]|$)"
)
# 甲市和乙市紧随其后，分别为…: what stands before has the figures of the next clause
_FOLLOW = re.compile(
    r"(?:的?[升增降跌]幅)?(?:最为|较为|尤为|十分|最)?(?:位居|位列|紧随其后|次之|位居其后|分列|居前|分居|为主|居多|为多|突出|明显|增幅[较最]大|[位名分]?[居列]第[一二三四五六七八九十、和至]{1,8}[名位])"
)
_ASIDE = re.compile("（[^）]*）|[(][^)]*[)]")
# 甲案、乙案及丙案，分别占…: those listed in the clause before have it
_HAVE_IT = ("占", "录得", "获", "得到", "取得", "分得", "收到")
_MEASURE_IN = re.compile("[^、，在]{2,12}[率量额数值比]在(?![岗校家]|线[^上下])")
_SHARE_END = re.compile("(?:[则亦也均各都]|分(?=占)){0,2}占?(?<=[则亦也均各都占])$")
_IS_WHERE = re.compile(
    # 失业率在该两段期间保持不变
    "(?<=[率量额值])在(?=[^，]{0,12}期间)|位于|地处|坐落|毗邻|起[自于点]|[东西南北]起|发源于|穿[过越]|[横纵]穿|[流途]经|[横纵]贯|横跨|跨越|贯穿|(?:主要|大?多)?(?:集中|分布)[在于]|(?<![最更尤较极颇作成称认因以])为(?=[^，]{2})|是(?=[^，]{2})|则?(?:因(?!素|子)|由于|受惠|得益于|受益于)"
)
# 浓度最低的3个城市依次是A、B和C，分别为…
_IN_ORDER = re.compile(
    "最[高低多少大小快慢长短]的?[^，。；]{0,8}依次[是为：]|排(?:名|在)?前[^，。；]{1,8}?(?:依次)?[是为：]"
)
# 广东是全国常住人口最多的省份，达1.26亿人: of what a place has the most
# 物资通过备灾中心调拨，价值5万元; 但 通过率
_BY_WHAT = re.compile(
    "(?:通过(?!率|量|者|“)|借助|依靠|凭借)(?=[^，。；：]{4,40}$)(?![^，。；：]*(?:[数量额率]|人)$)"
)
# 高龄津贴按年龄分三档, 助学金按月发放: by what it is laid out, before how much it is
_LAID_OUT = re.compile(
    "(?:分别)?[按依](?:照|据)?[^，。；：]{1,24}?(?:划分|分档|分级|分类|发放|计发|拨付|下拨|结算|确定|核定|执行|补助|补贴"
    "|分[为成]?[二两三四五六七八九十2-9]{1,2}个?(?:档次?|类别?|等?级|等|种))(?:标准)?$"
)
# 各类股以光电类股表现最佳，上涨1.08%; 尤以棉花价格下跌最烈，跌达20%
_DOES_BEST = re.compile(
    "[^，。；：]{0,16}?以(?P<of>[^，。；：以]{2,30}?)"
    f"(?:(?:表现)?最(?:佳|差|强|弱|亮眼)|{_MOVES}最(?:烈|猛|剧|惨|凶|重|为?(?:剧烈|猛烈|严重|明显|显著)))$"
)
_HAS_MOST = re.compile(
    "(?:为|是|成为)(?P<of>[^，。；：的]{2,16}?)最[多高大](?:的)?(?:国家|经济体|地区|省份|省区|城市|[省市县区州国])$"
)
# 死亡人数降幅最大的县市为甲县，由9人降至2人: behind it what places have that are told by it
_MOST_OF_ALL = re.compile(
    f"(?P<of>[^，。；：的]{{2,20}}?)(?:{_MOVES}的?[幅速]度|[增减升降涨跌][幅速])?最[多少高低大小快慢]的"
    "(?:国家|地区|省份|城市|县市|区县|市县|[省市县区州国])[则也]?[为是](?=[^，。；：的]{2,10}$)"
)
# 发病数居前三位的病种依次为甲、乙和丙，占发病总数的97%: what those are that are listed
_FOREMOST_ARE = re.compile(
    "(?:[居排位]列?(?:前[^，。；：、的]{1,4}|首位)|最[多高大]|较[多高大])的(?P<of>[^，。；：、的]{2,10}?)"
    "(?:依次|分别|主要)?[为是有](?=[^，。；：]{1,60}[、和及])"
)
# 出口增长率居前五位的国家是甲国（18%）、乙国（17%）
LISTS_BY_RANK = re.compile(
    "(?:最[高低多少大小快慢长短]|[居排位][列名在]{0,2}[前后末][^，。；的]{0,4})的[^，。；的（]{0,10}?(?:依次|分别)?[是为有：]"
    "|[前后][两二三四五六七八九十][名位大]?(?:依次|分别)?[是为：]"
    # 营收规模前三名为甲（5亿元）、乙（3亿元）; 招生较多的还有甲（300人）、乙（200人）
    # 各类商品合格率分别为：甲92%，乙69%
    "|(?<=[数量额率值比重度模入])(?:依次|分别)[为是]："
    # 影片票房分别为《甲》（35亿）、《乙》（24亿）
    "|(?<=[数量额率值比重度模入房])(?:依次|分别)[为是](?=[^，。；：0-9]{2,24}（)"
    "|(?<=[数量额率值比重度模入])(?:前[二三四五六七八九十0-9]{1,2}[名位强](?:依次|分别)?[是为：]|[较更][多高大]的(?:还|分别)?[是为有])"
)
# 增加率超过一成的国家，包括甲国（18%）
_LIMITED = re.compile(
    "(?P<of>[^，。；：]{2,24}?[数量额率值比重度])(?:超过|高于|低于|超|逾|达到?)[^，。；：]{1,8}?的"
    "(?:国家|地区|省份|城市|企业|行业|公司|[省市县区])$"
)
_PLACES_HAVE = re.compile("[省市县区州盟旗国镇乡地份](?:[均都各]|先后)?(?:有|报告|出现|新增)了?")
# 以甲、乙为两大引擎
_AS_MAIN = re.compile("为[^，。；：、]{0,4}(?:引擎|主力|支柱|亮点|大宗|主)$")
_MAINLY = re.compile("(?:其中|当中|而|另外)*(?:主要)?(?:以|来自|是|[带拉推]动|促使|使得?|令)?")
_SO_MANY = re.compile(
    "([两二三四五六七八九十])(?:大类?|个|种|类|项|(?P<unit>[地市县省区州镇乡村校院厂](?![级民内外])))(?=..)"
)
_ORDINAL = re.compile("第[一二三四五六七八九十]$")
# what each of a list may have: 机器人、服务器、打印设备产量
_OF_EACH_ITEM = re.compile(
    "总?(?:产量|销量|产销量|出货量|保有量|库存量?|价格|均价|单价|(?:最低)?收购价|(?:进出|[出进])口额?|用电量?|用水量?)$"
)
_NUMERALS = frozenset("一二三四五六七八九十")
# what there are of a thing, not the thing: 药材60多个品种
_KINDS = frozenset(("品种", "种类", "品类", "系列", "花色"))
_OF_TRADE = frozenset(
    ("进出口", "出口", "进口", "进出口额", "出口额", "进口额", "进出口总额", "进出口值")
)
_SHORT_ITEM = 4
_LONGEST_ITEM = 12
_STANDS = re.compile(
    "(?:位?[居列]|排名?|名列|跃居)[^，。；：、]{0,10}(?:之首|之冠|[首前末]位|第[一二三四五六七八九十0-9]{1,3}位?|前列|前茅|榜首)$"
)
# 江苏的结果稍好, 立陶宛起步较晚, 甲县属于起点低的: how those fare that a figure is of, and not what it is
_FARES = re.compile(
    "[^，。；：]{1,16}?(?:的?(?:结果|情况|成绩|表现|数据|形势|起点|起步|基础|底子|条件))(?:[则也却都更最较稍略很]|相对|比较|非常|普遍|明显){1,3}(?:微|为)?"
    "[早晚好差快慢优强弱薄高低]些?$|[^，。；：]{1,16}?(?:属于?|算是?)[^，。；：]{1,16}[的型]$"
)
_BY_AXIS = re.compile("(?P<of>[^，。；：按]{2,20}?)按[^，。；：]{1,8}?(?:划?分|来?看)$")
_IN_ALL = frozenset(("计", "共", "共计", "合计", "总计", "总共", "合共"))
_JOINTS_BEHIND = frozenset("、和及与以")
# first characters of the adverbs that an indicator may begin with once its place is gone
_MAY_OPEN = frozenset("共已累截对就均都将由")
# these, and those of what names a place without its name
MAY_GO = _MAY_OPEN | WHOLE_HEADS
# 含6例由无症状感染者转为确诊病例, 3家由国企改制为民企: what became of the counted
BECAME = re.compile(
    "由[^，。；：、（）0-9]{2,16}(?:转|改|变|升|降)[^，。；：、（）0-9]{0,2}为[^，。；：、（）0-9]{2,12}"
)
# 由294种…到: the first of two levels
_FROM = re.compile(
    "[由从自](?:(?<=从)|(?<=由)(?<![自理缘]由)|(?<=自)(?![由来贸治主动有然信]))[^，。；]{0,12}$"
)
_FAR = 13
# what may stand in a list of places besides their names: 甲、乙两市
_PLACE_LIST = frozenset("、和与及等两三四五六七八九十区市县省地州")
# what a list of places is joined, counted and summed up by: 甲、乙两地合计, 丙则仅
_BESIDE_PLACES = re.compile(
    r"(?:[一两二三四五六七八九十几各]个?(?:地|省区市|省区|省市|区县|县市|市州|省|市|县|区|州|盟|旗|镇|乡)|"
    r"合计|一共|总共|共计|合共|总计|共有|[、和与及等以则仅只也各共为达有均都还又已将再就亦])+"
)
# its first characters: where none stands, and no place, nothing else is looked for
_BESIDE_HEADS = frozenset(
    "两二三四五六七八九十几各合一总共、和与及等以则仅只也为达有均都还又已将再就亦"
)
_COUNTED_PLACES = re.compile(r"[两二三四五六七八九十几]个?[地省市县区州盟旗]")
_IS = tuple("为是属系")
_LONGEST_ACT = 14
_LONGEST_LIST = 12  # of places that a figure is for
_LONGEST_SOURCE = 3  # in words
_CLOSES = tuple("，。；：、！？）)\n")  # no act follows a figure before these
_TO_WHOM = frozenset(("向", "为", "给", "对", "赴", "到"))  # 先后3次向灾区捐赠服装
_BEFELL = frozenset("因被遭受")  # 3次因超标排放被罚款
_IN_TOTAL = re.compile("总[数量]|累计|存量|保有量")
_NEWLY = re.compile("新(?:[增建设购办开聘招添]|配置|成立|登记|培育|发展)|增设|增建")
# 刘某坦言，3000元不够用: who says it is not what it is
_SPEAKS = re.compile(f"{SAYS}道?$")
_SETS_RECORD = re.compile("再?创下?了?[^，。；：]{0,6}新[高低]")
_AUXILIARY = frozenset(("曾", "将", "首次", "全部"))
# 2家通过审核, 1家处于停工状态: verbs that words.txt takes for a preposition or a copula
_STATED = frozenset(("通过", "处于"))
_THUS = frozenset(("因此", "因而", "从而", "而"))
_ALL = _AUXILIARY | _THUS | {
    "每天", "每年", "每月", "都", "均", "皆", "已", "已经", "先后", "陆续", "相继", "可能", "有望", "将会",
}  # fmt: skip
# 150万人因结核病死亡: what may come before the verb of those counted
_HOW = frozenset((*"因被遭在从到赴未没不仍正", "因为", "由于", "没有", "无须", "无需", "正在"))
_VERBS_APART = frozenset("脱致装通住上搬用办")  # 装了表
_WITHIN_ACT = frozenset("过了着“”")
# 16269人在海啸中罹难: in what it befell them
# 18家因治理无望被责令关停: adverbs and prepositions that only a predicate begins with
DOING_SO = frozenset(("正", "正在", "由于", "因", "被"))
_AMID = re.compile("在[^，。；]{1,14}?[中里](?=[^，。；的]{2})")
_WHEN = re.compile("(?<=..)(?:之?[后前]|时|期间|过程中)$")
NO_PART = re.compile("[最近历全今去同第创]")  # 5%为历史最低: no part of a whole
# 六成是80后
_BORN = re.compile("[为是]“?(?P<who>(?:[0-9]0|[五六七八九零〇][〇零]?)后)(?=[，。；、”]|$)")
# 按鄉鎮市別觀察, 从客源地看: a sentence that begins to tell the parts of what was counted
_DIVIDES = re.compile(
    "[一二三四五六七八九十、]{0,3}[按从依分就以](?!全国|全省)[^，。；：0-9]{1,9}?(?:来?看|观察|[划区]?分|统计|比较|分析)，"
)
# 分季度看，一季度增长4.5%: by what parts, not of what
_BY_PARTS = re.compile("[分按][^，。；：]{1,6}?来?看")
_MODAL = frozenset(
    ("能", "能够", "会", "愿", "想", "要", "可", "可以", "曾", "仍", "仍然", "已", "已经")
)
_THIS_FIGURE = re.compile(
    "(?:[这该此]一?|上述|有关|相关|两者)?(?:数[字据目值]|指标|比[率例])|"
    "(?:未来|今后)?[0-9一二三四五六七八九十]{0,4}个?学[年期]度?"
)
_LIMITED_TO = re.compile("(?:[超逾]过?|达到?)[0-9一二三四五六七八九十百千万亿]")
_RATES = SHARES | {Kind.PERCENTAGE_POINT}
_PART_ASIDE = re.compile("[（(](?:其中|当中|含|包括)[^（()）]*$")
# 投产的占六成, 挂果的不到四成: a part without its noun
_THOSE = re.compile("[^，。；：、]的[约仅只就才已也均大]{0,2}[占有]?[到了据]{0,2}$")
# 设计年产能6万吨，总投资3亿元: no part of what has either
_PLANNED = re.compile("[年月日]?(?:设计|规划|计划|概算|预算|预计|实际)$")
MEASURE = re.compile(f"{MEASURED.pattern}|标准$")
_PULLS = ("拉动", "带动", "贡献", "推动", "拉低", "拉高", "拖累")


class Neighbours(PhraseReader):
    """Knows what the figures before are called, and what may be taken over from them.

    ``names`` are their indicators, ``before_of`` what stands before each in its clause,
    ``respective`` whether 分别 governs it, ``bases`` the noun of the whole that a part was given,
    ``shares`` which of them are shares of a whole or compared with one, ``subjects`` of whom or what
    a clause says a share (62%认为合理), ``in_order`` the measure by which a clause has put those in
    order whose figures begin there.
    """

    __slots__ = (
        "_aspects", "_bands", "_owners", "across", "bases", "before_of", "has_aspects", "in_order",
        "joined", "left_out", "names", "of_places", "onward", "respective", "shares", "subjects",
    )  # fmt: skip

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self.names: list[str | None] = []
        self.before_of: list[str] = []
        self.respective: list[bool] = []
        self.bases: dict[int, str] = {}
        self.shares: set[int] = set()
        self.subjects: dict[int, str] = {}
        self._bands: dict[int, tuple[list[str], str]] = {}  # by the first figure of a list
        self._owners: dict[int, list[str]] = {}  # and whose figures it lists
        self.in_order: dict[int, str] = {}
        self.left_out: set[int] = set()  # 除去2个新成立的: those that are not among the others
        self.of_places: set[int] = set()  # figures of a list of places before which is but a name
        self.joined = self._read_joints()
        # of a figure the one that is joined to it across a bracket: 分别为5人（占10%）和8人
        self.across: dict[int, int] = {}
        self.onward: dict[int, int] = {}
        self._read_brackets()
        article = scene.article
        # most articles have none, so no figure's sentence need be searched for it
        self.has_aspects = self.folded.find("方面，", article.start, article.end) >= 0
        self._aspects: dict[tuple[int, int], str] = {}  # by the stretch they are in

    def same(self, index: int, phrase: Phrase) -> str | None:
        """Return what a figure before says; of a rate of growth, only what grows is an amount."""
        said = self.same_figure(index, phrase)
        if not said:
            return said
        quantity = self.quantities[index]
        if quantity.kind in _RATES:
            grew = quantity.kind is _PERCENT and phrase.change
            # 骗案占整体罪案四成，首10月升52%
            part = grew and not self.plain(said).endswith((*self.words.shares, "率"))
            return self.without_share(self.without_end(_FULFILS, said)) if part else said
        said = self.without_growth(self.without_share(said))
        plain = self.plain(said)
        if plain.endswith("速度"):
            return said[:-2]  # 以每天500人的速度增加，已超过9万人
        counted = self.quantities[index].kind in COUNTED
        if (
            counted
            and plain.endswith("率")
            and len(owner := said[: self.words_in(said)[-1].start]) > 1
        ):
            return owner  # 用户使用率达90%，为9亿人
        if counted and _IN_TOTAL.search(self.folded, self.clauses[index][0], quantity.start):
            # 新设基金27只，总数达到214只: there are so many, old ones and new
            return _NEWLY.sub("", plain) or said
        return said

    def is_quoted(self, index: int) -> bool:
        """Tell whether a figure is the price of what just moved: 价格上涨3.2%，报4350元."""
        previous = self.quantities[index - 1]
        moved = self.plain(self.names[index - 1] or "")
        return (
            previous.kind in _RATES
            # 股指下跌295点，跌幅2%，收于14725点
            and self.patterns.growth_end.search(moved) is None
            and _QUOTED.fullmatch(self.folded, previous.end, self.quantities[index].start)
            is not None
        )

    def same_but_growth(self, index: int, phrase: Phrase) -> str | None:
        """Return the same for a share: of what grows, not of how fast."""
        said = self.same(index, phrase)
        return self.without_growth(said) if said and phrase.share else said

    def without_share(self, said: str) -> str:
        """Drop what a name says of a share: 私烟占整体案件 of 私烟占整体案件75%，共29037宗."""
        words = self.words_in(said)
        at = next((word.start for word in words[1:] if word.tag == "s"), 0)
        if at == words[-1].start and said[at] not in "占佔":
            return said
        return said[:at] if at else said  # 旅客占56%，达115万人次

    def same_figure(self, index: int, phrase: Phrase) -> str | None:
        """Return what a figure before says: of the same unit first, within the sentence.

        A sentence that begins with 其中, 同比 … goes on with the sentence before.
        """
        quantity = self.quantities[index]
        scene = self.scene
        earlier = list(self.figures_before(index))
        if not earlier and GOES_ON.match(self.folded, scene.sentence(index).start):
            earlier = list(self.figures_before(index, back=1))
        if not earlier:
            return None
        if len(earlier) > 1 and phrase.change and self._is_basis(earlier[0], index):
            del earlier[0]  # 比历年平均值12.7℃偏高1.3℃
        part = earlier[0]  # the figure right before
        apart = self.yardsticks or self.left_out
        if apart and (told := [k for k in earlier if k not in apart]) and earlier[0] in apart:
            part, earlier = told[0], told
        if self.in_closed_bracket(earlier[0], quantity.start):
            # 死亡4人（60岁以上3人），比前一日多1人
            earlier = [
                k for k in earlier if not self.in_closed_bracket(k, quantity.start)
            ] or earlier
            before = self.quantities[part]
            if before.kind not in _RATES and _PART_ASIDE.search(
                self.folded, max(0, before.start - LONGEST_RIGHT), before.start
            ):
                part = earlier[0]  # 3万人（其中博士5910人），占41%
        if (
            self.folded[self.quantities[index - 1].end : quantity.start] in ("（", "(")
            and self.quantities[index - 1].kind in _RATES
            and quantity.kind not in _RATES
        ):
            return self.names[index - 1]  # 暴力犯罪下降16%（-26宗）
        previous_end = self.quantities[index - 1].end
        abutting = previous_end == quantity.start  # 贫困人口2015户5641人
        # 隧道43座共28.6公里
        abutting = abutting or self.folded[previous_end : quantity.start] in _IN_ALL
        rate = quantity.kind in _RATES
        previous = self.quantities[index - 1]
        if (
            previous.kind in SHARES
            and quantity.kind not in _RATES
            and not self.plain(self.names[index - 1] or "率").endswith(_OF_SHARES)
            and not phrase.words
            and (
                phrase.joint in ("为", "至", "达", "达到")
                or quantity.text.startswith(("约为", "約為"))
            )
            and self.before_of[index - 1]
            and index - 1 not in self.shares
            and self.clauses[index][0] == previous.end + 1
        ):
            return self.names[index - 1]  # 而资产则上升12%，为110亿元; 逆差扩大一倍，达3亿元
        if _COMES_TO.fullmatch(self.folded, previous.end, quantity.start):
            return self.names[index - 1]  # 升1.3%至1330万人次; 上升1.9亿，至2.5亿元
        if self.taken[index - 1] == quantity.start and previous.unit == "户":
            return self.names[index - 1]  # 帮助12户脱贫户40人: the noun between is that of both
        if abutting or self.joined[index]:
            own = self.before_of[index - 1] and self.folded[previous.end] not in "，,"
            if abutting or own or _alike(previous, quantity):
                return self.names[index - 1]  # 机械业15家、458人, not 100毫米，18个
        if rate:
            if quantity.kind is _PERCENT and phrase.change:
                # 完成612亿元，为计划的51%，同比下降3.6%: the sum fell, not the share
                levels = (k for k in earlier if k not in self.shares)
                return self.names[next(levels, earlier[-1])]
            if self.quantities[part].kind is Kind.PERCENTAGE_POINT and len(earlier) > 1:
                # 出口1万亿元，拉动贸易增长9个百分点，占贸易的37%
                part = earlier[1] if (self.names[part] or "").startswith(_PULLS) else part
            return self.names[part]
        # figures of the same part of the sentence, between semicolons, come first
        part = self.part(index)
        near = [k for k in earlier if self.quantities[k].start > part] or earlier
        for k in near:
            if _alike(self.quantities[k], quantity):
                return self.names[k]
        for k in near:
            if self.quantities[k].kind not in _RATES:
                return self.before_of[k] or self.names[k]
        return self.names[index - 1]

    def _is_basis(self, index: int, changed: int) -> bool:
        """Tell whether a figure is what the next is a change of, and a standard: 比历年均值5吨多2吨."""
        start = self.clauses[changed][0]
        return (
            self.clauses[index][0] == start
            and self.folded[start] in "比较"
            and self.plain(self.before_of[index]).endswith(_STANDARDS)
            and self.quantities[index - 1].unit == self.quantities[index].unit
        )

    def figures_before(self, index: int, back: int = 0) -> Iterator[int]:
        """Yield the figures before one in its sentence, or ``back`` sentences before, nearest first.

        Nothing is passed over: where the nearest figure stands elsewhere, there is none.
        """
        home = self.home
        for k in range(index - 1, max(-1, index - FIGURES), -1):
            if home[index] - home[k] != back:
                break
            yield k

    def tail(self, index: int) -> str | None:
        """Return the act after the noun of a figure: 提供重建补助 of 2500户受灾家庭提供重建补助."""
        start, end = self.taken[index], self.stretch_after(index, REACH)[1]
        if end - start < 3:
            return None
        said = self.phrase(start, end)
        # 出现22%的减幅，为5190万部
        return None if self.patterns.growth.fullmatch(said.plain) else said.said or None

    def _read_joints(self) -> list[bool]:
        """Tell of each figure whether nothing but 、 or 和 stands between it and the one before.

        One more, behind the last figure, is never joined.
        """
        folded, home, quantities = self.folded, self.home, self.quantities
        between = [
            home[k] == home[k + 1]
            and (
                folded[one.end : other.start].strip() in _JOINERS
                or (folded[one.end] in _JOINTS_BEHIND and self._grow_in_order(k))
            )
            for k, (one, other) in enumerate(pairwise(quantities))
        ]
        return [False, *between, False]

    def _grow_in_order(self, k: int) -> bool:
        """Tell whether a figure and the next say in order what grew and what fell: 分别增长12%和下降3%."""
        one, other = self.quantities[k : k + 2]
        return (
            _AND_GREW.fullmatch(self.folded, one.end, other.start) is not None
            and self.folded.find("分别", self.clauses[k][0], one.start) >= 0
        )

    def _read_brackets(self) -> None:
        """Find the figures that are joined across the bracket behind the first of them."""
        folded, quantities = self.folded, self.quantities
        for k, one in enumerate(quantities[:-1]):
            if folded[one.end : one.end + 1] != "（":
                continue
            close = folded.find("）", one.end, one.end + REACH)
            mark = folded[close + 1 : close + 2]
            if close < 0 or mark not in _JOINTS_BEHIND:
                continue
            later = k + 1
            while later < len(quantities) and quantities[later].start < close:
                later += 1
            between = later < len(quantities) and folded[close + 1 : quantities[later].start]
            if between and between in _JOINERS and self.home[k] == self.home[later]:
                self.across[later], self.onward[k] = k, later

    def members(self, index: int) -> list[int]:
        """Return the figures that 、 and 和 join to one, itself among them, in order."""
        found = [index]
        while len(found) < FIGURES:
            at = found[-1]
            before = at - 1 if self.joined[at] else self.across.get(at)
            if before is None:
                break
            found.append(before)
        found.reverse()
        while len(found) < 2 * FIGURES:
            at = found[-1]
            later = at + 1 if self.joined[at + 1] else self.onward.get(at)
            if later is None:
                break
            found.append(later)
        return found

    def group(self, index: int) -> tuple[int, int]:
        """Return the place of a figure among those that 、 and 和 join, and their number."""
        if not self.across:
            first = last = index
            while index - first < FIGURES and self.joined[first]:
                first -= 1
            while last - index < FIGURES and self.joined[last + 1]:
                last += 1
            return index - first, last - first + 1
        members = self.members(index)
        return members.index(index), len(members)

    def first_of(self, index: int, place: int) -> int:
        """Return the first figure of the group in which one has a place."""
        return self.members(index)[0] if self.across else index - place

    def _group_before(self, first: int, size: int) -> int:
        """Return the first figure of the group before one, where it has so many, else -1."""
        if not self.across:
            return first - size
        at = first - 1
        while at >= 0 and self.in_closed_bracket(at, self.quantities[first].start):
            at -= 1
        members = self.members(at) if at >= 0 else []
        return members[0] if len(members) == size else -1

    def distributed(self, index: int, before: str) -> str | None:
        """Return the n-th of 城镇、农村居民收入 for the n-th figure after 分别."""
        place, size = self.group(index)
        if size < 2:
            return None
        first = self.first_of(index, place)
        if banded := self._banded(first, place, size):
            return banded
        said = before or (self.before_of[first] if place else "") or self.pairs(first)
        said = said or self._all_of(first) or self._listed_before(first, size)
        said = self.without_generic(said)
        if share := _SHARE_END.search(self.plain(said)):
            said = said[: share.start()]  # 香港及台湾旅客则分别占28%和8%
        where = _MEASURE_IN.match(self.plain(said))
        if where and (parts := listed(said[where.end() :], size)) and all(parts):
            return merge(parts[place], said[: where.end() - 1])  # 失业率在城镇和农村分别为5%和3%
        head, _, act = said.partition("分别")
        whole = act[:1] == "有" and len(act) > _TWO and "、" in head and bool(listed(head, size))
        if whole:
            said = head  # 总部、生产基地分别有员工20人和30人
        else:
            act = ""
        items = listed(_ASIDE.sub("", said), size)
        if items is None and (named := self.pairs(first)):
            items, act = listed(named, size), said  # 客车、摩托车突出，分别查处5起、3起
        if (
            items is None
            and said
            and (
                self.patterns.growth.fullmatch(self.plain(said))
                or self.plain(said) in self.words.attributes
            )
        ):
            # 手机和电脑销量大增，增幅分别达5%和3%; 甲厂和乙厂旗鼓相当，产量分别为5万和3万台
            items, act = listed(self.clause_before(first, Phrase([])) or "", size), said
            self._bare(items)
        if items is None and self.plain(said).startswith(_HAVE_IT):
            # 甲案、乙案及丙案，分别占整体三成、两成及一成
            items, act = listed(self._listed_before(first, size), size), said
            act = act[2:] if said[0] in "录錄" else act
        if items is None and first and said and self._counts_list(first - 1, first, size):
            listing = self.before_of[first - 1]  # 甲稻、乙稻两个品种亩产分别为…
            if self.only_places(listing.replace("、", "")):
                return None
            items, act = listed(listing, size), said
        if items is None or not all(items):
            # 早稻、晚稻面积分别为3万亩、4万亩，产量分别为…: of the same ones, in the same order
            earlier = self._group_before(first, size)
            owners = self._owners.get(earlier, [])
            again = len(owners) == size and self.home[earlier] == self.home[first]
            return merge(owners[place], self._without_all(said, size)) if again and said else None
        if _ORDINAL.search(self.plain(items[0])):
            self._number(items)
        if len(items[-1]) > _SHORT_ITEM and (many := _SO_MANY.search(self.plain(items[-1]), 1)):
            # 水稻、小麦、玉米三大作物种植面积: what they are is no part of what they have
            last = items[-1]
            of = last[many.end() :]
            words = self.words_in(of)
            if "零一二三四五六七八九十".find(many[1].replace("两", "二")) == size:
                items[-1] = last[: many.start()]
                classed = len(words) > 1 and not many["unit"]  # 甲、乙、丙三市产量: of no class
                act = merge(of[words[0].end :] if classed else of, act)
        shared = "" if whole else self._shared(items)
        kin = shared[:2]
        if items[0][-1:] in _NUMERALS and self.plain(kin) == "产业":
            shared = shared[2:]  # 一、二、三产业
            items[:-1] = [item + kin for item in items[:-1]]
        self._owners[first] = [*items[:-1], items[-1].removesuffix(shared)]
        return merge(items[place] + (shared if place < size - 1 else ""), act)

    @staticmethod
    def _number(items: list[str]) -> None:
        """Write out 第一、二、三产业, which other items may follow: 和居民生活."""
        size = next((k for k, item in enumerate(items) if k and item[:1] not in _NUMERALS), 0)
        size = size or len(items)
        if size > 1:
            items[1:size] = ["第" + item for item in items[1:size]]
            if size < len(items):
                items[: size - 1] = [item + items[size - 1][2:] for item in items[: size - 1]]

    def _bare(self, items: list[str] | None) -> None:
        """Take off those listed who is where, and what is done there: 公司在越南、泰国建有工厂."""
        if not items or "在" not in items[0] or not all(items):
            return
        last = self.words_in(items[-1])
        stop = next((word.start for word in last[1:] if word.tag in "vk"), 0)
        if stop and items[0].rpartition("在")[2]:
            items[0] = items[0].rpartition("在")[2]
            items[-1] = items[-1][:stop]

    def _without_all(self, said: str, size: int) -> str:
        """Drop what sums up those listed before: 三次产业 of 三次产业的贡献率分别为."""
        every = _ALL_LISTED.match(self.plain(said))
        if not every or "零一二三四五六七八九十".find(every["count"].replace("两", "二")) != size:
            return said
        return said[every.end() :]

    def _shared(self, items: list[str]) -> str:
        """Return what the last of several listed says for all: 居民收入 of 城镇、农村居民收入."""
        shared = self._shared_end(items)
        # 日本、中国大陆与香港: the last item is two that go together
        return "" if shared and (items[0].endswith(shared) or shared[0] in "与與和及") else shared

    def _shared_end(self, items: list[str]) -> str:
        short, last = items[:-1], items[-1]
        at = self.plain(last).find("占", 1)
        if at > 0 and not any("占" in self.plain(item) for item in short):
            # 煤炭、石油和天然气消费量占总量的比重
            return self._shared_end([*short, last[:at]]) + last[at:]
        if last.startswith(items[0]):  # 半导体、半导体生产设备; but 花生及花生油价格
            measure = _OF_EACH_ITEM.search(self.plain(last), len(items[0]) + 1)
            own = any(MEASURED.search(self.plain(item)) for item in short)
            return last[measure.start() :] if measure and not own else ""
        if len(items[0]) > _TWO and last.endswith(items[0][-2:]):
            return ""  # 甲乡医院及某某王医院
        if examples := _EXAMPLES.search(self.plain(last)):
            return last[examples.end() :]  # 甲、乙、丙等景区游客增速
        if last[0] in _NUMERALS and _NUMERALS.issuperset(short):
            return last[1:]  # 一、二、三产业
        if last[0] == items[0][0] == "第":
            return last[len(items[0]) :]  # 第一、第二、第三产业
        shared = last.partition(items[0])[2] if len(items[0]) > 1 else ""
        if not shared and len(items[0]) > len(kin := items[0][-2:]):
            shared = last.partition(kin)[2]  # 覆盖人数、接种人数占总人口
        if not shared and "的" in last[1:] and not any("的" in item for item in short):
            shared = last[last.index("的", 1) :]  # 甲公司、乙公司的理赔金额
            length = len(items[0])
            acts = last[length : -len(shared)] and {len(item) for item in short} == {length}
            if acts and any(w.start == length and w.tag == "v" for w in self.words_in(last)):
                shared = last[length:]  # 对供水、供电表示满意的居民
        if not shared and (measure := _OF_EACH_ITEM.search(self.plain(last), 1)):
            # 新能源汽车、打印设备产量: no item but the last has a measure
            bare = [self.plain(item) for item in short]
            own = any(MEASURED.search(item) or item[-1] == "口" or item.isascii() for item in bare)
            own = own or any(self.words.persons.end(item.removesuffix("机器人")) for item in bare)
            if not own and self.place_at_head(self.plain(last)) is None:
                at = last.find(short[-1][-2:]) + 2  # 某海域、甲油田、乙油田原油产量
                if at < _TWO and len({item[-1] for item in items[:-1]}) == 1:
                    at = last.find(items[0][-1]) + 1  # 显示类、音响类、电池类产品出口
                return last[at if at > 1 else measure.start() :]
        if not shared and len({item[-1] for item in items}) == 1 and MEASURED.search(last):
            return ""  # 失业率及就业不足率
        if not shared and all(len(item) <= 4 and len(item) < len(last) for item in short):
            words = self.words_in(last)
            whose = (self.place_at_head(self.plain(last)) or words[0]).end
            if words[0].end > 1:  # 小学、初中、普通高中在校生: as long as the kin of the others
                ends = {item[-1] for item in short}
                starts = (word.start for word in words[2:])
                whose = next((at for at in starts if last[at - 1] in ends), whose)
            length = len(items[0])
            # 消费品、投资品价格, 水泥、熟料销量: as long as the first, where the word is not known
            unknown = whose == 1 < length
            alike = unknown or last[length - 1 : length] == items[0][-1]
            # 加工贸易、保税物流进出口: what is as long as the first has what a list is of
            if not alike and last[length:] in _OF_TRADE:
                alike = any(word.start == length for word in words)
            if unknown:  # 中老铁路、广深港高铁香港段累计发送旅客
                length = next((w.start for w in words if w.tag in "dv" and w.start > 1), length)
            if unknown and words[-1].start > length and MEASURED.search(words[-1].said):
                known = any(word.start == length for word in words)
                length = length if known else words[-1].start  # 石油和非化石能源消费量
            shared = last[length if alike and length < len(last) else whose :]
            if unknown and len(shared) == 1 and words[-1].end - words[-1].start > 1:
                return ""  # 电子零件、机械、塑橡胶制品: no half of a word
        if not shared and (place := self.place_at_head(self.plain(last))):
            heads = (item.rpartition("的")[2] for item in short)
            if place.end < len(last) and all(map(self.only_places, heads)):
                shared = last[place.end :]  # 入境的中国大陆、香港及台湾旅客
        end = last.rfind(items[0][-1:]) + 1
        if not shared and end and MEASURED.search(self.plain(last)):
            shared = last[end:]  # 医药制造业、电子设备制造业增加值
        return shared

    def _all_of(self, index: int) -> str:
        """Return whose levels the figure before sums up: 甲、乙的金额均突破200亿元，分别为…."""
        if not index or self.home[index - 1] != self.home[index]:
            return ""
        start = self.quantities[index - 1].start
        leading = self.folded[max(start - 4, 0) : start]
        return self.before_of[index - 1] if "均" in leading or "都" in leading else ""

    def _banded(self, first: int, place: int, size: int) -> str | None:
        """Return the n-th of 0—14岁、15—59岁、60岁及以上人口, whose numbers are no figures."""
        if first not in self._bands:
            self._bands[first] = self._bands_before(first, size)
        bands, what = self._bands[first]
        return bands[place] + what if bands else None

    def _bands_before(self, first: int, size: int) -> tuple[list[str], str]:
        """Return the bands that a clause lists before a figure, and what it says of them."""
        end = self.quantities[first].start
        start = max(self.clauses[first][0], end - REACH)
        found = _BANDS.search(self.folded, start, end)
        bands = re.split("[、和及](?!以)", found["bands"]) if found else []
        if found is None or len(bands) != size:
            return [], ""
        return bands, self.phrase(found.end("bands"), end).said

    def pairs(self, index: int) -> str:
        """Return the parts that the clause before names: 甲市和乙市紧随其后，分别为…."""
        span = self.span_before(index)
        if span and (ranked := _IN_ORDER.search(self.folded, *span)):
            self.in_order[index] = self.phrase(span[0], ranked.start()).said
            return self.text[ranked.end() : span[1]]
        match = _FOLLOW.search(self.folded, *span) if span else None
        if span is None or match is None:
            return ""
        return self.text[self._behind_mainly(*span) : match.start()]

    def _behind_mainly(self, start: int, end: int) -> int:
        """Return where a clause begins without what leads a list: 其中主要是, 而以."""
        start += 2 * self.folded.startswith("至于", start, end)
        head = _MAINLY.match(self.folded, start, end)
        return head.end() if head else start

    def _listed_before(self, index: int, size: int) -> str:
        """Return the list that the clause before is: 甲癌、乙癌及丙癌，较上年分别增加…."""
        span = self.span_before(index)
        if span is None or (index and self.quantities[index - 1].end > span[0]):
            return ""
        start, end = self._behind_mainly(*span), span[1]
        if comment := self.comment(start, end) or _AS_MAIN.search(self.folded, start, end):
            end = comment.start()  # 甲、乙及丙均录得下跌，分别录得…
        if end - start > LONGEST_LISTED:
            return ""
        words = self.cut_around_times(start, end)
        self.drop_opening(words)
        while words and words[-1].tag in "kdeg":
            words.pop()
        said = self.say(words)
        items = listed(said, size)
        if items and "、" not in said and len({item[-1:] for item in items}) > 1:
            return ""  # but 甲服务及乙服务
        if not items or not all(items):
            return ""
        # 购物骗案、求职骗案: with verbs in them, they must be called alike
        kin = len({item[-1] for item in items}) == 1 or (
            words[-1].tag in "nu" and all(len(item) < _SHORT_ITEM for item in items[:-1])
        )
        if any(word.tag == "m" or (word.tag == "v" and not kin) for word in words):
            return ""
        if self.patterns.growth_end.search(self.plain(said)):
            return ""
        return said if max(map(len, items)) <= _LONGEST_ITEM else ""

    def span_before(self, index: int) -> tuple[int, int] | None:
        """Return the span of the clause just before a figure's own, None where it is the first."""
        start, begin = self.clauses[index][0], self.scene.sentence(index).start
        if start <= begin or ((lead := dateline_lead(self.folded, begin)) and lead.end() >= start):
            return None  # 新华社武汉5月6日电 is no clause
        end = start - 1
        reach = max(begin, end - REACH)
        return behind_last(_UP_TO_MARK, self.folded, reach, end), end

    def respectively(self, index: int) -> str | None:
        """Return the indicator for the n-th of several figures after 分别, by the n-th before."""
        place, size = self.group(index)
        first = self.first_of(index, place)
        rate = self.before_of[first] if place else ""
        plain = self.plain(rate)
        if rate and plain[0] != "占" and not self.patterns.growth.fullmatch(plain):
            return self.names[first]  # 城乡居民收入分别为2.8万元、1.2万元: one name for both
        levels = list(self.figures_before(first))
        if self.across:  # 分别为5人（占10%）和8人，增长3%和5%
            start = self.quantities[first].start
            levels = [k for k in levels if not self.in_closed_bracket(k, start)]
        if levels and self._counts_list(levels[0], first, size):
            del levels[0]  # 四个地区分别占
        if not levels and self.these_numbers(first):
            own = self.home[first - 1] == self.home[first]
            levels = self._of_these_units(first, size, list(self.figures_before(first - own, 1)))
        at = self.quantities[first].start - 1
        apart = levels and not self.respective[levels[0]] and self.folded[at] == "的"
        if apart and self.quantities[first].kind in SHARES:
            # 产值142亿元，完成计划的101%，销售额53亿元，完成计划的100%，分别是上年的2.8倍、3.6倍
            told = [k for k in levels if self.quantities[k].kind not in SHARES]
            levels = told if len(told) >= size else levels
        if size < 2 or len(levels) < size:
            return None
        return merge(self.names[levels[size - 1 - place]] or "", rate)

    def _of_these_units(self, first: int, size: int, levels: list[int]) -> list[int]:
        """Return as many figures in a row as have the units of those that say the same again.

        收益0.11元，资产2.6元，收益率4.3%，分别增长…。上年同期上述指标分别为0.1元、2.5元、4.2%.
        """
        units = [self.quantities[k].unit for k in range(first + size - 1, first - 1, -1)]
        for at in range(len(levels) - size + 1):
            if [self.quantities[k].unit for k in levels[at : at + size]] == units:
                return levels[at : at + size]
        return levels[:size]

    def these_numbers(self, index: int) -> bool:
        """Tell whether a clause speaks of those that the figures before say: 这3个数字分别增加了5例、3例."""
        start, end = self.clauses[index][0], self.quantities[index].start
        if self.folded.find("分别", start, end) < 0:
            return False
        return _THESE_NUMBERS.match(self.folded, start, end) is not None

    def _counts_list(self, index: int, first: int, size: int) -> bool:
        """Tell whether a figure only says how many those are whose figures begin at ``first``."""
        quantity = self.quantities[index]
        own = quantity.start >= self.clauses[first][0]
        return own and quantity.value == size and quantity.kind in COUNTED

    def clause_before(self, index: int, phrase: Phrase) -> str | None:
        """Return what the clause just before says, where it holds no figure of its own.

        An adverbial clause (按可比价格计算, 为近8年来的最低点) says nothing of the figure.
        """
        span = self.span_before(index)
        if span is None:
            return None
        head, end = span
        begin = self.scene.sentence(index).start
        apart = APART.fullmatch(self.folded, head, end) is not None
        if apart and head == begin:
            return None  # 根据某研究院的数据，约有6亿人次
        if apart or (not phrase.said and self._is_time(index, head, end)):
            # 出口价格，以美元计算，上升5%; 农民工人数，到2006年末，达316万人: the clause before that
            end = head - 1
            head = behind_last(_UP_TO_MARK, self.folded, max(begin, end - REACH), end)
        if index and (previous := self.quantities[index - 1]).end > head:
            inside = previous.end > end + 1  # in the figure's own clause
            if not inside and phrase.change and (said := self._next_subject(previous.end, end)):
                return said  # 包括甲案，增100宗、乙案，增20宗
            if apart and previous.kind in COUNTED and (said := self._last_measure(index - 1, end)):
                return said
            if inside or phrase.change or _alike(previous, self.quantities[index]):
                return None
            counted = self.quantities[index].kind in COUNTED
            if counted and _SOME_OF_THEM.match(self.folded, self.clauses[index][0]):
                return None  # 29家（占43%）达到要求，其中19家…
            return self.tail(index - 1)
        if self.folded.startswith(self.words.remarks, head) and index:
            return None
        if than := _THAN_WHEN.search(self.folded, head + 2, end):
            end = than.start()
        if _BY_PARTS.fullmatch(self.folded, head, end):
            return None
        if self.level(index) is not None and _STANDS.search(self.folded, head, end):
            return None  # 销量达20万台，增速居全国之首，今年却降至12万台
        if _CONDITION.search(self.folded, head, end) or _SAYS_WHY.match(self.folded, head, end):
            return None
        if self._is_speaker(index, head, end) or _SPEAKS.search(self.folded, head, end):
            return None
        if self.bracket_closed(index, end + 1, self.quantities[index].start):
            return None  # 产量（折干，下同）3亿吨
        if self.folded.find("）", head, end) > self.folded.find("（", head, end) < 0:
            return None  # 954亿元（人民币，下同），增长2%: the end of a remark
        quote = self.folded.rfind("“", head, end) + 1
        if quote and self.folded.find("”", quote, end) < 0:
            head = quote
        if how := _BY_WHAT.search(self.folded, head + 2, end):
            end = how.start()
        elif laid := _LAID_OUT.search(self.folded, head + 2, end):
            end = laid.start()
        elif best := _DOES_BEST.match(self.folded, head, end):
            head, end = best.span("of")
        elif (parts := self.folded.find("包括", head + 2, end)) > 0:
            head = parts + 2  # 罪案包括盗窃案，增100宗
        if self.folded[end - 1] == "上" and (
            self.folded.endswith("比例", head, end - 1)
            or MEASURED.search(self.folded, head, end - 1)
        ):
            end -= 1  # 感到满意的比例上，甲市82%
        if ranked := self._ranked_of(head, end, share=phrase.share):
            head, end = ranked.span("of")
        if rank := _RANK.search(self.folded, head, end) or self.comment(head, end):
            end = rank.start()
            head += self.folded.startswith("以", head)  # 以火电装机占大宗
        topic = self.phrase(head, end)
        if _ONE_OF_THEM.fullmatch(topic.plain) or _MOST_OF_THEM.match(topic.plain):
            return None  # 其中一个在甲国，两个在乙国; 多数来自甲省，为5186例
        if self.folded.startswith(("依靠", "凭借"), head) and topic.words:
            last = self.say(topic.words[-1:])  # 依靠口碑票房持续攀升，18日达6200万元
            return last if MEASURED.search(self.plain(last)) else None
        said = self.measured_in(topic.words) or self.subject(topic.said)
        if len(said or "") < _TWO or _THIS_FIGURE.fullmatch(self.plain(said)):
            return None  # 而数字是五年新低，较前年少…
        return said

    def _ranked_of(self, start: int, end: int, *, share: bool) -> re.Match[str] | None:
        """Return of what a clause tells who has the most, or what are ranked that have a share."""
        if self.folded.find("最", start, end) < 0 and self.folded.find("的", start, end) < 0:
            return None
        return (
            _HAS_MOST.search(self.folded, start, end)
            or _MOST_OF_ALL.match(self.folded, start, end)
            or (_FOREMOST_ARE.search(self.folded, start, end) if share else None)
        )

    def _last_measure(self, index: int, end: int) -> str:
        """Return the measure that 的 joins to what was counted: 反映27种商品价格变化的“价格指数”."""
        start = self.folded.rfind("的", self.quantities[index].end, end) + 1
        said = self.phrase(start, end).said if start else ""
        return said if MEASURED.search(_ASIDE.sub("", self.plain(said)).rstrip("”")) else ""

    def _is_speaker(self, index: int, start: int, end: int) -> bool:
        """Tell whether a label before a colon names an office that says it: 统计局：去年激增26%."""
        said = self.folded[start:end]
        return (
            self.folded.startswith(("：", ":"), end)
            and self.quantities[index].start > end + 1
            and said.endswith(OFFICES)
            and len(said) <= _LONGEST_OFFICE
        )

    def _is_time(self, index: int, start: int, end: int) -> bool:
        """Tell whether a clause, not the first of its sentence, says nothing but a time."""
        return (
            start > self.scene.sentence(index).start
            and self.folded[start - 1] == "，"
            and self.has_time(start, end)
            and not (index and self.quantities[index - 1].end > start)
            and self.phrase(start, end).empty
        )

    def comment(self, start: int, end: int) -> re.Match[str] | None:
        """Return what a clause without a figure says of its subject: 骗案有回升趋势."""
        said = _COMMENT.search(self.folded, start, end)
        if said is None and end > start and self.folded[end - 1] in _RECORD_LAST:
            return _OF_RECORD.search(self.folded, start, end)
        return said

    def _next_subject(self, start: int, end: int) -> str:
        """Return the next of those listed, behind a figure: 、乙案 of 甲案，增100宗、乙案，增20宗."""
        start += self.folded.startswith(("）", ")"), start)
        joint = _NEXT_LISTED.match(self.folded, start, end)
        if joint is None:
            return ""
        name = self.phrase(joint.end(), end)
        alone = name.words and name.words[0].start == joint.end() and name.words[-1].end == end
        return name.said if alone and name.words[-1].tag in "nu" else ""

    def axis(self, index: int) -> str:
        """Return what the clause before divides: 受访者 of 受访者按户籍分，农村24%."""
        span = self.span_before(index)
        found = _BY_AXIS.match(self.folded, *span) if span else None
        return self.phrase(*found.span("of")).said if found else ""

    def measured_in(self, words: list[Word]) -> str:
        """Return the measure that a clause begins with and says something of: 税收总额连续跨越…."""
        for k, word in enumerate(words[1:], start=1):
            if word.tag in "dkvge":
                said = self.say(words[:k])
                return said if MEASURE.search(self.plain(said)) else ""
            if word.tag not in "nwbaf":
                return ""
        return ""

    def part(self, index: int) -> int:
        """Return where the figure's part of the sentence begins: after a semicolon."""
        at = self.quantities[index].start
        return self.folded.rfind("；", max(self.scene.sentence(index).start, at - REACH), at)

    def level(self, index: int) -> int | None:
        """Return the nearest figure before with the same unit, within the sentence."""
        homes, quantities = self.home, self.quantities
        home, unit = homes[index], quantities[index].unit
        for k in range(index - 1, max(-1, index - FIGURES), -1):
            if homes[k] != home:
                break
            if quantities[k].unit == unit:
                return k
        return None

    def level_near(self, index: int) -> int | None:
        """Return the same, or else the nearest one with that unit in the sentence before."""
        if (k := self.level(index)) is not None:
            return k
        unit = self.quantities[index].unit
        back = self.figures_before(index, back=1)
        return next((k for k in back if self.quantities[k].unit == unit), None)

    def beside_places(self, plain: str) -> str | None:
        """Return what a phrase says besides the places at its head: 报告 of 深圳、东莞各报告.

        ``None`` where it begins with no place, empty where it is nothing but places.
        """
        if plain.endswith(MARKETS):
            return None
        at, named = 0, False
        joined = "、" in plain or "和" in plain or "及" in plain or "与" in plain
        if plain.startswith(("世界", "全球")):
            at, named = 2, True
        elif joined and (places := PLACES_LISTED.match(plain)):
            at, named = places.end(), True
        elif plain[:2] not in self.place_heads and plain[:1] not in _BESIDE_HEADS:
            return None
        for _ in range(8):
            if fill := _BESIDE_PLACES.match(plain, at):
                named = named or _COUNTED_PLACES.match(plain, at) is not None
                at = fill.end()
            place = self.place_at_head(plain[at:])
            if place is None or place.inside_organisation:
                break
            at, named = at + place.end, True
        return plain[at:] if named else None

    def only_places(self, said: str) -> bool:
        """Tell whether a name is nothing but places."""
        return self.beside_places(self.plain(said)) == ""

    def without_places_listed(self, phrase: Phrase) -> str:
        """Drop the places that a unit sums up: 涉及江苏、安徽等 before 8市."""
        for k, word in enumerate(phrase.words):
            rest = self.folded[word.start : phrase.words[-1].end]
            if word.tag == "r" or (
                (not k or "、" in rest)  # but 支援四川4县
                and self.beside_places(rest.removesuffix("等")) == ""
            ):
                return self.say(phrase.words[:k])
        return phrase.said

    def without_growth(self, said: str) -> str:
        """Drop the rate of growth that a name ends in: what grows is an amount."""
        grows = self.without_end(self.patterns.growth_end, said)
        return grows if len(grows) > 1 else said

    def without_end(self, pattern: re.Pattern[str], said: str) -> str:
        """Drop what a name ends in, of whichever script it is: 家數, 人数."""
        return said[: len(pattern.sub("", self.plain(said)))]

    def noun_of(self, index: int) -> str:
        """Return the noun that a figure before counts or measures, without its place."""
        if index in self.bases:
            return self.bases[index]
        said = self.names[index] or ""
        if BECAME.match(said):
            return said
        said = self.without_last_place(self.core(said))
        noun = self.without_total(said)
        if said[:1] == "未" and noun and said.endswith(noun) and len(said) <= _LONGEST_ITEM:
            return said  # 未开工项目
        return "" if self.only_places(noun) else noun

    def left_to_places(self, index: int, phrase: Phrase) -> str:
        """Return the noun that a place alone, or with a bare verb, leaves to what stands before.

        The topic just announced comes first (论床位占比，甲省61%), then the figures of the
        sentence, then those of the sentence before, if they have the same unit.
        """
        quantity = self.quantities[index]
        scene = self.scene
        if topic := self.announced(index, phrase) or self._topic_alone(index):
            return topic
        if had := self._had_by(index) or self.heads_list(index):
            return had
        if moved := self._topic_moved(index):
            return moved
        if index and scene.home[index - 1] == scene.home[index]:
            base = self.base(index, phrase) or ""
            return "" if self.only_places(base) else base
        if aspect := self.aspect(index):
            return aspect  # 物价方面，美国上涨2.2%
        whole = ""  # the first figure of a sentence is the whole, those after it are parts
        for k in self.figures_before(index, back=1):
            if "\n" in self.text[self.quantities[k].end : quantity.start]:
                break
            if self.quantities[k].unit == quantity.unit and (
                quantity.kind not in _RATES or phrase.share or k in self.bases
            ):
                whole = self.noun_of(k) or self._done(k) or whole
        return whole or self._whole_divided(index) or self._subject_before(index)

    def _whole_divided(self, index: int) -> str:
        """Return what a sentence before counted, of which this one begins to tell the parts.

        按鄉鎮別觀察，以甲鄉581家最多, from whichever paragraph; headings in between count too.
        """
        if _DIVIDES.match(self.folded, self.scene.sentence(index).start) is None:
            return ""
        unit, kind = self.quantities[index].unit, self.quantities[index].kind
        if kind not in COUNTED:
            return ""
        for k in range(index - 1, max(-1, index - FIGURES), -1):
            if self.quantities[k].unit == unit and (noun := self.noun_of(k)):
                return noun
        return ""

    def _done(self, index: int) -> str:
        """Return the verb that is all that names a figure: 已拨付800万元。其中甲县300万元."""
        said = self.core(self.names[index] or "")
        words = self.words_in(said) if len(said) > 1 else []
        return said if words and all(word.tag in "vw" for word in words) else ""

    def _subject_before(self, index: int) -> str:
        """Return the measure of which the sentence before speaks without a figure: 交易量走弱。甲市5套."""
        number = self.home[index] - 1
        if number < 0 or (index and self.home[index - 1] >= number):
            return ""
        before, own = self.scene.article.sentences[number : number + 2]
        if before.paragraph != own.paragraph:
            return ""
        stop = CLAUSE_BREAK.search(self.folded, before.start, before.end)
        said = self.phrase(before.start, stop.start() if stop else before.end)
        words = said.words
        end = next((k for k, word in enumerate(words) if k and word.tag in "vg"), len(words))
        if end == len(words) and not said.change:
            return ""
        while end and not MEASURED.search(words[end - 1].said):
            end -= 1
        return self.last_noun(self.say(words[:end]))

    def _topic_moved(self, index: int) -> str:
        """Return the measure of a clause without a figure: 用电量均增长，其中广东增长19%."""
        span = self.span_before(index)
        if span is None or not self.folded.startswith(("其中", "当中"), self.clauses[index][0]):
            return ""
        if index and self.quantities[index - 1].end > span[0]:
            return ""
        topic = self.phrase(*span)
        words = topic.words if topic.change else []
        end = next((k for k, word in enumerate(words) if k and word.tag in "vkdegx"), len(words))
        said = self.say(words[:end])  # 用电量 of 用电量均实现
        return self.without_place(said) if said and MEASURED.search(self.plain(said)) else ""

    def _topic_alone(self, index: int) -> str:
        """Return the measure that the clause before is, and nothing else: 人均寿命，日本为84岁."""
        span = self.span_before(index)
        if span is None or (index and self.quantities[index - 1].end > span[0]):
            return ""
        topic = self.phrase(*span)
        if topic.change or topic.empty or not _NO_TOPIC.isdisjoint(map(tag_of, topic.words)):
            return ""
        measure = MEASURED.search(topic.plain) or topic.words[-1].said in self.words.attributes
        said = topic.said
        if of := _OF_SO_MANY.match(topic.plain):
            said = said[of.end() :]
        return said if measure else ""

    def _had_by(self, index: int) -> str:
        """Return what places have that are then listed: 7个区有疑似病例，分别为甲区5人、乙区3人."""
        start, at = self.clauses[index][0], self.quantities[index].start
        apart = self.folded.find("分别", start, at)
        span = self.span_before(index) if apart >= 0 else None
        had = _PLACES_HAVE.search(self.folded, *span) if span else None
        if had is None or span is None or self.quantities[index - 1].end > had.end():
            return ""
        return self.phrase(had.end(), span[1]).said

    def heads_list(self, index: int) -> str:
        """Return what a list of places is of: 各县捐款情况：甲县5万元, 病例中，甲州300例."""
        span = self.span_before(index)
        if span is None or (index and self.quantities[index - 1].end > span[0]):
            return ""
        start, end = span
        if self.folded.startswith(_TELLS, end - 2):
            # 观察学生分布县市，教育部表示，以甲市4万人
            end, begin = start - 1, self.scene.sentence(index).start
            if end <= begin:
                return ""
            start = behind_last(_UP_TO_MARK, self.folded, max(begin, end - REACH), end)
        elif self.folded.startswith(("前", "位", "居", "排"), start) and (
            _RANKED_ONLY.fullmatch(self.folded, start, end)
        ):  # 增加值按省市排序，前五位的是：甲省5亿元
            end, begin = start - 1, self.scene.sentence(index).start
            if end <= begin:
                return ""
            start = behind_last(_UP_TO_MARK, self.folded, max(begin, end - REACH), end)
        if sorted_by := _SORTED_BY.search(self.folded, start, end):
            end = sorted_by.start()
            if end <= start + 2:
                return ""  # 其他省市排序是：甲省5亿元
        head = _LIST_HEAD.search(self.folded, start, end)
        if head and (head["axis"] or self.folded.startswith(("：", ":"), end)):
            end = head.start()
        elif self.folded[end - 1] in "中里上":
            end -= 1
        elif not MEASURED.search(self.folded, start, end):
            return ""  # 向美国出口的总额，甲国是3亿元
        said = self.phrase(start, end).said
        each = self._end_of_each(said)
        if not each:  # 浙江省各地报名人数
            said = self.without_place(said)
        said = self.core(said[each or self._end_of_each(said) :])
        words = self.words_in(said)
        last = words[-1] if words else None
        # a verb names it in 各县捐款情况, not in 据介绍
        acts = last and last.tag in "vwd" and (each or end < span[1])
        if last is None or len(said) < _TWO or not (last.tag in "nwu" or acts):
            return ""
        return "" if last.said in self.words.reports or self.only_places(said) else said

    def _end_of_each(self, said: str) -> int:
        """Return where 各县, 全省累计 and the like end at the head of what a list is of."""
        each = _OF_EACH.match(self.plain(said))
        return each.end() if each else 0

    def next_of_places(self, index: int, phrase: Phrase) -> str:
        """Return what a name has that no gazetteer knows, in a list of places: 甲市5人，乙屯3人."""
        k = index - 1
        if not self.bases.get(k) or len(phrase.plain) > _SHORT_NAME:
            return ""
        one, other = self.quantities[k], self.quantities[index]
        between = self.folded[one.end : phrase.words[0].start]
        # 、小麦3亿吨 goes on with a list of places, ，差距5万对 does not
        names = _OF_NAMES if between == "、" else _OF_UNKNOWN
        if (
            one.unit != other.unit
            or self.home[k] != self.home[index]
            or between not in _LIST_MARKS
            or self.folded[phrase.words[-1].end : other.start] not in _HAVE
            or not (phrase.plain.endswith(DIVISIONS) or names.issuperset(map(tag_of, phrase.words)))
            or not (
                k in self.of_places
                or self.plain(self.before_of[k]).endswith("市区")  # 市区30套，甲市5套
                or self.only_places(self.before_of[k])
            )
        ):
            return ""
        self.of_places.add(index)
        return self.bases[k]

    def without_verb_noun(self, noun: str) -> str:
        """Drop the verb at the head of a noun, where another verb takes its place: 申报案例."""
        words = self.words_in(noun)
        if len(words) > 1 and words[0].tag in "wv" and len(noun) - words[0].end > 1:
            rest = noun[words[0].end :]
            if self.plain(noun).startswith("从业"):
                return noun  # 从业人员
            return noun if _TOTAL.fullmatch(self.plain(rest)) else rest  # 死亡人数 stays
        return noun

    def subject(self, said: str) -> str:
        """Return the subject of a clause that says where or what it is: 某镇位于县城西南."""
        found = _IS_WHERE.search(self.plain(said), 2)
        return said[: found.start()] if found else said

    def bracketed(self, index: int, phrase: Phrase) -> str:
        """Return the noun before the bracket that a phrase opens: 斗篷山（海拔1961米）."""
        at = phrase.words[0].start - 1
        if at < self.clauses[index][0] or self.folded[at] not in "（(":
            return ""
        return self.last_noun(self.phrase(self.clauses[index][0], at, bracket=True).said)

    def without_generic(self, said: str) -> str:
        """Drop 还设立 of 还设立社区基金: what has a property is what was set up."""
        words = self.words_in(said)
        for k, word in enumerate(words[:4]):
            if (not k or words[k - 1].tag in "kde") and word.said in self.words.generic:
                return said[word.end :] or said
        return said

    def in_closed_bracket(self, index: int, before: int) -> bool:
        """Tell whether a figure stands in a bracket that closes soon after it, before a place."""
        start = self.quantities[index].end
        end = min(before, start + 20)
        close = max(self.folded.find(mark, start, end) for mark in "）)")
        return close >= 0 and not any(self.folded.find(mark, start, close) >= 0 for mark in "（(")

    def before_bracket(self, index: int, *, measured: bool = False) -> str:
        """Return the noun, or the measure, before the bracket that opens right before a figure's phrase."""
        quantity = self.quantities[index]
        start = self.clauses[index][0]
        at = self.open_bracket(max(start, quantity.start - 8), quantity.start)
        if at is None or at <= start:
            return ""
        if index:
            start = max(start, self.quantities[index - 1].end)
        noun = self.phrase(start, at, bracket=True, item=self.is_item(start))
        if measured:
            return noun.said if noun.share or MEASURED.search(noun.plain) else ""
        return noun.said if noun.words and noun.words[-1].tag in "nwu" else ""

    def in_own_bracket(self, index: int) -> bool:
        """Tell whether a figure stands alone in its brackets, after another: （约合28亿美元）."""
        quantity = self.quantities[index]
        near = max(self.scene.sentence(index).start, quantity.start - 4)
        return self.open_bracket(near, quantity.start) is not None and self.folded.startswith(
            ("）", ")"), quantity.end
        )

    def listed_by_rank(self, index: int) -> str:
        """Return by what the clause ranks those that it lists: 增长率居前五位的国家是甲国（18%）."""
        end = self.quantities[index].start
        start = max(self.clauses[index][0], end - REACH)
        if self.folded[start - 1 : start] == "：" and (span := self.span_before(index)):
            start = span[0]  # 入园人次居前三位的景区依次为：甲（3万人次）
        ranks = LISTS_BY_RANK.search(self.folded, start, end)
        if ranks is None:
            span = self.span_before(index) if self.folded.startswith("包括", start) else None
            limit = _LIMITED.search(self.folded, *span) if span else None
            return self.phrase(*limit.span("of")).said if limit else ""
        at = bisect_left(self.taken, ranks.start(), 0, index)
        if at:
            start = max(start, self.taken[at - 1])  # 这4部影片票房分别为
        if each := _EACH_PLACE.match(self.folded, start, ranks.start()):
            start = each.end()  # 各县区开工率分别为：甲区93%
        said = self.phrase(start, ranks.start()).said
        if said and not self.only_places(said):
            if rest := self.beside_places(self.plain(said)):
                return said[-len(rest) :]  # 三地产量
            return self.without_place(said)
        # 出口增长率较高的国家集中在亚洲，其中居前五位的是甲国（18%）
        span = self.span_before(index)
        return self.measured_in(self.phrase(*span).words) if span else ""

    def aspect(self, index: int) -> str:
        """Return what the sentence said before that it speaks of: 在宽带接入方面，收入…."""
        if not self.has_aspects:
            return ""
        end = self.clauses[index][0]
        start = max(self.scene.sentence(index).start, end - REACH)
        at = self.folded.rfind("方面，", start, end)
        if at < 0:
            return ""
        if (start, at) not in self._aspects:
            head = behind_last(UP_TO_STOP, self.folded, start, at)
            found = _IN_ASPECT.match(self.folded, head, at)
            self._aspects[start, at] = self.phrase(found.end() if found else head, at).said
        return self._aspects[start, at]

    def announced(self, index: int, phrase: Phrase) -> str:
        """Return the topic that the clause before announces: 论…占比, 机构数量方面."""
        span = self.span_before(index)
        if span and (follows := _AS_FOLLOWS.search(self.folded, *span)):
            said = self.phrase(span[0], follows.start()).said
            return said if _WEIGHED.search(self.plain(said)) else ""
        if span and (seen := _AS_SEEN.match(self.folded, *span)):
            said = self.last_noun(self.phrase(seen.start("of"), seen.end("of")).said)
            return said if _WEIGHED.search(self.plain(said)) else ""
        if span is None or not _TOPIC.match(self.folded, *span):
            return ""
        said = self.clause_before(index, phrase) or ""
        noun = self.last_noun(said)
        if head := _TOPIC.match(self.plain(noun)):
            noun = noun[head.end() :]
        return noun if self.beside_places(self.plain(noun)) is None else ""

    def core(self, plain: str) -> str:
        """Return what is left of a phrase without its places: 报告 of 深圳、东莞各报告."""
        for _ in range(3):
            rest = self.without_place(plain).lstrip("、和与各均共已将再")
            if rest == plain:
                break
            plain = rest
        return plain

    def noun_nearby(self, index: int, phrase: Phrase) -> str:
        """Return the noun that a verb alone leaves out: of the same classifier, or the clause before."""
        level = self.level(index)
        if level is not None and (noun := self.noun_of(level)):
            return noun
        said = self.clause_before(index, phrase)
        noun = self.last_noun(said or "")
        how = said and any(word.tag == "e" for word in self.words_in(said)[1:])  # 市场很快降温
        if said and noun and said.endswith(noun) and not how:
            return noun
        if aspect := self.aspect(index):
            return self.last_noun(aspect)  # 交通事故方面，去年发生212宗
        unit = self.quantities[index].unit
        for k in self.figures_before(index, back=1):
            if self.quantities[k].unit == unit:
                return self.noun_of(k)  # 修建便民桥191座。全市累计修建2090座
        if unit is not None and unit in _OF_ONE_KIND:
            for k in range(index - 1, max(-1, index - FIGURES), -1):
                if self.home[index] - self.home[k] > _FAR_BACK:
                    break
                if self.quantities[k].unit == unit:
                    return self.noun_of(k)  # 全市有特教学校14所。教师…。今年要再建3所
        return ""

    def base(self, index: int, phrase: Phrase) -> str | None:
        """Return the noun of the whole that a modifier needs (农村 → 低保资金)."""
        quantity = self.quantities[index]
        aside = False
        for k in self.figures_before(index):
            if self.in_closed_bracket(k, quantity.start):
                if phrase.bracket and k in self.bases and _alike(self.quantities[k], quantity):
                    return self.bases[k]  # 个案分布为甲市（8例）、乙市（5例）
                aside = True
                continue
            if self.quantities[k].unit == quantity.unit or (
                quantity.kind in SHARES and self.quantities[k].kind in SHARES
            ):
                if k in self.bases:
                    return self.bases[k]
                if aside and (noun := self.noun_of(k)):
                    return noun
                break
        if phrase.bracket and (spread := self._spread(index)):
            return spread
        base = self.same(index, phrase) or ""
        plain = self.plain(base)
        if quantity.kind in SHARES and "占" in plain[1:-1]:
            return self.core(base)  # 经费占总值的4%，乙国为2%
        if share := _SHARE_END.search(plain):
            base, plain = base[: share.start()], plain[: share.start()]  # 甲区占18%，乙区占17%
        if not base or self.only_places(base):
            return None
        if BECAME.match(plain):
            return base
        if plain[0] in "对自" and (whom := WITH_WHOM.match(plain)):
            return base[whom.end() :]  # 对美出口增长6%，对欧盟4%
        for modifier in self.words.modifier_ends.of(plain):  # no modifier ends another
            if len(base) > len(modifier) + 1:
                base = base[: -len(modifier)].rstrip("、和及与")
                break
        base = self.without_last_place(self.core(base))
        if base[:1] != "未":  # 未开工项目
            noun = self.without_total(base)
            # 器官捐献登记2718人，其中甲区604人: of persons it is the act, where no noun names them
            act = quantity.kind in _PERSONS and not base.endswith(noun)
            act = act and not self.words.people.end(self.plain(noun))
            base = self.core(noun) if len(noun) > 1 and not act else base  # 来自甲省的乙省病人
        else:
            base = self.without_end(_TOTAL, base) or base
        if of := _OF_OTHERS.match(self.plain(base)):
            base = base[of.end() :]
        return base if len(base) > 1 and base not in self.words.modifiers else None

    def _spread(self, index: int) -> str:
        """Return what is spread over places in brackets: 个案分布为新北市（8840例）."""
        start, end = self.clauses[index][0], self.quantities[index].start
        found = _SPREAD.match(self.folded, start, end)
        of = self.phrase(*found.span("of")) if found else None
        return of.said if of and of.words and of.words[-1].tag in "nu" else ""

    def contrasted(self, index: int, phrase: Phrase) -> str:
        """Return the name before with one part for the other: 男性平均寿命75岁，女性80岁."""
        said = phrase.said
        if not said:  # 昼间54分贝（夜间45分贝）: a time is no part of a phrase
            start, end = self.quantities[index - 1].end, self.quantities[index].start
            said = self.text[start:end].strip("、，；（） ") if end - start < _SHORT_NAME else ""
        against = self.words.contrasts.get(self.plain(said))
        level = self.level(index) if against else None
        name = self.names[level] if level is not None else None
        if not against or not name or said in name:
            return ""
        plain = self.plain(name)
        for other in against:
            at = plain.find(other)
            if at == 0 or (at > 0 and len(other) > 1):  # not 子女
                whole = name[:at] + said + name[at + len(other) :]
                return whole if len(whole) > len(said) else ""
        return ""

    def trimmed(self, said: str) -> str:
        """Drop what stands at the head once the place is gone: 全市共对…, 截至目前…."""
        plain = self.plain(said)
        if plain[:1] not in _MAY_OPEN or TOWARDS.match(plain):
            return said
        if plain[0] == "由" and ("的" in plain or BECAME.match(plain)):
            return said  # 由企业捐建的桥
        at = 0
        for word in self.words.cut(plain, 0, min(len(said), 12)):
            if word.tag not in "kd" or word.said == "对口" or len(said) - word.end < 2:
                break
            at = word.end
        return said[at:]

    def outer(self, index: int) -> int:
        """Return the figure before, or that behind which a bracket with it stands: 5座（其中新3座）."""
        start, home = self.quantities[index].start, self.home
        at = index - 1
        while at > 0 and home[at] == home[index] and self.in_closed_bracket(at, start):
            at -= 1
            if self.folded.startswith("（", self.quantities[at].end):
                return at if home[at] == home[index] else index - 1
        return index - 1

    def owner(self, index: int) -> str | None:
        """Return whose property the figure before states: 飞来石 of 飞来石高12米."""
        k = self.outer(index)
        if self.quantities[k].kind in SHARES and _THOSE.search(
            self.folded,
            max(self.clauses[k][0], self.quantities[k].start - _FAR),
            self.quantities[k].start,
        ):
            # 茶园20万亩，投产的占六成，产量1万吨: those are but a part of what has it
            levels = (
                j for j in self.figures_before(k + 1) if self.quantities[j].kind not in SHARES
            )
            k = next(levels, k)
        said = self.names[k]
        if said and self.quantities[k].kind in SHARES:
            said = self.without_share(said)  # 苹果占八成，产量3000吨
        if not said or said == "历时":
            return None
        if self.plain(said) in _KINDS and (of := self.last_noun(self.before_of[index - 1])):
            first = self.words_in(of)[0]
            verb = of[: first.end] in self.words.verbal
            said = of[first.end :] if verb else of  # 发展药材60多个品种，面积…
        for made in ("年产", "日产", "月产"):
            said = said.removeprefix(made) or said
        if not said:
            return None  # 发展5个品种，面积7万亩
        body, _, of = said.rpartition("的")
        if of and _LIMITED_TO.search(self.plain(body)):
            said = of  # 产值超过10亿元的企业，总产值达500亿元
        plain = self.plain(said)
        words = self.words_in(said)
        last = plain[words[-1].start :]
        if len(last) > 1 and last not in self.words.attributes and words[-1].tag == "n":
            return self.without_generic(self.without_verbs(said) or said)  # 地区生产总值
        for attribute in self.words.attribute_ends.of(plain):
            if len(said) > len(attribute):
                owner = self.without_generic(self.without_verbs(said[: -len(attribute)]))
                owner = _PLANNED.sub("", owner)
                whole = self.plain(owner) in ("东西", "南北", "总", "") or owner[0] == "最"
                return None if whole else owner
        if said in self.words.attributes:
            return None
        return self.without_generic(self.without_verbs(said) or said)

    def without_last_place(self, said: str) -> str:
        """Drop the place that a name ends with: 新增本地病例分布在广州市."""
        noun = self.last_noun(said)
        if not noun or noun == said or not self.only_places(noun):
            return said
        return self.without_verbs(said[: said.rfind(noun)]) or said

    def ends_in_place(self, plain: str) -> bool:
        """Tell whether a name ends in a place: 末位乙县."""
        places = find_places(plain, self.scene.lexicon)
        return bool(places) and places[-1].end == len(plain)

    def without_verbs(self, said: str) -> str:
        """Drop the verbs at the end of a phrase: 祝山线每日加开 has the property of 祝山线."""
        words = self.words_in(said)
        end = len(words)
        while end and words[end - 1].tag in "vdekx":
            end -= 1
        return said[: words[end - 1].end] if end else ""

    def last_word(self, said: str) -> str:
        """Return the last word of a name."""
        return said[self.words_in(said)[-1].start :] if said else ""

    def last_noun(self, said: str) -> str:
        """Return the last run of nouns of a name."""
        words = self.words_in(said)
        end = len(words)
        while end and (
            words[end - 1].tag not in "nwu"
            # 标准已统一: after an adverb, what may be a noun is a verb
            or (end > 2 and words[end - 1].tag == "w" and words[end - 2].tag in "dk")
        ):
            end -= 1
        start = end
        while (
            start
            and (
                words[start - 1].tag in "nwbu"
                # 幸福院: a noun of one character needs the adjective before it
                or (
                    # 儿童之家
                    1 < start < end and words[start - 1].said == "之"
                )
                or (
                    start < end
                    and words[start - 1].tag == "a"
                    and words[end - 1].end - words[start].start == 1
                )
            )
            # a name in Latin letters is one word, however long
            and (start == end or words[end - 1].end - words[start - 1].start <= 8)
        ):
            start -= 1
        if (
            0 < start < end - 1
            and words[start - 1].tag == "m"
            and words[start].end - words[start].start == 1
        ):
            start += 1  # 超10亿元企业: the unit is no part of the noun
        if 0 < start < end and words[end - 1].end - words[start].start == 1:
            start -= words[start - 1].tag in "vs"  # 参与率: no rate without of what
        return said[words[start].start : words[end - 1].end] if end else ""

    def without_total(self, said: str) -> str:
        """Return the last run of nouns of a name, without 人数 or 总数: 学生 of 招收学生人数.

        Behind a verb these are named with what was done, as they say nothing alone: 触电死亡人数.
        """
        noun = self.last_noun(said)
        if self.plain(noun) not in BARE_MEASURES:
            return self.without_end(_TOTAL, noun) or noun
        words = self.words_in(said)
        end = next(k for k in range(len(words), 0, -1) if words[k - 1].tag in "nwu")
        start = end - 1
        while start and words[start - 1].tag in "nwbuva":
            start -= 1
        whole = said[words[start].start : words[end - 1].end]
        return whole if len(whole) <= _LONGEST_ITEM else noun

    def act_after(self, index: int) -> str:
        """Return the act that follows a figure: 1481.4万人受灾, 以980万元沽出三房单位."""
        if self.folded.startswith(_CLOSES, self.quantities[index].end):
            return ""
        start, end = self.stretch_after(index, _LONGEST_ACT)
        k = bisect_left(self.time_starts, start)
        if self.time_starts[k] == start:  # 1500余人昨晚出席音乐会
            start = self.time_ends[k + 1]
            end = max(
                start,
                self.stretch_after(index, start - self.quantities[index].end + _LONGEST_ACT)[1],
            )
        words = self.words.cut(self.folded, start, end)
        said = [word.said for word in words]
        person = self.quantities[index].kind in _PERSONS
        while len(words) > 1 and said[0] in (_ALL if person else _AUXILIARY):
            del words[0], said[0]
        if person and said[:2] in (["死", "于"], ["死", "於"]):
            return self.say(self.cut_to_mark(*self.stretch_after(index, LONGEST_RIGHT)))
        times = self.quantities[index].unit == "次"
        if times and words and (said[0] in _TO_WHOM or said[0] in _BEFELL):
            return self.say(self.cut_to_mark(*self.stretch_after(index, _LONGEST_ACT + 1)))
        if words and not times and _SETS_RECORD.match(self.folded, words[0].start):
            return ""  # 4655人创下历年新高
        how = person and len(words) > 1 and words[0].tag in "ade"  # 2.2万人紧急转移安置
        taken = 1 if how else 0
        if person and words and said[0] in _HOW:
            if words[1:2] and words[1].tag == "m":
                return ""  # 300人到2020年脱贫
            return self.clause_after(index)
        only = words[:1] and said[0] == "仅" and [word.tag for word in words[1:2]] == ["v"]
        if len(words) > 1 and (only or said[0] in _STATED):
            end = self.stretch_after(index, LONGEST_RIGHT + 1)[1]
            if (
                end < self.clauses[index][1]
                # 60家企业中有22家处于停产状态: 企业; but 尚有700余万人处于贫困状态
                or (not person and self.folded[self.quantities[index].start - 1] == "有")
            ):
                return ""
            return self.say(self.cut_to_mark(words[1 if only else 0].start, end))
        if person and len(words) > 1 and words[0].tag == "u" and said[1] == "了":
            return self.say(words[:2])  # 3人死了
        if (
            len(words) > 2
            and (words[0].tag == "u" or said[0] in _VERBS_APART)
            and said[1] == "了"
            and words[2].tag in "nu"
            and words[2].end == self.clauses[index][1]
        ):
            return self.say(words[:3])  # 30户脱了贫
        if not words or words[taken].tag not in "vw" or NO_ACT.match(self.folded, words[0].start):
            return ""
        while taken < len(words) and (
            (
                words[taken].tag in "vnwub"
                and not (taken and NO_ACT.match(self.folded, words[taken].start))
            )
            or said[taken] in _WITHIN_ACT
            or self._goes_on(words, taken)
            or (person and said[taken] == "的" and self._ends_in_noun(words, taken + 1))
        ):
            taken += 1
        return self.text[words[0].start : words[taken - 1].end].replace("\n", "")

    def act_behind_bracket(self, index: int) -> str:
        """Return the act behind a figure and its bracket: 全球有23亿人（占比29.3%）面临饥饿."""
        end = self.quantities[index].end
        if not self.folded.startswith("（", end):
            return ""
        start = self.folded.find("）", end, end + 20) + 1
        stop = CLAUSE_BREAK.search(self.folded, start, start + LONGEST_RIGHT)
        words = self.words.cut(self.folded, start, stop.start()) if start and stop else []
        return self.say(words) if words and words[0].tag in "vw" else ""

    def _ends_in_noun(self, words: list[Word], at: int) -> bool:
        """Tell whether nothing but a noun stands from a place on: 参加不同形式的活动."""
        end = self.noun_phrase(words, at)
        return end > at and (end == len(words) or words[end].tag == "x")

    def clause_after(self, index: int) -> str:
        """Return all that a clause says of the counted: 150万人因结核病死亡.

        Where it says but when, the clause after it says what: 60人在假期结束后，已返岗.
        """
        start, end = self.stretch_after(index, LONGEST_RIGHT + 1)
        if end < self.clauses[index][1] or self.says_why(start, end):
            return ""
        if _WHEN.search(self.folded, start, end):
            start = end + 1
            end = min(self.scene.sentence(index).end, start + LONGEST_RIGHT + 1)
            if index + 1 < len(self.quantities):
                end = min(end, self.quantities[index + 1].start)
            mark = CLAUSE_BREAK.search(self.folded, start, end)
            if mark is None or not self.folded.startswith(("已", "就", "才", "均", "都"), start):
                return ""
            end = mark.start()
        amid = _AMID.match(self.folded, start, end)
        words = self.cut_to_mark(amid.end() if amid else start, end)
        while words and words[0].said in _ALL:
            del words[0]
        if not any(word.tag in "vwc" for word in words[1:]) and (
            not words or words[0].tag not in "vw"
        ):
            return ""
        return self.say(words)

    def cause_after(self, index: int) -> str:
        """Return the cause by which the figures of a bracket differ: （5人溺水所致，3人因触电所致）."""
        start, end = self.stretch_after(index, LONGEST_RIGHT)
        if (
            not index
            or not self.folded.startswith("因", start)
            or "所致" not in self.folded[start:end]
        ):
            return ""
        before = self.folded[self.quantities[index - 1].end : self.quantities[index].start]
        if not before.endswith("所致，") or not self.names[index - 1]:
            return ""
        return self.text[start + 1 : self.folded.find("所致", start)]

    def says_why(self, start: int, end: int) -> bool:
        """Tell whether a stretch says why, not what: 死亡7人，其中2人因雷击所致."""
        rest = self.folded[start:end].rstrip("）)")
        return rest.endswith(("所致", "引起", "造成"))

    def cut_to_mark(self, start: int, end: int) -> list[Word]:
        """Cut the rest of a clause into words, without the marks that end it."""
        words = self.words.cut(self.folded, start, end)
        while words and words[-1].tag == "x" and words[-1].said not in "”」』":
            words.pop()
        return words

    def predicate(self, index: int, *, within: bool = False) -> str:
        """Return what a clause says of the share that it begins with: 62%认为价格合理.

        ``within``: what the share is of stands before it in the clause.
        """
        quantity = self.quantities[index]
        head, tail = self.clauses[index]
        start, end = self.stretch_after(index, LONGEST_RIGHT + 1)
        if (
            quantity.kind not in SHARES
            or end < tail
            or not (within or HEAD_OF_SHARE.fullmatch(self.folded, head, quantity.start))
        ):
            return ""
        words = self.cut_to_mark(start, end)
        quoted = bool(words) and words[0].said in "“‘"
        lead = quoted + (bool(words) and words[0].said in _MODAL)
        kinds = [word.tag for word in words[lead : lead + 3]]
        if not kinds or NO_ACT.match(self.folded, start):
            return ""
        if words[quoted].said == "由" and words[-1].tag == "v":
            return self.say(words)  # 其中六成由纠纷引发
        if not quoted and _OPINION.fullmatch(self.folded, start, words[-1].end):
            return self.say(words)
        has = (
            words[lead : lead + 1]
            and words[lead].said == "有"
            and kinds[1:2]
            and kinds[1] in "nwbu"
        )
        if has or words[quoted].said in _NOT:
            return self.say(words)  # 三成有基础病
        if kinds[0] not in "vedw" or "v" not in kinds:
            return ""
        return self.say(words)

    def said_of(self, index: int, noun: str) -> str:
        """Return what a clause says of those who are a share: 66%的受访者认为合理."""
        head, end = self.quantities[index].end, self.clauses[index][1]
        at = self.folded.find(self.plain(noun), head, min(end, head + 2 * LONGEST_RIGHT))
        if at < 0:
            return ""
        head = at + len(noun)
        start = head + self.folded.startswith(("都", "均", "也", "则"), head)
        last = index + 1 == len(self.quantities) or self.quantities[index + 1].start >= end
        if not last or not 1 < end - head <= LONGEST_RIGHT or MEASURED.search(self.plain(noun)):
            return ""
        words = self.cut_to_mark(start, end)
        if not words:
            return ""
        first = words[0].said
        went = words[1:] and words[1].said == "了"  # 村通了公路
        feels = words[0].tag == "a" and len(words) == 1  # 六成受访者不满
        if not (words[0].tag == "v" or feels or went or first in _IS or first in _NOT):
            opinion = _OPINION.fullmatch(self.folded, start, words[-1].end)
            return self.text[head : words[-1].end].replace("\n", "") if opinion else ""
        if NO_ACT.match(self.folded, start) or NO_PART.match(self.folded, start):
            return ""
        return self.text[head : words[-1].end].replace("\n", "")

    def _goes_on(self, words: list[Word], at: int) -> bool:
        """Tell whether an adjective or 或 stands within an act: 需紧急生活救助, 面临中度或重度饥饿."""
        if at + 1 == len(words):
            return False
        if words[at].said in ("及", "和") and words[at - 1].tag in "va":
            return words[at + 1].tag in "va"  # 涉及致命及严重受伤意外
        if not (words[at].tag == "a" or words[at].said == "或"):
            return False
        return words[at + 1].tag in ("nvw" if words[at].tag == "a" else "nvwbau")

    def complement(self, index: int) -> str:
        """Return what a clause says that the counted are: 85家为公募基金会."""
        start, end = self.stretch_after(index, LONGEST_RIGHT + 1)
        if born := _BORN.match(self.folded, start, end):
            return self.text[slice(*born.span("who"))]
        start += self.folded.startswith(("全", "都", "均"), start, end)  # 2万亩全是梯田
        listed = end > start and self.folded[end - 1] == "、"  # 5例为本地病例、3例属输入病例
        if not self.folded.startswith(_IS, start, end) or (
            end < self.clauses[index][1] and not listed
        ):
            return ""
        words = self.words.cut(self.folded, start + 1, end)
        while words and words[-1].tag == "x" and words[-1].said not in "”》":
            words.pop()
        if words and words[-1].said in "）)" and not any(word.said in "（(" for word in words):
            words.pop()  # （其中5人为学生）
        if not words or NO_PART.match(self.folded, words[0].start):
            return ""
        last = words[-1].said
        described = self.folded[start] == "是" and (last == "的" or self.folded[end - 2] == "的")
        nominal = all(word.tag in "nwbauv" or word.said in _JOINERS for word in words)
        # 3人是肥胖或超重
        either = len(words) > 2 and words[-2].said in ("或", "或者") and words[-1].tag in "av"
        if (
            described  # 420万是在等待结果的人
            or (either and all(word.tag in "av" for word in words[:-2]))
            or self.noun_phrase(words, 0) == len(words)
            or (nominal and words[-1].tag in "nw" and len(words) > 1)  # 灭火和抢险救援行动
            or self._is_source(index, words)
            or self._is_described(words)
        ):
            if listed and index < len(self.taken):
                self.taken[index] = end
            return self.say(words)
        return ""

    def _is_described(self, words: list[Word]) -> bool:
        """Tell whether words are a clause that 的 joins to who it is of: 定向培养的大学生."""
        of = next((k for k in range(len(words) - 1, 0, -1) if words[k].said == "的"), 0)
        last = words[-1]
        known = last.tag in "nw" and self.words.people.end(self.folded[words[of].end : last.end])
        return of > 0 and known and self.noun_phrase(words, of + 1) == len(words)

    def _is_source(self, index: int, words: list[Word]) -> bool:
        """Tell whether a few words say what a sum of money is: 200万元是自筹, 财政拨款."""
        if self.quantities[index].kind is not Kind.MONEY or len(words) > _LONGEST_SOURCE:
            return False
        size = words[-1].end - words[0].start
        return size > 1 and all(word.tag in "nwbuv" for word in words)

    def predicate_after(self, index: int) -> bool:
        """Tell whether a verb follows a figure in its clause: 6万余间严重损坏."""
        words = self.words.cut(self.folded, *self.stretch_after(index, 6))[:2]
        return any(word.tag == "v" for word in words) or (bool(words) and words[0].said in DOING_SO)

    def is_modifier(self, before: str) -> bool:
        """Tell whether the phrase only says which part: 农村, 女性, a place."""
        if before in self.words.modifiers or before in self.words.rests:
            return True
        if before[:1] == "第" and _ROUND.fullmatch(before):
            return True
        # 普惠性民办41所
        for modifier in self.words.modifier_ends.of(before):
            if before[: -len(modifier)].endswith(("性", "型")):
                return True
        if before.endswith(("部分", "部份")) and len(before) <= _LONGEST_LIST:
            return True  # 收入16亿元（地震部分3亿元）
        if len(before) > _LONGEST_LIST or not self.gazetteer.may_begin(before):
            return False
        if before.endswith(MARKETS):
            return False
        places = find_places(before, self.scene.lexicon)
        if not places:
            return False
        joints = len(before) - sum(place.end - place.start for place in places)
        return joints == 0 or (
            len(places) > 1
            and joints <= len(places) + 2
            and _PLACE_LIST.issuperset(before[places[-1].end :])
        )

    def fares(self, index: int) -> str:
        """Return what is measured of those of whom the clause before says only how they fare."""
        span = self.span_before(index)
        if span is None or _FARES.fullmatch(self.folded, *span) is None:
            return ""
        level = self.level_near(index)
        if level is None or (level == index - 1 and self.quantities[level].end > span[0]):
            return ""
        between = self.text[self.quantities[level].end : span[0]]
        return "" if "\n" in between.strip() else self.noun_of(level)

    def topic_before(self, index: int, phrase: Phrase) -> str | None:
        """Return what the clause before names, completed where it is but a part or a place."""
        said = self.clause_before(index, phrase)
        if said and self.is_modifier(self.plain(said)):
            base = self.base(index, phrase) if index else None
            alone = said if phrase.share else None  # 甲区最多，占18.9%
            return merge(said, base) if base else alone
        return said

    def is_second_level(self, index: int) -> bool:
        """Tell whether a figure is the level reached of 由A…到B: both measure the same."""
        previous, quantity = self.quantities[index - 1], self.quantities[index]
        start, begin = self.clauses[index][0], self.clauses[index - 1][0]
        # 从每斤5元，一路跌到3元: the first may stand in the clause before
        if start > previous.end + 1 or previous.unit not in (quantity.unit, None):
            return False
        if _FROM.search(self.folded, max(begin, previous.start - _FAR), previous.start) is None:
            return False
        end = self.end_before_time(previous.end, quantity.start)
        if not self.folded.endswith(("到", "至", "为", "成"), previous.end, end):
            return False
        return start < previous.end or all(
            word.tag in "vdegk" for word in self.words.cut(self.folded, start, end)
        )

    def end_before_time(self, start: int, end: int) -> int:
        """Return where a stretch ends without a date and per what: 增至 of 增至2020年的每人."""
        if per := PER.search(self.folded, start, end):
            end = per.start()
        end -= end > start and self.folded[end - 1] == "的"
        last = bisect_left(self.time_starts, end)
        return max(start, self.time_starts[last - 1]) if self.time_ends[last] == end > 0 else end

    def joined_by_noun(self, index: int) -> bool:
        """Tell whether only a noun that 的 joins to the figure before stands between the two."""
        if index - 1 not in self.nouns_of:
            return False
        start, end = self.quantities[index - 1].end, self.quantities[index].start
        return UP_TO_STOP.match(self.folded, start, end) is None

    def weak(self, phrase: Phrase) -> bool:
        """Tell whether a phrase has no noun of its own: 新建, 户均, 首批, 一家."""
        tags = {word.tag for word in phrase.words}
        return "n" not in tags and (len(phrase.plain) <= 2 or tags.isdisjoint("ub"))


def _alike(other: Quantity, quantity: Quantity) -> bool:
    """Tell whether a figure may measure what another one measures: 42名居民…，32人…."""
    persons = other.kind is quantity.kind is _PERSON
    return persons or quantity.unit is None or other.unit == quantity.unit


# 普及率, 参与率, 共和国: no joint within a word
_AND_APART = "(?<![普涉波危])及(?![格时])|(?<![共饱缓温总])和(?!谐)|(?<![参给])[与與]"
_JOINTS_OF_LISTS = tuple(map(re.compile, (f"、|{_AND_APART}", "、", _AND_APART)))


def listed(said: str, size: int) -> list[str] | None:
    """Return the things that a phrase lists, if they are so many: 甲、乙和丙."""
    for joints in _JOINTS_OF_LISTS:
        items = joints.split(said)
        if len(items) == size:
            return items
    return None


def merge(first: str, second: str) -> str:
    """Join two phrases, an overlap said once."""
    for length in range(min(len(first), len(second)), 1, -1):
        if first.endswith(second[:length]):
            return first + second[length:]
    return first + second
