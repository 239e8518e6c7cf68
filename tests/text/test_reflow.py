"""Reflow undoes the page and knows where each character stood."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from swstats.text.folding import fold
from swstats.text.lines import UNSEEN, WHITE
from swstats.text.reflow import reflow

SEEDS = Path(__file__).parents[2] / "seeds"

PARAGRAPH = (
    "截至2021年底，全省共有养老机构1865个、床位38.4万张，入住老人21.7万人次；其中，护理型床位占"
    "58.9%，比上年提高7.6个百分点。全年投入补贴资金4.7亿元，惠及老人一百二十多万。"
)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        # inside a word, a number, a quantity
        (
            "全市共救助困难群众，发放救助金 836.4 万\n元，惠及\n群众 2 万多人\n次。",
            "全市共救助困难群众，发放救助金836.4万元，惠及群众2万多人次。",
        ),
        (
            "累计排查隐患，走访群众 13.\n53 万人次，下\n降 3.1\n%。",
            "累计排查隐患，走访群众13.53万人次，下降3.1%。",
        ),
        # a blank line in mid-sentence is where a column ended
        ("全市对受灾群众，给予救助 7450\n\n人次。", "全市对受灾群众，给予救助7450人次。"),
        (
            "今年以来，全市共筹集\n社会各界捐赠的各类资\n\n金三百万元，用于助学。",
            "今年以来，全市共筹集社会各界捐赠的各类资金三百万元，用于助学。",
        ),
        # the number of a page by itself, but not a figure before what multiplies it
        (
            "床位占比由上年的48%，提高到\n\n2\n\n55.6%，增加三成。",
            "床位占比由上年的48%，提高到55.6%，增加三成。",
        ),
        # a word that a button may be, in a sentence
        (
            "去年，全市依法\n关闭\n小煤矿120家，安置300人。",
            "去年，全市依法关闭小煤矿120家，安置300人。",
        ),
        ("广告\n收入3亿元，增长5%。", "广告收入3亿元，增长5%。"),
        ("救助300人，发放20万元。\n打印\n关闭", "救助300人，发放20万元。\n打印\n关闭"),
        # a share alone on its line is no page, but pages of so many are
        (
            "会议规定，出席委员\n1/2\n以上同意，方可通过。",
            "会议规定，出席委员1/2以上同意，方可通过。",
        ),
        ("增长5%，混凝土拌\n12/20\n合站建成，有13座。", "增长5%，混凝土拌合站建成，有13座。"),
        # inside a figure, whatever the width of the line
        ("利润由2013年的8628\n.27亿元增长6.4\n6%。", "利润由2013年的8628.27亿元增长6.46%。"),
        ("持卡人数5623万\n人，占73%。", "持卡人数5623万人，占73%。"),
        # one sentence in two lines
        (
            "江苏每千名老\n年人拥有床位40.7张，比全国多11张。",
            "江苏每千名老年人拥有床位40.7张，比全国多11张。",
        ),
        # stray spaces
        (
            "农作物受 灾面积 1635.6 万亩， 直接经济损失 12 亿元。",
            "农作物受灾面积1635.6万亩，直接经济损失12亿元。",
        ),
        ("　　全文缩进，首行空两格。", "全文缩进，首行空两格。"),
        ("录取比例约为，3.3∶ 1，上涨 12 %。", "录取比例约为，3.3∶1，上涨12%。"),
        (
            "物资折款 17. 62 亿元，支出 62 .5 万元，增长 3. 5%。",
            "物资折款17.62亿元，支出62.5万元，增长3.5%。",
        ),
        (
            "灌注水泥5. 2万吨，合格率 91\n. 5％，耕地减至1, 280万亩。",
            "灌注水泥5.2万吨，合格率91.5％，耕地减至1,280万亩。",
        ),
        ("展馆迎来51.6万\n\n人次，另有6场讲座。", "展馆迎来51.6万人次，另有6场讲座。"),
        ("现有1, 200名学生，总数为5, 300人。", "现有1,200名学生，总数为5,300人。"),
        ("全省增长1. 5%，工业2. 1%，完成3. 20万户。", "全省增长1.5%，工业2.1%，完成3.20万户。"),
        # spaces that mean something
        (
            "完成改造1. 5万户；完成绿化2. 3万亩。目标4. 12万户。",
            "完成改造1. 5万户；完成绿化2. 3万亩。目标4. 12万户。",
        ),
        ("社保2. 30万人参保，价值27. 60亿元。", "社保2. 30万人参保，价值27.60亿元。"),
        ("得票为5, 300人弃权，展位50, 200家参展。", "得票为5, 300人弃权，展位50, 200家参展。"),
        ("分别为5, 120, 300；8月3, 200多人到场。", "分别为5, 120, 300；8月3, 200多人到场。"),
        ("截至2020. 15亿元到账，见表3. 20万人参加。", "截至2020. 15亿元到账，见表3. 20万人参加。"),
        ("要点如下：1. 2020年种树；2. 15万人参加。", "要点如下：1. 2020年种树；2. 15万人参加。"),
        ("账号：5200 1634 0360，开户行某银行。", "账号：5200 1634 0360，开户行某银行。"),
        ("共有 1 200 名教师，参加 UN Women 培训。", "共有1 200名教师，参加UN Women培训。"),
        # line ends of other systems
        ("全省共有，机构\r\n390 家。\r\n", "全省共有，机构390家。"),
        ("全省共有，机构\r390 家。", "全省共有，机构390家。"),
        # a glyph that could not be decoded, and a byte order mark
        ("\ufeff全省共有机构 390 家。", "全省共有机构390家。"),
        ("� � 8 月 5 日，志愿者在社区服务。", "8月5日，志愿者在社区服务。"),
        ("", ""),
        (" \n\n　\n", ""),
    ],
)
def test_joins_what_the_page_broke(source, text):
    assert reflow(source).text == text


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        # a headline and one sentence of its body
        (
            "民生福祉稳步提升\n近日，我省救助300人，比上年多5人。",
            ["民生福祉稳步提升", "近日，我省救助300人，比上年多5人。"],
        ),
        (
            "慈善总会募得善款三亿\n慈善总会去年募得3亿元，比上年多5%。",
            ["慈善总会募得善款三亿", "慈善总会去年募得3亿元，比上年多5%。"],
        ),
        # digits that belong to two lines
        (
            "阅读次数：7870\n2月5日，记者获悉，机构有3家。",
            ["阅读次数：7870", "2月5日，记者获悉，机构有3家。"],
        ),
        # headlines and the body's first line, without a blank line
        (
            "湖南：社区食堂增至 512 个\n3 月 8 日，湖南省民政厅召开会议，\n通报社区食堂建设情况，要求加快\n推进。",
            [
                "湖南：社区食堂增至512个",
                "3月8日，湖南省民政厅召开会议，通报社区食堂建设情况，要求加快推进。",
            ],
        ),
        (
            "某省民政厅关于公开招聘人员的公告\n根据工作需要，经研究，现面向社会公\n开招聘 12 人。",
            ["某省民政厅关于公开招聘人员的公告", "根据工作需要，经研究，现面向社会公开招聘12人。"],
        ),
        # a headline in two lines: a quotation mark is still open
        (
            "“争做最美邻里志愿\n者”活动启动\n\n近日，全市举行活动，启动仪式有 200 人参加。",
            ["“争做最美邻里志愿者”活动启动", "近日，全市举行活动，启动仪式有200人参加。"],
        ),
        (
            "贵州：\n做好群众救助工作\n\n入冬以来，全省共救助困难群众，3 万人次。",
            ["贵州：做好群众救助工作", "入冬以来，全省共救助困难群众，3万人次。"],
        ),
        # a numbered heading may end in a word of change; the figure that one waits for is joined
        (
            "七、城乡居民收入同步增长\n城镇居民人均可支配收入16525元，增长6%。",
            ["七、城乡居民收入同步增长", "城镇居民人均可支配收入16525元，增长6%。"],
        ),
        (
            "一、全市居民收入同比增长\n6.5%，其中城镇增长7%。",
            ["一、全市居民收入同比增长6.5%，其中城镇增长7%。"],
        ),
        # rows of a table stay rows, their gaps stay gaps
        (
            "表1　各市养老机构\n地区　　机构数（个）\n甲市　　212　　4.9\n乙市　　87　　1.8\n二、婚姻登记\n全年办理结婚登记 19.83 万对，下降三成。",
            [
                "表1　各市养老机构",
                "地区　　机构数（个）",
                "甲市　　212　　4.9",
                "乙市　　87　　1.8",
                "二、婚姻登记",
                "全年办理结婚登记19.83万对，下降三成。",
            ],
        ),
        ("指标\t产量\t增长\n粮食\t86.3\t1.2\n", ["指标\t产量\t增长", "粮食\t86.3\t1.2"]),
        (
            "各市情况如下：\n甲市 1200 3.5%\n乙市 800 2.1%",
            ["各市情况如下：", "甲市 1200 3.5%", "乙市 800 2.1%"],
        ),
        # a table copied cell by cell: a name, and as many figures behind each
        (
            "三、全年支出\n项目\n人数\n金额\n助学\n120人\n36.5万元\n助医\n—\n4,020元\n四、年末结余\n年末账户结余款物3.2万元。",
            [
                "三、全年支出",
                "项目\t人数\t金额",
                "助学\t120人\t36.5万元",
                "助医\t—\t4,020元",
                "四、年末结余",
                "年末账户结余款物3.2万元。",
            ],
        ),
        (
            "年份\n结婚\n离婚\n2019年\n31.2\n4\n2020年\n28\n3.9",
            ["年份\t结婚\t离婚", "2019年\t31.2\t4", "2020年\t28\t3.9"],
        ),
        (
            "各县人数\n地区\n人数\n甲县\n312\n乙县\n7\n丙县\n18\n以上为去年的数，甲县最多。",
            [
                "各县人数",
                "地区\t人数",
                "甲县\t312",
                "乙县\t7",
                "丙县\t18",
                "以上为去年的数，甲县最多。",
            ],
        ),
        (
            "支出\n序号\n项目\n人数\n支出（万元）\n1\n助学\n386\n193\n2\n助医\n95\n142.5\n合计\n481\n335.5",
            [
                "支出",
                "序号\t项目\t人数\t支出（万元）",
                "1\t助学\t386\t193",
                "2\t助医\t95\t142.5",
                "合计\t481\t335.5",
            ],
        ),
        (
            "历年捐赠\n2019年\n512\n2020年\n1830.6\n2021年\n977\n电话：0999-8765432",
            ["历年捐赠", "2019年\t512", "2020年\t1830.6", "2021年\t977", "电话：0999-8765432"],
        ),
        (
            "总投资\n6亿元\n其中：县级投资\n2亿元\n乡级投资\n1亿元",
            ["总投资\t6亿元", "其中：县级投资\t2亿元", "乡级投资\t1亿元"],
        ),
        # how much what stands above grew is no row of its own
        (
            "捐款总额\n6亿元\n同比增长\n15%\n救助人数\n7万人\n比上年下降\n9%",
            ["捐款总额\t6亿元\t同比增长\t15%", "救助人数\t7万人\t比上年下降\t9%"],
        ),
        # cells between bars
        (
            "资助情况：\n| 方向 | 金额 |\n| --- | --- |\n| 助学 | 51万元 |\n以上为去年的数，不含结余。",
            [
                "资助情况：",
                "| 方向 | 金额 |",
                "| --- | --- |",
                "| 助学 | 51万元 |",
                "以上为去年的数，不含结余。",
            ],
        ),
        # where the name stands behind its figure, nothing tells which is whose
        (
            "一图读懂\n312人\n助医\n46万元\n助学\n56个\n助老",
            ["一图读懂312人助医46万元助学56个助老"],
        ),
        # a numbered heading that does not fill its line, over a paragraph in one line
        (
            "二、本年收入\n全年接收捐赠款物合计120万元,下降4%.\n三、其他\n无",
            ["二、本年收入", "全年接收捐赠款物合计120万元,下降4%.", "三、其他", "无"],
        ),
        # a rule over notes, the number of a page
        (
            "全年办班14期，九成学员来自省内。\n————————\n① 样本480人，测于年底。",
            ["全年办班14期，九成学员来自省内。", "————————", "①样本480人，测于年底。"],
        ),
        (
            "全年办班14期，九成学员来自省内。\n- 3 -\n某某基金会年报",
            ["全年办班14期，九成学员来自省内。", "- 3 -", "某某基金会年报"],
        ),
        # a caption between the columns ends with who took the picture
        (
            "全区建成书屋21所，区财\n\n图① 孩子们在书屋读书，老师在旁陪伴。 王明 摄\n\n政每所补助2万元，聘人管理。",
            [
                "全区建成书屋21所，区财",
                "图①孩子们在书屋读书，老师在旁陪伴。王明摄",
                "政每所补助2万元，聘人管理。",
            ],
        ),
        (
            "受助机构151间，受惠人次\n\n图：长者组队出发。\n\n逾21万，平均每人得益不少。",
            ["受助机构151间，受惠人次", "图：长者组队出发。", "逾21万，平均每人得益不少。"],
        ),
        # the section's name before a headline, over text that says whence it is
        (
            "天下　甲国儿童：一边是丰收，一边是饥荒\n\n据某地5月3日消息，甲国儿童中，32万人挨饿。",
            [
                "天下　甲国儿童：一边是丰收，一边是饥荒",
                "据某地5月3日消息，甲国儿童中，32万人挨饿。",
            ],
        ),
        # text that begins behind its dateline
        (
            "同济堂送药廿万剂\n【本报专讯】同济堂上半年送药\n21.4万剂，按年增3%。",
            ["同济堂送药廿万剂", "【本报专讯】同济堂上半年送药21.4万剂，按年增3%。"],
        ),
        # list items, after a full stop and after a heading
        (
            "办事须知\n1.选择有资格的组织，查看公告。\n2.保留票据，以备查验。",
            ["办事须知", "1.选择有资格的组织，查看公告。", "2.保留票据，以备查验。"],
        ),
        # bullets end what has no full stop; a dash is one only with a space behind it
        (
            "经营情况\n- 存款余额增长，达 32 亿元\n- 贷款余额增长，达 21 亿元\n• 网点新增，共 8 个",
            [
                "经营情况",
                "-存款余额增长，达32亿元",
                "-贷款余额增长，达21亿元",
                "•网点新增，共8个",
            ],
        ),
        (
            "沿线气温下降，最低达到\n-12 度，市民出行受到影响。",
            ["沿线气温下降，最低达到-12度，市民出行受到影响。"],
        ),
        # captions, bylines, source lines
        (
            "全市已有志愿者，31 万人。\n� � 志愿者在河边清\n理垃圾\n\n热线电话开通",
            ["全市已有志愿者，31万人。", "志愿者在河边清理垃圾", "热线电话开通"],
        ),
        (
            "（据某省民政厅网站）\n■ 本报记者 王小明\n活动以公益为主题，由某社主办。",
            ["（据某省民政厅网站）", "■本报记者 王小明", "活动以公益为主题，由某社主办。"],
        ),
        (
            "全市已有志愿者，31 万人。\n� � 孩子们在校园里\n做手工 资料图\n新学年补助翻番\n据介绍，每人补助 600 元。",
            [
                "全市已有志愿者，31万人。",
                "孩子们在校园里做手工资料图",
                "新学年补助翻番",
                "据介绍，每人补助600元。",
            ],
        ),
        (
            "图② 傍晚，市民在江边散步。 （资料图片）\n\n秋粮收购进度过半\n\n据统计，全省收购秋粮，320 万吨。",
            [
                "图②傍晚，市民在江边散步。（资料图片）",
                "秋粮收购进度过半",
                "据统计，全省收购秋粮，320万吨。",
            ],
        ),
        # an indent begins a paragraph, full stop or not
        (
            "　　全国夏粮丰收\n　　新华社北京电　据统计，今年夏粮总产，\n增长百分之三。\n　　专家认为，丰收来之不易。",
            [
                "全国夏粮丰收",
                "新华社北京电　据统计，今年夏粮总产，增长百分之三。",
                "专家认为，丰收来之不易。",
            ],
        ),
        # a heading between paragraphs of one long line each
        (
            f"{PARAGRAPH}\n助餐点增至5600个\n{PARAGRAPH}",
            [PARAGRAPH, "助餐点增至5600个", PARAGRAPH],
        ),
        # the date of the page between a headline that has a comma and the text
        (
            "一季度，出口20亿美元\n2022年8月16日 10:20\n8月15日，记者获悉，出口稳步增长。",
            ["一季度，出口20亿美元", "2022年8月16日10:20", "8月15日，记者获悉，出口稳步增长。"],
        ),
        (
            "据统计，全省出口截至\n2022年8月16日\n增长两成。",
            ["据统计，全省出口截至2022年8月16日增长两成。"],
        ),
        (
            f"{PARAGRAPH}\n助餐点增至5600个的\n{PARAGRAPH}",
            [f"{PARAGRAPH}助餐点增至5600个的{PARAGRAPH}"],
        ),
    ],
)
def test_keeps_blocks_apart(source, blocks):
    assert reflow(source).text.split("\n") == blocks


LONG = f"{PARAGRAPH[:-1]}，其中农村老人七十多万。"


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        # a paragraph to a line: a headline with a comma, with a question mark, one behind a paragraph
        (
            f"主业稳健，新品放量\n核心观点\n{LONG}\n{LONG}\n",
            ["主业稳健，新品放量", "核心观点", LONG, LONG],
        ),
        (
            f"今年高考，有哪些变化？\n——省教育考试院负责人答记者问\n{LONG}\n{LONG}\n",
            ["今年高考，有哪些变化？", "——省教育考试院负责人答记者问", LONG, LONG],
        ),
        (f"{LONG}\n某县交通快报\n县统计局　2019年7月22日发布\n{LONG}", None),
        (f"{LONG}\n京ICP备00000000号-1\n某会2022年度工作总结\n{LONG}", None),
        # 在卫生院，⏎: nothing stands alone that goes on
        (f"在卫生院，一楼新装的\n{LONG}\n{LONG}\n", [f"在卫生院，一楼新装的{LONG}", LONG]),
    ],
)
def test_headlines_where_a_paragraph_is_a_line(source, blocks):
    text = reflow(source).text
    assert text.split("\n") == (blocks or source.replace("\u3000", "　").split("\n"))


def test_blank_lines_between_all_lines_mean_nothing():
    lines = [LONG[i : i + 14] for i in range(0, len(LONG), 14)]
    assert reflow("\n\n".join(lines)).text == LONG
    two = "\n\n".join(lines) + "\n\n\n\n" + "\n\n".join(lines)
    assert reflow(two).text.split("\n") == [LONG, LONG]
    # but those between paragraphs do
    assert reflow(f"{LONG}\n\n床位增多\n\n{LONG}").text.split("\n") == [
        LONG,
        "床位增多",
        LONG,
    ]


@pytest.mark.parametrize("cut", range(1, len(PARAGRAPH)))
def test_one_line_break_inside_a_sentence_changes_nothing(cut):
    lead = "这是上一段，它说了别的事情，到此为止。\n\n"
    if PARAGRAPH[cut - 1] == "。":
        return
    # The first clause of a paragraph cannot be told from a headline when it stands alone.
    if cut <= PARAGRAPH.index("，"):
        return
    assert (
        reflow(lead + PARAGRAPH[:cut] + "\n" + PARAGRAPH[cut:]).text
        == reflow(lead + PARAGRAPH).text
    )


@pytest.mark.parametrize("width", [12, 14, 16, 20, 24, 31, 40])
def test_a_narrow_column_reads_as_the_paragraph_does(width):
    column = "\n".join(PARAGRAPH[i : i + width] for i in range(0, len(PARAGRAPH), width))
    assert reflow(column).text == PARAGRAPH


@pytest.mark.parametrize("gap", ["\n", " \n", "\r\n", "\n "])
def test_digits_either_side_of_a_break_are_one_number(gap):
    assert "10929家" in reflow(f"全市已登记，社会组织 109{gap}29 家。").text


def test_a_figure_alone_before_its_multiplier_is_no_page():
    assert "12" in reflow("全年救助，支出救助金\n\n12\n\n万元，增加三成。").text


def test_words_either_side_of_a_break_are_two():
    assert "New York" in reflow("他们在 New \nYork 见面。").text


CHINESE = st.text(
    alphabet="中国省市全社会组织，。；：“”（）、一二两万亿元个人0123456789.% \n\r\t　�■（据网）第版\ufeffabＡ１．％萬",
    max_size=300,
)


@given(CHINESE)
@example("\r\r\n\n\r")
@example("甲\x1c乙\x85丙")
@example("甲\u2028乙")
@example("�")
@example("萬" + "甲".join(WHITE + UNSEEN))
def test_each_character_of_the_text_is_the_sources(source):
    document = reflow(source)
    folded = fold(source)
    assert len(document.text) == len(document.folded)
    last = -1
    for i, sign in enumerate(document.text):
        at = document.offsets.source(i)
        assert at > last
        last = at
        if sign.isspace():
            assert source[at].isspace()
        else:
            assert source[at] == sign
            assert document.folded[i] == folded[at]


@given(st.text(max_size=200))
def test_never_raises_and_loses_no_word(source):
    document = reflow(source)
    kept = [sign for sign in document.text if sign.isalnum()]
    assert kept == [sign for sign in source if sign.isalnum()]


@given(CHINESE)
def test_blocks_are_neither_empty_nor_padded(source):
    for block in reflow(source).text.split("\n"):
        assert block.strip() == block
    assert "\n\n" not in reflow(source).text


@pytest.mark.parametrize("seed", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem)
def test_a_real_page_keeps_its_figures(seed):
    source = seed.read_bytes().decode()
    document = reflow(source)
    bare = "".join(source.replace("�", "").split())
    assert "".join(document.text.split()) == bare
    assert document.text.count("\n") < source.count("\n") / 5


def test_lines_that_all_end_as_sentences_do_are_paragraphs():
    lines = (
        "某县去年新建水渠30公里，灌溉面积增加，群众十分满意。",
        "王某说，以前花一两元就能借一把伞，现在一下子被扣了12元。",
        "李某回忆，去年在车站借伞时每小时5元，当时手机没有电，她只能狠下心来。",
        "行业报告显示，全年用户规模已经达到1.5亿人次。",
    )
    assert reflow("\n".join(lines)).text == "\n".join(lines)
    wrapped = "\n".join((*lines, "全年新增设施300处，", "增长较快。"))
    assert "，增长较快" in reflow(wrapped).text


def test_a_row_that_breaks_between_a_name_and_its_figure_goes_on():
    broken = "渠道　占比\n超市　41%　　网店　37%　　集市\n　22%　　其他　9%\n"
    assert "集市22%" in reflow(broken).text.replace(" ", "").replace("　", "")
    numbered = "1　甲县　5%　良\n2　乙县　6%　优\n"
    assert reflow(numbered).text.count("\n") == 1


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (  # a foot and a head that the first line says, too
            "建设通讯　第7期（总第33期）\n　　隧道长8公里，已经贯通。\n　　进尺提高，日均8.5米；混凝土拌合\n\n　　·12·\n　　建设通讯　第7期\n\n站建成13座，日产两万方。",
            "建设通讯　第7期（总第33期）\n隧道长8公里，已经贯通。\n进尺提高，日均8.5米；混凝土拌合站建成13座，日产两万方。",
        ),
        (
            "上缴管理费160万元，安置下岗职\n·2·　　　经　济　纵　横\n\n工家属近300人，收入不减。",
            "上缴管理费160万元，安置下岗职工家属近300人，收入不减。",
        ),
        (
            "立法局会议　　213\n教育占257亿元，房屋占176亿元，合计\n\n214　　立法局会议\n致辞（续）：\n\n超过总开支的三分之一，不算多。",
            "立法局会议　　213\n教育占257亿元，房屋占176亿元，合计超过总开支的三分之一，不算多。",
        ),
        (
            "全年收入，比上年增长\n- 3 -\n12%，支出持平。",
            "全年收入，比上年增长12%，支出持平。",
        ),
    ],
)
def test_the_foot_of_a_page_and_the_head_of_the_next_part_no_sentence(source, text):
    document = reflow(source)
    assert document.text == text
    at = document.text.rindex("，")
    assert document.offsets.source(at) == source.rindex("，")


@pytest.mark.parametrize(
    "source",
    [
        "全年收入，比上年增长。\n- 3 -\n支出持平，略有结余。",  # between sentences
        "名单如下，按姓氏排列\n1　　张三\n李四，五十岁。",  # a row of a list
        "全县共有学校，今年新建\n12\n所，教师300人。",  # a figure that the column broke
    ],
)
def test_other_lines_with_a_number_stay(source):
    kept = "".join(reflow(source).text.split())
    assert kept == "".join(source.split())


def test_what_one_presses_on_a_page_is_no_part_of_a_headline():
    source = "阅读全文\n两车相撞　车龙长8公里\n阅读全文\n酒店入住率升至八成"
    assert reflow(source).text.split("\n") == source.split("\n")


def test_a_headline_with_a_comma_over_a_paragraph_in_one_line_is_apart():
    body = "去年，某县接待游客30万人次，门票收入增长5%，" + "新建水渠三条，" * 10 + "群众满意。"
    assert reflow("某县旅游开门红，收入创新高\n" + body).text.split("\n")[1] == body
    assert "\n" not in reflow("某县旅游开门红，收入\n继续增长，群众满意。").text


def test_a_bare_number_beside_a_running_head_is_a_pages():
    page = "某某公司 2012 年度报告\n分地区看，国内销售收入12.38亿元，出口收\n17\n某某公司 2012 年度报告\n入5.56亿元，增长一成。"
    assert "出口收入5.56亿元" in reflow(page).text
    assert "达\n43" not in reflow("全县志愿服务组织达\n43\n个，会员达\n44\n个。").text


def test_half_width_full_stops_end_sentences():
    text = reflow("产值下降4.8%. 据统计, 完工300吨. 分地区看, 甲省50吨.").folded
    assert text.count("。") == 3


@pytest.mark.parametrize(
    ("torn", "whole"),
    [
        ("谷物总产量仅6 20万吨，减少四成。", "620万吨"),
        ("产量由去年的1 58万吨跌到36万吨。", "158万吨"),
        ("收入较上年增加1, 205.9万元，增幅16%。", "1,205.9万元"),
        ("社会增加则为1,0 70人，比上年多。", "1,070人"),
        ("全县共有12,38 6户，比上年多。", "12,386户"),
        ("吞吐量跌至1億4 380萬公噸，比上年少。", "1億4380萬公噸"),
        ("入住者共1萬4 380人，比上年少。", "1萬4380人"),
        ("表3,2 10户，比上年多。", "3,2 10户"),
        ("考点3,4 28人，比上年多。", "3,4 28人"),
        ("每组增加5, 205人参加。", "5, 205人"),
        ("极端最低气温零下38. 2℃，比上年低。", "38.2℃"),
        ("图1 20万户，比上年多。", "1 20万户"),
        ("第3 20户居民，比上年多。", "3 20户"),
    ],
)
def test_digits_that_a_space_has_torn_are_one_number(torn, whole):
    assert whole in reflow(torn).text
