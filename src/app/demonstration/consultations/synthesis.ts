import { canonicalJson } from "../../../kernel/audit/index.ts";
import type { Db } from "../../../kernel/db/db.ts";
import { both } from "../../../kernel/i18n/format.ts";
import { fixedClock } from "../../../kernel/time/day.ts";
import { createSyntheses, putMadeUpDraft, putMadeUpSettlements, putReadings, type SynthesisSentence, type Syntheses } from "../../../modules/consultations/index.ts";
import type { House } from "../../house.ts";
import { synthesisSource } from "../../consultations/synthesis.ts";
import { seededRandom } from "../random.ts";
import { codesFor, madeUpCodes, saysSmallTeams, themeOf } from "./code-book.ts";
import { closedSelfEvaluation } from "./questionnaires.ts";
import { madeUpSentences } from "./sentences.ts";

type Parts = Pick<House, "db" | "questionnaires" | "ballots" | "results" | "steps">;

const person = (id: string, name: string) => ({ accountId: `demonstration-${id}`, name });
const coderA = person("coder-a", "Camille Aubry");
const coderB = person("coder-b", "Malik Brunel");
const third = person("adjudicator", "Anne Tissier");
const writer = person("writer", "Démonstration");

/** The free texts of the closed self-evaluation: coded by two made-up people, settled by a third, and a synthesis published. */
export async function addDemonstrationSynthesis(house: Parts): Promise<void> {
  const { db } = house;
  const subject = closedSelfEvaluation;
  if ((await synthesesAt(house, "2024-05-13").codings()).some((one) => one.subject === subject)) return;
  const start = synthesesAt(house, "2024-05-13");
  await start.begin(writer, subject, { coderA: coderA.accountId, coderB: coderB.accountId, adjudicator: third.accountId });
  for (const words of madeUpCodes) await start.createCode(coderA, subject, words);
  const texts = [...(await start.texts(subject))].sort((one, other) => (one.question + one.text < other.question + other.text ? -1 : 1));
  const seen = new Map<string, number>();
  const read = texts.map(({ id, question, text }) => {
    const times = (seen.get(question + text) ?? 0) + 1;
    seen.set(question + text, times);
    const random = seededRandom(`reading ${question} ${text} ${times}`);
    return { id, text, a: reading(text, 0.05, 0.8, random), b: reading(text, 0.08, 0.45, random), random };
  });
  await putReadings(db, subject, { a: read.map(({ id, a }) => ({ text: id, codes: a })), b: read.map(({ id, b }) => ({ text: id, codes: b })) });
  await synthesesAt(house, "2024-06-10").endReadings(writer, subject);
  // Some are left as they are: a synthesis says so too.
  const differing = read.filter(({ a, b, random }) => canonicalJson(a) !== canonicalJson(b) && random() < 0.85);
  await putMadeUpSettlements(db, subject, third, differing.map(({ id, text }) => ({ text: id, codes: codesFor(text), reason: saysSmallTeams(text) ? "Le texte nomme les petites équipes\u202f: le code convient." : "La définition du code tranche." })));
  await writeSynthesis(db, synthesesAt(house, "2024-07-01"), subject);
}

async function writeSynthesis(db: Db, syntheses: Syntheses, subject: string): Promise<void> {
  const introduction = both(
    "Cette synthèse rassemble ce que le personnel a écrit librement au printemps 2024, à côté des réponses aux questions fermées. Les textes et les chiffres sont fictifs.",
    "This synthesis gathers what staff wrote freely in spring 2024, beside the answers to closed questions. Texts and figures are fictitious.",
  );
  const { texts, results, outcomes } = await syntheses.evidence(subject);
  const sentences = madeUpSentences.map((made, index): SynthesisSentence => {
    const quotable = made.quote === undefined ? undefined : [...texts.values()].map((text) => ({ ...text, words: made.quote ?? "" })).filter(({ id, text, words }) => {
      const outcome = outcomes.get(id);
      return text.startsWith(words) && outcome !== undefined && "codes" in outcome && outcome.codes.some((code) => made.codes.includes(code));
    }).sort((a, b) => (a.text + a.id < b.text + b.id ? -1 : 1))[0];
    const carrying = results.filter((one) => one.axis === made.axis && one.question === made.result?.question && one.value === made.result.value && one.share !== null).slice(0, 1);
    return {
      number: index + 1, kind: made.kind ?? "finding", axis: made.axis, objectives: made.objectives, theme: themeOf(made.codes[0] ?? 0), text: made.text, codes: made.codes, contributions: [],
      results: carrying.map((one) => [one.axis, one.question, one.part === "" ? "-" : one.part, one.value].join(" ")),
      quotations: quotable === undefined ? [] : [{ contribution: quotable.id, words: quotable.words }],
    };
  });
  await putMadeUpDraft(db, subject, writer, "2024-07-01T10:00:00.000Z", { introduction, sentences });
  await syntheses.publish(writer, subject, 1);
}

/** What one reader makes of a text: now and then a code forgotten, or nothing seen; small teams are seen by some only. */
function reading(text: string, slip: number, seesSmallTeams: number, random: () => number): readonly number[] {
  const codes = codesFor(text).filter((code) => code !== 2 || !saysSmallTeams(text) || random() < seesSmallTeams);
  if (random() >= slip) return codes;
  return random() < 0.5 ? codes.slice(1) : [...new Set([...codes, 1 + Math.floor(random() * madeUpCodes.length)])].sort((a, b) => a - b);
}

function synthesesAt(house: Parts, on: string): Syntheses {
  const random = seededRandom(`synthesis ${on}`);
  const { db } = house;
  const clock = fixedClock(on);
  return createSyntheses({
    db, clock, source: synthesisSource({ ...house, clock }), results: (code) => house.results.carryingOf(code), people: async () => [coderA, coderB, third],
    secret: () => Array.from({ length: 4 }, () => Math.floor(random() * 2 ** 32).toString(16).padStart(8, "0")).join(""),
  });
}
