import { z } from "zod";
import { AppError, type Issue } from "../../../kernel/errors/app-error.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../kernel/http/route.ts";
import { isDay, type Day } from "../../../kernel/time/day.ts";
import { may, rolesFor } from "../../identity/index.ts";
import { TextConflict } from "../actions/drafts.ts";
import type { SealedContent } from "../domain/canonical.ts";
import { ownHand, type DraftStanding } from "../domain/draft.ts";
import { goneSection, sectionsOf, type Section } from "../domain/sections.ts";
import { draftClosed, notReady, ownSeal, unknownSection } from "../errors.ts";
import { missingPdf } from "../render/pdf/typst-loader.ts";
import { DraftPage, NewDraftPage, SealPage, type Choice } from "./draft-page.tsx";
import { ReadPage } from "./read-page.tsx";
import { SectionPage, type SectionPageProps } from "./section-page.tsx";
import { authorOf, issuesIn, maySeal, requireSealer, type ReportWebDeps } from "./web-deps.ts";
import { reportWords as words } from "./words.ts";

const written = z.string().max(60_000).default("");
/** The most characters of a synthesis in one language. */
const longestText = 60_000;
/** What is too long is told in the form, with the text still in it. */
const synthesis = z.string().default("");
const choiceForm = z.object({ year: written, version: written, known: written, corrects: written, reasonFr: written, reasonEn: written });
const ofDraft = z.object({ id: z.uuid() });
const ofSection = ofDraft.extend({ section: z.string().max(80) });

function knownDay(text: string): Day | null {
  const trimmed = text.trim();
  return isDay(trimmed) ? trimmed : null;
}

/** What the form chooses, or all that cannot be read in it. */
function readChoice(choice: Choice): { readonly read: { readonly year: number; readonly versionNumber: number | null; readonly knownOn: Day } } | { readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const year = /^\d{4}$/.test(choice.year.trim()) ? Number(choice.year) : null;
  if (year === null) issues.push({ code: "reports.bad-year", severity: "error", field: "year", text: { fr: `«\u202f${choice.year}\u202f» n’est pas une année\u202f: écrivez quatre chiffres.`, en: `“${choice.year}” is not a year: write four digits.` } });
  const knownOn = knownDay(choice.known);
  if (knownOn === null) issues.push({ code: "reports.bad-day", severity: "error", field: "known", text: { fr: `«\u202f${choice.known}\u202f» n’est pas un jour du calendrier.`, en: `“${choice.known}” is not a day of the calendar.` } });
  const version = choice.version.trim();
  return year === null || knownOn === null ? { issues } : { read: { year, knownOn, versionNumber: /^\d{1,4}$/.test(version) ? Number(version) : null } };
}

