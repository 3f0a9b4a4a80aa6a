import type { VNode } from "preact";
import { Button, DefinitionList, DownloadLinks, EmptyState, Field, Heading, Lead, LinkButton, Notice, Table, usualDownloads } from "../../../../kernel/html/index.ts";
import { formatDay, formatNumber, formatPercent, pick } from "../../../../kernel/i18n/format.ts";
import type { RequestContext } from "../../../../kernel/http/route.ts";
import { formatValue, sentenceCase, seriesAnchor, shownValue, VerdictMark } from "../../../indicators/index.ts";
import { undertakingWords } from "../../../steering/index.ts";
import { spreadSentence } from "../../render/document/words.ts";
import type { EvaluatedObjective, EvaluatedSeries, Evaluation } from "../domain/evaluation.ts";
import type { FollowedRecommendation } from "../module.ts";
import { errorText, intervalText, milestoneSentence, promisedLines, sayIn } from "./words.ts";

export interface EvaluationPageProps {
  readonly evaluation: Evaluation;
  readonly recommendations: readonly Omit<FollowedRecommendation, "history">[];
  readonly mayEdit: boolean;
  readonly context: RequestContext;
}

/** What was promised, what came of it, how well it was foreseen, and what outsiders recommend. */
export function EvaluationPage({ evaluation, recommendations, mayEdit, context }: EvaluationPageProps): VNode {
  const { language, url } = context;
  const say = sayIn(language);
  const { contract, asOf, provisional } = evaluation;
  const day = formatDay(asOf, language);
  const waiting = evaluation.series.filter((one) => one.assessment.target !== null && one.assessment.target.value !== null && one.outcome === null).length;
  return (
    <article class="evaluation">
      <Heading level={1} kicker={pick(contract.title, language)}>{say("Évaluation finale", "Final evaluation")}</Heading>
      <Lead>{say("Objectif par objectif\u202f: ce qui était promis, ce qui est atteint, ce que valaient les prévisions, et ce que d’autres recommandent.", "Objective by objective: what was promised, what was reached, what the forecasts were worth, and what others recommend.")}</Lead>
      {provisional ? (
        <Notice kind="info" language={language} title={say(`Provisoire, situation au ${day}`, `Provisional, situation on ${day}`)}>
          {say(`Le contrat court jusqu’au 31 décembre ${contract.toYear}\u202f: ce qui suit peut encore changer.`, `The contract runs until 31 December ${contract.toYear}: what follows may still change.`)}
        </Notice>
      ) : (
        <p class="prose">{say(`Situation au ${day}, après la fin du contrat.`, `Situation on ${day}, after the end of the contract.`)} {waiting === 0 ? null : say(`Séries dont le résultat n’est pas encore connu\u202f: ${waiting}.`, `Series whose outcome is not known yet: ${waiting}.`)}</p>
      )}
      <form method="get" action={url.pathname} class="inline-form">
        <Field control="date" name="on" label={say("Situation au", "Situation on")} language={language} value={asOf} />
        <Button kind="second">{say("Afficher", "Show")}</Button>
      </form>
      <nav class="contents" aria-label={say("Dans cette page", "On this page")}>
        <ul>
          <li><a href="#objectives">{say("Objectifs", "Objectives")}</a></li>
          <li><a href="#series">{say("Indicateurs", "Indicators")}</a></li>
          <li><a href="#forecasts">{say("Prévisions et résultats", "Forecasts and outcomes")}</a></li>
          <li><a href="#recommendations">{say("Recommandations", "Recommendations")}</a></li>
        </ul>
      </nav>
      <section aria-labelledby="objectives">
        <Heading level={2} id="objectives">{say("Objectifs", "Objectives")}</Heading>
        <DownloadLinks downloads={usualDownloads("/exports/evaluation/objectives", `?on=${asOf}`)} language={language} />
        {evaluation.objectives.map((objective) => <ObjectiveView objective={objective} recommendations={recommendations} language={language} />)}
      </section>
      <section aria-labelledby="series">
        <Heading level={2} id="series">{say("Ce qui était promis, ce qui est atteint", "What was promised, what was reached")}</Heading>
        <DownloadLinks downloads={usualDownloads("/exports/evaluation/promises", `?on=${asOf}`)} language={language} />
        <SeriesTable evaluation={evaluation} language={language} />
      </section>
      <section aria-labelledby="forecasts">
        <Heading level={2} id="forecasts">{say("Prévisions et projections face au résultat", "Forecasts and projections against the outcome")}</Heading>
        <p class="prose">{say(
          "Les projections sont refaites comme elles l’auraient été à la fin de chaque année, avec ce qui était enregistré alors. L’écart est ce qui était annoncé moins ce qui est venu.",
          "Projections are worked out as they would have been at the end of each year, with what was recorded by then. The error is what was announced minus what came.",
        )} <IntervalSentence evaluation={evaluation} language={language} /></p>
        <DownloadLinks downloads={usualDownloads("/exports/evaluation/forecasts", `?on=${asOf}`)} language={language} />
        <ForecastTable evaluation={evaluation} language={language} />
      </section>
      <section aria-labelledby="recommendations">
        <Heading level={2} id="recommendations">{say("Recommandations de l’évaluation externe", "Recommendations of the external evaluation")}</Heading>
        <DownloadLinks downloads={usualDownloads("/exports/evaluation/recommendations", `?on=${asOf}`)} language={language} />
        <RecommendationList recommendations={recommendations} mayEdit={mayEdit} language={language} />
      </section>
    </article>
  );
}

