import { both } from "../../../../kernel/i18n/format.ts";
import type { Clock } from "../../../../kernel/time/day.ts";
import { takesComments, type Consultation } from "../../steps/domain/consultation.ts";
import type { Steps } from "../../steps/index.ts";
import type { ContributionSource, Subject } from "../domain/contribution.ts";

export interface StepSourceDeps {
  readonly clock: Clock;
  readonly steps: Pick<Steps, "list" | "sources">;
}

/** What was published is public with its author’s name or pseudonym: the threshold only keeps numbers from meaning too much. */
const threshold = 5;
const only = "contributions";

/** Proposals and comments of participatory steps, once nobody adds any. Refused and withdrawn ones are not among them. */
export function stepSource({ clock, steps }: StepSourceDeps): ContributionSource {
  const over = async (): Promise<readonly Consultation[]> => (await steps.list(null, false)).filter((one) => !takesComments(one, clock.today()) && one.phases.some(({ from, kind }) => (kind === "contributions" || kind === "discussion") && from <= clock.today()));
  return {
    subjects: async () => (await over()).map(subjectOf),
    async subject(code) {
      const found = (await over()).find((one) => one.code === code);
      return found === undefined ? null : subjectOf(found);
    },
    texts: async (code) => (await steps.sources(code)).map(({ id, text }) => ({ id, axis: only, question: only, text })),
    // The proposal has a public page of its own, which its moderators mask: here only what is coded changes.
    replace: async () => {},
  };
}

function subjectOf({ code, title, demonstration }: Consultation): Subject {
  const label = both("Propositions et commentaires", "Proposals and comments");
  return {
    code, title, threshold, demonstration, href: `/consultations/steps/${encodeURIComponent(code)}`, selfEvaluation: false,
    axes: [{ code: only, title: label, objectives: [] }],
    questions: [{ axis: only, code: only, label, objectives: [], free: true }],
  };
}
