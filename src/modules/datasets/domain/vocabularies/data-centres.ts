import { byCode, term, type Term } from "./term.ts";

export interface DataCentre extends Term {
  readonly scope: "national" | "regional";
  /** INSEE code of the region where it stands. */
  readonly region: string;
  readonly city: string;
}

const centre = (code: string, scope: DataCentre["scope"], region: string, city: string, fr: string, en: string): DataCentre => ({ ...term(code, fr, en), scope, region, city });

/**
 * Centres where research data may stand. Which of them has the label of the ministry, and since when, is for the directory to say
 * (indicator 12), never for this list.
 */
export const dataCentres: readonly DataCentre[] = [
  centre("cines", "national", "76", "Montpellier", "CINES, centre informatique national de l’enseignement supérieur", "CINES, national computing centre for higher education"),
  centre("idris", "national", "11", "Orsay", "IDRIS, centre de calcul du CNRS", "IDRIS, computing centre of the CNRS"),
  centre("tgcc", "national", "11", "Bruyères-le-Châtel", "TGCC, très grand centre de calcul du CEA", "TGCC, very large computing centre of the CEA"),
  centre("cc-in2p3", "national", "84", "Villeurbanne", "CC-IN2P3, centre de calcul de l’IN2P3", "CC-IN2P3, computing centre of IN2P3"),
  centre("regional-11", "regional", "11", "Paris", "Centre de données régional d’Île-de-France", "Regional data centre of Île-de-France"),
  centre("regional-28", "regional", "28", "Rouen", "Centre de données régional de Normandie", "Regional data centre of Normandy"),
  centre("regional-32", "regional", "32", "Lille", "Centre de données régional des Hauts-de-France", "Regional data centre of Hauts-de-France"),
  centre("regional-44", "regional", "44", "Strasbourg", "Centre de données régional du Grand Est", "Regional data centre of Grand Est"),
  centre("regional-52", "regional", "52", "Nantes", "Centre de données régional des Pays de la Loire", "Regional data centre of Pays de la Loire"),
  centre("regional-53", "regional", "53", "Rennes", "Centre de données régional de Bretagne", "Regional data centre of Brittany"),
  centre("regional-75", "regional", "75", "Bordeaux", "Centre de données régional de Nouvelle-Aquitaine", "Regional data centre of Nouvelle-Aquitaine"),
  centre("regional-76", "regional", "76", "Toulouse", "Centre de données régional d’Occitanie", "Regional data centre of Occitanie"),
  centre("regional-84", "regional", "84", "Grenoble", "Centre de données régional d’Auvergne-Rhône-Alpes", "Regional data centre of Auvergne-Rhône-Alpes"),
  centre("regional-93", "regional", "93", "Marseille", "Centre de données régional de Provence-Alpes-Côte d’Azur", "Regional data centre of Provence-Alpes-Côte d’Azur"),
];

const centreByCode = byCode(dataCentres);
export function dataCentreOf(code: string): DataCentre | null {
  return centreByCode.get(code) ?? null;
}
