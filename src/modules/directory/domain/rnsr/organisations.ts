import { checkIdentifier } from "../identifiers/index.ts";
import type { NodeKey } from "../entity.ts";
import type { SourceRecordDraft, StatementDraft } from "../statement.ts";
import { natureCodes, ownEntry } from "./columns.ts";
import { parentKey, sirenOf } from "./keys.ts";
import type { RnsrStructure } from "./structure.ts";

/** How often each value was written. */
class Tally {
  readonly counts = new Map<string, number>();
  total = 0;

  add(value: string | null): void {
    if (value === null || value === "") return;
    this.counts.set(value, (this.counts.get(value) ?? 0) + 1);
    this.total += 1;
  }

  take(other: Tally): void {
    for (const [value, count] of other.counts) this.counts.set(value, (this.counts.get(value) ?? 0) + count);
    this.total += other.total;
  }

  /**
   * Most frequent first, equal ones by their text: the same whatever the order of the rows. The share of each value is
   * that of all that `whole` counted.
   */
  shares(whole: Tally = this): readonly (readonly [value: string, share: number])[] {
    return [...this.counts.keys()]
      .map((value) => [value, whole.counts.get(value) ?? 0] as const)
      .toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
      .map(([value, count]) => [value, Math.round((count / whole.total) * 1000) / 1000]);
  }
}

/** What the rows call an institution. */
class Wording {
  readonly names = new Tally();
  readonly acronyms = new Tally();
  readonly natures = new Tally();

  take(other: Wording): void {
    this.names.take(other.names);
    this.acronyms.take(other.acronyms);
    this.natures.take(other.natures);
  }
}

interface Institution {
  readonly key: NodeKey;
  readonly said: Wording;
  readonly uais: Tally;
  readonly sirets: Tally;
}

/**
 * The institutions that the rows name, each once, by the order of their keys. Where rows write a name, an acronym or a
 * nature differently, each spelling is stated with its share of the rows as confidence. Rows without UAI share theirs with
 * those of the one UAI of the same SIREN: both speak of one legal unit, and a name written twice does not weigh as much as
 * one written three hundred times.
 */
export function organisationRecords(structures: readonly RnsrStructure[]): readonly SourceRecordDraft[] {
  const institutions = new Map<string, Institution>();
  for (const parent of structures.flatMap((structure) => structure.parents)) {
    const key = parentKey(parent);
    let held = institutions.get(key.key);
    if (held === undefined) {
      held = { key, said: new Wording(), uais: new Tally(), sirets: new Tally() };
      institutions.set(key.key, held);
    }
    held.said.names.add(parent.name);
    held.said.acronyms.add(parent.acronym);
    held.said.natures.add(ownEntry(natureCodes, parent.natureCode) ?? "other");
    held.uais.add(parent.uai);
    held.sirets.add(parent.siret);
  }
  const whole = legalUnits([...institutions.values()]);
  return [...institutions.values()]
    .toSorted((a, b) => (a.key.key < b.key.key ? -1 : 1))
    .map((one) => ({ key: `tutelle:${one.key.key}`, line: null, raw: null, statements: statementsOf(one, whole.get(one) ?? one.said) }));
}

/** What is said of an institution without UAI and of the only one with a UAI that shares its SIREN, together, for both. */
function legalUnits(institutions: readonly Institution[]): ReadonlyMap<Institution, Wording> {
  const bySiren = new Map<string, Institution[]>();
  for (const one of institutions) {
    for (const siren of sirensOf(one)) bySiren.set(siren, [...(bySiren.get(siren) ?? []), one]);
  }
  const whole = new Map<Institution, Wording>();
  for (const [siren, sharing] of bySiren) {
    const bare = sharing.find((one) => one.key.key === `siren:${siren}`);
    const [named, ...others] = sharing.filter((one) => one !== bare);
    // Several schools may share one SIREN: then nothing tells of which of them a row without UAI speaks.
    if (bare === undefined || named === undefined || others.length > 0) continue;
    const both = new Wording();
    both.take(bare.said);
    both.take(named.said);
    whole.set(bare, both).set(named, both);
  }
  return whole;
}

function sirensOf({ sirets }: Institution): readonly string[] {
  return [...new Set([...sirets.counts.keys()].flatMap((siret) => sirenOf(siret) ?? []))];
}

function statementsOf(institution: Institution, whole: Wording): readonly StatementDraft[] {
  const { key: subject, said: own, uais, sirets } = institution;
  const said = (field: string, tally: Tally, all: Tally): readonly StatementDraft[] => tally.shares(all).map(([value, confidence]) => ({ subject, field, value, confidence }));
  const identifiers = [
    ...uais.shares().map(([value]) => ["uai", value] as const),
    ...sirensOf(institution).map((value) => ["siren", value] as const),
    ...sirets.shares().map(([value]) => ["siret", value] as const),
  ];
  return [
    ...said("name", own.names, whole.names),
    ...said("acronym", own.acronyms, whole.acronyms),
    ...said("organisation-type", own.natures, whole.natures),
    ...identifiers.map(([scheme, value]): StatementDraft => ({
      subject, field: "identifier", slot: `${scheme}:${value}`, value: { scheme, value, valid: checkIdentifier(scheme, value).valid },
    })),
  ];
}
