import type { Author } from "../../../../kernel/audit/index.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { both, formatDay, formatList } from "../../../../kernel/i18n/format.ts";
import { addDays, type Day } from "../../../../kernel/time/day.ts";
import { difference } from "../../domain/difference/index.ts";
import { isOpen } from "../domain/amendment.ts";
import { undecidedRemovals } from "../domain/uses.ts";
import { amendmentChangedMeanwhile, dateTooEarly, issue, notDraft, notOpen, notProposed, refusedProposal } from "../errors.ts";
import type { AmendmentDeps } from "./deps.ts";
import { usesOf, type LoadedAmendment } from "./load.ts";
import { auditSubject, takeStep } from "./record.ts";

/**
 * The first day that may be chosen: after that of the version before, so that each version is in force for a day at
 * least, and not before today. An amendment never reaches back: what the contract said on a past day has been read,
 * judged upon and sealed in reports, and stays the answer for that day.
 */
export function earliestDay(today: Day, base: { readonly inForceFrom: Day | null }): Day {
  const next = base.inForceFrom === null ? today : addDays(base.inForceFrom, 1);
  return next > today ? next : today;
}

/** Everything that stands in the way of a signature, all at once. */
export async function obstacles(deps: AmendmentDeps, { amendment, base, draft, newerBase }: LoadedAmendment, inForceFrom: Day): Promise<Issue[]> {
  const found: Issue[] = [];
  const earliest = earliestDay(deps.clock.today(), base);
  if (inForceFrom < earliest) found.push(dateTooEarly(earliest));
  if (newerBase !== null) found.push(issue("base-outdated", null, `La version ${newerBase.number} est entrée en vigueur depuis\u202f: reportez d’abord le projet sur elle.`, `Version ${newerBase.number} has come into force since: carry the draft over to it first.`));
  if (draft.failed.length > 0) found.push(issue("edits-do-not-fit", null, "Des modifications ne peuvent plus se faire\u202f: reportez le projet.", "Some edits can no longer be made: carry the draft over."));
  if (difference(base.register, draft.register).length === 0) found.push(issue("amendment-changes-nothing", null, "L’avenant ne change rien au contrat\u202f: il n’y a rien à signer.", "The amendment changes nothing in the contract: there is nothing to sign."));
  for (const { made, losses } of undecidedRemovals(base.register, amendment.edits)) {
    const uses = await usesOf(deps, losses);
    if (uses.length > 0) {
      const list = (language: "fr" | "en"): string => formatList(uses.map((use) => `${use.of} (${use.what[language]})`), language);
      found.push(issue("removal-needs-decision", null, `L’acte ${made.act} supprime ce qui a maintenant une histoire\u202f: ${list("fr")}. Annulez-le, puis refaites-le en le confirmant.`, `Act ${made.act} removes what now has a history: ${list("en")}. Undo it, then make it again and confirm.`));
    }
  }
  return found;
}

/** Puts a draft before its two signatories, with the day from which it shall be in force, and tells them. */
export async function propose(deps: AmendmentDeps, by: Author, number: number, inForceFrom: Day, seen: number): Promise<LoadedAmendment> {
  const signatories = await deps.signatories();
  return takeStep(deps, by, number, async (loaded) => {
    const { amendment, registerSha256 } = loaded;
    if (!isOpen(amendment)) throw notOpen();
    if (amendment.state !== "draft") throw notDraft();
    if (amendment.revision !== seen) throw amendmentChangedMeanwhile();
    const issues = await obstacles(deps, loaded, inForceFrom);
    if (issues.length > 0) throw refusedProposal(issues);
    return async (inside, write) => {
      await write({ kind: "propose", inForceFrom, registerSha256 });
      await deps.notify(inside, {
        key: `${auditSubject(amendment.contractCode, number)} proposed ${amendment.revision + 1}`,
        to: signatories,
        subject: both(`Avenant ${number} à signer`, `Amendment ${number} to be signed`),
        text: both(
          `L’avenant ${number} au contrat est proposé à la signature. Il entrerait en vigueur le ${formatDay(inForceFrom, "fr")}.\n\nLa page montre ce qu’il change, ce que cela fait aux verdicts, et l’empreinte du texte que vous signez.`,
          `Amendment ${number} to the contract is proposed for signature. It would come into force on ${formatDay(inForceFrom, "en")}.\n\nThe page shows what it changes, what that does to the verdicts, and the hash of the text that you sign.`,
        ),
        path: `/amendments/${number}`,
      });
    };
  });
}

/** Takes a proposal back; a signature already given is void. */
export async function withdraw(deps: AmendmentDeps, by: Author, number: number, seen: number): Promise<LoadedAmendment> {
  return takeStep(deps, by, number, async ({ amendment }) => {
    if (!isOpen(amendment)) throw notOpen();
    if (amendment.state === "draft") throw notProposed();
    if (amendment.revision !== seen) throw amendmentChangedMeanwhile();
    return async (_inside, write) => write({ kind: "withdraw" });
  });
}

/** Ends an amendment that shall not be made. It stays readable, with why. */
export async function abandon(deps: AmendmentDeps, by: Author, number: number, why: string, seen: number): Promise<LoadedAmendment> {
  return takeStep(deps, by, number, async ({ amendment }) => {
    if (!isOpen(amendment)) throw notOpen();
    if (amendment.revision !== seen) throw amendmentChangedMeanwhile();
    if (why.trim() === "") throw refusedProposal([issue("abandoned-without-words", "why", "Dites pourquoi en quelques mots.", "Say why in a few words.")]);
    return async (_inside, write) => write({ kind: "abandon", why: why.trim() });
  });
}
