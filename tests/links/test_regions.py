"""Places in text, the place of each figure, and the look-up.

All sentences are invented for the rule that they show. The figure tables mark each figure with
braces and say which region it has: ``{120人:广东省}``; nothing behind the colon means none.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from swstats import extract
from swstats.lexicons import Lexicon, default_lexicon
from swstats.links.gazetteer import Gazetteer
from swstats.links.places import PlaceReader, find_places, parse_place
from swstats.links.region_lookup import contradictions, lookup
from swstats.links.regions import link_regions
from swstats.links.scope import CLAUSE_BREAK, Scene
from swstats.links.topics import TRADITIONAL
from swstats.records import (
    Article,
    Document,
    Kind,
    OffsetMap,
    Quantity,
    Relation,
    Role,
    Sentence,
)
from swstats.text.folding import fold

LEXICON = default_lexicon()
MARKED = re.compile(r"\{([^:}]*):([^}]*)\}")
ROLES = {"# ": Role.HEADLINE, "| ": Role.TABLE, "^ ": Role.CAPTION, "~ ": Role.FURNITURE}
CASES = Path(__file__).parent.parent / "cases"
ARTICLES = (CASES / "regions.txt").read_text(encoding="utf-8").split("\n\n")[1:]
PAGES = (CASES / "region_pages.txt").read_text(encoding="utf-8").split("\n=====\n")[1:]


def scene(marked: str, region: str | None = None) -> tuple[Scene, list[str]]:
    """Make a scene of an article: one line a paragraph; ``# `` a headline, ``| `` a table row."""
    wanted: list[str] = []
    quantities: list[Quantity] = []
    sentences: list[Sentence] = []
    home: list[int] = []
    clauses: list[tuple[int, int]] = []
    text = ""
    for number, raw in enumerate(marked.strip().split("\n")):
        line = raw.strip()
        role = ROLES.get(line[:2], Role.BODY)
        line = line[2:] if role is not Role.BODY else line
        for part in re.findall(r"[^。！？]+[。！？]?", line):
            start = len(text)
            found = []
            at = 0
            for m in MARKED.finditer(part):
                text += part[at : m.start()]
                found.append((len(text), m[1], m[2]))
                text += m[1]
                at = m.end()
            text += part[at:]
            for begin, figure, answer in found:
                wanted.append(answer)
                end = begin + len(figure)
                breaks = list(CLAUSE_BREAK.finditer(text, start))
                first = max([start, *(b.end() for b in breaks if b.end() <= begin)])
                last = min([len(text), *(b.start() for b in breaks if b.start() >= end)])
                quantities.append(
                    Quantity(
                        figure, begin, end, None, None, None, Relation.EQUAL, None, None, Kind.COUNT
                    )
                )
                home.append(len(sentences))
                clauses.append((first, last))
            sentences.append(Sentence(start, len(text), role, number))
        text += "\n"
    heads = tuple(s for s in sentences if s.role is Role.HEADLINE)
    article = Article(0, len(text), heads, tuple(sentences))
    document = Document(text, text, text, OffsetMap([]), (article,))
    return Scene(document, article, quantities, home, clauses, [], LEXICON, region=region), wanted


def linked(marked: str, region: str | None = None) -> tuple[list[str], list[str]]:
    made, wanted = scene(marked, region)
    return [link.name or "" for link in link_regions(made)], wanted


