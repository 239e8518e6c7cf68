"""What time a figure refers to: sentences of our own, the periods of their figures in order."""

from __future__ import annotations

from datetime import date

import pytest

from swstats.lexicons import default_lexicon
from swstats.links.periods import link_periods
from swstats.pipeline import extract
from swstats.quantities.dates import find_times
from tests.links.staging import stage

MAY = date(2019, 5, 20)
FEBRUARY = date(2020, 2, 28)

STATED = [
    # a time at the head of the sentence holds to its end
    ("2018年，全县产茶【320吨】，产值【1.2亿元】。", ["2018", "2018"]),
    ("2018年上半年，全院门诊量【32万人次】。", ["2018-01/2018-06"]),
    ("2018年第三季度营收【5.6亿元】。", ["2018-07/2018-09"]),
    ("2018年1至8月，外贸进出口【410亿元】。", ["2018-01/2018-08"]),
    ("2018年1—8月，外贸进出口【410亿元】。", ["2018-01/2018-08"]),
    ("2018年前三季度，空气优良天数【221天】。", ["2018-01/2018-09"]),
    ("2018年前10个月，快递业务量【9.6亿件】。", ["2018-01/2018-10"]),
    ("2018年4月，公司售出客车【812辆】。", ["2018-04"]),
    ("2018年4月6日，景区接待游客【3.1万人次】。", ["2018-04-06"]),
    ("二〇一八年，全镇存栏生猪【4200头】。", ["2018"]),
    ("民国一一二年新住民【58万人】。", ["2023"]),
    ("上世纪80年代，厂里有工人【1200名】。", ["198X"]),
    ("2018财年研发投入【31亿元】。", ["2018"]),
    ("2018Q4新增用户【310万户】。", ["2018-10/2018-12"]),
    # as of a day
    ("截至2018年4月6日，基金会共有志愿者【532名】。", ["2018-04-06"]),
    ("截至2018年6月底，全市在册出租车【6100辆】。", ["2018-06-30"]),
    ("2018年末，全市共有公交车【4300辆】。", ["2018-12-31"]),
    ("截至2018年6月底，累计发放贷款【76亿元】。", ["../2018-06-30"]),
    # open stretches
    ("2016年以来，全区改造危房【830户】。", ["2016/.."]),
    ("自2016年3月起，机构服务老人【2.1万人次】。", ["2016-03/.."]),
    ("2016年9月至今，培训教师【930人】。", ["2016-09/.."]),
    # stretches with two ends
    ("2016年至2018年，累计植树【37万株】。", ["2016/2018"]),
    ("2016—2018年，累计植树【37万株】。", ["2016/2018"]),
    ("2018年3月1日至4月30日，收到捐款【37万元】。", ["2018-03-01/2018-04-30"]),
    ("“十三五”期间，新建公路【910公里】。", ["2016/2020"]),
    # the nearest time before the figure
    ("2017年发电【3.1亿度】，2018年发电【3.6亿度】。", ["2017", "2018"]),
    ("2018年接诊【3.1万人次】，其中四季度【0.9万人次】。", ["2018", "2018-10/2018-12"]),
    # one by one
    ("2016年、2017年、2018年分别产鱼【31吨】、【35吨】和【42吨】。", ["2016", "2017", "2018"]),
    ("预计2025—2027年净利润【3亿元】、【4亿元】、【5亿元】。", ["2025", "2026", "2027"]),
]

