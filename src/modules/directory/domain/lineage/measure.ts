import { ascending } from "d3-array";
import type { Day } from "../../../../kernel/time/day.ts";
import type { EntityRef, NodeId } from "../entity.ts";
import type { SuccessionType } from "../field.ts";
import type { Lineage, LineageMember } from "../record.ts";

/** A succession between two units, by their ids. */
export interface LineageLink {
  readonly predecessor: NodeId;
  readonly successor: NodeId;
  readonly type: SuccessionType;
  readonly effectiveFrom: string;
  readonly effectiveDay: Day;
  readonly source: string;
  readonly statements: readonly string[];
}

export interface LineageUnit {
  readonly ref: EntityRef;
  readonly openedDay: Day | null;
  readonly closedDay: Day | null;
  readonly stub: boolean;
}

type Inheritance = LineageMember["inheritance"];

/** How far the history of the predecessor is that of the successor, by type of succession. */
export const inheritanceOf: Readonly<Record<SuccessionType, Inheritance>> = {
  merger: "whole",
  renewal: "whole",
  split: "whole",
  "split-merger": "shared",
  integration: "from-effect",
  "spin-off": "none",
  "spin-off-merger": "none",
};

/** From least to most. A chain gives the least of its links, several ways the most of them. */
const rank: readonly Inheritance[] = ["none", "from-effect", "shared", "whole"];

/**
 * Places every unit around `of`: how many steps back (negative) or forward by the shortest way, and what of a
 * predecessor's history counts as that of `of`. Successors give it nothing. A unit both before and after (a circle in the
 * sources) stands at the nearer place, as predecessor where both are as near. Members in the order of distance, then code.
 */
export function measureLineage(of: NodeId, links: readonly LineageLink[], units: ReadonlyMap<NodeId, LineageUnit>): Lineage {
  const back = walk(of, links, "back");
  const forth = walk(of, links, "forth");
  const inherited = inheritanceBack(of, links);
  const members = [...new Set([of, ...back.keys(), ...forth.keys()])].flatMap((id): LineageMember[] => {
    const unit = units.get(id);
    if (unit === undefined) return [];
    const up = back.get(id) ?? Infinity;
    const down = forth.get(id) ?? Infinity;
    const distance = id === of ? 0 : up <= down ? -up : down;
    return [{ ...unit, distance, inheritance: id === of ? "whole" : distance < 0 ? (inherited.get(id) ?? "none") : "none" }];
  });
  const known = new Set(members.map((member) => member.ref.id));
  return {
    of,
    members: members.toSorted((a, b) => a.distance - b.distance || ascending(a.ref.code, b.ref.code)),
    successions: links
      .filter((link) => known.has(link.predecessor) && known.has(link.successor))
      .flatMap(({ predecessor, successor, ...link }) => {
        const from = units.get(predecessor)?.ref;
        const to = units.get(successor)?.ref;
        return from === undefined || to === undefined ? [] : [{ predecessor: from, successor: to, ...link }];
      })
      .toSorted((a, b) => ascending(a.effectiveDay, b.effectiveDay) || ascending(a.predecessor.code, b.predecessor.code) || ascending(a.successor.code, b.successor.code) || ascending(a.type, b.type)),
  };
}

/** Steps to every unit on one side, by breadth first. */
function walk(of: NodeId, links: readonly LineageLink[], side: "back" | "forth"): ReadonlyMap<NodeId, number> {
  const neighbours = new Map<NodeId, NodeId[]>();
  for (const { predecessor, successor } of links) {
    const [from, to] = side === "back" ? [successor, predecessor] : [predecessor, successor];
    neighbours.set(from, [...(neighbours.get(from) ?? []), to]);
  }
  const steps = new Map<NodeId, number>([[of, 0]]);
  let edge: readonly NodeId[] = [of];
  for (let step = 1; edge.length > 0; step += 1) {
    const next = new Set(edge.flatMap((id) => neighbours.get(id) ?? []).filter((id) => !steps.has(id)));
    for (const id of next) steps.set(id, step);
    edge = [...next];
  }
  steps.delete(of);
  return steps;
}

/** The widest way from every predecessor: raised until nothing changes, which a circle cannot keep from ending. */
function inheritanceBack(of: NodeId, links: readonly LineageLink[]): ReadonlyMap<NodeId, Inheritance> {
  const widest = new Map<NodeId, number>([[of, rank.length - 1]]);
  for (let moved = true; moved; ) {
    moved = false;
    for (const { predecessor, successor, type } of links) {
      const above = widest.get(successor);
      if (above === undefined || predecessor === of) continue;
      const offered = Math.min(above, rank.indexOf(inheritanceOf[type]));
      if (offered > (widest.get(predecessor) ?? -1)) {
        widest.set(predecessor, offered);
        moved = true;
      }
    }
  }
  return new Map([...widest].map(([id, place]) => [id, rank[place] ?? "none"]));
}
