"""The tables of cases: what is read, and what is set aside."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

import swstats
from swstats.lexicons import Lexicon
from swstats.records import Kind, Quantity

CASES = Path(__file__).parents[1] / "cases"


def rows(name: str) -> list[tuple[str, str]]:
    lines = (CASES / name).read_text("utf-8").splitlines()
    pairs = [line.split(" => ", 1) for line in lines if line and not line.startswith("#")]
    return [(left, right) for left, right in pairs]


def shown(quantity: Quantity) -> str:
    bounds = "..".join(
        "" if b is None else format(b, "f") for b in (quantity.lower, quantity.upper)
    )
    return f"{quantity.relation} {bounds} {quantity.unit or '-'} {quantity.kind}"


@pytest.mark.parametrize(("text", "expected"), rows("quantities.txt"))
def test_reads_the_mention_as_a_whole(text: str, expected: str) -> None:
    assert shown(swstats.parse_quantity(text.removesuffix("长"))) == expected


@pytest.mark.parametrize(("text", "expected"), rows("quantities.txt"))
def test_finds_the_mention_in_a_sentence(text: str, expected: str) -> None:
    if text.startswith(("-", "‐", "十来", "几十")):
        pytest.skip("needs its own sentence")
    before, after = "据了解，数量为", "，情况良好。"
    found = swstats.find_quantities(before + text + after)
    assert [shown(q) for q in found] == [expected]
    first = found[0]
    assert (before + text + after)[first.start : first.end].removesuffix("长") == text.removesuffix(
        "长"
    )


@pytest.mark.parametrize(("text", "reason"), rows("set_aside.txt"))
def test_sets_aside(text: str, reason: str) -> None:
    found = swstats.find_quantities(text)
    assert [q for q in found if q.statistic] == []
    if reason == "nothing read":
        assert found == []
    else:
        assert any(reason in q.rule for q in found), [q.rule for q in found]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("全市超过20家企业300人参加", ["超过20家", "300人"]),  # no limit of a group
        ("超过50%的企业有3项专利", ["超过50%", "3项"]),
        ("形成3个产值超千亿元的产业集群", ["3个"]),  # but what defines those that are counted
        ("5个项目投资超10亿元", ["5个", "超10亿元"]),
        ("派位人数22,898（见图）", ["22,898"]),
        ("失业率由5升至", ["5升"]),  # cut off, and yet read
        ("预计将比上年增加100万人次至200万人次", ["100万人次至200万人次"]),
        ("较去年增加287宗至493宗", ["287宗", "493宗"]),
        ("增长2倍多震惊市场", ["2倍多"]),
        ("预期寿命超过80岁的目标已实现", ["超过80岁"]),
        ("由5增至200万吨", ["200万吨"]),
        ("百分之三至五亿元", ["百分之三", "五亿元"]),  # no range of shares
        ("百分之三至五个", ["百分之三", "五个"]),
        ("绳长3米5根", ["3米", "5根"]),  # no tenths: they count
        ("烧饼十块五个", ["十块", "五个"]),
        ("1小时2公里", ["1小时", "2公里"]),
        ("购买3吨半挂车用油", ["3吨"]),
        ("建成3家半导体企业", ["3家"]),
        ("位于北纬30度15分20秒处", []),  # a place on the map, no time and no statistic
        ("补贴三十万三十万地发", ["三十万", "三十万"]),
        ("十分之一二手房", ["十分之一"]),
        ("减少死亡人数百分之五", ["百分之五"]),
        ("收盘价的百分之七十百分位", ["百分之七十"]),
        ("甲组3人和乙组5人之间", ["3人", "5人"]),
        ("3000元至5元", ["3000元", "5元"]),
        ("5元至10美元", ["5元", "10美元"]),
        ("三分之一至一半", ["三分之一", "一半"]),
        ("北京—3人", ["3人"]),  # a dash is no sign there
        ("净利润—3.2亿元", ["3.2亿元"]),
        ("2、3个村", ["3个"]),  # the number of a paragraph
        ("在2、3期工程中", ["3期"]),
        ("编号G2、3个", ["3个"]),
        ("已有一、二、三个", ["三个"]),
        ("5万、3万群众", ["5万", "3万"]),
        ("波音777和48%的空客", ["48%"]),
        ("售价$20，300美元", ["$20", "300美元"]),
        ("三分之一平均分布", ["三分之一"]),
        ("补贴30万30万人", ["30万", "30万人"]),
        ("央视一、二套播出", ["二套"]),  # the first and the second
        ("大约有50万库尔德人", ["大约有50万"]),
        ("超过50%的企业和3个区", ["超过50%", "3个"]),
        # 多 begins a word
        ("比5419人多出近300人", ["5419人", "近300人"]),
        ("办了179场多达5万人参加", ["179场", "5万人"]),
        ("建成3座多功能厅、2个多媒体教室", ["3座", "2个"]),
        ("新增5亩多耕地，用了两箱多水", ["5亩多", "两箱多"]),
        # 本, 金 and 银 begin one, too
        ("吸引7.4万本地跑手、招收3万本科生", ["7.4万", "3万"]),
        ("印制5000本地图、3万本土地证", ["5000本", "3万本"]),
        ("夺得26金18银6铜", ["26金", "18银", "6铜"]),
        ("两金一银三铜入账", ["两金", "一银", "三铜"]),
        ("引进3金融机构，获5银行支持", []),
        ("以9金成为赢家，以5金店为例", ["9金"]),
        # a score of goals, net buying, a record
        ("打入了20球，场均2.5球，3球迷受伤", ["20球", "2.5球"]),
        ("外资卖超5亿元，投信买超3亿元，成交超8亿元", ["5亿元", "3亿元", "超8亿元"]),
        ("净值只有负48个百分点，净值为负19个百分点", ["负48个百分点", "负19个百分点"]),
        ("平均轮候时间徘徊在5.7年高位", ["5.7年"]),
        ("30档股票中只有五档收红", ["30档", "五档"]),
        ("看房的不到十组，请来超过三支施工队", ["不到十组", "超过三支"]),
        ("缺口扩大一倍多；去小七孔游览", ["一倍多"]),
        ("每斤一元，每个一元硬币", ["一元"]),
        ("晴天由211天增加到240天，门店三年增加到44家", ["211天", "240天", "44家"]),
        ("工期缩短近五个月，近五个月建成", ["近五个月"]),
        # no sum of its own: 亿元 and 亿吨 name what is counted
        ("培育3个亿元企业、2个亿吨级港口、5个亿美元项目", ["3个", "2个", "5个"]),
        # the digit belongs to the name behind it
        ("有560万3G用户、20万4K电视", ["560万", "20万"]),
        ("全程3万4000米、3万5000人", ["3万4000米", "3万5000人"]),
        # a price for one, a first few, a limit, a name
        ("批发价近2块钱一斤", ["近2块钱"]),
        ("全部重一斤", ["一斤"]),
        ("缴获匕首3把，唱歌3首5分钟", ["3把", "3首", "5分钟"]),
        ("出警超过1000次的消防站达到135个", ["135个"]),
        ("接待了超过300人的旅游团有5个", ["超过300人", "5个"]),
        ("走了十里镇区道路，共有三口水井", ["十里", "三口"]),
        ("打了三口井、两座桥等村级设施", ["三口", "两座"]),
        ("连续举办近20届广交会", ["近20届"]),
        ("时间过半、任务过半", ["过半"]),
        ("从业一二年", ["一二年"]),
        ("平均逗留1日，逗留至3日", ["1日"]),
        ("检获5支手枪，较去年多两支", ["5支", "两支"]),
        ("这几年多三级医院", []),
        ("受访者中近六成为女性，较整体增加四成为高", ["近六成", "四成"]),
        ("排名第三成为黑马，其中之一成为样板，约十二成为冠军", []),
        # a number alone behind what it counts; years, codes and short ones are none
        ("常住人口766579，比上年增加", ["766579"]),
        ("参加者达十万，其中青年三千，教授二百一十。", ["十万", "三千", "二百一十"]),
        ("死亡四百二十六，会员增至两千三百", ["四百二十六", "两千三百"]),
        ("员工近千，订单上百，粉丝破十万。", ["近千", "上百", "破十万"]),
        ("弱水三千，只取一瓢；青年走了三千里路", ["三千里"]),
        # what a weak classifier surely counts, near behind it
        ("三支专业救援队处置两起瓦斯爆炸事故", ["三支", "两起"]),
        ("八道工序、四部新片和五眼深水机井", ["八道", "四部", "五眼"]),
        ("一、二类产品，这三场比赛，第四批物资，两手准备", []),
        ("三支渠通水，两部分组成，四级残疾", []),
        # so much for one
        ("车位三万一个，房子两万五一平", ["三万", "两万五"]),
        (
            "一百零一个，二十一个，三百一块，三百一人",
            ["一百零一个", "二十一个", "三百一块", "三百一人"],
        ),
        # no part of a number is a figure where the whole is none
        ("职工号二百八十七、二百八十八", []),
        ("求诊人次达460，邮编100081，人口2020", ["460"]),
        # Chinese numerals in a row
        (
            "有一千四百四十三及一千五百人，又有三十、四十人",
            ["一千四百四十三", "一千五百人", "四十人"],
        ),
    ],
)
def test_leaves_figures_side_by_side_as_they_are(text: str, mentions: list[str]) -> None:
    found = swstats.find_quantities(text)
    assert [text[q.start : q.end] for q in found if q.statistic] == mentions


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("产量为930、940万吨", ["930 = 9300000 吨", "940万吨 = 9400000 吨"]),
        (
            "增长5、8和10个百分点",
            [f"{n} = {n} 个百分点" for n in (5, 8)] + ["10个百分点 = 10 个百分点"],
        ),
        ("票价100、200元", ["100 = 100 元", "200元 = 200 元"]),
        ("分别为3.2、4.5亿元", ["3.2 = 320000000 元", "4.5亿元 = 450000000 元"]),
        ("分别为800、2万元", ["800 = 800 元", "2万元 = 20000 元"]),  # too far apart
        ("分别为5%、8%和10%", ["5% = 5 %", "8% = 8 %", "10% = 10 %"]),
        (
            "新币有5、50、100和500卢布",
            [f"{n} = {n} 卢布" for n in (5, 50, 100)] + ["500卢布 = 500 卢布"],
        ),
        ("以1分24秒80打破纪录", ["1分24秒80 = 84.8 秒"]),
        ("有3、5、7人", ["3 = 3 人", "5 = 5 人", "7人 = 7 人"]),
        ("现有2、3个", ["2、3个 = 2..3 个"]),
        ("每天六、七个小时", ["六、七个小时 = 6..7 小时"]),
        ("约有3、4亿元", ["约有3、4亿元 = 300000000..400000000 元"]),
        ("滑落到22、3元", ["22、3元 = 22..23 元"]),
        ("在5与10米之间", ["5与10米 = 5..10 米"]),
        ("在5%和10%之间", ["5%和10% = 5..10 %"]),
        ("相关系数为‐0.5", ["‐0.5 = -0.5 None"]),
        ("身高1米85的小伙", ["1米85 = 1.85 米"]),
        ("跳过1米85", ["1米85 = 1.85 米"]),
        ("体温37度5", ["37度5 = 37.5 ℃"]),
        ("历时五个半月", ["五个半月 = 5.5 个月"]),
        ("港币3000万元", ["3000万元 = 30000000 港元"]),  # the name says what 元 are meant
        ("总价新台币至少12亿", ["至少12亿 = 1200000000 新台币"]),
        ("室外华氏70度", ["70度 = 70 ℉"]),
        ("利润为—3.2%", ["—3.2% = -3.2 %"]),
        ("增长率为–3.2个百分点", ["–3.2个百分点 = -3.2 个百分点"]),
        ("没有突破5%", ["没有突破5% = 5 %"]),
        (
            "分别有一百四十三、一百五十及两千名",
            ["一百四十三 = 143 名", "一百五十 = 150 名", "两千名 = 2000 名"],
        ),
        (
            "分别有一百四十三、一百五十及两百万人",
            ["一百四十三 = 1430000 人", "一百五十 = 1500000 人", "两百万人 = 2000000 人"],
        ),
        ("播放量达5个亿", ["5个亿 = 500000000 None"]),
        ("播放量达5个亿次。", ["5个亿次 = 500000000 次"]),
        ("平台有3个亿用户", ["3个亿 = 300000000 None"]),
        ("有2个亿吨大港", ["2个 = 2 个"]),
        ("3万农户和2万用户", ["3万 = 30000 户", "2万 = 20000 None"]),
        (  # the bracket says what 元 are meant from there on
            "捐款3元（澳门元，下同），收入5亿元，折合人民币4亿元",
            ["3元 = 3 澳门元", "5亿元 = 500000000 澳门元", "4亿元 = 400000000 元"],
        ),
        (  # up to where another item begins
            "捐款3元（澳门元，下同），收入5亿元。\n【本报北京专讯】开支6亿元。",
            ["3元 = 3 澳门元", "5亿元 = 500000000 澳门元", "6亿元 = 600000000 元"],
        ),
        # the head of a column has the unit
        ("发行规模总额（亿）12.50", ["12.50 = 1250000000 元"]),
        ("募资净额(亿港元)： 5.2", ["5.2 = 520000000 港元"]),
        ("常住人口（万人）350.6", ["350.6 = 3506000 人"]),
        ("增速（%）-3.2，发行价（元/股）5.20", ["-3.2 = -3.2 %", "5.20 = 5.2 元/股"]),
        ("人口（万人）2019 2020", []),  # years
        ("电话（0571）88881234，编号（3）10.00", []),
        ("打对折出售", ["对折 = 5 折"]),
        ("合格率达百分百", ["百分百 = 100 %"]),
        ("收入5亿元（不含税，下同），支出3亿元", ["5亿元 = 500000000 元", "3亿元 = 300000000 元"]),
    ],
)
def test_reads_what_a_row_or_a_pair_of_figures_shares(text: str, mentions: list[str]) -> None:
    def shown(q: Quantity) -> str:
        value = f"{q.lower:f}..{q.upper:f}" if q.value is None else f"{q.value:f}"
        return f"{q.text} = {value} {q.unit}"

    found = swstats.find_quantities(text)
    assert [shown(q) for q in found if q.statistic] == mentions


@pytest.mark.parametrize("text", ["四千万收购股份", "花了三百万", "斥资三亿入股"])
def test_what_is_spent_is_money(text: str) -> None:
    (found,) = swstats.find_quantities(text)
    assert (found.kind, found.unit) == (Kind.MONEY, None)


@pytest.mark.parametrize("text", ["5万元，排第", "5万元，每隔"])
def test_the_end_of_a_text_says_nothing_of_its_first_figure(text: str) -> None:
    (found,) = swstats.find_quantities(text)
    assert found.statistic


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("气温由-3度到5度", ["-3", "5"]),
        ("同比从-0.5%到0.3%", ["-0.5", "0.3"]),
        ("下降0.4%至-0.8%", ["0.4", "-0.8"]),
        ("气温为-3到5度", ["None"]),
    ],
)
def test_levels_below_zero_are_no_range(text: str, values: list[str]) -> None:
    assert [str(q.value) for q in swstats.find_quantities(text)] == values


@pytest.mark.parametrize("text", ["85~零下", "气温3至零下", "1—零下", "百分之零下12度", "二成三一"])
def test_odd_ends_are_read_without_overlap(text: str) -> None:
    found = swstats.find_quantities(text)
    assert all(first.end <= second.start for first, second in pairwise(found))
    assert all(q.lower is None or q.upper is None or q.lower <= q.upper for q in found)


def test_a_user_may_name_the_parts_of_a_unit(tmp_path: Path) -> None:
    file = tmp_path / "my.toml"
    file.write_text(
        '[units."箩"]\nkind = "mass"\nparts = { "捧" = 20, "掬" = 30 }\ntenths = ["箩"]\n'
        '[units."捧"]\nkind = "mass"\n[units."掬"]\nkind = "mass"\n',
        "utf-8",
    )
    lexicon = Lexicon([file])
    found = swstats.find_quantities("收稻三箩五捧、三箩五掬、三箩五。", lexicon=lexicon)
    assert [(q.text, str(q.value), q.unit) for q in found] == [
        ("三箩五捧", "3.25", "箩"),
        ("三箩五掬", "95", "掬"),
        ("三箩五", "3.5", "箩"),
    ]


def test_a_dash_behind_a_balance_is_a_minus() -> None:
    found = swstats.find_quantities("净利润-5亿元，扣非净利润−300万元；苏-27架。")
    assert [q.value for q in found if q.statistic][:2] == [-500000000, -3000000]
    assert all(q.value is None or q.value > 0 for q in found[2:])


def test_a_currency_before_a_share_is_not_its_unit() -> None:
    (found,) = swstats.find_quantities("人民币三分之一")
    assert found.unit is None


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("投入<b>300万元</b>。", "="),
        ('<td class="sum">300万元</td>', "="),
        ("利润</span>300万元", "="),
        ("一行<br/>300万元", "="),
        ("投入>300万元。", ">"),
        ("GDP>300万元。", ">"),
        ("a<b，投入>300万元。", ">"),
        ("5<b>300万元。", "="),
    ],
)
def test_the_end_of_a_tag_is_no_qualifier(text: str, relation: str) -> None:
    found = [q for q in swstats.find_quantities(text) if q.value == 3000000]
    assert [q.relation.value for q in found] == [relation]