BASES = [
    ("2018年产茶【320吨】，比上年增长【8%】。", ["2018", "2018"]),
    ("2018年产茶【320吨】，比2015年增长【38%】。", ["2018", "2018"]),
    ("2018年产茶【320吨】，较2015年底翻【一番】。", ["2018", "2018"]),
    ("2018年产茶【320吨】，是2012年的【3.1倍】。", ["2018", "2018"]),
    ("2018年产茶【320吨】，相当于2012年的【61%】。", ["2018", "2018"]),
    ("2018年产茶【320吨】，恢复到2016年的【97%】。", ["2018", "2018"]),
    ("2018年产茶【320吨】，与2015年相比增加【40吨】。", ["2018", "2018"]),
    ("2018年产茶【320吨】，高于2015年同期【40吨】。", ["2018", "2018"]),
    ("2018年，茶园由2012年的【3100亩】扩大到【5200亩】。", ["2012", "2018"]),
    ("2018年，茶园由上年的【3100亩】扩大到【5200亩】。", ["2017", "2018"]),
    ("2018年，茶园从【3100亩】扩大到【5200亩】。", [None, "2018"]),
    ("茶园从2012年的【3100亩】增加到2018年的【5200亩】。", ["2012", "2018"]),
    ("2018年按2015年不变价计算，产值【83亿元】。", ["2018"]),
    ("2018年产茶【320吨】，主要系年末补种【40亩】。", ["2018", "2018"]),
]

DEVELOPMENTS = [
    (
        "2015年到2020年间，覆盖率由【38%】提高到【41%】，年均提高【0.6个百分点】。",
        ["2015", "2020", "2015/2020"],
    ),
    ("1984年至2018年，吸烟率从【61%】降至【50%】。", ["1984", "2018"]),
    (
        "2018年，失业率由第一季的【3.3%】升至第二季的【3.4%】。",
        ["2018-01/2018-03", "2018-04/2018-06"],
    ),
    ("2018年公益支出占上年末净资产的【48%】。", ["2018"]),
    (
        "2020年有人口【869万人】，与2010年第五次普查的【724万人】相比，增长【19%】。",
        ["2020", "2010", "2020"],
    ),
    ("2018年“五一”假期（5月1日至3日），接待游客【32万人次】。", ["2018-05-01/2018-05-03"]),
    ("2018年接待【32万人次】（2017年为【30万人次】），收入【3亿元】。", ["2018", "2017", "2018"]),
    ("诊所成立于2009年，有护士【5名】。", [None]),
    ("诊所2009年成立，有护士【5名】。", [None]),
    ("2009年接诊【500人次】。诊所现有护士【5名】。", ["2009", None]),
]

RELATIVE = [
    ("今年，全区改造厕所【630座】。", MAY, ["2019"]),
    ("去年，全区改造厕所【630座】。", MAY, ["2018"]),
    ("今年1至4月，全区改造厕所【630座】。", MAY, ["2019-01/2019-04"]),
    ("4月份，全区改造厕所【63座】。", MAY, ["2019-04"]),
    ("10月份，全区改造厕所【63座】。", MAY, ["2018-10"]),
    ("一季度，全区改造厕所【63座】。", MAY, ["2019-01/2019-03"]),
    ("上个月，全区改造厕所【63座】。", MAY, ["2019-04"]),
    ("昨天，全区接种【1.3万人次】。", MAY, ["2019-05-19"]),
    ("截至5月15日，全区接种【1.3万人次】。", MAY, ["2019-05-15"]),
    ("18日，全区接种【1.3万人次】。", MAY, ["2019-05-18"]),
    ("25日，全区接种【1.3万人次】。", MAY, ["2019-04-25"]),
    ("2018年，全区接种【13万人次】。今年，全区接种【5万人次】。", MAY, ["2018", "2019"]),
    ("去年底，全区有药店【310家】。", FEBRUARY, ["2019-12-31"]),
    ("全年接待游客【310万人次】。", FEBRUARY, ["2019"]),
    # nothing says which year
    ("今年，全区改造厕所【630座】。", None, [None]),
    ("3月，全区改造厕所【63座】。", None, [None]),
    ("截至8月31日，全区改造厕所【63座】。", None, [None]),
    ("上半年改造厕所【63座】。", None, [None]),
    ("全年雨日【183天】。", None, [None]),
]

