import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { Form, MatrixQuestion, MultipleQuestion, NumberQuestion, Option, Question, RankingQuestion, ScaleQuestion, SingleQuestion } from "../../domain/form.ts";

const text = (word: string): Bilingual => ({ fr: word, en: word });

export function options(count: number, prefix: string): readonly Option[] {
  return Array.from({ length: count }, (_, at) => ({ code: `${prefix}${at + 1}`, label: text(`${prefix} ${at + 1}`) }));
}

export function scale(code: string, more: Partial<ScaleQuestion> = {}): ScaleQuestion {
  return { kind: "scale", code, label: text(code), low: 1, high: 5, lowLabel: text("bas"), highLabel: text("haut"), noOpinion: true, ...more };
}

export function single(code: string, count: number, more: Partial<SingleQuestion> = {}): SingleQuestion {
  return { kind: "single", code, label: text(code), options: options(count, `${code}-`), ...more };
}

export function multiple(code: string, count: number, more: Partial<MultipleQuestion> = {}): MultipleQuestion {
  return { kind: "multiple", code, label: text(code), options: options(count, `${code}-`), ...more };
}

export function ranking(code: string, count: number, more: Partial<RankingQuestion> = {}): RankingQuestion {
  return { kind: "ranking", code, label: text(code), options: options(count, `${code}-`), ...more };
}

export function matrix(code: string, rows: number, columns: number): MatrixQuestion {
  return { kind: "matrix", code, label: text(code), rows: options(rows, `${code}-row-`), columns: options(columns, `${code}-column-`) };
}

export function number(code: string, bands: readonly number[], most: number): NumberQuestion {
  return { kind: "number", code, label: text(code), least: bands[0] ?? 0, most, decimals: 0, unit: text("jours"), bands };
}

/** One axis `axis-1` with these questions, on objective 1. */
export function oneAxis(groups: readonly SingleQuestion[], questions: readonly Question[]): Form {
  return {
    code: "made-up", version: 1, title: text("Formulaire d’essai"), introduction: text(""), groups,
    axes: [{ code: "axis-1", title: text("Axe d’essai"), introduction: text(""), objectives: ["1"], sections: [{ code: "section", title: text("Section"), questions }] }],
  };
}
