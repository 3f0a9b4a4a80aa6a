import type { VNode } from "preact";
import { DownloadLinks, EmptyState, Heading, Lead, Table, usualDownloads } from "../../../../kernel/html/index.ts";
import type { RequestContext } from "../../../../kernel/http/route.ts";
import { daysBetween, day } from "../../../../kernel/time/day.ts";
import { formatDay } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { sayIn } from "../../../../kernel/i18n/say.ts";
import { LineHead, shownDelay } from "../../web/parts.tsx";
import type { ReleaseLine } from "../store.ts";
import { statusWords } from "./words.ts";

/** Released tables, newest year first: every version stays where it is. */
export function ReleasesTable({ releases, language }: { readonly releases: readonly ReleaseLine[]; readonly language: Language }): VNode {
  const say = sayIn(language);
  return <Table<ReleaseLine> caption={say("Tables parues", "Released tables")} captionHidden language={language} rows={releases} empty={<EmptyState title={say("Aucune table n’est parue", "No table was released")}><p>{say("Les tables de chaque année de décès paraîtront ici.", "The tables of every year of death will be released here.")}</p></EmptyState>} columns={[
    { header: say("Décès de", "Deaths of"), rowHeader: true, cell: ({ deathYear, version }) => <a href={`/mortality/tables/${deathYear}/${version}`}>{deathYear}</a> },
    { header: "Version", numeric: true, cell: ({ version }) => String(version) },
    { header: say("État", "State"), cell: ({ status }) => statusWords[status][language] },
    { header: say("Parues le", "Released on"), cell: ({ releasedOn }) => formatDay(releasedOn, language) },
    { header: say("Après la fin de l’année de décès", "After the end of the year of death"), cell: ({ deathYear, releasedOn }) => shownDelay(daysBetween(day(`${deathYear}-12-31`), releasedOn), language) },
    { header: say("Révision", "Revision"), cell: ({ reason }) => (reason === "" ? "–" : reason) },
  ]} />;
}

export function ListPage({ releases, context: { actor, language } }: { readonly releases: readonly ReleaseLine[]; readonly context: RequestContext }): VNode {
  const say = sayIn(language);
  return (
    <>
      <LineHead current="tables" actor={actor} language={language} crumbs={[{ label: say("Tables", "Tables") }]} />
      <Heading level={1}>{say("Tables réglementaires des causes de décès", "Statutory tables of causes of death")}</Heading>
      <Lead>{say("Décès par cause (liste européenne de 86 causes), sexe, âge et région de résidence.", "Deaths by cause (European shortlist of 86 causes), sex, age and region of residence.")}</Lead>
      <ReleasesTable releases={releases} language={language} />
      <DownloadLinks language={language} downloads={usualDownloads("/exports/mortality-releases", `?lang=${language}`)} />
      <Heading level={2}>{say("Comment elles paraissent", "How they are released")}</Heading>
      <ul>
        <li>{say("Une version parue ne change plus\u202f: son empreinte le montre. Ce qui doit être corrigé paraît comme une nouvelle version, qui dit pourquoi\u202f; l’ancienne reste à son adresse.", "A version released no longer changes: its hash shows it. What has to be corrected is released as a new version, which says why; the old one stays at its address.")}</li>
        <li>{say("Provisoires, puis définitives\u202f: après des tables définitives, une révision est définitive elle aussi.", "Provisional, then final: after final tables a revision is final as well.")}</li>
        <li>{say("Les nombres de 1 à 4 sont masqués, et d’autres avec eux pour qu’aucun ne se retrouve par différence. La vérification suit les sommes une à une\u202f; elle ne compare pas deux versions entre elles.", "Numbers from 1 to 4 are hidden, and others with them so that none can be worked out by difference. The check follows sums one by one; it does not compare two versions with each other.")}</li>
        <li>{say("Taux standardisé\u202f: somme sur les âges du poids de la population européenne standard de 2013 multiplié par le taux de l’âge, divisée par la somme des poids.", "Standardised rate: sum over ages of the weight of the European Standard Population of 2013 times the rate of that age, divided by the sum of weights.")}</li>
      </ul>
    </>
  );
}
