import { both } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { Cell, Table } from "../../../../kernel/tables/index.ts";
import { resultWords } from "../actions/self-evaluation.ts";
import type { CodeBook } from "../domain/code-book.ts";
import type { Coding } from "../domain/coding.ts";
import type { ShownAgreement, SynthesisDocument } from "../domain/document.ts";
import type { ShownCount } from "../domain/shown-count.ts";
import { agreementNote, contributionNote, countNote, kindWords, methodWords, shortCount } from "./words.ts";

export function bookTable(coding: Coding, book: CodeBook): Table {
  return {
    name: `codes-${coding.subject}`, title: both("Livre de codes", "Code book"), demonstration: coding.demonstration,
    columns: [
      { key: "number", label: both("Numéro", "Number") }, { key: "code", label: both("Code", "Code") }, { key: "theme", label: both("Thème", "Theme") }, { key: "definition", label: both("Définition", "Definition") },
      { key: "example", label: both("Exemple", "Example") }, { key: "state", label: both("État", "State") }, { key: "into", label: both("Remplacé par", "Replaced by") },
    ],
    rows: book.codes.map((code): readonly Cell[] => [code.number, filled(code.label), filled(code.theme), filled(code.definition), code.example, code.state, code.into.join(" ")]),
    notes: [both(`Version ${book.version}.`, `Version ${book.version}.`)],
  };
}

export function agreementTable(subject: string, agreements: readonly ShownAgreement[], threshold: number, demonstration: boolean): Table {
  return {
    name: `agreement-${subject}`, title: both("Accord des codeurs", "Agreement of the coders"), demonstration,
    columns: [
      { key: "theme", label: both("Thème", "Theme") }, { key: "code", label: both("Code", "Code") }, { key: "texts", label: both("Textes lus par les deux", "Texts read by both") }, { key: "agreed", label: both("Accord brut", "Raw agreement"), unit: "%" },
      { key: "kappa", label: both("Kappa de Cohen", "Cohen’s kappa") }, { key: "low", label: both("borne basse à 95 %", "lower bound, 95%") }, { key: "high", label: both("borne haute à 95 %", "upper bound, 95%") },
      { key: "adjusted", label: both("Kappa ajusté à la prévalence", "Prevalence-adjusted kappa") }, { key: "alpha", label: both("Alpha de Krippendorff", "Krippendorff’s alpha") }, { key: "note", label: both("Remarque", "Note") },
    ],
    rows: agreements.map(({ kind, name, theme, measured }): readonly Cell[] => [
      filled(theme), kind === "theme" ? both("(tout le thème)", "(whole theme)") : filled(name), measured?.texts ?? null, measured?.agreedShare == null ? null : { share: measured.agreedShare }, measured?.kappa ?? null, measured?.low ?? null, measured?.high ?? null, measured?.prevalenceAdjusted ?? null, measured?.alpha ?? null,
      measured === null ? both("non montré", "not shown") : measured.paradox ? both("paradoxe de la prévalence", "paradox of prevalence") : measured.none === null ? null : both("non calculable", "cannot be computed"),
    ]),
    notes: [...methodWords, agreementNote(threshold)],
  };
}

/** The sentences with what carries them; then what is not covered, as rows of their own. */
export function synthesisTable(document: SynthesisDocument): Table {
  const axes = new Map(document.axes.map(({ code, title }) => [code, title]));
  const axis = (code: string | null): Bilingual => (code === null ? both("Tous les axes", "All axes") : (axes.get(code) ?? both(code, code)));
  const codes = new Map(document.codes.map(({ number, label }) => [number, filled(label)]));
  const joined = (texts: readonly Bilingual[]): Bilingual => both(texts.map(({ fr }) => fr).join("\u202f; "), texts.map(({ en }) => en).join("; "));
  const numberOf = (count: ShownCount): readonly Cell[] => [count.kind === "fewer" ? null : count.count, shortCount(count)];
  const leftOut = (kind: Bilingual, where: string, count: ShownCount, of: number): readonly Cell[] => [null, kind, axis(where), null, null, null, ...numberOf(count), of, null, null];
  return {
    name: `synthesis-${document.subject}-v${document.version}`, title: both(`Synthèse\u202f: ${document.title.fr}`, `Synthesis: ${document.title.en}`), demonstration: document.demonstration,
    columns: [
      { key: "sentence", label: both("Phrase n°", "Sentence no.") }, { key: "kind", label: both("Nature", "Kind") }, { key: "axis", label: both("Axe", "Axis") }, { key: "objectives", label: both("Objectifs", "Objectives") }, { key: "theme", label: both("Thème", "Theme") },
      { key: "text", label: both("Texte", "Text") }, { key: "contributions", label: both("Contributions", "Contributions") }, { key: "contributions_shown", label: both("Contributions, en toutes lettres", "Contributions, in words") }, { key: "of", label: both("Sur", "Of") },
      { key: "codes", label: both("Codes", "Codes") }, { key: "results", label: both("Résultats", "Results") },
    ],
    rows: [
      ...document.sentences.map((one): readonly Cell[] => [
        one.number, kindWords[one.kind], axis(one.axis), one.objectives.join(" "), one.theme === null ? null : filled(one.theme), one.text, ...(one.count === null ? [null, null] : numberOf(one.count)), one.count === null ? null : one.of,
        joined(one.codes.map((number) => codes.get(number) ?? both(String(number), String(number)))), joined(one.results.map(resultWords)),
      ]),
      ...document.notCovered.flatMap((one) => [
        leftOut(both("Non couvert\u202f: codé, dans aucune phrase", "Not covered: coded, in no sentence"), one.axis, one.uncovered, one.texts),
        leftOut(both("Non couvert\u202f: rien à coder", "Not covered: nothing to code"), one.axis, one.nothing, one.texts),
        leftOut(both("Non couvert\u202f: désaccord non départagé", "Not covered: disagreement not settled"), one.axis, one.unsettled, one.texts),
      ]),
    ],
    notes: [contributionNote, countNote(document.threshold)],
  };
}

/** English left empty is the French. */
export function filled(text: Bilingual): Bilingual {
  return { fr: text.fr, en: text.en === "" ? text.fr : text.en };
}
