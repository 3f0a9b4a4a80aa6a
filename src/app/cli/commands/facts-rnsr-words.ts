import { describeIssue } from "../../../kernel/cli/index.ts";
import type { Issue } from "../../../kernel/errors/app-error.ts";
import { formatDay, formatNumber } from "../../../kernel/i18n/format.ts";
import type { Language } from "../../../kernel/i18n/language.ts";
import type { Day } from "../../../kernel/time/day.ts";
import { legalForms, successionTypeNames, type DeliveryReport, type RnsrCounts, type SuccessionCounts, type SuccessionType } from "../../../modules/directory/index.ts";

export interface RnsrImportOutcome {
  readonly counts: RnsrCounts;
  readonly report: DeliveryReport;
  readonly statements: number;
  readonly observedOn: Day;
  readonly dryRun: boolean;
  /** `scheme:value` of the institution that the counts single out. */
  readonly institute: string;
}

const namesShown = 10;
const remarksShown = 5;

/** What an import of the register did, as text: the counts that can be checked elsewhere, then what changed. */
export function describeRnsrImport({ counts, report, statements, observedOn, dryRun, institute }: RnsrImportOutcome, language: Language): string {
  const french = language === "fr";
  const say = (fr: string, en: string): string => (french ? fr : en);
  const n = (value: number): string => formatNumber(value, language);
  const colon = french ? "\u202f: " : ": ";
  const list = (entries: readonly (readonly [string, number])[]): string => entries.filter(([, count]) => count > 0).map(([name, count]) => `${name} ${n(count)}`).join(", ");
  const { institute: own, successions, positions } = counts;
  const types = (of: Readonly<Record<SuccessionType, number>>): string =>
    list(Object.entries(of).map(([type, count]) => [successionTypeNames[type as SuccessionType][language].toLowerCase(), count] as const).toSorted((a, b) => b[1] - a[1]));
  const chain = (of: SuccessionCounts): string => `${n(of.links)} ${say("liens sur", "links on")} ${n(of.structures)} structures (${types(of.byType)})`;
  const forms = list(Object.entries(own.byLegalForm).map(([form, count]) => [(legalForms[form]?.name[language] ?? form).toLowerCase(), count] as const));
  const lines = [
    say(`Répertoire au ${formatDay(observedOn, "fr")}`, `Register of ${formatDay(observedOn, "en")}`),
    `  ${n(counts.structures)} structures, ${n(counts.organisations)} ${say("établissements", "institutions")}, ${n(counts.people)} ${say("personnes", "people")}, ${n(statements)} ${say("énoncés", "statements")}`,
    `  ${say("positions de tutelle", "parent positions")}${colon}${n(positions.coSupervision)} ${say("tutelles", "as parent")}, ${n(positions.participation)} ${say("participations", "as participant")}`,
    `  ${say("successions", "successions")}${colon}${chain(successions)}`,
    `  ${say("prédécesseurs", "predecessors")}${colon}${n(successions.predecessors)}, ${say("dont", "of which")} ${n(successions.predecessors - successions.predecessorsListed)} ${say("connus par leur seul numéro", "known by their number alone")}`,
    `  ${say("structures mères nommées", "parent structures named")}${colon}${n(counts.parents.named)} (${n(counts.parents.listed)} ${say("décrites", "listed")})${french ? "\u202f; " : "; "}${say("filles", "children")}${colon}${n(counts.children.named)} (${n(counts.children.listed)} ${say("décrites", "listed")})`,
    say(`Institut (${institute})`, `Institute (${institute})`),
    `  ${n(own.structures)} structures${colon}${n(own.coSupervised)} ${say("en tutelle", "as parent")}, ${n(own.participating)} ${say("en participation", "as participant")}`,
    `  ${say("en tutelle, par forme", "as parent, by legal form")}${colon}${forms}`,
    `  ${say("plusieurs tutelles", "several parents")}${colon}${n(own.severalParents)}`,
    `  ${say("labels à sa position", "labels at its position")}${colon}${list(Object.entries(own.labels).map(([prefix, count]) => [prefix === "none" ? say("aucun", "none") : prefix === "not-read" ? say("non lus", "not read") : prefix, count] as const))}`,
    `  ${say("centres d’investigation clinique", "clinical investigation centres")}${colon}${n(own.clinicalInvestigationCentres)}`,
    `  ${say("successions", "successions")}${colon}${chain(own.successions)}`,
    `  ${say("manquent", "missing")}${colon}${list([
      [say("panel ERC", "ERC panel"), own.gaps.ercPanel], [say("site web", "web site"), own.gaps.website], [say("sigle", "acronym"), own.gaps.acronym], [say("domaine", "domain"), own.gaps.domain],
      [say("adresse", "address"), own.gaps.address], [say("code postal", "postal code"), own.gaps.postalCode], [say("commune", "commune"), own.gaps.municipality],
    ])}${french ? "\u202f; " : "; "}CEDEX ${n(own.gaps.cedex)}`,
    ...changeLines(report, language, dryRun),
  ];
  return lines.join("\n");
}