UNDATED = [
    ("近年来，协会资助学生【320名】。", [None]),
    ("五年来，协会资助学生【320名】。", [None]),
    ("目前，协会有会员【320名】。", [None]),
    ("疫情发生以来，协会捐款【320万元】。", [None]),
    ("博览会期间，签约项目【32个】。", [None]),
    ("春节期间，门店卖出汤圆【3吨】。", [None]),
    ("协会有会员【320名】。", [None]),
    ("2018年，协会有会员【300名】。目前，会员【320名】。", ["2018", None]),
    ("2018年，协会有会员【300名】。近年来，资助学生【32名】。", ["2018", None]),
    ("民政局5月6日通报，全县有敬老院【32所】。", [None]),
    ("《2018年统计年鉴》收录村庄【32个】。", [None]),
    ("据本报2018年5月3日报道，全县有敬老院【32所】。", [None]),
    ("款项已于2018年8月5日汇出，共【320万元】。", [None]),
    ("1368年建城，城墙长【9.6公里】。城门【13座】。", ["1368", None]),
]

CARRIED = [
    # within the paragraph, not beyond it
    ("2018年，全县产茶【320吨】。茶农户均收入【3.2万元】。", ["2018", "2018"]),
    ("2018年，全县产茶【320吨】。\n茶农户均收入【3.2万元】。", ["2018", None]),
    # a review of the year holds for the paragraphs after it
    (
        "截至2018年末，全县有茶企【21家】。\n全年产茶【320吨】。\n加工厂【13座】。",
        ["2018-12-31", "2018", "2018"],
    ),
    # a last day is a year to the sentences after it
    ("截至2018年末，全县有茶企【21家】。全县茶农【3.2万人】。", ["2018-12-31", "2018"]),
    # another source is another matter
    ("2018年，全县产茶【320吨】。据介绍，改造费用【38万元】。", ["2018", None]),
    # a stretch since a time ends with its sentence
    ("2016年以来，全区改造危房【830户】。为此投入【1.3亿元】。", ["2016/..", None]),
    # from year to year: no one of them governs
    (
        "1998年有人口【31万人】，2018年有【42万人】。全县面积【910平方公里】。",
        ["1998", "2018", None],
    ),
]

HEADED = [
    (
        "永安县2018年国民经济和社会发展统计公报",
        "全县粮食总产量【31万吨】，比上年增长【2.1%】。",
        ["2018", "2018"],
    ),
    (
        "永安县2018年国民经济和社会发展统计公报",
        "年末户籍人口【31万人】。\n出生率【9.1‰】。",
        ["2018-12-31", "2018"],
    ),
    (
        "永安县2018年国民经济和社会发展统计公报",
        "一季度产茶【31吨】。全年产茶【91吨】。",
        ["2018-01/2018-03", "2018"],
    ),
    ("2018年上半年永安县运行情况", "全县用电量【3.1亿度】。", ["2018-01/2018-06"]),
    ("永安县慈善会2018年第3号公告", "共收到捐款【31万元】。", [None]),
    (
        "政府工作报告",
        "一、2018年工作回顾\n新建公路【31公里】。\n二、2019年工作安排\n新建公路【35公里】。",
        ["2018", "2019"],
    ),
    (
        "捐赠公告",
        "现将2018年3月1日至4月30日收支公布如下：\n收入合计【31万元】，\n支出合计【21万元】。",
        ["2018-03-01/2018-04-30"] * 2,
    ),
    ("永安县慈善会年度报告（2018）", "员工【23人】。", ["2018"]),
    ("茶农的一年", "全县茶农【3.2万人】。", [None]),
]


def periods(marked: str, headline: str = "", published: date | None = None) -> list[str | None]:
    return [link.period for link in link_periods(stage(marked, headline, published))]


@pytest.mark.parametrize(("text", "expected"), STATED)
def test_a_stated_time_is_the_figures(text: str, expected: list[str | None]) -> None:
    assert periods(text) == expected


@pytest.mark.parametrize(("text", "expected"), BASES)
def test_a_basis_of_comparison_is_not(text: str, expected: list[str | None]) -> None:
    assert periods(text) == expected


