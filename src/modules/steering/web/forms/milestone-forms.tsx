import type { ComponentChildren, VNode } from "preact";
import { Button, Field, fieldId, Heading } from "../../../../kernel/html/index.ts";
import { formatDay } from "../../../../kernel/i18n/format.ts";
import { evidenceMediaTypes } from "../../domain/faults.ts";
import type { Milestone } from "../../domain/standing.ts";
import { MilestoneMark, milestoneState } from "../parts/marks.tsx";
import { EvidenceList } from "../parts/milestone-list.tsx";
import { steeringPath, type Seat } from "../place.ts";
import { errorOf, Hidden, type Refusal } from "./form-page.tsx";
import type { Choice } from "./people.ts";

interface Props {
  readonly seat: Seat;
  readonly milestone: Milestone;
  readonly refusal: Refusal;
  readonly people: readonly Choice[];
}

/** One milestone: how it stands, its evidence, and the forms of what this reader may do to it now. */
export function MilestoneForms(props: Props): VNode {
  const { seat, milestone } = props;
  const { say, language, on, rights } = seat;
  const owns = rights.write || rights.ownsMilestone(milestone);
  const isOpen = milestone.reachedOn === null && !milestone.dropped;
  return (
    <>
      <p class="mark-line"><MilestoneMark state={milestoneState(milestone, on)} language={language} /> <span class="soft">{say("Échéance\u202f: ", "Due ")}{formatDay(milestone.dueOn, language)}{milestone.reachedOn === null ? null : `, ${say("atteint le", "reached on")} ${formatDay(milestone.reachedOn, language)}`}</span></p>
      {milestone.droppedReason === null || !milestone.dropped ? null : <p class="prose">{milestone.droppedReason}</p>}
      <Heading level={2} id="evidence">{say("Pièces", "Evidence")}</Heading>
      {milestone.evidence.length === 0 ? <p class="soft">{say("Aucune pièce\u202f: un lien ou un fichier qui montre que c’est fait.", "No evidence: a link or a file that shows that it is done.")}</p> : <EvidenceList seat={seat} milestone={milestone} />}
      {owns && isOpen ? (
        <Step {...props} step="reach" title={say("Dire qu’il est atteint", "Say that it is reached")} open>
          <Field control="date" id={fieldId("on")} name="on" label={say("Atteint le", "Reached on")} language={language} required value={props.refusal.given["on"] ?? on} {...errorOf(props.refusal.issues, "on", seat)} />
          <EvidenceFields {...props} step="reach" />
        </Step>
      ) : null}
      {owns && !milestone.dropped ? <Step {...props} step="evidence" title={say("Ajouter une pièce", "Add evidence")}><EvidenceFields {...props} step="evidence" /></Step> : null}
      {rights.write && isOpen ? (
        <Step {...props} step="change" title={say("Changer l’intitulé, la date ou la personne", "Change title, date or person")}>
          <MilestoneFields seat={seat} refusal={props.refusal} people={props.people} before={milestone} />
          <ReasonField {...props} step="change" label={say("Pourquoi l’échéance change", "Why the due date moves")} optional />
        </Step>
      ) : null}
      {rights.write && isOpen ? <Step {...props} step="drop" title={say("L’abandonner", "Drop it")} danger><ReasonField {...props} step="drop" label={say("Pourquoi", "Why")} /></Step> : null}
      {rights.write && !isOpen ? <Step {...props} step="reopen" title={say("Le rouvrir", "Reopen it")}><ReasonField {...props} step="reopen" label={say("Pourquoi", "Why")} /></Step> : null}
    </>
  );
}

interface StepProps extends Props {
  readonly step: string;
}

function Step({ seat, milestone, refusal, step, title, open = false, danger = false, children }: StepProps & { readonly title: string; readonly open?: boolean; readonly danger?: boolean; readonly children: ComponentChildren }): VNode {
  const tried = refusal.given["step"];
  return (
    <details class="disclosure" open={tried === undefined ? open : tried === step}>
      <summary>{title}</summary>
      <div class="disclosure-body">
        <form method="post" action={steeringPath(seat.subject.code, `milestones/${milestone.id}`)} encType={step === "reach" || step === "evidence" ? "multipart/form-data" : undefined}>
          <Hidden seat={seat} refusal={refusal} />
          <input type="hidden" name="step" value={step} />
          {children}
          <div class="button-row"><Button kind={danger ? "danger" : "main"}>{title}</Button></div>
        </form>
      </div>
    </details>
  );
}

function ReasonField({ seat, refusal, step, label, optional = false }: StepProps & { readonly label: string; readonly optional?: boolean }): VNode {
  const mine = refusal.given["step"] === step;
  return <Field control="textarea" rows={3} id={mine ? fieldId("reason") : fieldId(`reason-${step}`)} name="reason" label={label} language={seat.language} value={mine ? (refusal.given["reason"] ?? "") : ""} {...(optional ? { optional: true } : { required: true })} {...(mine ? errorOf(refusal.issues, "reason", seat) : {})} />;
}

/** A file or an address; both may be left out when a milestone is said to be reached. */
function EvidenceFields({ seat, refusal, step }: StepProps): VNode {
  const { say, language } = seat;
  const mine = refusal.given["step"] === step;
  const id = (name: string): string => (mine ? fieldId(name) : fieldId(`${name}-${step}`));
  const shown = (name: string): string => (mine ? (refusal.given[name] ?? "") : "");
  const wrong = (name: string): { readonly error?: string } => (mine ? errorOf(refusal.issues, name, seat) : {});
  return (
    <>
      <Field control="file" id={id("file")} name="file" label={say("Un fichier", "A file")} language={language} optional accept={Object.keys(evidenceMediaTypes).map((one) => `.${one}`).join(",")} hint={say("20\u00a0Mo au plus. PDF, OpenDocument, Office, CSV, texte, PNG ou JPEG. Lu par les seules personnes connectées qui y ont droit.", "At most 20 MB. PDF, OpenDocument, Office, CSV, text, PNG or JPEG. Read only by those signed in who have the right.")} {...wrong("file")} />
      <Field id={id("href")} name="href" label={say("Ou une adresse", "Or an address")} language={language} optional value={shown("href")} {...wrong("href")} />
      <Field id={id("label")} name="label" label={say("Ce que la pièce montre", "What the evidence shows")} language={language} optional value={shown("label")} {...wrong("label")} />
    </>
  );
}

/** Title, due day and owner of a milestone, new or already there. */
export function MilestoneFields({ seat, refusal: { given, issues }, people, before }: { readonly seat: Seat; readonly refusal: Refusal; readonly people: readonly Choice[]; readonly before: Milestone | null }): VNode {
  const { say, language } = seat;
  return (
    <>
      <Field name="title" label={say("Ce qui sera fait", "What will be done")} language={language} required value={given["title"] ?? before?.title ?? ""} hint={say("Public. Un résultat que l’on peut constater.", "Public. A result that can be seen.")} {...errorOf(issues, "title", seat)} />
      <Field control="date" name="dueOn" label={say("Échéance", "Due day")} language={language} required value={given["dueOn"] ?? before?.dueOn ?? ""} {...errorOf(issues, "dueOn", seat)} />
      <Field
        control="select" name="ownerId" label={say("Suivi par", "Followed by")} language={language} value={given["ownerId"] ?? before?.ownerId ?? ""}
        options={[{ value: "", label: say("le responsable de l’action", "the owner of the action") }, ...people]} {...errorOf(issues, "ownerId", seat)}
      />
    </>
  );
}
