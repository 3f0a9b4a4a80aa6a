import { openAnalytics } from "../../../kernel/analytics/index.ts";
import { draftModel, profileInput, type FileProfile } from "../comparisons/index.ts";
import type { LinkageModel } from "../domain/model.ts";
import type { EngineOptions, Input } from "../domain/run.ts";
import { openSource } from "../engine/intake/source.ts";

/**
 * A first model from the columns of one input (duplicates) or two: their names, how filled they are and the shape of what they
 * hold, never a value. To be read and mended by who knows the data. Fails with `linkage.input-not-valid`.
 */
export async function draftFrom(left: Input, right?: Input, { memoryMb, threads, temporaryDirectory }: EngineOptions = {}): Promise<LinkageModel> {
  const analytics = await openAnalytics({ ...(memoryMb === undefined ? {} : { memoryMb }), ...(threads === undefined ? {} : { threads }), ...(temporaryDirectory === undefined ? {} : { temporaryDirectory }) });
  const profile = async (input: Input, side: "left" | "right"): Promise<FileProfile> => {
    const source = await openSource(analytics, input, side);
    return profileInput(analytics, source.relation, source.columns.map(({ name }) => name));
  };
  try {
    return draftModel({ left: await profile(left, "left"), ...(right === undefined ? {} : { right: await profile(right, "right") }) });
  } finally {
    analytics.close();
  }
}
