import type { VNode } from "preact";
import { DefinitionList, EmptyState, Heading, Notice, ShareBars, Table } from "../../../../kernel/html/index.ts";
import { formatNumber, formatPercent } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { WholeRun } from "../../domain/project.ts";
import type { GroupRecall, RunQuality } from "../../domain/report.ts";
import { ShareLines } from "../charts/share-lines.tsx";
import { bits, count, sayIn, share, shareWords } from "../deps.tsx";
import { axisWords, groupWords } from "./words.ts";

/** How good the links are: by the model's own word, by readers, and for whom. */
export function QualitySection({ run, quality, language }: { readonly run: WholeRun; readonly quality: RunQuality; readonly language: Language }): VNode {
  const say = sayIn(language);
  const { labelFree, unlinkable, byGroup } = quality;
  const source = say(`appariement ${run.id}, sceau ${run.seal?.sha256.slice(0, 12) ?? ""}`, `run ${run.id}, seal ${run.seal?.sha256.slice(0, 12) ?? ""}`);
  const curve = labelFree.curve.filter(({ weight }) => Math.abs(weight) < 100);
  const worst = Math.min(...curve.flatMap(({ precision, recall }) => [precision, recall]));
  return (
    <>
      <Heading level={2} id="quality">{say("Qualité", "Quality")}</Heading>
      <DefinitionList items={[
        { term: say("Précision estimée sans étiquettes", "Precision estimated without labels"), details: shareWords(labelFree.precision, language) },
        { term: say("Rappel estimé sans étiquettes", "Recall estimated without labels"), details: shareWords(labelFree.recall, language) },
        { term: say("Correspondances qu’aucune règle ne propose", "Matches that no rule proposes"), details: formatNumber(labelFree.expected.blockedOut.estimate, language, { maximumFractionDigits: 1 }) },
      ]} />
      {labelFree.warnings.map((warning) => <Notice kind="warn" language={language}>{warning.text[language]}</Notice>)}
      <CalibrationPart run={run} language={language} source={source} />
      <ShareLines
        title={say("Choisir le seuil\u202f: précision et rappel", "Choosing the threshold: precision and recall")} language={language} source={source} low={worst > 0.5 ? 0.5 : 0}
        description={curve.map((point) => `${share(point.threshold, language)}: ${share(point.precision, language)}, ${share(point.recall, language)}`).join("; ")}
        xLabel={say("seuil, en bits de poids", "threshold, in bits of weight")} xTicks={curve.filter((_, index) => index % 3 === 0).map(({ weight }) => ({ x: weight, label: formatNumber(weight, language, { maximumFractionDigits: 0 }) }))}
        lines={[{ name: say("précision (selon le modèle)", "precision (by the model)"), style: "first", points: curve.map((point) => ({ x: point.weight, share: point.precision })) }, { name: say("rappel (selon le modèle)", "recall (by the model)"), style: "second", points: curve.map((point) => ({ x: point.weight, share: point.recall })) }]}
        table={<Table caption={say("Seuils", "Thresholds")} captionHidden language={language} rows={labelFree.curve} rowKind={(point) => (point.threshold === labelFree.threshold ? "total" : null)} columns={[
          { header: say("Probabilité", "Probability"), rowHeader: true, numeric: true, cell: (point) => share(point.threshold, language) }, { header: say("Poids", "Weight"), numeric: true, cell: (point) => bits(point.weight, language) }, { header: say("Paires liées", "Linked pairs"), numeric: true, cell: (point) => count(point.accepted, language) },
          { header: say("Précision", "Precision"), numeric: true, cell: (point) => share(point.precision, language) }, { header: say("Rappel", "Recall"), numeric: true, cell: (point) => share(point.recall, language) }, { header: "F", numeric: true, cell: (point) => share(point.fMeasure, language) },
        ]} />}
      />
      <ShareLines
        title={say("Lignes que rien ne pourrait lier", "Rows that nothing could link")} language={language} source={source}
        description={unlinkable.map((point) => `${point.weight}: ${share(point.share, language)}`).join("; ")} xLabel={say("poids demandé, en bits", "weight asked for, in bits")} xTicks={unlinkable.map(({ weight }) => ({ x: weight, label: String(weight) }))}
        lines={[{ name: say("part des lignes du premier fichier qui, même en accord sur tout, n’atteindraient pas ce poids", "share of rows of the first file that would not reach this weight even agreeing on everything"), style: "first", points: unlinkable.map((point) => ({ x: point.weight, share: point.share })) }]}
        table={<Table caption={say("Lignes que rien ne pourrait lier", "Rows that nothing could link")} captionHidden language={language} rows={unlinkable} columns={[{ header: say("Poids demandé", "Weight asked for"), rowHeader: true, numeric: true, cell: (point) => String(point.weight) }, { header: say("Part des lignes", "Share of rows"), numeric: true, cell: (point) => share(point.share, language) }]} />}
      />
      <Heading level={2} id="groups">{say("Tous sont-ils aussi bien retrouvés\u202f?", "Is everybody found equally well?")}</Heading>
      <p class="prose">{say("Un groupe trop petit est compté avec d’autres, pour qu’aucun nombre ne désigne quelqu’un.", "A group that is too small is counted with others, so that no number points at anybody.")}</p>
      {byGroup.length === 0 ? <EmptyState title={say("Rien à comparer", "Nothing to compare")} /> : [...new Set(byGroup.map(({ axis }) => axis))].map((axis) => <GroupChart axis={axis} rows={byGroup.filter((row) => row.axis === axis)} language={language} source={source} />)}
    </>
  );
}

