import type { VNode } from "preact";
import { Breadcrumbs, DownloadLinks, EmptyState, Heading, Lead, Table, Tag, type Tone } from "../../../../kernel/html/index.ts";
import { both, formatDay, formatNumber, pick, plural } from "../../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../../kernel/i18n/language.ts";
import type { Table as ExportTable } from "../../../../kernel/tables/index.ts";
import type { RegisterChange, RegisterChangeKind } from "../../domain/difference/register-change.ts";
import type { VersionSummary } from "../../store/version-store.ts";
import { downloadsOf } from "../exports.ts";
import { versionName } from "../parts.tsx";
import type { Place } from "../place.ts";
import { sayIn } from "../../../../kernel/i18n/say.ts";

const kindWords: Readonly<Record<RegisterChangeKind, Bilingual>> = { added: both("ajouté", "added"), removed: both("supprimé", "removed"), changed: both("modifié", "changed") };
const tones: Readonly<Record<RegisterChangeKind, Tone>> = { added: "good", removed: "bad", changed: "accent" };

export interface DifferenceViewProps {
  readonly place: Place;
  readonly from: VersionSummary;
  readonly to: VersionSummary;
  readonly changes: readonly RegisterChange[];
}

/** What one version of the contract says that the other does not, in words, old and new. */
export function DifferenceView({ place, from, to, changes }: DifferenceViewProps): VNode {
  const { say, language } = place;
  const since = (one: VersionSummary): string => (one.inForceFrom === null ? say("projet", "draft") : say(`en vigueur depuis le ${formatDay(one.inForceFrom, language)}`, `in force since ${formatDay(one.inForceFrom, language)}`));
  const number = formatNumber(changes.length, language);
  return (
    <div>
      <DifferenceCrumbs place={place} />
      <Heading level={1}>{say(`De la version ${from.number} à la version ${to.number}`, `From version ${from.number} to version ${to.number}`)}</Heading>
      <Lead>
        {changes.length === 0 ? say("Aucune différence", "No difference") : `${number} ${plural(language, changes.length, { one: say("différence", "difference"), other: say("différences", "differences") })}`}{say("\u202f: ", ": ")}
        {versionName(from, say)}, {since(from)}{say("\u202f; ", "; ")}{versionName(to, say)}, {since(to)}.
      </Lead>
      {changes.length === 0 ? (
        <EmptyState title={say("Les deux versions disent la même chose.", "The two versions say the same.")} action={{ href: "/contract#versions", label: say("Choisir d’autres versions", "Choose other versions") }} />
      ) : (
        <>
          <DownloadLinks downloads={downloadsOf(place, "difference", { from: String(from.number), to: String(to.number) })} language={language} />
          <ChangesTable changes={changes} caption={say("Différences entre les deux versions", "Differences between the two versions")} language={language} />
        </>
      )}
    </div>
  );
}

/** Changes in words, with what kind they are and where. */
export function ChangesTable({ changes, caption, language }: { readonly changes: readonly RegisterChange[]; readonly caption: string; readonly language: Language }): VNode {
  const say = sayIn(language);
  return (
    <Table
      caption={caption}
      captionHidden
      filter
      language={language}
      rows={changes}
      columns={[
        { header: say("Changement", "Change"), cell: (one) => <Tag tone={tones[one.kind]}>{pick(kindWords[one.kind], language)}</Tag> },
        { header: say("En quoi", "What"), cell: (one) => pick(one.message, language) },
        { header: say("Où", "Where"), cell: (one) => <span class="soft small">{placeInWords(one.path, language)}</span> },
      ]}
    />
  );
}

/** The same changes for people with a spreadsheet and for programs. */
export function differenceExport(from: VersionSummary, to: VersionSummary, changes: readonly RegisterChange[]): ExportTable {
  return changesExport(`difference-${to.contractCode}-${from.number}-${to.number}`, both(`De la version ${from.number} à la version ${to.number}`, `From version ${from.number} to version ${to.number}`), changes);
}

export function changesExport(name: string, title: Bilingual, changes: readonly RegisterChange[]): ExportTable {
  return {
    name,
    title,
    columns: [
      { key: "kind", label: both("Changement", "Change") },
      { key: "code", label: both("Code", "Code") },
      { key: "path", label: both("Où", "Where") },
      { key: "message", label: both("En quoi", "What") },
    ],
    rows: changes.map((one) => [kindWords[one.kind], one.code, one.path, one.message]),
  };
}

/** With a single version in force there is nothing to compare, and the page says what it waits for. */
export function NothingToCompare({ place }: { readonly place: Place }): VNode {
  const { say } = place;
  return (
    <div>
      <DifferenceCrumbs place={place} />
      <Heading level={1}>{say("Différences entre versions", "Differences between versions")}</Heading>
      <EmptyState title={say("Le contrat n’a qu’une version en vigueur.", "The contract has only one version in force.")} action={{ href: "/contract", label: say("Voir le contrat", "See the contract") }}>
        <p>{say("Dès qu’un avenant entre en vigueur, cette page montre ce qu’il change, article par article.", "As soon as an amendment is in force, this page shows what it changes, item by item.")}</p>
      </EmptyState>
    </div>
  );
}

function DifferenceCrumbs({ place }: { readonly place: Place }): VNode {
  return <Breadcrumbs language={place.language} crumbs={[{ label: place.say("Contrat", "Contract"), href: place.href("/contract") }, { label: place.say("Différences", "Differences") }]} />;
}

const pathWords: Readonly<Record<string, string>> = { priority: "priorité", objective: "objectif", indicator: "indicateur", part: "volet", measure: "mesure", target: "cible", table: "tableau", contract: "contrat" };

/** "priority 1 / action 9" in the language of the page. */
export function placeInWords(path: string, language: Language): string {
  if (language === "en") return path;
  return path.split(" / ").map((step) => step.replace(/^\w+/, (word) => pathWords[word] ?? word)).join(" / ");
}
