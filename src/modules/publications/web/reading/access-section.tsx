import type { VNode } from "preact";
import { DataLink, Disclosure, Heading, Table, Tag } from "../../../../kernel/html/index.ts";
import { formatDay } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { AccessLocation, HalDeposit } from "../../domain/record.ts";
import type { AccessObservation, Work } from "../../domain/work.ts";
import { identifierAddress, openNames, publisherNames, sourceNames } from "./words.ts";

/** Where it can be read, what HAL holds, and what was seen on which day. */
export function AccessSection({ work, today, language }: { readonly work: Work; readonly today: Day; readonly language: Language }): VNode {
  const fr = language === "fr";
  const latest = work.access.at(-1);
  const places = distinctPlaces((latest?.locations ?? []).filter(({ isOpen, url }) => isOpen && url !== null));
  return (
    <section aria-labelledby="access">
      <Heading level={2} id="access">{fr ? "Accès" : "Access"}</Heading>
      {latest === undefined ? <p class="soft">{fr ? "Aucune source n’a encore dit si le texte est en accès ouvert." : "No source has said yet whether the text is in open access."}</p> : (
        <p><Tag tone={latest.isOpen ? "good" : "quiet"}>{openNames[latest.isOpen ? "yes" : "no"][language]}</Tag> {routeText(latest, language)}{fr ? `, vu le ${formatDay(latest.observedOn, "fr")}.` : `, seen on ${formatDay(latest.observedOn, "en")}.`}</p>
      )}
      {places.length === 0 ? null : <ul class="relations">{places.map((place) => <li><Place place={place} language={language} /></li>)}</ul>}
      <HalState deposits={work.hal} today={today} language={language} />
      <HalHistory work={work} language={language} />
      {work.access.length < 2 ? null : (
        <Disclosure summary={fr ? `Historique\u202f: ${work.access.length} observations` : `History: ${work.access.length} observations`}>
          <Table
            caption={fr ? "Accès ouvert par date d’observation" : "Open access by day of observation"} captionHidden language={language} rows={work.access.toReversed()}
            columns={[
              { header: fr ? "Vu le" : "Seen on", cell: ({ observedOn }) => formatDay(observedOn, language), rowHeader: true },
              { header: fr ? "Accès" : "Access", cell: ({ isOpen }) => openNames[isOpen ? "yes" : "no"][language] },
              { header: fr ? "Par" : "By", cell: (one) => routeText(one, language) },
              { header: fr ? "Sources" : "Sources", cell: ({ sources }) => sources.map((source) => sourceNames[source][language]).join(", ") },
            ]}
          />
        </Disclosure>
      )}
    </section>
  );
}

/** One line for each place: several sources tell of the same one, some with less. */
function distinctPlaces(places: readonly AccessLocation[]): readonly AccessLocation[] {
  const known = new Map<string, AccessLocation>();
  const told = (place: AccessLocation): number => (place.version === null ? 0 : 1) + (place.licence === null ? 0 : 1);
  for (const place of places) {
    const name = place.repository ?? place.host;
    const before = known.get(name);
    if (before === undefined || told(place) > told(before)) known.set(name, place);
  }
  return [...known.values()];
}

function routeText({ isOpen, publisher, repositories }: AccessObservation, language: Language): string {
  const fr = language === "fr";
  if (!isOpen) return fr ? "ni chez l’éditeur ni dans une archive" : "neither at the publisher nor in a repository";
  const parts = [
    ...(publisher === null ? [] : [fr ? `chez l’éditeur (${publisherNames[publisher].fr})` : `at the publisher (${publisherNames[publisher].en})`]),
    ...(repositories.length === 0 ? [] : [fr ? `en archive (${repositories.join(", ")})` : `in a repository (${repositories.join(", ")})`]),
  ];
  return parts.join(fr ? " et " : " and ");
}

const versions: Readonly<Record<NonNullable<AccessLocation["version"]>, readonly [string, string]>> = {
  submitted: ["version soumise", "submitted version"], accepted: ["version acceptée", "accepted version"], published: ["version publiée", "published version"],
};

/** `cc-by-nc` as licences are written: CC BY-NC. */
function licenceName(licence: string): string {
  return /^cc-/iu.test(licence) ? `CC ${licence.slice(3).toUpperCase()}` : licence;
}

function Place({ place, language }: { readonly place: AccessLocation; readonly language: Language }): VNode {
  const fr = language === "fr";
  const name = place.repository ?? (place.host === "publisher" ? (fr ? "Éditeur" : "Publisher") : fr ? "Archive" : "Repository");
  const facts = [place.version === null ? null : versions[place.version][fr ? 0 : 1], place.licence === null ? null : licenceName(place.licence)].filter((fact) => fact !== null);
  return <><DataLink href={place.url}>{name}</DataLink>{facts.length === 0 ? null : <span class="soft"> ({facts.join(", ")})</span>}</>;
}

function HalState({ deposits, today, language }: { readonly deposits: readonly HalDeposit[]; readonly today: Day; readonly language: Language }): VNode {
  const fr = language === "fr";
  if (deposits.length === 0) return <p>{fr ? "Aucun dépôt connu dans HAL." : "No deposit known in HAL."}</p>;
  return (
    <ul class="relations">
      {deposits.map((deposit) => (
        <li>
          HAL <DataLink href={identifierAddress("hal", deposit.halId)}>{deposit.halId}</DataLink>{fr ? "\u202f: " : ": "}{depositState(deposit, today, language)}
          {deposit.depositedOn === null ? null : <span class="soft">{fr ? `, déposé le ${formatDay(deposit.depositedOn, "fr")}` : `, deposited on ${formatDay(deposit.depositedOn, "en")}`}</span>}
        </li>
      ))}
    </ul>
  );
}

function depositState(deposit: HalDeposit, on: Day, language: Language): string {
  const fr = language === "fr";
  if (deposit.submitType === "notice") return fr ? "notice sans fichier" : "record without a file";
  if (deposit.submitType === "annex") return fr ? "annexe seule" : "annex only";
  if (deposit.embargoUntil !== null && deposit.embargoUntil > on) return fr ? `fichier sous embargo jusqu’au ${formatDay(deposit.embargoUntil, "fr")}` : `file under embargo until ${formatDay(deposit.embargoUntil, "en")}`;
  return deposit.openFile || deposit.embargoUntil !== null ? (fr ? "fichier ouvert" : "open file") : fr ? "fichier fermé" : "closed file";
}

/** What HAL held as it was seen day after day, where that changed. */
function HalHistory({ work, language }: { readonly work: Work; readonly language: Language }): VNode | null {
  const fr = language === "fr";
  const seen = work.halHistory.map(({ observedOn, deposits }) => ({ observedOn, text: deposits.map((deposit) => `${deposit.halId}${fr ? "\u202f: " : ": "}${depositState(deposit, observedOn, language)}`).join(fr ? "\u202f; " : "; ") }));
  const changes = seen.filter(({ text }, index) => text !== seen[index - 1]?.text);
  if (changes.length < 2) return null;
  return (
    <Disclosure summary={fr ? `Historique dans HAL\u202f: ${changes.length} états` : `History in HAL: ${changes.length} states`}>
      <ul class="relations">{changes.toReversed().map(({ observedOn, text }) => <li>{formatDay(observedOn, language)}{fr ? "\u202f: " : ": "}{text === "" ? (fr ? "absente" : "absent") : text}</li>)}</ul>
    </Disclosure>
  );
}
