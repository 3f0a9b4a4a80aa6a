import { z } from "zod";
import { authorOf, canonicalJson } from "../../../../kernel/audit/index.ts";
import { AppError, type Issue } from "../../../../kernel/errors/app-error.ts";
import { both, pick } from "../../../../kernel/i18n/format.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { tableFormats, tableReply } from "../../../../kernel/http/table-reply.ts";
import { withoutAccents } from "../../../../kernel/text/fold.ts";
import { addDays } from "../../../../kernel/time/day.ts";
import { may, rolesFor } from "../../../identity/index.ts";
import { answersOn } from "../domain/contact.ts";
import { latestOf, type Sheet, type SheetVersion } from "../domain/sheet.ts";
import { unknownSheet } from "../errors.ts";
import type { Integrity } from "../integrity.ts";
import { DifferencePage, EditListPage, GuidePage, guideTable, SheetPage, VersionsPage, type GuideQuery } from "./guide.tsx";
import { formOfSheet, SheetFormPage, sheetOfForm, type SheetForm, type SheetFormProps } from "./sheet-form.tsx";

const access = { anyOf: rolesFor("integrity.edit") };
const code = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/).max(80);
export const ofSheet = z.object({ code });
/** "edit" and "new" are pages of their own. */
export const sheetCode = code.refine((text) => !["edit", "new"].includes(text));
export const sheetQuery = z.object({ theme: z.string().max(40).default(""), q: z.string().max(200).default("") });
/** Longer than what may be published, so that what was typed comes back with its fault. */
const line = z.string().max(5_000).default("");
const text = z.string().max(300_000).default("");
const formIn = z.object({ theme: line, titleFr: line, titleEn: line, summaryFr: text, summaryEn: text, bodyFr: text, bodyEn: text, sources: text, nextReviewOn: line, contactField: line, code: line, noteFr: line, noteEn: line, act: z.enum(["save", "publish"]).default("save"), seen: z.coerce.number().int().positive().optional() });
const seenIn = z.object({ seen: z.coerce.number().int().positive().max(2_147_483_647) });
/** The sheets in force that answer: withdrawn ones keep their address and leave the list. */
export function inForce(sheets: readonly Sheet[], { theme, q }: GuideQuery): readonly { readonly code: string; readonly demonstration: boolean; readonly version: SheetVersion }[] {
  const folded = withoutAccents(q).toLowerCase().split(/\s+/).filter((word) => word !== "");
  return sheets.flatMap((sheet) => {
    const version = latestOf(sheet);
    if (version === null || sheet.withdrawn !== null || (theme !== "" && version.content.theme !== theme)) return [];
    const { title, summary, body } = version.content;
    const all = withoutAccents([title.fr, title.en, summary.fr, summary.en, body.fr, body.en].join(" ")).toLowerCase();
    return folded.every((word) => all.includes(word)) ? [{ code: sheet.code, demonstration: sheet.demonstration, version }] : [];
  });
}

function versionOf(sheet: Sheet, number: number): SheetVersion {
  const version = sheet.versions.find((one) => one.number === number);
  if (version === undefined) throw unknownSheet();
  return version;
}

const nothing = both("", "");