function GroupChart({ axis, rows, language, source }: { readonly axis: string; readonly rows: readonly GroupRecall[]; readonly language: Language; readonly source: string }): VNode {
  const say = sayIn(language);
  const name = (row: GroupRecall): string => groupWords(row.group, language);
  const recall = ({ recall: found }: GroupRecall) => (found.value === null || found.low === null || found.high === null ? null : { share: found.value, low: found.low, high: found.high });
  return (
    <ShareBars
      title={say(`Rappel estimé par groupe\u202f: ${axisWords(axis, "fr")}`, `Estimated recall by group: ${axisWords(axis, "en")}`)} language={language} unit={say("part, avec son intervalle à 95\u202f%", "share, with its 95% interval")} series={[say("rappel", "recall")]} source={source} unknown={say("non montré", "not shown")}
      description={rows.map((row) => `${name(row)}: ${share(row.recall.value, language)}`).join("; ")} formatShare={(value) => formatPercent(value, language, 1)}
      bars={rows.map((row) => ({ label: name(row), note: count(row.records, language), shares: [row.recall.value], interval: recall(row) }))}
      table={<Table caption={say("Rappel par groupe", "Recall by group")} captionHidden language={language} rows={rows} columns={[
        { header: say("Groupe", "Group"), rowHeader: true, cell: name }, { header: say("Lignes", "Rows"), numeric: true, cell: (row) => count(row.records, language) }, { header: say("Liées", "Linked"), numeric: true, cell: (row) => count(row.linked, language) }, { header: say("Rappel", "Recall"), numeric: true, cell: (row) => shareWords(recall(row), language) },
      ]} />}
    />
  );
}

function CalibrationPart({ run, language, source }: { readonly run: WholeRun; readonly language: Language; readonly source: string }): VNode {
  const say = sayIn(language);
  const fitted = run.calibration;
  if (fitted === null) return <Notice kind="info" language={language}>{say("Aucune relecture n’a encore calibré cet appariement.", "No review has calibrated this run yet.")}</Notice>;
  const rows = fitted.calibration.reliability;
  return (
    <>
      <DefinitionList items={[
        { term: say("Précision d’après les lecteurs", "Precision by the readers"), details: shareWords(fitted.quality.precision, language) },
        { term: say("Rappel parmi les paires regardées, d’après les lecteurs", "Recall among pairs looked at, by the readers"), details: shareWords(fitted.quality.recallOfScored, language) },
        { term: say("Paires lues", "Pairs read"), details: <a href={`/linkage/reviews/${fitted.review}`}>{count(fitted.calibration.labels, language)}</a> },
      ]} />
      <ShareLines
        title={say("Ce que le modèle annonçait, ce que les lecteurs ont vu", "What the model announced, what readers saw")} language={language} source={source} xLabel={say("probabilité annoncée par le modèle", "probability announced by the model")}
        description={rows.map((row) => `${share(row.announced, language)}: ${share(row.observed?.share ?? null, language)}`).join("; ")} xTicks={[0, 0.25, 0.5, 0.75, 1].map((x) => ({ x, label: share(x, language) }))}
        lines={[{ name: say("accord parfait", "perfect agreement"), style: "diagonal", points: [{ x: 0, share: 0 }, { x: 1, share: 1 }] }, { name: say("observé, avec son intervalle", "observed, with its interval"), style: "points", points: rows.flatMap((row) => (row.observed === null ? [] : [{ x: row.announced, ...row.observed }])) }]}
        table={<Table caption={say("Fiabilité", "Reliability")} captionHidden language={language} rows={rows} columns={[
          { header: say("Annoncé", "Announced"), rowHeader: true, numeric: true, cell: (row) => share(row.announced, language) }, { header: say("Paires", "Pairs"), numeric: true, cell: (row) => count(row.pairs, language) }, { header: say("Lues", "Read"), numeric: true, cell: (row) => count(row.labels, language) },
          { header: say("Observé", "Observed"), numeric: true, cell: (row) => shareWords(row.observed, language) }, { header: say("Calibré", "Calibrated"), numeric: true, cell: (row) => share(row.calibrated, language) },
        ]} />}
      />
    </>
  );
}
