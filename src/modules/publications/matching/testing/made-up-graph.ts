import type { DeliveryDraft, StatementDraft } from "../../../directory/index.ts";
import { deliveryOf, organisationRecord, statement, structureKey, structureRecord, type StructureOf } from "../../../directory/testing/builders.ts";

/** The institute of the made-up graph, as a configuration names it. */
export const institute = "siren:180036048";

/** An address in a real commune, so that places can be told apart: 69381 is Lyon 1er, 38185 Grenoble, 75114 Paris 14e. */
export function at(rnsr: string, communeCode: string): StatementDraft {
  return statement(structureKey(rnsr), "address", { lines: "", postalCode: null, municipality: null, communeCode, departmentCode: communeCode.slice(0, 2), regionCode: null, country: "FR" });
}

const inserm = "siren:180036048";
const cnrs = "siren:180089013";

/** Made-up units of an institute that bears the real name of one, so that the usual spellings apply. */
export const madeUpUnits: readonly StructureOf[] = [
  { rnsr: "201900001A", name: "Laboratoire des rythmes du sommeil", acronym: "LARYSO", opened: "2019", parents: [{ key: inserm, label: "U 1901" }, { key: "siren:900000001", label: "UMR_S 1901" }], more: [at("201900001A", "38185")] },
  { rnsr: "201900002B", name: "Centre d'investigation clinique de Valmont", type: "clinical-investigation-centre", opened: "2010", parents: [{ key: inserm, label: "CIC 1499" }], more: [at("201900002B", "38185")] },
  // Two units that bear one label, in one town, as happens in the register.
  { rnsr: "201900003C", name: "Biologie des marges", opened: "2014", parents: [{ key: inserm, label: "U 1956" }, { key: cnrs, label: "UMR 7956" }], more: [at("201900003C", "75114")] },
  { rnsr: "201900004D", name: "Réparation des bords", opened: "2014", parents: [{ key: inserm, label: "U 1956" }], more: [at("201900004D", "75114")] },
  // A merger of 2019: the first bore its label to the end of 2018.
  { rnsr: "201000005E", name: "Physiologie des anciens", acronym: "PHYSAN", opened: "2010", closed: "2018", parents: [{ key: inserm, label: "U 1905" }], more: [at("201000005E", "69381")] },
  { rnsr: "201900006F", name: "Institut des suites", acronym: "INSUIT", opened: "2019", parents: [{ key: inserm, label: "U 1906" }], predecessors: [{ rnsr: "201000005E", type: "merger", from: "2019" }], more: [at("201900006F", "69381")] },
  // Closed without successor.
  { rnsr: "200500007G", name: "Chimie finie", acronym: "CHIFI", opened: "2005", closed: "2012", parents: [{ key: inserm, label: "U 1907" }], more: [at("200500007G", "69381")] },
  // The number of an institute's unit, under another institution.
  { rnsr: "201900008H", name: "Génétique des prairies", acronym: "GEPRA", opened: "2012", parents: [{ key: "siren:180070039", label: "UMR 1901" }], more: [at("201900008H", "35238")] },
];

export function madeUpGraph(units: readonly StructureOf[] = madeUpUnits): DeliveryDraft {
  return deliveryOf([
    ...units.map(structureRecord),
    organisationRecord({ key: inserm, name: "Institut national de la sante et de la recherche medicale", acronym: "INSERM", type: "research-organisation" }),
    organisationRecord({ key: cnrs, name: "Centre national de la recherche scientifique", acronym: "CNRS", type: "research-organisation" }),
    organisationRecord({ key: "siren:180070039", name: "Institut national de recherche pour l'agriculture, l'alimentation et l'environnement", acronym: "INRAE", type: "research-organisation" }),
    organisationRecord({ key: "siren:900000001", name: "Université de Valmont", acronym: "VALMONT", type: "university" }),
    organisationRecord({ key: "siren:900000002", name: "Centre Hospitalier Universitaire de Rochebrune", acronym: "CHU ROCHEBRUNE", type: "hospital" }),
  ], { on: "2022-02-15" });
}
