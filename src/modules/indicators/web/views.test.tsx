import assert from "node:assert/strict";
import { test } from "node:test";
import { render } from "../../../kernel/html/index.ts";
import type { Language } from "../../../kernel/i18n/language.ts";
import { day, yearPeriod } from "../../../kernel/time/day.ts";
import { assess } from "../domain/engine/assess.ts";
import type { Assessment } from "../domain/assessment.ts";
import type { Indicator, Measure, Observation, Part } from "../domain/measure.ts";
import type { Target } from "../domain/target.ts";
import { BoardView, filteredBoard } from "./board/board-view.tsx";
import { shownValue, trackNumbers } from "./series-view.ts";
import { moment } from "./sheet/sheet-chart-data.ts";
import { SheetView } from "./sheet/sheet-view.tsx";
import { VerdictMark } from "./verdict-mark.tsx";
import { formatAge, seriesAnchor, verdictKinds, verdictWords } from "./words.ts";

const asOf = day("2024-11-22");
const measure: Measure = { key: "3.a", part: "3.a", name: { fr: "Collaborations <i>", en: "Collaborations <i>" }, unit: { kind: "count" }, baseline: { kind: "previous-period", value: 30, fromYear: 2016, toYear: 2020, note: null, lines: [7] }, lines: [7] };
const target: Target = {
  key: "3.a", series: "3.a", comparator: "at-least", strict: false, value: 70, upperValue: null, unit: { kind: "count" }, scope: { kind: "cumulated", fromYear: 2021, toYear: 2025 }, dueYear: 2025,
  approximate: false, condition: null, calledTarget: true, role: "commitment", written: null, statement: null, lines: [8],
};
const observations: readonly Observation[] = [12, 14, 13].map((value, at) => ({
  series: "3.a", period: yearPeriod(2021 + at), value, state: "consolidated", observedOn: day(`${2022 + at}-03-01`), knownSince: `${2022 + at}-03-02T09:00:00Z`, source: "<script>", method: null, demonstration: false, eventId: `event-${at}`,
}));
const part: Part = { code: "3.a", definition: { fr: "Ce qui est compté", en: "What is counted" }, writtenDefinition: null, measures: [measure], targets: [target], lines: [] };
const indicator: Indicator = { code: "3", title: { fr: "Diffusion", en: "Spread" }, lagYears: 0, parts: [part], lines: [] };
const contract = { fromYear: 2021, toYear: 2025 };

function assessed(values: readonly Observation[] = observations): Assessment {
  return assess({ measure, target, observations: values, asOf, contract });
}

function boardHtml(language: Language): string {
  const board = [{ code: "1", title: { fr: "Continuum", en: "Continuum" }, indicators: [{ indicator, assessments: [assessed()] }] }];
  return render(<BoardView board={board} contract={contract} asOf={asOf} knownOn={null} elapsedShare={0.78} language={language} url={new URL("http://x/")} />);
}

function sheetHtml(language: Language, values = observations): string {
  const events = values.map((one) => ({ ...one, id: one.eventId, kind: "entered" as const, recordedAt: one.knownSince, author: "Camille", reason: null, batchLine: null }));
  return render(
    <SheetView
      indicator={indicator} series={[{ series: { part, targets: [target] }, assessment: assessed(values), observations: values, events, measurements: [] }]} asOf={asOf} knownOn={null} language={language}
      url={new URL("http://x/indicators/3?known=2023-01-01")} priority={null} references={[{ label: "Action 1.4", href: "javascript:alert(1)" }]}
    />,
  );
}

test("each verdict is said in words; its shape is hidden from those who listen", () => {
  for (const kind of verdictKinds) {
    for (const language of ["fr", "en"] as const) {
      const html = render(<VerdictMark kind={kind} language={language} />);
      assert.equal(html.replace(/<svg.*?<\/svg>/, "").replace(/<[^>]+>/g, ""), verdictWords[kind][language]);
      assert.ok(!html.includes("<svg") || html.includes('aria-hidden="true"'));
    }
  }
});

