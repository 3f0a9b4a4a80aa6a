import type { VNode } from "preact";
import { Heading, Table } from "../../../../kernel/html/index.ts";
import { formatDay, formatNumber } from "../../../../kernel/i18n/format.ts";
import type { LinkedDataset, SharingRequest } from "../../deps.ts";
import { Told, toldText } from "../deps.tsx";
import type { CohortPageProps } from "./cohort-page.tsx";

/** How the data of a cohort are shared: its plan, its datasets and the way to ask for them, and what was asked. */
export function SharingSection({ place, cohort: { content }, datasets, sharing }: Pick<CohortPageProps, "place" | "cohort" | "datasets" | "sharing">): VNode {
  const { say, language } = place;
  const found = content.datasets.flatMap((code) => datasets.get(code) ?? []);
  const countsOf = (code: string): string => (sharing?.counts ?? []).filter(({ dataset }) => dataset === code).map(({ state, count }) => `${formatNumber(count, language)} ${state[language]}`).join(", ");
  return (
    <section aria-labelledby="sharing">
      <Heading level={2} id="sharing">{say("Partage des données", "Sharing of data")}</Heading>
      {content.sharing.fr === "" && content.sharing.en === "" ? <p class="soft">{say("Aucun plan de partage n’est encore écrit.", "No sharing plan has been written yet.")}</p> : <p class="prose"><Told text={content.sharing} language={language} /></p>}
      <Table<LinkedDataset> caption={say("Jeux de données de la cohorte", "Datasets of the cohort")} captionHidden language={language} rows={found} empty={<p class="soft">{say("Aucun jeu de données de cette cohorte n’est publié au portail.", "No dataset of this cohort is published in the portal.")}</p>} columns={[
        { header: say("Jeu de données", "Dataset"), rowHeader: true, cell: ({ name, href }) => <a href={href}>{toldText(name, language)}</a> },
        { header: say("Accès", "Access"), cell: ({ access, conditions }) => <>{access[language]}{conditions.length === 0 ? null : <ul class="soft small">{conditions.map((one) => <li>{toldText(one, language)}</li>)}</ul>}</> },
        { header: say("Le demander", "Ask for it"), cell: ({ requestHref, whyNot }) => (requestHref === null ? <span class="soft">{whyNot === null ? "–" : whyNot[language]}</span> : <a href={requestHref}>{say("Demander l’accès", "Ask for access")}</a>) },
        ...(sharing === null ? [] : [{ header: say("Demandes reçues", "Requests received"), cell: ({ code }: LinkedDataset) => countsOf(code) || <span class="soft">{say("aucune", "none")}</span> }]),
      ]} />
      {sharing === null || sharing.visible.length === 0 ? null : (
        <>
          <Heading level={3}>{say("Demandes d’accès que vous pouvez lire", "Requests for access that you may read")}</Heading>
          <Table<SharingRequest> caption={say("Demandes d’accès", "Requests for access")} captionHidden language={language} rows={sharing.visible} columns={[
            { header: say("Demande", "Request"), rowHeader: true, cell: ({ number, href }) => <a href={href}>{number}</a> },
            { header: say("Jeu de données", "Dataset"), cell: ({ dataset }) => { const one = datasets.get(dataset); return one === undefined ? dataset : toldText(one.name, language); } },
            { header: say("État", "State"), cell: ({ state }) => state[language] },
            { header: say("Déposée le", "Handed in on"), cell: ({ submittedOn }) => (submittedOn === null ? "–" : formatDay(submittedOn, language, "short")) },
          ]} />
        </>
      )}
    </section>
  );
}
