import { both, narrowSpace } from "../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { Issue } from "../../../kernel/errors/app-error.ts";
import { standing, type ValueEvent, type ValueEventKind, type ValueStanding } from "./value-events.ts";

/** Where one series and period stand: nothing, a proposal alone, a value, a value with a proposal beside it. */
export type ValueSituation = "empty" | "proposal" | "value" | "value-and-proposal";

/**
 * The moves that each situation allows. One proposal waits at a time, so that two answers never cross. A value that
 * stands is corrected or withdrawn, with a reason, never entered again; while a proposal waits, it is answered first.
 */
export const valueMoves: Readonly<Record<ValueSituation, readonly ValueEventKind[]>> = {
  empty: ["entered", "proposed"],
  proposal: ["accepted", "accepted-changed", "refused"],
  value: ["proposed", "corrected", "withdrawn"],
  "value-and-proposal": ["accepted", "accepted-changed", "refused", "withdrawn"],
};

const needReason: readonly ValueEventKind[] = ["accepted-changed", "refused", "corrected", "withdrawn"];
const withoutValue: readonly ValueEventKind[] = ["refused", "withdrawn"];
const answering: readonly ValueEventKind[] = ["accepted", "accepted-changed", "refused"];

export function situationOf(given: ValueStanding): ValueSituation {
  if (given.observation === null) return given.pending.length === 0 ? "empty" : "proposal";
  return given.pending.length === 0 ? "value" : "value-and-proposal";
}

/** The moves now allowed on one series and period, from all its events. */
export function allowedMoves(events: readonly ValueEvent[]): readonly ValueEventKind[] {
  return valueMoves[situationOf(standing(events))];
}

/**
 * What forbids the event `next` after the events of its series and period: all faults at once, an empty list when it
 * may be recorded. The acceptance of a proposal by its own author is refused (four eyes).
 */
export function checkMove(events: readonly ValueEvent[], next: ValueEvent): Issue[] {
  const same = events.filter((one) => one.series === next.series && one.period.from === next.period.from && one.period.until === next.period.until);
  const now = standing(same);
  const situation = situationOf(now);
  const issues: Issue[] = [];
  const fault = (code: string, text: Bilingual, field: string): void => {
    issues.push({ code: `indicators.${code}`, severity: "error", text, field });
  };
  if (!valueMoves[situation].includes(next.kind)) fault("move-not-allowed", refusal(situation, next.kind), "kind");
  if (answering.includes(next.kind)) {
    const proposal = now.pending.find((one) => one.id === next.answers);
    if (proposal === undefined) {
      fault("answer-without-proposal", both("La réponse ne vise aucune proposition en attente pour cette série et cette période. Indiquez la proposition à laquelle elle répond.",
        "The answer is to no pending proposal for this series and period. Name the proposal that it answers."), "answers");
    } else if (next.kind !== "refused" && proposal.authorId === next.authorId) {
      fault("own-proposal", both(`La valeur proposée par ${proposal.author} doit être acceptée par une autre personne.`,
        `The value proposed by ${proposal.author} has to be accepted by another person.`), "authorId");
    } else if (next.kind === "accepted" && next.value !== null && next.value !== proposal.value) {
      fault("accepted-value-differs", both("Une acceptation garde la valeur proposée. Pour une autre valeur, choisissez « accepter avec modification ».",
        "An acceptance keeps the proposed value. For another value, choose “accept with a change”."), "value");
    }
  } else if (next.answers !== null) {
    fault("answer-not-expected", both("Seules une acceptation et un refus répondent à une proposition.", "Only an acceptance and a refusal answer a proposal."), "answers");
  }
  if (withoutValue.includes(next.kind) && next.value !== null) {
    fault("value-not-expected", both("Un refus ou un retrait ne porte pas de valeur. Laissez la valeur vide.", "A refusal or a withdrawal carries no value. Leave the value empty."), "value");
  }
  if (!withoutValue.includes(next.kind) && next.kind !== "accepted" && (next.value === null || !Number.isFinite(next.value))) {
    fault("value-missing", both("Il manque la valeur. Donnez un nombre.", "The value is missing. Give a number."), "value");
  }
  if (needReason.includes(next.kind) && (next.reason === null || next.reason.trim() === "")) {
    fault("reason-missing", both(`Dites pourquoi${narrowSpace}: ce motif reste dans l’historique de la valeur.`, "Say why: the reason stays in the history of the value."), "reason");
  }
  return issues;
}

const kindWords: Readonly<Record<ValueEventKind, Bilingual>> = {
  entered: both("saisir une valeur", "enter a value"),
  proposed: both("proposer une valeur", "propose a value"),
  accepted: both("accepter une proposition", "accept a proposal"),
  "accepted-changed": both("accepter une proposition avec modification", "accept a proposal with a change"),
  refused: both("refuser une proposition", "refuse a proposal"),
  corrected: both("corriger la valeur", "correct the value"),
  withdrawn: both("retirer la valeur", "withdraw the value"),
};

const situationWords: Readonly<Record<ValueSituation, Bilingual>> = {
  empty: both("il n’y a encore ni valeur ni proposition", "there is no value and no proposal yet"),
  proposal: both("une proposition attend une réponse", "a proposal waits for an answer"),
  value: both("une valeur est déjà enregistrée", "a value is already recorded"),
  "value-and-proposal": both("une valeur est enregistrée et une proposition attend une réponse", "a value is recorded and a proposal waits for an answer"),
};

function refusal(situation: ValueSituation, kind: ValueEventKind): Bilingual {
  const allowed = valueMoves[situation];
  return both(
    `On ne peut pas ${kindWords[kind].fr} pour cette période${narrowSpace}: ${situationWords[situation].fr}. Possible${narrowSpace}: ${allowed.map((one) => kindWords[one].fr).join(", ")}.`,
    `It is not possible to ${kindWords[kind].en} for this period: ${situationWords[situation].en}. Possible: ${allowed.map((one) => kindWords[one].en).join(", ")}.`,
  );
}
