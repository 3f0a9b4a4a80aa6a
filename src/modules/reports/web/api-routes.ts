import { z } from "zod";
import { route, type Route } from "../../../kernel/http/route.ts";
import { day } from "../../../kernel/time/day.ts";
import { rolesFor } from "../../identity/index.ts";
import type { DraftStanding } from "../domain/draft.ts";
import type { SealedEdition } from "../module.ts";
import type { SealedSummary } from "../store/sealed-store.ts";
import { authorOf, readerFor, requireSealer, type ReportWebDeps } from "./web-deps.ts";

const bilingual = z.object({ fr: z.string().max(60_000), en: z.string().max(60_000) });
const summary = z.object({
  code: z.string(), year: z.number(), number: z.number(), contentSha256: z.string().describe("The seal: SHA-256 of the canonical JSON (RFC 8785) of the content"), corrects: z.string().nullable(), sealedAt: z.string(),
  demonstration: z.boolean(), withdrawn: z.object({ reason: bilingual, on: z.string() }).nullable(),
  publicSince: z.string().nullable().describe("Null while it is only for those who read drafts"),
});
const edition = summary.extend({ files: z.array(z.object({ name: z.string(), mediaType: z.string(), sizeBytes: z.number(), sha256: z.string(), href: z.string() })), content: z.looseObject({ format: z.string() }) });
const change = z.object({
  kind: z.enum(["value", "verdict", "contract", "action", "figure"]), subject: z.string(), label: bilingual, what: bilingual, on: z.iso.date().nullable(), period: z.object({ from: z.iso.date(), until: z.iso.date() }).nullable(),
  before: bilingual.nullable(), after: bilingual.nullable(), reason: z.string().nullable(),
});
const verdict = z.object({ code: z.string(), contentSha256: z.string(), ok: z.boolean(), rebuilds: z.boolean(), differences: z.array(z.object({ kind: z.string(), subject: z.string(), text: bilingual })) });
const revision = z.object({ section: z.string(), revision: z.number(), text: bilingual, recordedAt: z.string(), author: z.string() });
const draft = z.object({
  id: z.string(), year: z.number(), versionNumber: z.number().nullable(), knownOn: z.iso.date(), corrects: z.object({ code: z.string(), reason: bilingual }).nullable(), state: z.enum(["writing", "ready", "sealed", "abandoned"]),
  reportCode: z.string().nullable(), demonstration: z.boolean(), texts: z.array(revision),
});
const contentChange = z.object({ kind: z.string(), subject: z.string(), label: bilingual, before: bilingual.nullable(), after: bilingual.nullable() });
const named = z.object({ code: z.string().min(1).max(64) });
const ofDraft = z.object({ id: z.uuid() });

function summaryOut({ code, year, number, contentSha256, corrects, sealedAt, demonstration, withdrawn, publicSince }: SealedSummary): z.input<typeof summary> {
  return { code, year, number, contentSha256, corrects, sealedAt, demonstration, withdrawn, publicSince };
}

function editionOut(report: SealedEdition): z.input<typeof edition> {
  const { format, ...content } = report.content;
  return { ...summaryOut(report), content: { format, ...content }, files: report.files.map((file) => ({ ...file, href: `/reports/${report.code}/files/${encodeURIComponent(file.name)}` })) };
}

function draftOut({ draft: one, state, reportCode, texts }: DraftStanding): z.input<typeof draft> {
  const { id, year, versionNumber, knownOn, corrects, demonstration } = one;
  return { id, year, versionNumber, knownOn, corrects, demonstration, state, reportCode, texts: [...texts.values()] };
}

/** Reports for programs: the same acts and permissions as the pages. */
export function apiRoutes(deps: ReportWebDeps): readonly Route[] {
  return [...readingRoutes(deps), ...writingRoutes(deps)];
}

function readingRoutes({ reports }: ReportWebDeps): readonly Route[] {
  return [
    route({
      method: "GET", path: "/api/v1/reports", access: "public", summary: "Published reports, the newest first; for those who may see drafts, all that are sealed", response: z.object({ reports: z.array(summary) }),
      handle: async ({ context }) => ({ kind: "json", value: { reports: (await readerFor(reports, context.actor).list()).map(summaryOut) } }),
    }),
    route({
      method: "GET", path: "/api/v1/reports/:code", access: "public", summary: "A sealed report with its content and files, by its code or the beginning of its hash", params: named, response: edition,
      handle: async ({ params, context }) => ({ kind: "json", value: editionOut(await readerFor(reports, context.actor).sealed(params.code)) }),
    }),
    route({
      method: "GET", path: "/api/v1/reports/:code/changes", access: "public", summary: "What changed since a sealed report", params: named, response: z.object({ changes: z.array(change) }),
      handle: async ({ params, context }) => ({ kind: "json", value: { changes: [...(await readerFor(reports, context.actor).changedSince(params.code))] } }),
    }),
    route({
      method: "GET", path: "/api/v1/reports/:code/verification", access: { anyOf: rolesFor("drafts.read") }, summary: "Has anything behind a sealed report changed that may not change, and what", params: named, response: verdict, perMinute: 30,
      handle: async ({ params }) => ({ kind: "json", value: await reports.verify(params.code) }),
    }),
    route({
      method: "GET", path: "/api/v1/report-drafts", access: { anyOf: rolesFor("drafts.read") }, summary: "Draft reports", response: z.object({ drafts: z.array(draft) }),
      handle: async () => ({ kind: "json", value: { drafts: (await reports.drafts()).map(draftOut) } }),
    }),
    route({
      method: "GET", path: "/api/v1/report-drafts/:id", access: { anyOf: rolesFor("drafts.read") }, summary: "A draft report with its syntheses", params: ofDraft, response: draft,
      handle: async ({ params }) => ({ kind: "json", value: draftOut(await reports.draft(params.id)) }),
    }),
    route({
      method: "GET", path: "/api/v1/report-drafts/:id/readiness", access: { anyOf: rolesFor("drafts.read") }, summary: "The hash of a draft now, the one when it was declared ready, and what changed in between", params: ofDraft,
      response: z.object({ state: z.string(), readySha256: z.string().nullable(), contentSha256: z.string(), changes: z.array(contentChange) }),
      handle: async ({ params }) => {
        const { standing, readySha256, now, changes } = await reports.readiness(params.id);
        return { kind: "json", value: { state: standing.state, readySha256, contentSha256: now.sha256, changes: [...changes] } };
      },
    }),
  ];
}

