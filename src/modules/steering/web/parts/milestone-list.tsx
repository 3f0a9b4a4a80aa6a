import type { VNode } from "preact";
import { DataLink } from "../../../../kernel/html/index.ts";
import { formatDay } from "../../../../kernel/i18n/format.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import { daysBetween } from "../../../../kernel/time/day.ts";
import type { Milestone } from "../../domain/standing.ts";
import { steeringPath, type Seat } from "../place.ts";
import { MilestoneMark, milestoneState } from "./marks.tsx";

/** Milestones down a line in the order of their due days, each with its mark, and whatever the reader may see and do. */
export function MilestoneList({ seat }: { readonly seat: Seat }): VNode {
  return <ol class="milestones">{seat.standing.milestones.map((milestone) => <Item seat={seat} milestone={milestone} />)}</ol>;
}

function Item({ seat, milestone }: { readonly seat: Seat; readonly milestone: Milestone }): VNode {
  const { language, say, on, rights, subject } = seat;
  const state = milestoneState(milestone, on);
  const date = (day: Day): string => formatDay(day, language);
  const path = steeringPath(subject.code, `milestones/${milestone.id}`);
  const opens = rights.write || rights.ownsMilestone(milestone) || rights.read;
  return (
    <li class={`milestone milestone-${state}`}>
      <p class="milestone-date">{date(milestone.dueOn)}</p>
      <div>
        <p class="milestone-title">{opens ? <a href={path}>{milestone.title}</a> : milestone.title}</p>
        <p class="milestone-state">
          <MilestoneMark state={state} language={language} />{" "}
          {state === "reached" && milestone.reachedOn !== null ? <span class="soft small">{say("le", "on")} {date(milestone.reachedOn)}</span> : null}
          {state === "late" ? <span class="soft small">{late(daysBetween(milestone.dueOn, on), say)}</span> : null}
          {milestone.firstDueOn === milestone.dueOn ? null : <span class="soft small"> {say("Échéance d’abord fixée au", "First due")} {date(milestone.firstDueOn)}.</span>}
        </p>
        {rights.read && milestone.ownerName !== null ? <p class="soft small">{say("Suivi par", "Followed by")} {milestone.ownerName}</p> : null}
        {rights.read && milestone.droppedReason !== null && milestone.dropped ? <p class="soft small">{milestone.droppedReason}</p> : null}
        {rights.read && milestone.evidence.length > 0 ? <EvidenceList seat={seat} milestone={milestone} /> : null}
      </div>
    </li>
  );
}

function late(days: number, say: Seat["say"]): string {
  return days === 1 ? say("échéance dépassée de 1 jour", "1 day past its date") : say(`échéance dépassée de ${days} jours`, `${days} days past its date`);
}

/** The pieces of evidence of a milestone, for those who may see them. */
export function EvidenceList({ seat, milestone }: { readonly seat: Pick<Seat, "say" | "subject">; readonly milestone: Milestone }): VNode {
  const { say, subject } = seat;
  return (
    <ul class="small">
      {milestone.evidence.map((piece) => (
        <li>
          {say("Pièce\u202f: ", "Evidence: ")}
          {piece.kind === "link" ? <DataLink href={piece.href}>{piece.label}</DataLink> : <a href={steeringPath(subject.code, `evidence/${piece.sha256}`)} download>{piece.label} <span class="soft">({piece.fileName})</span></a>}
        </li>
      ))}
    </ul>
  );
}
