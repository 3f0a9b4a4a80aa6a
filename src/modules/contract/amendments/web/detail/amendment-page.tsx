import type { VNode } from "preact";
import { DefinitionList, DownloadLinks, EmptyState, Heading, Lead, LinkButton, Notice, Tag, usualDownloads } from "../../../../../kernel/html/index.ts";
import { formatDateTime, formatDay, formatNumber, pick, plural } from "../../../../../kernel/i18n/format.ts";
import type { Day } from "../../../../../kernel/time/day.ts";
import { difference } from "../../../domain/difference/index.ts";
import { ChangesTable } from "../../../web/overview/difference-view.tsx";
import type { Consequences } from "../../actions/consequences.ts";
import { isOpen } from "../../domain/amendment.ts";
import { reasonWords } from "../../domain/reasons.ts";
import { amendmentPath } from "../deps.ts";
import { AmendmentCrumbs, Issues } from "../parts.tsx";
import { stateName } from "../words.ts";
import { ConsequencesView } from "./consequences-view.tsx";
import { HistoryView } from "./history-view.tsx";
import { SignaturesView, type SignaturesProps } from "./signatures-view.tsx";

export interface AmendmentPageProps extends SignaturesProps {
  readonly consequences: Consequences;
  readonly today: Day;
}

/** What an amendment changes so far, what that does, and where it stands on its way to the signatures. */
export function AmendmentPage(props: AmendmentPageProps): VNode {
  const { reader, loaded, consequences, mayEdit, today, issues } = props;
  const { say, language } = reader;
  const { amendment, base, draft, newerBase } = loaded;
  const { number } = amendment;
  const changes = difference(base.register, draft.register);
  const state = stateName(amendment, today);
  const canEdit = mayEdit && isOpen(amendment);
  return (
    <div>
      <Issues issues={issues} reader={reader} />
      <AmendmentCrumbs reader={reader} number={number} />
      <Heading level={1}>{say(`Avenant ${number}`, `Amendment ${number}`)}</Heading>
      <Lead>
        {pick(reasonWords[amendment.reasonKind], language)}{say("\u202f: ", ": ")}
        {changes.length === 0 ? say("rien ne change encore.", "nothing changes yet.") : `${formatNumber(changes.length, language)} ${plural(language, changes.length, { one: say("différence", "difference"), other: say("différences", "differences") })} ${say("avec la version", "from version")} ${base.number}.`}
      </Lead>
      <div class="stack">
      <p><Tag tone={state.tone}>{pick(state.text, language)}</Tag></p>
      {newerBase === null ? null : (
        <Notice kind="warn" language={language} title={say(`La version ${newerBase.number} a pris la place de celle dont part ce projet`, `Version ${newerBase.number} has taken the place of the one that this draft starts from`)}>
          <p>{say("Il se reporte sur elle avant d’être signé.", "It has to be carried over to it before it is signed.")} {canEdit ? <a href={amendmentPath(number, "/carry-over")}>{say("Reporter le projet", "Carry the draft over")}</a> : null}</p>
        </Notice>
      )}
      <DefinitionList
        items={[
          { term: say("Motif", "Reason"), details: <>{pick(amendment.reason, language)} {canEdit ? <a class="small" href={amendmentPath(number, "/reason")}>{say("Changer le motif", "Change the reason")}</a> : null}</> },
          { term: say("Part de", "Starts from"), details: say(`version ${base.number}${base.inForceFrom === null ? "" : `, en vigueur depuis le ${formatDay(base.inForceFrom, "fr")}`}`, `version ${base.number}${base.inForceFrom === null ? "" : `, in force since ${formatDay(base.inForceFrom, "en")}`}`) },
          { term: say("En vigueur", "In force"), details: amendment.inForceFrom === null ? say("date choisie à la proposition", "day chosen when it is proposed") : formatDay(amendment.inForceFrom, language) },
          { term: say("Ouvert", "Opened"), details: say(`par ${amendment.startedBy}, le ${formatDateTime(amendment.startedAt, "fr")}`, `by ${amendment.startedBy}, on ${formatDateTime(amendment.startedAt, "en")}`) },
          ...(amendment.version === null ? [] : [{ term: say("Version du contrat", "Version of the contract"), details: <a href={`/contract?on=${amendment.inForceFrom ?? ""}`}>{amendment.version}</a> }]),
        ]}
      />
      {canEdit ? <p><LinkButton kind="main" href={amendmentPath(number, "/edit")}>{say("Modifier le projet", "Edit the draft")}</LinkButton>{" "}<LinkButton href={amendmentPath(number, "/abandon")}>{say("Abandonner…", "Abandon…")}</LinkButton></p> : null}
      </div>
      <Heading level={2} id="changes">{say("Ce qu’il change", "What it changes")}</Heading>
      {changes.length === 0 ? (
        <EmptyState title={say("Le projet dit encore la même chose que le contrat.", "The draft still says the same as the contract.")} {...(canEdit ? { action: { href: amendmentPath(number, "/edit"), label: say("Choisir quoi changer", "Choose what to change") } } : {})} />
      ) : (
        <>
          <DownloadLinks downloads={usualDownloads(`/exports/amendments/${number}`, `?lang=${language}`)} language={language} />
          <ChangesTable changes={changes} caption={say("Ce que l’avenant change", "What the amendment changes")} language={language} />
          <ConsequencesView reader={reader} consequences={consequences} />
        </>
      )}
      <SignaturesView {...props} />
      <HistoryView reader={reader} loaded={loaded} mayEdit={mayEdit} />
    </div>
  );
}
