import type { Author } from "../../../../kernel/audit/index.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { both, formatDay } from "../../../../kernel/i18n/format.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import { keepVersion } from "../../actions/keep-version.ts";
import { difference } from "../../domain/difference/index.ts";
import { draftPlace } from "../../store/version-store.ts";
import type { SignatureSide } from "../domain/act.ts";
import { isOpen } from "../domain/amendment.ts";
import { contradictionsAfter } from "../domain/contradictions-after.ts";
import { issue, notOpen, notProposed, refusedSignature } from "../errors.ts";
import type { AmendmentDeps } from "./deps.ts";
import type { LoadedAmendment } from "./load.ts";
import { obstacles } from "./propose.ts";
import { auditSubject, takeStep, type WriteAct } from "./record.ts";

/** What the signatory had before their eyes. */
export interface SeenBySignatory {
  readonly registerSha256: string;
  readonly inForceFrom: Day;
}

/**
 * Signs a proposal for one side. Two different persons sign, neither of them the one who last changed the text; each
 * signs the hash of the register that they saw, and the day. The second signature makes the version of the contract, in
 * the same transaction, and tells whoever is concerned.
 */
export async function sign(deps: AmendmentDeps, by: Author & { readonly accountId: string }, number: number, side: SignatureSide, seen: SeenBySignatory): Promise<LoadedAmendment> {
  return takeStep(deps, by, number, async (loaded) => {
    const { amendment } = loaded;
    if (!isOpen(amendment)) throw notOpen();
    const { inForceFrom } = amendment;
    if (amendment.state === "draft" || inForceFrom === null) throw notProposed();
    const issues = [...faultsOfSignature(loaded, by.accountId, side, seen), ...(await obstacles(deps, loaded, inForceFrom))];
    if (issues.length > 0) throw refusedSignature(issues);
    const isLast = amendment.signatures.length === 1;
    const people = isLast ? await deps.concerned(subjectsChanged(loaded)) : [];
    return async (inside, write) => {
      await write({ kind: "sign", side, registerSha256: seen.registerSha256, inForceFrom });
      if (isLast) await complete(deps, inside, write, by, loaded, inForceFrom, people);
    };
  });
}

function faultsOfSignature({ amendment, registerSha256 }: LoadedAmendment, accountId: string, side: SignatureSide, seen: SeenBySignatory): Issue[] {
  const found: Issue[] = [];
  if (seen.registerSha256 !== registerSha256 || amendment.proposedSha256 !== registerSha256 || seen.inForceFrom !== amendment.inForceFrom) {
    found.push(issue("signed-text-differs", null, "Le texte ou la date ne sont plus ceux que vous avez lus\u202f: relisez, puis signez.", "The text or the day are no longer those that you read: read again, then sign."));
  }
  if (amendment.signatures.some((one) => one.side === side)) found.push(issue("side-signed-already", "side", "Cette partie a déjà signé.", "This side has signed already."));
  if (amendment.signatures.some((one) => one.accountId === accountId)) found.push(issue("signed-by-same-person", null, "Vous avez signé pour l’autre partie\u202f: deux personnes différentes signent.", "You have signed for the other side: two different persons sign."));
  if (amendment.lastEditor.accountId === accountId) found.push(issue("signed-by-editor", null, "Vous avez écrit la dernière modification de cet avenant\u202f: quelqu’un d’autre le signe.", "You wrote the last change of this amendment: somebody else signs it."));
  return found;
}

/** The version is made of what was signed: the register of both signatures, in force from the day of both. */
async function complete(deps: AmendmentDeps, inside: Db, write: WriteAct, by: Author, loaded: LoadedAmendment, inForceFrom: Day, people: readonly string[]): Promise<void> {
  const { amendment, base, draft, registerSha256 } = loaded;
  const { contractCode, number, reasonKind, reason } = amendment;
  const { next } = await draftPlace(inside, contractCode, registerSha256);
  const contradictions = contradictionsAfter(base.register, base.contradictions, draft.register).all;
  await keepVersion(inside, by, deps.clock.now(), next, { register: draft.register, contradictions, inForceFrom, sourceName: null, sourceSha256: null, reasonKind, reason });
  await write({ kind: "complete", version: next, registerSha256, inForceFrom });
  await deps.announce(inside, { type: "contract.version-in-force", subject: `contract:${contractCode}`, data: { contract: contractCode, version: next, amendment: number, inForceFrom, registerSha256 } });
  await deps.notify(inside, {
    key: `${auditSubject(contractCode, number)} signed`,
    to: people,
    subject: both(`Avenant ${number} au contrat\u202f: en vigueur le ${formatDay(inForceFrom, "fr")}`, `Amendment ${number} to the contract: in force on ${formatDay(inForceFrom, "en")}`),
    text: both(
      `L’avenant ${number} est signé par l’établissement et par l’État. Il est en vigueur à partir du ${formatDay(inForceFrom, "fr")}.\n\nIl touche à ce dont vous répondez\u202f: la page montre ce qui change.`,
      `Amendment ${number} is signed by the institute and by the State. It is in force from ${formatDay(inForceFrom, "en")}.\n\nIt touches what you answer for: the page shows what changes.`,
    ),
    path: `/amendments/${number}`,
  });
}

/** Indicators, parts and actions that the amendment touches, as perimeters name them. */
export function subjectsChanged({ base, draft }: Pick<LoadedAmendment, "base" | "draft">): string[] {
  const found = difference(base.register, draft.register).flatMap(({ path }) =>
    path.split(" / ").flatMap((step) => {
      const [kind = "", code = ""] = step.split(" ");
      return kind === "action" ? [`action-${code}`] : kind === "indicator" || kind === "part" || kind === "target" || kind === "measure" ? [code] : [];
    }),
  );
  return [...new Set(found)];
}
