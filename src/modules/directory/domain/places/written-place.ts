import { foldPlace } from "./fold.ts";

/** A municipality as written on an address, taken apart. Names are folded. */
export interface WrittenPlace {
  /** What may be the commune, the likelier first. */
  readonly names: readonly string[];
  readonly cedex: boolean;
  /** Number of a distribution office or arrondissement: `PARIS CEDEX 05`, `PARIS 06`, `LYON 3E`. */
  readonly number: number | null;
  /** Five digits, from the postal code or else from before the name. */
  readonly postalCode: string | null;
}

/**
 * Names that the post and people use for what is no commune. Each gives the commune where the place is, by folded name
 * and department, after the address book of the post: campuses, new towns, business parks, parts of communes.
 */
const postalNames: Readonly<Record<string, string>> = {
  "SOPHIA ANTIPOLIS": "VALBONNE", "VALBONNE SOPHIA ANTIPOLIS": "VALBONNE", "FUTUROSCOPE": "CHASSENEUIL DU POITOU", "MARNE LA VALLEE": "CHAMPS SUR MARNE",
  "CERGY PONTOISE": "CERGY", "LA PLAINE SAINT DENIS": "SAINT DENIS", "MONTFAVET": "AVIGNON", "CERN": "SAINT GENIS POUILLY", "SALON AIR": "SALON DE PROVENCE",
  "BREST ARMEES": "BREST", "SAINT DENIS MESSAG": "SAINT DENIS", "SAINTE CLOTILDE": "SAINT DENIS", "PAPETOAI MOOREA MAIAO": "MOOREA MAIAO", "PAPETOAI": "MOOREA MAIAO",
  "FAA A": "FAAA", "FAA A TAHITI": "FAAA", "FAAA TAHITI PF": "FAAA", "MARSEILLAN PLAGE": "MARSEILLAN", "TAHITI": "PAPEETE", "SAINT PIERRE ET MIQUELON": "SAINT PIERRE",
  "CITE DESCARTES": "CHAMPS SUR MARNE", "LE CHESNAY": "LE CHESNAY ROCQUENCOURT", "GRENOBLE SAINT MARTIN D HERES": "SAINT MARTIN D HERES", "EVRY": "EVRY COURCOURONNES",
  "CHERBOURG OCTEVILLE": "CHERBOURG EN COTENTIN", "LES ULIS": "LES ULIS", "PARIS LA DEFENSE": "PUTEAUX", "LA DEFENSE": "PUTEAUX", "ROISSY CDG": "ROISSY EN FRANCE",
};

/** `PARIS CEDEX 05`, `GRENOBLE CEDEX 9 - ST MARTIN D HERES`, `45072 Orléans`, `CS 40700 GRENOBLE CEDEX 9 FRANCE`, `Nice cedex3`… */
export function readPlace(municipality: string, postalCode: string): WrittenPlace {
  const before = /^\s*(\d{5})\b(?!.*\d{5})\s*(.*)$/s.exec(municipality.slice(0, 200));
  const postal = /^\d{4,5}$/.test(postalCode.trim()) ? postalCode.trim() : postalCode.trim().replaceAll(/o/gi, "0");
  const code = /^\d{5}$/.test(postal) ? postal : (before?.[1] ?? null);
  const text = before === null ? municipality.slice(0, 200) : (before[2] ?? "");
  const cedexParts = /^(.*?)[\s-]*c[eé]dex\s*(\d{0,2})\b\.?(.*)$/is.exec(text);
  // What follows the word CEDEX is the commune where the building stands; what comes before it is the office that delivers.
  const raw = cedexParts === null ? [text] : [(cedexParts[3] ?? "").replace(/^[\s\d.-]+/, ""), cedexParts[1] ?? ""];
  const names = new Set<string>();
  let number = cedexParts?.[2] === undefined || cedexParts[2] === "" ? null : Number(cedexParts[2]);
  for (const one of raw) {
    const whole = tidy(one);
    const numbered = /^(PARIS|LYON|MARSEILLE) 0?(\d{1,2}) ?(E|ER|EME)?( ARRONDISSEMENT)?$/.exec(whole);
    if (numbered !== null) {
      number = Number(numbered[2]);
      names.add(numbered[1] ?? "");
      continue;
    }
    add(names, whole);
    const parts = one.split(/\s+-\s+|[,(]/).map(tidy);
    if (parts.length > 1) for (const part of parts.toReversed()) add(names, part);
  }
  return { names: [...names].filter((name) => name.length > 1 && name !== "FRANCE"), cedex: cedexParts !== null, number, postalCode: code };
}

function add(names: Set<string>, name: string): void {
  const known = postalNames[name];
  if (known !== undefined) names.add(known);
  names.add(name);
}

function tidy(text: string): string {
  return foldPlace(text.replace(/\b(CS|BP)\s*\d+/gi, " ")).replace(/ FRANCE$/, "").replace(/^FRANCE /, "");
}

/** Departments and territories that a French postal code may lie in. */
export function departmentsOfPostalCode(code: string): readonly string[] {
  if (code.startsWith("20")) return Number(code.slice(2)) < 200 ? ["2A", "2B"] : ["2B", "2A"];
  if (code.startsWith("971")) return ["971", "977", "978"];
  // CEDEX codes of La Réunion go on into 977 and 978, which are islands of the Antilles otherwise.
  if (code.startsWith("977") || code.startsWith("978")) return ["974", code.slice(0, 3)];
  if (code.startsWith("97") || code.startsWith("98")) return [code.slice(0, 3)];
  return [code.slice(0, 2)];
}
