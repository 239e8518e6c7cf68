"use strict";
/*
 * Charts of a report, drawn with Observable Plot:
 *
 *   drawCharts(container, records, {lang, onPick, periodName})
 *
 * `records` are statistics as output/columns.py writes them in JSON. `lang` is "en" or "zh". A bar
 * or a point that is picked calls onPick(ids); periodName(EDTF) says a period in words. Called
 * again, it draws anew and keeps what was chosen. Charts follow the width of their container and,
 * through colours of the style sheet, the theme.
 *
 * What an axis holds is of one subject (measure, else indicator), one kind and one unit; of money
 * and people there is one of all subjects, too. Left out are changes, which are no levels, and a
 * part of a figure of the same subject and region. One figure told again is one mark that stands
 * for all of its records.
 *
 * What texts say reaches the page as text alone (textContent), never as mark-up.
 */
const drawCharts = (() => {
  const ROWS = 20; // bars before "show all"
  const LINES = 6; // as many as can be told apart
  const CHOICES = 150;
  const ROW_HEIGHT = 26;
  const ARROW = 18;

  const SAYS = {
    en: {
      byRegion: (subject) => `${subject}, by region`,
      overTime: (subject) => `${subject}, over time`,
      ofKind: (group) => `All ${group}`,
      counts: "Figures by region and kind",
      regionChart: "Bars by region",
      timeChart: "Time series",
      measure: "Indicator",
      level: "Level",
      levels: { country: "countries", province: "provinces", city: "cities", county: "counties" },
      anyLevel: "all levels",
      period: "Period",
      anyPeriod: "all periods",
      noPeriod: "no period named",
      noRegion: "no region named",
      values: (n) => (n === 1 ? "1 value" : `${n} values`),
      regions: (n) => (n === 1 ? "1 region" : `${n} regions`),
      fromTo: (least, most) => `from ${least} to ${most}`,
      otherLevels: (n) => `${n === 1 ? "1 more value" : `${n} more values`} at other levels.`,
      noRegionNamed: (n) => `${n === 1 ? "1 value names" : `${n} values name`} no region.`,
      periodsDiffer: "Periods differ; each is beside its bar.",
      whisker: "A whisker spans the bounds.",
      arrow: "An arrow is a bound left open.",
      pale: "What is pale or hollow is approximate, or a range.",
      showAll: (n) => `Show all ${n}`,
      showFewer: "Show fewer",
      moreLines: (n) => `${n === 1 ? "1 more region is" : `${n} more regions are`} in the table alone.`,
      moreRegions: (n) => `${n === 1 ? "1 more region is" : `${n} more regions are`} in the table alone.`,
      ambiguous: "A period with several values has no line through it.",
      noBars: "No two figures can be compared by region: none of the same indicator, kind and unit.",
      noLines: "No time series: no indicator has two periods of the same length in one region.",
      noCounts: "There is nothing to count.",
      table: "As a table",
      region: "Region",
      value: "Value",
      bounds: "Bounds",
      statistics: "Figures",
      document: "Document",
      kind: "Kind",
      pick: "show in the table of figures",
      keys: "Arrow keys go from mark to mark, Enter shows its figures in the table.",
      groups: { money: "money", people: "people", count: "counts", rate: "percentages, ratios", size: "physical sizes", time: "durations, ages", other: "other" },
      colon: ": ", comma: ", ", stop: ". ", unit: (unit) => ` (${unit})`,
    },
    zh: {
      byRegion: (subject) => `${subject}：按地区`,
      overTime: (subject) => `${subject}：按时间`,
      ofKind: (group) => `全部${group}`,
      counts: "各地区数字的类别",
      regionChart: "按地区的条形图",
      timeChart: "时间序列",
      measure: "指标",
      level: "层级",
      levels: { country: "国家", province: "省级", city: "地级", county: "县级" },
      anyLevel: "全部层级",
      period: "时期",
      anyPeriod: "全部时期",
      noPeriod: "未指明时期",
      noRegion: "未指明地区",
      values: (n) => `${n} 个数值`,
      regions: (n) => `${n} 个地区`,
      fromTo: (least, most) => `最小${least}，最大${most}`,
      otherLevels: (n) => `其他层级另有 ${n} 个数值。`,
      noRegionNamed: (n) => `${n} 个数值未指明地区。`,
      periodsDiffer: "时期不尽相同，注于条形之后。",
      whisker: "须线为上下限。",
      arrow: "箭头表示该侧没有界限。",
      pale: "浅色或空心为约数或区间。",
      showAll: (n) => `显示全部 ${n} 条`,
      showFewer: "收起",
      moreLines: (n) => `另有 ${n} 个地区仅列于表中。`,
      moreRegions: (n) => `另有 ${n} 个地区仅列于表中。`,
      ambiguous: "同一时期有多个数值的，不连线。",
      noBars: "没有可以按地区比较的数字：没有两个指标、类别、单位都相同。",
      noLines: "没有时间序列：没有哪个指标在同一地区有两个等长的时期。",
      noCounts: "没有可以统计的数字。",
      table: "数据表",
      region: "地区",
      value: "数值",
      bounds: "上下限",
      statistics: "数字",
      document: "文件",
      kind: "类别",
      pick: "在数字表中查看",
      keys: "方向键移动，回车在表中查看。",
      groups: { money: "金额", people: "人数、人次", count: "数量", rate: "百分比、倍数", size: "物理量", time: "时长、年龄", other: "其他" },
      colon: "：", comma: "，", stop: "。", unit: (unit) => `（${unit}）`,
    },
  };

  const GROUP_OF = {
    money: "money", person: "people", person_time: "people", count: "count", percent: "rate",
    percentage_point: "rate", ratio: "rate", length: "size", area: "size", mass: "size",
    volume: "size", energy: "size", temperature: "size", speed: "size", data: "size",
    duration: "time", age: "time",
  };
  const groupOf = (kind) => GROUP_OF[kind] ?? "other";
  const GROUPS = ["money", "people", "count", "rate", "size", "time", "other"];

  const LEVELS = ["country", "province", "city", "county"];
  const BEFORE = { "=": "", "~": "≈ ", ">": "> ", ">=": "≥ ", "<": "< ", "<=": "≤ ", range: "" };
  const SYMBOLS = ["circle", "square", "triangle", "diamond", "star", "wye"];

  // ------------------------------------------------------------------------------------ figures

  // Signs that turn or break a line of text are no part of a label.
  const label = (text) =>
    String(text ?? "")
      .replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]+/g, " ")
      .trim();
  const short = (text, length) => {
    const signs = Array.from(text);
    return signs.length > length ? `${signs.slice(0, length - 1).join("")}…` : text;
  };
  const number = (text) => (text === null || text === undefined ? null : Number(text));
  const groupBy = (items, key) => {
    const groups = new Map();
    for (const item of items) {
      const name = key(item);
      const group = groups.get(name);
      if (group) group.push(item);
      else groups.set(name, [item]);
    }
    return groups;
  };
  const countOf = (items, key) => new Set(items.map(key)).size;

  const levelOf = (record) => {
    const code = record.region_code;
    if (!code) return (record.region_path ?? []).length > 1 ? "county" : "country";
    return code.endsWith("0000") ? "province" : code.endsWith("00") ? "city" : "county";
  };

  // A figure of the same subject and region as the one that it is a part of is no level of it.
  const isPart = (record, byId) => {
    const whole = byId.get(record.part_of);
    return whole !== undefined && subjectOf(whole) === subjectOf(record) && whole.region === record.region;
  };
  const subjectOf = (record) => record.measure ?? record.indicator;
  const isLevel = (record) =>
    record.statistic !== false && !record.change && Boolean(subjectOf(record)) &&
    [record.value, record.lower, record.upper].some((each) => each !== null && Number.isFinite(Number(each)));

  // Figures of one subject, kind and unit, told once each; sizes of several units in the SI unit.
  function subjects(records) {
    const byId = new Map(records.map((record) => [record.id, record]));
    const levels = records.filter((record) => isLevel(record) && !isPart(record, byId));
    const found = [];
    for (const [key, group] of groupBy(levels, (r) => JSON.stringify([subjectOf(r), r.kind, r.si_unit ?? r.unit]))) {
      const units = new Set(group.map((record) => record.unit));
      const ratios = new Map();
      for (const record of group) {
        if (Number(record.value) && record.si_value !== null) ratios.set(record.unit, Number(record.si_value) / Number(record.value));
      }
      const told = new Map();
      for (const record of group) {
        const ratio = units.size > 1 ? ratios.get(record.unit) : 1;
        if (ratio === undefined) continue;
        const figure = {
          region: record.region === null ? null : label((record.region_path ?? []).join(" ") || record.region),
          name: label(record.region), subject: label(subjectOf(record)), level: levelOf(record), period: record.period,
          relation: record.relation, kind: record.kind, doc: record.doc, ids: [record.id],
          exact: units.size > 1 ? null : record, ratio,
          value: scaled(record.value, ratio), lower: scaled(record.lower, ratio), upper: scaled(record.upper, ratio),
        };
        const same = JSON.stringify([figure.region, figure.period, figure.value, figure.lower, figure.upper, figure.relation]);
        if (told.has(same)) told.get(same).ids.push(record.id);
        else told.set(same, figure);
      }
      const first = group[0];
      found.push({
        key, name: label(subjectOf(first)), canonical: group.some((record) => record.measure), kind: first.kind,
        unit: label((units.size > 1 ? first.si_unit : first.unit) ?? ""), figures: [...told.values()],
      });
    }
    return found;
  }
  const scaled = (text, ratio) => (text === null || text === undefined ? null : Number(text) * ratio);

  // Where a figure ends to the left and to the right; an open side ends at the value.
  const leastOf = (figure) => Math.min(...[figure.value, figure.lower, figure.upper].filter((each) => each !== null));
  const mostOf = (figure) => Math.max(...[figure.value, figure.lower, figure.upper].filter((each) => each !== null));
  const middleOf = (figure) => figure.value ?? (leastOf(figure) + mostOf(figure)) / 2;
  const isOpen = (figure, side) =>
    side === "up"
      ? figure.upper === null && (figure.relation === ">" || figure.relation === ">=" || figure.relation === "range")
      : figure.lower === null && (figure.relation === "<" || figure.relation === "<=" || figure.relation === "range");
  const isBounded = (figure) => figure.lower !== null && figure.upper !== null && figure.lower < figure.upper;

  const isPale = (figure) => figure.relation === "~" || figure.value === null;
  const howToRead = (figures, says) => [
    figures.some(isBounded) ? says.whisker : "",
    figures.some((figure) => isOpen(figure, "up") || isOpen(figure, "down")) ? says.arrow : "",
    figures.some(isPale) ? says.pale : "",
  ];

  // ------------------------------------------------------------------------------------ periods

  // The part of EDTF that closed periods use: the first month (counted from year 0) or day, and how
  // long it is, so that only periods of one length stand on an axis.
  const SEASON = { 21: [3, 3], 22: [6, 3], 23: [9, 3], 25: [3, 3], 26: [6, 3], 27: [9, 3], 33: [1, 3], 34: [4, 3], 35: [7, 3], 36: [10, 3], 37: [1, 4], 38: [5, 4], 39: [9, 4], 40: [1, 6], 41: [7, 6] };
  const DATE = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?[~?%]?$/;

  function dateOf(text) {
    const match = DATE.exec(text);
    if (!match) return null;
    const [year, part, day] = [Number(match[1]), Number(match[2] ?? 0), Number(match[3] ?? 0)];
    if (day) return part >= 1 && part <= 12 ? { day: Date.UTC(year, part - 1, day) } : null;
    if (part > 12) return SEASON[part] ? { first: year * 12 + SEASON[part][0] - 1, months: SEASON[part][1] } : null;
    return part ? { first: year * 12 + part - 1, months: 1 } : { first: year * 12, months: 12 };
  }

  const DAY = 86400000;
  const monthStart = (month) => Date.UTC(Math.floor(month / 12), month % 12, 1);

  function periodOf(text) {
    if (!text) return null;
    const ends = text.split("/");
    if (ends.length > 2) return null;
    const [start, end] = ends.map(dateOf);
    if (!start || (ends.length === 2 && !end)) return null;
    const last = end ?? start;
    if (start.day !== undefined && last.day !== undefined) {
      const days = Math.round((last.day - start.day) / DAY) + 1;
      // January to June is six months, however it is written
      const from = new Date(start.day);
      const until = new Date(last.day + DAY);
      if (days > 27 && from.getUTCDate() === 1 && until.getUTCDate() === 1) {
        const first = from.getUTCFullYear() * 12 + from.getUTCMonth();
        return closed(first, until.getUTCFullYear() * 12 + until.getUTCMonth() - first);
      }
      return days < 1 ? null : { length: `${days}d`, at: (start.day + last.day) / 2 };
    }
    if (start.day !== undefined || last.day !== undefined) return null;
    return closed(start.first, last.first + last.months - start.first);
  }
  function closed(first, months) {
    if (months < 1) return null;
    const [year, month] = [Math.floor(first / 12), first % 12];
    const name =
      months === 12 && month === 0 ? `${year}`
      : months === 6 && month % 6 === 0 ? `${year} H${month / 6 + 1}`
      : months === 3 && month % 3 === 0 ? `${year} Q${month / 3 + 1}`
      : months === 1 ? `${year}-${String(month + 1).padStart(2, "0")}`
      : null;
    return { length: `${months}m`, at: (monthStart(first) + monthStart(first + months) - DAY) / 2, name };
  }

  // ------------------------------------------------------------------------------------ writing

  const formats = new Map();
  function compact(value, lang) {
    const plain = lang === "en" && Math.abs(value) < 10000;
    const name = `${lang} ${plain}`;
    if (!formats.has(name)) {
      formats.set(name, new Intl.NumberFormat(lang === "zh" ? "zh-CN" : "en", {
        notation: plain ? "standard" : "compact", maximumSignificantDigits: 4,
      }));
    }
    return formats.get(name).format(value);
  }
  const written = (text) => {
    const [, sign, whole, rest] = /^(-?)(\d+)(.*)$/.exec(text) ?? [null, "", text, ""];
    return `${sign}${whole.replace(/\B(?=(?:\d{3})+$)/g, ",")}${rest}`;
  };
  const exactly = (figure, side) =>
    figure[side] === null ? "" : written(figure.exact ? figure.exact[side] : String(Number(figure[side].toPrecision(12))));

  const shown = (figure, lang) =>
    figure.value === null
      ? `${figure.lower === null ? "…" : compact(figure.lower, lang)}–${figure.upper === null ? "…" : compact(figure.upper, lang)}`
      : `${BEFORE[figure.relation] ?? ""}${compact(figure.value, lang)}`;
  const inFull = (figure, unit) =>
    (figure.value === null
      ? `${exactly(figure, "lower") || "…"}–${exactly(figure, "upper") || "…"}`
      : `${BEFORE[figure.relation] ?? ""}${exactly(figure, "value")}`) + (unit ? ` ${unit}` : "");
  const bounds = (figure) =>
    figure.relation === "=" || (figure.lower === null && figure.upper === null)
      ? ""
      : `${exactly(figure, "lower") || "…"} – ${exactly(figure, "upper") || "…"}`;

  // Widths of labels in pixels, near enough to leave room for them.
  const widthOf = (text, size = 12) => {
    let width = 0;
    for (const sign of text) width += sign.codePointAt(0) > 0x2e7f ? size : size * 0.6;
    return width;
  };
  const narrowed = (text, room) => {
    if (widthOf(text) <= room) return text;
    const signs = Array.from(text);
    while (signs.length > 1 && widthOf(`${signs.join("")}…`) > room) signs.pop();
    return `${signs.join("")}…`;
  };
  const widest = (texts) => texts.reduce((most, text) => Math.max(most, widthOf(text)), 0);

  function make(name, properties = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(properties)) {
      if (key === "text") element.textContent = value;
      else if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
      else if (value !== null && value !== undefined && value !== false) element.setAttribute(key, value === true ? "" : value);
    }
    element.append(...children);
    return element;
  }

  let numbered = 0;

  function select(name, options, chosen, onChange) {
    const box = make("select", { onchange: () => onChange(box.value) });
    for (const [value, text] of options) box.append(make("option", { value, text }));
    box.value = chosen;
    return make("label", {}, make("span", { text: name }), box);
  }

  function tableOf(caption, headings, rows) {
    const head = make("tr", {}, ...headings.map(([text, numeric]) => make("th", { scope: "col", text, class: numeric ? "number" : null })));
    const body = make("tbody");
    for (const row of rows) {
      body.append(make("tr", {}, ...row.map((text, column) => make("td", { text, class: headings[column][1] ? "number" : null }))));
    }
    return make("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": caption },
      make("table", {}, make("caption", { class: "unseen", text: caption }), make("thead", {}, head), body));
  }

  // ------------------------------------------------------------------------------------ drawing

  const STYLE = { background: "none", fontFamily: "inherit", fontSize: "12px", overflow: "visible" };

  // Marks of class "hit" become buttons: one stop of the tabulator, arrows between them.
  function buttons(svg, items, says, onPick, selector = ".chart-hit > *") {
    svg.setAttribute("role", "group");
    for (const child of svg.children) {
      if (!child.matches(".chart-hit")) child.setAttribute("aria-hidden", "true");
    }
    for (const each of svg.querySelectorAll(".chart-hit")) each.removeAttribute("aria-label");
    const marks = [...svg.querySelectorAll(selector)];
    const pick = (mark) => onPick(items[mark.__data__].ids);
    marks.forEach((mark, position) => {
      mark.setAttribute("role", "button");
      mark.setAttribute("tabindex", position ? "-1" : "0");
      mark.addEventListener("click", () => pick(mark));
      mark.addEventListener("keydown", (event) => {
        const to = { ArrowDown: position + 1, ArrowRight: position + 1, ArrowUp: position - 1, ArrowLeft: position - 1, Home: 0, End: marks.length - 1 }[event.key];
        if (event.key === "Enter" || event.key === " ") {
          event.preventDefault();
          pick(mark);
        } else if (to !== undefined) {
          event.preventDefault();
          const next = marks[Math.max(0, Math.min(marks.length - 1, to))];
          for (const each of marks) each.setAttribute("tabindex", each === next ? "0" : "-1");
          next.focus();
        }
      });
    });
  }

  // A chart that is drawn anew when its width changes.
  function framed(container, kind) {
    const id = `chart-${(numbered += 1)}`;
    const heading = make("h3", { id });
    const controls = make("div", { class: "chart-controls" });
    const legend = make("ul", { class: "chart-legend", hidden: true });
    const place = make("div", { class: "chart-place" });
    const note = make("p", { class: "chart-note" });
    const more = make("div", { class: "chart-more" });
    const data = make("details", { class: "chart-data" });
    container.append(make("figure", { class: `chart chart-${kind}`, "aria-labelledby": id }, heading, controls, legend, place, make("figcaption", {}, note), more, data));
    return { heading, controls, legend, place, note, more, data, draw: null, width: 0 };
  }

  function put(frame, svg, summary) {
    frame.place.replaceChildren(svg);
    svg.setAttribute("aria-label", summary);
  }
  function fill(frame, says, caption, headings, rows) {
    const open = frame.data.open;
    const summary = make("summary", { text: says.table });
    frame.data.replaceChildren(summary);
    frame.data.hidden = rows.length === 0;
    // made when it is asked for: most readers never do
    const build = () => {
      if (frame.data.open && frame.data.children.length === 1) frame.data.append(tableOf(caption, headings, rows));
    };
    frame.data.ontoggle = build;
    frame.data.open = open;
    build();
  }
  function empty(frame, says, text) {
    frame.draw = null;
    frame.controls.replaceChildren();
    frame.more.replaceChildren();
    frame.legend.hidden = true;
    frame.note.textContent = "";
    frame.place.replaceChildren(make("p", { class: "chart-empty", text }));
    fill(frame, says, "", [], []);
  }
  const redraw = (frame) => {
    const width = Math.floor(frame.place.clientWidth) || 560;
    frame.width = width;
    if (frame.draw) frame.draw(width);
  };

  // ------------------------------------------------------------------------------------ bars

  // Those that compare most regions first; a canonical measure before what a text calls its own.
  const byWorth = (worth) => (one, other) =>
    worth(other) - worth(one) || Number(other.canonical) - Number(one.canonical) || other.figures.length - one.figures.length || (one.name < other.name ? -1 : 1);

  function choicesOf(found, says, worth) {
    return found.slice(0, CHOICES).map((subject) => [subject.key, `${short(subject.name, 32)}${subject.unit ? says.unit(subject.unit) : ""} · ${worth(subject)}`]);
  }

  // What is paid, and whom it reaches, can be compared across indicators: all of one kind and unit.
  const COMPARED = ["money", "person", "person_time"];
  function together(all, says) {
    const kinds = groupBy(all.filter((subject) => COMPARED.includes(subject.kind)), (subject) => JSON.stringify([subject.kind, subject.unit]));
    return [...kinds].filter(([, group]) => group.length > 1).map(([key, group]) => ({
      key, kind: group[0].kind, unit: group[0].unit, name: says.ofKind(says.groups[groupOf(group[0].kind)]),
      canonical: false, several: true, figures: group.flatMap((subject) => subject.figures),
    }));
  }
  // How a figure is called where figures of several indicators stand together.
  const nameOf = (figure, subject) => (subject.several ? `${figure.name} ${figure.subject}` : figure.name);

  function bars(frame, all, says, lang, state, onPick) {
    frame.heading.textContent = says.regionChart;
    const named = (subject) => subject.figures.filter((figure) => figure.name);
    const worth = (subject) => subject.regions;
    const counted = (list) => list.map((subject) => ({ ...subject, regions: countOf(named(subject), (figure) => figure.region) }));
    const sorted = (list) => counted(list).filter((subject) => named(subject).length > 1).sort(byWorth(worth));
    const single = sorted(all);
    // first what several regions have, last what only one has
    const found = [...single.filter((each) => each.regions > 1), ...sorted(together(all, says)), ...single.filter((each) => each.regions < 2)];
    if (!found.length) return empty(frame, says, says.noBars);
    const draw = () => {
      const subject = found.find((each) => each.key === state.subject) ?? found[0];
      const unit = subject.unit;
      const figures = named(subject);
      const levels = LEVELS.filter((level) => figures.some((figure) => figure.level === level));
      const sizes = levels.map((level) => countOf(figures.filter((figure) => figure.level === level), (figure) => figure.region));
      const fullest = levels[sizes.indexOf(Math.max(...sizes))];
      const preset = !subject.several && levels.length > 1 && Math.max(...sizes) > 1 ? fullest : "";
      const level = state.level !== undefined && (state.level === "" || levels.includes(state.level)) ? state.level : preset;
      const atLevel = figures.filter((figure) => !level || figure.level === level);
      const periods = [...groupBy(atLevel, (figure) => figure.period ?? "")].sort((one, other) => other[1].length - one[1].length || (one[0] < other[0] ? 1 : -1));
      const period = periods.some(([name]) => `=${name}` === state.period) ? state.period : "";
      const kept = atLevel.filter((figure) => !period || `=${figure.period ?? ""}` === period);

      const choose = (name) => (value) => {
        state[name] = value;
        if (name === "subject") state.level = state.period = undefined;
        state.all = false;
        draw();
        redraw(frame);
        // the boxes were made anew
        const places = { subject: 0, level: 1, period: levels.length > 1 ? 2 : 1 };
        frame.controls.querySelectorAll("select")[places[name]]?.focus();
      };
      frame.controls.replaceChildren(select(says.measure, choicesOf(found, says, (each) => says.regions(each.regions)), subject.key, choose("subject")));
      if (levels.length > 1) {
        frame.controls.append(select(says.level, [["", `${says.anyLevel} · ${figures.length}`], ...levels.map((name) => [name, `${says.levels[name]} · ${figures.filter((figure) => figure.level === name).length}`])], level, choose("level")));
      }
      if (periods.length > 1) {
        frame.controls.append(select(says.period, [["", `${says.anyPeriod} · ${atLevel.length}`], ...periods.slice(0, CHOICES).map(([name, group]) => [`=${name}`, `${name ? says.named(name) : says.noPeriod} · ${group.length}`])], period, choose("period")));
      }
      frame.heading.textContent = says.byRegion(subject.name) + (unit ? says.unit(unit) : "");

      // Regions by their greatest value, and in each its values.
      const byRegion = [...groupBy(kept, (figure) => figure.region).values()];
      for (const group of byRegion) group.sort((one, other) => middleOf(other) - middleOf(one));
      byRegion.sort((one, other) => middleOf(other[0]) - middleOf(one[0]));
      const rows = byRegion.flatMap((group) => group.map((figure, place) => ({ ...figure, title: nameOf(figure, subject), tick: subject.several ? nameOf(figure, subject) : place ? "" : figure.name })));
      const differ = !period && countOf(rows, (row) => row.period) > 1;
      const least = rows.reduce((one, other) => (middleOf(other) < middleOf(one) ? other : one));
      const most = rows.reduce((one, other) => (middleOf(other) > middleOf(one) ? other : one));
      const told = (figure) => `${figure.title} ${shown(figure, lang)}`;
      const summary = `${frame.heading.textContent}${says.stop}${says.values(rows.length)}${says.comma}${says.regions(byRegion.length)}${says.comma}${says.fromTo(told(least), told(most))}${says.stop}${says.keys}`;
      const unnamed = subject.figures.length - figures.length;
      const away = figures.length - atLevel.length;
      frame.note.textContent = [
        differ ? says.periodsDiffer : "", away ? says.otherLevels(away) : "",
        unnamed ? says.noRegionNamed(unnamed) : "", ...howToRead(rows, says),
      ].filter(Boolean).join(" ");
      fill(frame, says, frame.heading.textContent,
        [[says.region], [says.measure], [says.value + (unit ? says.unit(unit) : ""), true], [says.bounds, true], [says.period], [says.document]],
        rows.map((row) => [row.name, row.subject, inFull(row, ""), bounds(row), says.named(row.period), label(row.doc)]));
      frame.more.replaceChildren();
      if (rows.length > ROWS) {
        const button = make("button", {
          type: "button", text: state.all ? says.showFewer : says.showAll(rows.length), "aria-expanded": String(Boolean(state.all)),
          onclick: () => {
            state.all = !state.all;
            draw();
            redraw(frame);
            frame.more.querySelector("button")?.focus();
          },
        });
        frame.more.append(button);
      }
      frame.draw = (width) => put(frame, barsAs(state.all ? rows : rows.slice(0, ROWS), unit, differ, groupOf(subject.kind), width, says, lang, onPick), summary);
    };
    draw();
  }

  function barsAs(rows, unit, differ, group, width, says, lang, onPick) {
    const behind = (row) => shown(row, lang) + (differ && row.period ? ` · ${says.named(row.period)}` : "");
    const names = rows.map((row) => narrowed(row.tick, width * 0.32));
    const marginLeft = Math.ceil(widest(names)) + 12;
    const from = Math.min(0, ...rows.map(leastOf));
    const to = Math.max(0, ...rows.map(mostOf)) || (from < 0 ? 0 : 1);
    // What stands behind a long bar needs room beyond the longest, behind a short one it has some.
    const room = width - marginLeft;
    const reach = (row) => (Math.max(0, mostOf(row)) - from) / (to - from || 1);
    const needs = (row) => widthOf(behind(row)) + (isOpen(row, "up") ? ARROW : 0) + 12;
    const beyond = rows.map((row) => (reach(row) > 0 ? (needs(row) - (1 - reach(row)) * room) / reach(row) : 0));
    const marginRight = Math.ceil(Math.max(16, Math.min(Math.max(...beyond), room - 64)));
    const value = (row) => narrowed(behind(row), marginRight + (1 - reach(row)) * (room - marginRight) - (isOpen(row, "up") ? ARROW : 0) - 8);
    const at = (_, place) => place;
    const scale = (width - marginLeft - marginRight) / (to - from || 1); // pixels
    const placed = rows.map((row, place) => ({ ...row, place }));
    const shading = (row) => (isPale(row) ? 0.28 : 1);
    const ends = rows.flatMap((row, place) => (isBounded(row) ? [{ x: row.lower, place }, { x: row.upper, place }] : []));
    const marks = [
      Plot.gridX({ stroke: "var(--rule)", strokeOpacity: 1, ticks: Math.max(2, Math.min(6, Math.floor((width - marginLeft - marginRight) / 70))) }),
      Plot.barX(rows, {
        y: at, x1: (row) => (row.value === null ? leastOf(row) : 0), x2: (row) => (row.value === null ? mostOf(row) : row.value),
        fill: `var(--${group})`, fillOpacity: shading, insetTop: 3, insetBottom: 3, stroke: `var(--${group})`,
        strokeOpacity: (row) => (shading(row) < 0.5 ? 1 : 0),
        className: "chart-bars",
      }),
      Plot.ruleX([0], { stroke: "var(--faint)" }),
      Plot.ruleY(placed.filter(isBounded), { y: "place", x1: "lower", x2: "upper", stroke: "var(--ink)", strokeWidth: 1.5 }),
      Plot.tickX(ends, { x: "x", y: "place", stroke: "var(--ink)", strokeWidth: 1.5, insetTop: 7, insetBottom: 7 }),
      Plot.vector(placed.filter((row) => isOpen(row, "up")), { y: "place", x: mostOf, rotate: 90, length: ARROW, anchor: "start", stroke: "var(--ink)", strokeWidth: 1.5 }),
      // upon the bar itself
      Plot.vector(placed.filter((row) => isOpen(row, "down") && leastOf(row) * scale > ARROW + 4), { y: "place", x: leastOf, rotate: -90, length: ARROW, anchor: "start", dx: -2, stroke: (row) => (isPale(row) ? "var(--ink)" : "var(--paper)"), strokeWidth: 1.5 }),
      Plot.text(rows, { y: at, x: () => from, text: (_, place) => names[place], textAnchor: "end", dx: -8, fill: "var(--ink)" }),
      ...[true, false].map((open) => Plot.text(placed.filter((row) => isOpen(row, "up") === open), {
        y: "place", x: (row) => Math.max(0, mostOf(row)), text: value, textAnchor: "start", dx: open ? ARROW + 4 : 5, fill: "var(--ink)",
      })),
      Plot.barX(rows, {
        y: at, x1: () => from, x2: () => to, fill: "transparent", className: "chart-hit", insetLeft: -marginLeft + 4, insetRight: -marginRight + 4,
        title: (row) => `${row.title}${says.colon}${inFull(row, unit)}${row.period ? `${says.comma}${says.named(row.period)}` : ""}`,
        ariaLabel: (row) => `${row.title}${says.colon}${inFull(row, unit)}${row.period ? `${says.comma}${says.named(row.period)}` : ""}${says.comma}${says.pick}`,
      }),
    ];
    const svg = Plot.plot({
      width, height: rows.length * ROW_HEIGHT + 34, marginLeft, marginRight, marginTop: 24, marginBottom: 10, style: STYLE, className: "chart-plot",
      x: { domain: [from, to], axis: "top", label: null, ticks: Math.max(2, Math.min(6, Math.floor((width - marginLeft - marginRight) / 70))), tickFormat: (value) => compact(value, lang), tickSize: 0 },
      y: { type: "band", domain: rows.map((_, place) => place), axis: null, padding: 0.05 },
      marks,
    });
    dash(svg, rows);
    buttons(svg, rows, says, onPick);
    return svg;
  }

  // About: a dashed outline. Plot has one stroke-dasharray a mark, so it is set here.
  function dash(svg, rows) {
    for (const bar of svg.querySelectorAll(".chart-bars > rect")) {
      if (rows[bar.__data__].relation === "~") bar.setAttribute("stroke-dasharray", "4 3");
    }
  }

  // ------------------------------------------------------------------------------------ lines

  function lines(frame, all, says, lang, state, onPick) {
    frame.heading.textContent = says.timeChart;
    const found = [];
    for (const subject of all) {
      const dated = subject.figures
        .filter((figure) => figure.name)
        .map((figure) => ({ ...figure, when: periodOf(figure.period) }))
        .filter((figure) => figure.when);
      for (const [length, group] of groupBy(dated, (figure) => figure.when.length)) {
        const series = [...groupBy(group, (figure) => figure.region).values()].filter((points) => countOf(points, (point) => point.when.at) > 1);
        if (series.length) {
          series.sort((one, other) => countOf(other, (point) => point.when.at) - countOf(one, (point) => point.when.at) || middleOf(other[0]) - middleOf(one[0]));
          for (const points of series) points.sort((one, other) => one.when.at - other.when.at || middleOf(one) - middleOf(other));
          found.push({ ...subject, key: `${subject.key} ${length}`, figures: series.flat(), series });
        }
      }
    }
    if (!found.length) return empty(frame, says, says.noLines);
    found.sort(byWorth((subject) => subject.figures.length));
    const draw = () => {
      const subject = found.find((each) => each.key === state.subject) ?? found[0];
      const unit = subject.unit;
      frame.heading.textContent = says.overTime(subject.name) + (unit ? says.unit(unit) : "");
      frame.controls.replaceChildren(select(says.measure, choicesOf(found, says, (each) => says.values(each.figures.length)), subject.key, (value) => {
        state.subject = value;
        draw();
        redraw(frame);
        frame.controls.querySelector("select").focus();
      }));
      const series = subject.series.slice(0, LINES);
      const points = series.flatMap((group, line) => group.map((figure) => ({ ...figure, line, several: group.filter((each) => each.when.at === figure.when.at).length > 1 })));
      const least = points.reduce((one, other) => (middleOf(other) < middleOf(one) ? other : one));
      const most = points.reduce((one, other) => (middleOf(other) > middleOf(one) ? other : one));
      const told = (figure) => `${figure.name} ${says.named(figure.period)} ${shown(figure, lang)}`;
      const summary = `${frame.heading.textContent}${says.stop}${says.values(points.length)}${says.comma}${says.regions(series.length)}${says.comma}${says.fromTo(told(least), told(most))}${says.stop}${says.keys}`;
      frame.note.textContent = [
        points.some((point) => point.several) ? says.ambiguous : "",
        subject.series.length > LINES ? says.moreLines(subject.series.length - LINES) : "",
        ...howToRead(points, says),
      ].filter(Boolean).join(" ");
      fill(frame, says, frame.heading.textContent,
        [[says.region], [says.period], [says.value + (unit ? says.unit(unit) : ""), true], [says.bounds, true], [says.document]],
        subject.series.flat().map((point) => [point.name, says.named(point.period), inFull(point, ""), bounds(point), label(point.doc)]));
      frame.legend.hidden = false;
      frame.legend.replaceChildren(...series.map((group, line) => {
        const item = make("li", { text: group[0].name });
        item.prepend(swatch(line));
        return item;
      }));
      frame.draw = (width) => put(frame, linesAs(points, unit, width, says, lang, onPick), summary);
    };
    draw();
  }

  function swatch(line) {
    const svg = Plot.plot({
      width: 26, height: 12, margin: 0, axis: null, x: { domain: [0, 2] }, y: { domain: [0, 2] }, className: "chart-swatch",
      marks: [Plot.ruleY([1], { stroke: `var(--line-${line + 1})`, strokeWidth: 2 }), Plot.dot([1], { x: 1, y: 1, r: 4, symbol: SYMBOLS[line], fill: `var(--line-${line + 1})` })],
    });
    svg.setAttribute("aria-hidden", "true");
    return svg;
  }

  function linesAs(points, unit, width, says, lang, onPick) {
    const colour = (point) => `var(--line-${point.line + 1})`;
    const from = Math.min(...points.map(leastOf));
    const to = Math.max(...points.map(mostOf));
    // A level is seen against zero, unless all of them lie far from it.
    const base = from > 0 && from > to * 0.7 ? from - (to - from || from) * 0.25 : Math.min(0, from);
    const top = to > base ? to : base + 1;
    const height = Math.round(Math.max(220, Math.min(340, width * 0.5)));
    const marginLeft = Math.ceil(widest([base, to, (base + to) / 3].map((value) => compact(value, lang)))) + 16;
    // as many periods as have room
    const whens = [...new Map(points.map((point) => [point.when.at, point.when.name ?? says.named(point.period)])).entries()].sort((one, other) => one[0] - other[0]);
    const room = Math.max(2, Math.floor((width - marginLeft) / (widest(whens.map(([, name]) => name)) + 14)));
    const step = Math.ceil(whens.length / room);
    const ticks = new Map(whens.filter((_, place) => place % step === 0));
    const pad = (whens[whens.length - 1][0] - whens[0][0]) * 0.04;
    // several values of one period have no order, so no line
    const once = points.filter((point) => !point.several);
    const inside = points.map((point, place) => ({ ...point, place }));
    const edge = widest([whens[0][1], whens[whens.length - 1][1]]) / 2;
    const x = (point) => point.when.at;
    const svg = Plot.plot({
      width, height, marginLeft, marginRight: Math.max(16, Math.ceil(edge) + 4), marginTop: 18, marginBottom: 30, style: STYLE, className: "chart-plot",
      x: { type: "linear", domain: [whens[0][0] - pad, whens[whens.length - 1][0] + pad], ticks: [...ticks.keys()], tickFormat: (when) => ticks.get(when) ?? "", label: null },
      y: { domain: [base, top], ticks: 5, tickFormat: (value) => compact(value, lang), label: null, nice: base === 0 },
      marks: [
        Plot.gridY({ stroke: "var(--rule)", strokeOpacity: 1, ticks: 5 }),
        base === 0 ? Plot.ruleY([0], { stroke: "var(--faint)" }) : null,
        Plot.line(once, { x, y: middleOf, z: "line", stroke: colour, strokeWidth: 2 }),
        Plot.link(inside.filter(isBounded), { x1: x, x2: x, y1: "lower", y2: "upper", stroke: colour, strokeWidth: 1.5, marker: "tick" }),
        Plot.vector(inside.filter((point) => isOpen(point, "up")), { x, y: mostOf, rotate: 0, length: ARROW, anchor: "start", stroke: colour, strokeWidth: 1.5 }),
        Plot.vector(inside.filter((point) => isOpen(point, "down")), { x, y: leastOf, rotate: 180, length: ARROW, anchor: "start", stroke: colour, strokeWidth: 1.5 }),
        Plot.dot(inside, { x, y: middleOf, r: 4.5, symbol: (point) => SYMBOLS[point.line], fill: (point) => (isPale(point) ? "var(--paper)" : colour(point)), stroke: colour, strokeWidth: 1.5 }),
        Plot.dot(points, {
          x, y: middleOf, r: 11, fill: "transparent", className: "chart-hit", clip: false,
          title: (point) => `${point.name}${says.comma}${says.named(point.period)}${says.colon}${inFull(point, unit)}`,
          ariaLabel: (point) => `${point.name}${says.comma}${says.named(point.period)}${says.colon}${inFull(point, unit)}${says.comma}${says.pick}`,
          sort: null,
        }),
      ],
      symbol: { type: "identity" },
    });
    buttons(svg, points, says, onPick);
    return svg;
  }

  // ------------------------------------------------------------------------------------ counts

  function counts(frame, records, says, lang, state, onPick) {
    frame.heading.textContent = says.counts;
    const kept = records.filter((record) => record.statistic !== false);
    if (!kept.length) return empty(frame, says, says.noCounts);
    const top = (record) => label((record.region_path ?? [])[0] ?? record.region ?? "");
    const byRegion = [...groupBy(kept, top)].sort((one, other) => (one[0] === "") - (other[0] === "") || other[1].length - one[1].length || (one[0] < other[0] ? -1 : 1));
    const rows = byRegion.map(([name, group]) => {
      const parts = groupBy(group, (record) => groupOf(record.kind));
      let x = 0;
      const segments = GROUPS.filter((each) => parts.has(each)).map((each) => {
        const ids = parts.get(each).map((record) => record.id);
        const segment = { group: each, ids, x1: x, x2: x + ids.length };
        x = segment.x2;
        return segment;
      });
      return { name: name || says.noRegion, count: group.length, segments };
    });
    const groups = GROUPS.filter((each) => rows.some((row) => row.segments.some((segment) => segment.group === each)));
    // No region is no region: it does not count among the first.
    const first = rows.length > 14 ? [...rows.slice(0, 12), ...rows.slice(12).filter((row) => row.name === says.noRegion)] : rows;
    frame.legend.hidden = false;
    frame.legend.replaceChildren(...groups.map((each) => make("li", { text: says.groups[each], "data-group": each, class: "chart-group" })));
    frame.note.textContent = rows.length > first.length ? says.moreRegions(rows.length - first.length) : "";
    const summary = `${says.counts}${says.stop}${first.slice(0, 6).map((row) => `${row.name} ${row.count}`).join(says.comma)}${says.stop}${says.keys}`;
    fill(frame, says, says.counts, [[says.region], [says.statistics, true], ...groups.map((each) => [says.groups[each], true])],
      rows.map((row) => [row.name, String(row.count), ...groups.map((each) => String(row.segments.find((segment) => segment.group === each)?.ids.length ?? ""))]));
    frame.draw = (width) => put(frame, countsAs(first, width, says, lang, onPick), summary);
  }

  function countsAs(rows, width, says, lang, onPick) {
    const segments = rows.flatMap((row, place) => row.segments.map((segment) => ({ ...segment, place, name: row.name })));
    const names = rows.map((row) => narrowed(row.name, width < 480 ? 120 : 170));
    const marginLeft = Math.ceil(widest(names)) + 12;
    const told = (segment) => `${segment.name}${says.comma}${says.groups[segment.group]}${says.colon}${segment.ids.length}`;
    const svg = Plot.plot({
      width, height: rows.length * ROW_HEIGHT + 12, marginLeft, marginRight: 44, marginTop: 4, marginBottom: 8, style: STYLE, className: "chart-plot",
      x: { domain: [0, Math.max(...rows.map((row) => row.count))], axis: null },
      y: { type: "band", domain: rows.map((_, place) => place), axis: null, padding: 0.05 },
      marks: [
        Plot.ruleX([0], { stroke: "var(--faint)" }),
        Plot.text(rows, { y: (_, place) => place, x: () => 0, text: (_, place) => names[place], textAnchor: "end", dx: -8, fill: "var(--ink)" }),
        Plot.text(rows, { y: (_, place) => place, x: "count", text: (row) => compact(row.count, lang), textAnchor: "start", dx: 6, fill: "var(--ink)" }),
        Plot.barX(segments, {
          y: "place", x1: "x1", x2: "x2", fill: (segment) => `var(--${segment.group})`, insetTop: 3, insetBottom: 3, insetRight: 1,
          className: "chart-hit", title: told, ariaLabel: (segment) => `${told(segment)}${says.comma}${says.pick}`,
        }),
      ],
    });
    buttons(svg, segments, says, onPick);
    return svg;
  }

  // ------------------------------------------------------------------------------------ all

  const kept = new WeakMap();

  return function drawCharts(container, records, { lang = "en", onPick = () => {}, periodName = (text) => text } = {}) {
    const before = kept.get(container) ?? { bars: {}, lines: {}, observer: null };
    before.observer?.disconnect();
    const opened = [...container.querySelectorAll("details")].map((each) => each.open);
    container.replaceChildren();
    const says = { ...SAYS[lang === "zh" ? "zh" : "en"], named: (period) => (period ? label(periodName(period)) : "") };
    const found = subjects(records);
    const frames = [framed(container, "bars"), framed(container, "lines"), framed(container, "counts")];
    frames.forEach((frame, place) => (frame.data.open = Boolean(opened[place])));
    bars(frames[0], found, says, lang, before.bars, onPick);
    lines(frames[1], found, says, lang, before.lines, onPick);
    counts(frames[2], records, says, lang, {}, onPick);
    frames.forEach(redraw);
    // Drawn in a later frame: what an observer changes at once, it would be told of again.
    const observer = new ResizeObserver(() => requestAnimationFrame(() => {
      for (const frame of frames) {
        if (frame.place.isConnected && Math.abs(Math.floor(frame.place.clientWidth) - frame.width) > 1) redraw(frame);
      }
    }));
    observer.observe(container);
    kept.set(container, { ...before, observer });
  };
})();