const kinds = [
  ["structure", { fr: "structures, celles que d’autres lignes nomment comprises", en: "structures, those that other rows name among them" }],
  ["organisation", { fr: "établissements", en: "institutions" }],
  ["person", { fr: "personnes", en: "people" }],
] as const;

function changeLines(report: DeliveryReport, language: Language, dryRun: boolean): readonly string[] {
  const french = language === "fr";
  const colon = french ? "\u202f: " : ": ";
  const n = (value: number): string => formatNumber(value, language);
  const before = report.previousObservedOn;
  const title = french
    ? before === null ? "Premier extrait\u202f: tout est nouveau" : `Changements depuis le ${formatDay(before, "fr")}`
    : before === null ? "First extract: all is new" : `Changes since ${formatDay(before, "en")}`;
  // A report lists some of the changes and counts them all.
  const counted = (what: string, items: readonly unknown[]): number => Math.max(report.counts[what] ?? 0, items.length);
  const named = (label: string, what: string, items: readonly { code: string; name: string }[]): readonly string[] => {
    const shown = before === null ? [] : items.slice(0, namesShown).map((item) => `    ${item.code} ${item.name}`);
    const rest = before === null ? 0 : counted(what, items) - shown.length;
    return [`  ${label}${colon}${n(counted(what, items))}`, ...shown, ...(rest > 0 ? [french ? `    … et ${n(rest)} autres` : `    … and ${n(rest)} more`] : [])];
  };
  return [
    title,
    ...named(french ? "nouvelles" : "opened", "opened", report.opened),
    ...kinds.flatMap(([kind, name]) => ((report.counts[`opened.${kind}`] ?? 0) > 0 ? [`    ${name[language]}${colon}${n(report.counts[`opened.${kind}`] ?? 0)}`] : [])),
    ...named(french ? "fermées" : "closed", "closed", report.closed),
    ...named(french ? "renommées" : "renamed", "renamed", report.renamed),
    `  ${french ? "autres champs changés" : "other fields changed"}${colon}${n(counted("changed", report.changed))}`,
    `  ${french ? "fiches inchangées" : "records unchanged"}${colon}${n(report.unchangedRecords)}`,
    ...(report.remarks.length > 0 ? [`  ${french ? "remarques à examiner" : "remarks to look at"}${colon}${n(report.remarks.length)}`] : []),
    ...report.remarks.slice(0, remarksShown).map((remark) => `    ${remark.text[language]}`),
    ...(report.remarks.length > remarksShown ? [french ? `    … et ${n(report.remarks.length - remarksShown)} autres (toutes avec --json)` : `    … and ${n(report.remarks.length - remarksShown)} more (all with --json)`] : []),
    dryRun
      ? french ? "Rien n’a été enregistré (--dry-run)." : "Nothing was recorded (--dry-run)."
      : french ? "Enregistré." : "Recorded.",
  ];
}

/** Warnings by kind: how many, and the first of each word for word. */
export function describeRnsrWarnings(warnings: readonly Issue[], language: Language): readonly string[] {
  const kinds = new Map<string, Issue[]>();
  for (const warning of warnings) kinds.set(warning.code, [...(kinds.get(warning.code) ?? []), warning]);
  return [...kinds.values()].toSorted((a, b) => b.length - a.length).flatMap((some) => {
    const [first] = some;
    if (first === undefined) return [];
    const more = some.length - 1;
    const rest = more === 0 ? "" : language === "fr" ? ` (et ${formatNumber(more, "fr")} ${more === 1 ? "autre" : "autres"} de même sorte)` : ` (and ${formatNumber(more, "en")} more of this kind)`;
    return [`${describeIssue(first, language)}${rest}`];
  });
}
