/** What the graph holds. `structure` and `organisation` differ: a structure does research, an organisation answers for it. */
export const coreKinds = ["structure", "organisation", "person"] as const;

/** Kinds of the graph itself, and those that another module adds (project, agreement, post…). */
export type EntityKind = string;

export const structureTypes = [
  "research-unit",
  "service-unit",
  "clinical-investigation-centre",
  "team",
  "federation",
  "research-network",
  "delegation",
  "thematic-institute",
  "site",
  "other",
] as const;
export type StructureType = (typeof structureTypes)[number];

/** UUID of a node; of an entity, that of its canonical node. */
export type NodeId = string;

/**
 * One thing as one source names it. `key` is how: `rnsr:200412238P`, `siren:180036048`, `uai:0755364Y`,
 * `orcid:0000-0002-1825-0097`, or a source's own `sifac:CC-1234`. Nodes that speak of the same thing form one entity.
 */
export interface NodeKey {
  readonly kind: EntityKind;
  readonly key: string;
}

/** An entity as others see it. `code` is its stable public address: the RNSR number of a structure, the SIREN or UAI of an organisation, else a code derived from its key. */
export interface EntityRef {
  readonly id: NodeId;
  readonly kind: EntityKind;
  readonly code: string;
  readonly name: string;
}