interface InLanguage {
  readonly language: RequestContext["language"];
}

function ObjectiveView({ objective, recommendations, language }: InLanguage & { readonly objective: EvaluatedObjective; readonly recommendations: EvaluationPageProps["recommendations"] }): VNode {
  const say = sayIn(language);
  const about = recommendations.filter(({ recommendation }) => !recommendation.withdrawn && recommendation.objectives.includes(objective.code));
  const items = [
    { term: say("Actions", "Actions"), details: spreadSentence(objective.spread, language) },
    { term: say("Jalons", "Milestones"), details: milestoneSentence(objective.milestones, language) },
    {
      term: say("Indicateurs", "Indicators"),
      details: objective.indicators.length === 0 ? say("Aucun indicateur n’est rattaché à cet objectif par le texte.", "The text ties no indicator to this objective.") : objective.indicators.map((code, at) => <>{at === 0 ? null : ", "}<a href={`/indicators/${encodeURIComponent(code)}`}>{code}</a></>),
    },
    { term: say("Autoévaluation", "Self-evaluation"), details: objective.selfEvaluation === null ? say("Aucune autoévaluation n’est close pour cet objectif.", "No self-evaluation of this objective has been closed.") : pick(objective.selfEvaluation, language) },
    ...(about.length === 0 ? [] : [{ term: say("Recommandations", "Recommendations"), details: about.map(({ recommendation }, at) => <>{at === 0 ? null : ", "}<a href={`/evaluation/recommendations/${recommendation.number}`}>{recommendation.number}</a></>) }]),
  ];
  return (
    <>
      <Heading level={3} id={`objective-${objective.code}`} kicker={`${say("Objectif", "Objective")} ${objective.code}`}>{pick(objective.title, language)}</Heading>
      <DefinitionList items={items} />
    </>
  );
}

function SeriesTable({ evaluation, language }: InLanguage & { readonly evaluation: Evaluation }): VNode {
  const say = sayIn(language);
  return (
    <Table<EvaluatedSeries>
      caption={say("Chaque série du contrat, ses cibles au fil du temps et son verdict", "Each series of the contract, its targets over time and its verdict")}
      captionHidden
      language={language}
      rows={evaluation.series}
      empty={<EmptyState title={say("Aucune série", "No series")}><p>{say("Le contrat ne porte aucun indicateur.", "The contract holds no indicator.")}</p></EmptyState>}
      columns={[
        { header: say("Série", "Series"), rowHeader: true, cell: (one) => <a id={seriesAnchor(one.key)} href={`/indicators/${encodeURIComponent(one.indicator.code)}#${seriesAnchor(one.key)}`}>{one.assessment.measure.part} · {pick(one.assessment.measure.name, language)}</a> },
        { header: say("Promis", "Promised"), cell: (one) => promisedLines(one.promised, language).map((line) => <div>{line}</div>) },
        {
          header: say("Atteint", "Reached"),
          cell: (one) => {
            const shown = shownValue(one.assessment, language);
            return shown === null ? "–" : <>{shown.value} <span class="soft small">{shown.about}</span></>;
          },
        },
        { header: "Verdict", cell: (one) => <><VerdictMark kind={one.assessment.verdict.kind} language={language} /><div class="soft small">{pick(one.assessment.verdict.reason, language)}</div></> },
      ]}
    />
  );
}

