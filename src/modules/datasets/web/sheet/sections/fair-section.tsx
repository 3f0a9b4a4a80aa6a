import type { VNode } from "preact";
import { DataLink, Disclosure, Heading, Table } from "../../../../../kernel/html/index.ts";
import { formatNumber, formatPercent, pick } from "../../../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../../../kernel/i18n/language.ts";
import type { FairMetric } from "../../../domain/datasets.ts";
import { both } from "../../../../../kernel/i18n/format.ts";
import type { SheetView } from "../view.ts";

/** What each metric asks, by its code without `FsF-` (F-UJI metrics 0.8). */
export const metricQuestions: Readonly<Record<string, Bilingual>> = {
  "F1-01MD": both("Les données ont-elles un identifiant unique\u202f?", "Do the data have a unique identifier?"),
  "F1-02MD": both("L’identifiant est-il pérenne et enregistré\u202f?", "Is the identifier persistent and registered?"),
  "F2-01M": both("La description dit-elle qui, quoi, quand, où\u202f?", "Does the description say who, what, when, where?"),
  "F3-01M": both("La description mène-t-elle aux données\u202f?", "Does the description lead to the data?"),
  "F4-01M": both("Les moteurs peuvent-ils lire la page\u202f?", "Can engines read the page?"),
  "A1-01M": both("Le niveau d’accès est-il dit\u202f?", "Is the access level stated?"),
  "A1-02MD": both("Description et données se récupèrent-elles\u202f?", "Can description and data be retrieved?"),
  "A1.1-01MD": both("Par un protocole ordinaire\u202f?", "By a standard protocol?"),
  "A1.2-01MD": both("Avec identification là où il en faut une\u202f?", "With authentication where it is needed?"),
  "I1-01M": both("La description est-elle lisible par les machines\u202f?", "Is the description machine-readable?"),
  "I2-01M": both("Ses mots viennent-ils de vocabulaires connus\u202f?", "Are its terms from registered vocabularies?"),
  "I3-01M": both("Les liens disent-ils quelle relation ils portent\u202f?", "Do links say what relation they stand for?"),
  "R1-01M": both("La nature, la taille et le format sont-ils dits\u202f?", "Are kind, size and format stated?"),
  "R1.1-01M": both("La licence est-elle dite\u202f?", "Is the licence stated?"),
  "R1.2-01M": both("La provenance est-elle dite\u202f?", "Is the provenance stated?"),
  "R1.3-01M": both("Un standard du domaine est-il suivi\u202f?", "Is a standard of the community followed?"),
  "R1.3-02D": both("Le format des fichiers est-il recommandé\u202f?", "Is the format of the files a recommended one?"),
};

/** The FAIR score, unfolding to its metrics and to what would raise it. */
export function FairSection({ view: { fair, language } }: { readonly view: Pick<SheetView, "fair" | "language"> }): VNode | null {
  const fr = language === "fr";
  if (fair.metrics.length === 0) return null;
  const points = fair.metrics.reduce((sum, metric) => sum + metric.points, 0);
  const earned = fair.metrics.reduce((sum, metric) => sum + metric.earned, 0);
  const number = (value: number): string => formatNumber(value, language, { maximumFractionDigits: 1 });
  return (
    <section aria-labelledby="fair">
      <Heading level={2} id="fair">{fr ? "Score FAIR" : "FAIR score"}</Heading>
      <p><span class="figure-number">{formatPercent(fair.score, language, 0)}</span> <span class="small soft">{fr ? `${number(earned)} points sur ${number(points)}, d’après les métriques F-UJI 0.8, calculées sans réseau.` : `${number(earned)} points of ${number(points)}, by the metrics of F-UJI 0.8, worked out without a network.`}</span></p>
      {fair.best === null ? null : <p class="copy-text"><span class="soft">{fr ? `Ce qui ferait gagner le plus (+${formatNumber(fair.best.gain * 100, "fr", { maximumFractionDigits: 1 })} points)\u202f:` : `What would gain most (+${formatNumber(fair.best.gain * 100, "en", { maximumFractionDigits: 1 })} points):`}</span> {pick(fair.best.advice.text, language)}</p>}
      <Disclosure summary={fr ? `Les ${fair.metrics.length} métriques` : `The ${fair.metrics.length} metrics`}>
        <Table
          caption={fr ? "Métriques F-UJI" : "F-UJI metrics"} captionHidden language={language} rows={fair.metrics}
          columns={[
            { header: fr ? "Question" : "Question", rowHeader: true, cell: (metric: FairMetric) => metricName(metric.code, language) },
            { header: "Code", cell: ({ code }) => <code class="small">{code}</code> },
            { header: "Points", numeric: true, cell: (metric) => `${number(metric.earned)} / ${number(metric.points)}` },
            { header: fr ? "Que faire" : "What to do", cell: ({ advice }) => (advice === null ? (fr ? "Rien, tout y est." : "Nothing, all is there.") : pick(advice.text, language)) },
          ]}
        />
        <p class="small soft"><DataLink href="https://doi.org/10.5281/zenodo.15045911">{fr ? "Les métriques FAIRsFAIR" : "The FAIRsFAIR metrics"}</DataLink></p>
      </Disclosure>
    </section>
  );
}

function metricName(code: string, language: Language): string {
  const question = metricQuestions[code.replace(/^FsF-/, "")];
  return question === undefined ? code : pick(question, language);
}
