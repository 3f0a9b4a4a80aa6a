import type { Parent, Unit } from "./labelled-set.ts";
import type { Chance } from "./seeded-chance.ts";

/** A label as people write it; `alone`: without its institution. The number is that of the register. */
export function writeLabel(chance: Chance, parent: Parent, withInstitution: boolean): string {
  const number = /\d{2,4}/.exec(parent.label)?.[0] ?? "";
  const prefix = parent.label.slice(0, parent.label.indexOf(number)).trim();
  const inserm = parent.name.startsWith("Institut national de la sante");
  const cnrs = parent.acronym === "CNRS";
  const body = inserm ? chance.one(["Inserm", "INSERM", "INSERM", "INSERM"]) : parent.acronym;
  const text = spellLabel(chance, prefix, number, inserm);
  if (!withInstitution) return text;
  if (inserm && prefix !== "CIC" && chance.below(12) === 0) return chance.one([`${body} ${number}`, `Institut National de la Santé et de la Recherche Médicale (INSERM) ${text}`, `unité Inserm ${number}`]);
  if (!inserm && !cnrs && !["INRAE", "IRD", "CEA", "INRIA"].includes(parent.acronym)) return `${parent.name}, ${text}`;
  if (cnrs && prefix === "UMR" && chance.below(4) === 0) return chance.one([`UMR CNRS ${number}`, `CNRS-UMR${number}`, `UMR${number} CNRS`, `UMR ${number} (CNRS)`]);
  return chance.one([`${body} ${text}`, `${body}, ${text}`, `${text} ${body}`, `${body} (${text})`, `${body}-${text}`, `${body} ${text}`]);
}

function spellLabel(chance: Chance, prefix: string, number: string, inserm: boolean): string {
  if (prefix === "U" || prefix.replace(/[^A-Z]/g, "") === "UMRS") {
    const common = [`U${number}`, `U${number}`, `U ${number}`, `UMR_S ${number}`, `UMR-S ${number}`, `UMR-S${number}`, `UMRS ${number}`, `UMRS${number}`, `UMR_S${number}`, `U-${number}`, `U. ${number}`];
    return chance.one(inserm ? [...common, `UMR ${number}`, `UMR${number}`, `Unit ${number}`, `Unité ${number}`, `UMR-${number}`] : common);
  }
  if (prefix === "CIC") return chance.one([`CIC ${number}`, `CIC${number}`, `CIC-${number}`, `CIC-P ${number}`, `CIC-EC ${number}`, `CIC-P${number}`, `Clinical Investigation Center ${number}`, `Centre d'Investigation Clinique ${number}`, `Centre d’Investigation Clinique (CIC) ${number}`]);
  if (prefix === "EA") return chance.one([`EA ${number}`, `EA${number}`, `EA-${number}`, `UR ${number}`]);
  return chance.one([`${prefix} ${number}`, `${prefix}${number}`, `${prefix}-${number}`, `${prefix} n°${number}`]);
}

const former: Readonly<Record<string, readonly string[]>> = {
  "0755976N": ["Paris Descartes University", "Université Paris Diderot", "Université de Paris", "Université Paris Cité"],
  "0755890V": ["Sorbonne Université", "UPMC Univ Paris 06", "Sorbonne University"],
};
const english: Readonly<Record<string, string>> = {
  INSERM: "French National Institute of Health and Medical Research (INSERM)", CNRS: "CNRS", "AP-HP": "Assistance Publique-Hôpitaux de Paris", "INSTITUT PASTEUR": "Institut Pasteur",
};

