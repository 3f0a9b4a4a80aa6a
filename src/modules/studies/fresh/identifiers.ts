import type { Organisation, RegistryNumber, RegistryScheme } from "../domain/parts.ts";

const spelled: readonly (readonly [RegExp, RegistryScheme])[] = [
  [/^(nct|clinical ?trials?(\.gov)?)/i, "nct"], [/eudra/i, "eudract"], [/^(eu ?ct|ctis)/i, "ctis"], [/^(id[\s-]?rcb|n°? ?id[\s-]?rcb)/i, "id-rcb"], [/isrctn/i, "isrctn"], [/^utn|who/i, "utn"], [/drks/i, "drks"],
  [/^fresh/i, "fresh"], [/^pef|pid[ée]mio/i, "pef"], [/[ée]claire/i, "eclaire"], [/^doi/i, "doi"], [/^(grant|financement|anr)/i, "grant"], [/^(sponsor|promoteur)/i, "sponsor"],
];
const shaped: readonly (readonly [RegExp, RegistryScheme])[] = [
  [/^NCT\d{8}$/i, "nct"], [/^20\d\d-5\d{5}-\d\d-\d\d$/, "ctis"], [/^\d{4}-\d{6}-\d\d$/, "eudract"], [/^\d{4}-A\d{5}-\d\d$/i, "id-rcb"], [/^ISRCTN\d{8}$/i, "isrctn"], [/^U1111-\d{4}-\d{4}$/i, "utn"], [/^DRKS\d{8}$/i, "drks"], [/^10\.\d{4,9}\//, "doi"],
];

/** The number of a study under one spelling of its scheme: by the shape of the number, else by what the scheme is called. */
export function registryNumber(schemeName: string | null, given: string): RegistryNumber {
  const number = given.replace(/^https?:\/\/(dx\.)?doi\.org\//i, "").trim();
  const scheme = shaped.find(([pattern]) => pattern.test(number))?.[1] ?? spelled.find(([pattern]) => pattern.test(schemeName ?? ""))?.[1] ?? "other";
  const named = scheme === "other" || scheme === "grant" || scheme === "sponsor";
  return { scheme, number: scheme === "nct" || scheme === "isrctn" || scheme === "drks" ? number.toUpperCase() : number, issuer: named ? schemeName : null };
}

/** `Prénom;NOM` or `Prénom NOM` as `NOM, Prénom`; what cannot be told apart stays as it is. */
export function familyFirst(given: string): string {
  const [first = "", last = ""] = given.split(";").map((part) => part.trim());
  if (last !== "") return first === "" ? last : `${last}, ${first}`;
  if (given.includes(",")) return given.trim();
  const words = given.replaceAll(";", " ").trim().split(/\s+/);
  const at = words.findIndex((word) => word.length > 1 && /\p{Lu}/u.test(word) && word === word.toUpperCase());
  return at > 0 && words.slice(at).every((word) => word === word.toUpperCase()) ? `${words.slice(at).join(" ")}, ${words.slice(0, at).join(" ")}` : words.join(" ");
}

/** `NOM, Prénom` as FReSH writes it. */
export function givenFirst(name: string): string {
  const [family = "", given = ""] = name.split(",").map((part) => part.trim());
  return given === "" ? family : `${given};${family}`;
}

export interface NamedIds {
  readonly ror: string | null;
  readonly siren: string | null;
  readonly rnsr: string | null;
}

/** Identifiers of an organisation by scheme; the shape of the value decides where the scheme is wrong. */
export function organisationIds(pairs: readonly { readonly scheme: string | null; readonly value: string | null }[]): NamedIds {
  const values = pairs.flatMap(({ value }) => value ?? []);
  const find = (pattern: RegExp): string | null => values.map((value) => pattern.exec(value)?.[1]).find((found) => found !== undefined) ?? null;
  return { ror: find(/(?:^|ror\.org\/)(0[a-z0-9]{6}\d{2})\/?$/i)?.toLowerCase() ?? null, siren: find(/(?:^|[/:])(\d{9})\/?$/), rnsr: find(/(?:^|[/:])(\d{9}[A-Z])\/?$/i)?.toUpperCase() ?? null };
}

export function organisation(name: string, kind: string | null, ids: NamedIds): Organisation {
  return { name, kind, ror: ids.ror, siren: ids.siren, directoryCode: null };
}
