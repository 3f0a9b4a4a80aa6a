import assert from "node:assert/strict";
import { test } from "node:test";
import { render as toText } from "preact-render-to-string";
import { emptyContent } from "../../../domain/empty.ts";
import { fields, sectionCodes } from "../../../domain/fields/index.ts";
import type { StudyContent } from "../../../domain/content.ts";
import { labelsOf } from "../../../vocabularies/index.ts";
import type { Asked } from "./asked.ts";
import { partialDateFrom } from "./dates-and-numbers.ts";
import { actOn, type Unread } from "./kit.ts";
import { questionsOf } from "./question.ts";
import { readTerm, writeTerm } from "./terms.ts";

const asked: Asked = { concepts: (list) => labelsOf(list).map(({ code, name }) => ({ id: code, label: name })), cohorts: [{ code: "co-1", name: "Cohorte" }], arms: ["A", "B"] };
const showing = { language: "fr" as const, errorAt: () => undefined, adviceAt: () => undefined, unreadAt: () => undefined, blanks: () => 0 };

const pair = (text: string) => ({ fr: `${text} fr`, en: `${text} en` });
const body = { name: "Institut", kind: "public-research", ror: "02vjkv261", siren: "180036048", directoryCode: "180036048" };
/** One value of every kind, as full as the record allows. */
const full: Partial<StudyContent> = {
  title: pair("Titre"), acronym: "ABC", registryNumbers: [{ scheme: "nct", number: "NCT00000102", issuer: null }, { scheme: "other", number: "42", issuer: "Registre" }], originLanguage: "fr", keywords: { fr: ["a", "b"], en: ["c"] },
  summary: pair("Résumé"), conditions: [{ scheme: "mesh", code: "D001249", label: { fr: "asthme" } }], rareDisease: false, sponsors: [body],
  investigators: [{ name: "Exemple, Ada", role: "partner", orcid: "0000-0002-1825-0097", idref: null, affiliation: { organisation: body, laboratory: "Laboratoire", rnsr: null }, isContact: true }],
  contacts: [{ name: "Service", email: "etude@example.org", kind: "scientific", affiliation: null }], authorisations: [{ authority: "cnil", otherAuthority: null, number: "1", decidedOn: "2024-02-29" as never }],
  studyType: "interventional", arms: [{ name: pair("Bras"), kind: null, description: {} }], interventions: [{ name: pair("X"), kind: "drug", description: {}, terms: [{ scheme: "atc", code: "A10BA02", label: pair("m") }], arms: [0] }],
  outcomes: [{ rank: "primary", measure: pair("M"), description: {}, timeFrame: { fr: "12 mois" } }], countries: ["FR", "BE"], regions: ["84"], minimumAgeYears: 0.5, plannedSize: 1250,
  sites: [{ name: "Centre", city: "Lyon", postalCode: "69000", country: "FR", region: "84", latitude: 45.76, longitude: -4.83, status: "recruiting" }], startedOn: { date: "2024-03", kind: "actual" }, registeredOn: "2024-01-01" as never,
  sharingPlan: { decision: "yes", statement: pair("S"), information: ["protocol"], from: "2027", monthsAfterCompletion: 6, until: null, timeFrame: {}, criteria: {}, url: "https://example.org/a", planUrl: null },
  useConditions: [{ code: "DUO:0000007", detail: "MONDO:1" }], dataSources: [{ name: pair("SNDS"), identifier: null, kinds: [], purpose: null, national: "snds" }], dataContacts: [{ name: "Service", email: null }],
  datasets: [{ scheme: "doi", identifier: "10.5555/x", title: null }], cohorts: ["co-1"], documents: [{ kind: "protocol", title: "T", url: null, date: null }], publications: [{ scheme: "none", identifier: null, kind: "protocol", citation: "C" }], standards: ["CDISC"],
};

