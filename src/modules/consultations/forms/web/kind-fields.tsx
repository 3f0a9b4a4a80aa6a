import type { VNode } from "preact";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { Field } from "../../../../kernel/html/index.ts";
import { both, pick } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { Question } from "../../domain/form.ts";
import { OptionsEditor } from "./options-editor.tsx";
import { faultAt, TwoTexts } from "./parts.tsx";

export interface KindFieldsProps {
  readonly question: Question;
  readonly at: string;
  readonly issues: readonly Issue[];
  readonly language: Language;
}

const words = {
  low: both("Premier degré", "First step"),
  high: both("Dernier degré", "Last step"),
  lowLabel: both("Nom du premier degré", "Name of the first step"),
  highLabel: both("Nom du dernier degré", "Name of the last step"),
  noOpinion: both("Proposer «\u202fsans opinion\u202f»", "Offer “no opinion”"),
  options: both("Choix proposés", "Options offered"),
  rows: both("Lignes", "Rows"),
  columns: both("Colonnes", "Columns"),
  atMost: both("Nombre de choix au plus", "Most options that may be chosen"),
  alone: both("Codes des choix qui excluent les autres", "Codes of options that exclude the others"),
  least: both("Plus petit nombre", "Least number"),
  most: both("Plus grand nombre", "Greatest number"),
  decimals: both("Décimales", "Decimals"),
  unit: both("Unité", "Unit"),
  bands: both("Tranches", "Bands"),
  bandsHint: both("Bornes basses, en ordre croissant, séparées par des espaces\u202f: «\u202f0 5 10\u202f» compte de 0 à 4, de 5 à 9, et 10 ou plus. Seule la tranche est gardée.", "Lower bounds, ascending, with spaces between: “0 5 10” counts 0 to 4, 5 to 9, and 10 or more. Only the band is kept."),
  precision: both("Précision", "Precision"),
  year: both("Année", "Year"),
  month: both("Mois", "Month"),
  earliest: both("Première date (AAAA ou AAAA-MM)", "First date (YYYY or YYYY-MM)"),
  latest: both("Dernière date", "Last date"),
  longest: both("Nombre de caractères au plus", "Most characters"),
} as const;

/** What only one kind of question has. */
export function KindFields({ question, at, issues, language }: KindFieldsProps): VNode {
  const shared = { at, issues, language };
  const line = (name: keyof typeof words, value: string, more: { readonly hint?: string; readonly optional?: boolean } = {}) => <Field name={name} label={pick(words[name], language)} value={value} language={language} {...more} {...faultAt(issues, `${at}.${name}`, language)} />;
  switch (question.kind) {
    case "scale": return (
      <>
        <div class="field-pair">{line("low", String(question.low))}{line("high", String(question.high))}</div>
        <TwoTexts name="lowLabel" label={pick(words.lowLabel, language)} rows={1} value={question.lowLabel} {...shared} />
        <TwoTexts name="highLabel" label={pick(words.highLabel, language)} rows={1} value={question.highLabel} {...shared} />
        <Field control="checkbox" name="noOpinion" label={pick(words.noOpinion, language)} value="yes" checked={question.noOpinion} language={language} />
      </>
    );
    case "single": return <OptionsEditor name="options" label={pick(words.options, language)} options={question.options} {...shared} />;
    case "multiple": return (
      <>
        <OptionsEditor name="options" label={pick(words.options, language)} options={question.options} {...shared} />
        {line("atMost", question.atMost === undefined ? "" : String(question.atMost), { optional: true })}
        {line("alone", question.alone?.join(" ") ?? "", { optional: true })}
      </>
    );
    case "ranking": return <><OptionsEditor name="options" label={pick(words.options, language)} options={question.options} {...shared} />{line("atMost", question.atMost === undefined ? "" : String(question.atMost), { optional: true })}</>;
    case "matrix": return <><OptionsEditor name="rows" label={pick(words.rows, language)} options={question.rows} {...shared} /><OptionsEditor name="columns" label={pick(words.columns, language)} options={question.columns} {...shared} /></>;
    case "number": return (
      <>
        <div class="field-pair">{line("least", String(question.least))}{line("most", String(question.most))}</div>
        <TwoTexts name="unit" label={pick(words.unit, language)} rows={1} optional value={question.unit} {...shared} />
        {line("decimals", String(question.decimals))}
        {line("bands", question.bands.join(" "), { hint: pick(words.bandsHint, language) })}
      </>
    );
    case "date": return (
      <>
        <Field control="radios" name="precision" label={pick(words.precision, language)} value={question.precision} options={[{ value: "year", label: pick(words.year, language) }, { value: "month", label: pick(words.month, language) }]} language={language} />
        <div class="field-pair">{line("earliest", question.earliest)}{line("latest", question.latest)}</div>
      </>
    );
    case "text": return line("longest", String(question.longest));
  }
}
