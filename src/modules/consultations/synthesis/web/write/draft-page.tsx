import type { VNode } from "preact";
import type { Issue } from "../../../../../kernel/errors/app-error.ts";
import { Button, Disclosure, EmptyState, Heading, Lead, LinkButton, Notice, Tag } from "../../../../../kernel/html/index.ts";
import type { RequestContext } from "../../../../../kernel/http/route.ts";
import { formatDateTime, formatNumber, pick, plural } from "../../../../../kernel/i18n/format.ts";
import type { SynthesisDocument } from "../../domain/document.ts";
import type { Evidence } from "../../domain/evidence.ts";
import type { SynthesisDraft } from "../../domain/sentence.ts";
import { support } from "../../actions/self-evaluation.ts";
import type { DraftRevision, PublishedVersion } from "../../store/synthesis-store.ts";
import { Crumbs, Csrf, Done, Faults, pathOf, PairFields, sayIn, Told } from "../deps.tsx";
import { NotCoveredView } from "../public/not-covered-view.tsx";
import { kindWords } from "../words.ts";

interface DraftProps {
  readonly context: RequestContext;
  readonly evidence: Evidence;
  readonly draft: SynthesisDraft;
  /** The draft as it would be shown. */
  readonly document: SynthesisDocument;
  readonly issues: readonly Issue[];
  readonly toMend: readonly Issue[];
  readonly revisions: readonly DraftRevision[];
  readonly versions: readonly PublishedVersion[];
}

/** The sentences with their numbers as they are now, what is not covered, and what keeps the whole from being published. */
export function DraftPage({ context, evidence, draft, document, issues, toMend, revisions, versions }: DraftProps): VNode {
  const { language } = context;
  const say = sayIn(language);
  const { subject } = evidence;
  const path = pathOf(subject.code, "/synthesis");
  const act = (values: Readonly<Record<string, string | number>>): VNode => <Csrf context={context} values={{ basedOn: draft.revision, ...values }} />;
  const last = versions[0];
  return (
    <>
      <Crumbs crumbs={[{ label: pick(subject.title, language), href: pathOf(subject.code) }, { label: say("Synthèse", "Synthesis") }]} language={language} />
      <Heading level={1} kicker={say("Écrire la synthèse", "Write the synthesis")}>{pick(subject.title, language)}</Heading>
      <Lead>{say(`${formatNumber(draft.sentences.length, "fr")} ${plural("fr", draft.sentences.length, { one: "phrase", other: "phrases" })}. Les nombres sont recomptés à chaque lecture.`, `${formatNumber(draft.sentences.length, "en")} ${plural("en", draft.sentences.length, { one: "sentence", other: "sentences" })}. Numbers are recounted at each reading.`)}</Lead>
      <Done context={context} />
      <Faults issues={issues} language={language} />
      {last === undefined ? null : <p>{say(`Version ${last.document.version} publiée.`, `Version ${last.document.version} is published.`)} <a href={`${subject.href}/synthesis`}>{say("La lire", "Read it")}</a></p>}
      <div class="button-row"><LinkButton kind="main" href={`${path}/sentences/new`}>{say("Ajouter une phrase", "Add a sentence")}</LinkButton><LinkButton href={`${path}/publish`}>{say("Relire et publier…", "Read again and publish…")}</LinkButton></div>
      {draft.sentences.length === 0 ? <EmptyState title={say("Aucune phrase encore", "No sentence yet")}><p>{say("Chaque phrase se rattache à ce qui la porte\u202f: des codes, des contributions, un résultat publié.", "Each sentence is tied to what carries it: codes, contributions, a published result.")}</p></EmptyState> : null}
      <ol class="synthesis-sentences">
        {document.sentences.map((shown) => {
          const faults = toMend.filter((issue) => issue.line === shown.number);
          const place = [shown.axis === null ? say("tous les axes", "all axes") : pick(subject.axes.find(({ code }) => code === shown.axis)?.title ?? { fr: shown.axis, en: shown.axis }, language), ...shown.objectives.map((one) => say(`objectif ${one}`, `objective ${one}`))];
          return (
            <li id={`sentence-${shown.number}`}>
              <p class="soft small">{kindWords[shown.kind][language]} · {place.join(" · ")}</p>
              <p class="synthesis-sentence"><Told text={shown.text} language={language} /></p>
              <p class="synthesis-support">{support({ ...shown, kind: "finding" }).map((part) => <Tag tone="accent">{pick(part, language)}</Tag>)}</p>
              {faults.length === 0 ? null : <Notice kind="warn" language={language}><ul>{faults.map((issue) => <li>{issue.text[language]}</li>)}</ul></Notice>}
              <form method="post" action={path} class="inline-form">
                {act({ number: shown.number })}
                <a class="button button-second" href={`${path}/sentences/${shown.number}`}>{say("Modifier", "Change")}</a>
                <Button kind="plain" name="act" value="up">{say("Monter", "Move up")}</Button><Button kind="plain" name="act" value="down">{say("Descendre", "Move down")}</Button><Button kind="plain" name="act" value="remove">{say("Ôter", "Remove")}</Button>
              </form>
            </li>
          );
        })}
      </ol>
      <Heading level={2}>{say("Introduction", "Introduction")}</Heading>
      <form method="post" action={path}>{act({ act: "introduce" })}<PairFields name="introduction" label={{ fr: "Introduction", en: "Introduction" }} value={draft.introduction} rows={4} issues={[]} language={language} /><div class="button-row"><Button kind="second">{say("Enregistrer", "Save")}</Button></div></form>
      <NotCoveredView document={document} language={language} />
      {revisions.length < 2 ? null : (
        <Disclosure summary={say("Versions de travail", "Working revisions")}>
          <ul class="plain-list">
            {revisions.slice(0, 50).map(({ revision, by, at }) => (
              <li>
                <form method="post" action={path} class="inline-form">{act({ act: "restore", revision })}<span>{revision} · {by.name} · {formatDateTime(at, language)}</span>{revision === draft.revision ? <Tag>{say("celle-ci", "this one")}</Tag> : <Button kind="plain">{say("Y revenir", "Go back to it")}</Button>}</form>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  );
}
