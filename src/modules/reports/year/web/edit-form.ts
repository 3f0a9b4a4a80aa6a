import { z } from "zod";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { cleanNumber, formatNumber } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { figureBases, figureBounds, figureCodePattern, figureThemes, figureUnits, type FigureContent } from "../../../activity/index.ts";
import { isPartialDate } from "../../../directory/index.ts";

const short = z.string().max(1_000).default("");

/** What the form sends, as typed. */
export const figureForm = z.looseObject({
  act: z.enum(["save", "take-back"]).default("save"),
  seen: z.string().max(64).default(""),
  year: short, code: short, theme: short, label_fr: short, label_en: short, noun_fr: short, noun_en: short, note_fr: short, note_en: short,
  value: short, unit: short, bound: short, basis: short, region: short, part_of: short, ties: short,
  source_title: short, source_publisher: short, source_day: short, source_line: short,
});
export type FigureForm = z.output<typeof figureForm>;

/** The form as it stands for a figure; an empty one for a figure to come. */
export function formOf(content: FigureContent | null, revision: string, year: number): FigureForm {
  const { label, noun, note, source } = content ?? { label: { fr: "", en: "" }, noun: { fr: "", en: "" }, note: { fr: "", en: "" }, source: null };
  const shown = content === null ? "" : formatNumber(content.unit === "share" ? content.value * 100 : content.value, "fr", { maximumFractionDigits: 12 });
  return {
    act: "save", seen: revision, year: String(content?.year ?? year), code: content?.code ?? "", theme: content?.theme ?? figureThemes[0],
    label_fr: label.fr, label_en: label.en, noun_fr: noun.fr, noun_en: noun.en, note_fr: note.fr, note_en: note.en,
    value: shown, unit: content?.unit ?? "count", bound: content?.bound ?? "exact", basis: content?.basis ?? "year", region: content?.region ?? "", part_of: content?.partOf ?? "", ties: content?.ties.join(" ") ?? "",
    source_title: source?.title.fr ?? "", source_publisher: source?.publisher.fr ?? "", source_day: source?.day ?? "", source_line: source?.line === null || source === null ? "" : String(source.line),
  };
}

/** What was typed as a figure, or all that is missing or wrong in it. `known` is the figure being corrected: its year and code stay, and the English name of its source where the French is the same. */
export function readForm(form: FigureForm, known: FigureContent | null): { readonly content: Omit<FigureContent, "order"> | null; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const wrong = (field: string, fr: string, en: string): void => {
    issues.push({ code: "reports.figure-form", severity: "error", field, text: { fr, en } });
  };
  const text = (field: keyof FigureForm, fr: string, en: string): string => {
    const written = String(form[field]).trim();
    if (written === "") wrong(String(field), `${fr}\u202f: à remplir.`, `${en}: to be filled in.`);
    return written;
  };
  const choice = <T extends string>(field: keyof FigureForm, among: readonly T[], fr: string, en: string): T => {
    const found = among.find((one) => one === form[field]);
    if (found === undefined) wrong(String(field), `${fr}\u202f: choisissez dans la liste.`, `${en}: choose from the list.`);
    return found ?? (among[0] as T);
  };
  const year = known?.year ?? Number(form.year);
  if (!Number.isInteger(year) || year < 1900 || year > 2100) wrong("year", "Année\u202f: quatre chiffres, 2024 par exemple.", "Year: four digits, 2024 for instance.");
  const code = known?.code ?? form.code.trim();
  if (!figureCodePattern.test(code)) wrong("code", "Code\u202f: lettres minuscules sans accent, chiffres et tirets, «\u202fbilans-carbone\u202f» par exemple.", "Code: lower-case letters without accents, digits and hyphens, “carbon-footprints” for instance.");
  const unit = choice("unit", figureUnits, "Unité", "Unit");
  const written = form.value.replace(/[\s\u00a0\u202f]/g, "").replace(/%$/, "").replace(",", ".");
  const number = /^-?\d+(\.\d+)?$/.test(written) ? Number(written) : Number.NaN;
  if (!Number.isFinite(number)) wrong("value", "Valeur\u202f: un nombre, «\u202f2 485\u202f» ou «\u202f6,53\u202f» par exemple.", "Value: a number, “2485” or “6.53” for instance.");
  const day = text("source_day", "Date de la source", "Day of the source");
  if (day !== "" && !isPartialDate(day)) wrong("source_day", "Date de la source\u202f: année, mois ou jour, «\u202f2025\u202f», «\u202f2025-03\u202f» ou «\u202f2025-03-12\u202f».", "Day of the source: year, month or day, “2025”, “2025-03” or “2025-03-12”.");
  const line = form.source_line.trim() === "" ? null : Number(form.source_line);
  if (line !== null && (!Number.isInteger(line) || line < 1)) wrong("source_line", "Ligne ou page\u202f: un nombre entier, ou rien.", "Line or page: a whole number, or nothing.");
  const content: Omit<FigureContent, "order"> = {
    year, code,
    label: { fr: text("label_fr", "Intitulé", "Label (French)"), en: text("label_en", "Intitulé en anglais", "Label (English)") },
    noun: { fr: text("noun_fr", "Ce qui est compté", "What is counted (French)"), en: text("noun_en", "Ce qui est compté, en anglais", "What is counted (English)") },
    note: { fr: text("note_fr", "Explication", "Explanation (French)"), en: text("note_en", "Explication en anglais", "Explanation (English)") },
    value: unit === "share" ? cleanNumber(number / 100) : number,
    unit,
    bound: choice("bound", figureBounds, "Précision", "Precision"),
    basis: choice("basis", figureBases, "Période", "Period"),
    theme: choice("theme", figureThemes, "Thème", "Theme"),
    partOf: form.part_of === "" ? null : form.part_of,
    region: form.region === "" ? null : form.region,
    ties: form.ties.split(/[\s,;]+/).filter((one) => one !== ""),
    source: { title: inBothTongues(text("source_title", "Titre de la source", "Title of the source"), known?.source.title), publisher: inBothTongues(text("source_publisher", "Éditeur de la source", "Publisher of the source"), known?.source.publisher), day, line },
  };
  return { content: issues.length > 0 ? null : content, issues };
}

function inBothTongues(written: string, known: Bilingual | undefined): Bilingual {
  return { fr: written, en: known !== undefined && known.fr === written ? known.en : written };
}
