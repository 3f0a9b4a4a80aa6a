import type { VNode } from "preact";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { Button, Faults, Field, Heading, LinkButton, Tag, VisuallyHidden } from "../../../../kernel/html/index.ts";
import type { RequestContext } from "../../../../kernel/http/route.ts";
import { formatPercent } from "../../../../kernel/i18n/format.ts";
import { isMaskable, piecesOf, type ValuePiece } from "../../domain/mask.ts";
import { answers, reasons, type Reading, type Review, type ReviewPair } from "../../domain/project.ts";
import type { ShownField } from "../../domain/report.ts";
import { count, Csrf, Done, sayIn } from "../deps.tsx";
import { answerWords, reasonWords } from "./words.ts";

export interface ReadingPageProps {
  readonly context: RequestContext;
  readonly review: Review;
  readonly pair: ReviewPair;
  readonly fields: readonly ShownField[];
  readonly shown: readonly string[];
  /** From 1 among those of this reader. */
  readonly position: number;
  readonly total: number;
  readonly done: number;
  readonly own: Reading | null;
  /** The pair of the last answer given, which can be taken back. */
  readonly last: string | null;
  readonly issues: readonly Issue[];
}

/** Two records side by side and three answers. Nothing here says what the model or the other reader think, unless the review asked for the score. */
export function ReadingPage({ context, review, pair, fields, shown, position, total, done, own, last, issues }: ReadingPageProps): VNode {
  const { language } = context;
  const say = sayIn(language);
  const path = `/linkage/review/${review.id}`;
  const at = (to: number): string => `${path}?at=${to}`;
  return (
    <section class="linkage-reading" data-keys>
      <Heading level={1} kicker={review.title}>{say(`Paire ${position} sur ${total}`, `Pair ${position} of ${total}`)}</Heading>
      <p class="linkage-reading-progress"><label for="progress">{say(`${count(done, "fr")} lues sur ${count(total, "fr")}`, `${count(done, "en")} read of ${count(total, "en")}`)}</label> <progress id="progress" value={done} max={total}>{done}</progress></p>
      <Done context={context} />
      <Faults issues={issues} language={language} />
      {review.showsScore ? <p>{say("Probabilité selon le modèle\u202f:", "Probability by the model:")} {formatPercent(pair.probability, language, 2)}</p> : null}
      <FieldTable context={context} review={review} pair={pair.pair} fields={fields} shown={shown} action={`${path}/show`} position={position} />
      <form method="post" action={path} class="linkage-answers">
        <Csrf context={context} values={{ pair: pair.pair, at: position }} />
        <Field control="select" name="reason" label={say("Motif", "Reason")} language={language} value={own?.reason ?? ""} optional options={reasons.map((reason) => ({ value: reason, label: reasonWords[reason][language] }))} />
        <div class="button-row">
          {answers.map((answer, index) => <button class={`button button-${own?.answer === answer ? "main" : "second"}`} type="submit" name="answer" value={answer} data-key={String(index + 1)} aria-keyshortcuts={String(index + 1)}>{answerWords[answer][language]} <kbd>{index + 1}</kbd></button>)}
        </div>
        {own === null ? null : <p class="soft">{say("Votre réponse\u202f:", "Your answer:")} {answerWords[own.answer][language]}</p>}
      </form>
      <nav class="button-row" aria-label={say("Autres paires", "Other pairs")}>
        {position > 1 ? <a class="button button-second" href={at(position - 1)} rel="prev" data-key="ArrowLeft">← {say("Précédente", "Previous")}</a> : null}
        {position < total ? <a class="button button-second" href={at(position + 1)} rel="next" data-key="ArrowRight">{say("Suivante", "Next")} →</a> : null}
        {last !== null ? <form method="post" action={`${path}/undo`} class="inline-form"><Csrf context={context} values={{ pair: last }} /><button class="button button-plain" type="submit" data-key="u" aria-keyshortcuts="u">{say("Reprendre ma dernière réponse", "Take my last answer back")} <kbd>U</kbd></button></form> : null}
        <LinkButton href="/linkage/review">{say("Faire une pause", "Take a break")}</LinkButton>
      </nav>
      <p class="soft">{say("Au clavier\u202f: 1, 2, 3 pour répondre, flèches pour se déplacer, U pour reprendre. Tout est enregistré à mesure.", "By keyboard: 1, 2, 3 to answer, arrows to move, U to take back. Everything is saved as you go.")}</p>
    </section>
  );
}

export function FieldTable({ context, review, pair, fields, shown, action, position }: { readonly context: RequestContext; readonly review: Pick<Review, "masked">; readonly pair: string; readonly fields: readonly ShownField[]; readonly shown: readonly string[]; readonly action: string; readonly position: number }): VNode {
  const { language } = context;
  const say = sayIn(language);
  const heads = [say("Fiche A", "Record A"), say("Fiche B", "Record B")];
  return (
    <div class="table-box">
      <table class="table linkage-fields" role="table">
        <caption class="visually-hidden">{say("Les deux fiches, colonne par colonne", "The two records, column by column")}</caption>
        <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">{say("Colonne", "Column")}</th>{heads.map((head) => <th scope="col" role="columnheader">{head}</th>)}<th scope="col" role="columnheader">{say("Accord", "Agreement")}</th></tr></thead>
        <tbody role="rowgroup">
          {fields.map((field) => {
            const hidden = review.masked && isMaskable(field.clean) && !shown.includes(field.column);
            const [left, right] = piecesOf(field.left, field.right, hidden);
            const same = field.left !== null && field.right !== null && ![...left, ...right].some(({ differs }) => differs);
            return (
              <tr role="row">
                <th scope="row" role="rowheader">{field.column}</th>
                <td role="cell" data-label={heads[0]}><Value value={field.left} pieces={left} language={language} /></td>
                <td role="cell" data-label={heads[1]}><Value value={field.right} pieces={right} language={language} /></td>
                <td role="cell" data-label={say("Accord", "Agreement")}>
                  <Tag tone={field.left === null || field.right === null ? "quiet" : same ? "good" : "warn"}>{field.left === null || field.right === null ? say("manque", "missing") : same ? say("identique", "the same") : say("diffère", "differs")}</Tag>
                  {hidden ? <form method="post" action={action} class="inline-form"><Csrf context={context} values={{ pair, field: field.column, at: position }} /><Button kind="plain">{say("Montrer", "Show")}<VisuallyHidden> {field.column}</VisuallyHidden></Button></form> : null}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Value({ value, pieces, language }: { readonly value: string | null; readonly pieces: readonly ValuePiece[]; readonly language: "fr" | "en" }): VNode {
  if (value === null) return <span class="soft">{language === "fr" ? "vide" : "empty"}</span>;
  return <span class="linkage-value">{pieces.map((piece) => (piece.differs ? <mark>{piece.text}</mark> : piece.hidden ? <span class="linkage-hidden">{piece.text}</span> : piece.text))}</span>;
}