@pytest.mark.parametrize(("text", "expected"), DEVELOPMENTS)
def test_levels_then_and_now_have_their_own_times(text: str, expected: list[str | None]) -> None:
    assert periods(text) == expected


@pytest.mark.parametrize(("text", "published", "expected"), RELATIVE)
def test_relative_times_count_from_the_publication_date(
    text: str, published: date | None, expected: list[str | None]
) -> None:
    assert periods(text, published=published) == expected


@pytest.mark.parametrize(("text", "expected"), UNDATED)
def test_no_period_where_the_text_fixes_none(text: str, expected: list[str | None]) -> None:
    assert periods(text) == expected


NOVEMBER = date(2023, 11, 9)
STYLES = [
    # months to come are not a year ago; months gone by are
    ("项目计划12月开工，总投资【3.2亿元】。", NOVEMBER, ["2023-12"]),
    ("新馆将于明年3月开放，可容纳【800人】。", NOVEMBER, ["2024-03"]),
    ("公司预计2月交付客车【60辆】。", NOVEMBER, ["2024-02"]),
    ("12月交付客车【60辆】。", NOVEMBER, ["2022-12"]),
    ("10月交付客车【60辆】。", NOVEMBER, ["2023-10"]),
    # Hong Kong and Taiwan
    ("今年首季，落成单位【3200个】，按年多【8%】。", NOVEMBER, ["2023-01/2023-03"] * 2),
    ("首两个月访港旅客【107万人次】。", NOVEMBER, ["2023-01/2023-02"]),
    ("二月零售【444亿元】，三月【410亿元】。", NOVEMBER, ["2023-02", "2023-03"]),
    ("2022-23年度，资助学生【3.1万名】。", None, ["2022/2023"]),
    ("112年第2季GDP成长【1.4%】。", None, ["2023-04/2023-06"]),
    ("民国100年底，县债余额【185亿元】。", None, ["2011-12-31"]),
    (
        "上（1-6）月失业率【3.8%】，较上一季度降【0.2个百分点】。",
        date(2019, 8, 22),
        ["2019-01/2019-06"] * 2,
    ),
    ("轮候时间【5.6年】，较上一季度缩短【0.1年】。", None, [None, None]),
    # earlier newspapers
    (
        "去年出口【180亿美元】；而前年为【150亿美元】。全年顺差【22亿美元】。",
        date(1995, 1, 12),
        ["1994", "1993", "1994"],
    ),
    ("今年头五个月，产钢【92万吨】。", date(1996, 6, 20), ["1996-01/1996-05"]),
    ("能耗由“七五”末的【1396公斤】降到【1018公斤】。", None, ["1990", None]),
    ("九三年我退的休，拿【460元】一个月；现在涨到【3100元】。", None, ["1993", None]),
    ("六〇年三月，一个井队拉过去，设备【60吨】。", None, ["1960-03"]),
    ("六二年冬天，井喷掀出去【七八步】。干了三五年，攒下【90元】。", None, ["1962", "1962"]),
    (
        "2023年前4个月，到达时间由去年同期的【13.6分钟】压缩至【11.2分钟】。",
        NOVEMBER,
        ["2022-01/2022-04", "2023-01/2023-04"],
    ),
    # companies
    (
        "2023年上半年营收【21亿元】，同比减少【6%】；三季度单季【9亿元】。",
        None,
        ["2023-01/2023-06"] * 2 + ["2023-07/2023-09"],
    ),
    ("原料均价由上年的【1.7万元】涨至【2万元】。2022年出货【4亿片】。", None, [None, None, "2022"]),
    ("2022年，原料均价由上年的【1.7万元】涨至【2万元】。", None, ["2021", "2022"]),
    (
        "2022年户均补助【2.6万元】，较上年【1.8万元】的标准提高【四成】。",
        None,
        ["2022", "2021", "2022"],
    ),
    ("产能【6万吨】（2021年），在建【2万吨】。", None, ["2021", None]),
    ("已入藏档案【21件】（截至2019年底），另有【3件】待修。", None, ["2019-12-31", None]),
    # plans and aims
    ("“十四五”以来，投入【7.4亿元】。", None, ["2021/.."]),
    ("离“十四五”规划目标还差【1200个】。", None, [None]),
    ("十四五期间，改造老旧小区【410个】。", None, ["2021/2025"]),
    # disasters and notices
    (
        "10月2日20时至7日8时，降雨【119毫米】。转移【12万人】。",
        date(2021, 10, 12),
        ["2021-10-02/2021-10-07"] * 2,
    ),
    ("水位涨至【22.6米】，突破1998年的【22.5米】。", None, [None, "1998"]),
    ("最大洪峰为1970年7月的【7840米】，最小【11米】。", None, ["1970-07", None]),
    ("河水一般于12月最枯，水温最低【6℃】。", NOVEMBER, [None]),
    ("成立时间：1995年6月；理事【37名】，监事【5名】。", None, [None, None]),
    ("3月6日，市医保局召开会议。2022年参保【658万人】。", NOVEMBER, ["2022"]),
    ("3月6日，该局召开推进会，全市已建站点【320个】。", NOVEMBER, [None]),
    ("单日客流在2月17日冲至【26万人次】的峰值。", NOVEMBER, ["2023-02-17"]),
    ("会议于2月17日召开，【320人】出席。", NOVEMBER, [None]),
    ("2016年开业至今，送出面【8万碗】。", None, ["2016/.."]),
    # what a time does not reach
    ("今年还将新建【30个】。全市老人【32万人】。", NOVEMBER, ["2023", None]),
    ("一季度平台接报【4913次】。每台设备【260元】。", NOVEMBER, ["2023-01/2023-03", None]),
    ("去年总产【22亿公斤】。市场日上市量【600万公斤】。", NOVEMBER, ["2022", None]),
    ("“去年大旱时倒伏【3成】。”一台机器【5万元】。", NOVEMBER, ["2022", None]),
    ("去年底有站点【1389个】，福彩金五年累计投入【3.5亿元】。", NOVEMBER, ["2022-12-31", None]),
    ("食堂由去年的【1701个】增加到【1856个】。", NOVEMBER, ["2022", None]),
    ("她说以前一天卖【200碗】。", NOVEMBER, [None]),
    ("一个人一月定量【45斤】。", NOVEMBER, [None]),
    ("2022年募集【9亿元】。\n其中，省本级【1.5亿元】。", None, ["2022", "2022"]),
    ("2022年募集【9亿元】。\n▲某县捐赠【3万元】。", None, ["2022", None]),
]

