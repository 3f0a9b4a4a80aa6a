import type { VNode } from "preact";
import { Button, DataLink, Disclosure, EmptyState, Field, fieldId, Heading, Table, Tag } from "../../../../kernel/html/index.ts";
import { formatDay, formatNumber, formatPercent, plural } from "../../../../kernel/i18n/format.ts";
import { isLate, reviewOn, undertakingStates, type Alerts, type Evidence, type Milestone, type Standing } from "../../../steering/index.ts";
import { standingWords } from "../../domain/words.ts";
import type { Given, Place } from "../deps.ts";
import { errorAt, Hidden, StateTag } from "../parts.tsx";
import { basedOnOf, type Refusal } from "../refusal.ts";
import type { SteeringForm } from "./steering-acts.ts";

/** How a commitment stands. As with actions, the state, the synthesis and the milestones are public; names, confidence, evidence and what stands in the way are for those who `reads`. */
export function SteeringView({ place, standing, alerts, reads }: { readonly place: Place; readonly standing: Standing; readonly alerts: Alerts; readonly reads: boolean }): VNode {
  const { say, language, on } = place;
  const review = reviewOn(standing, on);
  const open = standing.asks.filter((ask) => ask.openedOn <= on && (ask.closedOn === null || ask.closedOn > on));
  return (
    <>
      <Heading level={2} id="standing">{say("Où il en est", "How it stands")}</Heading>
      <p><StateTag standing={standing} place={place} /> {review === null ? null : <span class="soft small">{say("au", "on")} {formatDay(review.on, language)}{reads ? <>{say("\u202f; confiance de son responsable\u202f: ", "; confidence of its owner: ")}{formatPercent(review.confidenceShare, language, 0)}</> : null}</span>}</p>
      {review === null ? null : <p class="prose">{review.synthesis}</p>}
      <p class="soft small">
        {standing.owner === null ? say("Sans responsable.", "Without owner.") : !reads ? say("Un responsable est nommé.", "An owner is named.") : say(`Responsable\u202f: ${standing.owner.name}.`, `Owner: ${standing.owner.name}.`)}{" "}
        {alerts.lateMilestones === 0 ? null : `${formatNumber(alerts.lateMilestones, language)} ${plural(language, alerts.lateMilestones, { one: say("jalon en retard", "late milestone"), other: say("jalons en retard", "late milestones") })}. `}
        {alerts.silent ? say("Sans revue depuis plus de cent jours.", "Not reviewed for over a hundred days.") : null}
      </p>
      <Heading level={3} id="milestones">{say("Jalons", "Milestones")}</Heading>
      <Table<Milestone>
        caption={say("Jalons", "Milestones")} captionHidden language={language} rows={standing.milestones}
        empty={<EmptyState title={say("Aucun jalon n’est posé", "No milestone is set")}><p>{say("Les étapes datées de cet engagement se liront ici, avec leur état.", "The dated steps of this commitment will be read here, with how they stand.")}</p></EmptyState>}
        columns={[
          { header: say("Jalon", "Milestone"), rowHeader: true, cell: (one) => one.title },
          { header: say("Échéance", "Due"), cell: (one) => <>{formatDay(one.dueOn, language)}{one.firstDueOn === one.dueOn ? null : <span class="soft small"> {say("d’abord", "first")} {formatDay(one.firstDueOn, language, "short")}</span>}</> },
          { header: say("État", "State"), cell: (one) => one.dropped ? <Tag>{say("abandonné", "dropped")}</Tag> : one.reachedOn !== null && one.reachedOn <= on ? <Tag tone="good">{say("atteint le", "reached on")} {formatDay(one.reachedOn, language, "short")}</Tag> : isLate(one, on) ? <Tag tone="bad">{say("en retard", "late")}</Tag> : <Tag>{say("à venir", "to come")}</Tag> },
          ...(reads ? [{ header: say("Pièces", "Evidence"), cell: (one: Milestone) => one.evidence.length === 0 ? <span class="soft">–</span> : <ul class="plain-list">{one.evidence.map((piece) => <li><Piece piece={piece} /></li>)}</ul> }] : []),
        ]}
      />
      {open.length === 0 || !reads ? null : (
        <>
          <Heading level={3} id="asks">{say("Obstacles et décisions demandées", "Obstacles and decisions asked for")}</Heading>
          <ul class="plain-list">{open.map((ask) => <li><Tag tone="warn">{ask.kind === "obstacle" ? "obstacle" : say("décision demandée", "decision asked for")}</Tag> {ask.text} <span class="soft small">{formatDay(ask.openedOn, language)}</span></li>)}</ul>
        </>
      )}
    </>
  );
}

