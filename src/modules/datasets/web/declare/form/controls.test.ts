import assert from "node:assert/strict";
import { test } from "node:test";
import { emptyMetadata } from "../../../domain/empty.ts";
import { pagesOf } from "../steps/index.ts";
import type { Unread } from "./control.tsx";
import { changeOf, markOf, valueAt, type FieldKey } from "./field-key.ts";
import { dayFrom } from "./number-controls.tsx";
import { afterAct } from "./repeated.tsx";

const read = (key: FieldKey, written: Readonly<Record<string, unknown>>): { readonly value: unknown; readonly unread: Unread } => {
  const unread: Unread = new Map();
  const spec = pagesOf({ subjectKind: "human" }).flatMap(({ fields }) => fields).find((field) => field.key === key);
  return { value: spec?.read(written, unread), unread };
};

test("every question of the metadata is asked once, and data that are not about people are not asked the questions about people", () => {
  const { subjectKind: _, human, ...plain } = emptyMetadata("human");
  const wanted = [...Object.keys(plain), ...Object.keys(human ?? {}).map((key) => `human.${key}`)];
  const asked = pagesOf({ subjectKind: "human" }).flatMap(({ fields }) => fields.map(({ key }) => String(key)));
  assert.deepEqual(asked.toSorted(), wanted.toSorted());
  assert.deepEqual(pagesOf({ subjectKind: "non-human" }).flatMap(({ fields }) => fields.map(({ key }) => String(key))).filter((key) => key.startsWith("human.")), []);
});

test("days and numbers are read as people write them; what cannot be read is kept", () => {
  assert.deepEqual([dayFrom("2024-02-29"), dayFrom("29/02/2024"), dayFrom("1.3.2024"), dayFrom("29/02/2023"), dayFrom("hier")], ["2024-02-29", "2024-02-29", "2024-03-01", null, null]);
  assert.deepEqual(["1250", "1 250", "1\u202f250", "1,250"].map((text) => read("human.numberOfIndividuals", { "human.numberOfIndividuals": text }).value), [1250, 1250, 1250, 1250]);
  const wrong = read("human.numberOfIndividuals", { "human.numberOfIndividuals": "environ 300" });
  assert.deepEqual([wrong.value, wrong.unread.get("human.numberOfIndividuals")?.text], [null, "environ 300"]);
  assert.deepEqual(read("collected", { "collected.start": "01/01/2024", "collected.end": "31/12/2024" }).value, { start: "2024-01-01", end: "2025-01-01" }, "the last day is inside");
});

test("groups are read in order, blank ones left out; identifiers take their normal spelling where they pass their check", () => {
  const { value } = read("creators", { "creators.1.name": "Second, B", "creators.0.name": "Premier, A", "creators.0.orcid": "https://orcid.org/0000-0002-1825-0097", "creators.1.orcid": "0000-0002-1825-0098", "creators.2.name": " " });
  assert.deepEqual((value as readonly { name: string; orcid: string | null }[]).map(({ name, orcid }) => [name, orcid]), [["Premier, A", "0000-0002-1825-0097"], ["Second, B", "0000-0002-1825-0098"]]);
  const list = ["a", "b", "c"];
  assert.deepEqual([afterAct(list, "creators", "up:creators:2"), afterAct(list, "creators", "down:creators:0"), afterAct(list, "creators", "remove:creators:1"), afterAct(list, "creators", "up:creators:0"), afterAct(list, "creators", "remove:related:1")], [["a", "c", "b"], ["b", "a", "c"], ["a", "c"], list, list]);
});

test("a change of the part about people leaves what was not asked as it is; marks do not depend on the order of keys", () => {
  const metadata = { ...emptyMetadata("human"), ...changeOf(emptyMetadata("human"), new Map([["human.purposes", ["ScientificResearch"]]])) };
  const next = { ...metadata, ...changeOf(metadata, new Map([["human.numberOfIndividuals", 12]])) };
  assert.deepEqual([valueAt(next, "human.purposes"), valueAt(next, "human.numberOfIndividuals")], [["ScientificResearch"], 12]);
  assert.equal(markOf({ fr: "a", en: "b" }), markOf({ en: "b", fr: "a" }));
  assert.notEqual(markOf(null), markOf(0));
});

test("MeSH descriptors are typed by name or identifier, kept as identifiers and told by name", () => {
  const { value } = read("meshTerms", { meshTerms: "Asthme\nd003920\nBreast cancer\nfoo" });
  assert.deepEqual(value, ["D001249", "D003920", "D001943", "FOO"]);
  const field = pagesOf({ subjectKind: "human" }).flatMap(({ fields }) => fields).find(({ key }) => key === "meshTerms");
  assert.deepEqual(field?.tell({ ...emptyMetadata("human"), meshTerms: ["D001249", "D999999"] }, "fr"), ["asthme (D001249) · D999999"]);
});
