import type { VNode } from "preact";
import { Button, DefinitionList, Disclosure, DownloadLinks, Heading, Lead, LinkButton, Notice, Table, Tag, usualDownloads } from "../../../../kernel/html/index.ts";
import type { RequestContext } from "../../../../kernel/http/route.ts";
import { formatDateTime, formatNumber } from "../../../../kernel/i18n/format.ts";
import { maySomewhere } from "../../../identity/index.ts";
import type { Review, WholeRun } from "../../domain/project.ts";
import type { RuleCost } from "../../domain/run.ts";
import type { SealVerdict } from "../../service.ts";
import { count, Crumbs, Csrf, Done, sayIn, stageWords, stateWords } from "../deps.tsx";
import { ReviewTable } from "../review/review-table.tsx";
import { QualitySection } from "./quality.tsx";
import { WeightsChart } from "./weights.tsx";

export interface RunPageProps {
  readonly context: RequestContext;
  readonly run: WholeRun;
  readonly verdict: SealVerdict | null;
  readonly hasOutputs: boolean;
  /** Are the files that it read still in the zone? */
  readonly hasFiles: boolean;
  readonly reviews: readonly Review[];
}

export function RunPage(props: RunPageProps): VNode {
  const { context, run } = props;
  const { language } = context;
  const say = sayIn(language);
  return (
    <>
      <Crumbs language={language} crumbs={[{ label: run.project, href: `/linkage/projects/${run.project}` }, { label: `${say("Appariement", "Run")} ${run.id}` }]} />
      <Heading level={1} kicker={run.project}>{say("Appariement", "Run")} {run.id}</Heading>
      <p><Tag tone={stateWords[run.state].tone}>{stateWords[run.state].text[language]}</Tag></p>
      <Done context={context} />
      {run.state === "queued" || run.state === "running" ? <Progress context={context} run={run} /> : null}
      {run.refusal === null ? null : (
        <Notice kind="error" language={language} title={run.refusal.text[language]}>
          <ul>{run.refusal.issues.map((issue) => <li>{issue.text[language]}</li>)}</ul>
          <p><a href={`/linkage/projects/${run.project}`}>{say("Revenir au projet", "Back to the project")}</a></p>
        </Notice>
      )}
      {run.report === null || run.seal === null ? null : <Finished {...props} />}
    </>
  );
}

function Progress({ context, run }: { readonly context: RequestContext; readonly run: WholeRun }): VNode {
  const { language } = context;
  const say = sayIn(language);
  const stage = run.stage === null ? say("en attente de son tour", "waiting for its turn") : stageWords[run.stage][language];
  return (
    <section class="linkage-progress" data-refresh-every="3" aria-live="polite">
      <p><label for="run-progress">{say("Étape\u202f:", "Step:")} {stage}</label> <progress id="run-progress" {...(run.share === null ? {} : { value: run.share, max: 1 })}>{stage}</progress></p>
      <p class="button-row">
        <LinkButton href={`/linkage/runs/${run.id}`}>{say("Rafraîchir", "Refresh")}</LinkButton>
      </p>
      {maySomewhere(context.actor, "linkage.run") ? <form method="post" action={`/linkage/runs/${run.id}/cancel`}><Csrf context={context} /><Button kind="danger">{say("Arrêter", "Stop")}</Button></form> : null}
    </section>
  );
}

