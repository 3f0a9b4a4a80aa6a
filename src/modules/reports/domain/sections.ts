import { both } from "../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { ReportContent, ReportText } from "./content.ts";

/** A place of the report where a synthesis may be written. */
export interface Section {
  /** "overall", "priority-1", "objective-1.2", "indicator-3". */
  readonly key: string;
  readonly kind: "overall" | "priority" | "objective" | "indicator";
  readonly code: string;
  readonly title: Bilingual;
}

/** Every section of a report, in its order: the whole, each priority with its objectives, then the indicators. */
export function sectionsOf(content: Pick<ReportContent, "priorities" | "indicators">): readonly Section[] {
  return [
    { key: "overall", kind: "overall", code: "", title: both("Synthèse générale", "Overall synthesis") },
    ...content.priorities.flatMap((priority) => [
      section("priority", priority.code, priority.title),
      ...priority.objectives.map((objective) => section("objective", objective.code, objective.title)),
    ]),
    ...content.indicators.map(({ indicator }) => section("indicator", indicator.code, indicator.title)),
  ];
}

function section(kind: Exclude<Section["kind"], "overall">, code: string, title: Bilingual): Section {
  return { key: `${kind}-${code}`, kind, code, title };
}

/** A section that the report no longer has, by its key; null where no section could ever be called so. */
export function goneSection(key: string): Section | null {
  const [, kind, code = ""] = /^(priority|objective|indicator)-(.+)$/.exec(key) ?? [];
  return kind === "priority" || kind === "objective" || kind === "indicator" ? { key, kind, code, title: sectionName(key) } : null;
}

/** "Indicateur 3", "Objectif 1.2": how a section is called in a sentence. */
export function sectionName(key: string): Bilingual {
  const [, kind = "", code = ""] = /^(priority|objective|indicator)-(.+)$/.exec(key) ?? [];
  switch (kind) {
    case "priority":
      return both(`synthèse de la priorité ${code}`, `synthesis of priority ${code}`);
    case "objective":
      return both(`synthèse de l’objectif ${code}`, `synthesis of objective ${code}`);
    case "indicator":
      return both(`synthèse de l’indicateur ${code}`, `synthesis of indicator ${code}`);
    default:
      return both("synthèse générale", "overall synthesis");
  }
}

/**
 * A text as it is kept and hashed: line ends as one character, no blanks at the ends of lines, at most one empty line
 * between paragraphs, letters in their composed form (NFC), and nothing that PostgreSQL cannot keep.
 */
export function tidyText(text: string): string {
  return text.replaceAll("\0", "\uFFFD").replace(/\p{Surrogate}/gu, "\uFFFD").normalize("NFC").replace(/\r\n?/g, "\n").replace(/[ \t]+$/gm, "").replace(/\n{3,}/g, "\n\n").trim();
}

/** The texts of those sections that there are, in their order; what is empty in both languages is left out. */
export function textsInOrder(sections: readonly Section[], texts: readonly ReportText[]): readonly ReportText[] {
  const bySection = new Map(texts.map((one) => [one.section, one.text]));
  return sections.flatMap(({ key }) => {
    const text = bySection.get(key);
    if (text === undefined) return [];
    const tidy = { fr: tidyText(text.fr), en: tidyText(text.en) };
    return tidy.fr === "" && tidy.en === "" ? [] : [{ section: key, text: tidy }];
  });
}

/** The sections that texts were given for and that the report does not have, in the order given. */
export function sectionsNotIn(sections: readonly Section[], texts: readonly ReportText[]): readonly string[] {
  const known = new Set(sections.map(({ key }) => key));
  return texts.map(({ section: key }) => key).filter((key) => !known.has(key));
}