FIGURES = [
    # the place that opens the clause, the sentence, the sentences before
    "四川省去年地区生产总值{5.6万亿元:四川省}，比上年增长{2.9%:四川省}。",
    "成都市实现产值{2万亿元:成都市}，占全省的{36.7%:成都市}。全省粮食产量{3510万吨:四川省}。",
    "去年，宁波市新开养老院{12家:宁波市}。共有床位{900张:宁波市}。",
    "截至8月底，云南建成书屋{300间:云南省}。",
    "据介绍，上海市民捐书{5万册:上海市}；北京市民捐书{6万册:北京市}。",
    "位于太行山区的山西省长治市平顺县，总面积{1550平方公里:平顺县}，人口{15万:平顺县}。",
    # 其中 and lists: each figure has its own place, the topic stays
    (
        "恩施州现有养老院{98家:恩施土家族苗族自治州}，其中利川市{18家:利川市}、巴东县{12家:巴东县}。"
        "争取资金{2300万元:恩施土家族苗族自治州}。"
    ),
    (
        "全国收获{1.2亿亩:中国}，其中河南{1800万亩:河南省}，安徽、江苏分别收获{900万亩:安徽省}"
        "和{850万亩:江苏省}。"
    ),
    "长沙、株洲、湘潭三市投资{500亿元:湖南省}。长沙县承担{80亿元:长沙县}。",
    "新疆在乌鲁木齐、伊犁、喀什等地试点，覆盖社区{140个:新疆维吾尔自治区}。",
    "云南怒江州泸水市、福贡县分别搬迁{2.3万人:泸水市}、{1.8万人:福贡县}。",
    "河北省今年新建学校。石家庄市{20所:石家庄市}，保定市{18所:保定市}。投入{3亿元:河北省}。",
    # anaphors, each at its own level
    "# 浙江推广养老助餐\n省民政厅说，嘉兴市在全省率先试点，全市{72个:嘉兴市}镇参加。全省投入{2亿元:浙江省}。",
    "贵州省黔南州都匀市有茶园{40万亩:都匀市}。全州{160万亩:黔南布依族苗族自治州}，全省{700万亩:贵州省}。",
    "湖南省衡阳市衡南县教育局发布，全县有小学{156所:衡南县}。县财政投入{1.2亿元:衡南县}。",
    (
        "内蒙古自治区有低保对象{170万人:内蒙古自治区}。赤峰市敖汉旗{5万人:敖汉旗}。"
        "该旗有养老院{23家:敖汉旗}。全区增长{3%:内蒙古自治区}。"
    ),
    "广西壮族自治区民政厅发布，全区发放{3.27亿元:广西壮族自治区}。",
    "杭州市余杭区产值{2824亿元:余杭区}，居全省第一位。全区企业{720家:余杭区}，全市{5000家:杭州市}。",
    "新西兰央行加息{50个基点:新西兰}。该国通胀率为{6.7%:新西兰}。",
    "新疆喀什市有志愿者{600人:喀什市}。当地还有社团{12家:喀什市}。",
    "今年全省粮食总产{3800万吨:河南省}。南阳市总产{700万吨:南阳市}。",  # one province is named
    "今年全市植树{1200万株:}。",  # no city is named at all
    "我们县有贫困户{1.2万户:}。",
    # goals, origins and yardsticks are not the topic
    "广东省累计向贵州毕节投入资金{43亿元:广东省}，选派干部{1200名:广东省}。",
    "云南省红十字会向缅甸捐赠药品{200箱:云南省}，价值{30万元:云南省}。",
    "青岛市人均收入{4.5万元:青岛市}，高于全国平均水平{1万元:青岛市}。",
    "滁州市产能占全国约{五分之一:滁州市}，比合肥多{3成:滁州市}。",
    "日本首相说，将向乌克兰提供援助{5亿美元:日本}。乌克兰难民超过{600万人:乌克兰}。",
    "黄山风景区位于安徽省黄山市境内，面积{160平方公里:黄山市}，距省会合肥{280公里:黄山市}。",
    "四川大学附属医院接诊{600万人次:四川省}，其中来自西藏的患者{5万人次:四川省}。",
    "向四川捐建小学{56所:四川省}，资助学生{1200名:四川省}。",  # nothing else is named
    "产品远销欧洲、东南亚，义乌市出口{5000亿元:义乌市}。",
    # organisations: a local one tells where, a national one does not make the country the topic
    "广东省民政厅登记社团{7万家:广东省}。",
    "湖北省肿瘤医院培训医生{44人:湖北省}。",
    "中国红十字基金会救助患者{15万人:}，培训医生{50万名:}。",
    "中国银行净利润{2300亿元:}。",
    "# 论坛在武汉召开\n中国扶贫基金会募集善款{3亿元:}。",
    "民政部拨付补助{20亿元:}。全国共有社团{90万家:中国}。",
    "国家统计局公布，食品价格上涨{8.8%:中国}。",
    "英国国家统计局公布，产值增长{0.2%:英国}。",
    "中国人寿江苏省分公司赔付{12亿元:江苏省}。",
    "亚洲开发银行贷款{5亿美元:}。华北电力大学录取{5000人:}。",
    # datelines say where the reporter is
    "新华社北京10月8日电 物价上涨{2.8%:}。",
    "本报成都讯 记者从四川省卫健委获悉，全省有医院{330家:四川省}。",
    "新华社东京6月15日电 日本失业率为{4.1%:日本}。失业者{290万人:日本}。",
    "新华社莫斯科电 失业率升至{5%:俄罗斯}。",
    # foreign markets and currencies
    "东京股市收盘下跌{295点:日本}。",
    "泰铢对美元比价降到{43.5:泰国}。",
    "日元走软，1美元兑{146日元:}。",
    "公司收入折合{3亿美元:}，另有{2亿港元:}。",
    "汉城人口超过{1000万人:首尔}，占韩国总人口的{四分之一:首尔}。",
    # Hong Kong, Macao, Taiwan
    "住宅成交{8146宗:香港特别行政区}。\n本港屋苑录得{32宗:香港特别行政区}，沙田{6宗:沙田区}。",
    "新学年小一学生{4.7万人:香港特别行政区}。全港小学共有{580所:香港特别行政区}。",
    "记者某某／台北报导 外销订单{418亿美元:台湾省}，年减{1.2%:台湾省}。",
    "澳门方面，毛收入{212亿澳门元:澳门特别行政区}。",
    "台北市去年新生儿{1.8万人:台北市}。全台{13.5万人:台湾省}。高雄市{1.4万人:高雄市}。",
    # headline, paragraphs, tables, captions
    (
        "# 河北为老年人发放补贴\n补贴由每人{60元:河北省}提高到{100元:河北省}。"
        "在石家庄市，首批发放到位，涉及老人{2万人:石家庄市}。金额{205万元:石家庄市}。\n"
        "经办人员{300名:河北省}参加培训。"
    ),
    "# 河南强降雨灾后重建\n郑州市某小学凑了{3268元:郑州市}。\n基金会计划筹款{5000万元:河南省}。",
    (
        "# 江西民政公报\n全省养老机构{1823个:江西省}。\n| 南昌市 {212:南昌市} {4.9:南昌市}\n"
        "| 九江市 {198:九江市}\n全年结婚登记{19万对:江西省}。"
    ),
    "# 河南救灾\n^ 卫辉市某村正在消毒。该村{412户:卫辉市}完成。\n全省捐款{3亿元:河南省}。",
    "# 贵州六盘水：老人上阵\n服务队{63支:六盘水市}走访。",
    "河南省郑州市。金水区：新建学校{12所:金水区}。二七区：新建学校{9所:二七区}。",
    # brackets, bodies with a goal, quotations
    "新增{25例:}，其中境外输入{22例:}（上海{10例:上海市}，广东{6例:广东省}），本土{3例:辽宁省}（均在辽宁）。",
    "中国石化在新疆发现气田，储量{1000亿立方米:新疆维吾尔自治区}。",
    "中国红十字会总会向湖北省武汉市拨付{1亿元:武汉市}。",
    "“我们村有{300户:兰考县}。”河南兰考县某村支书说。",
    "广东广州、深圳两市人口分别为{1882万:广州市}和{1766万:深圳市}，合计{3648万:广东省}。",
    "台风造成福建{266万人:福建省}受灾，损失{147亿元:福建省}。",
    "湖北省第三季度产值增长{6%:湖北省}，快于全国{1.1个百分点:湖北省}。",
    "长三角进出口{15万亿元:长三角}。上海、江苏分别为{4万亿元:上海市}、{5万亿元:江苏省}。",
    # names that are no places
    "# 上海改造管网\n重庆路、山西路沿线改造{12公里:上海市}。",
    "兰州拉面馆开了{50家:}。重庆小面卖出{3亿碗:}。",
    "和平年代，朝阳产业增长{9%:}，建设投资{2亿元:}。",
    "记者李海南捐书{20册:}。",
    "阿里巴巴有员工{3万人:}。宁德时代投资{100亿元:}。",
    "社会理论著作{20种:}，确定日期{3次:}。",
    "各市和县级单位{30家:}。",
    "海岸线上有出海口{3处:}。",
    "公司收入{35亿元:}。公司位于浙江宁波，员工{600人:宁波市}。",
    "全国人大代表{30名:}提出建议。第七次全国人口普查登记{5万人:}。",
]