export function writeParent(chance: Chance, parent: Parent, inEnglish: boolean): string {
  const old = former[parent.uai];
  if (old !== undefined && chance.below(2) === 0) return chance.one(old);
  if (["INSERM", "CNRS", "INRAE", "CEA", "IRD", "AP-HP", "INRIA"].includes(parent.acronym)) {
    if (chance.below(8) > 0) return parent.acronym === "INSERM" ? chance.one(["Inserm", "INSERM"]) : parent.acronym;
    return inEnglish ? (english[parent.acronym] ?? parent.name) : parent.name;
  }
  const town = /^Universit[ée] (?:de |d'|du )?([A-ZÉ][\p{L}-]+(?: [A-Z][\p{L}-]+)?)$/u.exec(parent.name)?.[1];
  if (town !== undefined) return inEnglish ? chance.one([`University of ${town}`, `${town} University`, `Univ. ${town}`]) : chance.one([parent.name, `Univ ${town}`, `Univ. ${town}`, `Université de ${town}`]);
  const hospital = /^(?:Centre Hospitalier (?:et )?(?:R[ée]gional )?Universitaire|CHU) (?:de )?(.+)$/.exec(parent.name)?.[1];
  if (hospital !== undefined) return inEnglish ? chance.one([`${hospital} University Hospital`, `CHU ${hospital}`, `University Hospital of ${hospital}`]) : chance.one([`CHU de ${hospital}`, `CHU ${hospital}`, parent.name]);
  return parent.name;
}

/** Towns from which a neighbour signs: campuses and hospitals stand outside the city that people name. */
const signsFrom: Readonly<Record<string, string>> = {
  "LA TRONCHE": "Grenoble", "ST MARTIN D HERES": "Grenoble", "SAINT MARTIN D HERES": "Grenoble", BRON: "Lyon", "PIERRE BENITE": "Lyon", VILLEURBANNE: "Lyon", "OULLINS": "Lyon", PESSAC: "Bordeaux",
  ILLKIRCH: "Strasbourg", "VANDOEUVRE LES NANCY": "Nancy", "MONT SAINT AIGNAN": "Rouen", "LE KREMLIN BICETRE": "Paris", "ST PRIEST EN JAREZ": "Saint-Etienne",
};

export function writeTown(chance: Chance, unit: Unit): string {
  const bare = unit.town.replace(/\bcedex\b.*$/i, "").trim();
  if (bare === "") return "";
  const folded = bare.normalize("NFKD").replace(/\p{M}/gu, "").toUpperCase().replace(/[^A-Z]+/g, " ").trim();
  const written = bare === bare.toUpperCase() ? bare.toLowerCase().replace(/(^|[\s'-])(\p{L})/gu, (_, before: string, letter: string) => `${before}${letter.toUpperCase()}`) : bare;
  const neighbour = signsFrom[folded];
  if (neighbour !== undefined && chance.below(3) === 0) return neighbour;
  const cedex = /cedex ?\d*/i.exec(unit.town)?.[0];
  return chance.one([written, written, written, `${unit.postalCode} ${written}`.trim(), `F-${unit.postalCode} ${written}`, cedex === undefined ? written : `${written} ${cedex.replace(/cedex/i, "Cedex")}`]);
}

/** Capitals throughout, accents lost, a letter swapped, a space too many: what happens to a text on its way. */
export function spoil(chance: Chance, text: string): string {
  const pick = chance.below(5);
  if (pick === 0) return text.toUpperCase();
  if (pick === 1) return text.normalize("NFKD").replace(/\p{M}/gu, "");
  if (pick === 2) {
    const letters = [...text];
    const places = letters.flatMap((letter, at) => (/\p{Ll}/u.test(letter) && /\p{Ll}/u.test(letters[at + 1] ?? "") ? [at] : []));
    if (places.length === 0) return text;
    const at = chance.one(places);
    return [...letters.slice(0, at), letters[at + 1] ?? "", letters[at] ?? "", ...letters.slice(at + 2)].join("");
  }
  if (pick === 3) return text.replaceAll(", ", chance.one([" , ", ",", "  ,  ", " "]));
  return text.replace(/_/g, chance.one([" ", "_ ", "–"])).replace(/-/g, chance.one(["–", "‐", " - "]));
}
