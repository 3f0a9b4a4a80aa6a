import { z } from "zod";
import { render, standaloneStyle } from "../../../../../kernel/html/index.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../../../kernel/http/route.ts";
import { tableFormats, tableReply } from "../../../../../kernel/http/table-reply.ts";
import { pick } from "../../../../../kernel/i18n/format.ts";
import type { ShownCount } from "../../domain/shown-count.ts";
import { mayBeShown } from "../../domain/sentence.ts";
import { documentHash } from "../../actions/publish-synthesis.ts";
import type { PublishedVersion } from "../../store/synthesis-store.ts";
import { noSynthesis, unknownSentence, unknownSubject } from "../../errors.ts";
import { ofSubject, pageReply, type SynthesisWebDeps } from "../deps.tsx";
import { agreementTable, synthesisTable } from "../tables.ts";
import { ContributionsPage, SynthesisPage, StandaloneSynthesis } from "./synthesis-page.tsx";

const ofSentence = z.object({ code: z.string().max(80), number: z.coerce.number().int().positive() });
export const ofVersion = z.object({ version: z.coerce.number().int().positive().optional().catch(undefined), page: z.coerce.number().int().positive().optional().catch(undefined) });

/** A version of a published synthesis, the last where none is asked for; fails with `consultations.no-synthesis`. */
export async function publishedVersion({ syntheses }: Pick<SynthesisWebDeps, "syntheses">, code: string, version: number | undefined): Promise<{ readonly published: PublishedVersion; readonly versions: readonly PublishedVersion[] }> {
  const versions = await syntheses.versions(code);
  const published = version === undefined ? versions[0] : versions.find(({ document }) => document.version === version);
  if (published === undefined) throw noSynthesis();
  return { published, versions };
}

/**
 * How many of the texts behind a sentence may be listed: what its count says, never more. Where some are held back, a multiple
 * of the threshold: how many are held back, sentence by sentence, would tell what they say.
 */
export function listedCount(count: ShownCount | null, showable: number, threshold: number): number {
  if (count === null || count.kind === "fewer" || showable < threshold) return 0;
  return count.kind === "exact" && count.count === showable ? showable : Math.min(count.count, Math.floor(showable / threshold) * threshold);
}

/** The published synthesis: for everybody. */
export function publicRoutes(deps: SynthesisWebDeps): readonly Route[] {
  const { syntheses, source } = deps;

  async function synthesisPage(context: RequestContext, code: string, version: number | undefined): Promise<Reply> {
    const subject = await source.subject(code);
    if (subject === null) throw unknownSubject();
    const { published, versions } = await publishedVersion(deps, code, version);
    const { document } = published;
    const quotations = await syntheses.quotations(code, document.version);
    return pageReply(pick(document.title, context.language), <SynthesisPage {...{ context, subject, published, versions, quotations }} objectives={await deps.objectives()} intact={documentHash(document) === published.sha256} />, { demonstration: document.demonstration });
  }

  /** The texts that carried a sentence when it was published, as they may be read today. */
  async function contributionsPage(context: RequestContext, code: string, number: number, page: number): Promise<Reply> {
    const { published } = await publishedVersion(deps, code, undefined);
    const sentence = published.document.sentences.find((one) => one.number === number);
    if (sentence === undefined) throw unknownSentence();
    const subject = await source.subject(code);
    if (subject === null) throw unknownSubject();
    const showable = (await syntheses.carried(code, published.document.version, number)).filter(mayBeShown);
    const shown = showable.slice(0, listedCount(sentence.count, showable.length, published.document.threshold));
    return pageReply(pick(published.document.title, context.language), <ContributionsPage {...{ context, published, sentence, page }} subject={subject} texts={shown} />, { demonstration: published.document.demonstration });
  }

  const pages = (["questionnaires", "steps"] as const).flatMap((kind) => [
    route({ method: "GET", path: `/consultations/${kind}/:code/synthesis`, access: "public", params: ofSubject, query: ofVersion, summary: "The synthesis of what people wrote, sentence by sentence", handle: ({ params, query, context }) => synthesisPage(context, params.code, query.version) }),
    route({ method: "GET", path: `/consultations/${kind}/:code/synthesis/sentences/:number`, access: "public", params: ofSentence, query: ofVersion, summary: "The contributions that carry one sentence", handle: ({ params, query, context }) => contributionsPage(context, params.code, params.number, query.page ?? 1) }),
  ]);
  return [
    ...pages,
    ...tableFormats.flatMap((format) => [
      route({
        method: "GET", path: `/exports/consultations/:code/synthesis.${format}`, access: "public", params: ofSubject, query: ofVersion, summary: "A published synthesis, to take away",
        handle: async ({ params, query, context }) => tableReply(synthesisTable((await publishedVersion(deps, params.code, query.version)).published.document), format, context.language),
      }),
      route({
        method: "GET", path: `/exports/consultations/:code/synthesis-agreement.${format}`, access: "public", params: ofSubject, query: ofVersion, summary: "Agreement of the coders behind a published synthesis, to take away",
        handle: async ({ params, query, context }) => {
          const { document } = (await publishedVersion(deps, params.code, query.version)).published;
          return tableReply(agreementTable(params.code, document.agreements, document.threshold, document.demonstration), format, context.language);
        },
      }),
    ]),
    route({
      method: "GET", path: "/exports/consultations/:code/synthesis.html", access: "public", params: ofSubject, query: ofVersion, summary: "A published synthesis as one file that stands alone",
      handle: async ({ params, query, context }) => {
        const { published } = await publishedVersion(deps, params.code, query.version);
        const { document } = published;
        const body = render(<StandaloneSynthesis published={published} quotations={await syntheses.quotations(params.code, document.version)} language={context.language} style={standaloneStyle()} />);
        return { kind: "file", mediaType: "text/html; charset=utf-8", fileName: `synthesis-${params.code}-v${document.version}.html`, bytes: `<!doctype html>${body}` };
      },
    }),
  ];
}
