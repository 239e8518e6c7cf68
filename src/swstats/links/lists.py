"""What the members of a list take from the measure that is said once for all of them.

A list names who has each figure (其次是嘉义县7亿元, 乙银行1.57%); what the figures measure stands in
the frame around it (受损以台南市10亿元最严重, 入园人次居前三位的景区依次为：) or with its first member
(甲银行营收增速2.15%, 乙银行1.57%).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from swstats.links.neighbours import Neighbours
from swstats.links.phrases import (
    LONGEST_LISTED,
    MEASURED,
    NOMINAL,
    SHARES,
    TOWARDS,
    Phrase,
    tag_of,
)
from swstats.links.scope import FIGURES, REACH, UP_TO_STOP, behind_last, up_to
from swstats.records import COUNTED, Kind

if TYPE_CHECKING:
    from decimal import Decimal

    from swstats.links.scope import Scene

# By their own names, as looking up a member takes time.
_MONEY, _PERCENT, _PERSON = Kind.MONEY, Kind.PERCENT, Kind.PERSON

_RANK = "最(?:为?严重|为?突出|为?明显|[多少高低大小快慢长短重])|居[首冠多]|为[首最冠]"
# 占用率最高的是甲院, 其次为乙院: by what they rank, and who has the next figure
_RANKED = re.compile(
    f"(?:{_RANK}|再?其次|再次|再者|紧随其后|(?<![0-9一二三四五六七八九十])第(?:[二三四五六]位?|[1-6一二三四五六][名位]))(?:的|者)?(?:依[次序]|分别)?(?:则|也|就)?[是为]"
    "(?P<who>[^，。；：、0-9为是]{2,16}?)(?:[为达有]|达到)?$"
)
# 各县受损以甲县7亿元最严重; 其中以甲院最多，有353人次
_FOREMOST = re.compile(
    "(?<![可所得难足予加])以(?![上下外来后及为]|前(?!往)|内(?!地))"
    f"(?P<who>[^，。；：0-9]{{2,24}}?)(?:等[^，。；：、0-9]{{0,4}})?的?(?P<rank>{_RANK})?[（(]?$"
)
_MAY_RANK = re.compile("[最次随第以再]")  # one of these is in what either finds
# 以前往香港…居首: where they go, or come from
_TO_OR_FROM = re.compile("前往|来自|赴|抵达?|到")
# 分布地区以甲市310例最多: the axis of a division, not what is counted
_AXIS = re.compile(
    "(?:分布(?:地区|区域|地)?|来源[国地]?|客源[国地]?|目的地|抵达地|出口市场|出口地|进口来源地?|出口对象国?|"
    "(?:来源|目的|输出|输入|客源)(?:国家|地区|市场)(?:和地区)?|销售(?:市场|地区|区域)|"
    "(?:国籍|行业|业|年龄|性|县市|地区|产业|学历|职业|货品|区域|国家)别)$"
)
# 诈骗手法以假投资居多: by what they are told apart, no measure of theirs
_MANNER = re.compile("(?:手法|手段|方式|方法|类型|类别|种类|原因|成因|用途)$")
_SHARE_ASIDE = "(?:（?占(?:比|整体|总数)?[0-9.]{1,5}%）?)?"  # 以甲国27.8万人占36.9%最多
_RANKS_IT = re.compile(
    f"(?:元|美元)?{_SHARE_ASIDE}的?(?:{_RANK}|领先|较[高低多少大]|位居|位列|排(?:名|在|第))"
)
# what stands before the measure by which a list ranks: 各县市受损
_EACH = re.compile("(?:其中|当中|而|在|若?按|，)*(?:各[国省市县区州镇乡地家]{1,2})?的?")
# 损失2亿元，其次为乙县1亿元: what is said of things rather than counted, besides the measures
_STATED = re.compile(
    f"{MEASURED.pattern}|(?:损失|损害|受损|灾损|(?<![假骗])投资|销售|消费|[进出]口|成交|订单|贷款|存款|资产|负债)$"
)
_SUMS = ("资金", "经费", "款", "款项")
# 成本, 税金: sums themselves, no one who has them
_SUM_ENDS = frozenset("金费息税款本债券钱股")
# 主要订单来源地区，以美国…居冠: what comes from those who are then listed
_SOURCES = re.compile(
    "(?:主要|最大|[的，])*(?P<of>[^，。；：、的]{2,10}?)的?来源(?:地区?|国家?|市场|分布|方面)*$"
)
# （二）直营店：营业额增长…: what the figures of its line are of
_LABEL = re.compile(
    r"[\s　]*(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]+)?(?P<label>[^，。；：、（）()0-9]{2,14})："
)
# 经营情况：收入5亿元: a heading says of nothing
_HEADING = re.compile(
    "(?:[情概状]况|方面|部分|如下|其中|数据|指标|目标|内容|任务|消息|报[道导告表]|公[告报]|[快年月季]报|新闻|结果|统计|"
    "显示|指出|表示|介绍|分析|预[测计期]|来看|[了为是的说称道]|[上下]午|时间|今[日天年]|[年月日期季])$"
)
# 以甲的85%及乙的82%入住率为高: the measure follows
_MEASURE_RANKS = re.compile(
    "的?(?P<of>[^，。；：、0-9%的]{2,8}?)[均都]?(?:[为最较](?=[高低多少大小快慢首])|居[前首冠]|领先)[高低多少大小快慢首]?"
)
# 三者合计占, 合共占: a share of all
_ALTOGETHER = re.compile(
    "(?:以上|[两三四五六七八九十][者地国省市县家]|它们)?(?:[合共](?=占)|合[共计]|共计|总[共计]|一共)[^，。；：]{0,2}占"
)
_IN_ORDER = re.compile("[，：]?(?:依[次序]|分别)[为是]")
_INCLUDES = re.compile("其中(?:包括)?|包括|包含|当中")
_UP_TO_ITEM = up_to("；\n")
# 用水量按行业分：, 分地区看，: by what a whole is divided, behind the start of a sentence or a semicolon
_DIVISION = re.compile(
    "(?:(?<=[。；\\n！？])|(?P<of>(?<![^。；\\n！？])[^，。；：\\n按依分0-9]{2,20}))[\\s　]*[其若如]?中?"
    "(?:[按依](?:照)?(?=[^，。；：\\n0-9]{2,12}[，：:])[^，。；：\\n0-9]{1,8}?(?:(?:划|劃|区|區)?分|分[类類布]|[统統][计計])(?:[来來]?看)?"
    "|[分从從][^，。；：\\n0-9]{1,8}?(?:[来來]?看|而言))[，：:]"
)
_APART = re.compile("[、和与及]")
_AMONG = re.compile("其中")
# 望安国小, 唐家坊镇: bodies and places, which count nothing by themselves
_INSTITUTE = re.compile(
    "(?:[小中高大]学|国[小中]|(?<![集空])[一二三四五六七八九十职]中|校|院|厂|村|社区|公司|中心|班|支?队|研究所|派出所|农场|[分支总]局|车站|银行|分行|合作社|镇|乡|街道|苏木|堂区|[^地小园社矿林库城市郊山景]区|[^城]市|[^周全]县)$"
)
_OF_INSTITUTES = frozenset("个家所间座处栋幢支户")  # units that count bodies themselves
_MAY_DIVIDE = frozenset("按依分从從")
_HAS_SO_MUCH = re.compile("(?:[占佔共有达達为為录錄报報]|录得|錄得|[合共]计|[合共]計|分[别別])+$")
_FAR_WHOLE = 4  # sentences
_NEXT = re.compile("(?:再?其次|再次|此外|另外|以及|还有)?(?:则|也)?[是为]?")
_JOINTS = frozenset("、和及与")
_OF_ITEMS = _JOINTS | {"其他", "及其", "他", "未", "不"}
_SEPARATORS = frozenset("、，；和及与而则（）其中")
# 美出口额: with whom one trades
_PARTNER = re.compile("[美德日俄英法欧韩华](?=[出进]口|贸易|投资)")
_TWO = 2
_RATE = re.compile("(?:[率比重度]|比例|[增降升跌涨][速幅])$")
# what stands between who has a figure and the figure, where nothing else is said of it
_HAVE_IT = frozenset((
    "", "为", "达", "达到", "以", "是", "均为", "分别", "分别为", "分别达", "分别达到", "均", "则", "仅", "仅为", "只有",
))  # fmt: skip
# 占比为64%，远高于乙厂的23%
_THAN_THAT_OF = re.compile(
    "(?:[高低多少大小快慢]于|超过|不及|不如)(?P<who>(?!对|去|上年|前|往年|同期)[^，。；：0-9的]{2,14})的$"
)
_THAN_TOWARDS = re.compile(
    "(?:[高低多少大小快慢]于|超过|不及|不如)(?P<whom>对[^，。；：、0-9的]{1,12})的$"
)
_YARDSTICK = re.compile("平均|均值|目标|预期|标准|水平|同期|计划")
# 超过甲厂的4万吨, 直逼甲台风2823毫米; 超过警戒水位2米 says by how much
_SURPASSED = re.compile(
    "(?:(?:超[过越出]|[高低多少大小快慢]于|不及|不如)(?=[^，。；：0-9]{1,16}[的时]$)|[逼接]近|直逼|追平|媲美)了?"
    "(?P<who>[^，。；：0-9]{2,14}?)[的时]{0,2}$"
)
# 距欧盟33%的目标仍有差距: a mark that what was measured before has to reach
_SHORT_OF = re.compile(
    "(?:但|仍|还|也|与|和|同)?(?:距离?|离)[^，。；：0-9的]{0,12}$|(?:但|仍|还)?[与和同][^，。；：0-9的]{2,12}$"
)
_MARK = re.compile(
    "的?(?:目标|要求|标准|规定|红线|底线|警戒线)[^，。；：]{0,3}?[有相还尚]?(?:差距|差得远|相去|很远|不少|甚远)"
)
_LONGEST_PERSON = 3
_SHORT = 5  # 住用率, 销售总额: a measure and no more
_OF_NAMES = NOMINAL | {"m"}
_OF_BODIES = _OF_NAMES | {"v"}
_SHORT_NAME = 3
_LONGEST_NAME = 12
_LONGEST_LIST = 12
_LONGEST_DIVIDED = 1000
_LONGEST_PLACE = 6
_RANKS = frozenset("村镇乡寨")
_LONGEST = 34  # a frame with the name in it


class Carrier(NamedTuple):
    """Who has a figure, and what the figure measures."""

    who: str
    of: str


class Lists(Neighbours):
    """Knows by what a list puts its members in order.

    ``carried`` is the measure of each figure that was given to a member of a list.
    """

    __slots__ = ("carried", "divided_of", "divisions", "told")

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self.carried: dict[int, str] = {}
        self.told: set[int] = set()  # figures of a list that a colon opens
        self.divisions: tuple[int, list[re.Match[str]]] = (-1, [])  # of one sentence
        self.divided_of: dict[int, str] = {}  # what the whole counts of those divided

    def carrier(self, index: int, phrase: Phrase) -> Carrier | None:
        """Return who has a figure and the measure that the list leaves out, if it is of a list."""
        if phrase.share or MEASURED.search(phrase.plain):
            return None
        if self.patterns.growth.fullmatch(phrase.plain):
            return None  # 甲县减少9人、降幅24%
        end = self.quantities[index].start
        start = self.clauses[index][0]
        if index and self.taken[index - 1] > start:
            start = self.taken[index - 1]
        if _MAY_RANK.search(self.folded, start, end) and (
            framed := self._framed(index, start, end)
        ):
            return framed
        k = self.level(index)
        if k is None or not self.names[k]:
            return None
        if _AXIS.search(phrase.plain) and (of := self.noun_of(k)):
            self.carried[index] = of
            return Carrier("", of)  # 前5大来源国分别为甲国68万人次
        return (
            self._in_order(index, phrase, k)
            or self._next_listed(index, phrase, k)
            or self._like_the_first(index, phrase, k)
            or self._for_each(phrase, k)
            or self._behind_measure(index, phrase, k)
            or self._rises_too(index, phrase, k)
            or self._next_item(index, phrase, k)
            or self._part_of_sum(index, phrase, k)
        )

    def divided(self, index: int) -> Carrier | None:
        """Return the part that a figure is of, and what the whole counts: 分产业看，第一产业12亿千瓦时.

        The whole is the nearest figure before that is of the same unit and large enough.
        """
        quantity = self.quantities[index]
        if quantity.kind in SHARES or quantity.unit is None:
            return None
        division = self._division(index) or (
            self._among(index) if quantity.unit not in _OF_INSTITUTES else None
        )
        if division is None:
            return None
        start = max(division.end(), self.clauses[index][0])
        if index:
            start = max(start, self.quantities[index - 1].end)
        end = quantity.start
        if ended := _HAS_SO_MUCH.search(self.folded, start, end):
            end = ended.start()
        name = self.phrase(start, end)
        who = self.folded[start:end]
        places = self.only_places(who) and who not in self.words.modifiers
        institute = division[0] == "其中" and _INSTITUTE.search(name.plain) is not None
        if not places and (
            not name.words
            or name.change
            or name.share
            or name.words[0].start > start + _TWO
            or (name.words[-1].tag in "vw" and not institute and len(name.words) > 1)
            or name.words[-1].said in self.words.money
            or self.folded.find("其中", division.end(), end) >= 0
            or not (institute or division[0] != "其中")
            or self.is_stated(name.said)
            or not (
                institute
                or self._is_name(name)
                or self._is_item(name)
                or all(map(self.is_modifier, _APART.split(name.plain)))
            )
        ):
            return None
        if division[0] != "其中" and division["of"]:
            of = self.divided_of[index] = self.phrase(*division.span("of")).said
        else:
            of = self._whole(index, division)
        return Carrier("" if places else name.said, of) if of else None

    def _division(self, index: int) -> re.Match[str] | None:
        """Return by what the whole is divided of which a figure is a part: 按地区分：."""
        home = self.home[index]
        if self.divisions[0] != home:
            sentence = self.scene.sentence(index)
            begin, end = sentence.start, min(sentence.end, sentence.start + _LONGEST_DIVIDED)
            found = []
            if not _MAY_DIVIDE.isdisjoint(self.folded[begin:end]):
                found = list(_DIVISION.finditer(self.folded, begin, end))
            self.divisions = home, found
        start = self.quantities[index].start
        return next((one for one in reversed(self.divisions[1]) if one.end() <= start), None)

    def _among(self, index: int) -> re.Match[str] | None:
        """Return where those are first named who are among the whole: 其中一中560人、二中410人."""
        end = self.quantities[index].start
        start = max(self.part(index), end - REACH)
        at = self.folded.rfind("其中", max(start, self.scene.sentence(index).start), end)
        return _AMONG.match(self.folded, at) if at >= 0 else None

    def _whole(self, index: int, division: re.Match[str]) -> str:
        """Return what the whole counts of which a figure is one of several parts."""
        quantity = self.quantities[index]
        if index in self.divided_of:
            return self.divided_of[index]
        parts, last, begin = [], index, division.end()
        if any(
            self.quantities[k].unit == quantity.unit and self.quantities[k].start > begin
            for k in self.figures_before(index)
        ):
            return ""  # the first of them says itself what it is
        for k in range(index, min(len(self.quantities), index + FIGURES)):
            other = self.quantities[k]
            if self.home[k] != self.home[index]:
                break
            if (one := self._division(k)) and one.start() > begin:
                break
            if self.folded.startswith("其中", self.clauses[k][0]) and self.clauses[k][0] > begin:
                break
            if other.unit == quantity.unit:
                parts += [] if other.value is None else [other.value]
                last = k
        wholes: list[tuple[Decimal, int]] = []
        like = ""  # what the whole of another division counts
        for k in range(index - 1, max(-1, index - FIGURES), -1):
            other = self.quantities[k]
            if (
                self.home[index] - self.home[k] > _FAR_WHOLE
                or not parts
                or "\n" in self.text[other.end : quantity.start].strip()
            ):
                break
            if other.unit == quantity.unit and not wholes:
                like = like or self.divided_of.get(k, "")
            if k not in self.divided_of and other.unit == quantity.unit and other.value is not None:
                wholes.append((other.value, k))
        for least in (sum(parts), max(parts, default=0)):
            k = next((k for value, k in wholes if value >= least), -1)
            if k >= 0:
                break
        of = self.noun_of(k) if wholes and k >= 0 else ""
        name = self.core(self.names[k] or "") if wholes and k >= 0 else ""
        if not name.endswith(of or "-") or (len(name) <= _LONGEST_NAME and self.is_stated(name)):
            of = self.without_last_place(name)  # 卫生院接诊, not 卫生院; 快递业务量, not 业务量
        of = of or like  # 按行业分：…。按地区分：…
        for part in range(index, last + 1 if of else index):
            self.divided_of[part] = of
        return of

    def standard(self, index: int) -> Carrier | None:
        """Return who has the figure that another is compared with: 高于乙厂的23%."""
        start, end = self.clauses[index][0], self.quantities[index].start
        if not index or self.folded[end - 1] != "的" or self.quantities[index - 1].end < start - 1:
            return None
        if towards := _THAN_TOWARDS.search(self.folded, start, end):
            return self._towards(index, *towards.span("whom"))
        found = _THAN_THAT_OF.search(self.folded, start, end)
        if found is None:
            return None
        name = self.phrase(*found.span("who"))
        if self.is_stated(name.said) and _YARDSTICK.search(name.plain) is None:
            return Carrier("", name.said)  # 满意度为36%，低于不满意度的45%
        k = self.level(index)
        of = (self.carried.get(k) or self.names[k] or "") if k is not None else ""
        if not name.said or not self._has_measures(name) or not self.is_stated(of):
            return None
        of = self.core(of)
        for word in reversed(self.words_in(of)[:-1]):
            if self.words.bodies.end(self.plain(of)[: word.end]):
                return Carrier(name.said, of[word.end :])
        return Carrier(name.said, of)

    def _towards(self, index: int, start: int, end: int) -> Carrier | None:
        """Return the name before with another partner: 对美出口占31%，高于对欧盟的27%."""
        level = self.level(index)
        name = self.names[level] if level is not None else None
        trade = TOWARDS.match(self.plain(name)) if name else None
        if not name or trade is None:
            return None
        return Carrier("", self.text[start:end] + name[trade.end() - _TWO :])

    def yardstick(self, index: int) -> str:
        """Return the measure of a figure that is but a standard: 产量5万吨，超过去年的4万吨.

        Who has it (超过上海的4万吨) is told by others, where it may have measures.
        """
        if index and (k := self.level(index)) is not None and self._is_mark(index):
            self.yardsticks.add(index)
            of = self.carried.get(k) or self.names[k] or ""
            return of if self.is_stated(of) else ""
        if not index or self.quantities[index].kind in SHARES:
            return ""
        if self._are_levels_of(index):
            return ""
        end, before = self.quantities[index].start, self.quantities[index - 1].end
        start = max(self.clauses[index][0], before)
        if before < start - 1:
            return ""  # no figure in its clause, nor at the end of the one before
        found = _SURPASSED.search(self.folded, max(start, end - _LONGEST), end)
        k = self.level(index) if found else None
        if found is None or k is None or self.quantities[k].end < start - 1:
            return ""
        who = self.phrase(*found.span("who"))
        known = self._has_measures(who) or self.is_stated(who.said) or "计划" in who.plain
        of = self.carried.get(k) or self.names[k] or ""
        return of if self.is_stated(of) and not known else ""

    def _is_mark(self, index: int) -> bool:
        """Tell whether a figure is a mark to reach, and where: 距欧盟33%的目标仍有差距."""
        start, quantity = self.clauses[index][0], self.quantities[index]
        return (
            _MARK.match(self.folded, quantity.end) is not None
            and _SHORT_OF.fullmatch(self.folded, start, quantity.start) is not None
        )

    def _are_levels_of(self, index: int) -> bool:
        """Tell whether several figures are what others before them are compared with, in order.

        收入5亿元，利润1亿元，分别高于上年的4亿元和0.8亿元: no measure is that of both.
        """
        start = self.clauses[index][0]
        place, size = self.group(index)
        first = index - place
        if size < _TWO or first < size or self.folded.find("分别", start, start + 4) < 0:
            return False
        return self.home[first - size] == self.home[index] and all(
            self.quantities[first - size + k].unit == self.quantities[first + k].unit
            and self.quantities[first - size + k].kind not in SHARES
            for k in range(size)
        )

    def carrier_before(self, index: int) -> Carrier | None:
        """Return the same where a clause of its own says who has it: 其次为乙院，有274人次."""
        span = self.span_before(index)
        if span is None or (index and self.quantities[index - 1].end > span[0]):
            return None
        return self._framed(index, *span, apart=True)

    def _framed(self, index: int, start: int, end: int, *, apart: bool = False) -> Carrier | None:
        """Return the member that a rank introduces: 其次是乙县, 以甲县…最多."""
        start = max(start, end - _LONGEST)
        found = _RANKED.search(self.folded, start, end)
        if found is None and self.folded.find("以", start, end) >= 0:
            found = _FOREMOST.search(self.folded, start, end)
            ranked = found and (
                found["rank"]
                or (apart and self.folded.startswith(("其中", "当中"), start))
                or _RANKS_IT.match(self.folded, self.quantities[index].end)
            )
            if found and not ranked:
                return self._measured_after(index, self.phrase(*found.span("who")))
        if found is None:
            return None
        name_start = found.start("who")
        if to := _TO_OR_FROM.match(self.folded, name_start, found.end("who")):
            name_start = to.end()
        name = self.phrase(name_start, found.end("who"))
        if name.share:
            return None
        if self.is_stated(name.said):
            return Carrier("", name.said)  # 农产中以香蕉损害2.3亿元最严重
        head = _EACH.match(self.folded, start, found.start())
        of = self.without_place(self.phrase(head.end() if head else start, found.start()).said)
        axis = _AXIS.search(self.plain(of)) and self.quantities[index].kind is not _PERCENT
        if len(of) < _TWO or axis:
            of = self._measure_so_far(index, name) or (of if axis else "")
        elif _MANNER.search(self.plain(of)):
            return Carrier(name.said, self._measure_so_far(index, name))
        return Carrier(name.said, of) if of else None

    def label(self, index: int) -> str:
        """Return the label that the sentence begins with, where it names whose its measures are."""
        begin, end = self.scene.sentence(index).start, self.clauses[index][0]
        begin = behind_last(_UP_TO_ITEM, self.folded, max(begin, end - REACH), end)
        found = _LABEL.match(self.folded, begin, end)
        if found is None or _HEADING.search(found["label"]):
            return ""
        name = self.phrase(*found.span("label"))
        return name.said if self._is_noun_last(name) else ""

    @staticmethod
    def _is_noun_last(name: Phrase) -> bool:
        return bool(name.words) and name.words[-1].tag in "nwu"

    def item(self, index: int, at: int) -> str:
        """Return the item of a list that a bracket at ``at`` follows: 其次为食品、酒类（销售额…）."""
        start = self.clauses[index][0]
        if index:
            start = max(start, self.quantities[index - 1].end)
        if found := _NEXT.match(self.folded, start, at):
            start = found.end()
        name = self.phrase(start, at)
        return name.said if self._is_noun_last(name) else ""

    def _measured_after(self, index: int, name: Phrase) -> Carrier | None:
        """Return the member of a list that its measure follows: 以甲的85%及乙的82%入住率为高."""
        end = self.clauses[index][1]
        last = index
        for k in range(index + 1, min(len(self.quantities), index + FIGURES)):
            if self.quantities[k].start >= end:
                break
            last = k
        found = _MEASURE_RANKS.fullmatch(self.folded, self.quantities[last].end, end)
        if found is None or not name.said or not MEASURED.search(found["of"]):
            return None
        return Carrier(name.said, self.text[slice(*found.span("of"))])

    def _has_measures(self, name: Phrase) -> bool:
        """Tell whether a name is of what has figures but is not counted by them: a place, a body."""
        return self.words.bodies.end(name.plain) or self.beside_places(name.plain) == ""

    def _measure_so_far(self, index: int, name: Phrase) -> str:
        """Return what the figures before measure, for one that only says who is next."""
        k = self.level(index)
        if k is None:
            span = self.span_before(index)
            if span is None:
                return ""
            found = _SOURCES.search(self.folded, *span)
            of = self.phrase(*(found.span("of") if found else span)).said
            return of if found or self.is_stated(of) else ""
        if k in self.carried:
            return self.carried[k]
        noun = self.core(self.names[k] or "")
        if len(noun) > _SHORT or not MEASURED.search(self.plain(noun)):
            said = self.core(self.names[k] or "")
            visits = self.quantities[k].kind is Kind.PERSON_TIME and len(said) <= _SHORT
            went = visits and said and self.words_in(said)[-1].tag in "vw"
            noun = said if went else self.noun_of(k)  # 国人出国401万人次
        noun = noun.removeprefix("对")
        if (named := _PARTNER.match(self.plain(noun))) is not None:
            noun = noun[named.end() :]  # 对美出口额583亿元，其次是法国的550亿元
        whose = self._has_measures(name) or self.is_modifier(name.plain)
        if noun.endswith(("资料", "資料", "数据", "數據")):
            return ""
        return noun if whose or self.is_stated(noun) else ""

    def is_stated(self, said: str) -> bool:
        """Tell whether words name what is measured: 产量, 损失, 增速."""
        plain = self.plain(said)
        return bool(_STATED.search(plain) or self.patterns.growth_end.search(plain))

    def _is_name(self, phrase: Phrase) -> bool:
        """Tell whether nothing but nouns and what goes with them stands before a figure: 第二中学."""
        tags = _OF_NAMES
        if self.words.bodies.end(phrase.plain) and len(phrase.plain) <= _LONGEST_NAME:
            tags = _OF_BODIES  # 联合医院
        return tags.issuperset(map(tag_of, phrase.words))

    def _is_item(self, phrase: Phrase) -> bool:
        """Tell whether a phrase names things, be they many: 电器及其他未分类消费品."""
        words = phrase.words
        return words[-1].tag in "nwu" and all(
            word.tag in _OF_NAMES
            or word.said in _OF_ITEMS
            or (word.tag == "v" and k and words[k - 1].said in "未不")
            for k, word in enumerate(words)
        )

    def _in_order(self, index: int, phrase: Phrase, k: int) -> Carrier | None:
        """Return the first of those who have the level before: 利润超过5亿元，分别为甲公司8亿元."""
        start = self.clauses[index][0]
        if self.quantities[index - 1].end > start or not _IN_ORDER.match(self.folded, start):
            return None
        if self.is_stated(phrase.said) or not (phrase.bracket or self._has_measures(phrase)):
            return None
        said = self.names[k] or ""
        return Carrier(phrase.said, said) if self.is_stated(said) else None

    def is_owner(self, phrase: Phrase) -> bool:
        """Tell whether a phrase names what may have a measure, and none: 工业 before 增长5%."""
        return not phrase.share and self._is_name(phrase) and not self.is_stated(phrase.said)

    def _next_listed(self, index: int, phrase: Phrase, k: int) -> Carrier | None:
        """Return the next member of a list whose measure is known: 、丙县4亿元."""
        if k not in self.carried:
            return None
        alike = self._is_next_item(index, phrase, k)
        short = (
            k in self.told and len(phrase.plain) <= _LONGEST_PERSON
        )  # 捐款名单：王某5元、李建国9元
        if not alike and not short and not self._is_name(phrase):
            return None
        before = self.folded[self.quantities[index - 1].end : phrase.words[0].start]
        if not _SEPARATORS.issuperset(before):
            return None
        counted = self.quantities[index].kind in COUNTED
        loose = "，" in before or (counted and "；" in before)
        # 合格率分别为：甲92%，乙69%
        told = k in self.told or self.folded.startswith("：", self.clauses[k][0] - 1)
        if loose and not (alike or told or self._has_measures(phrase)):
            return None
        if told:
            self.told.add(index)
        return Carrier(phrase.said, self.carried[k])

    def _is_next_item(self, index: int, phrase: Phrase, k: int) -> bool:
        """Tell whether an item is named like that of the figure before: 责任险4亿件；保证险3亿件."""
        between = self.folded[self.quantities[k].end : phrase.words[0].start]
        last = self.plain(self.before_of[k])[-1:]
        return (
            between == "；"
            and phrase.plain[-1] == last
            and len(phrase.plain) <= _SHORT
            and phrase.words[-1].end == self.quantities[index].start
        )

    def _like_the_first(self, index: int, phrase: Phrase, k: int) -> Carrier | None:
        """Return a member named like the one before, whose measure is said: 乙银行1.57%."""
        said = self.names[k] or ""
        if not self._is_name(phrase) or self.is_stated(phrase.said):
            return None
        if self.place_at_head(phrase.plain) and self.before_of[k].endswith(said):
            said = self.before_of[k]  # 上海机场吞吐量, 北京机场: with its place
        if self.quantities[index].kind not in SHARES and not phrase.change:
            whole = self.before_of[k] if self.before_of[k].endswith(said) else said
            if of := self._behind_place(self.plain(whole), phrase.plain):
                return Carrier(phrase.said, whole[len(whole) - len(of) :])
        of = self._behind_the_like(self.plain(said), phrase.plain)
        of = said[len(said) - len(of) :]  # as the text has it
        if of.endswith("均值"):
            return None  # 平均气温14℃，历年平均值13℃，最高气温38℃
        if phrase.change:
            of = "" if self.patterns.growth.fullmatch(of) else self.without_growth(of)
        persons = self.quantities[index].kind is _PERSON and self.words.persons.end(self.plain(of))
        body = (  # 甲院收治12人，乙院8人
            self.quantities[index].kind in COUNTED
            and self.words.bodies.end(phrase.plain)
            and "（" not in of
        )
        stated = body or persons or self.is_stated(of)
        return Carrier(phrase.said, of) if stated and len(of) > 1 else None

    def _behind_measure(self, index: int, phrase: Phrase, k: int) -> Carrier | None:
        """Return who is next where the measure stood before the first: 近视率小学36%、初中71%."""
        between = self.folded[self.quantities[k].end : phrase.words[0].start]
        if k != index - 1 or between != "、" or phrase.change or not self._is_name(phrase):
            return None
        said = self.before_of[k]
        words = self.words_in(said) if said else []
        if len(words) < _TWO or self.is_stated(said) or self.is_stated(phrase.said):
            return None
        of = said[: words[-1].start]
        measured = self.is_stated(of) or MEASURED.search(self.plain(of)) is not None
        measured = measured and words[-1].tag in "nub"
        return Carrier(phrase.said, of) if measured else None

    def _rises_too(self, index: int, phrase: Phrase, k: int) -> Carrier | None:
        """Return who else rose by the same measure: 水稻亩产由8担升到9担，玉米由6担升到7担."""
        if (
            phrase.joint not in ("由", "从")
            or k != index - 1
            or not k
            or not self.is_second_level(k)
        ):
            return None
        said = self.names[k] or ""
        words = self.words_in(said)
        if len(words) < _TWO or not self.is_owner(phrase):
            return None
        of = said[words[-1].start :]
        plain = self.plain(of)
        measured = plain in self.words.attributes or self.words.persons.end(plain)
        return Carrier(phrase.said, of) if measured or self.is_stated(of) else None

    def _for_each(self, phrase: Phrase, k: int) -> Carrier | None:
        """Return who is next of whom a mean is told: 每亩小麦成本800元，每亩玉米600元."""
        said, plain = self.names[k] or "", phrase.plain
        if plain[:1] not in ("每", "单") or not self.plain(said).startswith(plain[:_TWO]):
            return None
        words = self.words_in(said)
        end = next((word.end for word in words if word.start >= _TWO), len(said))
        end += said[end : end + 1] == plain[-1]  # 小学/生
        of, head = said[end:], phrase.words[0].start + _TWO
        if len(of) < _TWO or phrase.change or plain[-1] in _SUM_ENDS or self.is_stated(plain):
            return None
        named = all(word.tag in _OF_NAMES for word in phrase.words if word.start >= head)
        return Carrier(phrase.said, of) if named else None

    def _next_item(self, index: int, phrase: Phrase, k: int) -> Carrier | None:
        """Return an item whose measure 的 joins to the one before: 药物的产值升5%；服装升3%."""
        start = self.clauses[index][0]
        among = self.folded.startswith(("其中", "当中"), self.scene.sentence(index).start)
        if (
            k != index - 1
            or not phrase.change
            or self.folded[start - 1] not in ("；，" if among else "；")
            or self.quantities[k].end != start - 1
            or phrase.words[0].start > start + 1
            or self.quantities[index].kind not in SHARES
            or not self._is_item(phrase)
            or self.is_stated(phrase.said)
        ):
            return None
        _, joint, of = self.without_growth(self.names[k] or "").rpartition("的")
        if among and not joint:
            of = self._measure_at(k)  # 其中首饰销货价值上升三成，汽车上升两成
            joint = "其中" if len(of) > _TWO else ""
        return Carrier(phrase.said, of) if joint and MEASURED.search(self.plain(of)) else None

    @staticmethod
    def _behind_the_like(said: str, name: str) -> str:
        """Return what follows a like name in what is said: 营收增速 in 甲银行营收增速, 乙银行."""
        for length in (3, 2):
            at = said.find(name[-length:]) if length < len(name) else -1
            of = said[at + length :].lstrip("的")
            if at > 0:
                return of
        end = len(name)  # 早稻产量5万吨，晚稻8万吨
        alike = end <= _SHORT_NAME and said[end - 1 : end] == name[-1] and said[:end] != name
        return said[end:] if alike else ""

    def _behind_place(self, said: str, name: str) -> str:
        """Return what is done in a place that is named like one: 甲家湾村修路3公里，乙家坪村4公里."""
        if name[-1:] not in _RANKS or len(name) > _LONGEST_PLACE:
            return ""
        at = said.find(name[-1], 2, _LONGEST_PLACE) + 1
        of = said[at:] if at else ""
        words = self.words_in(of) if len(of) > 1 else []
        return of if words and words[0].tag in "nvwub" and "的" not in of else ""

    def _part_of_sum(self, index: int, phrase: Phrase, k: int) -> Carrier | None:
        """Return a part of a sum that says only what spends or has it: 投资5亿元，包括厂房2亿元."""
        start = self.clauses[index][0]
        if (
            self.quantities[index].kind is not _MONEY
            or not _INCLUDES.match(self.folded, start)
            or self.quantities[index - 1].end > start
            or not self._is_name(phrase)
            or self.is_stated(phrase.said)
            or phrase.plain.endswith(_SUMS)  # 其中中央预算内资金8000万元
        ):
            return None
        words = self.words_in(self.names[k] or "")
        of = (self.names[k] or "")[words[-1].start :] if words else ""
        return Carrier(phrase.said, of) if len(of) > 1 and self.is_stated(of) else None

    def measure_of_equals(self, index: int, phrase: Phrase, who: str) -> str:
        """Return the measure that the clause before says and that of ``who`` leaves out.

        甲公司理赔金额达442亿元；乙公司为191亿元. Of a sentence before only where a body or group, or
        a place, has nothing but the figure, or is ranked by it: 乙行以19亿元位居末位.
        """
        kind, plain = self.quantities[index].kind, self.plain(who)
        if kind not in (_MONEY, _PERCENT) or phrase.change or phrase.share or not plain:
            return ""
        if (
            self.is_stated(who)
            or plain.endswith(self.words.money)
            or plain[-1] in _SUM_ENDS
            or plain in self.words.attributes
            or phrase.joint not in _HAVE_IT
        ):
            return ""
        k = self.level_near(index)
        if k is None:
            return ""
        if self.home[k] != self.home[index]:
            between = self.quantities[k].end, self.quantities[index].start
            if "\n" in self.text[slice(*between)] or between[1] - between[0] > LONGEST_LISTED:
                return ""
        of = self._measure_at(k)
        last = self.last_word(of)
        if (
            of == self.names[k]
            and len(last) < len(of)
            and self.is_stated(last)
            and self.folded[self.quantities[k].end] == "、"
        ):
            of = last  # 其中药品收入3亿元、耗材2亿元
        if self.group(index)[1] > 1 and k and self.home[k - 1] == self.home[k]:
            other = self.quantities[k - 1].unit == self.quantities[k].unit
            if other and self._measure_at(k - 1) not in ("", of):
                return ""  # 甲公司收入5亿元，利润1亿元；乙公司分别为4亿元和2亿元
        # 净利润增长5%: of an amount the share is but its growth
        return "" if kind is _PERCENT and not _RATE.search(self.plain(of)) else of

    def _measure_at(self, k: int) -> str:
        """Return the measure alone of a figure before, without whose it is: 理赔金额, 净利润."""
        if k in self.carried:
            return self.carried[k]
        said = self.bases.get(k) or self.names[k] or ""
        if not self.is_stated(said):
            return ""
        words = self.words_in(said)
        last = words[-1]
        size = last.end - last.start
        if len(words) == 1 or size > _TWO:
            return said[last.start :]
        before = words[-2]
        if size == _TWO:
            whose = self.plain(said)[: before.end]
            if (
                before.tag not in "nwvb"
                or before.end - before.start == 1
                or self.words.bodies.end(whose)
                or self.words.people.end(whose)
                or self.only_places(said[before.start : before.end])
            ):
                return said[last.start :]
        return said[before.start :]

    def sums_up(self, index: int) -> bool:
        """Tell whether a share is that of all who were listed: 甲20%、乙18%，合计占38%."""
        return (
            index > 1
            and self.home[index - 2] == self.home[index]
            and _ALTOGETHER.match(self.folded, self.clauses[index][0]) is not None
        )

    def of_all(self, index: int) -> str:
        """Return what is said of all who were listed: 产量 of 甲省产量, 乙省产量."""
        said = self.names[index - 1] or ""
        for size in range(2, _LONGEST_LIST):
            owners = self._owners.get(index - size, [])
            if len(owners) == size:
                return said.removeprefix(owners[-1])
        start = max(self.scene.sentence(index).start, self.quantities[index].start - REACH)
        listed = _IN_ORDER.search(self.folded, start, self.quantities[index].start)
        if listed is None:
            if index - 1 in self.carried:
                return self.carried[index - 1]
            other = self.names[index - 2] or ""
            ends = (said[w.start :] for w in self.words_in(said) if w.end - w.start > 1)
            # 甲产量, 乙产量: what both end in
            return next(filter(other.endswith, ends), "") or self._heading(index)
        head = behind_last(UP_TO_STOP, self.folded, start, listed.start())
        return self.without_place(self.phrase(head, listed.start()).said)

    def _heading(self, index: int) -> str:
        """Return what a list is headed by: 发病数前3位：流感432例、麻疹157例、腹泻156例，共占…."""
        end = self.quantities[index].start
        start = max(self.scene.sentence(index).start, end - REACH)
        colon = self.folded.rfind("：", start, end)
        if colon < 0 or self.clauses[index - 2][0] > colon + 1:
            return ""
        return self.phrase(behind_last(UP_TO_STOP, self.folded, start, colon), colon).said
