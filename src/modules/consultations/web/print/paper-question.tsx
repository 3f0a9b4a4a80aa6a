import type { VNode } from "preact";
import { pick } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { stepsOf } from "../../domain/answering/index.ts";
import type { Option, Question } from "../../domain/form.ts";
import { fieldWords, howTo } from "../fields/words.ts";

export interface PaperQuestionProps {
  readonly question: Question;
  readonly number: number;
  /** When to answer it, in words. */
  readonly condition?: string;
  readonly language: Language;
}

/** A question with places to tick and lines to write on. */
export function PaperQuestion({ question, number, condition, language }: PaperQuestionProps): VNode {
  const how = howTo(question, language);
  return (
    <div class="paper-question">
      {condition === undefined ? null : <p class="question-condition">{condition}</p>}
      <p class="paper-label"><span class="question-place">{number}. </span>{pick(question.label, language)}</p>
      {question.help === undefined ? null : <p class="hint">{pick(question.help, language)}</p>}
      {how === null ? null : <p class="hint">{how}</p>}
      <Places question={question} language={language} />
    </div>
  );
}

function Places({ question, language }: Pick<PaperQuestionProps, "question" | "language">): VNode {
  switch (question.kind) {
    case "scale": return (
      <p class="paper-scale">
        <span>{pick(question.lowLabel, language)}</span>
        {stepsOf(question).map((step) => <span class="paper-step"><Place round /> {step}</span>)}
        <span>{pick(question.highLabel, language)}</span>
        {question.noOpinion ? <span class="paper-aside"><Place round /> {pick(fieldWords.noOpinion, language)}</span> : null}
      </p>
    );
    case "single": return <Choices options={question.options} round language={language} />;
    case "multiple": return <Choices options={question.options} language={language} />;
    case "ranking": return <ul class="paper-choices">{question.options.map(({ label }) => <li><span class="paper-rank" aria-hidden="true" /> {pick(label, language)}</li>)}</ul>;
    case "matrix": return (
      <table class="paper-matrix">
        <thead><tr><td />{question.columns.map(({ label }) => <th scope="col">{pick(label, language)}</th>)}</tr></thead>
        <tbody>{question.rows.map(({ label }) => <tr><th scope="row">{pick(label, language)}</th>{question.columns.map(() => <td><Place round /></td>)}</tr>)}</tbody>
      </table>
    );
    case "number": return <p><span class="paper-blank" aria-hidden="true" /> {question.unit[language]}</p>;
    case "date": return <p>{question.precision === "month" ? <>{pick(fieldWords.month, language)} <span class="paper-blank paper-blank-short" aria-hidden="true" /> </> : null}{pick(fieldWords.year, language)} <span class="paper-blank" aria-hidden="true" /></p>;
    case "text": return <div class="paper-lines" aria-hidden="true">{Array.from({ length: question.longest > 600 ? 6 : 3 }, () => <div />)}</div>;
  }
}

function Place({ round = false }: { readonly round?: boolean }): VNode {
  return <span class={`paper-place${round ? " paper-round" : ""}`} aria-hidden="true" />;
}

function Choices({ options, round = false, language }: { readonly options: readonly Option[]; readonly round?: boolean; readonly language: Language }): VNode {
  return <ul class="paper-choices">{options.map(({ label }) => <li><Place round={round} /> {pick(label, language)}</li>)}</ul>;
}
