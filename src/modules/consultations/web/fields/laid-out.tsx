import type { VNode } from "preact";
import { pick } from "../../../../kernel/i18n/format.ts";
import { stepsOf } from "../../domain/answering/cells.ts";
import { fieldName, givenOf } from "../../domain/answering/fields.ts";
import { noOpinion } from "../../domain/answers.ts";
import { Choice, NoAnswer, type ControlProps } from "./question-field.tsx";
import { fieldWords, rankName } from "./words.ts";

/** Steps side by side between their named ends; the ends are part of the names of the first and last step. */
export function Scale({ question, id, fields, language, wrong }: ControlProps<"scale">): VNode {
  const name = fieldName(question.code);
  const given = givenOf(fields, name);
  const endOf = (step: number) => step === question.low ? question.lowLabel[language] : step === question.high ? question.highLabel[language] : null;
  return (
    <>
      <div class="scale-box">
        <p class="scale-ends" aria-hidden="true"><span>{question.lowLabel[language]}</span><span>{question.highLabel[language]}</span></p>
        <div class="scale-steps">
          {stepsOf(question).map((step) => (
            <label class="scale-step" for={`${id}--${step}`}>
              <input type="radio" id={`${id}--${step}`} name={name} value={String(step)} checked={given.includes(String(step))} aria-invalid={wrong ? "true" : undefined} />
              <span>{step}{endOf(step) === null ? null : <span class="visually-hidden"> ({endOf(step)})</span>}</span>
            </label>
          ))}
        </div>
      </div>
      {question.noOpinion || question.required !== true ? (
        <div class="scale-others">
          {question.noOpinion ? <Choice type="radio" id={`${id}--no-opinion`} name={name} value={noOpinion} checked={given.includes(noOpinion)} quiet>{pick(fieldWords.noOpinion, language)}</Choice> : null}
          {question.required === true ? null : <NoAnswer id={id} name={name} given={given} language={language} />}
        </div>
      ) : null}
    </>
  );
}

/** One list of ranks for each item: by keyboard, without script, in any order. */
export function Ranking({ question, id, fields, language, wrong }: ControlProps<"ranking">): VNode {
  const ranks = Array.from({ length: question.atMost ?? question.options.length }, (_, index) => index + 1);
  return (
    <ul class="ranking">
      {question.options.map(({ code, label }) => {
        const [given = ""] = givenOf(fields, fieldName(question.code, code));
        return (
          <li>
            <label for={`${id}--${code}`}><span class="visually-hidden">{pick(fieldWords.rank, language)}{language === "fr" ? "\u202f" : ""}: </span>{pick(label, language)}</label>
            <select id={`${id}--${code}`} name={fieldName(question.code, code)} aria-invalid={wrong ? "true" : undefined}>
              <option value="" selected={given === ""}>{pick(fieldWords.noRank, language)}</option>
              {ranks.map((rank) => <option value={String(rank)} selected={given === String(rank)}>{rankName(rank, language)}</option>)}
            </select>
          </li>
        );
      })}
    </ul>
  );
}

/** A table of radios where there is room; on a phone each row is a small list. Each radio is named by its row and column. */
export function Matrix({ question, id, fields, language, wrong }: ControlProps<"matrix">): VNode {
  const columns = [...question.columns.map(({ code, label }) => ({ value: code, code, label: pick(label, language), quiet: false })), ...(question.required === true ? [] : [{ value: "", code: "no-answer", label: pick(fieldWords.noAnswer, language), quiet: true }])];
  return (
    <table class="matrix" role="table">
      <thead role="rowgroup">
        <tr role="row">
          <td role="cell" />
          {columns.map((column) => <th scope="col" role="columnheader" id={`${id}--column--${column.code}`} class={column.quiet ? "choice-quiet" : undefined}>{column.label}</th>)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {question.rows.map((row) => {
          const name = fieldName(question.code, row.code);
          const given = givenOf(fields, name).find((value) => value !== "") ?? "";
          const rowId = `${id}--row--${row.code}`;
          return (
            <tr role="row">
              <th scope="row" role="rowheader" id={rowId}>{pick(row.label, language)}</th>
              {columns.map((column) => (
                <td role="cell">
                  <label class={`matrix-choice${column.quiet ? " choice-quiet" : ""}`} for={`${id}--${row.code}--${column.code}`}>
                    <input type="radio" id={`${id}--${row.code}--${column.code}`} name={name} value={column.value} checked={given === column.value} aria-labelledby={`${rowId} ${id}--column--${column.code}`} aria-invalid={wrong ? "true" : undefined} />
                    <span class="matrix-column" aria-hidden="true">{column.label}</span>
                  </label>
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