@pytest.mark.parametrize("marked", FIGURES)
def test_each_figure_has_the_place_it_is_about(marked: str) -> None:
    got, wanted = linked(marked)
    assert got == wanted


def test_an_area_is_reported_as_its_province_and_kept_in_the_path() -> None:
    made, _ = scene("粤东去年种茶{30万亩:广东省}，雄安新区植树{20万亩:雄安新区}。")
    area, zone = link_regions(made)
    assert (area.name, area.code, area.path) == ("广东省", "440000", ("广东省", "粤东"))
    assert zone.name == "雄安新区"


def test_each_sight_lies_in_one_place_of_today() -> None:
    gazetteer = LEXICON.compiled(Gazetteer.build)
    rows = [line.split(",") for line in LEXICON.lines("region_sights")]
    assert len({alias for alias, _ in rows}) == len(rows)
    for alias, name in rows:
        today = [
            i
            for i in gazetteer.named(name)
            if gazetteer.name(i) == name and not gazetteer.division(i).until
        ]
        assert len(today) == 1, alias
        assert gazetteer.named(alias) == today, alias


@pytest.mark.parametrize("marked", ARTICLES, ids=lambda article: str(article)[:12].strip())
def test_each_figure_of_an_article_has_the_place_it_is_about(marked: str) -> None:
    got, wanted = linked(marked)
    wrong = [
        (had, want) for had, want in zip(got, wanted, strict=True) if had not in want.split("|")
    ]
    assert wrong == []


