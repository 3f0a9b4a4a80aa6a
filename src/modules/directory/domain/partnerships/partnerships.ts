import { z } from "zod";
import { AppError } from "../../../../kernel/errors/app-error.ts";
import { isDay, type Day } from "../../../../kernel/time/day.ts";
import { plural } from "../../../../kernel/i18n/format.ts";
import { agreementTypeNames, organisationTypeNames } from "../catalogue/codes.ts";
import { checkIdentifier } from "../identifiers/index.ts";
import { isPartialDate, type PartialDate } from "../partial-date.ts";

const bilingual = z.strictObject({ fr: z.string().min(1), en: z.string().min(1) });
const code = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const date = z.string().refine((text): text is PartialDate => isPartialDate(text), "expected YYYY, YYYY-MM or YYYY-MM-DD");
const key = z.string().regex(/^(uai|siren|name):.+$/).refine((text) => {
  const [scheme = "", value = ""] = text.split(/:(.*)/s);
  return scheme === "name" || checkIdentifier(scheme, value).valid;
}, "the identifier fails its check");

const team = z.strictObject({
  id: code, acronym: z.string().nullable(), name: z.string().min(1), leader: z.string().min(1), town: z.string().nullable(),
  subject: z.string().optional(), through: z.array(z.string()).default([]),
});

/** Partnerships of an institute as facts and figures read out of one of its documents. */
export const partnershipsSchema = z.strictObject({
  version: z.int().min(1),
  source: z.strictObject({ id: code, kind: z.literal("institute-document"), name: bilingual, home: z.string().nullable(), licence: z.string().nullable() }),
  observedOn: z.string().refine((text): text is Day => isDay(text), "expected YYYY-MM-DD"),
  /** Which of `organisations` the document is about. */
  institute: code,
  organisations: z.array(z.strictObject({
    id: code, name: z.string().min(1), type: z.string().refine((one) => one in organisationTypeNames, "unknown type of organisation"),
    key: key.optional(), acronym: z.string().optional(), opened: date.optional(),
    identifiers: z.record(z.string(), z.string()).default({}),
  })),
  agreements: z.array(z.strictObject({ type: z.string().refine((one) => one in agreementTypeNames, "unknown type of agreement"), with: code, since: date.nullable() })),
  projectTeams: z.array(z.strictObject({ with: code, since: date, announced: z.int().min(0), teams: z.array(team), remark: bilingual.optional() })),
  /** What ties an organisation to the institute where there is neither agreement nor date. */
  partners: z.array(z.strictObject({ kind: code, with: code })),
  /** Numbers that the document gives of things that it does not name one by one. */
  figures: z.array(z.strictObject({
    code, value: z.number(), unit: z.string(), qualifier: z.enum(["exact", "about", "more-than"]), on: date.nullable(), label: bilingual, remark: bilingual.optional(),
  })),
  remarks: z.array(bilingual),
});
export type Partnerships = z.output<typeof partnershipsSchema>;

/** The partnerships in this JSON text. Fails with `directory.bad-partnerships`, all faults at once with their path. */
export function readPartnerships(fileName: string, text: string): Partnerships {
  const refuse = (faults: readonly { readonly path: string; readonly text: string }[], cause?: unknown): AppError =>
    new AppError(
      "directory.bad-partnerships",
      { fr: `«\u202f${fileName}\u202f» ne peut pas servir\u202f: ${faults.length} ${plural("fr", faults.length, { one: "point", other: "points" })} à corriger.`, en: `“${fileName}” cannot be used: ${faults.length} ${plural("en", faults.length, { one: "point", other: "points" })} to mend.` },
      {
        status: 422,
        issues: faults.map((fault) => ({ code: "directory.bad-partnerships", severity: "error" as const, field: fault.path, text: { fr: `${fault.path}\u202f: ${fault.text}`, en: `${fault.path}: ${fault.text}` } })),
        ...(cause === undefined ? {} : { cause }),
      },
    );
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (error) {
    throw refuse([{ path: "", text: "JSON" }], error);
  }
  const parsed = partnershipsSchema.safeParse(given);
  if (!parsed.success) throw refuse(parsed.error.issues.map((one) => ({ path: one.path.join("."), text: one.message })));
  const { organisations, agreements, projectTeams, partners, institute } = parsed.data;
  const known = new Set(organisations.map((one) => one.id));
  const named = [["institute", institute] as const, ...agreements.map((one, at) => [`agreements.${at}.with`, one.with] as const), ...projectTeams.map((one, at) => [`projectTeams.${at}.with`, one.with] as const), ...partners.map((one, at) => [`partners.${at}.with`, one.with] as const)];
  const faults = named.filter(([, id]) => !known.has(id)).map(([path, id]) => ({ path, text: `${id} ∉ organisations` }));
  const twice = organisations.filter((one, at) => organisations.findIndex((other) => other.id === one.id) !== at).map((one) => ({ path: "organisations", text: `${one.id} × 2` }));
  if (faults.length + twice.length > 0) throw refuse([...faults, ...twice]);
  return parsed.data;
}
