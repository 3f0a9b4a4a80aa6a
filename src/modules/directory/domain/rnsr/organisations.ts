import { checkIdentifier } from "../identifiers/index.ts";
import type { NodeKey } from "../entity.ts";
import type { SourceRecordDraft, StatementDraft } from "../statement.ts";
import { natureCodes } from "./columns.ts";
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

  /** Most frequent first, equal ones by their text: the same whatever the order of the rows. */
  shares(): readonly (readonly [value: string, share: number])[] {
    return [...this.counts].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([value, count]) => [value, Math.round((count / this.total) * 1000) / 1000]);
  }
}

interface Institution {
  readonly key: NodeKey;
  readonly names: Tally;
  readonly acronyms: Tally;
  readonly natures: Tally;
  readonly uais: Tally;
  readonly sirets: Tally;
}

/**
 * The institutions that the rows name, each once, by the order of their keys. Where rows write a name, an acronym or a
 * nature differently, each spelling is stated with its share of the rows as confidence.
 */
export function organisationRecords(structures: readonly RnsrStructure[]): readonly SourceRecordDraft[] {
  const institutions = new Map<string, Institution>();
  for (const parent of structures.flatMap((structure) => structure.parents)) {
    const key = parentKey(parent);
    let held = institutions.get(key.key);
    if (held === undefined) {
      held = { key, names: new Tally(), acronyms: new Tally(), natures: new Tally(), uais: new Tally(), sirets: new Tally() };
      institutions.set(key.key, held);
    }
    held.names.add(parent.name);
    held.acronyms.add(parent.acronym);
    held.natures.add(natureCodes[parent.natureCode] ?? "other");
    held.uais.add(parent.uai);
    held.sirets.add(parent.siret);
  }
  return [...institutions.values()]
    .toSorted((a, b) => (a.key.key < b.key.key ? -1 : 1))
    .map((one) => ({ key: `tutelle:${one.key.key}`, line: null, raw: null, statements: statementsOf(one) }));
}

function statementsOf({ key: subject, names, acronyms, natures, uais, sirets }: Institution): readonly StatementDraft[] {
  const said = (field: string, tally: Tally): readonly StatementDraft[] => tally.shares().map(([value, confidence]) => ({ subject, field, value, confidence }));
  const identifiers = [
    ...uais.shares().map(([value]) => ["uai", value] as const),
    ...[...new Set(sirets.shares().flatMap(([siret]) => sirenOf(siret) ?? []))].map((value) => ["siren", value] as const),
    ...sirets.shares().map(([value]) => ["siret", value] as const),
  ];
  return [
    ...said("name", names),
    ...said("acronym", acronyms),
    ...said("organisation-type", natures),
    ...identifiers.map(([scheme, value]): StatementDraft => ({
      subject, field: "identifier", slot: `${scheme}:${value}`, value: { scheme, value, valid: checkIdentifier(scheme, value).valid },
    })),
  ];
}
