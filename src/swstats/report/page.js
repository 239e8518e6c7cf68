// The page of a report. The data stands in the page as JSON; whatever comes from a document is set
// as text, never as mark-up. What is shown follows from the address: #s-ID is a figure in its text,
// #r-ID its row in the table, #f-N a finding.
"use strict";
(() => {
  // ---------------------------------------------------------------------------------- data

  const byId = (id) => document.getElementById(id);
  const words = JSON.parse(byId("words").textContent);
  const data = JSON.parse(byId("data").textContent);
  const root = document.documentElement;
  const LANGUAGES = ["en", "zh"];
  const TAGS = { en: "en", zh: "zh-Hans" };

  const GROUPS = {
    money: ["money"],
    people: ["person", "person_time"],
    count: ["count"],
    rate: ["percent", "percentage_point", "ratio"],
    size: ["length", "area", "mass", "volume", "energy", "temperature", "speed", "data"],
    time: ["duration", "age"],
    other: ["other"],
  };
  const groupOf = {};
  for (const [group, kinds] of Object.entries(GROUPS)) for (const kind of kinds) groupOf[kind] = group;

  // What stands for "none" in a filter; no name of a document or region begins with it.
  const NONE = "\u0000";

  const docs = data.docs;
  const rows = [];
  const rowOf = new Map();
  const partsOf = new Map();
  const findingsOf = new Map();

  for (const [number, doc] of docs.entries()) {
    doc.found = doc.rows.map((cells, index) => {
      const record = {};
      data.fields.forEach((field, at) => (record[field] = cells[at]));
      record.doc = doc.doc;
      record.article = doc.article[record.article];
      record.sentence = doc.sentence[record.sentence];
      const path = record.region_path.length ? record.region_path : record.region ? [record.region] : [];
      const [from, to] = (record.period && data.periods[record.period]) || [null, null];
      const row = {
        record, from, to,
        doc: number,
        n: rows.length,
        span: doc.spans[index],
        guarded: cells[data.fields.length],
        place: path.join("/"),
        path,
        value: numberOf(record),
        seen: null,
      };
      rows.push(row);
      rowOf.set(record.id, row);
      if (record.part_of) partsOf.set(record.part_of, [...(partsOf.get(record.part_of) || []), row]);
      return row;
    });
    doc.rows = null;
  }
  data.findings.forEach((finding, number) => {
    for (const id of finding.figures) findingsOf.set(id, [...(findingsOf.get(id) || []), number]);
  });

  /** What a figure is sorted by: its value, or the middle of its bounds. */
  function numberOf({ value, lower, upper }) {
    if (value !== null) return Number(value);
    if (lower !== null && upper !== null) return (Number(lower) + Number(upper)) / 2;
    return lower ?? upper === null ? (lower === null ? null : Number(lower)) : Number(upper);
  }

  // A document by the last part of its name, where no other ends in the same.
  const lastPart = (name) => name.slice(name.replace(/\/+$/, "").lastIndexOf("/") + 1);
  const sharers = new Map();
  for (const { doc } of docs) sharers.set(lastPart(doc), (sharers.get(lastPart(doc)) || 0) + 1);
  const shortName = (name) => (sharers.get(lastPart(name)) === 1 ? lastPart(name) : name);

  const state = { lang: words.lang, doc: -1, here: null, table: null, picked: null, original: false, findings: 6 };

  // --------------------------------------------------------------------------------- words

  const say = ([en, zh]) => (state.lang === "zh" ? zh : en);

  /** A string of the page in its language, filled in. */
  function t(name, values = {}) {
    let text = words.strings[name] ? say(words.strings[name]) : name;
    const [one, many] = text.split("|");
    if (many !== undefined) text = values.n === 1 ? one : many;
    return text.replace(/\{(\w+)\}/g, (all, key) => {
      const value = values[key] ?? all;
      return typeof value === "number" ? grouped(String(value)) : value;
    });
  }

  const heading = (field, names = words.fields) => {
    const said = names[field] ? say(names[field]) : field;
    return state.lang === "en" ? said.charAt(0).toUpperCase() + said.slice(1) : said;
  };
  const kindName = (kind) => (words.kinds[kind] ? say(words.kinds[kind]) : kind);
  const sortName = (sort) => (words.sorts[sort] ? heading(sort, words.sorts) : sort);
  const joined = (list) => list.join(state.lang === "zh" ? "、" : ", ");

  // Control codes and signs of direction are shown, not obeyed.
  const OBEYED = /[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;
  const code = (sign) => `\\u${sign.codePointAt(0).toString(16).padStart(4, "0")}`;
  const shown = (text) => String(text).replace(OBEYED, (sign) => code(sign));
  const shownLines = (text) =>
    text.replace(OBEYED, (sign) =>
      "\n\t".includes(sign) ? sign : sign === "\r" ? "" : "\v\f\x85\u2028\u2029".includes(sign) ? "\n" : code(sign));

  function grouped(number) {
    const [, sign, whole, rest] = /^(-?)(\d+)(.*)$/.exec(number) || [];
    if (whole === undefined) return number;
    // As output/labels.py: no idle zeros, and of what a division filled up (a third) four places.
    const digits = (whole + rest).replace(".", "").replace(/^0+/, "").length;
    const part = /^\.0*$/.test(rest) ? "" : digits >= 28 && rest.length > 5 ? `${rest.slice(0, 5)}…` : rest;
    return sign + whole.replace(/\B(?=(\d{3})+$)/g, ",") + part;
  }

  const SIGNS = { "~": "≈", ">": ">", ">=": "≥", "<": "<", "<=": "≤" };

  /** What a figure says: its sign, its value or its bounds, its unit. */
  function amount(record) {
    const { value, lower, upper, unit } = record;
    let said = "";
    if (value !== null) said = (SIGNS[record.relation] || "") + grouped(value);
    else if (lower !== null && upper !== null) said = `${grouped(lower)}–${grouped(upper)}`;
    else if (lower !== null) said = `≥${grouped(lower)}`;
    else if (upper !== null) said = `≤${grouped(upper)}`;
    if (!unit) return said;
    return unit === "%" || unit === "‰" ? said + unit : `${said} ${unit}`;
  }

  function bounds({ value, lower, upper }) {
    if ((lower === null && upper === null) || (lower === value && upper === value)) return "";
    return `${lower === null ? "…" : grouped(lower)} – ${upper === null ? "…" : grouped(upper)}`;
  }

  function change(item) {
    if (!item) return "";
    const said = words.directions[item.direction] ? say(words.directions[item.direction]) : item.direction;
    return item.basis ? `${said} ${item.basis}` : said;
  }

  const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
  const PARTS = {
    21: ["spring", "春季"], 22: ["summer", "夏季"], 23: ["autumn", "秋季"], 24: ["winter", "冬季"],
    33: ["Q1", "一季度"], 34: ["Q2", "二季度"], 35: ["Q3", "三季度"], 36: ["Q4", "四季度"],
    40: ["H1", "上半年"], 41: ["H2", "下半年"],
  };

  /** A period of EDTF as people write it; what has another form stays as it is. */
  function period(text) {
    if (!text) return "";
    const [from, to] = text.split("/");
    if (to === undefined) return date(from);
    const open = (end) => end === "" || end === "..";
    if (open(from) && open(to)) return text;
    if (open(to)) return t("since", { from: date(from) });
    if (open(from)) return t("until", { to: date(to) });
    return `${date(from)} – ${date(to)}`;
  }

  function date(text) {
    const zh = state.lang === "zh";
    const found = /^(\d{4}|\d{3}X)(?:-(\d\d))?(?:-(\d\d))?([~?%]?)$/.exec(text);
    if (!found) return text;
    const [, year, month, day, doubt] = found;
    let said = zh ? `${year}年` : year;
    if (year.endsWith("X")) said = zh ? `${year.slice(0, 3)}0年代` : `${year.slice(0, 3)}0s`;
    if (month && PARTS[month]) said = zh ? said + say(PARTS[month]) : `${say(PARTS[month])} ${year}`;
    else if (month && !(Number(month) >= 1 && Number(month) <= 12)) return text;
    else if (month) {
      said = zh ? `${said}${Number(month)}月` : `${MONTHS[month - 1]} ${year}`;
      if (day) said = zh ? `${said}${Number(day)}日` : `${Number(day)} ${said}`;
    }
    if (!doubt) return said;
    return zh ? `约${said}` : `c. ${said}`;
  }

  // ------------------------------------------------------------------------------ elements

  /** An element with attributes, and with what is in it: texts and elements. */
  function el(tag, attributes = {}, ...inside) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value === true) made.setAttribute(name, "");
      else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, value);
    }
    made.append(...inside.filter((part) => part !== null && part !== undefined && part !== ""));
    return made;
  }

  const to = (prefix, id) => `#${prefix}-${encodeURIComponent(id)}`;

  function link(row, prefix = "s") {
    return el("a", { href: to(prefix, row.record.id) }, shown(row.record.text));
  }

  function speak(text) {
    byId("spoken").textContent = text;
  }

  /** Count things by a key. Returns [key, count] pairs, the most first, ties as they came. */
  function counted(keys) {
    const counts = new Map();
    for (const key of keys) counts.set(key, (counts.get(key) || 0) + 1);
    return [...counts].sort((a, b) => b[1] - a[1]);
  }

  const collator = new Intl.Collator("zh-Hans", { numeric: true });

  // ------------------------------------------------------------------------------- overview

  const regionName = (place) => (place === NONE ? t("no_region") : shown(place.split("/").at(-1)));

  function drawOverview() {
    const n = rows.length;
    const documents = t("n_documents", { n: docs.length });
    byId("lead").textContent = docs.length ? t("lead_of", { n, docs: documents }) : t("lead", { n });
    const years = rows.flatMap(({ from, to }) => [from, to])
      .filter((day) => day && !day.startsWith("0000") && !day.startsWith("9999"))
      .map((day) => day.slice(0, 4)).sort();
    const totals = [
      ["documents", docs.length],
      ["statistics", n],
      ["regions", new Set(rows.filter((row) => row.place).map((row) => row.place)).size],
      ["measures", new Set(rows.map((row) => row.record.measure).filter(Boolean)).size],
      ["findings", data.findings.length],
      ["years", years.length ? [...new Set([years[0], years.at(-1)])].join("–") : "—"],
    ];
    byId("totals").replaceChildren(...totals.map(([name, value]) =>
      el("div", {}, el("dt", {}, t(name)), el("dd", {}, typeof value === "number" ? grouped(String(value)) : value))));
    byId("rankings").replaceChildren(
      ranking("by_region", "by-region", rows.map((row) => row.path[0] ?? NONE), regionName),
      ranking("by_measure", "by-measure", rows.map((row) => row.record.measure).filter(Boolean), shown),
      ranking("by_kind", "by-kind", rows.map((row) => row.record.kind), kindName, (kind) => groupOf[kind]),
      ranking("by_document", "by-doc", rows.map((row) => String(row.doc)), (at) => shown(shortName(docs[at].doc))),
    );
  }

  const MOST = 8;

  /** A list of what has the most figures; each entry filters the table. */
  function ranking(title, filter, keys, name, group) {
    const all = counted(keys);
    if (!all.length) return "";
    const most = all[0][1];
    const entries = all.slice(0, MOST).map(([key, n]) => {
      const size = el("i");
      size.style.width = `${(100 * n) / most}%`;
      const bar = el("span", { class: "size", "aria-hidden": "true", "data-group": group?.(key) }, size);
      const button = el("button", { type: "button", title: t("show_these", { name: name(key), n }) },
        el("span", {}, name(key)), el("span", {}, grouped(String(n))), bar);
      button.addEventListener("click", () => {
        byId("filters").reset();
        byId(filter).value = key;
        refilter();
        visit("#figures");
        byId("figures").focus();
      });
      return el("li", {}, button);
    });
    const more = all.length - entries.length;
    return el("div", {}, el("h3", {}, t(title)), el("ol", {}, ...entries),
      more > 0 ? el("p", {}, t("and_more", { n: more })) : "");
  }

  // -------------------------------------------------------------------------------- charts

  let drawing = 0;

  /** Draw the charts of the figures that the filters leave, when there is time. */
  function redrawCharts() {
    clearTimeout(drawing);
    drawing = setTimeout(() => {
      const left = rows.filter(isLeft);
      const place = byId("drawings");
      const all = left.length === rows.length;
      const none = !left.length;
      byId("charts-note").textContent =
        none ? t("charts_none") : all ? t("charts_all") : t("charts_some", { n: left.length });
      if (none) place.replaceChildren();
      else drawCharts(place, left.map((row) => row.record), { lang: state.lang, onPick: pick, periodName: period });
    }, 60);
  }

  /** Show the figures of a mark that was picked in a chart, and no others, in the table. */
  function pick(ids) {
    const found = [ids].flat().filter((id) => rowOf.has(id));
    if (!found.length) return;
    state.picked = new Set(found);
    state.table.draw();
    drawCount();
    visit(to("r", found[0]));
  }

  // ------------------------------------------------------------------------------- findings

  const NEAR = 60;
  const MORE = 30;

  const NUMERALS = "0-9０-９零〇一二三四五六七八九十百千万亿两半.．";

  /** Where a mention stands as a whole in a sentence, not as the end of a longer number. */
  function spots(sentence, mention) {
    const signs = [...mention.replace(/\s/g, "")].map((sign) => sign.replace(/[\\^$.*+?()[\]{}|\/-]/g, "\\$&"));
    const number = new RegExp(`^[${NUMERALS}]`).test(mention);
    const whole = new RegExp((number ? `(?<![${NUMERALS}])` : "") + signs.join("\\s*"), "gu");
    return signs.length ? [...sentence.matchAll(whole)] : [];
  }

  /** What stands around a mention in its sentence, the mention itself set off. */
  function around(sentence, mention, row) {
    const found = spots(sentence, mention);
    if (!found.length) return [shown(sentence.slice(0, 2 * NEAR)), sentence.length > 2 * NEAR ? "…" : ""];
    // Of several that read alike, the one that stands as far behind the others as the figure does.
    const alike = row ? docs[row.doc].found.filter(({ record }) => record.text === mention && record.sentence === sentence) : [];
    const before = new Set(alike.map(({ record }) => record.start).filter((start) => start < row.record.start)).size;
    const { index: at, 0: said } = found[before % found.length];
    const [from, end] = [Math.max(at - NEAR, 0), at + said.length];
    return [from ? "…" : "", shown(sentence.slice(from, at)), el("strong", {}, shown(said)),
      shown(sentence.slice(end, end + NEAR)), end + NEAR < sentence.length ? "…" : ""];
  }

  function drawFindings() {
    const all = data.findings;
    const n = all.length;
    byId("findings-note").textContent = n ? t("findings_some", { n }) : t("findings_none");
    byId("findings-list").replaceChildren(...all.slice(0, state.findings).map(findingItem));
    const more = byId("findings-more");
    more.hidden = n <= state.findings;
    more.textContent = t("show_more", { n: Math.min(n - state.findings, MORE) });
  }

  function findingItem(finding, number) {
    const about = [finding.measure, finding.region, period(finding.period)].filter(Boolean).map(shown);
    const figures = finding.figures.map((id, at) => {
      const row = rowOf.get(id);
      const mention = finding.mentions[at];
      return el("li", {},
        row ? link(row) : el("span", {}, shown(mention)),
        at === 0 ? el("span", { class: "badge" }, t("in_question")) : "",
        " ", el("span", { class: "about" }, shown(finding.docs[at])),
        el("p", { class: "said", lang: "zh-Hans" }, ...around(finding.sentences[at], mention, row)));
    });
    return el("li", { class: "finding", id: `f-${number}`, tabindex: "-1" },
      el("h3", {}, sortName(finding.sort)),
      el("p", { class: "about" }, about.join(" · ")),
      el("p", { class: "sum" }, shown(finding.arithmetic)),
      el("ul", {}, ...figures));
  }

  function showFinding(number) {
    if (!(number in data.findings)) return;
    if (number >= state.findings) {
      state.findings = number + 1;
      drawFindings();
    }
    const item = byId(`f-${number}`);
    item.scrollIntoView({ block: "center" });
    item.focus({ preventScroll: true });
  }

  // -------------------------------------------------------------------------------- filters

  const FILTERS = {
    "by-region": (row, asked) =>
      asked === NONE ? !row.place : row.place === asked || row.place.startsWith(`${asked}/`),
    "by-measure": (row, asked) => (row.record.measure ?? NONE) === asked,
    "by-kind": (row, asked) => row.record.kind === asked,
    "by-period": (row, asked) => {
      if (asked === NONE) return !row.record.period;
      const [first, last] = data.periods[asked] || [`${asked}-01-01`, `${asked}-12-31`];
      return row.from !== null && first <= row.from && row.to <= last;
    },
    "by-doc": (row, asked) => row.doc === Number(asked),
  };
  let asked = [];
  let sought = [];

  /** All words of a record, to be searched. */
  function haystack(row) {
    if (row.seen === null) {
      const { text, indicator, measure, region, period: time, source, sentence, article, doc, value } = row.record;
      row.seen = [text, indicator, measure, row.place, region, time, source, sentence, article, doc, value]
        .filter(Boolean).join("\n").toLowerCase();
    }
    return row.seen;
  }

  const isLeft = (row) =>
    asked.every(([fits, value]) => fits(row, value)) && sought.every((word) => haystack(row).includes(word));

  const isInTable = (row) => (state.picked ? state.picked.has(row.record.id) : isLeft(row));

  function readFilters() {
    asked = Object.entries(FILTERS).map(([id, fits]) => [fits, byId(id).value]).filter(([, value]) => value !== "");
    sought = byId("search").value.toLowerCase().split(/\s+/).filter(Boolean);
  }

  function refilter() {
    state.picked = null;
    readFilters();
    state.table.draw();
    drawCount();
    redrawCharts();
    if (byId("by-doc").value !== "") showDocument(Number(byId("by-doc").value));
  }

  /** The filters in words, for paper, where there are no controls to show them. */
  function filtersAsText() {
    return [...byId("filters").querySelectorAll("label")].map((label) => {
      const [name, control] = label.children;
      if (control.value === "") return "";
      const value = control.selectedOptions ? control.selectedOptions[0].textContent.trim() : control.value;
      return ` · ${name.textContent}${state.lang === "zh" ? "：" : ": "}${shown(value)}`;
    }).join("");
  }

  function drawCount() {
    const n = state.table.rows({ search: "applied" }).count();
    const said = n === rows.length ? t("count_all", { n }) : t("count", { n, of: rows.length });
    byId("count").replaceChildren(said, el("span", { class: "on-paper" }, filtersAsText()));
    byId("clear").disabled = !asked.length && !sought.length && !state.picked;
    byId("download").disabled = !n;
  }

  function options(id, entries) {
    const select = byId(id);
    const was = select.value;
    select.replaceChildren(el("option", { value: "" }, t("all")),
      ...entries.map(([value, name, n]) => el("option", { value }, n === undefined ? name : `${name} (${grouped(String(n))})`)));
    select.value = was;
    if (select.selectedIndex < 0) select.value = "";
  }

  function drawFilters() {
    const places = new Map();
    let nowhere = 0;
    for (const row of rows) {
      if (!row.path.length) nowhere += 1;
      row.path.forEach((_, depth) => {
        const place = row.path.slice(0, depth + 1).join("/");
        const known = places.get(place) || { n: 0, code: "~" };
        known.n += 1;
        if (row.record.region_code && row.record.region_code < known.code) known.code = row.record.region_code;
        places.set(place, known);
      });
    }
    // In the order of the codes of places, what is within a place behind it.
    const key = (place) => {
      const path = place.split("/");
      return path.map((name, depth) => places.get(path.slice(0, depth + 1).join("/")).code + name).join("/");
    };
    const inOrder = [...places].map(([place, { n }]) => [place, n, key(place)]).sort((a, b) => (a[2] < b[2] ? -1 : 1));
    const regions = inOrder.map(([place, n]) => [place, "　".repeat(place.split("/").length - 1) + regionName(place), n]);
    if (nowhere) regions.push([NONE, t("no_region"), nowhere]);
    options("by-region", regions);

    const measures = counted(rows.map((row) => row.record.measure ?? NONE));
    const named = measures.filter(([name]) => name !== NONE).sort((a, b) => collator.compare(a[0], b[0]));
    options("by-measure", [...named.map(([name, n]) => [name, shown(name), n]),
      ...measures.filter(([name]) => name === NONE).map(([, n]) => [NONE, t("no_measure"), n])]);

    options("by-kind", counted(rows.map((row) => row.record.kind)).map(([kind, n]) => [kind, kindName(kind), n]));

    const times = new Map();
    for (const { record, from, to } of rows) {
      if (!from) continue;
      const year = from.slice(0, 4);
      const one = year === to.slice(0, 4);
      times.set(one ? year : record.period, one ? `${year}-01-01 ` : `${from} ${to}`);
    }
    const periods = [...times].sort((a, b) => (a[1] < b[1] ? 1 : -1)).map(([time]) => [time, shown(period(time))]);
    if (rows.some((row) => !row.record.period)) periods.push([NONE, t("no_period")]);
    options("by-period", periods);

    const names = docs.map((doc, number) => [String(number), shown(doc.doc), doc.found.length]);
    options("by-doc", names);
    const select = byId("document");
    select.replaceChildren(...names.map(([value, name, n]) => el("option", { value }, `${name} (${n})`)));
    select.value = String(state.doc);
    byId("search").placeholder = t("search_hint");
  }

  // ---------------------------------------------------------------------------------- table

  const NUMBERS = ["value", "lower", "upper", "si_value", "start", "end", "page", "ocr"];
  const FIRST = ["text", "indicator", "value", "region", "period", "kind", "measure"];
  // What says nothing in a column of its own: all that is here is a statistic.
  const columns = [...FIRST, ...data.fields.filter((field) => !FIRST.includes(field) && field !== "statistic")];
  const narrow = matchMedia("(max-width: 40rem)").matches;
  const visible = new Set(narrow ? ["text", "indicator", "value"] : ["text", "indicator", "value", "region", "period", "doc"]);
  if (docs.length < 2) visible.delete("doc");

  function cellText(field, row) {
    const value = row.record[field];
    if (field === "value") return amount(row.record);
    if (value === null || value === undefined) return "";
    if (field === "kind") return kindName(value);
    if (field === "period") return period(value);
    if (field === "change") return change(value);
    if (field === "region_path") return joined(value);
    return NUMBERS.includes(field) ? grouped(String(value)) : String(value);
  }

  function cell(field, row) {
    const text = shown(cellText(field, row));
    if (field === "doc") return el("span", { class: "name", title: text }, shown(shortName(row.record.doc)));
    if (field !== "text") return document.createTextNode(text);
    return el("a", { class: "to-text", href: to("s", row.record.id), "data-group": groupOf[row.record.kind] }, text);
  }

  const ranks = new Map();

  /** What a cell is sorted by: numbers by value, periods by their days, names as Chinese sorts them. */
  function sortKey(field, row) {
    if (field === "value") return row.value;
    if (NUMBERS.includes(field)) return row.record[field] === null ? null : Number(row.record[field]);
    const keyOf = (each) => {
      if (field === "period") return each.from === null ? "" : `${each.from} ${each.to}`;
      if (field === "region" || field === "region_path") return each.place;
      return cellText(field, each);
    };
    const name = `${state.lang} ${field}`;
    if (!ranks.has(name)) {
      const keys = [...new Set(rows.map(keyOf))];
      field === "period" ? keys.sort() : keys.sort(collator.compare);
      ranks.set(name, new Map(keys.map((key, rank) => [key, key === "" ? null : rank])));
    }
    return ranks.get(name).get(keyOf(row)) ?? null;
  }

  // What has no value comes last, whichever way the rest is sorted.
  const lastWithout = (compare) => (a, b) => {
    if (a === null || b === null) return (a === null) - (b === null);
    return compare(a, b);
  };
  DataTable.type("figure", {
    detect: () => null,
    order: { asc: lastWithout((a, b) => a - b), desc: lastWithout((a, b) => b - a) },
  });
  DataTable.ext.errMode = "throw";

  function drawTable() {
    const order = state.table ? state.table.order() : [];
    const length = state.table ? state.table.page.len() : 25;
    const page = state.table ? state.table.page() : 0;
    if (state.table) state.table.destroy(true);
    const table = el("table", { id: "table" }, el("caption", { class: "unseen" }, t("table")));
    byId("table-place").replaceChildren(table);
    state.table = new DataTable(table, {
      data: rows,
      autoWidth: false,
      deferRender: true,
      searching: true,
      order,
      orderMulti: true,
      pageLength: length,
      displayStart: page * length,
      lengthMenu: [25, 50, 100, 500],
      layout: { topStart: null, topEnd: null, bottomStart: "pageLength", bottomEnd: "paging" },
      columns: columns.map((field) => ({
        name: field,
        title: heading(field),
        data: null,
        type: "figure",
        visible: visible.has(field),
        className: NUMBERS.includes(field) ? "number" : field,
        render: (_, use, row) => (use === "display" ? cell(field, row) : use === "sort" ? sortKey(field, row) : ""),
      })),
      createdRow: (tr, row) => {
        tr.id = `r-${row.record.id}`;
        tr.classList.toggle("here", row === state.here);
      },
      language: {
        emptyTable: t("no_figures"),
        zeroRecords: t("no_rows"),
        lengthMenu: `_MENU_ ${t("rows_a_page")}`,
        aria: {
          orderable: t("to_sort"),
          orderableReverse: t("to_sort_back"),
          orderableRemove: t("to_unsort"),
          paginate: {
            first: t("page_first"), last: t("page_last"), next: t("page_next"), previous: t("page_previous"),
            number: t("page_number"),
          },
        },
      },
    });
    state.table.search.fixed("filters", (_, row) => isInTable(row));
    const around = table.parentElement;
    around.classList.add("scroll");
    for (const [name, value] of [["role", "region"], ["tabindex", "0"], ["aria-label", t("table_scroll")]]) {
      around.setAttribute(name, value);
    }
    state.table.on("draw", nameParts);
    nameParts();
  }

  function nameParts() {
    byId("table").tBodies[0].lang = TAGS.zh;
    const paging = byId("table-place").querySelector(".dt-paging nav");
    if (paging) paging.setAttribute("aria-label", t("pages"));
  }

  function drawChooser() {
    const legend = byId("columns").querySelector("legend");
    byId("columns").replaceChildren(legend, ...columns.map((field) => {
      const box = el("input", { type: "checkbox", name: field, checked: visible.has(field) });
      return el("label", { class: "switch" }, box, el("span", {}, heading(field)));
    }));
  }

  function showInTable(id) {
    const row = rowOf.get(id);
    if (!row) return speak(t("not_found"));
    let said = t("shown_in_table", { text: shown(row.record.text) });
    if (!isInTable(row)) {
      byId("filters").reset();
      refilter();
      said += ` ${t("filters_cleared")}`;
    }
    const at = state.table.rows({ search: "applied", order: "applied" }).indexes().toArray().indexOf(row.n);
    state.table.page(Math.floor(at / state.table.page.len())).draw("page");
    mark(row);
    const tr = byId(`r-${id}`);
    tr.scrollIntoView({ block: "center" });
    (tr.querySelector("a") || tr).focus({ preventScroll: true });
    speak(said);
  }

  /** Mark the figure that is looked at, in the table. */
  function mark(row) {
    state.here = row;
    for (const tr of byId("table").querySelectorAll("tr.here")) tr.classList.remove("here");
    if (row) byId(`r-${row.record.id}`)?.classList.add("here");
  }

  /** A cell of CSV, as swstats itself writes it. */
  function csvCell(field, row, column) {
    const value = row.record[field];
    let text = "";
    if (value === null) text = "";
    else if (field === "change") text = [value.direction, value.basis ?? "", value.of ?? ""].join("/");
    else text = Array.isArray(value) ? value.join("/") : String(value);
    if (row.guarded.includes(column)) text = `'${text}`;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }

  function download() {
    const left = state.table.rows({ search: "applied", order: "applied" }).data().toArray();
    const lines = [data.fields.join(","),
      ...left.map((row) => data.fields.map((field, column) => csvCell(field, row, column)).join(","))];
    const file = new Blob(["\ufeff", ...lines.map((line) => `${line}\r\n`)], { type: "text/csv;charset=utf-8" });
    const address = URL.createObjectURL(file);
    el("a", { href: address, download: "figures.csv" }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  }

  // ---------------------------------------------------------------------------------- texts

  let marks = new Map();

  /** What swstats reads: the text without what the page put into it, and where its figures stand. */
  function running(doc) {
    const pieces = [];
    const starts = [];
    const gone = [];
    let at = 0;
    let left = 0;
    for (let i = 0; i < doc.runs.length; i += 2) {
      const end = at + doc.runs[i];
      pieces.push(doc.text.slice(at, end));
      starts.push(end);
      gone.push(left);
      at = end + doc.runs[i + 1];
      left += doc.runs[i + 1];
    }
    pieces.push(doc.text.slice(at));
    gone.push(left);
    const signs = pieces.join("").split("");
    for (const [place, sign] of doc.signs) signs[place] = sign;
    const place = (offset) => {
      let [low, high] = [0, starts.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (starts[middle] <= offset) low = middle + 1;
        else high = middle;
      }
      return offset - gone[low];
    };
    return { text: signs.join(""), spans: doc.spans.map(([a, b]) => [place(a), place(b - 1) + 1]) };
  }

  /** Parts of a text that are laid out one by one: [start, end, what it is]. */
  function blocksOf(doc, text, spans) {
    const blocks = [];
    if (!state.original || doc.excerpt) {
      let start = 0;
      text.split("\n").forEach((line, number) => {
        blocks.push([start, start + line.length, doc.roles?.[number] ?? "b"]);
        start += line.length + 1;
      });
      return blocks;
    }
    // Some lines at a time, and no figure cut in two.
    let start = 0;
    let next = 0;
    for (let end = text.indexOf("\n", 2000); end >= 0; end = text.indexOf("\n", end + 1)) {
      if (end - start < 2000) continue;
      while (next < spans.length && spans[next][1] <= end) next += 1;
      if (next < spans.length && spans[next][0] < end) continue;
      blocks.push([start, end, "o"]);
      start = end + 1;
    }
    blocks.push([start, text.length, "o"]);
    return blocks;
  }

  function drawText() {
    const doc = docs[state.doc];
    const place = byId("text");
    marks = new Map();
    CSS.highlights?.delete("sentence");
    if (!doc) return place.replaceChildren();
    byId("document").value = String(state.doc);
    byId("before").disabled = state.doc === 0;
    byId("after").disabled = state.doc === docs.length - 1;
    byId("original").disabled = Boolean(doc.excerpt);
    const { text, spans } = state.original || doc.excerpt ? doc : running(doc);
    const found = doc.found.map((row, index) => ({ row, from: spans[index][0], end: spans[index][1] }));
    found.sort((a, b) => a.from - b.from || b.end - a.end);
    const parts = document.createDocumentFragment();
    const note = doc.excerpt ? t("excerpt") : doc.found.length ? "" : t("no_figures_here");
    parts.append(el("header", {}, el("h3", { id: "text-name" }, shown(doc.doc)), note ? el("p", {}, note) : ""));
    let next = 0;
    for (const [start, end, role] of blocksOf(doc, text, found.map(({ from, end: to }) => [from, to]))) {
      if (start === end && !(next < found.length && found[next].from === start)) continue;
      const block = el(role === "h" ? "h4" : role === "o" ? "div" : "p", { class: `block ${role}` });
      let at = start;
      let last = null;
      for (; next < found.length && found[next].from <= end; next += 1) {
        const { row, from, end: to } = found[next];
        // A figure within another one is shown with it.
        if (last && to <= at && to > from) {
          marks.set(row.record.id, last);
          continue;
        }
        const begin = Math.max(from, at);
        block.append(shownLines(text.slice(at, begin)));
        at = Math.max(Math.min(to, end), begin);
        last = mention(row, to > from ? shownLines(text.slice(begin, at)) : `［${shown(row.record.text)}］`);
        block.append(last);
      }
      block.append(shownLines(text.slice(at, end)));
      parts.append(block);
    }
    place.replaceChildren(parts);
    place.scrollTop = 0;
  }

  function mention(row, text) {
    const { id, kind } = row.record;
    const made = el("a", { class: "mention", href: to("s", id), "data-group": groupOf[kind], "aria-expanded": "false" }, text);
    marks.set(id, made);
    return made;
  }

  function showDocument(number) {
    if (number === state.doc || !docs[number]) return;
    state.doc = number;
    drawText();
  }

  function showInText(id) {
    const row = rowOf.get(id);
    if (!row) return speak(t("not_found"));
    showDocument(row.doc);
    mark(row);
    const place = marks.get(id);
    openCard(row, place);
    intoView(place);
    place.focus({ preventScroll: true });
    // What was laid out only now may have moved it.
    requestAnimationFrame(() => intoView(place));
    const { indicator, region } = row.record;
    const facts = [indicator, amount(row.record), region, period(row.record.period)].filter(Boolean).map(shown);
    speak(t("shown_in_text", { text: shown(row.record.text), facts: joined(facts) }));
  }

  function intoView(place) {
    const box = byId("text");
    if (getComputedStyle(box).overflowY === "visible") return place.scrollIntoView({ block: "center" });
    box.scrollTop += place.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 4;
    box.scrollIntoView({ block: "nearest" });
  }

  // ----------------------------------------------------------------------------------- card

  function closeCard() {
    const card = byId("card");
    if (!card) return;
    card.remove();
    CSS.highlights?.delete("sentence");
    for (const each of byId("text").querySelectorAll("a.here")) {
      each.classList.remove("here");
      each.setAttribute("aria-expanded", "false");
    }
  }

  /** Show the record of a figure under the block that it stands in. */
  function openCard(row, place) {
    closeCard();
    const { record } = row;
    const facts = [];
    const fact = (name, ...said) => {
      if (said.some((part) => part !== "" && part !== null && part !== undefined)) facts.push([name, said]);
    };
    const between = (nodes) => nodes.flatMap((node, at) => (at ? [state.lang === "zh" ? "、" : ", ", node] : [node]));
    const known = (id) => (rowOf.has(id) ? link(rowOf.get(id)) : "");
    fact(heading("indicator"), shown(record.indicator ?? ""));
    fact(heading("measure"), shown(record.measure ?? ""));
    fact(heading("kind"), kindName(record.kind));
    fact(t("bounds"), bounds(record));
    fact(heading("si_value"), record.si_value === null ? "" : `${grouped(record.si_value)} ${shown(record.si_unit ?? "")}`);
    fact(heading("region"), shown(row.path.join(" / ")));
    fact(heading("period"), shown(period(record.period)));
    fact(heading("change"), shown(change(record.change)));
    if (record.change?.of) fact(t("level"), known(record.change.of));
    if (record.part_of) fact(t("whole"), known(record.part_of));
    fact(t("parts"), ...between((partsOf.get(record.id) || []).map((part) => link(part))));
    fact(heading("source"), shown(record.source ?? ""));
    fact(heading("article"), shown(record.article));
    if (record.page !== null) fact(heading("page"), String(record.page));
    if (record.ocr !== null) fact(heading("ocr"), record.ocr);
    fact(t("findings"), ...between((findingsOf.get(record.id) || []).map((number) =>
      el("a", { href: `#f-${number}` }, sortName(data.findings[number].sort)))));
    const close = el("button", { type: "button" }, t("close"));
    close.addEventListener("click", () => leaveCard(place));
    const card = el("div",
      { class: "card", id: "card", role: "group", lang: TAGS[state.lang], "data-group": groupOf[record.kind],
        "aria-label": t("record", { text: shown(record.text) }) },
      el("div", { class: "head" }, el("strong", {}, shown(amount(record))), el("span", {}, shown(record.text))),
      el("dl", {}, ...facts.flatMap(([name, said]) => [el("dt", {}, name), el("dd", {}, ...said)])),
      el("div", { class: "actions" }, close,
        el("a", { href: to("r", record.id) }, t("in_the_table")),
        el("a", { href: to("s", record.id) }, t("link_to"))));
    const block = place.closest(".block");
    block.after(card);
    place.classList.add("here");
    place.setAttribute("aria-expanded", "true");
    lightSentence(block, place, record.sentence);
  }

  function leaveCard(place) {
    closeCard();
    place.focus();
  }

  /** Set off the sentence of a figure, where the browser can do so without touching the text. */
  function lightSentence(block, place, sentence) {
    if (!CSS.highlights) return;
    const whole = block.textContent;
    const before = document.createRange();
    before.setStart(block, 0);
    before.setEndBefore(place);
    const at = before.toString().length;
    const start = whole.lastIndexOf(sentence, at);
    if (start < 0 || start + sentence.length <= at) return;
    const end = start + sentence.length;
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    const ranges = [];
    let passed = 0;
    while (walker.nextNode() && passed < end) {
      const node = walker.currentNode;
      const [from, to] = [Math.max(start - passed, 0), Math.min(end - passed, node.length)];
      passed += node.length;
      // Figures keep the colours of their kinds.
      if (from >= to || node.parentElement.classList.contains("mention")) continue;
      const range = document.createRange();
      range.setStart(node, from);
      range.setEnd(node, to);
      ranges.push(range);
    }
    CSS.highlights.set("sentence", new Highlight(...ranges));
  }

  // -------------------------------------------------------------------------------- address

  /** Go to an address of the page, even if it is there already. */
  function visit(hash) {
    if (location.hash === hash) follow();
    else location.hash = hash;
  }

  function follow() {
    let hash = location.hash.slice(1);
    try {
      hash = decodeURIComponent(hash);
    } catch {
      return;
    }
    const [prefix, id] = [hash.slice(0, 2), hash.slice(2)];
    if (prefix === "s-") showInText(id);
    else if (prefix === "r-") showInTable(id);
    else if (prefix === "f-") showFinding(Number(id));
    else if (hash === "") {
      const here = state.here && byId(`r-${state.here.record.id}`);
      closeCard();
      here?.querySelector("a")?.focus({ preventScroll: true });
    }
  }

  // ------------------------------------------------------------------------------- language

  function drawLegend() {
    const there = new Set(rows.map((row) => groupOf[row.record.kind]));
    byId("legend").replaceChildren(...Object.keys(GROUPS).filter((group) => there.has(group))
      .map((group) => el("li", { "data-group": group }, t(`group_${group}`))));
  }

  /** Say everything in the language of the page. */
  function drawAll() {
    root.lang = TAGS[state.lang];
    document.title = `${t("title")} · swstats`;
    for (const each of document.querySelectorAll("[data-says]")) each.textContent = t(each.dataset.says);
    for (const each of document.querySelectorAll("[data-names]")) {
      each.setAttribute("aria-label", t(each.dataset.names));
      if (each.tagName === "BUTTON") each.title = t(each.dataset.names);
    }
    const carried = words.libraries.map(([name, version, licence]) => `${name} ${version} (${licence})`);
    byId("colophon").textContent = t("made_by", { version: words.version, libraries: joined(carried) });
    drawFilters();
    readFilters();
    drawOverview();
    drawFindings();
    drawTable();
    drawChooser();
    drawCount();
    drawLegend();
    drawText();
    redrawCharts();
  }

  // --------------------------------------------------------------------------------- events

  function listen() {
    byId("language").value = state.lang;
    byId("language").addEventListener("change", ({ target }) => {
      const open = byId("card") && state.here;
      state.lang = LANGUAGES.includes(target.value) ? target.value : "en";
      drawAll();
      if (open) openCard(open, marks.get(open.record.id));
    });
    byId("theme").addEventListener("change", ({ target }) => {
      if (target.value) root.dataset.theme = target.value;
      else delete root.dataset.theme;
    });
    byId("print").addEventListener("click", () => window.print());

    let typing = 0;
    byId("search").addEventListener("input", () => {
      clearTimeout(typing);
      typing = setTimeout(refilter, 120);
    });
    byId("filters").addEventListener("change", refilter);
    byId("filters").addEventListener("submit", (event) => event.preventDefault());
    byId("clear").addEventListener("click", () => {
      byId("filters").reset();
      refilter();
      byId("search").focus();
    });
    byId("download").addEventListener("click", download);
    byId("columns").addEventListener("change", ({ target }) => {
      if (target.checked) visible.add(target.name);
      else visible.delete(target.name);
      state.table.column(`${target.name}:name`).visible(target.checked);
      nameParts();
    });
    byId("findings-more").addEventListener("click", () => {
      const first = state.findings;
      state.findings += MORE;
      drawFindings();
      byId(`f-${first}`)?.focus();
    });

    byId("table-place").addEventListener("click", ({ target }) => {
      const tr = target.closest("tbody tr[id]");
      if (!tr || target.closest("a") || String(getSelection())) return;
      visit(to("s", tr.id.slice(2)));
    });
    document.addEventListener("click", (event) => {
      const anchor = event.target.closest("a[href^='#']");
      if (!anchor || event.ctrlKey || event.metaKey || event.shiftKey) return;
      // The address alone would do, unless it is this one already.
      if (anchor.getAttribute("href") === location.hash) {
        event.preventDefault();
        if (anchor.classList.contains("here") && byId("card")) leaveCard(anchor);
        else follow();
      }
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      if (byId("chooser").open) {
        byId("chooser").open = false;
        byId("chooser").querySelector("summary").focus();
      } else if (byId("card")) leaveCard(marks.get(state.here.record.id));
    });
    document.addEventListener("click", ({ target }) => {
      if (!target.closest("#chooser")) byId("chooser").open = false;
    });

    byId("document").addEventListener("change", ({ target }) => showDocument(Number(target.value)));
    byId("before").addEventListener("click", () => showDocument(state.doc - 1));
    byId("after").addEventListener("click", () => showDocument(state.doc + 1));
    byId("original").addEventListener("change", ({ target }) => {
      state.original = target.checked;
      const open = byId("card") && state.here;
      drawText();
      if (open && open.doc === state.doc) {
        openCard(open, marks.get(open.record.id));
        intoView(marks.get(open.record.id));
      }
    });

    // On paper there are no pages of a table to turn.
    let length = 25;
    addEventListener("beforeprint", () => {
      length = state.table.page.len();
      state.table.page.len(-1).draw();
    });
    addEventListener("afterprint", () => state.table.page.len(length).draw());
    addEventListener("hashchange", follow);
  }

  state.doc = docs.length ? 0 : -1;
  listen();
  drawAll();
  follow();
})();
