import type { VNode } from "preact";
import type { Issue } from "../../../../../kernel/errors/app-error.ts";
import { Button, Disclosure, Field, Heading, LinkButton, Notice, Tag } from "../../../../../kernel/html/index.ts";
import type { RequestContext } from "../../../../../kernel/http/route.ts";
import { formatNumber, pick } from "../../../../../kernel/i18n/format.ts";
import { resultWords, support } from "../../actions/self-evaluation.ts";
import { codesInUse } from "../../domain/code-book.ts";
import { resultKey } from "../../domain/contribution.ts";
import type { ShownSentence } from "../../domain/document.ts";
import { codesOfText, textsBehind, type Evidence } from "../../domain/evidence.ts";
import { mayBeShown, sentenceKinds, type Sentence } from "../../domain/sentence.ts";
import { CodeBoxes } from "../coding/reading-page.tsx";
import { Crumbs, Csrf, errorAt, Faults, pathOf, PairFields, sayIn, type SynthesisWebDeps } from "../deps.tsx";
import { kindWords } from "../words.ts";

interface SentenceProps {
  readonly context: RequestContext;
  readonly evidence: Evidence;
  readonly sentence: Sentence;
  readonly isNew: boolean;
  readonly title: string;
  /** The sentence with its numbers as they are now. */
  readonly shown: ShownSentence | null;
  readonly basedOn: number;
  readonly objectives: Awaited<ReturnType<SynthesisWebDeps["objectives"]>>;
  readonly issues: readonly Issue[];
}

/** Texts offered at once for quotations. */
const offered = 60;

