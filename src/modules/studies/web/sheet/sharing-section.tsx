import type { VNode } from "preact";
import { DefinitionList, Heading, LinkButton, Notice, safeHref } from "../../../../kernel/html/index.ts";
import { both, formatDay, pick } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { fieldOf } from "../../domain/fields/index.ts";
import type { PromiseState } from "../../domain/promise.ts";
import { conceptTexts } from "../shown/context.ts";
import { describe } from "../shown/describe.ts";
import { decisionNames, planItems } from "../shown/describe-links.ts";
import { PartView, Said, ValueView } from "../shown/shown-view.tsx";
import { OriginDisclosure, originsOf, UnreadMarks } from "./origin.tsx";
import type { StudyView } from "./view.ts";

/** Sharing: what was promised, by when, what is there today, and how to ask. */
export function SharingSection({ view }: { readonly view: StudyView }): VNode {
  const { study: { content, provenance }, language, context } = view;
  const fr = language === "fr";
  const plan = content.sharingPlan;
  const access = content.individualDataAccess;
  const field = fieldOf("sharingPlan");
  const origins = originsOf({ name: "sharingPlan" }, provenance);
  const request = safeHref(content.accessRequestUrl);
  return (
    <section aria-labelledby="sharing" class="data-access study-sharing">
      <Heading level={2} id="sharing">{fr ? "Partage des données" : "Sharing of the data"}</Heading>
      <p class="sharing-answer">
        {plan === null ? (fr ? "Aucun plan de partage n’est déclaré." : "No sharing plan is declared.") : pick(decisionNames[plan.decision], language)}
        {plan === null ? null : "."}
        {access === null ? null : <> {fr ? "Accès aujourd’hui\u202f: " : "Access today: "}{conceptTexts(access, "individual-data-access", context).slice(0, 1).map((shown) => <Said shown={shown} language={language} />)}.</>}
      </p>
      <PromiseNotice view={view} />
      {plan === null ? null : <DefinitionList items={groupedRows(view)} />}
      {field === null || origins.length === 0 ? null : <><UnreadMarks origins={origins} language={language} /><OriginDisclosure field={field} origins={origins} language={language} /></>}
      <SharedData view={view} />
      {request === null ? null : <p class="button-row no-print"><LinkButton kind="main" href={request}>{fr ? "Demander l’accès" : "Ask for access"}</LinkButton></p>}
    </section>
  );
}

/** Rows of one name stand together: what will be given is a list. */
function groupedRows({ study: { content }, language, context }: StudyView): readonly { readonly term: string; readonly details: VNode }[] {
  if (content.sharingPlan === null) return [];
  const rows = new Map<string, VNode[]>();
  for (const { head, key } of planItems(content.sharingPlan, context)) {
    if (key === "decision" || head.label === null) continue;
    const term = pick(head.label, language);
    rows.set(term, [...(rows.get(term) ?? []), <PartView part={{ ...head, label: null }} language={language} />]);
  }
  return [...rows].map(([term, values]) => ({ term, details: values.length === 1 ? <div class="plain-lines">{values[0]}</div> : <ul class="study-words">{values.map((value) => <li>{value}</li>)}</ul> }));
}

/** What the promise has come to, where that has to be seen: passed with nothing there, in part, kept. */
const verdicts: Readonly<Partial<Record<PromiseState, { readonly kind: "info" | "warn"; readonly title: Bilingual }>>> = {
  overdue: { kind: "warn", title: both("Promesse échue, rien n’est visible", "Promise passed, nothing seen") },
  partly: { kind: "warn", title: both("Promesse tenue en partie", "Promise kept in part") },
  kept: { kind: "info", title: both("Promesse tenue", "Promise kept") },
};

/** The promise held against what can be seen today. */
function PromiseNotice({ view: { promise, language, today, frozen } }: { readonly view: StudyView }): VNode | null {
  if (frozen || promise.state === "none" || promise.state === "undecided" || promise.state === "refused") return null;
  const fr = language === "fr";
  const told = <>{pick(promise.why, language)} {fr ? `État au ${formatDay(today, "fr")}.` : `As of ${formatDay(today, "en")}.`} <a href="/studies/transparency">{fr ? "Comment c’est établi" : "How this is worked out"}</a></>;
  const verdict = verdicts[promise.state];
  return verdict === undefined ? <p class="small soft">{told}</p> : <Notice kind={verdict.kind} language={language} title={pick(verdict.title, language)}><p>{told}</p></Notice>;
}

function SharedData({ view: { study: { content }, language, context } }: { readonly view: StudyView }): VNode | null {
  const field = fieldOf("datasets");
  if (field === null || content.datasets.length === 0) return <p class="unsaid">{language === "fr" ? "Aucun jeu de données n’est lié à cette étude." : "No dataset is tied to this study."}</p>;
  return <><Heading level={3}>{pick(field.label, language)}</Heading><ValueView value={describe(field, content, context)} language={language} /></>;
}
