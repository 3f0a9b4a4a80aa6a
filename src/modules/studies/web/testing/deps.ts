import type { Actor } from "../../../../kernel/http/route.ts";
import { ownLabel } from "../../vocabularies/index.ts";
import { promiseOn } from "../../domain/promise.ts";
import type { ConceptLabels } from "../../domain/ports.ts";
import type { Quality, Study } from "../../domain/study.ts";
import type { StudySheetDeps } from "../sheet/deps.ts";
import { firstVersion, study, versions } from "./studies.ts";

/** The own vocabularies of the house. */
export const testLabels: ConceptLabels = { label: ownLabel };

export const testQuality: Quality = { valid: true, completeness: 0.875, missing: [{ item: 23, fields: ["resultsPostedOn"] }, { item: 3, fields: ["registryNumbers"] }], curated: false, uncurated: ["title.fr", "countries"], languages: { fr: 0.8, en: 0.75 }, missingTexts: { fr: ["publicTitle", "purpose"], en: ["inclusionCriteria"] } };

export const declarer: Actor = { accountId: "11111111-1111-4111-8111-111111111111", name: "Ada", roles: [{ role: "researcher", perimeter: [] }] };
export const curator: Actor = { accountId: "22222222-2222-4222-8222-222222222222", name: "Bob", roles: [{ role: "study-curator", perimeter: [] }] };
export const stranger: Actor = { accountId: "33333333-3333-4333-8333-333333333333", name: "Eve", roles: [{ role: "board-member", perimeter: [] }] };

const owned = new Set(["st-000043"]);

/** Deps over some records in memory: published ones are public, drafts are of `declarer` and of curators. */
export function testDeps(records: readonly Study[] = [study()], change: Partial<StudySheetDeps> = {}): StudySheetDeps {
  const byCode = new Map(records.map((one) => [one.code, one]));
  const isPublic = ({ state }: Study): boolean => state === "published" || state === "withdrawn";
  return {
    labels: async () => testLabels, contactEmail: "etudes@example.org", publicUrl: "https://jalon.example.org", mergedInto: async () => null, qualityOf: () => testQuality,
    studies: {
      find: async (text) => records.find((one) => isPublic(one) && (one.code === text || one.doi === text || one.content.registryNumbers.some(({ number }) => number === text))) ?? null,
      findFor: async (actor, code) => {
        const found = byCode.get(code) ?? null;
        return found !== null && (isPublic(found) || (actor !== null && (actor === curator || (actor === declarer && owned.has(code))))) ? found : null;
      },
      standing: async (code) => { const found = byCode.get(code); return found === undefined ? null : { code, state: found.state, draftState: null, declaredBy: owned.has(code) ? declarer.accountId : null, editors: [] }; },
      versions: async (code) => (byCode.has(code) ? versions : []),
      version: async (code, version) => { const found = byCode.get(code); return found === undefined ? null : version === found.version ? found : version === 1 ? { ...firstVersion(), code } : null; },
    },
    datasets: { of: async (codes) => new Map(codes.filter((code) => code === "ds-000002").map((code) => [code, { title: { fr: "Données de l’essai pilote" }, open: false, availableFrom: null }])) },
    cohorts: { of: async (codes) => new Map(codes.map((code) => [code, `Cohorte ${code}`])), all: async () => [] },
    promiseOf: async ({ content }, today) => promiseOn(content, new Map(), today),
    standards: { structuredData: async ({ study: { code } }) => [{ "@id": code }], links: async () => ["<https://doi.org/x>; rel=\"cite-as\""], headLinks: () => [], forms: ({ study: { code } }) => [{ name: "JSON", href: `/studies/${code}/metadata.json`, mediaType: "application/json" }], negotiated: () => null },
    ...change,
  };
}