function Piece({ piece }: { readonly piece: Evidence }): VNode {
  return piece.kind === "link" ? <DataLink href={piece.href}>{piece.label}</DataLink> : <>{piece.label} ({piece.fileName})</>;
}

export interface SteeringFormsProps {
  readonly place: Place;
  readonly action: string;
  readonly standing: Standing;
  readonly accounts: readonly { readonly id: string; readonly name: string }[];
  readonly refused: { readonly form: SteeringForm | "validate"; readonly refusal: Refusal; readonly given: Given } | null;
}

/** One folded form for each act; the one that was refused is open, with what was typed. */
export function SteeringForms(props: SteeringFormsProps): VNode {
  const { place, standing, accounts, refused } = props;
  const { say, language, on } = place;
  const open = standing.milestones.filter((one) => !one.dropped && one.reachedOn === null);
  const asks = standing.asks.filter((ask) => ask.closedOn === null);
  const milestoneOptions = (all: readonly Milestone[]) => all.map((one) => ({ value: one.id, label: one.title }));
  // Whoever is named stays in the list, even with an account that is closed: nobody is unnamed by sending the form.
  const named = [standing.owner, ...standing.deputies].flatMap((one) => (one === null || accounts.some(({ id }) => id === one.accountId) ? [] : [{ value: one.accountId, label: one.name }]));
  const people = [{ value: "", label: say("personne", "nobody") }, ...named, ...accounts.map(({ id, name }) => ({ value: id, label: name }))];
  const at = (form: SteeringForm, name: string, usual = "") => {
    const mine = refused?.form === form;
    return { name, id: fieldId(`${form}-${name}`), language, value: mine ? (refused.given[name] ?? "") : usual, ...(mine ? errorAt(refused.refusal.issues, name, language) : {}) };
  };
  return (
    <>
      <Heading level={3} id="act">{say("Rendre compte", "Report")}</Heading>
      <Act {...props} form="review" title={say("Dire où il en est", "Say how it stands")}>
        <Field control="select" {...at("review", "state", standing.reviews[0]?.state ?? "")} label={say("État", "State")} required options={undertakingStates.map((state) => ({ value: state, label: standingWords[state].one[language] }))} />
        <Field {...at("review", "confidence")} inputMode="decimal" label={say("Votre confiance qu’il sera tenu à temps, de 0 à 100", "Your confidence that it will be kept in time, 0 to 100")} required />
        <Field control="textarea" {...at("review", "synthesis")} label={say("Pourquoi, en quelques phrases", "Why, in a few sentences")} required />
        <Field control="date" {...at("review", "on", on)} label={say("Au", "As of")} required />
      </Act>
      <Act {...props} form="milestone" title={say("Poser ou déplacer un jalon", "Set or move a milestone")}>
        <Field control="select" {...at("milestone", "milestoneId")} label={say("Jalon", "Milestone")} options={[{ value: "", label: say("un nouveau", "a new one") }, ...milestoneOptions(open)]} />
        <Field {...at("milestone", "title")} label={say("Intitulé", "Title")} required />
        <Field control="date" {...at("milestone", "dueOn")} label={say("Échéance", "Due")} required />
        <Field {...at("milestone", "reason")} label={say("Raison, si l’échéance bouge", "Reason, where the due day moves")} optional />
      </Act>
      {open.length === 0 ? null : (
        <>
          <Act {...props} form="reached" title={say("Dire qu’un jalon est atteint", "Say that a milestone is reached")}>
            <Field control="select" {...at("reached", "milestoneId")} label={say("Jalon", "Milestone")} required options={milestoneOptions(open)} />
            <Field control="date" {...at("reached", "on", on)} label={say("Atteint le", "Reached on")} required />
            <Field {...at("reached", "href")} label={say("Adresse d’une pièce", "Address of a piece of evidence")} optional />
            <Field {...at("reached", "label")} label={say("Nom de la pièce", "Name of the evidence")} optional />
          </Act>
          <Act {...props} form="dropped" title={say("Abandonner un jalon", "Drop a milestone")}>
            <Field control="select" {...at("dropped", "milestoneId")} label={say("Jalon", "Milestone")} required options={milestoneOptions(open)} />
            <Field {...at("dropped", "reason")} label={say("Raison", "Reason")} required />
          </Act>
        </>
      )}
      {standing.milestones.length === 0 ? null : (
        <Act {...props} form="evidence" title={say("Joindre une pièce à un jalon", "Add evidence to a milestone")}>
          <Field control="select" {...at("evidence", "milestoneId")} label={say("Jalon", "Milestone")} required options={milestoneOptions(standing.milestones)} />
          <Field {...at("evidence", "href")} label={say("Adresse (https://…)", "Address (https://…)")} required />
          <Field {...at("evidence", "label")} label={say("Nom de la pièce", "Name of the evidence")} required />
        </Act>
      )}
      <Act {...props} form="ask" title={say("Signaler un obstacle, demander une décision", "Report an obstacle, ask for a decision")}>
        <Field control="select" {...at("ask", "ask", "obstacle")} label={say("Nature", "Kind")} options={[{ value: "obstacle", label: "obstacle" }, { value: "decision", label: say("décision demandée", "decision asked for") }]} />
        <Field control="textarea" {...at("ask", "text")} label={say("En quelques phrases", "In a few sentences")} required />
        <Field control="date" {...at("ask", "on", on)} label={say("Le", "On")} required />
      </Act>
      {asks.length === 0 ? null : (
        <Act {...props} form="close-ask" title={say("Lever un obstacle, rendre une décision", "Close an obstacle, give a decision")}>
          <Field control="select" {...at("close-ask", "askId")} label={say("Lequel", "Which")} required options={asks.map((ask) => ({ value: ask.id, label: ask.text.slice(0, 80) }))} />
          <Field control="textarea" {...at("close-ask", "outcome")} label={say("Ce qui a été fait ou décidé", "What was done or decided")} required />
          <Field control="date" {...at("close-ask", "on", on)} label={say("Le", "On")} required />
        </Act>
      )}
      <Act {...props} form="owner" title={say("Nommer le responsable", "Name the owner")}>
        <Field control="select" {...at("owner", "owner", standing.owner?.accountId ?? "")} label={say("Responsable", "Owner")} options={people} />
        <Field control="select" {...at("owner", "deputy", standing.deputies[0]?.accountId ?? "")} label={say("Suppléance", "Deputy")} options={people} />
      </Act>
    </>
  );
}

function Act({ place, action, standing, refused, form, title, children }: SteeringFormsProps & { readonly form: SteeringForm; readonly title: string; readonly children: VNode | (VNode | null)[] }): VNode {
  return (
    <Disclosure summary={title} open={refused?.form === form} id={`act-${form}`}>
      <form method="post" action={action}>
        <Hidden csrfToken={place.context.csrfToken} values={{ form, basedOn: basedOnOf(refused?.form === form ? refused : null, standing.revision) }} />
        {children}
        <div class="button-row"><Button kind="second">{title}</Button></div>
      </form>
    </Disclosure>
  );
}
