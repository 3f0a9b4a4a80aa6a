import { orcidOf } from "../graph/keys.ts";
import { makeUpPeople, type MadeUpPerson } from "../graph/people.ts";
import { structures } from "../graph/structures.ts";
import { seededRandom } from "../random.ts";
import { drawAccess, type MadeUpAccess } from "./access.ts";
import { citationsAt, levelOfTypes, probit } from "./citation-law.ts";
import { fields, fieldsOfUnits, journals, type MadeUpJournal } from "./fields.ts";
import { foreignSignature, frenchElsewhere, instituteAlone, pick, signatureOf, type MadeUpSignature } from "./signatures.ts";
import { articleCounts, centrePapers, corpusYears, foreignPapers, otherCounts, reviewCounts } from "./volumes.ts";
import { foreignName, frenchName, titleOf } from "./words.ts";

export interface MadeUpAuthor {
  readonly given: string;
  readonly family: string;
  readonly orcid: string | null;
  readonly signatures: readonly MadeUpSignature[];
}

export type MadeUpType = "article" | "review" | keyof typeof otherCounts;

/** One invented paper, before any source writes it in its own way. */
export interface MadeUpPaper {
  readonly number: number;
  readonly type: MadeUpType;
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly title: string;
  readonly fields: readonly string[];
  readonly journal: MadeUpJournal;
  readonly authors: readonly MadeUpAuthor[];
  /** How far it stands above its like, and what its field, journal and type make of it. */
  readonly deviate: number;
  readonly level: number;
  readonly access: MadeUpAccess;
  readonly retracted: boolean;
}

/** Citations until the end of a year. */
export function citationsUntil(paper: MadeUpPaper, year: number): number {
  return citationsAt(year - paper.year, paper.level, paper.deviate);
}

/** The institute's papers stand above the world's by this much, and spread more. */
const lift = 0.03;
const widening = 1.1;
/** How often the institute publishes in each of the ten journals of a field, the best first; those of a centre's papers; the world's are `share`. */
const instituteJournals = [0.08, 0.16, 0.18, 0.16, 0.13, 0.1, 0.08, 0.06, 0.03, 0.02];
const centreJournals = [0.14, 0.16, 0.16, 0.14, 0.12, 0.1, 0.08, 0.05, 0.03, 0.02];

const centres = structures.filter((one) => one.type === "clinical-investigation-centre").map((one) => one.id);
const isOpenIn = (id: string, year: number): boolean => structures.some((one) => one.id === id && one.opened <= year && (one.until ?? 9999) >= year);

/** Every invented paper of the corpus, the same on every machine. */
export function makeUpPapers(): readonly MadeUpPaper[] {
  const people = makeUpPeople();
  let number = 0;
  return corpusYears.flatMap((year) => {
    const random = seededRandom(`jalon demonstration publications ${year}`);
    const kinds: readonly (readonly [MadeUpType, number])[] = [["article", articleCounts(year)], ["review", reviewCounts(year)], ...Object.entries(otherCounts) as [MadeUpType, number][]];
    return kinds.flatMap(([type, count]) => {
      const isScored = type === "article" || type === "review";
      const total = type === "article" ? count + foreignPapers : count;
      const deviates = spreadOut(count, random);
      const journalDraws = shuffled(Array.from({ length: count }, (_, index) => (index + 0.5) / count), random);
      const access = drawAccess(count, year, random);
      const centreCount = type === "article" ? Math.round(centrePapers * 0.87) : type === "review" ? Math.round(centrePapers * 0.13) : 0;
      return Array.from({ length: total }, (_, index): MadeUpPaper => {
        number += 1;
        const isForeign = index >= count;
        const isCentre = isScored && index < centreCount;
        const units = isForeign ? [] : unitsOf(isCentre, year, random);
        const own = fieldsOfUnits[units[0] ?? "virus"] ?? ["1312", "1311"];
        const codes = random() < 0.45 ? [own[0], own[1]] : random() < 0.1 ? [...new Set([own[0], own[1], pick(fields, random).code])] : [own[0]];
        const draw = isCentre ? (index + random()) / centreCount : journalDraws[index] ?? random();
        const journal = journalAt(codes[0] ?? "1312", draw, isCentre ? centreJournals : instituteJournals);
        const level = (codes.reduce((sum, code) => sum + (fields.find((field) => field.code === code)?.level ?? 1), 0) / codes.length) * journal.quality * (levelOfTypes[type] ?? 1);
        return {
          number, type, year, month: 1 + Math.floor(random() * 12), day: 1 + Math.floor(random() * 28), title: titleOf(number, type), fields: codes, journal,
          authors: authorsOf(number, year, units, people, random), deviate: lift + widening * probit(deviates[index] ?? 0.5), level,
          access: access[index] ?? { open: false, publisher: null, hal: "none", wasOpen: false, wasInHal: "none", inPubMedCentral: false }, retracted: number % 331 === 0,
        };
      });
    });
  });
}

