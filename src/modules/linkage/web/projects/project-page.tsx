import type { VNode } from "preact";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { Button, DefinitionList, Disclosure, EmptyState, errorAt, Faults, Field, Heading, Lead, LinkButton, Notice, Table, Tag } from "../../../../kernel/html/index.ts";
import type { RequestContext } from "../../../../kernel/http/route.ts";
import { formatBytes, formatDateTime, formatDay } from "../../../../kernel/i18n/format.ts";
import { maySomewhere } from "../../../identity/index.ts";
import type { ModelVersion, Project, Review, Run, ZoneFile } from "../../domain/project.ts";
import { Crumbs, Csrf, Done, sayIn } from "../deps.tsx";
import { ReviewTable } from "../review/review-table.tsx";
import { RunTable } from "./hub.tsx";

export function ProjectPage({ context, project, model, files, runs, reviews, keyIsHere, issues }: {
  readonly context: RequestContext; readonly project: Project; readonly model: ModelVersion; readonly files: readonly ZoneFile[]; readonly runs: readonly Run[]; readonly reviews: readonly Review[]; readonly keyIsHere: boolean; readonly issues: readonly Issue[];
}): VNode {
  const { language } = context;
  const say = sayIn(language);
  const canRun = maySomewhere(context.actor, "linkage.run") && project.state === "open";
  const here = files.filter(({ deletedAt }) => deletedAt === null);
  const waiting = runs.some(({ state }) => state === "queued" || state === "running");
  const finished = runs.filter((run) => run.state === "done" && run.model === project.model);
  const path = `/linkage/projects/${project.code}`;
  return (
    <>
      <Crumbs language={language} crumbs={[{ label: project.title }]} />
      <Heading level={1} kicker={say("Projet d’appariement", "Linkage project")}>{project.title}</Heading>
      <Lead>{project.purpose}</Lead>
      <Done context={context} />
      <Faults issues={issues} language={language} />
      <DefinitionList items={[
        { term: say("Autorisation", "Authorisation"), details: project.legalReference },
        { term: say("Organismes", "Organisations"), details: <ul class="plain-list">{project.parties.map((party) => <li>{party}</li>)}</ul> },
        { term: say("Modèle", "Model"), details: <a href={`/linkage/models/${model.name}/${model.version}`}>{model.name} {model.version}</a> },
        { term: say("Fichiers gardés", "Files kept"), details: project.keepFilesUntil === null ? say("détruits à la fin de chaque appariement", "destroyed at the end of each run") : say(`jusqu’au ${formatDay(project.keepFilesUntil, "fr")}`, `until ${formatDay(project.keepFilesUntil, "en")}`) },
        { term: say("Fin du projet", "End of the project"), details: say(`le ${formatDay(project.retentionUntil, "fr")}\u202f: fichiers, résultats et clé sont détruits`, `${formatDay(project.retentionUntil, "en")}: files, results and key are destroyed`) },
        { term: say("Clé", "Key"), details: project.keyState === "destroyed" ? say("détruite", "destroyed") : keyIsHere ? say("sur cette machine, à part des données", "on this machine, apart from the data") : <Tag tone="bad">{say("absente de cette machine", "not on this machine")}</Tag> },
        { term: say("Ouvert", "Opened"), details: `${formatDateTime(project.createdAt, language)}, ${project.byName}` },
      ]} />
      {canRun ? <p class="button-row"><LinkButton href={`${path}/edit`}>{say("Modifier", "Edit")}</LinkButton><LinkButton href={`${path}/archive`}>{say("Archiver", "Archive")}</LinkButton></p> : null}
      <Heading level={2}>{say("Fichiers de la zone", "Files of the zone")}</Heading>
      <p class="prose">{say("Les fichiers sont chiffrés dès leur arrivée, hors de la base de données. Leur nom n’est pas gardé.", "Files are encrypted as they come in, outside the database. Their names are not kept.")}</p>
      <Table<ZoneFile>
        caption={say("Fichiers de la zone", "Files of the zone")} captionHidden language={language} rows={here}
        empty={<EmptyState title={say("Aucun fichier", "No file")}><p>{say("Ceux des appariements terminés sont détruits, sauf s’ils sont gardés pour une relecture.", "Those of finished runs are destroyed, unless they are kept for a review.")}</p></EmptyState>}
        columns={[
          { header: say("Côté", "Side"), rowHeader: true, cell: ({ side }) => (side === "left" ? say("premier", "first") : say("second", "second")) },
          { header: say("Format", "Format"), cell: ({ format }) => format.toUpperCase() },
          { header: say("Taille", "Size"), numeric: true, cell: ({ sizeBytes }) => formatBytes(sizeBytes, language) },
          { header: say("Colonnes", "Columns"), cell: ({ columns }) => columns.slice(0, 12).join(", ") },
          { header: say("Reçu", "Received"), cell: ({ sentAt }) => formatDateTime(sentAt, language) },
          { header: say("Acte", "Act"), cell: ({ id }) => (canRun ? <form method="post" action={`${path}/files/delete`}><Csrf context={context} values={{ file: id }} /><Button kind="plain">{say("Détruire", "Destroy")}</Button></form> : "–") },
        ]}
      />
      {canRun ? (
        <Disclosure summary={say("Envoyer un fichier", "Send a file")} open={here.length === 0 || issues.some(({ field }) => field === "file")}>
          <form method="post" action={`${path}/files`} enctype="multipart/form-data">
            <Csrf context={context} />
            <Field control="radios" name="side" label={say("Ce fichier est", "This file is")} language={language} value={here.some(({ side }) => side === "left") ? "right" : "left"} options={[{ value: "left", label: say("le premier (celui dont chaque ligne cherche sa correspondance)", "the first (each of its rows looks for its match)") }, { value: "right", label: say("le second\u202f; sans lui, on cherche les doublons du premier", "the second; without it, duplicates of the first are looked for") }]} />
            <Field control="file" name="file" label={say("Fichier CSV ou Parquet", "CSV or Parquet file")} language={language} accept=".csv,.tsv,.txt,.parquet" hint={say("Jusqu’à 20 Mo ici. Au-delà\u202f: PUT /api/v1/linkage/projects/…/files/left, en flux.", "Up to 20 MB here. Beyond: PUT /api/v1/linkage/projects/…/files/left, as a stream.")} {...errorAt(issues, "file", language)} />
            <Button>{say("Envoyer", "Send")}</Button>
          </form>
        </Disclosure>
      ) : null}
      <Heading level={2}>{say("Appariements", "Runs")}</Heading>
      {canRun && here.some(({ side }) => side === "left") ? (
        <form method="post" action={`${path}/runs`} class="linkage-act">
          <Csrf context={context} />
          <p class="button-row"><LinkButton href={`${path}/costs`}>{say("Estimer les coûts", "Estimate the costs")}</LinkButton></p>
          {waiting ? <Notice kind="info" language={language}>{say("Un appariement est déjà en cours.", "A run is under way already.")}</Notice> : (
            <>
              {finished.length === 0 ? null : <Field control="select" name="previous" label={say("Reprendre un appariement précédent", "Carry on an earlier run")} language={language} hint={say("Les lignes qu’il connaissait ne sont pas comparées de nouveau entre elles, et les groupes gardent leur nom.", "Rows that it knew are not compared with one another again, and clusters keep their names.")} options={[{ value: "", label: say("Non, tout comparer", "No, compare everything") }, ...finished.map(({ id }) => ({ value: String(id), label: `${say("Appariement", "Run")} ${id}` }))]} />}
              <Button>{say("Lancer l’appariement", "Run the linkage")}</Button>
            </>
          )}
        </form>
      ) : null}
      <RunTable runs={runs} context={context} />
      {finished.length >= 2 ? <p><a href={`/linkage/compare?from=${finished[1]?.id}&to=${finished[0]?.id}`}>{say("Comparer les deux derniers appariements", "Compare the two latest runs")}</a></p> : null}
      <Heading level={2}>{say("Relectures", "Reviews")}</Heading>
      <ReviewTable reviews={reviews} context={context} />
      <p><a href={`/linkage/projects/${project.code}/decisions`}>{say("Décisions sur des paires", "Decisions on pairs")}</a></p>
    </>
  );
}
