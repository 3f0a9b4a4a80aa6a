/** An invented organisation. `number` becomes an UAI of a department that does not exist (999). */
export interface MadeUpOrganisation {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly acronym: string | null;
  readonly type: string;
  readonly region: string | null;
}

export const organisations: readonly MadeUpOrganisation[] = [
  { id: "armance", number: 1, name: "Université d’Armance", acronym: "ARMANCE", type: "university", region: "11" },
  { id: "val-de-brume", number: 2, name: "Université Val-de-Brume", acronym: "VALBRUME", type: "university", region: "84" },
  { id: "ponant", number: 3, name: "Université du Ponant-Celte", acronym: "PONANT", type: "university", region: "53" },
  { id: "garrigue", number: 4, name: "Université des Garrigues hautes", acronym: "GARRIGUES", type: "university", region: "76" },
  { id: "houblonniere", number: 5, name: "Université de la Houblonnière", acronym: "HOUBLON", type: "university", region: "32" },
  { id: "alizes", number: 6, name: "Université des Deux-Alizés", acronym: "ALIZES", type: "university", region: "04" },
  { id: "vivant", number: 7, name: "École supérieure du vivant d’Armance", acronym: "ESVA", type: "school", region: "11" },
  { id: "alidade", number: 8, name: "Centre Alidade de la recherche fondamentale", acronym: "ALIDADE", type: "research-organisation", region: null },
  { id: "numerique", number: 9, name: "Institut Boussole du calcul", acronym: "BOUSSOLE", type: "research-organisation", region: null },
  { id: "chu-armance", number: 10, name: "CHU d’Armance", acronym: "CHUA", type: "hospital", region: "11" },
  { id: "chu-brume", number: 11, name: "Hospices de Val-de-Brume", acronym: "HVB", type: "hospital", region: "84" },
  { id: "chu-ponant", number: 12, name: "CHU du Ponant-Celte", acronym: "CHUPC", type: "hospital", region: "53" },
  { id: "fondation", number: 13, name: "Fondation Sextant pour la santé", acronym: null, type: "foundation", region: null },
  { id: "datacentre-nord", number: 14, name: "Centre de données Septentrion", acronym: "CDSEP", type: "other-french-operator", region: "32" },
  { id: "datacentre-sud", number: 15, name: "Centre de données Méridien", acronym: "CDM", type: "other-french-operator", region: "76" },
  { id: "industriel", number: 16, name: "Laboratoires Théodolite", acronym: null, type: "company", region: null },
];
