export { clusterNodes } from "./cluster-nodes.ts";
export type { ClusterNode, Clusters, OpenQuestion, PairDecision } from "./cluster-nodes.ts";
export { canonicalRank, foldIdentifier, foldScheme, heldIdentifiers, joiningKeys, joiningSchemes, schemeOf } from "./schemes.ts";
export type { HeldIdentifier } from "./schemes.ts";
