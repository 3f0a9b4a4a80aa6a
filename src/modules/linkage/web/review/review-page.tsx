import type { VNode } from "preact";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { Button, DefinitionList, Disclosure, DownloadLinks, EmptyState, errorAt, Faults, Field, Heading, Lead, LinkButton, Notice, Table, Tag, usualDownloads } from "../../../../kernel/html/index.ts";
import type { RequestContext } from "../../../../kernel/http/route.ts";
import { formatNumber } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { maySomewhere } from "../../../identity/index.ts";
import { answers, type Review, type WholeRun } from "../../domain/project.ts";
import { reviewSizes } from "../../domain/report.ts";
import { cohenKappa } from "../../../../kernel/statistics/index.ts";
import { count, Crumbs, Csrf, Done, sayIn, share, shareWords } from "../deps.tsx";
import { reviewStates } from "./review-table.tsx";
import { answerWords } from "./words.ts";

export interface ReviewProgress {
  readonly pairs: number;
  readonly byReader: readonly { readonly accountId: string; readonly name: string; readonly done: number; readonly total: number }[];
  /** Pairs still to be settled, once readings are closed. */
  readonly apart: readonly string[];
  readonly table: readonly (readonly number[])[] | null;
}

interface Person {
  readonly accountId: string;
  readonly name: string;
}

export function ReviewPage({ context, review, progress, people, issues }: { readonly context: RequestContext; readonly review: Review; readonly progress: ReviewProgress; readonly people: readonly Person[]; readonly issues: readonly Issue[] }): VNode {
  const { language } = context;
  const say = sayIn(language);
  const path = `/linkage/reviews/${review.id}`;
  const complete = progress.byReader.every(({ done, total }) => done === total);
  const canSettle = maySomewhere(context.actor, "linkage.adjudicate");
  const { outcome } = review;
  return (
    <>
      <Crumbs language={language} crumbs={[{ label: review.project, href: `/linkage/projects/${review.project}` }, { label: `${say("Appariement", "Run")} ${review.run}`, href: `/linkage/runs/${review.run}` }, { label: review.title }]} />
      <Heading level={1} kicker={say("Relecture", "Review")}>{review.title}</Heading>
      <p><Tag tone={reviewStates[review.state].tone}>{reviewStates[review.state].text[language]}</Tag></p>
      <Lead>{say(`${count(progress.pairs, "fr")} paires, chacune lue par deux personnes qui ne voient ni l’avis de l’autre ni celui du modèle.`, `${count(progress.pairs, "en")} pairs, each read by two people who see neither what the other said nor what the model thinks.`)}</Lead>
      <Done context={context} />
      <Faults issues={issues} language={language} />
      <Table caption={say("Avancement des lectures", "Progress of the readings")} captionHidden language={language} rows={progress.byReader} columns={[
        { header: say("Lecteur", "Reader"), rowHeader: true, cell: ({ name }) => name }, { header: say("Lues", "Read"), numeric: true, cell: ({ done }) => count(done, language) }, { header: say("Confiées", "Entrusted"), numeric: true, cell: ({ total }) => count(total, language) },
        { header: say("Avancement", "Progress"), cell: ({ name, done, total }) => <progress value={done} max={Math.max(1, total)} aria-label={name}>{done}</progress> },
      ]} />
      {progress.table === null ? <p class="prose">{say("L’accord est mesuré quand les lectures sont closes\u202f: le voir avant influencerait les lecteurs.", "Agreement is measured once readings are closed: seeing it before would sway the readers.")}</p> : <Agreement table={progress.table} language={language} />}
      {review.state === "open" && maySomewhere(context.actor, "linkage.run") && !complete ? <HandOver context={context} review={review} progress={progress} people={people} issues={issues} /> : null}
      {review.state === "open" && canSettle ? (
        <form method="post" action={`${path}/end`}><Csrf context={context} /><p class="button-row"><Button disabled={!complete}>{say("Clore les lectures", "End the readings")}</Button>{complete ? null : <span class="soft">{say("Il reste des paires à lire.", "Some pairs remain to be read.")}</span>}</p></form>
      ) : null}
      {review.state === "settling" ? (
        <>
          <Heading level={2}>{say("Désaccords à départager", "Disagreements to settle")}</Heading>
          {progress.apart.length === 0 ? <EmptyState title={say("Tout est départagé", "Everything is settled")} /> : <ul>{progress.apart.map((pair) => <li><a href={`${path}/pairs/${pair}`}>{say("Paire", "Pair")} <code>{pair.slice(0, 12)}</code></a></li>)}</ul>}
          {canSettle && progress.apart.length === 0 ? (
            <form method="post" action={`${path}/close`}>
              <Csrf context={context} />
              <Notice kind="warn" language={language}>{say("La clôture détruit les valeurs comparées et leur clé, puis calibre l’appariement. Elle ne peut pas être reprise.", "Closing destroys the compared values and their key, then calibrates the run. It cannot be taken back.")}</Notice>
              <p class="button-row"><Button kind="danger">{say("Clore la relecture", "Close the review")}</Button></p>
            </form>
          ) : null}
        </>
      ) : null}
      {outcome === null ? null : (
        <>
          <Heading level={2}>{say("Ce que la relecture a appris", "What the review taught")}</Heading>
          <DefinitionList items={[
            { term: say("Décisions", "Decisions"), details: answers.map((answer) => `${answerWords[answer][language]}\u202f: ${count(outcome.answers[answer], language)}`).join(" · ") },
            { term: say("Accord d’emblée, départagées", "Agreed at once, settled"), details: `${count(outcome.agreed, language)} · ${count(outcome.adjudicated, language)}` },
            { term: say("Valeurs démasquées", "Values unmasked"), details: count(outcome.shownValues, language) },
            ...(outcome.calibration === null ? [] : [
              { term: say("Précision d’après les lecteurs", "Precision by the readers"), details: shareWords(outcome.calibration.quality.precision, language) },
              { term: say("Rappel parmi les paires regardées", "Recall among pairs looked at"), details: shareWords(outcome.calibration.quality.recallOfScored, language) },
            ]),
          ]} />
          <p><a href={`/linkage/runs/${review.run}#quality`}>{say("La courbe de fiabilité, sur la page de l’appariement", "The reliability curve, on the page of the run")}</a></p>
        </>
      )}
      <DownloadLinks language={language} downloads={usualDownloads(`/exports/linkage-decisions-${review.project}`)} label={say("Décisions du projet\u202f:", "Decisions of the project:")} />
    </>
  );
}

