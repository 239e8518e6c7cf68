"""Which figure a figure is a part of: sentences of our own, each with all the links expected."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from swstats.lexicons import default_lexicon
from swstats.links.parts import comparable, link_parts
from swstats.links.scope import CLAUSE_BREAK, Scene
from swstats.pipeline import extract
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

KINDS = {
    "元": Kind.MONEY,
    "美元": Kind.MONEY,
    "港元": Kind.MONEY,
    "人次": Kind.PERSON_TIME,
    "人": Kind.PERSON,
    "名": Kind.PERSON,
    "%": Kind.PERCENT,
    "岁": Kind.AGE,
    "亩": Kind.AREA,
    "公顷": Kind.AREA,
    "公里": Kind.LENGTH,
    "吨": Kind.MASS,
    "小时": Kind.DURATION,
}
SI = {"亩": ("666.6667", "m²"), "公顷": ("10000", "m²"), "公里": ("1000", "m")}
FIGURE = re.compile(
    r"([0-9][0-9,.]*)(万|亿)?[余多]?"
    r"(港元|美元|元|人次|人|名|%|岁|公顷|公里|亩|吨|小时|家|所|个|户|场|宗|例|件|顶|床|支|张|笔|项|处|辆)"
)
SCALE = {None: 1, "万": 10**4, "亿": 10**8}


def scene(text: str) -> Scene:
    """Return the scene of a text whose figures are written plainly."""
    sentences: list[Sentence] = []
    start = 0
    for mark in re.finditer(r"[。！？]|\n|$", text):
        if mark.end() > start:
            sentences.append(Sentence(start, mark.end(), Role.BODY, 0))
        start = mark.end()
    quantities, home, clauses = [], [], []
    for found in FIGURE.finditer(text):
        unit = found[3]
        value = Decimal(found[1].replace(",", "")) * SCALE[found[2]]
        factor, si_unit = SI.get(unit, (None, None))
        quantities.append(
            Quantity(
                found[0],
                found.start(),
                found.end(),
                value,
                value,
                value,
                Relation.EQUAL,
                unit,
                unit,
                KINDS.get(unit, Kind.COUNT),
                value * Decimal(factor) if factor else None,
                si_unit,
            )
        )
        number = next(n for n, s in enumerate(sentences) if s.start <= found.start() < s.end)
        home.append(number)
        begin = max((m.end() for m in CLAUSE_BREAK.finditer(text, 0, found.start())), default=0)
        after = CLAUSE_BREAK.search(text, found.end())
        clauses.append((begin, after.start() if after else len(text)))
    article = Article(0, len(text), (), tuple(sentences))
    document = Document(text, text, text, OffsetMap([]), (article,))
    return Scene(document, article, quantities, home, clauses, (), default_lexicon())


def links(text: str) -> dict[str, str]:
    """Return part → whole, both as written."""
    whole = link_parts(scene(text), [None] * 99)
    quantities = scene(text).quantities
    return {
        q.text: quantities[w].text for q, w in zip(quantities, whole, strict=False) if w is not None
    }


LINKED = [
    # rows of a table, a name and its figures in each
    (
        "合计\t70人\t9万元\n甲组\t30人\t4万元\n乙组\t40人\t5万元",
        {
            "30人": "70人",
            "40人": "70人",
            "4万元": "9万元",
            "5万元": "9万元",
        },
    ),
    (
        "总投资\t90万元\n其中县级投资\t40万元\n乡级投资\t20万元\n职工\t30人",
        {
            "40万元": "90万元",
            "20万元": "90万元",
        },
    ),
    # what is done of things that something befell; sorts in brackets that overlap
    ("30处堤岸受损，目前已修复21处。", {"21处": "30处"}),
    ("公寓共1200个单位，已入住980个。", {"980个": "1200个"}),
    ("在校学生800人（女生420人，寄宿生510人）。", {"420人": "800人", "510人": "800人"}),
    # a share tells what it is a share of
    ("全省病例500例，增加3例，甲市120例（24%）。", {"120例": "500例"}),
    ("全院共收治病人80人，儿童20人（25%）。", {"20人": "80人"}),
    ("全市废料300吨。工业废料180吨，占总量约60%。", {"180吨": "300吨"}),
    (
        "甲国新增900例，死亡20例，东州以480例居冠，占53%；南州和北州共300例。",
        {"480例": "900例", "300例": "900例"},
    ),
    (
        "收入40亿元，增长2%。东区12亿元，西区6.4亿元，两区合计占46%。",
        {"12亿元": "40亿元", "6.4亿元": "40亿元"},
    ),
    # how much a day is of how much a day
    (
        "日均供水210吨，人均18吨，其中生活用水日均120吨，工业用水90吨。",
        {"120吨": "210吨", "90吨": "210吨"},
    ),
    # of such as, of all as many as
    ("县里有企业30个，年产值多的有6个，另有学校20个。", {"6个": "30个"}),
    ("全市7个县，吨粮县就有5个，全国9个大县，甲市就有4个。", {"5个": "7个", "4个": "9个"}),
    # a list whose items begin with their figures
    (
        "拨款163万元，其中包括17万元以增加床位68个；70万元以增加桌椅30个；72万元修路。",
        {"17万元": "163万元", "70万元": "163万元", "72万元": "163万元"},
    ),
    # a share of what it is a share of, though no word says so; a sentence that goes on with 捐款中
    ("现有护理员2960名，持证2217名，占74.9%，另有志愿者300名。", {"2217名": "2960名"}),
    ("收养登记2.1万件，解除收养2760件，占15%。", {}),
    (
        "收到捐款108万元，参与2.6万人次。捐款中，网络筹款38万元，比上年多5万元；企业捐赠40万元。",
        {"38万元": "108万元", "40万元": "108万元"},
    ),
    ("收到捐款108万元。捐款中，网络筹款380万元。", {}),
    ("收到捐款108万元。支出中，网络费用38万元。", {}),
    # rounded; sums between ；, and without what stands in brackets
    (
        "批准出国256万人次，其中，去甲国168.3万人次；去乙国、丙国82.1万人次，去丁国5.7万人次。",
        {"168.3万人次": "256万人次", "82.1万人次": "256万人次", "5.7万人次": "256万人次"},
    ),
    (
        "考生共51.1万人。其中，文科21.4万人，理科29.7万人；应届生为40.7万人，历届生为10.4万人。",
        dict.fromkeys(("21.4万人", "29.7万人", "40.7万人", "10.4万人"), "51.1万人"),
    ),
    (
        "受理201个。其中热线121个（调解110个，举报11个）；来信18个；网上62个。",
        {"121个": "201个", "110个": "121个", "11个": "121个", "18个": "201个", "62个": "201个"},
    ),
    ("在33个薄弱校中已有27个摘帽，其中8个跻身优秀。", {"27个": "33个", "8个": "27个"}),
    (
        "公路建设完成612亿元，其中高速公路385亿元，占63%；国省道104亿元；水路1亿元。",
        {"385亿元": "612亿元", "104亿元": "612亿元", "1亿元": "612亿元"},
    ),
    ("全县书屋102个（村级书屋68个）。", {"68个": "102个"}),
    ("甲厂卖车800个，含出口200个；乙厂300个。", {"200个": "800个"}),
    ("收到来信30件，已办结25件。", {"25件": "30件"}),
    ("抽检月饼90个，不合格4个。", {"4个": "90个"}),
    ("签约项目16个已开工9个，总投资5亿元。", {"9个": "16个"}),
    ("44名（共46名）代表到会。", {"44名": "46名"}),
    ("航道里程12公里。在这当中，高等级航道6公里。", {"6公里": "12公里"}),
    (
        "机构1014个，其中医院34个，在医院中有公立医院12个，民营医院22个；社区机构960个，其中卫生院36个；防疫机构17个，其中监督所6个。",
        {
            "34个": "1014个",
            "12个": "34个",
            "22个": "34个",
            "960个": "1014个",
            "36个": "960个",
            "17个": "1014个",
            "6个": "17个",
        },
    ),
    # what is new is no part, where all there are is said behind it; one that is too large is none
    ("全省病例20例，其中甲市新增2例，共6例。", {"6例": "20例"}),
    (
        "机构90个，其中医院80个；防疫机构60个，其中市级3个。",
        {"80个": "90个", "3个": "60个"},
    ),
    ("做手术107例，其中甲市45人，乙市62人。", {"45人": "107例", "62人": "107例"}),
    ("在67名队员中，有17人是新手，20人是女性。", {"17人": "67名", "20人": "67名"}),
    (
        "设37个大项、362个小项，其中冬季大项27个、冬季小项30个。",
        {"27个": "37个", "30个": "362个"},
    ),
    (
        "共有图书300册，其中古籍30册（善本3册）、地图20册。".replace("册", "张"),
        {"30张": "300张", "3张": "30张", "20张": "300张"},
    ),
    (
        "登记病例920例。甲区累计160例或总数的17%，其次是乙区的94例和丙区的80例。",
        {"160例": "920例", "94例": "920例", "80例": "920例"},
    ),
    # among, in brackets, first lot, amounts of change, averages, units left out
    ("毕业的438人中，421人实现就业。", {"421人": "438人"}),
    ("全旗57个嘎查中，收入50万元以上的有31个。", {"31个": "57个"}),
    ("建成幸福院8个（东乡县3个、和政县2个）。", {"3个": "8个", "2个": "8个"}),
    ("拟建单位约30000个，首批2100个位于元朗。", {"2100个": "30000个"}),
    (
        "就业人数1148万人，较上年增加7.8万人，其中服务业增加6.1万人。",
        {"6.1万人": "7.8万人"},
    ),
    ("平均每人总工时151.3小时，其中加班工时7.7小时。", {"7.7小时": "151.3小时"}),
    (
        "批发79.8万辆，其中纯电55.1万辆、插混（含增程）24.7万辆。",
        {"55.1万辆": "79.8万辆", "24.7万辆": "79.8万辆"},
    ),
    # 其中 in the same sentence
    ("全县建成敬老院64所，其中民办19所。", {"19所": "64所"}),
    (
        "修缮经费90万元，其中镇财政出资55万元，乡贤认捐35万元。",
        {"55万元": "90万元", "35万元": "90万元"},
    ),
    (
        "志愿队共有620人，其中女队员410人、退休教师77人和学生58人。",
        {"410人": "620人", "77人": "620人", "58人": "620人"},
    ),
    ("社区登记住户3100户，其中低保户46户，低保边缘户80户。", {"46户": "3100户", "80户": "3100户"}),
    ("全乡种植水稻2.4万亩，其中优质稻1.5万亩。", {"1.5万亩": "2.4万亩"}),
    ("流转土地900亩，其中30公顷改种药材。", {"30公顷": "900亩"}),
    ("改建公路88公里，其中隧道6公里。", {"6公里": "88公里"}),
    ("基金会筹得善款4200万元，其中2600万元来自网络平台。", {"2600万元": "4200万元"}),
    ("在册机构215家，其中5家为基金会。", {"5家": "215家"}),
    ("在册机构215个，其中养老院40所。", {"40所": "215个"}),
    ("心理热线接听1800人次，其中转入医院12人。", {"12人": "1800人次"}),
    ("本月成交930宗，当中村屋占210宗。", {"210宗": "930宗"}),
    ("贷款余额55亿港元，当中逾期3亿元。", {"3亿元": "55亿港元"}),
    ("慈善总会到账7000万元（其中定向捐赠6100万元），支出5000万元。", {"6100万元": "7000万元"}),
    ("服务总时长120万小时，其中助老服务35万小时。", {"35万小时": "120万小时"}),
    # the nearest that fits, not the nearest
    ("全州辖8个县，共有乡镇140个，其中民族乡22个。", {"22个": "140个"}),
    (
        "今年开工项目85个，总投资62亿元；其中城区51个、开发区34个。",
        {"51个": "85个", "34个": "85个"},
    ),
    ("收养登记340人，比上年减少25人，其中残疾儿童20人。", {"20人": "340人"}),
    ("预算由3亿元增加到5亿元，其中救灾2亿元，占40%。", {"2亿元": "5亿元"}),
    # each ； starts anew
    (
        "医护人员900人，其中医师380人；床位1200张，其中康复床位150张。",
        {"380人": "900人", "150张": "1200张"},
    ),
    ("救助站3个，其中县级2个；全年救助500人。", {"2个": "3个"}),
    # nested
    ("境外收入9亿元，其中亚洲6亿元，其中日本2亿元。", {"6亿元": "9亿元", "2亿元": "6亿元"}),
    # 其中 opening a sentence
    (
        "上半年全市救助流浪人员860人次，支出经费97万元。其中，冬季专项行动救助310人次，支出经费40万元。",
        {"310人次": "860人次", "40万元": "97万元"},
    ),
    ("全市建成食堂530个，覆盖村庄1400个。其中，今年新建食堂66个。", {"66个": "530个"}),
    ("登记志愿者21万人。其中党员3万人，团员5万人。", {"3万人": "21万人", "5万人": "21万人"}),
    ("周末录得40宗成交，较上周多8宗。其中新市镇5宗。", {"5宗": "40宗"}),
    # colon and numbered items
    (
        "捐赠支出合计640元，其中：（一）助学5笔，400元；（二）助医2笔，240元。",
        {"400元": "640元", "240元": "640元"},
    ),
    (
        "一、收入合计900万元，其中：\n（一）会费300万元；\n（二）捐赠600万元。\n二、支出合计200万元。",
        {"300万元": "900万元", "600万元": "900万元"},
    ),
    # 包括, 含, 由…组成
    ("调运物资5万件，包括帐篷2000顶、棉被1.2万床。", {"2000顶": "5万件", "1.2万床": "5万件"}),
    ("总投资8亿元，含土建3亿元。", {"3亿元": "8亿元"}),
    ("工作队28人，由县派干部10人、镇干部18人组成。", {"10人": "28人", "18人": "28人"}),
    # 占
    ("镇上有机动车4100辆，电动车占1300辆。", {"1300辆": "4100辆"}),
    # lists that add up
    ("招募社工30名，督导6名、一线24名。", {"6名": "30名", "24名": "30名"}),
    (
        "拟招聘辅助人员15名。岗位如下：\n1.窗口接待，9名；\n2.入户走访，6名。",
        {"9名": "15名", "6名": "15名"},
    ),
    ("全院职工450人，男、女职工分别为130人和320人。", {"130人": "450人", "320人": "450人"}),
    (
        "登记人口45.5万人。分城乡看，城镇20.1万人，乡村25.4万人。",
        {"20.1万人": "45.5万人", "25.4万人": "45.5万人"},
    ),
    # a change after a part is no part
    ("失业者52万人，其中青年17万人，比上年增加3万人。", {"17万人": "52万人"}),
    # a parallel segment after ；, by its noun or because the sum comes out
    (
        "教育经费580亿元，增长8%，其中义务教育310亿元，增长9%；高等教育120亿元，增长5%。",
        {"310亿元": "580亿元", "120亿元": "580亿元"},
    ),
    (
        "营收12.6亿元，其中线上8.1亿元，占64.3%；线下4.5亿元。",
        {"8.1亿元": "12.6亿元", "4.5亿元": "12.6亿元"},
    ),
    ("登记志愿者90万人，其中党员20万人；社会工作者2万人。", {"20万人": "90万人"}),
    # said of the whole again
    ("确诊病例5000人，其中城区900人，死亡病例30人。", {"900人": "5000人"}),
    (
        "常住人口58.3万人，其中城镇人口31.2万人，乡村人口27.1万人。",
        {"31.2万人": "58.3万人", "27.1万人": "58.3万人"},
    ),
    # shares of one whole are no parts of each other
    ("会员1350名，女会员占420名，青年会员占300名。", {"420名": "1350名", "300名": "1350名"}),
    # the list ends where another statement begins
    ("今年资助学生700人，其中大学生90人，全市累计资助600人。", {"90人": "700人"}),
]

NOT_LINKED = [
    "苹果\t90万元\n桃\t40万元\n梨\t50万元",
    "合计\t70人\t91人\n甲组\t30人\t46人\n乙组\t40人\t45人",
    "历年总额\t90万元\n2019年\t40万元\n2020年\t50万元",
    # a rate in brackets: of a plan, another year, another measure, another place
    "水库计划投资8亿元，上半年完成投资2亿元（25%）。",
    "2019年全市捐款40亿元，2021年捐款10亿元（25%）。",
    "全市总收入40亿元，净利润4亿元（10%）。",
    "甲县共有学校80个，乙县20个（25%）。",
    "出口80亿元，进口20亿元（25%）。",
    "全市出口80亿元，进口20亿元（25%）。",
    # a share of another whole, or none that is told
    "出口300亿元，增长2%，进口120亿元，占全国的四成。",
    "出口300亿元，增长2%，进口120亿元，占全国的33%。",
    "收入40亿元，增长2%。东区12亿元，西区6亿元，合计占60%。",
    "支出40亿元（12%），收入80亿元。",
    "年产量300吨，其中每日出口2吨。",
    "今年招工300人，已累计培训200人。",
    # of another place
    "乙村有9个厂，甲村就有4个。",
    "甲县有学校30个，乙县的有10个。",
    "甲地12人，乙地30人；丙地5人，丁地7人。",
    "出口130亿元，进口116亿元，实现顺差14亿元。",
    "新增病例16例，治愈9例，累计920例。",
    "16个项目开工，8个村受益。",
    "引进项目16个建成8个车间。",
    "甲县30名（乙县46名）代表到会。",
    "病例920例。甲区160例或总数的40%，乙区94例。",
    "机构90个，分布在8个县，在机构中开展培训30场。",
    "平均轮候5.6年，其中长者3.9年。",
    "全县312个村（每个村发放60个）。",
    "常住人口33万人，比上年增加2万人。",
    "12个盟市中，标准均超过900元。",
    # percentages, ages, averages
    "支出上涨3.2%，其中教育上涨1.1%。",
    "物价上涨3%，其中食品类上涨2.5%。",
    "最年长者98岁，其中最小的71岁。",
    "人均收入3.1万元，其中农村人均收入1.9万元。",
    "发放补贴800万元，其中散居孤儿每人每月1000元。",
    # persons are no part of households, money none of persons
    "帮扶贫困家庭300户，其中残疾人40人。",
    "资助学生200人，其中每笔最高的达5000元。",
    # larger than the whole
    "到场200人，其中外地来信的有350人。",
    # the figure after the marker counts another thing
    "新增服务点300个。其中，活动涉及的15个街道反响热烈。",
    "社区将其中1200亩荒地改成苗圃，原有林地5000亩。",
    # no figure before, or one too far away
    "其中民办养老院19所。",
    "全县有敬老院64所。天气晴好。其中民办19所。",
    # other currencies
    "贷款5亿港元，其中3亿美元到期。",
    # a sum by chance of small numbers
    "来了3人，走了1人，又来2人。",
    "志愿者中，学生占1200人，退休人员占800人。",
    "物资价值800万元，包括床200张。",
    "由5家发展到44家，新增39家。",
    "含税价300元，运费20元。",
    "",
    "一句没有数字的话，其中自有道理。",
    # one figure in brackets: of another year, or the same said again
    "全县书屋102个（上年同期98个）。",
    "河长459公里（一说452公里）。",
    # more than there are, or of other things
    "收到来信30件，已办结45件。",
]


@pytest.mark.parametrize(("text", "expected"), LINKED, ids=[text for text, _ in LINKED])
def test_part_is_linked_to_its_whole(text: str, expected: dict[str, str]) -> None:
    assert links(text) == expected


@pytest.mark.parametrize("text", NOT_LINKED)
def test_other_figures_stay_unlinked(text: str) -> None:
    assert links(text) == {}


def test_indicator_settles_which_whole_is_meant() -> None:
    text = "建成幸福院400个，服务点900个，其中新增60个。"
    assert link_parts(scene(text), ["幸福院", "服务点", "幸福院"]) == [None, None, 0]


def test_a_part_of_what_a_sentence_of_growth_stands_behind() -> None:
    records = extract("存款559亿元，增加16亿元。按可比口径增长8%。其中，住户存款51亿元。")
    parts = {record.text: record.part_of for record in records}
    assert parts == {"559亿元": None, "16亿元": None, "8%": None, "51亿元": records[0].id}


def test_long_list_is_linked_to_its_end() -> None:
    text = "全省建成站点90000个，其中" + "、".join(f"{n}号县9个" for n in range(3000)) + "。"
    assert link_parts(scene(text), [None] * 3001) == [None, *[0] * 3000]


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("访港旅客528万人次，按年升27%；当中内地客432万。", "432万", "528万人次"),
        ("资金净流出51.4亿元，其中深股通33.9亿。", "33.9亿", "51.4亿元"),
    ],
)
def test_a_part_may_leave_out_its_unit(text: str, part: str, whole: str) -> None:
    found = {statistic.text: statistic for statistic in extract(text)}
    assert found[part].part_of == found[whole].id


def test_household_is_no_part_of_things() -> None:
    things = scene("物资300个，受灾20户").quantities
    assert not comparable(things[1], things[0])
