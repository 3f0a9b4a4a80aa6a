import assert from "node:assert/strict";
import { test } from "node:test";
import { codesOf, contextFor, planOf } from "./testing.ts";

test("a good file in French, columns in any order", async () => {
  const plan = await planOf("Source;VALEUR ;Année;Indicateur;État;Date d'observation;Méthode\nOST;38,5 %;2022;1.europe;Consolidé;15/03/2023;comptage\n");
  assert.deepEqual(plan, {
    ready: [{ series: "1.europe", period: { from: "2022-01-01", until: "2023-01-01" }, value: 0.385, state: "consolidated", observedOn: "2023-03-15", source: "OST", method: "comptage", justification: null, line: 2, replaces: false }],
    unchanged: 0,
    skippedEmpty: 0,
    issues: [],
    notes: [],
    blocking: false,
  });
});

test("a good file in English, with the end of the period as day of observation and the provisional state by default", async () => {
  const plan = await planOf("series,from,until,value,source\n3-a,2021,2021,\"1,234.0\",ledger\n8.a,2022-01-01,2022-12-31,16000000,ledger\n8a,2023-01-01,2024-01-01,€17.5M,ledger\n", { series: new Map([...contextFor().series].map(([key, series]) => [key, { ...series, bounds: {} }])) });
  assert.deepEqual(plan.issues, []);
  assert.deepEqual(plan.ready.map((value) => [value.series, value.period.from, value.value, value.state, value.observedOn]), [
    ["3.a", "2021-01-01", 1234, "provisional", "2021-12-31"],
    ["8.a", "2022-01-01", 16_000_000, "provisional", "2022-12-31"],
    ["8.a", "2023-01-01", 17_500_000, "provisional", "2023-12-31"],
  ]);
});

test("a file with many faults reports them all at once, each at its true line and column", async () => {
  const plan = await planOf(
    [
      "Série;Période;Valeur;Unité;État;Observé le;Source;Méthode", // 1
      "3.a;2022;24;;;;Inserm;", // 2: good
      '3.x;2022;10;;;;"Inserm', // 3: unknown series, and a text over two lines
      'siège";', // 4
      "8.c;2022;5;;;;Inserm;", // 5: several series
      "1.europe;2022 S1;17 %;;;;Inserm;", // 6: bad period
      "1.europe;2019;17 %;;;;Inserm;", // 7: outside the contract
      "2;2022;environ 1,6;;;;Inserm;", // 8: bad number
      "2;2023;1,234;;;;Inserm;", // 9: ambiguous
      "8.a;2022;16 %;;;;Inserm;", // 10: wrong unit
      "1.europe;2023;117;;;;Inserm;", // 11: share
      "3.a;2023;4,5;;;;Inserm;", // 12: not whole
      "14.a.website;2022;-4;;;;Inserm;", // 13: negative
      "6.a;2022;3 ans;;peut-être;;Inserm;", // 14: state
      "6.a;2023;30 mois;;;31/02/2024;Inserm;", // 15: bad date
      "13;2022;3e;;;15/06/2022;Inserm;", // 16: too early
      "13;2023;2;;;;;", // 17: source
      "3 a;2022;25;;;;Inserm;", // 18: duplicate of line 2
      "8.a;2023;N/A;;;;Inserm;", // 19: placeholder
      ";2023;5;;;;Inserm;", // 20: no series
      "5;;oui;;;;Inserm;", // 21: no period
    ].join("\r\n"),
  );
  assert.deepEqual(codesOf(plan), [
    "3A unknown-series",
    "5A several-series",
    "6B bad-period",
    "7B period-outside-contract",
    "8C bad-number",
    "9C ambiguous-number",
    "10C wrong-unit",
    "11C share-out-of-range",
    "12C not-integer",
    "13C negative",
    "14E unknown-state",
    "15F bad-date",
    "16F observed-too-early",
    "17G missing-source",
    "18A duplicate-key",
    "19C not-a-value",
    "20A missing-series",
    "21B missing-period",
  ]);
  assert.equal(plan.blocking, true);
  assert.ok(plan.issues.every((issue) => issue.severity === "error" && issue.blocking && issue.text.fr.startsWith(`Ligne ${issue.line}, colonne ${issue.column}`) && issue.text.en.startsWith(`Line ${issue.line}, column ${issue.column}`)));
  assert.match(plan.issues[0]?.text.fr ?? "", /Vouliez-vous dire «\u202f3\.a\u202f»/);
  assert.match(plan.issues[1]?.text.en ?? "", /8\.c\.projects, 8\.c\.start-ups/);
  assert.match(plan.issues[14]?.text.fr ?? "", /Ligne 18.*ligne 2\b/);
  assert.deepEqual(plan.ready.map((value) => value.line), [2]);
});