function IntervalSentence({ evaluation: { intervals }, language }: InLanguage & { readonly evaluation: Evaluation }): VNode {
  const say = sayIn(language);
  if (intervals.judged === 0) return <>{say("Aucun intervalle ne peut encore être jugé\u202f: il y faut un résultat et une projection antérieure.", "No interval can be judged yet: that takes an outcome and an earlier projection.")}</>;
  const share = formatPercent(intervals.inside / intervals.judged, language, 0);
  const claimed = intervals.claimedShare === null ? "" : say(` pour ${formatPercent(intervals.claimedShare, "fr", 0)} annoncés`, `, where ${formatPercent(intervals.claimedShare, "en", 0)} was claimed`);
  return <>{say(`Intervalles qui ont contenu le résultat\u202f: ${formatNumber(intervals.inside, "fr")} sur ${formatNumber(intervals.judged, "fr")}, soit ${share}${claimed}.`, `Intervals that held the outcome: ${formatNumber(intervals.inside, "en")} of ${formatNumber(intervals.judged, "en")}, that is ${share}${claimed}.`)}</>;
}

function ForecastTable({ evaluation, language }: InLanguage & { readonly evaluation: Evaluation }): VNode {
  const say = sayIn(language);
  const rows = evaluation.series.flatMap((series) => series.forecasts.map((score) => ({ series, score })));
  const value = (series: EvaluatedSeries, number: number | null): string => (number === null ? say("pas encore connu", "not known yet") : formatValue(number, series.assessment.measure.unit, language));
  return (
    <Table
      caption={say("Ce qui était annoncé, quand, et ce qui est venu", "What was announced, when, and what came")}
      captionHidden
      language={language}
      rows={rows}
      empty={<EmptyState title={say("Aucune prévision", "No forecast")}><p>{say("Les prévisions des responsables et les projections des années passées s’afficheront ici.", "Owners’ forecasts and the projections of past years will show here.")}</p></EmptyState>}
      columns={[
        { header: say("Série", "Series"), rowHeader: true, cell: ({ series }) => `${series.assessment.measure.part} · ${pick(series.assessment.measure.name, language)}` },
        { header: say("Annoncé par", "Announced by"), cell: ({ score }) => (score.kind === "owner" ? say("le responsable", "the owner") : say("la projection", "the projection")) },
        { header: say("Le", "On"), cell: ({ score }) => formatDay(score.madeOn, language) },
        { header: say("Annoncé", "Announced"), numeric: true, cell: ({ series, score }) => value(series, score.value) },
        { header: say("Intervalle", "Interval"), cell: ({ series, score }) => intervalText(score, series, language) },
        { header: say("Venu", "Came"), numeric: true, cell: ({ series, score }) => value(series, score.outcome) },
        { header: say("Écart", "Error"), numeric: true, cell: ({ series, score }) => errorText(score, series, language) },
      ]}
    />
  );
}

function RecommendationList({ recommendations, mayEdit, language }: InLanguage & Pick<EvaluationPageProps, "recommendations" | "mayEdit">): VNode {
  const say = sayIn(language);
  const standing = recommendations.filter(({ recommendation }) => !recommendation.withdrawn);
  return (
    <>
      <Table
        caption={say("Recommandations et leur suivi", "Recommendations and their follow-up")}
        captionHidden
        language={language}
        rows={standing}
        empty={<EmptyState title={say("Aucune recommandation n’est enregistrée", "No recommendation is recorded")}><p>{say("Celles de l’évaluation externe s’afficheront ici, avec leur suivi.", "Those of the external evaluation will show here, with their follow-up.")}</p></EmptyState>}
        columns={[
          { header: say("Recommandation", "Recommendation"), rowHeader: true, cell: ({ recommendation }) => <a href={`/evaluation/recommendations/${recommendation.number}`}>{recommendation.number}. {pick(recommendation.text, language)}</a> },
          { header: say("Source", "Source"), cell: ({ recommendation }) => `${recommendation.source}${recommendation.page === null ? "" : `, p.\u00a0${recommendation.page}`}` },
          { header: say("Objectifs", "Objectives"), cell: ({ recommendation }) => recommendation.objectives.join(", ") || "–" },
          { header: say("Suivi", "Follow-up"), cell: ({ standing: { reviews, milestones } }) => `${sentenceCase(reviews[0] === undefined ? say("jamais revue", "never reviewed") : pick(undertakingWords[reviews[0].state], language))}${milestones.length === 0 ? "" : say(`, jalons atteints\u202f: ${milestones.filter((one) => one.reachedOn !== null).length} sur ${milestones.length}`, `, milestones reached: ${milestones.filter((one) => one.reachedOn !== null).length} of ${milestones.length}`)}` },
        ]}
      />
      {mayEdit ? <p><LinkButton href="/evaluation/recommendations/new">{say("Ajouter une recommandation", "Add a recommendation")}</LinkButton></p> : null}
    </>
  );
}