function Finished({ context, run, verdict, hasOutputs, hasFiles, reviews }: RunPageProps): VNode {
  const { language } = context;
  const say = sayIn(language);
  const { report, seal } = run;
  if (report === null || seal === null) return <></>;
  const { summary } = report;
  const source = say(`appariement ${run.id}`, `run ${run.id}`);
  const canRun = maySomewhere(context.actor, "linkage.run");
  const records = summary.rightRows === null ? say(`${count(summary.leftRows, "fr")} lignes`, `${count(summary.leftRows, "en")} rows`) : say(`${count(summary.leftRows, "fr")} lignes cherchées parmi ${count(summary.rightRows, "fr")}`, `${count(summary.leftRows, "en")} rows looked for among ${count(summary.rightRows, "en")}`);
  return (
    <>
      <Lead>{say(`${records}\u202f: ${count(summary.linkedPairs, "fr")} paires liées.`, `${records}: ${count(summary.linkedPairs, "en")} pairs linked.`)}</Lead>
      {summary.warnings.length === 0 ? null : <Notice kind="warn" language={language} title={say("À savoir avant de s’y fier", "To know before relying on it")}><ul>{[...new Set(summary.warnings.map((warning) => warning.text[language]))].map((text) => <li>{text}</li>)}</ul></Notice>}
      <p class="button-row">
        <LinkButton href={`/linkage/runs/${run.id}/pairs`}>{say("Lire des paires", "Read pairs")}</LinkButton>
        {report.failures === null ? null : <LinkButton href={`/linkage/runs/${run.id}/failures`}>{say("Échecs, par cause", "Failures, by cause")}</LinkButton>}
        {canRun && hasOutputs && hasFiles ? <LinkButton href={`/linkage/runs/${run.id}/review`}>{say("Ouvrir une relecture", "Open a review")}</LinkButton> : null}
      </p>
      <DefinitionList items={[
        { term: say("Modèle", "Model"), details: <a href={`/linkage/models/${run.model}/${run.modelVersion}`}>{run.model} {run.modelVersion}</a> },
        { term: say("Paires candidates, écrites, liées", "Pairs considered, written, linked"), details: [summary.candidatePairs, summary.writtenPairs, summary.linkedPairs].map((value) => count(value, language)).join(" · ") },
        { term: say("Groupes", "Clusters"), details: count(summary.clusters, language) },
        { term: say("Terminé", "Ended"), details: run.endedAt === null ? "–" : formatDateTime(run.endedAt, language) },
        { term: say("Demandé par", "Asked by"), details: run.byName },
        ...(report.difference === null ? [] : [{ term: say("Reprend l’appariement", "Carries on run"), details: <><a href={`/linkage/runs/${report.difference.previousRun}`}>{report.difference.previousRun}</a>{say(`\u202f: ${count(report.difference.newRows, "fr")} lignes nouvelles, ${count(report.difference.goneRows, "fr")} disparues`, `: ${count(report.difference.newRows, "en")} new rows, ${count(report.difference.goneRows, "en")} gone`)}</> }]),
      ]} />
      {canRun && hasOutputs ? (
        <p class="downloads">{say("Sous pseudonymes du projet\u202f:", "Under pseudonyms of the project:")} <a href={`/linkage/runs/${run.id}/pairs.csv`} download>{say("paires (CSV)", "pairs (CSV)")}</a> · <a href={`/linkage/runs/${run.id}/clusters.csv`} download>{say("groupes (CSV)", "clusters (CSV)")}</a></p>
      ) : null}
      <Heading level={2} id="seal">{say("Sceau", "Seal")}</Heading>
      <p class="prose">{say("Les mêmes fichiers, le même modèle et les mêmes versions redonnent les mêmes octets, donc ce sceau.", "The same files, model and versions give the same bytes again, hence this seal.")}</p>
      <p class="seal-hash"><code>{seal.sha256}</code></p>
      {verdict === null ? <form method="get" action={`/linkage/runs/${run.id}`}><input type="hidden" name="verify" value="1" /><Button kind="second">{say("Vérifier le sceau", "Verify the seal")}</Button></form> : <VerdictNotice verdict={verdict} language={language} />}
      <Disclosure summary={say("Ce que le sceau contient", "What the seal holds")}>
        <DefinitionList items={[
          ...seal.inputs.map((input) => ({ term: input.side === "left" ? say("Premier fichier", "First file") : say("Second fichier", "Second file"), details: <><code class="hash">{input.sha256}</code> {count(input.rows, language)} {say("lignes", "rows")}</> })),
          { term: say("Modèle", "Model"), details: <code class="hash">{seal.modelSha256}</code> }, { term: say("Paires", "Pairs"), details: <code class="hash">{seal.pairsSha256}</code> }, { term: say("Groupes", "Clusters"), details: <code class="hash">{seal.clustersSha256}</code> },
          { term: say("Versions", "Versions"), details: `Jalon ${seal.versions.jalon}, DuckDB ${seal.versions.duckdb}` }, { term: say("Graine", "Seed"), details: seal.seed },
        ]} />
        <p><a href={`/api/v1/linkage/runs/${run.id}`}>{say("Le sceau en JSON", "The seal as JSON")}</a></p>
      </Disclosure>
      <Heading level={2} id="rules">{say("Règles", "Rules")}</Heading>
      <CostTable costs={summary.costs} language={language} />
      <DownloadLinks language={language} downloads={usualDownloads(`/exports/linkage-run-${run.id}-rules`)} />
      <Heading level={2} id="model">{say("Modèle entraîné", "Trained model")}</Heading>
      <p class="prose">{say(`A priori, une paire sur ${count(1 / summary.training.values.prior, "fr")} est une correspondance.`, `Beforehand, one pair in ${count(1 / summary.training.values.prior, "en")} is a match.`)}</p>
      <WeightsChart model={summary.model} values={summary.training.values} source={source} language={language} />
      {canRun ? <form method="post" action={`/linkage/runs/${run.id}/adopt`}><Csrf context={context} /><Button kind="second">{say("Garder ce modèle entraîné", "Keep this trained model")}</Button></form> : null}
      {run.card === null ? null : <Disclosure summary={say("Fiche du modèle", "Model card")}><pre class="linkage-card">{run.card}</pre></Disclosure>}
      {report.quality === null ? null : <QualitySection run={run} quality={report.quality} language={language} />}
      <Heading level={2} id="reviews">{say("Relectures", "Reviews")}</Heading>
      <ReviewTable reviews={reviews} context={context} />
      <p class="soft">{say(`Durée\u202f: ${formatNumber(Object.values(summary.seconds).reduce((sum, seconds) => sum + seconds, 0), "fr", { maximumFractionDigits: 1 })} s.`, `Duration: ${formatNumber(Object.values(summary.seconds).reduce((sum, seconds) => sum + seconds, 0), "en", { maximumFractionDigits: 1 })} s.`)}</p>
    </>
  );
}