export function guideRoutes(integrity: Integrity): readonly Route[] {
  const page = (title: string, body: unknown, status = 200, demonstration = false): Reply => ({ kind: "page", status, page: { title, section: "consultations", demonstration, body } });
  /** A sheet that was never published is nobody's but its writers'. */
  async function published(of: string): Promise<Sheet> {
    const sheet = await integrity.sheet(of);
    if (latestOf(sheet) === null) throw unknownSheet();
    return sheet;
  }
  async function sheetPage({ language, clock, actor }: RequestContext, of: string, number?: number): Promise<Reply> {
    const sheet = await published(of);
    const version = versionOf(sheet, number ?? sheet.versions.length);
    const contacts = (await integrity.contacts()).filter((one) => one.field === version.content.contactField && one.scope === "institute" && (one.isPublic || actor !== null) && answersOn(one, clock.today()));
    return page(pick(version.content.title, language), <SheetPage {...{ sheet, version, contacts, language }} mayEdit={may(actor, "integrity.edit")} today={clock.today()} />, 200, sheet.demonstration);
  }
  function formPage({ language, csrfToken }: RequestContext, sheet: Sheet | null, of: string, form: SheetForm, more: Partial<Pick<SheetFormProps, "issues" | "note" | "reason" | "saved">> & { readonly status?: number } = {}): Reply {
    return page(language === "fr" ? "Fiche du guide" : "Sheet of the guide", <SheetFormPage {...{ sheet, form, csrfToken, language }} code={of} note={more.note ?? nothing} reason={more.reason ?? nothing} issues={more.issues ?? []} saved={more.saved ?? false} />, more.status);
  }
  /** What an act refused is told on the form, with what was typed. */
  async function told(context: RequestContext, of: string, typed: SheetForm | null, work: () => Promise<string>, words: Partial<Pick<SheetFormProps, "note" | "reason">> = {}): Promise<Reply> {
    try {
      return { kind: "redirect", to: await work() };
    } catch (error) {
      if (!(error instanceof AppError) || error.status === 404) throw error;
      const sheet = await integrity.sheet(of).catch(() => null);
      const content = sheet === null ? null : (sheet.draft ?? latestOf(sheet)?.content ?? null);
      const form = typed ?? (content === null ? null : formOfSheet(content));
      if (form === null) throw error;
      const issues: readonly Issue[] = error.issues.length > 0 ? error.issues : [{ code: error.code, severity: "error", text: error.text }];
      return formPage(context, error.code === "consultations.sheet-code-taken" ? null : sheet, of, form, { issues, status: error.status, ...words });
    }
  }
  const pathOf = (of: string): string => `/integrity/guide/${of}`;
  return [
    route({
      method: "GET", path: "/integrity/guide", access: "public", summary: "Practical guide of ethics and integrity", query: sheetQuery,
      handle: async ({ query: asked, context: { language, actor, url } }) => {
        const sheets = await integrity.sheets();
        return page(language === "fr" ? "Guide pratique" : "Practical guide", <GuidePage sheets={inForce(sheets, asked)} query={asked} mayEdit={may(actor, "integrity.edit")} search={url.search} language={language} />, 200, sheets.some(({ demonstration }) => demonstration));
      },
    }),
    ...tableFormats.map((format) => route({ method: "GET", path: `/integrity/exports/guide.${format}`, access: "public", summary: "The guide, to take away", query: sheetQuery, handle: async ({ query: asked, context }) => tableReply(guideTable(inForce(await integrity.sheets(), asked)), format, context.language) })),
    route({ method: "GET", path: "/integrity/guide/edit", access, summary: "Sheets of the guide, drafts included", handle: async ({ context: { language, clock } }) => page(language === "fr" ? "Écrire le guide" : "Write the guide", <EditListPage sheets={await integrity.sheets()} today={clock.today()} language={language} />) }),
    route({ method: "GET", path: "/integrity/guide/new", access, summary: "New sheet", handle: async ({ context }) => formPage(context, null, "", { theme: "conduct", titleFr: "", titleEn: "", summaryFr: "", summaryEn: "", bodyFr: "", bodyEn: "", sources: "", nextReviewOn: addDays(context.clock.today(), 730), contactField: "research-integrity" }) }),
    route({
      method: "POST", path: "/integrity/guide", access, summary: "New sheet", body: formIn,
      handle: ({ body, context }) => told(context, body.code, body, async () => {
        if (!sheetCode.safeParse(body.code).success) throw new AppError("consultations.bad-sheet", both("Ce code ne convient pas.", "This code will not do."), { status: 422, issues: [{ code: "consultations.bad-sheet", severity: "error", field: "code", text: both("Écrivez le code en minuscules sans accent, chiffres et tirets\u202f; «\u202fedit\u202f» et «\u202fnew\u202f» sont pris.", "Write the code in lower case without accents, digits and hyphens; “edit” and “new” are taken.") }] });
        await integrity.addSheet(authorOf(context), body.code, sheetOfForm(body));
        return `${pathOf(body.code)}/edit?saved`;
      }),
    }),
    route({ method: "GET", path: "/integrity/guide/:code", access: "public", summary: "A sheet of the guide", params: ofSheet, handle: ({ params, context }) => sheetPage(context, params.code) }),
    route({ method: "GET", path: "/integrity/guide/:code/v/:number", access: "public", summary: "A version of a sheet", params: ofSheet.extend({ number: z.coerce.number().int().positive() }), handle: ({ params, context }) => sheetPage(context, params.code, params.number) }),
    route({ method: "GET", path: "/integrity/guide/:code/versions", access: "public", summary: "Versions of a sheet", params: ofSheet, handle: async ({ params, context: { language } }) => { const sheet = await published(params.code); return page("Versions", <VersionsPage sheet={sheet} language={language} />, 200, sheet.demonstration); } }),
    route({
      method: "GET", path: "/integrity/guide/:code/difference", access: "public", summary: "What changed between two versions", params: ofSheet, query: z.object({ from: z.coerce.number().int().positive(), to: z.coerce.number().int().positive() }),
      handle: async ({ params, query: { from, to }, context: { language } }) => { const sheet = await published(params.code); return page(language === "fr" ? "Différence" : "Difference", <DifferencePage sheet={sheet} from={versionOf(sheet, from)} to={versionOf(sheet, to)} language={language} />, 200, sheet.demonstration); },
    }),
    route({
      method: "GET", path: "/integrity/guide/:code/edit", access, summary: "Change a sheet", params: ofSheet,
      handle: async ({ params, context }) => {
        const sheet = await integrity.sheet(params.code);
        const content = sheet.draft ?? latestOf(sheet)?.content;
        if (content === undefined) throw unknownSheet();
        return formPage(context, sheet, params.code, formOfSheet(content), { saved: context.url.searchParams.has("saved") });
      },
    }),
    route({
      method: "POST", path: "/integrity/guide/:code/draft", access, summary: "Keep the draft of a sheet, or publish it", params: ofSheet, body: formIn,
      handle: ({ params, body, context }) => {
        const note = { fr: body.noteFr.trim(), en: body.noteEn.trim() };
        return told(context, params.code, body, async () => {
          const [author, content, sheet] = [authorOf(context), sheetOfForm(body), await integrity.sheet(params.code)];
          let seen = body.seen ?? 0;
          if (body.act === "save" || canonicalJson(sheet.draft ?? latestOf(sheet)?.content) !== canonicalJson(content)) {
            await integrity.saveDraft(author, params.code, seen, content);
            seen += 1;
          }
          if (body.act === "save") return `${pathOf(params.code)}/edit?saved`;
          await integrity.publish(author, params.code, seen, note);
          return pathOf(params.code);
        }, { note });
      },
    }),
    route({ method: "POST", path: "/integrity/guide/:code/draft/removal", access, summary: "Drop the draft of a sheet", params: ofSheet, body: seenIn, handle: ({ params, body, context }) => told(context, params.code, null, async () => await integrity.dropDraft(authorOf(context), params.code, body.seen) ? "/integrity/guide/edit" : pathOf(params.code)) }),
    route({
      method: "POST", path: "/integrity/guide/:code/withdrawal", access, summary: "Withdraw a sheet, or restore it", params: ofSheet, body: seenIn.extend({ reasonFr: line, reasonEn: line, restore: line }),
      handle: ({ params, body, context }) => {
        const reason = { fr: body.reasonFr.trim(), en: body.reasonEn.trim() };
        return told(context, params.code, null, async () => { await integrity.withdraw(authorOf(context), params.code, body.seen, body.restore === "yes" ? null : reason); return pathOf(params.code); }, { reason });
      },
    }),
  ];
}
