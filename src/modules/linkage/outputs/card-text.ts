import { formatNumber, formatPercent } from "../../../kernel/i18n/format.ts";
import type { EstimatedShare, LabelFreeQuality } from "../quality/index.ts";
import type { ModelCard } from "../domain/outputs.ts";

const whole = (count: number): string => formatNumber(count, "en");
const small = (value: number): string => (value === 0 ? "0" : value >= 0.001 ? formatNumber(value, "en", { maximumFractionDigits: 4 }) : value.toExponential(2));
const bits = (value: number): string => formatNumber(value, "en", { minimumFractionDigits: 2, signed: true });

function table(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`;
  return [line(header), line(header.map(() => "---")), ...rows.map(line), ""];
}

/** The card as Markdown, in English as the file itself is; labels in both languages. */
export function cardText(card: ModelCard): string {
  const about = card.description === null ? [] : [typeof card.description === "string" ? card.description : `${card.description.en}\n\n${card.description.fr}`, ""];
  return [
    `# Model card: ${card.name}${card.version === null ? "" : ` ${card.version}`}`, "", ...about,
    card.rightRows === null ? `One file of ${whole(card.leftRows)} rows, searched for duplicates.` : `${whole(card.leftRows)} rows on the left, ${whole(card.rightRows)} on the right.`,
    `${whole(card.candidatePairs)} pairs were compared, ${whole(card.writtenPairs)} written, ${whole(card.linkedPairs)} linked (probability of at least ${card.decision.probability}, one-to-one: ${card.decision.oneToOne}); ${whole(card.clusters)} clusters. Seed: ${card.seed}.`, "",
    "## Warnings", "",
    ...(card.warnings.length === 0 ? ["None."] : card.warnings.map((issue) => `- ${issue.text.en} [${issue.code}]`)), "",
    "## Columns", "", ...table(["column", "read as", "left", "right"], card.columns.map((one) => [one.name, one.clean, one.left.join(", "), one.right.join(", ")])),
    "## Comparisons", "",
    "m: share of matches at this level; u: share of non-matches; weight: log2(m/u), in bits. Term frequency: rare values weigh more at this level; the frequencies themselves are not kept.", "",
    ...card.comparisons.flatMap((one) => [
      `### ${one.label.en} / ${one.label.fr} (\`${one.name}\`)`, "", `Reads ${one.columns.join(", ")}. ${one.nullIsNeutral ? "Without a value on either side: no evidence." : "What a missing value means is said by its levels."}`, "",
      ...table(["level", "meaning", "m", "u", "weight", "term frequency"], one.levels.map((level) => [String(level.level), `${level.label.en} / ${level.label.fr}`, small(level.m), small(level.u), bits(level.weightBits), level.termFrequency === null ? "" : `of ${level.termFrequency.column}, weight ${level.termFrequency.weight}`])),
    ]),
    "## Blocking", "", "Pairs sharing a key, and those not made by an earlier rule.", "",
    ...table(["rule", "pairs", "new pairs", "largest block"], card.blocking.map((one) => [one.rule, whole(one.pairs), one.newPairs === null ? "–" : whole(one.newPairs), whole(one.largestBlock)])),
    "## Training", "",
    card.training.from === "model" ? "Values were brought by the model: nothing was trained." : `u from ${whole(card.training.randomPairs)} random pairs.`,
    `Share of all possible pairs that are matches: ${small(card.training.prior)}.`, "",
    ...(card.training.sessions.length === 0 ? [] : table(["session", "pairs", "left out", "iterations", "converged", "share of matches"], card.training.sessions.map((one) => [one.name, `${whole(one.pairs)}${one.sampled ? " (sampled)" : ""}`, one.leftOut.join(", "), String(one.iterations), one.converged ? "yes" : "no", one.shareOfMatches === null ? "–" : formatPercent(one.shareOfMatches, "en", 2)]))),
    ...qualityLines(card.quality),
    ...labelLines(card),
  ].join("\n").replace(/\n{3,}/g, "\n\n").trimEnd().concat("\n");
}

function qualityLines(quality: unknown): string[] {
  if (typeof quality !== "object" || quality === null || !("labelFree" in quality)) return [];
  const { precision, recall, warnings } = quality.labelFree as LabelFreeQuality;
  const told = (share: EstimatedShare | null): string => (share === null ? "–" : `${formatNumber(share.share, "en", { maximumFractionDigits: 4 })} [${formatNumber(share.low, "en", { maximumFractionDigits: 4 })}, ${formatNumber(share.high, "en", { maximumFractionDigits: 4 })}]`);
  return ["## Quality, estimated without labels", "", `Precision ${told(precision)}, recall ${told(recall)} (95% intervals; as good as the model's probabilities, no better).`, "", ...warnings.map((issue) => `- ${issue.text.en}`), ""];
}

function labelLines({ labels }: ModelCard): string[] {
  if (labels === null) return [];
  const share = (value: number | null): string => (value === null ? "–" : formatNumber(value, "en", { maximumFractionDigits: 4 }));
  return ["## Against known pairs", "", `${whole(labels.truePairs)} pairs are known to be matches: precision ${share(labels.precision)}, recall ${share(labels.recall)}, F1 ${share(labels.f1)}; best F1 ${share(labels.bestF1)} at a probability of ${share(labels.bestProbability)}.`, ""];
}
