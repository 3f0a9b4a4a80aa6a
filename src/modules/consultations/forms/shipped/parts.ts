import { both } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { Condition, FormAxis, FormSection, MultipleQuestion, Option, ScaleQuestion, SingleQuestion, TextQuestion } from "../../domain/form.ts";

/** Said under every free text. */
export const nameNobody = both(
  "Ne nommez personne, ni par son nom ni par un détail (service, lieu, date) qui le ferait reconnaître. Vous non plus.",
  "Name nobody, neither by name nor by a detail (department, place, date) that would tell who it is. Nor yourself.",
);

export function options(...list: readonly (readonly [code: string, fr: string, en: string])[]): readonly Option[] {
  return list.map(([code, fr, en]) => ({ code, label: both(fr, en) }));
}

interface Extra {
  readonly when?: Condition;
  readonly objectives?: readonly string[];
  readonly help?: Bilingual;
}

/** Five steps, as many on either side of the middle. */
export function fiveSteps(code: string, label: Bilingual, lowLabel: Bilingual, highLabel: Bilingual, extra: Extra): ScaleQuestion {
  return { code, kind: "scale", label, low: 1, high: 5, lowLabel, highLabel, noOpinion: true, ...extra };
}

/** How a thing went from the beginning of the period to its end; 3 is no change. */
export function change(code: string, fr: string, en: string, extra: Extra = {}): ScaleQuestion {
  return fiveSteps(code, both(fr, en), both("s’est nettement dégradé", "clearly got worse"), both("s’est nettement amélioré", "clearly got better"), extra);
}

export function howEasy(code: string, fr: string, en: string, extra: Extra = {}): ScaleQuestion {
  return fiveSteps(code, both(fr, en), both("très difficile", "very difficult"), both("très facile", "very easy"), extra);
}

export function howMuch(code: string, fr: string, en: string, extra: Extra = {}): ScaleQuestion {
  return fiveSteps(code, both(fr, en), both("pas du tout", "not at all"), both("tout à fait", "entirely"), extra);
}

export function single(code: string, fr: string, en: string, choices: readonly Option[], extra: Extra = {}): SingleQuestion {
  return { code, kind: "single", label: both(fr, en), options: choices, ...extra };
}

/** The last option is the one that stands alone. */
export function several(code: string, fr: string, en: string, choices: readonly Option[], extra: Extra & { readonly atMost?: number } = {}): MultipleQuestion {
  const last = choices.at(-1);
  return { code, kind: "multiple", label: both(fr, en), options: choices, ...(last === undefined ? {} : { alone: [last.code] }), ...extra };
}

export function freeText(code: string, fr: string, en: string, extra: Omit<Extra, "help"> = {}): TextQuestion {
  return { code, kind: "text", label: both(fr, en), help: nameNobody, longest: 1500, ...extra };
}

export function section(code: string, fr: string, en: string, questions: FormSection["questions"], extra: Pick<FormSection, "introduction" | "when"> = {}): FormSection {
  return { code, title: both(fr, en), ...extra, questions };
}

export function axis(code: string, title: Bilingual, introduction: Bilingual, objectives: readonly string[], sections: readonly FormSection[]): FormAxis {
  return { code, title, introduction, objectives, sections };
}

/** Columns for "what became of it": as many for less as for more. */
export const fared = options(
  ["worse", "Recul", "Worse"], ["same", "Pas de changement", "No change"], ["better", "Progrès", "Better"], ["cannot-say", "Ne sait pas", "Cannot say"],
);