/** What a browser would send of this form. */
function sent(html: string): Record<string, string | string[]> {
  const written: Record<string, string | string[]> = {};
  const add = (name: string, value: string) => { const old = written[name]; written[name] = old === undefined ? value : [...(Array.isArray(old) ? old : [old]), value]; };
  const plain = (text: string) => text.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&amp;", "&");
  const attribute = (tag: string, name: string) => { const found = new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1]; return found === undefined ? undefined : plain(found); };
  for (const [tag] of html.matchAll(/<input[^>]*>/g)) {
    const name = attribute(tag, "name");
    const tick = /type="(?:checkbox|radio)"/.test(tag);
    if (name !== undefined && (!tick || / checked/.test(tag))) add(name, attribute(tag, "value") ?? "");
  }
  for (const [, tag = "", text = ""] of html.matchAll(/(<textarea[^>]*>)([\s\S]*?)<\/textarea>/g)) add(attribute(tag, "name") ?? "", plain(text));
  for (const [, tag = "", options = ""] of html.matchAll(/(<select[^>]*>)([\s\S]*?)<\/select>/g)) add(attribute(tag, "name") ?? "", attribute(/<option[^>]* selected[^>]*>/.exec(options)?.[0] ?? /<option[^>]*>/.exec(options)?.[0] ?? "", "value") ?? "");
  return written;
}

test("every field of the record is asked in exactly one section", () => {
  const keys = sectionCodes.flatMap((section) => questionsOf(section, asked).map(({ field }) => field.name));
  assert.deepEqual([...new Set(keys)].toSorted(), fields.map(({ name }) => name).toSorted());
});

test("a form that is shown and sent back untouched says what the record says, for every kind of field", () => {
  const content: StudyContent = { ...emptyContent(), ...full };
  for (const record of [content, emptyContent()]) {
    for (const section of sectionCodes) {
      for (const question of questionsOf(section, asked)) {
        if (question.key === "otherDetails") continue;
        const unread: Unread = new Map();
        assert.deepEqual(question.read(sent(toText(question.show(record, showing))), unread), question.valueOf(record), question.key);
        assert.equal(unread.size, 0);
      }
    }
  }
});

test("what cannot be read is kept where its part will stand once blank parts are gone", () => {
  const sites = questionsOf("population", asked).find(({ key }) => key === "sites");
  const unread: Unread = new Map();
  const value = sites?.read({ "sites.0.name": " ", "sites.1.name": "Centre", "sites.1.latitude": "au nord" }, unread) as readonly { name: string; latitude: number | null }[];
  assert.deepEqual([value.length, value[0]?.latitude, [...unread.keys()]], [1, null, ["sites.0.latitude"]]);
});

test("dates keep the precision with which they are known", () => {
  assert.deepEqual(["2026", "2026-3", "03/2026", "12/03/2026", "2026-03-12", "2026-13", "13/2026", "mars"].map(partialDateFrom), ["2026", "2026-03", "2026-03", "2026-03-12", "2026-03-12", null, null, null]);
});

test("coded terms are one line each, there and back", () => {
  for (const term of [{ scheme: "atc", code: "A10BA02", label: { fr: "metformine", en: "metformin" } }, { scheme: "none", code: null, label: { en: "rest" } }, { scheme: "mesh", code: "D001249", label: {} }] as const) assert.deepEqual(readTerm(writeTerm(term)), term);
  assert.equal(readTerm("  "), null);
});

test("parts are moved and taken away by their buttons, and acts that are no such buttons change nothing", () => {
  assert.deepEqual([actOn("arms", ["a", "b"], "up:arms:1"), actOn("arms", ["a", "b"], "remove:arms:0"), actOn("arms", ["a", "b"], "take:arms:nct:NCT1")], [["b", "a"], ["b"], ["a", "b"]]);
});

test("details of “other” of one section leave those of other sections alone", () => {
  const [design, other] = [questionsOf("population", asked).find(({ key }) => key === "otherDetails"), { field: "themes", concept: "other", text: { fr: "ailleurs" } }];
  const content: StudyContent = { ...emptyContent(), otherDetails: [other] };
  const mine = [{ field: "samplingModes", concept: "other", text: { fr: "ici" } }];
  assert.deepEqual(design?.changeOf(content, mine).otherDetails, [other, ...mine]);
});
