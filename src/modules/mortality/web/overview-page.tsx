import type { VNode } from "preact";
import { DefinitionList, Heading, Lead } from "../../../kernel/html/index.ts";
import type { RequestContext } from "../../../kernel/http/route.ts";
import { formatDay, formatNumber, formatPercent } from "../../../kernel/i18n/format.ts";
import { sayIn } from "../../../kernel/i18n/say.ts";
import { maySomewhere } from "../../identity/index.ts";
import type { DelayCount } from "../indicators/delay.ts";
import type { FailureCount } from "../indicators/failure.ts";
import type { ReleaseLine } from "../tables/store.ts";
import { ReleasesTable } from "../tables/web/list-page.tsx";
import { LineHead, shownDelay } from "./parts.tsx";

export interface OverviewPageProps {
  readonly delay: DelayCount;
  readonly failure: FailureCount;
  readonly releases: readonly ReleaseLine[];
  readonly context: RequestContext;
}

/** Where the delay and the failure rate stand, and the tables released. */
export function OverviewPage({ delay, failure, releases, context: { actor, language } }: OverviewPageProps): VNode {
  const say = sayIn(language);
  const awaited = delay.years.filter(({ deliveredOn }) => deliveredOn === null);
  const newest = [...new Map(releases.toReversed().map((one) => [one.deathYear, one])).values()].toReversed();
  return (
    <>
      <LineHead current="overview" actor={actor} language={language} />
      <Heading level={1}>{say("Causes de décès", "Causes of death")}</Heading>
      <Lead>{say("Combien de temps après la fin d’une année en connaît-on les causes de décès, et combien de certificats ne retrouvent pas leur dossier de santé\u202f? Ce que l’institut s’est engagé à réduire, et les tables qu’il publie.", "How long after the end of a year are its causes of death known, and how many certificates do not find their health record? What the institute undertook to bring down, and the tables it releases.")}</Lead>
      <DefinitionList items={[
        { term: say("Délai des statistiques (6.a)", "Delay of the statistics (6.a)"), details: <><strong>{delay.value === null ? say("rien n’est paru", "nothing was released") : say(`${formatNumber(delay.value, "fr")} an${delay.value >= 2 ? "s" : ""}`, `${formatNumber(delay.value, "en")} years`)}</strong>{delay.from === null ? "" : say(`, décès de ${delay.from.deathYear}, le ${formatDay(delay.on, "fr")}`, `, deaths of ${delay.from.deathYear}, on ${formatDay(delay.on, "en")}`)}. {say("Cible\u202f: moins de 2 ans en 2025\u202f; plus de 3 ans en 2020.", "Target: under 2 years in 2025; over 3 years in 2020.")} <a href="/mortality/indicators#delay">{say("Le calcul", "How it is made")}</a></> },
        { term: say("Sans lien avec le SNDS (6.b)", "Without a link to the national health data (6.b)"), details: <><strong>{failure.value === null ? say("aucun appariement scellé", "no sealed run") : formatPercent(failure.value, language)}</strong>{failure.from === null ? "" : say(`, décès de ${failure.from.run.deathYear}`, `, deaths of ${failure.from.run.deathYear}`)}. {say("Cible\u202f: moins de 5\u202f% en 2025\u202f; 17\u202f% en 2020.", "Target: under 5% in 2025; 17% in 2020.")} <a href="/mortality/indicators#failure">{say("Le calcul", "How it is made")}</a></> },
        ...(awaited.length === 0 ? [] : [{ term: say("Années attendues", "Years awaited"), details: awaited.map(({ deathYear, days }) => `${deathYear}\u202f: ${shownDelay(days, language)}`).join(" · ") }]),
      ]} />
      {maySomewhere(actor, "mortality.read") ? <p><a href="/mortality/ledger">{say("Où en est la chaîne des certificats", "Where the line of certificates stands")}</a> · <a href="/mortality/forecast">{say("Quand les tables viendront", "When the tables will come")}</a></p> : null}
      <Heading level={2}>{say("Tables parues", "Released tables")}</Heading>
      <ReleasesTable releases={newest} language={language} />
      <p><a href="/mortality/tables">{say("Toutes les versions, et comment elles paraissent", "All versions, and how they are released")}</a></p>
      <Heading level={2}>{say("Ce qui n’est pas ici", "What is not here")}</Heading>
      <p>{say("Aucun certificat. La chaîne se suit par des nombres\u202f: combien de certificats sont entrés dans une étape et en sont sortis chaque semaine. Ce qu’un certificat dit reste où les données de santé sont gardées.", "No certificate. The line is followed by numbers: how many certificates entered a stage and left it in each week. What a certificate says stays where health data are kept.")}</p>
    </>
  );
}