/** Writing a report: beginning it, its outline, its syntheses, ready, seal. */
export function draftRoutes({ reports, contracts }: ReportWebDeps): readonly Route[] {
  const writers = { anyOf: rolesFor("reports.write") };
  const readers = { anyOf: rolesFor("drafts.read") };
  const sealers = { anyOf: rolesFor("reports.seal") };

  async function newPage(context: RequestContext, choice: Choice, issues: readonly Issue[]): Promise<Reply> {
    const { language, csrfToken } = context;
    const body = <NewDraftPage choice={choice} issues={issues} versions={await contracts.versions()} sealed={await reports.list()} csrfToken={csrfToken} language={language} />;
    return { kind: "page", status: issues.length > 0 ? 422 : 200, page: { title: words.newReport[language], section: "reports", body } };
  }

  /** What the draft says now, or why it cannot be said. */
  async function contentOf(id: string): Promise<{ readonly now: SealedContent | null; readonly problem: readonly Issue[] }> {
    try {
      return { now: (await reports.readiness(id)).now, problem: [] };
    } catch (error) {
      return { now: null, problem: issuesIn(error) };
    }
  }

  async function draftPage(id: string, context: RequestContext, issues: readonly Issue[] = [], given?: { readonly known: string; readonly version: string }): Promise<Reply> {
    const { actor, language, csrfToken } = context;
    const standing = await reports.draft(id);
    const { draft } = standing;
    const { now, problem } = await contentOf(id);
    const choice: Choice = { year: String(draft.year), known: given?.known ?? draft.knownOn, version: given?.version ?? (draft.versionNumber === null ? "" : String(draft.versionNumber)), corrects: "", reasonFr: "", reasonEn: "" };
    const body = <DraftPage standing={standing} now={now} problem={problem} versions={await contracts.versions()} mayWrite={may(actor, "reports.write")} maySeal={maySeal(actor)} issues={issues} choice={choice} csrfToken={csrfToken} language={language} />;
    return { kind: "page", status: issues.length > 0 ? 422 : 200, page: { title: `${words.report[language]} ${draft.year}`, section: "reports", body, demonstration: draft.demonstration || now?.content.demonstration === true } };
  }

  async function sectionPage(id: string, key: string, context: RequestContext, status: number, more: Partial<Pick<SectionPageProps, "text" | "basedOn" | "theirs" | "problem" | "saved">> = {}): Promise<Reply> {
    const { language, csrfToken } = context;
    const { standing, now } = await reports.readiness(id);
    const sections = sectionsOf(now.content);
    const last = standing.texts.get(key);
    // What somebody wrote stays readable even once an amendment, or another version, has taken its section out of the report.
    const gone: Section | null = last === undefined && more.text === undefined ? null : goneSection(key);
    const section = sections.find((one) => one.key === key) ?? gone;
    if (section === null) throw unknownSection(key);
    const problem = section === gone ? words.sectionGone[language] : null;
    const props: SectionPageProps = { draft: standing.draft, section, sections, content: now.content, text: last?.text ?? { fr: "", en: "" }, basedOn: last?.revision ?? 0, theirs: null, problem, saved: false, csrfToken, language, ...more };
    return { kind: "page", status, page: { title: section.title[language], section: "reports", body: <SectionPage {...props} />, demonstration: now.content.demonstration } };
  }

  /** The page of the seal. `moved`: a fact moved while it was read. */
  async function sealPage(id: string, context: RequestContext, moved: boolean): Promise<Reply> {
    const { language, csrfToken, actor } = context;
    const { standing, now, changes } = await reports.readiness(id);
    const refusal = refusalOf(standing, actor?.accountId ?? null);
    const body = <SealPage standing={standing} now={now} changes={changes} refusal={refusal?.text[language] ?? null} moved={moved} missingPdf={missingPdf()} csrfToken={csrfToken} language={language} />;
    return { kind: "page", status: moved ? 409 : 200, page: { title: words.sealThis[language], section: "reports", body, demonstration: now.content.demonstration } };
  }

  const step = (name: string, summary: string, work: (context: RequestContext, id: string) => Promise<DraftStanding>): Route =>
    route({
      method: "POST", path: `/reports/drafts/:id/${name}`, access: writers, summary, params: ofDraft, perMinute: 60,
      handle: async ({ params, context }) => {
        await work(context, params.id);
        return { kind: "redirect", to: `/reports/drafts/${params.id}` };
      },
    });

  return [
    route({
      method: "GET", path: "/reports/new", access: writers, summary: "Form that begins a report", query: z.object({ year: z.string().max(4).optional(), corrects: z.string().max(20).optional() }),
      handle: async ({ query, context }) => newPage(context, { year: query.year ?? "", version: "", known: await reports.defaultDay(), corrects: query.corrects ?? "", reasonFr: "", reasonEn: "" }, []),
    }),
    route({
      method: "POST", path: "/reports/new", access: writers, summary: "Begins a report", body: choiceForm, perMinute: 30,
      handle: async ({ body, context }) => {
        const chosen = readChoice(body);
        if ("issues" in chosen) return newPage(context, body, chosen.issues);
        try {
          const corrects = body.corrects === "" ? null : { code: body.corrects, reason: { fr: body.reasonFr, en: body.reasonEn } };
          const { draft } = await reports.openDraft(authorOf(context), { ...chosen.read, corrects });
          return { kind: "redirect", to: `/reports/drafts/${draft.id}` };
        } catch (error) {
          return newPage(context, body, issuesIn(error));
        }
      },
    }),
    route({ method: "GET", path: "/reports/drafts/:id", access: readers, summary: "The outline of a draft report", params: ofDraft, handle: ({ params, context }) => draftPage(params.id, context) }),
    route({
      method: "GET", path: "/reports/drafts/:id/preview", access: readers, summary: "A draft report as it would be sealed now", params: ofDraft,
      handle: async ({ params, context }) => {
        const { language } = context;
        const { standing, now } = await reports.readiness(params.id);
        const { year } = standing.draft;
        const draftName = language === "fr" ? `Projet ${year}` : `Draft ${year}`;
        const crumbs = [{ label: words.title[language], href: "/reports" }, { label: draftName, href: `/reports/drafts/${params.id}` }, { label: words.preview[language] }];
        const notice = language === "fr" ? "Aperçu, non scellé\u202f: les chiffres et les textes peuvent encore changer." : "Preview, not sealed: figures and texts may still change.";
        const body = <ReadPage report={{ code: `${year}`, content: now.content, contentSha256: now.sha256 }} crumbs={crumbs} notice={notice} language={language} />;
        return { kind: "page", page: { title: `${words.preview[language]} · ${year}`, section: "reports", body, demonstration: now.content.demonstration } };
      },
    }),
    route({
      method: "POST", path: "/reports/drafts/:id/settings", access: writers, summary: "Chooses another day or version for a draft", params: ofDraft, body: z.object({ known: written, version: written }), perMinute: 60,
      handle: async ({ params, body, context }) => {
        const { draft } = await reports.draft(params.id);
        const chosen = readChoice({ ...body, year: String(draft.year), corrects: "", reasonFr: "", reasonEn: "" });
        if ("issues" in chosen) return draftPage(params.id, context, chosen.issues, body);
        try {
          await reports.changeSettings(authorOf(context), params.id, chosen.read);
          return { kind: "redirect", to: `/reports/drafts/${params.id}` };
        } catch (error) {
          return draftPage(params.id, context, issuesIn(error), body);
        }
      },
    }),
    route({
      method: "GET", path: "/reports/drafts/:id/sections/:section", access: writers, summary: "Form to write one synthesis, with the figures it speaks of", params: ofSection, query: z.object({ done: z.enum(["1"]).optional().catch(undefined) }),
      handle: ({ params, query, context }) => sectionPage(params.id, params.section, context, 200, { saved: query.done === "1" }),
    }),
    route({
      method: "POST", path: "/reports/drafts/:id/sections/:section", access: writers, summary: "Saves one synthesis; where somebody saved it meanwhile, gives both texts", params: ofSection,
      body: z.object({ fr: synthesis, en: synthesis, basedOn: z.coerce.number().int().min(0).max(1_000_000).catch(0) }), perMinute: 120,
      handle: async ({ params, body, context }) => {
        const text = { fr: body.fr, en: body.en };
        if (text.fr.length > longestText || text.en.length > longestText) return sectionPage(params.id, params.section, context, 422, { text, basedOn: body.basedOn, problem: words.tooLong[context.language] });
        try {
          await reports.writeText(authorOf(context), params.id, params.section, text, body.basedOn);
          return { kind: "redirect", to: `/reports/drafts/${params.id}/sections/${params.section}?done=1` };
        } catch (error) {
          if (error instanceof AppError && error.code === "reports.unknown-section") return sectionPage(params.id, params.section, context, 409, { text, basedOn: body.basedOn });
          if (!(error instanceof AppError) || error.status !== 409) throw error;
          return sectionPage(params.id, params.section, context, 409, { text, basedOn: body.basedOn, theirs: error instanceof TextConflict ? error.theirs : null, problem: error.text[context.language] });
        }
      },
    }),
    step("ready", "Declares a draft ready to be sealed by somebody else", (context, id) => reports.declareReady(authorOf(context), id)),
    step("reopen", "Goes back to writing a draft", (context, id) => reports.reopen(authorOf(context), id)),
    step("abandon", "Abandons a draft", (context, id) => reports.abandon(authorOf(context), id)),
    route({ method: "GET", path: "/reports/drafts/:id/seal", access: sealers, summary: "The last look before the seal", params: ofDraft, handle: async ({ params, context }) => {
      requireSealer(context);
      return sealPage(params.id, context, false);
    } }),
    route({
      method: "POST", path: "/reports/drafts/:id/seal", access: sealers, summary: "Seals a draft that somebody else declared ready", params: ofDraft, body: z.object({ expected: z.string().max(64) }), perMinute: 10,
      handle: async ({ params, body, context }) => {
        requireSealer(context);
        try {
          const { report } = await reports.seal(authorOf(context), params.id, body.expected);
          return { kind: "redirect", to: `/reports/${report.code}` };
        } catch (error) {
          if (error instanceof AppError && error.code === "reports.content-moved") return sealPage(params.id, context, true);
          throw error;
        }
      },
    }),
  ];
}

/** Why this account may not seal the draft as it stands. */
function refusalOf(standing: DraftStanding, accountId: string | null): AppError | null {
  if (standing.state === "sealed" || standing.state === "abandoned") return draftClosed(standing.state);
  if (standing.state !== "ready") return notReady();
  const own = ownHand(standing, accountId);
  return own === null ? null : ownSeal(own);
}
