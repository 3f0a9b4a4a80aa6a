import { day } from "../../../../kernel/time/day.ts";
import type { EntityLabel, EntityPlace, IndexedEntity } from "../domain/entity.ts";

const town = (siteCode: string, name: string, latitude: number, longitude: number): EntityPlace => ({ siteCode, name, departmentCode: siteCode.slice(0, 2), latitude, longitude });
const [grenoble, tronche, paris, lyon, rennes, marseille, orleans] = [town("38185", "Grenoble", 45.18, 5.72), town("38516", "La Tronche", 45.2, 5.74), town("75056", "Paris", 48.86, 2.35), town("69123", "Lyon", 45.75, 4.85), town("35238", "Rennes", 48.11, -1.68), town("13055", "Marseille", 43.3, 5.37), town("45234", "Orléans", 47.9, 1.9)];
export const towns: readonly EntityPlace[] = [grenoble, tronche, paris, lyon, rennes, marseille, orleans];

function entity(code: string, kind: IndexedEntity["kind"], given: Partial<IndexedEntity> & { readonly names: readonly string[] }): IndexedEntity {
  return { id: `id-${code}`, kind, code, type: null, acronyms: [], labels: [], parents: [], wholes: [], place: null, opened: null, closed: null, successors: [], identifiers: [], ...given };
}
const label = (prefix: string, number: string, ...owners: string[]): EntityLabel => ({ prefix, number, owners: owners.map((owner) => `id-${owner}`) });
const under = (...codes: string[]): IndexedEntity["parents"] => codes.map((code) => ({ id: `id-${code}`, from: null, until: null, supervisor: true }));

/** Made-up units under institutions of real names, so that the usual spellings apply. */
export const entities: readonly IndexedEntity[] = [
  entity("INSERM", "organisation", { names: ["Institut national de la sante et de la recherche medicale"], acronyms: ["INSERM"], type: "research-organisation" }),
  entity("CNRS", "organisation", { names: ["Centre national de la recherche scientifique"], acronyms: ["CNRS"], type: "research-organisation" }),
  entity("INRAE", "organisation", { names: ["Institut national de recherche pour l'agriculture, l'alimentation et l'environnement"], acronyms: ["INRAE"], type: "research-organisation" }),
  entity("UNIV", "organisation", { names: ["Université de Valmont"], acronyms: ["VALMONT"], type: "university" }),
  entity("CHU", "organisation", { names: ["Centre Hospitalier Universitaire de Rochebrune"], acronyms: ["CHU ROCHEBRUNE"], type: "hospital" }),
  entity("SLEEP", "structure", { names: ["Laboratoire des rythmes du sommeil"], acronyms: ["LARYSO"], labels: [label("U", "1901", "INSERM"), label("UMR_S", "1901", "UNIV")], parents: under("INSERM", "UNIV"), place: grenoble, opened: day("2019-01-01"), identifiers: [{ scheme: "rnsr", value: "201900001A" }] }),
  entity("CIC", "structure", { names: ["Centre d'investigation clinique de Valmont"], labels: [label("CIC", "1499", "INSERM")], parents: under("INSERM", "CHU"), place: grenoble, opened: day("2010-01-01") }),
  entity("MARGIN", "structure", { names: ["Biologie des marges"], labels: [label("U", "1956", "INSERM"), label("UMR", "7956", "CNRS")], parents: under("INSERM", "CNRS"), place: paris, opened: day("2014-01-01") }),
  entity("EDGE", "structure", { names: ["Réparation des bords"], labels: [label("U", "1956", "INSERM")], parents: under("INSERM"), place: paris, opened: day("2014-01-01") }),
  entity("OLD", "structure", { names: ["Physiologie des anciens"], labels: [label("U", "1905", "INSERM")], parents: under("INSERM"), place: lyon, opened: day("2010-01-01"), closed: day("2019-01-01"), successors: [{ id: "id-NEW", from: day("2019-01-01"), whole: true }] }),
  entity("NEW", "structure", { names: ["Institut des suites"], labels: [label("U", "1906", "INSERM")], parents: under("INSERM"), place: lyon, opened: day("2019-01-01") }),
  entity("GONE", "structure", { names: ["Chimie finie"], labels: [label("U", "1907", "INSERM")], parents: under("INSERM"), place: lyon, opened: day("2005-01-01"), closed: day("2013-01-01") }),
  entity("MEADOW", "structure", { names: ["Génétique des prairies"], labels: [label("UMR", "1901", "INRAE")], parents: under("INRAE"), place: rennes, opened: day("2012-01-01") }),
];
