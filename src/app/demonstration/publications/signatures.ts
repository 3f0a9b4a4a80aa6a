import { organisations } from "../graph/organisations.ts";
import { structures, type MadeUpStructure } from "../graph/structures.ts";
import { towns, type Town } from "../graph/towns.ts";

/** What a source makes of a signature. */
export interface MadeUpInstitution {
  readonly id: string;
  readonly name: string;
  readonly ror: string | null;
  readonly country: string;
}

/** A signature as somebody wrote it, and what it truly names. */
export interface MadeUpSignature {
  readonly raw: string;
  readonly institutions: readonly MadeUpInstitution[];
  /** Structures of the made-up graph that stand in it. */
  readonly structures: readonly string[];
  /** Names the institute, with or without a unit. */
  readonly institute: boolean;
}

type Random = () => number;

const instituteAsInstitution: MadeUpInstitution = { id: "I154526488", name: "Inserm", ror: "02vjkv261", country: "FR" };
const overseas: Readonly<Record<string, string>> = { alizes: "RE" };

export function pick<T>(list: readonly T[], random: Random): T {
  const found = list[Math.floor(random() * list.length)];
  if (found === undefined) throw new Error("nothing to choose from");
  return found;
}

function institutionOf(organisation: string): MadeUpInstitution {
  if (organisation === "inserm") return instituteAsInstitution;
  const found = organisations.find((one) => one.id === organisation);
  return { id: `I9900000${String(found?.number ?? 0).padStart(3, "0")}`, name: found?.name ?? organisation, ror: null, country: overseas[organisation] ?? "FR" };
}

/** University and hospital names as French and English papers write them. */
function written(organisation: string, isEnglish: boolean): string {
  const name = (organisations.find((one) => one.id === organisation)?.name ?? organisation).replaceAll("’", "'");
  if (!isEnglish) return name;
  return name.replace(/^Université d'(.*)$/, "University of $1").replace(/^Université (?:du |des |de la )?(.*)$/, "$1 University").replace(/^CHU d'(.*)$/, "$1 University Hospital").replace(/^CHU du (.*)$/, "$1 University Hospital");
}

const namesOf = (one: MadeUpStructure, year: number): MadeUpStructure["names"][number] | undefined => one.names.find((name) => name.from <= year) ?? one.names.at(-1);
const parentOf = (one: MadeUpStructure, pattern: RegExp, year: number): string | undefined => one.parents.find((parent) => pattern.test(organisations.find(({ id }) => id === parent.organisation)?.type ?? "") && (parent.from ?? 0) <= year && (parent.until ?? 9999) >= year)?.organisation;

/** The label in one of the spellings that people use. */
function labelOf(one: MadeUpStructure, random: Random): string {
  const label = one.parents.find((parent) => parent.organisation === "inserm")?.label ?? "";
  const number = /\d+/.exec(label)?.[0] ?? "";
  if (label.startsWith("UMR_S")) return pick([`UMR_S ${number}`, `UMR_S${number}`, `UMR-S ${number}`, `UMRS-${number}`, `UMRS ${number}`, `U${number}`, `U ${number}`, `UMR ${number}`, `UMR${number}`], random);
  if (label.startsWith("CIC")) return pick([`CIC ${number}`, `CIC${number}`, `CIC-P ${number}`, `CIC-${number}`, `Clinical Investigation Center ${number}`], random);
  return pick([label, label.replace(" ", "")], random);
}