/** For a reader who left: what they have not read goes to somebody else. */
function HandOver({ context, review, progress, people, issues }: { readonly context: RequestContext; readonly review: Review; readonly progress: ReviewProgress; readonly people: readonly Person[]; readonly issues: readonly Issue[] }): VNode {
  const { language } = context;
  const say = sayIn(language);
  const options = (list: readonly Person[]) => list.map(({ accountId, name }) => ({ value: accountId, label: name }));
  return (
    <Disclosure summary={say("Un lecteur ne peut plus lire\u202f?", "A reader cannot read any more?")} open={issues.some(({ field }) => field === "to")}>
      <form method="post" action={`/linkage/reviews/${review.id}/hand-over`}>
        <Csrf context={context} />
        <Field control="select" name="from" label={say("Les paires que n’a pas lues", "The pairs not read by")} language={language} options={options(progress.byReader.filter(({ done, total }) => done < total))} />
        <Field control="select" name="to" label={say("sont confiées à", "are entrusted to")} language={language} options={options(people)} {...errorAt(issues, "to", language)} />
        <Button kind="second">{say("Confier", "Entrust")}</Button>
      </form>
    </Disclosure>
  );
}

function Agreement({ table, language }: { readonly table: readonly (readonly number[])[]; readonly language: Language }): VNode {
  const say = sayIn(language);
  const kappa = cohenKappa(table);
  const all = table.flat().reduce((sum, one) => sum + one, 0);
  const agreed = table.reduce((sum, row, index) => sum + (row[index] ?? 0), 0);
  const two = (value: number): string => formatNumber(value, language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const words = kappa.value === null ? say("non calculable", "cannot be computed") : kappa.interval === null ? `${two(kappa.value)} (${say("pas d’intervalle", "no interval")})` : `${two(kappa.value)} (${two(kappa.interval.low)} ${say("à", "to")} ${two(kappa.interval.high)})`;
  return (
    <>
      <DefinitionList items={[{ term: say("Accord brut", "Raw agreement"), details: all === 0 ? "–" : share(agreed / all, language, 1) }, { term: say("Kappa de Cohen (intervalle à 95\u202f%)", "Cohen’s kappa (95% interval)"), details: words }]} />
      <Table caption={say("Ce que chacun des deux a dit", "What each of the two said")} language={language} rows={answers.map((answer, index) => ({ answer, counts: table[index] ?? [] }))} columns={[
        { header: say("Premier lecteur", "First reader"), rowHeader: true, cell: ({ answer }) => answerWords[answer][language] },
        ...answers.map((answer, index) => ({ header: `${say("Second\u202f:", "Second:")} ${answerWords[answer][language]}`, numeric: true, cell: ({ counts }: { readonly counts: readonly number[] }) => count(counts[index] ?? 0, language) })),
      ]} />
    </>
  );
}

export function OpenReviewPage({ context, run, people, given, chosen, issues }: { readonly context: RequestContext; readonly run: WholeRun; readonly people: readonly Person[]; readonly given: Readonly<Record<string, string>>; readonly chosen: readonly string[]; readonly issues: readonly Issue[] }): VNode {
  const { language } = context;
  const say = sayIn(language);
  return (
    <>
      <Crumbs language={language} crumbs={[{ label: run.project, href: `/linkage/projects/${run.project}` }, { label: `${say("Appariement", "Run")} ${run.id}`, href: `/linkage/runs/${run.id}` }, { label: say("Ouvrir une relecture", "Open a review") }]} />
      <Heading level={1}>{say("Ouvrir une relecture", "Open a review")}</Heading>
      <Lead>{say("Des paires choisies où les lire apprend le plus\u202f: près du seuil surtout, quelques-unes partout.", "Pairs chosen where reading them teaches most: near the threshold above all, a few everywhere.")}</Lead>
      <Faults issues={issues} language={language} />
      <form method="post" action={`/linkage/runs/${run.id}/review`} class="linkage-form">
        <Csrf context={context} />
        <Field name="title" label={say("Titre", "Title")} language={language} value={given["title"] ?? ""} {...errorAt(issues, "title", language)} />
        <Field control="select" name="size" label={say("Nombre de paires", "Number of pairs")} language={language} value={given["size"] ?? "60"} options={reviewSizes.map((size) => ({ value: String(size), label: String(size) }))} {...errorAt(issues, "size", language)} />
        <fieldset class="field" id="field-readers">
          <legend>{say("Lecteurs, deux au moins", "Readers, two at least")}</legend>
          {errorAt(issues, "readers", language).error === undefined ? null : <p class="field-error">{errorAt(issues, "readers", language).error}</p>}
          {people.map(({ accountId, name }) => <label class="choice"><input type="checkbox" name="readers" value={accountId} checked={chosen.includes(accountId)} /> {name}</label>)}
        </fieldset>
        <Field control="checkbox" name="unmasked" label={say("Montrer les valeurs d’emblée, sans masque", "Show values at once, unmasked")} language={language} checked={given["unmasked"] === "on"} />
        <Field control="checkbox" name="score" label={say("Montrer aux lecteurs la probabilité du modèle (déconseillé\u202f: elle influence)", "Show the model’s probability to readers (not advised: it sways)")} language={language} checked={given["score"] === "on"} />
        <p class="button-row"><Button>{say("Ouvrir", "Open")}</Button><LinkButton href={`/linkage/runs/${run.id}`}>{say("Revenir", "Go back")}</LinkButton></p>
      </form>
    </>
  );
}