@pytest.mark.parametrize("marked", PAGES, ids=lambda page: str(page)[:12].strip())
def test_each_figure_of_a_page_has_the_place_it_is_about(marked: str) -> None:
    source, at, wanted = "", 0, []
    for m in MARKED.finditer(marked):
        source += marked[at : m.start()]
        wanted.append((len(source), m[1], m[2].split("|")))
        source += m[1]
        at = m.end()
    records = extract(source + marked[at:])
    wrong = []
    for start, figure, places in wanted:
        got = [r.region or "" for r in records if r.start < start + len(figure) and r.end > start]
        if not got or got[0] not in places:
            wrong.append((figure, got, places))
    assert wrong == []


@pytest.mark.parametrize(
    ("marked", "by"),
    [
        ("广东省有{3家:广东省}", "clause"),
        ("广东省扩大规模，有{3家:广东省}", "sentence"),
        ("广东省扩大规模。全省有{3家:广东省}", "anaphora"),
        ("广东省扩大规模。现有{3家:广东省}", "article"),
        ("# 广东：规模扩大\n现有{3家:广东省}", "headline"),
    ],
)
def test_the_link_says_where_the_place_was_found(marked: str, by: str) -> None:
    made, _ = scene(marked)
    assert [(link.name, link.by) for link in link_regions(made)] == [("广东省", by)]


