import type { ExpandedModel } from "../domain/model.ts";
import type { FailureCase, FailureReport } from "../domain/report.ts";
import type { Training } from "../domain/run.ts";
import type { LinkageSession } from "../domain/session.ts";
import { explainFailures, failuresByCause, type FailureQuestion, type OutsideRule } from "../failures/index.ts";
import { axesOf } from "./inspect.ts";
import type { Pseudonyms } from "./pseudonyms.ts";

export interface RunFailures {
  readonly report: FailureReport;
  readonly cases: readonly FailureCase[];
}

const mostCases = 2_000;

/** Who lives abroad is not in a file of people insured here: codes of foreign countries begin with 99. */
function outsideOf(model: Pick<ExpandedModel, "columns">): readonly OutsideRule[] {
  return Object.entries(model.columns).flatMap(([column, { clean }]) => (clean === "commune" && /residence|domicile/i.test(column) ? [{ column, startsWith: ["99"] }] : []));
}

/** Rows of the left file without a partner: counts by cause and group, and a number of them one by one under pseudonyms. Null in one file. */
export async function failuresOf(session: LinkageSession, training: Training, pseudonyms: Pseudonyms): Promise<RunFailures | null> {
  if (!session.isLink) return null;
  const question: FailureQuestion = { values: training.values, outside: outsideOf(session.model) };
  const report = await failuresByCause(session, await axesOf(session), question);
  if (report === null) return null;
  const cases = (await explainFailures(session, question, { limit: mostCases })).flatMap((one): readonly FailureCase[] => {
    if (one.cause === null) return [];
    const record = pseudonyms.row("left", one.left);
    return [{
      record, cause: one.cause, structural: one.structural, missing: one.missing, text: one.text,
      nearest: one.nearest === null ? null : { pair: pseudonyms.pair(record, pseudonyms.row("right", one.nearest.id)), weight: one.nearest.weight, probability: one.nearest.probability, evidence: one.nearest.evidence },
    }];
  });
  return { report, cases };
}
