import { z } from "zod";
import { authorOf } from "../../../../kernel/audit/index.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { Button, DefinitionList, Disclosure, EmptyState, errorAt, Faults, Field, Heading, Lead, Table } from "../../../../kernel/html/index.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { formatDateTime } from "../../../../kernel/i18n/format.ts";
import { maySomewhere } from "../../../identity/index.ts";
import { expandModel } from "../../comparisons/index.ts";
import type { ModelVersion } from "../../domain/project.ts";
import { count, Crumbs, Csrf, Done, formBody, givenIn, issuesOf, pageReply, readers, runners, sayIn, typed, type LinkageWebDeps } from "../deps.tsx";
import { WeightsChart } from "../runs/weights.tsx";

const ofModel = z.object({ name: z.string().max(60), version: z.coerce.number().int().min(1).max(1_000_000) });

/** Models, each version kept as it is. */
export function modelRoutes({ linkage }: LinkageWebDeps): readonly Route[] {
  async function list(context: RequestContext, given: Readonly<Record<string, string>>, issues: readonly Issue[]): Promise<Reply> {
    const { language } = context;
    const say = sayIn(language);
    const origins = { ready: say("livré", "ready"), uploaded: say("envoyé", "sent"), trained: say("entraîné", "trained") };
    const models = await linkage.models();
    return pageReply(say("Modèles", "Models"), (
      <>
        <Crumbs language={language} crumbs={[{ label: say("Modèles", "Models") }]} />
        <Heading level={1}>{say("Modèles d’appariement", "Linkage models")}</Heading>
        <Lead>{say("Un modèle dit ce qui est comparé, quelles paires sont regardées et ce qui est décidé. Il ne change jamais\u202f: on en garde une nouvelle version.", "A model says what is compared, which pairs are looked at and what is decided. It never changes: a new version is kept.")}</Lead>
        <Faults issues={issues} language={language} />
        <Table<ModelVersion> caption={say("Modèles", "Models")} captionHidden language={language} rows={models} empty={<EmptyState title={say("Aucun modèle", "No model")} />} columns={[
          { header: say("Modèle", "Model"), rowHeader: true, cell: ({ name, version }) => <a href={`/linkage/models/${name}/${version}`}>{name} {version}</a> },
          { header: say("Origine", "Origin"), cell: (one) => (one.trainedByRun === null ? origins[one.origin] : <>{origins.trained} <a href={`/linkage/runs/${one.trainedByRun}`}>{say("par l’appariement", "by run")} {one.trainedByRun}</a></>) },
          { header: say("Comparaisons", "Comparisons"), numeric: true, cell: ({ body }) => count(body.comparisons.length, language) },
          { header: say("Empreinte", "Hash"), cell: ({ sha256 }) => <code>{sha256.slice(0, 12)}</code> },
          { header: say("Gardé", "Kept"), cell: ({ createdAt, byName }) => `${formatDateTime(createdAt, language)}, ${byName}` },
        ]} />
        {maySomewhere(context.actor, "linkage.run") ? (
          <Disclosure summary={say("Envoyer un modèle", "Send a model")} open={issues.length > 0}>
            <form method="post" action="/linkage/models" enctype="multipart/form-data">
              <Csrf context={context} />
              <Field name="name" label={say("Nom", "Name")} language={language} value={given["name"] ?? ""} {...errorAt(issues, "name", language)} />
              <Field control="file" name="file" label={say("Fichier du modèle (JSON)", "Model file (JSON)")} language={language} accept=".json" optional />
              <Field control="textarea" rows={12} name="model" label={say("ou son texte", "or its text")} language={language} value={given["model"] ?? ""} optional {...errorAt(issues, "model", language)} />
              <Field name="note" label={say("Note", "Note")} language={language} value={given["note"] ?? ""} optional {...errorAt(issues, "note", language)} />
              <Button>{say("Vérifier et garder", "Check and keep")}</Button>
            </form>
          </Disclosure>
        ) : null}
      </>
    ), { status: issues.length === 0 ? 200 : 422 });
  }
  return [
    route({ method: "GET", path: "/linkage/models", access: readers, summary: "Linkage models", handle: ({ context }) => list(context, {}, []) }),
    route({
      method: "POST", path: "/linkage/models", access: runners, body: formBody, summary: "Keep a model",
      handle: async ({ body, files, context }) => {
        const text = files[0] === undefined ? typed(body, "model") : Buffer.from(files[0].bytes).toString("utf8");
        let kept = { name: "", version: 0 };
        const issues = await issuesOf(async () => { kept = await linkage.uploadModel(authorOf(context), typed(body, "name"), text, typed(body, "note")); });
        return issues === null ? { kind: "redirect", to: `/linkage/models/${kept.name}/${kept.version}?done=saved` } : list(context, { ...givenIn(body), model: text.slice(0, 20_000) }, issues);
      },
    }),
    route({
      method: "GET", path: "/linkage/models/:name/:version", access: readers, params: ofModel, summary: "A version of a model",
      handle: async ({ params, context }) => {
        const { language } = context;
        const say = sayIn(language);
        const model = await linkage.model(params.name, params.version);
        const description = model.body.description;
        return pageReply(`${model.name} ${model.version}`, (
          <>
            <Crumbs language={language} crumbs={[{ label: say("Modèles", "Models"), href: "/linkage/models" }, { label: `${model.name} ${model.version}` }]} />
            <Heading level={1} kicker={say("Modèle", "Model")}>{model.name} {model.version}</Heading>
            <Done context={context} />
            {description === undefined ? null : <Lead>{typeof description === "string" ? description : description[language]}</Lead>}
            <DefinitionList items={[
              { term: say("Empreinte", "Hash"), details: <code class="hash">{model.sha256}</code> }, { term: say("Gardé par", "Kept by"), details: `${model.byName}, ${formatDateTime(model.createdAt, language)}` },
              ...(model.trainedByRun === null ? [] : [{ term: say("Entraîné par", "Trained by"), details: <><a href={`/linkage/runs/${model.trainedByRun}`}>{say("l’appariement", "run")} {model.trainedByRun}</a>{model.trainedOn === null ? "" : say(`, sur ${count(model.trainedOn.leftRows, "fr")} lignes face à ${count(model.trainedOn.rightRows ?? model.trainedOn.leftRows, "fr")}`, `, on ${count(model.trainedOn.leftRows, "en")} rows against ${count(model.trainedOn.rightRows ?? model.trainedOn.leftRows, "en")}`)}</> }]),
              ...(model.note === "" ? [] : [{ term: say("Note", "Note"), details: model.note }]),
            ]} />
            {model.body.trained === undefined ? null : <WeightsChart model={expandModel(model.body)} values={model.body.trained} source={`${model.name} ${model.version}`} language={language} />}
            <Heading level={2}>{say("Le modèle", "The model")}</Heading>
            <pre class="linkage-card" tabIndex={0}>{JSON.stringify(model.body, null, 2)}</pre>
          </>
        ), { demonstration: model.demonstration });
      },
    }),
  ];
}