def test_the_callers_region_helps_where_the_text_is_silent() -> None:
    made, _ = scene("全市有{3家:}。青海有{5家:}。", region="深圳")
    assert [(link.name, link.by) for link in link_regions(made)] == [
        ("深圳市", "anaphora"),
        ("青海省", "clause"),
    ]
    made, _ = scene("现有{3家:}。", region="深圳")
    assert [(link.name, link.by) for link in link_regions(made)] == [("深圳市", "option")]


def test_a_link_has_code_and_path_from_the_province_down() -> None:
    made, _ = scene("四川凉山州有村{34个:}，东京有店{2家:}。")
    first, second = link_regions(made)
    assert (first.name, first.code, first.path) == (
        "凉山彝族自治州",
        "513400",
        ("四川省", "凉山彝族自治州"),
    )
    assert (second.name, second.code, second.path) == ("东京", None, ("日本", "东京"))


PLACES = [
    # full, short and abbreviated names
    ("广东", ["广东省"]),
    ("凉山州", ["凉山彝族自治州"]),
    ("科右中旗", ["科尔沁右翼中旗"]),
    ("黔西南州", ["黔西南布依族苗族自治州"]),
    ("恩施州", ["恩施土家族苗族自治州"]),
    ("长白县", ["长白朝鲜族自治县"]),
    ("管城区", ["管城回族区"]),
    ("内蒙古", ["内蒙古自治区"]),
    ("甘肃临夏州东乡县", ["东乡族自治县"]),
    ("浦东", ["浦东新区"]),
    ("雄安", ["雄安新区"]),
    # aliases and bound abbreviations; a bare one is no place
    ("鹏城", ["深圳市"]),
    ("齐鲁大地", ["山东省"]),
    ("津门", ["天津市"]),
    ("京津冀", ["京津冀"]),
    ("粤东", ["粤东"]),
    ("粤", []),
    ("沪", []),
    # chains, and what only looks like one
    ("四川凉山州", ["凉山彝族自治州"]),
    ("青海西宁", ["西宁市"]),
    ("南京鼓楼区", ["鼓楼区"]),
    ("吉林吉林市", ["吉林市"]),
    ("广东省南昌市", ["广东省", "南昌市"]),
    ("湖南道县", ["道县"]),
    ("北京、天津", ["北京市", "天津市"]),
    # former names and other spellings
    ("汉城", ["首尔"]),
    ("纽西兰", ["新西兰"]),
    ("义大利", ["意大利"]),
    ("襄樊市", ["襄樊市"]),
    ("余杭县", ["余杭县"]),
    ("印尼", ["印度尼西亚"]),
    # across the border of two words
    ("上海市区", ["上海市"]),
    ("南宁夏天", ["南宁市"]),
    ("在南通过去", []),
    ("河南通报", ["河南省"]),
    ("和平安徽", ["安徽省"]),
    ("社会理论", []),
    ("其中国家级", []),
    ("民政部门", []),
    ("平台中心", []),
    ("沿海地区", []),
    ("增加纳税", []),
    ("股东营收", []),
    ("推广安全", []),
    ("推广东部经验", []),
    ("增长治理", []),
    ("盛大庆祝", []),
    ("重大连锁反应", []),
    ("黄河南岸", []),
    ("有关中国", ["中国"]),
    ("方法国际", []),
    ("基金门槛", []),
    ("其中国家", []),
    ("从台中", ["台中市"]),
    ("到海地", ["海地"]),
    ("东北大连", ["东北地区", "大连市"]),
    ("其中海南", ["海南省"]),
    ("今年广东", ["广东省"]),
    ("新疆和田", ["和田地区"]),
    # roads, dishes, firms, persons, common words
    ("山西路", []),
    ("山西北路", []),
    ("中山路", []),
    ("河北路段", ["河北省"]),
    ("重庆小面", []),
    ("云南白药", []),
    ("记者王宁夏", []),
    ("四川话", []),
    ("日照充足", []),
    ("平安", []),
    ("东方", []),
    ("四县", []),
    ("山东日照", ["日照市"]),
    ("大理石", []),
    ("云南大理", ["大理白族自治州"]),
    ("海口市", ["海口市"]),
    ("出海口", []),
    # Hong Kong, Macao, Taiwan
    ("香港沙田", ["沙田区"]),
    ("台北市大安区", ["大安区"]),
    ("新北市", ["新北市"]),
    ("本港", ["香港特别行政区"]),
    ("花莲县", ["花莲县"]),
]


