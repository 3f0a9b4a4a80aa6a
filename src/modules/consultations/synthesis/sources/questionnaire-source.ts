import { sql, type Db } from "../../../../kernel/db/db.ts";
import type { Questionnaire } from "../../domain/campaign.ts";
import type { Ballots, Questionnaires } from "../../domain/ports.ts";
import type { ContributionSource, Subject } from "../domain/contribution.ts";

export interface QuestionnaireSourceDeps {
  readonly questionnaires: Pick<Questionnaires, "list" | "find">;
  readonly ballots: Pick<Ballots, "texts">;
}

/** Closed questionnaires as something to code. Their counters close at night: until then there is nothing to read. */
export function questionnaireSource({ questionnaires, ballots }: QuestionnaireSourceDeps): ContributionSource {
  const isClosed = ({ state }: Questionnaire): boolean => state === "closed" || state === "published";
  const closed = async (code: string): Promise<Questionnaire | null> => {
    const found = await questionnaires.find(code);
    return found !== null && isClosed(found) ? found : null;
  };
  return {
    subjects: async () => (await questionnaires.list()).filter((one) => isClosed(one) && freeQuestions(one) > 0).map(subjectOf),
    subject: async (code) => {
      const found = await closed(code);
      return found === null ? null : subjectOf(found);
    },
    async texts(code) {
      const found = await closed(code);
      return found === null ? [] : (await Promise.all(found.form.axes.map((axis) => ballots.texts(code, axis.code)))).flat();
    },
    replace: replaceReleasedText,
  };
}

function freeQuestions(questionnaire: Questionnaire): number {
  return subjectOf(questionnaire).questions.filter(({ free }) => free).length;
}

function subjectOf(questionnaire: Questionnaire): Subject {
  const { code, title, threshold, form, mode, period, demonstration } = questionnaire;
  return {
    code, title, threshold, demonstration, href: `/consultations/questionnaires/${encodeURIComponent(code)}`,
    // A self-evaluation speaks of a period, and its answers cannot be doubled.
    selfEvaluation: mode === "anonymous" && period !== null,
    axes: form.axes.map((axis) => ({ code: axis.code, title: axis.title, objectives: axis.objectives })),
    questions: form.axes.flatMap((axis) => axis.sections.flatMap((section) => section.questions.map((question) => ({ axis: axis.code, code: question.code, label: question.label, objectives: question.objectives ?? axis.objectives, free: question.kind === "text" })))),
  };
}

/** Writes what is left of a text over it, where the counters of questionnaires keep it. */
async function replaceReleasedText(code: string, id: string, text: string, tx: Db): Promise<void> {
  await tx.query(sql`update consultations.ballot_text set text = ${text} where questionnaire = ${code} and id = ${id}::uuid`);
}

/** Several sources as one; a code belongs to the first that knows it. */
export function sourcesTogether(sources: readonly ContributionSource[]): ContributionSource {
  const owner = async (code: string): Promise<ContributionSource | null> => {
    for (const source of sources) if ((await source.subject(code)) !== null) return source;
    return null;
  };
  return {
    subjects: async () => (await Promise.all(sources.map((source) => source.subjects()))).flat(),
    subject: async (code) => (await owner(code))?.subject(code) ?? null,
    texts: async (code) => (await owner(code))?.texts(code) ?? [],
    async replace(code, id, text, tx) {
      // Only one of them has a text of this id; asking which one would need a handle of its own inside the transaction.
      for (const source of sources) await source.replace(code, id, text, tx);
    },
  };
}
