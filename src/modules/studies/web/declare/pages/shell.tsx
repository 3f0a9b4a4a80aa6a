import type { ComponentChildren, VNode } from "preact";
import { Breadcrumbs, Notice } from "../../../../../kernel/html/index.ts";
import type { Page, RequestContext } from "../../../../../kernel/http/route.ts";
import { formatNumber, plural } from "../../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../../kernel/i18n/language.ts";
import type { Issue } from "../../../../../kernel/errors/app-error.ts";
import { sectionNames, type SectionCode } from "../../../domain/fields/index.ts";
import { plainTitle } from "../../sheet/view.ts";
import { studyStateNames } from "../../shown/words.ts";
import { sectionPath, type SectionProgress } from "../form/section-state.ts";
import { say } from "../words.ts";
import type { Loaded } from "./loaded.ts";

export function Csrf({ context }: { readonly context: Pick<RequestContext, "csrfToken"> }): VNode {
  return <input type="hidden" name="_csrf" value={context.csrfToken} />;
}

export function studiesPage(title: string, body: VNode): Page {
  return { title, section: "studies", body };
}

/** One page of a declaration: where it is, its sections beside it, the page itself. */
export function Shell({ loaded: { draft, progress }, context, current, children }: { readonly loaded: Loaded; readonly context: RequestContext; readonly current: SectionCode | "review" | null; readonly children: ComponentChildren }): VNode {
  const { language } = context;
  const title = plainTitle(draft.content, language);
  const here = current === null ? [] : [{ label: current === "review" ? say("review", language) : sectionNames[current][language] }];
  return (
    <>
      <Breadcrumbs crumbs={[{ label: say("studies", language), href: "/studies" }, { label: say("mine", language), href: "/studies/mine" }, { label: title, href: sectionPath(draft.code, "") }, ...here]} language={language} />
      <div class="declare study-declare">
        <div class="declare-page">{children}</div>
        <aside class="declare-steps" aria-label={say("sections", language)}>
          <p class="declare-title"><a href={sectionPath(draft.code, "")}>{title}</a> <span class="small soft">{draft.code} · {studyStateNames[draft.state][language]}</span></p>
          <SectionList code={draft.code} progress={progress} current={current} language={language} />
        </aside>
      </div>
    </>
  );
}

export function SectionList({ code, progress, current, language }: { readonly code: string; readonly progress: readonly SectionProgress[]; readonly current: SectionCode | "review" | null; readonly language: Language }): VNode {
  return (
    <ol class="step-list">
      {progress.map(({ section, state, faults }) => (
        <li class={`step-${state}`}>
          <a href={sectionPath(code, section)} aria-current={section === current ? "step" : undefined}>{sectionNames[section][language]}</a>
          <span class="step-state" data-step-state={section}>{stateText(state, faults.length, language)}</span>
        </li>
      ))}
      <li class="step-review"><a href={sectionPath(code, "review")} aria-current={current === "review" ? "step" : undefined}>{say("review", language)}</a></li>
    </ol>
  );
}

/** "complète", "à compléter (2 points)". */
export function stateText(state: SectionProgress["state"], faults: number, language: Language): string {
  if (state === "complete") return say("complete", language);
  const word = say(state === "not-begun" ? "notBegun" : "toComplete", language);
  return faults === 0 ? word : `${word} (${formatNumber(faults, language)} ${plural(language, faults, { one: "point", other: "points" })})`;
}

/** What was just done, told once; unknown words tell nothing. */
export function Done({ done, language }: { readonly done: string | undefined; readonly language: Language }): VNode | null {
  const text = done === undefined ? undefined : doneWords[done]?.[language];
  return text === undefined ? null : <Notice kind="info" language={language}>{text}</Notice>;
}

const doneWords: Readonly<Record<string, { readonly fr: string; readonly en: string }>> = {
  begun: { fr: "La fiche est commencée. Tout s’enregistre au fur et à mesure\u202f: vous pouvez vous arrêter et reprendre.", en: "The record is begun. Everything is saved as you go: you may stop and come back." },
  copied: { fr: "La fiche est commencée à partir de l’autre. Ses numéros, ses dates et ses résultats n’ont pas été repris.", en: "The record is begun from the other one. Its numbers, dates and results were not taken over." },
  taken: { fr: "La fiche est reprise du registre. Complétez ce qu’il ne dit pas.", en: "The record was taken from the register. Complete what it does not say." },
  saved: { fr: "Enregistré.", en: "Saved." },
  merged: { fr: "Enregistré. Quelqu’un d’autre avait changé d’autres champs entre-temps\u202f: ses changements sont gardés avec les vôtres.", en: "Saved. Somebody else had changed other fields meanwhile: their changes are kept with yours." },
  undone: { fr: "C’est annulé\u202f: la fiche est comme avant.", en: "Undone: the record is as it was." },
  "too-late": { fr: "La fiche a changé depuis\u202f: cela ne peut plus être annulé.", en: "The record has changed since: this can no longer be undone." },
  read: { fr: "Noté\u202f: ce texte a été lu.", en: "Noted: this text has been read." },
  decided: { fr: "Décidé\u202f: l’écart avec le registre ne sera plus signalé tant que celui-ci ne change pas.", en: "Decided: the register’s difference will not be shown again until it changes." },
  discarded: { fr: "Le brouillon est jeté.", en: "The draft is discarded." },
  shared: { fr: "Partage enregistré.", en: "Sharing saved." },
  returned: { fr: "La fiche est renvoyée à qui l’a déclarée, avec vos raisons.", en: "The record has gone back to whoever declared it, with your reasons." },
  published: { fr: "La fiche est publiée.", en: "The record is published." },
};

export function Remarks({ remarks, language }: { readonly remarks: Loaded["draft"]["remarks"]; readonly language: Language }): VNode | null {
  if (remarks.length === 0) return null;
  return (
    <Notice kind="warn" language={language} title={language === "fr" ? "Raisons du renvoi" : "Why it was returned"}>
      <ul>{remarks.map(({ text }) => <li><span class="told">{text}</span></li>)}</ul>
    </Notice>
  );
}

/** Faults of a whole record, each leading to where it is mended. */
export function FaultList({ code, faults, targetOf, language }: { readonly code: string; readonly faults: readonly Issue[]; readonly targetOf: (issue: Issue) => { readonly section: SectionCode; readonly id: string } | null; readonly language: Language }): VNode {
  return (
    <ul>
      {faults.map((issue) => {
        const target = targetOf(issue);
        return <li>{target === null ? issue.text[language] : <a href={`${sectionPath(code, target.section)}?check=1#${target.id}`}>{issue.text[language]}</a>}</li>;
      })}
    </ul>
  );
}
