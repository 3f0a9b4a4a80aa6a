import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { regionOf } from "../../../directory/index.ts";
import type { FigureContent } from "./figure.ts";

export const figureCodePattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const tiePattern = /^(?:action-\d{1,3}|\d{1,3}(?:\.[a-z0-9-]+)*)$/;

export interface ContentFault {
  readonly field: "code" | "value" | "of" | "region" | "ties";
  readonly text: Bilingual;
}

/** What is wrong with a figure beside the others of its year: all faults at once. */
export function contentFaults(content: FigureContent, others: readonly Pick<FigureContent, "code" | "partOf">[], tieExists: (tie: string) => boolean = () => true): readonly ContentFault[] {
  const faults: ContentFault[] = [];
  const { code, value, unit, partOf, region, ties } = content;
  if (others.some((one) => one.code === code)) faults.push({ field: "code", text: { fr: `«\u202f${code}\u202f» désigne déjà un chiffre de cette année`, en: `“${code}” already names a figure of this year` } });
  if (!Number.isFinite(value) || Math.abs(value) > 1e15) faults.push({ field: "value", text: { fr: "un nombre est attendu", en: "a number is expected" } });
  else if (unit === "share" && (value < 0 || value > 1)) faults.push({ field: "value", text: { fr: "une part va de 0 à 1 (0 à 100\u202f%)", en: "a share goes from 0 to 1 (0 to 100%)" } });
  else if (unit === "count" && (value < 0 || !Number.isInteger(value))) faults.push({ field: "value", text: { fr: "un nombre entier, positif ou nul, est attendu", en: "a whole number, not negative, is expected" } });
  const whole = partOf === null ? null : others.find((one) => one.code === partOf);
  if (whole === undefined) faults.push({ field: "of", text: { fr: `aucun autre chiffre «\u202f${partOf}\u202f» cette année`, en: `no other figure “${partOf}” this year` } });
  else if (whole !== null && whole.partOf !== null) faults.push({ field: "of", text: { fr: `«\u202f${partOf}\u202f» détaille déjà un autre chiffre\u202f: un seul niveau`, en: `“${partOf}” already details another figure: one level only` } });
  if (partOf !== null && others.some((one) => one.partOf === code)) faults.push({ field: "of", text: { fr: "ce chiffre en a d’autres sous lui\u202f: il ne peut pas en détailler un", en: "this figure has others under it: it cannot detail one" } });
  if (region !== null && regionOf(region) === null) faults.push({ field: "region", text: { fr: `«\u202f${region}\u202f» n’est pas le code Insee d’une région`, en: `“${region}” is not the INSEE code of a region` } });
  for (const tie of ties) {
    if (!tiePattern.test(tie) || !tieExists(tie)) faults.push({ field: "ties", text: { fr: `le contrat n’a ni indicateur ni action «\u202f${tie}\u202f» (écrire 14.a ou action-29)`, en: `the contract has no indicator or action “${tie}” (write 14.a or action-29)` } });
  }
  return faults;
}
