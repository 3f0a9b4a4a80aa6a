import { z } from "zod";
import { authorOf } from "../../../../kernel/audit/index.ts";
import { route, type Route } from "../../../../kernel/http/route.ts";
import { day, isDay } from "../../../../kernel/time/day.ts";
import { rolesFor } from "../../../identity/index.ts";
import { contactFields } from "../domain/contact.ts";
import { guideThemes, latestOf } from "../domain/sheet.ts";
import { unknownSheet } from "../errors.ts";
import type { Integrity } from "../integrity.ts";
import { inForce, ofSheet, sheetCode, sheetQuery } from "./guide-routes.tsx";

const access = { anyOf: rolesFor("integrity.edit") };
const inTwo = z.object({ fr: z.string(), en: z.string() });
const text = (most: number) => z.strictObject({ fr: z.string().max(most), en: z.string().max(most) });
const seen = z.int().positive().max(2_147_483_647);
const contentOut = z.object({ theme: z.enum(guideThemes), title: inTwo, summary: inTwo, body: inTwo, sources: z.array(z.object({ title: z.string(), url: z.string() })), nextReviewOn: z.string(), contactField: z.enum(contactFields) });
const contentIn = z.strictObject({
  theme: z.enum(guideThemes), title: text(5_000), summary: text(300_000), body: text(300_000),
  sources: z.array(z.strictObject({ title: z.string().max(2_000), url: z.string().max(2_000).default("") })).max(200),
  nextReviewOn: z.string().refine(isDay).transform(day), contactField: z.enum(contactFields),
});
const versionOut = z.object({ code: z.string(), number: z.int(), publishedOn: z.string(), sha256: z.string(), note: inTwo, content: contentOut });
const draftOut = z.object({ code: z.string(), revision: z.int(), draft: contentOut.nullable() });

/** The guide for programs: what is in force, every version, and writing for those who may. */
export function guideApiRoutes(integrity: Integrity): readonly Route[] {
  const draftOf = async (code: string) => { const { draft, revision } = await integrity.sheet(code); return { code, revision, draft }; };
  return [
    route({ method: "GET", path: "/api/v1/integrity/guide", access: "public", summary: "Sheets of the practical guide in force", query: sheetQuery, response: z.object({ sheets: z.array(versionOut) }), handle: async ({ query }) => ({ kind: "json", value: { sheets: inForce(await integrity.sheets(), query).map((one) => ({ code: one.code, ...one.version })) } }) }),
    route({
      method: "GET", path: "/api/v1/integrity/guide/:code", access: "public", summary: "All versions of a sheet", params: ofSheet, response: z.object({ code: z.string(), withdrawn: z.object({ reason: inTwo, on: z.string() }).nullable(), versions: z.array(versionOut) }),
      handle: async ({ params }) => {
        const sheet = await integrity.sheet(params.code);
        if (latestOf(sheet) === null) throw unknownSheet();
        return { kind: "json", value: { code: sheet.code, withdrawn: sheet.withdrawn, versions: sheet.versions.map((version) => ({ code: sheet.code, ...version })) } };
      },
    }),
    route({ method: "POST", path: "/api/v1/integrity/guide", access, summary: "Begins a sheet, as a draft", body: z.strictObject({ code: sheetCode, draft: contentIn }), response: draftOut, handle: async ({ body, context }) => { await integrity.addSheet(authorOf(context), body.code, body.draft); return { kind: "json", status: 201, value: await draftOf(body.code) }; } }),
    route({ method: "GET", path: "/api/v1/integrity/guide/:code/draft", access, summary: "The draft of a sheet, and the revision to name when changing it", params: ofSheet, response: draftOut, handle: async ({ params }) => ({ kind: "json", value: await draftOf(params.code) }) }),
    route({ method: "PUT", path: "/api/v1/integrity/guide/:code/draft", access, summary: "Keeps the draft of a sheet", params: ofSheet, body: z.strictObject({ seen, draft: contentIn }), response: draftOut, handle: async ({ params, body, context }) => { await integrity.saveDraft(authorOf(context), params.code, body.seen, body.draft); return { kind: "json", value: await draftOf(params.code) }; } }),
    route({ method: "POST", path: "/api/v1/integrity/guide/:code/publication", access, summary: "Publishes the draft of a sheet as its next version", params: ofSheet, body: z.strictObject({ seen, note: text(5_000) }), response: versionOut, handle: async ({ params, body, context }) => ({ kind: "json", status: 201, value: { code: params.code, ...(await integrity.publish(authorOf(context), params.code, body.seen, body.note)) } }) }),
    route({ method: "POST", path: "/api/v1/integrity/guide/:code/withdrawal", access, summary: "Withdraws a sheet with the reason, or restores it with none", params: ofSheet, body: z.strictObject({ seen, reason: text(5_000).nullable() }), response: draftOut, handle: async ({ params, body, context }) => { await integrity.withdraw(authorOf(context), params.code, body.seen, body.reason); return { kind: "json", value: await draftOf(params.code) }; } }),
  ];
}
