import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { Day } from "../../../kernel/time/day.ts";
import { waveDays } from "./calendar.ts";
import type { SiteEvent, SiteFact } from "./event.ts";
import {
  commitmentSubject, siteSubject, type Commitment, type CommitmentContent, type Minutes, type Partner, type Recorder, type Referent, type ReviewState, type ReviewStep,
  type Revision, type Site, type SiteReview, type Versioned, type Wave,
} from "./model.ts";

interface OpenText<Content> { readonly revisions: Revision<Content>[]; validated: Versioned<Content>["validated"] }
interface OpenWave { readonly code: string; letter: string; startsOn: Day; readonly projection: OpenText<Bilingual> }
interface OpenReview {
  readonly id: string;
  state: ReviewState;
  readonly revisions: Revision<Minutes>[];
  sent: SiteReview["sent"];
  referentValidated: Recorder | null;
  published: Revision<Minutes> | null;
  readonly steps: ReviewStep[];
}
interface OpenSite {
  readonly code: string;
  name: string;
  communes: readonly string[];
  partners: readonly Partner[];
  revision: number;
  referents: Referent[];
  readonly waves: Map<string, OpenWave>;
  readonly commitments: Map<number, { readonly wave: string; readonly continues: number | null; readonly text: OpenText<CommitmentContent>; readonly demonstration: boolean }>;
  readonly reviews: Map<string, OpenReview>;
  demonstration: boolean;
}

/**
 * Every site as its events tell it, by code, in the order given. With `knownOn`, what was recorded after the end of that
 * day (universal time) is left out; a site first described later is then not there.
 */
export function foldSites(events: readonly SiteEvent[], knownOn: Day | null): ReadonlyMap<string, Site> {
  const open = new Map<string, OpenSite>();
  const cut = knownOn === null ? null : `${knownOn}T23:59:59.999Z`;
  for (const event of events) {
    if (cut !== null && event.recordedAt > cut) continue;
    const site = open.get(event.site) ?? fresh(event.site);
    open.set(event.site, site);
    if (event.demonstration) site.demonstration = true;
    take(site, event, event.fact);
  }
  return new Map([...open].filter(([, site]) => site.revision > 0).map(([code, site]) => [code, closed(site)]));
}

function fresh(code: string): OpenSite {
  return { code, name: code, communes: [], partners: [], revision: 0, referents: [], waves: new Map(), commitments: new Map(), reviews: new Map(), demonstration: false };
}

function take(site: OpenSite, event: SiteEvent, fact: SiteFact): void {
  const by: Recorder = { accountId: event.accountId, name: event.author };
  const { recordedAt } = event;
  const revise = <Content>(text: { readonly revisions: Revision<Content>[] }, content: Content, reason: string | null): void => {
    text.revisions.push({ number: text.revisions.length + 1, content, reason, by, recordedAt });
  };
  switch (fact.kind) {
    case "site-described":
      site.name = fact.name;
      site.communes = fact.communes;
      site.partners = fact.partners;
      site.revision += 1;
      return;
    case "referent-named":
      site.referents = [...site.referents, { accountId: fact.accountId, name: fact.name, from: fact.from, until: null }];
      return;
    case "referent-ended":
      site.referents = site.referents.map((one) => (one.accountId === fact.accountId && one.until === null ? { ...one, until: fact.until } : one));
      return;
    case "wave-opened":
      site.waves.set(fact.wave, { code: fact.wave, letter: fact.letter, startsOn: fact.startsOn, projection: { revisions: [], validated: null } });
      return;
    case "wave-corrected": {
      const wave = site.waves.get(fact.wave);
      if (wave !== undefined) Object.assign(wave, { letter: fact.letter, startsOn: fact.startsOn });
      return;
    }
    case "projection-written": {
      const wave = site.waves.get(fact.wave);
      if (wave !== undefined) revise(wave.projection, fact.text, null);
      return;
    }
    case "projection-validated": {
      const wave = site.waves.get(fact.wave);
      if (wave !== undefined) wave.projection.validated = { revision: fact.revision, by, recordedAt };
      return;
    }
    case "commitment-written": {
      const known = site.commitments.get(fact.number) ?? { wave: fact.wave, continues: fact.continues, text: { revisions: [], validated: null }, demonstration: event.demonstration };
      site.commitments.set(fact.number, known);
      revise(known.text, fact.content, fact.reason);
      return;
    }
    case "commitment-validated": {
      const known = site.commitments.get(fact.number);
      if (known !== undefined) known.text.validated = { revision: fact.revision, by, recordedAt };
      return;
    }
    default:
      return takeReview(site, fact, by, recordedAt, revise);
  }
}

type ReviewFact = Extract<SiteFact, { readonly review: string }>;
type Revise = <Content>(text: { readonly revisions: Revision<Content>[] }, content: Content, reason: string | null) => void;

function takeReview(site: OpenSite, fact: ReviewFact, by: Recorder, recordedAt: string, revise: Revise): void {
  const review: OpenReview = site.reviews.get(fact.review) ?? { id: fact.review, state: "draft", revisions: [], sent: null, referentValidated: null, published: null, steps: [] };
  site.reviews.set(fact.review, review);
  const step = (kind: ReviewStep["kind"], text: string | null = null, on: Day | null = null): void => {
    review.steps.push({ kind, revision: fact.kind === "minutes-written" ? review.revisions.length : fact.revision, text, on, by, recordedAt });
  };
  switch (fact.kind) {
    case "minutes-written":
      revise(review, fact.minutes, null);
      // What was validated was an earlier text.
      review.state = "draft";
      review.referentValidated = null;
      return step("written");
    case "minutes-sent":
      review.sent = { on: fact.on, revision: fact.revision };
      return step("sent-to-partners", null, fact.on);
    case "review-referent-validated":
      review.state = "with-office";
      review.referentValidated = by;
      return step("referent-validated");
    case "review-office-validated":
      review.state = "validated";
      review.published = review.revisions[fact.revision - 1] ?? null;
      return step("office-validated");
    case "review-sent-back":
    case "review-reopened":
      review.state = "draft";
      review.referentValidated = null;
      return step(fact.kind === "review-sent-back" ? "sent-back" : "reopened", fact.reason);
  }
}

function closed(site: OpenSite): Site {
  const waves = [...site.waves.values()].map((wave): Wave => ({ code: wave.code, letter: wave.letter, ...waveDays(wave.startsOn), projection: wave.projection }));
  return {
    code: site.code, subject: siteSubject(site.code), name: site.name, communes: site.communes, partners: site.partners, revision: site.revision,
    referents: site.referents.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0)),
    waves: waves.sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1)),
    commitments: [...site.commitments].sort(([a], [b]) => a - b).map(([number, one]): Commitment => ({ number, subject: commitmentSubject(site.code, number), ...one })),
    reviews: site.reviews,
    demonstration: site.demonstration,
  };
}

/** Who answers for the site on a day. */
export function referentsOn(site: Pick<Site, "referents">, on: Day): readonly Referent[] {
  return site.referents.filter(({ from, until }) => from <= on && (until === null || on < until));
}