test("several faults on one line are all told", async () => {
  const plan = await planOf("serie;annee;valeur;etat;date;source\n3.z;demain;beaucoup;bof;hier;\n3.a;demain;beaucoup;bof;hier;\n");
  assert.deepEqual(codesOf(plan), [
    "2A unknown-series", "2B bad-period", "2C bad-number", "2D unknown-state", "2E bad-date", "2F missing-source",
    "3B bad-period", "3C bad-number", "3D unknown-state", "3E bad-date", "3F missing-source",
  ]);
});

test("faults of the header are told with those of the rows", async () => {
  const plan = await planOf("Titre de la note\nserie;valeur;value;Vlaeur;source;;\n3.a;1;2;3;x;;stray\n");
  assert.deepEqual(codesOf(plan), ["2C duplicate-header", "2D unknown-header", "2 missing-header", "3G untitled-column"]);
  assert.match(plan.issues[1]?.text.fr ?? "", /Vouliez-vous dire «\u202fValeur\u202f»/);
  assert.match(plan.issues[2]?.text.en ?? "", /"Period" is missing/);
});

test("a table that is something else names everything that is missing", async () => {
  const plan = await planOf("nom;âge\nX;3\n");
  assert.deepEqual(codesOf(plan), ["1B unknown-header", "1 missing-header", "1 missing-header", "1 missing-header", "1 missing-header"]);
  assert.equal(plan.blocking, true);
});

test("an empty value erases nothing, even where the rest of its line is wrong", async () => {
  const plan = await planOf("serie;annee;valeur;source\n3.a;2022;;\nxx;demain; \u00a0;\n3.a;2023;5;Inserm\n", { known: () => ({ value: 4, state: "provisional" }) });
  assert.deepEqual(plan.issues, []);
  assert.equal(plan.skippedEmpty, 2);
  assert.deepEqual(plan.notes.map((note) => note.line), [2, 3]);
  assert.match(plan.notes[0]?.text.en ?? "", /left as it is/);
  assert.deepEqual(plan.ready.map((value) => [value.line, value.replaces]), [[4, true]]);
});

test("what is already known is unchanged; zero is a value", async () => {
  const plan = await planOf("serie;annee;valeur;etat;source\n1.europe;2022;17;consolidé;x\n8.c.projects;2022;0;;x\n", {
    known: (series) => (series === "1.europe" ? { value: 0.17, state: "consolidated" } : null),
  });
  assert.equal(plan.unchanged, 1);
  assert.deepEqual(plan.ready.map((value) => [value.series, value.value]), [["8.c.projects", 0]]);
  assert.equal(plan.blocking, false);
});

test("overlapping periods and exports of fictitious facts are refused", async () => {
  const plan = await planOf("serie;annee;valeur;source;donnees_de_demonstration\n3.a;2021-2023;5;x;true\n3.a;2022;4;x;true\n");
  assert.deepEqual(codesOf(plan), ["2E demonstration-facts", "3A overlapping-periods"]);
});

test("twenty thousand rows are planned in linear time", async () => {
  const series = new Map(Array.from({ length: 5_000 }, (_, at) => {
    const key = `${at + 1}.a`;
    const measure = { key, part: key, name: { fr: "", en: "" }, unit: { kind: "count" as const }, baseline: { kind: "none" as const }, lines: [] };
    return [key, { measure, integer: true }] as const;
  }));
  const lines = Array.from({ length: 20_000 }, (_, at) => `${Math.floor(at / 4) + 1}a;${2021 + (at % 4)};${50 + (at % 7)};x;1er juillet 2024`);
  const started = performance.now();
  const plan = await planOf(`serie;annee;valeur;source;date\n${lines.join("\n")}`, { series, today: contextFor().today });
  // The last of the four years has not ended, and is surprising for it.
  assert.equal(plan.ready.length, 15_000);
  assert.equal(plan.issues.length, 5_000);
  // Far above what is needed: only a time that grows with the square of the rows can fail it.
  assert.ok(performance.now() - started < 30_000);
});
