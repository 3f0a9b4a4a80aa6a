/** A unit's label at one of its parents: what kind, and its number there. Not a key: two units may bear the same. */
export interface Label {
  /** As most often written: `U`, `UMR_S`, `CIC`, `CIC-IT`… */
  readonly prefix: string;
  readonly number: string;
  /** `UMR_S 1260` */
  readonly canonical: string;
}

/**
 * Kinds of label found in the national register, as most often written there. The letter after `UMR_` names the body
 * that goes with the CNRS or stands alone: S for Inserm, A for INRAE, D for IRD, T for Ifsttar, MD for the IRD with others…
 */
const prefixes: readonly string[] = [
  "U", "UMR", "UMR_A", "UMR_B", "UMR_C", "UMR_D", "UMR_E", "UMR_I", "UMR_M", "UMR_MA", "UMR_MD", "UMR_S", "UMR_T", "UMRE",
  "UMS", "UMS_S", "UAR", "UAS", "UPS", "US", "USC", "USR", "UA", "UE", "UR", "URU", "ULR", "UPR", "UM", "UMI", "IRL", "IRP",
  "CIC", "CIC-BT", "CIC-EC", "CIC-IT", "CIC-P", "CIC-PT", "CIE", "CIT", "CRB", "EA", "EE", "EMR", "EPR", "ERI", "ERL", "ERM", "ESPRI", "FR", "FRC", "FRE", "FRU", "FED",
  "SF", "SFR", "IFR", "GDR", "GDRI", "GDS", "GIS", "GRC", "JE", "MA", "MSH", "U-PASTEUR", "UR UTT", "UR EMERGENTE",
];
const byLetters = new Map(prefixes.map((prefix) => [prefix.replace(/[^A-Z]/g, ""), prefix]));

/** Parent institutions that some write inside the label. */
const parentWords = /\b(INSERM|CNRS|INRAE|INRA|IRD|CEA)\b/g;

/**
 * What label does this text state? Reads the spellings in use: `U1016`, `u 1016`, `UMRS 1138`, `UMR-S1215`,
 * `UMR_S 1260 1260` (number written twice), `INSERM U 1234`, `UMR CNRS 5525`. Where two labels stand in one text
 * (`UAR 2014 US 41`) it is the first; `UMR_S / U 1234` gives `UMR_S 1234`. Numbers lose their leading zeros; a number
 * may bear letters before or after (`UR UM104`, `UPR CA5`). Null where there is no known kind, or no number.
 */
export function parseLabel(text: string): Label | null {
  if (text.length > 80) return null;
  const cleaned = text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toUpperCase().replace(parentWords, " ").replace(/\s+/g, " ").trim();
  const parts = /^([A-Z][A-Z _.-]*?)(?: *\/ *[A-Z]+)?[ _.-]*((?: [A-Z]{1,2}|(?<=[ _])UM|)\d+[A-Z]?)(?![\d])/.exec(cleaned);
  if (parts === null) return null;
  const letters = (parts[1] ?? "").replace(/[^A-Z]/g, "");
  const number = (parts[2] ?? "").trim();
  const known = byLetters.get(letters);
  if (known !== undefined) return label(known, number);
  // The last letters may belong to the number: "UR UM104", "UPR CA5", "UMR MI4".
  const split = /^([A-Z_-]+?)[ _-]+([A-Z]{1,3})$/.exec((parts[1] ?? "").trim());
  const shorter = split === null ? undefined : byLetters.get((split[1] ?? "").replace(/[^A-Z]/g, ""));
  return shorter === undefined ? null : label(shorter, `${split?.[2] ?? ""}${number}`);
}

function label(prefix: string, number: string): Label {
  const trimmed = number.replace(/^0+(?=\d)/, "");
  return { prefix, number: trimmed, canonical: `${prefix} ${trimmed}` };
}

/** Kinds that name the same unit at Inserm: alone (U), or mixed with a university (UMR_S). */
const alike: readonly (readonly string[])[] = [["U", "UMR_S"], ["CIC", "CIC-P", "CIC-EC", "CIC-IT", "CIC-BT", "CIC-PT"]];

/**
 * The spellings under which people look for a label, the canonical one first: with and without space, hyphen and
 * underscore. A unit known as `U 1016` is sought as `UMR_S 1016` too, and the other way round; a `CIC-EC 1408` as
 * `CIC 1408`. Text that is no label gives itself.
 */
export function labelSpellings(text: string): readonly string[] {
  const parsed = parseLabel(text);
  if (parsed === null) return [text.trim()];
  const family = alike.find((one) => one.includes(parsed.prefix));
  const kinds = family === undefined ? [parsed.prefix] : family[0] === "CIC" ? [parsed.prefix, "CIC"] : [parsed.prefix, ...family];
  const found = new Set<string>([parsed.canonical]);
  for (const kind of kinds) {
    for (const written of [kind, kind.replace(/[_ ]/g, "-"), kind.replace(/[_-]/g, " "), kind.replace(/[_ -]/g, "")]) {
      found.add(`${written} ${parsed.number}`);
      found.add(`${written}${parsed.number}`);
    }
  }
  return [...found];
}
