import type { ComponentChildren, VNode } from "preact";
import { Breadcrumbs, Heading, LinkButton, Notice } from "../../../../../kernel/html/index.ts";
import type { RequestContext } from "../../../../../kernel/http/route.ts";
import { formatNumber } from "../../../../../kernel/i18n/format.ts";
import type { DatasetDraft } from "../../../domain/datasets.ts";
import { stepPath, type Step } from "../steps/index.ts";
import { nextStep, type StepProgress } from "../steps/progress.ts";
import { say, stateWords, subjectWords } from "../words.ts";
import { Remarks } from "./review.tsx";
import { Done, PageHeading, Shell, StepList, titleOf } from "./shell.tsx";

export interface OverviewProps {
  readonly draft: DatasetDraft;
  readonly progress: readonly StepProgress[];
  readonly context: RequestContext;
  readonly done?: string | undefined;
}

/** The way through a declaration: each step with how far it is, and what to do next. */
export function OverviewPage({ draft, progress, context, done }: OverviewProps): VNode {
  const { language } = context;
  const fr = language === "fr";
  const complete = progress.filter(({ state }) => state === "complete").length;
  const next = progress.find(({ state }) => state !== "complete");
  const base = `/data/${encodeURIComponent(draft.code)}`;
  return (
    <>
      <Breadcrumbs crumbs={[{ label: say("data", language), href: "/data" }, { label: say("mine", language), href: "/data/mine" }, { label: titleOf(draft.metadata, language) }]} language={language} />
      <Done done={done} language={language} />
      <Heading level={1} kicker={`${draft.code} · ${stateWords[draft.state][language]}`}>{titleOf(draft.metadata, language)}</Heading>
      <p class="lead">{fr ? `${formatNumber(complete, "fr")} étapes complètes sur ${formatNumber(progress.length, "fr")}.` : `${formatNumber(complete, "en")} of ${formatNumber(progress.length, "en")} steps complete.`} {subjectWords[draft.metadata.subjectKind][language]}.</p>
      <Remarks draft={draft} context={context} />
      {draft.state === "submitted" ? <Notice kind="info" language={language}>{fr ? "Cette fiche est en relecture." : "This record is under review."}</Notice> : null}
      <div class="overview-steps"><StepList code={draft.code} progress={progress} current={null} language={language} /></div>
      <div class="button-row">
        <LinkButton kind="main" href={stepPath(draft.code, next?.step.key ?? "review")}>{next === undefined ? (fr ? "Relire et publier" : "Review and publish") : `${fr ? "Continuer\u202f: " : "Go on: "}${next.step.title[language]}`}</LinkButton>
        <LinkButton href={`${base}/share`}>{fr ? "Partager" : "Share"}</LinkButton>
        {draft.state === "submitted" ? null : <LinkButton href={`${base}/discard`}>{fr ? "Jeter le brouillon" : "Discard the draft"}</LinkButton>}
      </div>
    </>
  );
}

/** The step of the files, which has forms of its own for each file. */
export function FilesStepPage({ draft, step, progress, context, done, children }: OverviewProps & { readonly step: Step; readonly children: ComponentChildren }): VNode {
  const { language } = context;
  const at = progress.findIndex((one) => one.step.key === step.key) + 1;
  return (
    <Shell draft={draft} progress={progress} context={context} current={step.key}>
      <Done done={done} language={language} />
      <PageHeading title={step.title[language]} lead={step.lead[language]} kicker={`${say("step", language)} ${formatNumber(at, language)} ${language === "fr" ? "sur" : "of"} ${formatNumber(progress.length + 1, language)}`} />
      {children}
      <div class="button-row">
        <LinkButton kind="main" href={stepPath(draft.code, nextStep(draft, step.key))}>{language === "fr" ? "Continuer" : "Go on"}</LinkButton>
        <LinkButton href={stepPath(draft.code, "")}>{language === "fr" ? "Quitter" : "Leave"}</LinkButton>
      </div>
    </Shell>
  );
}
