import type { VNode } from "preact";
import { Breadcrumbs, Heading, LinkButton, Notice } from "../../../../../kernel/html/index.ts";
import type { RequestContext } from "../../../../../kernel/http/route.ts";
import { formatNumber, formatPercent } from "../../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../../kernel/i18n/language.ts";
import { fieldOf, sectionNames } from "../../../domain/fields/index.ts";
import type { Quality } from "../../../domain/study.ts";
import { plainTitle } from "../../sheet/view.ts";
import { languageNames, studyStateNames } from "../../shown/words.ts";
import { faultsOf, sectionPath } from "../form/section-state.ts";
import { say } from "../words.ts";
import type { Loaded } from "./loaded.ts";
import { Done, FaultList, Remarks, SectionList } from "./shell.tsx";
import { targetOf } from "./targets.ts";

/** Where a record stands: each section with how far it is, what publication still needs, what is said in which language. */
export function OverviewPage({ loaded, context, done }: { readonly loaded: Loaded; readonly context: RequestContext; readonly done?: string | undefined }): VNode {
  const { draft, form, progress, quality, published } = loaded;
  const { language } = context;
  const fr = language === "fr";
  const title = plainTitle(draft.content, language);
  const complete = progress.filter(({ state }) => state === "complete").length;
  const next = progress.find(({ state }) => state !== "complete");
  const base = `/studies/${encodeURIComponent(draft.code)}`;
  const faults = faultsOf(draft, form);
  return (
    <>
      <Breadcrumbs crumbs={[{ label: say("studies", language), href: "/studies" }, { label: say("mine", language), href: "/studies/mine" }, { label: title }]} language={language} />
      <Done done={done} language={language} />
      <Heading level={1} kicker={`${draft.code} · ${studyStateNames[draft.state][language]}`}>{title}</Heading>
      <p class="lead">{fr ? `${formatNumber(complete, "fr")} ${complete < 2 ? "rubrique complète" : "rubriques complètes"} sur ${formatNumber(progress.length, "fr")}.` : `${formatNumber(complete, "en")} of ${formatNumber(progress.length, "en")} sections complete.`}{published ? (fr ? " Une version en est publiée\u202f: vous écrivez la suivante." : " A version of it is published: you are writing the next.") : ""}</p>
      <Remarks remarks={draft.remarks} language={language} />
      {draft.state === "submitted" ? <Notice kind="info" language={language}>{fr ? "Cette fiche est en relecture." : "This record is under review."}</Notice> : null}
      {draft.divergences.length === 0 ? null : (
        <Notice kind="warn" language={language} title={fr ? "Un registre dit autre chose" : "A register says something else"}>
          <ul>{draft.divergences.map(({ field }) => { const found = fieldOf(field); return found === null ? null : <li><a href={`${sectionPath(draft.code, found.section)}#field-${field}`}>{found.label[language]}</a></li>; })}</ul>
        </Notice>
      )}
      <div class="study-overview">
        <div>
          <div class="overview-steps"><SectionList code={draft.code} progress={progress} current={null} language={language} /></div>
          <div class="button-row">
            <LinkButton kind="main" href={sectionPath(draft.code, next?.section ?? "review")}>{next === undefined ? say("review", language) : `${fr ? "Continuer\u202f: " : "Go on: "}${sectionNames[next.section][language]}`}</LinkButton>
            <LinkButton href={`${base}/share`}>{fr ? "Partager" : "Share"}</LinkButton>
            {published ? <LinkButton href={base}>{fr ? "Voir la version publiée" : "See the published version"}</LinkButton> : null}
            {draft.state === "submitted" ? null : <LinkButton href={`${base}/discard`}>{fr ? "Jeter le brouillon" : "Discard the draft"}</LinkButton>}
          </div>
        </div>
        <div>
          <Heading level={2}>{fr ? "Avant publication" : "Before publication"}</Heading>
          {faults.length === 0 ? <p>{fr ? "Rien ne s’y oppose." : "Nothing stands against it."}</p> : <FaultList code={draft.code} faults={faults} targetOf={targetOf} language={language} />}
          <QualityPart code={draft.code} quality={quality} language={language} />
        </div>
      </div>
    </>
  );
}

/** Valid, complete, read: three things that are not one; and what is said in which language. */
export function QualityPart({ code, quality, language }: { readonly code: string; readonly quality: Quality; readonly language: Language }): VNode {
  const fr = language === "fr";
  const linkTo = (name: string): VNode => {
    const field = fieldOf(name.split(".")[0] ?? name);
    return field === null ? <>{name}</> : <a href={`${sectionPath(code, field.section)}#field-${field.name}`}>{field.label[language]}</a>;
  };
  const missing = [...new Set(quality.missing.flatMap(({ fields }) => fields))];
  return (
    <>
      <Heading level={2}>{fr ? "Ce que dit la fiche" : "What the record says"}</Heading>
      <dl class="definitions">
        <div><dt>{fr ? "Complétude (24 éléments de l’OMS)" : "Completeness (24 items of the WHO)"}</dt><dd>{formatPercent(quality.completeness, language, 0)}</dd></div>
        {(["fr", "en"] as const).map((tongue) => <div><dt>{fr ? `Textes en ${languageNames[tongue].fr}` : `Texts in ${languageNames[tongue].en}`}</dt><dd>{formatPercent(quality.languages[tongue], language, 0)}</dd></div>)}
        <div><dt>{fr ? "Écrit par un programme" : "Written by a program"}</dt><dd>{quality.uncurated.length === 0 ? (fr ? "rien n’attend d’être lu" : "nothing waits to be read") : fr ? `à lire\u202f: ${formatNumber(quality.uncurated.length, "fr")}` : `to read: ${formatNumber(quality.uncurated.length, "en")}`}</dd></div>
      </dl>
      {missing.length === 0 ? null : <details class="disclosure"><summary>{fr ? "Éléments de l’OMS qui manquent" : "Missing items of the WHO"} ({quality.missing.length})</summary><div class="disclosure-body"><ul>{missing.map((name) => <li>{linkTo(name)}</li>)}</ul></div></details>}
      {(["fr", "en"] as const).map((tongue) => quality.missingTexts[tongue].length === 0 ? null : (
        <details class="disclosure"><summary>{fr ? `À écrire en ${languageNames[tongue].fr}` : `To write in ${languageNames[tongue].en}`} ({quality.missingTexts[tongue].length})</summary><div class="disclosure-body"><ul>{quality.missingTexts[tongue].map((name) => <li>{linkTo(name)}</li>)}</ul></div></details>
      ))}
      {quality.uncurated.length === 0 ? null : <details class="disclosure"><summary>{fr ? "À lire" : "To read"} ({quality.uncurated.length})</summary><div class="disclosure-body"><ul>{quality.uncurated.map((name) => <li>{linkTo(name)}{/\.(?:fr|en)$/.test(name) ? ` (${languageNames[name.endsWith(".fr") ? "fr" : "en"][language]})` : ""}</li>)}</ul></div></details>}
    </>
  );
}
