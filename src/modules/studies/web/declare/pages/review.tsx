import type { VNode } from "preact";
import { Button, Heading, LinkButton, Notice } from "../../../../../kernel/html/index.ts";
import type { RequestContext } from "../../../../../kernel/http/route.ts";
import type { Language } from "../../../../../kernel/i18n/language.ts";
import type { StudyContent } from "../../../domain/content.ts";
import { isUnsaid } from "../../../domain/empty.ts";
import { fields, sectionCodes, sectionNames } from "../../../domain/fields/index.ts";
import type { Provenance } from "../../../domain/study.ts";
import type { DescribeContext } from "../../shown/context.ts";
import { describe } from "../../shown/describe.ts";
import { ValueView } from "../../shown/shown-view.tsx";
import { originsOf, UnreadMarks } from "../../sheet/origin.tsx";
import { faultsOf, sectionPath } from "../form/section-state.ts";
import { say } from "../words.ts";
import type { Loaded } from "./loaded.ts";
import { QualityPart } from "./overview.tsx";
import { Csrf, Done, FaultList, Remarks, Shell } from "./shell.tsx";
import { targetOf } from "./targets.ts";

/** Everything as a reader will see it, in both languages, with what still forbids publication; then the button. */
export function ReviewPage({ loaded, context, mayPublish, done }: { readonly loaded: Loaded; readonly context: RequestContext; readonly mayPublish: boolean; readonly done?: string | undefined }): VNode {
  const { draft, form, quality, words } = loaded;
  const { language } = context;
  const fr = language === "fr";
  const faults = faultsOf(draft, form);
  const advice = draft.issues.filter(({ severity }) => severity === "warning");
  return (
    <Shell loaded={loaded} context={context} current="review">
      <Done done={done} language={language} />
      <Heading level={1}>{say("review", language)}</Heading>
      <Remarks remarks={draft.remarks} language={language} />
      {faults.length === 0 ? <Notice kind="info" language={language}>{fr ? "Rien ne s’oppose à la publication." : "Nothing stands against publication."}</Notice> : (
        <div class="notice notice-warn" id="faults">
          <p class="notice-title">{fr ? "À corriger avant publication" : "To mend before publication"} ({faults.length})</p>
          <FaultList code={draft.code} faults={faults} targetOf={targetOf} language={language} />
        </div>
      )}
      {advice.length === 0 ? null : <details class="disclosure"><summary>{fr ? "À regarder aussi" : "Also worth a look"} ({advice.length})</summary><div class="disclosure-body"><FaultList code={draft.code} faults={advice} targetOf={targetOf} language={language} /></div></details>}
      <QualityPart code={draft.code} quality={quality} language={language} />
      <Preview code={draft.code} content={draft.content} provenance={draft.provenance} words={words} editable language={language} />
      {draft.state === "submitted" && !mayPublish ? <Notice kind="info" language={language}>{fr ? "La fiche est en relecture\u202f: un curateur va la publier ou la renvoyer avec ses raisons." : "The record is under review: a curator will publish it or send it back with reasons."}</Notice> : (
        <form method="post" action={sectionPath(draft.code, mayPublish && draft.state === "submitted" ? "publish" : "submit")} class="decide">
          <Csrf context={context} />
          <p>{fr ? "Un curateur relit chaque fiche avant publication. Une version publiée reçoit un DOI et ne change plus\u202f: les corrections font une nouvelle version." : "A curator reviews each record before publication. A published version receives a DOI and no longer changes: corrections make a new version."}</p>
          <div class="button-row">
            <Button disabled={faults.length > 0}>{mayPublish && draft.state === "submitted" ? (fr ? "Publier" : "Publish") : fr ? "Soumettre à relecture" : "Hand in for review"}</Button>
            <LinkButton href="/studies/mine">{fr ? "Plus tard" : "Later"}</LinkButton>
          </div>
          {faults.length > 0 ? <p class="soft small">{fr ? "Corrigez d’abord les points signalés." : "Mend the points above first."}</p> : null}
        </form>
      )}
    </Shell>
  );
}

/** The record by section in both languages, what is missing in one said; with links to change each where it can be. */
export function Preview({ code, content, provenance, words, editable, language }: { readonly code: string; readonly content: StudyContent; readonly provenance: Provenance; readonly words: DescribeContext; readonly editable: boolean; readonly language: Language }): VNode {
  return (
    <section class="declare-preview" aria-labelledby="preview">
      <Heading level={2} id="preview">{language === "fr" ? "Ce que verra le lecteur" : "What a reader will see"}</Heading>
      {sectionCodes.map((section) => {
        const said = fields.filter((field) => field.section === section && !isUnsaid(content[field.name]) && field.name !== "otherDetails");
        return (
          <div class="preview-step">
            <div class="preview-head">
              <Heading level={3}>{sectionNames[section][language]}</Heading>
              {editable ? <a href={sectionPath(code, section)}>{say("change", language)}<span class="visually-hidden"> {sectionNames[section][language]}</span></a> : null}
            </div>
            {said.length === 0 ? <p class="soft">{say("nothing", language)}</p> : (
              <dl class="definitions">
                {said.map((field) => <div><dt>{field.label[language]}</dt><dd><ValueView value={describe(field, content, words)} language={language} /><UnreadMarks origins={originsOf(field, provenance)} language={language} /></dd></div>)}
              </dl>
            )}
          </div>
        );
      })}
    </section>
  );
}
