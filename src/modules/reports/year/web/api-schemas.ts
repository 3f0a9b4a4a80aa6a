import { z } from "zod";
import { figureBases, figureBounds, figureCodePattern, figureThemes, figureUnits, type Figure, type FigureContent } from "../../../activity/index.ts";
import { cardAddresses } from "./card.tsx";

const inTwo = z.object({ fr: z.string(), en: z.string() });
const saidInTwo = z.strictObject({ fr: z.string().trim().min(1).max(1_000), en: z.string().trim().min(1).max(1_000) });

/** A year of four digits in an address. */
export const yearInPath = z.string().regex(/^(19|20|21)\d\d$/).transform(Number);
export const codeInPath = z.string().regex(figureCodePattern).max(80);

const contentOut = z.object({
  year: z.int(), code: z.string(), label: inTwo, noun: inTwo, note: inTwo,
  value: z.number(), unit: z.enum(figureUnits), bound: z.enum(figureBounds), basis: z.enum(figureBases), theme: z.enum(figureThemes),
  partOf: z.string().nullable(), region: z.string().nullable(), ties: z.array(z.string()),
  source: z.object({ title: inTwo, publisher: inTwo, day: z.string(), line: z.int().nullable() }),
});

export const figureOut = contentOut.extend({ revision: z.string(), corrected: z.boolean(), contested: z.array(contentOut), demonstration: z.boolean(), page: z.string(), card: z.string() });

export const figuresOut = z.object({
  year: z.int(), years: z.array(z.int()), figures: z.array(figureOut),
  region: z.object({
    code: z.string(), name: inTwo, on: z.string(), structures: z.int(), researchUnits: z.int(), mixedUnits: z.int(), attested: z.int(),
    towns: z.array(z.object({ code: z.string().nullable(), name: z.string(), structures: z.int() })), demonstration: z.boolean(),
  }).nullable(),
});

/** What the API takes for one figure; `seen` is the revision that it corrects, null for a new one. */
export const figureIn = z.strictObject({
  label: saidInTwo, noun: saidInTwo, note: saidInTwo,
  value: z.number(), unit: z.enum(figureUnits), bound: z.enum(figureBounds), basis: z.enum(figureBases), theme: z.enum(figureThemes),
  partOf: codeInPath.nullable(), region: z.string().max(3).nullable(), ties: z.array(z.string().max(20)).max(20),
  source: z.strictObject({ title: saidInTwo, publisher: saidInTwo, day: z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/), line: z.int().min(1).nullable() }),
  seen: z.string().max(64).nullable(),
});

export function toFigureOut(figure: Figure, publicUrl: string | undefined): z.input<typeof figureOut> {
  const { page, card } = cardAddresses(figure, publicUrl);
  const content = (one: FigureContent): z.input<typeof contentOut> => ({ ...one, ties: [...one.ties] });
  return { ...content(figure), revision: figure.revision, corrected: figure.corrected, contested: figure.contested.map(content), demonstration: figure.demonstration, page, card };
}