UNDATED = [
    (
        "",
        "本报上海2月24日讯 今日成交【7587亿元】。德国2022年四季度萎缩【0.4%】。",
        ["2023-02-24", "2022-10/2022-12"],
    ),
    ("", "石家庄6月2日电 2023年报名【86万人】，去年报名【80万人】。", ["2023", "2022"]),
    (
        "",
        "本报成都11月8日电 2021年建园以来消纳【320吨】，今年前十个月【90吨】。",
        ["2021/..", None],
    ),
    ("", "本报广州3月6日电 去年报名【86万人】。", [None]),
    ("", "发布时间：2025-03-14\n到去年年底，落地药品【712种】。", ["2024-12-31"]),
    ("江河专刊 2020.7.28 06", "截至7月24日，受灾【702万人】。", ["2020-07-24"]),
    ("某县2023年高标准农田项目招标公告", "项目区有【11个】村。", [None]),
    ("某公司2022年年报解读", "收入【21亿元】。公司计划新增【3家】分店。", ["2022", None]),
]


@pytest.mark.parametrize(("text", "published", "expected"), STYLES)
def test_periods_in_many_styles(
    text: str, published: date | None, expected: list[str | None]
) -> None:
    assert [link.period for link in link_periods(stage(text, published=published))] == expected


