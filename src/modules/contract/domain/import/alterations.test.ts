import assert from "node:assert/strict";
import { test } from "node:test";
import { codesOf, exampleText, publishedText, readText, skipPublished, substance } from "./testing.ts";

type Change = (text: string) => string;

const cells = (line: string): readonly string[] => line.split("\t").map((cell) => cell.trim());
const tables = (write: (row: readonly string[]) => string): Change => (text) => text.split("\n").map((line) => (line.includes("\t") ? write(cells(line)) : line)).join("\n");

/** Other looks of the same text: each must give the same register. */
const looks: Readonly<Record<string, Change>> = {
  "Windows line ends": (text) => text.replaceAll("\n", "\r\n"),
  "old Mac line ends": (text) => text.replaceAll("\n", "\r"),
  "non-breaking spaces": (text) => text.replaceAll(" ", "\u00A0"),
  "narrow spaces": (text) => text.replaceAll(" ", "\u202F"),
  "decomposed accents": (text) => text.normalize("NFD"),
  "typographic apostrophes": (text) => text.replaceAll("'", "’"),
  "tables with bars": tables((row) => `| ${row.join(" | ")} |`),
  "tables in HTML": tables((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join("")}</tr>`),
  "no heading marks": (text) => text.replace(/^#+ */gm, ""),
  "headings in bold": (text) => text.replace(/^#+ *(.*)$/gm, (_, title: string) => `**${title.replaceAll("**", "")}**`),
  "headings in HTML": (text) => text.replace(/^#+ *(.*)$/gm, "<h3>$1</h3>"),
  "swapped heading marks": (text) => text.replace(/^(##|###)(?= )/gm, (mark) => (mark === "##" ? "###" : "##")),
  "one depth of headings": (text) => text.replace(/^#+(?= )/gm, "######"),
  "dash after the number": (text) => text.replaceAll(" • ", " - "),
  "long dash after the number": (text) => text.replaceAll(" • ", " – "),
  "colon after the number": (text) => text.replaceAll(" • ", " : "),
  "nothing after the number": (text) => text.replaceAll(" • ", " "),
  "items as a list": (text) => text.replace(/^#+ (?=\**(?:Action|Objectif))/gm, "- "),
  "items with bullets": (text) => text.replace(/^#+ (?=\**(?:Action|Objectif))/gm, "• "),
  "numbers with n°": (text) => text.replace(/(Action|Objectif|Priorité) (\d)/g, "$1 n° $2"),
  "words in capitals": (text) => text.replace(/^(#+ \**)(Action|Objectif|Priorité) /gm, (_, mark: string, word: string) => `${mark}${word.toUpperCase()} `),
  "axes": (text) => text.replace(/Priorité (\d)/g, "Axe $1"),
  "orientations": (text) => text.replace(/Objectif (\d)/g, "Orientation $1"),
  "action sheets": (text) => text.replace(/Action (\d)/g, "Fiche action $1"),
  "milestones as actions": (text) => text.replace(/Action (\d)/g, "Jalon $1"),
  "Roman numbers": (text) => text.replace(/Priorité (\d)/g, (_, digit: string) => `Priorité ${["", "I", "II", "III", "IV"][Number(digit)]}`),
  "titles over two lines": (text) => text.replace(/^(#+ \**(?:Action|Objectif) \d+ • .{25,}?) (.*)$/gm, "$1\n$2"),
  "running heads": (text) => text.split("\n").map((line, index) => (index % 40 === 39 ? `${line}\n\nCONTRAT D'OBJECTIFS ET DE MOYENS | ${index}\n` : line)).join("\n"),
};

/** The gap and the second wording that the fictitious contract holds on purpose, and a level word it does not use. */
const known = new Set(["action.missing", "objective.title-differs", "outline.word-not-placed"]);

for (const [name, change] of Object.entries(looks)) {
  test(`${name}: the fictitious contract reads the same`, () => {
    const text = exampleText("exemple-institut-fictif");
    const changed = readText(change(text));
    assert.deepEqual(substance(changed), substance(readText(text)));
    assert.ok(codesOf(changed).every((code) => known.has(code)), codesOf(changed).join());
  });

  test(`${name}: the published contract reads the same`, { skip: skipPublished }, () => {
    assert.deepEqual(substance(readText(change(publishedText()))), substance(readText(publishedText())));
  });
}

test("an action taken away is told with its number and both neighbours", () => {
  const reading = readText(exampleText("exemple-institut-fictif").replace(/^.*Action 5 • .*$/m, ""));
  const told = reading.problems.find((problem) => problem.code === "action.missing");
  assert.match(told?.message.en ?? "", /action 5 expected after 4, not found/);
  assert.equal(told?.lines.length, 2);
  assert.equal(reading.counts.actions, 17);
});

test("a number used twice is told, the first stays, the second is listed", () => {
  const reading = readText(exampleText("exemple-institut-fictif").replace("Action 6 •", "Action 5 •"));
  assert.ok(codesOf(reading).includes("action.duplicate"));
  assert.equal(reading.items.filter((item) => item.kind === "action" && item.code === "5").length, 2);
});

test("numbers that start again under each objective become numbers within it", () => {
  let number = 0;
  const text = exampleText("exemple-institut-fictif").replace(/^(#.*Objectif|#+ \**Action|- \*\*Action) (\d+)/gm, (_, word: string, digits: string) => {
    if (word.includes("Objectif")) number = 0;
    else number += 1;
    return `${word} ${word.includes("Objectif") ? digits : number}`;
  });
  const codes = readText(text).register.priorities.flatMap((priority) => priority.objectives.flatMap((objective) => objective.actions.map((action) => action.code)));
  assert.equal(codes.length, 18);
  assert.ok(codes.includes("1.1") && codes.includes("6.1"), codes.join());
});

test("other numbering is kept as written", () => {
  const reading = readText(exampleText("exemple-institut-fictif").replace(/^(#+ \**Action|- \*\*Action) (\d+)/gm, (_, word: string, digits: string) => `${word} ${Number(digits) + 100}`));
  assert.equal(reading.counts.actions, 18);
  assert.ok(codesOf(reading).includes("action.starts-late"));
});

test("a wrong total is read as it stands", () => {
  const reading = readText(exampleText("exemple-institut-fictif").replace(/<b>12\s100\s000<\/b>/, "<b>12 900 000</b>"));
  assert.equal(reading.register.resourceTables[0]?.lines.at(-1)?.overall, 12_900_000);
});

test("a text cut in the middle tells what is not there and how far it was read", () => {
  const text = exampleText("exemple-institut-fictif");
  const reading = readText(text.slice(0, text.length >> 1));
  const told = reading.problems.find((problem) => problem.code === "indicator.none");
  assert.ok(told !== undefined && told.lines.length === 1);
  assert.match(told.message.en, /Read to line \d+; last item: action \d+/);
});

test("a list of indicators cut short tells the indicator without values, the tables that are missing", () => {
  const text = exampleText("exemple-institut-fictif");
  const reading = readText(text.slice(0, text.indexOf("- a) Définition", text.indexOf("### 3. "))));
  assert.ok(codesOf(reading).includes("indicator.no-value"), codesOf(reading).join());
  assert.ok(codesOf(reading).includes("resource-table.none"));
});

test("an empty, a foreign and an English document give problems, not a crash", () => {
  assert.deepEqual(codesOf(readText("")), ["document.empty"]);
  assert.ok(codesOf(readText("Bonjour\n\nRien de tel ici.")).includes("action.none"));
  const english = readText("Contract\n\nPriority 1: Research\n\nObjective 1 - Do\n\nAction 1 - Things\n");
  assert.ok(codesOf(english).includes("indicator.none"));
});

test("tables with single spaces are cut where only one way fits; a row with an empty cell is told", () => {
  const reading = readText(tables((row) => row.map((cell) => cell.replace(/<[^>]+>/g, "")).join(" ").trim())(exampleText("exemple-institut-fictif")));
  assert.deepEqual(reading.register.employmentPlan?.lines.map((line) => line.overall), [33, 28, 61]);
  assert.equal(reading.register.resourceTables.length, 2);
  assert.deepEqual(codesOf(reading).filter((code) => code.startsWith("table.")), ["table.row-ambiguous"]);
});

test("an objective that the summary alone names is told; a text or a table copied twice is told and taken once", () => {
  const text = exampleText("exemple-institut-fictif");
  const gone = readText(text.replace(/^#+ .*Objectif 4 • .*$/m, ""));
  assert.ok(codesOf(gone).includes("objective.no-text"), codesOf(gone).join());
  const action = text.slice(text.indexOf("### Action 2 •"), text.indexOf("### Action 3 •"));
  assert.ok(codesOf(readText(`${text}\n\n${action}`)).includes("action.repeated"));
});
