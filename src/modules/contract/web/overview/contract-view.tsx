import type { VNode } from "preact";
import { Button, DefinitionList, DownloadLinks, Field, Heading, Lead } from "../../../../kernel/html/index.ts";
import { formatDay, formatNumber, pick, plural } from "../../../../kernel/i18n/format.ts";
import { placedActions } from "../../domain/outline.ts";
import type { VersionSummary } from "../../store/version-store.ts";
import { downloadsOf } from "../exports.ts";
import { VersionLine } from "../parts.tsx";
import { itemPath, type Place } from "../place.ts";
import { VersionsTable } from "./versions-table.tsx";

/** The contract at a glance: what it is, its versions, its outline, and the door to any other date. */
export function ContractView({ place, versions }: { readonly place: Place; readonly versions: readonly VersionSummary[] }): VNode {
  const { say, language, register, version } = place;
  const objectives = register.priorities.flatMap((one) => one.objectives);
  const parts = register.indicators.flatMap((one) => one.parts);
  const count = (n: number, one: string, other: string): string => `${formatNumber(n, language)} ${plural(language, n, { one, other })}`;
  return (
    <div>
      <Heading level={1}>{pick(register.title, language)}</Heading>
      <div class="stack">
        <Lead>
          {count(register.priorities.length, say("priorité", "priority"), say("priorités", "priorities"))},{" "}
          {count(objectives.length, say("objectif", "objective"), say("objectifs", "objectives"))},{" "}
          {count(placedActions(register).length, "action", "actions")},{" "}
          {count(register.indicators.length, say("indicateur", "indicator"), say("indicateurs", "indicators"))} {say("en", "in")} {count(parts.length, say("volet", "part"), say("volets", "parts"))}.
        </Lead>
        <VersionLine place={place} />
        <DefinitionList
          items={[
            { term: say("Institut", "Institute"), details: register.institute },
            { term: say("Période", "Period"), details: say(`du 1er janvier ${register.fromYear} au 31 décembre ${register.toYear}`, `1 January ${register.fromYear} to 31 December ${register.toYear}`) },
            { term: say("Signé le", "Signed on"), details: register.signedOn === null ? say("date inconnue", "date unknown") : formatDay(register.signedOn, language) },
            { term: say("Document", "Document"), details: version.sourceName ?? say("inconnu", "unknown") },
            { term: say("Empreinte du registre", "Hash of the register"), details: <code class="small">{version.registerSha256}</code> },
            {
              term: say("À lire aussi", "See also"),
              details: (
                <>
                  <a href="/evaluation">{say("l’évaluation finale", "the final evaluation")}</a>{", "}
                  <a href={place.href("/resources")}>{say("les moyens", "resources")}</a>{", "}
                  <a href={place.href("/indicators")}>{say("les indicateurs", "indicators")}</a>{", "}
                  <a href="/sites">{say("le dialogue de site", "the site dialogue")}</a>{", "}
                  <a href={place.href("/contradictions")}>
                    {count(version.contradictions.length, say("point où le contrat se contredit ou s’interprète", "point where the contract contradicts itself or needs interpretation"), say("points où le contrat se contredit ou s’interprète", "points where the contract contradicts itself or needs interpretation"))}
                  </a>
                </>
              ),
            },
          ]}
        />
      </div>
      <Heading level={2} id="outline">{say("Le plan du contrat", "The outline of the contract")}</Heading>
      {register.priorities.map((priority) => (
        <>
          <Heading level={3} kicker={`${say("Priorité", "Priority")} ${priority.code}`}>
            <a class="ledger-group-link" href={place.href(itemPath("priority", priority.code))}>{pick(priority.title, language)}</a>
          </Heading>
          <ul class="prose">
            {priority.objectives.map((objective) => (
              <li>
                <a href={place.href(itemPath("objective", objective.code))}>{say("Objectif", "Objective")} {objective.code}</a>{say("\u202f: ", ": ")}{pick(objective.title, language)}
                <span class="soft small nowrap"> {count(objective.actions.length, "action", "actions")}</span>
              </li>
            ))}
          </ul>
        </>
      ))}
      <DateForm place={place} />
      <Heading level={2} id="versions">{say("Versions", "Versions")}</Heading>
      <p class="prose">{say("Une version en vigueur ne change plus\u202f; un avenant ouvre la suivante. L’empreinte permet de vérifier que le registre est resté le même.", "A version in force never changes; an amendment opens the next one. The hash lets anyone check that the register has stayed the same.")}{" "}<a href={place.href("/contract/versions")}>{say("De quand à quand, et quelles cibles ont changé", "From when to when, and which targets changed")}</a></p>
      <VersionsTable place={place} versions={versions} />
      <DownloadLinks downloads={downloadsOf(place, "versions")} language={language} />
      <CompareForm place={place} versions={versions} />
    </div>
  );
}

function DateForm({ place }: { readonly place: Place }): VNode {
  const { say, language } = place;
  return (
    <>
      <Heading level={2} id="date">{say("Le contrat à une autre date", "The contract at another date")}</Heading>
      <form method="get" action="/contract" class="inline-form">
        <Field control="date" name="on" label={say("Tel qu’en vigueur le", "As in force on")} language={language} value={place.on} />
        <Button kind="second">{say("Afficher", "Show")}</Button>
      </form>
    </>
  );
}

/** Only versions that have a date can be compared; with fewer than two there is nothing to offer. */
function CompareForm({ place, versions }: { readonly place: Place; readonly versions: readonly VersionSummary[] }): VNode | null {
  const { say, language } = place;
  const dated = versions.filter((one) => one.inForceFrom !== null);
  const [first, last] = [dated[0], dated.at(-1)];
  if (first === undefined || last === undefined || first === last) return null;
  const options = dated.map((one) => ({ value: String(one.number), label: `${say("version", "version")} ${one.number}` }));
  return (
    <>
      <Heading level={2} id="compare">{say("Ce qu’un avenant a changé", "What an amendment changed")}</Heading>
      <form method="get" action="/contract/difference" class="inline-form">
        <Field control="select" name="from" label={say("De la", "From")} language={language} options={options} value={String(first.number)} />
        <Field control="select" name="to" label={say("À la", "To")} language={language} options={options} value={String(last.number)} />
        <Button kind="second">{say("Comparer", "Compare")}</Button>
      </form>
    </>
  );
}
