import type { Db } from "../../../kernel/db/db.ts";
import { both } from "../../../kernel/i18n/format.ts";
import { sql } from "../../../kernel/db/db.ts";
import type { Cohort } from "../domain/record.ts";
import type { RequestEvent, ServiceRequest } from "../domain/request.ts";
import { moveNames } from "../domain/request-words.ts";
import { statesOwed } from "../domain/request-table.ts";
import { daysLate } from "../domain/request.ts";
import type { CohortDeps } from "../deps.ts";
import { listRequests } from "../store/requests.ts";

/** Accounts of the office. To be asked before a transaction begins: accounts are of another part of the house. */
export async function officeAccounts({ ports }: Pick<CohortDeps, "ports">): Promise<readonly string[]> {
  return (await ports.people()).filter(({ active, roles }) => active && roles.includes("cohort-office")).map(({ accountId }) => accountId);
}

const handling = ({ assignedTo }: Pick<ServiceRequest, "assignedTo">, office: readonly string[]): readonly string[] => (assignedTo === null ? office : [assignedTo]);

/** Tells the other side of a step, in the transaction of the step. Of made-up requests nobody is told. */
export async function tellOf(tx: Db, deps: Pick<CohortDeps, "notify">, request: ServiceRequest, cohort: Cohort, step: Pick<RequestEvent, "move" | "side" | "accountId" | "internal">, office: readonly string[]): Promise<void> {
  if (request.demonstration) return;
  const toOffice = step.side === "cohort" || step.internal || step.move === "assign";
  const to = (toOffice ? handling(request, office) : [request.requester, ...cohort.content.team]).filter((id) => id !== step.accountId);
  if (to.length === 0) return;
  const name = moveNames[step.move];
  await deps.notify(tx, {
    key: `cohort-request:${request.number}:${request.revision}`, to: [...new Set(to)],
    subject: both(`Demande ${request.number}, ${name.fr}`, `Request ${request.number}, ${name.en}`),
    text: both(`Cohorte ${cohort.content.acronym}\u202f: ${name.fr}. La page de la demande dit ce qui est attendu, et de qui.`, `Cohort ${cohort.content.acronym}: ${name.en}. The page of the request says what is expected, and of whom.`),
    path: `/cohorts/requests/${request.number}`,
  });
}

/** Tells the office, once each, of requests whose promise is passed. Gives how many are late. For the timer. */
export async function tellLate(deps: Pick<CohortDeps, "db" | "clock" | "ports" | "notify">): Promise<number> {
  const today = deps.clock.today();
  const late = (await listRequests(deps.db)).filter((one) => !one.demonstration && statesOwed.includes(one.state) && daysLate(one, today) > 0);
  const office = late.length === 0 ? [] : await officeAccounts(deps);
  for (const request of late) {
    const to = handling(request, office);
    if (to.length === 0) continue;
    await deps.db.tx(async (tx) => {
      // Still late once nobody else writes about it.
      const [row] = await tx.query(sql`select id from cohorts.request where id = ${request.id} and revision = ${request.revision} for update`);
      if (row === undefined) return;
      await deps.notify(tx, {
        key: `cohort-request-late:${request.number}:${request.dueOn ?? ""}`, to,
        subject: both(`La demande ${request.number} a passé son délai`, `Request ${request.number} has passed its promise`),
        text: both("Le délai promis au catalogue est passé\u202f: avancez la demande, ou dites à la cohorte ce qui la retient.", "The delay promised in the catalogue has passed: move the request on, or tell the cohort what holds it."),
        path: `/cohorts/requests/${request.number}`,
      });
    });
  }
  return late.length;
}