function unitsOf(isCentre: boolean, year: number, random: () => number): readonly string[] {
  const labs = Object.keys(fieldsOfUnits).filter((id) => !centres.includes(id) && isOpenIn(id, year));
  const teams = structures.filter((one) => one.type === "team" && isOpenIn(one.id, year));
  const first = isCentre ? pick(centres, random) : pick(labs, random);
  const inTeam = teams.filter((one) => one.partOf === first);
  const signing = inTeam.length > 0 && random() < 0.25 ? pick(inTeam, random).id : first;
  // Some go on signing with the name of a unit that closed the year before.
  const closed = structures.filter((one) => one.until === year - 1 && one.id in fieldsOfUnits);
  if (!isCentre && closed.length > 0 && random() < 0.05) return [pick(closed, random).id];
  return random() < (isCentre ? 0.5 : 0.14) ? [signing, pick(labs, random)] : [signing];
}

function authorsOf(number: number, year: number, units: readonly string[], people: readonly MadeUpPerson[], random: () => number): readonly MadeUpAuthor[] {
  const count = number % 97 === 0 ? 40 : 3 + Math.floor(random() * 4);
  // Even steps rather than chance: a year of 240 papers then stands where it should.
  const abroad = (number * 0.618_033_988_75) % 1;
  const where = abroad < 0.36 ? "eu" : abroad < 0.41 ? "near" : abroad < 0.6 ? "elsewhere" : null;
  const isBoth = random() < 0.12;
  const aloneOnly = units.length > 0 && random() < 0.05;
  return Array.from({ length: count }, (_, index): MadeUpAuthor => {
    const isOwn = units.length > 0 && (index === 0 || index === count - 1 || (random() < 0.35 && (index !== 1 || where === null)));
    if (isOwn) {
      const unit = units[index === 0 ? 0 : Math.floor(random() * units.length)] ?? "";
      const staff = people.filter((person) => person.unit === unit && person.from <= year && (person.until ?? 9999) >= year);
      const person = staff.length > 0 && index === 0 && random() < 0.8 ? pick(staff, random) : null;
      const [given = "", ...family] = person?.name.split(" ") ?? [];
      const name = person === null ? frenchName(number * 5 + index) : { given, family: family.join(" ") };
      const signature = aloneOnly ? instituteAlone(random) : signatureOf(unit, year, random);
      return { ...name, orcid: person?.hasOrcid === true ? orcidOf(person.index) : null, signatures: isBoth && index === 0 ? [signature, frenchElsewhere(random)] : [signature] };
    }
    if (where !== null && (index === 1 || random() < 0.3)) return { ...foreignName(number * 3 + index), orcid: null, signatures: [foreignSignature(index === 1 || random() < 0.6 ? where : "elsewhere", random)] };
    return { ...frenchName(number * 5 + index), orcid: null, signatures: [frenchElsewhere(random)] };
  });
}

function journalAt(field: string, draw: number, weights: readonly number[]): MadeUpJournal {
  const own = journals.filter((one) => one.field === field);
  let sum = 0;
  for (const [index, journal] of own.entries()) {
    sum += weights[index] ?? 0;
    if (draw < sum) return journal;
  }
  const last = own.at(-1);
  if (last === undefined) throw new Error(`no journal in ${field}`);
  return last;
}

/** Draws that fill 0 to 1 evenly, in no order: a small corpus then stands where the law says. */
function spreadOut(count: number, random: () => number): readonly number[] {
  return shuffled(Array.from({ length: count }, (_, index) => (index + 0.5) / count), random);
}

export function shuffled<T>(list: readonly T[], random: () => number): T[] {
  const copy = [...list];
  for (let index = copy.length - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1));
    const [left, right] = [copy[index], copy[other]];
    if (left !== undefined && right !== undefined) [copy[index], copy[other]] = [right, left];
  }
  return copy;
}
