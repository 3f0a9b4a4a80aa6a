import type { Bilingual } from "../../../kernel/i18n/language.ts";

/** Why a row of the left file has no partner. One cause each; in this order the first that holds. */
export const failureCauses = ["outside-population", "ambiguous", "blocked-out", "taken", "field-missing", "field-contradictory", "field-missing-and-contradictory", "no-trace"] as const;
export type FailureCause = (typeof failureCauses)[number];

/** Nobody can mend these: the row has, or very likely has, no partner in the other file. */
const structural: ReadonlySet<FailureCause> = new Set<FailureCause>(["outside-population", "no-trace"]);
export const isStructural = (cause: FailureCause): boolean => structural.has(cause);

export const causeLabels: Readonly<Record<FailureCause, Bilingual>> = {
  "outside-population": { fr: "Hors de la population de l’autre fichier", en: "Outside the population of the other file" },
  ambiguous: { fr: "Plusieurs partenaires possibles, trop proches pour choisir", en: "Several possible partners, too close to choose" },
  "blocked-out": { fr: "Un partenaire existe, mais aucune règle ne propose la paire", en: "A partner exists, but no rule proposes the pair" },
  taken: { fr: "Le partenaire probable est lié à une autre ligne", en: "The likely partner is linked to another row" },
  "field-missing": { fr: "Un champ nécessaire manque", en: "A needed field is missing" },
  "field-contradictory": { fr: "Un champ contredit", en: "A field contradicts" },
  "field-missing-and-contradictory": { fr: "Un champ manque et un autre contredit", en: "One field is missing and another contradicts" },
  "no-trace": { fr: "Aucune ligne ressemblante\u202f: sans doute absente de l’autre fichier", en: "No row resembles it: probably absent from the other file" },
};

/** Told together where a cause alone would point at people. */
export const severalCauses = "several-causes";
export const severalCausesLabel: Bilingual = { fr: "Autres causes, trop rares pour être montrées seules", en: "Other causes, too rare to be shown alone" };
