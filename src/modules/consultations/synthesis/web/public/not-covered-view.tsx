import type { VNode } from "preact";
import { Heading, Table } from "../../../../../kernel/html/index.ts";
import { formatNumber, pick } from "../../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../../kernel/i18n/language.ts";
import type { NotCovered, SynthesisDocument } from "../../domain/document.ts";
import { sayIn, Told } from "../deps.tsx";
import { shortCount } from "../words.ts";

/** What the sentences leave out: texts, codes, questions. */
export function NotCoveredView({ document, language }: { readonly document: SynthesisDocument; readonly language: Language }): VNode {
  const say = sayIn(language);
  const axis = (code: string): string => pick(document.axes.find((one) => one.code === code)?.title ?? { fr: code, en: code }, language);
  const codes = document.codes.filter(({ uncovered }) => uncovered);
  const { questionsNotCovered: questions } = document;
  return (
    <section aria-labelledby="not-covered">
      <Heading level={2} id="not-covered">{say("Ce que la synthèse ne couvre pas", "What the synthesis does not cover")}</Heading>
      <Table<NotCovered>
        caption={say("Contributions qui ne portent aucune phrase, par axe", "Contributions that carry no sentence, by axis")} language={language} rows={document.notCovered}
        empty={<p class="soft">{say("Aucun texte.", "No text.")}</p>}
        columns={[
          { header: say("Axe", "Axis"), rowHeader: true, cell: (one) => axis(one.axis) },
          { header: say("Textes", "Texts"), numeric: true, cell: (one) => formatNumber(one.texts, language) },
          { header: say("Codés, dans aucune phrase", "Coded, in no sentence"), numeric: true, cell: (one) => shortCount(one.uncovered)[language] },
          { header: say("Rien à coder", "Nothing to code"), numeric: true, cell: (one) => shortCount(one.nothing)[language] },
          { header: say("Désaccord non départagé", "Disagreement not settled"), numeric: true, cell: (one) => shortCount(one.unsettled)[language] },
        ]}
      />
      {codes.length === 0 ? null : (
        <>
          <Heading level={3}>{say("Codes sur lesquels aucune phrase ne s’appuie", "Codes on which no sentence stands")}</Heading>
          <ul>{codes.map((code) => <li><Told text={code.label} language={language} />{language === "fr" ? "\u202f: " : ": "}{shortCount(code.count)[language]}</li>)}</ul>
        </>
      )}
      {questions.length === 0 ? null : (
        <>
          <Heading level={3}>{say("Questions dont aucune phrase ne parle", "Questions of which no sentence speaks")}</Heading>
          <ul>{questions.map((one) => <li>{pick(one.label, language)} <span class="soft">({axis(one.axis)}{one.why === "no-text" ? say(`\u202f; moins de ${document.threshold} textes, aucun n’est lu`, `; fewer than ${document.threshold} texts, none is read`) : ""})</span></li>)}</ul>
        </>
      )}
    </section>
  );
}
