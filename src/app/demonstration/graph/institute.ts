import { partialDate, type SourceRecordDraft, type StatementDraft } from "../../../modules/directory/index.ts";
import { identifierOf, institute, numberOf, orcidOf, organisationNode, personNode, say, structureNode } from "./keys.ts";
import type { MadeUpPerson } from "./people.ts";
import { frames, structures, type MadeUpStructure } from "./structures.ts";
import { towns, type Town } from "./towns.ts";

const record = (key: string, statements: readonly StatementDraft[]): SourceRecordDraft => ({ key, line: null, raw: null, statements });

/** What the institute says of its own parts: delegations, thematic institutes, campuses, and who belongs to which. */
export function frameRecords(): readonly SourceRecordDraft[] {
  const own = structures.filter((one) => one.parents.some((parent) => parent.organisation === "inserm"));
  return [
    ...frames.map((frame) => {
      const node = structureNode(frame.id);
      const town: Town = towns[frame.town];
      return record(`frame:${frame.id}`, [
        say(node, "name", frame.name), say(node, "acronym", frame.acronym), say(node, "structure-type", frame.type), identifierOf(node, "rnsr", numberOf(frame.id)),
        say(node, "co-supervision", {}, { object: institute }),
        say(node, "address", { lines: "", postalCode: town.postalCode, municipality: town.name, communeCode: town.communeCode, departmentCode: town.departmentCode, regionCode: town.regionCode, country: "FR" }),
        say(node, "position", { latitude: town.latitude, longitude: town.longitude, precision: "municipality", provider: "Jalon" }),
      ]);
    }),
    ...own.map((one, index) => record(`belonging:${one.id}`, belonging(one, index))),
    record("agreement:armance", [
      say(institute, "agreement", { type: "mixed-unit-agreement" }, { slot: "mixed-unit-agreement", object: organisationNode("armance"), validFrom: partialDate("2021") }),
      say(institute, "agreement", { type: "mixed-unit-agreement" }, { slot: "mixed-unit-agreement", object: organisationNode("ponant"), validFrom: partialDate("2023") }),
      say(institute, "agreement", { type: "framework-agreement" }, { slot: "framework-agreement", object: organisationNode("alidade"), validFrom: partialDate("2022-06") }),
      say(institute, "partner", { kind: "industry" }, { slot: "industry", object: organisationNode("industriel") }),
      say(institute, "partner", { kind: "foundation-board" }, { slot: "foundation-board", object: organisationNode("fondation") }),
    ]),
  ];
}

const institutes = ["institut-neuro", "institut-immuno", "institut-physio", "institut-pop"];

function belonging(one: MadeUpStructure, index: number): StatementDraft[] {
  const node = structureNode(one.id);
  const region = towns[one.town].regionCode;
  const delegation = frames.find((frame) => frame.type === "delegation" && frame.regions.includes(region));
  const thematic = institutes[index % institutes.length];
  const site = one.street !== undefined ? "site-boussole" : one.town === "nantes" ? "site-estuaire" : null;
  return [
    ...(delegation === undefined ? [] : [say(node, "managed-by", {}, { object: structureNode(delegation.id) })]),
    ...(thematic === undefined || one.type !== "research-unit" ? [] : [say(node, "thematic-institute", {}, { object: structureNode(thematic) })]),
    ...(site === null ? [] : [say(node, "host-site", {}, { object: structureNode(site) })]),
  ];
}

/** The staff of the made-up human-resources system: people, where they work, and two directors of whom the register does not know yet. */
export function staffRecords(people: readonly MadeUpPerson[]): readonly SourceRecordDraft[] {
  const successors = new Map([["virus", 60], ["parasites", 61]]);
  return [
    ...people.map((person) => {
      const node = personNode(person.index);
      const validity = { validFrom: partialDate(String(person.from)), validUntil: person.until === null ? null : partialDate(String(person.until)) };
      return record(`staff:${person.index}`, [
        say(node, "name", person.name),
        ...(person.hasOrcid ? [identifierOf(node, "orcid", orcidOf(person.index))] : []),
        say(structureNode(person.unit), "member", { role: person.role, share: person.role === "clinician" ? 0.5 : 1 }, { slot: person.role, object: node, ...validity }),
      ]);
    }),
    ...[...successors].map(([unit, index]) => record(`director:${unit}`, [
      say(structureNode(unit), "director", { role: "director", title: null }, { object: personNode(index), validFrom: partialDate("2024-09") }),
    ])),
  ];
}

const presentations: readonly (readonly [unit: string, text: string, keywords: readonly string[]])[] = [
  ["rythmes", "Comment le cerveau mesure-t-il le temps\u202f? Cette unité de démonstration étudie le sommeil, la lumière et les horloges des cellules.", ["sommeil", "horloge biologique", "lumière"]],
  ["leucemies", "Une unité de démonstration sur les cellules souches du sang et leurs niches.", ["leucémie", "moelle osseuse", "cellules souches"]],
  ["sante-publique", "Une unité de démonstration qui mesure ce que les décisions publiques font à la santé.", ["santé publique", "inégalités", "évaluation"]],
  ["tropiques", "Une unité de démonstration au plus près des maladies des îles.", ["arboviroses", "paludisme", "climat"]],
  ["autonomie", "Vieillir en restant autonome\u202f: prévention, rééducation, habitat.", ["vieillissement", "fragilité", "prévention"]],
  ["imagerie", "Voir, mesurer, simuler les organes.", ["imagerie", "simulation", "jumeau numérique"]],
  ["allergies", "L’air, la mer et les allergies.", ["allergies", "exposome", "littoral"]],
  ["biomateriaux", "Des matériaux que le corps accepte.", ["biomatériaux", "tissus", "implants"]],
];

/** What the made-up labs say of themselves; three contradict the register, which shows as contested. */
export function labRecords(): readonly SourceRecordDraft[] {
  return [
    ...presentations.map(([unit, text, keywords]) => record(`lab:${unit}`, [
      say(structureNode(unit), "presentation", text), say(structureNode(unit), "keywords", keywords), say(structureNode(unit), "website", `https://${unit}.exemple.invalid/`),
    ])),
    record("lab-name:virus", [say(structureNode("virus"), "name", "Virus, hôtes et vecteurs"), say(structureNode("virus"), "acronym", "VIVECT")]),
    record("lab-name:muscle", [say(structureNode("muscle"), "name", "Muscle, nutrition et effort physique")]),
    record("lab-name:coeur", [say(structureNode("coeur"), "acronym", "CARDINORD")]),
  ];
}