@pytest.mark.parametrize(("text", "names"), PLACES)
def test_places_of_a_text(text: str, names: list[str]) -> None:
    assert [place.name for place in find_places(text, LEXICON)] == names


def test_offsets_cover_the_whole_chain() -> None:
    text = "我在湖北省武汉市工作"
    (place,) = find_places(text, LEXICON)
    assert text[place.start : place.end] == "湖北省武汉市"
    assert place.path == ("湖北省", "武汉市")


def test_a_body_is_flagged() -> None:
    flags = {
        text: find_places(text, LEXICON)[0].inside_organisation
        for text in ("湖北省肿瘤医院", "广东省民政厅", "中国银行", "广东省的医院", "广东，医院")
    }
    assert flags == {
        "湖北省肿瘤医院": True,
        "广东省民政厅": True,
        "中国银行": True,
        "广东省的医院": False,
        "广东，医院": False,
    }


@pytest.mark.parametrize(
    ("text", "code", "path"),
    [
        ("鼓楼区", None, ("鼓楼区",)),
        ("徐州市鼓楼区", "320302", ("江苏省", "徐州市", "鼓楼区")),
        ("福州有新规。鼓楼区", "350102", ("福建省", "福州市", "鼓楼区")),
        ("南京鼓楼和福州鼓楼，鼓楼区", None, ("鼓楼区",)),
        ("水城县", "520221", ("贵州省", "六盘水市", "水城区")),
        ("遵义县", "520321", ("贵州省", "遵义市", "播州区")),
        ("思茅地区", "532700", ("云南省", "普洱市")),
        ("宿县地区", "342200", ("安徽省", "宿州市")),
        ("郧阳地区", "422600", ("湖北省", "十堰市")),
        ("襄樊市", "420600", ("湖北省", "襄阳市")),
    ],
)
def test_one_of_several_places_of_a_name(
    text: str, code: str | None, path: tuple[str, ...]
) -> None:
    place = find_places(text, LEXICON)[-1]
    assert (place.code, place.path) == (code, path)


def test_the_topic_chooses_among_places_of_a_name() -> None:
    (place,) = find_places("鼓楼区", LEXICON, ("江苏省", "南京市"))
    assert place.code == "320106"


def test_a_short_name_needs_its_full_name_or_its_city_nearby() -> None:
    assert [p.name for p in find_places("沾化，冬枣", LEXICON)] == []
    assert [p.name for p in find_places("滨州市，沾化冬枣", LEXICON)] == ["滨州市", "沾化区"]
    assert [p.name for p in find_places("和平区说，和平的", LEXICON)][:1] == ["和平区"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("江苏省苏州市昆山市前进路1号", ("江苏省", "苏州市", "昆山市")),
        ("我家在浙江绍兴柯桥区上海路2号", ("浙江省", "绍兴市", "柯桥区")),
        ("静安区南京西路", ("上海市", "上海市", "静安区")),
        ("重庆市", ("重庆市", None, None)),
        ("海南省文昌市", ("海南省", None, "文昌市")),
        ("广东省南昌市南山区", ("广东省", None, None)),
        ("新疆伊犁", ("新疆维吾尔自治区", "伊犁哈萨克自治州", None)),
        ("鼓楼区中山路", (None, None, "鼓楼区")),
        ("台湾省花莲县花莲市", ("台湾省", None, "花莲县")),
        ("天气很好", (None, None, None)),
    ],
)
def test_parse_place(text: str, expected: tuple[str | None, ...]) -> None:
    assert tuple(parse_place(text)) == expected


