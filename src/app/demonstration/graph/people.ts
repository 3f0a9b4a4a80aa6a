import { seededRandom } from "../random.ts";
import { structures } from "./structures.ts";

const firstNames = [
  "Aubane", "Célestin", "Doriane", "Evrard", "Flavie", "Gaspard", "Héloïse", "Isidore", "Joséphine", "Kérian", "Léonie", "Malo", "Noémie", "Octave", "Perrine", "Quentin",
  "Rosalie", "Siméon", "Thaïs", "Ulysse", "Victorine", "Yvain", "Zélie", "Armel", "Brune", "Côme", "Dahlia", "Élouan", "Fantine", "Gwenaël",
];
const lastNames = [
  "Ardenay", "Belfontaine", "Carvallo", "Desmarelles", "Estienvrot", "Fauconpré", "Grandvault", "Hautecombe-Ravel", "Issarny", "Jolivard", "Kerbrenou", "Lavandière", "Montrégal",
  "Nérisson", "Orvigny", "Pontarèche", "Quillevent", "Roqueblave", "Sauveplane", "Tournebize", "Urbelac", "Valcendre", "Wattrincourt", "Ysambier", "Zanterre", "Brugevin", "Clairombe",
];

export interface MadeUpPerson {
  readonly index: number;
  readonly name: string;
  readonly unit: string;
  readonly role: "director" | "deputy-director" | "team-leader" | "researcher" | "clinician" | "engineer-technician" | "doctoral-researcher";
  readonly from: number;
  readonly until: number | null;
  readonly hasOrcid: boolean;
}

const roles = ["researcher", "engineer-technician", "researcher", "clinician", "doctoral-researcher", "team-leader"] as const;
const howMany = 80;

/** Eighty invented people: a director for each open structure, the others spread over the units. The same on every machine. */
export function makeUpPeople(): readonly MadeUpPerson[] {
  const random = seededRandom("jalon demonstration people");
  const open = structures.filter((one) => one.until === undefined);
  const labs = open.filter((one) => one.type === "research-unit" || one.type === "clinical-investigation-centre" || one.type === "service-unit");
  return Array.from({ length: howMany }, (_, index) => {
    const home = open[index] ?? labs[index % labs.length];
    if (home === undefined) throw new Error("no structure to work in");
    const isHead = index < open.length;
    const from = Math.max(home.opened, isHead ? 2015 + Math.floor(random() * 8) : 2013 + Math.floor(random() * 11));
    return {
      index,
      name: `${firstNames[(index * 7) % firstNames.length] ?? ""} ${lastNames[(index * 11 + Math.floor(index / 27)) % lastNames.length] ?? ""}`,
      unit: home.id,
      role: isHead ? (home.type === "team" ? "team-leader" : "director") : (roles[index % roles.length] ?? "researcher"),
      from,
      until: !isHead && random() < 0.15 ? from + 2 : null,
      hasOrcid: random() < 0.7,
    };
  });
}
