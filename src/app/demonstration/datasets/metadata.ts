import { day } from "../../../kernel/time/day.ts";
import type { DatasetMetadata, HumanMetadata, RelatedResource } from "../../../modules/datasets/index.ts";
import { makeUpPeople } from "../graph/people.ts";
import { numberOf, orcidOf } from "../graph/keys.ts";
import { structures } from "../graph/structures.ts";
import type { MadeUpDataset } from "./made-up.ts";

/** The record of a made-up dataset. `related`: the papers that it is tied to. */
export function metadataOf(made: MadeUpDataset, related: readonly RelatedResource[]): DatasetMetadata {
  const acronym = structures.find(({ id }) => id === made.unit)?.names[0]?.acronym ?? null;
  const words = (text: string): string[] => text.split(", ");
  return {
    subjectKind: made.human === undefined ? "non-human" : "human",
    title: bilingual(made.title), description: bilingual(made.text), keywords: { fr: words(made.keywords[0]), en: words(made.keywords[1]) }, kind: made.kind, themes: made.themes, meshTerms: [],
    unit: numberOf(made.unit), project: null, creators: creatorsOf(made.unit, acronym), publisher: "Inserm",
    contact: { name: `Données de l’unité ${acronym ?? ""}`.trim(), email: `donnees-${(acronym ?? "unite").toLowerCase()}@demonstration.example`, url: null },
    languages: ["fr"], collected: { start: day(`${made.years[0]}-01-01`), end: day(`${made.years[1] + 1}-01-01`) }, places: made.places, access: made.access,
    accessReason: made.reason === undefined ? {} : bilingual(made.reason), availableFrom: made.availableFrom === undefined ? null : day(made.availableFrom), licence: made.licence ?? null,
    elsewhere: made.elsewhere === undefined ? null : { repository: made.elsewhere[0], url: made.elsewhere[1] }, related, provenance: bilingual(made.provenance), conformsTo: made.standards,
    dataCentre: made.centre ?? null, volumeBytes: made.elsewhere === undefined ? null : made.elsewhere[2] * 1_000_000_000, human: made.human === undefined ? null : humanOf(made.human, made.years),
  };
}

function bilingual([fr, en]: readonly [fr: string, en: string | null]): { fr: string; en?: string } {
  return en === null ? { fr } : { fr, en };
}

/** Two people of the unit, by `Family, Given`; the unit itself where nobody is known to work there. */
function creatorsOf(unit: string, acronym: string | null): DatasetMetadata["creators"] {
  const people = makeUpPeople().filter((person) => person.unit === unit && person.until === null).slice(0, 2);
  if (people.length === 0) return [{ name: acronym ?? unit, kind: "organisation", orcid: null, ror: null, affiliation: null }];
  return people.map(({ name, index, hasOrcid }) => {
    const [given = "", ...family] = name.split(" ");
    return { name: `${family.join(" ")}, ${given}`, kind: "person", orcid: hasOrcid ? orcidOf(index) : null, ror: null, affiliation: acronym };
  });
}

function humanOf(made: NonNullable<MadeUpDataset["human"]>, years: MadeUpDataset["years"]): HumanMetadata {
  const isAnonymous = made.anonymous !== undefined;
  return {
    anonymity: isAnonymous ? "anonymous" : "pseudonymised", anonymityReason: made.anonymous ?? null, purposes: ["AcademicResearch"],
    purposeText: { fr: "Recherche en santé de l’unité, au bénéfice de la collectivité.", en: "Health research of the unit, for the benefit of the public." },
    legalBases: ["6.1.e"], healthBases: ["9.2.j"], accessBody: { name: "Organisme d’accès aux données de santé (démonstration)", email: null, url: "https://acces-donnees.demonstration.example/" },
    healthCategories: [made.category], conditions: made.conditions, numberOfIndividuals: made.people, minimumAgeYears: made.ages[0], maximumAgeYears: made.ages[1], populationCoverage: bilingual(made.population),
    retention: { start: day(`${years[0]}-01-01`), end: day(`${years[1] + 16}-01-01`) }, useConditions: made.use.map(([code, detail]) => ({ code, detail })),
    approvals: [{ kind: "processing-register", reference: `DEMO-${years[0]}-${String(made.people).padStart(5, "0")}` }], structured: true,
  };
}
