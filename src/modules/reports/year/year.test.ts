import assert from "node:assert/strict";
import { test } from "node:test";
import { readFigureEdition, shippedFigures, type Figure, type Figures } from "../../activity/index.ts";
import { crossCheck } from "./cross-check.ts";
import { figuresOf } from "./figures-of.ts";
import { figureLine } from "./say-figure.ts";
import { cardAddresses, cardSvg, embedSnippet } from "./web/card.tsx";
import { formOf, readForm } from "./web/edit-form.ts";
import { guardEdit } from "./web/guard.ts";

const { name, text } = shippedFigures();
const all: readonly Figure[] = readFigureEdition(name, text).figures.map((one) => ({ ...one, revision: "r", corrected: false, contested: [], factCode: "k-1", demonstration: false }));
const figures: Pick<Figures, "ofYear"> = { ofYear: async (year) => (year === 2024 ? all : []) };
const named = (code: string): Figure => {
  const found = all.find((one) => one.code === code);
  assert.ok(found);
  return found;
};

test("figures of a report: in order, limits in the label, a stock on the last day, a share as a share", async () => {
  const given = await figuresOf({ figures }, 2024, null);
  assert.deepEqual(given.map((one) => one.code), all.map((one) => one.code));
  const of = (code: string) => given.find((one) => one.code === code);
  assert.equal(of("transition-referents")?.label.fr, "Référents pour la transition écologique et sociétale (plus de)");
  assert.deepEqual(of("transition-referents")?.period, { from: "2024-12-31", until: "2025-01-01" });
  assert.deepEqual(of("proposed-programmes")?.period, { from: "2024-01-01", until: "2025-01-01" });
  assert.deepEqual([of("disability-employment-rate")?.value, of("disability-employment-rate")?.unit?.fr], [0.0653, "%"]);
  assert.equal(of("carbon-footprints")?.source, "Inserm, «\u202f2024, une année à l’Inserm\u202f», ligne 98 du texte");
  assert.deepEqual(await figuresOf({ figures }, 2023, null), []);
});

test("a figure in one line, in both languages", () => {
  assert.equal(figureLine(named("transition-referents"), "fr"), "Plus de 200 référents de la transition");
  assert.equal(figureLine(named("posters-against-false-news"), "fr"), "2\u202f485 affiches contre les fausses informations");
  assert.equal(figureLine(named("disability-employment-rate"), "en"), "6.53% of staff with a disability");
});

test("the form gives back the figure that it was made of, for every figure", () => {
  for (const { revision, corrected: _c, contested: _d, factCode: _f, demonstration: _m, ...content } of all) {
    const { order: _order, ...expected } = content;
    const { content: read, issues } = readForm(formOf(content, revision, 2024), content);
    assert.deepEqual(issues, []);
    assert.deepEqual(read, expected, content.code);
  }
});

test("an empty form tells every field that is missing, at once", () => {
  const { content, issues } = readForm({ ...formOf(null, "", 2024), year: "20x4", unit: "parsecs", source_line: "0" }, null);
  assert.equal(content, null);
  assert.deepEqual(new Set(issues.map((one) => one.field)), new Set(["year", "code", "unit", "value", "source_day", "source_line", "label_fr", "label_en", "noun_fr", "noun_en", "note_fr", "note_en", "source_title", "source_publisher"]));
});

test("what stands in a card is escaped, in its picture and in the snippet", () => {
  const label = { fr: `A "<b>" & c`, en: "x" };
  const figure: Figure = { ...named("carbon-footprints"), label, noun: label, note: label };
  assert.doesNotMatch(cardSvg(figure, "fr", "light"), /<b>/);
  assert.match(embedSnippet(figure, cardAddresses(figure, "https://jalon.example/"), "fr"), /^<iframe src="https:\/\/jalon\.example\/year\/2024\/figures\/carbon-footprints\/card\?lang=fr" title="A &quot;&lt;b&gt;&quot; &amp; c"/);
});

test("a role limited to a part of the contract does not open the figures of the whole", () => {
  const context = (perimeter: readonly string[]) => ({ actor: { accountId: "1", name: "x", roles: [{ role: "steering-office", perimeter }] } }) as unknown as Parameters<typeof guardEdit>[0];
  assert.doesNotThrow(() => guardEdit(context([])));
  assert.throws(() => guardEdit(context(["action-3"])), /figures-not-yours/);
});

test("the cross-check counts projects under way of the programme, and says nothing where the graph has none", async () => {
  type Reading = Parameters<typeof crossCheck>[0];
  const value = (given: unknown, object: string | null = null) => ({ current: [{ value: given, object }], others: [], contested: [] });
  const project = (id: string, from: string, until: string, programme: string) => ({ ref: { id, kind: "project", code: id, name: id }, acronym: null, fields: { "project-start": value(from), "project-end": value(until), "in-programme": value({}, programme), "led-by": value({}, `unit-${id}`) } });
  const graph = (programme: string): Reading => ({
    async *allRecords(kind: string) {
      yield (kind === "programme" ? [{ ref: { id: "p", kind, code: "p", name: programme }, acronym: null, fields: {} }] : [project("a", "2022", "2024", "p"), project("b", "2023-05", "2023", "p"), project("c", "2025", "2027", "p"), project("d", "2020", "2030", "q")]) as never;
    },
    refs: async (ids: readonly string[]) => new Map(ids.map((id) => [id, { id, kind: "structure", code: id, name: id }])),
  }) as unknown as Reading;
  const today = "2026-01-01" as Parameters<typeof crossCheck>[3];
  assert.equal((await crossCheck(graph("International Research Projects (IRP)"), "international-research-projects", 2024, today))?.counted, 1, "a alone: b is over, c not begun, d of another programme");
  assert.equal((await crossCheck(graph("PEPR Santé numérique"), "units-in-priority-programmes", 2024, today))?.counted, 1);
  assert.equal((await crossCheck(graph("Autre"), "international-research-projects", 2024, today))?.counted, null);
  assert.equal(await crossCheck(graph("Autre"), "equality-plan", 2024, today), null);
});