def test_lookup_by_name_code_and_alias() -> None:
    for query in ("深圳市", "深圳", "440300", "鹏城"):
        entries, near = lookup(query, LEXICON)
        assert ("深圳市", "440300", ("广东省", "深圳市")) in [
            (e.name, e.code, e.path) for e in entries
        ]
        assert near == []
    (entry,) = lookup("深圳市", LEXICON)[0]
    assert {"深圳", "鹏城"} <= set(entry.also)


@pytest.mark.parametrize(
    ("address", "names"),
    [
        ("柳州地区忻城县合作路3号", ["忻城县"]),  # it lies in 来宾市 today
        ("山东省莱芜市文化路", ["莱芜区", "莱芜市"]),  # its name until 2018
        ("江蘇省南京市中山北路２８號", ["南京市"]),
        ("陕西省⻄安市⻓安区", ["长安区"]),
        ("总部在上海市徐汇区，分店在无锡市梁溪区", ["徐汇区", "梁溪区"]),
        ("地址：朝阳区建国路1号", ["朝阳区", "朝阳区"]),  # of 北京市, of 长春市
        ("石首市建设路香港城西街", ["石首市"]),
        ("武汉市江岸区香港路", ["江岸区"]),
        ("无此地名", []),
    ],
)
def test_lookup_of_an_address_finds_the_places_that_it_names(
    address: str, names: list[str]
) -> None:
    assert [entry.name for entry in lookup(address, LEXICON)[0]] == names


def test_parts_of_an_address_that_contradict_each_other_are_pointed_out() -> None:
    assert contradictions("广东省南昌市", LEXICON) == [("南昌市", "广东省")]
    assert contradictions("广东省深圳市南山区", LEXICON) == []
    assert contradictions("广东省、南昌市", LEXICON) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("石首市建设路香港城西街共有300人", "石首市"),
        ("郑州市上海城小区共有300人", "郑州市"),
        ("广州市天河区台湾花园共有300人", "天河区"),
        ("武汉市香港路共有300人", "武汉市"),
        ("北海市重庆路共有300人", "北海市"),
        ("上海市山西路共有300人", "上海市"),
        ("游客从建设路到香港城区共有300人", "香港特别行政区"),
    ],
)
def test_a_street_named_after_a_place_is_none(text: str, place: str) -> None:
    assert extract(text)[0].region == place


def test_lookup_of_a_wrong_name_suggests_the_nearest() -> None:
    entries, near = lookup("乌鲁木其", LEXICON)
    assert entries == []
    assert "乌鲁木齐" in near


def test_lookup_of_a_part_finds_every_place_that_has_it() -> None:
    names = {entry.name for entry in lookup("科尔沁右翼", LEXICON)[0]}
    assert {"科尔沁右翼前旗", "科尔沁右翼中旗"} <= names


def test_every_alias_names_a_place_and_every_row_has_a_path() -> None:
    gazetteer = LEXICON.compiled(Gazetteer.build)
    for row in LEXICON.rows("region_aliases"):
        assert gazetteer.index(row["name"]) is not None, row
    for row in LEXICON.rows("world"):
        assert not row["within"] or gazetteer.index(row["within"]) is not None, row
    assert all(gazetteer.division(i).path for i in range(len(gazetteer)))


def test_codes_are_unique_among_divisions_in_force() -> None:
    codes = [row["code"] for row in LEXICON.rows("regions") if not row["until"]]
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch(r"[0-9]{6}", code) for code in codes)


