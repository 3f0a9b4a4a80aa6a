import type { VNode } from "preact";
import { Button } from "../../../../../kernel/html/index.ts";
import type { Language } from "../../../../../kernel/i18n/language.ts";
import type { StudyDraft } from "../../../domain/study.ts";
import { describe } from "../../shown/describe.ts";
import { ValueView } from "../../shown/shown-view.tsx";
import { sourceText } from "../../shown/words.ts";
import type { DescribeContext } from "../../shown/context.ts";
import { OriginDisclosure, originsOf, UnreadMarks } from "../../sheet/origin.tsx";
import type { Question } from "../form/question.ts";

/** Below a question: where its value comes from, what waits to be read, what a register says otherwise. */
export function QuestionNotes({ question: { field, key }, draft, words, locked, language }: { readonly question: Question; readonly draft: StudyDraft; readonly words: DescribeContext; readonly locked: boolean; readonly language: Language }): VNode | null {
  if (key !== field.name) return null;
  const fr = language === "fr";
  // What was typed here needs no note.
  const origins = originsOf(field, draft.provenance).filter(({ origin }) => origin.kind !== "entered");
  const unread = origins.filter(({ origin }) => !origin.curated && (origin.kind === "inferred" || origin.kind === "machine-translated"));
  const divergences = draft.divergences.filter((one) => one.field === field.name);
  if (origins.length === 0 && divergences.length === 0) return null;
  return (
    <div class="question-notes">
      <UnreadMarks origins={origins} language={language} />
      {unread.length === 0 || locked ? null : <p><Button kind="second" name="act" value={`curate:${unread.map(({ lang }) => (lang === null ? field.name : `${field.name}.${lang}`)).join(",")}`}>{fr ? "J’ai lu, c’est juste" : "I have read it, it is right"}<span class="visually-hidden"> ({field.label[language]})</span></Button></p>}
      <OriginDisclosure field={field} origins={origins} language={language} />
      {divergences.map((divergence) => (
        <div class="divergence" role="group" aria-label={fr ? `Écart avec ${sourceText(divergence.source, language)}` : `Difference with ${sourceText(divergence.source, language)}`}>
          <p><strong>{sourceText(divergence.source, language)}</strong> {fr ? "dit autre chose\u202f:" : "says something else:"}</p>
          <div class="divergence-value"><ValueView value={describe(field, { ...draft.content, [field.name]: divergence.theirs }, words)} language={language} /></div>
          {locked ? null : (
            <div class="button-row">
              <Button kind="second" name="act" value={`take:${field.name}:${divergence.source}`}>{fr ? "Prendre la valeur du registre" : "Take the register’s value"}<span class="visually-hidden"> ({field.label[language]})</span></Button>
              <Button kind="plain" name="act" value={`hold:${field.name}:${divergence.source}`}>{fr ? "Garder la nôtre" : "Keep ours"}<span class="visually-hidden"> ({field.label[language]})</span></Button>
            </div>
          )}
        </div>
      ))}
    </div>
  );
}
