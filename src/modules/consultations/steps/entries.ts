import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { Day } from "../../../kernel/time/day.ts";
import { standing, takesComments, type Consultation } from "./domain/consultation.ts";
import type { Steps } from "./steps.ts";
import { standingNames } from "./web/words.ts";

/** A consultation in a list of things to take part in. */
export interface StepEntry {
  readonly code: string;
  readonly title: Bilingual;
  readonly href: string;
  readonly standing: Bilingual;
  /** Can something be said today? */
  readonly open: boolean;
  /** Until which day (half open) something can be said; null where nothing can, or for ever. */
  readonly openUntil: Day | null;
  readonly proposals: number;
  readonly answered: number;
  readonly demonstration: boolean;
}

/** Published consultations, those where one can speak today first. */
export async function stepEntries(steps: Pick<Steps, "list" | "counts">, today: Day): Promise<readonly StepEntry[]> {
  const entries = await Promise.all((await steps.list(null, false)).map(async (consultation): Promise<StepEntry> => {
    const { proposals, answered } = await steps.counts(consultation.code);
    const open = takesComments(consultation, today);
    return { code: consultation.code, title: consultation.title, href: `/consultations/steps/${consultation.code}`, standing: standingNames[standing(consultation, today)], open, openUntil: open ? lastDay(consultation, today) : null, proposals, answered, demonstration: consultation.demonstration };
  }));
  return entries.toSorted((a, b) => Number(b.open) - Number(a.open));
}

function lastDay({ phases }: Pick<Consultation, "phases">, today: Day): Day | null {
  const ends = phases.filter(({ kind, from, to }) => (kind === "contributions" || kind === "discussion") && from <= today && (to === null || today < to)).map(({ to }) => to);
  return ends.includes(null) ? null : (ends.toSorted().at(-1) ?? null);
}
