import { z } from "zod";
import { Heading, Lead, Notice } from "../../../../kernel/html/index.ts";
import { route, type Route } from "../../../../kernel/http/route.ts";
import { formatDateTime } from "../../../../kernel/i18n/format.ts";
import { unknownLink } from "../errors.ts";
import { fileAddress } from "./access-area.tsx";
import { codeParams, sayIn, titleOf, type RequestWebDeps } from "./deps.ts";
import { Crumbs } from "./parts.tsx";

/** Where a time-limited link leads: the files that its bearer may download, and until when. */
export function sharedRoutes(deps: RequestWebDeps): readonly Route[] {
  return [
    route({
      method: "GET", path: "/data/:code/shared", access: "public", summary: "The files that a time-limited link gives", params: codeParams, query: z.object({ link: z.string().max(200).optional() }), perMinute: 60,
      handle: async ({ params, query, context }) => {
        const { language } = context;
        const say = sayIn(language);
        const dataset = await deps.datasets.find(params.code);
        const [grant] = await deps.requests.grants.of({ actor: null, linkToken: query.link ?? null }, params.code);
        if (dataset === null || dataset.state !== "published" || grant === undefined || query.link === undefined) throw unknownLink();
        const link = query.link;
        const files = dataset.files.filter(({ id, state }) => state === "checked" && (grant.files === null || grant.files.includes(id)));
        const name = titleOf(dataset, dataset.code, language);
        const title = say("Fichiers partagés", "Shared files");
        const body = (
          <article class="request-page">
            <Crumbs language={language} crumbs={[{ label: name, href: `/data/${dataset.code}` }, { label: title }]} />
            <Heading level={1} kicker={name}>{title}</Heading>
            <Lead>{say(`Ce lien vaut jusqu’au ${formatDateTime(grant.expiresAt, "fr")}.`, `This link holds until ${formatDateTime(grant.expiresAt, "en")}.`)}</Lead>
            <ul class="request-files">{files.map((file) => <li><a href={fileAddress(dataset.code, file, link)} download>{file.path}</a></li>)}</ul>
            <Notice kind="info" language={language}><p>{say("Les conditions acceptées par qui vous a donné ce lien valent pour vous. Ne le transmettez pas.", "The conditions accepted by whoever gave you this link hold for you. Do not pass it on.")}</p></Notice>
          </article>
        );
        return { kind: "page", page: { title: `${title}, ${name}`, section: "data", demonstration: dataset.demonstration, body } };
      },
    }),
  ];
}