/** One sentence and what carries it; the texts behind it to choose quotations from, only from the threshold up. */
export function SentencePage({ context, evidence, sentence, isNew, title, shown, basedOn, objectives, issues }: SentenceProps): VNode {
  const { language } = context;
  const say = sayIn(language);
  const { subject, book } = evidence;
  const { texts } = textsBehind(evidence, sentence);
  const enough = texts.size >= subject.threshold;
  const codes = codesInUse(book);
  const themes = [...new Map(codes.map(({ theme }) => [theme.fr, theme])).values()];
  const path = pathOf(subject.code, `/synthesis/sentences/${isNew ? "new" : sentence.number}`);
  const inPlace = [...evidence.texts.values()].filter(({ axis }) => sentence.axis === null || axis === sentence.axis);
  const uncoded = inPlace.filter(({ id }) => sentence.contributions.includes(id) || codesOfText(evidence, id).length === 0);
  const quoted = new Map(sentence.quotations.map(({ contribution, words }) => [contribution, words]));
  return (
    <>
      <Crumbs crumbs={[{ label: pick(subject.title, language), href: pathOf(subject.code) }, { label: say("Synthèse", "Synthesis"), href: pathOf(subject.code, "/synthesis") }, { label: title }]} language={language} />
      <Heading level={1}>{title}</Heading>
      <Faults issues={issues} language={language} />
      {shown === null || (shown.count === null && shown.results.length === 0) ? <Notice kind="warn" language={language}>{say("Rien ne porte encore cette phrase.", "Nothing carries this sentence yet.")}</Notice> : <p class="synthesis-support">{support({ ...shown, kind: "finding" }).map((part) => <Tag tone="accent">{pick(part, language)}</Tag>)}</p>}
      <form method="post" action={path} class="synthesis-write">
        <Csrf context={context} values={{ basedOn }} />
        <PairFields name="text" label={{ fr: "Phrase", en: "Sentence" }} value={sentence.text} rows={4} issues={issues} language={language} translated />
        <div class="synthesis-place">
          <Field control="select" name="kind" label={say("Nature", "Kind")} options={sentenceKinds.map((kind) => ({ value: kind, label: pick(kindWords[kind], language) }))} value={sentence.kind} language={language} />
          <Field control="select" name="axis" label={say("Axe", "Axis")} options={[{ value: "", label: say("Tous les axes", "All axes") }, ...subject.axes.map((axis) => ({ value: axis.code, label: pick(axis.title, language) }))]} value={sentence.axis ?? ""} language={language} {...errorAt(issues, "axis", language)} />
          <Field control="select" name="theme" label={say("Thème", "Theme")} options={[{ value: "", label: say("Aucun", "None") }, ...themes.map((theme) => ({ value: theme.fr, label: theme[language] || theme.fr }))]} value={sentence.theme} language={language} />
        </div>
        {objectives.length === 0 ? null : (
          <Disclosure summary={say("Objectifs du contrat dont elle parle", "Objectives of the contract it speaks of")} open={sentence.objectives.length > 0}>
            {objectives.map(({ code, title: name }) => <label class="choice"><input type="checkbox" name="objectives" value={code} checked={sentence.objectives.includes(code)} /><span>{code} · {pick(name, language)}</span></label>)}
          </Disclosure>
        )}
        <Heading level={2}>{say("Ce qui la porte", "What carries it")}</Heading>
        <CodeBoxes codes={codes} chosen={new Set(sentence.codes)} context={context} />
        <Disclosure summary={say("Contributions choisies une à une", "Contributions chosen one by one")} open={sentence.contributions.length > 0}>
          {uncoded.length === 0 ? <p class="soft">{say("Chaque texte a un code\u202f: choisissez plutôt des codes.", "Every text has a code: choose codes instead.")}</p> : null}
          {uncoded.filter(mayBeShown).slice(0, offered).map(({ id, text }) => <label class="choice"><input type="checkbox" name="contributions" value={id} checked={sentence.contributions.includes(id)} /><span lang="fr" dir="auto">{text}</span></label>)}
        </Disclosure>
        <Disclosure summary={say(`Résultats publiés (${formatNumber(evidence.results.length, language)})`, `Published results (${formatNumber(evidence.results.length, language)})`)} open={sentence.results.length > 0}>
          {evidence.results.length === 0 ? <p class="soft">{say("Aucun résultat n’est encore publié.", "No result is published yet.")}</p> : null}
          {evidence.results.map((result) => <label class="choice"><input type="checkbox" name="results" value={resultKey(result)} checked={sentence.results.includes(resultKey(result))} /><span>{pick(resultWords(result), language)}</span></label>)}
        </Disclosure>
        <Heading level={2} id="field-quotations">{say("Citations", "Quotations")}</Heading>
        {enough ? (
          <>
            <p class="hint">{say("Recopiez mot pour mot une partie d’un texte. Seuls paraissent les textes qui portent la phrase, ni à masquer ni retenus.", "Copy a part of a text word for word. Only texts that carry the sentence appear, neither to be masked nor held back.")}</p>
            <Disclosure summary={say(`Choisir parmi les contributions (${formatNumber(Math.min(texts.size, offered), language)})`, `Choose among the contributions (${formatNumber(Math.min(texts.size, offered), language)})`)} open={quoted.size > 0}>
              {[...evidence.texts.values()].filter((text) => texts.has(text.id) && mayBeShown(text)).sort((a, b) => Number(quoted.has(b.id)) - Number(quoted.has(a.id))).slice(0, offered).map(({ id, text }, index) => (
                <div class="synthesis-quote"><blockquote class="synthesis-text" lang="fr" dir="auto">{text}</blockquote><Field id={`quote-${index}`} name={`quote-${id}`} label={say("Citation", "Quotation")} value={quoted.get(id) ?? ""} language={language} optional /></div>
              ))}
            </Disclosure>
          </>
        ) : <p class="soft">{say(`Aucune citation sous ${subject.threshold} contributions. Après avoir changé les codes, recomptez.`, `No quotation under ${subject.threshold} contributions. After changing the codes, recount.`)}</p>}
        <div class="button-row"><Button>{say("Enregistrer", "Save")}</Button><Button kind="second" name="act" value="recount">{say("Recompter", "Recount")}</Button><LinkButton href={pathOf(subject.code, "/synthesis")}>{say("Annuler", "Cancel")}</LinkButton></div>
      </form>
    </>
  );
}
