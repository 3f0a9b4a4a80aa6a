import { both } from "../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";

const words: Readonly<Record<string, Bilingual>> = {
  other: both("groupes trop petits, ensemble", "groups too small, together"), missing: both("non renseigné", "not known"), abroad: both("à l’étranger", "abroad"), france: both("en France", "in France"),
  former: both("commune d’autrefois", "former commune"), all: both("ensemble", "all"),
};

/** What a group is called that has no name of its own; the codes of the others speak for themselves. */
export function groupName(group: string): Bilingual {
  return words[group] ?? both(group, group);
}
