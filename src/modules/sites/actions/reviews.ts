import type { Author } from "../../../kernel/audit/index.ts";
import type { Day } from "../../../kernel/time/day.ts";
import { referentsOn } from "../domain/fold.ts";
import { isSamePerson, lastOf, type Minutes, type Site, type SiteReview } from "../domain/model.ts";
import { findDueReview, type DueReview } from "../domain/reviews-due.ts";
import { minutesIssues, validationIssues } from "../domain/rules.ts";
import type { Wave } from "../domain/model.ts";
import { anotherPerson, changedMeanwhile, notPossible, notTheMoment, reviewClosed, unknownReview } from "../errors.ts";
import { fault } from "./describe.ts";
import { actOn, existing, type Outcome, type SiteActDeps } from "./recorder.ts";

export type ReviewAct =
  | { readonly kind: "write"; readonly minutes: Minutes }
  | { readonly kind: "send"; readonly on: Day }
  | { readonly kind: "validate-as-referent" }
  | { readonly kind: "validate-as-office" }
  | { readonly kind: "send-back"; readonly reason: string }
  | { readonly kind: "reopen"; readonly reason: string };

interface Seen {
  readonly site: Site;
  readonly wave: Wave;
  readonly due: DueReview;
  readonly review: SiteReview | null;
  readonly office: readonly string[];
}

/**
 * One step of a review. `basedOn` is the number of the revision of the minutes that the caller saw, 0 where there was
 * none. Fails with `sites.changed-meanwhile` where others wrote since, with `sites.review-closed` where it was validated
 * since, with `sites.another-person`, `sites.not-the-moment` or `sites.not-possible` (all faults at once).
 * `office` are the accounts told that a review waits for them.
 */
export async function actOnReview(deps: SiteActDeps, by: Author, code: string, id: string, act: ReviewAct, basedOn: number, office: readonly string[]): Promise<Site> {
  return actOn(deps, by, code, (before) => {
    const site = existing(before);
    const found = findDueReview(site, id);
    if (found === null) throw unknownReview();
    const seen: Seen = { site, ...found, review: site.reviews.get(id) ?? null, office };
    if (act.kind === "write") return write(deps, seen, act.minutes, basedOn);
    const { review } = seen;
    const last = review === null ? null : lastOf(review);
    if (review === null || last === null) throw notTheMoment("Le compte rendu n’est pas encore écrit.", "The minutes are not written yet.");
    if (last.number !== basedOn) throw changedMeanwhile(last.by.name);
    return step(seen, review, act, by, last.number, last.content);
  });
}

function commitmentsOf({ site, wave }: Seen): readonly number[] {
  return site.commitments.filter((one) => one.wave === wave.code).map((one) => one.number);
}

function write(deps: SiteActDeps, seen: Seen, minutes: Minutes, basedOn: number): Outcome {
  const { review, due, wave } = seen;
  if (review?.state === "validated") throw reviewClosed();
  const last = review === null ? null : lastOf(review);
  if ((last?.number ?? 0) !== basedOn) throw changedMeanwhile(last?.by.name ?? "Quelqu’un");
  const issues = minutesIssues(minutes, due.kind, commitmentsOf(seen), deps.clock.today(), wave.startsOn);
  if (issues.length > 0) throw notPossible(issues);
  return { facts: [{ kind: "minutes-written", review: due.id, minutes }] };
}

function step(seen: Seen, review: SiteReview, act: Exclude<ReviewAct, { kind: "write" }>, by: Author, revision: number, minutes: Minutes): Outcome {
  const { site, due } = seen;
  const path = `/sites/${encodeURIComponent(site.code)}/reviews/${due.id}`;
  const needReason = (reason: string): void => {
    if (reason.trim() === "") throw notPossible([fault("reason", "reason-missing", "Dites pourquoi en quelques mots.", "Say why in a few words.")]);
  };
  switch (act.kind) {
    case "send":
      if (act.on < minutes.heldOn) throw notPossible([fault("on", "sent-before", `La revue n’a eu lieu que le ${minutes.heldOn}.`, `The review only took place on ${minutes.heldOn}.`)]);
      return { facts: [{ kind: "minutes-sent", review: due.id, revision, on: act.on }] };
    case "validate-as-referent": {
      if (review.state !== "draft") throw notTheMoment("Cette revue n’attend pas le référent.", "This review does not wait for the referent.");
      const issues = validationIssues(minutes, due.kind, commitmentsOf(seen));
      if (issues.length > 0) throw notPossible(issues);
      const to = seen.office.filter((account) => account !== by.accountId);
      return {
        facts: [{ kind: "review-referent-validated", review: due.id, revision }],
        notices: to.length === 0 ? [] : [{
          key: `site-review:${site.code}:${due.id}:with-office:${review.steps.length}`, to,
          subject: { fr: `Site ${site.name}\u202f: une revue attend votre validation`, en: `Site ${site.name}: a review waits for your validation` },
          text: { fr: "Le référent a validé le compte rendu. Une autre personne que celle qui l’a validé le rend public.", en: "The referent has validated the minutes. Somebody other than whoever validated them makes them public." },
          path,
        }],
      };
    }
    case "validate-as-office":
      if (review.state !== "with-office") throw notTheMoment("Cette revue n’attend pas le bureau de pilotage.", "This review does not wait for the steering office.");
      if (review.referentValidated !== null && isSamePerson(review.referentValidated, by)) throw anotherPerson();
      return {
        facts: [{ kind: "review-office-validated", review: due.id, revision }],
        announcements: [{ type: "site.review-validated", subject: site.subject, data: { site: site.code, review: due.id, revision, heldOn: minutes.heldOn } }],
      };
    case "send-back": {
      if (review.state !== "with-office") throw notTheMoment("Il n’y a rien à renvoyer.", "There is nothing to send back.");
      needReason(act.reason);
      const to = referentsOn(site, minutes.heldOn).map((one) => one.accountId);
      return {
        facts: [{ kind: "review-sent-back", review: due.id, revision, reason: act.reason.trim() }],
        notices: to.length === 0 ? [] : [{
          key: `site-review:${site.code}:${due.id}:sent-back:${review.steps.length}`, to,
          subject: { fr: `Site ${site.name}\u202f: un compte rendu vous revient`, en: `Site ${site.name}: minutes come back to you` },
          text: { fr: act.reason.trim(), en: act.reason.trim() }, path,
        }],
      };
    }
    case "reopen":
      if (review.state !== "validated") throw notTheMoment("Cette revue n’est pas close.", "This review is not closed.");
      needReason(act.reason);
      return { facts: [{ kind: "review-reopened", review: due.id, revision, reason: act.reason.trim() }] };
  }
}
