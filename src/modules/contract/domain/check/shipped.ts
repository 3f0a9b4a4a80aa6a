import { z } from "zod";
import shipped from "../../../../../data/contracts/comp-2021-2025.contradictions.json" with { type: "json" };
import { contradictionCodes, type Contradiction } from "./contradiction.ts";

/** The shape of a file of contradictions, as the check writes it. */
export const contradictionsSchema = z.array(
  z.strictObject({
    code: z.enum(contradictionCodes),
    severity: z.enum(["contradiction", "remark"]),
    message: z.strictObject({ fr: z.string().min(1), en: z.string().min(1) }),
    lines: z.array(z.int().positive()),
    items: z.array(z.string()),
  }),
);

/**
 * What the check found in the published text of the contract 2021-2025, in the project's own words. The text itself is
 * not part of the project; this is what its check gives (a test holds the two together where the text is at hand).
 * Throws on a file that does not have the shape.
 */
export function loadShippedContradictions(): readonly Contradiction[] {
  return contradictionsSchema.parse(shipped);
}