def test_divisions_stand_in_the_order_of_their_codes_by_which_they_are_found() -> None:
    codes = [line[:6] for line in LEXICON.lines("regions")]
    assert codes == sorted(codes)


def test_a_port_in_one_article_says_nothing_of_another() -> None:
    port = "锦州港务集团召开例会。全港完成吞吐量3340万吨。"
    text = port + "香港特区政府表示，全港有幼稚园1042间。"
    reader = PlaceReader(text, LEXICON)
    assert [place.name for place in reader.read([(0, len(port))])] == ["锦州市"]
    assert {place.name for place in reader.read([(len(port), len(text))])} == {"香港特别行政区"}


def test_a_long_text_is_scanned_as_a_short_one_is() -> None:
    text = (CASES / "regions.txt").read_text(encoding="utf-8")
    gazetteer = Gazetteer(LEXICON)
    few = gazetteer.heads_in(text, 0, len(text))
    assert few
    gazetteer.heads_in(text * 50, 0, 50 * len(text))  # enough for the automaton to be made
    assert gazetteer.heads_in(text, 0, len(text)) == few


def test_folding_changes_the_signs_that_tell_traditional_script() -> None:
    assert all(fold(sign) != sign for sign in TRADITIONAL)


def test_a_figure_behind_very_many_places_still_has_the_one_before_it() -> None:
    places = "、".join(["南京市", "杭州市"] * 60)
    made, wanted = scene(f"与{places}相比，合肥市有{{3万人:合肥市}}。")
    assert [link.name for link in link_regions(made)] == wanted
    made, wanted = scene("合肥市{3万人:合肥市}，南京市{2万人:南京市}，" * 60 + "。")
    assert [link.name for link in link_regions(made)] == wanted


def test_a_users_alias_is_read_like_a_built_in_one(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text('[aliases."熊猫城"]\nname = "成都市"\n', encoding="utf-8")
    lexicon = Lexicon([file])
    assert [place.name for place in find_places("熊猫城有3家", lexicon)] == ["成都市"]
    assert find_places("熊猫城有3家", LEXICON) == []


@pytest.mark.parametrize(
    "text",
    ["", "省", "全市", "的", "（", "{", "中", "广", "\n\n", "全省、全市、全县"],
)
def test_odd_texts_are_no_error(text: str) -> None:
    made, _ = scene((text or "x") + "{3家:}")
    assert [link.name for link in link_regions(made)] == [None]
    assert isinstance(find_places(text, LEXICON), list)


def test_a_place_may_end_the_text_behind_the_last_one() -> None:
    text = "汛期以5对\n（民政部网）\n。\n困难群救助帮扶工作\n\n汛期以重庆"
    assert [found.text for found in extract(text)] == ["5对"]


def test_a_text_may_end_in_a_word_that_ranks_a_place() -> None:
    (found,) = extract("江西有5人，雄县率先")
    assert found.region == "江西省"


@pytest.mark.parametrize("source", ["今日永泰", "掌上永泰", "永泰融媒体中心"])
def test_the_whole_county_is_that_which_its_own_channel_is_called_after(source: str) -> None:
    page = f"脱贫攻坚开新局\n\n来源：{source}\n\n2019年，全县建成道路12条。\n"
    (found,) = extract(page)
    assert found.region == "永泰县"


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("近日，慈善总会救助300人。", "湖南省"),
        ("近日，衡阳市救助300人。", "衡阳市"),
        ("近日，全市救助300人。", None),  # of which city, the site of a province does not say
        ("善款使用公开\n\n近日，慈善总会救助300人。", None),
    ],
)
def test_the_site_that_is_the_only_heading_tells_the_place(text: str, region: str | None) -> None:
    (found,) = extract(f"湖南民生新闻网\n\n{text}")
    assert found.region == region
