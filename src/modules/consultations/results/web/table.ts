import { pick } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { Cell, Table } from "../../../../kernel/tables/index.ts";
import { partLabel, valueLabel } from "../../domain/answering/index.ts";
import { questionsOfAxis } from "../domain/axis-system.ts";
import { baseOf, shareOf } from "../domain/figures.ts";
import type { ShownCount } from "../domain/published.ts";
import type { PublishedQuestionnaire } from "../results.ts";
import { categoryLabel, columnLabel, hiddenWhy } from "./words.ts";

/** Everything published, one line a count: distributions, then crossings; hidden counts are empty and said to be hidden. */
export function resultsTable({ questionnaire, release }: PublishedQuestionnaire, language: Language): Table {
  const { form, code, title } = questionnaire;
  const column = (key: string, fr: string, en: string) => ({ key, label: { fr, en } });
  const rows: Cell[][] = [];
  const say = (fr: string, en: string): Cell => ({ fr, en });
  const line = (axis: string, question: string, label: Cell, part: Cell, value: Cell, group: Cell, category: Cell, count: ShownCount, of: ShownCount): void => {
    const share = shareOf(count, of);
    rows.push([axis, question, label, part, value, group, category, count, count === null ? say("oui", "yes") : say("non", "no"), of, share === null ? null : { share: share.share }, share?.interval == null ? null : { share: share.interval.low }, share?.interval == null ? null : { share: share.interval.high }]);
  };
  for (const axis of form.axes) {
    const shown = release.results.axes.find((one) => one.axis === axis.code);
    if (shown?.shown !== true) {
      rows.push([axis.code, "", say("moins de contributions que le seuil", "fewer contributions than the threshold"), null, null, null, null, null, say("oui", "yes"), null, null, null, null]);
      continue;
    }
    line(axis.code, "", say("contributions à l’axe", "contributions to the axis"), null, null, null, null, shown.contributions, null);
    for (const { group, categories } of shown.groups) {
      const asked = form.groups.find((one) => one.code === group);
      if (asked === undefined) continue;
      for (const { values, contributions } of categories) line(axis.code, "", say("contributions du groupe", "contributions of the group"), null, null, asked.label, categoryLabel(asked, values), contributions, shown.contributions);
    }
    for (const { question } of questionsOfAxis(axis)) {
      for (const part of shown.questions.find((one) => one.question === question.code)?.parts ?? []) {
        const { of } = baseOf(part, shown.contributions);
        const name = part.part === "" ? null : partLabel(question, part.part);
        for (const { value, count } of part.cells) line(axis.code, question.code, question.label, name, valueLabel(question, value), null, null, count, value === "no-answer" || value === "not-asked" ? shown.contributions : of);
        for (const crossing of part.crossings) {
          const asked = form.groups.find((one) => one.code === crossing.group);
          const categories = shown.groups.find((one) => one.group === crossing.group)?.categories ?? [];
          if (asked === undefined) continue;
          for (const [at, counts] of crossing.rows.entries()) {
            const category = categories[at];
            if (category === undefined) continue;
            for (const [index, count] of counts.entries()) line(axis.code, question.code, question.label, name, columnLabel(question, crossing.columns[index] ?? []), asked.label, categoryLabel(asked, category.values), count, category.contributions);
          }
        }
      }
    }
  }
  return {
    name: `results-${code}`, title: { fr: `Résultats\u202f: ${title.fr}`, en: `Results: ${title.en}` },
    columns: [
      column("axis", "Axe", "Axis"), column("question", "Code de la question", "Question code"), column("label", "Question", "Question"), column("part", "Option ou ligne", "Option or row"), column("value", "Réponse", "Answer"), column("group", "Groupe", "Group"), column("category", "Valeur du groupe", "Value of the group"),
      column("count", "Nombre", "Count"), column("hidden", "Masqué", "Hidden"), column("of", "Sur", "Of"), { ...column("share", "Part", "Share"), unit: "%" }, { ...column("low", "Intervalle, bas", "Interval, low"), unit: "%" }, { ...column("high", "Intervalle, haut", "Interval, high"), unit: "%" },
    ],
    rows: rows.map((row) => row.map((cell) => (cell !== null && typeof cell === "object" && "fr" in cell ? pick(cell, language) : cell))),
    notes: [hiddenWhy(questionnaire.threshold), { fr: `Empreinte des résultats publiés\u202f: ${release.sha256}`, en: `Fingerprint of the published results: ${release.sha256}` }],
    demonstration: questionnaire.demonstration,
  };
}