function writingRoutes({ reports }: ReportWebDeps): readonly Route[] {
  const writers = { anyOf: rolesFor("reports.write") };
  const sealers = { anyOf: rolesFor("reports.seal") };
  const settings = z.object({ knownOn: z.iso.date(), versionNumber: z.number().int().min(0).max(10_000).nullable().default(null) });
  return [
    route({
      method: "POST", path: "/api/v1/report-drafts", access: writers, summary: "Begins a report", perMinute: 30, response: draft,
      body: settings.extend({ year: z.number().int().min(1900).max(2200), corrects: z.object({ code: z.string().max(20), reason: bilingual }).nullable().default(null) }),
      handle: async ({ body, context }) => ({ kind: "json", status: 201, value: draftOut(await reports.openDraft(authorOf(context), { ...body, knownOn: day(body.knownOn) })) }),
    }),
    route({
      method: "PUT", path: "/api/v1/report-drafts/:id/settings", access: writers, summary: "Chooses another day or version for a draft", params: ofDraft, body: settings, response: draft, perMinute: 60,
      handle: async ({ params, body, context }) => ({ kind: "json", value: draftOut(await reports.changeSettings(authorOf(context), params.id, { ...body, knownOn: day(body.knownOn) })) }),
    }),
    route({
      method: "PUT", path: "/api/v1/report-drafts/:id/texts/:section", access: writers, summary: "Writes a synthesis on the revision that was seen (0 for none); 409 where somebody wrote since", params: ofDraft.extend({ section: z.string().max(80) }),
      body: z.object({ text: bilingual, basedOn: z.number().int().min(0) }), response: draft, perMinute: 120,
      handle: async ({ params, body, context }) => {
        await reports.writeText(authorOf(context), params.id, params.section, body.text, body.basedOn);
        return { kind: "json", value: draftOut(await reports.draft(params.id)) };
      },
    }),
    ...(["ready", "reopen", "abandon"] as const).map((name) =>
      route({
        method: "POST", path: `/api/v1/report-drafts/:id/${name}`, access: writers, summary: { ready: "Declares a draft ready to be sealed by somebody else", reopen: "Goes back to writing a draft", abandon: "Abandons a draft" }[name], params: ofDraft, response: draft, perMinute: 60,
        handle: async ({ params, context }) => {
          const act = { ready: reports.declareReady, reopen: reports.reopen, abandon: reports.abandon }[name];
          return { kind: "json", value: draftOut(await act(authorOf(context), params.id)) };
        },
      }),
    ),
    route({
      method: "POST", path: "/api/v1/report-drafts/:id/seal", access: sealers, summary: "Seals a draft that somebody else declared ready, with the hash that was seen", params: ofDraft, body: z.object({ contentSha256: z.string().length(64) }), response: edition, perMinute: 10,
      handle: async ({ params, body, context }) => {
        requireSealer(context);
        const { report } = await reports.seal(authorOf(context), params.id, body.contentSha256);
        return { kind: "json", status: 201, value: editionOut(await reports.sealed(report.code)) };
      },
    }),
    route({
      method: "POST", path: "/api/v1/reports/:code/publish", access: sealers, summary: "Opens a sealed report to everybody, with all that it prints", params: named, response: summary, perMinute: 30,
      handle: async ({ params, context }) => {
        requireSealer(context);
        return { kind: "json", value: summaryOut(await reports.publish(authorOf(context), params.code)) };
      },
    }),
    route({
      method: "POST", path: "/api/v1/reports/:code/take-back", access: sealers, summary: "Takes a published report back from the public, with a reason", params: named, body: z.object({ reason: bilingual }), response: summary, perMinute: 30,
      handle: async ({ params, body, context }) => {
        requireSealer(context);
        return { kind: "json", value: summaryOut(await reports.takeBack(authorOf(context), params.code, body.reason)) };
      },
    }),
    route({
      method: "POST", path: "/api/v1/reports/:code/withdraw", access: sealers, summary: "Withdraws a sealed report, with a reason", params: named, body: z.object({ reason: bilingual }), response: summary, perMinute: 30,
      handle: async ({ params, body, context }) => {
        requireSealer(context);
        return { kind: "json", value: summaryOut(await reports.withdraw(authorOf(context), params.code, body.reason)) };
      },
    }),
  ];
}
