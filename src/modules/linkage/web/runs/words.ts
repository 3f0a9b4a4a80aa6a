import { both } from "../../../../kernel/i18n/format.ts";
import { groupName } from "../../domain/group-words.ts";
import { causeLabels } from "../../failures/causes.ts";
import type { Bilingual, Language } from "../../../../kernel/i18n/language.ts";

/** A group in words; codes that speak for themselves stay. */
export function groupWords(group: string, language: Language): string {
  return groupName(group)[language];
}

const axes: Readonly<Record<string, Bilingual>> = {
  all: both("en tout", "in all"), year: both("année de décès", "year of death"), department: both("département", "department"), regime: both("régime", "insurance scheme"), sex: both("sexe", "sex"), age: both("âge", "age"), "birth-decade": both("décennie de naissance", "decade of birth"), birthplace: both("lieu de naissance", "place of birth"),
};

export function axisWords(axis: string, language: Language): string {
  return axes[axis]?.[language] ?? axis;
}

/** A cause in words, where the report tells it together with others. */
export function causeWords(cause: string, language: Language): string {
  return Object.entries(causeLabels).find(([code]) => code === cause)?.[1][language] ?? cause;
}