/** One signature of one structure in a year, in one of the ways in which people sign. */
export function signatureOf(id: string, year: number, random: Random): MadeUpSignature {
  const one = structures.find((candidate) => candidate.id === id);
  if (one === undefined) throw new Error(`no such structure: ${id}`);
  const home = one.partOf === undefined ? one : structures.find((candidate) => candidate.id === one.partOf) ?? one;
  const town: Town = towns[one.town];
  const name = namesOf(home, year);
  const university = parentOf(home, /university|school/, year);
  const hospital = parentOf(home, /hospital/, year);
  const other = parentOf(home, /research-organisation/, year);
  const label = labelOf(home, random);
  const isEnglish = random() < 0.7;
  const place = isEnglish ? `${town.name}, France` : pick([`${town.name}`, `${town.postalCode} ${town.name}, France`, town.cedex ?? `F-${town.postalCode} ${town.name}`], random);
  const institute = pick(["Inserm", "INSERM", "Inserm", isEnglish ? "French National Institute of Health and Medical Research (INSERM)" : "Institut national de la santé et de la recherche médicale"], random);
  const at = university === undefined ? [] : [written(university, isEnglish)];
  const team = one === home ? [] : [isEnglish ? `${namesOf(one, year)?.acronym ?? ""} team` : `équipe ${namesOf(one, year)?.name ?? ""}`];
  const clinic = hospital === undefined ? [] : [written(hospital, isEnglish)];
  const title = (name?.name ?? "").replaceAll("’", "'");
  const draw = random();
  const structureIds = [...(one === home ? [] : [one.id]), home.id];
  const parts = draw < 0.3 ? [...team, `${institute} ${label}`, ...at, place]
    : draw < 0.5 ? [...at, institute, ...(other === undefined ? [] : [written(other, isEnglish)]), ...team, name?.acronym.startsWith("CIC") === true ? "" : name?.acronym ?? "", label, place]
      : draw < 0.65 ? [...team, name?.acronym.startsWith("CIC") === true ? title : `${title} (${name?.acronym ?? ""})`, `${institute} ${label}`, ...at, place]
        : draw < 0.75 ? [...clinic, `${institute} ${label}`, place]
          : draw < 0.83 ? [...team, `${title}, ${institute}`, ...at, place]
            : draw < 0.9 ? [...team, `Unité Inserm ${label}`, title, place]
              : draw < 0.95 ? [...team, `${name?.acronym ?? ""}, ${label}`, ...at, place]
                : [`${isEnglish ? "Department of Medicine" : "Service de médecine"}, ${clinic[0] ?? at[0] ?? town.name}; ${institute} ${label}`, place];
  const organisationIds = ["inserm", university, draw >= 0.65 && draw < 0.75 ? hospital : undefined].filter((organisation) => organisation !== undefined);
  return { raw: parts.filter((part) => part !== "").join(", "), institutions: organisationIds.map(institutionOf), structures: structureIds, institute: true };
}

/** The institute alone, as some sign. */
export function instituteAlone(random: Random): MadeUpSignature {
  return { raw: pick(["Inserm, Paris, France", "INSERM, France", "Institut national de la santé et de la recherche médicale, Paris, France", "French National Institute of Health and Medical Research, Paris, France"], random), institutions: [instituteAsInstitution], structures: [], institute: true };
}

/** A French hospital or university with no unit of the institute. */
export function frenchElsewhere(random: Random): MadeUpSignature {
  const organisation = pick(["armance", "val-de-brume", "ponant", "garrigue", "houblonniere", "chu-armance", "chu-brume", "chu-ponant"], random);
  const isEnglish = random() < 0.6;
  return { raw: `${isEnglish ? "Department of Biology" : "Service de biologie"}, ${written(organisation, isEnglish)}, France`, institutions: [institutionOf(organisation)], structures: [], institute: false };
}

/** Invented universities of real countries: in Europe, and elsewhere. */
const europe = [["DE", "Universität Grünhafen", "Grünhafen, Germany"], ["IT", "Università di Montefalce", "Montefalce, Italy"], ["ES", "Universidad de Castellmora", "Castellmora, Spain"], ["BE", "Universiteit Steenhoek", "Steenhoek, Belgium"], ["NL", "University of Waterlinde", "Waterlinde, The Netherlands"], ["SE", "Lindqvall Institute", "Lindqvall, Sweden"], ["PT", "Universidade de Vale Claro", "Vale Claro, Portugal"]] as const;
const nearEurope = [["GB", "University of Northmere", "Northmere, UK"], ["CH", "Universität Bergsee", "Bergsee, Switzerland"]] as const;
const elsewhere = [["US", "Kestrelwood University", "Kestrelwood, MA, USA"], ["CA", "Université de Lac-aux-Pins", "Lac-aux-Pins, QC, Canada"], ["JP", "Hoshizora University", "Hoshizora, Japan"], ["CN", "Qinghe Medical University", "Qinghe, China"], ["BR", "Universidade do Rio Sereno", "Rio Sereno, Brazil"], ["SN", "Université de Baobab-Ville", "Baobab-Ville, Senegal"], ["AU", "Tamworthy University", "Tamworthy, Australia"]] as const;

export function foreignSignature(where: "eu" | "near" | "elsewhere", random: Random): MadeUpSignature {
  const list: readonly (readonly [string, string, string])[] = where === "eu" ? europe : where === "near" ? nearEurope : elsewhere;
  const [country, name, place] = pick(list, random);
  const index = [...europe, ...nearEurope, ...elsewhere].findIndex((one) => one[1] === name);
  return { raw: `${pick(["Department of Medicine", "Institute of Life Sciences", "School of Public Health"], random)}, ${name}, ${place}`, institutions: [{ id: `I9900001${String(index).padStart(3, "0")}`, name, ror: null, country }], structures: [], institute: false };
}
