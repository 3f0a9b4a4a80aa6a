import assert from "node:assert/strict";
import { test } from "node:test";
import { day } from "../../../../kernel/time/day.ts";
import { aValidContent } from "../../testing/builders.ts";
import type { StudyContent } from "../content.ts";
import { validateStudy } from "./validate.ts";

const found = (change: Partial<StudyContent>, knowsConcept = true): string[] => validateStudy(aValidContent(change), { today: day("2025-03-31"), knowsConcept: () => knowsConcept }).filter(({ severity }) => severity === "error").map(({ field = "", code }) => `${field} ${code.replace("studies.", "")}`);
const inSummary = (fr: string): string[] => found({ summary: { fr } }).filter((one) => one.includes("personal-"));

const planted: readonly (readonly [kind: "name" | "email" | "phone" | "nir", texts: readonly string[]])[] = [
  ["name", [
    "L’étude est conduite par Maëlle Le Goff à Rennes.", "Investigateur : Jean-Baptiste Kouyaté.", "Contact: Fatima El Amrani, service de cardiologie.", "MARTIN Sophie est l’attachée de recherche.", "DR MARTIN", "M Dupont répond.", "Mme. BERNARD", "PI: Ahmed Benali",
    "Coordonné par le Dr. Nguyen Van Anh.", "Le professeur DUPONT-MORETTI dirige l’essai.", "Led by Prof. Dr. Klaus Müller.", "Pr François-Xavier d’Ormesson", "le Pr de La Tour", "Mr O’Brien answers questions.", "Dr Åsa Öberg", "Principal investigator: John Smith, MD.",
    "Contact Jean Dupont", "Selon Jean Dupont, l’essai avance.", "Ｄｒ Jean Dupont", "Dr\u200b Jean\u00adne Dupont", "Dr\u00a0Jean\u00a0Dupont", "Dr\u202fDupont", "Jean\nDupont", "Marie-Claire Lefèvre",
  ]],
  ["email", ["Écrire à foie@chu-lyon.fr.", "marie.curie[at]inserm.fr", "ecrire a marie.curie (at) inserm (dot) fr", "marie.curie @ inserm.fr", "mailto:jean@chu.fr", "https://exemple.fr/?m=jean.dupont@chu.fr"]],
  ["phone", ["Tél. 01.42.11.42.11", "tel: 0142114211", "+33 (0)1 42 11 42 11", "0033 1 42 11 42 11", "(555) 123-4567", "Phone: 555-123-4567", "06\u00a012\u00a034\u00a056\u00a078", "06\u202f12\u202f34\u202f56\u202f78", "06‑12‑34‑56‑78", "01/42/11/42/11", "+44 20 7946 0958"]],
  // The key is computed by hand: 97 − (1850578006084 mod 97) = 91 (décret 82-103).
  ["nir", ["NIR 185057800608491", "NIR1850578006084 91", "n° SS 1\u202f85\u202f05\u202f78\u202f006\u202f084\u202f91.", "Sécurité sociale : 1850578006084"]],
];
for (const [kind, texts] of planted) for (const text of texts) test(`told as ${kind}: ${JSON.stringify(text)}`, () => assert.ok(inSummary(text).includes(`summary.fr personal-${kind}`), inSummary(text).join()));

const ordinary = [
  "Patients atteints d’un lymphome de Hodgkin ou d’un lymphome de Burkitt.", "Syndrome de Guillain-Barré, maladie de Charcot-Marie-Tooth.", "Hôpital Saint-Louis, Paris.", "Hôpital Necker-Enfants malades.", "CHU de Bordeaux, hôpital Pellegrin.", "Institut Gustave Roussy, Villejuif.",
  "Gustave Roussy participe à l’étude.", "Institut Pierre Louis d’épidémiologie et de santé publique.", "Centre Léon Bérard, Lyon.", "Léon Bérard et Antoine Lacassagne sont les centres.", "Hospices civils de Lyon, hôpital Édouard Herriot.", "CHU Henri Mondor, Créteil.", "Henri Mondor Hospital, Créteil.", "Paul Brousse Hospital",
  "Hôpitaux Robert Debré et Jean Verdier", "Claude Bernard University Lyon 1", "Université Claude Bernard Lyon 1", "Université Paul Sabatier, Toulouse", "Université Pierre et Marie Curie", "Centre Georges François Leclerc", "Centre François Baclesse", "Score de Glasgow, score d’Apgar, échelle de Karnofsky.", "Analyse de Kaplan-Meier et modèle de Cox.",
  "Test de Student, correction de Bonferroni.", "Virus d’Epstein-Barr, bacille de Koch.", "MS Excel et MS Word.", "Loi Huriet-Sérusclat et loi Jardé.", "The Johns Hopkins Hospital; Mayo Clinic.", "St Thomas’ Hospital; King’s College.", "Mini Mental State; Beck Depression Inventory; Charlson index.", "Saint Martin d’Hères ; Saint-Pierre, La Réunion.",
  "Numéro 2023-A00386-39, EudraCT 2021-001234-12.", "Protocole V2.1 du 01/02/2024 09:15:30.", "01 02 2024 09 15 30", "Patients aged 18-75, BMI 30-40, 100-200-300 mg.", "Fondation Simone Veil; Fondation Paul Parquet.", "M. tuberculosis, M. Avium, S. aureus", "Port Louis, Saint Laurent du Maroni, Florence Le Mans", "Claude Bernard Horner syndrome, Pierre Robin sequence, Martin Bell syndrome.",
  "DR Congo; DR5 receptor; DR Receptor; PR Interval; MS Lesion; MS Patients", "Victoria Australia; Charlotte North Carolina; Denis Diderot University", "Jackson Heart Study; Rose Bengal", "ISRCTN0612345678", "Gene 0612345678-01", "Dose of 5 mg @ week 4. Then nothing; 37.5 mg @ baseline.", "Identifiant 12 345 678 901 234, 1 850 578 006 084 grains.",
];
for (const text of ordinary) test(`ordinary: ${text}`, () => assert.deepEqual(inSummary(text), []));

