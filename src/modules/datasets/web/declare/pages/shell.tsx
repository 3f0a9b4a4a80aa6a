import type { ComponentChildren, VNode } from "preact";
import { Breadcrumbs, Heading, Notice } from "../../../../../kernel/html/index.ts";
import type { Page, RequestContext } from "../../../../../kernel/http/route.ts";
import { formatNumber, plural } from "../../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../../kernel/i18n/language.ts";
import type { DatasetDraft } from "../../../domain/datasets.ts";
import type { DatasetMetadata, LocalisedText } from "../../../domain/metadata.ts";
import { stepPath, type StepKey } from "../steps/index.ts";
import type { StepProgress } from "../steps/progress.ts";
import { say, stateWords } from "../words.ts";

export function titleOf({ title }: Pick<DatasetMetadata, "title">, language: Language): string {
  return titleIn(title, language) || say("untitled", language);
}

function titleIn(title: LocalisedText, language: Language): string {
  return (language === "fr" ? (title.fr ?? title.en) : (title.en ?? title.fr)) ?? "";
}

export function Csrf({ context }: { readonly context: Pick<RequestContext, "csrfToken"> }): VNode {
  return <input type="hidden" name="_csrf" value={context.csrfToken} />;
}

export interface ShellProps {
  readonly draft: DatasetDraft;
  readonly progress: readonly StepProgress[];
  readonly context: RequestContext;
  readonly current: StepKey | null;
  readonly children: ComponentChildren;
}

/** One page of a declaration: where it is, the steps beside it, the page itself. */
export function Shell({ draft, progress, context, current, children }: ShellProps): VNode {
  const { language } = context;
  const title = titleOf(draft.metadata, language);
  return (
    <>
      <Breadcrumbs crumbs={[{ label: say("data", language), href: "/data" }, { label: say("mine", language), href: "/data/mine" }, { label: title, href: stepPath(draft.code, "") }, ...(current === null ? [] : [{ label: language === "fr" ? "Étape" : "Step" }])]} language={language} />
      <div class="declare">
        <div class="declare-page">{children}</div>
        <aside class="declare-steps" aria-label={say("steps", language)}>
          <p class="declare-title"><a href={stepPath(draft.code, "")}>{title}</a> <span class="small soft">{draft.code} · {stateWords[draft.state][language]}</span></p>
          <StepList code={draft.code} progress={progress} current={current} language={language} />
        </aside>
      </div>
    </>
  );
}

export function StepList({ code, progress, current, language }: { readonly code: string; readonly progress: readonly StepProgress[]; readonly current: StepKey | null; readonly language: Language }): VNode {
  return (
    <ol class="step-list">
      {progress.map(({ step, state, faults }) => (
        <li class={`step-${state}`}>
          <a href={stepPath(code, step.key)} aria-current={step.key === current ? "step" : undefined}>{step.title[language]}</a>
          <span class="step-state" data-step-state={step.key}>{stateText(state, faults.length, language)}</span>
        </li>
      ))}
      <li class="step-review"><a href={stepPath(code, "review")} aria-current={current === "review" ? "step" : undefined}>{language === "fr" ? "Relire et publier" : "Review and publish"}</a></li>
    </ol>
  );
}

/** "complète", "à compléter (2 points)". */
export function stateText(state: StepProgress["state"], faults: number, language: Language): string {
  if (state === "complete") return say("complete", language);
  const word = say(state === "not-begun" ? "notBegun" : "toComplete", language);
  return faults === 0 ? word : `${word} (${pointsText(faults, language)})`;
}

export function pointsText(count: number, language: Language): string {
  return `${formatNumber(count, language)} ${plural(language, count, language === "fr" ? { one: "point", other: "points" } : { one: "point", other: "points" })}`;
}

export function dataPage(title: string, body: VNode, demonstration = false): Page {
  return { title, section: "data", body, demonstration };
}

/** What was just done, told once; unknown words tell nothing. */
export function Done({ done, language }: { readonly done: string | undefined; readonly language: Language }): VNode | null {
  const text = done === undefined ? undefined : doneWords[done]?.[language];
  return text === undefined ? null : <Notice kind="info" language={language}>{text}</Notice>;
}

const doneWords: Readonly<Record<string, { readonly fr: string; readonly en: string }>> = {
  saved: { fr: "Enregistré.", en: "Saved." },
  merged: { fr: "Enregistré. Quelqu’un d’autre avait changé d’autres champs entre-temps\u202f: ses changements sont gardés avec les vôtres.", en: "Saved. Somebody else had changed other fields meanwhile: their changes are kept with yours." },
  undone: { fr: "C’est annulé\u202f: la fiche est comme avant.", en: "Undone: the record is as it was." },
  "too-late": { fr: "La fiche a changé depuis\u202f: cela ne peut plus être annulé.", en: "The record has changed since: this can no longer be undone." },
  taken: { fr: "Repris dans la fiche.", en: "Taken into the record." },
  added: { fr: "Fichier reçu. Il est lu et vérifié\u202f: rechargez la page dans un instant pour voir ce qu’il contient.", en: "File received. It is being read and checked: reload the page in a moment to see what it holds." },
  "no-file": { fr: "Aucun fichier n’a été choisi\u202f: choisissez-en un, puis déposez-le.", en: "No file was chosen: choose one, then put it in." },
  removed: { fr: "Fichier retiré.", en: "File taken out." },
  restored: { fr: "Fichier remis.", en: "File put back." },
  described: { fr: "Description enregistrée.", en: "Description saved." },
  discarded: { fr: "Le brouillon est jeté.", en: "The draft is discarded." },
  shared: { fr: "Partage enregistré.", en: "Sharing saved." },
  returned: { fr: "La fiche est renvoyée à son déclarant, avec votre remarque.", en: "The record has gone back to its declarer, with your remark." },
  accepted: { fr: "La fiche est publiée.", en: "The record is published." },
  withdrawn: { fr: "Le jeu de données est retiré\u202f: sa page le dit, ses fichiers ne se téléchargent plus.", en: "The dataset is withdrawn: its page says so, its files can no longer be downloaded." },
};

export function PageHeading({ title, lead, kicker }: { readonly title: string; readonly lead?: string; readonly kicker?: string }): VNode {
  return (
    <>
      <Heading level={1} {...(kicker === undefined ? {} : { kicker })}>{title}</Heading>
      {lead === undefined ? null : <p class="lead">{lead}</p>}
    </>
  );
}
