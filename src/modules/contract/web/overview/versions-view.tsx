import type { VNode } from "preact";
import { Breadcrumbs, DownloadLinks, EmptyState, Heading, Lead, Table } from "../../../../kernel/html/index.ts";
import { formatDay, formatNumber, pick, plural } from "../../../../kernel/i18n/format.ts";
import { addDays } from "../../../../kernel/time/day.ts";
import { describeTarget, seriesOf, targetsOverTime, type DatedCatalogue, type TargetOverTime } from "../../../indicators/index.ts";
import type { VersionSummary } from "../../store/version-store.ts";
import { downloadsOf } from "../exports.ts";
import { versionName } from "../parts.tsx";
import type { Place } from "../place.ts";
import { VersionsTable } from "./versions-table.tsx";

export interface VersionsViewProps {
  readonly place: Place;
  readonly versions: readonly VersionSummary[];
  readonly history: readonly DatedCatalogue[];
}

interface MovedTarget {
  readonly key: string;
  readonly name: string;
  readonly over: readonly TargetOverTime[];
}

/** Which version said what, from when to when: the periods, the targets that moved, and every version with its hash. */
export function VersionsView({ place, versions, history }: VersionsViewProps): VNode {
  const { say, language } = place;
  const moved = movedTargets(place, history);
  return (
    <div>
      <Breadcrumbs language={language} crumbs={[{ label: say("Contrat", "Contract"), href: place.href("/contract") }, { label: say("Versions", "Versions") }]} />
      <Heading level={1}>{say("Les versions du contrat", "The versions of the contract")}</Heading>
      <Lead>
        {formatNumber(history.length, language)} {plural(language, history.length, { one: say("version datée", "dated version"), other: say("versions datées", "dated versions") })}.{" "}
        {say("Toute page du contrat se lit à une autre date, avec «\u202f?on=AAAA-MM-JJ\u202f» dans son adresse.", "Every page of the contract can be read at another date, with “?on=YYYY-MM-DD” in its address.")}
      </Lead>
      <Heading level={2} id="periods">{say("De quand à quand", "From when to when")}</Heading>
      <ol class="prose">
        {history.map((one, index) => {
          const summary = versions.find((version) => version.number === one.versionNumber);
          const before = history[index - 1];
          return (
            <li>
              <a href={`/contract?on=${one.from}`}>{summary === undefined ? one.versionNumber : versionName(summary, say)}</a>{say("\u202f: ", ": ")}
              {one.until === null ? say(`en vigueur depuis le ${formatDay(one.from, "fr")}`, `in force since ${formatDay(one.from, "en")}`) : say(`en vigueur du ${formatDay(one.from, "fr")} au ${formatDay(addDays(one.until, -1), "fr")}`, `in force from ${formatDay(one.from, "en")} to ${formatDay(addDays(one.until, -1), "en")}`)}.
              {summary === undefined || summary.reason === null ? null : <>{" "}{pick(summary.reason, language)}</>}
              {before === undefined ? null : <>{" "}<a href={`/contract/difference?from=${before.versionNumber}&to=${one.versionNumber}`}>{say("Ce qu’elle change", "What it changes")}</a></>}
            </li>
          );
        })}
      </ol>
      <Heading level={2} id="targets">{say("Les cibles qui ont changé", "Targets that have changed")}</Heading>
      {moved.length === 0 ? <EmptyState title={say("Aucune cible n’a changé depuis la signature.", "No target has changed since the contract was signed.")} /> : (
        <Table
          caption={say("Cibles qui ont changé", "Targets that have changed")}
          captionHidden
          language={language}
          rows={moved.flatMap((one) => one.over.map((over) => ({ one, over })))}
          columns={[
            { header: say("Série", "Series"), rowHeader: true, cell: ({ one }) => <a href={`/indicators/${encodeURIComponent(one.key)}`}>{one.key} · {one.name}</a> },
            { header: say("Cible", "Target"), cell: ({ over }) => (over.target === null ? say("pas de cible", "no target") : pick(describeTarget(over.target), language)) },
            { header: "Version", numeric: true, cell: ({ over }) => String(over.versionNumber) },
            { header: say("Depuis le", "Since"), cell: ({ over }) => formatDay(over.from, language) },
            { header: say("Jusqu’au", "Until"), cell: ({ over }) => (over.until === null ? say("en vigueur", "in force") : formatDay(addDays(over.until, -1), language)) },
          ]}
        />
      )}
      <Heading level={2} id="versions">{say("Toutes les versions", "All versions")}</Heading>
      <VersionsTable place={place} versions={versions} />
      <DownloadLinks downloads={downloadsOf(place, "versions")} language={language} />
    </div>
  );
}

function movedTargets({ language }: Place, history: readonly DatedCatalogue[]): MovedTarget[] {
  const names = new Map(history.flatMap((one) => seriesOf(one).map((series) => [series.key, pick(series.measure.name, language)] as const)));
  return [...names].map(([key, name]) => ({ key, name, over: targetsOverTime(history, key) })).filter((one) => one.over.length > 1);
}
