import { holds, type Answer, type Answers, type Form, type FormAxis, type Question } from "../../../modules/consultations/index.ts";
import { seededRandom } from "../random.ts";
import { madeUpText } from "./texts.ts";

type Random = () => number;

/** How likely a question is to be answered at all. */
const answered = 0.9;
const wroteText = 0.34;

/** Made-up contributions to one axis; the same seed gives the same. Some groups see things less brightly than others. */
export function madeUpContributions(form: Form, axis: FormAxis, count: number, seed: string): readonly Answers[] {
  const random = seededRandom(`${seed} ${axis.code}`);
  return Array.from({ length: count }, () => contribution(form, axis, random));
}

function contribution(form: Form, axis: FormAxis, random: Random): Answers {
  const given: Record<string, Answer> = {};
  let mood = 0;
  for (const group of form.groups) {
    if (random() > 0.96) continue;
    const at = weighted(group.options.map((_, place) => 1 / (1 + 0.45 * place)), random);
    given[group.code] = group.options[at]?.code ?? "";
    mood += at % 2 === 0 ? 0.06 : -0.08;
  }
  // One after the other: whether a question is asked hangs on the answers before it.
  for (const { question, section } of axis.sections.flatMap((one) => one.questions.map((question) => ({ question, section: one })))) {
    const asked = [section.when, question.when].every((when) => when === undefined || holds(when, given));
    if (!asked || random() > (question.kind === "text" ? wroteText : answered)) continue;
    const answer = answerTo(question, mood, random);
    if (answer !== null) given[question.code] = answer;
  }
  return given;
}

/** Where the answers to a question lie, from 0 (low) to 1 (high): its own leaning, and the mood of whoever answers. */
function leaning(question: Question, mood: number): number {
  return Math.min(0.9, Math.max(0.1, 0.25 + 0.5 * seededRandom(question.code)() + mood));
}

/** Around the leaning: the mean of three throws is seldom at the ends. */
function place(question: Question, mood: number, steps: number, random: Random): number {
  const spread = (random() + random() + random()) / 3 - 0.5;
  return Math.min(steps - 1, Math.max(0, Math.floor((leaning(question, mood) + 1.5 * spread) * steps)));
}

function answerTo(question: Question, mood: number, random: Random): Answer | null {
  switch (question.kind) {
    case "scale": return question.noOpinion && random() < 0.07 ? "no-opinion" : question.low + place(question, mood, question.high - question.low + 1, random);
    case "single": return question.options[place(question, mood, question.options.length, random)]?.code ?? null;
    case "multiple": return several(question.options.map(({ code }) => code), question.alone ?? [], question.atMost ?? 3, question, random);
    case "ranking": return shuffledBy(question.options.map(({ code }) => code), question.code, random).slice(0, question.atMost ?? 3);
    case "matrix": return Object.fromEntries(question.rows.filter(() => random() < 0.93).map(({ code }, row) => [code, question.columns[place(question, mood + (row % 3) * 0.08 - 0.08, question.columns.length, random)]?.code ?? ""]));
    case "number": {
      const share = random() * random();
      return Number((question.least + share * Math.min(question.most - question.least, 40)).toFixed(question.decimals));
    }
    case "date": {
      const [first, last] = [Number(question.earliest.slice(0, 4)), Number(question.latest.slice(0, 4))];
      const year = last - Math.floor(random() * random() * (last - first + 1));
      if (question.precision === "year") return String(year);
      const month = `${year}-${String(1 + Math.floor(random() * 12)).padStart(2, "0")}`;
      return month < question.earliest || month > question.latest ? question.latest : month;
    }
    case "text": return madeUpText(question.code, random)?.slice(0, question.longest) ?? null;
  }
}

function weighted(weights: readonly number[], random: Random): number {
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0);
  const at = weights.findIndex((weight) => (left -= weight) < 0);
  return at < 0 ? weights.length - 1 : at;
}

function several(codes: readonly string[], alone: readonly string[], atMost: number, question: Question, random: Random): readonly string[] | null {
  const lone = alone[0];
  if (lone !== undefined && random() < 0.15) return [lone];
  const liking = seededRandom(`${question.code} options`);
  const chosen = codes.filter((code) => !alone.includes(code)).filter(() => random() < 0.15 + 0.4 * liking()).slice(0, atMost);
  return chosen.length === 0 ? null : chosen;
}

/** In an order that most people share more or less. */
function shuffledBy(codes: readonly string[], seed: string, random: Random): string[] {
  const liking = seededRandom(`${seed} order`);
  return codes.map((code) => ({ code, weight: liking() + random() * 0.9 })).sort((a, b) => b.weight - a.weight).map(({ code }) => code);
}