@pytest.mark.parametrize(("headline", "text", "expected"), UNDATED)
def test_pages_that_date_themselves(headline: str, text: str, expected: list[str | None]) -> None:
    assert periods(text, headline) == expected


ARTICLES = [
    (
        (
            "2024年一季度某江水文简报\n（2024年4月10日）\n"
            "一季度，全流域平均降水量188毫米；2月降水最多，达97毫米。3月末水库蓄水量31.2亿立方米，较年初减少4.1亿立方米。\n"
            "二季度来水量约260亿立方米。\n"
        ),
        ["2024-01/2024-03", "2024-02", "2024-03-31", "2024-03-31", "2024-04/2024-06"],
    ),
    (
        "港股收市\n【本报讯】恒生指数昨收报17201点，跌212点或1.2%，全日成交945亿元。（2024年1月16日）\n",
        ["2024-01-15"] * 4,
    ),
    (
        (
            "高雄港上半年货柜量年减5.6%\n中央社记者 2023年7月12日电　港务公司统计，今年上半年高雄港货柜装卸量"
            "431.6万TEU，年减5.6%；6月单月73.8万TEU，较上月减少1.1%，较去年同月减少3.9%。\n"
        ),
        ["2023-01/2023-06"] * 3 + ["2023-06"] * 3,
    ),
    (
        (
            "1986年，卫生院只有4间平房、7名职工，全年门诊不到3000人次。2008年搬迁新址，建筑面积扩大到2600平方米。"
            "如今，床位增至80张，医护人员达54名。\n"
        ),
        ["1986"] * 3 + ["2008", None, None],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ARTICLES)
def test_periods_of_whole_articles(text: str, expected: list[str | None]) -> None:
    assert [statistic.period for statistic in extract(text)] == expected


@pytest.mark.parametrize(
    ("headline", "expected"), [("8月产销点评", "2023-08"), ("一季度能源形势", "2023-01/2023-03")]
)
def test_a_headline_of_months_holds_where_the_page_is_dated(headline: str, expected: str) -> None:
    links = link_periods(stage("批发【27万辆】。", headline, NOVEMBER))
    assert [link.period for link in links] == [expected]


def test_a_figure_of_the_headline_has_the_time_that_the_text_gives_it() -> None:
    text = "2018年，入学率为【95.8%】。"
    links = link_periods(stage(text, "入学率提至【95.8%】"))
    assert [link.period for link in links] == ["2018", "2018"]


@pytest.mark.parametrize(("text", "expected"), CARRIED)
def test_how_far_a_time_reaches(text: str, expected: list[str | None]) -> None:
    assert periods(text) == expected


@pytest.mark.parametrize(("headline", "text", "expected"), HEADED)
def test_headings_set_the_time_of_what_follows(
    headline: str, text: str, expected: list[str | None]
) -> None:
    assert periods(text, headline) == expected


def test_the_words_that_fix_the_period_are_given() -> None:
    link = link_periods(stage("截至2018年6月底，全市在册出租车【6100辆】。"))[0]
    assert link.text == "截至2018年6月底"


def test_a_day_named_in_the_text_dates_this_year() -> None:
    text = "县统计局2019年2月发布的简报显示，今年产茶【31吨】，去年产茶【29吨】。"
    assert periods(text) == ["2019", "2018"]


def test_no_figures_no_links() -> None:
    assert link_periods(stage("2018年，全县平安。")) == []


def entries() -> list[tuple[str, str, bool]]:
    cases = []
    for word, entry in default_lexicon().table("periods").items():
        spellings = (word, *entry.get("also", ()))
        cases += [("|".join(spellings), text, True) for text in entry["yes"]]
        cases += [("|".join(spellings), text, False) for text in entry["no"]]
    return cases


@pytest.mark.parametrize(("words", "text", "expected"), entries())
def test_each_word_is_a_time_where_its_entry_says_so(words: str, text: str, expected: bool) -> None:
    found = [text[t.start : t.end] for t in find_times(text, default_lexicon())]
    assert any(span.startswith(word) for word in words.split("|") for span in found) is expected
