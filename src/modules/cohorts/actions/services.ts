import { recordAudit, type Author } from "../../../kernel/audit/index.ts";
import type { Issue } from "../../../kernel/errors/app-error.ts";
import { serviceIssues, type Service, type ServiceInput } from "../domain/service.ts";
import type { CohortDeps } from "../deps.ts";
import { changedMeanwhile, codeTaken, notValid, unknownService } from "../errors.ts";
import { addService, listServices, serviceVersions } from "../store/requests.ts";

/** The catalogue of services, kept by the office in versions. */
export function createCatalogue({ db, clock, demonstration = false }: Pick<CohortDeps, "db" | "clock" | "demonstration">) {
  return {
    services: () => listServices(db),
    /** Every version, newest first. Fails with `cohorts.unknown-service`. */
    async versions(code: string): Promise<readonly [Service, ...Service[]]> {
      const [latest, ...older] = await serviceVersions(db, code);
      if (latest === undefined) throw unknownService();
      return [latest, ...older];
    },
    /** Saves a service as its next version; `basedOn` is the version that the editor saw, 0 for a new one. */
    async saveService(by: Author, input: ServiceInput, basedOn: number, more: readonly Issue[] = []): Promise<void> {
      const issues = [...serviceIssues(input), ...more];
      if (issues.length > 0) throw notValid(issues);
      await db.tx(async (tx) => {
        const [before] = await serviceVersions(tx, input.code);
        if ((before?.version ?? 0) !== basedOn) throw basedOn === 0 ? codeTaken() : changedMeanwhile();
        if (!(await addService(tx, { ...input, version: basedOn + 1, demonstration: demonstration || before?.demonstration === true }, by.name, clock.now()))) throw changedMeanwhile();
        await recordAudit(tx, { recordedAt: clock.now(), accountId: by.accountId, author: by.name, act: "cohorts.service-saved", subject: `cohort-service:${input.code}`, next: { version: basedOn + 1 } });
      });
    },
  };
}