const everything = "Docteur Jean Dupont, jean.dupont@exemple.fr, 06 12 34 56 78, 1 85 05 78 006 084 91";
/** A record where every part is there, so that every text can be planted. */
const full: StudyContent = aValidContent({
  sponsors: [{ name: "A", kind: null, ror: null, siren: null, directoryCode: null }], collaborators: [{ name: "A", kind: null, ror: null, siren: null, directoryCode: null }], governance: { fr: "A", en: "A" }, networks: { fr: "A", en: "A" }, designDetails: { fr: "A", en: "A" }, populationDetails: { fr: "A", en: "A" }, geographyDetails: { fr: "A" }, whyStopped: { fr: "A" },
  investigators: [{ name: "Le Goff, Maëlle", role: "principal", orcid: "A", idref: "A", affiliation: { organisation: { name: "A", kind: null, ror: null, siren: null, directoryCode: null }, laboratory: "A", rnsr: "A" }, isContact: false }], dataContacts: [{ name: "A", email: "a@b.fr" }],
  authorisations: [{ authority: "cpp", otherAuthority: "A", number: "A", decidedOn: null }], registryNumbers: [{ scheme: "other", number: "A1", issuer: "A" }], otherDetails: [{ field: "themes", concept: "other", text: { fr: "A", en: "A" } }],
  documents: [{ kind: "protocol", title: "A", url: "https://a.fr", date: null }], publications: [{ scheme: "url", identifier: "A", kind: "results", citation: "A" }], datasets: [{ scheme: "other", identifier: "A", title: "A" }], dataSources: [{ name: { fr: "A" }, identifier: "A", kinds: [], purpose: null, national: null }],
  useConditions: [{ code: "DUO:0000007", detail: "A" }], standards: ["A"], qualityProcedures: ["A"], cohorts: ["A"], countries: ["FR"], resultsUrl: "https://a.fr", accessRequestUrl: "https://a.fr", accessInformationUrl: "https://a.fr", variableDictionaryUrl: "https://a.fr", mockSampleUrl: "https://a.fr", accessConditions: { fr: "A", en: "A" }, consentDetails: { fr: "A" }, deidentificationDetails: { fr: "A" }, dataLocation: { fr: "A" },
});
/** Every text of a value, with its path and the whole value with that text replaced. */
function* leaves(value: unknown, path: string, put: (text: string) => unknown): Generator<readonly [path: string, replaced: (text: string) => unknown, text: string]> {
  if (typeof value === "string") yield [path, put, value];
  else if (Array.isArray(value)) for (const [at, item] of value.entries()) yield* leaves(item, `${path}[${at}]`, (text) => put(value.with(at, text) as never));
  else if (value !== null && typeof value === "object") for (const [key, item] of Object.entries(value)) yield* leaves(item, `${path}.${key}`, (text) => put({ ...value, [key]: text } as never));
}

/** One of a few words, by the form that is taken: no other text comes in. */
const ofForm = /\.(?:scheme|role|rank|decision)$|^(?:contacts|publications|startedOn|primaryCompletedOn|completedOn)\b.*\.kind$|^originLanguage$/;

test("a mail, a telephone and a social security number are told in every text of the record, by its path", () => {
  const silent: string[] = [];
  let count = 0;
  for (const [field, value] of Object.entries(full)) {
    for (const [path, put] of leaves(value, field, (text) => text)) {
      if (ofForm.test(path)) continue;
      count += 1;
      const told = found({ [field]: put(everything) }, false);
      if (!told.some((one) => one.startsWith(`${path} `) || (path.startsWith(one.split(" ")[0] ?? "") && !one.includes("personal")))) silent.push(`${path}: ${told.join(", ")}`);
    }
  }
  assert.deepEqual(silent, []);
  assert.ok(count > 125, String(count));
});