test("the shapes differ, so that colour is never alone", () => {
  const shapes = verdictKinds.map((kind) => /<svg.*<\/svg>/.exec(render(<VerdictMark kind={kind} language="fr" />))?.[0] ?? "");
  assert.equal(new Set(shapes).size, verdictKinds.length);
});

test("a sum shows its sum, its years and its state, and its track starts at nothing", () => {
  const one = assessed();
  assert.deepEqual(shownValue(one, "fr"), { value: "39", about: "cumul 2021-2023 · consolidé", age: "il y a 8 mois" });
  assert.deepEqual([trackNumbers(one)?.origin, trackNumbers(one)?.baseline, trackNumbers(one)?.value], [0, null, 39]);
  assert.equal(shownValue(assessed([]), "fr"), null);
});

test("the board leads from each number to its calculation, in both languages", () => {
  for (const language of ["fr", "en"] as const) {
    const html = boardHtml(language);
    assert.match(html, /href="\/indicators\/3#s-3\.a-calculation"/);
    assert.match(html, language === "fr" ? /Où en est le contrat 2021-2025/ : /Where the contract 2021-2025 stands/);
    assert.ok(!html.includes("<i>"));
  }
});

test("the sheet holds the places that the board leads to, each event, and no unsafe link", () => {
  const html = sheetHtml("fr");
  for (const id of [seriesAnchor("3.a"), `${seriesAnchor("3.a")}-calculation`, "e-event-0", "e-event-2"]) assert.ok(html.includes(`id="${id}"`), id);
  assert.ok(!html.includes("javascript:") && !html.includes("<script>"));
  assert.ok(!html.includes("NaN") && !html.includes("undefined"));
});

test("ids are unique, references lead somewhere, every control has a label", () => {
  for (const html of [boardHtml("fr"), sheetHtml("en"), sheetHtml("fr", [])]) {
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    assert.equal(new Set(ids).size, ids.length);
    for (const [, wanted] of html.matchAll(/(?:for|aria-labelledby|aria-describedby)="([^"]+)"/g)) for (const id of (wanted ?? "").split(" ")) assert.ok(ids.includes(id), id);
    for (const [, wanted] of html.matchAll(/href="#([^"]+)"/g)) assert.ok(ids.includes(wanted), wanted);
    const controls = [...html.matchAll(/<(?:input|select|textarea)\b[^>]*>/g)].map((match) => match[0]).filter((tag) => !tag.includes('type="hidden"'));
    for (const tag of controls) assert.ok(html.includes(`for="${/ id="([^"]+)"/.exec(tag)?.[1] ?? "?"}"`), tag);
  }
});

test("the filter keeps only what is asked for and drops what becomes empty", () => {
  const board = [{ code: "1", title: { fr: "A", en: "A" }, indicators: [{ indicator, assessments: [assessed()] }] }];
  assert.equal(filteredBoard(board, { verdict: assessed().verdict.kind, priority: null }).length, 1);
  assert.equal(filteredBoard(board, { verdict: "not-measurable", priority: null }).length, 0);
  assert.equal(filteredBoard(board, { verdict: null, priority: "2" }).length, 0);
});

test("a value stands on the axis where its time is over", () => {
  assert.equal(moment(yearPeriod(2024)), 2024);
  // 2023 has 365 days; its first 181 end with June.
  assert.equal(moment({ from: day("2023-01-01"), until: day("2023-07-01") }), 2022 + 181 / 365);
});

test("ages are told in days, then months, then years", () => {
  assert.equal(formatAge(0, "fr"), "aujourd’hui");
  assert.equal(formatAge(1, "fr"), "il y a 1 jour");
  assert.equal(formatAge(59, "en"), "59 days ago");
  assert.equal(formatAge(61, "en"), "2 months ago");
  assert.equal(formatAge(1100, "fr"), "il y a 3 ans");
});
