import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { fault } from "./fault.ts";
import { formLimits, isBlankText, isCode, isWritable } from "./limits.ts";

const languageNames = { fr: { fr: "français", en: "French" }, en: { fr: "anglais", en: "English" } } as const;

/** Signs that turn the direction of what follows, so that a page says other than what was written. */
const turning = /[\u202a-\u202e\u2066-\u2069]/;

/** Both languages are there, written, and not too long. */
export function checkText(text: Bilingual, field: string, most: number = formLimits.labelCharacters, mayBeEmpty = false): readonly Issue[] {
  const emptyInBoth = isBlankText(text.fr) && isBlankText(text.en);
  return (["fr", "en"] as const).flatMap((language): readonly Issue[] => {
    const written = text[language];
    const name = languageNames[language];
    if (written.length > most) return [fault("text-too-long", `${field}.${language}`, `Texte trop long (${name.fr})\u202f: ${most} caractères au plus.`, `Text too long (${name.en}): ${most} characters at most.`)];
    if (!isWritable(written) || turning.test(written) || written.includes("\ufffd")) return [fault("unwritable-text", `${field}.${language}`, `Le texte en ${name.fr} contient des signes qui ne sont pas de l’écriture\u202f: retapez-le.`, `The text in ${name.en} holds signs that are not writing: type it again.`)];
    if (isBlankText(written) && !(mayBeEmpty && emptyInBoth)) return [fault("translation-missing", `${field}.${language}`, `Le texte en ${name.fr} manque.`, `The text in ${name.en} is missing.`)];
    return [];
  });
}

export function checkCode(code: string, field: string): readonly Issue[] {
  if (isCode(code)) return [];
  const shown = code.slice(0, formLimits.codeCharacters);
  return [fault("bad-code", `${field}.code`,
    `Le code «\u202f${shown}\u202f» ne convient pas\u202f: minuscules sans accent et chiffres, mots reliés par des tirets, une lettre au début, ${formLimits.codeCharacters} signes au plus, et pas un mot réservé.`,
    `The code “${shown}” will not do: lower-case letters without accents and digits, words joined by hyphens, a letter first, ${formLimits.codeCharacters} signs at most, and no reserved word.`)];
}

/** Codes that stand more than once in a list: each repetition is a fault at its place. */
export function checkUnique(things: readonly { readonly code: string }[], field: (index: number) => string): readonly Issue[] {
  const seen = new Set<string>();
  return things.flatMap(({ code }, index) => {
    if (!seen.has(code)) { seen.add(code); return []; }
    return [fault("code-twice", `${field(index)}.code`, `Le code «\u202f${code}\u202f» sert deux fois\u202f: changez l’un des deux.`, `The code “${code}” is used twice: change one of the two.`)];
  });
}

export function checkCount(count: number, least: number, most: number, field: string, what: Bilingual): readonly Issue[] {
  if (count < least) return [fault("too-few", field, `Il faut au moins ${least} ${what.fr}\u202f: il y en a ${count}.`, `At least ${least} ${what.en} needed: there are ${count}.`)];
  if (count > most) return [fault("too-many", field, `Il y a trop de ${what.fr}\u202f: ${count}, pour ${most} au plus.`, `There are too many ${what.en}: ${count}, for ${most} at most.`)];
  return [];
}
