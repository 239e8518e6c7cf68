"""A page is split at clear marks, and each article has its own headlines, date and source."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from swstats.records import Role
from swstats.text.articles import split
from swstats.text.reflow import reflow

SEEDS = Path(__file__).parents[2] / "seeds"


def read(source):
    document = split(reflow(source))
    return document, [
        ([document.text[h.start : h.end] for h in article.headlines], article)
        for article in document.articles
    ]


PAGE = """\
 06 社会 2018.5.22 星期二 责编：林小溪

湖南：社区食堂增至512个
3 月 8 日，湖南省民政厅召开会议，
通报社区食堂建设情况，全省已建成
512 个。

（据湖南省民政厅网站）

 本报讯 记者从四川省攀枝花市获悉，
当地启动“邻里互助”行动以来，组建
服务队 63 支，走访家庭 5240 户。

■ 本报记者 王小明

四川攀枝花：“邻里互助”暖人心
江西为12万名残疾人发放补贴

江西省残联日前发布消息，全省残疾人
补贴标准，由每月 60 元提高到 80 元。

（李小青）

� � 5月12日，某社区志愿者为老人理发。

短评

以小见大办实事

■ 评论员文章

社区食堂看似小事，却是大民生。
"""


def test_a_page_of_several_items():
    _, articles = read(PAGE)
    assert [(heads, a.source, a.published) for heads, a in articles] == [
        (["湖南：社区食堂增至512个"], "湖南省民政厅网站", date(2018, 5, 22)),
        (["四川攀枝花：“邻里互助”暖人心"], None, date(2018, 5, 22)),
        (["江西为12万名残疾人发放补贴"], None, date(2018, 5, 22)),
        (["短评", "以小见大办实事"], None, date(2018, 5, 22)),
    ]


def test_roles_say_what_a_sentence_is():
    document, articles = read(PAGE)
    roles = {
        document.text[s.start : s.end]: s.role for _, article in articles for s in article.sentences
    }
    assert roles["湖南：社区食堂增至512个"] is Role.HEADLINE
    assert roles["（据湖南省民政厅网站）"] is Role.FURNITURE
    assert roles["■本报记者 王小明"] is Role.FURNITURE
    assert roles["5月12日，某社区志愿者为老人理发。"] is Role.CAPTION
    assert roles["社区食堂看似小事，却是大民生。"] is Role.BODY


@pytest.mark.parametrize(
    "source",
    [
        # a report with numbered sections
        (
            "某市政府工作报告\n——2022年1月12日在某市人民代表大会上\n\n一、过去五年\n\n五年来，全市生产总值翻番。\n\n"
            "二、今年安排\n\n今年，全市新建学校3所。\n\n（一）抓项目。实施项目260个。"
        ),
        # a bulletin with a box on how to read it
        (
            "2022年某省民政公报\n\n一、综合\n全省有机构4.86万个，职工9.7万人。\n\n公报解读：数字背后的温度\n"
            "与往年相比，今年的公报有新变化，机构更多。"
        ),
        # an interview
        "我们走了十五年\n\n——对话总干事\n\n问：现在呢？\n\n答：现在有180多人，其中社工九成。\n\n问：压力大不大？\n\n答：大。",
        # a long read with cross-heads
        "老区新貌\n\n春天里，山村一派繁忙，120户人家开了民宿。\n\n修路\n\n路通了，车多了，游客3万人次。\n\n育人\n\n学校建起来，学生200名。",
        # an entry of an encyclopedia
        "某山（某省山脉）\n\n某山，位于某省，面积160平方公里。\n\n气候　年平均气温7.8℃，雨日183天。",
    ],
)
def test_a_document_without_marks_of_print_is_one_article(source):
    assert len(read(source)[1]) == 1


@pytest.mark.parametrize(
    ("source", "heads"),
    [
        # datelines
        (
            (
                "　　我国粮食再创新高\n　　新华社北京１９９７年１２月２８日电　今年粮食产量，达４９２５０万吨。\n"
                "　　上海利用外资百亿\n　　本报上海１２月２８日电　上海市外资委透露，新批项目１８００多个。"
            ),
            [["我国粮食再创新高"], ["上海利用外资百亿"]],
        ),
        (
            (
                "A08 要聞 2019年3月12日 星期二\n港人壽命再列首位\n【明報專訊】衞生署公布，女性平均壽命為87.6歲，全球最高。\n"
                "台北房價連3季上漲\n【本報記者王小明台北報導】內政部昨發布，台北市住宅價格指數為101.3，季增0.9%。"
            ),
            [["港人壽命再列首位"], ["台北房價連3季上漲"]],
        ),
        # notices: what the title ends with
        (
            (
                "公告·分类信息 2024年3月5日 星期二 B08\n\n某总会接收捐赠公告\n根据有关规定，现将收入公告如下，共计3笔。\n\n"
                "遗失声明\n\n兹有张某遗失证件一本，声明作废。"
            ),
            [["某总会接收捐赠公告"], ["遗失声明"]],
        ),
        # a headline right over a dateline is the item's, on a page that bears no other mark
        (
            (
                "某公司年度业绩公告\n本公司全年实现收入62亿元，同比增长8%。\n"
                "三大股指齐跌\n本报上海2月24日讯　今日股指下跌，成交额减少一成。"
            ),
            [["某公司年度业绩公告"], ["三大股指齐跌"]],
        ),
        # a second line of the title begins with a dash, whatever its last word
        (
            (
                "“邻里食堂”三年考\n——云南社区是怎么办起来的\n\n■ 本报记者 王勇\n"
                "食堂每天供应三餐，老人都说好，一年下来服务五千人。"
            ),
            [["“邻里食堂”三年考", "——云南社区是怎么办起来的"]],
        ),
        # pointers to other pages are an item of their own
        (
            "养老服务再上新台阶 09版\n\n5月3日，某省召开会议，部署养老工作。\n\n（据某日报）",
            [[], []],
        ),
    ],
)
def test_clear_marks_begin_an_article(source, heads):
    assert [found for found, _ in read(source)[1]] == heads


def test_a_headline_at_the_top_finds_its_body_further_down():
    _, articles = read(
        "“寻找最美守护人”活动启动\n\n广西：新建书屋 120 个\n5 月 3 日，广西召开会议，部署农家书屋\n建设。\n\n（据广西日报）\n\n"
        "■ 本报记者 王勇\n“寻找最美守护人”活动由某社主办，\n活动为期三个月。"
    )
    assert [heads for heads, _ in articles] == [
        ["广西：新建书屋120个"],
        ["“寻找最美守护人”活动启动"],
    ]


def test_two_credits_that_contradict_each_other_part_two_articles():
    _, articles = read(
        "（完）\n■ 本报记者 王勇\n活动以环保为主题，环保志愿者参加活动。\n\n环保志愿者活动由某社主办，环保活动为期三月。\n\n"
        "5月3日，海港城举行渔业节，渔船百艘出海。\n\n海港城渔业产值增长，渔船数量居首。（据海港报）"
    )
    assert articles[-1][1].source == "海港报"
    assert len(articles[-1][1].sentences) == 3


@pytest.mark.parametrize(
    ("source", "day", "credit"),
    [
        (
            "标题一则\n\n某市新建学校3所，学生200名。（王小满 2022年8月23日）",
            date(2022, 8, 23),
            None,
        ),
        (
            "新华社东京１９９８年６月１５日电　日元下跌，跌幅为１·９６％。（完）",
            date(1998, 6, 15),
            "新华社",
        ),
        (
            "某县2019年统计公报\n\n某县统计局\n2020年4月2日\n\n2019年，全县粮食产量8万吨。",
            date(2020, 4, 2),
            None,
        ),
        (
            "某公司利润分配公告\n经审计，公司净利润6.12亿元。\n特此公告。\n某公司董事会\n二〇二一年四月二十七日",
            date(2021, 4, 27),
            None,
        ),
        ("土地註冊處昨日（二〇一七年四月五日）公布，三月份合約8,146宗。", date(2017, 4, 6), None),
        (
            "某市政府工作报告\n——2022年1月12日在某市人民代表大会上\n\n五年来，成绩很大，来之不易。",
            date(2022, 1, 12),
            None,
        ),
        ("住户五年激增\n王明 - 14/12/2014\n\n住户增加三万个，增幅很大。", date(2014, 12, 14), None),
        ("住户五年激增\n王明 - 04/12/2014\n\n住户增加三万个，增幅很大。", None, None),
        ("住户五年激增 | 新闻 | 09.12.2016\n\n住户增加三万个。", date(2016, 12, 9), None),
        ("住户五年激增\n25 Aug 2024\n\n住户增加三万个，增幅很大。", date(2024, 8, 25), None),
        ("某市新建学校3所，学生200名。", None, None),
        ("某市新建学校3所，学生200名。（来源：某市教育局）", None, "某市教育局"),
        ("某市新建学校3所，学生2099年13月40日。", None, None),
    ],
)
def test_date_and_source(source, day, credit):
    _, articles = read(source)
    assert [(a.published, a.source) for _, a in articles] == [(day, credit)]


def test_an_undated_item_shares_the_date_of_the_one_beside_it():
    _, articles = read(
        "甲省：新建学校3所\n\n甲省新建学校3所，学生200名。（王小满 2022年8月23日）\n\n乙省新建书屋9所\n\n乙省新建书屋9所，藏书万册。"
    )
    assert [a.published for _, a in articles] == [date(2022, 8, 23)] * 2


def check(source):
    document = split(reflow(source))
    end = -1
    for article in document.articles:
        assert end < article.start <= article.end <= len(document.text)
        end = article.end
        last = article.start
        for sentence in article.sentences:
            assert last <= sentence.start < sentence.end <= article.end
            assert "\n" not in document.text[sentence.start : sentence.end]
            last = sentence.end
    said = "".join(
        document.text[s.start : s.end] for article in document.articles for s in article.sentences
    )
    assert "".join(said.split()) == "".join(document.text.split())


@given(
    st.lists(
        st.sampled_from(
            [
                "重庆：做好救助工作",
                "（据民政部网站）",
                "■ 本报记者 王勇",
                "本报讯 近日，全市新建学校3所。",
                "一、综合",
                "全市粮食产量8万吨，增长3%。",
                "� � 志愿者在服务",
                "甲市　　212　　4.9",
                "08 综合 2021.11.16 星期二",
                "让爱心飞得更远",
                "遗失声明",
                "详见 09版",
                "2024年3月5日",
                "（完）",
                "",
            ]
        ),
        max_size=14,
    ).map("\n".join)
)
def test_articles_cover_the_page_in_order(source):
    check(source)


@given(st.text(max_size=120))
def test_never_raises(source):
    check(source)


@pytest.mark.parametrize("seed", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem)
def test_a_real_page_has_several_articles(seed):
    source = seed.read_bytes().decode()
    check(source)
    assert len(split(reflow(source)).articles) >= 3


def test_the_rest_of_another_item_is_no_part_of_this_one():
    _, articles = read(
        "甲州七里区：9 万名儿童一人一档\n本报甲州讯 甲州七里区今年集中摸排，儿童有 9 万名。\n\n"
        "（接“孤儿”一稿）\n13.1%，十年间头一回降到三千件以下。\n"
    )
    assert [len(article.sentences) for _, article in articles] == [3, 1]


@pytest.mark.parametrize(
    "line",
    [
        "[网站首页] [某某要闻] [新闻发布] [数据解读]",
        "索引号：000014349/2019-00012　主题分类：综合政务",
        "发布机构：某省人民政府办公厅　成文日期：不详",
        "某省某市桥西区中山路18号 邮编：050000",
        "某市人民政府网站 www.example.gov.cn 简体 繁体",
        "某某日报客户端",
        "山东民政信息网",
        "中国某某病研究　2013年2月　第28卷第1期　·45·",
        "相关新闻：义乌小商品出口增长",
        "点击查看更多",
        "打印 关闭",
        "扫码关注我们",
        "网站标识码4300000001",
    ],
)
def test_what_a_web_page_has_around_its_text_is_furniture(line):
    page = f"{line}\n\n某县旅游收入创新高\n\n去年，全县接待游客30万人次。"
    first = split(reflow(page)).articles[0].sentences[0]
    assert first.role is Role.FURNITURE


@pytest.mark.parametrize(
    "line",
    [
        "解放路18号线开通",
        "某市织密养老服务网",
        "织密保障网",
        "全省首张5G专网",
        "某县地址变迁",
        "中山路18号院翻新",
        "扫码购药1200人次 节省30万元",
        "基金项目投资3亿元",
        "公开方式不断创新",
        "某市中山路18号社区新增养老床位120张",
        "捐款3亿元 详见www.example.cn",
        "【快讯】【某县捐款3亿元】",
    ],
)
def test_a_headline_is_no_furniture(line):
    page = f"{line}\n\n去年，全县接待游客30万人次。"
    assert split(reflow(page)).articles[0].sentences[0].role is Role.HEADLINE


FIRST_PAGE = """\
青石县新增托育机构12家
去年全县新增托育机构12家，托位达到860个。
县里还补贴了35个社区托育点。
"""
FRONTS = (
    "白水市农田建设提速\n发布时间：2021-03-05 来源：白水市农业局\n全市建成高标准农田3.2万亩，比上年多出一成，另有48个村修好了机耕路和水渠。\n",
    "白水市农田建设提速\n2021-03-05 10:20\n全市建成高标准农田3.2万亩，比上年多出一成，另有48个村修好了机耕路和水渠。\n",
    "白水市农田建设提速\n记者林小禾/台北报导\n全市建成高标准农田3.2万亩，比上年多出一成，另有48个村修好了机耕路和水渠。\n",
    "白水市2021年政府工作报告\n全市建成高标准农田3.2万亩，比上年多出一成，另有48个村修好了机耕路和水渠。\n",
    "政府工作报告\n（2021年1月7日在白水市第六届人民代表大会第五次会议上）\n市长 王明\n全市建成高标准农田3.2万亩，比上年多出一成，另有48个村修好了机耕路和水渠。\n",
    "水渠修到家门口\n——来自白水市的报告\n全市建成高标准农田3.2万亩，比上年多出一成，另有48个村修好了机耕路和水渠。\n",
    "白水渠（明代水利工程）\n白水渠位于白水市北部，全长48公里，灌溉农田3.2万亩，有闸门12座，至今仍在使用，是当地最老的水渠。\n",
    "白水水务（688123.SH）年报点评：主业稳健\n公司全年营业收入3.2亿元，比上年多出一成，供水管网达到480公里，漏损率降到百分之九以下，管网改造和智能水表的钱有一半来自去年发行的绿色债券。\n",
)
TALK = "修渠的日子（口述）\n受访人：赵某，1950年生，退休工人\n采访时间：2015年4月\n1968年，我们一共去了27个人，三年修渠18公里，谁也没有请过一天假，回来的时候只剩下23个。\n"
HEADS = (
    "06 综合 2021年3月9日 星期二 责编：李丽",
    "白水日报·综合　　A11",
    "C04社会组织 2021年3月9日",
    "首页>新闻中心>部门动态",
    "证券代码：600123　证券简称：某某股份　公告编号：2021-015",
)
SECOND = "白水市农田建设提速\n全市建成高标准农田3.2万亩，比上年多出一成，另有48个村修好了机耕路和水渠。\n"


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("gap", ["", "\n"])
def test_the_head_of_another_page_begins_an_article(head, gap):
    _, found = read(f"{FIRST_PAGE}{gap}{head}\n{gap}{SECOND}")
    assert [heads[:1] for heads, _ in found] == [["青石县新增托育机构12家"], ["白水市农田建设提速"]]


def test_the_record_of_a_talk_begins_an_article():
    _, found = read(f"{FIRST_PAGE}\n{TALK}".replace("\n", "\n\n"))
    assert [heads[:1] for heads, _ in found] == [["青石县新增托育机构12家"], ["修渠的日子（口述）"]]


@pytest.mark.parametrize(
    ("lead", "begins"),
    [
        ("10月12日，白水县志愿队走进社区，", True),
        ("近日，记者从陕西省白水县民政局获悉，", True),
        ("在白水县，", False),
        ("近日，全县", False),
        ("当前，城市居民", False),
        ("近日，青石县又", False),
    ],
)
def test_a_lead_with_another_place_begins_an_article_in_a_newspaper(lead, begins):
    page = f"04 综合 2021年3月9日 星期二\n\n{FIRST_PAGE}\n理发队进社区\n\n{lead}为99名老人理发，走访182户。\n\n（赵静）\n"
    _, found = read(page)
    assert (len(found) == 2) is begins


def test_who_edited_a_page_closes_it():
    _, found = read(f"{FIRST_PAGE}责任编辑：李丽\n{SECOND}")
    assert [heads[:1] for heads, _ in found] == [["青石县新增托育机构12家"], ["白水市农田建设提速"]]


def test_each_page_has_the_date_of_its_head():
    first = f"05 民生 2021年3月2日 星期二\n{FIRST_PAGE}"
    _, found = read(f"{first}{HEADS[0]}\n{SECOND}")
    assert [article.published for _, article in found] == [date(2021, 3, 2), date(2021, 3, 9)]
    _, found = read(f"{first}06 综合 星期二\n{SECOND}")
    assert {article.published for _, article in found} == {date(2021, 3, 2)}


def test_the_date_of_one_document_is_not_that_of_another():
    _, found = read(f"{FIRST_PAGE}{FRONTS[4]}")
    assert [article.published for _, article in found] == [None, date(2021, 1, 7)]
    assert len({article.page for _, article in found}) == 2


@pytest.mark.parametrize(
    ("told", "day"),
    [("截至2021年10月，", None), ("到2025年，", date(2019, 5, 6)), ("去年，", date(2019, 5, 6))],
)
def test_an_item_that_tells_of_a_later_time_is_of_another_issue(told, day):
    page = (
        "白水渠重修\n新华社北京2019年5月6日电 白水渠修好了18公里，还有30公里没有修完。\n\n"
        f"（赵静）\n\n青石县修水渠\n{told}青石县修水渠12公里。\n"
    )
    _, found = read(page)
    assert [article.published for _, article in found] == [date(2019, 5, 6), day]


@pytest.mark.parametrize("front", FRONTS)
@pytest.mark.parametrize("gap", ["", "\n"])
def test_the_front_of_another_page_begins_an_article(front, gap):
    _, found = read(FIRST_PAGE + gap + front)
    assert [heads[:1] for heads, _ in found] == [
        ["青石县新增托育机构12家"],
        [front.split("\n")[0]],
    ]


def test_an_article_behind_another_has_its_own_date():
    _, found = read(FIRST_PAGE + "\n" + FRONTS[0])
    assert found[1][1].published == date(2021, 3, 5)


@pytest.mark.parametrize(
    "behind",
    [
        "托育服务怎么走\n下一步，县里将再建托位300个。\n",
        "青石县卫生健康局\n2021年3月5日\n",
        "钱从哪里来\n——财政出一点，社会捐一点\n去年，县里拨付补贴260万元。\n",
        "仙女湖托育园\n仙女湖托育园位于县城西边，有托位60个。\n",
        "（案号：〔2021〕青01刑初47号）\n办案中的体会\n法官说，这样的案件去年有12件。\n",
        "责任编辑：李丽\n",
        "县里还计划用三年时间把托育机构办到每个乡镇，明年先在\n06 综合 2021年3月9日 星期二\n山区的六个乡镇再建托位300个。\n",
        "县里计划用三年时间，把托育机构办到每个乡镇，明年先在山区的六个乡镇\n－ 3 －\n青石县2020年度工作报告\n再建托位300个。\n",
    ],
)
def test_a_heading_a_signature_and_the_title_of_a_leaf_begin_none(behind):
    _, found = read(FIRST_PAGE + behind)
    assert len(found) == 1
