import { doiRegistrar, type DoiProvider } from "../../kernel/doi/index.ts";
import { pathOf, studyDoiResource, type Study, type StudyDoiMinter, type StudyExchangeContext, type StudyVersion, type ToldStudy } from "../../modules/studies/index.ts";
import { logged } from "../datasets/doi.ts";

/**
 * DOIs of studies by a provider: one for the study (its code), which leads to the newest version, and one for each version (`CODE.vN`), tied to
 * each other in their metadata. A version that gets a successor is told anew, since it is then the one before. Of made-up studies no agency is ever told.
 */
export function studyMinterOf(real: DoiProvider, context: () => Promise<StudyExchangeContext>, versionOf: (code: string, version: number) => Promise<Study | null>): StudyDoiMinter {
  const registrar = doiRegistrar(real, logged("study"));
  const asStudy = ({ code, doi, demonstration }: Study) => ({ name: code, doi, demonstration });
  const asVersion = (study: Study, version = study.version, doi = study.versionDoi) => ({ name: `${study.code}.v${version}`, doi, demonstration: study.demonstration });
  const describe = (told: ToldStudy) => async () => {
    const house = await context();
    return { resource: studyDoiResource(told, house), url: `${house.siteUrl}${pathOf(told)}` };
  };
  return {
    async mintFor(given, versions) {
      const [doi, versionDoi] = [given.doi ?? registrar.doiFor(asStudy(given)), registrar.doiFor(asVersion(given))];
      const study: Study = { ...given, doi, versionDoi };
      const all = withDoi(versions, study.version, versionDoi);
      const came = await registrar.publish(asVersion(study), describe({ study, versions: all, as: "version" }));
      if (came === null) return null;
      // The DOI of the study tells of its newest version, whichever waited for its own.
      if (given.doi !== null) return { doi, versionDoi: came };
      const newest = versions.reduce((highest, { version }) => Math.max(highest, version), study.version);
      const shown = newest === study.version ? study : { ...((await versionOf(study.code, newest)) ?? study), doi };
      const whole = await registrar.publish(asStudy(study), describe({ study: shown, versions: all, as: "study" }));
      return whole === null ? null : { doi: whole, versionDoi: came };
    },
    async update(study, versions) {
      const before = versions.find(({ version }) => version === study.version - 1);
      const older = before === undefined || before.doi === null ? null : await versionOf(study.code, before.version);
      const told = [
        await registrar.update(asStudy(study), describe({ study, versions, as: "study" })), await registrar.update(asVersion(study), describe({ study, versions, as: "version" })),
        older === null ? true : await registrar.update(asVersion(older), describe({ study: older, versions, as: "version" })),
      ];
      return told.every(Boolean);
    },
    async hide(study, versions) {
      let hidden = await registrar.hide(asStudy(study));
      for (const { version, doi } of versions) hidden = (await registrar.hide(asVersion(study, version, doi))) && hidden;
      return hidden;
    },
  };
}

function withDoi(versions: readonly StudyVersion[], version: number, doi: string): readonly StudyVersion[] {
  return versions.map((one) => (one.version === version ? { ...one, doi } : one));
}
