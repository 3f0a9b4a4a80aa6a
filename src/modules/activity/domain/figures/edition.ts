import { z } from "zod";
import { AppError, type Issue } from "../../../../kernel/errors/app-error.ts";
import { plural } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { isDay, type Day } from "../../../../kernel/time/day.ts";
import { figureBases, figureBounds, figureThemes, figureUnits } from "./codes.ts";
import type { FigureContent } from "./figure.ts";
import { contentFaults, figureCodePattern } from "./content-faults.ts";
import { deskSource } from "./to-statements.ts";

/** Year of a publication of figures: of this century and the one before. */
export const figureYear = z.int().min(1900).max(2100);
const inTwo = z.strictObject({ fr: z.string().trim().min(1).max(1_000), en: z.string().trim().min(1).max(1_000) });

const figure = z.strictObject({
  code: z.string().regex(figureCodePattern).max(80),
  theme: z.enum(figureThemes),
  /** Code of the figure that this one details. */
  of: z.string().nullable(),
  label: inTwo, noun: inTwo, note: inTwo,
  value: z.number(),
  unit: z.enum(figureUnits),
  bound: z.enum(figureBounds),
  basis: z.enum(figureBases),
  region: z.string().nullable(),
  ties: z.array(z.string().max(20)).max(20),
  /** Line of the text of the publication, from 1. */
  line: z.int().min(1).nullable(),
});

const editionSchema = z.strictObject({
  version: z.int().min(1),
  year: figureYear,
  source: z.strictObject({ id: z.string().regex(/^figures-[a-z0-9]+(-[a-z0-9]+)*$/).max(80).refine((id) => id !== deskSource.id), title: inTwo, publisher: inTwo, home: z.url({ protocol: /^https?$/ }).nullable() }),
  observedOn: z.string().refine((text): text is Day => isDay(text)),
  figures: z.array(figure).min(1).max(2_000),
});

/** The figures that one publication gives of one year. */
export interface FigureEdition {
  readonly version: number;
  readonly year: number;
  readonly source: { readonly id: string; readonly title: Bilingual; readonly publisher: Bilingual; readonly home: string | null };
  readonly observedOn: Day;
  readonly figures: readonly FigureContent[];
}

interface Fault {
  readonly path: string;
  readonly text: Bilingual;
}

/**
 * The edition in this JSON text. Fails with `activity.bad-figures`: every fault at once, each with its path in the file.
 * `tieExists` says whether the contract has an indicator or action of this name; without it the form alone is checked.
 */
export function readFigureEdition(fileName: string, text: string, tieExists?: (tie: string) => boolean): FigureEdition {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (error) {
    throw refusal(fileName, [{ path: "", text: { fr: "ce n’est pas du JSON", en: "this is no JSON" } }], error);
  }
  const parsed = editionSchema.safeParse(given);
  if (!parsed.success) throw refusal(fileName, parsed.error.issues.map((issue) => ({ path: issue.path.join("."), text: faultWords(issue) })));
  const { figures, source, year, observedOn, version } = parsed.data;
  const contents = figures.map(({ of, line, ...rest }, at): FigureContent => ({
    ...rest, year, partOf: of, order: at + 1, source: { title: source.title, publisher: source.publisher, day: observedOn, line },
  }));
  const faults = contents.flatMap((content, at) => contentFaults(content, contents.filter((one) => one !== content), tieExists).map((fault) => ({ path: `figures.${at}.${fault.field}`, text: fault.text })));
  if (faults.length > 0) throw refusal(fileName, faults);
  return { version, year, source, observedOn, figures: contents };
}

function faultWords(issue: z.core.$ZodIssue): Bilingual {
  switch (issue.code) {
    case "unrecognized_keys":
      return { fr: `champ inconnu\u202f: ${issue.keys.join(", ")}`, en: `unknown field: ${issue.keys.join(", ")}` };
    case "invalid_value":
      return { fr: `une de ces valeurs est attendue\u202f: ${issue.values.map(String).join(", ")}`, en: `one of these is expected: ${issue.values.map(String).join(", ")}` };
    case "too_small":
      return { fr: `trop court ou trop petit (au moins ${issue.minimum})`, en: `too short or too small (at least ${issue.minimum})` };
    case "too_big":
      return { fr: `trop long ou trop grand (au plus ${issue.maximum})`, en: `too long or too large (at most ${issue.maximum})` };
    case "invalid_type":
      return { fr: `absent, ou d’un autre type que «\u202f${issue.expected}\u202f»`, en: `missing, or of another type than “${issue.expected}”` };
    default:
      return { fr: "la forme attendue est autre", en: "another form is expected" };
  }
}

function refusal(fileName: string, faults: readonly Fault[], cause?: unknown): AppError {
  const issues = faults.map(({ path, text }): Issue => ({
    code: "activity.bad-figures", severity: "error", field: path,
    text: path === "" ? text : { fr: `${path}\u202f: ${text.fr}`, en: `${path}: ${text.en}` },
  }));
  return new AppError(
    "activity.bad-figures",
    { fr: `«\u202f${fileName}\u202f» ne peut pas servir\u202f: ${faults.length} ${plural("fr", faults.length, { one: "point", other: "points" })} à corriger. Rien n’a été enregistré.`, en: `“${fileName}” cannot be used: ${faults.length} ${plural("en", faults.length, { one: "point", other: "points" })} to mend. Nothing was recorded.` },
    { status: 422, issues, ...(cause === undefined ? {} : { cause }) },
  );
}
