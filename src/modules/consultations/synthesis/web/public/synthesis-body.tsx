import type { VNode } from "preact";
import { Disclosure, Heading, Table, Tag } from "../../../../../kernel/html/index.ts";
import { formatNumber, pick } from "../../../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../../../kernel/i18n/language.ts";
import { support } from "../../actions/self-evaluation.ts";
import type { ShownSentence, SynthesisDocument } from "../../domain/document.ts";
import { AgreementTable } from "../agreement-table.tsx";
import { sayIn, Told } from "../deps.tsx";
import { contributionNote, countNote, shortCount } from "../words.ts";
import { NotCoveredView } from "./not-covered-view.tsx";

export interface SynthesisBodyProps {
  readonly document: SynthesisDocument;
  readonly quotations: readonly { readonly sentence: number; readonly position: number; readonly words: string }[];
  /** Where the contributions behind a sentence are; null for a document that stands alone. */
  readonly wayTo: ((sentence: number) => string) | null;
  readonly objectives: readonly { readonly code: string; readonly title: Bilingual; readonly href: string }[];
  readonly language: Language;
}

/** The synthesis by axis, minority positions apart, then what it does not cover, its codes and the agreement of its coders. */
export function SynthesisBody({ document, quotations, wayTo, objectives, language }: SynthesisBodyProps): VNode {
  const say = sayIn(language);
  const sentences = (axis: string | null): readonly ShownSentence[] => document.sentences.filter((one) => one.kind === "finding" && one.axis === axis);
  const minority = document.sentences.filter(({ kind }) => kind === "minority");
  const list = (group: readonly ShownSentence[], withAxis = false): VNode => (
    <div class="synthesis-sentences">
      {[...new Set(group.map(({ theme }) => theme?.fr ?? ""))].map((theme) => (
        <>
          {theme === "" ? null : <Heading level={3}><Told text={group.find((one) => one.theme?.fr === theme)?.theme ?? { fr: theme, en: theme }} language={language} /></Heading>}
          {group.filter((one) => (one.theme?.fr ?? "") === theme).map((sentence) => <SentenceView {...{ sentence, document, quotations, wayTo, objectives, language, withAxis }} />)}
        </>
      ))}
    </div>
  );
  const axes = document.axes.map((axis) => ({ axis, group: sentences(axis.code) }));
  return (
    <>
      {document.introduction.fr === "" ? null : <div class="prose">{(document.introduction[language] || document.introduction.fr).split(/\n\s*\n/).map((paragraph) => <p>{paragraph}</p>)}</div>}
      {sentences(null).length === 0 ? null : <section aria-labelledby="all-axes"><Heading level={2} id="all-axes">{say("Tous les axes", "All axes")}</Heading>{list(sentences(null))}</section>}
      {axes.filter(({ group }) => group.length > 0).map(({ axis, group }) => (
        <section aria-labelledby={`axis-${axis.code}`}>
          <Heading level={2} id={`axis-${axis.code}`}>{pick(axis.title, language)}</Heading>
          <p class="soft small">{say(`${formatNumber(axis.texts, "fr")} textes.`, `${formatNumber(axis.texts, "en")} texts.`)}</p>
          {list(group)}
        </section>
      ))}
      <section aria-labelledby="minority">
        <Heading level={2} id="minority">{say("Positions minoritaires", "Minority positions")}</Heading>
        {minority.length === 0 ? <p class="soft">{say("La synthèse n’en nomme aucune.", "The synthesis names none.")}</p> : list(minority, true)}
      </section>
      <NotCoveredView document={document} language={language} />
      <section aria-labelledby="how">
        <Heading level={2} id="how">{say("Comment les textes ont été lus", "How the texts were read")}</Heading>
        <p class="prose">{say(
          `Deux personnes ont lu chaque texte sans voir ce que l’autre en disait. Textes qu’elles ont lus différemment\u202f: ${shortCount(document.disagreements.texts).fr}\u202f; départagés ${document.disagreements.by === "together" ? "par les deux ensemble" : "par une troisième personne"}, avec la raison\u202f: ${shortCount(document.disagreements.settled).fr}.`,
          `Two people read every text without seeing what the other said of it. Texts that they read differently: ${shortCount(document.disagreements.texts).en}; settled ${document.disagreements.by === "together" ? "by the two together" : "by a third person"}, with the reason: ${shortCount(document.disagreements.settled).en}.`,
        )} {contributionNote[language]} {countNote(document.threshold)[language]}</p>
        <AgreementTable agreements={document.agreements} threshold={document.threshold} language={language} />
        <Disclosure summary={say(`Livre de codes, version ${document.bookVersion}`, `Code book, version ${document.bookVersion}`)}>
          <Table
            caption={say("Codes", "Codes")} captionHidden language={language} rows={document.codes}
            columns={[
              { header: say("N°", "No."), numeric: true, cell: (one) => one.number },
              { header: say("Code", "Code"), rowHeader: true, cell: (one) => <Told text={one.label} language={language} /> },
              { header: say("Définition", "Definition"), cell: (one) => <Told text={one.definition} language={language} /> },
              { header: say("Exemple inventé", "Made-up example"), cell: (one) => <span lang="fr">{one.example}</span> },
              { header: say("Textes", "Texts"), numeric: true, cell: (one) => shortCount(one.count)[language] },
            ]}
          />
        </Disclosure>
      </section>
    </>
  );
}

function SentenceView({ sentence, document, quotations, wayTo, objectives, language, withAxis }: SynthesisBodyProps & { readonly sentence: ShownSentence; readonly withAxis: boolean }): VNode {
  const say = sayIn(language);
  const own = quotations.filter((one) => one.sentence === sentence.number);
  const gone = sentence.quotations.length - own.length;
  const axis = document.axes.find(({ code }) => code === sentence.axis);
  const enough = sentence.count !== null && sentence.count.kind !== "fewer";
  return (
    <article class="synthesis-sentence-box" id={`sentence-${sentence.number}`}>
      <p class="synthesis-sentence"><Told text={sentence.text} language={language} /></p>
      <p class="synthesis-support">
        {support({ ...sentence, kind: "finding" }).map((part) => <Tag tone="accent">{pick(part, language)}</Tag>)}
        {withAxis && axis !== undefined ? <span class="soft small">{pick(axis.title, language)}</span> : null}
        {sentence.objectives.map((code) => {
          const known = objectives.find((one) => one.code === code);
          const label = say(`objectif ${code}`, `objective ${code}`);
          return known === undefined ? <span class="soft small">{label}</span> : <a class="small" href={known.href} title={pick(known.title, language)}>{label}</a>;
        })}
        {wayTo !== null && enough ? <a class="small" href={wayTo(sentence.number)}>{say("lire ces contributions", "read these contributions")}<span class="visually-hidden"> {say(`de la phrase ${sentence.number}`, `of sentence ${sentence.number}`)}</span></a> : null}
      </p>
      {own.map(({ words }) => <blockquote class="synthesis-text" lang="fr" dir="auto">«{"\u202f"}{words}{"\u202f"}»</blockquote>)}
      {gone > 0 ? <p class="soft small">{say("Une citation a été retirée après la publication, son texte ayant été masqué.", "A quotation was withdrawn after the publication, its text having been masked.")}</p> : null}
    </article>
  );
}
