import type { HalState } from "../../modules/datasets/index.ts";
import type { Publications, Work } from "../../modules/publications/index.ts";

type Answer = Awaited<ReturnType<HalState["of"]>>;
const mostRemembered = 50_000;

/**
 * Does one of these DOIs, HAL identifiers or PMIDs name a publication that stands in HAL today? A notice counts: it is in HAL; a
 * record that its source has deleted does not. The first that does, in the order given. Answers are remembered until the
 * publications change.
 */
export function halStateOf(publications: Pick<Publications, "find" | "work" | "changesAfter">): HalState {
  const known = new Map<string, Answer>();
  let sequence = 0;
  async function forgetIfChanged(): Promise<void> {
    let isStale = known.size > mostRemembered;
    for (let more = true; more;) {
      const changes = await publications.changesAfter(sequence, 10_000);
      more = changes.sequence !== sequence;
      isStale ||= more;
      sequence = changes.sequence;
    }
    if (isStale) known.clear();
  }
  let asking: Promise<void> | null = null;
  /** Those who ask at the same moment ask once. */
  const settled = (): Promise<void> => (asking ??= forgetIfChanged().finally(() => { asking = null; }));
  async function lookUp(link: string): Promise<Answer> {
    const found = await publications.find(link);
    return found === null ? null : answerOf(await publications.work(found.code));
  }
  return {
    async of(related) {
      await settled();
      for (const { scheme, value } of related) {
        const link = `${scheme}:${value.trim()}`;
        if (!known.has(link)) known.set(link, await lookUp(link));
        const answer = known.get(link) ?? null;
        if (answer !== null) return answer;
      }
      return null;
    },
  };
}

function answerOf(work: Work | null): Answer {
  const deposit = work?.hal[0];
  return work === null || deposit === undefined ? null : { work: work.code, hal: deposit.halId, title: work.title?.value ?? work.code };
}