function VerdictNotice({ verdict, language }: { readonly verdict: SealVerdict; readonly language: "fr" | "en" }): VNode {
  const say = sayIn(language);
  const parts = [verdict.sealIntact, verdict.pairsIntact, verdict.clustersIntact];
  if (parts.includes(false)) return <Notice kind="error" language={language}>{say("Le sceau ou un résultat a été altéré.", "The seal or a result was altered.")}</Notice>;
  return <Notice kind="info" language={language}>{parts.includes(null) ? say("Le sceau est intact. Les résultats ne sont plus dans la zone\u202f: ils ne peuvent pas être relus.", "The seal is intact. The results are no longer in the zone: they cannot be read again.") : say("Le sceau est intact, et les résultats de la zone sont ceux qu’il dit.", "The seal is intact, and the results in the zone are those that it says.")}</Notice>;
}

export function CostTable({ costs, language }: { readonly costs: readonly RuleCost[]; readonly language: "fr" | "en" }): VNode {
  const say = sayIn(language);
  return (
    <Table<RuleCost> caption={say("Paires par règle", "Pairs by rule")} captionHidden language={language} rows={costs} columns={[
      { header: say("Règle", "Rule"), rowHeader: true, cell: ({ rule }) => rule },
      { header: say("Paires qui partagent la clé", "Pairs that share the key"), numeric: true, cell: ({ pairs }) => count(pairs, language) },
      { header: say("Dont nouvelles", "Of them new"), numeric: true, cell: ({ newPairs }) => count(newPairs, language) },
      { header: say("Plus grand bloc", "Largest block"), numeric: true, cell: ({ largestBlock }) => count(largestBlock, language) },
      { header: say("Lignes avec clé, à gauche", "Rows with a key, left"), numeric: true, cell: ({ leftRows }) => count(leftRows, language) },
      { header: say("à droite", "right"), numeric: true, cell: ({ rightRows }) => count(rightRows, language) },
    ]} />
  );
}
