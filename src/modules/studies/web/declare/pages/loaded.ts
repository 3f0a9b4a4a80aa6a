import type { Actor, RequestContext } from "../../../../../kernel/http/route.ts";
import type { StudyContent } from "../../../domain/content.ts";
import type { SectionCode } from "../../../domain/fields/index.ts";
import type { Quality, StudyDraft, StudyStanding } from "../../../domain/study.ts";
import type { DescribeContext } from "../../shown/context.ts";
import type { StudyDeclareDeps } from "../deps.ts";
import type { Asked, Offered } from "../form/asked.ts";
import type { FormState } from "../form/kit.ts";
import { forms } from "../form/save-section.ts";
import { progressOf, type SectionProgress } from "../form/section-state.ts";

/** What every page of a declaration shows from. */
export interface Loaded {
  readonly draft: StudyDraft;
  readonly form: FormState;
  readonly progress: readonly SectionProgress[];
  readonly quality: Quality;
  readonly standing: StudyStanding | null;
  readonly words: DescribeContext;
  /** A version of it is published meanwhile. */
  readonly published: boolean;
}

export async function loadDraft(deps: StudyDeclareDeps, actor: Actor, code: string, context: RequestContext): Promise<Loaded> {
  const draft = await deps.studies.draft(actor, code);
  const [form, standing, words, published] = await Promise.all([forms.read(deps.db, code), deps.studies.standing(code), describeContext(deps, draft.content, context), deps.studies.find(code)]);
  return { draft, form, standing, words, published: published !== null && published.state === "published", progress: progressOf(draft, form), quality: deps.quality(draft) };
}

/** Words for what a record names: both languages of its texts at once, so that what is missing is seen. */
export async function describeContext(deps: Pick<StudyDeclareDeps, "labels" | "datasetNames" | "cohorts">, content: StudyContent, { language }: Pick<RequestContext, "language">): Promise<DescribeContext> {
  const [datasets, cohorts] = await Promise.all([
    deps.datasetNames.of(content.datasets.flatMap(({ scheme, identifier }) => (scheme === "portal" ? [identifier] : []))),
    deps.cohorts.of(content.cohorts),
  ]);
  return { language, record: "both", labels: deps.labels, datasets, cohorts };
}

/** What a section offers beyond its own fields. */
export interface SectionOffers {
  readonly organisations: readonly Offered[];
  readonly datasets: readonly Offered[];
}

export async function askedFor(deps: StudyDeclareDeps, content: StudyContent): Promise<Asked> {
  const [concepts, cohorts] = await Promise.all([deps.concepts(), deps.cohorts.all()]);
  return { concepts, cohorts, arms: content.arms.map(({ name }, at) => name.fr ?? name.en ?? `${at + 1}`) };
}

export async function offersFor(deps: StudyDeclareDeps, section: SectionCode): Promise<SectionOffers> {
  return { organisations: section === "responsibility" ? await deps.organisations.offered() : [], datasets: section === "results" ? await deps.datasets() : [] };
}
